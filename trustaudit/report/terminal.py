"""The report for a shop owner at a terminal: what to mend first, then the rest.

It reads well at 80 columns, without colour and aloud: every mark has its word, nothing is drawn with boxes, and what
was read in the shop stands on lines of its own, so that Persian and Latin never fight over one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from trustaudit.i18n import Language, language
from trustaudit.judge.model import Status
from trustaudit.report import view
from trustaudit.report.bidi import AUTODETECT_OFF, AUTODETECT_ON, Order, base_of, visual
from trustaudit.report.facts import grouped
from trustaudit.report.model import Report, text_in
from trustaudit.report.options import Options
from trustaudit.report.plain import clip, harmless, without_commands
from trustaudit.report.view import Finding

#: Mends told in full when the report is compact; the rest get one line each.
FIRST = 5
#: Pages named of those that were searched in vain.
SEARCHED = 4
_STYLES = {
    Status.PASS: "green",
    Status.PARTIAL: "yellow",
    Status.FAIL: "red",
    Status.INCONCLUSIVE: "cyan",
    Status.NOT_APPLICABLE: "dim",
}
_DUTY_STYLES = {"met": "green", "not-met": "red", "cannot-tell": "cyan"}


def render(report: Report, options: Options) -> bytes:
    """The report as a text file: 80 columns, no colours, characters in reading order."""
    return draw(report, options).encode()


def draw(
    report: Report, options: Options, *, width: int = 80, color: bool = False, order: Order = Order.LOGICAL
) -> str:
    """The report as text of lines at most `width` columns wide, with ANSI colours if asked for."""
    t = language(options.lang)
    return paint(_lines(report, t, options.verbose), t, width=width, color=color, order=order)


def paint(lines: Iterable[Line], t: Language, *, width: int, color: bool, order: Order) -> str:
    """Lines wrapped, indented, coloured and put into the order of the terminal; at least 40 columns wide."""
    out = StringIO()
    width = max(40, width)
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    rtl = t.dir == "rtl"
    for text, style, indent in lines:
        base = base_of(text, rtl)
        for row in Text(text).wrap(console, width - indent) or [Text("")]:
            plain = row.plain.rstrip()
            if order is Order.VISUAL:
                plain = visual(plain, base)
            # In a right-to-left report that we order ourselves, lines end at the right edge.
            right = order is Order.VISUAL and rtl
            blanks = width - indent - cell_len(plain) if right else indent
            console.print(Text(f"{' ' * blanks}{plain}" if plain else "", style=style), soft_wrap=True)
    # A report may be printed in a step of GitHub Actions, where a line could be taken for a command.
    body = without_commands(out.getvalue())
    autodetect = color and order is Order.TERMINAL and rtl
    return f"{AUTODETECT_ON}{body}{AUTODETECT_OFF}" if autodetect else body


Line = tuple[str, str, int]  # text, style, indent


def say(text: str, style: str = "", indent: int = 0) -> Line:
    """A paragraph; whatever it holds of a page is harmless in it."""
    return harmless(text), style, indent


def _heading(text: str) -> Iterator[Line]:
    yield say("")
    yield say(text, "bold")


def _lines(report: Report, t: Language, verbose: bool) -> Iterator[Line]:
    yield from _head(report, t)
    yield from _flags(report, t)
    yield from _unseen(report, t)
    yield from _mends(report, t, verbose)
    yield from _group(report, t, "heading.open", (Status.INCONCLUSIVE,), verbose)
    yield from _group(report, t, "heading.good", (Status.PASS,), verbose)
    yield from _aside(report, t)
    yield from _duties(report, t, verbose)
    if verbose:
        yield from _facts(report, t)
        yield from _group(report, t, "heading.not-applicable", (Status.NOT_APPLICABLE,), False)
        yield from _categories(report, t)
        yield from _pages(report, t)
    if report.journey:
        yield from _journey(report, t)
    yield say("")
    yield say(t("note.disclaimer"), "dim")


def _head(report: Report, t: Language) -> Iterator[Line]:
    shop, score = report.shop, report.score
    yield say(t("heading.report-of", shop=harmless(shop.name) or shop.host), "bold")
    yield say(shop.url)
    count = len(report.pages)
    yield say(f"{t('label.audited', date=t.date(shop.started))}{t('list.comma')}{t('label.pages-read', count=count)}")
    yield say("")
    if "not-a-shop" not in report.notes:
        grade = t("score.grade", grade=score.grade) if score.grade else t("score.no-grade")
        numbers = t("score.of-hundred", score=view.score_text(report, t))
        yield say(f"{numbers} - {grade}", "bold")
        yield say(t("score.seen", seen=t.percent(score.seen)))
    for note in report.notes:
        yield say(view.note_text(note, t), "yellow")


def _flags(report: Report, t: Language) -> Iterator[Line]:
    flags = view.raised(report)
    if flags:
        yield from _heading(t("heading.flags"))
    for info, cap in flags:
        yield say(t("score.cap-reason", cap=cap, reason=text_in(info.reason, t.code)), "red", 2)
        fix = text_in(info.fix, t.code)
        if fix:
            yield say(f"{t('label.fix')}: {fix}", "", 4)


def _unseen(report: Report, t: Language) -> Iterator[Line]:
    gaps = view.ignorance(report)
    if gaps:
        yield from _heading(t("heading.unseen"))
    for gap in gaps:
        yield say(view.gap_text(gap, t), "cyan", 2)
        if gap.url:
            yield say(view.address(gap.url), "dim", 4)


def _mends(report: Report, t: Language, verbose: bool) -> Iterator[Line]:
    found = view.mends(report)
    if not found:
        if report.verdicts:
            yield from _heading(t("label.all-good"))
        return
    first = found if verbose else found[:FIRST]
    yield from _heading(t("heading.mends"))
    for number, finding in enumerate(first, 1):
        if number > 1:
            yield say("")
        yield from _mend(finding, number, t)
    if len(found) > len(first):
        yield from _heading(t("heading.more-mends"))
        for finding in found[len(first) :]:
            gain = t("label.gain", points=t.number(finding.verdict.gain, 1))
            yield say(f"{finding.outcome(t.code)} ({gain})", "", 2)


def _mend(finding: Finding, number: int, t: Language) -> Iterator[Line]:
    verdict, rule = finding.verdict, finding.rule
    gain = t("label.gain", points=t.number(verdict.gain, 1))
    yield say(f"{t.number(number)}. {finding.title(t.code)} ({gain})", f"bold {_STYLES[verdict.status]}", 2)
    yield say(f"{t(f'status.{verdict.status}')}: {finding.outcome(t.code)}", "", 4)
    yield from _evidence(finding, t)
    if pages := [view.address(url) for url in view.searched_in_vain(verdict)]:
        yield say(f"{t('label.searched')}:", "dim", 4)
        for page in pages[:SEARCHED]:
            yield say(page, "dim", 6)
        if len(pages) > SEARCHED:
            yield say(t("label.more", count=len(pages) - SEARCHED), "dim", 6)
    yield say(f"{t('label.fix')}: {text_in(rule.fix, t.code)}", "", 4)


def _evidence(finding: Finding, t: Language, limit: int = 2) -> Iterator[Line]:
    for piece in view.unique_places(finding.verdict.evidence)[:limit]:
        yield say(clip(piece.snippet, 200), "italic", 6)
        yield from _at(view.kinds_text(piece.kinds[:1], t), piece.url, t, 6)


def _at(what: str, url: str, t: Language, indent: int) -> Iterator[Line]:
    """A place and its address; beside right-to-left words an address would lose its first slash to the other side."""
    address = clip(view.address(url), 300)
    if what and t.dir == "ltr":
        yield say(f"{what}: {address}", "dim", indent)
        return
    if what:
        yield say(what, "dim", indent)
    yield say(address, "dim", indent)


def _group(report: Report, t: Language, heading: str, statuses: Sequence[Status], verbose: bool) -> Iterator[Line]:
    found = view.with_status(report, *statuses)
    if found:
        yield from _heading(t(heading))
    for finding in found:
        text = finding.outcome(t.code) if statuses == (Status.PASS,) else finding.title(t.code)
        yield say(f"- {text}", _STYLES[finding.verdict.status], 2)
        if verbose:
            yield from _evidence(finding, t, 1)
        for gap in finding.verdict.unseen if verbose else ():
            yield say(view.gap_text(gap, t), "dim", 6)


def _facts(report: Report, t: Language) -> Iterator[Line]:
    groups = grouped(report, t)
    if groups:
        yield from _heading(t("heading.facts"))
    for _, rows in groups:
        for row in rows:
            yield say(f"{row.label}:", "", 2)
            for fact in row.facts:
                words = f" ({t('list.comma').join(fact.words)})" if fact.words else ""
                yield say(f"{fact.value}{words}", "", 4)
            if row.more:
                yield say(t("label.more", count=row.more), "dim", 4)


def _aside(report: Report, t: Language) -> Iterator[Line]:
    if not report.set_aside:
        return
    yield from _heading(view.aside_text(report, t))
    titles = {finding.rule.id: finding.title(t.code) for finding in view.findings(report)}
    for entry in report.set_aside:
        yield say(f"- {titles.get(entry.id, entry.id)}", "", 2)
        yield say(t("verdict.suppressed", reason=entry.reason), "dim", 4)


def _duties(report: Report, t: Language, verbose: bool) -> Iterator[Line]:
    """Duties that are not met; all of them when everything is asked for."""
    for country in dict.fromkeys(duty.country for duty in report.duties):
        duties = [d for d in report.duties if d.country == country and (verbose or d.status == "not-met")]
        if duties:
            yield from _heading(f"{t('heading.duties')} ({country.upper()})")
        for duty in duties:
            yield say(f"- {text_in(duty.title, t.code)}: {t(f'duty.{duty.status}')}", _DUTY_STYLES[duty.status], 2)
            yield say(duty.article, "dim", 4)


def _categories(report: Report, t: Language) -> Iterator[Line]:
    yield from _heading(t("heading.categories"))
    for category in report.score.by_category:
        numbers = view.range_text(category.low, category.high, t)
        yield say(f"{t(f'category.{category.category}')}: {t('score.of-hundred', score=numbers)}", "", 2)


def _pages(report: Report, t: Language) -> Iterator[Line]:
    yield from _heading(t("heading.pages"))
    for page in report.pages:
        yield from _at(view.kinds_text(page.kinds, t), page.url, t, 2)


def _journey(report: Report, t: Language) -> Iterator[Line]:
    yield from _heading(t("heading.journey"))
    for number, step in enumerate(report.journey, 1):
        text = f"{t.number(number)}. {t(f'step.{step.action}')}: {t(f'step-outcome.{step.outcome}')}"
        yield say(text, "", 2)
        yield say(view.address(step.url), "dim", 4)
