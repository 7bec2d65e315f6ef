"""A condition written as it stands in a rule file."""

from __future__ import annotations

import json
import re

from trustaudit.judge.conditions import Condition, Either, Every, Leaf, Match, Not, Scalar

#: Texts that YAML would take for something else, or for the end of a text, go into quotes.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _.-]*")
_WORDS = ("true", "false", "null")


def written(condition: Condition) -> str:
    """The condition in YAML's flow style, on one line."""
    match condition:
        case Not(part):
            return f"{{not: {written(part)}}}"
        case Every(parts):
            return f"{{all: [{', '.join(map(written, parts))}]}}"
        case Either(parts):
            return f"{{any: [{', '.join(map(written, parts))}]}}"
        case Leaf():
            return f"{{{condition.signal}: {{{', '.join(_tests(condition))}}}}}"


def _tests(leaf: Leaf) -> list[str]:
    tests = [f"{match.field}: {_value(match)}" for match in leaf.matches]
    if leaf.at:
        tests.append(f"at: {_listed(tuple(map(str, leaf.at)))}")
    if leaf.regions:
        tests.append(f"in: {_listed(tuple(map(str, leaf.regions)))}")
    if leaf.least > 1 or leaf.distinct:
        tests.append(f"min: {leaf.least}")
    if leaf.distinct:
        tests.append(f"distinct: {leaf.distinct}")
    return tests


def _value(match: Match) -> str:
    if match.given is not None:
        return f"{{given: {_scalar(match.given)}}}"
    if match.values:
        return _listed(match.values)
    bounds = (("gte", match.gte), ("lte", match.lte))
    return f"{{{', '.join(f'{name}: {_scalar(bound)}' for name, bound in bounds if bound is not None)}}}"


def _listed(values: tuple[Scalar, ...]) -> str:
    return _scalar(values[0]) if len(values) == 1 else f"[{', '.join(map(_scalar, values))}]"


def _scalar(value: Scalar) -> str:
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) and value not in _WORDS else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)
