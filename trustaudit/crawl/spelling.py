"""Addresses as shops spell them, taken apart and put together without an exception: what is none becomes ''."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

_NOTHING = SplitResult("", "", "", "", "")


def split_url(url: str) -> SplitResult:
    """The parts of an address; all of them empty if it is none (`http://[`, a port that is no number)."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return _NOTHING
    return parts


def join_url(base: str, address: str) -> str:
    """An address as seen from `base`, absolute; '' if it is none."""
    try:
        joined = urljoin(base, address.strip())
    except ValueError:
        return ""
    return joined if split_url(joined).scheme else ""
