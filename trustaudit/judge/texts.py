"""Texts of rules of all sorts in other languages than English, from `locales/<lang>/*.yaml` beside the rules.

    landline:
      title: ...
      why: ...
      fix: ...
      outcomes: {on-contact: ..., nothing: ...}

A flag has title, reason and fix; a duty title, text and outcomes; a profile title, why and exclude (rule to reason).

English stands in the rule itself and is what a reader gets for a text that is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trustaudit import yamlfile
from trustaudit.judge.grammar import Source
from trustaudit.judge.rule import AnyRule, DutyRule, FlagRule, Profile, Rule, RuleSet
from trustaudit.model import ConfigError, Problem
from trustaudit.yamlfile import Map

_FIELDS: Mapping[type, tuple[str, ...]] = {
    Rule: ("title", "why", "fix", "paste"),
    FlagRule: ("title", "reason", "fix"),
    DutyRule: ("title", "text"),
    Profile: ("title", "why"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of one rule in one language: by field, and by outcome (of a profile: by rule it excludes)."""

    fields: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalog:
    """All translations: language to rule id to wording. `files` are what they were read from."""

    wordings: Mapping[str, Mapping[str, Wording]] = field(default_factory=dict)
    files: tuple[Path, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        return ("en", *sorted(self.wordings))


def english(rule: AnyRule) -> Wording:
    """The texts that stand in the rule itself; texts it does not have are left out."""
    fields = {name: text for name in _FIELDS[type(rule)] if (text := getattr(rule, name))}
    match rule:
        case Rule() | DutyRule():
            return Wording(fields, {outcome.id: outcome.text for outcome in rule.outcomes})
        case Profile():
            return Wording(fields, rule.exclude)
        case FlagRule():
            return Wording(fields)


def texts(rule: AnyRule, lang: str, catalog: Catalog) -> Wording:
    """The texts of a rule in a language, English for each that is not translated."""
    own = english(rule)
    other = catalog.wordings.get(lang, {}).get(rule.id, Wording())
    return Wording({**own.fields, **other.fields}, {**own.outcomes, **other.outcomes})


def every_language(rule: AnyRule, catalog: Catalog) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """(field to language to text, outcome to language to text), English first; what a report carries along."""
    fields: dict[str, dict[str, str]] = {}
    outcomes: dict[str, dict[str, str]] = {}
    for lang in catalog.languages:
        wording = english(rule) if lang == "en" else catalog.wordings[lang].get(rule.id, Wording())
        for name, text in wording.fields.items():
            fields.setdefault(name, {})[lang] = text
        for name, text in wording.outcomes.items():
            outcomes.setdefault(name, {})[lang] = text
    return fields, outcomes


def missing(rule: AnyRule, lang: str, catalog: Catalog) -> list[str]:
    """Names of the texts of a rule that a language lacks, outcomes as `outcomes.<id>`."""
    own, other = english(rule), catalog.wordings.get(lang, {}).get(rule.id, Wording())
    return [name for name in own.fields if not other.fields.get(name)] + [
        f"{_list_of(rule)}.{name}" for name in own.outcomes if not other.outcomes.get(name)
    ]


def _list_of(rule: AnyRule) -> str:
    """The key under which the texts stand that are no fields."""
    return "exclude" if isinstance(rule, Profile) else "outcomes"


def load_texts(directories: Iterable[Path], rules: RuleSet) -> Catalog:
    """The translations that stand beside the rules of some directories.

    Texts of a directory are for its own rules and those of the directories before it: what took the place of a rule
    has a meaning of its own, and the old texts do not tell it.
    Raises ConfigError with all problems: a text for a rule, a field or an outcome that does not exist.
    """
    directories = tuple(directories)
    known: dict[str, AnyRule] = {rule.id: rule for rule in rules.all}
    home = {rule.id: _last_with(directories, rule) for rule in rules.all}
    problems: list[Problem] = []
    files: list[Path] = []
    wordings: dict[str, dict[str, Wording]] = {}
    for position, directory in enumerate(directories):
        for file in sorted((directory / "locales").glob("*/*.yaml")):
            files.append(file)
            source = Source(str(file), problems)
            try:
                document = yamlfile.load(file)
            except ConfigError as error:
                problems.extend(error.problems)
                continue
            if not isinstance(document, Map):
                source.fault(1, "a file of texts maps rule ids to their texts")
                continue
            for rule_id, entry in document.items():
                line = document.lines[rule_id]
                if rule_id not in known:
                    source.unknown(line, "rule", rule_id, known)
                elif position < home[rule_id]:
                    continue
                elif not isinstance(entry, Map):
                    source.fault(line, f"'{rule_id}' must map to its texts")
                else:
                    wordings.setdefault(file.parent.name, {})[rule_id] = _wording(known[rule_id], entry, source)
    if problems:
        raise ConfigError(problems)
    return Catalog(wordings, tuple(files))


def _last_with(directories: Sequence[Path], rule: AnyRule) -> int:
    """Position of the last directory in which a rule stands, 0 if it stands in none."""
    return max((i for i, each in enumerate(directories) if Path(rule.file).is_relative_to(each)), default=0)


def _wording(rule: AnyRule, entry: Map, source: Source) -> Wording:
    own, name = english(rule), _list_of(rule)
    allowed = [*own.fields, *([name] if own.outcomes else [])]
    fields: dict[str, str] = {}
    for key, value in entry.items():
        if key not in allowed:
            source.unknown(entry.lines[key], "text", key, allowed)
        elif key != name:
            fields.update(_texts(Map({key: value}), source, entry.lines[key]))
    outcomes = entry.get(name, Map())
    if not isinstance(outcomes, Map):
        source.fault(entry.lines[name], f"'{name}' must map ids to texts")
        return Wording(fields)
    for key in outcomes:
        if own.outcomes and key not in own.outcomes:
            source.unknown(outcomes.lines[key], "rule" if name == "exclude" else "outcome", key, own.outcomes)
    return Wording(fields, _texts(outcomes, source, entry.lines.get(name, entry.line)))


def _texts(entry: Mapping[str, object], source: Source, line: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in entry.items():
        if isinstance(value, str) and value.strip():
            found[key] = value.strip()
        else:
            source.fault(line, f"'{key}' must be text, not {value!r}")
    return found
