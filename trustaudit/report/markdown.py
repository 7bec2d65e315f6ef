"""The report as Markdown, for pull requests, wikis and the step summary of GitHub Actions.

Compact unless asked for all. What was read in the shop is escaped character by character: it can open no link, image,
table, list, heading, mention or HTML, and keeps its own direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trustaudit.i18n import FSI, PDI, Language, language
from trustaudit.judge.model import Status
from trustaudit.model import Evidence
from trustaudit.report import view
from trustaudit.report.model import Report, text_in
from trustaudit.report.options import Options
from trustaudit.report.plain import clip, harmless, without_commands
from trustaudit.report.summary import reason_text
from trustaudit.report.view import Finding

#: Mends told in full when the report is compact.
FIRST = 5
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# GitHub looks for @names and #numbers in the finished text, where escapes are gone; a word joiner is not seen and
# parts them.
_REFERENCE = re.compile(r"(?<!\w)([@#])(?=\w)")


def escape(text: str, longest: int = 300) -> str:
    """A text as Markdown that shows exactly its characters, on one line (CommonMark 2.4: backslash escapes)."""
    return _PUNCTUATION.sub(r"\\\1", _REFERENCE.sub("\\1\u2060", clip(harmless(text), longest)))


def shown(text: str, longest: int = 300) -> str:
    """A value of the shop: escaped, and keeping its own direction."""
    return f"{FSI}{escape(text, longest)}{PDI}" if harmless(text) else ""


def link(url: str, text: str = "") -> str:
    """An address as a link when it is a web address, as text otherwise; it reads as its path unless told."""
    text = shown(text or view.address(url), 120)
    if not view.is_link(url):
        return text
    return f"[{text}](<{_target(url)}>)"


def _target(url: str) -> str:
    # In <...> only <, > and line ends would end the target (CommonMark 6.3); a blank or control is no part of a URL.
    return re.sub(r"[\x00-\x20\x7f<>\\`|]", lambda m: f"%{ord(m[0]):02X}", harmless(url))


def render(report: Report, options: Options) -> bytes:
    """The Markdown text in UTF-8."""
    t = language(options.lang)
    blocks = [block for block in _blocks(report, options, t) if block]
    return without_commands("\n\n".join(blocks) + "\n").encode()


def _blocks(report: Report, options: Options, t: Language) -> Iterator[str]:
    shop = report.shop
    yield f"# {t('heading.report-of', shop=shown(shop.name or shop.host))}"
    audited = t("label.audited", date=escape(t.date(shop.started)))
    pages = t("label.pages-read", count=len(report.pages))
    yield f"{link(shop.url, shop.url)}  \n{audited}{t('list.comma')}{pages}"
    yield from _score(report, options, t)
    yield from _unseen(report, t)
    yield from _mends(report, options, t)
    yield _list(t("heading.open"), [_line(f, t) for f in view.with_status(report, Status.INCONCLUSIVE)])
    good = [escape(f.outcome(t.code)) for f in view.with_status(report, Status.PASS)]
    yield _list(t("heading.good"), good)
    yield _aside(report, t)
    yield from _duties(report, t)
    if options.verbose:
        away = [escape(f.title(t.code)) for f in view.with_status(report, Status.NOT_APPLICABLE)]
        yield _list(t("heading.not-applicable"), away)
        read = [f"{view.kinds_text(page.kinds, t)}: {link(page.url)}" for page in report.pages]
        yield _list(t("heading.pages"), read)
    yield f"*{escape(t('note.disclaimer'))}*"
    yield f"`trustaudit {report.tool.version}` `{report.tool.digest[:12]}`"


def _score(report: Report, options: Options, t: Language) -> Iterator[str]:
    score = report.score
    if report.verdicts:
        grade = t("score.grade", grade=score.grade) if score.grade else t("score.no-grade")
        numbers = t("score.of-hundred", score=view.score_text(report, t))
        yield f"**{numbers} – {grade}**  \n{t('score.seen', seen=t.percent(score.seen))}"
    yield _list("", [f"**{escape(reason_text(reason, t), 500)}**" for reason in options.reasons])
    yield _list("", [escape(view.note_text(note, t)) for note in report.notes])
    flags = []
    for info, cap in view.raised(report):
        reason = t("score.cap-reason", cap=cap, reason=text_in(info.reason, t.code))
        fix = text_in(info.fix, t.code)
        flags.append(f"**{escape(reason)}**" + (f" {t('label.fix')}: {escape(fix, 600)}" if fix else ""))
    yield _list(t("heading.flags"), flags)


def _unseen(report: Report, t: Language) -> Iterator[str]:
    gaps = [escape(view.gap_text(gap, t)) + (f" {link(gap.url)}" if gap.url else "") for gap in view.ignorance(report)]
    yield _list(t("heading.unseen"), gaps)


def _mends(report: Report, options: Options, t: Language) -> Iterator[str]:
    mends = view.mends(report)
    if report.verdicts and not mends:
        yield f"## {t('heading.mends')}\n\n{t('label.all-good')}"
    first = mends if options.verbose else mends[:FIRST]
    if first:
        told = [f"{number}. {_mend(finding, t)}" for number, finding in enumerate(first, 1)]
        yield f"## {t('heading.mends')}\n\n" + "\n".join(told)
    yield _list(t("heading.more-mends"), [_line(finding, t) for finding in mends[len(first) :]])


def _mend(finding: Finding, t: Language) -> str:
    verdict = finding.verdict
    gain = escape(t("label.gain", points=t.number(verdict.gain, 1)))
    lines = [
        f"**{escape(finding.title(t.code))}** ({gain})",
        f"{t(f'status.{verdict.status}')}: {escape(finding.outcome(t.code))}",
        *(_quote(piece) for piece in view.unique_places(verdict.evidence)[:2]),
    ]
    if pages := view.searched_in_vain(verdict):
        more = f" {t('label.more', count=len(pages) - 5)}" if len(pages) > 5 else ""
        lines.append(f"{t('label.searched')}: {t('list.comma').join(link(page) for page in pages[:5])}{more}")
    lines.append(f"{t('label.fix')}: {escape(text_in(finding.rule.fix, t.code), 1000)}")
    return "  \n   ".join(lines)


def _quote(piece: Evidence) -> str:
    return f"“{shown(piece.snippet)}” {link(piece.url)}"


def _line(finding: Finding, t: Language) -> str:
    return f"{escape(finding.title(t.code))}: {escape(view.saying(finding, t), 500)}"


def _aside(report: Report, t: Language) -> str:
    rules = {f.rule.id: f.title(t.code) for f in view.findings(report)}
    entries = [
        f"{escape(rules.get(entry.id, entry.id))}: {escape(t('verdict.suppressed', reason=entry.reason), 500)}"
        for entry in report.set_aside
    ]
    return _list(view.aside_text(report, t), entries)


def _duties(report: Report, t: Language) -> Iterator[str]:
    for country in dict.fromkeys(duty.country for duty in report.duties):
        rows = [
            f"| {escape(duty.article)} | {escape(text_in(duty.title, t.code))} | {t(f'duty.{duty.status}')} |"
            for duty in report.duties
            if duty.country == country
        ]
        head = f"| {t('html.article')} | {t('html.duty')} | {t('html.result')} |\n|---|---|---|\n"
        yield f"## {t('heading.duties')} ({escape(country.upper())})\n\n{head}" + "\n".join(rows)


def _list(heading: str, items: list[str]) -> str:
    if not items:
        return ""
    top = f"## {heading}\n\n" if heading else ""
    return top + "\n".join(f"- {item}" for item in items)
