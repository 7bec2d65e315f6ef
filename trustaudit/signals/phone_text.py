"""Telephone numbers in running text: figures that stand free, are written like numbers, or are called one.

What surrounds a figure decides as much as its digits: the label before it or above it, the head of its column, the
currency behind it, the code it is the tail of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trustaudit.signals.base import Sheet
from trustaudit.signals.phone_context import Label, extension_after, fax_after, is_short_label, label_before
from trustaudit.signals.phone_iran import PROVINCES
from trustaudit.signals.phone_model import Number, is_dummy
from trustaudit.signals.phone_numbers import Reading, numbers_in, read
from trustaudit.signals.places import IRAN_CITIES


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at a place: `start` and `end` are positions in the page's folded text."""

    number: Number
    start: int
    end: int
    fax: bool = False
    extension: str = ""


# Begins with a digit, so that the engine can skip from digit to digit; what may open a number is looked at from there.
_RUN = re.compile(r"\d(?:[ ().\-/_|+~\[\]]{0,4}\d){5,44}")
_OPENING = re.compile(r"(?:\(?\+[ (]{0,2}|\()$")
_VANITY = re.compile(r"8(?:00|33|44|55|66|77|88)[-.](?=[\d.\-]*[a-z])[a-z\d](?:[-. ]?[a-z\d]){6,9}(?![\w@])")
_KEYPAD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
_SHORT = re.compile(
    r"(?:تلفن|تماس|پشتیبانی|ساخن|موحد|hotline|call cent(?:er|re))[^\n\d]{0,12}[: ] *([1-9]\d{2,4})(?! ?[\d\-/.,:%])"
)
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:13|14|19|20)\d\d$")
_EIGHT = re.compile(r"(?:تلفن|تماس)[^\n\d]{0,30}[: ] *([2-9]\d{3}[ \-]?\d{4})(?! ?[\d\-/])")
_SHORT_COUNTRIES = frozenset(("ir", "eg", "sa", "ae", "iq", "jo"))
# A figure glued to these belongs to something else: an amount, an address, a code, a variable.
_GLUED = frozenset("=@#$€£₺₹&?%*")
_MONEY_AFTER = re.compile(
    r"\s?(?:تومان|تومن|ریال|هزار|میلیون|درهم|جنیه|دینار|ر\.س|€|\$|£|₺|₽|%|zł|kč|kr\b|eur\b|usd\b|tl\b|gb\b|mah\b|"
    r"cm\b|mm\b|kg\b|px\b|"
    r"gr?\b|grams?\b|ml\b|oz\b|lbs?\b|inch|hz\b|v\b|w\b|گرم|سانت|متر|لیتر)"
)


