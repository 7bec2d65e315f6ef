"""Absence is knowledge and must be earned; everything else is ignorance with its name."""

from __future__ import annotations

import pytest

from trustaudit.crawl.gaps import Try, settle, settle_one, unwalked
from trustaudit.model import SOUGHT_KINDS, Gap, GapReason, PageKind
from trustaudit.page import parse_html

GONE = (GapReason.ABSENT, "status 404")
K = PageKind


def test_absent_needs_clear_answers_only() -> None:
    assert settle_one(K.FAQ, [Try("a", GONE), Try("b", GONE)], None, "").reason is GapReason.ABSENT
    assert settle_one(K.FAQ, [], None, "").reason is GapReason.ABSENT


@pytest.mark.parametrize("tries", [[], [Try("a", GONE)], [Try("a", None, "a tile with a price")]])
def test_a_product_that_was_not_found_is_not_known_to_be_missing(tries: list[Try]) -> None:
    assert settle_one(K.PRODUCT, tries, None, "").reason is GapReason.UNSUPPORTED


@pytest.mark.parametrize("reason", [r for r in GapReason if r.is_ignorance])
def test_one_doubtful_answer_leaves_it_open(reason: GapReason) -> None:
    gap = settle_one(K.FAQ, [Try("a", GONE), Try("b", (reason, "why")), Try("c", GONE)], None, "")
    assert gap == Gap(K.FAQ, reason, "b", "why")


def test_nothing_is_known_to_be_absent_behind_a_closed_door() -> None:
    gap = settle_one(K.FAQ, [Try("a", GONE)], (GapReason.BLOCKED, "status 403"), "")
    assert (gap.reason, gap.detail) == (GapReason.BLOCKED, "home page: status 403")
    assert settle_one(K.FAQ, [], GONE, "").reason.is_ignorance


def test_an_unfinished_search_is_no_absence() -> None:
    assert settle_one(K.FAQ, [Try("a", GONE)], None, "interrupted") == Gap(K.FAQ, GapReason.BUDGET, "", "interrupted")


def test_what_a_link_promised_is_told() -> None:
    gap = settle_one(K.FAQ, [Try("u", GONE, "footer link 'FAQ'"), Try("v", GONE, "known path /faq")], None, "")
    assert (gap.url, gap.detail) == ("u", "footer link 'FAQ': status 404")


def test_every_sought_kind_is_settled_once_and_the_walk_has_the_say_on_its_own() -> None:
    home = parse_html("<h1>Pots</h1>", kinds=(K.HOME, K.CONTACT))
    walked = (Gap(K.CHECKOUT, GapReason.LOGIN, "x"),)
    gaps = settle([home], {K.CHECKOUT: [Try("a", GONE)]}, None, walked, {})
    assert [g.kind for g in gaps] == [k for k in SOUGHT_KINDS if k not in (K.HOME, K.CONTACT)]
    assert next(g for g in gaps if g.kind is K.CHECKOUT) is walked[0]


def test_why_there_was_no_walk() -> None:
    assert unwalked([], "budget: 9 requests", True)[0].reason is GapReason.BUDGET
    assert unwalked([Try("a", (GapReason.BLOCKED, "status 403"))], "", True)[1].reason is GapReason.BLOCKED
    assert {g.kind for g in unwalked([], "", False)} == {K.CART, K.CHECKOUT}
    assert all(g.reason.is_ignorance for g in unwalked([Try("a", GONE)], "", True))
