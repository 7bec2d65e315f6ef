"""The command line: flags to settings, errors to exit codes, reports to their places. Nothing is decided here.

Heavy modules are imported inside the commands: `trustaudit --version` must not pay for the HTML parser.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trustaudit import __version__, cli_look, cli_over, cli_rules
from trustaudit.cli_options import (
    EPILOG,
    AcrossVersions,
    Baseline,
    Brand,
    Browser,
    BrowserPath,
    Config,
    Country,
    Delay,
    FailOn,
    FailUnder,
    Formats,
    History,
    IgnoreRobots,
    Journey,
    Lang,
    MinCoverage,
    NoSuppressions,
    Outputs,
    Profile,
    Quiet,
    Requests,
    Rules,
    Save,
    Strict,
    Timeout,
    Verbose,
    VerifyMarks,
)
from trustaudit.cli_work import Job, demand_sound, judge, prepare, read_report, write

if TYPE_CHECKING:
    from trustaudit.model import Snapshot

app = typer.Typer(
    name="trustaudit",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.add_typer(cli_rules.app, name="rules")
app.command()(cli_look.explain)
app.command()(cli_look.journey)
app.command(epilog=EPILOG)(cli_over.compare)
app.command(epilog=EPILOG)(cli_over.history)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"trustaudit {__version__}")
        raise typer.Exit


@app.callback(epilog=EPILOG)
def _root(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")
    ] = False,
) -> None:
    """Audits what makes a shopper trust an online shop."""


@app.command(epilog=EPILOG)
def audit(
    url: Annotated[str, typer.Argument(help="The shop's address, such as https://shop.example")],
    formats: Formats = None,
    outputs: Outputs = None,
    lang: Lang = None,
    config: Config = None,
    rules: Rules = None,
    fail_under: FailUnder = None,
    fail_on: FailOn = None,
    min_coverage: MinCoverage = None,
    strict: Strict = None,
    country: Country = None,
    profile: Profile = None,
    save: Save = None,
    ignore_robots: IgnoreRobots = None,
    journey: Journey = None,
    browser: Browser = None,
    browser_path: BrowserPath = None,
    verify_marks: VerifyMarks = None,
    delay: Delay = None,
    max_requests: Requests = None,
    timeout: Timeout = None,
    brand: Brand = None,
    baseline: Baseline = None,
    across_versions: AcrossVersions = False,
    no_suppressions: NoSuppressions = False,
    history: History = None,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Audit a shop: crawl it as a shopper would, judge what was found, say what to mend."""
    _audit(url, prepare(locals()), save)


