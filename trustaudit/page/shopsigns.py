"""Whether pages belong to a shop: what only shops have, weighed. The audit of a page that is no shop should say so
instead of failing it in every rule.

Signs are counted once a site, however many pages show them, and joined like independent chances. A sign is something
done with goods (a cart, a price with a button, terms of return); words such as "buy" or "price" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from trustaudit import lexicon as lexicons
from trustaudit.lexicon import Lexicon
from trustaudit.model import PageKind, Region
from trustaudit.page.data import nodes, types
from trustaudit.page.model import Page
from trustaudit.page.naming import address_kinds, named
from trustaudit.page.shapes import Shape
from trustaudit.text import fold

#: From this chance on it is a shop, up to that one it is none; between them nothing is claimed.
SHOP, NO_SHOP = 0.75, 0.3
#: The same where no way to buy was recognised: shops in languages we do not read, against classified ads.
SHOP_BY_GOODS = 0.85

_BUYING = frozenset(("cart", "checkout", "engine"))
_GOODS = frozenset(("data", "og", "meta-price", "buy", "prices"))
_TERMS = frozenset(("policy-returns", "policy-shipping", "policy-payment", "policy-warranty", "seal"))
# Found as plain texts, in lower case: a pattern with as many alternatives costs forty times as much on a page's scripts.
_ENGINES = tuple(
    "/plugins/woocommerce cdn.shopify.com /cdn/shop/ shopify-digital-wallet prestashop /modules/ps_ catalog/view/theme"
    " catalog/view/javascript route=checkout/ route=product/ text/x-magento-init /skin/frontend/ mage.cookies"
    " bigcommerce.com demandware /dw/ wixstores snipcart ecwid sfcc assets.salla zid.store mykamva ssrproductinfo oscar/"
    " nopcommerce shopware bagisto spree /wc-ajax wc_add_to_cart".split()
)
_SELLING = frozenset(("Product", "ProductGroup", "Offer", "AggregateOffer"))
_STORES = frozenset(("OnlineStore", "Store", "ClothingStore", "ElectronicsStore", "GroceryStore", "ShoppingCenter"))
_POLICIES = (PageKind.RETURNS, PageKind.SHIPPING, PageKind.PAYMENT, PageKind.WARRANTY)
_ARTICLES = frozenset(("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle"))
_SEALS = ("trustseal.enamad.ir", "ecunion.ir/verify", "trustedshops.", "zarinpal.com/webservice/trustcode")
_CART_MARKUP = re.compile(
    r"mini-?cart|cart-?(?:count|icon|link|toggle|contents|widget|drawer|total|qty|badge|button|sidebar|items?)|"
    r"(?:header|nav|top|site)-?_?-?cart|shopping-?(?:cart|bag|basket)|basket-?(?:icon|link|count)|(?:icon|fa|bi)-"
    r"(?:cart|shopping|basket|bag)|add-?to-?cart",
    re.I,
)


@dataclass(frozen=True, slots=True)
class ShopSigns:
    """How likely pages are a shop's (0 to 1), and the signs for it, strongest first. `has_trade`: two of three things
    are there, a way to buy (cart, checkout, shop software), goods with prices, and terms of sale. Classified ads and
    price comparisons have goods alone, clubs and newspapers a cart alone."""

    chance: float
    signs: tuple[str, ...]
    has_trade: bool = False

    @property
    def verdict(self) -> Literal["shop", "not-shop", "unknown"]:
        if self.chance >= (SHOP if self.has_trade else SHOP_BY_GOODS):
            return "shop"
        return "not-shop" if self.chance <= NO_SHOP else "unknown"


def shop_signs(pages: Page | Iterable[Page], lexicon: Lexicon | None = None) -> ShopSigns:
    """The signs of a shop on a page, or on all pages of a site together."""
    lexicon = lexicon or lexicons.bundled()
    found: dict[str, tuple[float, str]] = {}
    for page in (pages,) if isinstance(pages, Page) else pages:
        article = _is_article(page)
        for name, weight, text in _signs(page, lexicon):
            # A newspaper sells subscriptions and mugs too; what an article shows says less about the site.
            weight = weight / 2 if article else weight
            if weight > found.get(name, (0.0, ""))[0]:
                found[name] = (weight, text)
    doubt = 1.0
    for weight, _ in found.values():
        doubt *= 1 - weight
    ranked = sorted(found.values(), key=lambda f: -f[0])
    families = (_BUYING, _GOODS, _TERMS)
    trade = sum(not family.isdisjoint(found) for family in families) >= 2
    return ShopSigns(round(1 - doubt, 3), tuple(text for _, text in ranked), trade)


def _is_article(page: Page) -> bool:
    return any(t in _ARTICLES for node in page.data for t in types(node)) or "article:published_time" in page.meta


def _signs(page: Page, lexicon: Lexicon) -> Iterator[tuple[str, float, str]]:
    """(name, weight, text) of every sign on one page."""
    shape = Shape(page)
    if any(True for _ in nodes(page.data, *_SELLING)):
        yield "data", 0.6, "products or offers in structured data"
    if page.meta.get("og:type", "").lower() in ("product", "og:product", "product.item"):
        yield "og", 0.5, "og:type product"
    if "product:price:amount" in page.meta or "og:price:amount" in page.meta:
        yield "meta-price", 0.4, "a price in the metadata"
    if shape.data_types & _STORES:
        yield "store-data", 0.3, "a store in structured data"
    if shape.buy_forms:
        yield "buy", 0.5 if shape.buy_forms < 3 else 0.6, f"{shape.buy_forms} add-to-cart buttons"
    if shape.prices:
        yield "prices", 0.15 if shape.prices < 4 else 0.3 if shape.prices < 12 else 0.45, f"{shape.prices} prices"
    if engine := _engine(page):
        yield "engine", 0.45, f"shop software ({engine})"
    yield from _links(page, lexicon)
    if seal := next((s for link in page.links for s in _SEALS if s in link.url.lower()), ""):
        yield "seal", 0.35, f"a shop seal ({seal})"


def _engine(page: Page) -> str:
    pieces = [s.src or s.text[:1500] for s in page.scripts]
    pieces += [e.attrs.get("href", "") + e.attrs.get("class", "") for e in page.elements]
    pieces += page.meta
    text = "\n".join(pieces).lower()
    return next((engine.strip("/.") for engine in _ENGINES if engine in text), "")


def _links(page: Page, lexicon: Lexicon) -> Iterator[tuple[str, float, str]]:
    kinds: dict[PageKind, str] = {}
    seen: set[tuple[str, str, str]] = set()
    for link in page.links:
        # Shops repeat their menus; what a link says needs to be read once.
        place = link.url if link.region in (Region.HEADER, Region.NAV) else ""
        if (not link.folded and not link.url) or (link.folded, link.title, place) in seen:
            continue
        seen.add((link.folded, link.title, place))
        found = named(link.folded, lexicon, share=0.5) or named(fold(link.title), lexicon)
        if not found and link.region in (Region.HEADER, Region.NAV):
            found = tuple(kind for distance, _, kind in address_kinds(link.url, lexicon) if distance == 0)
        for kind in found:
            kinds.setdefault(kind, link.text or link.title or link.url)
    if PageKind.CART in kinds:
        yield "cart", 0.55, f"a link to the cart '{kinds[PageKind.CART][:40]}'"
    elif icon := _cart_icon(page):
        yield "cart", 0.4, f"a cart in the markup ({icon})"
    if PageKind.CHECKOUT in kinds:
        yield "checkout", 0.3, f"a link to the checkout '{kinds[PageKind.CHECKOUT][:40]}'"
    for kind in _POLICIES:
        if kind in kinds:
            yield f"policy-{kind}", 0.3, f"a link about {kind} '{kinds[kind][:40]}'"
    if PageKind.LISTING in kinds:
        yield "listing", 0.15, f"a link to products '{kinds[PageKind.LISTING][:40]}'"


def _cart_icon(page: Page) -> str:
    names = [i.names for i in page.images if i.names]
    names += [link.attrs.get("class", "") for link in page.links if link.region in (Region.HEADER, Region.NAV)]
    found = _CART_MARKUP.search(
        "\n".join(n for n in names if any(stem in n.lower() for stem in ("cart", "bag", "basket", "shopping")))
    )
    return found.group() if found else ""
