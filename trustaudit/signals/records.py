"""Trust marks checked at their issuers: what the issuer's record says, against what the shop's pages say.

Read from the answers that the crawl brought home (Role.ISSUER). An issuer that refused the question, asked for a
captcha, failed or answered in a form that is not known gives `unchecked` with the reason: never a verdict on the shop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from trustaudit.crawl.issuer_table import ACTION, ISSUERS, IssuerRecord, asked
from trustaudit.hosts import registrable, same_owner
from trustaudit.model import Evidence, Exchange, GapReason, Region, Role
from trustaudit.page import parse_exchange
from trustaudit.page.health import fault
from trustaudit.page.model import Page
from trustaudit.signals.base import Item, Signal, Site, Spec
from trustaudit.signals.issuers import IssuerId
from trustaudit.signals.record_page import IssuerFacts, RecordField, read_record
from trustaudit.text import fold, snippet

State = Literal["matched", "mismatched", "expired", "unknown", "unchecked"]
Reason = Literal["none", "no-answer", "robots", "budget", "refused", "blocked", "status", "unreadable"]
_GAPS: Mapping[GapReason, Reason] = {
    GapReason.BLOCKED: "blocked",
    GapReason.LOGIN: "blocked",
    GapReason.NEEDS_BROWSER: "unreadable",
    GapReason.UNSUPPORTED: "unreadable",
    GapReason.ROBOTS: "robots",
    GapReason.BUDGET: "budget",
}


@dataclass(frozen=True, kw_only=True)
class MarkRecord(Item):
    """What came of one question to an issuer; `field` "record" sums it up, the others compare one thing each.

    `matched` and `mismatched` say how the issuer's `value` stands to `shown`, what the shop's pages say; `expired` that
    the record's last day is past; `unknown` that the issuer says it has no such record; `unchecked` that nothing
    follows, for `reason`. `level`, `granted` and `expires` (ISO 8601) stand on the summing item, '' where not told.
    """

    issuer: IssuerId
    state: State
    field: Literal["record", "domain", "address", "phone", "email", "hours"] = "record"
    reason: Reason = "none"
    value: str = ""
    shown: str = ""
    level: str = ""
    granted: str = ""
    expires: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordLicence(Item):
    """A licence that the issuer's record lists. `valid` compares its last day with the day of the crawl."""

    issuer: IssuerId
    title: str
    authority: str
    number: str
    expires: str = ""
    valid: Literal["yes", "no", "unknown"] = "unknown"


def derive_records(
    site: Site, found: Mapping[str, Signal], issuers: Iterable[IssuerRecord] = ISSUERS
) -> Iterator[MarkRecord]:
    """Every record that was asked for, compared with the shop."""
    table = {row.issuer: row for row in issuers}
    for row, exchange in _answers(site, table):
        yield from _read(site, found, row, exchange)
    for step in site.snapshot.steps:
        issuer, _, detail = step.detail.partition(": ")
        if step.action == ACTION and issuer in table:
            reason: Reason = next((r for gap, r in _GAPS.items() if detail.startswith(f"{gap}:")), "no-answer")
            yield _unchecked(issuer, reason, step.url, detail)


def derive_licences(
    site: Site, found: Mapping[str, Signal], issuers: Iterable[IssuerRecord] = ISSUERS
) -> Iterator[RecordLicence]:
    """Licences in the records of the shop's own domain."""
    table = {row.issuer: row for row in issuers}
    for row, exchange in _answers(site, table):
        facts = read_record(parse_exchange(exchange))
        if not facts or not same_owner(facts.domain, site.host):
            continue
        for line in facts.lines:
            valid: Literal["yes", "no", "unknown"] = "unknown"
            if line.valid_to:
                valid = "yes" if line.valid_to >= site.snapshot.started[:10] else "no"
            yield RecordLicence(
                issuer=_issuer(row.issuer),
                title=line.title,
                authority=line.authority,
                number=line.number,
                expires=line.valid_to,
                valid=valid,
                evidence=_evidence(exchange.response.url, f"{line.title} {line.number} {line.valid_to}"),
            )


