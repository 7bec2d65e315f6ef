"""From verdicts to a score: a range, because what could not be seen may still count for the shop or against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from trustaudit.judge.model import CategoryScore, Flag, Score, Truth, Verdict
from trustaudit.judge.rule import CATEGORIES, Rule

#: Goes up whenever equal verdicts would no longer give an equal score.
SCORING_VERSION = 1

#: Least share of the weight that must be settled for a letter (design 5).
SEEN_FOR_GRADE = 0.7

#: Letters with the lowest score that earns them.
GRADES = (("A", 90), ("B", 80), ("C", 65), ("D", 50), ("E", 35), ("F", 0))

# A sum of decimal credits may miss the border of a grade by the last bit of a float.
_TINY = 1e-9

_Part = tuple[float, float]  # weight, credit


def score(rules: Sequence[Rule], verdicts: Iterable[Verdict], flags: Iterable[Flag] = ()) -> Score:
    """The score of a shop. Verdicts of rules that are not in `rules` do not count.

    `low` and `high` are exact: a rule of which it is unknown whether it applies is counted or left out, whichever
    gives the lower (higher) mean. With no weight at all there is nothing to say: 0 to 0, of which 0 is seen.
    """
    by_rule = {rule.id: rule for rule in rules}
    pairs = [(by_rule[verdict.rule], verdict) for verdict in verdicts if verdict.rule in by_rule]
    low, high, seen, _ = _mean(pairs)
    caps = [flag for flag in flags if flag.truth is Truth.TRUE]
    grade = _grade(low, (flag.cap for flag in caps)) if seen >= SEEN_FOR_GRADE - _TINY else ""
    groups: Mapping[str, list[tuple[Rule, Verdict]]] = {
        category: [pair for pair in pairs if pair[0].category == category] for category in CATEGORIES
    }
    by_category = tuple(CategoryScore(name, *_mean(group)) for name, group in groups.items() if group)
    return Score(low, high, seen, grade, tuple(flag.id for flag in caps), by_category)


def _mean(pairs: Sequence[tuple[Rule, Verdict]]) -> tuple[float, float, float, float]:
    """(low, high, seen, weight) of some rules with their verdicts."""
    counted = [(rule.weight, verdict) for rule, verdict in pairs if verdict.applies is not Truth.FALSE]
    sure = [(weight, v) for weight, v in counted if v.applies is Truth.TRUE]
    open_ = [(weight, v) for weight, v in counted if v.applies is Truth.UNKNOWN and weight > 0]
    low = _least([(w, v.credit.low) for w, v in sure], [(w, v.credit.low) for w, v in open_])
    # The highest mean of credits is one less the lowest mean of what is missing from them.
    high = _least([(w, -v.credit.high) for w, v in sure], [(w, -v.credit.high) for w, v in open_])
    total = fsum(weight for weight, _ in counted)
    settled = fsum(weight for weight, v in sure if v.credit.low == v.credit.high)
    return 100 * low + 0.0, -100 * high + 0.0, settled / total if total else 0.0, total


def _least(sure: list[_Part], optional: list[_Part]) -> float:
    """The lowest weighted mean of the sure parts with any choice of the optional ones; 0 is the mean of nothing.

    Adding a part lowers a mean exactly when its credit lies below it, so the best choice is a run of the lowest ones.
    """
    weights, sums = [w for w, _ in sure], [w * c for w, c in sure]
    total = fsum(weights)
    best = fsum(sums) / total if total else 0.0
    for weight, credit in sorted(optional, key=lambda part: part[1]):
        if total and credit >= best:
            break
        weights.append(weight)
        sums.append(weight * credit)
        total = fsum(weights)
        best = min(best, fsum(sums) / total)
    return best


def _grade(low: float, caps: Iterable[str]) -> str:
    earned = next(letter for letter, least in GRADES if low >= least - _TINY)
    return max(earned, *caps, key=lambda letter: letter)
