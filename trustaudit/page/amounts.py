"""Amounts of money as carts print them: "$1,234.50", "1.234,50 €", «۱۲۵٬۰۰۰ تومان», "Free"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trustaudit.text import fold


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of `currency`: an ISO 4217 code, IRT for toman (no ISO code; ten rials), '' unknown."""

    amount: float
    currency: str = ""


# Folded signs and names. A bare "$" or "kr" stands for several currencies: the page's own code decides, if it has one.
_CURRENCIES = (
    ("IRT", r"هزار ?تومان|تومان|تومن|tomans?"), ("IRR", r"ریال|rials?|irr"), ("EUR", r"€|eur(?:os?)?"),
    ("GBP", r"£|gbp"), ("USD", r"us\$|\$|usd"), ("TRY", r"₺|tl|try"), ("SAR", r"ر\.?س\.?|ریال سعودی|sar"),
    ("AED", r"د\.?ا\.?|درهم|aed"),
    ("CHF", r"chf"), ("INR", r"₹|inr|rs\.?"), ("RUB", r"₽|rub"), ("PLN", r"zl|pln"), ("SEK", r"sek"), ("NOK", r"nok"),
    ("DKK", r"dkk"), ("JPY", r"¥|円|jpy"), ("MXN", r"mxn|mx\$"), ("CAD", r"ca\$|cad"), ("AUD", r"au\$|a\$|aud"),
    ("BRL", r"r\$|brl"), ("EGP", r"ج\.?م\.?|egp"), ("", r"kr\.?"),
)  # fmt: skip
_SIGN = "|".join(f"(?P<c{i}>{pattern})" for i, (_, pattern) in enumerate(_CURRENCIES))
_NUMBER = r"(?P<number>[-+]?\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|[-+]?\d+(?:[.,]\d{1,2})?)"
_BEFORE = re.compile(rf"(?<![\w.])(?P<minus>^-\s?|-)?(?:{_SIGN})\s?{_NUMBER}(?![\d.,]*\d)")
_AFTER = re.compile(rf"(?<![\w.,]){_NUMBER}\s?(?:{_SIGN})(?!\w)")
_BARE = re.compile(rf"\s*{_NUMBER}\s*")
_FREE = re.compile(
    r"(?:free(?: of charge)?|free shipping|gratis|gratuit[eo]?|kostenlos|kostenfrei|versandkostenfrei|ucretsiz|bedava"
    r"|رایگان|مجانی|مجانا)!?"
)


def amounts(text: str) -> list[tuple[Money, int, int]]:
    """Every amount with a currency in a text, in order, with its span in the folded text."""
    folded = fold(text)
    found: dict[int, tuple[Money, int, int]] = {}
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(folded):
            at = match.start("number")
            if at not in found:
                found[at] = (_money(match), match.start(), match.end())
    return [found[at] for at in sorted(found)]


def money(text: str) -> Money | None:
    """The amount a text consists of (with or without its currency, or "free"), None if it is something else."""
    folded = fold(text).strip(" .:()")
    found = amounts(folded)
    if len(found) == 1 and not re.search(r"[^\W\d_]{2,}", folded[: found[0][1]] + folded[found[0][2] :]):
        return found[0][0]
    if _FREE.fullmatch(folded):
        return Money(0.0)
    bare = _BARE.fullmatch(folded)
    return Money(number(bare["number"])) if bare and folded else None


def is_free(text: str) -> bool:
    """Whether a text says "free" and nothing else."""
    return bool(_FREE.fullmatch(fold(text).strip(" .:()")))


def _money(match: re.Match[str]) -> Money:
    code = next((code for i, (code, _) in enumerate(_CURRENCIES) if match[f"c{i}"]), "")
    value = number(match["number"])
    if "هزار" in match.group():
        value *= 1000
    return Money(-value if match.groupdict().get("minus") else value, code)


def number(text: str) -> float:
    """The number a text writes, whatever it separates thousands and decimals with: the last separator is the decimal
    one unless three digits follow it."""
    bare = re.sub(r"[ ']", "", text)
    last = max(bare.rfind("."), bare.rfind(","))
    if last >= 0 and len(bare) - last - 1 != 3:
        return float(re.sub(r"[.,]", "", bare[:last]) + "." + bare[last + 1 :])
    return float(re.sub(r"[.,]", "", bare))