def _answers(site: Site, table: Mapping[str, IssuerRecord]) -> Iterator[tuple[IssuerRecord, Exchange]]:
    for exchange in site.snapshot.exchanges:
        if exchange.role is Role.ISSUER:
            row = table.get(asked(exchange.why)[0])
            if row is not None:
                yield row, exchange


def _issuer(name: str) -> Any:
    assert name in get_args(IssuerId), f"{name} is an issuer of the crawl's table and none of the marks'"
    return name


def _evidence(url: str, text: str) -> Evidence:
    piece, _, _ = snippet(text, 0, 0)
    return Evidence(url, (), Region.MAIN, piece)


def _unchecked(issuer: str, reason: Reason, url: str, detail: str) -> MarkRecord:
    return MarkRecord(
        issuer=_issuer(issuer), state="unchecked", reason=reason, value=detail, evidence=_evidence(url, detail)
    )


# -- one record ------------------------------------------------------------------------------------------------------


def _read(site: Site, found: Mapping[str, Signal], row: IssuerRecord, exchange: Exchange) -> Iterator[MarkRecord]:
    page = parse_exchange(exchange)
    url, status = exchange.response.url, exchange.response.status
    if row.refuses(url):
        yield _unchecked(row.issuer, "refused", url, url)
        return
    facts = read_record(page)
    if status != 200:
        wrong = fault(page, None, site.lexicon)
        blocked = wrong is not None and wrong[0] is GapReason.BLOCKED
        yield _unchecked(row.issuer, "blocked" if blocked else "status", url, f"status {status}")
    elif facts:
        yield from _compared(site, found, row, url, facts)
    elif facts.denied:
        yield MarkRecord(issuer=_issuer(row.issuer), state="unknown", evidence=_evidence(url, page.title or url))
    elif row.layout == "named" and _names(page, site):
        yield MarkRecord(
            issuer=_issuer(row.issuer), state="matched", value=site.domain, evidence=_evidence(url, page.title or url)
        )
    else:
        wrong = fault(page, None, site.lexicon)
        reason = _GAPS.get(wrong[0], "unreadable") if wrong else "unreadable"
        yield _unchecked(row.issuer, reason, url, wrong[1] if wrong else page.title or url)


def _names(page: Page, site: Site) -> bool:
    """Whether a record prints the shop's domain, as a word of its own or as a link's target."""
    if not site.domain:
        return False
    word = re.compile(rf"(?<![\w.-])(?:https?://)?(?:www\.)?{re.escape(site.domain)}(?![\w-]|\.\w)")
    return any(word.search(block.folded) for block in page.blocks) or any(
        word.match(link.url.lower()) for link in page.links
    )


def _compared(
    site: Site, found: Mapping[str, Signal], row: IssuerRecord, url: str, facts: IssuerFacts
) -> Iterator[MarkRecord]:
    issuer = _issuer(row.issuer)
    is_own = same_owner(facts.domain, site.host) if facts.domain else None
    is_over = bool(facts.expires) and facts.expires < site.snapshot.started[:10]
    state: State = "unchecked"
    if is_own is not None:
        state = "mismatched" if not is_own else "expired" if is_over else "matched"
    yield MarkRecord(
        issuer=issuer,
        state=state,
        reason="unreadable" if state == "unchecked" else "none",
        value=facts.domain,
        shown=site.host,
        level=facts.level,
        granted=facts.granted,
        expires=facts.expires,
        evidence=_evidence(url, _line(facts, "expires" if state == "expired" else "owner") or facts.domain or url),
    )
    if is_own is None:
        return
    yield MarkRecord(
        issuer=issuer,
        state="matched" if is_own else "mismatched",
        field="domain",
        value=facts.domain,
        shown=site.host,
        evidence=_evidence(url, facts.domain),
    )
    if not is_own:
        return  # the rest of another shop's record says nothing about this one
    for name, compare in _COMPARED.items():
        value = facts.texts.get(name, "")
        outcome = compare(value, found) if value else None
        if outcome is not None:
            is_same, shown = outcome
            yield MarkRecord(
                issuer=issuer,
                state="matched" if is_same else "mismatched",
                field=name,  # type: ignore[arg-type]
                value=value,
                shown=shown,
                evidence=_evidence(url, _line(facts, name)),
            )


