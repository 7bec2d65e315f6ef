"""Reads rule files strictly: every fault of every file at once, each with its line and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from trustaudit import yamlfile
from trustaudit.judge.cases_reader import read_cases
from trustaudit.judge.grammar import Source, read_condition
from trustaudit.judge.model import Status
from trustaudit.judge.rule import CATEGORIES, FlagRule, Outcome, Rule, RuleSet
from trustaudit.model import ConfigError, Problem
from trustaudit.signals.base import Spec
from trustaudit.yamlfile import Map, Seq

_RULE_KEYS = (
    "id", "category", "weight", "weight_reason", "title", "why", "fix", "paste", "sources", "applies", "outcomes",
    "tests", "override",
)  # fmt: skip
_NEEDED = ("id", "category", "weight", "title", "why", "fix", "outcomes")
_OUTCOME_KEYS = ("id", "verdict", "credit", "text", "when")
_FLAG_KEYS = ("id", "cap", "title", "reason", "fix", "when", "sources", "tests", "override")
_FLAG_NEEDED = ("id", "cap", "title", "reason", "fix", "when")
_VERDICTS = {"pass": Status.PASS, "partial": Status.PARTIAL, "fail": Status.FAIL}
_CAPS = ("B", "C", "D", "E", "F")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_rules(directories: Iterable[Path], specs: Mapping[str, Spec]) -> RuleSet:
    """The trust rules and flags of some directories.

    A directory holds `trust/*.yaml` (or `*.yaml` of its own) and perhaps `flags.yaml`. Later directories add to
    earlier ones; an id that exists already needs `override: true` and then takes the place of the first.
    Raises ConfigError with all problems of all files.
    """
    problems: list[Problem] = []
    rules: dict[str, Rule] = {}
    flags: dict[str, FlagRule] = {}
    files: list[Path] = []
    for directory in directories:
        found = rule_files(directory)
        if not found:
            problems.append(Problem(str(directory), 0, "holds no rule files (trust/*.yaml, *.yaml or flags.yaml)"))
        for file in found:
            files.append(file)
            source = Source(str(file), problems)
            try:
                document = yamlfile.load(file)
            except ConfigError as error:
                problems.extend(error.problems)
                continue
            if file.name == "flags.yaml":
                for entry in _entries(document, "flags", source):
                    _add(flags, _flag(entry, source, specs), entry, source)
            else:
                for entry in _entries(document, "rules", source):
                    _add(rules, _rule(entry, source, specs), entry, source)
    if problems:
        raise ConfigError(problems)
    return RuleSet(tuple(rules.values()), tuple(flags.values()), tuple(files))


def rule_files(directory: Path) -> list[Path]:
    """The files of a directory that hold rules or flags, in the order in which they are read."""
    if directory.is_file():
        return [directory]
    folder = directory / "trust"
    own = sorted((folder if folder.is_dir() else directory).glob("*.yaml"))
    flags = directory / "flags.yaml"
    return [file for file in own if file.name != "flags.yaml"] + ([flags] if flags.is_file() else [])


def _entries(document: Any, name: str, source: Source) -> Sequence[Map]:
    if not isinstance(document, Map) or not isinstance(document.get(name), Seq):
        source.fault(getattr(document, "line", 1) or 1, f"the file must be a list of {name} under the key '{name}'")
        return []
    for key in document:
        if key != name:
            source.unknown(document.lines[key], "key", key, [name])
    entries = document[name]
    for entry, line in zip(entries, entries.lines, strict=True):
        if not isinstance(entry, Map):
            source.fault(line, f"each of the {name} must be a mapping with an id")
    return [entry for entry in entries if isinstance(entry, Map)]


def _add(known: dict[str, Any], new: Rule | FlagRule | None, entry: Map, source: Source) -> None:
    if new is None:
        return
    before, override = known.get(new.id), entry.get("override", False)
    if before is not None and not override:
        source.fault(
            new.line, f"'{new.id}' exists already ({before.file}:{before.line}); to replace it: override: true"
        )
    elif before is None and override:
        source.unknown(entry.lines["override"], "id to override", new.id, known)
    known[new.id] = new


def _check_keys(entry: Map, allowed: Sequence[str], needed: Sequence[str], source: Source) -> None:
    for key in entry:
        if key not in allowed:
            source.unknown(entry.lines[key], "key", key, allowed)
    for key in needed:
        if key not in entry:
            source.fault(entry.line, f"'{key}' is missing")
        elif entry[key] in ("", None):
            source.fault(entry.lines[key], f"'{key}' is empty")


def _text(entry: Map, key: str, source: Source) -> str:
    value = entry.get(key, "")
    if isinstance(value, str):
        return value.strip()
    source.fault(entry.lines[key], f"'{key}' must be text, not {value!r}")
    return ""


def _identifier(entry: Map, source: Source) -> str:
    value = _text(entry, "id", source)
    if value and not _ID.fullmatch(value):
        source.fault(
            entry.lines["id"], f"'{value}' is no id: small letters and digits joined by hyphens, like 'no-phone'"
        )
    return value


def _number(entry: Map, key: str, source: Source) -> float | None:
    value = entry.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if key in entry:
        source.fault(entry.lines[key], f"'{key}' must be a number, not {value!r}")
    return None


def _sources(entry: Map, source: Source) -> tuple[str, ...]:
    value = entry.get("sources", Seq())
    if isinstance(value, Seq) and all(isinstance(s, str) for s in value):
        return tuple(value)
    source.fault(entry.lines["sources"], "'sources' must be a list of texts")
    return ()


def _rule(entry: Map, source: Source, specs: Mapping[str, Spec]) -> Rule | None:
    before = len(source.problems)
    _check_keys(entry, _RULE_KEYS, _NEEDED, source)
    if not isinstance(entry.get("override", False), bool):
        source.fault(entry.lines["override"], "'override' must be true or false")
    category = _text(entry, "category", source)
    if category and category not in CATEGORIES:
        source.unknown(entry.lines["category"], "category", category, CATEGORIES)
    weight = _number(entry, "weight", source)
    if weight is not None and weight < 0:
        source.fault(entry.lines["weight"], f"'weight' must not be below 0, it is {weight:g}")
    applies = None
    if "applies" in entry:
        applies = read_condition(entry["applies"], entry.lines["applies"], source, specs)
    outcomes = _outcomes(entry, source, specs)
    rule_id, sources = _identifier(entry, source), _sources(entry, source)
    texts = {key: _text(entry, key, source) for key in ("title", "why", "fix", "weight_reason", "paste")}
    expected = {f"{o.verdict}/{o.id}" for o in outcomes} | {str(status) for status in Status}
    tests = read_cases(entry, expected, source)
    if len(source.problems) > before or weight is None:
        return None
    return Rule(
        id=rule_id,
        category=category,
        weight=weight,
        outcomes=outcomes,
        sources=sources,
        applies=applies,
        tests=tests,
        file=source.file,
        line=entry.line,
        **texts,
    )


def _outcomes(entry: Map, source: Source, specs: Mapping[str, Spec]) -> tuple[Outcome, ...]:
    entries = entry.get("outcomes", Seq())
    if not isinstance(entries, Seq) or not all(isinstance(o, Map) for o in entries):
        source.fault(entry.lines["outcomes"], "'outcomes' must be a list of {id, verdict, text, when}")
        return ()
    if "outcomes" in entry and len(entries) < 2:
        source.fault(
            entry.lines["outcomes"], "a rule needs at least two outcomes: it must be able to come out otherwise"
        )
    outcomes: list[Outcome] = []
    for position, each in enumerate(entries, start=1):
        last = position == len(entries)
        _check_keys(
            each, _OUTCOME_KEYS, ("id", "verdict", "text") if last else ("id", "verdict", "text", "when"), source
        )
        if last and "when" in each:
            source.fault(each.lines["when"], "the last outcome takes what is left, so it has no 'when'")
        when = read_condition(each["when"], each.lines["when"], source, specs) if "when" in each else None
        name = _identifier(each, source)
        if any(name == other.id for other in outcomes):
            source.fault(each.lines["id"], f"outcome '{name}' exists already in this rule")
        verdict = _text(each, "verdict", source)
        if verdict and verdict not in _VERDICTS:
            source.unknown(each.lines["verdict"], "verdict", verdict, _VERDICTS)
        credit = _credit(each, verdict, source)
        outcomes.append(
            Outcome(name, _VERDICTS.get(verdict, Status.FAIL), credit, _text(each, "text", source), when, each.line)
        )
    return tuple(outcomes)


def _credit(entry: Map, verdict: str, source: Source) -> float:
    credit = _number(entry, "credit", source)
    if verdict == "partial":
        if credit is None and "credit" not in entry:
            source.fault(entry.line, "a partial outcome needs a 'credit' between 0 and 1")
        elif credit is not None and not 0 < credit < 1:
            source.fault(entry.lines["credit"], f"the credit of a partial outcome lies between 0 and 1, not {credit:g}")
    elif "credit" in entry:
        source.fault(entry.lines["credit"], "only a partial outcome has a 'credit': pass is 1 and fail is 0")
    return {"pass": 1.0, "partial": credit or 0.0}.get(verdict, 0.0)


def _flag(entry: Map, source: Source, specs: Mapping[str, Spec]) -> FlagRule | None:
    before = len(source.problems)
    _check_keys(entry, _FLAG_KEYS, _FLAG_NEEDED, source)
    cap = _text(entry, "cap", source)
    if cap and cap not in _CAPS:
        source.unknown(entry.lines["cap"], "cap", cap, _CAPS)
    when = read_condition(entry["when"], entry.lines["when"], source, specs) if "when" in entry else None
    flag_id, sources = _identifier(entry, source), _sources(entry, source)
    title, reason, fix = (_text(entry, key, source) for key in ("title", "reason", "fix"))
    tests = read_cases(entry, {"raised", "clear", "inconclusive"}, source)
    if len(source.problems) > before or when is None:
        return None
    return FlagRule(flag_id, cap, title, reason, fix, when, sources, tests, source.file, entry.line)
