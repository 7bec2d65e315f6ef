"""Which outcomes of a rule can never be reached, because those before them always hold when they do.

Leaves are taken as independent facts, except that one may imply another of the same signal (a landline on the contact
page is a landline). Within that, every assignment of truth values is tried: rules have a handful of leaves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustaudit.judge.conditions import Condition, Either, Every, Leaf, Match, Not, leaves
from trustaudit.judge.rule import DutyRule, Outcome, Rule

#: Assignments tried at most; a rule with more leaves than that allows is taken as reachable.
_MOST_LEAVES = 16


def unreachable(rule: Rule | DutyRule) -> tuple[Outcome, ...]:
    """The outcomes that no shop can come to."""
    facts = list(dict.fromkeys(leaves(outcome.when for outcome in rule.outcomes)))
    if len(facts) > _MOST_LEAVES:
        return ()
    left = {outcome.id for outcome in rule.outcomes}
    for assignment in _worlds(facts):
        for outcome in rule.outcomes:
            if _holds(outcome.when, assignment):
                left.discard(outcome.id)
                break
        if not left:
            break
    return tuple(outcome for outcome in rule.outcomes if outcome.id in left)


def _worlds(facts: list[Leaf]) -> Iterator[Mapping[Leaf, bool]]:
    """Every assignment in which whatever a true leaf implies is true as well."""
    implied = [[j for j, other in enumerate(facts) if j != i and implies(leaf, other)] for i, leaf in enumerate(facts)]
    for bits in range(1 << len(facts)):
        truths = [bool(bits >> i & 1) for i in range(len(facts))]
        if all(truths[j] for i, holds in enumerate(truths) if holds for j in implied[i]):
            yield dict(zip(facts, truths, strict=True))


def _holds(condition: Condition | None, world: Mapping[Leaf, bool]) -> bool:
    match condition:
        case None:
            return True
        case Leaf():
            return world[condition]
        case Not(part):
            return not _holds(part, world)
        case Every(parts):
            return all(_holds(part, world) for part in parts)
        case Either(parts):
            return any(_holds(part, world) for part in parts)


def implies(leaf: Leaf, other: Leaf) -> bool:
    """Whether the second leaf holds wherever the first does."""
    if leaf.signal != other.signal:
        return False
    if other.distinct != leaf.distinct and other.least > 1 and other.distinct:
        return False
    if leaf.least < other.least:
        return False
    return (
        _within(leaf.at, other.at)
        and _within(leaf.regions, other.regions)
        and all(any(_narrower(mine, match) for mine in leaf.matches) for match in other.matches)
    )


def _within(mine: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether a choice (empty: anything) lies within another."""
    return not other or (bool(mine) and set(mine) <= set(other))


def _narrower(mine: Match, other: Match) -> bool:
    if mine.field != other.field:
        return False
    if other.given is not None:
        filled = mine.given if mine.given is not None else _is_filled(mine)
        return filled is other.given
    if mine.given is not None:
        return False
    if mine.values:
        numbers = [v for v in mine.values if isinstance(v, int | float)]
        if other.values:
            return set(mine.values) <= set(other.values)
        return len(numbers) == len(mine.values) and all(_inside(v, v, other) for v in numbers)
    return not other.values and _inside(mine.gte, mine.lte, other)


def _is_filled(mine: Match) -> bool | None:
    """Whether every value that a match lets through is filled, or none is; None when it lets both through."""
    if not mine.values:
        return True
    filled = {value not in ("", None) for value in mine.values}
    return next(iter(filled)) if len(filled) == 1 else None


def _inside(low: float | None, high: float | None, other: Match) -> bool:
    above = other.gte is None or (low is not None and low >= other.gte)
    below = other.lte is None or (high is not None and high <= other.lte)
    return above and below