@app.command(epilog=EPILOG)
def demo(
    bad: Annotated[bool, typer.Option("--bad", help="The untrustworthy version of the sample shop.")] = False,
    serve: Annotated[bool, typer.Option("--serve", help="Only serve the shop, until Ctrl-C.")] = False,
    port: Annotated[int, typer.Option("--port", help="Port to serve on [default: any free one].")] = 0,
    formats: Formats = None,
    outputs: Outputs = None,
    lang: Lang = None,
    config: Config = None,
    rules: Rules = None,
    fail_under: FailUnder = None,
    fail_on: FailOn = None,
    min_coverage: MinCoverage = None,
    strict: Strict = None,
    country: Country = None,
    profile: Profile = None,
    save: Save = None,
    ignore_robots: IgnoreRobots = None,
    journey: Journey = None,
    browser: Browser = None,
    browser_path: BrowserPath = None,
    verify_marks: VerifyMarks = None,
    delay: Delay = None,
    max_requests: Requests = None,
    timeout: Timeout = None,
    brand: Brand = None,
    baseline: Baseline = None,
    across_versions: AcrossVersions = False,
    no_suppressions: NoSuppressions = False,
    history: History = None,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Audit the bundled sample shop, served on this machine; nothing leaves it."""
    from trustaudit import demo as sample

    job = prepare(locals())
    settings = replace(job.settings, verify_marks=False)  # its seals are made up: their issuers know nothing of them
    job = replace(job, settings=settings)
    with sample.serve(good=not bad, port=port) as shop:
        if serve:
            typer.echo(f"The sample shop is at {shop.url} - Ctrl-C ends it.", err=True)
            _wait()
            return
        _audit(shop.url, job, save)


@app.command(epilog=EPILOG)
def replay(
    archive: Annotated[Path, typer.Argument(help="A WARC saved by --save, or by another program.")],
    formats: Formats = None,
    outputs: Outputs = None,
    lang: Lang = None,
    config: Config = None,
    rules: Rules = None,
    fail_under: FailUnder = None,
    fail_on: FailOn = None,
    min_coverage: MinCoverage = None,
    strict: Strict = None,
    country: Country = None,
    profile: Profile = None,
    brand: Brand = None,
    baseline: Baseline = None,
    across_versions: AcrossVersions = False,
    no_suppressions: NoSuppressions = False,
    history: History = None,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Judge a saved snapshot again, offline: with other rules, in another language."""
    from trustaudit.archive import load

    job = prepare(locals())
    judge(load(archive), job)


@app.command(epilog=EPILOG)
def render(
    report: Annotated[Path, typer.Argument(help="A JSON report.")],
    formats: Formats = None,
    outputs: Outputs = None,
    lang: Lang = None,
    config: Config = None,
    brand: Brand = None,
    verbose: Verbose = False,
) -> None:
    """Turn a JSON report into another format or language."""
    job = prepare(locals())
    if not write(read_report(report), job):
        raise typer.Exit(2)


def _audit(url: str, job: Job, save: Path | None) -> None:
    from trustaudit.audit import crawl
    from trustaudit.cli_progress import shown

    demand_sound(job)
    with shown(job.quiet) as progress:
        snapshot = crawl(url, job.settings, progress=progress)
    judge(snapshot, job, is_complete=save is None or _save(snapshot, save))


def _save(snapshot: Snapshot, path: Path) -> bool:
    from trustaudit.archive import save
    from trustaudit.model import ConfigError

    try:
        save(snapshot, path)
    except ConfigError as error:
        typer.echo(f"trustaudit: {error}; the audit goes on without it", err=True)
        return False
    return True


def _wait() -> None:
    import threading

    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        typer.echo("", err=True)


def main() -> None:
    """Run a command; every way to end is a row of the exit-code table."""
    sys.exit(run(lambda: app(standalone_mode=False)))


def run(command: Callable[[], Any]) -> int:
    """The exit code of a command: raised errors become one clear line each on stderr."""
    try:
        result = command()
    except typer.Abort:
        return 130
    except KeyboardInterrupt:
        typer.echo("trustaudit: interrupted", err=True)
        return 130
    except Exception as error:  # noqa: BLE001  the last row of the table: a crash is 5, never 1
        return _failure(error)
    return result if isinstance(result, int) else 0


def _failure(error: Exception) -> int:
    from trustaudit.model import ConfigError, ShopError
    from trustaudit.report.formats import ReaderGoneError

    if isinstance(error, ReaderGoneError):
        # What Python would still flush into the pipe at exit must not raise again. 141 is what a shell says of it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    show = getattr(error, "show", None)  # what the command-line library has to say about wrong words
    if isinstance(error, typer.TyperException) and callable(show):
        show()
        return error.exit_code
    if isinstance(error, ConfigError):
        for problem in error.problems:
            typer.echo(f"trustaudit: {problem}", err=True)
        return 2
    if isinstance(error, ShopError):
        typer.echo(f"trustaudit: {error}", err=True)
        return 3
    if os.environ.get("TRUSTAUDIT_DEBUG"):
        raise error
    typer.echo(f"trustaudit: internal error: {type(error).__name__}: {error}", err=True)
    typer.echo("Set TRUSTAUDIT_DEBUG=1 to see where; please report it with that text.", err=True)
    return 5
