"""The command line: flags to settings, errors to exit codes, reports to their places. Nothing is decided here.

Heavy modules are imported inside the commands: `trustaudit --version` must not pay for the HTML parser.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trustaudit import __version__, cli_rules

if TYPE_CHECKING:
    from trustaudit.config import Settings
    from trustaudit.model import Snapshot
    from trustaudit.report.model import Report

app = typer.Typer(
    name="trustaudit",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_EPILOG = (
    "Exit codes: 0 ok, 1 below the threshold or a named rule failed, 2 wrong usage, configuration or rules, "
    "3 the shop could not be audited, 4 undecided, 5 internal error."
)

Formats = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", help="text, html, json, junit, sarif, github, markdown, csv; may be repeated."),
]
Outputs = Annotated[
    list[Path] | None,
    typer.Option("--output", "-o", help="File for the format at the same place; its ending tells the format too."),
]
Lang = Annotated[str | None, typer.Option("--lang", help="Language of the report: en, fa or es.")]
Config = Annotated[Path | None, typer.Option("--config", help="Settings file [default: ./trustaudit.yaml].")]
Rules = Annotated[list[Path] | None, typer.Option("--rules", help="Directory with rules of your own; may be repeated.")]
FailUnder = Annotated[float | None, typer.Option("--fail-under", help="Exit 1 when the score is below this (0-100).")]
FailOn = Annotated[
    list[str] | None, typer.Option("--fail-on", help="Exit 1 when this rule, category or flag fails; may be repeated.")
]
MinCoverage = Annotated[
    float | None, typer.Option("--min-coverage", help="Exit 4 when less than this percentage was seen.")
]
Strict = Annotated[bool | None, typer.Option("--strict", help="Exit 4 when what was not seen could decide the gate.")]
Country = Annotated[str | None, typer.Option("--country", help="The shop's country, such as ir [default: find out].")]
Profile = Annotated[str | None, typer.Option("--profile", help="Judge by this profile [default: find out].")]
Save = Annotated[Path | None, typer.Option("--save", help="Keep what was fetched as a WARC (.warc.gz).")]
IgnoreRobots = Annotated[
    bool | None, typer.Option("--ignore-robots", help="For a shop of your own: look where robots.txt forbids it.")
]
Journey = Annotated[bool | None, typer.Option("--journey/--no-journey", help="Walk to the cart and the checkout.")]
Browser = Annotated[str | None, typer.Option("--browser", help="Render pages with Chromium: auto, always or never.")]
BrowserPath = Annotated[str | None, typer.Option("--browser-path", help="The Chromium to use.")]
VerifyMarks = Annotated[bool | None, typer.Option("--verify-marks", help="Ask the issuers of trust marks.")]
Delay = Annotated[float | None, typer.Option("--delay", help="Seconds between two requests.")]
Requests = Annotated[int | None, typer.Option("--max-requests", help="Requests at most.")]
Timeout = Annotated[float | None, typer.Option("--timeout", help="Seconds for one request.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show every rule with its evidence.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")]


app.add_typer(cli_rules.app, name="rules")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"trustaudit {__version__}")
        raise typer.Exit


@app.callback(epilog=_EPILOG)
def _root(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")
    ] = False,
) -> None:
    """Audits what makes a shopper trust an online shop."""


@app.command(epilog=_EPILOG)
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
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Audit a shop: crawl it as a shopper would, judge what was found, say what to mend."""
    flags = _flags(locals())
    _audit(url, config, flags, formats, outputs, save, verbose, quiet)


@app.command(epilog=_EPILOG)
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
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Audit the bundled sample shop, served on this machine; nothing leaves it."""
    from trustaudit import demo as sample

    flags = _flags(locals())
    with sample.serve(good=not bad, port=port) as shop:
        if serve:
            typer.echo(f"The sample shop is at {shop.url} - Ctrl-C ends it.", err=True)
            _wait()
            return
        _audit(shop.url, config, flags, formats, outputs, save, verbose, quiet)


@app.command(epilog=_EPILOG)
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
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Judge a saved snapshot again, offline: with other rules, in another language."""
    from trustaudit.archive import load

    settings, plan = _prepare(config, _flags(locals()), formats, outputs)
    _judge(load(archive), settings, plan, verbose, quiet)


