"""Pages drawn by scripts, in a real Chromium that can reach nothing but what the fetcher gives it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from tests.crawl.server import Route, Server, reply, serving
from trustaudit.config import CrawlSettings
from trustaudit.crawl.browser import Browser, obstacle
from trustaudit.crawl.fetch import FetchError
from trustaudit.model import Exchange, GapReason, Role
from trustaudit.page import parse_exchange

REASON = obstacle(CrawlSettings("http://127.0.0.1/"))
needs_chromium = pytest.mark.skipif(bool(REASON), reason=REASON)
pytestmark = pytest.mark.browser
T = TypeVar("T")

SHELL = """<!doctype html><html lang=en><body><div id=root></div><script src=/app.js></script></body></html>"""
APP = """
fetch('/api').then(r => r.json()).then(data => {
  const root = document.getElementById('root');
  root.innerHTML = '<h1>' + data.title + '</h1><p class=secret>secret</p>'
    + '<div style="position:fixed;inset:0">Join our newsletter</div><x-box></x-box>';
  document.head.insertAdjacentHTML('beforeend', '<style>.secret{display:none}</style>');
  customElements.define('x-box', class extends HTMLElement {
    constructor() { super(); this.attachShadow({mode: 'open'}).innerHTML = '<p>Inside a component</p>'; }
  });
  Notification.requestPermission();
});
fetch('http://169.254.169.254/latest').catch(() => 0);
fetch('http://127.0.0.1:9/').catch(() => 0);
new Image().src = 'https://counter.example/pixel.gif';
new WebSocket('ws://127.0.0.1:9/');
"""
ROUTES: dict[str, Route] = {
    "/": reply(SHELL),
    "/app.js": reply(APP, kind="text/javascript"),
    "/api": reply('{"title": "Cups and bowls"}', kind="application/json"),
    "/moved": reply("", "302 Found", headers={"Location": "/"}),
    "/away": reply("", "302 Found", headers={"Location": "http://169.254.169.254/"}),
    "/robots.txt": reply("User-agent: *\nDisallow: /private", kind="text/plain"),
    "/private": reply("<p>private</p>"),
}


def rendered(path: str, then: Callable[[Browser, Server, tuple[Exchange, ...]], Awaitable[T]]) -> T:
    async def run() -> T:
        async with serving(dict(ROUTES)) as server, Browser(CrawlSettings(server.url())) as browser:
            found = await browser.render(server.url(path), picture=True)
            return await then(browser, server, found)

    return asyncio.run(run())


@needs_chromium
def test_a_shell_becomes_a_page_with_a_picture() -> None:
    async def then(browser: Browser, server: Server, found: tuple[Exchange, ...]) -> None:
        document, picture = found
        page = parse_exchange(document)
        texts = [block.text for block in page.blocks]
        assert "Cups and bowls" in texts
        assert "Inside a component" in texts
        assert "secret" not in texts
        assert document.rendered
        assert picture.role is Role.SCREENSHOT
        assert picture.response.body.startswith(b"\x89PNG")
        overlays = [e.attrs for e in page.elements if "data-trustaudit-overlay" in e.attrs]
        assert [o["data-trustaudit-overlay"] for o in overlays] == ["100"]
        assert any("data-trustaudit-asks-push" in e.attrs for e in page.elements if e.tag == "html")

    rendered("/", then)


@needs_chromium
def test_nothing_is_reached_but_through_the_fetcher() -> None:
    async def then(browser: Browser, server: Server, found: tuple[Exchange, ...]) -> None:
        hosts = {e.request.url.split("/")[2] for e in browser.fetcher.exchanges}
        assert hosts == {f"127.0.0.1:{server.port}"}
        assert {"/", "/app.js", "/api"} <= set(server.paths())

    rendered("/", then)


@needs_chromium
def test_redirects_arrive_where_they_lead() -> None:
    async def then(browser: Browser, server: Server, found: tuple[Exchange, ...]) -> None:
        assert found[0].response.url == server.url("/")

    rendered("/moved", then)


@needs_chromium
@pytest.mark.parametrize(("path", "reason"), [("/private", GapReason.ROBOTS), ("/away", GapReason.ERROR)])
def test_what_the_fetcher_refuses_is_refused(path: str, reason: GapReason) -> None:
    async def then(browser: Browser, server: Server, found: tuple[Exchange, ...]) -> None:
        raise AssertionError("it was rendered")

    with pytest.raises(FetchError) as caught:
        rendered(path, then)
    assert caught.value.reason is reason


def test_what_stands_in_the_way_is_said() -> None:
    assert "--browser never" in obstacle(CrawlSettings("http://127.0.0.1/", browser="never"))
