"""The course of a shop: its scores, what changed when and on what evidence, and what will run out.

A check may come out differently because one page was slow for once. So a change counts when it was seen in two audits
running, or when the new state shows evidence; what was seen once and without is told apart. What could not be seen is
no state and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from trustaudit.judge.model import Searched, Status, Truth
from trustaudit.model import Evidence
from trustaudit.report.model import Report

#: What ends within so many days is told ahead of time.
AHEAD = 45


@dataclass(frozen=True, slots=True)
class Entry:
    """One audit. `fresh_rules` says that it was made by other rules or arithmetic than the one before it."""

    started: str
    low: float
    high: float
    seen: float
    grade: str
    fresh_rules: bool


@dataclass(frozen=True, slots=True)
class Sighting:
    """How a rule or flag stood in one audit. `state` is an outcome's id; for flags raised or absent."""

    started: str
    digest: str
    status: str
    state: str
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[Searched, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """`before` is the last audit of the old state, `after` the first of the new one. `certain` is false for what was
    seen once, without evidence. `fresh_rules` says that the rules changed in between, too."""

    id: str
    sort: str  # rule or flag
    before: Sighting
    after: Sighting
    certain: bool = True

    @property
    def fresh_rules(self) -> bool:
        return self.before.digest != self.after.digest


@dataclass(frozen=True, slots=True)
class Expiry:
    """Something that runs out: the signal it is of, what it is, its last day, and how many days are left (negative:
    it has run out)."""

    signal: str
    what: str
    day: str
    left: int


@dataclass(frozen=True, slots=True)
class Course:
    """The course of one shop, oldest audit first; changes newest first. `latest` is its last report."""

    entries: tuple[Entry, ...]
    changes: tuple[Change, ...]
    unsure: tuple[Change, ...]
    expiries: tuple[Expiry, ...]
    latest: Report


def course(reports: Sequence[Report], today: date) -> Course:
    """The course of a shop from its reports, oldest first; there must be one at least."""
    found = [*_rule_changes(reports), *_flag_changes(reports)]
    found.sort(key=lambda change: (change.after.started, change.id), reverse=True)
    return Course(
        tuple(_entries(reports)),
        tuple(change for change in found if change.certain),
        tuple(change for change in found if not change.certain),
        tuple(sorted(_expiries(reports[-1], today), key=lambda e: (e.left, e.what))),
        reports[-1],
    )


def _entries(reports: Sequence[Report]) -> Iterator[Entry]:
    before: tuple[str, int] | None = None
    for report in reports:
        made_by = (report.tool.digest, report.tool.scoring)
        score = report.score
        fresh = before not in (None, made_by)
        yield Entry(report.shop.started, score.low, score.high, score.seen, score.grade, fresh)
        before = made_by


def _rule_changes(reports: Sequence[Report]) -> Iterator[Change]:
    verdicts = [{v.rule: v for v in report.verdicts} for report in reports]
    for rule in dict.fromkeys(rule for found in verdicts for rule in found):
        sightings = [
            Sighting(r.shop.started, r.tool.digest, v.status, v.outcome, v.evidence, v.searched)
            for r, found in zip(reports, verdicts, strict=True)
            if (v := found.get(rule)) and v.status not in (Status.INCONCLUSIVE, Status.NOT_APPLICABLE)
        ]
        yield from _changes(rule, "rule", sightings)


def _flag_changes(reports: Sequence[Report]) -> Iterator[Change]:
    flags = [{flag.id: flag for flag in report.flags} for report in reports]
    for name in dict.fromkeys(name for found in flags for name in found):
        sightings = []
        for report, found in zip(reports, flags, strict=True):
            flag = found.get(name)
            if flag is None:
                sightings.append(Sighting(report.shop.started, report.tool.digest, "absent", "absent"))
            elif flag.truth is Truth.TRUE:
                raised = Sighting(report.shop.started, report.tool.digest, "raised", "raised", flag.evidence)
                sightings.append(raised)
        yield from _changes(name, "flag", sightings)


def _changes(name: str, sort: str, sightings: Iterable[Sighting]) -> Iterator[Change]:
    now: Sighting | None = None
    maybe: Sighting | None = None
    for seen in sightings:
        if now is None or seen.state == now.state:
            now, maybe = seen, None
        elif seen.evidence or (maybe is not None and maybe.state == seen.state):
            yield Change(name, sort, now, maybe if maybe is not None and maybe.state == seen.state else seen)
            now, maybe = seen, None
        else:
            maybe = seen
    if now is not None and maybe is not None:
        yield Change(name, sort, now, maybe, certain=False)


#: Facts that run out: the signal, the field with its last day or with the days it had left, the field that names it.
_ENDS = (
    ("certificates", "days_left", "issuer"),
    ("mark_records", "expires", "issuer"),
    ("record_licences", "expires", "title"),
)


def _expiries(report: Report, today: date) -> Iterator[Expiry]:
    audited = _day(report.shop.started)
    told: set[tuple[str, str]] = set()
    for signal, field, name in _ENDS:
        for item in report.facts.get(signal, ()):
            day, what = _end(item.get(field), audited), str(item.get(name) or "")
            if day is not None and (left := (day - today).days) <= AHEAD and (signal, what) not in told:
                told.add((signal, what))
                yield Expiry(signal, what, day.isoformat(), left)


def _end(value: Any, audited: date | None) -> date | None:
    """The last day, from an ISO date or from whole days after the audit; negative days say that none is known."""
    if isinstance(value, int):
        return audited + timedelta(value) if audited and 0 <= value < 100_000 else None
    return _day(value)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
