"""What lays itself over the page, as far as the document and its scripts show: sign-up pop-ups, push prompts, exit
traps, cookie and age notices.

A dialog in the document may stay closed until something is clicked (a cart drawer, a search box), so a dialog counts
only by what it says; tools that open pop-ups by themselves are told by their scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from trustaudit.model import PageKind, Region
from trustaudit.signals.base import Item, Sheet, Site, Spec

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

OverlayKind = Literal["popup", "push", "exit", "newsletter", "cookie", "age"]


@dataclass(frozen=True, kw_only=True)
class Overlay(Item):
    """Something that covers the page. `tool` is the script that brings it, '' when the document holds it."""

    kind: OverlayKind
    tool: str = ""


# Parts of script addresses by which the tools are known, in lower case.
_TOOLS: tuple[tuple[OverlayKind, str], ...] = (
    ("push", "onesignal pushwoosh pushengage webpushr izooto pushowl pushcrew najva.com pushe.co pushpole wonderpush "
             "sendpulse.com/js/push cleverpush pushalert subscribers.com truepush gravitec web-push webpush"),
    ("exit", "ouibounce exit-intent exitintent exit_intent bioep exit-popup exitpopup exit-monitor"),
    ("popup", "optinmonster omappapi optimonk wisepops poptin privy.com justuno sumo.com sleeknote popupsmart "
              "getsitecontrol hellobar popup-maker popup-builder popupmaker wheelio spin-a-sale wheelofpopups "
              "convertful mailmunch boostpopup popupally convertbox picreel"),
    ("cookie", "cookiebot onetrust cookielaw.org usercentrics iubenda cookieyes cookie-law-info complianz klaro osano "
               "cookieconsent cookie-consent cookie-notice cookienotice didomi trustarc quantcast consentmanager "
               "tarteaucitron borlabs civicuk"),
    ("age", "age-gate agegate age-verif ageverif age-check agecheck age-restrict"),
)  # fmt: skip
_CALLS: tuple[tuple[OverlayKind, tuple[str, ...]], ...] = (
    ("push", ("Notification.requestPermission", "pushManager.subscribe", "OneSignal.init", "OneSignalDeferred")),
    ("exit", ("exitIntent", "exit-intent", "exit_intent", "ouibounce(")),
)
_LONGEST = 60_000  # characters of a script that is looked into; longer ones are bundles that hold a bit of everything
_BY_WORDS: tuple[tuple[str, OverlayKind], ...] = (
    ("overlay-newsletter", "newsletter"),
    ("overlay-push", "push"),
    ("overlay-age", "age"),
    ("overlay-cookie", "cookie"),
)
# Names of dialogs that nobody asks for. A dialog of another name may be a cart or a search box.
_UNASKED: tuple[tuple[OverlayKind, re.Pattern[str]], ...] = (
    ("exit", re.compile(r"#[\w-]*exit-?_?(?:popup|modal|intent|offer)", re.I)),
    ("newsletter", re.compile(r"#[\w-]*(?:newsletter|subscribe|signup)-?_?(?:popup|modal|overlay)", re.I)),
    (
        "popup",
        re.compile(r"#[\w-]*(?:welcome|promo|discount|offer|spin|wheel)-?_?(?:popup|modal|overlay|to-?win)", re.I),
    ),
)


def read_overlays(sheet: Sheet, site: Site) -> Iterator[Overlay]:
    """Each kind with each tool once a page."""
    seen: set[tuple[str, str]] = set()
    for overlay in (*_by_script(sheet), *_by_dialog(sheet)):
        key = (overlay.kind, overlay.tool)
        if key not in seen:
            seen.add(key)
            yield overlay


@cache
def _tools() -> tuple[AhoCorasick, tuple[OverlayKind, ...], tuple[str, ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    rows = [(kind, key) for kind, keys in _TOOLS for key in keys.split()]
    automaton = AhoCorasick([key for _, key in rows], matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(kind for kind, _ in rows), tuple(key for _, key in rows)


def _by_script(sheet: Sheet) -> Iterator[Overlay]:
    sources = [s.src for s in sheet.page.scripts if s.src]
    joined = "\n".join(sources).lower()
    automaton, kinds, keys = _tools()
    for index, start, _ in automaton.find_matches_as_indexes(joined):
        source = sources[joined.count("\n", 0, start)]
        yield Overlay(kind=kinds[index], tool=keys[index], evidence=sheet.evidence(source))
    for script in sheet.page.scripts:
        if script.src or "json" in script.type or len(script.text) > _LONGEST:
            continue
        for kind, calls in _CALLS:
            call = next((c for c in calls if c in script.text), "")
            if call:
                at = script.text.index(call)
                shown = " ".join(script.text[max(0, at - 40) : at + 80].split())
                yield Overlay(kind=kind, tool=call.strip("("), evidence=sheet.evidence(shown))


def _by_dialog(sheet: Sheet) -> Iterator[Overlay]:
    blocks = sheet.page.blocks
    for concept, kind in _BY_WORDS:
        for hit in sheet.hits.get(concept, ()):
            block = blocks[hit.line]
            if block.region is Region.DIALOG:
                yield Overlay(kind=kind, evidence=sheet.span(hit.start, hit.end))
                break
    dialogs = [block for block in blocks if block.region is Region.DIALOG]
    for kind, pattern in _UNASKED:
        found = next((block for block in dialogs if pattern.search(" ".join(block.path))), None)
        if found is not None:
            yield Overlay(kind=kind, evidence=sheet.on(found))


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "overlays",
        Overlay,
        (PageKind.HOME, PageKind.PRODUCT),
        read=read_overlays,
        vocabulary=tuple(concept for concept, _ in _BY_WORDS),
    ),
)