def figures(
    sheet: Sheet, countries: tuple[str, ...], named: tuple[str, ...], dialled: frozenset[str]
) -> Iterator[Figure]:
    """Every number in the text of a page.

    `countries` are tried for figures that speak for themselves, `named` for labelled ones; `dialled` are the last nine
    digits of numbers that links of the page dial, which prove a figure as well as a label does.
    """
    text = sheet.text
    line_start, last_end, use = 0, 0, ""
    for match in _RUN.finditer(text):
        start, end = match.span()
        opening = _OPENING.search(text, max(0, start - 4), start)
        start = opening.start() if opening else start
        run = text[start:end]
        newline = text.rfind("\n", last_end, start)
        if newline != -1:
            line_start = last_end = newline + 1
            use = ""
        if not _stands_free(text, start, end):
            continue
        window = text[max(last_end, line_start, start - 64) : start]
        label = label_before(window) or (_label_around(sheet, start) if start == line_start or len(window) < 64 else "")
        if label in ("not-phone", "sample") or (use == "sample" and not label):
            last_end, use = end, "sample" if "sample" in (label, use) else ""
            continue
        # "Tel. 1 / 2", «تلفن ۱ و ۲»: a label reaches the next number only across a few characters.
        use = label or (use if len(window) <= 8 else "")
        reading = Reading(named, True) if use else Reading(countries)
        first = True
        for a, b, number in numbers_in(run, reading) or _dialled(run, countries, dialled):
            if not first:
                use = label_before(text[last_end : start + a]) or use
            first = False
            after = text[start + b : start + b + 50]
            fax = use == "fax" or (not label and fax_after(after))
            yield Figure(number, start + a, start + b, fax, extension_after(after[:26]))
            last_end = start + b
        last_end = max(last_end, end)
    yield from _vanity(text)
    if not _SHORT_COUNTRIES.isdisjoint(countries):
        yield from _short(text, next(c for c in countries if c in _SHORT_COUNTRIES))
    if "ir" in countries:
        yield from _without_area(sheet)


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a run is a figure of its own, not the tail of a code or the head of an amount."""
    before = text[start - 1] if start else "\n"
    if before.isalpha():
        word = re.search(r"[^\W\d_]+$", text[max(0, start - 12) : start])
        if word is None or label_before(word.group()) not in ("voice", "fax"):
            return False
    elif before in _GLUED or (before in ":-./_," and start > 1 and text[start - 2].isdigit()):
        return False
    after = text[end : end + 12]
    if after[:1].isalpha() and not after.startswith(("x", "ext", "f", "t", "و")) and not "\u0600" < after[0] < "\u06ff":
        return False
    return not _MONEY_AFTER.match(after)


def _label_around(sheet: Sheet, start: int) -> Label:
    """The label that stands apart from a number: the line above it ("Telephone:"), or the head of its column."""
    index, _ = sheet.locate(start)
    blocks = sheet.page.blocks
    above = index - 1
    # Under "Fax:" may stand several lines, each with a number.
    while above > max(0, index - 4) and len(blocks[above].folded) <= 60 and _has_number(blocks[above].folded):
        if label_before(blocks[above].folded[:40].rstrip("0123456789()-. +/") + " "):
            return ""  # that line has a label of its own, which does not reach down here
        above -= 1
    if above >= 0 and len(blocks[above].folded) <= 40 and not _has_number(blocks[above].folded):
        label = label_before(blocks[above].folded.rstrip(" :.") + ":")
        if label and (above == index - 1 or label == "fax"):
            return label
    return _column_label(sheet, index)


def _has_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= 7


def _column_label(sheet: Sheet, index: int) -> Label:
    """The label in the head of the table column that cell `index` stands in, where rows have as many cells."""
    blocks = sheet.page.blocks
    row = blocks[index].row
    if row < 0:
        return ""
    rows: dict[int, list[int]] = {}
    for i in range(max(0, index - 120), min(len(blocks), index + 12)):
        if blocks[i].row >= 0:
            rows.setdefault(blocks[i].row, []).append(i)
    own = rows[row]
    column, width = own.index(index), len(own)
    for number in sorted(rows, reverse=True):
        cells = rows[number]
        if number < row and len(cells) == width and len(blocks[cells[column]].folded) <= 24:
            label = label_before(blocks[cells[column]].folded.rstrip(" :.") + ":")
            if label and not _has_number(blocks[cells[column]].folded):
                return label
    return ""


def _dialled(run: str, countries: tuple[str, ...], dialled: frozenset[str]) -> tuple[tuple[int, int, Number], ...]:
    """The numbers of a run that would not do by themselves, kept because a link on the page dials them."""
    if not dialled:
        return ()
    return tuple(f for f in numbers_in(run, Reading(countries, True)) if f[2].number[-9:] in dialled)


def _vanity(text: str) -> Iterator[Figure]:
    """Toll-free numbers spelt in letters: 1-800-FLOWERS."""
    for match in _VANITY.finditer(text):
        start, end = match.span()
        if start and (text[start - 1].isalnum() or text[start - 1] in ".,@/_"):
            continue
        digits = re.sub(r"\D", "", match.group().translate(_KEYPAD))[:10]
        number = read(f"+1{digits}", Reading())
        if number is not None and number.line == "toll-free":
            label = label_before(text[max(0, start - 30) : start].rpartition("\n")[2])
            yield Figure(number, start, end, label == "fax")


def _short(text: str, country: str) -> Iterator[Figure]:
    """Nationwide numbers of three to five digits, which only their label tells from any other figure."""
    for match in _SHORT.finditer(text):
        start, end = match.span(1)
        line = text[text.rfind("\n", 0, start) + 1 : start]
        if is_short_label(line[-40:]) and not _YEAR.match(match.group(1)):
            yield Figure(Number(match.group(1), "short", country), start, end)


def _without_area(sheet: Sheet) -> Iterator[Figure]:
    """Iranian numbers of eight digits without their area code, which the city named in the same line supplies."""
    for match in _EIGHT.finditer(sheet.text):
        index, _ = sheet.locate(match.start())
        words = set(_WORD.findall(sheet.page.blocks[index].folded))
        area = next((IRAN_CITIES[w] for w in sorted(words & IRAN_CITIES.keys())), "")
        digits = re.sub(r"\D", "", match.group(1))
        if area:
            number = Number(digits, "landline", "ir", PROVINCES[area], is_dummy(digits))
            yield Figure(number, *match.span(1))
