"""The example package as it stands: its entry points, its signal in a rule, its format; and packages that are wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.report.sample import report
from trustaudit.report.formats import render

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "plugin"
PROJECT = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def install(folder: Path, entries: Mapping[str, Mapping[str, str]]) -> None:
    """What an installer leaves behind of a package: its metadata beside its modules."""
    info = folder / "trustaudit_example-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: trustaudit-example\nVersion: 0.1.0\n", encoding="utf-8"
    )
    lines = [f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in points.items()) for group, points in entries.items()]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


def trustaudit(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(map(str, (folder, EXAMPLE, ROOT)))
    command = [sys.executable, "-m", "trustaudit", *map(str, words)]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    install(tmp_path, PROJECT["entry-points"])
    return tmp_path


def test_its_rule_passes_its_cases(installed: Path) -> None:
    done = trustaudit(installed, "rules", "test", EXAMPLE / "rules")
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_format_by_name_and_by_ending(installed: Path) -> None:
    (installed / "a.json").write_bytes(render("json", report()))
    done = trustaudit(installed, "render", installed / "a.json", "-f", "oneline")
    assert (done.stdout, done.stderr) == ("shop.example 41-68 E\n", "")
    assert trustaudit(installed, "render", installed / "a.json", "-o", installed / "a.log").returncode == 0
    assert (installed / "a.log").read_text(encoding="utf-8") == "shop.example 41-68 E\n"


def test_without_it_its_rule_is_a_clear_error(tmp_path: Path) -> None:
    done = trustaudit(tmp_path, "rules", "test", EXAMPLE / "rules")
    assert done.returncode == 2
    assert "unknown signal 'pickups'" in done.stderr


@pytest.mark.parametrize(
    ("group", "value", "message"),
    [
        ("signals", "no_such_module:X", "signals of trustaudit-example 0.1.0 cannot be loaded: No module named"),
        ("signals", "trustaudit_example:one_line", "must be a Spec or a tuple of them"),
        ("signals", "trustaudit.signals.phones:SIGNALS", "there is a signal 'phones' already"),
        ("formats", "no_such_module:X", "format 'x' of no_such_module:X cannot be loaded"),
    ],
)
def test_a_package_that_is_wrong(tmp_path: Path, group: str, value: str, message: str) -> None:
    install(tmp_path, {f"trustaudit.{group}": {"x": value}})
    (tmp_path / "a.json").write_bytes(render("json", report()))
    words = ("rules", "list") if group == "signals" else ("render", tmp_path / "a.json", "-f", "x")
    done = trustaudit(tmp_path, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
