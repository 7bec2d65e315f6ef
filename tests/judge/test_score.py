"""Scores: a range that is exact at both ends, a share seen, a letter, and caps."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustaudit.judge.model import Flag, Range, Status, Truth, Verdict
from trustaudit.judge.rule import Rule
from trustaudit.judge.score import score


def rule(name: str, weight: float, category: str = "contact") -> Rule:
    return Rule(name, category, weight, "", "", "", ())


def verdict(name: str, low: float, high: float | None = None, applies: Truth = Truth.TRUE) -> Verdict:
    return Verdict(name, Status.PARTIAL, "", (), Range(low, low if high is None else high), applies)


def flag(cap: str, truth: Truth = Truth.TRUE) -> Flag:
    return Flag(f"cap-{cap}", truth, cap)


def test_a_weighted_mean_with_its_range_and_the_share_seen() -> None:
    result = score([rule("a", 3), rule("b", 1)], [verdict("a", 1), verdict("b", 0, 1)])
    assert (result.low, result.high, result.seen, result.grade) == (75, 100, 0.75, "C")


def test_what_does_not_apply_does_not_count() -> None:
    result = score([rule("a", 1), rule("b", 9)], [verdict("a", 1), verdict("b", 0, applies=Truth.FALSE)])
    assert (result.low, result.high, result.seen) == (100, 100, 1)


def test_what_may_not_apply_counts_where_it_widens_the_range() -> None:
    rules = [rule("a", 1), rule("good", 1), rule("bad", 2)]
    result = score(
        rules, [verdict("a", 0.5), verdict("good", 1, applies=Truth.UNKNOWN), verdict("bad", 0, applies=Truth.UNKNOWN)]
    )
    assert result.low == pytest.approx(100 * 0.5 / 3)
    assert result.high == pytest.approx(100 * 1.5 / 2)
    assert result.seen == 0.25


def test_nothing_to_judge_is_nothing_seen() -> None:
    for rules in ([], [rule("a", 0)]):
        result = score(rules, [verdict("a", 1)])
        assert (result.low, result.high, result.seen, result.grade) == (0, 0, 0, "")


@pytest.mark.parametrize(
    ("low", "grade"),
    [(1.0, "A"), (0.9, "A"), (0.8999, "B"), (0.8, "B"), (0.79, "C"), (0.65, "C"), (0.64, "D"), (0.5, "D"), (0.49, "E"),
     (0.35, "E"), (0.34, "F"), (0.0, "F")],
)  # fmt: skip
def test_letters(low: float, grade: str) -> None:
    assert score([rule("a", 10)], [verdict("a", low)]).grade == grade


def test_the_border_of_a_letter_is_not_missed_by_a_float() -> None:
    names = [f"r{n}" for n in range(10)]
    result = score([rule(n, 0.1) for n in names], [verdict(n, 0.9) for n in names])
    assert result.grade == "A"


def test_no_letter_below_seventy_percent_seen() -> None:
    rules = [rule("a", 69), rule("b", 31)]
    assert score(rules, [verdict("a", 1), verdict("b", 0.99, 1)]).grade == ""
    assert score([rule("a", 70), rule("b", 30)], [verdict("a", 1), verdict("b", 0.9, 1)]).grade == "A"


def test_only_flags_that_hold_cap() -> None:
    rules, verdicts = [rule("a", 1)], [verdict("a", 1)]
    assert score(rules, verdicts, [flag("D"), flag("C")]).grade == "D"
    assert score(rules, verdicts, [flag("F", Truth.UNKNOWN)]).grade == "A"
    assert score(rules, verdicts, [flag("D"), flag("F", Truth.UNKNOWN)]).caps == ("cap-D",)
    assert score(rules, [verdict("a", 0.1)], [flag("C")]).grade == "F", "a cap never lifts"


def test_categories_stand_in_their_own_order_with_their_own_range() -> None:
    rules = [rule("a", 1, "claims"), rule("b", 2, "contact"), rule("c", 2, "contact")]
    result = score(rules, [verdict("a", 0), verdict("b", 1), verdict("c", 0, 1)])
    assert [(c.category, c.low, c.high, c.seen, c.weight) for c in result.by_category] == [
        ("contact", 50, 100, 0.5, 4),
        ("claims", 0, 0, 1, 1),
    ]


parts = st.tuples(
    st.sampled_from([0.0, 1.0, 2.0, 3.5]),
    st.tuples(st.sampled_from([0.0, 0.3, 0.5, 1.0]), st.sampled_from([0.0, 0.3, 0.5, 1.0])).map(sorted),
    st.sampled_from([Truth.TRUE, Truth.UNKNOWN]),
)


@given(st.lists(parts, max_size=6))
def test_both_ends_are_the_extremes_of_every_choice(drawn: list[tuple[float, list[float], Truth]]) -> None:
    rules = [rule(str(i), weight) for i, (weight, _, _) in enumerate(drawn)]
    verdicts = [verdict(str(i), low, high, applies) for i, (_, (low, high), applies) in enumerate(drawn)]
    sure = [(w, c) for w, c, applies in drawn if applies is Truth.TRUE]
    maybe = [(w, c) for w, c, applies in drawn if applies is Truth.UNKNOWN]
    means: list[tuple[float, float]] = []
    for chosen in chain.from_iterable(combinations(maybe, n) for n in range(len(maybe) + 1)):
        total = sum(w for w, _ in [*sure, *chosen])
        ends = [sum(w * c[i] for w, c in [*sure, *chosen]) / total if total else 0.0 for i in (0, 1)]
        means.append((ends[0], ends[1]))
    result = score(rules, verdicts)
    assert result.low == pytest.approx(100 * min(low for low, _ in means))
    assert result.high == pytest.approx(100 * max(high for _, high in means))
