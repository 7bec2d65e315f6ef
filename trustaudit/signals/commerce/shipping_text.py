"""Shipping costs in sentences, rows and boxes of a page's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trustaudit.lexicon import Hit
from trustaudit.model import Evidence, PageKind
from trustaudit.page.model import BlockKind
from trustaudit.signals.base import Sheet, Site
from trustaudit.signals.commerce.anchors import FAR, Span, gap, has, hits_within, nearest
from trustaudit.signals.commerce.boxes import row_of, same_box
from trustaudit.signals.commerce.money import Money, MoneyUnit, amounts
from trustaudit.signals.commerce.sentences import Polarity, polarity, sentence_at
from trustaudit.signals.commerce.voices import is_article, is_customer
from trustaudit.text import fold_pattern


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(fold_pattern(text))


Form = Literal["amount", "free", "threshold", "deferred", "on-arrival", "mentioned"]
_ANCHORS = (
    "shipping-word",
    "shipping-fee",
    "shipping-free",
    "shipping-deferred",
    "freight-collect",
    "shipping-refused",
)
# A price that comes without shipping: the amount beside it is not the cost of sending.
_PLUS = _pattern(
    r"\b(?:plus|excl\w*|zzgl|zuzuglich|exkl|hors|mas|no incluye|non inclus|piu|esclus\w*|excl|haric|senza|bez|without|inkl|incl"
    r"|inclusive|including|compris\w*|incluid\w*|inclus\w*|dahil|enthalten)\b"
    r"|(?<![^\W_])(?:شامل|بدون احتساب|به علاوه|غیر شامل)(?![^\W_])|כולל"
)
# Words that stand after the sum from which sending is free: "50 € and over", "200 TL ve üzeri".
_AND_MORE = _pattern(
    r" ?(?:\+|or more|and (?:over|above|up|more)|ve (?:uzeri|ustu)|uzeri\w*|ustu\w*|y mas|o mas|et plus"
    r"|oder mehr|und mehr|e oltre|lub wiecej|i wiecej"
    r"|(?:تومان |ریال )?(?:به بالا|و بیشتر|و بالاتر|یا بیشتر)|او اکثر|واکثر|وما فوق|فما فوق|이상|以上)"
)
_MINIMUM = re.compile(
    r"\b(?:minimum order|min(?:imum)? ?bestell\w*|mindestbestell\w*|pedido minimo|compra minima|minimum de commande)\b"
)


@dataclass(frozen=True, slots=True)
class Cost:
    form: Form
    evidence: Evidence
    amount: float | None = None
    currency: str = ""
    unit: MoneyUnit = "none"
    place: str = ""
    polarity: Polarity = "offered"


def stated_costs(sheet: Sheet, site: Site) -> Iterator[Cost]:
    """Every statement on shipping costs in the page's text."""
    done: set[tuple[int, int]] = set()
    rows: set[int] = set()
    lines = {h.line for concept in _ANCHORS for h in sheet.hits.get(concept, ())}
    if not lines:
        return
    country = site.country if any(sign in sheet.text for sign in _SHARED_SIGNS) else ""
    for index in sorted(lines):
        block = sheet.page.blocks[index]
        if is_customer(block.folded) or (block.kind is BlockKind.ALT and len(block.folded) > 40):
            continue
        start = sheet.start_of(index)
        for hit in _hits(sheet, start, start + len(block.folded)):
            span = sentence_at(sheet.text, hit.start, hit.end)
            if span not in done:
                done.add(span)
                yield from _sentence(sheet, index, span, country)
        if block.row >= 0 and block.row not in rows:
            rows.add(block.row)
            yield from _row(sheet, index, country)
        elif block.row < 0:
            yield from _box(sheet, index, country)
    yield from _tables(sheet, lines, rows, country)


