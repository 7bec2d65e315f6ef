"""`docs/report.schema.json`: the JSON report as a JSON Schema, from the dataclasses it is made of."""

from __future__ import annotations

import dataclasses
import inspect
import json
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any

from tests.docs.markdown import code, plain, table
from trustaudit.report.model import SCHEMA_VERSION, Report

_PLAIN: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Any: {},
}


def documents() -> Mapping[str, str]:
    """The schema, and the tables of fields in docs/json.md."""
    schema = json.dumps(report_schema(), ensure_ascii=False, indent=1) + "\n"
    return {"report.schema.json": schema, "json.md#fields": _fields()}


def report_schema() -> dict[str, Any]:
    """The schema of a report (JSON Schema, draft 2020-12)."""
    definitions: dict[str, Any] = {}
    root = _of_class(Report, definitions)
    root["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The JSON report of trustaudit",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _of_class(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    names = [field.name for field in dataclasses.fields(cls)]
    told = " ".join((inspect.getdoc(cls) or "").split())
    return {
        "description": "" if told.startswith(f"{cls.__name__}(") else told,  # what dataclasses write of themselves
        "type": "object",
        "properties": {name: _of(hints[name], definitions) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], definitions)}
    if origin is types.UnionType:
        return {"anyOf": [{"type": "null"} if a is type(None) else _of(a, definitions) for a in arguments]}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(arguments[1], definitions)}
    name = hint.__name__
    if name not in definitions:
        definitions[name] = {}  # stands for itself while its fields are read
        is_enum = issubclass(hint, Enum)
        definitions[name] = {"enum": [m.value for m in hint]} if is_enum else _of_class(hint, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _fields() -> str:
    schema = report_schema()
    parts = [_table("Report", schema)]
    parts += [_table(name, part) for name, part in schema["$defs"].items() if "properties" in part]
    words = [
        [f"`{name}`", ", ".join(code(value) for value in part["enum"])]
        for name, part in schema["$defs"].items()
        if "enum" in part
    ]
    return "\n\n".join([*parts, "### Words\n\n" + table(["type", "values"], words)])


def _table(name: str, part: Mapping[str, Any]) -> str:
    rows = [[code(field), _type(spec)] for field, spec in part["properties"].items()]
    told = f"{plain(part['description'])}\n\n" if part["description"] else ""
    return f"### {name}\n\n{told}{table(['field', 'type'], rows)}"


def _type(spec: Mapping[str, Any]) -> str:
    if "$ref" in spec:
        return spec["$ref"].rpartition("/")[2]
    if "const" in spec:
        return str(spec["const"])
    if spec.get("type") == "array":
        return f"list of {_type(spec['items'])}"
    if spec.get("type") == "object":
        return f"name to {_type(spec['additionalProperties'])}"
    return str(spec.get("type", "anything"))
