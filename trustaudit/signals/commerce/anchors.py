"""Which words of a sentence a figure belongs to: the nearest ones, where commas and conjunctions widen the gap."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trustaudit.lexicon import Hit
from trustaudit.signals.base import Sheet

Span = tuple[int, int]

_BREAK = re.compile(
    r"[,،()]|[;؛:]| - |\b(?:and|or|but|then|und|oder|aber|y|pero|et|mais|ve|ama|e|ma|en|maar|i|oraz|og|och|ja)\b"
    r"|(?<![^\W_])(?:و|یا|ولی|اما|سپس)(?![^\W_])"
)
_STEP = 25  # what one comma or conjunction is worth in characters
FAR = 10_000


def hits_within(sheet: Sheet, concept: str, left: int, right: int) -> list[Hit]:
    """Hits of a concept that lie in a span of the sheet's text."""
    return [h for h in sheet.hits.get(concept, ()) if left <= h.start and h.end <= right]


def has(sheet: Sheet, concept: str, left: int, right: int) -> bool:
    return any(left <= h.start and h.end <= right for h in sheet.hits.get(concept, ()))


def gap(text: str, one: Span, other: Span) -> int:
    """How far apart two spans of a sentence are; 0 when they overlap."""
    if one[0] < other[1] and other[0] < one[1]:
        return 0
    start, end = (one[1], other[0]) if one[1] <= other[0] else (other[1], one[0])
    return end - start + _STEP * sum(1 for _ in _BREAK.finditer(text, start, end))


def nearest(text: str, span: Span, hits: Iterable[Hit]) -> int:
    """The gap to the nearest hit, FAR if there is none."""
    return min((gap(text, span, (h.start, h.end)) for h in hits), default=FAR)
