"""Reads rule files strictly: every fault of every file at once, each with its line and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from trustaudit import yamlfile
from trustaudit.judge import entries
from trustaudit.judge.cases_reader import read_cases
from trustaudit.judge.duties import read_duty
from trustaudit.judge.grammar import Source, read_condition
from trustaudit.judge.model import Status
from trustaudit.judge.profiles import read_profile, unknown_names
from trustaudit.judge.rule import CATEGORIES, AnyRule, FlagRule, Rule, RuleSet
from trustaudit.model import ConfigError, Problem
from trustaudit.signals.base import Spec
from trustaudit.yamlfile import Map

_RULE_KEYS = (
    "id", "category", "weight", "weight_reason", "title", "why", "fix", "paste", "sources", "applies", "outcomes",
    "tests", "override",
)  # fmt: skip
_NEEDED = ("id", "category", "weight", "title", "why", "fix", "outcomes")
_FLAG_KEYS = ("id", "cap", "title", "reason", "fix", "when", "sources", "tests", "override")
_FLAG_NEEDED = ("id", "cap", "title", "reason", "fix", "when")
_CAPS = ("B", "C", "D", "E", "F")
_FOLDERS = ("duties", "profiles")


def load_rules(directories: Iterable[Path], specs: Mapping[str, Spec]) -> RuleSet:
    """The trust rules, flags, duties and profiles of some directories.

    A directory holds `trust/*.yaml` (or `*.yaml` of its own) and perhaps `flags.yaml`, `duties/<country>.yaml` and
    `profiles/*.yaml`. Later directories add to earlier ones; an id that exists already needs `override: true` and then
    takes the place of the first. Raises ConfigError with all problems of all files.
    """
    problems: list[Problem] = []
    known: dict[str, dict[str, Any]] = {"rules": {}, "flags": {}, "duties": {}, "profiles": {}}
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
            sort = _sort(file)
            for entry in entries.listed(document, sort, source):
                _add(known[sort], _read(sort, entry, file, source, specs), entry, source)
    problems.extend(_shared_ids(known))
    rules = tuple(known["rules"].values())
    profiles = tuple(known["profiles"].values())
    if rules and not problems:
        problems = unknown_names(profiles, rules)
    if problems:
        raise ConfigError(problems)
    return RuleSet(rules, tuple(known["flags"].values()), tuple(files), tuple(known["duties"].values()), profiles)


def _shared_ids(known: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    """Ids that stand for two things of different sorts: texts and settings could not tell them apart."""
    first: dict[str, Any] = {}
    for sort in known.values():
        for name, each in sort.items():
            other = first.setdefault(name, each)
            if other is not each:
                yield Problem(each.file, each.line, f"the id '{name}' is taken already ({other.file}:{other.line})")


def rule_files(directory: Path) -> list[Path]:
    """The files of a directory that hold rules of any sort, in the order in which they are read."""
    if directory.is_file():
        return [directory]
    folder = directory / "trust"
    own = sorted((folder if folder.is_dir() else directory).glob("*.yaml"))
    flags = directory / "flags.yaml"
    more = [file for name in _FOLDERS for file in sorted((directory / name).glob("*.yaml"))]
    return [file for file in own if file.name != "flags.yaml"] + ([flags] if flags.is_file() else []) + more


def _sort(file: Path) -> str:
    """What a file holds, by its place: rules, flags, duties or profiles."""
    if file.name == "flags.yaml":
        return "flags"
    return file.parent.name if file.parent.name in _FOLDERS else "rules"


def _read(sort: str, entry: Map, file: Path, source: Source, specs: Mapping[str, Spec]) -> AnyRule | None:
    _check_override(entry, source)
    match sort:
        case "duties":
            return read_duty(entry, file.stem, source, specs)
        case "profiles":
            return read_profile(entry, source, specs)
        case "flags":
            return _flag(entry, source, specs)
        case _:
            return _rule(entry, source, specs)


def _check_override(entry: Map, source: Source) -> None:
    if not isinstance(entry.get("override", False), bool):
        source.fault(entry.lines["override"], "'override' must be true or false")


def _add(known: dict[str, Any], new: AnyRule | None, entry: Map, source: Source) -> None:
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


def _rule(entry: Map, source: Source, specs: Mapping[str, Spec]) -> Rule | None:
    before = len(source.problems)
    entries.check_keys(entry, _RULE_KEYS, _NEEDED, source)
    category = entries.text(entry, "category", source)
    if category and category not in CATEGORIES:
        source.unknown(entry.lines["category"], "category", category, CATEGORIES)
    weight = entries.number(entry, "weight", source)
    if weight is not None and weight < 0:
        source.fault(entry.lines["weight"], f"'weight' must not be below 0, it is {weight:g}")
    applies = None
    if "applies" in entry:
        applies = read_condition(entry["applies"], entry.lines["applies"], source, specs)
    outcomes = entries.outcomes(entry, source, specs)
    rule_id, sources = entries.identifier(entry, source), entries.sources(entry, source)
    texts = {key: entries.text(entry, key, source) for key in ("title", "why", "fix", "weight_reason", "paste")}
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


def _flag(entry: Map, source: Source, specs: Mapping[str, Spec]) -> FlagRule | None:
    before = len(source.problems)
    entries.check_keys(entry, _FLAG_KEYS, _FLAG_NEEDED, source)
    cap = entries.text(entry, "cap", source)
    if cap and cap not in _CAPS:
        source.unknown(entry.lines["cap"], "cap", cap, _CAPS)
    when = read_condition(entry["when"], entry.lines["when"], source, specs) if "when" in entry else None
    flag_id, sources = entries.identifier(entry, source), entries.sources(entry, source)
    title, reason, fix = (entries.text(entry, key, source) for key in ("title", "reason", "fix"))
    tests = read_cases(entry, {"raised", "clear", "inconclusive"}, source)
    if len(source.problems) > before or when is None:
        return None
    return FlagRule(flag_id, cap, title, reason, fix, when, sources, tests, source.file, entry.line)
