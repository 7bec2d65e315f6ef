"""The whole line on the sample shop: what an owner would check by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from trustaudit import demo
from trustaudit.archive import load, save
from trustaudit.audit import crawl, judge_snapshot
from trustaudit.config import Limits, Settings
from trustaudit.judge.model import Status, Truth
from trustaudit.model import (
    SOUGHT_KINDS,
    Exchange,
    Gap,
    GapReason,
    PageKind,
    Request,
    Response,
    Role,
    Snapshot,
    Step,
    StepOutcome,
)
from trustaudit.report.codec import dumps
from trustaudit.report.gate import Exit, Gate, check
from trustaudit.report.model import Report

SETTINGS = Settings(limits=Limits(delay=0))
STARTED = "2026-11-22T10:00:00Z"


def visited(good: bool) -> tuple[Snapshot, Report]:
    with demo.serve(good=good) as shop:
        snapshot = crawl(shop.url, SETTINGS, started=STARTED)
        assert not shop.orders
    return snapshot, judge_snapshot(snapshot, SETTINGS)


@pytest.fixture(scope="module")
def good() -> tuple[Snapshot, Report]:
    return visited(good=True)


@pytest.fixture(scope="module")
def bad() -> tuple[Snapshot, Report]:
    return visited(good=False)


def test_the_good_shop_scores_above_90_and_the_bad_one_below_35(
    good: tuple[Snapshot, Report], bad: tuple[Snapshot, Report]
) -> None:
    assert good[1].score.low > 90
    assert bad[1].score.high < 35


def test_the_good_shop_wears_no_flag(good: tuple[Snapshot, Report]) -> None:
    assert [flag.id for flag in good[1].flags if flag.truth is Truth.TRUE] == []


def test_every_sought_page_is_a_page_or_a_gap(good: tuple[Snapshot, Report], bad: tuple[Snapshot, Report]) -> None:
    for _, report in (good, bad):
        seen = {kind for page in report.pages for kind in page.kinds} | {gap.kind for gap in report.gaps}
        assert seen >= set(SOUGHT_KINDS)


def test_each_failed_rule_says_what_was_found_or_searched_and_how_to_mend_it(bad: tuple[Snapshot, Report]) -> None:
    failed = [v for v in bad[1].verdicts if v.status is Status.FAIL]
    assert len(failed) > 15
    for verdict in failed:
        assert verdict.evidence or verdict.searched, verdict.rule
        assert bad[1].rule(verdict.rule).fix["en"], verdict.rule


def test_every_failure_says_where_was_looked(bad: tuple[Snapshot, Report]) -> None:
    assert [v.rule for v in bad[1].verdicts if v.status is Status.FAIL and not (v.evidence or v.searched)] == []


def test_praise_shows_its_evidence_or_what_was_read(good: tuple[Snapshot, Report]) -> None:
    for verdict in good[1].verdicts:
        if verdict.status in (Status.PASS, Status.PARTIAL):
            assert verdict.evidence or verdict.searched, verdict.rule


def test_the_walk_ends_where_the_shop_asks_who_one_is(
    good: tuple[Snapshot, Report], bad: tuple[Snapshot, Report]
) -> None:
    outcomes = [step.outcome for step in good[1].journey]
    assert StepOutcome.ADDED in outcomes
    assert StepOutcome.PERSONAL_DATA in outcomes
    assert outcomes[-1] is StepOutcome.REMOVED
    assert StepOutcome.LOGIN_WALL in [step.outcome for step in bad[1].journey]


def test_facts_of_the_contact_page(good: tuple[Snapshot, Report]) -> None:
    phones = {(phone["line"], phone["country"]) for phone in good[1].facts["phones"]}
    assert ("landline", "ir") in phones
    assert any(mark["issuer"] == "enamad" and mark["proof"] == "linked-unchecked" for mark in good[1].facts["marks"])
    assert {window["days"] for window in good[1].facts["return_windows"]} == {10}


def test_replay_reproduces_the_report_byte_for_byte(good: tuple[Snapshot, Report], tmp_path: Path) -> None:
    snapshot, report = good
    save(snapshot, tmp_path / "shop.warc.gz")
    assert dumps(judge_snapshot(load(tmp_path / "shop.warc.gz"), SETTINGS)) == dumps(report)


def test_what_was_not_seen_is_never_held_against_the_shop(good: tuple[Snapshot, Report]) -> None:
    snapshot, report = good
    without = tuple(
        e for e in snapshot.exchanges if PageKind.RETURNS not in e.kinds and PageKind.SHIPPING not in e.kinds
    )
    blind = judge_snapshot(replace(snapshot, exchanges=without), SETTINGS)
    before = {v.rule: v.status for v in report.verdicts}
    for verdict in blind.verdicts:
        if before[verdict.rule] is Status.PASS:
            assert verdict.status is not Status.FAIL, verdict.rule
    assert blind.score.seen < report.score.seen


def stepped(checkout: str) -> Report:
    """The report of a shop whose checkout asks at its first page who one is."""
    pages = {PageKind.HOME: "<h1>Tea</h1><p>Add to cart</p>", PageKind.CHECKOUT: checkout}
    exchanges = tuple(
        Exchange(Request(url), Response(url, 200, (), html.encode()), Role.PAGE, (kind,))
        for kind, html in pages.items()
        if (url := f"https://shop.example/{'' if kind is PageKind.HOME else kind}")
    )
    gaps = tuple(Gap(kind, GapReason.ABSENT) for kind in SOUGHT_KINDS if kind not in pages)
    end = Step("checkout", "GET", "https://shop.example/checkout", 200, StepOutcome.PERSONAL_DATA)
    return judge_snapshot(Snapshot("https://shop.example/", STARTED, exchanges, gaps, steps=(end,)), SETTINGS)


WHO = "<form method=post><label>E-mail <input name=email></label><label>Address <input name=address></label>{}</form>"
HOW = "<label><input type=radio name=payment_method value=cod> Cash on delivery</label>"


def test_steps_behind_the_first_page_of_a_checkout_are_unseen() -> None:
    report = stepped(WHO.format("<button>Continue</button>"))
    assert GapReason.PERSONAL_DATA in [gap.reason for gap in report.gaps if gap.kind is PageKind.CHECKOUT]
    verdicts = {v.rule: v.status for v in report.verdicts}
    assert verdicts["several-ways-to-pay"] is verdicts["card-fields"] is Status.INCONCLUSIVE


def test_a_checkout_that_asks_how_one_pays_was_seen() -> None:
    report = stepped(WHO.format(HOW + "<button>Order now</button>"))
    assert [gap for gap in report.gaps if gap.kind is PageKind.CHECKOUT] == []
    verdicts = {v.rule: v.status for v in report.verdicts}
    assert verdicts["several-ways-to-pay"] is not Status.INCONCLUSIVE
    assert verdicts["card-fields"] is Status.PASS


def test_suppressed_rules_do_not_count_and_say_why(good: tuple[Snapshot, Report]) -> None:
    from trustaudit.config import Suppression

    rule = next(v.rule for v in good[1].verdicts if v.status is Status.FAIL)
    settings = replace(SETTINGS, suppress=(Suppression(rule, "known"), Suppression("no-such-rule", "typo")))
    report = judge_snapshot(good[0], settings)
    (verdict,) = [v for v in report.verdicts if v.rule == rule]
    assert verdict.suppressed == "known"
    assert report.score.low > good[1].score.low
    assert any("no-such-rule" in note for note in report.notes)


def test_the_country_is_what_the_user_says(good: tuple[Snapshot, Report]) -> None:
    report = judge_snapshot(good[0], replace(SETTINGS, country="es"))
    assert report.shop.country == "es"
    assert {duty.country for duty in report.duties} == {"es", "eu"}


def test_an_interrupted_audit_decides_nothing(good: tuple[Snapshot, Report]) -> None:
    report = judge_snapshot(replace(good[0], interrupted=True), SETTINGS)
    assert check(report, Gate())[0] is Exit.UNDECIDED
    assert check(report, Gate(fail_under=99.9))[0] in (Exit.FAILED, Exit.UNDECIDED)
    assert check(good[1], Gate())[0] is Exit.OK


def test_a_page_that_is_no_shop_is_not_judged_as_one() -> None:
    story = "<p>The council met on Tuesday to discuss the new bridge, reporters were told.</p>" * 40
    html = (
        f"<html lang=en><title>Council meets over bridge - Daily Example</title><article><h1>Council meets</h1>{story}"
    )
    answer = Response("https://news.example/", 200, (("Content-Type", "text/html"),), html.encode())
    exchange = Exchange(Request("https://news.example/"), answer, Role.PAGE, (PageKind.HOME,))
    report = judge_snapshot(Snapshot("https://news.example/", STARTED, (exchange,)), SETTINGS)
    assert "not-a-shop" in report.notes or report.shop.is_shop == "unknown"
    assert not report.verdicts or report.shop.is_shop != "not-shop"


def test_the_report_is_plain_json(good: tuple[Snapshot, Report]) -> None:
    plain = json.loads(dumps(good[1]))
    assert plain["schema_version"] == 1
    assert set(plain["score"]) == {"low", "high", "seen", "grade", "caps", "by_category"}
