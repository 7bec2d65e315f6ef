"""Shipping costs in table rows, and in a label with its value in the next line of its box."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trustaudit.model import PageKind
from trustaudit.page.model import BlockKind
from trustaudit.signals.commerce.anchors import has, hits_within
from trustaudit.signals.commerce.boxes import row_of, same_box
from trustaudit.signals.commerce.money import amounts
from trustaudit.signals.commerce.shipping_parts import Cost, Reading, is_threshold


def tables(reading: Reading, lines: set[int], rows: set[int]) -> Iterator[Cost]:
    """Rows of a table of rates that were not read yet: the words of sending stand in the heading over it, the rows give
    places and amounts. `rows` are the numbers of rows that were read, and grow."""
    blocks = reading.sheet.page.blocks
    heads = {i for i in lines if blocks[i].kind is BlockKind.HEADING}
    if not heads and PageKind.SHIPPING not in reading.sheet.page.kinds:
        return
    for index, block in enumerate(blocks):
        if block.row >= 0 and block.row not in rows and reading.about_shipping(index):
            rows.add(block.row)
            yield from row(reading, index)


def row(reading: Reading, index: int) -> Iterator[Cost]:
    """A table row: the label's cell speaks of sending, or the table stands under a heading that does; another cell gives
    the amount or says free."""
    sheet = reading.sheet
    cells = row_of(sheet, index)
    label = cells[0]
    words = sheet.blocks_with("shipping-word") | sheet.blocks_with("shipping-fee")
    labelled = label in words and len(sheet.page.blocks[label].folded) < 60
    if len(cells) > 1 and (labelled or reading.about_shipping(index)):
        yield from _value(reading, label, cells[1:])


def _value(reading: Reading, label: int, others: range) -> Iterator[Cost]:
    """The first of some blocks that gives an amount, or says free."""
    sheet = reading.sheet
    places = hits_within(sheet, "shipping-place", *reading.span_of(label))
    place = places[0].phrase if places else ""
    for other in others:
        span = reading.span_of(other)
        money = next(amounts(sheet.text, *span, reading.country), None)
        free = hits_within(sheet, "free-word", *span)
        if money is not None and not (free and free[0].start < money.start):
            yield reading.cost("amount" if money.amount else "free", (money.start, money.end), span, money, place)
            return
        if free and span[1] - span[0] < 40:
            yield reading.cost("free", (free[0].start, free[0].end), span, place=place)
            return


def box(reading: Reading, index: int) -> Iterator[Cost]:
    """A label such as "Shipping cost:" and the next line of its box, when that is nothing but an amount or "free"."""
    sheet = reading.sheet
    blocks = sheet.page.blocks
    label = blocks[index]
    if index + 1 >= len(blocks) or len(label.folded) > 40 or index in reading.linked:
        return
    value = blocks[index + 1]
    if not same_box(label, value):
        return
    yield from _free_from(reading, index + 1)
    labels = has(sheet, "shipping-fee", *reading.span_of(index)) or label.folded.endswith(":")
    if labels and len(value.folded) <= 40 and not _WORD.search(_stripped(reading, index + 1)):
        yield from _value(reading, index, range(index + 1, index + 2))


def _free_from(reading: Reading, index: int) -> Iterator[Cost]:
    """«ارسال سریع» over «رایگان برای خرید بالای ۳۰۰ هزار تومان»: the second line says from when the first is free."""
    span = reading.span_of(index)
    sheet = reading.sheet
    if span[1] - span[0] > 80 or not has(sheet, "free-word", *span) or has(sheet, "shipping-word", *span):
        return
    for money in amounts(sheet.text, *span, reading.country):
        if is_threshold(sheet, money, *span):
            yield reading.cost("threshold", (money.start, money.end), span, money)


_WORD = re.compile(r"[^\W\d_]{3,}")


def _stripped(reading: Reading, index: int) -> str:
    """A block's text without its amounts, its words of sending and its "free"."""
    sheet = reading.sheet
    start, end = reading.span_of(index)
    spans = [(m.start, m.end) for m in amounts(sheet.text, start, end, reading.country)]
    for concept in ("free-word", "shipping-word", "shipping-free", "shipping-fee"):
        spans.extend((h.start, h.end) for h in hits_within(sheet, concept, start, end))
    text = sheet.page.blocks[index].folded
    for a, b in spans:
        text = text[: a - start] + " " * (b - a) + text[b - start :]
    return text
