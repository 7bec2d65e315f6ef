"""The plan of a crawl, and the only module that sees all of its parts.

home → an address that cannot exist → sitemap → linked pages, in rounds → products → the walk to the checkout →
addresses at which shops usually keep what was not found. Guesses come last: knowledge first spends the budget.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from trustaudit.config import CrawlSettings
from trustaudit.crawl.addresses import canonical
from trustaudit.crawl.discover import LINKED_KINDS, Candidate, candidates, listings, products
from trustaudit.crawl.entrance import enter
from trustaudit.crawl.failures import FetchError
from trustaudit.crawl.fetch import Fetcher
from trustaudit.crawl.gaps import Try, settle, unwalked
from trustaudit.crawl.issuer_table import ISSUERS, IssuerRecord
from trustaudit.crawl.issuers import ask_issuers
from trustaudit.crawl.rendering import Rendering
from trustaudit.crawl.visit import Seen, Visit, Wanted
from trustaudit.lexicon import Lexicon
from trustaudit.model import Exchange, Gap, GapReason, PageKind, ShopError, Snapshot, Step
from trustaudit.page import Page
from trustaudit.page.health import Fault

#: Linked addresses tried for one kind, and addresses guessed for it.
MAX_TRIES, MAX_GUESSES = 3, 3
MAX_ROUNDS = 4
MAX_PRODUCTS, MAX_PRODUCT_TRIES, MAX_LISTINGS = 2, 5, 3
#: A link that names a kind in so many words is followed even if another page already speaks of it.
_NAMED = 0.8
#: When this many addresses failed and nothing could be read, the rest is not worth asking for.
_HOPELESS, _FIRST = 6, 3


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a crawl is: requests made so far, what it is doing, the address it is asking for."""

    requests: int
    stage: str
    url: str


async def crawl(
    settings: CrawlSettings,
    started: str,
    lexicon: Lexicon,
    progress: Callable[[Progress], None] | None = None,
    *,
    rendering: Rendering | None = None,
    only_journey: bool = False,
    issuers: Sequence[IssuerRecord] = ISSUERS,
) -> Snapshot:
    """Fetch what an anonymous shopper can see of a shop.

    `started` is the time to write into the snapshot; `rendering` draws pages that are nothing without their scripts;
    `only_journey` leaves out all pages that the way to the checkout does not need; `issuers` are asked for the records
    of the shop's marks if the settings say so.
    Cancelled (Ctrl-C), it returns what it has, marked as interrupted. Raises ShopError when not one page could be read.
    """
    interrupted = False
    try:
        run = _Crawl(settings, lexicon, progress, rendering, only_journey, issuers)
        async with run.fetcher:
            try:
                await run.go()
            except asyncio.CancelledError:
                if not run.fetcher.exchanges:
                    raise
                interrupted = True
                task = asyncio.current_task()
                if task is not None:
                    task.uncancel()
                await run.visit.finish()
    except FetchError as error:
        raise ShopError(str(error)) from error
    return run.snapshot(started, interrupted)


