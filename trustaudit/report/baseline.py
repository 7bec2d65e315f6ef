"""What got worse since an earlier report, by rule and by what was found; never by counts or by the score.

A mend and a new fault cancel out in a score, and a new fault hides behind an old one in a count, so neither is
compared. Ignorance is no fault: worse is only what is worse whatever the unseen pages hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trustaudit.judge.model import Status, Truth
from trustaudit.judge.verdicts import EVIDENCE_SHOWN
from trustaudit.model import ConfigError, Evidence, Problem
from trustaudit.report.model import Report, RuleVerdict, ToolInfo
from trustaudit.text import fold

_TINY = 1e-6  # credits are rounded to four places in JSON


@dataclass(frozen=True, slots=True)
class Worse:
    """One thing that got worse: `sort` is rule, flag or duty; `before` and `after` are outcomes or states; `found` are
    the passages that are new where the outcome is the old one."""

    id: str
    sort: str
    before: str
    after: str
    found: tuple[str, ...] = ()


def demand_comparable(old: ToolInfo, new: ToolInfo, name: str) -> None:
    """Raises ConfigError when two reports were made by different rules or arithmetic; `name` is the old one's file."""
    differences = []
    if old.digest != new.digest:
        differences.append(f"other rules ({old.digest[:12]}, now {new.digest[:12]})")
    if old.scoring != new.scoring:
        differences.append(f"another way of scoring ({old.scoring}, now {new.scoring})")
    if differences:
        what = (
            f"was made with {' and '.join(differences)}; make it anew, or compare all the same with --across-versions"
        )
        raise ConfigError([Problem(name, 0, what)])


def worse(old: Report, new: Report) -> tuple[Worse, ...]:
    """Everything that got worse, in the order of the new report. What the settings set aside is left out."""
    return (*_flags(old, new), *_rules(old, new), *_duties(old, new))


def _rules(old: Report, new: Report) -> Iterator[Worse]:
    before = {verdict.rule: verdict for verdict in old.verdicts}
    for after in new.verdicts:
        then = before.get(after.rule)
        if then is None or after.suppressed or after.applies is not Truth.TRUE or then.applies is Truth.FALSE:
            continue
        if after.credit.high < then.credit.low - _TINY:
            yield Worse(after.rule, "rule", then.outcome, after.outcome)
        elif found := _new_faults(then, after):
            yield Worse(after.rule, "rule", then.outcome, after.outcome, found)


def _new_faults(then: RuleVerdict, after: RuleVerdict) -> tuple[str, ...]:
    """Passages that prove a failure now and did not before. Evidence of anything but a failure is no fault."""
    if after.status is not Status.FAIL or then.outcome != after.outcome:
        return ()
    return _new(then.evidence, after.evidence)


def _flags(old: Report, new: Report) -> Iterator[Worse]:
    before = {flag.id: flag for flag in old.flags}
    asked = {info.id for info in old.flag_texts}
    for flag in new.flags:
        then = before.get(flag.id)
        if flag.truth is not Truth.TRUE:
            continue
        if then is None and flag.id in asked:
            yield Worse(flag.id, "flag", "", "raised")
        elif then is None:
            continue  # the old rules did not ask for it
        elif then.truth is Truth.TRUE and (found := _new(then.evidence, flag.evidence)):
            yield Worse(flag.id, "flag", "raised", "raised", found)


def _duties(old: Report, new: Report) -> Iterator[Worse]:
    before = {(duty.country, duty.id): duty for duty in old.duties}
    for duty in new.duties:
        then = before.get((duty.country, duty.id))
        if duty.status == "not-met" and then is not None and then.status == "met":
            yield Worse(duty.id, "duty", then.status, duty.status)


def _new(old: Iterable[Evidence], new: Iterable[Evidence]) -> tuple[str, ...]:
    old = tuple(old)
    if len(old) >= EVIDENCE_SHOWN:
        return ()  # more was there than is shown: what moves up when a fault is mended is not new
    known = {_identity(piece) for piece in old}
    fresh = {_identity(piece): passage(piece) for piece in new}
    return tuple(text for key, text in fresh.items() if key not in known)


def passage(piece: Evidence) -> str:
    """The words that carry a fact."""
    return piece.snippet[piece.start : piece.end] or piece.snippet


def _identity(piece: Evidence) -> str:
    """What makes two finds the same: their words. The page does not, since a footer stands on all; nor do digits, since
    "only 3 left" is the same claim as "only 2 left"."""
    return re.sub(r"\d+", "#", fold(passage(piece))).strip()
