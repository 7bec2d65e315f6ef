"""What a rule is: an ordered list of named outcomes, the first that holds wins. And flags, which cap the grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from trustaudit.judge.conditions import Condition
from trustaudit.judge.model import Status
from trustaudit.model import ConfigError, GapReason, Headers, PageKind, Problem
from trustaudit.yamlfile import did_you_mean

#: Categories in the order in which a report shows them: from who is behind the shop to how well the parts agree.
CATEGORIES = (
    "identity",
    "contact",
    "licences",
    "shipping",
    "payment",
    "returns",
    "warranty",
    "security",
    "about",
    "claims",
    "help",
    "consistency",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way a rule may come out. `verdict` is pass (credit 1), partial (credit given) or fail (credit 0)."""

    id: str
    verdict: Status
    credit: float
    text: str
    when: Condition | None
    line: int = 0


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of an inline case; `url` is '' for the usual address of its first kind."""

    kinds: tuple[PageKind, ...]
    html: str
    url: str = ""
    headers: Headers = ()


@dataclass(frozen=True, slots=True)
class Case:
    """An example that stands beside its rule: a made-up shop and what must come out.

    `expect` is a status, alone or with an outcome (`pass/on-contact`); for flags `raised`, `clear` or `inconclusive`.
    `todo` says why it is known to come out otherwise: such a case must fail, so that it is noticed when it stops to.
    """

    name: str
    expect: str
    pages: tuple[CasePage, ...] = ()
    gaps: tuple[tuple[PageKind, GapReason], ...] = ()
    shop: str = "https://shop.example/"
    tls: tuple[tuple[str, str], ...] = ()
    todo: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A trust rule as its file has it. Texts are English; other languages come from `texts.Catalog`."""

    id: str
    category: str
    weight: float
    title: str
    why: str
    fix: str
    outcomes: tuple[Outcome, ...]
    weight_reason: str = ""
    paste: str = ""
    sources: tuple[str, ...] = ()
    applies: Condition | None = None
    tests: tuple[Case, ...] = ()
    file: str = ""
    line: int = 0

    def outcome(self, outcome_id: str) -> Outcome:
        """The outcome with an id. Raises KeyError for one that the rule does not have."""
        for outcome in self.outcomes:
            if outcome.id == outcome_id:
                return outcome
        raise KeyError(outcome_id)


@dataclass(frozen=True, slots=True)
class FlagRule:
    """A fault so grave that, when it holds, the grade cannot be better than `cap`, whatever the score."""

    id: str
    cap: str
    title: str
    reason: str
    fix: str
    when: Condition
    sources: tuple[str, ...] = ()
    tests: tuple[Case, ...] = ()
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Everything that judges: the rules and flags, and the files they came from (for the digest)."""

    rules: tuple[Rule, ...]
    flags: tuple[FlagRule, ...] = ()
    files: tuple[Path, ...] = field(default=())

    @property
    def all(self) -> tuple[Rule | FlagRule, ...]:
        """Rules and flags alike: whatever has an id, texts and cases."""
        return (*self.rules, *self.flags)


def select(
    rules: Sequence[Rule],
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
    weights: Mapping[str, float] | None = None,
) -> tuple[Rule, ...]:
    """The rules to judge by: those named by id or category in `include` (all, if empty) and not in `exclude`,
    with the weights of `weights` (rule id to weight) in place of their own.

    Raises ConfigError for a name that no rule has and for a weight below zero.
    """
    include, exclude, weights = tuple(include), tuple(exclude), dict(weights or {})
    ids = {rule.id for rule in rules}
    names = ids | {rule.category for rule in rules}
    problems = [
        Problem("", 0, f"no rule or category '{name}'{did_you_mean(name, names)}")
        for name in (*include, *exclude)
        if name not in names
    ]
    for name, weight in weights.items():
        if name not in ids:
            problems.append(Problem("", 0, f"weight for unknown rule '{name}'{did_you_mean(name, ids)}"))
        elif weight < 0:
            problems.append(Problem("", 0, f"the weight of '{name}' must not be below 0, it is {weight:g}"))
    if problems:
        raise ConfigError(problems)
    return tuple(
        replace(rule, weight=weights.get(rule.id, rule.weight))
        for rule in rules
        if (not include or rule.id in include or rule.category in include)
        and not (rule.id in exclude or rule.category in exclude)
    )
