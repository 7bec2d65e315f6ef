"""A shop made of a few strings, and what one signal reads from it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from trustaudit import lexicon
from trustaudit.model import Exchange, Headers, PageKind, Request, Response, Role, Snapshot
from trustaudit.page import parse_exchange
from trustaudit.signals import extract, lay_out
from trustaudit.signals.base import Site


def shop(
    pages: Mapping[str, str] | str,
    *,
    host: str = "shop.example",
    scheme: str = "https",
    headers: Headers = (),
    **more: Any,
) -> Site:
    """A site whose pages are given by kind; a bare text is its home page. `more` goes into the snapshot."""
    given = {"home": pages} if isinstance(pages, str) else pages
    exchanges = []
    for name, html in given.items():
        kinds = tuple(PageKind(k) for k in name.split("+"))
        url = f"{scheme}://{host}/" + ("" if kinds[0] is PageKind.HOME else kinds[0].value)
        answer = Response(url, 200, (("content-type", "text/html; charset=utf-8"), *headers), html.encode())
        exchanges.append(Exchange(Request(url), answer, Role.PAGE, kinds))
    extra = tuple(more.pop("exchanges", ()))
    snapshot = Snapshot(f"{scheme}://{host}/", "2026-11-22T00:00:00Z", (*exchanges, *extra), **more)
    return lay_out(map(parse_exchange, exchanges), snapshot, lexicon.bundled())


def read(module: str, pages: Mapping[str, str] | str, *, signal: str = "", **more: Any) -> list[Any]:
    """The items of one signal (the module's first unless named) of a shop."""
    specs = {s.name: s for s in import_module(f"trustaudit.signals.{module}").SIGNALS}
    found = extract(shop(pages, **more), specs)
    result = found[signal or next(iter(specs))]
    assert not result.failed, result.failed
    return list(result.items)
