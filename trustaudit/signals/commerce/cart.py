"""What a shop's carts and checkouts hold: read from their pages and from the data that the shop's own scripts ask for."""

from __future__ import annotations

from collections.abc import Iterator

from trustaudit.model import Evidence, PageKind, Region, Role
from trustaudit.page.cartdata import CartFacts, read_exchange
from trustaudit.signals.base import Sheet, Site

_CARTS = frozenset((PageKind.CART, PageKind.CHECKOUT))


def cart_facts(sheet: Sheet, site: Site) -> Iterator[tuple[CartFacts, Evidence]]:
    """Facts of the page itself if it is a cart or checkout; with a shop's first page also those of its recorded data
    answers, which are no pages of their own. The evidence has an empty passage, to be filled in."""
    if not _CARTS.isdisjoint(sheet.page.kinds):
        yield sheet.cart, sheet.evidence("", Region.MAIN)
    if site.sheets and sheet is site.sheets[0]:
        for exchange in site.snapshot.exchanges:
            if exchange.role is Role.DATA:
                kinds = exchange.kinds or (PageKind.CART,)
                yield read_exchange(exchange, sheet.lexicon), Evidence(exchange.response.url, kinds, Region.MAIN, "")
