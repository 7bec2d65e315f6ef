"""Other ways to reach or follow a shop: messengers, social profiles, live chat, tickets, call-backs, text messages.

A profile is an address with a name in it: the platform's front page, a share button, a single post or video, and the
profile that a theme's author left in a template are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

from trustaudit.model import Evidence, PageKind
from trustaudit.page.data import nodes
from trustaudit.page.model import BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.text import fold

Kind = Literal[
    "telegram", "whatsapp", "eitaa", "bale", "rubika", "soroush", "instagram", "facebook", "x", "linkedin", "youtube",
    "aparat", "tiktok", "pinterest", "sms", "ticket", "chat", "callback",
]  # fmt: skip
Purpose = Literal["messenger", "social", "support"]


@dataclass(frozen=True, kw_only=True)
class Channel(Item):
    """`handle` is the account's name or number as the address has it, or the provider's name for chat and tickets."""

    kind: Kind
    purpose: Purpose
    handle: str
    url: str


_MESSENGERS = frozenset(("telegram", "whatsapp", "eitaa", "bale", "rubika", "soroush"))
_HOSTS: dict[str, Kind] = {
    "t.me": "telegram", "telegram.me": "telegram", "telegram.dog": "telegram", "wa.me": "whatsapp",
    "api.whatsapp.com": "whatsapp", "web.whatsapp.com": "whatsapp", "chat.whatsapp.com": "whatsapp",
    "whatsapp.com": "whatsapp", "eitaa.com": "eitaa", "eitaa.ir": "eitaa", "ble.ir": "bale", "ble.im": "bale",
    "bale.ai": "bale", "web.bale.ai": "bale", "rubika.ir": "rubika", "splus.ir": "soroush", "sapp.ir": "soroush",
    "soroush-app.ir": "soroush", "instagram.com": "instagram", "instagr.am": "instagram", "facebook.com": "facebook",
    "fb.com": "facebook", "fb.me": "facebook", "m.me": "facebook", "twitter.com": "x", "x.com": "x",
    "linkedin.com": "linkedin", "youtube.com": "youtube", "aparat.com": "aparat", "tiktok.com": "tiktok",
}  # fmt: skip
_PREFIXES = re.compile(r"^(?:www|m|mobile|[a-z]{2}-[a-z]{2}|[a-z]{2})\.")
# First path segments that are not an account: shares, posts, logins, the platform's own pages.
_NOT_ACCOUNTS: dict[str, frozenset[str]] = {
    "telegram": frozenset("share addstickers iv proxy".split()),
    "whatsapp": frozenset("download legal business features".split()),
    "instagram": frozenset("p reel reels tv explore accounts stories about legal developer direct share".split()),
    "facebook": frozenset(
        "sharer sharer.php share share.php dialog plugins tr photo.php photo video.php watch events hashtag login "
        "login.php"
        " policies policy.php help privacy l.php story.php permalink.php posts home.php oauth v2.0".split()
    ),
    "x": frozenset("intent share home search hashtag i login privacy tos widgets explore".split()),
    "linkedin": frozenset("sharearticle sharing share cws shareactive feed posts pulse legal login".split()),
    "youtube": frozenset("watch embed results shorts playlist redirect v live t feed".split()),
    "aparat": frozenset("v video embed search".split()),
    "tiktok": frozenset("share embed tag discover legal".split()),
    "pinterest": frozenset("pin search login ideas".split()),
    "eitaa": frozenset(("share", "download")),
    "rubika": frozenset(("share", "download", "post")),
    "soroush": frozenset(("share", "download")),
    "bale": frozenset(("share", "download")),
}
# Accounts of those who make themes and site builders; a shop that shows them has not put in its own.
_OF_TEMPLATES = frozenset(
    "shopify wix wordpress prestashop elementor woocommerce opencart squarespace weebly magento bigcommerce envato "
    "themeforest"
    " instagram facebook twitter youtube linkedin telegram whatsapp username yourusername yourpage youraccount "
    "your_username"
    " mypage user profile example test envatotuts pixelunion".split()
)
_TEMPLATE_LINE = re.compile(r"^#+$|^javascript|your[-_]?(?:page|name|account|id|profile)", re.I)

#: Live chats by a host or object that their snippet names, with what the provider is called.
_CHATS: tuple[tuple[str, str], ...] = (
    ("goftino.com", "goftino"), ("raychat.io", "raychat"), ("imber.live", "imber"), ("retain.ir", "retain"),
    ("client.crisp.chat", "crisp"), ("embed.tawk.to", "tawk"), ("widget.intercom.io", "intercom"),
    ("js.intercomcdn.com", "intercom"), ("v2.zopim.com", "zendesk chat"), ("js.driftt.com", "drift"),
    ("cdn.livechatinc.com", "livechat"), ("code.tidio.co", "tidio"), ("smartsuppchat.com", "smartsupp"),
    ("code.jivosite.com", "jivo"), ("code.jivo.ru", "jivo"), ("static.olark.com", "olark"), ("userlike.com", "userlike"),
    ("call.chatra.io", "chatra"), ("wchat.freshchat.com", "freshchat"), ("config.gorgias.chat", "gorgias"),
    ("cdn.reamaze.com", "re:amaze"), ("beacon-v2.helpscout.net", "help scout"), ("lptag.liveperson.net", "liveperson"),
    ("purechat.com", "pure chat"), ("app.chatwoot.com", "chatwoot"), ("salesiq.zoho", "zoho"), ("chaport.com", "chaport"),
    ("js.usemessages.com", "hubspot"), ("xfbml.customerchat", "messenger"), ("widget.manychat.com", "manychat"),
    ("omnichat.", "omnichat"), ("livetex.ru", "livetex"), ("carrotquest", "carrot quest"), ("snapengage.com", "snapengage"),
    ("widget.kommo.com", "kommo"), ("trengo.eu", "trengo"), ("gist.build", "gist"), ("comm100.com", "comm100"),
    ("supportbox", "supportbox"), ("mizbanchat", "mizban chat"), ("userback.io", "userback"),
)  # fmt: skip
_TICKETS: tuple[tuple[str, str], ...] = (
    ("zdassets.com/ekr", "zendesk"), ("widget.freshworks.com", "freshdesk"), ("desk.zoho", "zoho desk"), ("uvdesk", "uvdesk"),
)  # fmt: skip
_TICKET_HOST = re.compile(r"^[\w-]+\.(?:zendesk\.com|freshdesk\.com|helpscoutdocs\.com|zohodesk\.\w+|gorgias\.help)$")
_TICKET_HINTS = ("تیکت", "تذکره", "ticket", "talep", "talebi", "incidencia")
_TICKET_TEXT = re.compile(
    r"تیکت|تذکره دعم|فتح تذکره|destek talebi|talep olustur|(?:submit|open|create|new|"
    r"send)(?: a)?(?: support)? ticket|support ticket|"
    r"ticket (?:eroffnen|erstellen)|support-ticket|ouvrir un ticket|abrir (?:un )?ticket|abrir (?:una )?incidencia"
)
_CALLBACK = re.compile(
    r"درخواست تماس|با شما تماس بگیریم|تماس می ?گیریم|(?:request|book|get) a call ?-?back|call me back|we(?:'ll|"
    r" will) call you|"
    r"ruckruf(?:service)?|te llamamos|rappelez-moi|etre rappele|sizi arayalim|اطلب مکالمه|نتصل بک"
)
_CALLBACK_HINTS = (
    "درخواست تماس", "تماس بگیریم", "تماس می", "call back", "callback", "call-back", "call me", "call you",
    "ruckruf", "te llamamos", "rappele",
    "sizi ara", "اطلب مکالمه", "نتصل بک",
)  # fmt: skip
_ADDRESS = re.compile(r"//[\w.-]+\.[a-z]{2,}[\w./-]{0,60}")
_CLICKED = frozenset((BlockKind.HEADING, BlockKind.BUTTON, BlockKind.ITEM, BlockKind.TEXT, BlockKind.LABEL))


def read_channels(sheet: Sheet, site: Site) -> Iterable[Channel]:
    """Every channel of a page, once per kind, handle and region."""
    seen: set[tuple[str, str, object]] = set()
    for channel in (*_links(sheet), *_same_as(sheet), *_widgets(sheet), *_offers(sheet)):
        key = (channel.kind, channel.handle.lower(), channel.evidence.region)
        if key not in seen:
            seen.add(key)
            yield channel


def _links(sheet: Sheet) -> Iterator[Channel]:
    for link in sheet.page.links:
        found = profile(link.url or link.href)
        if found is not None:
            yield _channel(*found, link.url or link.href, sheet.on(link))
        elif "ticket" in link.url or any(hint in link.folded for hint in _TICKET_HINTS):
            if len(link.folded) <= 40 and (_TICKET_TEXT.search(link.folded) or _is_ticket_address(link.url)):
                yield _channel("ticket", "", link.url, sheet.on(link))
        elif ".zendesk.com" in link.url or ".freshdesk.com" in link.url:
            yield _channel("ticket", urlsplit(link.url).hostname or "", link.url, sheet.on(link))


def _same_as(sheet: Sheet) -> Iterator[Channel]:
    """Profiles that structured data name as the shop's (`sameAs`)."""
    for node in nodes(sheet.page.data):
        given = node.get("sameAs")
        for url in given if isinstance(given, list) else [given]:
            found = profile(url) if isinstance(url, str) else None
            if found is not None and isinstance(url, str):
                yield _channel(*found, url, sheet.evidence(f"sameAs: {url}"))


