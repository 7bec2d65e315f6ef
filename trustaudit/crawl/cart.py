"""The cart as a page: where it is, whether the item is in it, and where its checkout begins.

The item counts as added when the cart shows its title beside a quantity or a way to take it out; status 200 and
"has been added" prove nothing (four of seven engines answer 200 to a failed add).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

from trustaudit.crawl.addresses import is_safe, is_same_site
from trustaudit.crawl.names import address_words, is_checkout, is_quantity, takes_away
from trustaudit.crawl.plan import Context
from trustaudit.crawl.pressing import press_score
from trustaudit.crawl.spelling import join_url, split_url
from trustaudit.model import Region
from trustaudit.page.data import nodes, text_of
from trustaudit.page.model import BlockKind, Field, Link, Page
from trustaudit.text import fold, squash

_OUTSIDE = frozenset((Region.HEADER, Region.NAV, Region.FOOTER, Region.DIALOG, Region.HEAD))
CART_WORDS = frozenset(
    "cart basket bag trolley shoppingcart shopcart mycart viewcart minicart warenkorb panier carrito cesta sepet "
    "sepetim carrello winkelwagen koszyk korzina kosik سبد سبدخرید السله".split()
)
_CART_NAMES = re.compile(r"cart|basket|\bbag\b|shopping-?bag|sepet|panier|carrito|warenkorb", re.I)
_TAKING_OUT = re.compile(r"remove|delete|trash|\bdel\b|discard|eliminar|supprimer|loeschen|entfernen|hazf|حذف", re.I)
_NOT_A_LINE = re.compile(r"coupon|voucher|wish|compare|filter|address|account", re.I)
_EXPRESS = re.compile(
    r"paypal|amazon|apple-?pay|google-?pay|gpay|klarna|stripe|multishipping|afterpay|clearpay|shop-?pay|sezzle"
    r"|venmo|affirm|coupon|voucher|estimate|wishlist|continue",
    re.I,
)
_QUOTED = re.compile(r"[\"'`]((?:https?://|/|index\.php\?)[^\"'`\s<>]+)[\"'`]")


# -- what the product is called --------------------------------------------------------------------------------------


def titles(page: Page) -> tuple[str, ...]:
    """The names a product's page gives it, squashed for comparison, likeliest first: its h1, its structured data, its
    share title, the first part of the document title."""
    found: list[str] = []
    found += [b.text for b in page.headings() if b.level == 1 and b.region not in _OUTSIDE]
    found += [text_of(n, "name") for n in nodes(page.data, "Product", "ProductGroup")][:1]
    found += [page.meta.get("og:title", ""), re.split(r"\s[|–—:-]\s|[|»]", page.title)[0]]
    found += [b.text for b in page.headings() if b.level == 1 and b.region in _OUTSIDE][:1]
    bare = (squash(fold(text)) for text in found)
    return tuple(dict.fromkeys(t for t in bare if len(t) >= 3))


def _names_item(folded: str, wanted: tuple[str, ...]) -> bool:
    text = squash(folded)
    if any(t in text for t in wanted):
        return len(text) < 400
    # A cart may cut a long name short.
    short = text.rstrip(".…")
    return short != text and len(short) >= 8 and any(t.startswith(short) for t in wanted)


# -- is it in the cart -----------------------------------------------------------------------------------------------


def holds(page: Page, wanted: tuple[str, ...], product_url: str, context: Context) -> bool:
    """Whether a page is a cart with the item in it."""
    shown = [b for b in page.blocks if b.region not in _OUTSIDE and _names_item(b.folded, wanted)]
    linked = [k for k in page.links if k.region not in _OUTSIDE and _is_same_address(k.url, product_url)]
    if not shown and not linked:
        return False
    if line_controls(page, context):
        return True
    return bool(shown) and not says_empty(page, context) and bool(checkout_addresses(page, context, strict=True))


def line_controls(page: Page, context: Context) -> list[Field | Link]:
    """What stands only in a cart's lines: quantities outside add-to-cart forms, ways to take an item out."""
    adding = {
        i for i, form in enumerate(page.forms) if any(press_score(f, context) >= 4 for f in form.fields if not f.hidden)
    }
    found: list[Field | Link] = [
        f
        for i, form in enumerate(page.forms)
        if i not in adding and form.region not in _OUTSIDE
        for f in form.fields
        if is_quantity(f.name) and f.type != "hidden"
    ]
    if not any(press_score(f, context) >= 4 for f in page.controls):
        found += [f for f in page.controls if is_quantity(f.name) and f.type not in ("hidden", "submit", "button")]
    found += [k for k in page.links if k.region not in _OUTSIDE and takes_out(k, context)]
    return found


def takes_out(link: Link, context: Context) -> bool:
    """Whether a link takes a line out of the cart."""
    names = " ".join((link.attrs.get("class", ""), link.attrs.get("id", "")))
    if _NOT_A_LINE.search(f"{names} {unquote_plus(link.url)}") or len(link.text) > 60:
        return False
    says = "remove-item" in context.lexicon.link_concepts(link.folded)
    return bool(_TAKING_OUT.search(names)) or (bool(link.url) and takes_away(link.url)) or (says and not link.url)


def says_empty(page: Page, context: Context) -> bool:
    """Whether a page says that the cart is empty (outside the little cart that many pages carry in their header)."""
    text = "\n".join(b.folded for b in page.blocks if b.region not in _OUTSIDE)
    return "empty-cart" in context.lexicon.scan(text)


def names_in(document: Any, wanted: tuple[str, ...]) -> bool:
    """Whether a JSON cart holds a text with the item's name."""
    if isinstance(document, Mapping):
        return any(names_in(value, wanted) for value in document.values())
    if isinstance(document, list):
        return any(names_in(value, wanted) for value in document)
    return isinstance(document, str) and _names_item(fold(document), wanted)


