"""What every judging command does with its options: read them all before any work, judge, write, leave by the table."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from trustaudit.config import Settings
    from trustaudit.model import Snapshot
    from trustaudit.report.formats import Format, Plan
    from trustaudit.report.gate import Reason
    from trustaudit.report.model import Report
    from trustaudit.report.options import Options


@dataclass(frozen=True, slots=True)
class Job:
    """Everything a command was asked for but the shop itself."""

    settings: Settings
    table: Mapping[str, Format]
    plan: Plan
    options: Options
    baseline: Path | None = None
    old: Report | None = None
    across_versions: bool = False
    history: Path | None = None
    quiet: bool = False


def prepare(given: Mapping[str, Any], table: Mapping[str, Format] | None = None) -> Job:
    """Everything that can be wrong before work begins is found here, so that no audit is done in vain.

    `given` are a command's arguments by name, `table` the formats it knows (None: those of a report). Raises
    ConfigError.
    """
    from trustaudit.config import FILE_NAME, load
    from trustaudit.report import brand
    from trustaudit.report.formats import FORMATS, plan
    from trustaudit.report.options import Options

    settings = load(given.get("config"), flags=_flags(given))
    if given.get("no_suppressions"):
        settings = replace(settings, suppress=())
    options = Options(
        lang=settings.lang,
        verbose=bool(given.get("verbose")),
        source=settings.file if settings.file and not Path(settings.file).is_absolute() else FILE_NAME,
        files=settings.files,
        browser_path=settings.browser_path,
    )
    if given.get("brand"):
        options = replace(options, brand=brand.load(given["brand"]))
    table = FORMATS if table is None else table
    reports = plan(given.get("formats") or [], given.get("outputs") or [], table)
    if any(name == "pdf" for name, _ in reports):
        from trustaudit.report import pdf

        pdf.find(options.browser_path)
    if given.get("history"):
        from trustaudit.report import store

        store.demand_writable(given["history"])
    baseline = given.get("baseline")
    return Job(
        settings,
        table,
        reports,
        options,
        baseline,
        read_report(baseline) if baseline else None,
        bool(given.get("across_versions")),
        given.get("history"),
        bool(given.get("quiet")),
    )


def _flags(given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings among a command's arguments, under their names in the settings file."""
    names = (
        "lang", "fail_under", "fail_on", "min_coverage", "strict", "country", "profile", "ignore_robots", "journey",
        "browser", "browser_path", "verify_marks", "delay", "timeout",
    )  # fmt: skip
    flags = {name: given[name] for name in names if given.get(name) is not None}
    if given.get("max_requests") is not None:
        flags["requests"] = given["max_requests"]
    if given.get("rules"):
        flags["rules"] = [str(Path(path).resolve()) for path in given["rules"]]
    return flags


def read_report(path: Path) -> Report:
    """A JSON report from its file. Raises ConfigError when it cannot be read or is none."""
    from trustaudit.model import ConfigError, Problem
    from trustaudit.report.codec import loads

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8 text"
        raise ConfigError([Problem(str(path), 0, f"cannot be read: {reason}")]) from error
    return loads(text, str(path))


def demand_sound(job: Job) -> None:
    """Raises ConfigError for what only the rules can tell to be wrong, before a shop is asked for anything."""
    from trustaudit import __version__
    from trustaudit.audit import check, load_rulebook
    from trustaudit.report.baseline import demand_comparable
    from trustaudit.report.gate import demand_known
    from trustaudit.report.model import ToolInfo

    rulebook = load_rulebook(job.settings.rules)
    check(job.settings, rulebook)
    demand_known(job.settings.fail_on, rulebook.ruleset.rules, rulebook.ruleset.flags)
    if job.old is not None and not job.across_versions:
        demand_comparable(job.old.tool, ToolInfo(__version__, "", rulebook.digest), str(job.baseline))


def judge(snapshot: Snapshot, job: Job, *, is_complete: bool = True) -> None:
    """Judges a snapshot, writes its reports and leaves with the exit code that the gate says; with that of wrong usage
    if something could not be written where it was wanted, before (`is_complete`) or now."""
    from trustaudit.audit import judge_snapshot
    from trustaudit.report.baseline import demand_comparable
    from trustaudit.report.gate import Gate, check
    from trustaudit.report.summary import summary

    settings = job.settings
    report = judge_snapshot(snapshot, settings)
    if job.old is not None and not job.across_versions:
        demand_comparable(job.old.tool, report.tool, str(job.baseline))
    gate = Gate(settings.fail_under, settings.fail_on, settings.min_coverage, settings.strict, job.old)
    code, reasons = check(report, gate)
    written = write(report, job, reasons)
    if job.history is not None:
        from trustaudit.report import store

        store.keep(job.history, report)
    if not job.quiet:
        for line in summary(report, reasons, settings.lang, [path for _, path in job.plan if path is not None]):
            typer.echo(line, err=True)
    raise typer.Exit(code if written and is_complete else 2)


def write(report: Any, job: Job, reasons: Sequence[Reason] = ()) -> bool:
    """A report of the job's sort to every place it is wanted at; gives False when one could not be written there (that
    one goes to stdout)."""
    from trustaudit.report.formats import render, show, step_summary

    options = replace(job.options, reasons=tuple(reasons))
    written = True
    for name, path in job.plan:
        if name == "github":
            step_summary(report, options, os.environ)
        if path is None:
            show(name, report, options, job.settings.bidi, job.table)
            continue
        content = render(name, report, options, job.table)
        try:
            path.write_bytes(content)
        except OSError as error:
            typer.echo(
                f"trustaudit: {path}: cannot be written: {error.strerror}; the report follows on stdout", err=True
            )
            sys.stdout.buffer.write(content)
            written = False
    return written
