"""What a rule is: an ordered list of named outcomes, the first that holds wins. And flags, duties and profiles."""

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
    """One page of an inline case; `url` is '' for the usual address of its first kind.

    A page with an error status was linked and fetched, and nobody read it.
    """

    kinds: tuple[PageKind, ...]
    html: str
    url: str = ""
    headers: Headers = ()
    status: int = 200


@dataclass(frozen=True, slots=True)
class Case:
    """An example that stands beside its rule: a made-up shop and what must come out.

    `expect` is a status, alone or with an outcome (`pass/on-contact`); for duties `met`, `not-met` or `cannot-tell`,
    alone or with an outcome; for flags `raised`, `clear` or `inconclusive`; for profiles `fits`, `other` or
    `inconclusive`.
    `records` are the answers of trust mark issuers, by issuer, as if the audit had asked them.
    `todo` says why it is known to come out otherwise: such a case must fail, so that it is noticed when it stops to.
    """

    name: str
    expect: str
    pages: tuple[CasePage, ...] = ()
    gaps: tuple[tuple[PageKind, GapReason], ...] = ()
    shop: str = "https://shop.example/"
    tls: tuple[tuple[str, str], ...] = ()
    records: tuple[tuple[str, str], ...] = ()
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
class DutyRule:
    """What an article of law asks a shop to show. It has no weight and never enters the score.

    `country` is an ISO 3166-1 alpha-2 code in lower case, or "eu". It binds from `valid_from` to `valid_to`, both
    included (ISO dates, '' = open). Outcomes are met (PASS), not met (FAIL) or cannot tell (INCONCLUSIVE): the last
    for what the law asks and pages that are open to everybody need not show. `text` says what the law asks.
    """

    id: str
    country: str
    article: str
    title: str
    text: str
    outcomes: tuple[Outcome, ...]
    sources: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    applies: Condition | None = None
    tests: tuple[Case, ...] = ()
    file: str = ""
    line: int = 0

    def outcome(self, outcome_id: str) -> Outcome:
        """The outcome with an id. Raises KeyError for one that the duty does not have."""
        for outcome in self.outcomes:
            if outcome.id == outcome_id:
                return outcome
        raise KeyError(outcome_id)


#: Sides from which a shop is looked at; at most one profile of each is taken.
AXES = ("place", "goods", "payment")


@dataclass(frozen=True, slots=True)
class Profile:
    """A sort of shop, and what counts more, less or not at all there.

    It is taken when `when` holds, unless the user names profiles herself; of one `axis` the first by `order`, then by
    id. `factors` multiply the weights of rules or whole categories, `weights` replace those of rules, `exclude` maps
    rules that make no sense there to the reason.
    """

    id: str
    axis: str
    title: str
    why: str
    when: Condition
    order: int = 0
    factors: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    exclude: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    tests: tuple[Case, ...] = ()
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Everything that judges, and the files it came from (for the digest)."""

    rules: tuple[Rule, ...]
    flags: tuple[FlagRule, ...] = ()
    files: tuple[Path, ...] = field(default=())
    duties: tuple[DutyRule, ...] = ()
    profiles: tuple[Profile, ...] = ()

    @property
    def all(self) -> tuple[AnyRule, ...]:
        """Rules, flags, duties and profiles alike: whatever has an id, texts and cases."""
        return (*self.rules, *self.flags, *self.duties, *self.profiles)


AnyRule = Rule | FlagRule | DutyRule | Profile


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
