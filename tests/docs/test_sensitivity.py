"""What docs/scoring.md says of the weights: the scores are those of today, and moving weights does what it should."""

from __future__ import annotations

from operator import attrgetter

import pytest

from bench import sensitivity
from bench.sensitivity import Shop, moved
from tests.docs.sensitivity import shown
from tests.stores import SAVED, STORES, crawled, saved
from trustaudit.judge.model import Range, Status, Verdict
from trustaudit.judge.rule import Rule


def toy(*credits: float) -> Shop:
    """A shop with one rule of weight 1 for each credit, all of one category."""
    rules = tuple(Rule(f"rule-{i}", "contact", 1, "", "", "", ()) for i, _ in enumerate(credits))
    verdicts = tuple(Verdict(r.id, Status.PASS, "", (), Range(c, c)) for r, c in zip(rules, credits, strict=True))
    return Shop(rules, verdicts, ())


def test_weights_cannot_move_what_all_rules_agree_on() -> None:
    same = moved(toy(1, 1, 1), attrgetter("id"), draws=50)
    assert (same.low, same.middle, same.high, same.other_grade) == pytest.approx((100, 100, 100, 0))


def test_weights_of_one_category_moved_together_change_nothing_within_it() -> None:
    together = moved(toy(1, 0), attrgetter("category"), draws=50)
    assert (together.low, together.high) == pytest.approx((50, 50))


def test_two_rules_against_each_other_move_as_far_as_the_weights_let_them() -> None:
    apart = moved(toy(1, 0), attrgetter("id"), draws=400)
    assert 40 <= apart.low < 45 < 49 < apart.middle < 51 < 55 < apart.high <= 60  # 0.8 / 2 and 1.2 / 2 are the ends
    assert apart == moved(toy(1, 0), attrgetter("id"), draws=400)


def score_shown(name: str) -> str:
    return shown()[name].split("|")[2].strip()


@pytest.mark.parametrize("good", [True, False], ids=["good", "bad"])
def test_the_scores_shown_are_those_of_the_sample_shop(good: bool) -> None:
    name = f"sample shop, {'good' if good else 'bad'}, Persian"
    assert score_shown(name) == f"{sensitivity.judged(crawled(good)).score().low:.1f}", "run `make docs`"


@pytest.mark.skipif(not SAVED.is_dir(), reason=f"no saved stores at {SAVED}")
@pytest.mark.parametrize("store", STORES)
def test_the_scores_shown_are_those_of_the_saved_stores(store: str) -> None:
    name = f"saved store, {store.replace('_', ' ')}"
    assert score_shown(name) == f"{sensitivity.judged(saved(store)).score().low:.1f}", "run `make docs`"
