"""Verdicts: one possible, proven but may rise, or inconclusive; with evidence or with what was searched in vain."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judge.toy import ABOUT, CHECKOUT, CONTACT, HOME, LANDLINE, Country, phone, rules_of, seen, view
from trustaudit.judge.conditions import Leaf, Match, View
from trustaudit.judge.model import Range, Status, Truth
from trustaudit.judge.rule import Rule
from trustaudit.judge.verdicts import EVIDENCE_SHOWN, judge_rule, vocabulary
from trustaudit.model import PageKind


@pytest.fixture
def landline(tmp_path: Path) -> Rule:
    return rules_of(LANDLINE, tmp_path)[0]


BLOCKED = {CONTACT: "blocked"}

EXAMPLES = [
    (view(phone("landline")), "pass", ["on-contact"], (1, 1)),
    (view(phone("landline", HOME)), "partial", ["elsewhere"], (0.8, 0.8)),
    (view(phone("mobile")), "partial", ["mobile-only"], (0.3, 0.3)),
    (view(), "fail", ["nothing"], (0, 0)),
    (view(gaps=BLOCKED), "inconclusive", ["on-contact", "elsewhere", "mobile-only", "nothing"], (0, 1)),
    (view(phone("mobile", HOME), gaps=BLOCKED), "partial", ["on-contact", "elsewhere", "mobile-only"], (0.3, 1)),
    (view(phone("landline", HOME), gaps=BLOCKED), "partial", ["on-contact", "elsewhere"], (0.8, 1)),
    (view(phone("landline"), gaps=BLOCKED), "pass", ["on-contact"], (1, 1)),
    (view(phone("mobile", ABOUT), pages=[HOME, CONTACT, ABOUT]), "partial", ["mobile-only"], (0.3, 0.3)),
]


@pytest.mark.parametrize(("shop", "status", "possible", "credit"), EXAMPLES)
def test_possible_outcomes(
    landline: Rule, shop: View, status: str, possible: list[str], credit: tuple[float, float]
) -> None:
    verdict = judge_rule(landline, shop)
    assert (verdict.status, list(verdict.possible), verdict.credit) == (status, possible, Range(*credit))
    assert verdict.outcome == possible[-1]  # the one with the least credit


def test_two_ways_to_fail_are_a_fail(tmp_path: Path) -> None:
    text = LANDLINE.replace("verdict: partial, credit: 0.3", "verdict: fail").replace(
        "verdict: partial, credit: 0.8", "verdict: fail"
    )
    rule = rules_of(text.replace("at: contact", "at: about"), tmp_path)[0]
    verdict = judge_rule(rule, view(gaps={HOME: "timeout"}))
    assert (verdict.status, verdict.possible) == (Status.FAIL, ("elsewhere", "mobile-only", "nothing"))
    assert verdict.outcome == "nothing", "the one that holds when nothing more is seen"


def test_what_takes_the_rest_is_not_proven_while_others_are_open(tmp_path: Path) -> None:
    text = LANDLINE.replace("verdict: fail, text: None.", "verdict: partial, credit: 0.1, text: None.")
    rule = rules_of(text, tmp_path)[0]
    assert judge_rule(rule, view(gaps=BLOCKED)).status is Status.INCONCLUSIVE, "nothing was seen, nothing is said"
    assert judge_rule(rule, view(phone("mobile", HOME), gaps=BLOCKED)).status is Status.PARTIAL
    assert judge_rule(rule, view()).status is Status.PARTIAL
    worse_first = text.replace("credit: 0.8", "credit: 0.2")
    verdict = judge_rule(rules_of(worse_first, tmp_path)[0], view(phone("mobile", HOME), gaps=BLOCKED))
    assert (verdict.status, verdict.outcome) == (Status.INCONCLUSIVE, "elsewhere"), "the worst case is only open"


def test_proof_shows_evidence_and_absence_shows_where_and_for_what_was_searched(landline: Rule) -> None:
    proof = judge_rule(landline, view(phone("landline")))
    assert [e.url for e in proof.evidence] == ["https://shop.example/contact"]
    assert (proof.searched, proof.vocabulary, proof.unseen) == ((), (), ())

    absence = judge_rule(landline, view(pages=[HOME, CONTACT, CHECKOUT]))
    assert absence.evidence == ()
    assert [page.kinds for page in absence.searched] == [(HOME,), (CONTACT,)]
    assert absence.vocabulary == ("landline", "mobile")

    weak = judge_rule(landline, view(phone("mobile")))
    assert (bool(weak.evidence), bool(weak.searched)) == (True, True), "what is there, and what was looked for"


def test_vocabulary_is_that_of_the_values_asked_for() -> None:
    shop = view()
    assert vocabulary([Leaf("windows", (Match("unit", ("weeks",)),))], shop) == ("unit-weeks",)
    assert vocabulary([Leaf("windows"), Leaf("phones")], shop) == ("unit-days", "unit-weeks", "landline", "mobile")


def test_unseen_names_only_the_gaps_that_matter(landline: Rule) -> None:
    verdict = judge_rule(landline, view(phone("mobile", HOME), gaps={CONTACT: "login", CHECKOUT: "login"}))
    assert [gap.kind for gap in verdict.unseen] == [CONTACT]
    assert judge_rule(landline, view(phone("landline"), gaps=BLOCKED)).unseen == ()


def test_evidence_is_short_and_says_everything_once(landline: Rule) -> None:
    footer = [phone("landline", kind, number="1") for kind in PageKind]
    others = [phone("landline", number=str(n)) for n in range(2, 20)]
    verdict = judge_rule(landline, view(*footer, *others, pages=PageKind))
    assert [e.snippet for e in verdict.evidence] == [f"landline {n}" for n in range(1, EVIDENCE_SHOWN + 1)]


APPLIES = LANDLINE.replace("    outcomes:", "    applies: {countries: {value: ir}}\n    outcomes:")


@pytest.mark.parametrize(
    ("shop", "applies", "status"),
    [
        (view(Country(evidence=seen(HOME), value="ir")), Truth.TRUE, "fail"),
        (view(Country(evidence=seen(HOME), value="es")), Truth.FALSE, "not-applicable"),
        (view(), Truth.FALSE, "not-applicable"),
        (view(failed={"countries": [HOME]}), Truth.UNKNOWN, "inconclusive"),
    ],
)
def test_applicability(tmp_path: Path, shop: View, applies: Truth, status: str) -> None:
    verdict = judge_rule(rules_of(APPLIES, tmp_path)[0], shop)
    assert (verdict.applies, verdict.status) == (applies, status)
    assert bool(verdict.unseen) is (applies is Truth.UNKNOWN)
