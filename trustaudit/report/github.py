"""The report as workflow commands of GitHub Actions: annotations on the files that are to be mended.

What shuts the gate is an error, what is missing a warning, what is partly there a notice. GitHub shows ten annotations
of a level and step, so the tenth tells how many more there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trustaudit.i18n import Language, language
from trustaudit.judge.model import Status
from trustaudit.report import view
from trustaudit.report.model import Report, text_in
from trustaudit.report.options import Options
from trustaudit.report.plain import clip, harmless
from trustaudit.report.summary import reason_text
from trustaudit.report.view import Finding

#: Annotations of one level that GitHub shows of a step (docs.github.com, "Workflow commands", limits).
SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Note:
    level: str
    file: str
    title: str
    text: str


def render(report: Report, options: Options) -> bytes:
    """The commands, one a line, in UTF-8."""
    t = language(options.lang)
    lines = []
    notes = list(_notes(report, options, t))
    for level in ("error", "warning", "notice"):
        of_level = [note for note in notes if note.level == level]
        for number, note in enumerate(of_level[:SHOWN], 1):
            left = len(of_level) - SHOWN if number == SHOWN else 0
            more = f" ({t('label.more', count=left)})" if left > 0 else ""
            lines.append(f"::{level} file={_property(note.file)},line=1,title={_property(note.title)}::")
            lines[-1] += _data(note.text + more)
    return "".join(f"{line}\n" for line in lines).encode()


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _data(text: str) -> str:
    return clip(harmless(text), 2000).replace("%", "%25")


def _notes(report: Report, options: Options, t: Language) -> Iterator[_Note]:
    found = {f.rule.id: f for f in view.findings(report)}
    flags = {info.id: info for info, _ in view.raised(report)}
    told = {reason.id for reason in options.reasons}
    for reason in options.reasons:
        if reason.id in found:
            yield _finding("error", found[reason.id], options, t)
        else:
            file = options.files.get(reason.id, options.source)
            text = text_in(flags[reason.id].reason, t.code) if reason.id in flags else ""
            yield _Note("error", file, reason_text(reason, t), text or reason_text(reason, t))
    for info, cap in view.raised(report):
        if info.id not in told:
            text = t("score.cap-reason", cap=cap, reason=text_in(info.reason, t.code))
            file = options.files.get(info.id, options.source)
            yield _Note("warning", file, text_in(info.title, t.code), text)
    for note in report.notes:
        yield _Note("notice", options.source, "trustaudit", view.note_text(note, t))
    for finding in view.mends(report):
        if finding.rule.id not in told:
            yield _finding("warning" if finding.verdict.status is Status.FAIL else "notice", finding, options, t)


def _finding(level: str, finding: Finding, options: Options, t: Language) -> _Note:
    place = view.place_of(finding, options.files, options.source)
    text = f"{view.saying(finding, t)} {t('label.fix')}: {text_in(finding.rule.fix, t.code)}"
    return _Note(level, place, finding.title(t.code), text)
