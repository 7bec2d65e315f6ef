"""One polite visitor of one shop: every request goes through here, is paced, guarded, limited and recorded."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from types import TracebackType

from trustaudit.config import CrawlSettings
from trustaudit.crawl.robots import Robots
from trustaudit.model import Exchange, GapReason, PageKind, Request, Role, TrustauditError

#: Called before each request with its URL and the number of requests made so far, this one included.
Progress = Callable[[str, int], None]


class FetchError(TrustauditError):
    """An address that gave no answer we may use; `detail` is a short fact such as "connection refused"."""

    def __init__(self, reason: GapReason, detail: str, url: str = "") -> None:
        self.reason, self.detail, self.url = reason, detail, url
        super().__init__(f"{url}: {detail}" if url else detail)


class Fetcher:
    """The visitor. `async with Fetcher(settings) as fetcher: exchange = await fetcher.get(url)`.

    A status (403, 404, 429 after its retries, 503) is an answer and returned; only what gave no answer raises.
    """

    def __init__(
        self, settings: CrawlSettings, progress: Progress | None = None, *, tls: ssl.SSLContext | None = None
    ) -> None:
        """`tls` replaces the shared context (tests, private certificate authorities)."""
        raise NotImplementedError

    async def __aenter__(self) -> Fetcher:
        raise NotImplementedError

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        raise NotImplementedError

    async def get(
        self,
        url: str,
        role: Role = Role.PAGE,
        kinds: tuple[PageKind, ...] = (),
        why: str = "",
        referer: str = "",
    ) -> Exchange:
        """GET `url`, following redirects by hand, and return the last exchange.

        Each hop is recorded as an exchange with role REDIRECT, an answer that was tried again as DISCARDED. A page
        over the size limit comes back with `response.truncated`. Raises FetchError with reason
        ROBOTS (forbidden by robots.txt, or robots.txt itself failed), TIMEOUT, BUDGET (requests or seconds used up),
        ERROR (refused address, unknown host, connection refused, TLS, redirect loop, redirect to another scheme,
        endless body, decompression bomb, malformed answer).
        """
        raise NotImplementedError

    async def send(self, request: Request, role: Role = Role.STEP, why: str = "") -> Exchange:
        """Send any request (a form's POST) under the same guards; its headers win over ours.

        Unsafe methods are never retried. A redirect after them becomes a GET (301, 302, 303); 307 and 308 repeat the
        method to the same origin only, elsewhere they raise FetchError.
        """
        raise NotImplementedError

    async def robots(self, url: str) -> Robots:
        """The robots.txt that rules `url`'s origin, fetched once (also under `ignore_robots`: it lists sitemaps)."""
        raise NotImplementedError

    def note(
        self, exchange: Exchange, *, role: Role | None = None, kinds: tuple[PageKind, ...] | None = None
    ) -> Exchange:
        """Re-label a recorded exchange, once its page was understood; returns the one that now stands in its place."""
        raise NotImplementedError

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Everything that was exchanged so far, in order of arrival."""
        raise NotImplementedError

    @property
    def requests_made(self) -> int:
        """Requests that went out: hops, retries and robots.txt included."""
        raise NotImplementedError

    @property
    def cookies(self) -> tuple[str, ...]:
        """Names of the cookies held now, sorted; they tell the platform."""
        raise NotImplementedError

    @property
    def tls(self) -> tuple[tuple[str, str], ...]:
        """Facts of the shop's certificate: not_after (ISO 8601 UTC), issuer, subject; or fault, why it was refused."""
        raise NotImplementedError

    def clear_cookies(self) -> None:
        """Forget the session: the next request is a new visitor's."""
        raise NotImplementedError
