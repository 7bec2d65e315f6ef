"""What got worse since a baseline: keyed by rule and by what was found, and only what is certain."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pytest

from tests.report.sample import evidence, report
from trustaudit.judge.model import Flag, Range, Status, Truth
from trustaudit.model import ConfigError, Evidence
from trustaudit.report.baseline import Worse, demand_comparable, worse
from trustaudit.report.gate import Exit, Gate, check
from trustaudit.report.model import Report, RuleVerdict

PASS, PARTIAL, FAIL, OPEN = Status.PASS, Status.PARTIAL, Status.FAIL, Status.INCONCLUSIVE


def shop(status: Status, low: float, high: float, outcome: str = "", **more: Any) -> Report:
    return report(
        verdicts=(RuleVerdict("landline", status, outcome or status, (), Range(low, high), **more),), flags=()
    )


@pytest.mark.parametrize(
    ("old", "new", "is_worse"),
    [
        (shop(PASS, 1, 1), shop(FAIL, 0, 0), True),
        (shop(PASS, 1, 1), shop(PARTIAL, 0.5, 0.5), True),
        (shop(PARTIAL, 0.5, 0.5), shop(PARTIAL, 0.3, 0.3), True),
        (shop(FAIL, 0, 0), shop(FAIL, 0, 0), False),
        (shop(FAIL, 0, 0), shop(PASS, 1, 1), False),
        (shop(PASS, 1, 1), shop(OPEN, 0, 1), False),  # not seen is not worse
        (shop(PASS, 1, 1), shop(OPEN, 0, 0.5), True),  # whatever the unseen pages hold, it is
        (shop(OPEN, 0, 1), shop(FAIL, 0, 0), False),  # perhaps it was so before
        (shop(OPEN, 0.5, 1), shop(FAIL, 0, 0), True),
        (shop(PASS, 1, 1), shop(FAIL, 0, 0, suppressed="known"), False),
        (shop(PASS, 1, 1), shop(FAIL, 0, 0, applies=Truth.UNKNOWN), False),
        (shop(PASS, 1, 1, applies=Truth.FALSE), shop(FAIL, 0, 0), False),
    ],
)
def test_a_rule(old: Report, new: Report, is_worse: bool) -> None:
    assert bool(worse(old, new)) == is_worse


def _faults(*texts: str) -> tuple[Evidence, ...]:
    return tuple(evidence(text, 0, 0) for text in texts)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (["a fake seal"], ["a fake seal"], ()),
        (["a fake seal"], ["another fake seal"], ("another fake seal",)),
        (["a fake seal", "b"], ["b", "c"], ("c",)),  # one mended, one new: a count would see nothing
        (["only 3 left"], ["only 2 left"], ()),
        (["فقط ۳ عدد مانده"], ["فقط 2 عدد مانده"], ()),
        (list("abcde"), list("bcdef"), ()),  # one of six was mended: the sixth moved up into what is shown
    ],
)
def test_a_new_fault_of_an_old_failure(old: Sequence[str], new: Sequence[str], found: tuple[str, ...]) -> None:
    changes = worse(shop(FAIL, 0, 0, evidence=_faults(*old)), shop(FAIL, 0, 0, evidence=_faults(*new)))
    assert [change.found for change in changes] == ([found] if found else [])


def test_a_new_phone_number_is_no_fault() -> None:
    partial = (shop(PARTIAL, 0.3, 0.3, evidence=_faults(text)) for text in ("call one", "call two"))
    assert not worse(*partial)


def test_a_page_does_not_make_a_fault_new() -> None:
    there = evidence("a fake seal", 0, 0)
    elsewhere = dataclasses.replace(there, url="https://shop.example/about", region=there.region)
    assert not worse(shop(FAIL, 0, 0, evidence=(there,)), shop(FAIL, 0, 0, evidence=(elsewhere,)))


def test_flags_and_duties() -> None:
    raised = Flag("form-only", Truth.TRUE, "D", _faults("a form"))
    perhaps = Flag("form-only", Truth.UNKNOWN, "D")
    met = dataclasses.replace(report().duties[0], status="met")
    clean = report(flags=(), duties=(met,))
    assert worse(clean, report(flags=(raised,))) == (
        Worse("form-only", "flag", "", "raised"),
        Worse("ir-address", "duty", "met", "not-met"),
    )
    assert not worse(report(flags=(perhaps,)), report(flags=(raised,)))
    assert not worse(clean, report(flags=(perhaps,), duties=(met,)))
    other_rules = dataclasses.replace(clean, flag_texts=())
    assert not worse(other_rules, report(flags=(raised,), duties=(met,)))  # nobody had asked


def test_a_score_that_went_up_hides_nothing() -> None:
    old = report(verdicts=report().verdicts, flags=())
    mended = tuple(
        dataclasses.replace(v, status=PASS, credit=Range(1, 1)) if v.rule == "return-window"
        else dataclasses.replace(v, status=FAIL, outcome="nothing", credit=Range(0, 0)) if v.rule == "landline"
        else v
        for v in old.verdicts
    )  # fmt: skip
    new = report(verdicts=mended, flags=(), score=dataclasses.replace(old.score, low=90.0, high=95.0))
    assert [change.id for change in worse(old, new)] == ["landline"]


def test_other_rules_are_not_compared() -> None:
    old = report(tool=dataclasses.replace(report().tool, digest="f" * 64, scoring=0))
    with pytest.raises(ConfigError, match=r"old\.json: was made with other rules .* and another way of scoring"):
        demand_comparable(old.tool, report().tool, "old.json")
    demand_comparable(report().tool, report().tool, "old.json")


GATES = [
    (Gate(), [], Exit.OK),
    (Gate(baseline=shop(PASS, 1, 1)), ["landline"], Exit.FAILED),
    (Gate(baseline=shop(FAIL, 0, 0)), [], Exit.OK),
    (Gate(baseline=shop(FAIL, 0, 0), fail_on=("landline",)), [], Exit.OK),
    (Gate(fail_on=("landline",)), ["landline"], Exit.FAILED),
    (Gate(baseline=shop(PASS, 1, 1), fail_on=("returns",)), [], Exit.OK),
    (Gate(baseline=shop(PASS, 1, 1), fail_on=("contact",)), ["landline"], Exit.FAILED),
    (Gate(baseline=shop(FAIL, 0, 0), fail_under=90), ["score"], Exit.FAILED),
]


@pytest.mark.parametrize(("gate", "reasons", "code"), GATES)
def test_the_gate(gate: Gate, reasons: list[str], code: Exit) -> None:
    found, why = check(shop(FAIL, 0, 0), gate)
    assert (found, [reason.id for reason in why]) == (code, reasons)


@pytest.mark.parametrize(("strict", "code"), [(False, Exit.OK), (True, Exit.UNDECIDED)])
def test_a_failure_of_a_rule_that_perhaps_does_not_apply_is_not_certain(strict: bool, code: Exit) -> None:
    perhaps = shop(FAIL, 0, 0, applies=Truth.UNKNOWN)
    assert check(perhaps, Gate(fail_on=("landline",), strict=strict))[0] is code


def test_a_name_that_is_nothing_is_told_also_with_a_baseline() -> None:
    with pytest.raises(ConfigError, match="did you mean 'landline'"):
        check(shop(FAIL, 0, 0), Gate(baseline=shop(PASS, 1, 1), fail_on=("landlin",)))


def test_a_flag_that_is_not_raised_can_be_demanded() -> None:
    assert check(report(flags=()), Gate(fail_on=("form-only", "flag"))) == (Exit.OK, ())
