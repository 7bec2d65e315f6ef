"""Amounts of money in folded text: "1.299,00 €", "$12", «۳۰۰ هزار تومان», "19.–", with toman and rial apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trustaudit.signals.commerce.currencies import SIGNS, THREE_DECIMALS, is_foreign, settle
from trustaudit.text import fold

#: The toman and the rial are told apart because they differ by ten and are mixed up by shops; never converted.
MoneyUnit = Literal["toman", "rial", "other", "none"]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount at `text[start:end]`. `currency` is an ISO 4217 code (IRT for toman) or "" when it could be several."""

    amount: float
    currency: str
    unit: MoneyUnit
    start: int
    end: int


def _signs(pattern: str) -> str:
    words = [w for w in SIGNS if re.fullmatch(pattern, w)]
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_FIGURE = (
    r"\d{1,3}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:(?P<sep>[.,' ])\d{3})(?:(?P=sep)\d{3})*(?:[.,]\d{1,2})?(?!\d)"
    r"|\d+(?:[.,/]\d{1,3})?"
)
_SCALES = {
    fold(k): v
    for k, v in {
        "هزار": 1e3, "میلیون": 1e6, "میلیارد": 1e9, "ألف": 1e3, "آلاف": 1e3, "مليون": 1e6, "mil": 1e3, "bin": 1e3,
        "milyon": 1e6, "million": 1e6, "thousand": 1e3, "k": 1e3, "tausend": 1e3, "тыс": 1e3, "тыс.": 1e3, "만": 1e4,
        "万": 1e4, "lakh": 1e5,
    }.items()
}  # fmt: skip
_SCALE = "|".join(re.escape(w) for w in sorted(_SCALES, key=lambda w: (-len(w), w)))
_NAMED = {
    fold(k): v
    for k, v in {
        "ده": 10, "پانزده": 15, "بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80,
        "نود": 90, "صد": 100, "یکصد": 100, "دویست": 200, "سیصد": 300, "چهارصد": 400, "پانصد": 500, "ششصد": 600,
        "هفتصد": 700, "هشتصد": 800, "نهصد": 900, "یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "هفت": 7,
        "هشت": 8, "نه": 9,
    }.items()
}  # fmt: skip
_WORDS = "|".join(sorted(_NAMED, key=lambda w: (-len(w), w)))
_ANY = _signs(r".+")
_NOT_A_WORD = r"(?![^\W\d_])"
_AFTER = re.compile(
    rf"(?<![\d.,/_a-z\u00c0-\u05ff])(?:(?P<low>\d+(?:[.,]\d{{3}})*(?:[.,]\d{{1,2}})?) ?[-~] ?)?(?P<figure>{_FIGURE})(?:[.,]?-+(?!\d))?"
    rf"(?: ?(?P<scale>{_SCALE})(?![^\W_])| ?(?P<glued>{_SCALE})(?=تومان|تومن|ریال))? ?(?P<sign>{_ANY})(?:(?<=[^\w])|{_NOT_A_WORD})"
)
_BEFORE = re.compile(
    rf"(?<![^\W\d_])(?P<sign>{_ANY})(?:(?<=[^\w])|(?![^\W\d_])) ?(?P<figure>{_FIGURE})(?P<scale>)(?P<glued>)"
    rf"(?P<cents> \d\d(?=$|\n| [^\w ]))?(?P<low>)(?:[.,]?-+(?!\d))?(?!\d)"
)
_WORDED = re.compile(
    rf"(?<![^\W_])(?P<tens>{_WORDS})(?: و (?P<ones>{_WORDS}))? (?P<scale>هزار|میلیون) ?(?P<sign>تومان|تومن|ریال)(?![^\W_])"
)
_DIGIT = re.compile(r"\d")


# Signs that their countries write before the amount: of "4.50 CHF 2.25" the sign belongs to the second figure.
_LEADING = frozenset("$ £ ¥ ￥ ₹ ₩ ₦ ₱ us$ c$ ca$ a$ au$ nz$ hk$ nt$ s$ r$ mx$ chf rs rs. rp rp. rm s/ s/.".split())


def amounts(text: str, start: int = 0, end: int | None = None, country: str = "") -> Iterator[Money]:
    """Every amount with a currency in `text[start:end]`, in order; `country` settles signs that several share. The low
    end of a range is an amount of its own."""
    stop = len(text) if end is None else end
    found: list[Money] = []
    if _DIGIT.search(text, start, stop):
        before = [m for m in _BEFORE.finditer(text, start, stop) if not is_foreign(m["sign"], country)]
        after = [m for m in _AFTER.finditer(text, start, stop) if not is_foreign(m["sign"], country)]
        first = [m for m in before if m["sign"] in _LEADING]
        after = [m for m in after if m["sign"] not in _LEADING or not _meets(m, first)]
        before = [m for m in before if m["sign"] in _LEADING or not _meets(m, after)]
        found = [money for match in (*before, *after) for money in _money(match, country)]
    if "تومان" in text or "تومن" in text or "ریال" in text:
        for match in _WORDED.finditer(text, start, stop):
            value = (_NAMED[match["tens"]] + _NAMED.get(match["ones"] or "", 0)) * _SCALES[match["scale"]]
            found.append(_of(value, match["sign"], country, match.start(), match.end()))
    yield from sorted(found, key=lambda m: (m.start, m.end))


def _meets(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    return any(match.start() < o.end() and o.start() < match.end() for o in others)


def _money(match: re.Match[str], country: str) -> Iterator[Money]:
    sign = match["sign"]
    code = settle(sign, country)
    scale = _SCALES[match["scale"] or match["glued"]] if match["scale"] or match["glued"] else 1.0
    if match["low"]:
        yield _of(number(match["low"], code) * scale, sign, country, match.start("low"), match.end("low"))
    value = number(match["figure"], code)
    if match.groupdict().get("cents") and value.is_integer():  # "$229 99": the cents stand high
        value += float(match["cents"]) / 100
    start = match.start("figure") if match["low"] else match.start()
    yield _of(value * scale, sign, country, start, match.end())


def _of(value: float, sign: str, country: str, start: int, end: int) -> Money:
    code = settle(sign, country)
    return Money(round(value, 3), code, unit_of(code), start, end)


def unit_of(code: str) -> MoneyUnit:
    """Which of the Iranian units a currency code is, if any."""
    if code == "IRT":
        return "toman"
    if code == "IRR":
        return "rial"
    return "other" if code else "none"


def number(figure: str, currency: str = "") -> float:
    """The value of a figure as written: the last of two different separators is the decimal one; a single separator
    before exactly three digits groups thousands, unless the currency has three decimals or nothing stands before it."""
    figure = figure.replace(" ", "").replace("'", "").replace("/", ".")
    dot, comma = figure.count("."), figure.count(",")
    if dot and comma:
        decimal = "." if figure.rfind(".") > figure.rfind(",") else ","
        grouping = "," if decimal == "." else "."
        return float(figure.replace(grouping, "").replace(decimal, "."))
    mark = "." if dot else ","
    if dot + comma == 0:
        return float(figure)
    if dot + comma > 1:
        return float(figure.replace(mark, ""))
    whole, _, rest = figure.partition(mark)
    if len(rest) == 3 and whole not in ("", "0") and currency not in THREE_DECIMALS:
        return float(whole + rest)
    return float(f"{whole or '0'}.{rest or '0'}")
