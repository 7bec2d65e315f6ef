"""How long an order takes to be sent and to arrive, and who carries it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from trustaudit.lexicon import Hit
from trustaudit.model import PageKind, Region
from trustaudit.page.data import nodes, text_of
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.commerce.anchors import hits_within
from trustaudit.signals.commerce.durations import DAYS_IN, Duration, durations
from trustaudit.signals.commerce.sentences import clause_at, polarity, sentence_at
from trustaudit.text import fold_pattern

Scope = Literal["dispatch", "delivery"]


@dataclass(frozen=True, kw_only=True)
class DeliveryTime(Item):
    """A promised time, in days (a day or less is 1 at most, hours are parts of it): `dispatch` until the parcel leaves,
    `delivery` until it arrives. `working` days are counted as the shop counts them, without weekends."""

    min_days: float
    max_days: float
    working: bool
    scope: Scope
    source: Literal["text", "data"]


@dataclass(frozen=True, kw_only=True)
class Carrier(Item):
    """A firm that carries parcels, by its usual name in lower case."""

    name: str


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(fold_pattern(text))


_DELIVERY = _pattern(
    r"\bdeliver\w*|\bshipping (?:time|takes|within)|\barriv\w+|\btransit|\blieferzeit\w*|\blieferung\w*|\bgeliefert|\bzustell\w+"
    r"|\bentrega\w*|\bplazo de envio|\bllegar\w*|\blivraison\w*|\blivre\w*|\bteslim\w*|\bdostaw\w*|\bдостав\w+|\bconsegna\w*|\blevering\w*"
    r"|\bbezorg\w*|تحویل|زمان ارسال|مدت ارسال|به دست شما|به دستتان|دریافت سفارش|می ?رسد|الوصول|توصیل|التوصیل|تصل"
)
_DISPATCH = _pattern(
    r"\bdispatch\w*|\bship(?:s|ped|ping)?\b|\bhandling time|\bprocess\w* (?:time|within)|\bversand\w*|\bversend\w*|\bverschick\w*"
    r"|\benvi(?:o|os|amos|ado|an|ar)\b|\bexpedi\w+|\bpreparacion\b|\bkargo\w*|\bgonderi\w*|\bwysylk\w*|\bотправ\w+|\bspedi\w+|\bverzend\w*"
    r"|ارسال|آماده ?سازی|بسته ?بندی|پردازش سفارش|شحن|الشحن|تجهیز"
)
#: Other things that take days: giving back, getting money back, answering, warranty, choosing, paying.
_OTHER = _pattern(
    r"\breturn\w*|\brefund\w*|\bexchange\w*|\bwithdraw\w*|\bcancel\w*|\bwarrant\w*|\bguarantee\w*|\breply|\brespon[ds]\w*|\banswer\w*"
    r"|\bruckgabe\w*|\bwiderruf\w*|\bruckerstatt\w*|\bgarantie|\bdevol\w+|\breembols\w*|\bdesist\w+|\bgarantia|\bretour\w*|\brembours\w*"
    r"|\bretract\w+|\biade\w*|\bcayma|\bnotify|\binform us|\bcontact us within|\bcomplain\w*|\bold\b|\bsince\b|\bvalid\b|\bpayment within"
    r"|بازگشت|مرجوع|عودت|استرداد|تعویض|انصراف|ضمانت|گارانتی|مهلت|پاسخ|اعتراض|اعلام|اطلاع دهید|استرجاع|استبدال|ارجاع|ضمان|شکایت|لغو"
)
_SAME_DAY = _pattern(
    r"\bsame[ -]day (?:delivery|dispatch|shipping)|\bam selben tag|\bel mismo dia|\ble jour meme|\bayni gun|همان ?روز|تحویل فوری|نفس الیوم"
)
_NEXT_DAY = _pattern(
    r"\bnext[ -](?:working |business )?day (?:delivery|dispatch)|\bovernight|\bnachster werktag|\bam nachsten (?:werk)?tag"
    r"|\bdia siguiente|\blendemain|\bertesi gun|روز بعد|فردای"
)
_DAY_STEMS = tuple(
    map(
        fold_pattern,
        "same day,same-day,selben tag,mismo dia,jour meme,ayni gun,همان,تحویل فوری,نفس الیوم,next,overnight,nachste,siguiente"
        ",lendemain,ertesi,روز بعد,فردای".split(","),
    )
)
_MAX_DAYS = 120


def read_delivery_times(sheet: Sheet, site: Site) -> Iterator[DeliveryTime]:
    yield from _stated(sheet)
    text = sheet.text
    for span in _times(sheet):
        left, right = clause_at(text, span.start, span.end)
        days = DAYS_IN[span.unit]
        if not 0 < span.high * days <= _MAX_DAYS or _OTHER.search(text, left, right):
            continue
        scope = _scope(sheet, span)
        if scope is not None and polarity(text, span.start, span.end) != "refused":
            yield DeliveryTime(
                min_days=round(span.low * days, 2),
                max_days=round(span.high * days, 2),
                working=span.unit == "working-days",
                scope=scope,
                source="text",
                evidence=sheet.span(span.start, span.end),
            )


def _times(sheet: Sheet) -> Iterator[Duration]:
    """Every length of time of a page that may be one of sending: figures, and "same day" and "next day"."""
    yield from (span for span in durations(sheet.text) if span.unit != "years")
    for line in sheet.lines_with(_DAY_STEMS):
        for pattern, days in ((_SAME_DAY, 0.5), (_NEXT_DAY, 1.0)):
            match = pattern.search(sheet.text, *line)
            if match:
                yield Duration(days, days, "days", match.start(), match.end())


def _scope(sheet: Sheet, span: Duration) -> Scope | None:
    """Whether a time is one of arriving or of leaving: by its sentence, its table row, or the label before it."""
    text = sheet.text
    start, end = sentence_at(text, span.start, span.end)
    index, _ = sheet.locate(span.start)
    blocks = sheet.page.blocks
    block = blocks[index]
    if block.region is Region.NAV or end - start > 1200:
        return None
    said = text[start:end]
    if len(block.folded) < 60:
        nearby = range(max(0, index - 6), min(len(blocks), index + 7))
        if block.row >= 0:
            said += " " + " ".join(blocks[i].folded for i in nearby if blocks[i].row == block.row)
        elif index and len(blocks[index - 1].folded) < 40:
            said += " " + blocks[index - 1].folded
    if _OTHER.search(said) and not _DELIVERY.search(text, start, end):
        return None
    if _DELIVERY.search(said):
        return "delivery"
    return "dispatch" if _DISPATCH.search(said) else None


def _stated(sheet: Sheet) -> Iterator[DeliveryTime]:
    """Times of ShippingDeliveryTime in structured data."""
    for node in nodes(sheet.page.data, "ShippingDeliveryTime", "OfferShippingDetails"):
        for key, scope in (("transitTime", "delivery"), ("handlingTime", "dispatch")):
            low, high = _range(node.get(key))
            if high:
                evidence = sheet.evidence(f"{key} {low:g}-{high:g}")
                yield DeliveryTime(
                    min_days=low,
                    max_days=high,
                    working=False,
                    scope="delivery" if scope == "delivery" else "dispatch",
                    source="data",
                    evidence=evidence,
                )


def _range(value: Any) -> tuple[float, float]:
    if not isinstance(value, dict):
        return 0.0, 0.0
    numbers = [text_of(value, name) for name in ("minValue", "maxValue", "value")]
    found = [float(n) for n in numbers if n.replace(".", "", 1).isdigit()]
    return (min(found), max(found)) if found else (0.0, 0.0)


def read_carriers(sheet: Sheet, site: Site) -> Iterator[Carrier]:
    """Carriers named where sending is spoken of, or in a row of carriers. Names that are also words (UPS, Hermes, پست)
    need a word of sending in their own sentence, or a carrier beside them."""
    named: set[str] = set()
    sure = sheet.hits.get("carriers", ())
    for hit in (*sure, *sheet.hits.get("carriers-common", ())):
        if hit.concept != "carriers" and any(h.start <= hit.start and hit.end <= h.end for h in sure):
            continue  # the first word of a longer name
        name = hit.phrase.lower()
        beside = any(h.phrase != hit.phrase and abs(h.line - hit.line) <= 3 for h in sure)
        if name not in named and (beside or _is_sending(sheet, hit)):
            evidence = sheet.span(hit.start, hit.end)
            written = evidence.snippet[evidence.start : evidence.end]
            if hit.concept == "carriers" or not written.islower() or not written.isascii():
                named.add(name)
                yield Carrier(name=name, evidence=evidence)


_SENDING = ("shipping-word", "shipping-fee", "shipping-free", "delivery-word", "dispatch-word", "shipping")
_SENDING_PAGES = frozenset((PageKind.SHIPPING, PageKind.CART, PageKind.CHECKOUT))


def _is_sending(sheet: Sheet, hit: Hit) -> bool:
    start, end = sentence_at(sheet.text, hit.start, hit.end)
    words = (h for concept in _SENDING for h in hits_within(sheet, concept, start, end))
    if any(h.end <= hit.start or h.start >= hit.end for h in words):
        return True
    if hit.concept == "carriers-common":
        return False
    block = sheet.page.blocks[hit.line]
    heads = sheet.blocks_with("shipping-word") | sheet.blocks_with("shipping")
    return block.heading in heads or not _SENDING_PAGES.isdisjoint(sheet.page.kinds)


_WHERE = (PageKind.SHIPPING, PageKind.PRODUCT, PageKind.FAQ, PageKind.CART)
SIGNALS = (
    Spec("delivery_times", DeliveryTime, _WHERE, read=read_delivery_times, vocabulary=("delivery-time",)),
    Spec(
        "carriers",
        Carrier,
        (PageKind.SHIPPING, PageKind.FAQ),
        read=read_carriers,
        vocabulary=("carriers", "carriers-common"),
    ),
)
