"""From a run of digits and separators to telephone numbers: where one ends, what it is, what is only a range.

libphonenumber decides whether digits are a number of a country; this module decides which digits belong together and
whether their writing is that of a telephone number at all (a figure that merely could be dialled is not one).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from trustaudit.signals import phone_iran
from trustaudit.signals.phone_model import Line, Number, is_dummy

_LINES: tuple[Line, ...] = (  # by libphonenumber's PhoneNumberType
    "landline", "mobile", "unknown", "toll-free", "premium", "shared-cost", "voip", "unknown", "unknown",
    "shared-cost", "unknown",
)  # fmt: skip
# Numbers without their area code are as long as numbers with one here, so the trunk zero is needed to tell them.
_VARIABLE_LENGTH = frozenset(("at", "bg", "cn", "de", "fi", "hr", "id", "jp", "rs", "se"))
_NANP_MEMBERS = frozenset(("us", "ca"))
_GROUP = re.compile(r"\d+")
_NANP_SHAPE = re.compile(r"(?:\+?1[ .\-]{0,3})?(?:\([2-9]\d\d\)[ .\-]{0,3}|[2-9]\d\d ?[.\-] ?)[2-9]\d\d ?[.\- ] ?\d{4}")
_NANP_SPACED = re.compile(r"(?:1[ \-])?[2-9]\d\d [2-9]\d\d[ \-]\d{4}")
_NANP_TOLL_FREE = re.compile(r"(?:1[ .\-])?\(?8(?:00|33|44|55|66|77|88)\)?[ .\-]{1,2}[2-9]\d\d[ .\-]\d{4}")
_AREA_IN_BRACKETS = re.compile(r"\(\d{1,5}\)[ .\-/]{0,3}\d{3,5}(?:[ .\-]?\d{2,5}){0,3}")
_DATE = re.compile(
    r"(?:1[34]|19|20)\d\d[-/.](?:0?\d|1[0-2])[-/.][0-3]?\d(?!\d)|[0-3]?\d[-/.][01]?\d[-/.](?:19|20)\d\d(?!\d)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,2}(?: \d{3}){2,}|\d{3}(?: \d{3}){3,}")
_YEARS = re.compile(r"(?:1[34]|19|20)\d\d ?[-/] ?(?:1[34]|19|20)\d\d")
# Ofcom keeps 07700 900000 to 900999 for films and samples: mobiles in every respect but that nobody answers.
_DRAMA = re.compile(r"(?:\+44|0)(?P<number>7700900\d{3})")
_CARD = re.compile(r"\d{4}([ \-])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,4})?")
_BRACKET_TRUNK = re.compile(r"\(0\)")
_RANGE_SEPARATORS = frozenset("-/~")


@dataclass(frozen=True, slots=True)
class Reading:
    """How the digits of one run may be read. `countries` are tried in order (ISO 3166-1 alpha-2, lower case);
    `labelled` says that something beside them calls them a telephone number."""

    countries: tuple[str, ...] = ()
    labelled: bool = False


@lru_cache(maxsize=4096)
def numbers_in(run: str, reading: Reading) -> tuple[tuple[int, int, Number], ...]:
    """The numbers in a run of digits and separators, each with its span; ranges and unreadable rests are left out."""
    if _CARD.fullmatch(run) or (not reading.labelled and _is_figure(run)):
        return ()
    groups = [m.span() for m in _GROUP.finditer(run)]
    found: list[tuple[int, int, Number]] = []
    at, count, glued_to_junk = 0, len(groups), False
    bare = replace(reading, labelled=False)
    trusted = reading
    while at < count:
        match = None if glued_to_junk else _longest(run, groups, at, trusted)
        if match is None:
            trusted = bare  # the label was for the figure that could not be read, not for what follows it
            separator = run[groups[at][1] : groups[at + 1][0]] if at + 1 < count else ""
            # What follows "-" or "." belongs to what stands before it: 978-3-16-148410-0 holds no telephone number.
            glued_to_junk = separator in ("-", ".", ":")
            at += 1
            continue
        start, after, number = match
        after = _skip_range(run, groups, after, reading)
        rest = run[groups[after - 1][1] : groups[after][0]] if after < count else ""
        if rest in ("-", ".") and _longest(run, groups, after, reading) is None:
            glued_to_junk, at = True, at + 1
            continue
        found.append((start, groups[after - 1][1], number))
        at, trusted = after, reading
    return tuple(found)


def _is_figure(run: str) -> bool:
    """Whether a run is a date, a span of years or an amount with thousands apart."""
    return bool(_DATE.match(run) or _YEARS.match(run) or (_THOUSANDS.fullmatch(run) and run[0] != "0"))


def _longest(run: str, groups: list[tuple[int, int]], first: int, reading: Reading) -> tuple[int, int, Number] | None:
    """(start, index of the group after it, number) of the longest number that begins at group `first`."""
    start = groups[first][0]
    while start and run[start - 1] in "+( " and (first == 0 or start - 1 >= groups[first - 1][1]):
        start -= 1
    start += len(run[start : groups[first][0]]) - len(run[start : groups[first][0]].lstrip())
    digits, last = 0, first
    while last < len(groups) and digits <= 15 and last - first < 8:
        digits += groups[last][1] - groups[last][0]
        last += 1
    for after in range(last, first, -1):
        piece = run[start : groups[after - 1][1]]
        length = sum(b - a for a, b in groups[first:after])
        if 7 <= length <= 15 and _belongs_together(run, groups, first, after):
            number = read(piece, reading)
            if number is not None:
                return start, after, number
    return None


def _belongs_together(run: str, groups: list[tuple[int, int]], first: int, after: int) -> bool:
    """Whether the separators inside are such as stand inside one number: "/" after the area code only, no "|", "_"."""
    slashes = 0
    for index in range(first, after - 1):
        separator = run[groups[index][1] : groups[index + 1][0]]
        if "|" in separator or "_" in separator or "+" in separator or "~" in separator:
            return False
        if "/" in separator:
            slashes += 1
            width = groups[index][1] - groups[index][0]
            if slashes > 1 or index - first > 1 or width > 5 or not _opens_with_area(run, groups[first][0]):
                return False
    return True


def _opens_with_area(run: str, start: int) -> bool:
    """Whether the first group may be an area or country code that a slash sets off: "030 / 1234", "+43/1/123"."""
    return run[start] == "0" or (start > 0 and run[start - 1] in "+(")


def _skip_range(run: str, groups: list[tuple[int, int]], after: int, reading: Reading) -> int:
    """The group after a range: "-9", "/02/03", " - 017" behind a number say that more lines end so."""
    while after < len(groups):
        separator = run[groups[after - 1][1] : groups[after][0]]
        width = groups[after][1] - groups[after][0]
        if width > 4 or _RANGE_SEPARATORS.isdisjoint(separator) or "_" in separator or "|" in separator:
            break
        if _longest(run, groups, after, reading) is not None:
            break
        after += 1
    return after


@lru_cache(maxsize=8192)
def read(piece: str, reading: Reading) -> Number | None:
    """The number that a piece of text is, as one of the countries of `reading` would write it; None if it is none."""
    international = piece.startswith(("+", "(+", "00", "(00"))
    digits = re.sub(r"\D", "", _BRACKET_TRUNK.sub("", piece) if international or piece[:1] in "1234567" else piece)
    if international:
        digits = digits.removeprefix("00")
        return phone_iran.read(digits, international=True, labelled=True) or _valid("+" + digits, "")
    split = not piece.isdigit()
    if _NANP_SHAPE.fullmatch(piece) or _NANP_TOLL_FREE.fullmatch(piece):
        number = _valid(digits, "US")
        if number is not None and (reading.labelled or piece[0] == "(" or not _is_grouped_abroad(piece, reading)):
            return number
    for country in reading.countries:
        number = (
            phone_iran.read(digits, labelled=reading.labelled, split=split)
            if country == "ir"
            else _national(piece, digits, country, reading.labelled, split)
        )
        if number is not None:
            return number
    if not reading.labelled:
        return None
    if not split:
        # "Contact number: 5163748100" on a page of no known country: ten digits that only North America writes so.
        return _valid(digits, "US") if not reading.countries and len(digits) == 10 and digits[0] != "0" else None
    if digits[0] == "0":
        # A trunk zero and a label make a telephone number, even of a country that could not be told.
        dialled = not reading.countries and 9 <= len(digits) <= 11 and digits[1] != "0"
        return Number(digits, "unknown", "", placeholder=is_dummy(digits[-8:])) if dialled else None
    return _valid("+" + digits, "") if len(digits) >= 10 else None  # "971 4 813 1941", "(86-10) 5869 8989": no plus


def _is_grouped_abroad(piece: str, reading: Reading) -> bool:
    """Whether the shape of a US number is as likely one of the shop's own country."""
    return "(" not in piece and bool(reading.countries) and reading.countries[0] not in _NANP_MEMBERS and " " in piece


