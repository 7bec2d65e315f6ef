"""The command line's reports: brands, baselines, what was set aside, shops beside each other, and their course."""

from __future__ import annotations

import dataclasses
import json
import time
from pathlib import Path

import pytest

from trustaudit import demo
from trustaudit.cli import app, run
from trustaudit.report.codec import dumps, loads
from trustaudit.report.model import Report


def invoke(*words: str | Path) -> int:
    return run(lambda: app([str(w) for w in words], standalone_mode=False))


def crawl(folder: Path, name: str, good: bool) -> Path:
    """One version of the sample shop as a WARC, with its JSON report beside it."""
    path = folder / f"{name}.warc.gz"
    with demo.serve(good=good) as shop:
        quick = ("--delay", "0", "--no-journey", "-q")
        assert invoke("audit", shop.url, *quick, "--save", path, "-o", folder / f"{name}.json") == 0
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shops")
    crawl(path, "good", True)
    time.sleep(1.01)  # an audit goes by its host and second
    crawl(path, "bad", False)
    return path


def read(path: Path) -> Report:
    return loads(path.read_text(encoding="utf-8"), str(path))


def test_a_brand(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "brand.yaml").write_text("name: Studio Example\n", encoding="utf-8")
    page = tmp_path / "a.html"
    assert invoke("replay", folder / "good.warc.gz", "-q", "--brand", tmp_path / "brand.yaml", "-o", page) == 0
    assert "Studio Example" in page.read_text(encoding="utf-8")
    (tmp_path / "brand.yaml").write_text("nam: Studio\n", encoding="utf-8")
    assert invoke("replay", folder / "good.warc.gz", "-q", "--brand", tmp_path / "brand.yaml") == 2
    assert "brand.yaml:1: unknown key 'nam', did you mean 'name'?" in capsys.readouterr().err


def test_a_baseline_fails_only_for_what_got_worse(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = folder / "good.json", folder / "bad.json"
    assert invoke("replay", folder / "bad.warc.gz", "-f", "json", "-q", "--baseline", bad) == 0
    assert invoke("replay", folder / "bad.warc.gz", "-f", "json", "--baseline", good) == 1
    assert "Worse than in the baseline: landline" in capsys.readouterr().err
    assert invoke("replay", folder / "good.warc.gz", "-f", "json", "-q", "--baseline", bad) == 0
    named = ("--fail-on", "contact")
    assert invoke("replay", folder / "bad.warc.gz", "-f", "json", "-q", "--baseline", good, *named) == 1


def test_a_baseline_of_other_rules_is_refused(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = read(folder / "good.json")
    old = tmp_path / "old.json"
    old.write_text(dumps(dataclasses.replace(report, tool=dataclasses.replace(report.tool, digest="f" * 64))), "utf-8")
    words = ("replay", folder / "good.warc.gz", "-f", "json", "-q", "--baseline", old)
    assert invoke(*words) == 2
    captured = capsys.readouterr()
    assert "old.json: was made with other rules" in captured.err
    assert "--across-versions" in captured.err
    assert invoke(*words, "--across-versions") == 0


def test_suppressions_are_told_and_can_be_switched_off(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "trustaudit.yaml"
    settings.write_text(
        "suppress:\n"
        "  - {rule: landline, reason: we only chat}\n"
        "  - {rule: enamad, reason: long ago, until: 2020-01-01}\n"
        "  - {rule: no-such-rule, reason: x}\n",
        encoding="utf-8",
    )
    words = ("replay", folder / "bad.warc.gz", "--config", settings, "-f", "json")
    assert invoke(*words, "--fail-on", "landline") == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert [entry["id"] for entry in report["set_aside"]] == ["landline"]
    assert {"suppression-expired:enamad", "suppression-unknown:no-such-rule"} <= set(report["notes"])
    assert "1 set aside by the settings" in captured.err
    assert invoke(*words, "--fail-on", "landline", "--no-suppressions") == 1
    assert json.loads(capsys.readouterr().out)["set_aside"] == []
    assert invoke("replay", folder / "good.warc.gz", "--config", settings, "-f", "json", "-q") == 0
    assert "suppression-unused:landline" in json.loads(capsys.readouterr().out)["notes"]


def test_shops_beside_each_other(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "a.html"
    # An archive and a report of the same rules; hosts are alike, so the days tell them apart.
    assert invoke("compare", folder / "bad.warc.gz", folder / "good.json", "-o", page, "--lang", "fa") == 0
    assert 'dir="rtl"' in page.read_text(encoding="utf-8")
    assert invoke("compare", folder / "bad.json", folder / "good.json") == 0
    assert "What others have and this shop lacks" in capsys.readouterr().out
    for words, message in (
        ((folder / "bad.json",), "compare needs two shops at least"),
        ((folder / "bad.json", "none.json"), "none.json: cannot be read"),
        ((folder / "bad.json", folder / "good.json", "-f", "junit"), "no format 'junit'"),
    ):
        assert invoke("compare", *words) == 2
        assert message in capsys.readouterr().err


def test_the_course_of_a_shop(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "shop.sqlite"
    for name in ("good", "bad"):
        assert invoke("replay", folder / f"{name}.warc.gz", "-f", "json", "-q", "--history", file) == 0
    capsys.readouterr()
    assert invoke("history", file) == 0
    assert capsys.readouterr().out.startswith("127.0.0.1\n")
    assert invoke("history", file, "http://127.0.0.1:9/", "-f", "json") == 0
    (course,) = json.loads(capsys.readouterr().out)
    assert len(course["entries"]) == 2
    assert course["changes"]
    assert invoke("history", file, "shop.example") == 2
    assert "has no audit of 'shop.example'" in capsys.readouterr().err
    assert invoke("history", tmp_path / "none.sqlite") == 2


def test_a_history_that_cannot_be_kept_is_told_before_the_work(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.sqlite"
    file.write_text("no database " * 99, encoding="utf-8")
    assert invoke("replay", folder / "good.warc.gz", "--history", file, "-f", "json") == 2
    captured = capsys.readouterr()
    assert "cannot be used as a history" in captured.err
    assert not captured.out


def test_pdf_without_a_browser_is_told_before_the_work(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = (
        "replay",
        folder / "good.warc.gz",
        "--config",
        _config(folder, "crawl: {browser_path: /no/such/browser}\n"),
    )
    assert invoke(*words, "-f", "pdf") == 2
    captured = capsys.readouterr()
    assert "--format pdf needs Chromium, and there is none at /no/such/browser" in captured.err
    assert not captured.out


def _config(folder: Path, text: str) -> Path:
    path = folder / "trustaudit.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", ["/etc/passwd", "../x.html", "https://shop.example/", ""])
def test_files_outside_of_the_repository_are_refused(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _config(tmp_path, f"lang: en\nfiles:\n  contact: '{path}'\n")
    assert invoke("audit", "https://shop.example", "--config", file) == 2
    assert f"{file}:3: the file of 'contact' must be a path inside the repository" in capsys.readouterr().err


def test_annotations_and_the_step_summary(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert invoke("replay", folder / "bad.warc.gz", "-f", "github", "--fail-on", "landline", "-q") == 1
    assert capsys.readouterr().out.startswith("::error file=trustaudit.yaml,line=1,title=A landline")
    assert "## What to mend first" in summary.read_text(encoding="utf-8")
