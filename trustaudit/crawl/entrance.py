"""At the shop's door: the home page, the shop's way to say "not found", its software and its sitemap."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from trustaudit.crawl.addresses import doors
from trustaudit.crawl.discover import in_page
from trustaudit.crawl.failures import FetchError
from trustaudit.crawl.sitemap import sitemap_urls
from trustaudit.crawl.visit import Seen, Visit, Wanted
from trustaudit.model import GapReason, PageKind, Role, ShopError
from trustaudit.page import Page, parse_exchange
from trustaudit.page.health import Fault, fault

#: An address that no shop has; what comes back is the shop's way to say "not found".
PROBE_PATH = "/trustaudit-page-that-does-not-exist-7f3a"
#: What the sections of a home page can stand in for, when the menu leads to them.
_IN_PAGE = (PageKind.CONTACT, PageKind.ABOUT, PageKind.FAQ)


@dataclass(frozen=True, slots=True)
class Entrance:
    """What the door told: the home page or why it could not be read, the software's name, the sitemap's addresses, and
    why the budget is already spent ('' it is not)."""

    home: Page | None
    fault: Fault | None
    platform: str = ""
    sitemap: tuple[str, ...] = ()
    spent: str = ""


async def enter(visit: Visit) -> Entrance:
    """Read the home page, at another scheme or host of the same name if there is no connection at all, and learn what
    helps to read the rest. Sets `visit.shop` and `visit.probe`. Raises ShopError when nobody answers."""
    seen = await _open(visit)
    home = seen.page
    last = next((e for e in reversed(visit.fetcher.exchanges) if e.role in (Role.PAGE, Role.DISCARDED)), None)
    visit.shop = home.url if home else last.response.url if last else seen.wanted.url
    if seen.fault is not None and seen.fault[0] is GapReason.TIMEOUT:
        return Entrance(None, seen.fault)
    if home is not None:
        home = await _read_sections(visit, home)
    spent = await _probe(visit)
    try:
        sitemap = await sitemap_urls(visit.fetcher, visit.shop)
    except FetchError as error:
        return Entrance(home, seen.fault, _platform(visit, home), (), error.detail)
    return Entrance(home, seen.fault, _platform(visit, home), sitemap, spent)


async def _open(visit: Visit) -> Seen:
    first, *others = doors(visit.shop)
    seen = await _door(visit, first)
    for door in others:
        if visit.fetcher.exchanges:
            break
        other = await _door(visit, door)
        if visit.fetcher.exchanges:
            seen = other
    if not visit.fetcher.exchanges:
        raise ShopError(f"{visit.shop}: {seen.fault[1] if seen.fault else 'no answer'}")
    return seen


async def _door(visit: Visit, url: str) -> Seen:
    return (await visit.look([Wanted(url, (PageKind.HOME,), "the shop's address")]))[0]


async def _read_sections(visit: Visit, home: Page) -> Page:
    """A shop of one page keeps its contact below an anchor: ask the home page whether it is that too."""
    kinds = tuple(k for k in _IN_PAGE if any(k in names for names in in_page(home, visit.lexicon)))
    if not kinds:
        return home
    seen = (await visit.look([Wanted(home.url, kinds, "a link within the home page")]))[0]
    return seen.page or home


async def _probe(visit: Visit) -> str:
    """Learn what the shop shows for an address that cannot exist; why the budget is spent, '' if it is not."""
    try:
        exchange = await visit.fetcher.get(
            urljoin(visit.shop, PROBE_PATH), Role.PROBE, why="an address that cannot exist"
        )
    except FetchError as error:
        return error.detail if error.reason is GapReason.BUDGET else ""
    page = parse_exchange(exchange)
    # A shell or a robot check looks the same at every address, and says nothing about what is there.
    visit.probe = page if fault(page, None, visit.lexicon) is None else None
    return ""


def _platform(visit: Visit, home: Page | None) -> str:
    from trustaudit.crawl.platforms.detect import detect

    return detect(home, visit.fetcher.cookies).name if home is not None else ""
