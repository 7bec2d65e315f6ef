"""Things that EU law wants to see on a shop's pages in a form of its own: a withdrawal function, the guarantee notice.

The withdrawal function is a link or button labelled "withdraw from contract here" or equally clearly (Directive
2011/83/EU, art. 11a); a page about the right of withdrawal is none. The harmonised notice is an official picture whose
code and link lead to Your Europe (Regulation (EU) 2025/1960); a picture that is not linked can only be told by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from trustaudit.hosts import host_of
from trustaudit.model import PageKind
from trustaudit.page.model import BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.text import fold

_FUNCTION = "withdrawal-function"
_NOTICE = "guarantee-notice"
_YOUR_EUROPE = re.compile(r"your-?europe|youreurope", re.I)
_GUARANTEE = re.compile(r"guarantee|warrant|gewahr|garanti|garanzia")
_NAMES = re.compile(
    r"harmoni[sz]ed[-_ ]?notice|(?:eu|legal)[-_ ]?guarantee[-_ ]?(?:notice|label)|aviso[-_ ]?armonizado|"
    r"avis[-_ ]?harmonise|harmonisierte[-_ ]?mitteilung"
)


@dataclass(frozen=True, kw_only=True)
class LegalNotice(Item):
    """One of them, as seen on a page."""

    kind: Literal["withdrawal-function", "guarantee-notice"]


def read_notices(sheet: Sheet, site: Site) -> Iterator[LegalNotice]:
    """The first of each kind on a page."""
    seen: set[str] = set()
    for notice in (*_functions(sheet), *_guarantees(sheet)):
        if notice.kind not in seen:
            seen.add(notice.kind)
            yield notice


def _functions(sheet: Sheet) -> Iterator[LegalNotice]:
    for link in sheet.page.links:
        if link.url and link.folded and _FUNCTION in sheet.lexicon.whole_link_concepts(link.folded):
            yield LegalNotice(kind="withdrawal-function", evidence=sheet.on(link))
    for index, block in enumerate(sheet.page.blocks):
        if block.kind is BlockKind.BUTTON and _FUNCTION in sheet.lexicon.whole_link_concepts(block.folded):
            yield LegalNotice(kind="withdrawal-function", evidence=sheet.at(index))


def _guarantees(sheet: Sheet) -> Iterator[LegalNotice]:
    for link in sheet.page.links:
        if f".{host_of(link.url)}".endswith(".europa.eu") and _YOUR_EUROPE.search(link.url):
            named = fold(f"{unquote(link.url)} {link.text} {link.title}")
            if _GUARANTEE.search(named):
                yield LegalNotice(kind="guarantee-notice", evidence=sheet.on(link))
    for image in sheet.page.images:
        names = " ".join((image.alt, image.title, *(unquote(url) for url in image.urls if url[:5] != "data:")))
        if not image.hidden and _NAMES.search(fold(names)):
            yield LegalNotice(kind="guarantee-notice", evidence=sheet.on(image))
    for hit in sheet.hits.get(_NOTICE, ()):
        yield LegalNotice(kind="guarantee-notice", evidence=sheet.span(hit.start, hit.end))


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "legal_notices",
        LegalNotice,
        (PageKind.HOME, PageKind.RETURNS, PageKind.TERMS, PageKind.LEGAL, PageKind.PRODUCT),
        read=read_notices,
        vocabulary=(_FUNCTION, _NOTICE),
    ),
)
