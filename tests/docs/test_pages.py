"""What people wrote in docs/ is true: links lead somewhere, commands and settings exist, examples work."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
import typer

from tests.docs.generate import DOCS
from tests.report.sample import report, rich
from trustaudit import config
from trustaudit.cli import app
from trustaudit.report import brand
from trustaudit.report.codec import to_plain
from trustaudit.report.gate import Exit

ROOT = DOCS.parent
PAGES = sorted([*DOCS.rglob("*.md"), *(ROOT / "examples").rglob("*.md"), ROOT / "README.md"])
COMMANDS: Any = typer.main.get_command(app)


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"(?<!\\)\]\(([^)\s]+)\)", text)
    missing = [
        target
        for target in targets
        if not target.startswith(("https://", "http://", "#", "mailto:"))
        and not (page.parent / unquote(target.partition("#")[0])).exists()
    ]
    # Its figures are written when they are measured, on a machine that has the labelled pages.
    assert missing == []


def lines(page: Path) -> list[str]:
    """Command lines of a page: of indented and fenced blocks, and those in code spans with options."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    found = re.findall(r"(?m)^\s*(?:- |\$ )?(?:\w+=\S+ )*(trustaudit [a-z].*?)(?:\s+#.*)?$", text)
    return [part.strip() for line in found for part in line.split("&&") if part.strip().startswith("trustaudit ")]


@pytest.mark.parametrize("page", [page for page in PAGES if lines(page)], ids=named)
def test_commands_have_the_options_that_are_told(page: Path) -> None:
    for line in lines(page):
        words = shlex.split(line)[1:]
        command: Any = COMMANDS
        while words and hasattr(command, "commands"):
            assert words[0] in command.commands, line
            command = command.commands[words.pop(0)]
        known = {name for p in command.params for name in (*p.opts, *p.secondary_opts)} | {"--help"}
        assert {word.partition("=")[0] for word in words if re.match("--?[a-z]", word)} <= known, line


def example(page: str, number: int = 0) -> str:
    return re.findall(r"```yaml\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)[number]


def test_the_settings_that_are_told_are_the_settings_there_are(tmp_path: Path) -> None:
    file = tmp_path / "trustaudit.yaml"
    file.write_text(example("settings.md"), encoding="utf-8")
    settings = config.load(file, {})
    assert settings.weights == {"landline": 10}
    text = file.read_text(encoding="utf-8")
    for key in (*config._TOP, *config._FILE_ONLY, *config._CRAWL, *config._LIMITS):
        assert re.search(rf"(?m)^ *{key}:", text), f"docs/settings.md does not tell '{key}'"


@pytest.mark.parametrize("page", ["getting-started/fa.md", "getting-started/es.md"])
def test_settings_in_translation(page: str, tmp_path: Path) -> None:
    file = tmp_path / "trustaudit.yaml"
    file.write_text(example(page), encoding="utf-8")
    assert config.load(file, {}).suppress


@pytest.mark.parametrize(("page", "number"), [("getting-started/consultants.md", 0), ("getting-started/fa.md", 1)])
def test_brands(page: str, number: int, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "brand.yaml").write_text(example(page, number), encoding="utf-8")
    assert brand.load(tmp_path / "brand.yaml").fixes


def test_exit_codes() -> None:
    rows = re.findall(r"(?m)^\| (\d) \| ([a-z]+) \|", (DOCS / "exit-codes.md").read_text(encoding="utf-8"))
    names = {Exit.OK: "ok", Exit.FAILED: "failed", Exit.USAGE: "usage", Exit.UNAUDITED: "unaudited"}
    names |= {Exit.UNDECIDED: "undecided", Exit.INTERNAL: "internal"}
    assert rows == [(str(int(code)), names[code]) for code in Exit]


@pytest.mark.parametrize("shop", [report(), rich()])
def test_reports_keep_to_the_schema(shop: Any) -> None:
    schema = json.loads((DOCS / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(to_plain(shop), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**to_plain(shop), "surprise": 1}, schema)
