"""The schema for editors takes every bundled file, and refuses what the reader refuses."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.rules.test_bundled import bundled
from trustaudit import yamlfile
from trustaudit.judge.schema import schema
from trustaudit.signals import SIGNALS


@cache
def validator() -> Draft202012Validator:
    found = schema(SIGNALS)
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


@pytest.mark.parametrize("file", bundled().files, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_bundled_files_fit(file: Any) -> None:
    faults = [f"{list(e.path)}: {e.message[:200]}" for e in validator().iter_errors(yamlfile.load(file))]
    assert not faults


RULE = """rules:
  - {id: a, category: contact, weight: 1, title: T, why: W, fix: F, outcomes: [
      {id: b, verdict: partial, credit: 0.5, text: X, when: {phones: {line: landline, at: contact}}}, {id: c, verdict: fail, text: X}]}
"""
DUTY = """duties:
  - {id: ir-a, article: A, title: T, text: X, sources: [S], outcomes: [
      {id: b, verdict: met, text: X, when: {emails: {}}}, {id: c, verdict: not-met, text: X}]}
"""
PROFILE = """profiles:
  - {id: a, axis: goods, title: T, why: W, when: {goods: {value: digital}}, factors: {landline: 2}}
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (RULE, "landline", "ladline"),
        (RULE, "phones", "phone"),
        (RULE, "at: contact", "on: contact"),
        (RULE, "category: contact", "category: contacts"),
        (RULE, "verdict: partial", "verdict: met"),
        (RULE, "credit: 0.5", "credit: 1"),
        (RULE, "why: W, ", ""),
        (DUTY, "verdict: met", "verdict: pass"),
        (DUTY, "article: A, ", ""),
        (PROFILE, "axis: goods", "axis: wares"),
        (PROFILE, "landline: 2", "landline: two"),
    ],
)
def test_a_slip_is_seen(text: str, right: str, wrong: str) -> None:
    assert validator().is_valid(yamlfile.parse(text, "example.yaml"))
    assert not validator().is_valid(yamlfile.parse(text.replace(right, wrong, 1), "example.yaml"))
