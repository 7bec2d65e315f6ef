"""What a visitor has seen: fetch many addresses at once, read each, and remember what came of it.

Requests of one batch run side by side, but everything they leave behind (pages, failures, the order of exchanges) is in
the order in which they were asked for, so two crawls of an unchanged shop bring home the same snapshot.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from trustaudit.crawl.addresses import canonical, is_safe, is_same_site
from trustaudit.crawl.failures import FetchError
from trustaudit.crawl.fetch import Fetcher
from trustaudit.lexicon import Lexicon
from trustaudit.model import Exchange, GapReason, PageKind, Role, header
from trustaudit.page import Page, parse_exchange
from trustaudit.page.health import Fault, fault, refresh_target
from trustaudit.page.kinds import confirm

#: Turns a page that needs scripts into what it looks like after they ran; None if that was not possible.
Render = Callable[[Exchange], Awaitable[Exchange | None]]

_LOGIN = re.compile(r"/(?:[\w-]*log-?in|sign-?in|auth|account|my-account|password)\b|ورود", re.I)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to look at, and for what."""

    url: str
    kinds: tuple[PageKind, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of an address: a page with its confirmed kinds, or a fault."""

    wanted: Wanted
    page: Page | None = None
    fault: Fault | None = None

    def is_kind(self, kind: PageKind) -> bool:
        return self.page is not None and kind in self.page.kinds


@dataclass
class Visit:
    """One crawl's memory. `shop` is the home page's address once it is known, as asked for before."""

    fetcher: Fetcher
    lexicon: Lexicon
    shop: str
    render: Render | None = None
    render_all: bool = False  # also pages that can be read as they are
    probe: Page | None = None
    seen: dict[str, Seen] = field(default_factory=dict)  # by the canonical address asked for
    pages: dict[str, Page] = field(default_factory=dict)  # by canonical final address, in the order they were wanted
    _moved: list[tuple[int, list[int]]] = field(default_factory=list)  # a place, and the exchanges that belong there
    _rendered: dict[int, Exchange] = field(default_factory=dict)  # by the place of the answer they were made from
    _is_over: bool = False

    async def look(self, wanted: Sequence[Wanted]) -> list[Seen]:
        """Fetch and read some addresses at once; one that was seen before is not fetched again but asked anew whether
        it is also of the kinds wanted now. Never raises for what a shop does."""
        new: dict[str, Wanted] = {}
        for want in wanted:
            key = canonical(want.url)
            if key not in self.seen and key not in new:
                new[key] = want
        before = len(self.fetcher.exchanges)
        answers = await asyncio.gather(*(self._fetch(w) for w in new.values()))
        self._arrange(before, [w.url for w in new.values()])
        for key, want, answer in zip(new, new.values(), answers, strict=True):
            self.seen[key] = (
                await self._read(want, answer) if isinstance(answer, Exchange) else Seen(want, fault=answer)
            )
        return [self._again(want) for want in wanted]

    async def _fetch(self, want: Wanted) -> Exchange | Fault:
        objection = ""

        def refuse(target: str) -> str:
            nonlocal objection
            if PageKind.HOME in want.kinds:
                return ""  # a shop may live on another host than the one it was asked for
            if not is_same_site(target, self.shop):
                objection = "redirect to another site"
            elif not is_safe(target):
                objection = "redirect to an address that changes something"
            if objection and _LOGIN.search(urlsplit(target).path):
                objection = "redirect to a log-in"
            return objection

        try:
            return await self.fetcher.get(want.url, Role.PAGE, want.kinds, want.why, refuse=refuse)
        except FetchError as error:
            if objection:
                return (GapReason.LOGIN if "log-in" in objection else GapReason.ABSENT), objection
            return error.reason, error.detail

    async def _read(self, want: Wanted, exchange: Exchange) -> Seen:
        page = parse_exchange(exchange)
        known = self.pages.get(canonical(page.url))
        if known is not None:
            self._note(exchange, Role.DISCARDED, ())
            if PageKind.HOME in known.kinds and PageKind.HOME not in want.kinds:
                return Seen(want, fault=(GapReason.ABSENT, "leads back to the home page"))
            self.seen[canonical(want.url)] = Seen(want, known)
            return self._again(want)
        found = self._fault(page)
        if self.render is not None and self._wants_render(found):
            rendered = await self.render(exchange)
            if rendered is not None:
                self._note(exchange, Role.DISCARDED, ())
                exchange = self._insert(exchange, rendered)
                page = parse_exchange(rendered)
                found = self._fault(page)
        if found is not None:
            self._note(exchange, Role.DISCARDED, ())
            return Seen(want, fault=found)
        target = refresh_target(page)
        if target and not self._is_over and page.words < 60 and is_same_site(target, self.shop) and is_safe(target):
            self._note(exchange, Role.REDIRECT, ())
            onward = (await self.look([Wanted(target, want.kinds, want.why)]))[0]
            return Seen(want, onward.page, onward.fault)
        kinds, why = confirm(page, want.kinds, self.lexicon)
        self._note(exchange, Role.PAGE, kinds)
        page = replace(page, kinds=kinds, why=why)
        self.pages[canonical(page.url)] = page
        return Seen(want, page)

    def _fault(self, page: Page) -> Fault | None:
        return fault(page, self.probe, self.lexicon)

    def _again(self, want: Wanted) -> Seen:
        """What is known of an address, asked whether its page is (also) of the kinds wanted now."""
        seen = self.seen[canonical(want.url)]
        page = seen.page
        if page is None or all(kind in page.kinds for kind in want.kinds):
            return seen
        page = self.pages.get(canonical(page.url), page)
        kinds, why = confirm(page, (*page.kinds, *want.kinds), self.lexicon)
        gained = tuple(k for k in want.kinds if k in kinds and k not in page.kinds)
        if gained:
            kept = tuple(k for k in page.kinds if k is not PageKind.OTHER)
            page = replace(page, kinds=(*kept, *gained), why={**page.why, **{k: why[k] for k in gained}})
            self.pages[canonical(page.url)] = page
            for exchange in (*self._rendered.values(), *self.fetcher.exchanges):
                if exchange.role is Role.PAGE and exchange.response.url == page.url:
                    self._note(exchange, Role.PAGE, page.kinds)
                    break
        self.seen[canonical(want.url)] = seen = replace(seen, page=page)
        return seen

    def _wants_render(self, found: Fault | None) -> bool:
        if self._is_over:
            return False
        return self.render_all if found is None else found[0] is GapReason.NEEDS_BROWSER

    def _insert(self, bare: Exchange, rendered: Exchange) -> Exchange:
        """Keep a rendered page right after the answer it was made from."""
        place = max(i for i, e in enumerate(self.fetcher.exchanges) if e.response is bare.response)
        self._rendered[place] = rendered
        return rendered

    def was_rendered(self, url: str) -> bool:
        """Whether the page at an address is one that its scripts drew."""
        return any(exchange.response.url == url for exchange in self._rendered.values())

    def _note(self, exchange: Exchange, role: Role, kinds: tuple[PageKind, ...]) -> None:
        for place, rendered in self._rendered.items():
            if rendered is exchange:
                self._rendered[place] = replace(rendered, role=role, kinds=kinds)
                return
        self.fetcher.note(exchange, role=role, kinds=kinds)

    async def finish(self) -> None:
        """Read what had arrived but was not read yet when the crawl was interrupted; fetches nothing more."""
        self._is_over = True
        for exchange in self.fetcher.exchanges:
            if exchange.role is Role.PAGE and canonical(exchange.response.url) not in self.pages:
                want = Wanted(exchange.request.url, exchange.kinds, exchange.why)
                self.seen[canonical(want.url)] = await self._read(want, exchange)

    def exchanges(self) -> tuple[Exchange, ...]:
        """Everything exchanged, in the order asked for."""
        every = self.fetcher.exchanges
        places = list(range(len(every)))
        for before, moved in self._moved:
            places[before : before + len(moved)] = moved
        out = []
        for place in places:
            out.append(every[place])
            if place in self._rendered:
                out.append(self._rendered[place])
        return tuple(out)

    def _arrange(self, before: int, urls: Sequence[str]) -> None:
        """Put the exchanges since `before` into the order of `urls`, each with its redirects and second tries."""
        starts: dict[str, int] = {}
        for rank, url in enumerate(urls):
            starts.setdefault(canonical(url), rank)
        ranked = []
        for place in range(before, len(self.fetcher.exchanges)):
            exchange = self.fetcher.exchanges[place]
            rank = starts.get(canonical(exchange.request.url), -1)
            if exchange.role is Role.REDIRECT:
                target = urljoin(exchange.response.url, header(exchange.response.headers, "location"))
                starts.setdefault(canonical(target), rank)
            ranked.append((rank, place))
        self._moved.append((before, [place for _, place in sorted(ranked)]))
