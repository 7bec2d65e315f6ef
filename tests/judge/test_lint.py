"""The lint: what a rule that loads still lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judge.toy import CONTACT, HOME, LANDLINE, SPECS, rules_of
from trustaudit.judge.conditions import Leaf, Match
from trustaudit.judge.lint import lint
from trustaudit.judge.reach import implies, unreachable
from trustaudit.judge.reader import load_rules
from trustaudit.judge.texts import load_texts
from trustaudit.lexicon import Lexicon, Phrase
from trustaudit.model import Region

WORDS = Lexicon([Phrase("landline", "en", "landline"), Phrase("mobile", "en", "mobile")], {}, {})
TRANSLATED = """\
landline:
  title: t
  why: w
  fix: f
  outcomes: {on-contact: a, elsewhere: b, mobile-only: c, nothing: d}
"""
CASES = """\
    tests:
      - {name: a, pages: {contact: <p>021 call</p>}, expect: pass/on-contact}
      - {name: b, pages: {contact: <p>021 تلفن</p>}, expect: pass/on-contact}
      - {name: c, pages: {home: <p>021 call</p>}, expect: partial/elsewhere}
      - {name: d, pages: {home: <p>021 تلفن</p>}, expect: partial/elsewhere}
      - {name: e, pages: {home: <p>09 call</p>}, expect: partial/mobile-only}
      - {name: f, pages: {home: <p>09 تلفن</p>}, expect: partial/mobile-only}
      - {name: g, pages: {home: <p>hello</p>}, expect: fail/nothing}
      - {name: h, pages: {home: <p>سلام</p>}, expect: fail/nothing}
"""


def linted(text: str, folder: Path, words: Lexicon = WORDS) -> list[str]:
    for lang in ("fa", "es"):
        (folder / "locales" / lang).mkdir(parents=True, exist_ok=True)
        (folder / "locales" / lang / "contact.yaml").write_text(TRANSLATED, "utf-8")
    (folder / "contact.yaml").write_text(text, "utf-8")
    rules = load_rules([folder], SPECS)
    return [f"{problem.line}: {problem.message}" for problem in lint(rules, load_texts([folder], rules), SPECS, words)]


def test_a_finished_rule_has_nothing_to_say(tmp_path: Path) -> None:
    assert linted(LANDLINE + CASES, tmp_path) == []


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("    sources: [a study]\n", "", "2: landline: no sources: on what does it rest?"),
        ("    weight_reason: a study\n", "", "2: landline: no 'weight_reason': why this weight?"),
        ("{name: h,", "{name: h, todo: later,", "14: landline: no case for fail/nothing in fa"),
        ("expect: partial/elsewhere", "expect: partial", "12: landline: no case for partial/elsewhere in en"),
        ("why: It", "paste: x\n    why: It", "2: landline: not translated into fa: paste"),
        ("    outcomes:", "    applies: {countries: {value: ir}}\n    outcomes:",
         "2: landline: no case in which it does not apply"),
        ("at: contact}", "placeholder: false}", None),
    ],
)  # fmt: skip
def test_what_is_lacking(tmp_path: Path, right: str, wrong: str, message: str | None) -> None:
    text = LANDLINE + CASES
    assert right in text
    found = linted(text.replace(right, wrong, 1), tmp_path)
    if message is None:
        assert found == []
    else:
        assert message in found


def test_an_outcome_behind_a_wider_one_is_dead(tmp_path: Path) -> None:
    text = LANDLINE.replace("at: contact}", "number: x}").replace("{phones: {line: landline}}", "{phones: {}}")
    assert linted(text + CASES, tmp_path) == [
        "13: landline: outcome 'mobile-only' can never be reached: those before it always hold when it does"
    ]
    (tmp_path / "contact.yaml").unlink()
    two = LANDLINE.replace("{phones: {line: mobile}}", "{all: [{phones: {line: landline}}, {windows: {}}]}")
    assert [outcome.id for outcome in unreachable(rules_of(two, tmp_path)[0])] == ["mobile-only"]


def test_vocabulary_that_no_lexicon_has(tmp_path: Path) -> None:
    words = Lexicon([Phrase("landline", "en", "landline")], {}, {})
    assert linted(LANDLINE + CASES, tmp_path, words) == ["0: signal 'phones' looks for 'mobile', which no lexicon has"]


def line(*values: str) -> Match:
    return Match("line", values)


@pytest.mark.parametrize(
    ("leaf", "other", "expected"),
    [
        (Leaf("phones", (line("mobile"),)), Leaf("phones"), True),
        (Leaf("phones"), Leaf("phones", (line("mobile"),)), False),
        (Leaf("phones", (line("mobile"),)), Leaf("phones", (line("mobile", "landline"),)), True),
        (Leaf("phones", (line("mobile", "landline"),)), Leaf("phones", (line("mobile"),)), False),
        (Leaf("phones", at=(HOME,)), Leaf("phones", at=(HOME, CONTACT)), True),
        (Leaf("phones"), Leaf("phones", at=(HOME,)), False),
        (Leaf("phones", regions=(Region.FOOTER,)), Leaf("phones"), True),
        (Leaf("phones", least=3), Leaf("phones", least=2), True),
        (Leaf("phones", least=2), Leaf("phones", least=3), False),
        (Leaf("phones", least=2), Leaf("phones", least=2, distinct="line"), False),
        (Leaf("phones", least=2, distinct="line"), Leaf("phones", least=2), True),
        (Leaf("phones"), Leaf("windows"), False),
        (Leaf("windows", (Match("days", gte=14),)), Leaf("windows", (Match("days", gte=7),)), True),
        (Leaf("windows", (Match("days", gte=7),)), Leaf("windows", (Match("days", gte=14),)), False),
        (Leaf("windows", (Match("days", (30,)),)), Leaf("windows", (Match("days", gte=14, lte=30),)), True),
        (Leaf("windows", (Match("days", gte=7),)), Leaf("windows", (Match("days", (7,)),)), False),
        (Leaf("phones", (Match("number", ("1",)),)), Leaf("phones", (Match("number", given=True),)), True),
        (Leaf("phones", (Match("number", ("", "1")),)), Leaf("phones", (Match("number", given=True),)), False),
        (Leaf("phones", (Match("number", given=True),)), Leaf("phones", (Match("number", ("1",)),)), False),
        (Leaf("windows", (Match("months", gte=1),)), Leaf("windows", (Match("months", given=True),)), True),
    ],
)
def test_what_implies_what(leaf: Leaf, other: Leaf, expected: bool) -> None:
    assert implies(leaf, other) is expected
