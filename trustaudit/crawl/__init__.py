"""The only stage that touches the network: fetch, discover, walk to the checkout, bring home a Snapshot."""
