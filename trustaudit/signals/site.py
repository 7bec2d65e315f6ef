"""The site as a thing: its logo, its fitness for phones, its software, its broken links, what watches its visitors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from trustaudit.hosts import host_of
from trustaudit.model import Evidence, PageKind, Region, Role
from trustaudit.page.data import text_of, types
from trustaudit.page.model import Image
from trustaudit.signals import language, transport
from trustaudit.signals.base import Item, Sheet, Signal, Site, Spec

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, kw_only=True)
class Viewport(Item):
    """The page's viewport for phones. `adapts`: as wide as the device. `scalable`: a visitor may zoom."""

    adapts: bool
    scalable: bool


@dataclass(frozen=True, kw_only=True)
class Logo(Item):
    """A sign of the brand: a picture in the header, a favicon, or one named in structured data. `named`: a reader of
    the screen hears a name."""

    source: Literal["header", "favicon", "data"]
    named: bool


@dataclass(frozen=True, kw_only=True)
class Platform(Item):
    """The shop software, as the crawl recognised it or the page names it."""

    name: str


@dataclass(frozen=True, kw_only=True)
class BrokenLink(Item):
    """An address of the shop's own that was linked and answered with an error."""

    status: int
    url: str


@dataclass(frozen=True, kw_only=True)
class ErrorText(Item):
    """An error message of the software, printed on a page."""

    kind: Literal["php", "sql", "java", "dotnet", "python"]


@dataclass(frozen=True, kw_only=True)
class Tracker(Item):
    """A script that watches visitors, or serves the ads of others."""

    kind: Literal["analytics", "ads", "social", "replay"]
    name: str


@dataclass(frozen=True, kw_only=True)
class TestMode(Item):
    """Test keys or a sandbox of a payment firm on a page of the shop."""

    name: str


def read_viewports(sheet: Sheet, site: Site) -> Iterator[Viewport]:
    content = sheet.page.meta.get("viewport", "").lower().replace(" ", "")
    if content:
        fixed = "user-scalable=no" in content or "user-scalable=0" in content or "maximum-scale=1" in content
        adapts = "width=device-width" in content
        yield Viewport(adapts=adapts, scalable=not fixed, evidence=sheet.evidence(f"viewport: {content}"))


_LOGO = re.compile(
    r"(?<![a-z])(?:site-?_?|brand-?_?|header-?_?|shop-?_?|store-?_?)?logo(?![a-z]*(?:ut|in|ff)\b)|لوگو", re.I
)
_NOT_OWN = re.compile(r"enamad|samandehi|visa|master|paypal|payment|partner|brand-logo|trust|zarin|bank|footer", re.I)


def read_logos(sheet: Sheet, site: Site) -> Iterator[Logo]:
    """One logo of each source a page."""
    page = sheet.page
    for image in page.images:
        if image.region in (Region.HEADER, Region.NAV, Region.MAIN) and not image.hidden and _is_logo(sheet, image):
            shown = " ".join(filter(None, (image.alt or image.title, *image.urls[:1], image.names))) or "logo"
            evidence = sheet.evidence(shown, image.region, image.path)
            yield Logo(source="header", named=bool(image.alt or image.title), evidence=evidence)
            break
    for element in page.elements:
        if element.tag == "link" and "icon" in element.attrs.get("rel", "").lower().split():
            yield Logo(source="favicon", named=False, evidence=sheet.evidence(element.attrs.get("href", "")))
            break
    for node in page.data:
        if node.get("logo") and any(t.endswith(("Organization", "Store", "Business")) for t in types(node)):
            shown = text_of(node, "logo") or "logo"
            yield Logo(source="data", named=bool(node.get("name")), evidence=sheet.evidence(f"logo: {shown}"))
            break


def _is_logo(sheet: Sheet, image: Image) -> bool:
    told = " ".join((image.names, image.alt, *(u.rpartition("/")[2] for u in image.urls if u[:5] != "data:")))
    if _NOT_OWN.search(told):
        return False
    if _LOGO.search(" ".join((image.names, *image.path[-4:]))):
        return True
    if image.region is Region.MAIN:  # goods may have a logo printed on them
        return False
    if _LOGO.search(told):
        return True
    # A picture in the header that leads home.
    link = sheet.page.links[image.link] if image.link >= 0 else None
    if link is None or image.region is not Region.HEADER or not link.url:
        return False
    return re.sub(r"https?://[^/]+", "", link.url).strip("/") == ""


