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
from trustaudit.signals.commerce.anchors import FAR, gap, has, hits_within, nearest
from trustaudit.signals.commerce.boxes import lengths_beside, row_of
from trustaudit.signals.commerce.durations import DAYS_IN, Duration, durations
from trustaudit.signals.commerce.returns import is_window
from trustaudit.signals.commerce.sentences import sentence_at
from trustaudit.signals.commerce.voices import is_article, is_customer
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


#: Other things that take days: giving back, getting money back, answering, warranty, choosing, paying.
_OTHER = _pattern(
    r"\breturn\w*|\brefund\w*|\bexchange\w*|\bwithdraw\w*|\bcancel\w*|\bwarrant\w*|\bguarantee\w*|\breply|\brespon[ds]\w*|\banswer\w*"
    r"|\bruckgabe\w*|\bwiderruf\w*|\bruckerstatt\w*|\bgarantie|\bdevol\w+|\breembols\w*|\bdesist\w+|\bgarantia|\bretour\w*|\brembours\w*"
    r"|\bretract\w+|\biade\w*|\bcayma|\bnotify|\binform us|\bcontact us within|\bcomplain\w*|\bold\b|\bsince\b|\bvalid\b|\bpayment within"
    r"|بازگشت|مرجوع|عودت|استرداد|تعویض|انصراف|ضمانت|گارانتی|مهلت|پاسخ|اعتراض|اعلام|اطلاع دهید|استرجاع|استبدال|ارجاع|ضمان|شکایت|لغو"
)
#: Whoever answers within a day delivers nothing, however near the word of delivery stands.
_ANSWERING = _pattern(
    r"\breply|\brespon[ds]\w*|\banswer\w*|\bantwort\w*|\brespond\w*|\bcontestamos|\brepond\w*|پاسخ|جواب|نرد علی"
)
_MAX_DAYS = 120


def read_delivery_times(sheet: Sheet, site: Site) -> Iterator[DeliveryTime]:
    """Times of a page, one for each length and scope."""
    found: dict[tuple[object, ...], DeliveryTime] = {}
    for item in (*_stated(sheet), *_said(sheet)):
        found.setdefault((item.min_days, item.max_days, item.working, item.scope), item)
    yield from found.values()


_DELIVERY = ("delivery-word", "same-day", "next-day")
_WORDS = (*_DELIVERY, "dispatch-word")
_AT_ONCE = {"same-day": 0.5, "next-day": 1.0}


def _said(sheet: Sheet) -> Iterator[DeliveryTime]:
    """Times in sentences with words of sending, or in the row or the box that such a sentence labels."""
    done: set[int] = set()
    for hit in sorted((h for c in _WORDS for h in sheet.hits.get(c, ())), key=lambda h: h.start):
        block = sheet.page.blocks[hit.line]
        start, end = sentence_at(sheet.text, hit.start, hit.end)
        if start in done or end - start > 1200 or block.region is Region.NAV:
            continue
        done.add(start)
        if is_customer(block.folded) or is_article(sheet.page, block):
            continue
        lengths = list(_times(sheet, start, end)) or list(_values(sheet, hit.line, start, end))
        for length in lengths:
            yield from _time(sheet, length, hit, start, end)


def _time(sheet: Sheet, length: Duration, hit: Hit, start: int, end: int) -> Iterator[DeliveryTime]:
    text, span = sheet.text, (length.start, length.end)
    if has(sheet, "return-handling", start, end) and has(sheet, "refund-word", start, end):
        return
    dispatched = hits_within(sheet, "dispatch-word", start, end)
    sent = nearest(text, span, dispatched)
    # «تحویل به پست» is handing over to the post, though it holds the words for delivery.
    delivered = [
        h
        for concept in _DELIVERY
        for h in hits_within(sheet, concept, start, end)
        if not any(d.start <= h.start and h.end <= d.end for d in dispatched)
    ]
    arrived = nearest(text, span, delivered)
    if _ANSWERING.search(text, start, end) or has(sheet, "not-received", start, end):
        return
    other = min((gap(text, span, m.span()) for m in _OTHER.finditer(text, start, end)), default=FAR)
    if (other <= min(sent, arrived) and other < FAR) or is_window(sheet, sheet.locate(length.start)[0], length):
        return
    if sent == arrived == FAR:  # the value of a label: its words stand in the label
        sent = FAR if hit.concept in _DELIVERY else 0
    days = DAYS_IN[length.unit]
    if 0 < length.high * days <= _MAX_DAYS:
        yield DeliveryTime(
            min_days=round(length.low * days, 2),
            max_days=round(length.high * days, 2),
            working=length.unit == "working-days",
            scope="dispatch" if sent < arrived else "delivery",
            source="text",
            evidence=sheet.span(*span),
        )


def _times(sheet: Sheet, start: int, end: int) -> Iterator[Duration]:
    yield from (d for d in durations(sheet.text, start, end) if d.unit != "years")
    for concept, days in _AT_ONCE.items():
        for hit in hits_within(sheet, concept, start, end)[:1]:
            yield Duration(days, days, "days", hit.start, hit.end)


def _values(sheet: Sheet, index: int, start: int, end: int) -> Iterator[Duration]:
    """Times in the other cells of a row that speaks of sending, or in the value of a short label."""
    if end - start > 60:
        return
    cells = [i for i in row_of(sheet, index) if i != index]
    for other in cells:
        first = sheet.start_of(other)
        if len(sheet.page.blocks[other].folded) < 60:
            yield from _times(sheet, first, first + len(sheet.page.blocks[other].folded))
    if not cells:
        yield from (d for _, d in lengths_beside(sheet, index, in_box=True) if d.unit != "years")


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
    Spec(
        "delivery_times",
        DeliveryTime,
        _WHERE,
        read=read_delivery_times,
        vocabulary=("delivery-word", "dispatch-word", "same-day", "next-day"),
    ),
    Spec(
        "carriers",
        Carrier,
        (PageKind.SHIPPING, PageKind.FAQ),
        read=read_carriers,
        vocabulary=("carriers", "carriers-common"),
    ),
)
