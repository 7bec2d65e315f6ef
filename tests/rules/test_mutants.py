"""The cases beside the rules are worth something: they notice when a rule is damaged."""

from __future__ import annotations

from tests.rules.mutants import mutants
from tests.rules.test_bundled import bundled, shop_of
from trustaudit.judge.cases import check
from trustaudit.judge.rule import FlagRule, Rule

#: Share of the damages that some case must notice.
FLOOR = 0.95


def survivors(rule: Rule | FlagRule) -> tuple[list[str], int]:
    """The damages that no case of a rule notices, and how many were done."""
    cases = [case for case in rule.tests if not case.todo]
    done = list(mutants(rule))
    unnoticed = [what for what, damaged in done if all(check(damaged, case, shop_of(case)).ok for case in cases)]
    return unnoticed, len(done)


def test_the_cases_notice_damaged_rules() -> None:
    total = 0
    unnoticed: list[str] = []
    rules: list[Rule | FlagRule] = [*bundled().rules, *bundled().flags]
    for rule in rules:
        missed, done = survivors(rule)
        total += done
        unnoticed += [f"{rule.id}: {what}" for what in missed]
    assert len(unnoticed) <= (1 - FLOOR) * total, "\n".join([f"{len(unnoticed)} of {total} unnoticed", *unnoticed])
