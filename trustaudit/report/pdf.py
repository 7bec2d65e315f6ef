"""The HTML report on paper: printed to PDF by the machine's own Chromium, which is offline while it does."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path

from trustaudit.config import CrawlSettings
from trustaudit.crawl.browser import executable
from trustaudit.model import ConfigError, Problem
from trustaudit.report import html
from trustaudit.report.model import Report
from trustaudit.report.options import Options

#: Seconds Chromium may take; a report takes about two.
PATIENCE = 90
_SWITCHES = (
    "--headless",
    "--no-pdf-header-footer",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
# What Chromium writes of the moment of printing (PDF 32000-1, 14.3.3); a report's bytes hang on the report alone.
_MOMENT = re.compile(rb"/(CreationDate|ModDate) ?\(D:\d{14}[^)]*\)")


def find(browser_path: str) -> str:
    """The Chromium to print with. Raises ConfigError, saying what would help, when there is none."""
    found = executable(CrawlSettings("", browser_path=browser_path))
    if not found:
        what = (
            f"there is none at {browser_path}" if browser_path else "none was found; install one or give --browser-path"
        )
        raise ConfigError([Problem("", 0, f"--format pdf needs Chromium, and {what}")])
    return found


def render(report: Report, options: Options) -> bytes:
    """The PDF. Raises ConfigError when there is no Chromium, or when it fails."""
    chromium = find(options.browser_path)
    # Its sandbox cannot start as root, which is what containers run as; it opens nothing but our own page.
    root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with tempfile.TemporaryDirectory(prefix="trustaudit-", ignore_cleanup_errors=True) as folder:
        page, target = Path(folder, "report.html"), Path(folder, "report.pdf")
        page.write_bytes(html.render(report, options))
        places = (f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", page.as_uri())
        try:
            done = subprocess.run([chromium, *_SWITCHES, *root, *places], capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ConfigError(f"--format pdf: {chromium} gave no PDF: {error}") from error
        if done.returncode or not target.is_file():
            last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise ConfigError(f"--format pdf: {chromium} gave no PDF: {''.join(last) or done.returncode}")
        return _MOMENT.sub(_same_moment, target.read_bytes())


def _same_moment(match: re.Match[bytes]) -> bytes:
    # Of the same length, since the file's table of contents counts bytes.
    name = match[1]
    rest = len(match[0]) - len(b"/ (D:)") - len(name)
    return b"/%s (D:%s)" % (name, b"20000101000000+00'00'"[:rest].ljust(rest, b"0"))
