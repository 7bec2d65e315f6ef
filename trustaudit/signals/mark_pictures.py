"""Which addresses and pictures are worth a closer look, and whose mark a picture is."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import unquote

from trustaudit.hosts import host_of
from trustaudit.page.model import Image
from trustaudit.signals.issuers import Issuer
from trustaudit.signals.mark_links import official
from trustaudit.signals.marks_table import ISSUERS
from trustaudit.text import fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@cache
def _keys() -> tuple[AhoCorasick, tuple[Issuer, ...]]:
    from ahocorasick_rs import AhoCorasick

    rows = [(key, issuer) for issuer in ISSUERS for key in issuer.keys]
    return AhoCorasick([key for key, _ in rows]), tuple(issuer for _, issuer in rows)


def candidates(lines: list[str]) -> dict[int, tuple[str, set[str]]]:
    """Lines that may concern an issuer: their folded text and the ids of those issuers, by number of the line."""
    joined = "\n".join(lines)
    if joined.count("\n") >= len(lines) > 0:  # an address with a line feed in it
        joined = "\n".join(line.replace("\n", " ") for line in lines)
    text = fold(joined)
    automaton, owners = _keys()
    matches = automaton.find_matches_as_indexes(text, overlapping=True)
    if not matches:
        return {}
    folded = text.split("\n")
    ends = list(accumulate(len(line) + 1 for line in folded))
    found: dict[int, tuple[str, set[str]]] = {}
    for index, start, _ in matches:
        number = bisect_right(ends, start)
        if number not in found:
            found[number] = (folded[number], set())
        found[number][1].add(owners[index].id)
    return found


def told(image: Image) -> str:
    """All that names a picture, in one line."""
    addresses = " ".join(image.urls)
    return f"{unquote(addresses) if '%' in addresses else addresses} {image.names} {image.alt} {image.title}"


def depicted(image: Image, among: set[str]) -> Issuer | None:
    """The issuer whose mark a picture is: by the host it is loaded from, then its file name, then its spoken name."""
    for url in image.urls:
        host = host_of(url)
        for issuer in ISSUERS:
            if issuer.id in among and any(host == d or host.endswith("." + d) for d in issuer.picture_hosts):
                return issuer
        by_host = official(host)
        if by_host is not None:
            return by_host
    names = [fold(unquote(url.partition("?")[0]).rpartition("/")[2]) for url in image.urls if url[:5] != "data:"]
    for issuer in ISSUERS:
        if issuer.id not in among:
            continue
        if any(re.search(issuer.pictures, name) for name in names):
            return issuer
        # An empty <div class="enamad"> is more often a place that a script fills than a picture.
        drawn = fold(image.names) if issuer.id != "self-made" and image.tag != "div" else ""
        if drawn and re.search(issuer.pictures, drawn):
            return issuer
    spoken = fold(f"{image.alt} {image.title}".strip())
    if spoken and len(spoken) <= 80:
        return next((i for i in ISSUERS if i.id in among and re.search(i.alt, spoken)), None)
    return None
