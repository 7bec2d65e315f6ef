"""Policy and information pages: how much they say, whether anybody filled them in, whose text they are.

A page is measured for each information kind it is. `substance` counts the matters such a page has to settle (lexicon
concepts `policy-<kind>-<matter>`); a page of many words can settle none. A link to a policy that leads nowhere is told
as well: the footer promises a page that is not there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from trustaudit.model import Evidence, PageKind, Region
from trustaudit.page.model import Block, BlockKind, Link
from trustaudit.page.naming import named
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.foreign import foreign_party
from trustaudit.signals.placeholders import read_placeholders
from trustaudit.text import fold

PolicyKind = Literal[
    "returns", "shipping", "payment", "privacy", "terms", "faq", "warranty", "about", "legal", "contact"
]


@dataclass(frozen=True, kw_only=True)
class Policy(Item):
    """One information page, or a dead link to one (then the numbers are 0).

    `words` counts the page's main text. `substance` counts settled matters, `matters` how many there are for the kind
    (0: none are defined). `unfilled`: placeholders stand in it. `foreign`: it names another shop as its own.
    """

    kind: PolicyKind
    words: int
    substance: int
    matters: int
    unfilled: bool
    foreign: bool
    link: Literal["page", "dead"] = "page"


@dataclass(frozen=True, kw_only=True)
class AboutText(Item):
    """The text of an about page: its words, how it opens, and whether it names the shop at all."""

    words: int
    opening: Literal["cliche", "plain"]
    names_shop: bool


#: What a page of each kind has to settle; each is a lexicon concept `policy-<kind>-<matter>`.
MATTERS: Mapping[PageKind, tuple[str, ...]] = {
    PageKind.RETURNS: ("days", "payer", "how", "condition", "exception", "refund"),
    PageKind.SHIPPING: ("cost", "time", "area", "carrier", "tracking"),
    PageKind.PAYMENT: ("methods", "security", "failure", "invoice"),
    PageKind.PRIVACY: ("data", "purpose", "sharing", "retention", "rights", "cookies", "contact", "security"),
    PageKind.TERMS: ("order", "price", "payment", "delivery", "returns", "liability", "law", "complaint"),
    PageKind.WARRANTY: ("length", "provider", "coverage", "exclusion", "claim"),
}
_KINDS: Mapping[PageKind, PolicyKind] = {
    PageKind.RETURNS: "returns", PageKind.SHIPPING: "shipping", PageKind.PAYMENT: "payment",
    PageKind.PRIVACY: "privacy", PageKind.TERMS: "terms", PageKind.FAQ: "faq", PageKind.WARRANTY: "warranty",
    PageKind.ABOUT: "about", PageKind.LEGAL: "legal", PageKind.CONTACT: "contact",
}  # fmt: skip
# Pages that speak of the shop and its customers alone; contact and legal pages name hosts, makers and branches.
_OWN_TEXT = frozenset(
    (PageKind.RETURNS, PageKind.SHIPPING, PageKind.PAYMENT, PageKind.PRIVACY, PageKind.TERMS, PageKind.WARRANTY)
)
_TEXT = frozenset((BlockKind.TEXT, BlockKind.ITEM, BlockKind.CELL, BlockKind.HEADING))


def main_blocks(sheet: Sheet) -> list[int]:
    """Indices of the blocks of a page's own text: not menus, forms, links alone, or the footer."""
    linked = Counter(link.block for link in sheet.page.links if link.block >= 0)
    alone = {
        link.block for link in sheet.page.links if link.block >= 0 and linked[link.block] == 1 and _fills(sheet, link)
    }
    return [
        i
        for i, b in enumerate(sheet.page.blocks)
        if b.region is Region.MAIN and b.kind in _TEXT and b.form < 0 and i not in alone
    ]


def _fills(sheet: Sheet, link: Link) -> bool:
    return len(link.text) >= len(sheet.page.blocks[link.block].text) - 2


def _words(blocks: list[Block]) -> int:
    return sum(b.text.count(" ") + 1 for b in blocks)


def read_policies(sheet: Sheet, site: Site) -> Iterator[Policy]:
    """One item for each information kind of the page, then the page's dead links to information pages."""
    page = sheet.page
    kinds = [kind for kind in page.kinds if kind in _KINDS]
    if kinds:
        own = main_blocks(sheet)
        words = _words([page.blocks[i] for i in own])
        lines = frozenset(own)
        leftover = next((p for p in read_placeholders(sheet, site) if p.evidence.region is Region.MAIN), None)
        foreign = foreign_party(sheet, site, own) if any(kind in _OWN_TEXT for kind in kinds) else None
        for kind in kinds:
            matters = MATTERS.get(kind, ())
            substance = sum(_settles(sheet, kind, matter, lines) for matter in matters)
            evidence = foreign or (leftover.evidence if leftover else _opening(sheet, own))
            yield Policy(
                kind=_KINDS[kind],
                words=words,
                substance=substance,
                matters=len(matters),
                unfilled=leftover is not None,
                foreign=foreign is not None and kind in _OWN_TEXT,
                evidence=evidence,
            )
    yield from _dead_links(sheet)


_AMOUNT = re.compile(r"\d[\d.,]*\s?(?:gbp|eur|usd|€|£|\$|tl\b|₺|تومان|ریال|sar|aed|درهم)|[€£$₺]\s?\d")


