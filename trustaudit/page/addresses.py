"""Addresses that hide: in click handlers, in lazy images, behind an image proxy, behind e-mail protection."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs, urlsplit

_OPENED = re.compile(
    r"(?:window\.)?open\s*\(\s*[\\]?[\"'`](?P<open>[^\"'`]+)|"
    r"location(?:\.href)?\s*(?:=|\.(?:assign|replace)\s*\()\s*[\\]?[\"'`](?P<goto>[^\"'`]+)|"
    r"\bpopup\w*\s*\(\s*[\"'](?P<popup>(?:https?:)?/[^\"']+)",
    re.I,
)


def opened_by(script: str) -> str:
    """The address that a click handler opens or goes to, '' if it names none."""
    if not script:
        return ""
    found = _OPENED.search(script)
    address = next((v for v in found.groups() if v), "") if found else ""
    return address.replace("\\/", "/").replace("&amp;", "&").strip()


def protected_email(code: str) -> str:
    """The address behind Cloudflare's e-mail protection: hex bytes, each XORed with the first; '' if malformed."""
    try:
        raw = bytes.fromhex(code)
    except ValueError:
        return ""
    return bytes(b ^ raw[0] for b in raw[1:]).decode("utf-8", "replace") if raw else ""


_SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "data-lazy", "srcset", "data-srcset")


def image_urls(attrs: Mapping[str, str], absolute: Callable[[str], str]) -> tuple[str, ...]:
    """Every address an image may load, absolute, without repeats; a next/image address is followed by what it wraps."""
    found: dict[str, None] = {}
    for name in _SOURCES:
        value = attrs.get(name)
        if not value:
            continue
        if value.startswith("data:"):
            continue
        # A srcset separates candidates by comma and white space; one is enough to know the picture.
        url = absolute(value.split(",")[0].split()[0] if "srcset" in name and value.split() else value)
        if url:
            found[url] = None
            if "/_next/image" in url:
                found.update(dict.fromkeys(parse_qs(urlsplit(url).query).get("url", ())))
    return tuple(found)
