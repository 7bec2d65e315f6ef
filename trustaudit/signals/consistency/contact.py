"""Contact facts compared: telephone numbers, e-mail and postal addresses, names, hours; area code and province."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from trustaudit.hosts import registrable
from trustaudit.model import Region
from trustaudit.signals.base import Sheet, Signal, Site
from trustaudit.signals.consistency.addresses import compare_addresses
from trustaudit.signals.consistency.model import Agreement, Contradiction, Said, agreed, compared, opposed
from trustaudit.signals.phone_iran import PROVINCES
from trustaudit.signals.places import IRAN_CITIES
from trustaudit.text import fold

#: A shop with more landlines than this has branches, and its structured data may know one that pages do not print.
MAX_LINES = 3
_DIGITS = re.compile(r"\D+")
_MAIL = re.compile(r"[a-z\d_.+%&'\-]+@[a-z\d.\-]+\.[a-z]{2,}")
_CODES = {fold(name): code for code, name in PROVINCES.items()}
#: Tehran and Alborz were one province until 2010, and firms of one still use lines of the other.
_NEIGHBOURS = frozenset(("21", "26"))


def items_of(found: Mapping[str, Signal], name: str) -> tuple[Any, ...]:
    """The items of a signal, () where a shop was read without it."""
    return found[name].items if name in found else ()


def compare_contact(site: Site, found: Mapping[str, Signal]) -> Iterator[Contradiction | Agreement]:
    """Everything about how a shop can be reached that stands in more than one place."""
    phones = [p for p in items_of(found, "phones") if p.owner == "shop" and p.use == "voice" and not p.placeholder]
    emails = [e for e in items_of(found, "emails") if not e.placeholder]
    addresses = [a for a in items_of(found, "addresses") if a.owner == "shop" and not a.po_box]
    yield from _phones(phones)
    yield from _emails(emails)
    for sheet in site.sheets:
        yield from _links(sheet)
    yield from compare_addresses(addresses)
    yield from _provinces(phones, addresses)
    yield from _names(items_of(found, "organizations"))
    yield from _hours(items_of(found, "hours"))


# -- telephone and e-mail --------------------------------------------------------------------------------------------


def _phones(phones: list[Any]) -> Iterator[Contradiction | Agreement]:
    said = [Said(p.number, p.number, p.evidence) for p in phones if p.source != "messenger"]
    yield from agreed("phone", said)
    data = [p for p in phones if p.source == "data"]
    shown = [p for p in phones if p.source != "data"]
    if not data or any(_same_line(p.number, q.number) for p in data for q in shown):
        return
    for line in ("landline", "mobile", "unknown"):
        # Only like is compared with like: a mobile on the page does not contradict a landline in the data.
        one = [p for p in data if p.line == line]
        others = [p for p in shown if p.line == line]
        if one and others and len({p.number for p in others}) <= MAX_LINES:
            yield from opposed("phone", _said_phone(one[0]), _said_phone(others[0]))
            return


def _said_phone(phone: Any) -> Said:
    return Said(phone.number, phone.number, phone.evidence)


def _same_line(one: str, other: str) -> bool:
    """Whether two numbers are one, or lines of one exchange: a band such as 8888 0010 to 8888 0019 has one address."""
    first, second = _DIGITS.sub("", one), _DIGITS.sub("", other)
    short = min(len(first), len(second))
    if short < 7:
        return first == second or first.endswith(second) or second.endswith(first)
    return first[-7:] == second[-7:] or (len(first) == len(second) and first[:-2] == second[:-2])


def _emails(emails: list[Any]) -> Iterator[Contradiction | Agreement]:
    yield from agreed("email", [Said(e.address, e.address, e.evidence) for e in emails])
    data = [e for e in emails if e.source == "data"]
    shown = [e for e in emails if e.source != "data"]
    # Several addresses of one domain are departments; only another domain is another sender.
    domains = {registrable(e.address.rpartition("@")[2]) for e in shown}
    strangers = [e for e in data if registrable(e.address.rpartition("@")[2]) not in domains]
    if data and shown and len(strangers) == len(data):
        one, other = strangers[0], shown[0]
        yield from opposed(
            "email", Said(one.address, one.address, one.evidence), Said(other.address, other.address, other.evidence)
        )


def _links(sheet: Sheet) -> Iterator[Contradiction]:
    """Links that dial another number, or write to another address, than they show."""
    seen: set[tuple[str, str]] = set()
    for link in sheet.page.links:
        scheme, _, target = unquote(link.href).strip().partition(":")
        if (link.href, link.text) in seen or scheme.lower() not in ("tel", "mailto"):
            continue
        seen.add((link.href, link.text))
        if scheme.lower() == "tel":
            dialled, shown = _DIGITS.sub("", fold(target)), _DIGITS.sub("", link.folded)
            if len(dialled) < 8 or not 8 <= len(shown) <= 15:
                continue  # no number, or several
            if dialled[-7:] not in shown and shown[-7:] not in dialled and not _turned(dialled, shown):
                said = Said(dialled, target.strip(), sheet.on(link))
                yield Contradiction(topic="phone", value=link.text, other=said.value, evidence=said.evidence)
        else:
            written = set(_MAIL.findall(link.folded))
            meant = set(_MAIL.findall(fold(target.partition("?")[0])))
            if written and meant and not written & meant:
                yield Contradiction(topic="email", value=min(written), other=min(meant), evidence=sheet.on(link))


def _turned(dialled: str, shown: str) -> bool:
    """Whether the number stands with its area code last: «۸۸۸۸۰۰۱۸-۰۲۱»."""
    return any(dialled[-7:] in shown[cut:] + shown[:cut] for cut in range(3, len(shown)))


# -- area code and province ------------------------------------------------------------------------------------------


def _provinces(phones: list[Any], addresses: list[Any]) -> Iterator[Contradiction | Agreement]:
    """Iranian landlines against the provinces of the addresses; lines sold nationwide (021-9…) say nothing."""
    lines = [
        (p, code)
        for p in phones
        if p.country == "ir"
        and p.line == "landline"
        and (code := _CODES.get(fold(p.province), ""))
        and not _DIGITS.sub("", p.number).removeprefix("98")[2:].startswith("9")
    ]
    places = [(a, code) for a in addresses if (code := province_of(a))]
    if not lines or not places:
        return
    codes = {code for _, code in places}
    fitting = [(p, code) for p, code in lines if code in codes]
    if fitting:
        phone, code = fitting[0]
        yield Agreement(
            topic="phone-province", value=f"{phone.number} ({PROVINCES[code]})", count=2, evidence=phone.evidence
        )
    elif len(codes) == 1 and {code for _, code in lines} | codes != _NEIGHBOURS:
        (phone, code), (address, place) = lines[0], places[0]
        yield from opposed(
            "phone-province",
            Said(code, f"{phone.number} ({PROVINCES[code]})", phone.evidence),
            Said(place, f"{address.city or address.region} ({PROVINCES[place]})", address.evidence),
        )


def province_of(address: Any) -> str:
    """The area code of an address's province, '' if it names none that is known."""
    if address.country not in ("", "ir"):
        return ""
    for name in (address.region, address.city):
        folded = fold(name).removeprefix("استان ").removeprefix("شهر ").strip()
        code = _CODES.get(folded) or IRAN_CITIES.get(folded, "")
        if code:
            return code
    return ""


