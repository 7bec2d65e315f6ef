"""Telephone numbers of a shop: what they are, where they stand, and whose they are.

Numbers come from text, from `tel:` and messenger links and from structured data. A figure in a text counts when it is
written like a number of the shop's country (or with a country code), or when a word beside it says so; it never counts
when the word beside it names a card, an order, a tax or a tracking number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qs, unquote, urlsplit

from trustaudit.model import Evidence, PageKind
from trustaudit.page.data import nodes
from trustaudit.page.model import Link
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.locale import calling_countries
from trustaudit.signals.ownership import is_other_party
from trustaudit.signals.phone_context import Label, extension_after, fax_after, is_short_label, label_before
from trustaudit.signals.phone_model import Line, Number
from trustaudit.signals.phone_numbers import Reading, numbers_in, read
from trustaudit.text import fold

Use = Literal["voice", "fax"]
Source = Literal["text", "link", "messenger", "data"]


@dataclass(frozen=True, kw_only=True)
class Phone(Item):
    """`number` is E.164; nationwide short numbers and numbers printed without any area code keep their digits.

    `line` is "unknown" where a country's numbers do not tell (US, Canada, Mexico, Chile): "unknown" is not "mobile".
    `placeholder` marks numbers that templates hold (09123456789), `owner` those of a carrier, maker or buyer.
    """

    number: str
    line: Line
    country: str
    use: Use = "voice"
    source: Source = "text"
    placeholder: bool = False
    owner: Literal["shop", "other"] = "shop"
    extension: str = ""
    province: str = ""


# Begins with a digit, so that the engine can skip from digit to digit; what may open a number is looked at from there.
_RUN = re.compile(r"\d(?:[ ().\-/_|+~\[\]]{0,4}\d){5,44}")
_OPENING = re.compile(r"(?:\(?\+[ (]{0,2}|\()$")
_VANITY = re.compile(r"8(?:00|33|44|55|66|77|88)[-.](?=[\d.\-]*[a-z])[a-z\d](?:[-. ]?[a-z\d]){6,9}(?![\w@])")
_KEYPAD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
_SHORT = re.compile(
    r"(?:تلفن|تماس|پشتیبانی|ساخن|موحد|hotline|call cent(?:er|re))[^\n\d]{0,12}[: ] *(\d{3,5})(?! ?[\d\-/.,:%])"
)
_SHORT_COUNTRIES = frozenset(("ir", "eg", "sa", "ae", "iq", "jo"))
# A figure glued to these belongs to something else: an amount, an address, a code, a variable.
_GLUED = frozenset("=@#$€£₺₹&?%*")
_MONEY_AFTER = re.compile(
    r"\s?(?:تومان|تومن|ریال|هزار|میلیون|درهم|جنیه|دینار|ر\.س|€|\$|£|₺|₽|%|zł|kč|kr\b|eur\b|usd\b|tl\b|gb\b|mah\b|"
    r"cm\b|mm\b|kg\b|px\b)"
)
_DIALS = re.compile(
    r"\s*(?:(?:tel|callto|sms|whatsapp|viber):|(?:https?:)?//(?:wa\.me|(?:\w+\.)?whatsapp\.com)/)", re.I
)
_MESSENGER_HOSTS = frozenset(("wa.me", "api.whatsapp.com", "web.whatsapp.com", "www.whatsapp.com", "whatsapp.com"))
_PERSIAN = re.compile("[پچژگ]")


def read_phones(sheet: Sheet, site: Site) -> Iterable[Phone]:
    """Every telephone and fax number of a page; one item per number, use and region of the page."""
    countries = _countries(sheet, site)
    seen: set[tuple[str, str, object]] = set()
    linked = list(_from_links(sheet, countries))
    dialled = frozenset(p.number[-9:] for p in linked)
    for phone in (
        *_from_text(sheet, countries, _named(sheet, countries), dialled),
        *linked,
        *_from_data(sheet, countries),
    ):
        key = (phone.number, phone.use, phone.evidence.region)
        if key not in seen:
            seen.add(key)
            yield phone


def _countries(sheet: Sheet, site: Site) -> tuple[str, ...]:
    """Countries whose way of writing numbers is tried on this page, likeliest first."""
    found = [site.country] if site.country else []
    if "ir" not in found and (sheet.page.lang.startswith("fa") or _PERSIAN.search(sheet.text)):
        found.append("ir")
    return tuple(found)


def _named(sheet: Sheet, countries: tuple[str, ...]) -> tuple[str, ...]:
    """`countries`, then those whose calling codes the page writes: lists of offices abroad drop the code in places."""
    others = sorted(calling_countries(sheet.text) - set(countries)) if "+" in sheet.text else []
    return (*countries, *others[:8])


# -- from text ------------------------------------------------------------------------------------------------------


def _from_text(
    sheet: Sheet, countries: tuple[str, ...], named: tuple[str, ...], dialled: frozenset[str]
) -> Iterator[Phone]:
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
        if label in ("not-phone", "sample"):
            last_end, use = end, ""
            continue
        # "Tel. 1 / 2", «تلفن ۱ و ۲»: a label reaches the next number only across a few characters.
        use = label or (use if len(window) <= 8 else "")
        first = True
        reading = Reading(named, True) if use else Reading(countries)
        for a, b, number in numbers_in(run, reading) or _dialled(run, countries, dialled):
            if not first:
                between = text[last_end : start + a]
                use = label_before(between) or use
            first = False
            fax = use == "fax" or (not label and fax_after(text[start + b : start + b + 50]))
            yield _phone(
                sheet, number, sheet.span(start + a, start + b), start + a, fax, text[start + b : start + b + 26]
            )
            last_end = start + b
        last_end = max(last_end, end)
    yield from _vanity(sheet)
    if not _SHORT_COUNTRIES.isdisjoint(countries):
        yield from _short(sheet, next(c for c in countries if c in _SHORT_COUNTRIES))


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


def _phone(sheet: Sheet, number: Number, evidence: Evidence, position: int, fax: bool, after: str) -> Phone:
    index, offset = sheet.locate(position)
    return Phone(
        evidence=evidence,
        number=number.number,
        line=number.line,
        country=number.country,
        use="fax" if fax else "voice",
        placeholder=number.placeholder,
        owner="other" if is_other_party(sheet, index, offset) else "shop",
        extension=extension_after(after),
        province=number.province,
    )


def _vanity(sheet: Sheet) -> Iterator[Phone]:
    """Toll-free numbers spelt in letters: 1-800-FLOWERS."""
    text = sheet.text
    for match in _VANITY.finditer(text):
        start, end = match.span()
        if start and (text[start - 1].isalnum() or text[start - 1] in ".,@/_"):
            continue
        digits = re.sub(r"\D", "", match.group().translate(_KEYPAD))[:10]
        number = read(f"+1{digits}", Reading())
        if number is not None and number.line == "toll-free":
            fax = label_before(text[max(0, start - 30) : start].rpartition("\n")[2]) == "fax"
            yield _phone(sheet, number, sheet.span(start, end), start, fax, "")


def _short(sheet: Sheet, country: str) -> Iterator[Phone]:
    """Nationwide numbers of three to five digits, which only their label tells from any other figure."""
    for match in _SHORT.finditer(sheet.text):
        start, end = match.span(1)
        line = sheet.text[sheet.text.rfind("\n", 0, start) + 1 : start]
        if is_short_label(line[-40:]) and not re.match(r"(?:13|14|19|20)\d\d$", match.group(1)):
            number = Number(match.group(1), "short", country)
            yield _phone(sheet, number, sheet.span(start, end), start, False, "")


# -- from links and data --------------------------------------------------------------------------------------------


def _from_links(sheet: Sheet, countries: tuple[str, ...]) -> Iterator[Phone]:
    for link in sheet.page.links:
        dialled = _dialled_by(link)
        if dialled is None:
            continue
        text, source = dialled
        number = _first_number(text, countries, source)
        if number is None:
            continue
        fax = label_before(link.folded) == "fax"
        other = link.block >= 0 and is_other_party(sheet, link.block)
        yield Phone(
            evidence=sheet.on(link),
            number=number.number,
            line=number.line,
            country=number.country,
            use="fax" if fax else "voice",
            source=source,
            placeholder=number.placeholder,
            owner="other" if other else "shop",
            extension=extension_after(text[-12:]) if "ext" in text else "",
            province=number.province,
        )


def _dialled_by(link: Link) -> tuple[str, Source] | None:
    """(what a link dials, how), None for a link that dials nothing."""
    href = link.href or link.url
    if not _DIALS.match(href):
        return None  # almost every link of a page ends here
    scheme, _, rest = href.strip().partition(":")
    scheme = scheme.lower()
    if scheme in ("tel", "callto", "sms"):
        return fold(unquote(rest)).strip("/ "), "link"
    if scheme in ("whatsapp", "viber"):
        query = parse_qs(rest.partition("?")[2])
        number = next(iter(query.get("phone", query.get("number", []))), "")
        return (number, "messenger") if number else None
    if not link.url.startswith("http"):
        return None
    parts = urlsplit(link.url)
    host = (parts.hostname or "").lower()
    if host in _MESSENGER_HOSTS:
        path = unquote(parts.path).strip("/ ")
        number = path if host == "wa.me" else next(iter(parse_qs(parts.query).get("phone", [])), "")
        if re.sub(r"\D", "", fold(number)):
            return fold(number), "messenger"
    return None


def _first_number(text: str, countries: tuple[str, ...], source: Source) -> Number | None:
    reading = Reading(countries, True)
    text = text.strip()
    if source == "messenger" and re.match(r"[1-9]\d{9,14}$", text):
        # A messenger takes numbers with their country code; some shops leave it out.
        return read("+" + text, reading) or read(text, reading)
    found = read(text, reading) if re.fullmatch(r"[\d+() .\-]+", text) else None
    if found is None:
        numbers = numbers_in(text, reading)
        found = numbers[0][2] if numbers else None
    return found


def _from_data(sheet: Sheet, countries: tuple[str, ...]) -> Iterator[Phone]:
    """`telephone` and `faxNumber` of structured data."""
    for node in nodes(sheet.page.data):
        for key, fax in (("telephone", False), ("faxNumber", True)):
            for value in _texts(node.get(key)):
                for _, _, number in numbers_in(fold(value), Reading(countries, True)):
                    yield Phone(
                        evidence=sheet.evidence(f"{key}: {value}"),
                        number=number.number,
                        line=number.line,
                        country=number.country,
                        use="fax" if fax else "voice",
                        source="data",
                        placeholder=number.placeholder,
                        province=number.province,
                    )


def _texts(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str | int):
            yield str(item)


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "phones",
        Phone,
        (PageKind.CONTACT, PageKind.HOME, PageKind.ABOUT, PageKind.LEGAL),
        read=read_phones,
        vocabulary=("contact", "landline", "mobile"),
    ),
)
