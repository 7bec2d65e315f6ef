"""Small damages to rules, of the kind a hasty edit does: two outcomes swapped, one lost, a condition turned round.

Whoever changes a rule like this must be stopped by the rule's own cases; `test_mutants.py` says how often that happens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trustaudit.judge.conditions import Condition, Either, Every, Leaf, Match, Not
from trustaudit.judge.rule import AnyRule, DutyRule, Rule


def mutants(rule: AnyRule) -> Iterator[tuple[str, AnyRule]]:
    """(what was done, the damaged rule) for every single damage."""
    if not isinstance(rule, Rule | DutyRule):
        for what, when in _damaged(rule.when):
            yield what, replace(rule, when=when)
        return
    if rule.applies is not None:
        yield "applies dropped", replace(rule, applies=None)
        for what, applies in _damaged(rule.applies):
            yield f"applies: {what}", replace(rule, applies=applies)
    outcomes = rule.outcomes
    for i, outcome in enumerate(outcomes[:-1]):
        if i + 2 < len(outcomes):
            swapped = (*outcomes[:i], outcomes[i + 1], outcome, *outcomes[i + 2 :])
            yield f"{outcome.id} and {outcomes[i + 1].id} swapped", replace(rule, outcomes=swapped)
        yield f"{outcome.id} lost", replace(rule, outcomes=(*outcomes[:i], *outcomes[i + 1 :]))
        assert outcome.when is not None
        for what, when in _damaged(outcome.when):
            damaged = (*outcomes[:i], replace(outcome, when=when), *outcomes[i + 1 :])
            yield f"{outcome.id}: {what}", replace(rule, outcomes=damaged)


def _damaged(condition: Condition) -> Iterator[tuple[str, Condition]]:
    match condition:
        case Leaf():
            yield f"{condition.signal} negated", Not(condition)
            for what, leaf in _damaged_leaf(condition):
                yield f"{condition.signal} {what}", leaf
        case Not(part):
            yield "not dropped", part
            for what, damaged in _damaged(part):
                if not isinstance(damaged, Not):  # twice negated is what "not dropped" does
                    yield what, Not(damaged)
        case Every(parts) | Either(parts):
            other = Either if isinstance(condition, Every) else Every
            yield "all and any confused", other(parts)
            for i, part in enumerate(parts):
                rest = (*parts[:i], *parts[i + 1 :])
                if rest:
                    yield f"part {i + 1} dropped", type(condition)(rest)
                for what, damaged in _damaged(part):
                    yield f"part {i + 1}: {what}", type(condition)((*parts[:i], damaged, *parts[i + 1 :]))


def _damaged_leaf(leaf: Leaf) -> Iterator[tuple[str, Leaf]]:
    for i, match in enumerate(leaf.matches):
        others = (*leaf.matches[:i], *leaf.matches[i + 1 :])
        yield f"{match.field} dropped", replace(leaf, matches=others)  # as wide as a value can get
        for what, changed in _moved(match):
            yield f"{match.field} {what}", replace(leaf, matches=(*others, changed))
    if leaf.at:
        yield "at dropped", replace(leaf, at=())
    if leaf.regions:
        yield "in dropped", replace(leaf, regions=())
    if leaf.least > 1:
        yield "min lowered", replace(leaf, least=leaf.least - 1)
    yield "min raised", replace(leaf, least=leaf.least + 1)
    if leaf.distinct:
        yield "distinct dropped", replace(leaf, distinct="")


def _moved(match: Match) -> Iterator[tuple[str, Match]]:
    """A limit moved by one, an empty field taken for a filled one."""
    if match.gte is not None:
        yield "gte lowered", replace(match, gte=match.gte - 1)
    if match.lte is not None:
        yield "lte raised", replace(match, lte=match.lte + 1)
    if match.given is not None:
        yield "given turned round", replace(match, given=not match.given)
