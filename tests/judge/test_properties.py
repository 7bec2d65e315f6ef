"""What must hold for every rule and every shop: not seeing a page can open a verdict, never decide one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.judge.toy import CONTACT, HOME, SPECS, Country, Phone, Window, seen, view
from trustaudit.judge.conditions import Condition, Either, Every, Leaf, Match, Not, View, evaluate
from trustaudit.judge.model import Status, Truth
from trustaudit.judge.rule import Outcome, Rule
from trustaudit.judge.score import score
from trustaudit.judge.verdicts import judge
from trustaudit.model import Gap, GapReason, PageKind
from trustaudit.signals.base import Item

KINDS = (HOME, CONTACT, PageKind.RETURNS, PageKind.CHECKOUT)
kinds = st.sampled_from(KINDS)

phone_leaves = st.builds(
    Leaf,
    st.just("phones"),
    st.lists(
        st.sampled_from([Match("line", ("landline",)), Match("line", ("mobile", "unknown")), Match("number", ("1",))]),
        max_size=1,
    ).map(tuple),
    at=st.lists(kinds, max_size=2, unique=True).map(tuple),
    least=st.integers(1, 2),
    distinct=st.sampled_from(["", "number"]),
)
window_leaves = st.builds(
    Leaf, st.just("windows"), st.sampled_from([(), (Match("days", gte=7),), (Match("days", lte=3),)])
)
country_leaves = st.builds(Leaf, st.just("countries"), st.sampled_from([(), (Match("value", ("ir",)),)]))
conditions: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(phone_leaves, window_leaves, country_leaves),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Every(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Either(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=5,
)

items: st.SearchStrategy[Item] = st.one_of(
    st.builds(
        lambda line, number, kind: Phone(evidence=seen(kind, line + number), line=line, number=number),
        st.sampled_from(["landline", "mobile", "unknown"]), st.sampled_from(["1", "2"]), kinds,
    ),
    st.builds(lambda days, kind: Window(evidence=seen(kind), days=days), st.sampled_from([3.0, 7.0, 30.0]), kinds),
    st.builds(lambda value: Country(evidence=seen(HOME), value=value), st.sampled_from(["ir", "es"])),
)  # fmt: skip


@st.composite
def rules(draw: st.DrawFn) -> tuple[Rule, ...]:
    def rule(number: int) -> Rule:
        ends = [(Status.PASS, 1.0), (Status.FAIL, 0.0), (Status.PARTIAL, 0.3), (Status.PARTIAL, 0.7)]
        size = draw(st.integers(1, 3))
        outcomes = [
            Outcome(f"o{i}", *draw(st.sampled_from(ends)), "", draw(conditions) if i < size else None)
            for i in range(size + 1)
        ]
        applies = draw(st.none() | conditions)
        return Rule(f"r{number}", "contact", draw(st.integers(0, 3)), "", "", "", tuple(outcomes), applies=applies)

    return tuple(rule(number) for number in range(draw(st.integers(1, 3))))


@st.composite
def shops(draw: st.DrawFn) -> View:
    """A shop whose items stand on pages that were read; the other kinds are gaps, absent or unmentioned."""
    found = draw(st.lists(items, max_size=5))
    read = {kind for item in found for kind in item.evidence.kinds} | set(draw(st.lists(kinds, max_size=3)))
    reasons = st.sampled_from(["", "absent", "blocked"])
    gaps = {kind: reason for kind in KINDS if kind not in read and (reason := draw(reasons))}
    return view(*found, pages=[kind for kind in KINDS if kind in read], gaps=gaps)


def with_gap(shop: View, kind: PageKind) -> View:
    """The same shop when one more page of a kind could not be seen."""
    return replace(shop, gaps=(*shop.gaps, Gap(kind, GapReason.TIMEOUT)))


@given(rules(), shops(), kinds)
@settings(max_examples=400, deadline=None)
def test_a_gap_only_opens(rulebook: tuple[Rule, ...], shop: View, kind: PageKind) -> None:
    before, after = judge(rulebook, shop), judge(rulebook, with_gap(shop, kind))
    for old, new in zip(before, after, strict=True):
        if old.applies is not Truth.FALSE:
            assert set(old.possible) <= set(new.possible)
            assert new.credit.low <= old.credit.low
            assert old.credit.high <= new.credit.high
            assert new.status is not Status.FAIL or old.status is Status.FAIL
            assert new.status is not Status.PASS or old.status is Status.PASS
            assert new.status in (old.status, Status.INCONCLUSIVE, Status.PARTIAL)
            assert new.status is not Status.PARTIAL or old.credit.low > 0
    old_score, new_score = score(rulebook, before), score(rulebook, after)
    assert new_score.low <= old_score.low + 1e-9
    assert new_score.high >= old_score.high - 1e-9
    assert new_score.seen <= old_score.seen + 1e-9


@given(conditions, shops(), kinds)
@settings(max_examples=300, deadline=None)
def test_a_gap_turns_no_truth_into_its_opposite(condition: Condition, shop: View, kind: PageKind) -> None:
    before, after = evaluate(condition, shop), evaluate(condition, with_gap(shop, kind))
    assert after.truth in (before.truth, Truth.UNKNOWN)


@given(rules(), shops())
@settings(max_examples=200, deadline=None)
def test_every_verdict_can_be_accounted_for(rulebook: tuple[Rule, ...], shop: View) -> None:
    verdicts = judge(rulebook, shop)
    assert verdicts == judge(rulebook, shop)
    for verdict in verdicts:
        if verdict.status is Status.NOT_APPLICABLE:
            continue
        assert verdict.evidence or verdict.searched == tuple(p for p in shop.pages if p in verdict.searched)
        assert bool(verdict.unseen) >= (verdict.status is Status.INCONCLUSIVE), "open verdicts name their gaps"
        assert len(verdict.possible) == 1 or verdict.unseen
        assert verdict.outcome in verdict.possible
        assert verdict.credit.low <= verdict.credit.high


def test_the_toy_signals_are_those_of_the_strategies() -> None:
    assert set(SPECS) == {"phones", "windows", "countries"}
