"""One walk through a toy shop, as the crawler does it: product pages fetched, software detected, walk taken."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from tests.crawl.toyshop import Shop
from trustaudit.config import CrawlSettings, Limits
from trustaudit.crawl.fetch import Fetcher
from trustaudit.crawl.journey import Walk, walk
from trustaudit.crawl.platforms.detect import detect
from trustaudit.lexicon import bundled
from trustaudit.model import Exchange, Gap, PageKind, StepOutcome
from trustaudit.page import parse_exchange

QUICK = Limits(delay=0.0, timeout=5.0, retries=0)


@dataclass(frozen=True)
class Walked:
    walk: Walk
    exchanges: tuple[Exchange, ...]
    platform: str
    after_product: int

    def gap(self, kind: PageKind) -> Gap | None:
        return next((g for g in self.walk.gaps if g.kind is kind), None)

    def outcomes(self, action: str) -> list[StepOutcome]:
        return [s.outcome for s in self.walk.steps if s.action == action]

    def trail(self) -> str:
        """The walk in a line a step, for the message of a failed assertion."""
        lines = [f"{s.action} {s.method} {s.url} {s.status} {s.outcome} {s.detail}" for s in self.walk.steps]
        return "\n".join([self.platform, *lines, *map(str, self.walk.gaps)])


def take(
    shop: Shop, products: Sequence[str], *, platform: str | None = None, country: str = "", obey: bool = False
) -> Walked:
    """Walk with the products at these paths. `platform` overrides what is detected."""

    async def run() -> Walked:
        settings = CrawlSettings(shop.url, limits=QUICK, ignore_robots=not obey, country=country)
        async with Fetcher(settings) as fetcher:
            pages = [parse_exchange(await fetcher.get(shop.url + path)) for path in products]
            name = detect(pages, fetcher.cookies).name if platform is None else platform
            before = len(fetcher.exchanges)
            walked = await walk(fetcher, pages, settings, bundled(), name)
            return Walked(walked, fetcher.exchanges, name, len(fetcher.exchanges) - before - 1)

    return asyncio.run(run())
