"""What a page is to a shopper, read from the page itself: `confirm`.

Every sign is a weight below one with a one-line reason; the weights of a kind are joined like independent chances
(1 - (1-a)(1-b)...). A kind is confirmed at `ENOUGH`, and never by hearsay alone: the words of the link that led here
and of the address count, but something on the page itself must agree.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from trustaudit import lexicon as lexicons
from trustaudit.lexicon import Lexicon
from trustaudit.model import PageKind, Region
from trustaudit.page import markup
from trustaudit.page.data import nodes, text_of, types
from trustaudit.page.model import BlockKind, Page
from trustaudit.page.naming import KIND_OF, address_kinds, closing, is_root, named, opening, title_parts
from trustaudit.page.shapes import Shape
from trustaudit.text import fold, squash

ENOUGH = 0.55
#: Fewest words under matching headings that make a page also a page of that kind.
SECTION_WORDS = 40

_CLAIM = 0.4
# Kinds that a visitor knows by the way he came (the door, the cart he filled), whatever the page calls itself.
_REACHED = frozenset((PageKind.HOME, PageKind.CART, PageKind.CHECKOUT))
_PLAIN = 0.5  # from this weight on, a name says in so many words what the page is
_LINES = (BlockKind.TEXT, BlockKind.CELL, BlockKind.ALT)
_PARTS = (BlockKind.HEADING, BlockKind.ITEM, BlockKind.BUTTON, BlockKind.TEXT)
#: Addresses at which shop engines keep products.
PRODUCT_ADDRESS = re.compile(
    r"/(?:products?|catalogue|item|itm|dp|p|pd|produkte?|productos?|produits?|prodotto|produto|produkt|urun|artikel|"
    r"product-page|tovar|goods|deal|محصول|کالا|منتج)s?(?:[/_-][^/?#]*\w|\.html?)|[?&](?:product_?id|products_id|id_product|"
    r"pid|sku|itemid)=\w|route=product/product|main_page=product_info|/\d+-[\w%-]+\.html|[-_/]p?\d{5,}(?:\.html?|[/?#]|$)",
    re.I,
)
# Kinds that a section of another page can be, by what its heading or question speaks of; a returns section on a product
# page leaves it a product page.
_SECTIONS = {
    "topic-returns": PageKind.RETURNS,
    "topic-shipping": PageKind.SHIPPING,
    "topic-payment": PageKind.PAYMENT,
    "topic-warranty": PageKind.WARRANTY,
    "topic-privacy": PageKind.PRIVACY,
}
_ARTICLES = frozenset(("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle"))
_PURCHASE = frozenset((PageKind.CART, PageKind.CHECKOUT))
# Names that shops also give to themselves, to buttons and to parts of pages ("Shop", "Home").
_LOOSE = frozenset((PageKind.HOME, PageKind.LISTING))
_UNDIVIDED = frozenset((PageKind.HOME, PageKind.PRODUCT, PageKind.CART, PageKind.CHECKOUT, PageKind.LISTING))


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason to take a page for a kind. `own`: it stands on the page, not in its address or in a link to it."""

    kind: PageKind
    weight: float
    reason: str
    own: bool = True


def confirm(
    page: Page, claimed: Collection[PageKind] = (), lexicon: Lexicon | None = None
) -> tuple[tuple[PageKind, ...], dict[PageKind, str]]:
    """The kinds of a page, likeliest first, and the strongest reasons for each.

    `claimed` are the kinds that links to the page promise, or as which the visitor reached it (home, cart, checkout).
    A page that is nothing in particular is (OTHER,).
    """
    lexicon = lexicon or lexicons.bundled()
    ranked = weigh(page, claimed, lexicon)
    found = {kind: reason for kind, chance, reason in ranked if chance >= ENOUGH}
    if not found:
        return (PageKind.OTHER,), {PageKind.OTHER: "nothing on it names a kind"}
    first = next(iter(found))
    if first in _UNDIVIDED:
        return _undivided(first, found, claimed)
    for kind, words, heading in sections(page, lexicon):
        if kind not in found and words >= SECTION_WORDS:
            found[kind] = f"{words} words under heading '{heading[:60]}'"
    return tuple(found), found