@app.command(epilog=_EPILOG)
def render(
    report: Annotated[Path, typer.Argument(help="A JSON report.")],
    formats: Formats = None,
    outputs: Outputs = None,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Turn a JSON report into another format or language."""
    from trustaudit.model import ConfigError, Problem
    from trustaudit.report.codec import loads

    settings, plan = _prepare(None, {"lang": lang}, formats, outputs)
    try:
        text = report.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8 text"
        raise ConfigError([Problem(str(report), 0, f"cannot be read: {reason}")]) from error
    if not _write(loads(text, str(report)), settings.lang, plan, verbose):
        raise typer.Exit(2)


def _flags(given: dict[str, Any]) -> dict[str, Any]:
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


def _prepare(
    config: Path | None, flags: dict[str, Any], formats: list[str] | None, outputs: list[Path] | None
) -> tuple[Settings, list[tuple[str, Path | None]]]:
    """Everything that can be wrong before work begins is found here, so that no audit is done in vain."""
    from trustaudit.config import load
    from trustaudit.report.formats import plan

    return load(config, flags=flags), plan(formats or [], outputs or [])


def _audit(
    url: str,
    config: Path | None,
    flags: dict[str, Any],
    formats: list[str] | None,
    outputs: list[Path] | None,
    save: Path | None,
    verbose: bool,
    quiet: bool,
) -> None:
    settings, plan = _prepare(config, flags, formats, outputs)
    from trustaudit.audit import crawl, load_rulebook
    from trustaudit.cli_progress import shown

    load_rulebook(settings.rules)
    with shown(quiet) as progress:
        snapshot = crawl(url, settings, progress=progress)
    if save is not None:
        _save(snapshot, save)
    _judge(snapshot, settings, plan, verbose, quiet)


def _save(snapshot: Snapshot, path: Path) -> None:
    from trustaudit.archive import save

    try:
        save(snapshot, path)
    except OSError as error:
        typer.echo(f"trustaudit: {path}: cannot be written: {error.strerror}; the audit goes on without it", err=True)


def _judge(
    snapshot: Snapshot, settings: Settings, plan: list[tuple[str, Path | None]], verbose: bool, quiet: bool
) -> None:
    from trustaudit.audit import judge_snapshot
    from trustaudit.report.gate import Gate, check
    from trustaudit.report.summary import summary

    report = judge_snapshot(snapshot, settings)
    gate = Gate(settings.fail_under, settings.fail_on, settings.min_coverage, settings.strict)
    code, reasons = check(report, gate)
    written = _write(report, settings.lang, plan, verbose)
    if not quiet:
        for line in summary(report, reasons, settings.lang, [path for _, path in plan if path is not None]):
            typer.echo(line, err=True)
    raise typer.Exit(code if written else 2)


def _write(report: Report, lang: str, plan: list[tuple[str, Path | None]], verbose: bool) -> bool:
    """Every report to its place; gives False when one could not be written there (that one goes to stdout)."""
    from trustaudit.report.formats import render, show

    written = True
    for name, path in plan:
        if path is None:
            show(name, report, lang, verbose=verbose)
            continue
        content = render(name, report, lang, verbose=verbose)
        try:
            path.write_bytes(content)
        except OSError as error:
            typer.echo(
                f"trustaudit: {path}: cannot be written: {error.strerror}; the report follows on stdout", err=True
            )
            sys.stdout.buffer.write(content)
            written = False
    return written


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
    except BrokenPipeError:
        # The reader has gone; what Python would still flush into the pipe at exit must not raise again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  the last row of the table: a crash is 5, never 1
        return _failure(error)
    return result if isinstance(result, int) else 0


def _failure(error: Exception) -> int:
    from trustaudit.model import ConfigError, ShopError

    if isinstance(error, typer.TyperException):
        error.show()
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
