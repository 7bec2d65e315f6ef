"""The action, the staging example and the GitLab snippet, run in a dry way: by a plain shell, against the sample shop."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from trustaudit import demo

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH on which `trustaudit` is this very source."""
    tool = tmp_path / "bin" / "trustaudit"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m trustaudit "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    return f"{tool.parent}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def shop() -> Iterator[str]:
    with demo.serve(good=False) as served:
        yield served.url


def run_action(place: Path, path: str, inputs: Mapping[str, str]) -> tuple[int, Mapping[str, str], str]:
    """The action's own step with its inputs filled in as GitHub does: exit code, outputs, what was printed."""
    values = {name: spec.get("default", "") for name, spec in ACTION["inputs"].items()} | inputs
    step: Any = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "audit")
    filled = {k: re.sub(r"\$\{\{ inputs\.([\w-]+) }}", lambda m: values[m[1]], v) for k, v in step["env"].items()}
    outputs, summary = place / "outputs", place / "summary"
    outputs.touch()
    env = {**filled, "PATH": path, "GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary)}
    assert "${{" not in step["run"], "an input as text of the script is a way to run commands"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, env=env, cwd=place, capture_output=True, text=True, check=False)
    pairs = dict(line.split("=", 1) for line in outputs.read_text(encoding="utf-8").splitlines())
    return done.returncode, pairs, done.stdout


def test_the_action(tmp_path: Path, path: str, shop: str) -> None:
    quick = "--delay 0 --no-journey"
    code, outputs, printed = run_action(
        tmp_path, path, {"url": shop, "fail-under": "60", "arguments": quick, "folder": "out put", "lang": "fa"}
    )
    assert code == 1
    assert outputs == {
        "exit-code": "1",
        "json": "out put/report.json",
        "sarif": "out put/report.sarif",
        "html": "out put/report.html",
    }
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in printed.splitlines())
    assert printed.startswith("::error ")
    assert (tmp_path / "summary").read_text(encoding="utf-8").startswith("# گزارش اعتماد")
    assert '<html lang="fa"' in (tmp_path / "out put" / "report.html").read_text(encoding="utf-8")
    baseline = {
        "url": shop,
        "baseline": str(tmp_path / "out put" / "report.json"),
        "folder": "again",
        "arguments": quick,
    }
    (tmp_path / "outputs").write_text("", encoding="utf-8")
    assert run_action(tmp_path, path, baseline)[0] == 0


def test_the_action_does_what_it_is_told_by_no_address(tmp_path: Path, path: str) -> None:
    evil = 'https://x.invalid/$(touch "$FOLDER/bad")`touch bad`; touch bad'
    code, outputs, _ = run_action(tmp_path, path, {"url": evil})
    assert (code, outputs) in ((2, {"exit-code": "2"}), (3, {"exit-code": "3"}))
    assert not list(tmp_path.rglob("bad"))


def test_staging(tmp_path: Path, path: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {"PATH": path, "START": f"trustaudit demo --serve --port {port}", "SHOP": f"http://localhost:{port}"}
    words = ["--delay", "0", "--no-journey", "-q", "--fail-under", "60"]
    done = subprocess.run(
        [ROOT / "examples/staging/audit.sh", *words], env=env, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "trustaudit-report" / "report.json").read_text(encoding="utf-8"))
    assert report["shop"]["url"].startswith(f"http://localhost:{port}")
    assert ElementTree.parse(tmp_path / "trustaudit-report" / "report.xml").getroot().tag == "testsuites"
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), timeout=2):
        pass  # the shop was ended with the script


def test_a_staging_server_that_does_not_start(tmp_path: Path, path: str) -> None:
    env = {"PATH": path, "START": "echo broken; exit 1", "SHOP": "http://localhost:9"}
    done = subprocess.run(
        [ROOT / "examples/staging/audit.sh"], env=env, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "broken" in done.stderr


def test_gitlab(tmp_path: Path, path: str, shop: str) -> None:
    text = (ROOT / "docs/ci/gitlab.md").read_text(encoding="utf-8")
    job = yaml.safe_load(text.partition("```yaml\n")[2].partition("```")[0])["trust"]
    command = job["script"][1]
    assert command.startswith("trustaudit audit ")
    env = {"PATH": path, "SHOP_URL": shop, "FAIL_UNDER": "5", "TRUSTAUDIT_DELAY": "0", "TRUSTAUDIT_JOURNEY": "false"}
    done = subprocess.run(["sh", "-ec", command], env=env, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    for name in (*job["artifacts"]["paths"], job["artifacts"]["reports"]["junit"]):
        assert (tmp_path / name).stat().st_size > 1000


def test_workflows_are_pinned_to_little_rights() -> None:
    workflow = yaml.safe_load((ROOT / "examples/staging/github-workflow.yml").read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}


def test_the_container_has_no_rights() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    last_stage = lines[max(i for i, line in enumerate(lines) if line.startswith("FROM ")) :]
    users = [line.split()[1] for line in last_stage if line.startswith("USER ")]
    assert users == ["auditor"]
    assert last_stage.index("USER auditor") < last_stage.index('ENTRYPOINT ["trustaudit"]')
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = {
        word for line in lines if line.startswith("COPY ") and "--from" not in line for word in line.split()[1:-1]
    }
    assert copied == {line[1:] for line in kept if line.startswith("!")}
