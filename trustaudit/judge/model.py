"""Verdicts and scores: what judging leaves behind. Ids and numbers only; sentences belong to the rules and locales."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trustaudit.model import Evidence, Gap, PageKind


class Truth(StrEnum):
    """Kleene's three values. `unknown` means: could still hold on a page that was not seen."""

    FALSE = "false"
    UNKNOWN = "unknown"
    TRUE = "true"


class Status(StrEnum):
    PASS = "pass"
    PARTIAL = "partial"
    FAIL = "fail"
    INCONCLUSIVE = "inconclusive"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Range:
    """A closed interval of credit (0 to 1) or score (0 to 100)."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Searched:
    """A page that was read in vain: its address and the kinds it was read as."""

    url: str
    kinds: tuple[PageKind, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one rule came out.

    `outcome` is the id of the outcome reached: the only possible one, else the one with the least credit among
    `possible` (which lists, in rule order, every outcome that the unseen pages leave open), the last of several. A
    partial status with several possible means that its outcome is proven and only better ones are open. `credit` spans them.
    `applies` says whether the rule counts for this shop; unknown means its weight may or may not count, and that the
    status is pass or inconclusive: nothing is held against a shop that the rule perhaps does not bind.
    `searched` and `vocabulary` say where and for what was looked when something is absent; `unseen` are the gaps that
    keep the verdict open.
    """

    rule: str
    status: Status
    outcome: str
    possible: tuple[str, ...]
    credit: Range
    applies: Truth = Truth.TRUE
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[Searched, ...] = ()
    vocabulary: tuple[str, ...] = ()
    unseen: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A fault so grave that it caps the grade. `truth` is never false here; unknown flags do not cap."""

    id: str
    truth: Truth
    cap: str  # the best grade that is left: B, C, D, E or F
    evidence: tuple[Evidence, ...] = ()
    unseen: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryScore:
    category: str
    low: float
    high: float
    seen: float
    weight: float


@dataclass(frozen=True, slots=True)
class Score:
    """`low` and `high` are 0 to 100: what is proven, and what the unseen pages could still add. `seen` (0 to 1) is
    the share of weight whose verdict is settled. `grade` is '' below 0.7 seen. `caps` are ids of flags that hold."""

    low: float
    high: float
    seen: float
    grade: str
    caps: tuple[str, ...]
    by_category: tuple[CategoryScore, ...]
