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

from trustaudit.model import PageKind
from trustaudit.page.data import nodes
from trustaudit.page.model import Link
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.locale import calling_countries
from trustaudit.signals.ownership import is_other_party
from trustaudit.signals.phone_context import extension_after, label_before
from trustaudit.signals.phone_model import Line, Number
from trustaudit.signals.phone_numbers import Reading, numbers_in, read
from trustaudit.signals.phone_text import figures
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
    for phone in (*_from_text(sheet, countries, dialled), *linked, *_from_data(sheet, countries)):
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


def _from_text(sheet: Sheet, countries: tuple[str, ...], dialled: frozenset[str]) -> Iterator[Phone]:
    for figure in figures(sheet, countries, _named(sheet, countries), dialled):
        index, offset = sheet.locate(figure.start)
        number = figure.number
        yield Phone(
            evidence=sheet.span(figure.start, figure.end),
            number=number.number,
            line=number.line,
            country=number.country,
            use="fax" if figure.fax else "voice",
            placeholder=number.placeholder,
            owner="other" if is_other_party(sheet, index, offset) else "shop",
            extension=figure.extension,
            province=number.province,
        )


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