def _undivided(
    first: PageKind, found: dict[PageKind, str], claimed: Collection[PageKind]
) -> tuple[tuple[PageKind, ...], dict[PageKind, str]]:
    """Product, listing, cart, checkout and home pages are nothing else, save cart with checkout, and what a link to
    them promised."""
    kept = {first, *claimed}
    if first in _PURCHASE:
        kept |= _PURCHASE
    found = {kind: reason for kind, reason in found.items() if kind in kept}
    return tuple(found), found


def weigh(page: Page, claimed: Collection[PageKind], lexicon: Lexicon) -> list[tuple[PageKind, float, str]]:
    """(kind, chance, reasons) for every kind that anything speaks for, likeliest first."""
    shape = Shape(page)
    by_kind: dict[PageKind, list[Sign]] = {}
    for sign in _signs(page, shape, lexicon):
        by_kind.setdefault(sign.kind, []).append(sign)
    for kind in claimed:
        sure = kind in _REACHED
        sign = Sign(kind, 0.99 if sure else _CLAIM, f"reached as {kind}" if sure else f"linked as {kind}", own=sure)
        by_kind.setdefault(kind, []).append(sign)
    _read(shape, by_kind, lexicon)
    # An article may show a contact form, a cart in its header and a heading "Shipping"; it is still an article.
    article = any(t in _ARTICLES for n in page.data for t in types(n)) or "article:published_time" in page.meta
    out = []
    for kind, signs in by_kind.items():
        if kind is not PageKind.HOME and not any(s.own for s in signs):
            continue
        signs.sort(key=lambda s: -s.weight)
        doubt = 1.0
        for sign in signs:
            doubt *= 1 - (sign.weight if sign.weight > 0.6 or not article else sign.weight / 2)
        out.append((kind, 1 - doubt, ", ".join(s.reason for s in signs[:3])))
    order = list(PageKind)
    return sorted(out, key=lambda entry: (-entry[1], order.index(entry[0])))


def _read(shape: Shape, by_kind: dict[PageKind, list[Sign]], lexicon: Lexicon) -> None:
    """Look into the text for the vocabulary of kinds that only a link or the address speaks for."""
    hearsay = [kind for kind, signs in by_kind.items() if not any(s.own for s in signs)]
    if not hearsay or hearsay == [PageKind.HOME]:
        return
    hits = lexicon.scan(shape.main)
    for kind in hearsay:
        lines = {hit.line for concept, k in KIND_OF.items() if k is kind for hit in hits.get(concept, ())}
        if len(lines) >= 2:
            by_kind[kind].append(Sign(kind, 0.4 if len(lines) >= 4 else 0.25, f"{len(lines)} statements about {kind}"))


def _signs(page: Page, shape: Shape, lexicon: Lexicon) -> Iterator[Sign]:
    names = [*_title(page, lexicon), *_headings(page, lexicon), *_trail(page, lexicon)]
    yield from names
    for kind, weight, reason in markup.signs(shape):
        yield Sign(kind, weight, reason)
    if parts := _product_parts(page, lexicon):
        weight = 0.6 if len(parts) > 2 and (shape.buy_forms or shape.prices) else 0.4 if len(parts) > 1 else 0.2
        yield Sign(PageKind.PRODUCT, weight, f"parts of a product page: {', '.join(parts)}")
    if is_root(page.url):
        # The root of a site is its home page, unless the page names itself something else: archives of other programs
        # know pages by their site's root alone.
        other = any(s.weight >= _PLAIN and s.kind not in _LOOSE for s in names)
        yield Sign(PageKind.HOME, 0.3 if other else 0.6, "the address is the site's root", own=False)
    for distance, segment, kind in address_kinds(page.url, lexicon):
        yield Sign(kind, 0.45 if distance == 0 else 0.1, f"address word '{segment[:40]}'", own=False)
    if PRODUCT_ADDRESS.search(page.url):
        yield Sign(PageKind.PRODUCT, 0.35, "the address of a product", own=False)


def _title(page: Page, lexicon: Lexicon) -> Iterator[Sign]:
    for part in title_parts(fold(page.title))[:6]:
        whole = named(part, lexicon)
        for kind in whole:
            yield Sign(kind, 0.45 if kind in _LOOSE else 0.7, f"title '{part[:60]}'")
        if not whole:
            yield from _half_named(part, 0.4, f"title has '{part[:60]}'", lexicon)


