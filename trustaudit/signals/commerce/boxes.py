"""Label and value in two blocks: cells of one row, or two lines of one small box. Nothing else is ever joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trustaudit.page.model import Block
from trustaudit.signals.base import Sheet
from trustaudit.signals.commerce.durations import Duration, durations
from trustaudit.signals.commerce.voices import is_customer

# What may stand beside a length that is a value of the label before it: «به مدت 10 روز», "up to 30 days".
_VALUE = re.compile(
    r"\b(?:within|up to|for|in|of|max|bis zu|innerhalb|binnen|von|ab|hasta|en|dentro de|de|jusqu'a|sous|pendant|icinde"
    r"|kadar|entro|do|w ciagu|after the buyer receives it|from receipt|from delivery|the|after|delivery|receipt"
    r"|nach erhalt)\b|(?<![^\W_])(?:به|مدت|تا|ظرف|حداکثر|طی|در|خلال|لمده|مهلت|بین)(?![^\W_])|[\W\d_]+"
)


def lengths_beside(sheet: Sheet, index: int, in_box: bool) -> Iterator[tuple[int, Duration]]:
    """(block, length) of the value that the label in block `index` has: in another cell of its row or, if `in_box`, in
    the line before or after it in the same box when that says nothing but a length."""
    blocks = sheet.page.blocks
    label = blocks[index]
    for other in (index + 1, index - 1):
        if not 0 <= other < len(blocks) or is_customer(blocks[other].folded):
            continue
        block = blocks[other]
        same_row = label.row >= 0 and block.row == label.row and other > index
        if not (same_row or (in_box and same_box(label, block))):
            continue
        start = sheet.start_of(other)
        found = list(durations(sheet.text, start, start + len(block.folded)))
        if len(found) != 1:
            continue
        rest = block.folded[: found[0].start - start] + block.folded[found[0].end - start :]
        if same_row or not _VALUE.sub("", rest):
            yield other, found[0]


def same_box(one: Block, other: Block) -> bool:
    """Whether two blocks share a parent or a grandparent."""
    depth = max(len(one.path), len(other.path)) - 2
    return depth > 0 and one.path[:depth] == other.path[:depth]


def row_of(sheet: Sheet, index: int) -> range:
    """Indices of the cells of the table row that block `index` is in (only itself outside tables)."""
    blocks = sheet.page.blocks
    row = blocks[index].row
    first = last = index
    if row >= 0:
        while first and blocks[first - 1].row == row:
            first -= 1
        while last + 1 < len(blocks) and blocks[last + 1].row == row:
            last += 1
    return range(first, last + 1)
