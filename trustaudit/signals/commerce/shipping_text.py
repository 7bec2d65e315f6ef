"""Shipping costs in the sentences of a page, and by way of them in its rows and boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trustaudit.lexicon import Hit
from trustaudit.page.model import BlockKind
from trustaudit.signals.base import Sheet, Site
from trustaudit.signals.commerce.anchors import Span, gap, has, hits_within, nearest
from trustaudit.signals.commerce.money import Money, amounts
from trustaudit.signals.commerce.sentences import sentence_at
from trustaudit.signals.commerce.shipping_parts import Cost, Reading, is_threshold
from trustaudit.signals.commerce.shipping_rows import box, row, tables
from trustaudit.signals.commerce.voices import is_article, is_customer
from trustaudit.text import fold_pattern

_WORDS = ("shipping-word", "shipping-fee", "shipping-free")
_ANCHORS = (*_WORDS, "shipping-deferred", "freight-collect")
# Signs whose money depends on the country: only for them is the country worked out.
_SHARED_SIGNS = ("$", "kr", "rs", "ریال", "دینار", "درهم", "د.", "¥", "peso")


def stated_costs(sheet: Sheet, site: Site) -> Iterator[Cost]:
    """Every statement on shipping costs in the page's text."""
    lines = {h.line for concept in _ANCHORS for h in sheet.hits.get(concept, ())}
    if not lines:
        return
    country = site.country if any(sign in sheet.text for sign in _SHARED_SIGNS) else ""
    linked = frozenset(link.block for link in sheet.page.links if link.block >= 0)
    reading = Reading(sheet, country, linked)
    done: set[Span] = set()
    rows: set[int] = set()
    for index in sorted(lines):
        block = sheet.page.blocks[index]
        if is_customer(block.folded) or (block.kind is BlockKind.ALT and len(block.folded) > 40):
            continue
        for concept in _ANCHORS:
            for hit in hits_within(sheet, concept, *reading.span_of(index)):
                span = sentence_at(sheet.text, hit.start, hit.end)
                if span not in done:
                    done.add(span)
                    yield from _sentence(reading, index, span)
        yield from _free_after(reading, index, done)
        if block.row < 0:
            yield from box(reading, index)
        elif block.row not in rows:
            rows.add(block.row)
            yield from row(reading, index)
    yield from tables(reading, lines, rows)


def _free_after(reading: Reading, index: int, done: set[Span]) -> Iterator[Cost]:
    """A further sentence of a block on sending that only says "Free from 60 €"."""
    sheet = reading.sheet
    for hit in hits_within(sheet, "free-word", *reading.span_of(index)):
        span = sentence_at(sheet.text, hit.start, hit.end)
        if span not in done and span[1] - span[0] < 60:
            done.add(span)
            for money in amounts(sheet.text, *span, reading.country):
                if is_threshold(sheet, money, *span):
                    yield reading.cost("threshold", (money.start, money.end), span, money)


def _sentence(reading: Reading, index: int, span: Span) -> Iterator[Cost]:
    sheet = reading.sheet
    if sheet.text[span[1] : span[1] + 1] in ("?", "؟", "？"):
        return
    # Fetching it oneself and sending it back cost something else.
    others = [h for concept in ("collection", "return-postage") for h in hits_within(sheet, concept, *span)]
    words = [
        h
        for concept in _WORDS
        for h in hits_within(sheet, concept, *span)
        if not any(o.start < h.end and h.start < o.end for o in others)
    ]
    collect = hits_within(sheet, "freight-collect", *span)
    if collect:
        yield reading.cost("on-arrival", (collect[0].start, collect[0].end), span)
        return
    deferred = hits_within(sheet, "shipping-deferred", *span)
    block = sheet.page.blocks[index]
    if deferred and (words or (len(block.folded) < 60 and reading.about_shipping(index))):
        yield reading.cost("deferred", (deferred[0].start, deferred[0].end), span)
        return
    if not words or (len(block.folded) > 80 and is_article(sheet.page, block)):
        return
    found = list(_priced(reading, words, span))
    yield from found
    # Only to name the fee is a statement as well, if it is more than the name of a page.
    fees = hits_within(sheet, "shipping-fee", *span)
    if any(has(sheet, concept, *span) for concept in ("goods-return", "return-word", "return-handling")):
        return  # "the delivery costs are paid back": a term of returning
    if not found and fees and len(block.folded) > len(fees[0].phrase) + 15 and index not in reading.linked:
        yield reading.cost("mentioned", (fees[0].start, fees[0].end), span)


