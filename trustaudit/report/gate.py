"""What a report means for a pipeline: the exit code, and the reasons for it.

Unreachable is never 0 and a crash is never 1:

    0  ok                                         3  the shop could not be audited
    1  below the threshold, or a named rule failed  4  undecided: what was not seen could decide it
    2  usage, configuration or rule error         5  internal error
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from trustaudit.judge.model import Status, Truth
from trustaudit.judge.rule import FlagRule, Rule
from trustaudit.model import ConfigError, Problem
from trustaudit.report.baseline import worse
from trustaudit.report.model import FlagInfo, Report, RuleInfo
from trustaudit.yamlfile import did_you_mean

ANY_FLAG = "flag"


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    FAILED = 1
    USAGE = 2
    UNAUDITED = 3
    UNDECIDED = 4
    INTERNAL = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the gate did not open: `id` is score, coverage, or the id of a rule, flag or duty; numbers where they belong.

    `worse` says that it was better in the baseline; `found` is what is new since then, if the outcome is the old one.
    """

    id: str
    exit: Exit
    wanted: float = 0.0
    low: float = 0.0
    high: float = 0.0
    worse: bool = False
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """What is demanded of a shop. Scores and coverage are 0 to 100; None demands nothing.

    With a baseline nothing that was as bad before counts: whatever got worse shuts the gate, or of `fail_on`, where
    that is given, what got worse. A threshold stays what it is.
    """

    fail_under: float | None = None
    fail_on: Sequence[str] = ()
    min_coverage: float = 0.0
    strict: bool = False
    baseline: Report | None = None


def check(report: Report, gate: Gate) -> tuple[Exit, tuple[Reason, ...]]:
    """The exit code of an audit with the reasons for it. A certain failure outweighs what is undecided, and an audit
    that was interrupted decides nothing else.

    Raises ConfigError when `fail_on` names nothing that the report has.
    """
    if "not-a-shop" in report.notes or not report.pages:
        return Exit.UNAUDITED, ()
    reasons = tuple(_reasons(report, gate))
    if any(r.exit is Exit.FAILED for r in reasons):
        return Exit.FAILED, reasons
    return (Exit.UNDECIDED, reasons) if reasons or report.shop.interrupted else (Exit.OK, ())


def _reasons(report: Report, gate: Gate) -> Iterator[Reason]:
    score = report.score
    if gate.fail_under is not None:
        numbers = (gate.fail_under, score.low, score.high)
        if score.high < gate.fail_under:
            yield Reason("score", Exit.FAILED, *numbers)
        elif score.low < gate.fail_under and gate.strict:
            yield Reason("score", Exit.UNDECIDED, *numbers)
    if score.seen * 100 < gate.min_coverage:
        yield Reason("coverage", Exit.UNDECIDED, gate.min_coverage, score.seen * 100, score.seen * 100)
    if gate.baseline is not None:
        yield from _since(report, gate.baseline, gate.fail_on)
        return
    for name in gate.fail_on:
        yield from _named(report, name, gate.strict)


def _since(report: Report, baseline: Report, names: Sequence[str]) -> Iterator[Reason]:
    categories = {rule.id: rule.category for rule in report.rules}
    demand_known(names, report.rules, report.flag_texts)
    for change in worse(baseline, report):
        group = ANY_FLAG if change.sort == "flag" else categories.get(change.id, change.sort)
        if not names or change.id in names or group in names:
            yield Reason(change.id, Exit.FAILED, worse=True, found=change.found)


def demand_known(names: Iterable[str], rules: Iterable[Rule | RuleInfo], flags: Iterable[FlagRule | FlagInfo]) -> None:
    """Raises ConfigError when `fail_on` names what is neither a rule or category nor a flag."""
    known = {name for rule in rules for name in (rule.id, rule.category)} | {flag.id for flag in flags} | {ANY_FLAG}
    problems = [
        Problem("", 0, f"--fail-on: no rule, category or flag '{name}'{did_you_mean(name, known)}")
        for name in names
        if name not in known
    ]
    if problems:
        raise ConfigError(problems)


def _named(report: Report, name: str, strict: bool) -> Iterator[Reason]:
    categories = {rule.id: rule.category for rule in report.rules}
    flags = [f for f in report.flags if name in (f.id, ANY_FLAG)]
    demand_known([name], report.rules, report.flag_texts)
    for flag in flags:
        if flag.truth is Truth.TRUE:
            yield Reason(flag.id, Exit.FAILED)
        elif strict:
            yield Reason(flag.id, Exit.UNDECIDED)
    for verdict in report.verdicts:
        if name in (verdict.rule, categories[verdict.rule]) and not verdict.suppressed:
            # A failure of a rule that perhaps does not bear on this shop is not certain.
            if verdict.status is Status.FAIL and verdict.applies is Truth.TRUE:
                yield Reason(verdict.rule, Exit.FAILED)
            elif verdict.status in (Status.FAIL, Status.INCONCLUSIVE) and strict:
                yield Reason(verdict.rule, Exit.UNDECIDED)
