"""Where a redirect leads, and with what request: the rules browsers follow, minus what an auditor must not repeat."""

from __future__ import annotations

import re
from base64 import b64encode
from urllib.parse import unquote_to_bytes

import httpx

from trustaudit.model import Request, Response, TrustauditError, header

STATUSES = frozenset((301, 302, 303, 307, 308))
SAFE_METHODS = frozenset(("GET", "HEAD"))
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+", re.I)  # a name (IDNA done, underscores do occur) or a v6 literal
_OF_A_BODY = frozenset(("content-type", "content-length", "content-encoding"))


class AddressError(TrustauditError):
    """Text that is no http address."""


class RedirectError(TrustauditError):
    """A redirect that cannot or must not be followed."""


def clean(url: str, base: str = "") -> httpx.URL:
    """`url`, seen from `base`, as it is requested: absolute, percent-encoded, no fragment. Raises AddressError."""
    try:
        found = httpx.URL(base).join(url.strip()) if base else httpx.URL(url.strip())
        found = found.copy_with(fragment=None, userinfo=b"")
        if not found.path:
            found = found.copy_with(path="/")
        host = found.raw_host.decode("ascii")
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise AddressError(f"invalid address: {_shown(url)}") from error
    if found.scheme not in ("http", "https"):
        raise AddressError(f"{found.scheme or 'no scheme'}: {_shown(url)}" if not base else f"{found.scheme}:")
    if not _HOST.fullmatch(host) or not 0 < (found.port or 80) < 65536:
        raise AddressError(f"invalid address: {_shown(url)}")
    return found


def _shown(text: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text[:120])


def login(url: str) -> tuple[str, str] | None:
    """The origin and the Authorization header of a user and password written into an address, None without."""
    given = httpx.URL(url).userinfo
    return (origin(url), f"Basic {b64encode(unquote_to_bytes(given)).decode()}") if given else None


def origin(url: str) -> str:
    """Scheme, host and, if it is not the scheme's own, port: "https://shop.example"."""
    parts = clean(url)
    port = f":{parts.port}" if parts.port else ""
    host = parts.raw_host.decode("ascii")
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}"


def location(response: Response) -> str | None:
    """The address a response sends us to, None if it is not a redirect. Raises RedirectError."""
    target = header(response.headers, "location")
    if response.status not in STATUSES or not target:
        return None
    try:
        return str(clean(target, response.url))
    except AddressError as error:
        raise RedirectError(f"redirect to {error}") from error


def follow(request: Request, status: int, target: str) -> Request:
    """The request to make next. Raises RedirectError rather than send a form's data to another origin."""
    if request.method in SAFE_METHODS:
        return Request(target, request.method, request.headers)
    if status in (301, 302, 303):
        kept = tuple((name, value) for name, value in request.headers if name.lower() not in _OF_A_BODY)
        return Request(target, "GET", kept)
    if origin(target) != origin(request.url):
        raise RedirectError(f"redirect of a {request.method} to another origin")
    return Request(target, request.method, request.headers, request.body)
