"""Links to the own profiles of the shop's people, not the shop's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from trustaudit.model import PageKind, Region
from trustaudit.signals.base import Item, Sheet, Site

Network = Literal["linkedin", "xing", "instagram", "x", "telegram", "facebook"]


@dataclass(frozen=True, kw_only=True)
class PersonalProfile(Item):
    """A link to a person's own profile, not the shop's."""

    network: Network
    handle: str
    url: str


_PROFILE = re.compile(
    r"https?://(?:[a-z]{2,3}\.)?(?:(?P<linkedin>linkedin\.com/in/)|(?P<xing>xing\.com/profile/)|(?P<instagram>instagram\.com/)|"
    r"(?P<x>(?:twitter|x)\.com/)|(?P<telegram>(?:t\.me|telegram\.me)/)|(?P<facebook>facebook\.com/))(?P<handle>[\w.%@-]{2,60})/?(?:[?#].*)?$",
    re.I,
)
_PROFILE_PAGES = frozenset(
    (PageKind.ABOUT, PageKind.LEGAL, PageKind.CONTACT, PageKind.HOME, PageKind.TERMS, PageKind.PRIVACY)
)
_NETWORKS: tuple[Network, ...] = get_args(Network)
_ALWAYS_PERSONAL = ("linkedin", "xing")
_NOT_A_HANDLE = frozenset(
    ("share", "sharer", "sharer.php", "intent", "joinchat", "dialog", "p", "reel", "explore", "pages")
)


def read_personal_profiles(sheet: Sheet, site: Site) -> Iterator[PersonalProfile]:
    """LinkedIn and Xing profiles on pages about the shop; other networks only inside a person's card."""
    seen: set[str] = set()
    cards: frozenset[tuple[str, ...]] | None = None
    if sheet.page.kinds and _PROFILE_PAGES.isdisjoint(sheet.page.kinds):
        return
    for link in sheet.page.links:
        if not link.url or link.hidden:
            continue
        match = _PROFILE.match(link.url)
        if match is None or match.lastgroup is None or match.group("handle").lower() in _NOT_A_HANDLE:
            continue
        network = next(name for name in _NETWORKS if match.group(name))
        handle = match.group("handle").lstrip("@")
        if network not in _ALWAYS_PERSONAL:
            if PageKind.ABOUT not in sheet.page.kinds or link.region not in (Region.MAIN, Region.ASIDE):
                continue
            if cards is None:
                cards = _cards(sheet)
            if not any(link.path[: len(card)] == card for card in cards):
                continue
        if link.url not in seen:
            seen.add(link.url)
            yield PersonalProfile(network=network, handle=handle, url=link.url, evidence=sheet.on(link))


def _cards(sheet: Sheet) -> frozenset[tuple[str, ...]]:
    """The elements around each person's role, two levels up: a card holds name, role and profile links."""
    lines = {hit.line for hit in sheet.hits.get("role", ())}
    paths = (sheet.page.blocks[i].path for i in lines if len(sheet.page.blocks[i].text) <= 60)
    return frozenset(p[:-1] for p in paths if len(p) > 3)
