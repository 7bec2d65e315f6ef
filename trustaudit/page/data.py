"""Structured data of a page: JSON-LD scripts and microdata, as plain dicts with "@type"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MAX_DEPTH = 40
# HTML Standard, "Values" of microdata: these elements speak through an attribute.
_VALUE_ATTRIBUTE = {"a": "href", "link": "href", "img": "src", "time": "datetime", "data": "value"}


def json_ld(text: str) -> list[Mapping[str, Any]]:
    """The nodes of one JSON-LD script, graphs and lists flattened; [] when it is broken beyond small repairs."""
    text = _WRAPPING.sub("", text).strip().rstrip(";")
    if not text or len(text) > 2_000_000:
        return []
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return list(_flatten(json.loads(candidate, strict=False)))
        except (ValueError, RecursionError):
            continue
    return []


def _flatten(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item)
    elif isinstance(value, dict):
        if "@graph" in value:
            yield from _flatten(value["@graph"])
        if "@type" in value:
            yield value


def types(node: Mapping[str, Any]) -> tuple[str, ...]:
    """The type names of a node without their vocabulary: "http://schema.org/Product" is "Product"."""
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return tuple(str(n).rpartition("/")[2].rpartition(":")[2] for n in names if n)


def nodes(data: Iterable[Mapping[str, Any]], *wanted: str) -> Iterator[Mapping[str, Any]]:
    """Every node, however deep, whose type is one of `wanted` (all typed nodes if none is given), in order."""
    stack: list[tuple[Any, int]] = [(n, 0) for n in reversed(list(data))]
    while stack:
        value, depth = stack.pop()
        if depth > _MAX_DEPTH:
            continue
        if isinstance(value, Mapping):
            if "@type" in value and (not wanted or any(t in wanted for t in types(value))):
                yield value
            stack.extend((v, depth + 1) for v in reversed(list(value.values())) if isinstance(v, dict | list))
        elif isinstance(value, list):
            stack.extend((v, depth + 1) for v in reversed(value))


def text_of(node: Mapping[str, Any], key: str) -> str:
    """A property's first plain value as text, '' if it has none; a nested node gives its name or @id."""
    value = node.get(key)
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, Mapping):
            value = value.get("name") or value.get("@value") or value.get("@id")
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


class Microdata:
    """Collects itemscope/itemprop while a document is walked."""

    def __init__(self) -> None:
        self.roots: list[dict[str, Any]] = []
        self._scopes: list[tuple[int, dict[str, Any]]] = []  # (depth, node)
        self._open: list[tuple[int, dict[str, Any], str, list[str]]] = []  # texts being collected

    def enter(self, depth: int, tag: str, attrs: Mapping[str, str]) -> None:
        names = attrs.get("itemprop", "").split()
        parent = self._scopes[-1][1] if self._scopes else None
        if "itemscope" in attrs:
            kind = attrs.get("itemtype", "").split()
            node: dict[str, Any] = {"@type": kind[0].rpartition("/")[2] if kind else ""}
            if names and parent is not None:
                for name in names:
                    _put(parent, name, node)
            else:
                self.roots.append(node)
            self._scopes.append((depth, node))
        elif names and parent is not None:
            value = attrs.get("content")
            if value is None:
                value = attrs.get(
                    {"a": "href", "link": "href", "img": "src", "time": "datetime", "data": "value"}.get(tag, "")
                )
            if value is not None:
                for name in names:
                    _put(parent, name, value.strip())
            elif tag not in ("meta", "link", "img", "input"):
                for name in names:
                    self._open.append((depth, parent, name, []))

    def text(self, text: str) -> None:
        for entry in self._open:
            entry[3].append(text)

    def leave(self, depth: int) -> None:
        while self._open and self._open[-1][0] >= depth:
            _, node, name, pieces = self._open.pop()
            _put(node, name, " ".join("".join(pieces).split()))
        while self._scopes and self._scopes[-1][0] >= depth:
            self._scopes.pop()

    @property
    def is_active(self) -> bool:
        return bool(self._open)


def _put(node: dict[str, Any], name: str, value: Any) -> None:
    if name not in node:
        node[name] = value
    elif isinstance(node[name], list):
        node[name].append(value)
    else:
        node[name] = [node[name], value]