def _line(facts: IssuerFacts, name: RecordField) -> str:
    value = facts.texts.get(name, "")
    return f"{name}: {value}" if value else ""


# -- one field -------------------------------------------------------------------------------------------------------

#: Whether the record's value and the shop's are the same, and the shop's; None when they cannot be compared.
_Outcome = tuple[bool, str] | None


def _phone(value: str, found: Mapping[str, Signal]) -> _Outcome:
    shown = [p for p in _items(found, "phones") if not p.placeholder and p.owner == "shop"]
    numbers: list[str] = re.findall(r"\d{7,14}", re.sub(r"(?<=\d)[ \-](?=\d)", "", fold(value)))
    if not shown or not numbers:
        return None
    same = next((p for p in shown for n in numbers if p.number[-7:] in n or n[-7:] in p.number), None)
    return (True, same.number) if same else (False, shown[0].number)


def _email(value: str, found: Mapping[str, Signal]) -> _Outcome:
    shown = [e for e in _items(found, "emails") if not e.placeholder]
    match = re.search(r"[\w.+-]+ ?(?:@|\[at\]|\(at\)) ?[\w.-]+\.[a-z]{2,}", fold(value))
    if not shown or not match:
        return None
    address = re.sub(r" ?(?:\[at\]|\(at\)|@) ?", "@", match.group())
    domain = registrable(address.rpartition("@")[2])
    for email in shown:
        if email.address == address or (email.domain == "own" and registrable(email.address.split("@")[1]) == domain):
            return True, email.address
    return False, shown[0].address


def _address(value: str, found: Mapping[str, Signal]) -> _Outcome:
    """Many ways lead to writing one address, so only addresses with no word and no number in common differ."""
    shown = [a for a in _items(found, "addresses") if a.owner == "shop"]
    words = _words(value)
    if not shown or len(words) < 3:
        return None
    shared = [(len(words & _words(_full(a))), a) for a in shown]
    count, best = max(shared, key=lambda pair: pair[0])
    if count >= min(3, len(_words(_full(best)))):
        return True, _full(best)
    return (False, _full(best)) if count <= 1 and all(a.complete for a in shown) else None


def _full(address: Any) -> str:
    return ", ".join(filter(None, (address.street, address.city, address.region, address.postal_code)))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{2,}", fold(text))) - _COMMON


_COMMON = frozenset(
    map(fold, "خیابان کوچه پلاک واحد طبقه کد پستی کدپستی استان شهر ایران آدرس نشانی street road no".split())
)


def _hours(value: str, found: Mapping[str, Signal]) -> _Outcome:
    shown = [h for h in _items(found, "hours") if h.purpose in ("answering", "opening")]
    told = _clock(value)
    if not shown or not told:
        return None
    same = next((h for h in shown if _clock(h.text) == told), None)
    if same is not None:
        return True, same.text
    return (False, shown[0].text) if all(_clock(h.text) and not _clock(h.text) & told for h in shown) else None


def _clock(text: str) -> frozenset[int]:
    """The hours of the day that a text names: 9, 09:00 and ۹ are one."""
    return frozenset(int(n) for n in re.findall(r"(?<![\d:])(\d{1,2})(?::\d\d)?(?!\d)", fold(text)) if int(n) <= 24)


def _items(found: Mapping[str, Signal], name: str) -> tuple[Any, ...]:
    return found[name].items if name in found else ()


_COMPARED: Mapping[RecordField, Any] = {"address": _address, "phone": _phone, "email": _email, "hours": _hours}


SIGNALS: tuple[Spec, ...] = (
    Spec("mark_records", MarkRecord, (), derive=derive_records),
    Spec("record_licences", RecordLicence, (), derive=derive_licences),
)
