"""Postal addresses: where a shop says it can be found or written to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from trustaudit.model import Evidence, PageKind
from trustaudit.page.data import nodes, text_of, types
from trustaudit.signals import address_arabic
from trustaudit.signals.address_groups import Parts, groups, settle
from trustaudit.signals.address_lines import Form, Piece
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.ownership import is_other_party
from trustaudit.signals.phone_model import is_dummy
from trustaudit.signals.places import COUNTRIES
from trustaudit.text import fold, original_span

# Countries that print no postal code in most addresses, so that an address without one is complete.
_NO_CODES = frozenset("ae ie hk qa bh kw om lb jo iq sy ye ly af eg gh ke ng pa bo".split())
_OTHERS = frozenset(("Person", "Event", "Review", "Place", "JobPosting", "Hotel"))


@dataclass(frozen=True, kw_only=True)
class Address(Item):
    """An address as printed; its parts in the shop's own characters, '' where not told.

    `street` is the delivery line: streets, buildings and units, or the PO box when there is nothing else (`po_box`).
    `region` is a state, county or province, `country` ISO 3166-1 alpha-2 in lower case. `parts` counts the distinct
    kinds of part found, `complete` says that a letter would arrive: a street with its number (or a building, or a box),
    a city, and a postal code where the country has them (in Iran: a number or a postal code).
    """

    street: str
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    po_box: bool = False
    parts: int = 0
    complete: bool = False
    owner: Literal["shop", "other"] = "shop"


def read_addresses(sheet: Sheet, site: Site) -> Iterable[Address]:
    """Every address of a page, once per region of the page; of structured data too."""
    seen: set[tuple[str, str, object]] = set()
    for address in (*_latin(sheet, site), *_arabic(sheet), *_data(sheet)):
        key = (fold(address.street), fold(address.city), address.evidence.region)
        if key not in seen:
            seen.add(key)
            yield address


# -- written in Latin letters ---------------------------------------------------------------------------------------


def _latin(sheet: Sheet, site: Site) -> Iterator[Address]:
    name = site.domain.partition(".")[0].replace("-", "")
    for group in groups(sheet):
        parts = settle(group)
        lines = [p for p in parts.street if not (_is_shop_name(p, name) and len(parts.street) > 1)]
        has_street = any(p.form in (Form.STREET, Form.UNIT) for p in lines)
        if has_street:
            lines = _without_outer_boxes(lines)
        elif not lines and group.postal is not None:
            yield _without_street(sheet, group.postal, parts)
        stands_alone = any(p.form is Form.STREET and p.sure and p.alone for p in lines)
        if not lines or not (group.is_closed or parts.city or stands_alone):
            continue
        yield _from_lines(sheet, lines, parts, has_street)


def _without_street(sheet: Sheet, postal: Piece, parts: Parts) -> Address:
    """A city with its postal code behind the word "address": part of an address all the same."""
    return Address(
        evidence=sheet.at(postal.block, postal.start, postal.end),
        street="",
        city=_shown(sheet, postal.block, parts.city),
        region=_shown(sheet, postal.block, parts.region),
        postal_code=parts.code.upper(),
        country=parts.country,
        parts=sum(map(bool, (parts.city, parts.region, parts.code, parts.country))),
        owner="other" if is_other_party(sheet, postal.block, postal.start) else "shop",
    )


def _is_shop_name(piece: Piece, name: str) -> bool:
    """ "Birch Business Center" at birchbusinesscenter.example is who to write to, not where."""
    return len(name) > 5 and piece.form is Form.UNIT and not piece.sure and name.startswith("".join(piece.text.split()))


def _without_outer_boxes(lines: list[Piece]) -> list[Piece]:
    while lines[-1].form is Form.BOX:
        lines = lines[:-1]
    while lines[0].form is Form.BOX:
        lines = lines[1:]
    return lines


def _from_lines(sheet: Sheet, lines: list[Piece], parts: Parts, has_street: bool) -> Address:
    lines = sorted(lines, key=lambda p: (p.block, p.start))
    first = lines[0]
    street = " ".join(_original(sheet, p.block, p.start, p.end) for p in lines)
    country = parts.country
    has_number = any(map(str.isdigit, street))
    told = (
        bool(street),
        has_number and has_street,
        bool(parts.city),
        bool(parts.region),
        bool(parts.code),
        bool(country),
    )
    found_street = has_number or "s/n" in street.lower() or any(p.form is Form.UNIT for p in lines)
    return Address(
        evidence=sheet.at(first.block, first.start, max(p.end for p in lines if p.block == first.block)),
        street=street,
        city=_shown(sheet, lines[-1].block, parts.city),
        region=_shown(sheet, lines[-1].block, parts.region),
        postal_code=parts.code.upper(),
        country=country,
        po_box=not has_street,
        parts=sum(told),
        complete=found_street and bool(parts.city) and (bool(parts.code) or country in _NO_CODES),
        owner="other" if is_other_party(sheet, first.block, first.start) else "shop",
    )


def _shown(sheet: Sheet, near: int, folded: str) -> str:
    """A name as the shop wrote it, looked up in the blocks at and below the street."""
    if folded:
        for index in range(near, min(near + 7, len(sheet.page.blocks))):
            at = sheet.page.blocks[index].folded.find(folded)
            if at >= 0:
                return _original(sheet, index, at, at + len(folded))
    return folded


def _original(sheet: Sheet, block: int, start: int, end: int) -> str:
    text = sheet.page.blocks[block].text
    first, last = original_span(text, start, end)
    return text[first:last]


# -- written in Arabic letters --------------------------------------------------------------------------------------


def _arabic(sheet: Sheet) -> Iterator[Address]:
    for found in address_arabic.find(sheet):
        kinds = found.kinds
        yield Address(
            evidence=sheet.at(found.block, found.start, found.end),
            street=_original(sheet, found.block, found.start, found.end),
            city=found.city,
            region=found.province,
            postal_code=found.code,
            country=found.country,
            po_box="box" in kinds and not kinds & {"street", "complex", "number"},
            parts=len(kinds),
            complete="city" in kinds and bool(kinds & {"number", "postal"} or {"complex", "unit"} <= kinds),
            owner="other" if is_other_party(sheet, found.block, found.start) else "shop",
        )


# -- structured data ------------------------------------------------------------------------------------------------


def _data(sheet: Sheet) -> Iterator[Address]:
    for node in nodes(sheet.page.data):
        if "PostalAddress" in types(node) or _OTHERS.intersection(types(node)):
            continue
        given = node.get("address")
        for value in given if isinstance(given, list) else [given]:
            address = _from_node(sheet, value)
            if address is not None:
                yield address


def _from_node(sheet: Sheet, value: Any) -> Address | None:
    if isinstance(value, str) and any(map(str.isdigit, value)) and len(value) > 12:
        return Address(evidence=_seen(sheet, value), street=value.strip(), parts=1)
    if not isinstance(value, Mapping):
        return None
    street, box = text_of(value, "streetAddress"), text_of(value, "postOfficeBoxNumber")
    city, region = text_of(value, "addressLocality"), text_of(value, "addressRegion")
    code, country = text_of(value, "postalCode"), _country(text_of(value, "addressCountry"))
    if is_dummy(code, code):
        code = ""
    if not street and not box:
        return None
    shown = ", ".join(filter(None, (street or f"PO Box {box}", city, region, code, country)))
    return Address(
        evidence=_seen(sheet, shown),
        street=street or f"PO Box {box}",
        city=city,
        region=region,
        postal_code=code,
        country=country,
        po_box=not street,
        parts=sum(map(bool, (street or box, city, region, code, country))),
        complete=bool(street or box) and bool(city) and (bool(code) or country in _NO_CODES),
    )


def _country(text: str) -> str:
    text = fold(text).strip(" .")
    return text if len(text) == 2 and text.isalpha() and text != "uk" else COUNTRIES.get(text, "")


def _seen(sheet: Sheet, text: str) -> Evidence:
    return sheet.evidence(text)


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "addresses",
        Address,
        (PageKind.CONTACT, PageKind.HOME, PageKind.ABOUT, PageKind.LEGAL),
        read=read_addresses,
        vocabulary=("address-words", "postal-code"),
    ),
)