def _tables(sheet: Sheet, lines: set[int], rows: set[int], country: str) -> Iterator[Cost]:
    """Rows of a table of rates: the words of sending stand in the heading over it, the rows give places and amounts."""
    heads = {i for i in lines if sheet.page.blocks[i].kind is BlockKind.HEADING}
    if not heads and PageKind.SHIPPING not in sheet.page.kinds:
        return
    for index, block in enumerate(sheet.page.blocks):
        if block.row >= 0 and block.row not in rows and (block.heading in heads or _about_shipping(sheet, index)):
            rows.add(block.row)
            yield from _row(sheet, index, country)


# Signs whose money depends on the country: only for them is the country worked out.
_SHARED_SIGNS = ("$", "kr", "rs", "ریال", "دینار", "درهم", "د.", "¥", "peso")


def _hits(sheet: Sheet, start: int, end: int) -> list[Hit]:
    return [h for concept in _ANCHORS for h in hits_within(sheet, concept, start, end)]


def _sentence(sheet: Sheet, index: int, span: tuple[int, int], country: str) -> Iterator[Cost]:
    left, right = span
    text = sheet.text
    if text[right : right + 1] in ("?", "؟", "？"):
        return
    words = [h for c in ("shipping-word", "shipping-fee", "shipping-free") for h in hits_within(sheet, c, left, right)]
    pickup = hits_within(sheet, "collection", left, right)
    others = (*pickup, *hits_within(sheet, "return-postage", left, right))
    words = [w for w in words if not any(o.start < w.end and w.start < o.end for o in others)]
    collect = hits_within(sheet, "freight-collect", left, right)
    if collect:
        yield _cost(sheet, "on-arrival", collect[0].start, collect[0].end, span)
        return
    deferred = hits_within(sheet, "shipping-deferred", left, right)
    if deferred and (words or "ship" in deferred[0].phrase or _about_shipping(sheet, index)):
        yield _cost(sheet, "deferred", deferred[0].start, deferred[0].end, span)
        return
    refused = hits_within(sheet, "shipping-refused", left, right)
    if refused:
        yield _cost(sheet, "mentioned", refused[0].start, refused[0].end, span, state="refused")
        return
    block = sheet.page.blocks[index]
    if not words or (len(block.folded) > 80 and is_article(sheet.page, block)):
        return
    found = list(_priced(sheet, words, span, country))
    yield from found
    if not found:
        yield from _unpriced(sheet, index, span)


def _priced(sheet: Sheet, words: list[Hit], span: tuple[int, int], country: str) -> Iterator[Cost]:
    """Amounts of a sentence and what they are: the sum for free shipping, or the cost itself."""
    left, right = span
    text = sheet.text
    free = _free_word(sheet, words, span)
    for money in amounts(text, left, right, country):
        at = (money.start, money.end)
        if _is_threshold(sheet, money, left, right):
            if free is not None:
                yield _cost(sheet, "threshold", money.start, money.end, span, money)
            continue
        near = nearest(text, at, words)
        if near > 60 or near > _rivals(sheet, at, left, right) or _MINIMUM.search(text, left, right):
            continue
        between = (min(money.end, words[0].end), max(money.start, words[0].start))
        if _PLUS.search(text, max(left, money.start - 14), money.start) or _PLUS.search(
            text, money.end, money.end + 34
        ):
            continue
        if between[0] < between[1] and _PLUS.search(text, *between):
            continue
        if free is not None and money.start > free and near > 12:
            continue  # "free delivery … £34.99": the price of something else
        yield _cost(sheet, "amount" if money.amount else "free", money.start, money.end, span, money)
    if free is not None and not any(_is_threshold(sheet, m, left, right) for m in amounts(text, left, right, country)):
        hit = next((h for h in hits_within(sheet, "shipping-free", left, right)), None)
        start, end = (hit.start, hit.end) if hit else (free, free + 1)
        yield _cost(sheet, "free", start, end, span)


