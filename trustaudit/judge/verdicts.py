"""From rules and signals to verdicts: every outcome that the unseen pages leave open is kept."""

from __future__ import annotations

from collections.abc import Iterable

from trustaudit.judge.conditions import ALWAYS, Leaf, View, evaluate, leaves, looked_at
from trustaudit.judge.model import Range, Searched, Status, Truth, Verdict
from trustaudit.judge.rule import DutyRule, Outcome, Rule
from trustaudit.model import Evidence, Gap

#: How many passages a verdict shows: enough to check it by eye, few enough to read.
EVIDENCE_SHOWN = 5


def judge(rules: Iterable[Rule], view: View) -> tuple[Verdict, ...]:
    """One verdict a rule, in the order of the rules."""
    return tuple(judge_rule(rule, view) for rule in rules)


def judge_rule(rule: Rule | DutyRule, view: View) -> Verdict:
    """How one rule or duty comes out for a shop.

    Outcomes are tried in order. One that is unknown stays possible and the next is tried; one that holds ends it.
    """
    applies = evaluate(rule.applies, view)
    if applies.truth is Truth.FALSE:
        return Verdict(rule.id, Status.NOT_APPLICABLE, "", (), Range(0, 0), Truth.FALSE, shown(applies.evidence))
    possible: list[Outcome] = []
    unseen: list[Gap] = list(applies.unseen)
    reached = ALWAYS
    for outcome in rule.outcomes:
        reached = evaluate(outcome.when, view)
        if reached.truth is not Truth.FALSE:
            possible.append(outcome)
            unseen.extend(reached.unseen)
        if reached.truth is Truth.TRUE:
            break
    # Of several with the least credit the last: it is the one that holds, those before it are only open.
    least = min(reversed(possible), key=lambda outcome: outcome.credit)
    evidence = evaluate(least.when, view).evidence
    if least.when is None and least.verdict is not Status.FAIL:
        evidence = applies.evidence  # an outcome that takes what is left rests on what made the rule apply
    status = _status(possible, is_proven=least is possible[-1] and least.when is not None)
    if applies.truth is Truth.UNKNOWN and status is not Status.PASS:
        status = Status.INCONCLUSIVE  # the shop may not be bound by the rule at all: nothing is held against it
    proven = status is Status.PASS and bool(evidence)
    asked = list(leaves(outcome.when for outcome in rule.outcomes))
    return Verdict(
        rule=rule.id,
        status=status,
        outcome=least.id,
        possible=tuple(outcome.id for outcome in possible),
        credit=Range(least.credit, max(outcome.credit for outcome in possible)),
        applies=applies.truth,
        evidence=shown(evidence),
        searched=() if proven else searched(asked, view),
        vocabulary=() if proven else vocabulary(asked, view),
        unseen=tuple(dict.fromkeys(unseen)),
    )


def _status(possible: list[Outcome], *, is_proven: bool) -> Status:
    """One verdict possible: that one. Else `partial` when the least of them is proven by what was seen and only more
    could follow; an outcome that merely takes what is left proves nothing while others are open."""
    verdicts = {outcome.verdict for outcome in possible}
    if len(verdicts) == 1 and (Status.PARTIAL not in verdicts or len(possible) == 1 or is_proven):
        return possible[0].verdict
    return Status.PARTIAL if is_proven and Status.FAIL not in verdicts else Status.INCONCLUSIVE


def shown(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The first passages, each once: a footer says the same on every page."""
    unique: dict[tuple[str, int, int], Evidence] = {}
    for passage in evidence:
        unique.setdefault((passage.snippet, passage.start, passage.end), passage)
    return tuple(unique.values())[:EVIDENCE_SHOWN]


def searched(asked: Iterable[Leaf], view: View) -> tuple[Searched, ...]:
    """The pages that were read for some leaves; all pages when these ask about the shop as a whole, or about pages
    that it does not have."""
    looked = {kind for leaf in asked for kind in looked_at(leaf, view)}
    return tuple(page for page in view.pages if looked.intersection(page.kinds)) or view.pages


def vocabulary(asked: Iterable[Leaf], view: View) -> tuple[str, ...]:
    """The lexicon concepts that the extractors behind some leaves look for, in order of mention.

    Where a signal has a concept for each value (`mark-enamad`), only those of the values asked for are named.
    """
    found: dict[str, None] = {}
    for leaf in asked:
        words = view.signals[leaf.signal].spec.vocabulary
        values = {str(value) for match in leaf.matches for value in match.values}
        found |= dict.fromkeys([word for word in words if word.partition("-")[2] in values] or words)
    return tuple(found)
