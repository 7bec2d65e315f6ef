"""The report as CSV for spreadsheets: one row a check, flag and duty. No cell is taken for a formula.

UTF-8 with a byte-order mark, since spreadsheets read Persian wrongly without one; lines end as RFC 4180 says.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from trustaudit.i18n import Language, language
from trustaudit.judge.model import Truth
from trustaudit.model import Evidence, Gap
from trustaudit.report import view
from trustaudit.report.model import Report, text_in
from trustaudit.report.options import Options
from trustaudit.report.plain import clip, harmless

COLUMNS = (
    "sort", "id", "category", "status", "title", "result", "weight", "credit_low", "credit_high", "gain", "found",
    "url", "searched", "unseen", "fix", "set_aside",
)  # fmt: skip

#: First characters that make a spreadsheet calculate (OWASP, "CSV Injection"), in the full width too.
_FORMULA = "=+-@\t\r＝＋－＠|"


def render(report: Report, options: Options) -> bytes:
    """The table with a line of column names; texts in the language of the options."""
    t = language(options.lang)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(report, t):
        writer.writerow([_cell(row.get(column, "")) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    text = harmless(text)
    return f"'{text}" if text.startswith(tuple(_FORMULA)) else text


def _rows(report: Report, t: Language) -> Iterator[dict[str, str]]:
    texts = {info.id: info for info in report.flag_texts}
    aside = {entry.id: entry.reason for entry in report.set_aside}
    for flag in report.flags:
        info = texts[flag.id]
        yield {
            "sort": "flag",
            "id": flag.id,
            "status": "raised" if flag.truth is Truth.TRUE else "open",
            "title": text_in(info.title, t.code),
            "result": t("score.cap-reason", cap=flag.cap, reason=text_in(info.reason, t.code)),
            "fix": text_in(info.fix, t.code),
            **_seen(flag.evidence, flag.unseen, t),
        }
    for finding in view.findings(report):
        verdict = finding.verdict
        pages = dict.fromkeys(harmless(page.url) for page in verdict.searched)
        yield {
            "sort": "rule",
            "id": finding.rule.id,
            "category": finding.rule.category,
            "status": verdict.status,
            "title": finding.title(t.code),
            "result": view.saying(finding, t),
            "weight": f"{finding.rule.weight:g}",
            "credit_low": f"{verdict.credit.low:.2f}",
            "credit_high": f"{verdict.credit.high:.2f}",
            "gain": f"{verdict.gain:.1f}",
            "searched": clip(" ".join(pages), 2000),
            "fix": text_in(finding.rule.fix, t.code),
            "set_aside": verdict.suppressed,
            **_seen(verdict.evidence, verdict.unseen, t),
        }
    for duty in report.duties:
        yield {
            "sort": "duty",
            "id": duty.id,
            "category": duty.article,
            "status": duty.status,
            "title": text_in(duty.title, t.code),
            "result": text_in(duty.text, t.code),
            **_seen(duty.evidence, duty.unseen, t),
        }
    for name in aside:
        if name not in {v.rule for v in report.verdicts}:
            yield {"sort": "flag", "id": name, "status": "set-aside", "set_aside": aside[name]}


def _seen(evidence: Iterable[Evidence], unseen: Iterable[Gap], t: Language) -> dict[str, str]:
    piece = next(iter(evidence), None)
    found = {"found": clip(piece.snippet), "url": piece.url} if piece else {}
    return {**found, "unseen": "; ".join(view.gap_text(gap, t) for gap in unseen)}