# -- names -----------------------------------------------------------------------------------------------------------

_FORMS = re.compile(
    r"\b(?:gmbh|ug|ag|kg|ohg|ltd|limited|llc|inc|corp|plc|llp|co|sl|slu|sa|sarl|sas|srl|spa|bv|nv|as|company|group|"
    r"shop|store|online|the|and|und|de|del|la|el|tienda)\b|شرکت|موسسه|سهامی|خاص|عام|با|مسئولیت|محدود|فروشگاه|اینترنتی|آنلاین"
)


def _names(organizations: Iterable[Any]) -> Iterator[Contradiction | Agreement]:
    """The company that structured data names against those that legal pages and footers name."""
    said = [Said(_bare(o.name), o.name, o.evidence) for o in organizations if _bare(o.name)]
    yield from agreed("name", said)
    legal = [s for s, o in zip(said, (o for o in organizations if _bare(o.name)), strict=True) if o.source == "legal"]
    data = [s for s in legal if s.evidence.region is Region.HEAD]
    shown = [s for s in legal if s.evidence.region is not Region.HEAD]
    if data and shown and not any(_words(a.key) & _words(b.key) for a in data for b in shown):
        yield from opposed("name", data[0], shown[0])


def _bare(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", _FORMS.sub(" ", fold(name).replace(".", ""))))


def _words(key: Any) -> set[str]:
    return set(str(key).split())


# -- hours -----------------------------------------------------------------------------------------------------------

_TIME = re.compile(r"\d{1,2}(?:[:.]\d\d)?")


def _hours(hours: Iterable[Any]) -> Iterator[Contradiction | Agreement]:
    """The same sentence with other times: days, branches and seasons are told apart by their words."""
    by_words: dict[tuple[str, str], list[Said]] = {}
    for each in hours:
        text = fold(each.text)
        times = tuple(time.lstrip("0").removesuffix(":00") for time in _TIME.findall(text))
        if times:
            words = " ".join(_TIME.sub("#", text).split())
            by_words.setdefault((each.purpose, words), []).append(Said(times, each.text, each.evidence))
    for said in by_words.values():
        yield from compared("hours", said)
