"""The formats a report comes in, as one table, and where each is to go."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from trustaudit.model import ConfigError, Problem
from trustaudit.report.model import Report
from trustaudit.report.options import Options
from trustaudit.yamlfile import did_you_mean

Plan = list[tuple[str, Path | None]]
Renderer = Callable[[Report, Options], bytes]

#: Packages add formats of their own under this group of entry points; each names a Format or a Renderer.
GROUP = "trustaudit.formats"


@dataclass(frozen=True, slots=True)
class Format:
    """How a report becomes the bytes of a file, and the file endings that mean this format."""

    render: Renderer
    endings: tuple[str, ...] = ()


def _lazy(module: str) -> Renderer:
    """The `render` of a module of this package, imported when it is needed: no audit pays for the other formats."""

    def render(report: Report, options: Options) -> bytes:
        content: bytes = import_module(f"trustaudit.report.{module}").render(report, options)
        return content

    return render


FORMATS: Mapping[str, Format] = {
    "text": Format(_lazy("terminal"), (".txt",)),
    "html": Format(_lazy("html"), (".html", ".htm")),
    "pdf": Format(_lazy("pdf"), (".pdf",)),
    "json": Format(_lazy("codec"), (".json",)),
    "junit": Format(_lazy("junit"), (".xml",)),
    "sarif": Format(_lazy("sarif"), (".sarif",)),
    "github": Format(_lazy("github")),
    "markdown": Format(_lazy("markdown"), (".md", ".markdown")),
    "csv": Format(_lazy("spreadsheet"), (".csv",)),
}


@lru_cache(maxsize=1)
def formats() -> Mapping[str, Format]:
    """The formats of this package, then those of others. Raises ConfigError for one that cannot be loaded."""
    from importlib.metadata import entry_points

    table = dict(FORMATS)
    for point in entry_points(group=GROUP):
        try:
            loaded = point.load()
        except Exception as error:  # another package's fault, told as what it is
            raise ConfigError(f"format '{point.name}' of {point.value} cannot be loaded: {error}") from error
        table.setdefault(point.name, loaded if isinstance(loaded, Format) else Format(loaded))
    return table


def _find(name: str) -> Format | None:
    return FORMATS.get(name) or formats().get(name)


def plan(names: Sequence[str], outputs: Sequence[Path]) -> Plan:
    """Which format goes where; None is stdout. Raises ConfigError for what cannot be.

    The nth output takes the nth format; an output without a format is known by its ending; one format without an
    output goes to stdout. With neither, the report is text on stdout.
    """
    problems = [
        Problem("", 0, f"--format: no format '{name}'{did_you_mean(name, formats())}")
        for name in names
        if _find(name) is None
    ]
    planned: Plan = []
    for number in range(max(len(names), len(outputs))):
        path = outputs[number] if number < len(outputs) else None
        if number < len(names):
            planned.append((names[number], path))
            continue
        found = _by_ending("".join(outputs[number].suffixes[-1:]).lower())
        if not found:
            problems.append(Problem("", 0, f"--output {path}: its ending names no format; say which with --format"))
        planned.append((found, path))
    if sum(path is None for _, path in planned) > 1:
        problems.append(Problem("", 0, "only one report can go to stdout; give the others an --output"))
    if problems:
        raise ConfigError(problems)
    return planned or [("text", None)]


def _by_ending(ending: str) -> str:
    for table in (FORMATS, formats()):
        for name, form in table.items():
            if ending in form.endings:
                return name
    return ""


def render(name: str, report: Report, options: Options | None = None) -> bytes:
    """The report in a format, as the bytes of a file. Raises KeyError for no such format."""
    form = _find(name)
    if form is None:
        raise KeyError(name)
    return form.render(report, options or Options())


def show(name: str, report: Report, options: Options, bidi: str = "auto") -> None:
    """The report on stdout; text takes the width, the colours and the direction of the terminal, if there is one."""
    if name == "text":
        from trustaudit.report.bidi import ordering
        from trustaudit.report.terminal import draw

        terminal = sys.stdout.isatty()
        width = min(shutil.get_terminal_size().columns, 100) if terminal else 80
        color = terminal and not os.environ.get("NO_COLOR")
        order = ordering(bidi, os.environ, terminal)
        text = draw(report, options, width=width, color=color, order=order)
        sys.stdout.buffer.write(text.encode())
    else:
        sys.stdout.buffer.write(render(name, report, options))
    sys.stdout.buffer.flush()


def step_summary(report: Report, options: Options, environment: Mapping[str, str]) -> None:
    """Adds the Markdown report to the step summary, where GitHub Actions has given a file for it."""
    path = environment.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with open(path, "ab") as file:
            file.write(render("markdown", report, options))
    except OSError as error:
        raise ConfigError([Problem(path, 0, f"GITHUB_STEP_SUMMARY cannot be written: {error.strerror}")]) from error
