"""How much a control looks like "add to cart": by its words in seven languages, and by what programmers call it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from trustaudit.crawl.names import orders_at_once
from trustaudit.crawl.plan import Context
from trustaudit.crawl.spelling import join_url
from trustaudit.model import Region
from trustaudit.page.model import Field, Link, Page, Path
from trustaudit.text import fold

# What themes and engines call the thing: button-cart, single_add_to_cart_button, addToCartForm, in-den-warenkorb.
ADDING = re.compile(
    r"add[\W_]?(?:product|item)?[\W_]?(?:to|2|into)?[\W_]?(?:my[\W_]?)?(?:shopping[\W_]?)?(?:cart|basket|bag|trolley|order)"
    r"|(?:cart|basket|bag)[\W_]?add|button[\W_]cart|btn[\W_]?cart|buy[\W_]?button|purchase|in[\W_]?den[\W_]?warenkorb|sepete[\W_]?ekle|ajouter[\W_]?au"
    r"[\W_]?panier|(?:anadir|agregar)[\W_]?(?:al[\W_]?)?(?:carrito|cesta)|afzoodan|line[\W_]?items?|populate|action=add",
    re.I,
)
OTHER = re.compile(
    r"wish|compar|favo|review|comment|rating|question|quote|enquir|inquir|notif|newsletter|subscri|search|coupon|voucher|promo"
    r"|login|signin|register|currenc|setlang|language|locale|estimate|send(?:to)?[\W_]?friend|share|filter|sort|vote|download"
    r"|upload|print|contact|remove|delete|checkout|logout|gift[\W_]?card[\W_]?balance|back[\W_]?in[\W_]?stock|alert",
    re.I,
)
_QUOTED = re.compile(r"[\"'`]((?:https?://|/|index\.php\?)[^\"'`\s]+)[\"'`]")
_DATA_URLS = (
    "formaction",
    "data-url",
    "data-href",
    "data-action",
    "data-add-url",
    "data-cart-url",
    "data-link",
    "data-route",
)


def main_heading(page: Page) -> Path:
    """The path of the heading that names the product: the first h1 outside header and footer."""
    heads = [b for b in page.headings() if b.level == 1]
    inside = [b for b in heads if b.region not in (Region.HEADER, Region.NAV, Region.FOOTER, Region.DIALOG)]
    return (inside or heads)[0].path if heads else ()


def closeness(path: Path, other: Path) -> float:
    """How near two places are: the share of the second path that the first has in common with it, 0 to 1."""
    if not other:
        return 0.0
    shared = 0
    for one, two in zip(path, other, strict=False):
        if one != two:
            break
        shared += 1
    return shared / len(other)


def press_score(field: Field, context: Context) -> float:
    """How much a button looks like "add to cart", by its words and by its names."""
    attrs = field.attrs
    shown = field.value if field.type in ("submit", "button", "image") else ""
    texts = (field.label, shown, *(attrs.get(name, "") for name in ("alt", "title", "aria-label")))
    names = " ".join((field.name, field.id, attrs.get("class", ""), *(attrs.get(a, "") for a in _DATA_URLS)))
    # A disabled button still says what the form is for; whether it can be bought is another question.
    return _score(texts, f"{names} {attrs.get('data-button-action', '')} {attrs.get('onclick', '')}", context)


def link_score(link: Link, context: Context) -> float:
    attrs = link.attrs
    names = " ".join((attrs.get("class", ""), attrs.get("id", ""), attrs.get("onclick", "")[:200]))
    return _score((link.text, link.title), names, context)


def _score(texts: Sequence[str], names: str, context: Context) -> float:
    concepts: set[str] = set()
    for text in texts:
        if text and len(text) < 60:
            concepts |= context.lexicon.link_concepts(_plain(text))
    score = 0.0
    if "buy-now" in concepts or orders_at_once(names):
        score += 1.0  # it may order at once: only if nothing else is there
    elif "add-to-cart" in concepts or any(ADDING.search(fold(t)) for t in texts if len(t) < 60):
        score += 6.0
    if ADDING.search(names):
        score += 3.0
    if OTHER.search(ADDED.sub("", names)) or any(OTHER.search(fold(t)) for t in texts if len(t) < 60):
        score -= 10.0
    return score


ADDED = re.compile(
    r"add[\W_]?to[\W_]?(?:cart|basket|bag)[\w-]*|checkout\W+cart", re.I
)  # not "other" in spite of a word
_ICON = re.compile("[\ue000-\uf8ff]+")


def _plain(text: str) -> str:
    """A button's words without the icon font's private letters around them."""
    return fold(_ICON.sub(" ", text)).strip()


def target(attrs: Mapping[str, str], page: Page) -> str:
    """The address a control itself sends to, absolute: `formaction`, a data attribute, or one quoted in its handler
    that speaks of adding; '' if it names none."""
    if attrs.get("formaction"):
        return join_url(page.base or page.url, attrs["formaction"])
    for name in _DATA_URLS[1:]:
        value = attrs.get(name, "")
        if value.startswith(("/", "http")) and (ADDING.search(value) or "cart" in value or "basket" in value):
            return join_url(page.base or page.url, value)
    found = _addresses(attrs.get("onclick", ""))
    return join_url(page.base or page.url, found[0]) if found else ""


def _addresses(script: str) -> list[str]:
    quoted: list[str] = _QUOTED.findall(script)
    return list(dict.fromkeys(a for a in quoted if ADDING.search(a) and not OTHER.search(ADDED.sub("", a))))


def scripted_addresses(page: Page) -> tuple[str, ...]:
    """The addresses for adding to the cart that the page's own scripts speak of, absolute, without repeats."""
    found: dict[str, None] = {}
    for script in page.scripts:
        if script.text and ("cart" in script.text or "basket" in script.text):
            for address in _addresses(script.text):
                found[join_url(page.base or page.url, address)] = None
    return tuple(found)
