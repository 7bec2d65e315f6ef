"""docs/rules: one section a rule, flag, duty and profile, as it stands in the rule files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from tests.docs import cases, conditions
from tests.docs.markdown import block, code, number, plain, table
from trustaudit.audit import Rulebook, load_rulebook
from trustaudit.i18n import language
from trustaudit.judge.duties import STATUSES
from trustaudit.judge.rule import CATEGORIES, AnyRule, Case, DutyRule, FlagRule, Outcome, Profile, Rule

_NOTE = "<!-- Made from the rule files by `make docs`; change those, not this page. -->\n"

_INDEX = """# The rules

What `trustaudit` judges, rule by rule: why it matters, how it can come out, how to mend it, and on what its weight
rests. [Scoring](../scoring.md) tells how verdicts become a score, [Writing rules](../writing-rules.md) how to add or
change a rule, [What cannot be observed](../not-observable.md) what no rule can tell.

`trustaudit rules show ID --lang fa` (or `es`) shows a rule in another language.

"Seed 004, claim 28" among the sources names a claim of one of the five articles that the project began from; they are
listed in [What cannot be observed](../not-observable.md).
"""

_FLAGS = """# Flags

A flag is a fault so grave that the grade cannot be better than its cap, whatever the score. The report prints the reason.
"""

_PROFILES = """# Profiles

A profile is a sort of shop. It is taken when the shop's own facts show that it fits, unless you name profiles yourself
(`--profile iran,digital`); of one axis only one is taken. Factors multiply the weights of rules or of whole categories,
weights replace those of rules, and rules that make no sense there are left out of the score.
"""

_DUTIES = """# Duties: {name}

