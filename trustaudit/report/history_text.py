"""The course of a shop as text for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from trustaudit.i18n import Language, language
from trustaudit.report import view
from trustaudit.report.bidi import Order
from trustaudit.report.codec import to_plain
from trustaudit.report.history import Change, Course, Entry, Sighting
from trustaudit.report.model import text_in
from trustaudit.report.options import Options
from trustaudit.report.plain import clip
from trustaudit.report.terminal import Line, paint, say

#: Changes told unless all are asked for.
FIRST = 12


def render(courses: Sequence[Course], options: Options) -> bytes:
    """The courses as a text file of 80 columns."""
    return draw(courses, options).encode()


def draw(
    courses: Sequence[Course],
    options: Options,
    *,
    width: int = 80,
    color: bool = False,
    order: Order = Order.LOGICAL,
) -> str:
    """The courses as lines of text, one shop after the other."""
    t = language(options.lang)
    lines = (line for course in courses for line in (*_lines(course, t, options.verbose), say("")))
    return paint(lines, t, width=width, color=color, order=order)


def as_json(courses: Sequence[Course], options: Options) -> bytes:
    """The courses as JSON: a list with the shop, entries, changes, unsure and expiries of each."""
    plain = [{"shop": c.latest.shop.host, **{k: v for k, v in to_plain(c).items() if k != "latest"}} for c in courses]
    text = json.dumps(plain, ensure_ascii=False, indent=1).replace("##[", "##\\u005b")
    return f"{text}\n".encode("utf-8", "replace")


def _lines(course: Course, t: Language, verbose: bool) -> Iterator[Line]:
    yield say(course.latest.shop.host, "bold")
    for entry in course.entries:
        yield say(_entry(entry, t), "", 2)
        if entry.fresh_rules:
            yield say(t("history.fresh-rules"), "dim", 4)
    changes = course.changes if verbose else course.changes[:FIRST]
    yield say("")
    yield say(t("history.changes") if changes else t("history.no-changes"), "bold")
    for change in changes:
        yield from _change(change, course, t)
    if len(course.changes) > len(changes):
        yield say(t("label.more", count=len(course.changes) - len(changes)), "dim", 2)
    if course.unsure:
        yield say("")
        yield say(t("history.unsure"), "bold")
    for change in course.unsure:
        yield say(_headline(change, course, t), "", 2)
    if course.expiries:
        yield say("")
        yield say(t("history.expiries"), "bold")
    for expiry in course.expiries:
        key = "history.expired" if expiry.left < 0 else "history.expires"
        text = t(key, date=t.date(expiry.day), days=abs(expiry.left))
        label = t(f"fact.{expiry.signal}")
        yield say(f"{label} {expiry.what}: {text}", "red" if expiry.left < 15 else "yellow", 2)


def _entry(entry: Entry, t: Language) -> str:
    numbers = view.range_text(entry.low, entry.high, t)
    grade = t("score.grade", grade=entry.grade) if entry.grade else t("score.no-grade")
    return f"{t.date(entry.started)}: {t('score.of-hundred', score=numbers)} - {grade}"


def _headline(change: Change, course: Course, t: Language) -> str:
    return f"{t.date(change.after.started)}: {_title(change, course, t)}"


def _title(change: Change, course: Course, t: Language) -> str:
    report = course.latest
    titles = {rule.id: rule.title for rule in report.rules} | {info.id: info.title for info in report.flag_texts}
    return text_in(titles[change.id], t.code) if change.id in titles else change.id


def _change(change: Change, course: Course, t: Language) -> Iterator[Line]:
    yield say(_headline(change, course, t), "", 2)
    for label, sighting in ((t("history.before"), change.before), (t("history.after"), change.after)):
        yield say(f"{label}: {_state(change, sighting, course, t)}", "", 4)
        for piece in view.unique_places(sighting.evidence)[:1]:
            yield say(clip(piece.snippet, 200), "italic", 6)
            yield say(view.address(piece.url), "dim", 6)
        if not sighting.evidence and sighting.searched:
            pages = dict.fromkeys(view.address(page.url) for page in sighting.searched)
            yield say(f"{t('label.searched')}: {' '.join(list(pages)[:4])}", "dim", 6)
    if change.fresh_rules:
        yield say(t("history.fresh-rules"), "dim", 4)


def _state(change: Change, sighting: Sighting, course: Course, t: Language) -> str:
    if change.sort == "flag":
        return t(f"history.{sighting.state}")
    rule = next((rule for rule in course.latest.rules if rule.id == change.id), None)
    texts = next((o.text for o in rule.outcomes if o.id == sighting.state), {}) if rule else {}
    return f"{t(f'status.{sighting.status}')}, {text_in(texts, t.code) or sighting.state}"
