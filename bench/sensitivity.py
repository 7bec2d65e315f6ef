"""How much scores hang on the weights: every weight is moved by up to a fifth, many times, and the shops scored again.

Whoever reads 62 should know whether another reasonable set of weights would have said 55 or 61.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from statistics import median, quantiles

from trustaudit.audit import judge_snapshot
from trustaudit.config import Settings
from trustaudit.judge.model import Flag, Score, Verdict
from trustaudit.judge.rule import Rule
from trustaudit.judge.score import score
from trustaudit.model import Snapshot

#: Every weight becomes weight * (1 + x) with x uniform in [-SPREAD, SPREAD], each on its own.
SPREAD = 0.2
DRAWS = 1000
SEED = 4


@dataclass(frozen=True, slots=True)
class Moved:
    """The lower end of a shop's score as moved weights made it: 5th percentile, median, 95th percentile.

    `other_grade` is the share of the draws in which the shop gets another letter.
    """

    low: float
    middle: float
    high: float
    other_grade: float


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop judged once: what stays the same while weights move."""

    rules: tuple[Rule, ...]
    verdicts: tuple[Verdict, ...]
    flags: tuple[Flag, ...]

    def score(self, rules: Sequence[Rule] | None = None) -> Score:
        return score(rules or self.rules, self.verdicts, self.flags)


def judged(snapshot: Snapshot) -> Shop:
    """A shop judged as an audit does it, with the weights that its profiles give."""
    report = judge_snapshot(snapshot, Settings())
    rules = tuple(Rule(rule.id, rule.category, rule.weight, "", "", "", ()) for rule in report.rules)
    verdicts = tuple(Verdict(v.rule, v.status, v.outcome, v.possible, v.credit, v.applies) for v in report.verdicts)
    return Shop(rules, verdicts, report.flags)


def moved(shop: Shop, by: Callable[[Rule], str], draws: int = DRAWS, seed: int = SEED) -> Moved:
    """How the score moves when the weights of rules for which `by` gives the same are moved together."""
    first, chance = shop.score(), random.Random(seed)
    scores = [shop.score(_drawn(shop.rules, by, chance)) for _ in range(draws)]
    cuts = quantiles((s.low for s in scores), n=20, method="inclusive")
    other = sum(s.grade != first.grade for s in scores) / draws
    return Moved(cuts[0], median(s.low for s in scores), cuts[-1], other)


def _drawn(rules: Sequence[Rule], by: Callable[[Rule], str], chance: random.Random) -> list[Rule]:
    factors: dict[str, float] = {}
    for rule in rules:
        factors.setdefault(by(rule), 1 + chance.uniform(-SPREAD, SPREAD))
    return [replace(rule, weight=rule.weight * factors[by(rule)]) for rule in rules]


HEAD = ("Shop", "Score", "5 to 95 %", "Median", "Another grade", "Categories: 5 to 95 %", "Another grade")


def row(name: str, shop: Shop) -> tuple[str, ...]:
    """One row of the table in docs/scoring.md."""
    single, together = moved(shop, attrgetter("id")), moved(shop, attrgetter("category"))
    return (
        name,
        f"{shop.score().low:.1f}",
        f"{single.low:.1f} to {single.high:.1f}",
        f"{single.middle:.1f}",
        f"{100 * single.other_grade:.0f} %",
        f"{together.low:.1f} to {together.high:.1f}",
        f"{100 * together.other_grade:.0f} %",
    )


def report() -> None:
    """Print the table of all shops at hand."""
    from tests.stores import shops

    print(" | ".join(HEAD))
    for name, snapshot in shops():
        print(" | ".join(row(name, judged(snapshot))))
