"""The interface in its languages: the same keys, the same values, numbers and dates as people there write them."""

from __future__ import annotations

import re
import typing
from string import Formatter

import pytest

from trustaudit.i18n import LANGUAGES, language
from trustaudit.judge.model import Status
from trustaudit.judge.rule import CATEGORIES
from trustaudit.model import GapReason, PageKind, Region, StepOutcome
from trustaudit.report.facts import ROWS
from trustaudit.signals import SIGNALS

ENGLISH = language("en")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_same_keys_with_the_same_values(code: str) -> None:
    other = language(code)
    assert set(other.strings) == set(ENGLISH.strings)
    for key, text in ENGLISH.strings.items():
        values = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert {name for _, name, _, _ in Formatter().parse(other.strings[key]) if name} == values, key
        assert bool(text) == bool(other.strings[key]), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_value_of_the_model_has_a_word(code: str) -> None:
    t = language(code)
    keys = [f"status.{s}" for s in Status] + [f"kind.{k}" for k in PageKind] + [f"region.{r}" for r in Region]
    keys += [f"gap.{g}" for g in GapReason] + [f"step-outcome.{o}" for o in StepOutcome]
    keys += [f"category.{c}" for c in CATEGORIES]
    assert [key for key in keys if not t.has(key)] == []


def test_every_kind_of_fact_that_is_shown_has_a_word() -> None:
    missing = []
    for row in ROWS:
        fields = typing.get_type_hints(SIGNALS[row.signal].item)
        missing += [name for name in (f"fact.{row.signal}", f"category.{row.category}") if not ENGLISH.has(name)]
        missing += [f"{row.signal}.{field}" for field in row.values if field not in fields]
        for field in row.words:
            keys = (f"word.{field}.{value}" for value in typing.get_args(fields[field]))
            missing += [key for key in keys if not ENGLISH.has(key)]
    assert not missing


def test_persian_is_persian() -> None:
    for key, text in language("fa").strings.items():
        assert not re.search("[يكى٠-٩]", text), key  # Arabic letters and digits
        assert not re.search(r"(?<![\w{])[0-9]", text), key
        assert not re.search(" (?:ها|می) ", text), key  # a half-space is missing


@pytest.mark.parametrize(
    ("code", "number", "percent", "date", "listed"),
    [
        ("en", "1234.5", "99%", "22 November 2026", "a, b and c"),
        ("es", "1234,5", "99 %", "22 de noviembre de 2026", "a, b y c"),
        ("fa", "۱۲۳۴٫۵", "۹۹٪", "۱ آذر ۱۴۰۵", "a، b و c"),
    ],
)
def test_numbers_and_dates(code: str, number: str, percent: str, date: str, listed: str) -> None:
    t = language(code)
    assert t.number(1234.5, 1) == number
    assert t.percent(0.999) == percent
    assert t.date("2026-11-22T10:00:00Z") == date
    assert t.date("long ago") == "long ago"
    assert t.join(["a", "b", "c"]) == listed


def test_a_language_there_is_not() -> None:
    with pytest.raises(KeyError):
        language("xx")
