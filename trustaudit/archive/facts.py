"""The crawl's own facts as JSON: everything of a snapshot but the bodies, which stand in their records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from trustaudit.model import (
    Exchange,
    Gap,
    GapReason,
    Headers,
    PageKind,
    Request,
    Response,
    Role,
    Snapshot,
    Step,
    StepOutcome,
)

#: Raised when a field is added or changes its meaning; a reader refuses what it does not know.
FORMAT = 1


def encode(snapshot: Snapshot, ids: list[tuple[str, str]]) -> bytes:
    """The facts of `snapshot`; `ids` are the ids of each exchange's request and response records."""
    facts = {
        "format": FORMAT,
        "shop": snapshot.shop,
        "started": snapshot.started,
        "platform": snapshot.platform,
        "interrupted": snapshot.interrupted,
        "tls": snapshot.tls,
        "gaps": [{"kind": g.kind, "reason": g.reason, "url": g.url, "detail": g.detail} for g in snapshot.gaps],
        "steps": [
            {
                "action": s.action,
                "method": s.method,
                "url": s.url,
                "status": s.status,
                "outcome": s.outcome,
                "detail": s.detail,
            }
            for s in snapshot.steps
        ],
        "exchanges": [_exchange(e, *pair) for e, pair in zip(snapshot.exchanges, ids, strict=True)],
    }
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()


def _exchange(exchange: Exchange, asked: str, answered: str) -> dict[str, object]:
    request, response = exchange.request, exchange.response
    return {
        "request": {"record": asked, "url": request.url, "method": request.method, "headers": request.headers},
        "response": {
            "record": answered,
            "url": response.url,
            "status": response.status,
            "headers": response.headers,
            "truncated": response.truncated,
        },
        "role": exchange.role,
        "kinds": exchange.kinds,
        "why": exchange.why,
        "rendered": exchange.rendered,
    }


def decode(data: bytes, bodies: Mapping[str, bytes]) -> Snapshot:
    """The snapshot whose facts these are; `bodies` maps record ids to payloads. Raises ValueError or KeyError for
    facts of another format and for records that are missing."""
    facts = _object(json.loads(data))
    if facts["format"] != FORMAT:
        raise ValueError(f"format {facts['format']!r}")
    return Snapshot(
        shop=_text(facts["shop"]),
        started=_text(facts["started"]),
        exchanges=tuple(_read_exchange(_object(one), bodies) for one in _list(facts["exchanges"])),
        gaps=tuple(_read_gap(_object(one)) for one in _list(facts["gaps"])),
        steps=tuple(_read_step(_object(one)) for one in _list(facts["steps"])),
        platform=_text(facts["platform"]),
        tls=_pairs(facts["tls"]),
        interrupted=bool(facts["interrupted"]),
    )


def _read_exchange(facts: dict[str, Any], bodies: Mapping[str, bytes]) -> Exchange:
    asked, answered = _object(facts["request"]), _object(facts["response"])
    return Exchange(
        Request(_text(asked["url"]), _text(asked["method"]), _pairs(asked["headers"]), bodies[_text(asked["record"])]),
        Response(
            _text(answered["url"]),
            _whole(answered["status"]),
            _pairs(answered["headers"]),
            bodies[_text(answered["record"])],
            bool(answered["truncated"]),
        ),
        Role(facts["role"]),
        tuple(PageKind(kind) for kind in _list(facts["kinds"])),
        _text(facts["why"]),
        bool(facts["rendered"]),
    )


def _read_gap(facts: dict[str, Any]) -> Gap:
    return Gap(PageKind(facts["kind"]), GapReason(facts["reason"]), _text(facts["url"]), _text(facts["detail"]))


def _read_step(facts: dict[str, Any]) -> Step:
    return Step(
        _text(facts["action"]),
        _text(facts["method"]),
        _text(facts["url"]),
        _whole(facts["status"]),
        StepOutcome(facts["outcome"]),
        _text(facts["detail"]),
    )


def _pairs(value: object) -> Headers:
    pairs = [_list(pair) for pair in _list(value)]
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError("pairs expected")
    return tuple((_text(name), _text(text)) for name, text in pairs)


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("object expected")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("list expected")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("text expected")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("whole number expected")
    return value
