"""Options that several commands share, with their help; what they mean is settled in config.py and cli_work.py."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EPILOG = (
    "Exit codes: 0 ok, 1 below the threshold or a named rule failed, 2 wrong usage, configuration or rules, "
    "3 the shop could not be audited, 4 undecided, 5 internal error."
)

Formats = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", help="text, html, pdf, json, junit, sarif, github, markdown, csv; may be repeated."),
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
Brand = Annotated[Path | None, typer.Option("--brand", help="Your own name on the HTML report: a brand.yaml.")]
Baseline = Annotated[
    Path | None, typer.Option("--baseline", help="Exit 1 only for what got worse since this JSON report.")
]
AcrossVersions = Annotated[
    bool, typer.Option("--across-versions", help="Compare although rules or scoring are not the same.")
]
NoSuppressions = Annotated[bool, typer.Option("--no-suppressions", help="Count what the settings set aside, too.")]
History = Annotated[Path | None, typer.Option("--history", help="Keep the report in this SQLite file.")]
