"""What extractors read (`Sheet`, `Site`), what they return (`Item`), and how they are listed (`Spec`).

An extractor answers what is there and where; it never knows what is good. One that reads a page is a function
`(sheet, site) -> Iterable[Item]`; one that needs the whole shop, or other signals, is
`(site, found) -> Iterable[Item]`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from trustaudit.lexicon import Hit, Lexicon
from trustaudit.model import Evidence, PageKind, Region, Snapshot
from trustaudit.page.cart_rows import read_page
from trustaudit.page.cartdata import CartFacts
from trustaudit.page.model import Block, Form, Image, Link, Page, Path, selector
from trustaudit.text import original_span, snippet


@dataclass(frozen=True, kw_only=True)
class Item:
    """Base of all facts. Fields of subclasses are what rules may ask for: Literal, bool, int, float or str."""

    evidence: Evidence


@dataclass(frozen=True)
class Sheet:
    """A page laid out for reading: its text as lines of one string, and its vocabulary found in one pass.

    `text` is the folded text of all blocks, one line a block, so one regular expression reads the page and none can
    reach from one statement into the next (use `[^\\n]`, never a bare `\\s`, between words).
    """

    page: Page
    lexicon: Lexicon

    @cached_property
    def text(self) -> str:
        return "\n".join(block.folded for block in self.page.blocks)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for block in self.page.blocks:
            starts.append(at)
            at += len(block.folded) + 1
        return starts

    @cached_property
    def hits(self) -> Mapping[str, tuple[Hit, ...]]:
        """Vocabulary by concept, in page order; hits voided by a false friend are left out."""
        return self.lexicon.scan(self.text)

    @cached_property
    def cart(self) -> CartFacts:
        """What the page tells if it is a cart or a checkout: several signals ask for it."""
        return read_page(self.page, self.lexicon)

    def locate(self, position: int) -> tuple[int, int]:
        """(index of the block, position inside its folded text) of a position in `text`."""
        index = bisect_right(self._starts, position) - 1
        return index, position - self._starts[index]

    def start_of(self, index: int) -> int:
        """Position in `text` of the first character of block `index`."""
        return self._starts[index]

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Every match of a pattern in the page's folded text, with the index of its block."""
        for match in pattern.finditer(self.text):
            yield bisect_right(self._starts, match.start()) - 1, match

    def lines_with(self, stems: Iterable[str]) -> list[tuple[int, int]]:
        """Spans of the lines of `text` that hold one of some folded stems, in order: finding a plain text costs a
        hundredth of what a pattern with many alternatives does, and most pages have few such lines."""
        text, found = self.text, set()
        for stem in stems:
            at = text.find(stem)
            while at >= 0:
                end = text.find("\n", at)
                end = len(text) if end < 0 else end
                found.add((text.rfind("\n", 0, at) + 1, end))
                at = text.find(stem, end)
        return sorted(found)

    def near(self, concept: str, index: int, before: int = 0, after: int = 0) -> bool:
        """Whether a concept is mentioned in block `index`, or up to so many blocks before or after it."""
        lines = self.blocks_with(concept)
        return any(i in lines for i in range(index - before, index + after + 1))

    def blocks_with(self, concept: str) -> frozenset[int]:
        """Indices of the blocks in which a concept is mentioned."""
        found = self._concept_blocks.get(concept)
        if found is None:
            found = self._concept_blocks[concept] = frozenset(h.line for h in self.hits.get(concept, ()))
        return found

    @cached_property
    def _concept_blocks(self) -> dict[str, frozenset[int]]:
        return {}

    def at(self, index: int, start: int = 0, end: int = 0) -> Evidence:
        """Evidence for a span of the folded text of block `index` (equal ends: the whole block)."""
        block = self.page.blocks[index]
        first, last = original_span(block.text, start, end) if end > start else (0, 0)
        piece, first, last = snippet(block.text, first, last)
        return Evidence(self.page.url, self.page.kinds, block.region, piece, selector(block.path), first, last)

    def span(self, start: int, end: int) -> Evidence:
        """Evidence for a span of `text` (it must lie in one block)."""
        index, offset = self.locate(start)
        return self.at(index, offset, offset + (end - start))

    def on(self, thing: Link | Image | Form | Block, text: str = "") -> Evidence:
        """Evidence for an element; `text` overrides what is shown of it."""
        if not text:
            match thing:
                case Link():
                    text = " ".join(filter(None, (thing.text or thing.title, thing.url or thing.href)))
                case Image():
                    text = thing.alt or thing.title or (thing.urls[0] if thing.urls else thing.names)
                case Form():
                    text = thing.text
                case Block():
                    text = thing.text
        return self.evidence(text, thing.region, thing.path)

    def evidence(self, text: str, region: Region = Region.HEAD, path: Path = ()) -> Evidence:
        piece, _, _ = snippet(text, 0, 0)
        return Evidence(self.page.url, self.page.kinds, region, piece, selector(path))


@dataclass(frozen=True)
class Site:
    """The shop as extractors see it: every page laid out, and the snapshot for what is not on a page.

    `host` is the audited host in lower case, `domain` its registrable domain. A shop seen at an IP address or localhost
    (a staging server) has the domain its own pages state for themselves, '' if they state none. `stated_country` is
    what the user says the shop's country is, '' to find out.
    """

    host: str
    domain: str
    sheets: tuple[Sheet, ...]
    snapshot: Snapshot
    lexicon: Lexicon
    stated_country: str = ""

    def owns(self, host: str) -> bool:
        """Whether a host is the shop's: the audited one, or one under its domain."""
        return host == self.host or (bool(self.domain) and (host == self.domain or host.endswith("." + self.domain)))

    def of_kind(self, *kinds: PageKind) -> tuple[Sheet, ...]:
        return tuple(s for s in self.sheets if any(k in s.page.kinds for k in kinds))

    @cached_property
    def country(self) -> str:
        """The shop's country as stated, else the best guess, by which local numbers are read: ISO 3166-1 alpha-2 in
        lower case, '' unknown."""
        from trustaudit.signals.locale import guess_country

        return self.stated_country or guess_country(self)


PageExtractor = Callable[[Sheet, Site], Iterable[Item]]
SiteExtractor = Callable[[Site, Mapping[str, "Signal"]], Iterable[Item]]


@dataclass(frozen=True)
class Spec:
    """One signal: its name, the class of its items, its extractor and the page kinds whose silence counts as absence.

    `vocabulary` names the lexicon concepts it looks for (shown as "what was searched"). `alike` says that the pages of
    one kind are alike in it (all come over https, or none): one that was seen tells for those behind it.
    """

    name: str
    item: type[Item]
    where: tuple[PageKind, ...]
    read: PageExtractor | None = None
    derive: SiteExtractor | None = None
    vocabulary: tuple[str, ...] = ()
    alike: bool = False


@dataclass(frozen=True)
class Signal:
    """All items of one kind found in a shop. `failed` are addresses of pages on which the extractor broke."""

    spec: Spec
    items: tuple[Any, ...] = ()
    failed: tuple[str, ...] = field(default=())
