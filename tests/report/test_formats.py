"""What every format has in common: equal bytes for equal reports, and a place for each."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from tests.report.sample import GUILD, report, rich
from trustaudit.i18n import LANGUAGES
from trustaudit.model import ConfigError
from trustaudit.report.codec import dumps, loads
from trustaudit.report.formats import COMPARISONS, FORMATS, plan, render, step_summary
from trustaudit.report.options import Options

TEXTUAL = [name for name in FORMATS if name != "pdf"]


@pytest.mark.parametrize("name", TEXTUAL)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_read_back_gives_the_same_bytes(name: str, lang: str) -> None:
    options = Options(lang=lang, verbose=True)
    assert render(name, loads(dumps(rich()), "a.json"), options) == render(name, rich(), options)


def test_bytes_hang_on_nothing_but_the_report() -> None:
    code = (
        "import sys; from tests.report.sample import rich; from trustaudit.report.formats import render;"
        "from trustaudit.report.options import Options;"
        f"[sys.stdout.buffer.write(render(n, rich(), Options('fa'))) for n in {TEXTUAL!r}]"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ".", "COLUMNS": columns},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone, columns in (("1", "Asia/Tehran", "50"), ("2", "UTC", "200"))
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("names", "outputs", "planned"),
    [
        ((), (), [("text", None)]),
        (("json",), (), [("json", None)]),
        ((), ("a.html", "b.sarif", "c.xml", "d.md", "e.csv", "f.pdf"),
         [("html", "a.html"), ("sarif", "b.sarif"), ("junit", "c.xml"), ("markdown", "d.md"), ("csv", "e.csv"),
          ("pdf", "f.pdf")]),
        (("html", "json"), ("a.html",), [("html", "a.html"), ("json", None)]),
        (("html",), ("-.txt", "b.json"), [("html", "-.txt"), ("json", "b.json")]),
    ],
)  # fmt: skip
def test_places(names: tuple[str, ...], outputs: tuple[str, ...], planned: list[tuple[str, str | None]]) -> None:
    found = plan(names, [Path(path) for path in outputs])
    assert [(name, str(path) if path else None) for name, path in found] == planned


@pytest.mark.parametrize(
    ("names", "outputs", "message"),
    [
        (("htm",), (), "no format 'htm', did you mean 'html'?"),
        ((), ("a.zip",), "its ending names no format"),
        (("html", "json"), (), "only one report can go to stdout"),
    ],
)
def test_places_that_cannot_be(names: tuple[str, ...], outputs: tuple[str, ...], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        plan(names, [Path(path) for path in outputs])


def test_a_comparison_has_formats_of_its_own() -> None:
    with pytest.raises(ConfigError, match="no format 'junit'"):
        plan(["junit"], [], COMPARISONS)


@pytest.mark.parametrize("name", TEXTUAL)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_shop_of_which_nothing_was_judged(name: str, lang: str) -> None:
    score = dataclasses.replace(report().score, low=0.0, high=0.0, seen=0.0, grade="", caps=(), by_category=())
    empty = report(
        verdicts=(), rules=(), flags=(), flag_texts=(), duties=(), journey=(), facts={}, gaps=(), pages=(),
        score=score, notes=("not-a-shop", "signal-failed:phones", "a-note-of-tomorrow:x"),
    )  # fmt: skip
    assert render(name, empty, Options(lang=lang, verbose=True))


@pytest.mark.parametrize("name", [n for n in TEXTUAL if n not in ("json", "github")])
def test_what_was_set_aside_is_tallied(name: str) -> None:
    shown = render(name, rich()).decode()
    assert "1 set aside" in shown or 'value="1"' in shown or '"setAside": 1' in shown or "guild,licences" in shown
    assert GUILD in shown


def test_the_step_summary_is_added_to(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_bytes(b"before\n")
    step_summary(rich(), Options(), {"GITHUB_STEP_SUMMARY": str(file)})
    text = file.read_text(encoding="utf-8")
    assert text.startswith("before\n# Trust report")
    step_summary(rich(), Options(), {})
    with pytest.raises(ConfigError, match="cannot be written"):
        step_summary(rich(), Options(), {"GITHUB_STEP_SUMMARY": str(tmp_path)})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "a.json:1: not a JSON report"),
        ("[]", "schema_version None"),
        ('{"schema_version": 999}', "schema_version 999"),
        ('{"schema_version": 1}', "not a complete report"),
        ('{"schema_version": 1, "tool": 3}', "not a complete report"),
    ],
)
def test_what_is_no_report(text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        loads(text, "a.json")
