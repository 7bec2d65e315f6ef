"""What a shop's session needs: cookies, forms, redirects after a form, and TLS."""

from __future__ import annotations

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from tests.crawl import server as s
from tests.crawl.server import redirect, reply, serving
from trustaudit.config import CrawlSettings, Limits
from trustaudit.crawl.fetch import Fetcher, FetchError
from trustaudit.model import GapReason, Request, Role

QUICK = Limits(timeout=2, page_bytes=20_000, redirects=5, requests=20, seconds=10)


async def echo(call: s.Call, writer: s.Writer) -> None:
    """Say what arrived."""
    told = (
        f"{call.method} {call.headers.get('content-type', '-')} {call.headers.get('cookie', '-')} {call.body.decode()}"
    )
    writer.write(reply(told))


@pytest.mark.parametrize(
    ("set_cookie", "back"),
    [
        ("basket=7; Path=/", "basket=7"),
        ("basket=7; Path=/; Secure; HttpOnly; SameSite=Lax", "basket=7"),  # as a browser does on localhost
        ("basket=7; Path=/elsewhere", "-"),
        ("basket=7; Domain=other.example", "-"),
        ("basket=7; Max-Age=0", "-"),
        ('x="quoted value"', 'x="quoted value"'),
        ("سبد=۷", "سبد=۷"),
    ],
)
def test_cookies_come_back_as_a_browser_sends_them(set_cookie: str, back: str) -> None:
    async def run() -> None:
        async def setting(call: s.Call, writer: s.Writer) -> None:
            writer.write(f"HTTP/1.1 200 OK\r\nSet-Cookie: {set_cookie}\r\nContent-Length: 0\r\n\r\n".encode())

        async def cookie(call: s.Call, writer: s.Writer) -> None:
            writer.write(reply(call.headers.get("cookie", "-").encode("latin-1")))

        routes: dict[str, s.Route] = {"/set": setting, "/": cookie}
        for host in ("127.0.0.1", "localhost"):
            async with serving(routes) as server:
                shop = server.url(host=host)
                async with Fetcher(CrawlSettings(shop=shop, limits=QUICK)) as fetcher:
                    await fetcher.get(server.url("/set", host))
                    assert (await fetcher.get(shop)).response.body.decode() == back
                    fetcher.clear_cookies()
                    assert (await fetcher.get(shop)).response.body == b"-"
                    assert fetcher.cookies == ()

    asyncio.run(run())


def test_cookie_names_are_told_sorted() -> None:
    async def run() -> None:
        answer = b"HTTP/1.1 200 OK\r\nSet-Cookie: zenid=1\r\nSet-Cookie: OCSESSID=2\r\nContent-Length: 0\r\n\r\n"
        async with serving({"/": answer}) as server, Fetcher(CrawlSettings(shop=server.url(), limits=QUICK)) as fetcher:
            await fetcher.get(server.url())
            assert fetcher.cookies == ("OCSESSID", "zenid")

    asyncio.run(run())


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("302 Found", "GET - -"),
        ("303 See Other", "GET - -"),
        ("307 Temporary", "POST application/x-www-form-urlencoded - id=1"),
        ("308 Permanent", "POST application/x-www-form-urlencoded - id=1"),
    ],
)
def test_redirect_after_a_form(status: str, told: str) -> None:
    async def run() -> None:
        routes: dict[str, s.Route] = {"/add": redirect("/cart", status), "/cart": echo}
        async with serving(routes) as server, Fetcher(CrawlSettings(shop=server.url(), limits=QUICK)) as fetcher:
            form = (("Content-Type", "application/x-www-form-urlencoded"), ("Accept-Language", "en"))
            got = await fetcher.send(Request(server.url("/add"), "POST", form, b"id=1"), Role.STEP, "add")
            assert got.response.body.decode().strip() == told
            posted = next(call for call in server.calls if call.target == "/add")
            assert (posted.method, posted.body, posted.headers["accept-language"]) == ("POST", b"id=1", "en")
            hop = fetcher.exchanges[-2]
            assert (hop.role, hop.request.method, hop.request.body) == (Role.REDIRECT, "POST", b"id=1")

    asyncio.run(run())


def test_form_is_not_repeated_to_another_origin() -> None:
    async def run() -> None:
        routes: dict[str, s.Route] = {"/add": redirect("http://other.example/add", "307 Temporary")}
        async with serving(routes) as server, Fetcher(CrawlSettings(shop=server.url(), limits=QUICK)) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.send(Request(server.url("/add"), "POST", body=b"id=1"))
            assert caught.value.detail == "redirect of a POST to another origin"

    asyncio.run(run())


def test_caller_may_object_to_a_redirect() -> None:
    async def run() -> None:
        routes: dict[str, s.Route] = {"/add": redirect("/checkout/pay"), "/checkout/pay": reply("paid")}
        async with serving(routes) as server, Fetcher(CrawlSettings(shop=server.url(), limits=QUICK)) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(server.url("/add"), refuse=lambda url: "pays" if "/pay" in url else "")
            assert (caught.value.detail, caught.value.url) == ("pays", server.url("/add"))
            assert "/checkout/pay" not in server.paths()
            assert fetcher.exchanges[-1].role is Role.REDIRECT

    asyncio.run(run())


