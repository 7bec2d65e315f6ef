"""Checks on rules that load but are not finished: missing cases, sources, advice, translations, dead outcomes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from trustaudit.judge.conditions import Condition, leaves
from trustaudit.judge.duties import STATUSES
from trustaudit.judge.reach import unreachable
from trustaudit.judge.rule import AnyRule, Case, DutyRule, FlagRule, Profile, Rule, RuleSet
from trustaudit.judge.texts import Catalog, missing
from trustaudit.lexicon import Lexicon
from trustaudit.model import Problem
from trustaudit.signals.base import Spec

#: Languages in which every outcome needs a case: the two whose scripts, digits and word endings differ most.
CASE_LANGUAGES = ("en", "fa")
#: Languages in which every text must exist.
TEXT_LANGUAGES = ("fa", "es")

_ARABIC = re.compile("[\u0600-\u06ff]")
_UNSEEN = re.compile("<script.*?</script>|<[^>]*>", re.S)


def lint(rules: RuleSet, catalog: Catalog, specs: Mapping[str, Spec], lexicon: Lexicon) -> list[Problem]:
    """Everything that is unfinished in some rules, in the order of the files."""
    problems: list[Problem] = []
    count = Counter(rule.id for rule in rules.all)
    for rule in rules.all:
        for line, message in _faults(rule, catalog):
            problems.append(Problem(rule.file, line, f"{rule.id}: {message}"))
        if count[rule.id] > 1:
            problems.append(
                Problem(rule.file, rule.line, f"{rule.id}: two rules, flags, duties or profiles have this id")
            )
    return problems + _dead_vocabulary(rules, specs, lexicon)


def _faults(rule: AnyRule, catalog: Catalog) -> Iterator[tuple[int, str]]:
    if not rule.sources:
        yield rule.line, "no sources: on what does it rest?"
    for lang in TEXT_LANGUAGES:
        names = missing(rule, lang, catalog)
        if names:
            yield rule.line, f"not translated into {lang}: {', '.join(names)}"
    match rule:
        case Rule():
            yield from _rule_faults(rule)
        case DutyRule():
            yield from _duty_faults(rule)
        case FlagRule():
            yield from _uncovered(rule.tests, dict.fromkeys(("raised", "clear"), rule.line))
        case Profile():
            yield from _untested(rule.tests, dict.fromkeys(("fits", "other"), rule.line))


def _rule_faults(rule: Rule) -> Iterator[tuple[int, str]]:
    if not rule.weight_reason:
        yield rule.line, "no 'weight_reason': why this weight?"
    yield from _dead_outcomes(rule)
    yield from _uncovered(rule.tests, {f"{o.verdict}/{o.id}": o.line for o in rule.outcomes})
    yield from _unapplied(rule)


def _duty_faults(duty: DutyRule) -> Iterator[tuple[int, str]]:
    yield from _dead_outcomes(duty)
    results = {f"{STATUSES[o.verdict]}/{o.id}": o.line for o in duty.outcomes}
    yield from _untested(duty.tests, results)  # in the languages of its country, which differ
    yield from _unapplied(duty)


def _dead_outcomes(rule: Rule | DutyRule) -> Iterator[tuple[int, str]]:
    for outcome in unreachable(rule):
        yield outcome.line, f"outcome '{outcome.id}' can never be reached: those before it always hold when it does"


def _unapplied(rule: Rule | DutyRule) -> Iterator[tuple[int, str]]:
    if rule.applies is not None and not any(case.expect == "not-applicable" for case in rule.tests):
        yield rule.line, "no case in which it does not apply"


def _uncovered(cases: Iterable[Case], results: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Results that no case in some language comes to. A case that is known to fail proves nothing."""
    covered = {(case.expect, language(case)) for case in cases if not case.todo}
    for result, line in results.items():
        lacking = [lang for lang in CASE_LANGUAGES if (result, lang) not in covered]
        if lacking:
            yield line, f"no case for {result} in {' and '.join(lacking)}"


def _untested(cases: Iterable[Case], results: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Results that no case in any language comes to."""
    covered = {case.expect for case in cases if not case.todo}
    yield from ((line, f"no case for {result}") for result, line in results.items() if result not in covered)


def language(case: Case) -> str:
    """fa for a case with a page that shows Arabic script, else en."""
    return "fa" if any(_ARABIC.search(_UNSEEN.sub(" ", page.html)) for page in case.pages) else "en"


def _dead_vocabulary(rules: RuleSet, specs: Mapping[str, Spec], lexicon: Lexicon) -> list[Problem]:
    """Signals that rules use and whose vocabulary names concepts that no lexicon has."""
    used = {leaf.signal for rule in rules.all for leaf in leaves(_conditions(rule))}
    return [
        Problem("", 0, f"signal '{name}' looks for '{word}', which no lexicon has")
        for name in sorted(used)
        for word in specs[name].vocabulary
        if word not in lexicon.concepts
    ]


def _conditions(rule: AnyRule) -> tuple[Condition | None, ...]:
    if isinstance(rule, FlagRule | Profile):
        return (rule.when,)
    return (rule.applies, *(outcome.when for outcome in rule.outcomes))
