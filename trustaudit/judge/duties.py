"""Duties by law: read strictly, chosen by country and date, and judged met, not met or cannot tell.

A duty is told apart from trust: it has no weight, and "duty met, trust not met" must be sayable. What is judged is
what pages show; a duty that may be met where no anonymous shopper looks has an outcome that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trustaudit.judge import entries
from trustaudit.judge.cases_reader import read_cases
from trustaudit.judge.conditions import View
from trustaudit.judge.grammar import Source, read_condition
from trustaudit.judge.model import Status, Verdict
from trustaudit.judge.rule import DutyRule
from trustaudit.judge.verdicts import judge_rule
from trustaudit.signals.base import Spec
from trustaudit.yamlfile import Map

#: Members of the European Union since 2020-02-01, ISO 3166-1 alpha-2 in lower case.
EU_MEMBERS = frozenset("at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk".split())
#: Files are named as people name the country; signals have its ISO code.
_NAMED = {"uk": "gb"}
#: How a verdict on a duty is called. PARTIAL is what a verdict is when met and cannot tell are left.
STATUSES: Mapping[Status, str] = {
    Status.PASS: "met",
    Status.PARTIAL: "cannot-tell",
    Status.FAIL: "not-met",
    Status.INCONCLUSIVE: "cannot-tell",
    Status.NOT_APPLICABLE: "not-applicable",
}

_KEYS = (
    "id", "article", "title", "text", "sources", "valid_from", "valid_to", "applies", "outcomes", "tests", "override",
)  # fmt: skip
_NEEDED = ("id", "article", "title", "text", "sources", "outcomes")


def read_duty(entry: Map, country: str, source: Source, specs: Mapping[str, Spec]) -> DutyRule | None:
    """One entry of `duties/<country>.yaml`; None, with its faults collected, if it is not well formed."""
    before = len(source.problems)
    entries.check_keys(entry, _KEYS, _NEEDED, source)
    applies = None
    if "applies" in entry:
        applies = read_condition(entry["applies"], entry.lines["applies"], source, specs)
    outcomes = entries.outcomes(entry, source, specs, entries.DUTY_VERDICTS)
    duty_id, sources = entries.identifier(entry, source), entries.sources(entry, source)
    if duty_id and not duty_id.startswith(f"{country}-"):
        source.fault(entry.lines["id"], f"ids of this file begin with '{country}-', '{duty_id}' does not")
    article, title, text = (entries.text(entry, key, source) for key in ("article", "title", "text"))
    valid_from, valid_to = (entries.day(entry, key, source) for key in ("valid_from", "valid_to"))
    if valid_from and valid_to and valid_from > valid_to:
        source.fault(entry.lines["valid_to"], f"'valid_to' must not be before 'valid_from' ({valid_from})")
    expected = {f"{STATUSES[o.verdict]}/{o.id}" for o in outcomes} | set(STATUSES.values())
    tests = read_cases(entry, expected, source)
    if len(source.problems) > before:
        return None
    return DutyRule(
        id=duty_id,
        country=country,
        article=article,
        title=title,
        text=text,
        outcomes=outcomes,
        sources=sources,
        valid_from=valid_from,
        valid_to=valid_to,
        applies=applies,
        tests=tests,
        file=source.file,
        line=entry.line,
    )


def in_force(duties: Iterable[DutyRule], today: str, countries: Iterable[str]) -> tuple[DutyRule, ...]:
    """The duties that bind a shop of these countries on a day (an ISO date, or a time that begins with one)."""
    day = today[:10]
    places = set(countries)
    if places & EU_MEMBERS:
        places.add("eu")  # one duty in the directive, one in the law that brought it home: both are shown
    return tuple(
        duty
        for duty in duties
        if _NAMED.get(duty.country, duty.country) in places
        and (not duty.valid_from or duty.valid_from <= day)
        and (not duty.valid_to or day <= duty.valid_to)
    )


def judge_duties(duties: Iterable[DutyRule], view: View) -> tuple[tuple[DutyRule, Verdict], ...]:
    """Each duty that applies to the shop with its verdict, in the order of the duties; the others are left out."""
    found = ((duty, judge_rule(duty, view)) for duty in duties)
    return tuple((duty, verdict) for duty, verdict in found if verdict.status is not Status.NOT_APPLICABLE)


def status_of(verdict: Verdict) -> str:
    """met, not-met or cannot-tell (or not-applicable)."""
    return STATUSES[verdict.status]
