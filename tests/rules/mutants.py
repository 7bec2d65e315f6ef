"""Small damages to rules, of the kind a hasty edit does: two outcomes swapped, one lost, a part of a condition dropped.

Whoever changes a rule like this must be stopped by the rule's own cases; `test_mutants.py` says how often that happens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trustaudit.judge.conditions import Condition, Either, Every, Leaf, Not
from trustaudit.judge.rule import FlagRule, Rule


def mutants(rule: Rule | FlagRule) -> Iterator[tuple[str, Rule | FlagRule]]:
    """(what was done, the damaged rule) for every single damage."""
    if isinstance(rule, FlagRule):
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
        for what, when in _damaged(outcome.when):
            damaged = (*outcomes[:i], replace(outcome, when=when), *outcomes[i + 1 :])
            yield f"{outcome.id}: {what}", replace(rule, outcomes=damaged)


def _damaged(condition: Condition | None) -> Iterator[tuple[str, Condition]]:
    match condition:
        case Leaf():
            yield from _damaged_leaf(condition)
        case Not(part):
            yield "not dropped", part
            for what, damaged in _damaged(part):
                yield what, Not(damaged)
        case Every(parts) | Either(parts):
            for i, part in enumerate(parts):
                rest = (*parts[:i], *parts[i + 1 :])
                if rest:
                    yield f"part {i + 1} dropped", type(condition)(rest)
                for what, damaged in _damaged(part):
                    yield f"part {i + 1}: {what}", type(condition)((*parts[:i], damaged, *parts[i + 1 :]))


def _damaged_leaf(leaf: Leaf) -> Iterator[tuple[str, Condition]]:
    for i, match in enumerate(leaf.matches):
        yield f"{leaf.signal}.{match.field} dropped", replace(leaf, matches=(*leaf.matches[:i], *leaf.matches[i + 1 :]))
    if leaf.at:
        yield f"{leaf.signal} at dropped", replace(leaf, at=())
    if leaf.regions:
        yield f"{leaf.signal} in dropped", replace(leaf, regions=())
    if leaf.least > 1:
        yield f"{leaf.signal} min lowered", replace(leaf, least=leaf.least - 1)
    if leaf.distinct:
        yield f"{leaf.signal} distinct dropped", replace(leaf, distinct="")
