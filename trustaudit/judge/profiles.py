"""Profiles: which sort of shop this is, by its own facts or the user's word, and what that changes in the weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from trustaudit.judge import entries
from trustaudit.judge.cases_reader import read_cases
from trustaudit.judge.conditions import View, evaluate
from trustaudit.judge.grammar import Source, read_condition
from trustaudit.judge.model import Range, Status, Truth, Verdict
from trustaudit.judge.rule import AXES, CATEGORIES, Profile, Rule
from trustaudit.model import ConfigError, Problem
from trustaudit.signals.base import Spec
from trustaudit.yamlfile import Map, did_you_mean

#: What a case of a profile may come to.
RESULTS: Mapping[Truth, str] = {Truth.TRUE: "fits", Truth.FALSE: "other", Truth.UNKNOWN: "inconclusive"}

_KEYS = (
    "id", "axis", "order", "title", "why", "when", "factors", "weights", "exclude", "sources", "tests", "override",
)  # fmt: skip
_NEEDED = ("id", "axis", "title", "why", "when")


def read_profile(entry: Map, source: Source, specs: Mapping[str, Spec]) -> Profile | None:
    """One entry of `profiles/*.yaml`; None, with its faults collected, if it is not well formed.

    Whether the rules it names exist is not asked here: see `unknown_names`.
    """
    before = len(source.problems)
    entries.check_keys(entry, _KEYS, _NEEDED, source)
    axis = entries.text(entry, "axis", source)
    if axis and axis not in AXES:
        source.unknown(entry.lines["axis"], "axis", axis, AXES)
    when = read_condition(entry["when"], entry.lines["when"], source, specs) if "when" in entry else None
    order = entries.number(entry, "order", source) or 0
    factors, weights = _numbers(entry, "factors", source), _numbers(entry, "weights", source)
    profile_id, sources = entries.identifier(entry, source), entries.sources(entry, source)
    title, why = (entries.text(entry, key, source) for key in ("title", "why"))
    exclude = _exclusions(entry, source)
    tests = read_cases(entry, set(RESULTS.values()), source)
    if len(source.problems) > before or when is None:
        return None
    return Profile(
        id=profile_id,
        axis=axis,
        title=title,
        why=why,
        when=when,
        order=int(order),
        factors=factors,
        weights=weights,
        exclude=exclude,
        sources=sources,
        tests=tests,
        file=source.file,
        line=entry.line,
    )


def _numbers(entry: Map, key: str, source: Source) -> dict[str, float]:
    found = entry.get(key, Map())
    if not isinstance(found, Map):
        source.fault(entry.lines[key], f"'{key}' must map rules to numbers")
        return {}
    numbers: dict[str, float] = {}
    for name in found:
        number = entries.number(found, name, source)
        if number is not None and number < 0:
            source.fault(found.lines[name], f"'{name}' must not be below 0, it is {number:g}")
        elif number is not None:
            numbers[name] = number
    return numbers


def _exclusions(entry: Map, source: Source) -> dict[str, str]:
    found = entry.get("exclude", Map())
    if not isinstance(found, Map):
        source.fault(entry.lines["exclude"], "'exclude' must map rules to the reason why they make no sense here")
        return {}
    return {name: entries.text(found, name, source) for name in found}


def unknown_names(profiles: Iterable[Profile], rules: Sequence[Rule]) -> list[Problem]:
    """Rules and categories that profiles name and that do not exist."""
    ids = {rule.id for rule in rules}
    categories = ids | set(CATEGORIES)
    return [
        Problem(profile.file, profile.line, f"{profile.id}: no {sort} '{name}'{did_you_mean(name, allowed)}")
        for profile in profiles
        for names, sort, allowed in (
            (profile.factors, "rule or category", categories),
            (profile.weights, "rule", ids),
            (profile.exclude, "rule", ids),
        )
        for name in names
        if name not in allowed
    ]


def choose(profiles: Sequence[Profile], view: View, wanted: str = "") -> tuple[Profile, ...]:
    """The profiles to judge a shop by: those in `wanted` ("iran,digital"), else the first of each axis that holds.

    One that only may hold is not taken: a profile changes weights, so it needs proof. Raises ConfigError for a name
    that no profile has, and for two of one axis.
    """
    if wanted.strip():
        return named(profiles, wanted)
    ranked = sorted(profiles, key=lambda p: (AXES.index(p.axis), p.order, p.id))
    found: dict[str, Profile] = {}
    for profile in ranked:
        if profile.axis not in found and evaluate(profile.when, view).truth is Truth.TRUE:
            found[profile.axis] = profile
    return tuple(found.values())


def named(profiles: Sequence[Profile], wanted: str) -> tuple[Profile, ...]:
    """The profiles that a user names ("iran,digital" or "iran+digital"), in the order of their axes. Raises as above."""
    by_id = {profile.id: profile for profile in profiles}
    names = [name for part in wanted.replace("+", ",").split(",") if (name := part.strip())]
    problems = [
        Problem("", 0, f"no profile '{name}'{did_you_mean(name, by_id)}") for name in names if name not in by_id
    ]
    found: dict[str, Profile] = {}
    for profile in (by_id[name] for name in names if name in by_id):
        other = found.setdefault(profile.axis, profile)
        if other is not profile:
            problems.append(
                Problem("", 0, f"the profiles '{other.id}' and '{profile.id}' exclude each other: choose one of them")
            )
    if problems:
        raise ConfigError(problems)
    return tuple(sorted(found.values(), key=lambda p: AXES.index(p.axis)))


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A rule that is judged but does not count, and the profile whose reason that is."""

    rule: str
    profile: Profile


def weigh(rules: Sequence[Rule], profiles: Sequence[Profile]) -> tuple[Rule, ...]:
    """The rules with the weights that the profiles give them."""
    return tuple(replace(rule, weight=_weight(rule, profiles)) for rule in rules)


def _weight(rule: Rule, profiles: Sequence[Profile]) -> float:
    weight = rule.weight
    for profile in profiles:
        weight = profile.weights.get(rule.id, weight)
        weight *= profile.factors.get(rule.id, 1.0) * profile.factors.get(rule.category, 1.0)
    return round(weight, 6)


def exclusions(profiles: Sequence[Profile], kept: Iterable[str] = ()) -> dict[str, Exclusion]:
    """Rules that the profiles take out of the score, by id; `kept` are ids that the user wants all the same."""
    own = set(kept)
    found: dict[str, Exclusion] = {}
    for profile in profiles:
        for name in profile.exclude:
            if name not in own:
                found.setdefault(name, Exclusion(name, profile))
    return found


def without(verdicts: Iterable[Verdict], excluded: Mapping[str, Exclusion]) -> tuple[Verdict, ...]:
    """The verdicts, those of excluded rules replaced by "does not apply"."""
    return tuple(
        Verdict(verdict.rule, Status.NOT_APPLICABLE, "", (), Range(0, 0), Truth.FALSE)
        if verdict.rule in excluded
        else verdict
        for verdict in verdicts
    )
