"""Links between documents lead somewhere, and the README's commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/**/*.md")])
_LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for target in _LINK.findall(document.read_text(encoding="utf-8")):
        if "://" in target or target.startswith("#"):
            continue
        assert (document.parent / target.partition("#")[0]).exists(), target


def test_the_commands_of_the_readme_exist() -> None:
    from typer.main import get_command

    from trustaudit.cli import app

    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"^ {4}(?:.*&& )?trustaudit (\w+)", (ROOT / "README.md").read_text("utf-8"), re.M))
    assert named
    assert named <= known
