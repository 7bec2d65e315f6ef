"""Profiles: found from the shop's own facts or named by the user; what they change, and what they must not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pytest

from tests.judge.toy import LANDLINE, SPECS, phone, view
from trustaudit import lexicon
from trustaudit.audit import check, load_rulebook
from trustaudit.config import Settings
from trustaudit.judge.cases import run_cases, view_of
from trustaudit.judge.conditions import View
from trustaudit.judge.lint import lint
from trustaudit.judge.model import Status, Truth
from trustaudit.judge.profiles import choose, exclusions, named, weigh, without
from trustaudit.judge.reader import load_rules
from trustaudit.judge.rule import Case, CasePage, RuleSet
from trustaudit.judge.score import score
from trustaudit.judge.verdicts import judge
from trustaudit.model import ConfigError, GapReason, PageKind
from trustaudit.signals import SIGNALS

PROFILE = """\
profiles:
  - id: fixed
    axis: place
    title: With a landline
    why: It is somewhere.
    when: {phones: {line: landline}}
    factors: {contact: 2, landline: 3}
    sources: [a study]
  - id: moving
    axis: place
    order: 1
    title: With any phone
    why: It moves.
    when: {phones: {}}
    exclude: {landline: It has none.}
    sources: [a study]
  - id: windowed
    axis: goods
    title: With a window
    why: It opens.
    when: {windows: {}}
    weights: {landline: 1}
    sources: [a study]
