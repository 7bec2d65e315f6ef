"""The generated documents are up to date, and what they are made with keeps every text what it is."""

from __future__ import annotations

import html
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.docs import cases, conditions, generate
from tests.docs.markdown import block, code, plain, table
from tests.docs.signal_pages import TOPICS
from trustaudit import yamlfile
from trustaudit.audit import load_rulebook
from trustaudit.judge.conditions import Condition
from trustaudit.judge.grammar import Source, read_condition
from trustaudit.judge.rule import AnyRule, FlagRule, Profile
from trustaudit.signals import SIGNALS, statements
from trustaudit.signals.base import Item

RULES = load_rulebook().ruleset.all
MARKDOWN = MarkdownIt("commonmark").enable("table")


def test_documents_are_up_to_date() -> None:
    assert not generate.out_of_date(), "run `make docs`"


def own_conditions(rule: AnyRule) -> list[Condition]:
    if isinstance(rule, FlagRule | Profile):
        return [rule.when]
    found = [rule.applies, *(outcome.when for outcome in rule.outcomes)]
    return [condition for condition in found if condition is not None]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_condition_as_shown_can_be_pasted_into_a_rule(rule: AnyRule) -> None:
    for condition in own_conditions(rule):
        shown = yamlfile.parse(conditions.written(condition), "shown.yaml")
        source = Source("shown.yaml", [])
        assert read_condition(shown, 1, source, SIGNALS) == condition, source.problems


@pytest.mark.parametrize("spec", SIGNALS.values(), ids=lambda spec: spec.name)
def test_every_item_says_what_it_is(spec: object) -> None:
    item: type[Item] = spec.item  # type: ignore[attr-defined]
    assert not (inspect.getdoc(item) or "").startswith((f"{item.__name__}(", inspect.getdoc(Item) or "-"))


def test_every_topic_of_statements_is_told() -> None:
    assert tuple(TOPICS) == statements.TOPICS


text = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)


@given(text)
def test_plain_text_is_no_markup(value: str) -> None:
    shown = MARKDOWN.render(f"x {plain(value)} x")
    assert html.unescape(shown) == f"<p>x {value} x</p>\n"


@given(text)
def test_code_in_a_cell_is_shown_as_it_is(value: str) -> None:
    shown = MARKDOWN.render(table(("a", "b"), [(code(value), "x")]))
    assert html.unescape(shown).count(f"<code>{value}</code>") == 1


@given(text)
def test_a_block_ends_where_its_text_ends(value: str) -> None:
    assert html.unescape(MARKDOWN.render(block(value))) == f"<pre><code>{value}\n</code></pre>\n"


def test_cases_are_shown_as_they_stand() -> None:
    for rule in RULES:
        shown = yamlfile.parse(cases.written(rule.tests), "shown.yaml")
        assert [case["name"] for case in shown] == [case.name for case in rule.tests]