def _widgets(sheet: Sheet) -> Iterator[Channel]:
    addresses = [s.src for s in sheet.page.scripts if s.src]
    for script in sheet.page.scripts:
        # A snippet that loads a widget creates a script element and names where it comes from.
        if not script.src and "createElement" in script.text[:8000]:
            addresses.extend(_ADDRESS.findall(script.text[:8000]))
    together = "\n".join(addresses)
    for table, kind in ((_CHATS, "chat"), (_TICKETS, "ticket")):
        for mark, provider in table:
            if mark in together:
                address = next(a for a in addresses if mark in a)
                yield _channel(kind, provider, address, sheet.evidence(address))  # type: ignore[arg-type]


def _offers(sheet: Sheet) -> Iterator[Channel]:
    """Call-backs are offered in a short line: a button, a heading, the title of a form."""
    if not any(hint in sheet.text for hint in _CALLBACK_HINTS):
        return
    for index, block in enumerate(sheet.page.blocks):
        if len(block.folded) <= 60 and block.kind in _CLICKED:
            match = _CALLBACK.search(block.folded)
            if match:
                yield _channel("callback", "", "", sheet.at(index, *match.span()))


def _channel(kind: Kind, handle: str, url: str, evidence: Evidence) -> Channel:
    purpose: Purpose = "social"
    if kind in _MESSENGERS or (kind == "facebook" and "m.me/" in url):
        purpose = "messenger"
    elif kind in ("sms", "ticket", "chat", "callback"):
        purpose = "support"
    return Channel(evidence=evidence, kind=kind, purpose=purpose, handle=handle, url=url)


