"""What reading a string of digits as a telephone number gives, and what a made-up one looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Line = Literal["landline", "mobile", "toll-free", "shared-cost", "premium", "voip", "short", "unknown"]

_ASCENDING = "01234567890"
_REPEATED = re.compile(r"(\d)\1{5}")


@dataclass(frozen=True, slots=True)
class Number:
    """`number` is E.164, or the digits as printed where no area is given; `country` ISO 3166-1 alpha-2 in lower case."""

    number: str
    line: Line
    country: str
    province: str = ""
    placeholder: bool = False


def is_dummy(subscriber: str, national: str = "") -> bool:
    """Whether the digits are what a template holds: 1234567 in a row, or one digit six times over.

    Both were seen in shop templates («34567890-021», «086 22222222», 09123456789); numbers of real companies repeat
    pairs and triples, hardly ever six times one digit.
    """
    if _REPEATED.search(subscriber):
        return True
    for length in (7, 8, 9):
        if len(subscriber) >= length and subscriber[-length:] in _ASCENDING:
            return True
    return len(national) >= 9 and (national in _ASCENDING or national == "9876543210")