What the law asks a shop to show, article by article, and what its public pages show of it: met, not met or cannot tell.
Duties carry no weight and never enter the score: "duty met, trust not met" must be sayable. This is no legal advice.
"""


@cache
def book() -> Rulebook:
    return load_rulebook()


def documents() -> dict[str, str]:
    """Path under docs/ to text."""
    rules = book().ruleset
    found = {"rules/index.md": _index()}
    for category in CATEGORIES:
        own = [rule for rule in rules.rules if rule.category == category]
        if own:
            found[f"rules/{category}.md"] = _page(_category_head(category, own), map(_rule, own))
    if rules.flags:
        found["rules/flags.md"] = _page(_FLAGS, map(_flag, rules.flags))
    if rules.profiles:
        found["rules/profiles.md"] = _page(_PROFILES, map(_profile, rules.profiles))
    for country, duties in _by_country():
        found[f"rules/duties/{country}.md"] = _page(_DUTIES.format(name=country_name(country)), map(_duty, duties))
    return found


def _page(head: str, sections: Iterable[str]) -> str:
    return "\n".join([_NOTE, head.strip(), "", *sections]).rstrip() + "\n"


def _by_country() -> Iterator[tuple[str, list[DutyRule]]]:
    ordered = sorted(book().ruleset.duties, key=lambda duty: duty.country)
    for country, duties in groupby(ordered, lambda duty: duty.country):
        yield country, list(duties)


def country_name(country: str) -> str:
    """What a country of duties is called in English."""
    t = language("en")
    code_of = {"uk": "gb"}.get(country, country)
    return t(f"country.{code_of}") if t.has(f"country.{code_of}") else country.upper()


def category_name(category: str) -> str:
    return language("en")(f"category.{category}")


def weight_of(rules: Iterable[Rule]) -> str:
    return number(sum(rule.weight for rule in rules))


def _index() -> str:
    rules = book().ruleset
    parts = [_NOTE, _INDEX]
    for category in CATEGORIES:
        own = [rule for rule in rules.rules if rule.category == category]
        if own:
            head = f"[{category_name(category)}]({category}.md)"
            rows = [(f"[{rule.id}]({category}.md#{rule.id})", plain(rule.title), number(rule.weight)) for rule in own]
            rows.append(("", "together", weight_of(own)))
            parts += [f"## {head}", "", table(("Rule", "Title", "Weight"), rows, right=[2]), ""]
    if rules.flags:
        rows = [(f"[{flag.id}](flags.md#{flag.id})", plain(flag.title), flag.cap) for flag in rules.flags]
        parts += ["## [Flags](flags.md)", "", table(("Flag", "Title", "Best grade left"), rows), ""]
    if rules.duties:
        laws = [(f"[{country_name(name)}](duties/{name}.md)", str(len(found))) for name, found in _by_country()]
        parts += ["## Duties", "", table(("Law of", "Duties"), laws, right=[1]), ""]
    if rules.profiles:
        rows = [(f"[{p.id}](profiles.md#{p.id})", plain(p.title), p.axis) for p in rules.profiles]
        parts += ["## [Profiles](profiles.md)", "", table(("Profile", "Title", "Axis"), rows), ""]
    return "\n".join(parts).rstrip() + "\n"


def _category_head(category: str, rules: Sequence[Rule]) -> str:
    links = ", ".join(f"[{rule.id}](#{rule.id})" for rule in rules)
    return f"# {category_name(category)}\n\n{len(rules)} rules, weight {weight_of(rules)} together: {links}."


def _rule(rule: Rule) -> str:
    reason = f": {plain(rule.weight_reason)}" if rule.weight_reason else ""
    parts = [*_heading(rule), plain(rule.why), "", f"**Weight {number(rule.weight)}**{reason}", ""]
    parts += _applies(rule)
    parts += [_outcomes(rule.outcomes), "", f"**How to mend it:** {plain(rule.fix)}", ""]
    if rule.paste:
        parts += ["To paste, with your own data:", "", block(rule.paste), ""]
    parts += _sources(rule)
    verdicts = {f"{o.verdict}/{o.id}": o.verdict.value for o in rule.outcomes}
    parts += _examples(rule, [("pass", verdicts), ("fail", verdicts)])
    return "\n".join(parts)


def _flag(flag: FlagRule) -> str:
    parts = [*_heading(flag), f"**Caps the grade at {flag.cap}.** {plain(flag.reason)}", ""]
    parts += [f"Raised when {code(conditions.written(flag.when))}", "", f"**How to mend it:** {plain(flag.fix)}", ""]
    parts += [*_sources(flag), *_examples(flag, [("clear", {}), ("raised", {})])]
    return "\n".join(parts)


def _duty(duty: DutyRule) -> str:
    span = {
        (True, True): f"From {duty.valid_from} to {duty.valid_to}.",
        (True, False): f"Since {duty.valid_from}.",
        (False, True): f"Until {duty.valid_to}.",
        (False, False): "",
    }[bool(duty.valid_from), bool(duty.valid_to)]
    parts = [*_heading(duty), f"{plain(duty.text)}", "", f"**{plain(duty.article)}.** {span}".rstrip(), ""]
    parts += [*_applies(duty), _outcomes(duty.outcomes, duty=True), ""]
    verdicts = {f"{STATUSES[o.verdict]}/{o.id}": STATUSES[o.verdict] for o in duty.outcomes}
    parts += [*_sources(duty), *_examples(duty, [("met", verdicts), ("not-met", verdicts)])]
    return "\n".join(parts)


def _profile(profile: Profile) -> str:
    parts = [*_heading(profile), plain(profile.why), "", f"Axis {code(profile.axis)}. Fits when "]
    parts[-1] += code(conditions.written(profile.when))
    parts.append("")
    rows = [(code(name), f"× {number(factor)}") for name, factor in profile.factors.items()]
    rows += [(code(name), f"= {number(weight)}") for name, weight in profile.weights.items()]
    rows += [(code(name), f"left out: {plain(reason)}") for name, reason in profile.exclude.items()]
    if rows:
        parts += [table(("Rule or category", "What changes"), rows), ""]
    parts += [*_sources(profile), *_examples(profile, [("fits", {}), ("other", {})])]
    return "\n".join(parts)


def _heading(rule: AnyRule) -> list[str]:
    """The id is the heading, so that a link to it is easy to guess."""
    return [f"## {rule.id}", "", f"**{plain(rule.title)}**", ""]


def _applies(rule: Rule | DutyRule) -> list[str]:
    return (
        [f"Applies when {code(conditions.written(rule.applies))}; else it does not count.", ""] if rule.applies else []
    )


def _outcomes(outcomes: Sequence[Outcome], duty: bool = False) -> str:
    """The outcomes in the order in which they are tried."""
    rows = []
    for outcome in outcomes:
        verdict = STATUSES[outcome.verdict] if duty else f"{outcome.verdict} {number(outcome.credit)}"
        when = code(conditions.written(outcome.when)) if outcome.when else "else"
        rows.append((code(outcome.id), verdict, plain(outcome.text), when))
    return table(("Outcome", "Verdict", "What the report says", "When"), rows)


def _sources(rule: AnyRule) -> list[str]:
    return [f"Sources: {'; '.join(map(plain, rule.sources))}.", ""] if rule.sources else []


def _examples(rule: AnyRule, wanted: Iterable[tuple[str, Mapping[str, str]]]) -> list[str]:
    """The first case of each wanted result, as the rule file has it; `verdicts` tells what a result counts as."""
    found = [case for result, verdicts in wanted if (case := _first(rule.tests, result, verdicts))]
    if not found:
        return []
    count = len([case for case in rule.tests if not case.todo])
    return [f"Two of its {count} cases:" if len(found) > 1 else f"One of its {count} cases:", "",
            block(cases.written(found), "yaml"), ""]  # fmt: skip


def _first(tests: Sequence[Case], result: str, verdicts: Mapping[str, str]) -> Case | None:
    return next((c for c in tests if not c.todo and verdicts.get(c.expect, c.expect) == result), None)