def _rivals(sheet: Sheet, at: Span, left: int, right: int) -> int:
    """The gap to the nearest words that an amount could belong to instead: goods, their warranty, a button."""
    hits = [h for c in ("warranty-word", "goods-return", "add-to-cart") for h in hits_within(sheet, c, left, right)]
    prices = [gap(sheet.text, at, m.span()) for m in _PRICE.finditer(sheet.text, left, right)]
    return min([nearest(sheet.text, at, hits), *prices])


_PRICE = _pattern(
    r"\b(?:price|preis|precio|prix|fiyati?|prezzo|cena|цена|pris|hinta)\b|قیمت|السعر|مبلغ کالا|מחיר|اقساط|قسط"
)


_DIGIT = re.compile(r"\d")


def _free_word(sheet: Sheet, words: list[Hit], span: tuple[int, int]) -> int | None:
    """Where a sentence calls its shipping free, None if it does not."""
    hits = [w for w in words if w.concept == "shipping-free"]
    if hits:
        return hits[0].start
    senders = [w for w in words if w.concept != "shipping-free"]
    for hit in hits_within(sheet, "free-word", *span):
        # "Delivery costs £5, but is free from £60": the amount carries the subject over.
        reach = 80 if _DIGIT.search(sheet.text, *span) else 32
        if nearest(sheet.text, (hit.start, hit.end), senders) <= reach:
            return hit.start
    return None


def _is_threshold(sheet: Sheet, money: Money, left: int, right: int) -> bool:
    """Whether an amount is a sum to reach: "over 50 €", "50 € and more"."""
    if _AND_MORE.match(sheet.text, money.end, right):
        return True
    at = (money.start, money.end)
    return any(
        h.end <= money.start + 1 and gap(sheet.text, at, (h.start, h.end)) <= 18
        for h in hits_within(sheet, "threshold-word", left, right)
        # "Delivery from £3.95" is a price; "free from £50" a sum: the word alone cannot tell.
        if h.phrase.lower() not in _FROM or _free_before(sheet, h.start, left)
    )


_FROM = frozenset(
    (
        "from",
        "ab",
        "desde",
        "à partir de",
        "a partir de",
        "od",
        "от",
        "da",
        "de la",
        "no",
        "alates",
        "nuo",
        "fra",
        "från",
    )
)


def _free_before(sheet: Sheet, position: int, left: int) -> bool:
    return has(sheet, "free-word", left, position) or has(sheet, "shipping-free", left, position)


def _unpriced(sheet: Sheet, index: int, span: tuple[int, int]) -> Iterator[Cost]:
    """A sentence that speaks of the fee without a figure: more than the name of a page."""
    fees = hits_within(sheet, "shipping-fee", *span)
    block = sheet.page.blocks[index]
    if fees and len(block.folded) > len(fees[0].phrase) + 15 and index not in _linked(sheet):
        yield _cost(sheet, "mentioned", fees[0].start, fees[0].end, span)


def _linked(sheet: Sheet) -> frozenset[int]:
    return frozenset(link.block for link in sheet.page.links if link.block >= 0)


def _about_shipping(sheet: Sheet, index: int) -> bool:
    block = sheet.page.blocks[index]
    return PageKind.SHIPPING in sheet.page.kinds or block.heading in sheet.blocks_with("shipping-word")


def _row(sheet: Sheet, index: int, country: str) -> Iterator[Cost]:
    """A table row: the label's cell speaks of shipping, or the table stands under a heading that does; another cell
    gives the amount or says free."""
    cells = row_of(sheet, index)
    if len(cells) < 2:
        return
    label = sheet.page.blocks[cells[0]]
    words = sheet.blocks_with("shipping-word") | sheet.blocks_with("shipping-fee")
    if not (cells[0] in words and len(label.folded) < 60) and not _about_shipping(sheet, index):
        return
    yield from _value(sheet, cells[0], cells[1:], country)