def derive_platforms(site: Site, found: Mapping[str, Signal]) -> Iterator[Platform]:
    """The crawl's finding; without one, what the first pages say in their generator tag."""
    if site.snapshot.platform:
        evidence = Evidence(site.snapshot.shop, (), Region.HEAD, site.snapshot.platform)
        yield Platform(name=site.snapshot.platform, evidence=evidence)
        return
    for sheet in site.sheets[:5]:
        generator = sheet.page.meta.get("generator", "")
        match = re.match(r"[A-Za-z][\w .]*?(?=\s*[\d(;,-]|$)", generator)
        if match:
            yield Platform(name=match.group().strip().lower(), evidence=sheet.evidence(f"generator: {generator}"))
            return


# A refusal to a robot or a moment's overload says nothing about the link.
_NOT_BROKEN = frozenset((401, 403, 405, 406, 408, 418, 423, 425, 429, 451, 501, 503))


def derive_broken_links(site: Site, found: Mapping[str, Signal]) -> Iterator[BrokenLink]:
    """Pages that were linked on the shop and answered with an error; addresses that were only tried are none."""
    seen: set[str] = set()
    for exchange in site.snapshot.exchanges:
        url, status = exchange.request.url, exchange.response.status
        if exchange.role not in (Role.PAGE, Role.DISCARDED) or status < 400 or status in _NOT_BROKEN or url in seen:
            continue
        if " link " in f" {exchange.why} " and site.owns(host_of(url)):
            seen.add(url)
            evidence = Evidence(url, exchange.kinds, Region.HEAD, f"{status} {url} ({exchange.why})")
            yield BrokenLink(status=status, url=url, evidence=evidence)


_ERRORS: tuple[tuple[Literal["php", "sql", "java", "dotnet", "python"], str], ...] = (
    ("php", "fatal error: "), ("php", "parse error: syntax error"), ("php", "warning: undefined "),
    ("php", "notice: undefined "), ("php", "uncaught error:"), ("php", "deprecated: function"), ("php", "warning: include("),
    ("sql", "you have an error in your sql syntax"), ("sql", "warning: mysqli"), ("sql", "sqlstate["),
    ("sql", "error establishing a database connection"), ("java", "exception in thread"), ("java", "java.lang."),
    ("java", "http status 500"), ("dotnet", "server error in '/' application"),
    ("dotnet", "object reference not set to an instance"), ("python", "traceback (most recent call last)"),
)  # fmt: skip
_TRACE = re.compile(r" on line \d+|/(?:var|home|usr|srv)/|\\\w+\\|\bat \w+[.(]|syntax|connection|application|line \d+")


def read_error_texts(sheet: Sheet, site: Site) -> Iterator[ErrorText]:
    """The first error message of each kind on a page. A page about programming quotes them inside code, not so bare."""
    text = sheet.text
    seen: set[str] = set()
    for kind, words in _ERRORS:
        at = text.find(words) if kind not in seen else -1
        if at < 0:
            continue
        index, _ = sheet.locate(at)
        block = sheet.page.blocks[index]
        in_code = any(step.startswith(("pre:", "code:")) for step in block.path)
        if not in_code and _TRACE.search(block.folded):
            seen.add(kind)
            yield ErrorText(kind=kind, evidence=sheet.span(at, at + len(words)))


