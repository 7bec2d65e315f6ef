"""Numbers under which a company is registered or taxed, each checked by its check digits where the scheme has any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

from trustaudit.lexicon import Hit
from trustaudit.page.data import nodes, text_of
from trustaudit.page.model import BlockKind
from trustaudit.signals import checksums
from trustaudit.signals.base import Item, Sheet, Site
from trustaudit.signals.ownership import is_other_party

IdentifierKind = Literal[
    "registration-number", "national-id", "economic-code", "company-number", "vat", "nif", "hrb", "siren", "siret",
    "rcs", "partita-iva", "kvk", "btw", "nip", "cnpj", "cuit", "mersis", "vkn", "trade-register",
    "commercial-register", "abn", "gstin",
]  # fmt: skip
Valid = Literal["yes", "no", "unchecked"]


@dataclass(frozen=True, kw_only=True)
class Identifier(Item):
    """A company's number in capitals, without spaces and dashes. `country` is ISO 3166-1 alpha-2, '' if unknown.

    `valid` says whether the check digits agree; `unchecked` where the scheme has none, or none that is public.
    """

    kind: IdentifierKind
    value: str
    valid: Valid
    country: str = ""


class Scheme(NamedTuple):
    """How one kind is written after its label: `form` on folded text, with separators; `shape` of the bare value."""

    country: str
    form: str
    shape: str
    check: Callable[[str], bool] | None = None


def _embedded_vkn(number: str) -> bool:
    return checksums.turkey_tax_number(number[1:11])


_TAX = r"(?:[a-z]{2,3}[ .-]?)?[a-z]?\d(?:[ .\-/]{0,2}\d|\.?[a-z](?![a-z]{2})){5,14}"
_NIF = r"(?:es[ -]?)?[a-z]?[ .-]{0,3}\d(?:[ .-]?\d){6,7}[ .-]{0,3}[a-z\d]?(?!\w)"
_RCS = r"(?:[a-z' -]{2,30}?[ :]{1,3})?(?:[abcd] ?)?\d(?:[ .]?\d){8}(?!\d)"
SCHEMES: Mapping[IdentifierKind, Scheme] = {
    "registration-number": Scheme("ir", r"\d{2,7}(?!\d)", r"\d{2,7}"),
    "national-id": Scheme("ir", r"\d(?:[ -]?\d){10}(?!\d)", r"\d{11}", checksums.iran_national_id),
    "economic-code": Scheme("ir", r"\d(?:[ -]?\d){10,13}(?!\d)", r"\d{11,14}"),
    "company-number": Scheme("gb", r"(?:[a-z]{2} ?\d{6}|\d{6,8})(?!\d)", r"(?:[A-Z]{2})?\d{6,8}"),
    "vat": Scheme("", _TAX, r"[A-Z]{0,3}[0-9A-Z]{8,15}"),
    "nif": Scheme("es", _NIF, r"[A-Z0-9]\d{7}[A-Z0-9]", checksums.spain_nif),
    "hrb": Scheme("de", r"(?:(?:hrb|hra|fn|nr\.?)[ .:]{0,3})?\d{1,6}(?: ?[a-z]\b)?(?!\d)", r"\d{1,6}[A-Z]?"),
    "siren": Scheme("fr", r"\d(?:[ .]?\d){8}(?!\d)", r"\d{9}", checksums.france_siren),
    "siret": Scheme("fr", r"\d(?:[ .]?\d){13}(?!\d)", r"\d{14}", checksums.france_siret),
    "rcs": Scheme("fr", _RCS, r"\d{9}", checksums.france_siren),
    "partita-iva": Scheme("it", r"(?:it[ -]?)?\d(?:[ .]?\d){10}(?!\d)", r"\d{11}", checksums.italy_vat),
    "kvk": Scheme("nl", r"\d(?:[ .]?\d){7}(?!\d)", r"\d{8}"),
    "btw": Scheme("nl", r"(?:nl|be)?[ .]?\d(?:[ .]?[\db]){8,13}(?!\w)", r"[0-9B]{10,12}"),
    "nip": Scheme("pl", r"(?:pl ?)?\d(?:[ -]?\d){9}(?!\d)", r"\d{10}", checksums.poland_vat),
    "cnpj": Scheme("br", r"[\da-z]{2}\.?[\da-z]{3}\.?[\da-z]{3}/?[\da-z]{4}-?\d{2}(?!\d)", r"[0-9A-Z]{12}\d{2}",
                   checksums.brazil_cnpj),
    "cuit": Scheme("ar", r"\d{2}-?\d{8}-?\d(?!\d)", r"\d{11}", checksums.argentina_cuit),
    "mersis": Scheme("tr", r"\d(?:[ -]?\d){15}(?!\d)", r"\d{16}", _embedded_vkn),
    "vkn": Scheme("tr", r"\d(?: ?\d){9}(?!\d)", r"\d{10}", checksums.turkey_tax_number),
    "trade-register": Scheme("tr", r"\d{3,7}(?:-\d{1,3})?(?!\d)", r"\d{3,10}"),
    "commercial-register": Scheme("", r"\d(?: ?\d){5,11}(?!\d)", r"\d{6,12}"),
    "abn": Scheme("au", r"\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)", r"\d{11}", checksums.australia_abn),
    "gstin": Scheme("in", r"[\da-z]{15}(?!\w)", r"\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]", checksums.india_gstin),
}  # fmt: skip

# What may stand between a label and its number: punctuation, "no.", "is", one line feed (a table's next cell).
_GAP = (
    r"(?:[^\w\n]|\b(?:nos?|nr|num|numero|number|nummer|numarasi|id|idnr|is|ist|lautet|es|est|code|"
    r"شماره|رقم|به|با|با شماره)\b){0,10}(?:\n[^\w\n]{0,3})?"
)
_AFTER = {kind: re.compile(_GAP + f"(?P<value>{scheme.form})") for kind, scheme in SCHEMES.items()}
_COURT = re.compile(_GAP + r"(?P<value>(?:hr[ab]|fn)[ .:]{0,3}(?:nr[ .:]{0,3})?\d{1,6}(?: ?[a-z]\b)?)")
_HRB_LABEL = re.compile(r"(?:hr[ab]|fn|nr)[ .:]{0,3}")
_VAT_BY_LABEL = (
    ("ust", "DE"), ("umsatzsteuer", "DE"), ("tva", "FR"), ("mwst", "CH"), ("uid", "AT"), ("atu", "AT"), ("vat", "GB"),
)  # fmt: skip


def _bare(text: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", text.upper())


def _vat(value: str, label: str) -> tuple[str, Valid, str] | None:
    """(number with its prefix, validity, country) of a VAT number, None if it has the shape of none."""
    prefix, rest = value[:2], value[2:]
    if value.startswith("CHE") and len(value) >= 12:
        return value[:12], "yes" if checksums.switzerland_uid(value[3:12]) else "no", "ch"
    if value.startswith("ATU"):
        prefix, rest = "AT", value[2:11]
    if prefix not in checksums.VAT:
        if not value[0].isdigit():
            return None
        guess = next((country for word, country in _VAT_BY_LABEL if word in label), "")
        if len(value) == 15:  # Saudi Arabia and the Emirates print no prefix
            return value, "unchecked", ""
        if not guess or guess not in checksums.VAT:
            return (value, "unchecked", "") if 8 <= len(value) <= 15 and value.isdigit() else None
        prefix, rest = guess, value
    shape, check = checksums.VAT[prefix]
    match = shape.match(rest)
    if match is None:
        return None
    if rest[match.end() : match.end() + 1].isdigit():
        return None
    rest = match.group()
    valid: Valid = "unchecked" if check is None else "yes" if check(rest) else "no"
    return prefix + rest, valid, "gr" if prefix == "EL" else prefix.lower()


def _value(kind: IdentifierKind, written: str, label: str) -> tuple[str, Valid, str] | None:
    scheme = SCHEMES[kind]
    if kind == "hrb":
        written = _HRB_LABEL.sub("", written)
    elif kind == "rcs":
        written = re.sub(r"^[^\d]+", "", written)
    value = _bare(written)
    if kind in ("vat", "btw"):
        if kind == "btw" and value[:2] not in ("NL", "BE"):
            value = ("NL" if "B" in value else "BE") + value
        return _vat(value, label)
    if scheme.country in ("es", "it", "pl") and value[:2] == scheme.country.upper() and len(value) > 10:
        value = value[2:]
    if not re.fullmatch(scheme.shape, value):
        return None
    if scheme.check is None:
        return value, "unchecked", scheme.country
    good = scheme.check(value)
    if kind == "mersis" and not good:
        return value, "unchecked", scheme.country  # sole traders have their identity number in it
    return value, "yes" if good else "no", scheme.country


def read_identifiers(sheet: Sheet, site: Site) -> Iterator[Identifier]:
    """Labelled numbers in the text, then `vatID` and `taxID` of structured data; each value once a page."""
    seen: set[str] = set()
    text = sheet.text
    for kind in get_args(IdentifierKind):
        for hit in sheet.hits.get(f"identifier-{kind}", ()):
            block = sheet.page.blocks[hit.line]
            if block.kind in (BlockKind.OPTION, BlockKind.ALT) or _is_elsewhere(kind, hit, site):
                continue
            if is_other_party(sheet, hit.line, hit.start - sheet.start_of(hit.line)):
                continue
            match = (kind == "hrb" and _COURT.match(text, hit.end)) or _AFTER[kind].match(text, hit.end)
            if not match:
                continue
            found = _value(kind, match.group("value"), text[hit.start : hit.end])
            if found is None or found[0] in seen:
                continue
            seen.add(found[0])
            value, valid, country = found
            start = hit.start if "\n" not in text[hit.start : match.end()] else match.start("value")
            evidence = sheet.span(start, match.start("value") + len(match.group("value").rstrip()))
            yield Identifier(kind=kind, value=value, valid=valid, country=country, evidence=evidence)
    yield from _from_data(sheet, seen)


def _is_elsewhere(kind: IdentifierKind, hit: Hit, site: Site) -> bool:
    """Whether the same English words mean another country's register here."""
    if hit.lang != "en" or kind not in ("registration-number", "company-number", "national-id"):
        return False
    return (site.country == "ir") is (kind == "company-number")


def _from_data(sheet: Sheet, seen: set[str]) -> Iterator[Identifier]:
    for node in nodes(sheet.page.data):
        for key in ("vatID", "taxID"):
            written = text_of(node, key)
            found = _vat(_bare(written), "") if _bare(written) else None
            if found and found[0] not in seen and not _is_other_party(node):
                seen.add(found[0])
                value, valid, country = found
                yield Identifier(
                    kind="vat", value=value, valid=valid, country=country, evidence=sheet.evidence(f"{key}: {written}")
                )


def _is_other_party(node: Mapping[str, Any]) -> bool:
    return str(node.get("@type", "")).endswith(("Product", "Brand"))
