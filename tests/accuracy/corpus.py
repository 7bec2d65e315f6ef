"""Labelled pages: where they are, how they are read, and the row that every measure returns.

The corpus stands outside the project (`--corpus PATH`, else ../shared/corpus beside the project's root). No page of
it enters the project.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from trustaudit import lexicon
from trustaudit.model import Exchange, PageKind, Request, Response, Role, Snapshot
from trustaudit.page import parse_html
from trustaudit.page.model import Page
from trustaudit.signals.base import Sheet, Site

ROOT = Path(__file__).resolve().parents[2]
DEFAULT = ROOT.parent / "shared" / "corpus"


@dataclass(frozen=True)
class Row:
    """One figure: a signal on one folder and language ("*" = all). `misses` are short texts: what, where, why."""

    signal: str
    corpus: str
    lang: str
    tp: int
    fp: int
    fn: int
    misses: tuple[str, ...] = field(default=())

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp + self.fp + self.fn else 1.0


@dataclass(frozen=True)
class Labelled:
    """A page with its label row (see the corpus's own README for the fields)."""

    folder: str
    label: dict[str, Any]
    page: Page

    @property
    def url(self) -> str:
        return str(self.label.get("url") or f"https://{self.label.get('site', 'shop')}.example/")

    @property
    def lang(self) -> str:
        return str(self.label.get("lang") or "und")

    @property
    def name(self) -> str:
        return f"{self.folder}/{self.label['file']}"


def site_of(labelled: Labelled) -> Site:
    """The page as a shop of one page."""
    return one_page_site(labelled.page)


def one_page_site(page: Page) -> Site:
    from urllib.parse import urlsplit

    from trustaudit.signals.domains import registrable

    host = (urlsplit(page.url).hostname or "").lower()
    exchange = Exchange(Request(page.url), Response(page.url, page.status, page.headers), Role.PAGE, page.kinds)
    snapshot = Snapshot(page.url, "2026-11-22T00:00:00Z", (exchange,))
    words = lexicon.bundled()
    return Site(host, registrable(host), (Sheet(page, words),), snapshot, words)


@lru_cache(maxsize=1)
def _labels(folder: Path) -> tuple[dict[str, Any], ...]:
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines if line.strip())


def read(corpus: Path, folder: str) -> Iterator[Labelled]:
    """Every page of a folder, parsed, with the kind its label gives."""
    base = corpus / folder
    for label in _labels(base):
        raw = (base / "pages" / label["file"]).read_bytes()
        encoding = label.get("encoding")
        html: str | bytes = raw.decode(encoding, "replace") if encoding else raw
        url = str(label.get("url") or f"https://{label.get('site', 'shop')}.example/{label['file'].rpartition('/')[2]}")
        kind = str(label.get("page_kind") or "")
        kinds = (PageKind(kind),) if kind in PageKind._value2member_map_ else ()
        yield Labelled(folder, label, parse_html(html, url, kinds=kinds))
