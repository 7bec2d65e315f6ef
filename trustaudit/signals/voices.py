"""Whose words a passage is: the shop's own, a customer's, an article's, a quotation."""

from __future__ import annotations

import re

from trustaudit.model import PageKind
from trustaudit.signals.base import Sheet

_CUSTOMERS = re.compile(r"#[\w-]*(?:review|comment|testimonial|opinion|bewertung|avis|yorum|rating)|blockquote:", re.I)
_QUOTE = re.compile(r"^[\s]*[\"“”«»„‚'‘]")
_OPEN = '"“„«'
_CLOSE = {'"': '"', "“": "”", "„": "“", "«": "»"}


def is_own_page(sheet: Sheet) -> bool:
    """Whether a page belongs to what the shop says of itself; not an article, a search result or a list of goods.

    A page whose kinds were not looked for is taken for the shop's own.
    """
    kinds = sheet.page.kinds
    return not kinds or any(kind not in (PageKind.OTHER, PageKind.LISTING) for kind in kinds)


def is_customers(sheet: Sheet, index: int) -> bool:
    """Whether a block is, or belongs to, the words of a customer: a review, a testimonial, a long quotation."""
    blocks = sheet.page.blocks
    block = blocks[index]
    if block.heading >= 0 and "reviews" in sheet.lexicon.link_concepts(blocks[block.heading].folded):
        return True
    if _CUSTOMERS.search(" ".join(block.path)):
        return True
    around = blocks[max(0, index - 2) : index + 2]
    return any(_QUOTE.match(b.text) and len(b.text) > 40 for b in around if b.region is block.region)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stands inside quotation marks, with other words outside of them."""
    for mark in _OPEN:
        left = text.rfind(mark, 0, start + 1)
        if left < 0:
            continue
        right = text.find(_CLOSE[mark], max(end, left + 1))
        inside = text[left + 1 : start]
        if right < 0 or _CLOSE[mark] in inside or (left <= 2 and right >= len(text) - 3):
            continue
        if mark != '"' or text.count('"', 0, left) % 2 == 0:
            return True
    return False
