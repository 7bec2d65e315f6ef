"""The fetcher against a server that can say anything."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from dataclasses import replace

import pytest

from tests.crawl import server as s
from tests.crawl.server import Server, redirect, reply, serving
from trustaudit import __version__
from trustaudit.config import CrawlSettings, Limits
from trustaudit.crawl.fetch import Fetcher, FetchError
from trustaudit.model import Exchange, GapReason, PageKind, Request, Role, header

QUICK = Limits(timeout=0.5, page_bytes=20_000, redirects=5, requests=20, seconds=10)


def settings(shop: str, limits: Limits = QUICK, **more: object) -> CrawlSettings:
    return CrawlSettings(shop=shop, limits=limits, **more)  # type: ignore[arg-type]


async def visit(routes: dict[str, s.Route], path: str = "/", limits: Limits = QUICK) -> tuple[Exchange, Server]:
    async with serving(routes) as server, Fetcher(settings(server.url(), limits)) as fetcher:
        return await fetcher.get(server.url(path)), server


async def failing(routes: dict[str, s.Route], limits: Limits = QUICK) -> FetchError:
    async with serving(routes) as server, Fetcher(settings(server.url(), limits)) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(server.url())
        assert caught.value.url.startswith("http")
        return caught.value


def test_page_comes_back_as_sent_and_is_recorded() -> None:
    async def run() -> None:
        page = reply("سلام", headers={"X-Shop": "1"})
        async with serving({"/": page}) as server, Fetcher(settings(server.url())) as fetcher:
            got = await fetcher.get(server.url("/?q=ی#part"), kinds=(PageKind.HOME,), why="start", referer=server.url())
            assert got.response.status == 200
            assert got.response.body.decode() == "سلام"
            assert got.request.url == got.response.url == server.url("/?q=%DB%8C")
            assert (got.role, got.kinds, got.why) == (Role.PAGE, (PageKind.HOME,), "start")
            assert header(got.response.headers, "x-shop") == "1"
            assert header(got.request.headers, "referer") == server.url()
            assert [e.role for e in fetcher.exchanges] == [Role.ROBOTS, Role.PAGE]
            assert fetcher.requests_made == 2 == len(server.calls)
            agent = server.calls[-1].headers["user-agent"]
            assert agent.startswith(f"trustaudit/{__version__} (+https://")
            assert server.calls[-1].headers["accept-language"] == "fa,en;q=0.8"

    asyncio.run(run())


@pytest.mark.parametrize(
    ("country", "shop", "expected"),
    [
        ("", "http://shop.example", "fa,en;q=0.8"),
        ("es", "http://shop.example", "es,en;q=0.8"),
        ("", "http://tienda.es", "es,en;q=0.8"),
        ("", "http://shop.de", "de,en;q=0.8"),
        ("gb", "http://shop.de", "en"),
    ],
)
def test_language_is_that_of_the_shops_country(country: str, shop: str, expected: str) -> None:
    from trustaudit.crawl.languages import accept_language

    assert accept_language(country, shop.partition("//")[2]) == expected


@pytest.mark.parametrize(
    ("routes", "reason", "detail"),
    [
        ({"/": s.endless}, GapReason.ERROR, "endless body, over 80000 bytes"),
        ({"/": s.drip}, GapReason.TIMEOUT, "timeout: 0.5 s"),
        ({"/": s.silence}, GapReason.TIMEOUT, "timeout: 0.5 s"),
        ({"/": s.hang_up}, GapReason.ERROR, "connection reset"),
        ({"/": redirect("/")}, GapReason.ERROR, "redirect loop"),
        ({"/": redirect("/a"), "/a": redirect("/b"), "/b": redirect("/a")}, GapReason.ERROR, "redirect loop"),
        ({"/": redirect("http://169.254.169.254/latest")}, GapReason.ERROR, "address not allowed: 169.254.169.254:80"),
        ({"/": redirect("//127.0.0.1:1/")}, GapReason.ERROR, "address not allowed: 127.0.0.1:1"),
        ({"/": redirect("http://localhost:22/")}, GapReason.ERROR, "address not allowed: localhost:22"),
        ({"/": redirect("ftp://shop.example/")}, GapReason.ERROR, "redirect to ftp:"),
        ({"/": redirect("mailto:a@shop.example")}, GapReason.ERROR, "redirect to mailto:"),
        ({"/": redirect("javascript:alert(1)")}, GapReason.ERROR, "redirect to javascript:"),
        ({"/": redirect("http://[oops/")}, GapReason.ERROR, "redirect to invalid address"),
        ({"/": b"Http/1.1: 403 Session Expired\r\n\r\n"}, GapReason.ERROR, "malformed answer"),
        ({"/": b"SSH-2.0-OpenSSH_9\r\n\r\n"}, GapReason.ERROR, "malformed answer"),
        ({"/": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000}, GapReason.ERROR, "malformed answer"),
        (
            {"/": reply(gzip.compress(b"0" * 9_000_000), headers={"Content-Encoding": "gzip"})},
            GapReason.ERROR,
            "decompression bomb",
        ),
        (
            {"/": reply(gzip.compress(gzip.compress(b"0" * 9_000_000)), headers={"Content-Encoding": "gzip, gzip"})},
            GapReason.ERROR,
            "decompression bomb",
        ),
        ({"/": reply(b"plain text", headers={"Content-Encoding": "gzip"})}, GapReason.ERROR, "broken gzip body"),
        ({"/": reply(b"\x0b\x02", headers={"Content-Encoding": "br"})}, GapReason.ERROR, "content-encoding br"),
        ({"/robots.txt": reply("User-agent: *\nDisallow: /")}, GapReason.ROBOTS, "disallowed by robots.txt"),
        ({"/robots.txt": reply("", "503 Sorry")}, GapReason.ROBOTS, "robots.txt: 503"),
        ({"/robots.txt": s.silence}, GapReason.ROBOTS, "robots.txt: timeout: 0.5 s"),
        ({"/robots.txt": b"HELLO\r\n\r\n"}, GapReason.ROBOTS, "robots.txt: malformed answer"),
    ],
)
def test_what_gives_no_usable_answer_is_one_clear_error(
    routes: dict[str, s.Route], reason: GapReason, detail: str
) -> None:
    error = asyncio.run(failing(routes, replace(QUICK, retries=0)))
    assert error.reason is reason
    assert error.detail.startswith(detail)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    "url", ["", "shop", "ftp://shop.example", "http://", "http://[::1", "http://a:99999/", "ht!tp:/x"]
)
def test_text_that_is_no_address_is_refused_at_once(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher(settings(url))
    assert caught.value.reason is GapReason.ERROR


def test_refused_connection_and_unknown_host_are_unreachable() -> None:
    async def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    async def run() -> None:
        async with serving({}) as server:
            closed = server.url()
        async with Fetcher(settings(closed)) as fetcher:
            with pytest.raises(FetchError, match="connection refused") as caught:
                await fetcher.get(closed)
            assert caught.value.is_unreachable
            assert caught.value.url == closed  # the page that was asked for, not its robots.txt
        async with Fetcher(settings("http://shop.example"), resolve=nowhere) as fetcher:
            with pytest.raises(FetchError, match="unknown host") as caught:
                await fetcher.get("http://shop.example/")
            assert caught.value.is_unreachable
            assert caught.value.reason is GapReason.ERROR

    asyncio.run(run())


@pytest.mark.parametrize(
    ("answer", "body", "truncated"),
    [
        pytest.param(reply(b"x" * 50_000), b"x" * 20_000, True, id="big page with a length"),
        pytest.param(reply(b"x" * 20_000), b"x" * 20_000, False, id="exactly the limit"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
            b"7530\r\n" + b"x" * 30_000 + b"\r\n0\r\n\r\n",
            b"x" * 20_000,
            True,
            id="big page without a length that does end",
        ),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", b"", False, id="empty"),
        pytest.param(b"HTTP/1.1 204 No Content\r\n\r\n", b"", False, id="no content"),
        pytest.param(reply("سلام".encode("cp1256"), kind="text/html"), "سلام".encode("cp1256"), False, id="cp1256"),
        pytest.param(
            reply(gzip.compress("سلام".encode()), headers={"Content-Encoding": "gzip"}),
            "سلام".encode(),
            False,
            id="gzip",
        ),
        pytest.param(
            reply(gzip.compress(b"a") + gzip.compress(b"b"), headers={"Content-Encoding": "x-gzip"}),
            b"ab",
            False,
            id="two",
        ),
        pytest.param(
            reply(gzip.compress(b"a") + b"\0\0junk", headers={"Content-Encoding": "gzip"}), b"a", False, id="gzip+junk"
        ),
        pytest.param(
            reply(gzip.compress(b"ab" * 500, mtime=0)[:-9], headers={"Content-Encoding": "gzip"}),
            b"ab" * 500,
            True,
            id="cut",
        ),
        pytest.param(reply(zlib.compress(b"z"), headers={"Content-Encoding": "deflate"}), b"z", False, id="deflate"),
        pytest.param(
            reply(zlib.compress(b"z" * 99)[2:-4], headers={"Content-Encoding": "deflate"}),
            b"z" * 99,
            False,
            id="raw deflate",
        ),
        pytest.param(reply(b"\0" * 90_000, kind="image/png"), b"\0" * 20_000, True, id="picture"),
        pytest.param(reply("<h1>No</h1>", "403 Forbidden"), b"<h1>No</h1>", False, id="a refusal is an answer"),
    ],
)
def test_bodies(answer: bytes, body: bytes, truncated: bool) -> None:
    got, _ = asyncio.run(visit({"/": answer}))
    assert (got.response.body, got.response.truncated) == (body, truncated)


def test_page_of_50_megabytes_is_cut_without_being_downloaded() -> None:
    sent = 0

    async def huge(call: s.Call, writer: s.Writer) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 50000000\r\n\r\n")
        for _ in range(50):
            writer.write(b"x" * 1_000_000)
            await writer.drain()
            sent += 1_000_000

    got, _ = asyncio.run(visit({"/": huge}))
    assert got.response.truncated
    assert sent < 25_000_000


def test_what_came_before_a_lost_connection_is_kept() -> None:
    async def half(call: s.Call, writer: s.Writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999\r\n\r\n<h1>half</h1>")
        await writer.drain()
        writer.close()

    got, _ = asyncio.run(visit({"/": half}))
    assert got.response.body == b"<h1>half</h1>"
    assert got.response.truncated


def test_every_hop_is_recorded_and_the_last_page_returned() -> None:
    async def run() -> None:
        routes: dict[str, s.Route] = {
            "/": redirect("/fa", "301 Moved"),
            "/fa": redirect("صفحه?x=1#top"),
            "/%D8%B5%D9%81%D8%AD%D9%87": reply("ok"),
        }
        async with serving(routes) as server, Fetcher(settings(server.url())) as fetcher:
            got = await fetcher.get(server.url(), kinds=(PageKind.HOME,))
            assert got.response.url == server.url("/%D8%B5%D9%81%D8%AD%D9%87?x=1")
            hops = [e for e in fetcher.exchanges if e.role is Role.REDIRECT]
            assert [(e.response.status, e.kinds) for e in hops] == [(301, ()), (302, ())]

    asyncio.run(run())


def test_page_that_sets_a_cookie_and_sends_back_to_itself_is_no_loop() -> None:
    async def cookie_wall(call: s.Call, writer: s.Writer) -> None:
        writer.write(reply("in") if "seen=1" in call.headers.get("cookie", "") else redirect("/", Set_Cookie="seen=1"))

    got, _ = asyncio.run(visit({"/": cookie_wall}))
    assert got.response.body == b"in"


def test_redirects_that_always_change_end_too() -> None:
    async def further(call: s.Call, writer: s.Writer) -> None:
        writer.write(redirect(f"/?n={len(call.target)}{call.target[-9:]}x"))

    error = asyncio.run(failing({"/": further}))
    assert error.detail == "more than 5 redirects"


def test_redirect_into_what_robots_forbid_stops_there() -> None:
    routes: dict[str, s.Route] = {
        "/robots.txt": reply("User-agent: *\nDisallow: /private"),
        "/": redirect("/private/x"),
        "/private/x": reply("secret"),
    }

    async def run() -> None:
        async with serving(routes) as server, Fetcher(settings(server.url())) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(server.url())
            assert caught.value.reason is GapReason.ROBOTS
            assert caught.value.url == server.url("/private/x")
            assert "/private/x" not in server.paths()
        async with (
            serving(routes) as server,
            Fetcher(settings(server.url(), ignore_robots=True)) as fetcher,
        ):
            assert (await fetcher.get(server.url())).response.body == b"secret"
            assert "/robots.txt" not in server.paths()

    asyncio.run(run())


def test_robots_txt_is_fetched_once_even_by_parallel_visitors() -> None:
    async def run() -> None:
        async with serving({"/": reply("ok")}) as server, Fetcher(settings(server.url())) as fetcher:
            await asyncio.gather(*(fetcher.get(server.url(f"/?{n}")) for n in range(5)))
            assert server.paths().count("/robots.txt") == 1

    asyncio.run(run())


def test_robots_that_redirect_for_ever_count_as_none() -> None:
    got, _ = asyncio.run(visit({"/robots.txt": redirect("/robots.txt"), "/": reply("ok")}))
    assert got.response.body == b"ok"


def test_retry_waits_as_asked_and_keeps_what_was_tried() -> None:
    async def run() -> None:
        busy = reply("busy", "429 Too Many Requests", headers={"Retry-After": "1"})
        async with serving({"/": [busy, reply("ok")]}) as server, Fetcher(settings(server.url())) as fetcher:
            got = await fetcher.get(server.url(), why="start")
            assert got.response.body == b"ok"
            first, second = (call.at for call in server.calls if call.target == "/")
            assert 0.95 <= second - first < 3
            tried = [e for e in fetcher.exchanges if e.role is Role.DISCARDED]
            assert [(e.response.status, e.why) for e in tried] == [(429, "start (429, tried again)")]

    asyncio.run(run())


def test_retry_after_that_is_too_long_is_answered_by_leaving() -> None:
    busy = reply("busy", "503 Busy", headers={"Retry-After": "3600"})
    got, server = asyncio.run(visit({"/": busy}))
    assert got.response.status == 503
    assert server.paths().count("/") == 1


def test_lost_connection_is_tried_again_for_a_get_only() -> None:
    async def run() -> None:
        lost = [True, True]

        async def flaky(call: s.Call, writer: s.Writer) -> None:
            if lost.pop():
                lost.append(False)
                writer.transport.abort()
            else:
                lost.append(False)
                writer.write(reply("ok"))

        async with serving({"/": flaky, "/post": s.hang_up}) as server, Fetcher(settings(server.url())) as fetcher:
            assert (await fetcher.get(server.url())).response.body == b"ok"
            with pytest.raises(FetchError, match="connection reset"):
                await fetcher.send(Request(server.url("/post"), "POST", body=b"a=1"))
            assert server.paths().count("/post") == 1
            busy = Request(server.url("/busy"), "POST", body=b"a=1")
            server.routes["/busy"] = reply("busy", "503 Busy")
            assert (await fetcher.send(busy)).response.status == 503
            assert server.paths().count("/busy") == 1

    asyncio.run(run())


def test_budget_of_requests_and_of_seconds() -> None:
    async def run() -> None:
        async with serving({"/": reply("ok"), "/slow": s.silence}) as server:
            async with Fetcher(settings(server.url(), replace(QUICK, requests=2))) as fetcher:
                await fetcher.get(server.url())
                with pytest.raises(FetchError) as caught:
                    await fetcher.get(server.url())
                assert (caught.value.reason, caught.value.detail) == (GapReason.BUDGET, "budget: 2 requests")
                assert fetcher.requests_made == 2
            async with Fetcher(settings(server.url(), replace(QUICK, seconds=0.3, timeout=5))) as fetcher:
                for path in ("/slow", "/"):
                    with pytest.raises(FetchError) as caught:
                        await fetcher.get(server.url(path))
                    assert (caught.value.reason, caught.value.detail) == (GapReason.BUDGET, "budget: 0.3 s")
                assert fetcher.seconds_left == 0

    asyncio.run(run())


def test_no_more_requests_at_a_time_than_allowed() -> None:
    async def slow(call: s.Call, writer: s.Writer) -> None:
        await asyncio.sleep(0.05)
        writer.write(reply("ok"))

    async def run() -> None:
        limits = replace(QUICK, parallel=2)
        async with serving({"/": slow}) as server, Fetcher(settings(server.url(), limits)) as fetcher:
            await asyncio.gather(*(fetcher.get(server.url(f"/?{n}")) for n in range(6)))
            assert server.open_most == 2

    asyncio.run(run())


def test_progress_names_each_request_before_it_goes_out() -> None:
    async def run() -> None:
        seen: list[tuple[str, int]] = []

        async with serving({"/": reply("ok")}) as server:
            async with Fetcher(settings(server.url()), lambda url, count: seen.append((url, count))) as fetcher:
                await fetcher.get(server.url())
            assert seen == [(server.url("/robots.txt"), 1), (server.url(), 2)]

    asyncio.run(run())


def test_recorded_exchange_takes_a_new_label() -> None:
    async def run() -> None:
        async with serving({"/": reply("ok")}) as server, Fetcher(settings(server.url())) as fetcher:
            first, second = [await fetcher.get(server.url()) for _ in range(2)]
            assert first == second  # equal, and yet only the one that is meant changes
            noted = fetcher.note(second, role=Role.DISCARDED)
            again = fetcher.note(noted, kinds=(PageKind.FAQ,))
            assert again.role is Role.DISCARDED
            assert fetcher.exchanges[1:] == (first, again)

    asyncio.run(run())


def test_interrupted_crawl_keeps_what_it_has() -> None:
    async def run() -> None:
        async with (
            serving({"/": reply("ok"), "/slow": s.silence}) as server,
            Fetcher(settings(server.url())) as fetcher,
        ):
            await fetcher.get(server.url())
            task = asyncio.create_task(fetcher.get(server.url("/slow")))
            await asyncio.sleep(0.05)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert [e.role for e in fetcher.exchanges] == [Role.ROBOTS, Role.PAGE]

    asyncio.run(run())
