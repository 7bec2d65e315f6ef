"""Commands over several audits: shops beside each other, and the course of one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trustaudit.cli_options import (
    AcrossVersions,
    Brand,
    Config,
    Country,
    Lang,
    NoSuppressions,
    Outputs,
    Profile,
    Rules,
    Verbose,
)


def compare(
    shops: Annotated[list[str], typer.Argument(help="Addresses, WARCs or JSON reports; your own shop first.")],
    formats: Annotated[
        list[str] | None, typer.Option("--format", "-f", help="text, markdown or html; may be repeated.")
    ] = None,
    outputs: Outputs = None,
    lang: Lang = None,
    config: Config = None,
    rules: Rules = None,
    country: Country = None,
    profile: Profile = None,
    brand: Brand = None,
    across_versions: AcrossVersions = False,
    no_suppressions: NoSuppressions = False,
    verbose: Verbose = False,
) -> None:
    """Set shops beside each other, rule by rule; the first is the one it is about."""
    from trustaudit.cli_look import report_of
    from trustaudit.cli_work import prepare, write
    from trustaudit.model import ConfigError
    from trustaudit.report.comparison import compare as beside
    from trustaudit.report.formats import COMPARISONS

    job = prepare(locals(), COMPARISONS)
    if len(shops) < 2:
        raise ConfigError("compare needs two shops at least")
    reports = [report_of(shop, job.settings) for shop in shops]
    found = beside(reports, shops, across_versions=across_versions)
    if not write(found, job):
        raise typer.Exit(2)


def history(
    file: Annotated[Path, typer.Argument(help="The SQLite file of --history.")],
    shop: Annotated[str, typer.Argument(help="A shop's address or host [default: every shop in the file].")] = "",
    formats: Annotated[list[str] | None, typer.Option("--format", "-f", help="text or json; may be repeated.")] = None,
    outputs: Outputs = None,
    lang: Lang = None,
    config: Config = None,
    verbose: Verbose = False,
) -> None:
    """Tell the course of a shop: scores, what changed when and on what evidence, what runs out."""
    from datetime import UTC, datetime

    from trustaudit.cli_work import prepare, write
    from trustaudit.hosts import host_of
    from trustaudit.model import ConfigError, Problem
    from trustaudit.report import store
    from trustaudit.report.formats import COURSES
    from trustaudit.report.history import course
    from trustaudit.yamlfile import did_you_mean

    job = prepare(locals(), COURSES)
    known = store.shops(file)
    wanted = host_of(shop) or shop.lower()
    if wanted and wanted not in known:
        raise ConfigError([Problem(str(file), 0, f"has no audit of '{wanted}'{did_you_mean(wanted, known)}")])
    today = datetime.now(UTC).date()
    found = [course(store.reports(file, host), today) for host in ([wanted] if wanted else known)]
    if not write(found, job):
        raise typer.Exit(2)