def test_header_that_would_split_the_request_is_refused() -> None:
    async def run() -> None:
        async with (
            serving({"/": reply("ok")}) as server,
            Fetcher(CrawlSettings(shop=server.url(), limits=QUICK)) as fetcher,
        ):
            with pytest.raises(FetchError, match="malformed"):
                await fetcher.get(server.url(), referer="http://x/\r\nX-Evil: 1")
            assert all("x-evil" not in call.headers for call in server.calls)

    asyncio.run(run())


def test_login_in_the_address_is_sent_with_every_request_and_never_recorded() -> None:
    async def guarded(call: s.Call, writer: s.Writer) -> None:
        writer.write(reply(call.headers.get("authorization", "-")))

    async def run() -> None:
        async with serving({"/": guarded, "/b": guarded}) as server:
            shop = server.url(host="owner:p%40ss@127.0.0.1")
            async with Fetcher(CrawlSettings(shop=shop, limits=QUICK)) as fetcher:
                for url in (shop, server.url("/b")):
                    got = await fetcher.get(url)
                    assert got.response.body == b"Basic b3duZXI6cEBzcw=="  # owner:p@ss
                recorded = repr([(e.request, e.response.url, e.why) for e in fetcher.exchanges])
                assert not any(secret in recorded for secret in ("uthorization", "ss@", "p%40ss", "b3duZXI6"))
                assert all(call.headers["authorization"] for call in server.calls)

    asyncio.run(run())


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA(organization_name="Shop Test Authority")


def _client(authority: trustme.CA) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=authority.cert_pem.bytes().decode())


def _server(cert: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    cert.configure_cert(context)
    return context


def test_certificate_facts_are_read(authority: trustme.CA) -> None:
    async def run() -> None:
        end = datetime.now(UTC).replace(microsecond=0) + timedelta(days=40)
        cert = authority.issue_cert("127.0.0.1", organization_name="Shop Ltd", not_after=end)
        async with (
            serving({"/": reply("ok")}, _server(cert)) as server,
            Fetcher(CrawlSettings(shop=server.url(), limits=QUICK), tls=_client(authority)) as fetcher,
        ):
            await fetcher.get(server.url())
            facts = dict(fetcher.tls)
            assert facts["not_after"] == end.strftime("%Y-%m-%dT%H:%M:%SZ")
            assert facts["issuer"] == "Shop Test Authority"
            assert facts["subject"] == "Shop Ltd"

    asyncio.run(run())


def test_self_signed_certificate_is_named(authority: trustme.CA, tmp_path: Path) -> None:
    async def run() -> None:
        own = trustme.CA()
        pem = tmp_path / "own.pem"
        pem.write_bytes(own.private_key_pem.bytes() + own.cert_pem.bytes())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        async with (
            serving({"/": reply("ok")}, context) as server,
            Fetcher(CrawlSettings(shop=server.url(), limits=QUICK), tls=_client(authority)) as fetcher,
        ):
            with pytest.raises(FetchError, match="tls: self-signed certificate"):
                await fetcher.get(server.url())

    asyncio.run(run())


def _expired(authority: trustme.CA) -> trustme.LeafCert:
    past = datetime.now(UTC) - timedelta(days=1)
    return authority.issue_cert("127.0.0.1", not_before=past - timedelta(days=9), not_after=past)


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda ca: ca.issue_cert("elsewhere.example"), "IP address mismatch"),
        (_expired, "certificate has expired"),
        (lambda ca: trustme.CA().issue_cert("127.0.0.1"), "unable to get local issuer certificate"),
    ],
    ids=["wrong host", "expired", "unknown authority"],
)
def test_bad_certificate_is_named(authority: trustme.CA, make: object, fault: str) -> None:
    async def run() -> None:
        cert = make(authority)  # type: ignore[operator]
        async with (
            serving({"/": reply("ok")}, _server(cert)) as server,
            Fetcher(CrawlSettings(shop=server.url(), limits=QUICK), tls=_client(authority)) as fetcher,
        ):
            with pytest.raises(FetchError) as caught:
                await fetcher.get(server.url())
            assert caught.value.reason is GapReason.ERROR
            assert caught.value.detail.startswith("tls: ")
            assert fault in caught.value.detail
            assert caught.value.is_unreachable
            assert fault in dict(fetcher.tls)["fault"]
            assert server.calls == []

    asyncio.run(run())


def test_tls_spoken_to_a_plain_server_is_named() -> None:
    async def run() -> None:
        async with serving({"/": reply("ok")}) as server:
            shop = server.url().replace("http:", "https:")
            async with Fetcher(CrawlSettings(shop=shop, limits=QUICK)) as fetcher:
                with pytest.raises(FetchError) as caught:
                    await fetcher.get(shop)
                assert caught.value.detail.startswith("tls: ")

    asyncio.run(run())