"""


def load(folder: Path, text: str = PROFILE) -> RuleSet:
    (folder / "trust").mkdir(exist_ok=True)
    (folder / "trust" / "contact.yaml").write_text(LANDLINE, "utf-8")
    (folder / "profiles").mkdir(exist_ok=True)
    (folder / "profiles" / "all.yaml").write_text(text, "utf-8")
    return load_rules([folder], SPECS)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("axis: place", "axis: plaice", "unknown axis 'plaice', did you mean 'place'?"),
        ("landline: 3", "landlin: 3", "fixed: no rule or category 'landlin', did you mean 'landline'?"),
        ("weights: {landline: 1}", "weights: {contact: 1}", "windowed: no rule 'contact'"),
        (
            "{landline: It has none.}",
            "{landlines: It has none.}",
            "moving: no rule 'landlines', did you mean 'landline'?",
        ),
        ("contact: 2", "contact: -2", "'contact' must not be below 0, it is -2"),
        ("contact: 2", "contact: much", "'contact' must be a number, not 'much'"),
        ("{landline: It has none.}", "[landline]", "'exclude' must map rules to the reason"),
        ("    why: It moves.\n", "", "'why' is missing"),
    ],
)
def test_faults_of_a_file(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    assert right in PROFILE
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, PROFILE.replace(right, wrong, 1))
    assert any(message in str(problem) for problem in caught.value.problems), caught.value


@pytest.mark.parametrize(
    ("line", "gaps", "chosen"),
    [
        ("landline", {}, ["fixed"]),
        ("mobile", {}, ["moving"]),
        ("mobile", {PageKind.CONTACT: "blocked"}, ["moving"]),  # a landline may still be there, but is not proven
        ("", {}, []),
        ("", {PageKind.CONTACT: "blocked"}, []),
    ],
)
def test_the_first_that_holds_on_each_axis(
    tmp_path: Path, line: str, gaps: dict[PageKind, str], chosen: list[str]
) -> None:
    profiles = load(tmp_path).profiles
    seen = view(*([phone(line)] if line else []), gaps=gaps)
    assert [profile.id for profile in choose(profiles, seen)] == chosen


def test_the_user_decides(tmp_path: Path) -> None:
    profiles = load(tmp_path).profiles
    assert [p.id for p in choose(profiles, view(phone("landline")), "windowed, moving")] == ["moving", "windowed"]
    assert [p.id for p in named(profiles, "fixed+windowed")] == ["fixed", "windowed"]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("fixd", "no profile 'fixd', did you mean 'fixed'?"),
        ("fixed,moving", "the profiles 'fixed' and 'moving' exclude each other: choose one of them"),
    ],
)
def test_names_that_make_no_sense(tmp_path: Path, wanted: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        choose(load(tmp_path).profiles, view(), wanted)
    assert message in str(caught.value)


def test_weights_are_replaced_then_multiplied(tmp_path: Path) -> None:
    ruleset = load(tmp_path)
    fixed, moving, windowed = ruleset.profiles
    assert weigh(ruleset.rules, [])[0].weight == 8
    assert weigh(ruleset.rules, [fixed])[0].weight == 48
    assert weigh(ruleset.rules, [windowed, fixed])[0].weight == 6
    assert weigh(ruleset.rules, [moving])[0].weight == 8


def test_an_excluded_rule_does_not_apply_and_does_not_count(tmp_path: Path) -> None:
    ruleset = load(tmp_path)
    verdicts = judge(ruleset.rules, view())
    assert score(ruleset.rules, verdicts).low == 0
    left = without(verdicts, exclusions([ruleset.profiles[1]]))
    assert [(v.status, v.applies, v.credit.high) for v in left] == [(Status.NOT_APPLICABLE, Truth.FALSE, 0)]
    assert score(ruleset.rules, left).by_category[0].weight == 0
    assert exclusions([ruleset.profiles[1]], kept=["landline"]) == {}


# -- the bundled profiles --------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def bundled() -> RuleSet:
    return load_rulebook().ruleset


def shop_view(
    pages: Mapping[str, str], gaps: Mapping[PageKind, str] | None = None, shop: str = "https://shop.example/"
) -> View:
    case = Case(
        "",
        "",
        tuple(CasePage((PageKind(name),), html) for name, html in pages.items()),
        tuple((kind, GapReason(reason)) for kind, reason in (gaps or {}).items()),
        shop,
    )
    return view_of(case, SIGNALS, lexicon.bundled())


@pytest.mark.parametrize(
    ("pages", "shop", "chosen"),
    [
        ({"contact": "<p>تلفن: ۰۲۱-۸۸۸۸۰۰۱۸</p>"}, "https://shop.example.ir/", ["iran"]),
        ({"contact": "<p>تلفن: ۰۲۱-۸۸۸۸۰۰۱۸</p>", "home": "<h2>دوره‌های آموزشی</h2><h2>کتاب الکترونیکی</h2>"}, "https://shop.example.ir/", ["iran", "digital"]),
        ({"contact": "<p>Teléfono: +34 910 00 00 18</p>"}, "https://tienda.example.es/", ["spain"]),
        ({"contact": "<p>Telefon: +49 30 23125 0018</p>"}, "https://shop.example.de/", ["eu"]),
        ({"contact": "<p>Telephone: +44 20 7946 0018</p>"}, "https://shop.example.co.uk/", ["international"]),
        ({"payment": "<p>We accept Apple Pay, Google Pay and Samsung Pay.</p>"}, "https://shop.example/", ["mobile-wallets"]),
        ({"home": "<p>Hello</p>"}, "https://shop.example/", []),
    ],
)  # fmt: skip
def test_which_shops_they_fit(pages: dict[str, str], shop: str, chosen: list[str]) -> None:
    assert [profile.id for profile in choose(bundled().profiles, shop_view(pages, shop=shop))] == chosen


def test_every_case_comes_out_as_it_says() -> None:
    results = list(run_cases(bundled().profiles, SIGNALS, lexicon.bundled()))
    assert len(results) > 20
    assert [str(result) for result in results if not result.ok] == []


def test_nothing_is_unfinished() -> None:
    only = RuleSet((), (), (), (), bundled().profiles)
    assert [str(p) for p in lint(only, load_rulebook().catalog, SIGNALS, lexicon.bundled())] == []


def test_the_seven_there_are() -> None:
    assert {profile.id for profile in bundled().profiles} == {
        "iran", "eu", "spain", "international", "mobile-wallets", "services", "digital",
    }  # fmt: skip


def test_no_profile_takes_out_what_a_flag_caps() -> None:
    """A profile may say what does not concern a shop, never what protects its buyers."""
    taken = {name for profile in bundled().profiles for name in profile.exclude}
    assert not taken & {"https", "card-fields", "privacy-policy", "beyond-a-form", "return-policy", "postal-address"}


def test_a_wrong_name_is_told_before_anything_is_fetched() -> None:
    with pytest.raises(ConfigError, match="no profile 'irann', did you mean 'iran'"):
        check(Settings(profile="irann"), load_rulebook())
