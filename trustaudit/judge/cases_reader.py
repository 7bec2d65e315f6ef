"""Reads the inline cases of a rule: made-up pages, gaps, and what must come out."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from trustaudit.crawl.issuer_table import ISSUERS
from trustaudit.judge.grammar import Source, words
from trustaudit.judge.rule import Case, CasePage
from trustaudit.model import GapReason, Headers, PageKind
from trustaudit.yamlfile import Map, Seq

_KEYS = ("name", "pages", "gaps", "expect", "todo", "shop", "tls", "records")
_PAGE_KEYS = ("html", "url", "headers", "status")


def read_cases(entry: Map, expected: Collection[str], source: Source) -> tuple[Case, ...]:
    """The cases under the key `tests` of a rule or flag; `expected` is all that may come out."""
    entries = entry.get("tests", Seq())
    if not isinstance(entries, Seq) or not all(isinstance(case, Map) for case in entries):
        source.fault(entry.lines["tests"], "'tests' must be a list of {name, pages, expect}")
        return ()
    cases: list[Case] = []
    for each in entries:
        case = _case(each, expected, source)
        if any(case.name == other.name for other in cases):
            source.fault(each.line, f"a case named '{case.name}' exists already in this rule")
        cases.append(case)
    return tuple(cases)


def _case(entry: Map, expected: Collection[str], source: Source) -> Case:
    for key, value in entry.items():
        if key not in _KEYS:
            source.unknown(entry.lines[key], "key", key, _KEYS)
        elif key in ("name", "expect", "todo", "shop") and not isinstance(value, str):
            source.fault(entry.lines[key], f"'{key}' must be text, not {value!r}")
        elif key in ("pages", "gaps", "tls", "records") and not isinstance(value, Map):
            source.fault(entry.lines[key], f"'{key}' must be a mapping")
    for key in ("name", "expect"):
        if key not in entry:
            source.fault(entry.line, f"'{key}' is missing")
    expect = str(entry.get("expect", ""))
    if "expect" in entry and expect not in expected:
        source.unknown(entry.lines["expect"], "result", expect, expected)
    return Case(
        name=str(entry.get("name", "")),
        expect=expect,
        pages=_pages(_mapping(entry, "pages"), source),
        gaps=_gaps(_mapping(entry, "gaps"), source),
        shop=str(entry.get("shop", "https://shop.example/")),
        tls=tuple((key, str(value)) for key, value in _mapping(entry, "tls").items()),
        records=_records(_mapping(entry, "records"), source),
        todo=str(entry.get("todo", "")),
        line=entry.line,
    )


def _mapping(entry: Map, key: str) -> Map:
    value = entry.get(key)
    return value if isinstance(value, Map) else Map()


def _pages(pages: Map, source: Source) -> tuple[CasePage, ...]:
    """`kind: html`; `kind+kind: html` for a page of two kinds; a list of htmls for several pages of a kind."""
    found: list[CasePage] = []
    for name, value in pages.items():
        line = pages.lines[name]
        kinds = tuple(map(PageKind, words(Seq(name.split("+")), line, source, "page kind", PageKind)))
        for each in value if isinstance(value, Seq) else [value]:
            page = _page(kinds, each, line, source)
            if page is not None:
                found.append(page)
    return tuple(found)


def _page(kinds: tuple[PageKind, ...], value: Any, line: int, source: Source) -> CasePage | None:
    if isinstance(value, str):
        return CasePage(kinds, value)
    if not isinstance(value, Map) or not isinstance(value.get("html"), str):
        source.fault(line, "a page is its HTML, or {html: ..., url: ..., headers: {...}, status: 200}")
        return None
    for key in value:
        if key not in _PAGE_KEYS:
            source.unknown(value.lines[key], "key", key, _PAGE_KEYS)
    headers: Headers = tuple((key, str(text)) for key, text in _mapping(value, "headers").items())
    status = value.get("status", 200)
    if isinstance(status, bool) or not isinstance(status, int):
        source.fault(value.lines["status"], f"'status' must be a whole number, not {status!r}")
        return None
    return CasePage(kinds, value["html"], str(value.get("url", "")), headers, status)


def _records(records: Map, source: Source) -> tuple[tuple[str, str], ...]:
    known = [row.issuer for row in ISSUERS]
    for issuer, html in records.items():
        if issuer not in known:
            source.unknown(records.lines[issuer], "issuer", issuer, known)
        elif not isinstance(html, str):
            source.fault(records.lines[issuer], f"the record of '{issuer}' must be its HTML, not {html!r}")
    return tuple((issuer, str(html)) for issuer, html in records.items())


def _gaps(gaps: Map, source: Source) -> tuple[tuple[PageKind, GapReason], ...]:
    found: list[tuple[PageKind, GapReason]] = []
    for name, reason in gaps.items():
        line = gaps.lines[name]
        kinds = words(name, line, source, "page kind", PageKind)
        reasons = words(reason, line, source, "reason", GapReason)
        found.extend((PageKind(kind), GapReason(each)) for kind in kinds for each in reasons)
    return tuple(found)
