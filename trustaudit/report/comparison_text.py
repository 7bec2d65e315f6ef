"""A comparison of shops as text for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trustaudit.i18n import Language, language
from trustaudit.report import view
from trustaudit.report.bidi import Order
from trustaudit.report.comparison import Comparison, Row, flag_titles, status_word
from trustaudit.report.markdown import escape, shown
from trustaudit.report.model import Report, text_in
from trustaudit.report.options import Options
from trustaudit.report.plain import without_commands
from trustaudit.report.terminal import Line, paint, say

#: Rules told of what the first shop lacks, or does better, unless all are asked for.
FIRST = 10


def render(comparison: Comparison, options: Options) -> bytes:
    """The comparison as a text file of 80 columns."""
    return draw(comparison, options).encode()


def draw(
    comparison: Comparison,
    options: Options,
    *,
    width: int = 80,
    color: bool = False,
    order: Order = Order.LOGICAL,
) -> str:
    """The comparison as lines of text: what the first shop lacks that others have, and where it leads."""
    t = language(options.lang)
    return paint(_lines(comparison, t, options.verbose), t, width=width, color=color, order=order)


def _lines(comparison: Comparison, t: Language, verbose: bool) -> Iterator[Line]:
    yield say(t("compare.heading", shop=comparison.names[0]), "bold")
    for name, report in zip(comparison.names, comparison.reports, strict=True):
        yield say("")
        yield say(name, "bold")
        yield say(score_line(report, t), "", 2)
        for title in flag_titles(report, t.code):
            yield say(f"- {title}", "red", 2)
    yield from _group(t("compare.lacking"), comparison.lacking(), comparison.names, t, verbose)
    yield from _group(t("compare.leading"), comparison.leading(), comparison.names, t, verbose)
    if verbose:
        yield from _group(t("heading.rules"), comparison.rows, comparison.names, t, True)


def _group(heading: str, rows: Sequence[Row], names: Sequence[str], t: Language, verbose: bool) -> Iterator[Line]:
    if not rows:
        return
    yield say("")
    yield say(heading, "bold")
    first = rows if verbose else rows[:FIRST]
    for row in first:
        yield say(text_in(row.rule.title, t.code), "", 2)
        for name, cell in zip(names, row.cells, strict=True):
            yield say(f"{name}: {status_word(cell, t)}", "dim", 4)
    if len(rows) > len(first):
        yield say(t("label.more", count=len(rows) - len(first)), "dim", 2)


def score_line(report: Report, t: Language) -> str:
    """Score, grade and how much was seen, in one line."""
    score = report.score
    grade = t("score.grade", grade=score.grade) if score.grade else t("score.no-grade")
    numbers = t("score.of-hundred", score=view.score_text(report, t))
    return f"{numbers} - {grade} - {t('score.seen', seen=t.percent(score.seen))}"


def markdown(comparison: Comparison, options: Options) -> bytes:
    """The comparison as Markdown tables in UTF-8."""
    t = language(options.lang)
    names = [shown(name) for name in comparison.names]
    head = f"| | {' | '.join(names)} |\n|{'---|' * (len(names) + 1)}"
    blocks = [f"# {t('compare.heading', shop=names[0])}"]
    scores = [t("score.of-hundred", score=view.score_text(report, t)) for report in comparison.reports]
    grades = [report.score.grade or "–" for report in comparison.reports]
    flags = [escape("; ".join(flag_titles(report, t.code))) for report in comparison.reports]
    rows = [(t("compare.score"), scores), (t("compare.grade"), grades), (t("heading.flags"), flags)]
    blocks.append("\n".join([head, *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows)]))
    for heading, found in (
        (t("compare.lacking"), comparison.lacking()),
        (t("compare.leading"), comparison.leading()),
        (t("heading.rules"), comparison.rows),
    ):
        lines = [_table_row(row, t) for row in found]
        if lines:
            blocks.append(f"## {heading}\n\n" + "\n".join([head, *lines]))
    return without_commands("\n\n".join(blocks) + "\n").encode()


def _table_row(row: Row, t: Language) -> str:
    cells = " | ".join(status_word(cell, t) for cell in row.cells)
    return f"| {escape(text_in(row.rule.title, t.code))} | {cells} |"
