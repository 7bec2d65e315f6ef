"""Which address is likely which kind of page: links first, then the sitemap, then known paths. Pure; fetches nothing.

A candidate says why it was taken for its kind ("footer link 'Returns'"); the crawler tries the best first and lets
the page itself confirm. Links that change anything are never candidates (`is_safe`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from trustaudit.crawl.addresses import canonical, is_page, is_safe, is_same_site, language_of
from trustaudit.crawl.knownpaths import known_paths
from trustaudit.lexicon import Lexicon
from trustaudit.model import PageKind, Region
from trustaudit.page.data import nodes, text_of
from trustaudit.page.kinds import PRODUCT_ADDRESS
from trustaudit.page.model import Link, Page
from trustaudit.page.naming import address_kinds, is_root, named
from trustaudit.page.shapes import has_money
from trustaudit.text import fold

__all__ = ["Candidate", "candidates", "is_safe", "listings", "products"]

#: Kinds found by their links. Home is where we start, product, cart and checkout have ways of their own.
LINKED_KINDS = (
    PageKind.CONTACT,
    PageKind.RETURNS,
    PageKind.SHIPPING,
    PageKind.PAYMENT,
    PageKind.ABOUT,
    PageKind.TERMS,
    PageKind.PRIVACY,
    PageKind.LEGAL,
    PageKind.WARRANTY,
    PageKind.FAQ,
)
# Concepts that name an offer rather than a page; as links they lead to the page about it when nothing better does.
_WEAK_CONCEPTS = {
    "free-shipping": PageKind.SHIPPING,
    "cash-on-delivery": PageKind.PAYMENT,
    "installments": PageKind.PAYMENT,
}
_WHOLE, _PART, _SPOKEN, _SLUG, _DEEP_SLUG, _WEAK, _SITEMAP, _KNOWN = 1.0, 0.8, 0.7, 0.6, 0.2, 0.35, 0.45, 0.2
_LEAST = 0.2
_REGION = {Region.FOOTER: 0.1, Region.NAV: 0.08, Region.HEADER: 0.08, Region.DIALOG: -0.1}
_JOURNAL = re.compile(
    r"/(?:blog|news|mag|magazine|journal|articles?|post|posts|weblog|وبلاگ|مقالات|اخبار|noticias)/|/20\d\d/\d\d/"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address worth fetching for a kind of page; `score` orders candidates of one kind, `why` says what spoke."""

    url: str
    score: float
    why: str


class _Pool:
    """The best score of every address for every kind, in order of discovery."""

    def __init__(self) -> None:
        self._found: dict[PageKind, dict[str, Candidate]] = {}

    def add(self, kind: PageKind, url: str, score: float, why: str) -> None:
        known = self._found.setdefault(kind, {})
        old = known.get(url)
        if old is None or score > old.score:
            known[url] = Candidate(url, round(score, 3), why)

    def ranked(self) -> dict[PageKind, tuple[Candidate, ...]]:
        return {
            kind: tuple(sorted((c for c in known.values() if c.score >= _LEAST), key=lambda c: -c.score))
            for kind, known in self._found.items()
        }


def candidates(
    pages: Sequence[Page], sitemap: Iterable[str], shop: str, platform: str, lang: str, lexicon: Lexicon
) -> dict[PageKind, tuple[Candidate, ...]]:
    """Candidates for every kind that links, sitemap or known paths speak of, best first.

    `shop` is the home page's final address; `lang` the language it is written in (ISO 639-1): of two pages in two
    languages that one is preferred.
    """
    pool = _Pool()
    for page in pages:
        for link in followable(page, shop):
            for kind, score, why in _read_link(link, lexicon):
                pool.add(kind, canonical(link.url), score + _place(link.url, shop, lang), f"{_where(link)} link {why}")
    for url in sitemap:
        if _is_candidate(url, shop):
            for distance, segment, kind in address_kinds(url, lexicon):
                if distance == 0:
                    pool.add(
                        kind, canonical(url), _SITEMAP + _place(url, shop, lang), f"sitemap address '{segment[:40]}'"
                    )
    for kind in (*LINKED_KINDS, PageKind.LISTING):
        for rank, path in enumerate(known_paths(kind, platform, lang)):
            path = _language_root(shop) + path
            pool.add(kind, canonical(urljoin(shop, path)), _KNOWN + 0.1 - 0.01 * rank, f"known path {path}")
    return pool.ranked()


