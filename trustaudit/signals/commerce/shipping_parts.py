"""What both readers of shipping costs share: the cost as read, and the page as it is being read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from trustaudit.model import Evidence, PageKind
from trustaudit.signals.base import Sheet
from trustaudit.signals.commerce.anchors import Span, gap, has, hits_within
from trustaudit.signals.commerce.money import Money, MoneyUnit
from trustaudit.signals.commerce.sentences import Polarity, polarity
from trustaudit.text import fold_pattern

Form = Literal["amount", "free", "threshold", "deferred", "on-arrival", "mentioned"]


@dataclass(frozen=True, slots=True)
class Cost:
    form: Form
    evidence: Evidence
    amount: float | None = None
    currency: str = ""
    unit: MoneyUnit = "none"
    place: str = ""
    polarity: Polarity = "offered"


@dataclass(frozen=True, slots=True)
class Reading:
    """A page being read: `country` settles signs of money, `linked` are the blocks that hold links."""

    sheet: Sheet
    country: str
    linked: frozenset[int]

    def about_shipping(self, index: int) -> bool:
        """Whether a block stands on a shipping page or under a heading that speaks of sending."""
        heading = self.sheet.page.blocks[index].heading
        return PageKind.SHIPPING in self.sheet.page.kinds or heading in self.sheet.blocks_with("shipping-word")

    def span_of(self, index: int) -> Span:
        start = self.sheet.start_of(index)
        return start, start + len(self.sheet.page.blocks[index].folded)

    def cost(self, form: Form, at: Span, within: Span, money: Money | None = None, place: str = "") -> Cost:
        """A cost with its evidence `at`; its place and polarity are read from the text `within`."""
        text = self.sheet.text
        if not place:
            places = hits_within(self.sheet, "shipping-place", *within)
            near = min(places, key=lambda h: gap(text, at, (h.start, h.end)), default=None)
            place = near.phrase if near else ""
        state = polarity(text, *at)
        # A place or a sum is told by its own field: "only" does not make a price conditional, nor "not" one refused.
        if state != "coming" and (form != "free" or (state == "conditional" and place)):
            state = "offered"
        return Cost(
            form, self.sheet.span(*at), money.amount if money else (0.0 if form == "free" else None),
            money.currency if money else "", money.unit if money else "none", place, state,
        )  # fmt: skip


# Words that stand after the sum from which sending is free: "50 € and over", "200 TL ve üzeri".
_AND_MORE = re.compile(
    fold_pattern(
        r" ?(?:\+|or more|and (?:over|above|up|more)|ve (?:uzeri|ustu)|uzeri\w*|ustu\w*|y mas|o mas|et plus"
        r"|oder mehr|und mehr|e oltre|lub wiecej|i wiecej"
        r"|(?:تومان |ریال )?(?:به بالا|و بیشتر|و بالاتر|یا بیشتر)|او اکثر|واکثر|وما فوق|فما فوق|이상|以上)"
    )
)
# "Delivery from £3.95" is a price, "free from £50" a sum: these words alone cannot tell.
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


def is_threshold(sheet: Sheet, money: Money, left: int, right: int) -> bool:
    """Whether an amount is a sum to reach: "over 50 €", "50 € and more"."""
    if _AND_MORE.match(sheet.text, money.end, right):
        return True
    at = (money.start, money.end)
    return any(
        h.end <= money.start + 1 and gap(sheet.text, at, (h.start, h.end)) <= 18
        for h in hits_within(sheet, "threshold-word", left, right)
        if h.phrase.lower() not in _FROM
        or _is_free(sheet, left, h.start)
        or _is_free(sheet, money.end, min(right, money.end + 50))
    )


def _is_free(sheet: Sheet, left: int, right: int) -> bool:
    return has(sheet, "free-word", left, right) or has(sheet, "shipping-free", left, right)
