"""The formats a report comes in, as one table, and where each is to go."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from trustaudit.model import ConfigError, Problem
from trustaudit.report.model import Report
from trustaudit.yamlfile import did_you_mean

Plan = list[tuple[str, Path | None]]


def _json(report: Report, lang: str, verbose: bool) -> bytes:
    from trustaudit.report.codec import dumps

    return dumps(report).encode()


def _text(report: Report, lang: str, verbose: bool) -> bytes:
    from trustaudit.report.terminal import render as draw

    return draw(report, lang, verbose=verbose).encode()


def _html(report: Report, lang: str, verbose: bool) -> bytes:
    from trustaudit.report.html import render as draw

    return draw(report, lang).encode()


Renderer = Callable[[Report, str, bool], bytes]
#: Format to renderer and the file endings that mean it.
FORMATS: dict[str, tuple[Renderer, tuple[str, ...]]] = {
    "text": (_text, (".txt",)),
    "html": (_html, (".html", ".htm")),
    "json": (_json, (".json",)),
}


def plan(formats: Sequence[str], outputs: Sequence[Path]) -> Plan:
    """Which format goes where; None is stdout. Raises ConfigError for what cannot be.

    The nth output takes the nth format; an output without a format is known by its ending; one format without an
    output goes to stdout. With neither, the report is text on stdout.
    """
    problems = [
        Problem("", 0, f"--format: no format '{name}'{did_you_mean(name, FORMATS)}")
        for name in formats
        if name not in FORMATS
    ]
    planned: Plan = []
    for number in range(max(len(formats), len(outputs))):
        path = outputs[number] if number < len(outputs) else None
        if number < len(formats):
            planned.append((formats[number], path))
            continue
        ending = "".join(outputs[number].suffixes[-1:]).lower()
        found = next((name for name, (_, endings) in FORMATS.items() if ending in endings), "")
        if not found:
            problems.append(Problem("", 0, f"--output {path}: its ending names no format; say which with --format"))
        planned.append((found, path))
    if sum(path is None for _, path in planned) > 1:
        problems.append(Problem("", 0, "only one report can go to stdout; give the others an --output"))
    if problems:
        raise ConfigError(problems)
    return planned or [("text", None)]


def render(name: str, report: Report, lang: str, *, verbose: bool = False) -> bytes:
    """The report in a format, as the bytes of a file."""
    return FORMATS[name][0](report, lang, verbose)


def show(name: str, report: Report, lang: str, *, verbose: bool = False) -> None:
    """The report on stdout; text takes the width and colours of the terminal, if there is one."""
    if name == "text":
        from trustaudit.report.terminal import render as draw

        terminal = sys.stdout.isatty()
        width = min(shutil.get_terminal_size().columns, 100) if terminal else 80
        color = terminal and not os.environ.get("NO_COLOR")
        text = draw(report, lang, width=width, color=color, verbose=verbose)
        sys.stdout.buffer.write(text.encode())
    else:
        sys.stdout.buffer.write(render(name, report, lang, verbose=verbose))
    sys.stdout.buffer.flush()
