"""Commands that look at one thing: the walk to the checkout, and one rule of one audit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from trustaudit.config import Settings
    from trustaudit.report.model import Report


def journey(
    url: Annotated[str, typer.Argument(help="The shop's address.")],
    lang: Annotated[str | None, typer.Option("--lang", help="en, fa or es.")] = None,
    config: Annotated[Path | None, typer.Option("--config", help="Settings file.")] = None,
    ignore_robots: Annotated[bool | None, typer.Option("--ignore-robots", help="For a shop of your own.")] = None,
    browser: Annotated[str | None, typer.Option("--browser", help="auto, always or never.")] = None,
) -> None:
    """Walk from a product to the checkout, and nothing else; say what was asked and where the way ended."""
    from trustaudit.audit import crawl
    from trustaudit.cli_progress import shown
    from trustaudit.config import load
    from trustaudit.i18n import language

    settings = load(config, flags={"lang": lang, "ignore_robots": ignore_robots, "browser": browser})
    with shown(False) as progress:
        snapshot = crawl(url, settings, progress=progress, only_journey=True)
    t = language(settings.lang)
    for number, step in enumerate(snapshot.steps, 1):
        typer.echo(f"{t.number(number)}. {t(f'step.{step.action}')}: {t(f'step-outcome.{step.outcome}')}")
        typer.echo(f"   {step.method} {step.url} {step.status or ''} {step.detail}".rstrip())
    if not snapshot.steps:
        typer.echo(t("step-outcome.not-found"))
        raise typer.Exit(3)


def explain(
    rule: Annotated[str, typer.Argument(help="A rule's id.")],
    source: Annotated[str, typer.Argument(help="A JSON report, a WARC, or a shop's address.")],
    lang: Annotated[str | None, typer.Option("--lang", help="en, fa or es.")] = None,
    config: Annotated[Path | None, typer.Option("--config", help="Settings file.")] = None,
) -> None:
    """Say of one rule what was asked, what was found or searched, and why it came out as it did."""
    from trustaudit.config import load
    from trustaudit.report.explain import explain as tell

    settings = load(config, flags={"lang": lang})
    for line in tell(report_of(source, settings), rule, settings.lang):
        typer.echo(line)


def report_of(source: str, settings: Settings) -> Report:
    """The report of an address, a WARC or a JSON report. Raises ConfigError and ShopError as those do."""
    from trustaudit.cli_work import read_report

    if source.startswith(("http://", "https://")):
        from trustaudit.audit import audit
        from trustaudit.cli_progress import shown

        with shown(False) as progress:
            return audit(source, settings, progress=progress)
    if source.endswith((".warc", ".warc.gz")):
        from trustaudit.audit import replay

        return replay(source, settings)
    return read_report(Path(source))