def _language_root(shop: str) -> str:
    """The path under which a shop keeps the pages of its start page's language ("/fa"), '' if at its root."""
    path = urlsplit(shop).path.strip("/")
    return f"/{path}" if path and is_root(shop) and language_of(shop) else ""


def in_page(page: Page, lexicon: Lexicon) -> Iterator[tuple[PageKind, ...]]:
    """Kinds named by each link that only leads further down its own page ("#contact")."""
    for link in page.links:
        if link.href.startswith("#") and len(link.href) > 1:
            yield named(link.folded, lexicon)


def followable(page: Page, shop: str) -> Iterator[Link]:
    """Links of a page to other pages of the shop that only read."""
    here = canonical(page.url)
    for link in page.links:
        if link.url and _is_candidate(link.url, shop) and canonical(link.url) != here:
            yield link


def _is_candidate(url: str, shop: str) -> bool:
    return url.startswith("http") and is_page(url) and is_same_site(url, shop) and is_safe(url) and not is_root(url)


def _read_link(link: Link, lexicon: Lexicon) -> Iterator[tuple[PageKind, float, str]]:
    slugs = list(address_kinds(link.url, lexicon))
    region = _REGION.get(link.region, 0.0)
    said: dict[PageKind, tuple[float, str]] = {}
    for text, weight in ((link.folded, _WHOLE), (fold(link.title), _SPOKEN)):
        for kind in named(text, lexicon, share=0.5):
            said.setdefault(kind, (weight, f"'{link.text or link.title}'"))
        for concept in sorted(lexicon.whole_link_concepts(text) & _WEAK_CONCEPTS.keys()):
            said.setdefault(_WEAK_CONCEPTS[concept], (_WEAK, f"'{link.text or link.title}'"))
    if len(said) > 2:  # a text that names everything names nothing
        said = {kind: (_PART, why) for kind, (_, why) in said.items()}
    for distance, segment, kind in slugs:
        weight = _SLUG if distance == 0 else _DEEP_SLUG
        if kind in said:
            old, why = said[kind]
            said[kind] = (max(old, old + 0.3 * weight), why)
        else:
            said[kind] = (weight, f"to '{segment[:40]}'")
    for kind, (weight, why) in said.items():
        yield kind, weight + region - (0.05 if link.hidden else 0.0), why[:80]


def _where(link: Link) -> str:
    return {Region.NAV: "menu", Region.ASIDE: "side"}.get(link.region, str(link.region))


def _place(url: str, shop: str, lang: str) -> float:
    """What the address itself takes away: depth, another host, another language, a journal, a query."""
    parts = urlsplit(url)
    depth = sum(1 for s in parts.path.split("/") if s)
    score = -0.03 * max(0, depth - 2)
    if (parts.hostname or "").removeprefix("www.") != (urlsplit(shop).hostname or "").removeprefix("www."):
        score -= 0.2
    spoken = language_of(url)
    if spoken != language_of(shop) and spoken not in ("", lang):
        score -= 0.4
    if _JOURNAL.search(unquote(parts.path)):
        score -= 0.5
    if parts.query:
        score -= 0.03
    return score


# -- products and the pages that list them --------------------------------------------------------------------------

_LISTING = re.compile(
    r"/(?:shop|store|product-category|categor(?:y|ies|ia|ias|ie)|collections?|catalog(?:ue|o)?|c|cat|departments?|"
    r"products?|produkte|productos|produits|urunler|boutique|tienda|kategorie|kategori|urun-kategori|boutique|"
    r"categoria-producto|categorie-produit|فروشگاه|محصولات|دسته-بندی|دسته|المنتجات|منتجات)(?:/[^/?#]+)?/?(?:[?#]|$)"
    r"|route=product/category|main_page=index&cPath=|/\d+-[\w%-]+/?(?:[?#]|$)|product_cat=",
    re.I,
)
_UTILITY = re.compile(
    r"(?:my-?)?account|log-?in|sign-?in|sign-?up|register|cart|basket|checkout|search|blog|news|/tag/|help|support|"
    r"wp-content|feed|sitemap|author|brand|gift-?card",
    re.I,
)


