"""Rendering for shops that are drawn by scripts: an installed Chromium that has no network of its own.

Every request a page makes is answered by the crawl's own fetcher, so the same guard, the same robots.txt and the same
kinds of limits hold for it, and all of it is recorded; Chromium itself can resolve no name and reach no address.
Playwright is an extra (`pip install trustaudit[browser]`); the browser is the machine's own, nothing is downloaded.
"""

from __future__ import annotations

import asyncio
import shutil
from contextlib import AsyncExitStack
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from trustaudit import __version__
from trustaudit.config import CrawlSettings, Limits
from trustaudit.crawl.fetch import Fetcher, FetchError
from trustaudit.crawl.names import forbidden_word, is_checkout
from trustaudit.hosts import same_owner
from trustaudit.model import Exchange, GapReason, PageKind, Request, Response, Role

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page, Route

#: What rendering may cost, apart from the crawl's own budget: a page of a client-rendered shop loads 20 to 60 files.
LIMITS = Limits(delay=0.0, parallel=6, requests=500, retries=0)
#: Files one page may load; a page that wants more is shown as it stands then.
PER_PAGE = 90
#: Seconds to wait for a page to load, and for its text to stop changing after that.
LOAD, SETTLE = 20.0, 6.0
WINDOW = {"width": 1280, "height": 900}
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",  # it must ask us for everything; what slips past asks nobody
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)
_HERE = Path(__file__).parent
_SKIPPED = frozenset(("media", "font", "websocket", "eventsource", "manifest", "other", "ping", "beacon"))


def executable(settings: CrawlSettings) -> str:
    """The path of the Chromium to use, '' if there is none."""
    if settings.browser_path:
        return settings.browser_path if Path(settings.browser_path).is_file() else ""
    return next((found for name in _NAMES if (found := shutil.which(name))), "")


def obstacle(settings: CrawlSettings) -> str:
    """Why pages cannot be rendered here, '' when they can."""
    if settings.browser == "never":
        return "rendering is switched off (--browser never)"
    if find_spec("playwright") is None:
        return "rendering needs the extra: pip install 'trustaudit[browser]'"
    if not executable(settings):
        return f"no Chromium at {settings.browser_path}" if settings.browser_path else "no Chromium is installed"
    return ""


