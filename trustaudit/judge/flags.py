"""Which grave faults hold for a shop, and which may."""

from __future__ import annotations

from collections.abc import Iterable

from trustaudit.judge.conditions import View, evaluate
from trustaudit.judge.model import Flag, Truth
from trustaudit.judge.rule import FlagRule
from trustaudit.judge.verdicts import shown


def raise_flags(rules: Iterable[FlagRule], view: View) -> tuple[Flag, ...]:
    """The flags that hold (TRUE) or could still hold on an unseen page (UNKNOWN), in the order of the rules."""
    return tuple(flag for rule in rules if (flag := raise_flag(rule, view)).truth is not Truth.FALSE)


def raise_flag(rule: FlagRule, view: View) -> Flag:
    """One flag with its truth; unlike a report's flags it may be FALSE."""
    found = evaluate(rule.when, view)
    return Flag(rule.id, found.truth, rule.cap, shown(found.evidence), found.unseen)
