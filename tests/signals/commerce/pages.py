"""Pages made of a few lines, for the example tables of the commerce signals."""

from __future__ import annotations

from trustaudit import lexicon
from trustaudit.model import PageKind, Snapshot
from trustaudit.page import parse_html
from trustaudit.signals.base import Sheet, Site

WORDS = lexicon.bundled()


def sheet_of(html: str, *kinds: PageKind, url: str = "https://shop.example/page") -> Sheet:
    """A page laid out; text without a tag becomes a paragraph."""
    body = html if html.lstrip().startswith("<") else f"<p>{html}</p>"
    return Sheet(parse_html(f"<!doctype html><body>{body}", url, kinds=kinds), WORDS)


def site_of(sheet: Sheet) -> Site:
    return Site("shop.example", "shop.example", (sheet,), Snapshot(sheet.page.url, "2026-11-22T00:00:00Z", ()), WORDS)
