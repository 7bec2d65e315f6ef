"""The part of SARIF 2.1.0 (OASIS, section 3) that reports use, as a JSON Schema that allows nothing else."""

from __future__ import annotations

from typing import Any


def _object(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: Any, **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


_TEXT = {"type": "string", "minLength": 1}
_MESSAGE = _object(("text",), text=_TEXT)  # 3.11
_LEVEL = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10
_BAG = {"type": "object", "properties": {"tags": _list(_TEXT, uniqueItems=True)}}  # 3.8

_PLACE = _object(  # 3.28, 3.29, 3.4
    ("physicalLocation",),
    physicalLocation=_object(
        ("artifactLocation", "region"),
        artifactLocation=_object(("uri",), uri={"type": "string", "format": "uri-reference"}, uriBaseId=_TEXT),
        region=_object(("startLine",), startLine={"type": "integer", "minimum": 1}),
    ),
)
_RULE = _object(  # 3.49
    ("id",),
    id=_TEXT,
    name=_TEXT,
    shortDescription=_MESSAGE,
    fullDescription=_MESSAGE,
    help=_MESSAGE,
    defaultConfiguration=_object((), level=_LEVEL),
    properties=_BAG,
)
_RESULT = _object(  # 3.27
    ("message",),
    ruleId=_TEXT,
    ruleIndex={"type": "integer", "minimum": -1},
    level=_LEVEL,
    message=_MESSAGE,
    locations=_list(_PLACE),
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
)
_RUN = _object(  # 3.14
    ("tool",),
    tool=_object(
        ("driver",),
        driver=_object(  # 3.19
            ("name",),
            name=_TEXT,
            version=_TEXT,
            language={"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
            rules=_list(_RULE, uniqueItems=True),
        ),
    ),
    automationDetails=_object((), id=_TEXT),
    invocations=_list(
        _object(  # 3.20
            ("executionSuccessful",),
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=_list(_object(("message",), level=_LEVEL, message=_MESSAGE)),
        )
    ),
    results=_list(_RESULT),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    properties=_BAG,
)
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object(
        ("version", "runs"),
        **{"$schema": {"type": "string", "format": "uri"}},
        version={"const": "2.1.0"},
        runs=_list(_RUN, minItems=1, maxItems=20),  # 20 runs: GitHub
    ),
}