def _half_named(text: str, weight: float, reason: str, lexicon: Lexicon) -> Iterator[Sign]:
    """A text that begins with the name of a kind, or ends with it; the shorter the text and the longer the name, the
    surer."""
    words = text.count(" ") + 1
    if words > 12:
        return
    length, kinds = opening(text, lexicon)
    surer = words <= 6
    if not kinds and words <= 5:
        length, kinds = closing(text, lexicon)
        surer = words <= 3
    for kind in kinds:
        if kind not in _UNDIVIDED:
            yield Sign(kind, weight * ((1.5 if length > 1 else 1) if surer else 0.75), reason)


def _headings(page: Page, lexicon: Lexicon) -> Iterator[Sign]:
    linked = {k.block for k in page.links if k.block >= 0 and k.folded == page.blocks[k.block].folded}
    seen = lines = 0
    for index, block in enumerate(page.blocks):
        if block.region not in (Region.MAIN, Region.HEADER) or index in linked:
            continue
        if 1 <= block.level <= 3 and block.kind in (BlockKind.HEADING, BlockKind.ALT):
            seen += 1
            if seen > 12:
                break
            weight = 0.6 if block.level == 1 else 0.5 if seen == 1 else 0.25 if block.level == 2 else 0.15
            whole = named(block.folded, lexicon) or next(
                filter(None, (named(p, lexicon) for p in title_parts(block.folded))), ()
            )
            for kind in whole:
                yield Sign(kind, weight / 2 if kind in _LOOSE else weight, f"heading '{block.text[:60]}'")
            if not whole and weight >= 0.5:
                yield from _half_named(block.folded, weight * 0.6, f"heading has '{block.text[:60]}'", lexicon)
        elif lines < 2 and seen < 2 and block.kind in _LINES and len(block.folded) < 40:
            # Old layouts have no headings: a line of its own that says nothing but the name of a page.
            for kind in named(block.folded, lexicon):
                if kind not in _UNDIVIDED:
                    lines += 1
                    yield Sign(kind, 0.4 if page.words < 600 else 0.2, f"line '{block.text[:60]}'")


def _product_parts(page: Page, lexicon: Lexicon) -> list[str]:
    """Up to three parts that product pages have in every language: specifications, reviews, related products."""
    names = lexicon.link_texts("product-part")
    found: dict[str, str] = {}
    for block in page.blocks:
        if block.region is not Region.MAIN or len(block.folded) > 32 or block.kind not in _PARTS:
            continue
        name = squash(block.folded).rstrip(":")
        if name in names:
            found.setdefault(name, block.text)
            if len(found) > 2:
                break
    return list(found.values())


def _trail(page: Page, lexicon: Lexicon) -> Iterator[Sign]:
    """What the page's own navigation calls it: the last crumb, the current menu entry."""
    for crumbs in nodes(page.data, "BreadcrumbList"):
        items = crumbs.get("itemListElement")
        if isinstance(items, list) and items and isinstance(items[-1], dict):
            name = text_of(items[-1], "name") or text_of(items[-1], "item")
            for kind in named(fold(name), lexicon):
                yield Sign(kind, 0.5, f"breadcrumb '{name[:60]}'")
        break
    for link in page.links:
        if "aria-current" in link.attrs and link.attrs["aria-current"] in ("page", "true"):
            for kind in named(link.folded, lexicon):
                yield Sign(kind, 0.5, f"current menu entry '{link.text[:60]}'")
            break


def sections(page: Page, lexicon: Lexicon) -> Iterator[tuple[PageKind, int, str]]:
    """(kind, words, first heading) of the parts of a page whose headings or questions speak of a policy."""
    heads: list[tuple[str, str]] = []
    words: list[int] = []
    for block in page.blocks:
        if block.region is not Region.MAIN or block.kind in (BlockKind.OPTION, BlockKind.ALT):
            continue
        if block.kind is BlockKind.HEADING or (len(block.text) < 160 and block.text.rstrip()[-1:] in ("?", "؟")):
            heads.append((block.folded, block.text))
            words.append(0)
        elif words:
            words[-1] += block.text.count(" ") + 1
    if not heads:
        return
    total: dict[PageKind, tuple[int, str]] = {}
    hits = lexicon.scan("\n".join(folded for folded, _ in heads))
    for concept, kind in _SECTIONS.items():
        for line in sorted({hit.line for hit in hits.get(concept, ())}):
            count, first = total.get(kind, (0, heads[line][1]))
            total[kind] = (count + words[line], first)
    for kind, (count, first) in total.items():
        yield kind, count, first
