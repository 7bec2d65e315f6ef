"""The walk to the checkout as the crawler calls it: products in, steps and gaps out, the pages in the fetcher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trustaudit.config import CrawlSettings
from trustaudit.crawl.executor import Executor
from trustaudit.crawl.fetch import Fetcher
from trustaudit.crawl.plan import Context
from trustaudit.crawl.platforms.adapters import adapter_for
from trustaudit.crawl.platforms.detect import detect
from trustaudit.crawl.walker import journey
from trustaudit.lexicon import Lexicon
from trustaudit.model import Exchange, Gap, Step
from trustaudit.page import Page


@dataclass(frozen=True, slots=True)
class Walk:
    """How far an anonymous visitor came. The exchanges stand in the fetcher: pages that were reached as Role.PAGE with
    kind CART or CHECKOUT, data as Role.DATA, the rest as Role.STEP. `pages` are the former, parsed."""

    steps: tuple[Step, ...] = ()
    gaps: tuple[Gap, ...] = ()
    pages: tuple[Page, ...] = ()


async def walk(
    fetcher: Fetcher, products: Sequence[Page], settings: CrawlSettings, lexicon: Lexicon, platform: str = ""
) -> Walk:
    """Walk from one of `products` (pages of kind PRODUCT, likeliest first) to the last page an anonymous visitor can
    reach. `platform` is the name `platforms.detect` gave. Never raises for what a shop does: that becomes gaps."""
    platform = platform or detect(products, fetcher.cookies).name  # a home page may not show what a product page does
    executor = Executor(fetcher, settings.shop)
    context = Context(settings.shop, lexicon, platform, settings.country, _cookies(fetcher.exchanges))
    gaps = await executor.run(journey(products, adapter_for(platform), context))
    return Walk(tuple(executor.steps), gaps, tuple(executor.pages))


def _cookies(exchanges: Sequence[Exchange]) -> dict[str, str]:
    """Names and values of the cookies the shop has set: a script may send one back as a token (Squarespace's crumb)."""
    found: dict[str, str] = {}
    for exchange in exchanges:
        for name, value in exchange.response.headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                found[key.strip()] = rest.partition(";")[0].strip()
    return found
