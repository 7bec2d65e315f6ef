"""The generated documents: which they are, what should stand in them, and which of them are out of date.

A generator is a function that gives its documents: path under `docs/` to text. A path with `#name` stands for the block
between `<!-- name -->` and `<!-- /name -->` of a document that people write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.docs import cli_page, report_schema, rule_pages, scoring_tables, signal_pages

DOCS = Path(__file__).resolve().parents[2] / "docs"

GENERATORS: tuple[Callable[[], Mapping[str, str]], ...] = (
    rule_pages.documents,
    signal_pages.documents,
    scoring_tables.documents,
    report_schema.documents,
    cli_page.documents,
)

#: Folders that hold generated documents only: whatever else lies there is a page of a rule file that is gone.
OWNED = ("rules",)


def expected() -> dict[str, str]:
    """Every generated document, whole: path under `docs/` to text."""
    found: dict[str, str] = {}
    blocks: list[tuple[str, str, str]] = []
    for generator in GENERATORS:
        for name, text in generator().items():
            path, _, block = name.partition("#")
            if block:
                blocks.append((path, block, text))
            else:
                found[path] = text
    for path, block, text in blocks:
        found[path] = placed(found.get(path) or (DOCS / path).read_text(encoding="utf-8"), path, block, text)
    return found


def placed(document: str, path: str, block: str, text: str) -> str:
    """A document with the text of one of its blocks replaced."""
    first, last = f"<!-- {block} -->", f"<!-- /{block} -->"
    pattern = re.compile(f"{re.escape(first)}.*?{re.escape(last)}", re.DOTALL)
    placed, count = pattern.subn(lambda _: f"{first}\n{text.strip()}\n{last}", document)
    if count != 1:
        raise ValueError(f"docs/{path} must have the block '{block}' once, it has it {count} times")
    return placed


def out_of_date() -> list[str]:
    """Documents whose text is not what `make docs` would write, and those that nothing writes any more."""
    wanted = expected()
    return sorted([name for name, text in wanted.items() if _present(name) != text] + _left_over(wanted))


def _present(name: str) -> str:
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _left_over(wanted: Mapping[str, str]) -> list[str]:
    files = (file for folder in OWNED for file in (DOCS / folder).rglob("*") if file.is_file())
    return [name for file in files if (name := file.relative_to(DOCS).as_posix()) not in wanted]


def write() -> list[str]:
    """Bring every generated document up to date; gives the names of those that changed."""
    wanted = expected()
    changed = out_of_date()
    for name in changed:
        path = DOCS / name
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], encoding="utf-8")
        else:
            path.unlink()
    return changed
