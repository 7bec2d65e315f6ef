"""One polite visitor of one shop: every request goes through here, is paced, guarded, limited and recorded."""

from __future__ import annotations

import asyncio
import ssl
from collections import defaultdict
from collections.abc import Callable
from types import TracebackType
from urllib.parse import urlsplit

import httpcore
import httpx

from trustaudit import __version__
from trustaudit.config import CrawlSettings
from trustaudit.crawl import body, cookies, redirects, wire
from trustaudit.crawl.decoding import header_text
from trustaudit.crawl.failures import FetchError, named
from trustaudit.crawl.guard import Guard, Resolve, system_resolve
from trustaudit.crawl.languages import accept_language
from trustaudit.crawl.pace import RETRY_STATUSES, BudgetError, Pace, retry_wait
from trustaudit.crawl.robots import Robots
from trustaudit.crawl.robots import read as read_robots
from trustaudit.model import Exchange, GapReason, Headers, PageKind, Request, Response, Role

__all__ = ["FetchError", "Fetcher", "Progress", "Refuse"]

#: Called before each request with its URL and the number of requests made so far, this one included.
Progress = Callable[[str, int], None]
#: Asked before a redirect is followed, with its target; a text says why not, '' lets it pass.
Refuse = Callable[[str], str]

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class Fetcher:
    """The visitor. `async with Fetcher(settings) as fetcher: exchange = await fetcher.get(url)`.

    A status (403, 404, 429 after its retries, 503) is an answer and returned; only what gave no answer raises.
    """

    def __init__(
        self,
        settings: CrawlSettings,
        progress: Progress | None = None,
        *,
        tls: ssl.SSLContext | None = None,
        resolve: Resolve = system_resolve,
    ) -> None:
        """`tls` replaces the shared trust store, `resolve` the system's resolver. A user and password in
        `settings.shop` (a staging server's) are sent to its origin alone and never recorded. Raises FetchError if
        `settings.shop` is no http address."""
        self._settings, self._limits, self._progress = settings, settings.limits, progress
        with named(settings.shop):
            shop = redirects.clean(settings.shop)
        self._shop_host = shop.raw_host.decode("ascii")
        self._login = redirects.login(settings.shop)
        self._transport = wire.GuardedTransport(Guard(str(shop), resolve), tls)
        self._jar = cookies.new_jar()
        self._exchanges: list[Exchange] = []
        self._robots: dict[str, Robots] = {}
        self._robots_turn: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._tls: tuple[tuple[str, str], ...] = ()
        self._headers: Headers = (
            ("User-Agent", settings.user_agent.replace("{version}", __version__)),
            ("Accept", ACCEPT),
            ("Accept-Language", accept_language(settings.country, self._shop_host)),
            ("Accept-Encoding", "gzip, deflate"),
        )

    async def __aenter__(self) -> Fetcher:
        self._pace = Pace(self._limits)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._transport.aclose()

    async def get(
        self,
        url: str,
        role: Role = Role.PAGE,
        kinds: tuple[PageKind, ...] = (),
        why: str = "",
        referer: str = "",
        refuse: Refuse | None = None,
    ) -> Exchange:
        """GET `url`, following redirects by hand, and return the last exchange.

        Each hop is recorded as an exchange with role REDIRECT, an answer that was tried again as DISCARDED. A page
        over the size limit comes back with `response.truncated`. Raises FetchError with reason
        ROBOTS (forbidden by robots.txt, or robots.txt itself failed), TIMEOUT, BUDGET (requests or seconds used up),
        ERROR (refused address, unknown host, connection refused, TLS, redirect loop, redirect to another scheme,
        endless body, decompression bomb, malformed answer; a redirect that `refuse` objects to, its text as detail).
        """
        headers = (("Referer", referer),) if referer else ()
        return await self._follow(Request(url, headers=headers), role, kinds, why, refuse)

    async def send(
        self, request: Request, role: Role = Role.STEP, why: str = "", refuse: Refuse | None = None
    ) -> Exchange:
        """Send any request (a form's POST) under the same guards; its headers win over ours.

        Unsafe methods are never retried. A redirect after them becomes a GET (301, 302, 303); 307 and 308 repeat the
        method to the same origin only, elsewhere they raise FetchError.
        """
        return await self._follow(request, role, (), why, refuse)

    async def robots(self, url: str) -> Robots:
        """The robots.txt that rules `url`'s origin, fetched once (also under `ignore_robots`: it lists sitemaps).
        Raises FetchError if the host cannot be reached at all, or the budget is spent."""
        with named(url):
            origin = redirects.origin(url)
        async with self._robots_turn[origin]:
            if origin not in self._robots:
                self._robots[origin] = await self._read_robots(origin)
            return self._robots[origin]

    def note(
        self, exchange: Exchange, *, role: Role | None = None, kinds: tuple[PageKind, ...] | None = None
    ) -> Exchange:
        """Re-label a recorded exchange, once its page was understood; returns the one that now stands in its place."""
        place = next(i for i, known in enumerate(self._exchanges) if known is exchange)
        self._exchanges[place] = Exchange(
            exchange.request,
            exchange.response,
            exchange.role if role is None else role,
            exchange.kinds if kinds is None else kinds,
            exchange.why,
            exchange.rendered,
        )
        return self._exchanges[place]

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Everything that was exchanged so far, in order of arrival."""
        return tuple(self._exchanges)

    @property
    def requests_made(self) -> int:
        """Requests that went out: hops, retries and robots.txt included."""
        return self._pace.spent

    @property
    def seconds_left(self) -> float:
        """Seconds until the budget of this crawl ends."""
        return self._pace.left()

    @property
    def cookies(self) -> tuple[str, ...]:
        """Names of the cookies held now, sorted; they tell the platform."""
        return cookies.names(self._jar)

    @property
    def tls(self) -> tuple[tuple[str, str], ...]:
        """Facts of the shop's certificate: not_after (ISO 8601 UTC), issuer, subject; or fault, why it was refused."""
        return self._tls

    def clear_cookies(self) -> None:
        """Forget the session: the next request is a new visitor's."""
        self._jar.clear()

    async def _follow(
        self, request: Request, role: Role, kinds: tuple[PageKind, ...], why: str, refuse: Refuse | None = None
    ) -> Exchange:
        with named(request.url):
            request = Request(str(redirects.clean(request.url)), request.method, request.headers, request.body)
        seen = set()
        for _ in range(self._limits.redirects + 1):
            seen.add((request.method, request.url, cookies.state(self._jar)))
            with named(request.url):
                if role is not Role.ROBOTS and not self._settings.ignore_robots:
                    await self._obey(request.url)
                sent, response = await self._answer(request, role, why)
                target = redirects.location(response)
                if target is None:
                    return self._record(Exchange(sent, response, role, kinds, why))
                self._record(Exchange(sent, response, Role.REDIRECT, (), why))
                request = redirects.follow(request, response.status, target)
                if (request.method, request.url, cookies.state(self._jar)) in seen:
                    raise redirects.RedirectError("redirect loop")
                if refuse and (objection := refuse(request.url)):
                    raise redirects.RedirectError(objection)
        with named(request.url):
            raise redirects.RedirectError(f"more than {self._limits.redirects} redirects")

    async def _obey(self, url: str) -> None:
        try:
            rules = await self.robots(url)
        except FetchError as error:
            raise FetchError(error.reason, error.detail, url) from error.__cause__
        if not rules.allows(url):
            raise FetchError(GapReason.ROBOTS, rules.refusal or "disallowed by robots.txt", url)

    async def _read_robots(self, origin: str) -> Robots:
        try:
            exchange = await self._follow(Request(f"{origin}/robots.txt"), Role.ROBOTS, (), "robots.txt")
        except FetchError as error:
            if error.is_unreachable or error.reason is GapReason.BUDGET:
                raise
            if isinstance(error.__cause__, redirects.RedirectError):
                return Robots()  # RFC 9309, 2.3.1.2: too many redirects count as "there is none"
            return Robots(refusal=f"robots.txt: {error.detail}")
        found = read_robots(exchange.response)
        self._pace.slow_down(urlsplit(origin).hostname or "", found.delay)
        final = exchange.response.url
        if urlsplit(final).path == "/robots.txt":  # shop.example sends us to www.shop.example: ask there only once
            self._robots.setdefault(redirects.origin(final), found)
            self._pace.slow_down(urlsplit(final).hostname or "", found.delay)
        return found

    async def _answer(self, request: Request, role: Role, why: str) -> tuple[Request, Response]:
        host = urlsplit(request.url).hostname or ""
        retries = self._limits.retries if request.method in redirects.SAFE_METHODS else 0
        for attempt in range(retries):
            try:
                sent, response = await self._once(request, role)
            except wire.WIRE_ERRORS as error:
                if not wire.is_dropped(error):
                    raise
                await self._pace.rest(host, retry_wait((), attempt) or 0.0)
                continue
            wait = retry_wait(response.headers, attempt) if response.status in RETRY_STATUSES else None
            if wait is None or wait >= self._pace.left():
                return sent, response
            self._record(
                Exchange(sent, response, Role.DISCARDED, (), f"{why} ({response.status}, tried again)".strip())
            )
            await self._pace.rest(host, wait)
        return await self._once(request, role)

    async def _once(self, request: Request, role: Role) -> tuple[Request, Response]:
        host = urlsplit(request.url).hostname or ""
        async with self._pace.turn(host):
            if self._progress:
                self._progress(request.url, self._pace.spent)
            outgoing = self._outgoing(request)
            allowed = min(self._limits.timeout, self._pace.left())
            try:
                async with asyncio.timeout(allowed):
                    response = await self._receive(outgoing, role)
            except TimeoutError as error:
                if not self._pace.left():
                    raise BudgetError(f"budget: {self._limits.seconds:g} s") from error
                raise FetchError(GapReason.TIMEOUT, f"timeout: {allowed:g} s", request.url) from error
            except httpcore.ConnectError as error:
                if self._is_shop(host) and (fault := wire.tls_fault(error)):
                    self._tls = (("fault", fault),)
                raise
        sent = tuple(line for line in _decoded(outgoing.headers.raw) if line[0].lower() != "authorization")
        return Request(request.url, request.method, sent, request.body), response

    def _outgoing(self, request: Request) -> httpx.Request:
        own = {name.lower() for name, _ in request.headers}
        lines = [*(line for line in self._headers if line[0].lower() not in own), *request.headers]
        if self._login and redirects.origin(request.url) == self._login[0]:
            lines.append(("Authorization", self._login[1]))
        if cookie := cookies.cookie_header(self._jar, request.url):
            lines.append(("Cookie", cookie))
        headers = [(name.encode(), value.encode()) for name, value in lines]
        content = request.body if request.body or request.method not in redirects.SAFE_METHODS else None
        return httpx.Request(request.method, request.url, headers=headers, content=content)

    async def _receive(self, outgoing: httpx.Request, role: Role) -> Response:
        # The transport, and not httpx's client above it: that one also reads the Location of what it does not follow,
        # fails on "mailto:", and copies the cookies into a jar without our policy.
        answer = await self._transport.handle_async_request(outgoing)
        try:
            answer.request = outgoing
            httpx.Cookies(self._jar).extract_cookies(answer)
            if not self._tls and self._is_shop(outgoing.url.raw_host.decode("ascii")):
                self._tls = wire.certificate(answer)
            headers = _decoded(answer.headers.raw)
            limit, ends = body.measure(headers, role, self._limits.page_bytes)
            coding = ",".join(answer.headers.get_list("content-encoding"))
            got = await body.read(answer.aiter_raw(), coding, limit, ends=ends)
        finally:
            await answer.aclose()
        return Response(str(outgoing.url), answer.status_code, headers, got.data, got.truncated)

    def _is_shop(self, host: str) -> bool:
        return host.removeprefix("www.") == self._shop_host.removeprefix("www.")

    def _record(self, exchange: Exchange) -> Exchange:
        self._exchanges.append(exchange)
        return exchange


def _decoded(raw: list[tuple[bytes, bytes]]) -> Headers:
    return tuple((header_text(name), header_text(value)) for name, value in raw)
