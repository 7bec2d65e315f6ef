"""Claims about the shop or its goods that nobody could prove: superlatives, absolute promises, urgency, cures, ranks.

Only the shop's own voice counts: customers' words, quotations, questions, sort options, awards with a name and articles
are left out, and so is what a sentence denies ("not the cheapest").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from trustaudit.lexicon import Hit
from trustaudit.model import Evidence, PageKind, Region
from trustaudit.page.model import Block, BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.commerce.sentences import polarity, sentence_at
from trustaudit.signals.voices import is_customers, is_own_page, is_quoted
from trustaudit.text import fold

ClaimKind = Literal["superlative", "absolute", "urgency", "health", "rank"]
CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)


@dataclass(frozen=True, kw_only=True)
class Claim(Item):
    """A claim. It is `strong` in a title, a heading or a short shout, `weak` inside a longer text."""

    kind: ClaimKind
    strength: Literal["strong", "weak"]


_CONTRACTS = frozenset(
    (PageKind.TERMS, PageKind.PRIVACY, PageKind.LEGAL, PageKind.RETURNS, PageKind.SHIPPING, PageKind.WARRANTY)
)
_SHORT = 70  # characters of a slogan
_AWARD = re.compile(
    r"\b(?:award|awarded|prize|winner|auszeichnung|testsieger|premio|galardon|prix d|laureat|odul)|"
    r"جایزه|تندیس|لوح|جائزه"
)
_QUESTION = re.compile(r"[?؟]")
# "Only 2 left": a number of pieces that is said to be all there is.
_FEW_LEFT = re.compile(
    r"\b(?:only|just) \d{1,2} (?:left|remaining|in stock|pieces left|items left)|\bhurry,? (?:only )?\d|"
    r"(?:تنها|فقط) \d{1,2} (?:عدد|تا|جفت|دست)? ?(?:در انبار )?باقی|"
    r"\bnur noch \d{1,2} (?:stuck|auf lager|verfugbar|ubrig)|"
    r"\b(?:solo|solamente) quedan? \d{1,2}\b|\b(?:ultimas?|quedan) \d{1,2} unidades|"
    r"\bplus que \d{1,2} (?:en stock|exemplaires|articles|disponibles)|"
    r"\bson \d{1,2} (?:urun|adet)|(?:بقی|تبقی|باقی) \d{1,2} (?:فقط|قطع)|"
    r"(?:ends? in|endet in|noch|termina en|quedan|se termine dans|plus que|bitimine|تا پایان|باقی ?مانده)[^\n]{0,24}\d{1,2}:\d\d|"
    r"\b\d{1,4} (?:people|others|customers|shoppers) (?:are )?(?:viewing|looking at|watching)"
)
_COUNTDOWN = re.compile(
    r"(?:^|\s)(?!\S*icon)(?:[\w-]+-)?(?:countdown|count-down|sale-timer|deal-timer|flipclock)[\w-]*", re.I
)
# A product may be named so; as an adjective it promises.
_ADJECTIVES = frozenset(("miracle",))


def read_claims(sheet: Sheet, site: Site) -> Iterator[Claim]:
    """Every claim with different words, once a page; the title's first."""
    page = sheet.page
    if not is_own_page(sheet) or (page.kinds and all(kind in _CONTRACTS for kind in page.kinds)):
        return
    seen: set[tuple[str, str]] = set()
    for kind, phrase, strong, evidence in (*_in_title(sheet), *_in_text(sheet), *_counted(sheet)):
        if (kind, phrase) not in seen:
            seen.add((kind, phrase))
            yield Claim(kind=kind, strength="strong" if strong else "weak", evidence=evidence)


_Found = tuple[ClaimKind, str, bool, Evidence]


def _in_title(sheet: Sheet) -> Iterator[_Found]:
    title = sheet.page.title
    if not title:
        return
    low = fold(title)
    hits = sheet.lexicon.scan(low)
    for kind in CLAIM_KINDS:
        for hit in hits.get(f"claim-{kind}", ()):
            if not _QUESTION.search(low) and not _AWARD.search(low):
                yield kind, hit.phrase, True, sheet.evidence(title, Region.HEAD)


def _in_text(sheet: Sheet) -> Iterator[_Found]:
    for kind in CLAIM_KINDS:
        for hit in sheet.hits.get(f"claim-{kind}", ()):
            block = sheet.page.blocks[hit.line]
            if _is_claim(sheet, block, kind, hit):
                yield kind, hit.phrase, _is_strong(block), sheet.span(hit.start, hit.end)


def _is_claim(sheet: Sheet, block: Block, kind: ClaimKind, hit: Hit) -> bool:
    if block.kind in (BlockKind.OPTION, BlockKind.LABEL, BlockKind.ALT) or block.region is Region.NAV:
        return False
    if kind in ("superlative", "rank") and block.kind is BlockKind.BUTTON:
        return False  # the button of a sort order
    text, start = block.folded, hit.start - sheet.start_of(hit.line)
    end = start + (hit.end - hit.start)
    if hit.phrase in _ADJECTIVES and not re.match(r" [a-z]", text[end : end + 2]):
        return False
    left, right = sentence_at(text, start, end)
    if text[right : right + 1] in ("?", "؟") or _QUESTION.search(text, end, right):
        return False
    if kind in ("superlative", "rank") and _AWARD.search(text, left, right):
        return False
    if polarity(text[:start] + "x" * (end - start) + text[end:], start, end) == "refused":
        return False
    return not is_quoted(text, start, end) and not is_customers(sheet, hit.line)


def _is_strong(block: Block) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.BUTTON) or len(block.text) <= _SHORT or "!!" in block.text


def _counted(sheet: Sheet) -> Iterator[_Found]:
    """Pieces said to be left, shoppers said to be looking, clocks that run down."""
    few = _few_left(sheet)
    if few is not None:
        yield "urgency", "few left", True, few
    for image in sheet.page.images:
        if image.names and _COUNTDOWN.search(image.names):
            yield "urgency", "countdown", True, sheet.evidence(image.names, image.region, image.path)
            return
    for element in sheet.page.elements:
        if "data-countdown" in element.attrs:
            shown = f"countdown {element.attrs['data-countdown']}"
            yield "urgency", "countdown", True, sheet.evidence(shown, element.region, element.path)
            return


def _few_left(sheet: Sheet) -> Evidence | None:
    """The first statement of how little is left; the pattern is tried only around its own words."""
    text = sheet.text
    for word in _COUNTED:
        at = text.find(word)
        while at >= 0:
            match = _FEW_LEFT.search(text, max(0, at - 24), at + 60)
            if match and sheet.page.blocks[sheet.locate(match.start())[0]].kind is not BlockKind.OPTION:
                return sheet.span(match.start(), match.end())
            at = text.find(word, at + 1)
    return None


_COUNTED = (
    "only ", "just ", "hurry", "باقی", "nur noch", "quedan", "solo queda", "ultimas", "plus que", "son ", "بقی",
    "viewing", "looking at", "watching", "ends in", "end in", "endet in", "noch ", "termina en", "se termine dans",
    "bitimine", "تا پایان",
)  # fmt: skip

SIGNALS: tuple[Spec, ...] = (
    Spec(
        "claims",
        Claim,
        (PageKind.HOME, PageKind.ABOUT, PageKind.PRODUCT),
        read=read_claims,
        vocabulary=tuple(f"claim-{kind}" for kind in CLAIM_KINDS),
    ),
)
