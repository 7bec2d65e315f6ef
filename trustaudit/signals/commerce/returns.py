"""Return windows: how many days a shop gives for sending goods back, from when, and whether it is a term or a slogan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from trustaudit.lexicon import Hit
from trustaudit.model import PageKind, Region
from trustaudit.page.data import nodes, text_of
from trustaudit.page.model import Block, BlockKind
from trustaudit.signals.base import Item, Sheet, Site
from trustaudit.signals.commerce.anchors import FAR, Span, has, hits_within, nearest
from trustaudit.signals.commerce.boxes import lengths_beside
from trustaudit.signals.commerce.durations import Duration, durations
from trustaudit.signals.commerce.sentences import sentence_at
from trustaudit.signals.commerce.unit_words import TimeUnit
from trustaudit.signals.commerce.voices import is_customer

_TERMS = frozenset(
    (PageKind.RETURNS, PageKind.TERMS, PageKind.FAQ, PageKind.LEGAL, PageKind.SHIPPING, PageKind.WARRANTY)
)
_SLOGAN = 70  # characters; longer blocks are sentences


@dataclass(frozen=True, kw_only=True)
class ReturnWindow(Item):
    """A period for sending goods back. `days` is its length in days (a working day counts as one, an hour as 1/24);
    `scope` is faulty when it is only given for faulty goods; `context` slogan when it is a bare line on a strip."""

    days: float
    unit: TimeUnit
    start: Literal["delivery", "purchase", "unknown"] = "unknown"
    scope: Literal["general", "faulty"] = "general"
    context: Literal["policy", "slogan", "data"] = "policy"


def read(sheet: Sheet, site: Site) -> Iterable[ReturnWindow]:
    """Windows of a page, one for each length, unit, start, scope and context."""
    found: dict[tuple[object, ...], ReturnWindow] = {}
    menus = _menus(sheet)
    for item in (*_stated(sheet), *(_stated(menus) if menus else ()), *_structured(sheet)):
        found.setdefault((item.days, item.unit, item.start, item.scope, item.context), item)
    return found.values()


def _menus(sheet: Sheet) -> Sheet | None:
    """The links of menus that open on a click or a hover, laid out as a page of their own: a line in them («۷ روز ضمانت
    بازگشت») is as much the shop's word as one on a strip."""
    lines = [link for link in sheet.page.links if link.hidden and len(link.folded) < 80 and _DIGIT.search(link.folded)]
    if not lines:
        return None
    blocks = tuple(Block(k.text, k.folded, BlockKind.ITEM, k.region, k.path) for k in lines)
    return Sheet(replace(sheet.page, blocks=blocks), sheet.lexicon)


_DIGIT = re.compile(r"\d")


def _stated(sheet: Sheet) -> Iterator[ReturnWindow]:
    blocks = sheet.page.blocks
    for index, duration in window_durations(sheet):
        span = (duration.start, duration.end)
        left, right = sentence_at(sheet.text, *span)
        block = blocks[index]
        start = _start(sheet, span, left, right)
        terms = not _TERMS.isdisjoint(sheet.page.kinds) or start != "unknown" or len(block.folded) > _SLOGAN
        yield ReturnWindow(
            days=duration.days,
            unit=duration.unit,
            start=start,
            scope="faulty" if _is_for_faulty(sheet, left, right) else "general",
            context="policy" if terms else "slogan",
            evidence=sheet.span(*span),
        )


def window_durations(sheet: Sheet) -> Iterator[tuple[int, Duration]]:
    """Every (block, duration) of the page that says how long goods may be sent back."""
    blocks = sheet.page.blocks
    strong, weak = sheet.blocks_with("goods-return"), sheet.blocks_with("return-word")
    under = {i for i in strong | weak if len(blocks[i].folded) < 80}
    for index in sorted(strong | weak | _guaranteed(sheet)):
        block = blocks[index]
        if is_customer(block.folded):
            continue
        start = sheet.start_of(index)
        here = list(durations(sheet.text, start, start + len(block.folded)))
        for duration in here:
            if is_window(sheet, index, duration):
                yield index, duration
        if not here and len(block.folded) <= _SLOGAN:
            yield from _beside(sheet, index, index in strong)
    yield from _under_headings(sheet, under, strong | weak)


