"""Texts in other languages: from the locales beside the rules, English where one is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judge.toy import LANDLINE, SPECS
from trustaudit.judge.reader import load_rules
from trustaudit.judge.texts import Catalog, every_language, load_texts, missing, texts
from trustaudit.model import ConfigError

PERSIAN = """\
landline:
  title: تلفن ثابت
  outcomes: {on-contact: در صفحهٔ تماس, nothing: هیچ}
"""


def catalog(folder: Path, text: str) -> Catalog:
    (folder / "locales" / "fa").mkdir(parents=True, exist_ok=True)
    (folder / "locales" / "fa" / "contact.yaml").write_text(text, encoding="utf-8")
    (folder / "contact.yaml").write_text(LANDLINE, encoding="utf-8")
    return load_texts([folder], load_rules([folder], SPECS))


def test_a_missing_text_falls_back_to_english(tmp_path: Path) -> None:
    known = catalog(tmp_path, PERSIAN)
    rule = load_rules([tmp_path], SPECS).rules[0]
    persian = texts(rule, "fa", known)
    assert (persian.fields["title"], persian.fields["fix"]) == ("تلفن ثابت", "Print it.")
    assert (persian.outcomes["nothing"], persian.outcomes["elsewhere"]) == ("هیچ", "Elsewhere.")
    assert texts(rule, "tr", known).fields["title"] == "A landline"


def test_the_report_carries_every_language(tmp_path: Path) -> None:
    known = catalog(tmp_path, PERSIAN)
    fields, outcomes = every_language(load_rules([tmp_path], SPECS).rules[0], known)
    assert fields["title"] == {"en": "A landline", "fa": "تلفن ثابت"}
    assert outcomes["nothing"] == {"en": "None.", "fa": "هیچ"}
    assert outcomes["elsewhere"] == {"en": "Elsewhere."}


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    known = catalog(tmp_path, PERSIAN)
    rule = load_rules([tmp_path], SPECS).rules[0]
    assert missing(rule, "fa", known) == ["why", "fix", "outcomes.elsewhere", "outcomes.mobile-only"]


def test_what_takes_the_place_of_a_rule_does_not_take_its_texts(tmp_path: Path) -> None:
    first, own = tmp_path / "first", tmp_path / "own"
    own.mkdir()
    catalog(first, PERSIAN)
    other = LANDLINE.replace("A landline", "A number").replace("id: nothing", "id: silence")
    (own / "contact.yaml").write_text(other.replace("- id: landline", "- id: landline\n    override: true"), "utf-8")
    rules = load_rules([first, own], SPECS)
    assert texts(rules.rules[0], "fa", load_texts([first, own], rules)).fields["title"] == "A number"


def test_a_directory_may_bring_texts_for_rules_of_another(tmp_path: Path) -> None:
    first, own = tmp_path / "first", tmp_path / "own"
    catalog(first, PERSIAN)
    (own / "locales" / "fa").mkdir(parents=True)
    (own / "locales" / "fa" / "own.yaml").write_text("landline: {title: خط ثابت}\n", "utf-8")
    rules = load_rules([first], SPECS)
    assert texts(rules.rules[0], "fa", load_texts([first, own], rules)).fields["title"] == "خط ثابت"


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("landline:", "lanline:", "contact.yaml:1: unknown rule 'lanline', did you mean 'landline'?"),
        ("title", "titel", "contact.yaml:2: unknown text 'titel', did you mean 'title'?"),
        ("nothing", "notting", "contact.yaml:3: unknown outcome 'notting', did you mean 'nothing'?"),
        ("تلفن ثابت", "[]", "contact.yaml:2: 'title' must be text"),
    ],
)
def test_a_text_for_nothing_is_a_fault(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        catalog(tmp_path, PERSIAN.replace(right, wrong, 1))
    assert message in str(caught.value)
