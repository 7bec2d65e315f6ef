"""Shops beside each other: only what is certain is better or worse."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.report.hostile import TEXTS, poisoned
from tests.report.sample import report
from tests.report.test_hostile import CONTROLS, tokens
from trustaudit.judge.model import Range, Status, Truth
from trustaudit.model import ConfigError
from trustaudit.report.comparison import compare
from trustaudit.report.formats import COMPARISONS, render
from trustaudit.report.model import Report, RuleVerdict
from trustaudit.report.options import Options


def shop(host: str, **credits: tuple[float, float] | None) -> Report:
    """A shop with a range of credit for some rules; None: the rule does not apply."""
    sample = report()
    verdicts = tuple(_verdict(name.replace("_", "-"), credit) for name, credit in credits.items())
    rules = tuple(rule for rule in sample.rules if rule.id in {v.rule for v in verdicts})
    return report(shop=dataclasses.replace(sample.shop, host=host), verdicts=verdicts, rules=rules)


def _verdict(rule: str, credit: tuple[float, float] | None) -> RuleVerdict:
    if credit is None:
        return RuleVerdict(rule, Status.NOT_APPLICABLE, "nothing", (), Range(0, 0), applies=Truth.FALSE)
    low, high = credit
    status = (
        Status.INCONCLUSIVE if low != high else Status.PASS if low == 1 else Status.FAIL if low == 0 else Status.PARTIAL
    )
    return RuleVerdict(rule, status, "nothing", ("nothing",), Range(low, high))


def test_better_and_worse_for_certain() -> None:
    own = shop("own.example", landline=(0, 0), enamad=(1, 1), return_window=(0, 1), guild=None)
    one = shop("one.example", landline=(1, 1), enamad=(0, 0), return_window=(1, 1), guild=(1, 1))
    two = shop("two.example", landline=(0.3, 0.3), enamad=(0, 1), shipping_cost=(1, 1))
    found = compare([own, one, two], ["a", "b", "c"])
    assert {row.rule.id: (row.behind, row.ahead) for row in found.rows} == {
        "landline": (2, 0),
        "enamad": (0, 1),
        "return-window": (0, 0),
        "guild": (0, 0),
        "shipping-cost": (0, 0),
    }
    assert [row.rule.id for row in found.lacking()] == ["landline"]
    assert [row.rule.id for row in found.leading()] == ["enamad"]


def test_other_rules_are_not_compared() -> None:
    own = shop("own.example", landline=(0, 0))
    other = dataclasses.replace(own, tool=dataclasses.replace(own.tool, digest="f" * 64))
    with pytest.raises(ConfigError, match=r"b\.json: was made with other rules"):
        compare([own, other], ["a.json", "b.json"])
    assert compare([own, other], ["a.json", "b.json"], across_versions=True).rows


def test_one_shop_twice_goes_by_its_days() -> None:
    own = shop("own.example", landline=(0, 0))
    later = dataclasses.replace(own, shop=dataclasses.replace(own.shop, started="2027-01-01T00:00:00Z"))
    assert compare([own, later], ["a", "b"]).names == ("own.example 2026-11-22", "own.example 2027-01-01")


@pytest.mark.parametrize("name", COMPARISONS)
@pytest.mark.parametrize("lang", ["en", "fa", "es"])
def test_views(name: str, lang: str) -> None:
    own, other = shop("own.example", landline=(0, 0)), shop("other.example", landline=(1, 1))
    shown = render(name, compare([own, other], ["a", "b"]), Options(lang=lang), COMPARISONS).decode()
    assert shown.replace("\\", "").count("other.example") >= 2
    assert report().rules[0].title[lang] in shown


@pytest.mark.parametrize("name", COMPARISONS)
@pytest.mark.parametrize(
    "text", ["markup", "attribute", "escapes", "override", "markdown", "command", "broken address"]
)
def test_hostile_text_is_text(name: str, text: str) -> None:
    evil: Any = poisoned(TEXTS[text])
    shown = render(name, compare([report(), evil], ["a", "b"]), Options(verbose=True), COMPARISONS).decode()
    assert not CONTROLS.search(re.sub("[\u2068\u2069]", "", shown))
    if name == "html":
        soup = BeautifulSoup(shown, "html.parser")
        assert len(soup.find_all("script")) == 1
        assert not soup.find_all("img")
        assert all(str(link["href"]).startswith(("#", "https://")) for link in soup.find_all("a"))
    if name == "markdown":
        kinds = {kind for kind, _ in tokens(shown)}
        assert not kinds & {"html_block", "html_inline", "image", "link_open", "fence", "code_block"}