def is_window(sheet: Sheet, index: int, duration: Duration) -> bool:
    """Whether a length of time in a block that speaks of returns is the time for returning."""
    text, span = sheet.text, (duration.start, duration.end)
    if not _is_plausible(text, duration):
        return False
    left, right = sentence_at(text, *span)
    if text[right : right + 1] in ("?", "؟", "？") or has(sheet, "not-received", left, right):
        return False
    # "Ücret iadesi" speaks of the money though it holds the word for returning.
    paid_back = hits_within(sheet, "return-handling", left, right)

    def of_goods(concept: str) -> list[Hit]:
        return [
            h for h in hits_within(sheet, concept, left, right)
            if not any(p.start <= h.start and h.end <= p.end for p in paid_back)
        ]  # fmt: skip

    back = nearest(text, span, of_goods("goods-return"))
    if back == FAR:
        bare = nearest(text, span, of_goods("return-word"))
        begun = _start_words(sheet, left, right)
        if bare <= 40 or (bare < FAR and (right - left <= 90 or nearest(text, span, begun) <= 8)):
            back = bare
    if back == FAR and index in _guaranteed(sheet):
        back = 0
    return back < FAR and back <= _rivals(sheet, span, left, right, _starts_at_once(sheet, span, left, right))


def _start_words(sheet: Sheet, left: int, right: int) -> list[Hit]:
    return [*hits_within(sheet, "from-delivery", left, right), *hits_within(sheet, "from-purchase", left, right)]


def _starts_at_once(sheet: Sheet, span: Span, left: int, right: int) -> bool:
    """Whether a length is followed by "from delivery" or the like, in a sentence on sending goods back: then it is the
    buyer's time, even where the sentence goes on to the money."""
    handling = hits_within(sheet, "return-handling", left, right)
    return has(sheet, "goods-return", left, right) and any(
        0 <= h.start - span[1] <= 8 and not any(p.start < h.end and h.start < p.end for p in handling)
        for h in _start_words(sheet, left, right)
    )


def _rivals(sheet: Sheet, span: Span, left: int, right: int, settled: bool = False) -> int:
    """The gap to the nearest words that the length could speak of instead: repayment (unless that is settled), delivery,
    warranty, reporting."""
    text = sheet.text
    rivals = FAR if settled else nearest(text, span, hits_within(sheet, "return-handling", left, right))
    starts = _start_words(sheet, left, right)
    for concept in ("delivery-word", "dispatch-word", "shipping-word", "warranty-word"):
        for hit in hits_within(sheet, concept, left, right):
            inside = any(s.start <= hit.start and hit.end <= s.end for s in starts)
            if not inside and not _is_return_hit(sheet, hit.start, hit.end, left, right):
                rivals = min(rivals, nearest(text, span, (hit,)))
    if has(sheet, "damage-word", left, right):
        rivals = min(rivals, nearest(text, span, hits_within(sheet, "report-word", left, right)))
    return rivals


def _is_return_hit(sheet: Sheet, start: int, end: int, left: int, right: int) -> bool:
    """Whether words of delivery or warranty are part of words of returning ("return shipping", «ضمانت بازگشت»)."""
    return any(
        h.start < end and start < h.end
        for concept in ("goods-return", "return-postage", "return-free", "return-slogan")
        for h in hits_within(sheet, concept, left, right)
    )


# "7 days a week", «هفت روز هفته»: an answering time, not a period.
_EVERY = re.compile(
    r" ?(?:a week|per week|/ ?7|x ?24|die woche|in der woche|pro woche|a la semana|por semana|de la semana|par semaine|sur 7|haftanin"
    r"|haftada|hafta|w tygodniu|в неделю|alla settimana|per settimana|por semana|per week|(?:در )?هفته|شبانه|فی الاسبوع|طوال)"
)


