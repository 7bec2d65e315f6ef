"""Addresses a shop lists in its sitemaps: index, gzip, plain text, broken XML; never more than the caps allow.

Read with a pattern, not with an XML parser: half of the sitemaps that matter are a little broken (a stray `&`, a blank
line before the declaration, a cut end), and without a parser there are no entities to blow up.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from trustaudit.crawl.decoding import GZIP_MAGIC, BodyError, decode
from trustaudit.crawl.failures import FetchError
from trustaudit.crawl.redirects import AddressError, clean
from trustaudit.model import GapReason, Response, Role

if TYPE_CHECKING:
    from trustaudit.crawl.fetch import Fetcher

#: Where sitemaps stand when robots.txt names none (sitemaps.org; Yoast, the commonest WordPress plug-in).
USUAL_PATHS = ("/sitemap.xml", "/sitemap_index.xml")
MAX_FILES = 6  # fetched, the index included
MAX_FILES_PER_RANK = 2
MAX_URLS = 2000  # of one file; the protocol allows 50 000
MAX_BYTES = 10_000_000  # of one unpacked .gz file

# Every repetition is bounded, so that 5 MB of "<loc" take no longer than 5 MB of anything else. The bound of an address
# is the protocol's: "less than 2,048 characters".
_LOC = re.compile(
    r"<(?!(?:image|video|news|xhtml):)(?:\w{1,20}:)?loc\s{0,9}>\s{0,99}(?:<!\[CDATA\[\s{0,99})?([^<>\]]{1,2048})", re.I
)
_INDEX = re.compile(r"<(?:\w{1,20}:)?sitemapindex\b", re.I)
# What a child's name says it lists. An audit wants the pages, then one product, and never the pictures.
_RANKS = (
    (3, re.compile(r"image|video|news|author|tag|attachment|brand")),
    (2, re.compile(r"categor|[-_]cat|collection|taxonom|post|blog|article")),
    (1, re.compile(r"prod|item|catalog|shop|کالا|محصول")),
    (0, re.compile(r"page|static|info|cms|content|misc|main|polic|seite|pagina|sayfa")),
)
_UNNAMED = 1


@dataclass(frozen=True, slots=True)
class Sitemap:
    """One file: `urls` of pages, or `children`, the files an index lists. Absolute, in the file's order."""

    urls: tuple[str, ...] = ()
    children: tuple[str, ...] = ()


def parse(data: bytes, url: str) -> Sitemap:
    """Read one file, found at `url`, packed or not. Never fails: what lists nothing (an HTML page) gives nothing."""
    if data.startswith(GZIP_MAGIC):
        try:
            data = decode(data, "gzip", MAX_BYTES).data
        except BodyError:
            return Sitemap()
    text = _text(data)
    locations: list[str] = _LOC.findall(text)
    if not locations and not text.lstrip().startswith("<"):
        locations = [line for line in text.splitlines() if line.strip().startswith(("http://", "https://"))]
    found = tuple(_absolute(locations, url))
    return Sitemap(children=found) if _INDEX.search(text) else Sitemap(urls=found)


def rank(url: str) -> int:
    """How soon a child file is worth fetching, 0 first."""
    name = unquote(urlsplit(url).path.rpartition("/")[2]).lower()
    # WordPress calls every type a post ("wp-sitemap-posts-page-1.xml"), and "sitemap" itself holds the word "item".
    name = name.replace("sitemap-posts-", "").replace("sitemap", "")
    return next((number for number, words in _RANKS if words.search(name)), _UNNAMED)


async def sitemap_urls(fetcher: Fetcher, shop: str) -> tuple[str, ...]:
    """Page addresses from the sitemaps named in robots.txt, else from the usual places; sitemaps of pages before those
    of products. Empty if there is none: a missing sitemap is no error. Raises FetchError only for a spent budget."""
    queue = list(await _roots(fetcher, shop))
    known, taken = set(queue), Counter[int]()
    urls: list[str] = []
    fetched = 0
    while queue and fetched < MAX_FILES:
        address = queue.pop(0)
        fetched += 1
        response = await _fetched(fetcher, address)
        sitemap = parse(response.body, response.url) if response and response.status == 200 else Sitemap()
        urls += sitemap.urls
        for child in sorted(sitemap.children, key=rank):
            if child not in known and taken[rank(child)] < MAX_FILES_PER_RANK:
                taken[rank(child)] += 1
                known.add(child)
                queue.append(child)
        if sitemap != Sitemap():
            queue = [waiting for waiting in queue if urlsplit(waiting).path not in USUAL_PATHS]
    return tuple(dict.fromkeys(urls))


async def _roots(fetcher: Fetcher, shop: str) -> tuple[str, ...]:
    try:
        listed = (await fetcher.robots(shop)).sitemaps
        guesses = tuple(str(clean(path, shop)) for path in USUAL_PATHS)
        return tuple(_absolute(list(listed), shop))[:MAX_FILES_PER_RANK] or guesses
    except FetchError as error:
        if error.reason is GapReason.BUDGET:
            raise
        return ()


async def _fetched(fetcher: Fetcher, address: str) -> Response | None:
    try:
        return (await fetcher.get(address, Role.SITEMAP, why="sitemap")).response
    except FetchError as error:
        if error.reason is GapReason.BUDGET:
            raise
        return None


def _text(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return data.decode(encoding, "replace")


def _absolute(locations: list[str], base: str) -> list[str]:
    found = []
    for location in locations[:MAX_URLS]:
        try:
            found.append(str(clean(html.unescape(location), base)))
        except AddressError:
            continue
    return list(dict.fromkeys(found))
