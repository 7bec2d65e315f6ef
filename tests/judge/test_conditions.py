"""What a condition is worth: seen is proof, and not seen is absence only where we looked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.judge.toy import ABOUT, CHECKOUT, CONTACT, HOME, Country, phone, seen, view
from trustaudit.judge.conditions import Condition, Either, Every, Leaf, Match, Not, View, evaluate
from trustaudit.judge.model import Truth
from trustaudit.model import Gap, GapReason, PageKind, Region

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
LANDLINE = Leaf("phones", (Match("line", ("landline",)),))
AT_CONTACT = Leaf("phones", (Match("line", ("landline",)),), at=(CONTACT,))

LEAVES = [
    (LANDLINE, view(phone("landline")), T, "seen"),
    (LANDLINE, view(phone("mobile")), F, "another value, and every page it looks at was read"),
    (LANDLINE, view(), F, "nothing, pages read or absent"),
    (LANDLINE, view(pages=[HOME]), F, "a kind with neither page nor gap counts as absent"),
    (LANDLINE, view(gaps={CONTACT: "absent"}), F, "absent is knowledge"),
    (LANDLINE, view(pages=[HOME], gaps={CONTACT: "blocked"}), U, "could stand on the blocked page"),
    (LANDLINE, view(phone("landline", HOME), gaps={CONTACT: "blocked"}), T, "a gap takes nothing away from proof"),
    (LANDLINE, view(gaps={CHECKOUT: "login"}), F, "a gap where the signal does not look changes nothing"),
    (LANDLINE, view(failed={"phones": [CONTACT]}), U, "the extractor broke on a page it looks at"),
    (LANDLINE, view(failed={"windows": [CONTACT]}), F, "another extractor broke"),
    (LANDLINE, view(pages=[HOME, ABOUT], failed={"phones": [ABOUT]}), F, "broke where silence says nothing"),
    (LANDLINE, view(cut=[HOME]), U, "the rest of a cut page is unseen"),
    (AT_CONTACT, view(phone("landline", HOME)), F, "elsewhere is not there"),
    (AT_CONTACT, view(phone("landline", HOME), gaps={CONTACT: "timeout"}), U, "may stand there as well"),
    (AT_CONTACT, view(phone("landline", HOME), gaps={HOME: "timeout"}), F, "`at` says where silence counts"),
    (Leaf("phones", regions=(Region.FOOTER,)), view(phone("mobile")), F, "wrong part of the page"),
    (Leaf("phones", regions=(Region.FOOTER,)), view(phone("mobile", region=Region.FOOTER)), T, "right part"),
    (Leaf("phones", least=2), view(phone("mobile"), phone("mobile")), T, "two items"),
    (Leaf("phones", least=2, distinct="line"), view(phone("mobile"), phone("mobile")), F, "two items, one sort"),
    (Leaf("phones", least=2, distinct="line"), view(phone("mobile"), phone("landline")), T, "two sorts"),
    (Leaf("phones", least=2), view(phone("mobile"), gaps={CONTACT: "error"}), U, "the second may be unseen"),
    (Leaf("countries"), view(gaps={HOME: "blocked"}), F, "a fact of the whole shop does not hang on a page"),
    (Leaf("countries"), view(failed={"countries": [HOME]}), U, "unless it could not be worked out"),
    (Leaf("countries", (Match("value", ("ir", "af")),)), view(Country(evidence=seen(HOME), value="af")), T, "a list"),
]  # fmt: skip


@pytest.mark.parametrize(("leaf", "shop", "truth", "why"), LEAVES, ids=[why for *_, why in LEAVES])
def test_leaf(leaf: Leaf, shop: View, truth: Truth, why: str) -> None:
    assert evaluate(leaf, shop).truth is truth


def test_what_one_page_tells_for_those_behind_it() -> None:
    """What is the same on all pages of a kind (https) is known from the first; the rest of a checkout is not."""
    shop = view(pages=[HOME, CONTACT], gaps={CONTACT: "personal-data"})
    phones = shop.signals["phones"]
    alike = replace(shop, signals={"phones": replace(phones, spec=replace(phones.spec, alike=True))})
    assert (evaluate(LANDLINE, shop).truth, evaluate(LANDLINE, alike).truth) == (U, F)
    blocked = replace(alike, gaps=(Gap(CONTACT, GapReason.BLOCKED),))
    assert evaluate(LANDLINE, blocked).truth is U


@pytest.mark.parametrize(
    ("match", "value", "holds"),
    [
        (Match("days", gte=7), 7.0, True),
        (Match("days", gte=7), 6.5, False),
        (Match("days", lte=14), 14, True),
        (Match("days", gte=7, lte=14), 15, False),
        (Match("months", gte=1), None, False),
        (Match("months", (None,)), None, True),
        (Match("months", given=True), 0, True),
        (Match("months", given=False), None, True),
        (Match("number", given=True), "", False),
        (Match("number", given=True), "1", True),
        (Match("placeholder", (False,)), False, True),
    ],
)
def test_match_compares_values_lists_and_bounds(match: Match, value: object, holds: bool) -> None:
    thing = type("Thing", (), {match.field: value})()
    assert match.holds(thing) is holds


# A shop in which these three are true, false and unknown.
SHOP = view(phone("landline", HOME), gaps={PageKind.RETURNS: "blocked"})
YES, NO, MAYBE = LANDLINE, Leaf("phones", (Match("line", ("mobile",)),)), Leaf("windows")


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (Every((YES, YES)), T), (Every((YES, MAYBE)), U), (Every((NO, MAYBE)), F), (Every((YES, NO)), F),
        (Either((NO, NO)), F), (Either((NO, MAYBE)), U), (Either((YES, MAYBE)), T), (Either((YES, NO)), T),
        (Not(YES), F), (Not(NO), T), (Not(MAYBE), U), (Not(Every((NO, MAYBE))), T),
    ],
)  # fmt: skip
def test_joins_follow_kleene(condition: Condition, truth: Truth) -> None:
    assert evaluate(condition, SHOP).truth is truth


def test_evidence_is_that_of_the_parts_that_decided() -> None:
    shop = view(phone("landline", HOME), phone("mobile"))
    both = evaluate(Every((LANDLINE, NO)), shop)
    assert [e.snippet for e in both.evidence] == ["landline ", "mobile "]
    refuted = evaluate(Every((Leaf("windows"), Not(NO))), shop)
    assert refuted.truth is F
    assert [e.snippet for e in refuted.evidence] == ["mobile "]


def test_evidence_shows_each_distinct_value_before_repeats() -> None:
    shop = view(phone("mobile", number="1"), phone("mobile", number="2"), phone("landline", number="3"))
    found = evaluate(Leaf("phones", least=2, distinct="line"), shop)
    assert [e.snippet for e in found.evidence][:2] == ["mobile 1", "landline 3"]


def test_unknown_names_the_gaps_that_keep_it_open() -> None:
    shop = view(pages=[HOME], gaps={CONTACT: "blocked", CHECKOUT: "login"}, failed={"phones": [HOME]}, cut=[HOME])
    gaps = evaluate(LANDLINE, shop).unseen
    assert [(gap.kind, gap.reason) for gap in gaps] == [(CONTACT, GapReason.BLOCKED), (HOME, GapReason.ERROR)]
