"""The report as JSON and back: one generic walk over its dataclasses, nothing written twice."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import Any

from trustaudit.model import ConfigError, Problem
from trustaudit.report.model import SCHEMA_VERSION, Report
from trustaudit.report.options import Options


def to_plain(value: Any) -> Any:
    """Dataclasses, enums, tuples and mappings as JSON's own types, keys in field order. Floats are rounded to 4 places,
    and whole ones written as JSON has them, without a point, so that a report read back is the same text again."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        rounded = round(value, 4)
        return int(rounded) if rounded.is_integer() else rounded
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(to_plain(k)): to_plain(v) for k, v in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [to_plain(v) for v in value]
    return value


def dumps(report: Report) -> str:
    """The JSON report: UTF-8 text, indented, ending in a line feed; equal reports give equal bytes."""
    return json.dumps(to_plain(report), ensure_ascii=False, indent=1) + "\n"


def render(report: Report, options: Options) -> bytes:
    """The JSON report as a file. Options change nothing: the result has no language."""
    # A character that UTF-8 cannot hold becomes a question mark; the escape keeps the runner of GitHub Actions from
    # reading a command of its old form in a page's text.
    return dumps(report).replace("##[", "##\\u005b").encode("utf-8", "replace")


def loads(text: str, name: str) -> Report:
    """A report from its JSON. Raises ConfigError naming the file when it is not one, or of a later schema."""
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise ConfigError([Problem(name, getattr(error, "lineno", 0), "not a JSON report")]) from error
    version = plain.get("schema_version") if isinstance(plain, dict) else None
    if version != SCHEMA_VERSION:
        what = f"has schema_version {version!r}, this program reads {SCHEMA_VERSION}"
        raise ConfigError([Problem(name, 0, f"not a report this program can read: it {what}")])
    try:
        report: Report = from_plain(Report, plain)
    except (TypeError, ValueError, KeyError) as error:
        raise ConfigError([Problem(name, 0, f"not a complete report: {error}")]) from error
    return report


@lru_cache(maxsize=64)
def hints(cls: type) -> Mapping[str, Any]:
    """Resolved field types of a dataclass."""
    return typing.get_type_hints(cls)


def from_plain(kind: Any, value: Any) -> Any:
    """The inverse of `to_plain` for a type. Raises TypeError, ValueError or KeyError where the value does not fit."""
    origin = typing.get_origin(kind)
    if origin is tuple:
        (inner, *_) = typing.get_args(kind)
        return tuple(from_plain(inner, v) for v in value)
    if origin in (typing.Union, types.UnionType):
        inner = next(a for a in typing.get_args(kind) if a is not type(None))
        return None if value is None else from_plain(inner, value)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        inner = typing.get_args(kind)[1]
        return {k: from_plain(inner, v) for k, v in value.items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if dataclasses.is_dataclass(kind):
        fields = hints(typing.cast(type, kind))
        if not isinstance(value, Mapping):
            raise TypeError(f"{getattr(kind, '__name__', kind)} is {type(value).__name__}, not keys with values")
        return kind(**{name: from_plain(fields[name], v) for name, v in value.items() if name in fields})  # type: ignore[operator]
    if kind is float and isinstance(value, int):
        return float(value)
    return value
