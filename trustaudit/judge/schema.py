"""JSON Schema of rule files, for editors: made from the signals themselves, so it knows every field and value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from trustaudit.judge.entries import DUTY_VERDICTS, VERDICTS
from trustaudit.judge.grammar import FieldType, field_types
from trustaudit.judge.rule import AXES, CATEGORIES
from trustaudit.model import GapReason, PageKind, Region
from trustaudit.signals.base import Spec

_TEXT = {"type": "string", "minLength": 1}
_DAY = {"type": "string", "format": "date"}
_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}


def schema(specs: Mapping[str, Spec]) -> dict[str, Any]:
    """The schema of one rule file (`rules:`, `flags:`, `duties:` or `profiles:`), JSON Schema 2020-12."""
    outcome = _outcome(VERDICTS, credit={"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1})
    rule = _object(
        {
            "id": _ID,
            "category": {"enum": list(CATEGORIES)},
            "weight": {"type": "number", "minimum": 0},
            **dict.fromkeys(("weight_reason", "title", "why", "fix", "paste"), _TEXT),
            "sources": _list(_TEXT),
            "applies": _ref("condition"),
            "outcomes": _list(outcome),
            "tests": _list(_ref("case")),
            "override": {"type": "boolean"},
        },
        ["id", "category", "weight", "title", "why", "fix", "outcomes"],
    )
    flag = _object(
        {
            "id": _ID,
            "cap": {"enum": list("BCDEF")},
            **dict.fromkeys(("title", "reason", "fix"), _TEXT),
            "when": _ref("condition"),
            "sources": _list(_TEXT),
            "tests": _list(_ref("case")),
            "override": {"type": "boolean"},
        },
        ["id", "cap", "title", "reason", "fix", "when"],
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "trustaudit rules",
        "type": "object",
        "properties": {
            "rules": _list(rule),
            "flags": _list(flag),
            "duties": _list(_duty()),
            "profiles": _list(_profile()),
        },
        "additionalProperties": False,
        "$defs": {"condition": _condition(specs), "case": _case()},
    }


def _outcome(verdicts: Iterable[str], **more: Any) -> dict[str, Any]:
    fields = {"id": _ID, "verdict": {"enum": list(verdicts)}, "text": _TEXT, "when": _ref("condition")}
    return _object(fields | more, ["id", "verdict", "text"])


def _duty() -> dict[str, Any]:
    return _object(
        {
            "id": _ID,
            **dict.fromkeys(("article", "title", "text"), _TEXT),
            "sources": _list(_TEXT),
            "valid_from": _DAY,
            "valid_to": _DAY,
            "applies": _ref("condition"),
            "outcomes": _list(_outcome(DUTY_VERDICTS)),
            "tests": _list(_ref("case")),
            "override": {"type": "boolean"},
        },
        ["id", "article", "title", "text", "sources", "outcomes"],
    )


def _profile() -> dict[str, Any]:
    weights = {"type": "object", "additionalProperties": {"type": "number", "minimum": 0}}
    return _object(
        {
            "id": _ID,
            "axis": {"enum": list(AXES)},
            "order": {"type": "number"},
            **dict.fromkeys(("title", "why"), _TEXT),
            "when": _ref("condition"),
            "factors": weights,
            "weights": weights,
            "exclude": {"type": "object", "additionalProperties": _TEXT},
            "sources": _list(_TEXT),
            "tests": _list(_ref("case")),
            "override": {"type": "boolean"},
        },
        ["id", "axis", "title", "why", "when"],
    )


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _list(item: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _object(properties: Mapping[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return found | {"required": required} if required else found


def _one_or_many(values: list[str]) -> dict[str, Any]:
    return {"anyOf": [{"enum": values}, {"type": "array", "items": {"enum": values}, "minItems": 1}]}


def _condition(specs: Mapping[str, Spec]) -> dict[str, Any]:
    """A signal with its filters, or conditions joined; exactly one key."""
    shared = {
        "at": _one_or_many([kind.value for kind in PageKind]),
        "in": _one_or_many([region.value for region in Region]),
        "min": {"type": "integer", "minimum": 1},
    }
    joined = {"all": _list(_ref("condition")), "any": _list(_ref("condition")), "not": _ref("condition")}
    signals = {name: _signal(spec, shared) for name, spec in specs.items()}
    return _object(joined | signals) | {"minProperties": 1, "maxProperties": 1}


def _signal(spec: Spec, shared: Mapping[str, Any]) -> dict[str, Any]:
    fields = field_types(spec)
    filters = {name: _field(kind) for name, kind in fields.items()}
    return _object(filters | dict(shared) | {"distinct": {"enum": list(fields)}})


def _field(kind: FieldType) -> dict[str, Any]:
    if kind.values:
        return _one_or_many([str(value) for value in kind.values])
    if kind.scalar is bool:
        return {"type": "boolean"}
    given = _object({"given": {"type": "boolean"}}, ["given"])
    if kind.scalar in (int, float):
        bounds = _object({"gte": {"type": "number"}, "lte": {"type": "number"}}) | {"minProperties": 1}
        return {"anyOf": [{"type": "number"}, _list({"type": "number"}), bounds, *([given] if kind.optional else [])]}
    return {"anyOf": [{"type": "string"}, _list({"type": "string"}), given]}


def _case() -> dict[str, Any]:
    whole = _object(
        {"html": {"type": "string"}, "url": _TEXT, "headers": {"type": "object"}, "status": {"type": "integer"}},
        ["html"],
    )
    one = {"anyOf": [{"type": "string"}, whole]}
    page = {"anyOf": [*one["anyOf"], _list(one)]}
    return _object(
        {
            "name": _TEXT,
            "pages": {"type": "object", "additionalProperties": page},
            "gaps": {"type": "object", "additionalProperties": {"enum": [reason.value for reason in GapReason]}},
            "shop": _TEXT,
            "tls": {"type": "object"},
            "records": {"type": "object", "additionalProperties": _TEXT},
            "expect": _TEXT,
            "todo": _TEXT,
        },
        ["name", "expect"],
    )
