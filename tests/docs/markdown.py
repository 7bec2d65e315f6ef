"""Pieces of Markdown in which any text stays what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_MARKUP = re.compile(r"([\\`*_<>\[\]|])")


def plain(text: str) -> str:
    """A text with every character that Markdown or HTML would take for markup escaped, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")


def code(text: str) -> str:
    """A text as a code span, whatever backticks it holds; fit for a table's cell."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}".replace("|", r"\|")


def block(text: str, language: str = "") -> str:
    """A text as a fenced block."""
    fence = "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> str:
    """A table; cells are Markdown already. `right` are the columns to be set flush right, from 0."""
    flush = set(right)
    lines = [head, ["--:" if i in flush else "---" for i in range(len(head))], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def number(value: float) -> str:
    """A number as people write it: 4, 0.5, 13.5; rounding errors of sums are gone."""
    return f"{round(value, 6):g}"
