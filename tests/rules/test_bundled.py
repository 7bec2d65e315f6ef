"""Every case beside a bundled rule or flag comes out as it says, and no such rule is unfinished."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from trustaudit import lexicon
from trustaudit.judge.cases import check, view_of
from trustaudit.judge.conditions import View
from trustaudit.judge.lint import lint
from trustaudit.judge.reader import load_rules
from trustaudit.judge.rule import CATEGORIES, Case, FlagRule, Rule, RuleSet
from trustaudit.judge.texts import load_texts
from trustaudit.signals import SIGNALS

BASE = lexicon.rules_dir()


@cache
def bundled() -> RuleSet:
    return load_rules([BASE], SIGNALS)


@cache
def shop_of(case: Case) -> View:
    return view_of(case, SIGNALS, lexicon.bundled())


@pytest.mark.parametrize("rule", [*bundled().rules, *bundled().flags], ids=lambda rule: str(rule.id))
def test_cases(rule: Rule | FlagRule) -> None:
    wrong = [str(r) for case in rule.tests if not (r := check(rule, case, shop_of(case))).ok]
    assert not wrong, "\n".join(["", *wrong])


def test_nothing_is_unfinished() -> None:
    rules = bundled()
    ours = replace(rules, duties=(), profiles=())  # these have tests of their own
    problems = lint(ours, load_texts([BASE], rules), SIGNALS, lexicon.bundled())
    assert not problems, "\n".join(["", *map(str, problems)])


def test_a_file_holds_the_rules_of_one_category() -> None:
    for rule in bundled().rules:
        assert rule.file.endswith(f"{rule.category}.yaml"), f"{rule.id} is of category {rule.category}"


def test_the_weights_add_up_to_a_hundred() -> None:
    weights = {name: sum(rule.weight for rule in bundled().rules if rule.category == name) for name in CATEGORIES}
    assert sum(weights.values()) == pytest.approx(100), weights
