"""Which engines need something of their own on the way to the checkout. All others walk the generic way."""

from __future__ import annotations

from trustaudit.crawl.platforms import (
    abantecart,
    bagisto,
    magento,
    opencart,
    prestashop,
    shopify,
    squarespace,
    woocommerce,
)
from trustaudit.crawl.walker import GENERIC, Adapter

ADAPTERS: dict[str, Adapter] = {
    "abantecart": abantecart.ADAPTER,
    "bagisto": bagisto.ADAPTER,
    "ipresta": prestashop.ADAPTER,
    "magento": magento.ADAPTER,
    "magento1": magento.ADAPTER,
    "opencart": opencart.ADAPTER,
    "prestashop": prestashop.ADAPTER,
    "shopify": shopify.ADAPTER,
    "squarespace": squarespace.ADAPTER,
    "woocommerce": woocommerce.ADAPTER,
}


def adapter_for(platform: str) -> Adapter:
    """The adapter of a platform by the name `detect` gives, the generic way for all others."""
    return ADAPTERS.get(platform, GENERIC)