def _is_same_address(url: str, other: str) -> bool:
    one, two = split_url(url), split_url(other)
    return bool(url) and one.path == two.path and one.path.strip("/") != "" and one.query == two.query


# -- where the cart is -----------------------------------------------------------------------------------------------


def cart_addresses(page: Page, context: Context) -> list[str]:
    """Addresses of the cart that a page links to, likeliest first."""
    scored: dict[str, float] = {}
    icons = {i.link for i in page.images if i.link >= 0 and _CART_NAMES.search(" ".join((i.names, i.alt, i.title)))}
    for index, link in enumerate(page.links):
        url = link.url.partition("#")[0]
        if not url or not is_safe(url) or not is_same_site(url, page.url):
            continue
        concepts = context.lexicon.link_concepts(_counted(link.folded))
        score = 4.0 * (_points_to_cart(url)) + 3.0 * ("cart" in concepts)
        score += 1.5 * bool(_CART_NAMES.search(f"{link.attrs.get('class', '')} {link.attrs.get('id', '')}"))
        score += 1.0 * (index in icons)
        if is_checkout(url) or "checkout" in concepts:
            score -= 4
        if score >= 3:
            scored[url] = max(score, scored.get(url, 0.0))
    return sorted(scored, key=lambda url: -scored[url])


def _counted(folded: str) -> str:
    """A cart link's words without what it counts: "basket (2) £7.99" -> "basket"."""
    return re.sub(r"[\d.,$€£﷼()٬٫:]+.*$", "", folded).strip() or folded


def _points_to_cart(url: str) -> bool:
    parts = split_url(url)
    last = [s for s in unquote_plus(parts.path).split("/") if s][-1:]
    values = [v for piece in parts.query.split("&") for v in unquote_plus(piece.partition("=")[2]).split("/")[-1:]]
    for piece in (*last, *values):
        words = address_words("/" + piece)
        if words and len(words) <= 2 and (not CART_WORDS.isdisjoint(words) or "".join(words) in CART_WORDS):
            return True
    return False


# -- where the checkout begins ---------------------------------------------------------------------------------------


def checkout_addresses(page: Page, context: Context, *, strict: bool = False) -> list[str]:
    """Addresses at which a cart page lets the checkout begin, likeliest first; all are fetched with a plain GET, be
    they links, buttons or the action of a form. `strict` keeps only those outside header and footer."""
    scored: dict[str, float] = {}
    for url, score, region in _exits(page, context):
        clean = url.partition("#")[0]
        outside = region in (Region.FOOTER, Region.HEADER, Region.NAV)
        is_here = _is_same_address(clean, page.url)  # a cart's own form: its button must not be pressed
        if is_here or not is_same_site(clean, page.url) or _EXPRESS.search(split_url(clean).path):
            continue
        if strict and outside:
            continue
        score += 3 * is_checkout(clean) - (2 if outside else 0)
        if score >= 3:
            scored[clean] = max(score, scored.get(clean, 0.0))
    return sorted(scored, key=lambda url: -scored[url])


def _exits(page: Page, context: Context) -> Iterator[tuple[str, float, Region]]:
    base = page.base or page.url
    for link in page.links:
        names = f"{link.attrs.get('class', '')} {link.attrs.get('id', '')}"
        score = _exit_score(link.folded, names, context)
        if link.url:
            yield link.url, score + (link.block >= 0) * 0.1, link.region
        elif score > 0:
            for address in _QUOTED.findall(f"{link.attrs.get('onclick', '')} {link.href}"):
                yield join_url(base, address), score, link.region
    for form in page.forms:
        for field in form.fields:
            if field.type in ("submit", "button", "image"):
                score = _press_exit(field, context)
                if score > 0:
                    yield join_url(base, field.attrs.get("formaction", "") or form.action), score, form.region
                    yield from ((a, score, form.region) for a in addresses_of(field, base))
        if is_checkout(form.action) and not any(is_quantity(f.name) for f in form.fields):
            yield form.action, 1.0, form.region
    for field in page.controls:
        if field.type in ("submit", "button"):
            score = _press_exit(field, context)
            if score > 0:
                yield from ((a, score, Region.MAIN) for a in addresses_of(field, base))


def addresses_of(field: Field, base: str) -> Iterator[str]:
    """Addresses that a button's attributes and its handler speak of, absolute."""
    attrs = field.attrs
    for name in ("data-href", "data-url", "data-link", "data-action", "data-checkout-url"):
        if attrs.get(name):
            yield join_url(base, attrs[name])
    for address in _QUOTED.findall(attrs.get("onclick", "")):
        yield join_url(base, address)


def _press_exit(field: Field, context: Context) -> float:
    label = field.label or field.value or field.attrs.get("alt", "")
    return _exit_score(fold(label), f"{field.attrs.get('class', '')} {field.id} {field.name}", context)


def _exit_score(folded: str, names: str, context: Context) -> float:
    if _EXPRESS.search(names):
        return -5.0
    concepts = context.lexicon.link_concepts(folded) if len(folded) < 80 else frozenset()
    if "continue-shopping" in concepts or "sign-in" in concepts:
        return -5.0
    score = 4.0 * ("checkout" in concepts)
    if score and not concepts.isdisjoint(("payment-methods", "shipping", "terms", "returns", "privacy")):
        score = 1.0  # "Payment" in a footer is a page to read
    return score + 2.0 * bool(re.search(r"checkout|proceed|tasvie|odeme", names, re.I))


def main_text(page: Page) -> str:
    """The folded text a visitor reads in a page's middle, one line a block."""
    return "\n".join(b.folded for b in page.blocks if b.region not in _OUTSIDE and b.kind is not BlockKind.OPTION)
