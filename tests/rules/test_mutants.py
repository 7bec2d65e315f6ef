"""The cases beside the rules are worth something: they notice when a rule is damaged."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.rules.mutants import mutants
from tests.rules.test_bundled import bundled, shop_of
from trustaudit.judge.cases import check
from trustaudit.judge.rule import AnyRule

#: Share of the damages that some case must notice.
FLOOR = 0.95


def survivors(rule: AnyRule) -> tuple[list[str], int]:
    """The damages that no case of a rule notices, and how many were done."""
    cases = [case for case in rule.tests if not case.todo]
    done = list(mutants(rule))
    unnoticed = [what for what, damaged in done if all(check(damaged, case, shop_of(case)).ok for case in cases)]
    return unnoticed, len(done)


def noticed(rules: Iterable[AnyRule]) -> tuple[float, str]:
    """The share of damages that the cases notice, and a list of those that they do not."""
    total = 0
    unnoticed: list[str] = []
    for rule in rules:
        missed, done = survivors(rule)
        total += done
        unnoticed += [f"{rule.id}: {what}" for what in missed]
    share = 1 - len(unnoticed) / total if total else 1.0
    return share, "\n".join([f"{len(unnoticed)} of {total} unnoticed", *unnoticed])


@pytest.mark.parametrize("sort", ["rules", "flags", "duties", "profiles"])
def test_the_cases_notice_damaged_rules(sort: str) -> None:
    share, unnoticed = noticed(getattr(bundled(), sort))
    assert share >= FLOOR, unnoticed