def _is_ticket_address(url: str) -> bool:
    parts = urlsplit(url)
    segments = parts.path.lower().strip("/").split("/")
    return bool(_TICKET_HOST.match(parts.hostname or "")) or any(
        s in ("submit-ticket", "new-ticket", "submitticket.php", "support-ticket", "supporttickets.php")
        for s in segments
    )


_SCHEMES = frozenset(("sms", "whatsapp", "tg"))


@lru_cache(maxsize=4096)
def _kind_of(host: str) -> Kind | None:
    """The platform of a host as an address has it (with what may cling to it: a port, a query)."""
    host = re.split(r"[:?#]", host.lower(), maxsplit=1)[0]
    kind = _HOSTS.get(host) or _HOSTS.get(_PREFIXES.sub("", host))
    if kind is None and re.fullmatch(r"(?:\w+\.)?pinterest\.(?:\w{2,3}|co\.\w\w|com\.\w\w)", host):
        return "pinterest"
    return kind


def profile(url: str) -> tuple[Kind, str] | None:
    """(kind, handle) of the account that an address leads to; None if it leads to none."""
    start = url.find("//") + 2
    if start == 1:
        scheme, _, rest = url.partition(":")
        return _by_scheme(scheme.lower(), rest) if scheme in _SCHEMES else None
    end = url.find("/", start)
    kind = _kind_of(url[start : end if end > 0 else None])
    if kind is None:
        scheme, _, rest = url.partition(":")
        return _by_scheme(scheme.lower(), rest) if scheme in _SCHEMES else None
    host = (urlsplit(url).hostname or "").lower()
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    segments = [s for s in unquote(parts.path).split("/") if s]
    if kind == "whatsapp":
        return _whatsapp(host, segments, query)
    if kind == "facebook" and segments[:1] == ["profile.php"]:
        return (kind, query["id"][0]) if query.get("id") else None
    if not segments or segments[0].lower() in _NOT_ACCOUNTS.get(kind, frozenset()):
        return None
    if kind == "linkedin" and len(segments) < 2:
        return None
    nested = kind == "linkedin" or segments[0].lower() in ("channel", "user", "c", "s", "joinchat")
    account = (
        segments[1]
        if nested and len(segments) > 1
        else segments[-1]
        if segments[0] in ("pages", "people")
        else segments[0]
    )
    handle = account.lstrip("@")
    return None if not handle or handle.lower() in _OF_TEMPLATES or _TEMPLATE_LINE.search(handle) else (kind, handle)


def _whatsapp(host: str, segments: list[str], query: dict[str, list[str]]) -> tuple[Kind, str] | None:
    """A number, a business link or a group; an address that only carries a text is a share button."""
    if host == "chat.whatsapp.com":
        return ("whatsapp", segments[0]) if segments else None
    digits = re.sub(
        r"\D", "", fold(query.get("phone", [""])[0] or (segments[0] if segments and host == "wa.me" else ""))
    )
    if digits:
        return "whatsapp", digits
    if host == "wa.me" and segments[:1] in (["message"], ["c"]) and len(segments) > 1:
        return "whatsapp", segments[1]
    return ("whatsapp", segments[1]) if segments[:1] == ["channel"] and len(segments) > 1 else None


def _by_scheme(scheme: str, rest: str) -> tuple[Kind, str] | None:
    if scheme == "sms" and re.sub(r"\D", "", fold(rest.partition("?")[0])):
        return "sms", re.sub(r"[^\d+]", "", fold(rest.partition("?")[0]))
    if scheme in ("whatsapp", "tg"):
        query = parse_qs(rest.partition("?")[2])
        value = (query.get("phone") or query.get("domain") or [""])[0]
        return ("whatsapp" if scheme == "whatsapp" else "telegram", value) if value else None
    return None


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "channels",
        Channel,
        (PageKind.CONTACT, PageKind.HOME, PageKind.ABOUT),
        read=read_channels,
        vocabulary=("live-chat", "ticket"),
    ),
)
