"""Postal codes: forms that are sure by themselves (US, Canada, UK, Australia) and figures that only may be one."""

from __future__ import annotations

import re

from trustaudit.signals.address_patterns import EN_TYPE, ORGANISATION, YEAR
from trustaudit.signals.places import AU_STATES, CA_PROVINCES, COUNTRIES, US_STATES

_UK_CODE = r"[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}"
_CA_CODE = r"[abceghj-nprstvxy]\d[abceghj-nprstv-z] ?\d[abceghj-nprstv-z]\d"


_CODES_OF_STATES = frozenset((*US_STATES.values(), *CA_PROVINCES.values(), *AU_STATES.values(), *CA_PROVINCES))


def _either(names: dict[str, str]) -> str:
    return "|".join(sorted((*names, *names.values()), key=len, reverse=True)).replace(".", r"\.")


_US = re.compile(
    rf"^(?:(?P<city>[a-z][a-z .'-]*?)[ ,.]+)?(?P<region>{_either(US_STATES)}|b\.c|d\.c|n\.y|"
    rf"n\.j)\.? ?-?(?P<code>\d{{5}}(?:-\d{{4}})?)"
    r"(?P<land> (?:usa|u\.s\.a\.?|united states.*|us))?\.?$"
)
_CA = re.compile(
    rf"^(?:(?P<city>[a-z][a-z .'-]*?)[ ,.]+)?(?:(?P<region>{_either(CA_PROVINCES)}|"
    rf"b\.c)\.?[ ,]+)?(?P<code>{_CA_CODE})(?P<land> canada)?\.?$"
)
_UK = re.compile(
    rf"^(?:(?P<city>[a-z][a-z .'&-]*?)[ ,.]+)?(?P<code>{_UK_CODE})(?P<land> (?:uk|united kingdom|england))?\.?$"
)
_AU = re.compile(
    rf"^(?:(?P<city>[a-z][a-z .'-]*?)[ ,.]+)?(?P<region>{_either(AU_STATES)}|act|"
    rf"nt)\.? ?(?P<code>\d{{4}})(?P<land> australia)?\.?$"
)
# Eircode: a routing key and four more, of which some are digits ("D04 X4X4").
_IE = re.compile(
    r"^(?:(?P<city>[a-z][a-z .'-]*?)[ ,.]+)?(?P<code>[ac-fhknprtv-y]\d[\dw] ?(?=[a-z\d]*\d)[ac-fhknprtv-y\d]{4})"
    r"(?P<land> ireland)?\.?$"
)
_CODE_FIRST = re.compile(
    r"^(?P<land>[a-z]{1,2} ?- ?)?(?P<code>\d{4} ?[a-z]{2}(?![a-z])|\d{4,5}-\d{3}|\d{4,6}|"
    r"\d{3} \d{2,3}|\d{2}-\d{3})[ -]{1,3}(?P<city>[^\W\d_][^\d]{2,40}?)"
    r"(?: cedex(?: \d+)?)?\.?$"
)
_CODE_LAST = re.compile(
    r"^(?P<city>[^\W\d_][^\d]{2,40}?)[ -]{0,3}(?:p\.? ?c\.?:? ?|postal code:? ?)?(?P<code>\d{4,7}|\d{3} \d{2,3}|"
    r"\d{3}-\d{3,4}|\d{5}-\d{3,4}|\d{4}-\d{3,4})"
    r"(?: \([a-z]{2}\))?\.?$"
)
_CODE_ALONE = re.compile(
    rf"^(?:(?:p\.? ?c\.?|zip(?: code)?|post(?:al)? ?code):? ?)?(?:{_UK_CODE}|{_CA_CODE}|\d{{5}}(?:-\d{{4}})?|"
    rf"\d{{3}} \d{{2,3}}|\d{{4}} [a-z]{{2}}|\d{{4,5}}-\d{{3}}|[a-z]-\d{{4,5}})\.?$|^(?:p\.? ?c\.?|"
    rf"post(?:al)? ?code):? ?\d{{3,7}}$"
)
_STATE_ONLY = re.compile(rf"^(?P<city>[a-z][a-z .'-]*?)[ ]+(?P<region>{'|'.join(US_STATES.values())})\.?$")


def sure_postal(text: str) -> dict[str, str] | None:
    """The parts of a piece that ends in a postal code of a form nothing else has (or in a city and a US state)."""
    if not any(map(str.isdigit, text)):
        found = _STATE_ONLY.match(text)
        return {"city": found["city"], "region": found["region"], "country": "us"} if found else None
    for pattern, country in ((_US, "us"), (_CA, "ca"), (_UK, "gb"), (_AU, "au"), (_IE, "ie")):
        found = pattern.match(text)
        if found:
            parts = {k: v for k, v in found.groupdict().items() if v and k != "land"}
            if parts.get("city") in _CODES_OF_STATES:
                parts["region"] = parts.pop("city")
            return {**parts, "country": country}
    return None


def weak_postal(text: str) -> dict[str, str] | None:
    """The parts of a piece that may be a postal code with or without its city, to be believed beside a street."""
    if _CODE_ALONE.match(text):
        return {"code": text}
    found = _CODE_FIRST.match(text) or _CODE_LAST.match(text)
    if (
        found
        and not YEAR.fullmatch(found["code"])
        and not ORGANISATION.search(text)
        and not _is_street_like(found["city"])
    ):
        city = found["city"].strip(" -")
        return (
            {"code": found["code"], "country": COUNTRIES[city]}
            if city in COUNTRIES
            else {"city": city, "code": found["code"]}
        )
    return None


def _is_street_like(name: str) -> bool:
    return bool(
        re.search(
            rf"(?<![a-z]){EN_TYPE}\.?(?: (?:[ns]?[ew]?|north|south|east|west))?$|(?:strasse|str|weg|platz|gatan|vej|"
            rf"straat)$|"
            r"^(?:calle|rue|via|jalan|block|plot|villa|unit|suite|no|floor|room|box|road|street|sector|house|office|"
            r"lot|sublot|phase|"
            r"level|shop|gate|building|zone|section|pb|p\.b|stand|level|tower)\b",
            name,
        )
    )
