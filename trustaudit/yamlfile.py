"""Strict YAML: JSON's scalars only, duplicate keys refused, and a line number for every value.

Stock YAML reads `on:` as True, `lang: no` as False, `area: 021` as 17 and `opens: 9:00` as 540; a rule file is
written by people who do not expect that. Here only null, true, false and plain decimal numbers are not strings.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from trustaudit.model import ConfigError, Problem

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is seven times faster


class Map(dict[str, Any]):
    """A mapping that remembers the line (1-based) it starts on and the line of each of its keys."""

    line: int = 0
    lines: dict[str, int]


class Seq(list[Any]):
    """A sequence that remembers the line it starts on and those of its items."""

    line: int = 0
    lines: list[int]


class _Loader(_Base):  # type: ignore[misc]
    pass


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$"), list("-0123456789")
)


def _map(loader: Any, node: yaml.MappingNode) -> Map:
    result, lines = Map(), {}
    result.line = node.start_mark.line + 1
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key must be a plain word", key_node.start_mark)
        key = key_node.value
        if key in result:
            raise yaml.constructor.ConstructorError(None, None, f"duplicate key '{key}'", key_node.start_mark)
        result[key] = loader.construct_object(value_node, deep=True)
        lines[key] = line
    result.lines = lines
    return result


def _seq(loader: Any, node: yaml.SequenceNode) -> Seq:
    result = Seq(loader.construct_object(child, deep=True) for child in node.value)
    result.line = node.start_mark.line + 1
    result.lines = [child.start_mark.line + 1 for child in node.value]
    return result


_Loader.add_constructor("tag:yaml.org,2002:map", _map)
_Loader.add_constructor("tag:yaml.org,2002:seq", _seq)


def parse(text: str, name: str) -> Any:
    """The document in `text`; mappings are `Map`, sequences `Seq`. Raises ConfigError with `name` and the line."""
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise ConfigError([Problem(name, line, f"not valid YAML: {error.problem or error.context}")]) from error
    except yaml.YAMLError as error:
        raise ConfigError([Problem(name, 0, f"not valid YAML: {error}")]) from error


def load(path: Path, name: str | None = None) -> Any:
    """The document in a UTF-8 file. Raises ConfigError if it cannot be read, decoded or parsed."""
    shown = name or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError([Problem(shown, 0, f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([Problem(shown, 0, "is not UTF-8 text")]) from error
    return parse(text, shown)


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """ ", did you mean 'x'?" for a close miss, else the list of what is allowed (shortened)."""
    names = sorted(allowed)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f", did you mean '{close[0]}'?"
    return f" (one of: {', '.join(names[:20])}{', …' if len(names) > 20 else ''})" if names else ""