class _Crawl:
    """One run of the plan."""

    def __init__(
        self,
        settings: CrawlSettings,
        lexicon: Lexicon,
        progress: Callable[[Progress], None] | None,
        rendering: Rendering | None,
        only_journey: bool,
        issuers: Sequence[IssuerRecord],
    ) -> None:
        self.settings, self.lexicon, self.issuers = settings, lexicon, issuers
        self.rendering = rendering if rendering is not None and not rendering.obstacle else None
        self._browser = rendering
        self.only_journey = only_journey
        self._stage = "home"

        def tell(url: str, made: int) -> None:
            if progress is not None:
                progress(Progress(made, self._stage, url))

        self.fetcher = Fetcher(settings, tell)
        render = self.rendering.render if self.rendering is not None else None
        self.visit = Visit(self.fetcher, lexicon, settings.shop, render, settings.browser == "always")
        self.home: Page | None = None
        self.home_fault: Fault | None = None
        self.platform = ""
        self.sitemap: tuple[str, ...] = ()
        self.tries: dict[PageKind, list[Try]] = {}
        self.unfinished: dict[PageKind, str] = {}
        self.steps: tuple[Step, ...] = ()
        self.walk_gaps: tuple[Gap, ...] = ()
        self.unanswered: tuple[Step, ...] = ()  # records of trust marks that could not be had
        self.walked_in_browser: tuple[Exchange, ...] = ()
        self._spent = ""  # why nothing more is fetched

    async def go(self) -> None:
        found = await enter(self.visit)
        self.home, self.home_fault = found.home, found.fault
        self.platform, self.sitemap, self._spent = found.platform, found.sitemap, found.spent
        self._stage = "pages"
        for _ in range(0 if self.only_journey else MAX_ROUNDS):
            if not await self._round(guess=False):
                break
        self._stage = "products"
        on_sale = await self._find_products()
        if self.settings.journey:
            self._stage = "checkout"
            await self._walk(on_sale)
        self._stage = "guesses"
        for _ in range(0 if self.only_journey else MAX_GUESSES):
            if not await self._round(guess=True):
                break
        if self.settings.verify_marks:
            self._stage = "marks"
            self.unanswered = await ask_issuers(self.fetcher, self.visit.pages.values(), self.issuers)

    # -- pages by their links -------------------------------------------------------------------------------------

    async def _round(self, guess: bool) -> bool:
        """Try the next address of every kind that still wants one; False if none does."""
        if self._spent or self._is_hopeless():
            return False
        ranked = candidates(
            tuple(self.visit.pages.values()), self.sitemap, self.visit.shop, self.platform, self._lang(), self.lexicon
        )
        wanted: dict[str, Wanted] = {}
        for kind in LINKED_KINDS:
            choice = self._next(kind, ranked.get(kind, ()), guess)
            if choice is None:
                continue
            key = canonical(choice.url)
            old = wanted.get(key)
            kinds = (*old.kinds, kind) if old else (kind,)
            wanted[key] = Wanted(choice.url, kinds, old.why if old else choice.why)
        if not wanted:
            return False
        # As long as nothing could be read at all, a few are enough to see whether it is worth going on.
        batch = tuple(wanted.values())[: None if self.visit.pages else _FIRST]
        for seen in await self.visit.look(batch):
            self._judge(seen)
        return True

    def _next(self, kind: PageKind, ranked: Sequence[Candidate], guess: bool) -> Candidate | None:
        """The next address to try for a kind, None if it needs none or there is none left."""
        done = {canonical(t.url) for t in self.tries.get(kind, ())}
        has_page = any(kind in page.kinds for page in self.visit.pages.values())
        linked = [c for c in ranked if not c.why.startswith("known path")]
        guesses = [c for c in ranked if c.why.startswith("known path")]
        if has_page:
            # A section of another page speaks of it; the page that is named after it is still to be read.
            linked = [c for c in linked[:1] if c.score >= _NAMED and canonical(c.url) not in self.visit.seen]
            return linked[0] if linked and not guess else None
        pool, limit = (guesses, MAX_GUESSES) if guess else (linked, MAX_TRIES)
        used = sum(1 for c in pool if canonical(c.url) in done)
        fresh = [c for c in pool if canonical(c.url) not in done]
        return fresh[0] if fresh and used < limit else None

    def _judge(self, seen: Seen) -> None:
        """Note for which of the kinds wanted an address did not serve."""
        for kind in seen.wanted.kinds:
            if seen.is_kind(kind):
                continue
            self.tries.setdefault(kind, []).append(Try(seen.wanted.url, seen.fault, seen.wanted.why))
        if seen.fault is not None:
            self._note_budget(*seen.fault)

    # -- products and the walk ------------------------------------------------------------------------------------

    async def _find_products(self) -> list[Page]:
        """Up to MAX_PRODUCTS product pages, by way of listings if no page so far leads to one."""
        found: list[Page] = []
        tried: set[str] = set()
        lists = 0
        while not self._spent and not self._is_hopeless():
            pages = tuple(self.visit.pages.values())
            fresh = [c for c in products(pages, self.sitemap, self.visit.shop, self._lang()) if c.url not in tried]
            fresh = fresh[: min(MAX_PRODUCTS - len(found), MAX_PRODUCT_TRIES - len(tried))]
            if fresh:
                tried.update(c.url for c in fresh)
                for seen in await self.visit.look([Wanted(c.url, (PageKind.PRODUCT,), c.why) for c in fresh]):
                    self._judge(seen)
                    if seen.page is not None and seen.is_kind(PageKind.PRODUCT):
                        found.append(seen.page)
                if len(found) >= MAX_PRODUCTS or len(tried) >= MAX_PRODUCT_TRIES:
                    break
                continue
            if found or lists >= MAX_LISTINGS or not await self._open_listing():
                break
            lists += 1
        return found

    async def _open_listing(self) -> bool:
        """Look at the likeliest page of products not seen yet; False if there is none."""
        pages = tuple(self.visit.pages.values())
        linked = listings(pages, self.visit.shop, self._lang(), self.lexicon)
        guessed = candidates((), (), self.visit.shop, self.platform, self._lang(), self.lexicon)[PageKind.LISTING]
        fresh = [c for c in (*linked, *guessed) if canonical(c.url) not in self.visit.seen]
        if not fresh:
            return False
        seen = (await self.visit.look([Wanted(fresh[0].url, (PageKind.LISTING,), fresh[0].why)]))[0]
        if seen.fault is not None:
            self._note_budget(*seen.fault)
            if seen.fault[0].is_ignorance:
                self.tries.setdefault(PageKind.PRODUCT, []).append(Try(fresh[0].url, seen.fault, fresh[0].why))
        return True

    async def _walk(self, found: Sequence[Page]) -> None:
        from trustaudit.crawl.journey import Walk, walk

        if not found or self._spent:
            return
        settings = replace(self.settings, shop=self.visit.shop)
        walked = Walk()
        drawn = self.rendering is not None and any(self.visit.was_rendered(page.url) for page in found)
        if not drawn:
            walked = await walk(self.fetcher, found, settings, self.lexicon, self.platform)
            drawn = any(gap.reason is GapReason.NEEDS_BROWSER for gap in walked.gaps)
        if self.rendering is not None and drawn:
            pressed = await self.rendering.walk(found, settings, self.lexicon, self.platform)
            if pressed is not None:
                walked, self.walked_in_browser = pressed
        self.steps, self.walk_gaps = walked.steps, walked.gaps
        for page in walked.pages:
            known = self.visit.pages.setdefault(canonical(page.url), page)
            if known is not page:
                kinds = tuple(dict.fromkeys((*known.kinds, *page.kinds)))
                self.visit.pages[canonical(page.url)] = replace(page, kinds=kinds)
        self.fetcher.clear_cookies()  # what comes after is read as a new visitor reads it, without a cart

    # -- the end --------------------------------------------------------------------------------------------------

    def _lang(self) -> str:
        return (self.home.lang if self.home is not None else "")[:2] or "en"

    def _note_budget(self, reason: GapReason, detail: str) -> None:
        if reason is GapReason.BUDGET:
            self._spent = detail

    def _is_hopeless(self) -> bool:
        """Whether enough was tried in vain to give up on a shop of which nothing could be read."""
        mute = self.home_fault is not None and self.home_fault[0] is GapReason.TIMEOUT
        return not self.visit.pages and len(self.visit.seen) >= (_FIRST if mute else _HOPELESS)

    def snapshot(self, started: str, interrupted: bool) -> Snapshot:
        pages = self.visit.pages
        if not pages:
            reason = self.home_fault or next((s.fault for s in self.visit.seen.values() if s.fault), None)
            detail = f"{reason[1]} ({reason[0]})" if reason else "interrupted before a page was read"
            if reason and reason[0] is GapReason.NEEDS_BROWSER and self._browser and self._browser.obstacle:
                detail += f"; {self._browser.obstacle}"
            raise ShopError(f"{self.settings.shop}: no page could be read: {detail}")
        why = "interrupted" if interrupted else self._spent
        unfinished = dict.fromkeys(PageKind, why) if why else {}
        walked = self.walk_gaps
        if not self.steps and not walked:
            walked = unwalked(self.tries.get(PageKind.PRODUCT, ()), why, self.settings.journey)
        pictures = self.rendering.pictures if self.rendering is not None else ()
        return Snapshot(
            self.settings.shop,
            started,
            (*self.visit.exchanges(), *self.walked_in_browser, *pictures),
            settle(pages.values(), self.tries, self.home_fault, walked, unfinished),
            (*self.steps, *self.unanswered),
            self.platform,
            self.fetcher.tls,
            interrupted,
        )
