"""The report: all that an audit found, as frozen values. `docs/report.schema.json` is generated from these classes.

Texts of rules travel with the report in every language the rule set has, so that a report can be rendered in another
language where the rules are not at hand. Numbers are rounded when the report is made, so equal audits are equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from trustaudit.judge.model import Flag, Range, Score, Searched, Status, Truth
from trustaudit.judge.score import SCORING_VERSION
from trustaudit.model import Evidence, Gap, PageKind, Step

SCHEMA_VERSION = 1

#: Language code to text. English is always there.
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ToolInfo:
    """Which program with which rules made the report. `digest` is the SHA-256 of everything that judges, `scoring` the
    version of the arithmetic; reports that differ in either are not compared number by number."""

    version: str
    rules: str
    digest: str
    scoring: int = SCORING_VERSION


@dataclass(frozen=True, slots=True)
class ShopInfo:
    """What was audited. `started` is ISO 8601 in UTC; `country`, `goods`, `platform` are '' when unknown;
    `is_shop` is shop, not-shop or unknown. `profile` joins the ids of the profiles it was judged by ("iran+digital"),
    `profile_title` says the same in words."""

    url: str
    host: str
    name: str
    started: str
    language: str = ""
    country: str = ""
    goods: str = ""
    platform: str = ""
    profile: str = ""
    is_shop: str = "unknown"
    interrupted: bool = False
    profile_title: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageInfo:
    """A page that was read: why it was fetched and, for each of its kinds, why it was taken for that."""

    url: str
    status: int
    title: str
    kinds: tuple[PageKind, ...]
    found: str = ""
    why: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutcomeText:
    """One outcome of a rule: its verdict (pass, partial or fail), its credit (0 to 1), and what it says."""

    id: str
    verdict: str
    credit: float
    text: Texts


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as the reader needs it."""

    id: str
    category: str
    weight: float
    title: Texts
    why: Texts
    fix: Texts
    outcomes: tuple[OutcomeText, ...]
    sources: tuple[str, ...] = ()
    paste: Texts = field(default_factory=dict)  # something to paste into the shop, ready made


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """How a rule came out. `gain` is what mending it would add to the score's lower end, in points."""

    rule: str
    status: Status
    outcome: str
    possible: tuple[str, ...]
    credit: Range
    gain: float = 0.0
    applies: Truth = Truth.TRUE
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[Searched, ...] = ()
    vocabulary: tuple[str, ...] = ()
    unseen: tuple[Gap, ...] = ()
    suppressed: str = ""  # the reason given in trustaudit.yaml; '' when it counts
    excluded: Texts = field(default_factory=dict)  # why the profile takes it out; empty when it does not


@dataclass(frozen=True, slots=True)
class FlagInfo:
    """A cap on the grade, with its printed reason."""

    id: str
    title: Texts
    reason: Texts
    fix: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of law: met, not-met or cannot-tell. `article` names the text of the law, `valid_*` ISO dates or ''.

    `text` says what was found, or, while unseen pages leave several answers open, what the law asks; `asks` is always
    the latter. It is a description for orientation, no legal advice.
    """

    id: str
    country: str
    article: str
    status: str
    title: Texts
    text: Texts
    outcome: str = ""
    valid_from: str = ""
    valid_to: str = ""
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[Searched, ...] = ()
    unseen: tuple[Gap, ...] = ()
    asks: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Picture:
    """How a page looked in the browser: `data` is the image in base64, of the media type `media`."""

    url: str
    kinds: tuple[PageKind, ...]
    media: str
    data: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A rule or flag that the owner's settings set aside: it counts neither for the score nor for a gate.

    `until` is an ISO date or '' (for good); `used` says whether there was anything to set aside this time.
    """

    id: str
    sort: str  # rule or flag
    reason: str
    until: str = ""
    used: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one audit. `facts` maps a signal to its items as plain values with their evidence."""

    schema_version: int
    tool: ToolInfo
    shop: ShopInfo
    score: Score
    verdicts: tuple[RuleVerdict, ...]
    flags: tuple[Flag, ...]
    rules: tuple[RuleInfo, ...]
    flag_texts: tuple[FlagInfo, ...]
    pages: tuple[PageInfo, ...]
    gaps: tuple[Gap, ...]
    journey: tuple[Step, ...]
    facts: Mapping[str, tuple[Mapping[str, Any], ...]]
    duties: tuple[Duty, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    pictures: tuple[Picture, ...] = ()
    notes: tuple[str, ...] = ()  # ids of remarks on the audit itself: interrupted, not-a-shop, signal-failed:phones

    def rule(self, rule_id: str) -> RuleInfo:
        """The rule with an id. Raises KeyError for one that is not in the report."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)


def text_in(texts: Texts, lang: str) -> str:
    """A text in a language, in English where it is missing, '' where there is none."""
    return texts.get(lang) or texts.get("en") or ""
