"""What docs/writing-rules.md shows works as it says: every YAML example is read, and every case in it is run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.docs.generate import DOCS
from trustaudit import lexicon, yamlfile
from trustaudit.audit import load_rulebook
from trustaudit.cli import app, run
from trustaudit.config import load
from trustaudit.judge.cases import run_cases
from trustaudit.judge.cases_reader import read_cases
from trustaudit.judge.grammar import Source, read_condition
from trustaudit.judge.reader import load_rules
from trustaudit.judge.rule import CATEGORIES
from trustaudit.signals import SIGNALS
from trustaudit.yamlfile import Map, Seq

PAGE = (DOCS / "writing-rules.md").read_text(encoding="utf-8")
#: (what a fenced block holds, the file it shows or '', its text), in order.
BLOCKS = re.findall(r"^```(\w+(?: \w+)?) ?(\S*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
SHOWN = [pytest.param(sort, text, id=f"{n}-{sort}") for n, (sort, _, text) in enumerate(BLOCKS) if "yaml" in sort]
FILES = [(file, text) for sort, file, text in BLOCKS if file]


def condition(text: str, folder: Path) -> None:
    source = Source("example.yaml", [])
    assert read_condition(yamlfile.parse(text, "example.yaml"), 1, source, SIGNALS), source.problems


def case(text: str, folder: Path) -> None:
    entry = yamlfile.parse(text, "example.yaml")
    tests = Seq([entry])
    tests.line, tests.lines = 1, [1]
    rule = Map(tests=tests)
    rule.line, rule.lines = 1, {"tests": 1}
    source = Source("example.yaml", [])
    assert read_cases(rule, ["pass"], source)
    assert not source.problems


def settings(text: str, folder: Path) -> None:
    (folder / "trustaudit.yaml").write_text(text, encoding="utf-8")
    assert load(folder / "trustaudit.yaml", environment={})


#: What is done with each sort of example.
SORTS: dict[str, Callable[[str, Path], None]] = {"condition": condition, "case": case, "settings": settings}


@pytest.mark.parametrize(("sort", "text"), SHOWN)
def test_an_example_is_read(sort: str, text: str, tmp_path: Path) -> None:
    read = SORTS.get(sort.removeprefix("yaml "))
    if read is None:  # a file of its own: see below
        assert text in [shown for _, shown in FILES]
    else:
        read(text, tmp_path)


@pytest.fixture
def own_rules(tmp_path: Path) -> Path:
    """The directory of rules that the page builds up, example by example."""
    for file, text in FILES:
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "my-rules"


def test_the_files_it_shows_are_tested_rules(own_rules: Path) -> None:
    book = load_rulebook((own_rules,))  # beside the bundled ones, with their texts
    assert book.catalog.wordings["fa"]["number-at-the-top"].outcomes.keys() == {
        "at-the-top",
        "further-down",
        "not-there",
    }
    shown = [rule for rule in book.ruleset.all if rule.file.startswith(str(own_rules))]
    results = list(run_cases(shown, SIGNALS, lexicon.bundled()))
    assert len(shown) == 5
    assert [str(result) for result in results if not result.ok] == []


def test_its_commands_do_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ten minutes: from nothing to a tested rule. Commands that need a shop are left out."""
    monkeypatch.chdir(tmp_path)
    lines = [line for sort, _, text in BLOCKS if sort == "sh" for line in text.splitlines()]
    commands = [shlex.split(line.partition(">")[0])[1:] for line in lines if line.startswith("trustaudit rules")]
    assert len(commands) == 5
    for words in commands:
        wanted = 1 if words[1] == "lint" else 0  # the example has no Spanish texts, and the page says that lint says so
        assert run(partial(app, words, standalone_mode=False)) == wanted, words
        if words[1] == "new":
            load_rules([tmp_path / "my-rules"], SIGNALS)


def test_it_names_what_there_is() -> None:
    row = re.search(r"^\| `category` \| One of (.*)\. \|$", PAGE, re.MULTILINE)
    assert row is not None
    assert re.findall("`(.*?)`", row[1]) == list(CATEGORIES)
    assert all(f"`{name}" in PAGE for name in SIGNALS)
