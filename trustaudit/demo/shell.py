"""The client-rendered variant: every page is an empty shell whose script fetches a tree and builds the document."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

from trustaudit.demo.site import Answer, Call, Site, Visit

#: A node is a text, or [tag, attributes, children].
Node = str | list[object]

_VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_SHELL = """<!doctype html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/static/style.css">
</head>
<body>
<div id="app"></div>
<script src="/static/shell.js"></script>
</body>
</html>
"""


class _Tree(HTMLParser):
    """Reads the shop's own well-formed pages into nodes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: list[Node] = []
        self._open: list[list[Node]] = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        children: list[Node] = []
        self._open[-1].append([tag, {name: value or "" for name, value in attrs}, children])
        if tag not in _VOID:
            self._open.append(children)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].append([tag, {name: value or "" for name, value in attrs}, []])

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].append(data)


def answer(site: Site, call: Call, visit: Visit) -> Answer:
    """The shop's answer with pages replaced by the shell; `/api/page?path=...` gives what the shell asks for."""
    if call.method == "GET" and call.path == "/api/page":
        plain = site.answer(replace(call, path=call.query.get("path", "/")), visit)
        tree = _Tree()
        tree.feed(plain.body.decode())
        tree.close()
        body = json.dumps({"status": plain.status, "location": plain.location, "tree": tree.root}, ensure_ascii=False)
        return Answer(200, body.encode(), "application/json")
    plain = site.answer(call, visit)
    if not plain.type.startswith("text/html") or plain.location or call.method != "GET":
        return plain
    english = call.path == "/en" or call.path.startswith("/en/")
    lang, direction = ("en", "ltr") if english else ("fa", "rtl")
    title = site.store.about["en" if english else "fa"]["name"]
    return replace(plain, body=_SHELL.format(lang=lang, dir=direction, title=title).encode())
