"""Addresses a shop lists in its sitemaps: index, gzip, plain text, broken XML; never more than the caps allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustaudit.crawl.fetch import Fetcher


async def sitemap_urls(fetcher: Fetcher, shop: str) -> tuple[str, ...]:
    """Page addresses from the sitemaps named in robots.txt, else from /sitemap.xml; sitemaps of pages before those of
    products. Empty if there is none: a missing sitemap is no error."""
    raise NotImplementedError