_WATCHERS: tuple[tuple[Literal["analytics", "ads", "social", "replay"], str], ...] = (
    ("analytics", "google-analytics.com googletagmanager.com/gtag analytics.js matomo piwik plausible.io clicky.com "
                  "statcounter.com mc.yandex.ru/metrika metrix.ir segment.com/analytics amplitude.com mixpanel.com "
                  "stats.wp.com heapanalytics.com"),
    ("ads", "doubleclick.net googlesyndication.com adsbygoogle amazon-adsystem.com criteo taboola outbrain adnxs.com "
            "popads popcash propellerads mgid.com revcontent exoclick yektanet.com mediaad.org tapsell.ir adivery.com "
            "sabavision.com kaprila.com deema.agency clickyab.com bing.com/bat bat.bing.com adroll rtbhouse"),
    ("social", "connect.facebook.net fbevents.js analytics.tiktok.com static.ads-twitter.com snap.licdn.com "
               "s.pinimg.com/ct sc-static.net/scevent"),
    ("replay", "hotjar.com clarity.ms fullstory.com mouseflow.com luckyorange inspectlet.com smartlook.com "
               "crazyegg.com logrocket"),
)  # fmt: skip


@cache
def _watchers() -> tuple[AhoCorasick, tuple[tuple[Literal["analytics", "ads", "social", "replay"], str], ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    rows = tuple((kind, name) for kind, names in _WATCHERS for name in names.split())
    return AhoCorasick([name for _, name in rows], matchkind=MatchKind.LeftmostLongest), rows


def read_trackers(sheet: Sheet, site: Site) -> Iterator[Tracker]:
    """Each tracker once a page, by the address of its script or the call in a short script."""
    texts = [s.src or (s.text[:4000] if "json" not in s.type else "") for s in sheet.page.scripts]
    joined = "\n".join(t.replace("\n", " ") for t in texts).lower()
    automaton, rows = _watchers()
    seen: set[str | int] = set()
    for index, start, _ in automaton.find_matches_as_indexes(joined):
        kind, name = rows[index]
        line = joined.rfind("\n", 0, start) + 1
        if name not in seen and line not in seen:  # one script is one tracker
            seen.update((name, line))
            shown = joined[max(line, start - 60) : start + 80].partition("\n")[0]
            yield Tracker(kind=kind, name=name, evidence=sheet.evidence(shown))


_TEST_KEYS = (
    ("stripe", "pk_test_"), ("razorpay", "rzp_test_"), ("paypal", "client-id=sb&"), ("paypal", "sandbox.paypal.com"),
    ("zarinpal", "sandbox.zarinpal.com"), ("redsys", "sis-t.redsys.es"), ("samsung-pay", 'environment: "stage"'),
    ("adyen", "checkoutshopper-test"), ("iyzico", "sandbox-api.iyzipay"), ("paytr", "test_mode=1"),
    ("payir", "pay.ir/pg/test"), ("idpay", "x-sandbox"), ("mollie", "test_mollie"),
)  # fmt: skip


def read_test_modes(sheet: Sheet, site: Site) -> Iterator[TestMode]:
    """Keys and hosts of payment firms' test systems, in scripts, forms and links of a page."""
    places = [s.src or s.text for s in sheet.page.scripts if len(s.text) < 60_000 and "ld+json" not in s.type]
    places += [form.action for form in sheet.page.forms]
    text = "\n".join(places)
    if (
        "test" not in text
        and "sis-t" not in text
        and "sandbox" not in text
        and "STAGE" not in text
        and "sb&" not in text
    ):
        return
    text = text.lower()
    for name, key in _TEST_KEYS:
        at = text.find(key)
        if at >= 0:
            yield TestMode(name=name, evidence=sheet.evidence(" ".join(text[max(0, at - 30) : at + 50].split())))


SIGNALS: tuple[Spec, ...] = (
    *transport.SPECS,
    *language.SPECS,
    Spec("viewports", Viewport, (PageKind.HOME, PageKind.PRODUCT), read=read_viewports),
    Spec("logos", Logo, (PageKind.HOME,), read=read_logos),
    Spec("platforms", Platform, (PageKind.HOME,), derive=derive_platforms),
    Spec("broken_links", BrokenLink, (PageKind.HOME,), derive=derive_broken_links),
    Spec("error_texts", ErrorText, (PageKind.HOME, PageKind.PRODUCT), read=read_error_texts),
    Spec("trackers", Tracker, (PageKind.HOME,), read=read_trackers),
    Spec("test_modes", TestMode, (PageKind.CHECKOUT, PageKind.CART, PageKind.PRODUCT), read=read_test_modes),
)
