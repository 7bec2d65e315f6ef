"""The few lines on stderr that end an audit: the score, why the gate is shut, where the reports are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from trustaudit.i18n import Language, language
from trustaudit.report import view
from trustaudit.report.gate import Exit, Reason
from trustaudit.report.model import Report
from trustaudit.report.plain import clip, harmless


def summary(report: Report, reasons: Sequence[Reason], lang: str, written: Sequence[Path]) -> Iterator[str]:
    """One line for the score, one for each reason, one for the files."""
    t = language(lang)
    if "not-a-shop" in report.notes:
        yield t("note.not-a-shop")
    else:
        grade = t("score.grade", grade=report.score.grade) if report.score.grade else t("score.no-grade")
        seen = t("score.seen", seen=t.percent(report.score.seen))
        yield f"{t('score.of-hundred', score=view.score_text(report, t))} - {grade} - {seen}"
    if report.set_aside:
        yield view.aside_text(report, t)
    for reason in reasons:
        yield reason_text(reason, t)
    if written:
        yield t("label.saved", paths=t.join([str(path) for path in written]))


def reason_text(reason: Reason, t: Language) -> str:
    """Why the gate does not open, in a sentence."""
    failed = reason.exit is Exit.FAILED
    if reason.id == "score":
        key = "label.threshold-failed" if failed else "label.threshold-open"
        return t(key, low=reason.low, high=reason.high, wanted=reason.wanted)
    if reason.id == "coverage":
        return t("label.coverage-low", low=reason.low, wanted=reason.wanted)
    if reason.worse:
        found = f" ({harmless(clip(t('list.comma').join(reason.found)))})" if reason.found else ""
        return t("label.gate-worse", what=f"{reason.id}{found}")
    return t("label.gate-failed" if failed else "label.gate-open", what=reason.id)
