"""The browser as the crawl sees it: started when the first page needs it, never raising for what a shop does."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from types import TracebackType

from trustaudit.config import CrawlSettings
from trustaudit.crawl.browser import Browser, obstacle
from trustaudit.crawl.failures import FetchError
from trustaudit.crawl.journey import Walk
from trustaudit.lexicon import Lexicon
from trustaudit.model import Exchange
from trustaudit.page import Page


class Rendering:
    """`async with Rendering(settings) as rendering`: pages by `render`, the way to the checkout by `walk`.

    `pictures` are the screenshots taken so far. With an `obstacle` (no extra, no Chromium, or one that does not start)
    `render` gives None and there is no walk.
    """

    def __init__(self, settings: CrawlSettings) -> None:
        self.obstacle = obstacle(settings)
        self.pictures: list[Exchange] = []
        self._settings = settings
        self._stack = AsyncExitStack()
        self._browser: Browser | None = None
        self._turn = asyncio.Lock()  # one tab, one page at a time

    async def __aenter__(self) -> Rendering:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def render(self, exchange: Exchange) -> Exchange | None:
        """The document of an exchange after its scripts ran; None when it could not be had."""
        async with self._turn:
            browser = await self._started()
            if browser is None:
                return None
            try:
                document, *pictures = await browser.render(
                    exchange.response.url, exchange.kinds, exchange.why, picture=True
                )
            except FetchError:
                return None  # the answer as it came stays, with the fault that it has
        self.pictures += pictures
        return replace(document, role=exchange.role)

    async def walk(
        self, products: Sequence[Page], settings: CrawlSettings, lexicon: Lexicon, platform: str
    ) -> tuple[Walk, tuple[Exchange, ...]] | None:
        """The walk by pressing buttons; its exchanges, screenshots included. None without a browser."""
        from trustaudit.crawl.browser_walk import walk_in_browser

        async with self._turn:
            browser = await self._started()
            return await walk_in_browser(browser, products, settings, lexicon, platform) if browser else None

    async def _started(self) -> Browser | None:
        if self._browser is None and not self.obstacle:
            try:
                self._browser = await self._stack.enter_async_context(Browser(self._settings))
            except FetchError as error:
                self.obstacle = error.detail  # it would not start for the next page either
        return self._browser