def _national(piece: str, digits: str, country: str, labelled: bool, split: bool) -> Number | None:
    """A number written as inside its country. Unlabelled ones must look like it: a trunk prefix, or grouped digits."""
    if not labelled and not _looks_dialled(piece, digits, country, split):
        return None
    if country in _VARIABLE_LENGTH and digits[0] != "0":
        return None
    return _valid(digits, country.upper())


def _looks_dialled(piece: str, digits: str, country: str, split: bool) -> bool:
    if country in _NANP_MEMBERS:
        return bool(_NANP_SPACED.fullmatch(piece))
    trunk = _trunk(country.upper())
    if _AREA_IN_BRACKETS.fullmatch(piece) and len(digits) >= 9:
        return True
    if trunk and digits.startswith(trunk):
        return len(digits) >= 9 and (trunk == "0" or split)
    return split and len(digits) >= 9 and piece.count(" ") + piece.count("-") >= (1 if trunk else 2)


@lru_cache(maxsize=256)
def _trunk(region: str) -> str:
    """The national prefix of a region: "0" in most, "8" in Russia, "" where there is none."""
    from phonenumbers import PhoneMetadata

    metadata = PhoneMetadata.metadata_for_region(region, None)
    prefix = metadata.national_prefix if metadata is not None else None
    return prefix or ""


@lru_cache(maxsize=8192)
def _valid(digits: str, region: str) -> Number | None:
    """The number libphonenumber reads, None unless its country has numbers like it."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(digits, region or None)
    except phonenumbers.NumberParseException:
        return None
    if region and region not in _regions(parsed.country_code or 0):
        return None
    if not phonenumbers.is_valid_number(parsed):
        drama = _DRAMA.fullmatch(digits) if region in ("GB", "") else None
        return Number(f"+44{drama['number']}", "mobile", "gb") if drama else None
    where = phonenumbers.region_code_for_number(parsed) or ""
    national = phonenumbers.national_significant_number(parsed)
    line = _LINES[phonenumbers.number_type(parsed)] if phonenumbers.number_type(parsed) < len(_LINES) else "unknown"
    return Number(
        f"+{parsed.country_code}{national}",
        line,
        where.lower() if len(where) == 2 else "",
        placeholder=is_dummy(national[-8:], national),
    )


def _regions(calling_code: int) -> tuple[str, ...]:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    regions: tuple[str, ...] = COUNTRY_CODE_TO_REGION_CODE.get(calling_code, ())
    return regions
