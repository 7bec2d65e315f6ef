"""The grammar of conditions: reads `{signal: {field: value, at: kinds}}`, `{all|any: [...]}`, `{not: ...}` strictly.

What a rule may ask for is taken from the item classes of the signals, so a rule cannot name a field or a value that
no extractor produces.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from functools import cache, lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from trustaudit.judge.conditions import Condition, Either, Every, Leaf, Match, Not, Scalar
from trustaudit.model import PageKind, Problem, Region
from trustaudit.signals.base import Spec
from trustaudit.yamlfile import Map, Seq, did_you_mean

_OPTIONS = ("at", "in", "min", "distinct")
_COMPARISONS = ("gte", "lte", "given")
_JOINS: Mapping[str, type[Every] | type[Either]] = {"all": Every, "any": Either}


@dataclass(frozen=True)
class Source:
    """The file being read, and the list in which its faults are collected."""

    file: str
    problems: list[Problem]

    def fault(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.file, line, message))

    def unknown(self, line: int, what: str, word: str, allowed: Iterable[str]) -> None:
        self.fault(line, f"unknown {what} '{word}'{did_you_mean(word, allowed)}")


@dataclass(frozen=True, slots=True)
class FieldType:
    """What a field of an item may hold: one of `values` (any, if empty), of type `scalar`."""

    scalar: type
    values: tuple[Scalar, ...] = ()
    optional: bool = False


@lru_cache(maxsize=256)
def field_types(spec: Spec) -> Mapping[str, FieldType]:
    """The fields a rule may ask an item of a signal for, with their types."""
    hints = get_type_hints(spec.item)
    return {f.name: found for f in fields(spec.item) if (found := _field_type(hints[f.name])) is not None}


def _field_type(hint: Any) -> FieldType | None:
    if get_origin(hint) in (Union, types.UnionType):
        inner = [_field_type(arg) for arg in get_args(hint) if arg is not type(None)]
        if len(inner) == 1 and inner[0] is not None:
            return FieldType(inner[0].scalar, inner[0].values, optional=True)
        return None
    if get_origin(hint) is Literal:
        values = get_args(hint)
        return FieldType(type(values[0]), values)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return FieldType(str, tuple(member.value for member in hint))
    return FieldType(hint) if hint in (str, int, float, bool) else None


def read_condition(value: Any, line: int, source: Source, specs: Mapping[str, Spec]) -> Condition | None:
    """The condition that a YAML value stands for; None, with its faults collected, if it stands for none."""
    if not isinstance(value, Map) or len(value) != 1:
        source.fault(
            line, "a condition is {signal: {...}}, {all: [...]}, {any: [...]} or {not: ...}, one key at a time"
        )
        return None
    (word, inner), line = next(iter(value.items())), value.line
    if word == "not":
        part = read_condition(inner, line, source, specs)
        return Not(part) if part is not None else None
    if word in _JOINS:
        if not isinstance(inner, Seq) or not inner:
            source.fault(line, f"'{word}' needs a list of conditions")
            return None
        parts = [read_condition(p, at, source, specs) for p, at in zip(inner, inner.lines, strict=True)]
        return _JOINS[word](tuple(p for p in parts if p is not None)) if None not in parts else None
    if word not in specs:
        source.unknown(line, "signal", word, (*specs, "all", "any", "not"))
        return None
    if not isinstance(inner, Map):
        source.fault(line, f"'{word}' needs {{field: value}}, or {{}} for any item of it")
        return None
    return _leaf(word, inner, source, specs[word])


def _leaf(signal: str, tests: Map, source: Source, spec: Spec) -> Leaf | None:
    before = len(source.problems)
    known = field_types(spec)
    matches: list[Match] = []
    at: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    least, distinct = 1, ""
    for key, value in tests.items():
        line = tests.lines[key]
        if key == "at":
            at = words(value, line, source, "page kind", PageKind)
        elif key == "in":
            regions = words(value, line, source, "region", Region)
        elif key == "min":
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                source.fault(line, f"'min' must be a whole number from 1, not {value!r}")
            else:
                least = value
        elif key == "distinct":
            distinct = str(value)
            if distinct not in known:
                source.unknown(line, "field", distinct, known)
        elif key in known:
            match = _match(key, value, line, source, known[key])
            if match is not None:
                matches.append(match)
        else:
            source.unknown(line, "key", key, (*known, *_OPTIONS))
    if distinct and "min" not in tests:
        source.fault(tests.lines["distinct"], "'distinct' says what 'min' counts, so it needs a 'min'")
    if len(source.problems) > before:
        return None
    return Leaf(signal, tuple(matches), tuple(map(PageKind, at)), tuple(map(Region, regions)), least, distinct)


@cache
def _names(allowed: type[Enum]) -> tuple[str, ...]:
    return tuple(member.value for member in allowed)


def words(value: Any, line: int, source: Source, what: str, allowed: type[Enum]) -> tuple[str, ...]:
    """One word or a list of words of an enumeration."""
    names = _names(allowed)
    found = value if isinstance(value, Seq) else [value]
    if not found:
        source.fault(line, f"name at least one {what}, or leave the key out")
    for word in found:
        if word not in names:
            source.unknown(line, what, str(word), names)
    return tuple(word for word in found if word in names)


def _match(name: str, value: Any, line: int, source: Source, kind: FieldType) -> Match | None:
    if isinstance(value, Map):
        return _range(name, value, line, source, kind)
    values = tuple(value) if isinstance(value, Seq) else (value,)
    if not values:
        source.fault(line, f"'{name}' needs a value")
        return None
    faults = [message for v in values if (message := _misfit(name, v, kind))]
    for message in faults:
        source.fault(line, message)
    return None if faults else Match(name, values)


def _misfit(name: str, value: Any, kind: FieldType) -> str:
    """Why a value cannot be one of a field, '' if it can."""
    if value is None and kind.optional:
        return ""
    if kind.values:
        if value in kind.values and isinstance(value, bool) is isinstance(kind.values[0], bool):
            return ""
        return f"unknown value '{value}' of '{name}'{did_you_mean(str(value), map(str, kind.values))}"
    fits = {
        str: isinstance(value, str),
        bool: isinstance(value, bool),
        int: isinstance(value, int) and not isinstance(value, bool),
        float: isinstance(value, int | float) and not isinstance(value, bool),
    }[kind.scalar]
    return "" if fits else f"'{name}' must be {_SORT[kind.scalar]}, not {value!r}"


_SORT = {str: "text (put it in quotes)", bool: "true or false", int: "a whole number", float: "a number"}


def _given(name: str, bounds: Map, line: int, source: Source, kind: FieldType) -> Match | None:
    """Whether a field that may be empty is filled at all: a licence with any number."""
    given = bounds["given"]
    if len(bounds) > 1 or not isinstance(given, bool):
        source.fault(line, f"'{name}' needs {{given: true}} or {{given: false}}, alone")
    elif kind.values or not (kind.scalar is str or kind.optional):
        source.fault(line, f"'{name}' is never empty, so 'given' says nothing about it")
    else:
        return Match(name, given=given)
    return None


def _range(name: str, bounds: Map, line: int, source: Source, kind: FieldType) -> Match | None:
    for key in bounds:
        if key not in _COMPARISONS:
            source.unknown(bounds.lines[key], "comparison", key, _COMPARISONS)
            return None
    if "given" in bounds:
        return _given(name, bounds, line, source, kind)
    if kind.scalar not in (int, float) or kind.values:
        source.fault(line, f"'{name}' is not a number, so it cannot be compared with gte or lte")
        return None
    if not bounds or not all(isinstance(v, int | float) and not isinstance(v, bool) for v in bounds.values()):
        source.fault(line, f"'{name}' needs numbers: {{gte: n}}, {{lte: n}} or both")
        return None
    return Match(name, (), bounds.get("gte"), bounds.get("lte"))