class Browser:
    """One Chromium with one visitor's session. `async with Browser(settings) as browser: await browser.render(url)`.

    Entering raises FetchError with reason NEEDS_BROWSER when the Chromium cannot be started.
    """

    def __init__(self, settings: CrawlSettings) -> None:
        self._settings = replace(settings, limits=replace(LIMITS, page_bytes=settings.limits.page_bytes))
        self._shop = urlsplit(settings.shop).hostname or ""
        self._stack = AsyncExitStack()
        self._loaded = 0
        self._may_change = False
        self._navigation: Response | None = None  # the answer that the document came with
        self._ready: Response | None = None  # an answer fetched ahead of the browser's own asking

    async def __aenter__(self) -> Browser:
        from playwright.async_api import Error

        try:
            await self._start()
        except Error as error:
            await self._stack.aclose()
            detail = f"Chromium cannot be started: {_first_line(error)}"
            raise FetchError(GapReason.NEEDS_BROWSER, detail, self._settings.shop) from error
        return self

    async def _start(self) -> None:
        from playwright.async_api import async_playwright

        self.fetcher = await self._stack.enter_async_context(Fetcher(self._settings))
        driver = await self._stack.enter_async_context(async_playwright())
        chromium = await driver.chromium.launch(
            executable_path=executable(self._settings), args=[*_ARGUMENTS, *_sandbox()], handle_sigint=False
        )
        self._stack.push_async_callback(chromium.close)
        self._context: BrowserContext = await chromium.new_context(
            viewport=WINDOW,  # type: ignore[arg-type]
            service_workers="block",
            accept_downloads=False,
            user_agent=self._settings.user_agent.replace("{version}", __version__),
            permissions=[],
        )
        await self._context.add_init_script((_HERE / "rendering_init.js").read_text(encoding="utf-8"))
        await self._context.route("**/*", self._serve)
        await self._context.route_web_socket("**/*", lambda socket: socket.close())
        self._tab: Page = await self._context.new_page()
        self._tab.on("dialog", lambda dialog: asyncio.ensure_future(dialog.dismiss()))

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def render(
        self, url: str, kinds: tuple[PageKind, ...] = (), why: str = "", *, picture: bool = False
    ) -> tuple[Exchange, ...]:
        """Open an address and give the document after its scripts ran, then a screenshot if asked for.

        Raises FetchError as the fetcher does, and with reason TIMEOUT or ERROR when the browser gives up.
        """
        from playwright.async_api import Error

        self._loaded = 0
        first = (await self.fetcher.get(url, Role.RESOURCE, why="document")).response
        self._ready = self._navigation = first
        try:
            await self._tab.goto(first.url, wait_until="load", timeout=LOAD * 1000)
        except Error as error:
            # A page that never stops loading is read as it stands; a shopper would not wait either.
            if "imeout" not in str(error):
                raise FetchError(GapReason.ERROR, f"browser: {_first_line(error)}", url) from error
        return await self.read(kinds, why, picture=picture)

    async def read(
        self, kinds: tuple[PageKind, ...] = (), why: str = "", *, picture: bool = False
    ) -> tuple[Exchange, ...]:
        """The document as it stands now, once its text has come to rest. Raises FetchError with reason ERROR when the
        tab does not give it: it crashed, or is on its way to another page."""
        from playwright.async_api import Error

        await self._settle()
        shot = await self._picture() if picture else b""
        try:
            html: str = await self._tab.evaluate((_HERE / "rendering.js").read_text(encoding="utf-8"))
        except Error as error:
            raise FetchError(GapReason.ERROR, f"browser: {_first_line(error)}", self._tab.url) from error
        answer = self._navigation or Response(self._tab.url, 200)
        headers = (*(h for h in answer.headers if h[0].lower() not in _BODY_HEADERS), _UTF8)
        request = Request(self._tab.url)
        body = html.encode("utf-8", "replace")[: self._settings.limits.page_bytes]
        page = Exchange(request, Response(self._tab.url, answer.status, headers, body), Role.PAGE, kinds, why, True)
        if not shot:
            return (page,)
        image = Response(self._tab.url, 200, (("Content-Type", "image/png"),), shot)
        return page, Exchange(request, image, Role.SCREENSHOT, kinds, why, True)

    async def _picture(self) -> bytes:
        """A screenshot of the whole page; b"" where it is too long to be taken: the page is worth having without."""
        from playwright.async_api import Error

        try:
            return await self._tab.screenshot(full_page=True, animations="disabled")
        except Error:
            return b""

    async def press(self, selector: str) -> bool:
        """Press an element of the page as it stands; False when it is not there or cannot be pressed.

        Until the page has come to rest its scripts may send what the press asks for; at no other time may they.
        """
        from playwright.async_api import Error

        self._may_change = True
        try:
            await self._tab.locator(selector).first.click(timeout=4000)
            await self._settle()
        except Error:
            return False
        finally:
            self._may_change = False
        return True

    async def _settle(self) -> None:
        """Wait until the visible text has not changed for half a second, at most SETTLE."""
        from playwright.async_api import Error

        before, same = -1, 0
        for _ in range(int(SETTLE / 0.25)):
            try:
                now: int = await self._tab.evaluate("() => (document.body ? document.body.innerText.length : 0)")
            except Error:  # the page is on its way to another
                now = -1
            same = same + 1 if now == before else 0
            if same >= 2 and now > 0:
                return
            before = now
            await asyncio.sleep(0.25)

    async def _serve(self, route: Route) -> None:
        """Answer one request of the page through our own fetcher."""
        request = route.request
        navigation = request.is_navigation_request() and request.frame.parent_frame is None
        wanted = self._is_wanted(request.url, request.resource_type, navigation)
        if not wanted or not self._is_harmless(request.method, request.url, request.post_data or ""):
            await route.abort("blockedbyclient")
            return
        self._loaded += 1
        given = await request.all_headers()
        headers = [(k, v) for k, v in given.items() if k.lower() not in _OWN_HEADERS]
        if cookie := self._made_by_scripts(given.get("cookie", "")):
            headers.append(("Cookie", cookie))
        asked = Request(request.url, request.method, tuple(headers), request.post_data_buffer or b"")
        try:
            answer = await self._answer(asked, request.resource_type, navigation)
        except FetchError:
            await route.abort("failed")
            return
        if navigation:
            self._navigation = answer
            if answer.url.partition("#")[0] != request.url.partition("#")[0]:
                # The fetcher has followed the redirects already; the browser goes where they led.
                self._ready = answer
                await route.fulfill(status=302, headers={"Location": answer.url})
                return
        kept = {k: v for k, v in answer.headers if k.lower() not in _BODY_HEADERS}
        kind = next((v for k, v in answer.headers if k.lower() == "content-type"), "text/plain")
        await route.fulfill(status=answer.status, headers={**kept, "Content-Type": kind}, body=answer.body)

    async def _answer(self, asked: Request, kind: str, navigation: bool) -> Response:
        """The answer to a request of the page; a document that has just been fetched is not fetched again."""
        ready = self._ready
        if navigation and ready is not None and asked.method == "GET" and ready.url == asked.url:
            self._ready = None
            return ready
        return (await self.fetcher.send(asked, Role.RESOURCE, kind)).response

    def _is_harmless(self, method: str, url: str, body: str) -> bool:
        """Whether a request of the page only reads, or was asked for by a press and neither orders nor enrols."""
        if method in ("GET", "HEAD", "OPTIONS"):
            return not forbidden_word(url, reading=True)
        if not same_owner(urlsplit(url).hostname or "", self._shop):
            return False  # counters, chats, advertisements
        if urlsplit(url).path.rstrip("/").endswith("graphql") and "mutation" not in body:
            return True
        return self._may_change and not is_checkout(url) and not forbidden_word(url)

    def _made_by_scripts(self, cookie: str) -> str:
        """The part of a Cookie header that the fetcher does not hold: it was set by scripts, not by an answer."""
        held = set(self.fetcher.cookies)
        return "; ".join(c for c in cookie.split("; ") if c and c.partition("=")[0] not in held)

    def _is_wanted(self, url: str, kind: str, navigation: bool) -> bool:
        host = urlsplit(url).hostname or ""
        own = same_owner(host, self._shop)
        if not url.startswith(("http://", "https://")) or self._loaded >= PER_PAGE or kind in _SKIPPED:
            return False
        if navigation:
            return own
        # Pictures of other hosts tell nothing that the page does not; most are counters.
        return own or kind in ("script", "stylesheet", "fetch", "xhr", "document")


_BODY_HEADERS = frozenset(("content-encoding", "content-length", "transfer-encoding", "content-type"))
_UTF8 = ("Content-Type", "text/html; charset=utf-8")
# The fetcher names the visitor, holds the cookies and frames the body itself.
_OWN_HEADERS = frozenset(("user-agent", "cookie", "host", "content-length", "accept-encoding", "connection"))


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:120]


def _sandbox() -> tuple[str, ...]:
    """Chromium refuses to start as root with its sandbox, as in most containers."""
    import os

    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