def _value(sheet: Sheet, label: int, others: range, country: str) -> Iterator[Cost]:
    for other in others:
        start = sheet.start_of(other)
        end = start + len(sheet.page.blocks[other].folded)
        money = next(iter(amounts(sheet.text, start, end, country)), None)
        place = _row_place(sheet, label)
        free = hits_within(sheet, "free-word", start, end)
        if money is not None and not (free and free[0].start < money.start):
            form: Form = "amount" if money.amount else "free"
            yield _cost(sheet, form, money.start, money.end, (start, end), money, place=place)
            return
        if free and end - start < 40:
            yield _cost(sheet, "free", free[0].start, free[0].end, (start, end), place=place)
            return


def _row_place(sheet: Sheet, label: int) -> str:
    start = sheet.start_of(label)
    hits = hits_within(sheet, "shipping-place", start, start + len(sheet.page.blocks[label].folded))
    return hits[0].phrase if hits else ""


def _box(sheet: Sheet, index: int, country: str) -> Iterator[Cost]:
    """A label such as "Shipping cost:" and the next line of its box, when that is nothing but an amount or "free"."""
    blocks = sheet.page.blocks
    label = blocks[index]
    if index + 1 >= len(blocks) or len(label.folded) > 40 or index in _linked(sheet):
        return
    start = sheet.start_of(index)
    fee = hits_within(sheet, "shipping-fee", start, start + len(label.folded))
    value = blocks[index + 1]
    if not same_box(label, value):
        return
    yield from _free_from(sheet, index, country)
    if not (fee or label.folded.endswith(":")) or len(value.folded) > 40:
        return
    if _NOT_ALONE.search(_strip(sheet, index + 1, country)):
        return
    yield from _value(sheet, index, range(index + 1, index + 2), country)


def _free_from(sheet: Sheet, label: int, country: str) -> Iterator[Cost]:
    """«ارسال سریع» over «رایگان برای خرید بالای ۳۰۰ هزار تومان»: the second line says what the first is free from."""
    start = sheet.start_of(label + 1)
    end = start + len(sheet.page.blocks[label + 1].folded)
    if end - start > 80 or not has(sheet, "free-word", start, end) or has(sheet, "shipping-word", start, end):
        return
    for money in amounts(sheet.text, start, end, country):
        if _is_threshold(sheet, money, start, end):
            yield _cost(sheet, "threshold", money.start, money.end, (start, end), money)


_NOT_ALONE = re.compile(r"[^\W\d_]{3,}")


def _strip(sheet: Sheet, index: int, country: str) -> str:
    """A block's text without its amount, its words of shipping and its "free"."""
    start = sheet.start_of(index)
    text = sheet.page.blocks[index].folded
    end = start + len(text)
    spans = [(m.start, m.end) for m in amounts(sheet.text, start, end, country)]
    for concept in ("free-word", "shipping-word", "shipping-free", "shipping-fee"):
        spans.extend((h.start, h.end) for h in hits_within(sheet, concept, start, end))
    for a, b in spans:
        text = text[: a - start] + " " * (b - a) + text[b - start :]
    return text


def _cost(
    sheet: Sheet,
    form: Form,
    start: int,
    end: int,
    span: tuple[int, int],
    money: Money | None = None,
    place: str = "",
    state: Polarity | None = None,
) -> Cost:
    places = [] if place else hits_within(sheet, "shipping-place", *span)
    near = min(places, key=lambda h: gap(sheet.text, (start, end), (h.start, h.end)), default=None)
    if near is not None and gap(sheet.text, (start, end), (near.start, near.end)) < FAR:
        place = near.phrase
    if state is None:
        state = polarity(sheet.text, start, end)
        # A place or a sum is told by its own field; "only" and the like do not make a price conditional.
        if state == "conditional" and (place or form in ("amount", "deferred", "on-arrival", "mentioned")):
            state = "offered"
        if state == "refused" and form != "free":
            state = "offered"
    return Cost(
        form, sheet.span(start, end), money.amount if money else (0.0 if form == "free" else None),
        money.currency if money else "", money.unit if money else "none", place, state,
    )  # fmt: skip