def products(pages: Sequence[Page], sitemap: Iterable[str], shop: str, lang: str) -> tuple[Candidate, ...]:
    """Addresses likely to be products, best first."""
    pool = _Pool()
    for page in pages:
        named_in_data = _product_addresses(page)
        for order, link in enumerate(followable(page, shop)):
            score, why = _product_link(page, link, named_in_data)
            if score:
                # Of equals the first on the page: shops put there what they want to be seen.
                score += _place(link.url, shop, lang) - min(order, 200) * 0.0005
                pool.add(PageKind.PRODUCT, canonical(link.url), score, f"{_where(link)} link {why}")
    for url in sitemap:
        if _is_candidate(url, shop) and _is_product(unquote(url)) and not _UTILITY.search(urlsplit(url).path):
            pool.add(PageKind.PRODUCT, canonical(url), 0.4 + _place(url, shop, lang), "sitemap address of a product")
    return tuple(c for c in pool.ranked().get(PageKind.PRODUCT, ()) if c.score >= 0.3)


def _product_addresses(page: Page) -> frozenset[str]:
    """Addresses that the structured data gives to products and to entries of lists."""
    found = set()
    for node in nodes(page.data, "Product", "ProductGroup", "ListItem"):
        item = node.get("item")
        value = text_of(node, "url") or (text_of(item, "url") if isinstance(item, Mapping) else "")
        if value and not _is_crumb(node):
            try:
                found.add(canonical(urljoin(page.base or page.url, value)))
            except ValueError:
                continue  # "http://[": structured data says anything
    return frozenset(found)


def _is_crumb(node: Mapping[str, object]) -> bool:
    item = node.get("item")
    return isinstance(item, str) or (isinstance(item, Mapping) and item.get("@type") in (None, "WebPage", "Thing"))


def _product_link(page: Page, link: Link, named_in_data: frozenset[str]) -> tuple[float, str]:
    path = unquote(link.url)
    if _UTILITY.search(urlsplit(path).path) or link.region in (Region.FOOTER, Region.DIALOG):
        return 0.0, ""
    score, why = 0.0, ""
    if _is_product(path):
        score, why = 0.6, "to the address of a product"
    if canonical(link.url) in named_in_data:
        score, why = score + 0.5, "to a product of the structured data"
    if link.region in (Region.MAIN, Region.ASIDE) and not _is_category(path) and has_price_beside(page, link):
        score, why = score + 0.35, why or "beside a price"
    if score and link.region in (Region.NAV, Region.HEADER):
        score -= 0.2
    return score, f"'{link.text[:60]}' {why}" if link.text else why


def _is_product(path: str) -> bool:
    return PRODUCT_ADDRESS.search(path) is not None and not _is_category(path)


def _is_category(path: str) -> bool:
    return (
        re.search(r"/(?:product-)?(?:categor|collections/[^/]+/?$|tag/|brand/)|route=product/category", path, re.I)
        is not None
    )


def has_price_beside(page: Page, link: Link) -> bool:
    """Whether an amount of money stands in the block around a link or in the few after it."""
    if link.block < 0:
        return False
    return any(has_money(b.folded) for b in page.blocks[link.block : link.block + 4])


def listings(pages: Sequence[Page], shop: str, lang: str, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Addresses likely to list products: one hop between a home page without products and a product."""
    pool = _Pool()
    for page in pages:
        for order, link in enumerate(followable(page, shop)):
            path = unquote(link.url)
            if _UTILITY.search(urlsplit(path).path):
                continue
            kinds = named(link.folded, lexicon)
            score, why = 0.0, ""
            if PageKind.LISTING in kinds:
                score, why = 0.7, f"link '{link.text[:60]}'"
            elif kinds or _is_product(path):
                continue
            if _LISTING.search(path):
                score, why = score + 0.5, why or f"link to '{urlsplit(path).path[-60:]}'"
            elif not score and link.region in (Region.NAV, Region.HEADER, Region.MAIN) and 0 < len(link.text) < 40:
                # The entries of a shop's menu that are nothing else are its categories.
                score, why = 0.25 if link.region is not Region.MAIN else 0.2, f"link '{link.text}'"
            if score:
                score += _place(link.url, shop, lang) - min(order, 200) * 0.0005
                pool.add(PageKind.LISTING, canonical(link.url), score, f"{_where(link)} {why}")
    return pool.ranked().get(PageKind.LISTING, ())
