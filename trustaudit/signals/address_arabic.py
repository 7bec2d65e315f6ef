"""Addresses written in Persian or Arabic: told by how many distinct kinds of part stand close together.

Such addresses run from the large to the small (province, city, street, number, unit, postal code) without fixed
separators, and any part may be missing. One kind alone is no sign («بازار» is the market, «از طریق» means "by way of"),
three within a short span are an address, two are enough behind the word "address".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trustaudit.page.model import BlockKind
from trustaudit.signals.base import Sheet
from trustaudit.signals.phone_iran import PROVINCES
from trustaudit.signals.phone_model import is_dummy
from trustaudit.signals.places import ARAB_CITIES, COUNTRIES, IRAN_CITIES

_SPAN = 200  # characters in which the parts of one address stand (measured on shop pages: facts of the field, 1.7)
_SILENT = (BlockKind.OPTION, BlockKind.BUTTON, BlockKind.LABEL)

# Names that are also common words count as a city only where an address begins, or behind "city" or "province".
_AMBIGUOUS = frozenset(
    "ری قم بم قدس خوی امل ساری کیش قشم بابل البرز مرکزی فارس گلستان پردیس ابهر میبد بانه العین الخبر عمان مرند".split()
)


def _names(names: list[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_OPEN = r"(?<![^\W_])(?:و|ب|ل|بال|ال)?"
_SHUT = r"(?![^\W\d_])"
_PLAIN_CITIES = _names([c for c in (*IRAN_CITIES, *ARAB_CITIES) if c not in _AMBIGUOUS])
_ALL_CITIES = _names([*IRAN_CITIES, *ARAB_CITIES])
_COUNTRY_NAMES = _names([name for name in COUNTRIES if "\u0600" < name[0] < "\u06ff"])
_ORDINAL = r"(?:\d{1,3}|اول|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|همکف|منفی|زیر ?زمین|الاول|الثانی|الثالث|الرابع|الخامس|الارضی)"
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "postal",
        r"(?:کد ?پستی|کدپستی|الرمز البریدی)[^\d\n]{0,12}(?P<code>\d{5} ?-? ?\d{5}|\d{4,6})(?!\d)",
    ),
    (
        "box",
        r"(?<![^\W_])(?:صندوق ?پستی|ص\.? ?[پب]\.?(?![^\W\d_])|"
        r"صندوق (?:ال)?برید)[^\d\n]{0,12}\d{2,7}(?: ?[-/] ?\d{2,6})?",
    ),
    (
        "number",
        r"(?<![^\W_])(?:پلاک|پ\.|مبنی(?: رقم)?|رقم المبنی|بنایه رقم|عماره رقم|فیلا رقم|کیلومتر) ?(?:ی|شماره|ثبتی|:|"
        r"-)? ?\d{1,6}",
    ),
    (
        "unit",
        rf"(?<![^\W_])(?:واحد|طبقه|ط\.|غرفه|مغازه|الدور|الطابق|شقه(?: رقم)?|مکتب(?: رقم)?|محل رقم) ?(?:ی|شماره|"
        rf":)? ?{_ORDINAL}(?![^\W\d_])"
        r"|(?<![^\W_])(?:همکف|طبقه همکف)" + _SHUT,
    ),
    (
        "street",
        r"(?<!از )(?<!عن )(?<![^\W_])(?:خیابان|خ\.|بلوار|بزرگراه|اتوبان|ازادراه|جاده|میدان|چهار ?راه|سه ?راه|فلکه|"
        r"کوچه|ک\.|بن ?بست|"
        r"شارع|طریق(?! ال(?:دفع|بنک|تحویل|موقع))|حی|زقاق|ساحه)(?! ?ها)(?: ?\d| [^\W_])",
    ),
    (
        "complex",
        r"(?<![^\W_])(?:پاساژ|مجتمع|ساختمان|برج|شهرک|بازارچه|مرکز خرید|مرکز تجاری|سرای|تیمچه|بنایه|عماره|مجمع|مول|"
        r"نبش|سوق|بازار(?! (?:کار|هدف|رقابت)))"
        r" [^\W\d_]{2,}|(?<![^\W_])مرکز خرید(?![^\W\d_])",
    ),
    (
        "city",
        rf"{_OPEN}(?:استان|شهرستان|شهر|مدینه|محافظه) (?P<named>{_ALL_CITIES}){_SHUT}|"
        rf"{_OPEN}(?P<plain>{_PLAIN_CITIES}){_SHUT}",
    ),
    ("country", rf"(?<![^\W_])(?:{_COUNTRY_NAMES}){_SHUT}"),
)
_PARTS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_LEADING_CITY = re.compile(rf"(?P<city>{_ALL_CITIES}){_SHUT} ?[,،_\-:]")
_SIGN = re.compile(
    "صندوق|نشانی|ادرس|العنوان|خیابان|بلوار|کوچه|پلاک|پاساژ|میدان|بزرگراه|اتوبان|جاده|شهرک|مجتمع|ساختمان|بن ?بست|شارع|طریق|حی |مبنی|الطابق|"
    "الدور|پستی|البریدی|ص\\.ب"
)
_LABEL = re.compile(
    "(?:ادرس|نشانی|محل)(?: (?:ما|دفتر|فروشگاه|شرکت|پستی|مرکزی|کارخانه|انبار|شعبه|نمایشگاه|دقیق|حضوری)){0,3} ?[:：\\-]|"
    "العنوان ?:|عنواننا ?:|موقعنا ?:|"
    "^(?:ادرس|نشانی|العنوان|عنواننا)(?! (?:ایمیل|ای پی|ip|سایت|اینترنتی|الکترونیک|البرید|تحویل|ارسال|شما))"
)
_NOT_HERE = re.compile(
    "(?:ادرس|نشانی) (?:ایمیل|ای پی|ip|سایت|اینترنتی|الکترونیک|پست الکترونیک|تحویل|ارسال|شما|خود|گیرنده)|"
    "عنوان (?:البرید|الشحن|التوصیل|ip)"
)
# A sentence ends in a verb, an address does not.
_SAYS_SOMETHING = re.compile(
    "(?:است|هست(?:یم|ند)?|بود|شد|شود|شده|دارد|داریم|کنید|کنیم|کند|باشد|ن?می ?[^\\W\\d_]{2,8})[ .!؟]*$"
)
_EDGE = " ,،.:-_|؛()"


@dataclass(frozen=True, slots=True)
class Found:
    """An address within one block: the span of its folded text, and its parts."""

    block: int
    start: int
    end: int
    kinds: frozenset[str]
    city: str = ""
    province: str = ""
    code: str = ""
    country: str = ""


def find(sheet: Sheet) -> Iterator[Found]:
    """Every address of a page written in Arabic letters, in page order; at most one a block."""
    for index in sorted({sheet.locate(m.start())[0] for m in _SIGN.finditer(sheet.text)}):
        block = sheet.page.blocks[index]
        if block.kind in _SILENT or (block.form >= 0 and len(block.folded) < 40):
            continue
        label = _label(sheet, index)
        text = block.folded
        if label < 0 and _NOT_HERE.search(text) and len(text) < 120:
            continue
        found = _densest(index, text, max(label, 0), label >= 0)
        if found is not None:
            yield found


def _label(sheet: Sheet, index: int) -> int:
    """Where the address begins behind the word "address" in its own block, 0 when the block above is that word, else -1."""
    text = sheet.page.blocks[index].folded
    own = _LABEL.search(text)
    if own and not _NOT_HERE.match(text, own.start()):
        return own.end()
    if index:
        above = sheet.page.blocks[index - 1].folded.strip(" :")
        if len(above) <= 30 and _LABEL.match(above + ":") and not _NOT_HERE.search(above):
            return 0
    return -1


def _densest(index: int, text: str, at: int, labelled: bool) -> Found | None:
    """The span with the most distinct kinds of part, if they are enough for an address."""
    parts = sorted(
        ((m.start(), m.end(), kind, m) for kind, pattern in _PARTS for m in pattern.finditer(text, at)),
        key=lambda p: p[:2],
    )
    lead = _LEADING_CITY.match(text, len(text) - len(text[at:].lstrip(_EDGE)))
    if lead:
        parts.insert(0, (lead.start(), lead.end("city"), "city", lead))
    best: list[tuple[int, int, str, re.Match[str]]] = []
    for i, first in enumerate(parts):
        span = [p for p in parts[i:] if p[1] - first[0] <= _SPAN]
        if len({p[2] for p in span}) > len({p[2] for p in best}):
            best = span
    kinds = frozenset(p[2] for p in best)
    if not kinds & {"street", "complex", "box"} or not _is_enough(kinds, labelled, text):
        return None
    lead_in = len(text) - len(text[at:].lstrip(_EDGE))
    start = lead_in if labelled and best[0][0] - lead_in <= 60 else best[0][0]
    return _made(index, text, start, best, kinds)


def _is_enough(kinds: frozenset[str], labelled: bool, text: str) -> bool:
    if "box" in kinds and len(kinds) >= 2 and len(text) < 200:
        return True
    if labelled:
        return len(kinds) >= 2 or (len(text) < 160 and "street" in kinds and text.count(",") + text.count("،") >= 2)
    if len(kinds) < 3:
        return False
    if not kinds & {"number", "unit", "postal"} and _SAYS_SOMETHING.search(text):
        return False
    # In running text ("the market in Tehran, on the street of ...") only a number makes the place one that can be found.
    return len(text) <= 160 or bool(kinds & {"number", "unit", "postal"})


def _made(
    index: int, text: str, start: int, best: list[tuple[int, int, str, re.Match[str]]], kinds: frozenset[str]
) -> Found:
    city, code = "", ""
    for _, _, kind, match in best:
        values = match.groupdict()
        if kind == "city":
            city = city or values.get("city") or values.get("named") or values.get("plain") or ""
        elif kind == "postal":
            code = code or values.get("code") or ""
    end = max(p[1] for p in best)
    # The last part names its street or building; the words up to the next separator belong to it.
    tail = re.compile(r"[^,،.|\n:]{0,40}").match(text, end)
    if tail and best[-1][2] in ("street", "complex"):
        end = tail.end()
    country = (
        "ir" if city in IRAN_CITIES or re.search("پلاک|کد ?پستی|خیابان|بلوار|کوچه", text) else ARAB_CITIES.get(city, "")
    )
    if not country:
        country = next(
            (iso for name, iso in COUNTRIES.items() if name[0] > "\u0600" and name in text[start : end + 40]), ""
        )
    province = PROVINCES.get(IRAN_CITIES.get(city, ""), "") if country == "ir" else ""
    code = re.sub(r"\D", "", code)
    if country == "ir" and (len(code) != 10 or is_dummy(code, code)):
        code = ""
    return Found(index, start, len(text[:end].rstrip(_EDGE)), kinds, city, province, code, country)
