"""Licences the shop states, with their numbers, and goods that need one.

A licence is a phrase of the lexicon (`licence-<kind>`); its number is the first thing that looks like one right after
it, in the same statement or in the next cell. Goods are read from headings, menus and product names only: a shop that
sells a thing names it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from trustaudit.lexicon import Hit
from trustaudit.model import PageKind, Region
from trustaudit.page.model import BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.commerce.sentences import polarity
from trustaudit.signals.voices import is_customers, is_own_page

LicenceKind = Literal[
    "guild", "medical", "pharmacy", "food-drug", "health", "legal", "financial", "publishing", "standard", "dealer",
    "permit",
]  # fmt: skip
GoodsKind = Literal[
    "medicine", "supplement", "medical-device", "cosmetic", "food", "alcohol-tobacco", "finance", "legal"
]
LICENCE_KINDS: tuple[LicenceKind, ...] = get_args(LicenceKind)
GOODS_KINDS: tuple[GoodsKind, ...] = get_args(GoodsKind)


@dataclass(frozen=True, kw_only=True)
class Licence(Item):
    """A licence or certificate the shop says it holds; `number` and `issuer` as printed, '' when not given."""

    kind: LicenceKind
    number: str = ""
    issuer: str = ""


@dataclass(frozen=True, kw_only=True)
class RegulatedGoods(Item):
    """Goods or services that may be sold only with a licence, or under special rules."""

    kind: GoodsKind


_GAP = (
    r"(?:[^\w\n]|\b(?:nos?|nr|num|numero|number|nummer|numarasi|n|id|lic|reg|registration|ist|is|"
    r"شماره|به|با|رقم|کد|شماره ی|فعالیت|دارای)\b){0,10}(?:\n[^\w\n]{0,3})?"
)
_NUMBER = re.compile(_GAP + r"(?P<number>(?:[a-z]{1,5}[-/ .]{0,2})?\d[\d/ .-]{2,22}\d(?:[a-z]{1,2}\b)?)")
_ISSUER = re.compile(
    r"(?:صادره از|صادر شده (?:از|توسط)|از سوی|از طرف|issued by|granted by|erteilt (?:von|durch)|otorgad[ao] por|"
    r"delivree? par|tarafindan verilen|صادره من|صادر من) (?P<issuer>[^\n.,،؛;:()]{3,60})"
)
_YEARS = re.compile(r"(?:1[34]|19|20)\d\d(?:[/ -]\d{1,2}){0,2}")


def read_licences(sheet: Sheet, site: Site) -> Iterator[Licence]:
    """Every kind with every number once a page; a kind without a number only when none of its kind has one."""
    if not is_own_page(sheet):
        return
    found: dict[tuple[str, str], Licence] = {}
    for kind in LICENCE_KINDS:
        for hit in sheet.hits.get(f"licence-{kind}", ()):
            licence = _licence(sheet, kind, hit)
            if licence is not None:
                found.setdefault((kind, licence.number), licence)
    numbered = {held for held, number in found if number}
    taken = {number for held, number in found if number and held != "permit"}
    for (held, number), licence in found.items():
        if not number and held in numbered:
            continue
        if held == "permit" and (number in taken or (not number and len(found) > 1)):
            continue
        yield licence


def _licence(sheet: Sheet, kind: LicenceKind, hit: Hit) -> Licence | None:
    block = sheet.page.blocks[hit.line]
    if block.kind in (BlockKind.OPTION, BlockKind.LABEL, BlockKind.ALT) or block.form >= 0:
        return None
    start = sheet.start_of(hit.line)
    first, last = hit.start - start, hit.end - start
    if polarity(block.folded[:first] + "x" * (last - first) + block.folded[last:], first, last) == "refused":
        return None
    if is_customers(sheet, hit.line):
        return None
    match = _NUMBER.match(sheet.text, hit.end) if kind != "dealer" else None
    number = match.group("number").strip(" .-/") if match else ""
    if match and _YEARS.fullmatch(number):
        match, number = None, ""
    end = match.start("number") + len(number) if match else hit.end
    issuer = _ISSUER.search(block.folded)
    evidence = sheet.span(hit.start, end) if "\n" not in sheet.text[hit.start : end] else sheet.at(hit.line)
    return Licence(
        kind=kind,
        number=re.sub(r"[ .-]", "", number).upper(),
        issuer=issuer.group("issuer").strip() if issuer else "",
        evidence=evidence,
    )


def read_regulated_goods(sheet: Sheet, site: Site) -> Iterator[RegulatedGoods]:
    """Each kind of goods once a page, from menus, headings and product names."""
    page = sheet.page
    if page.kinds and _SHOP_WINDOWS.isdisjoint(page.kinds):
        return
    linked = {link.block for link in page.links}
    for kind in GOODS_KINDS:
        for hit in sheet.hits.get(f"regulated-{kind}", ()):
            block = page.blocks[hit.line]
            named = block.kind is BlockKind.HEADING or (
                hit.line in linked and block.region in (Region.NAV, Region.HEADER, Region.MAIN)
            )
            if named and len(block.folded) <= 60:
                yield RegulatedGoods(kind=kind, evidence=sheet.span(hit.start, hit.end))
                break


_SHOP_WINDOWS = frozenset((PageKind.HOME, PageKind.PRODUCT, PageKind.LISTING, PageKind.ABOUT))

SIGNALS: tuple[Spec, ...] = (
    Spec(
        "licences",
        Licence,
        (PageKind.HOME, PageKind.ABOUT, PageKind.CONTACT, PageKind.LEGAL),
        read=read_licences,
        vocabulary=tuple(f"licence-{kind}" for kind in LICENCE_KINDS),
    ),
    Spec(
        "regulated_goods",
        RegulatedGoods,
        (PageKind.HOME, PageKind.PRODUCT),
        read=read_regulated_goods,
        vocabulary=tuple(f"regulated-{kind}" for kind in GOODS_KINDS),
    ),
)
