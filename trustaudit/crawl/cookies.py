"""The visitor's cookies: the standard library's jar, with the one rule in which browsers differ from it."""

from __future__ import annotations

from http.cookiejar import Cookie, CookieJar, DefaultCookiePolicy
from urllib.parse import urlsplit
from urllib.request import Request as UrllibRequest

from trustaudit.crawl.guard import is_loopback


class BrowserPolicy(DefaultCookiePolicy):
    """Browsers treat http on loopback as secure (W3C Secure Contexts, 3.1): a staging shop on localhost that marks
    its session cookie Secure keeps its cart there."""

    def return_ok_secure(self, cookie: Cookie, request: UrllibRequest) -> bool:
        return not cookie.secure or request.type == "https" or is_loopback(urlsplit(request.full_url).hostname or "")


def new_jar() -> CookieJar:
    return CookieJar(BrowserPolicy())


def cookie_header(jar: CookieJar, url: str) -> str:
    """The Cookie header for a request to `url`, '' if there is none."""
    request = UrllibRequest(url)
    jar.add_cookie_header(request)
    return request.get_header("Cookie") or ""


def names(jar: CookieJar) -> tuple[str, ...]:
    return tuple(sorted({cookie.name for cookie in jar}))


def state(jar: CookieJar) -> frozenset[tuple[str, str, str, str]]:
    """What a server can tell two visits apart by; a redirect that changes nothing of it is a loop."""
    return frozenset((c.domain, c.path, c.name, c.value or "") for c in jar)