def _is_plausible(text: str, duration: Duration) -> bool:
    return duration.unit != "years" and 0.4 <= duration.days <= 400 and not _EVERY.match(text, duration.end)


def _guaranteed(sheet: Sheet) -> frozenset[int]:
    """Blocks with the Persian shops' bare «ضمانت هفت‌روزه»: a guarantee counted in days is one of returning; one that is
    called گارانتی as well is a warranty."""
    if "ضمانت" not in sheet.text:
        return frozenset()
    return frozenset(
        i
        for i in sheet.blocks_with("warranty-word")
        if _DAYS_OF_GRACE.search(sheet.page.blocks[i].folded) and "گارانتی" not in sheet.page.blocks[i].folded
    )


_DAYS_OF_GRACE = re.compile(r"(?<![^\W_])ضمانت (?:\d{1,2}|[^\W\d_]{2,7}) ?روزه(?![^\W_])")


def _beside(sheet: Sheet, index: int, strong: bool) -> Iterator[tuple[int, Duration]]:
    """The value of a label: the other cell of its row, or a line of the same small box that says only a length."""
    for other, duration in lengths_beside(sheet, index, strong):
        if _is_plausible(sheet.text, duration):
            yield other, duration
            return


def _under_headings(sheet: Sheet, headings: set[int], seen: frozenset[int]) -> Iterator[tuple[int, Duration]]:
    """Lengths under a heading about returns that say from when they run; the sentence needs no word of returning."""
    policy = PageKind.RETURNS in sheet.page.kinds
    for index, block in enumerate(sheet.page.blocks):
        headed = block.heading in headings and index - block.heading <= 15 and index not in seen
        if not headed and not (policy and block.region is Region.MAIN):
            continue
        start = sheet.start_of(index)
        end = start + len(block.folded)
        if not (has(sheet, "from-delivery", start, end) or has(sheet, "from-purchase", start, end)):
            continue
        for duration in durations(sheet.text, start, end):
            span = (duration.start, duration.end)
            left, right = sentence_at(sheet.text, *span)
            if any(has(sheet, c, left, right) for c in ("return-handling", "damage-word", "not-received")):
                continue
            near = nearest(sheet.text, span, _start_words(sheet, left, right))
            if _is_plausible(sheet.text, duration) and near <= 40 and near <= _rivals(sheet, span, left, right):
                yield index, duration


def _start(sheet: Sheet, span: Span, left: int, right: int) -> Literal["delivery", "purchase", "unknown"]:
    delivery = nearest(sheet.text, span, hits_within(sheet, "from-delivery", left, right))
    purchase = nearest(sheet.text, span, hits_within(sheet, "from-purchase", left, right))
    if delivery == purchase == FAR:
        return "unknown"
    return "delivery" if delivery <= purchase else "purchase"


def _is_for_faulty(sheet: Sheet, left: int, right: int) -> bool:
    return has(sheet, "return-faulty-only", left, right) or has(sheet, "damage-word", left, right)


# schema.org MerchantReturnPolicy: `merchantReturnDays` with the category that gives it meaning.
def _structured(sheet: Sheet) -> Iterator[ReturnWindow]:
    for node in nodes(sheet.page.data, "MerchantReturnPolicy"):
        days = _number(node.get("merchantReturnDays") or text_of(node, "merchantReturnDays"))
        if days and not text_of(node, "returnPolicyCategory").endswith(("NotPermitted", "UnlimitedWindow")):
            yield ReturnWindow(
                days=days, unit="days", context="data", evidence=sheet.evidence(f"merchantReturnDays: {days:g}")
            )


def _number(value: Any) -> float:
    if isinstance(value, Mapping):
        value = value.get("value") or value.get("minValue")
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0