def _priced(reading: Reading, words: list[Hit], span: Span) -> Iterator[Cost]:
    """Amounts of a sentence and what they are: the sum for free shipping, or the cost itself."""
    sheet = reading.sheet
    found = list(amounts(sheet.text, *span, reading.country))
    sums = [m for m in found if is_threshold(sheet, m, *span)]
    free = _free_word(sheet, words, span, amounts_too=bool(found))
    for money in found:
        at = (money.start, money.end)
        if money in sums:
            if free is not None:
                yield reading.cost("threshold", at, span, money)
        elif _is_cost(sheet, money, words, span) and (
            # "Free delivery … £34.99" gives the price of something else.
            free is None or money.start < free[0] or nearest(sheet.text, at, words) <= 12
        ):
            yield reading.cost("amount" if money.amount else "free", at, span, money)
    if free is not None and not sums:
        yield reading.cost("free", free, span)


# A price that comes without shipping, or with it: the amount beside it is not the cost of sending.
_PLUS = re.compile(
    fold_pattern(
        r"\b(?:plus|excl\w*|zzgl|zuzuglich|exkl|hors|mas|no incluye|non inclus|piu|esclus\w*|haric|senza|bez|without|inkl|incl"
        r"|inclusive|including|compris\w*|incluid\w*|inclus\w*|dahil|enthalten)\b"
        r"|(?<![^\W_])(?:شامل|بدون احتساب|به علاوه|غیر شامل)(?![^\W_])|כולל"
    )
)
_MINIMUM = re.compile(
    r"\b(?:minimum order|min(?:imum)? ?bestell\w*|mindestbestell\w*|pedido minimo|compra minima|minimum de commande)\b"
)
_PRICE = re.compile(
    fold_pattern(
        r"\b(?:price|preis|precio|prix|fiyati?|prezzo|cena|цена|pris|hinta)\b|قیمت|السعر|مبلغ کالا|מחיר|اقساط|قسط"
    )
)
_FAR_FROM_WORDS, _FAR_FROM_FEE = 60, 90


def _is_cost(sheet: Sheet, money: Money, words: list[Hit], span: Span) -> bool:
    """Whether an amount is what sending costs: its words are near, and nothing else's are nearer."""
    text, at = sheet.text, (money.start, money.end)
    near = nearest(text, at, words)
    goods = [h for c in ("warranty-word", "goods-return", "add-to-cart") for h in hits_within(sheet, c, *span)]
    rivals = [nearest(text, at, goods), *(gap(text, at, m.span()) for m in _PRICE.finditer(text, *span))]
    fee = nearest(text, at, [w for w in words if w.concept == "shipping-fee"])
    if near > (_FAR_FROM_FEE if fee == near else _FAR_FROM_WORDS) or near > min(rivals) or _MINIMUM.search(text, *span):
        return False
    before, after = max(span[0], money.start - 14), money.end + 34
    between = (min(money.end, words[0].end), max(money.start, words[0].start))
    return not (
        _PLUS.search(text, before, money.start) or _PLUS.search(text, money.end, after) or _PLUS.search(text, *between)
    )


def _free_word(sheet: Sheet, words: list[Hit], span: Span, amounts_too: bool) -> Span | None:
    """Where a sentence calls its shipping free, None if it does not."""
    for word in words:
        if word.concept == "shipping-free":
            return word.start, word.end
    # "Delivery costs £5, but is free from £60": with an amount the subject carries over the comma.
    reach = 80 if amounts_too else 32
    for hit in hits_within(sheet, "free-word", *span):
        if nearest(sheet.text, (hit.start, hit.end), words) <= reach:
            return hit.start, hit.end
    return None
