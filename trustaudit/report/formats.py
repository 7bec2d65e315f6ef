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
from typing import Any

from trustaudit.model import ConfigError, Problem, TrustauditError
from trustaudit.report.model import Report
from trustaudit.report.options import Options
from trustaudit.yamlfile import did_you_mean

Plan = list[tuple[str, Path | None]]
Renderer = Callable[[Any, Options], bytes]

#: Packages add formats of their own under this group of entry points; each names a Format or a Renderer.
GROUP = "trustaudit.formats"


@dataclass(frozen=True, slots=True)
class Format:
    """How a report becomes the bytes of a file, and the file endings that mean this format.

    `draw`, where there is one, gives it as text for a terminal: `draw(report, options, width=, color=, order=)`.
    """

    render: Renderer
    endings: tuple[str, ...] = ()
    draw: Callable[..., str] | None = None


def _lazy(module: str, function: str = "render") -> Callable[..., Any]:
    """A function of this package, its module imported when it is called: no audit pays for the other formats."""

    def call(*words: Any, **more: Any) -> Any:
        return getattr(import_module(f"trustaudit.report.{module}"), function)(*words, **more)

    return call


#: What a report comes in.
FORMATS: Mapping[str, Format] = {
    "text": Format(_lazy("terminal"), (".txt",), _lazy("terminal", "draw")),
    "html": Format(_lazy("html"), (".html", ".htm")),
    "pdf": Format(_lazy("pdf"), (".pdf",)),
    "json": Format(_lazy("codec"), (".json",)),
    "junit": Format(_lazy("junit"), (".xml",)),
    "sarif": Format(_lazy("sarif"), (".sarif",)),
    "github": Format(_lazy("github")),
    "markdown": Format(_lazy("markdown"), (".md", ".markdown")),
    "csv": Format(_lazy("spreadsheet"), (".csv",)),
}
#: What a comparison of shops comes in.
COMPARISONS: Mapping[str, Format] = {
    "text": Format(_lazy("comparison_text"), (".txt",), _lazy("comparison_text", "draw")),
    "html": Format(_lazy("html.comparison"), (".html", ".htm")),
    "markdown": Format(_lazy("comparison_text", "markdown"), (".md", ".markdown")),
}
#: What the courses of shops come in.
COURSES: Mapping[str, Format] = {
    "text": Format(_lazy("history_text"), (".txt",), _lazy("history_text", "draw")),
    "json": Format(_lazy("history_text", "as_json"), (".json",)),
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


def _find(name: str, table: Mapping[str, Format]) -> Format | None:
    return table.get(name) or (formats().get(name) if table is FORMATS else None)


def plan(names: Sequence[str], outputs: Sequence[Path], table: Mapping[str, Format] = FORMATS) -> Plan:
    """Which format goes where; None is stdout. Raises ConfigError for what cannot be.

    The nth output takes the nth format; an output without a format is known by its ending; one format without an
    output goes to stdout. With neither, the report is text on stdout.
    """
    problems = [
        Problem("", 0, f"--format: no format '{name}'{did_you_mean(name, _all(table))}")
        for name in names
        if _find(name, table) is None
    ]
    planned: Plan = []
    for number in range(max(len(names), len(outputs))):
        path = outputs[number] if number < len(outputs) else None
        if number < len(names):
            planned.append((names[number], path))
            continue
        found = _by_ending("".join(outputs[number].suffixes[-1:]).lower(), table)
        if not found:
            problems.append(Problem("", 0, f"--output {path}: its ending names no format; say which with --format"))
        planned.append((found, path))
    if sum(path is None for _, path in planned) > 1:
        problems.append(Problem("", 0, "only one report can go to stdout; give the others an --output"))
    if problems:
        raise ConfigError(problems)
    return planned or [("text", None)]


def _all(table: Mapping[str, Format]) -> Mapping[str, Format]:
    return formats() if table is FORMATS else table


def _by_ending(ending: str, table: Mapping[str, Format]) -> str:
    for some in (table, _all(table)):
        for name, form in some.items():
            if ending in form.endings:
                return name
    return ""


def render(name: str, report: Any, options: Options | None = None, table: Mapping[str, Format] = FORMATS) -> bytes:
    """A report (of the table's sort) in a format, as the bytes of a file. Raises KeyError for no such format."""
    form = _find(name, table)
    if form is None:
        raise KeyError(name)
    return form.render(report, options or Options())


class ReaderGoneError(TrustauditError):
    """Whoever read our standard output has closed it (`| head`)."""


def show(name: str, report: Any, options: Options, bidi: str = "auto", table: Mapping[str, Format] = FORMATS) -> None:
    """A report on stdout; text takes the width, the colours and the direction of the terminal, if there is one.

    Raises ReaderGoneError when nobody is there to read it.
    """
    try:
        sys.stdout.buffer.write(_shown(name, report, options, bidi, table))
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        raise ConfigError([Problem("", 0, f"the report cannot be written to stdout: {error.strerror}")]) from error


def _shown(name: str, report: Any, options: Options, bidi: str, table: Mapping[str, Format]) -> bytes:
    form = _find(name, table)
    if form is not None and form.draw is not None:
        from trustaudit.report.bidi import ordering

        terminal = sys.stdout.isatty()
        width = min(shutil.get_terminal_size().columns, 100) if terminal else 80
        color = terminal and not os.environ.get("NO_COLOR")
        text = form.draw(report, options, width=width, color=color, order=ordering(bidi, os.environ, terminal))
        return text.encode()
    return render(name, report, options, table)


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
