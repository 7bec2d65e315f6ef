"""Data flows one way: a room imports from itself and from the rooms to its left; heavy libraries stay in theirs."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import trustaudit

PACKAGE = Path(trustaudit.__file__).parent
ROOMS = (
    "model", "text", "yamlfile", "hosts", "lexicon", "config", "page", "crawl", "archive", "signals", "judge", "i18n",
    "report", "audit", "demo", "cli",
)  # fmt: skip
#: Library to the places that may import it.
LIBRARIES = {
    "httpx": ("crawl",),
    "httpcore": ("crawl",),
    "bs4": ("page",),
    "lxml": ("page",),
    "rich": ("report/terminal", "cli"),
    "typer": ("cli",),
    "playwright": ("crawl/browser", "report/pdf"),
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name not in ("__main__.py",))


def _room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "cli" if first.startswith("cli") else first


def _imports(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module] + [f"{node.module}.{alias.name}" for alias in node.names]
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_left(path: Path) -> None:
    own = _room(path)
    if own == "__init__":
        return
    assert own in ROOMS, f"{path.name} stands in no room of the design"
    for name in _imports(path):
        parts = name.split(".")
        if parts[0] == "trustaudit" and len(parts) > 1 and parts[1] != "__version__":
            target = "cli" if parts[1].startswith("cli") else parts[1]
            assert ROOMS.index(target) <= ROOMS.index(own), f"{own} imports {name}, which stands to its right"
        allowed = LIBRARIES.get(parts[0])
        if allowed is not None:
            where = str(path.relative_to(PACKAGE))
            assert where.startswith(allowed), f"{where} imports {parts[0]}"


def test_no_module_is_long() -> None:
    """Tables of names are data, and as long as the world has names."""
    code = (p for p in MODULES if not p.stem.endswith("_table"))
    long = {str(p.relative_to(PACKAGE)): n for p in code if (n := len(p.read_text("utf-8").splitlines())) > 350}
    assert not long