def _settles(sheet: Sheet, kind: PageKind, matter: str, lines: frozenset[int]) -> bool:
    """Whether the text speaks of a matter; an amount of money speaks of what sending costs."""
    if sheet.blocks_with(f"policy-{kind}-{matter}") & lines:
        return True
    return matter == "cost" and any(_AMOUNT.search(sheet.page.blocks[i].folded) for i in lines)


def _opening(sheet: Sheet, own: list[int]) -> Evidence:
    """The page's first own words, to show which text was measured."""
    first = next((i for i in own if len(sheet.page.blocks[i].text) > 40), own[0] if own else -1)
    return sheet.at(first) if first >= 0 else sheet.evidence(sheet.page.title or sheet.page.url)


def _dead_links(sheet: Sheet) -> Iterator[Policy]:
    """Links of the footer that name an information page and lead nowhere."""
    dead: dict[PageKind, Link] = {}
    alive: set[PageKind] = set(sheet.page.kinds)
    for link in sheet.page.links:
        if link.region is not Region.FOOTER or link.hidden or not link.folded or len(link.folded) > 60:
            continue
        kinds = [kind for kind in named(link.folded, sheet.lexicon) if kind in _KINDS]
        if _leads_nowhere(link):
            for kind in kinds:
                dead.setdefault(kind, link)
        else:
            alive.update(kinds)
    missing = {kind: link for kind, link in dead.items() if kind not in alive}
    if missing:  # a header may hold the living link
        for link in sheet.page.links:
            if link.region is not Region.FOOTER and not _leads_nowhere(link) and len(link.folded) < 60:
                alive.update(named(link.folded, sheet.lexicon))
    for kind, link in missing.items():
        if kind not in alive:
            yield Policy(
                kind=_KINDS[kind], words=0, substance=0, matters=len(MATTERS.get(kind, ())), unfilled=False,
                foreign=False, link="dead", evidence=sheet.on(link),
            )  # fmt: skip


_NOWHERE = re.compile(r"#?!?|javascript:\s*(?:void\(?\s*0?\s*\)?|;|return false;?)?;?", re.I)


def _leads_nowhere(link: Link) -> bool:
    """ "#", nothing, or a script that does nothing; a toggle of a menu leads somewhere, an anchor in the page too."""
    if link.url or not _NOWHERE.fullmatch(link.href):
        return False
    return not any(name in link.attrs for name in ("data-toggle", "data-bs-toggle", "aria-expanded", "aria-controls"))


def read_about_texts(sheet: Sheet, site: Site) -> Iterator[AboutText]:
    """The text of an about page."""
    if PageKind.ABOUT not in sheet.page.kinds:
        return
    own = main_blocks(sheet)
    blocks = [sheet.page.blocks[i] for i in own]
    text = [
        i for i in own if sheet.page.blocks[i].kind is not BlockKind.HEADING and len(sheet.page.blocks[i].text) > 30
    ]
    opening = frozenset(text[:2])
    cliche = next((h for h in sheet.hits.get("cliche-opening", ()) if h.line in opening), None)
    evidence = sheet.span(cliche.start, cliche.end) if cliche else _opening(sheet, own)
    yield AboutText(
        words=_words(blocks),
        opening="cliche" if cliche else "plain",
        names_shop=_names_shop(sheet, site, blocks),
        evidence=evidence,
    )


_GENERIC = frozenset(
    """
    فروشگاه اینترنتی انلاین شرکت سایت گروه خرید فروش مجموعه the and shop store online official website home page company
    gmbh ltd llc inc co shopping tienda laden boutique magaza market متجر شرکه موقع
    """.split()
)


def _names_shop(sheet: Sheet, site: Site, blocks: list[Block]) -> bool:
    """Whether the text holds the shop's name: the first part of its domain, or a telling word of the names that its
    pages give in their data."""
    text = " ".join(b.folded for b in blocks)
    label = (site.domain or site.host).partition(".")[0]
    if len(label) > 2 and label.replace("-", "") in re.sub(r"[\s-]", "", text):
        return True
    words = set(re.findall(r"[^\W\d_]{3,}", text))
    given = (name for page in (sheet, *site.of_kind(PageKind.HOME)) for name in _given_names(page))
    names = (*given, *_repeated_in_titles(site))
    return any(word in words for name in names for word in re.findall(r"[^\W\d_]{3,}", name) if word not in _GENERIC)


def _repeated_in_titles(site: Site) -> list[str]:
    """Parts that the titles of several pages share: "About us | Nilpud", "Returns | Nilpud"."""
    parts: Counter[str] = Counter()
    for sheet in site.sheets:
        parts.update({part.strip() for part in re.split(r"\s[|–—·»-]\s", fold(sheet.page.title)) if part.strip()})
    return [part for part, count in parts.items() if count > 1]


def _given_names(sheet: Sheet) -> Iterator[str]:
    yield fold(sheet.page.meta.get("og:site_name", ""))
    for node in sheet.page.data:
        kind = str(node.get("@type", ""))
        if "Organization" in kind or "Store" in kind or kind == "WebSite":
            yield fold(str(node.get("name", "")))


_WHERE = tuple(_KINDS)
SIGNALS: tuple[Spec, ...] = (
    Spec(
        "policies",
        Policy,
        _WHERE,
        read=read_policies,
        vocabulary=tuple(f"policy-{kind}-{matter}" for kind, matters in MATTERS.items() for matter in matters),
    ),
    Spec("about_texts", AboutText, (PageKind.ABOUT,), read=read_about_texts, vocabulary=("cliche-opening",)),
)
