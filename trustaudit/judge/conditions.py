"""Conditions of rules: a small typed tree, and its evaluation in Kleene's three values.

A leaf asks for items of one signal. It is TRUE when enough of them are seen. When they are not, silence counts as
absence only on pages that were seen: a page kind it looks at that is missing for a reason other than `absent`, or on
which the extractor broke, leaves the leaf UNKNOWN. So presence is proof, and absence only where we looked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trustaudit.judge.model import Searched, Truth
from trustaudit.model import Evidence, Gap, GapReason, PageKind, Region
from trustaudit.signals.base import Signal, Site

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Match:
    """What one field of an item must be: one of `values`, a number within [gte, lte], or `given` (not empty) or not."""

    field: str
    values: tuple[Scalar, ...] = ()
    gte: float | None = None
    lte: float | None = None
    given: bool | None = None

    def holds(self, item: Any) -> bool:
        value = getattr(item, self.field)
        if self.given is not None:
            return (value not in ("", None)) is self.given
        if self.values:
            return value in self.values
        if value is None:
            return False
        return (self.gte is None or value >= self.gte) and (self.lte is None or value <= self.lte)


@dataclass(frozen=True, slots=True)
class Leaf:
    """At least `least` items of a signal (counted by distinct values of `distinct`, if given) that match everywhere.

    `at` narrows to pages of these kinds, `regions` to these parts of a page; empty means anywhere.
    """

    signal: str
    matches: tuple[Match, ...] = ()
    at: tuple[PageKind, ...] = ()
    regions: tuple[Region, ...] = ()
    least: int = 1
    distinct: str = ""


@dataclass(frozen=True, slots=True)
class Every:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Condition


Condition = Leaf | Every | Either | Not


@dataclass(frozen=True)
class View:
    """All that a rule may look at: the signals, the pages that were read, and the gaps between them.

    `cut` holds the addresses of pages that were longer than the size limit: what stood behind the cut is unseen.
    """

    signals: Mapping[str, Signal]
    pages: tuple[Searched, ...] = ()
    gaps: tuple[Gap, ...] = ()
    cut: frozenset[str] = frozenset()

    @classmethod
    def of(cls, site: Site, signals: Mapping[str, Signal]) -> View:
        pages = [sheet.page for sheet in site.sheets]
        return cls(
            signals,
            tuple(Searched(page.url, page.kinds) for page in pages),
            site.snapshot.gaps,
            frozenset(page.url for page in pages if page.truncated),
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """The value of a condition, with the evidence for that value or, when unknown, the gaps that keep it open."""

    truth: Truth
    evidence: tuple[Evidence, ...] = ()
    unseen: tuple[Gap, ...] = ()


ALWAYS = Finding(Truth.TRUE)


def evaluate(condition: Condition | None, view: View) -> Finding:
    """The value of a condition for a shop; no condition always holds."""
    match condition:
        case None:
            return ALWAYS
        case Leaf():
            return _leaf(condition, view)
        case Not(part):
            inner = evaluate(part, view)
            return Finding(_NEGATED[inner.truth], inner.evidence, inner.unseen)
        case Every(parts):
            return _join([evaluate(part, view) for part in parts], decisive=Truth.FALSE)
        case Either(parts):
            return _join([evaluate(part, view) for part in parts], decisive=Truth.TRUE)


_NEGATED = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}


def _join(parts: list[Finding], decisive: Truth) -> Finding:
    """Kleene's `and` (FALSE decides) or `or` (TRUE decides); the evidence is that of the parts that decided."""
    truths = {part.truth for part in parts}
    if decisive in truths:
        truth = decisive
    elif Truth.UNKNOWN in truths:
        truth = Truth.UNKNOWN
    else:
        truth = _NEGATED[decisive]
    deciding = [part for part in parts if part.truth is truth]
    return Finding(
        truth,
        tuple(evidence for part in deciding for evidence in part.evidence),
        tuple(dict.fromkeys(gap for part in deciding for gap in part.unseen)),
    )


def _leaf(leaf: Leaf, view: View) -> Finding:
    signal = view.signals[leaf.signal]
    items = [item for item in signal.items if _matches(leaf, item)]
    count = len({getattr(item, leaf.distinct) for item in items}) if leaf.distinct else len(items)
    if count >= leaf.least:
        return Finding(Truth.TRUE, tuple(_varied(items, leaf.distinct)))
    unseen = tuple(_unseen(looked_at(leaf, view), signal, view))
    return Finding(Truth.UNKNOWN if unseen else Truth.FALSE, (), unseen)


def _matches(leaf: Leaf, item: Any) -> bool:
    evidence: Evidence = item.evidence
    return (
        (not leaf.at or any(kind in leaf.at for kind in evidence.kinds))
        and (not leaf.regions or evidence.region in leaf.regions)
        and all(match.holds(item) for match in leaf.matches)
    )


def _varied(items: list[Any], field: str) -> Iterator[Evidence]:
    """Evidence with one item of each distinct value first, so that a short list shows all that was counted."""
    firsts: dict[Any, Any] = {}
    if field:
        for item in items:
            firsts.setdefault(getattr(item, field), item)
    return (item.evidence for item in (*firsts.values(), *items))


def looked_at(leaf: Leaf, view: View) -> tuple[PageKind, ...]:
    """The page kinds whose silence counts as absence for a leaf; () for a fact of the shop as a whole."""
    return leaf.at or view.signals[leaf.signal].spec.where


def _unseen(looked: tuple[PageKind, ...], signal: Signal, view: View) -> Iterator[Gap]:
    for gap in view.gaps:
        told = signal.spec.alike and gap.reason is GapReason.PERSONAL_DATA
        if gap.reason.is_ignorance and gap.kind in looked and not told:
            yield gap
    for page in view.pages:
        shared = next((kind for kind in page.kinds if kind in looked), None)
        if page.url in signal.failed and (shared or not looked):
            yield Gap(shared or PageKind.OTHER, GapReason.ERROR, page.url, f"{signal.spec.name} could not be read")
        elif page.url in view.cut and shared:
            yield Gap(shared, GapReason.BUDGET, page.url, "longer than the size limit")


def leaves(conditions: Iterable[Condition | None]) -> Iterator[Leaf]:
    """Every leaf of some conditions, in order."""
    for condition in conditions:
        match condition:
            case Leaf():
                yield condition
            case Not(part):
                yield from leaves([part])
            case Every(parts) | Either(parts):
                yield from leaves(parts)
            case None:
                pass
