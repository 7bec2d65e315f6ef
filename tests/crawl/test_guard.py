"""The address guard: what it lets through, in every spelling, and that no name can change its mind."""

from __future__ import annotations

import asyncio
import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.crawl.server import redirect, reply, serving
from trustaudit.config import CrawlSettings, Limits
from trustaudit.crawl.fetch import Fetcher, FetchError
from trustaudit.crawl.guard import AddressRefusedError, Guard, UnknownHostError, is_loopback, is_public, literal

QUICK = Limits(timeout=2, requests=20, seconds=5)

REFUSED = [
    "127.0.0.1", "127.1", "127.0.0.1.", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0",
    "0.0.0.0",
    "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "169.254.169.254", "2852039166",
    "0xa9fea9fe", "100.100.100.200", "168.63.129.16", "192.0.0.192", "224.0.0.1", "255.255.255.255", "240.0.0.1",
    "198.18.0.1", "192.0.2.1", "::1", "[::1]", "::", "0:0:0:0:0:0:0:1", "fe80::1", "fe80::1%eth0", "fc00::1",
    "fd00:ec2::254", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "::127.0.0.1",
    "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1", "2001:db8::1",
    "localhost", "LOCALHOST", "localhost.", "shop.localhost",
]  # fmt: skip


@pytest.mark.parametrize("host", REFUSED)
def test_addresses_inside_are_refused_in_every_spelling(host: str) -> None:
    guard = Guard("https://shop.example/")
    with pytest.raises(AddressRefusedError):
        guard.check(host, 80)


@pytest.mark.parametrize(
    "host", ["8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "shop.example", "localhost.example"]
)
def test_addresses_outside_pass(host: str) -> None:
    Guard("https://shop.example/").check(host, 443)


@pytest.mark.parametrize("host", ["169.254.169.254", "0xa9fea9fe", "169.254.1.1", "0.0.0.0", "224.0.0.1"])
def test_what_can_be_no_shop_is_refused_as_a_shop(host: str) -> None:
    with pytest.raises(AddressRefusedError):
        Guard(f"http://{host}/").check(host, 80)


@given(st.ip_addresses())
def test_nothing_the_standard_library_calls_private_is_public(address: ipaddress.IPv4Address) -> None:
    inside = address.is_private or address.is_loopback or address.is_link_local or address.is_multicast
    assert not (inside and is_public(address))
    if isinstance(address, ipaddress.IPv4Address):
        for spelling in (str(address), str(int(address)), hex(int(address)), f"::ffff:{address}"):
            again = literal(spelling)
            assert again is not None
            assert is_public(again) == is_public(address)


@given(st.text())
def test_any_text_is_a_host_name_or_an_address(text: str) -> None:
    assert isinstance(is_loopback(text), bool)


@pytest.mark.parametrize(
    ("shop", "host", "port", "allowed"),
    [
        ("http://localhost:3000", "localhost", 3000, True),
        ("http://localhost:3000", "LocalHost.", 3000, True),
        ("http://localhost:3000", "localhost", 3001, False),
        ("http://localhost:3000", "127.0.0.1", 3000, False),
        ("http://127.0.0.1:8000", "127.0.0.1", 8000, True),
        ("http://127.0.0.1:8000", "127.1", 8000, True),
        ("http://127.0.0.1:8000", "127.0.0.2", 8000, False),
        ("http://127.0.0.1:8000", "169.254.169.254", 8000, False),
        ("http://[::1]:8000", "::1", 8000, True),
        ("http://192.168.1.5", "192.168.1.5", 443, True),  # a staging shop may send its visitors to https
        ("http://192.168.1.5", "192.168.1.5", 8080, False),
    ],
)
def test_private_shop_is_allowed_as_asked_and_nothing_beside_it(shop: str, host: str, port: int, allowed: bool) -> None:
    guard = Guard(shop)
    if allowed:
        guard.check(host, port)
    else:
        with pytest.raises(AddressRefusedError):
            guard.check(host, port)


def _resolver(table: dict[str, list[list[str]]]):  # type: ignore[no-untyped-def]
    async def resolve(host: str, port: int) -> list[str]:
        answers = table.get(host)
        if not answers:
            raise OSError("no such name")
        return answers.pop(0) if len(answers) > 1 else answers[0]

    return resolve


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        pytest.param([["93.184.216.34"]], ["93.184.216.34"], id="public"),
        pytest.param([["93.184.216.34", "10.0.0.1"]], ["93.184.216.34"], id="mixed: only the public one is dialled"),
        pytest.param([["10.0.0.7"]], ["10.0.0.7"], id="staging name, asked for"),
        pytest.param([["100.64.0.7", "fd00::7"]], ["100.64.0.7", "fd00::7"], id="staging name in a private network"),
        pytest.param([["169.254.169.254"]], None, id="a name for the metadata service"),
        pytest.param([["0.0.0.0"]], None, id="a name for nowhere"),
        pytest.param([["::ffff:169.254.169.254"]], None, id="the same in v6"),
        pytest.param([[]], None, id="nothing"),
    ],
)
def test_name_of_the_shop_is_judged_by_what_it_resolves_to(answers: list[list[str]], outcome: list[str] | None) -> None:
    guard = Guard("http://shop.example", _resolver({"shop.example": answers}))
    if outcome is None:
        with pytest.raises(AddressRefusedError):
            asyncio.run(guard.addresses("shop.example", 80))
    else:
        assert asyncio.run(guard.addresses("shop.example", 80)) == outcome


def test_name_that_is_not_the_shops_never_leads_inside() -> None:
    guard = Guard("http://127.0.0.1:80", _resolver({"evil.example": [["127.0.0.1"]]}))
    with pytest.raises(AddressRefusedError, match=r"evil\.example is 127\.0\.0\.1"):
        asyncio.run(guard.addresses("evil.example", 80))
    with pytest.raises(UnknownHostError):
        asyncio.run(guard.addresses("nowhere.example", 80))


def test_rebinding_a_public_shop_to_this_machine_is_refused() -> None:
    resolve = _resolver({"shop.example": [["93.184.216.34"], ["127.0.0.1"]]})
    guard = Guard("http://shop.example", resolve)
    assert asyncio.run(guard.addresses("shop.example", 80)) == ["93.184.216.34"]
    with pytest.raises(AddressRefusedError):
        asyncio.run(guard.addresses("shop.example", 80))


def test_connection_goes_to_the_checked_address_with_the_name_in_the_host_header() -> None:
    async def run() -> None:
        async with serving({"/": reply("ok")}) as server:
            shop = server.url(host="staging.example")
            resolve = _resolver({"staging.example": [["127.0.0.1"]]})
            async with Fetcher(CrawlSettings(shop=shop, limits=QUICK), resolve=resolve) as fetcher:
                assert (await fetcher.get(shop)).response.body == b"ok"
                assert server.calls[-1].headers["host"] == f"staging.example:{server.port}"

    asyncio.run(run())


def test_second_address_is_tried_when_the_first_one_refuses() -> None:
    async def run() -> None:
        async with serving({"/": reply("ok")}) as server:
            shop = server.url(host="staging.example")
            resolve = _resolver({"staging.example": [["127.0.0.9", "127.0.0.1"]]})
            async with Fetcher(CrawlSettings(shop=shop, limits=QUICK), resolve=resolve) as fetcher:
                assert (await fetcher.get(shop)).response.body == b"ok"

    asyncio.run(run())


def test_redirect_to_a_name_that_leads_inside_is_refused_when_dialled() -> None:
    async def run() -> None:
        async with serving({}) as inner, serving({"/": redirect(inner.url("/admin", "evil.example"))}) as server:
            shop = server.url(host="staging.example")
            resolve = _resolver({"staging.example": [["127.0.0.1"]], "evil.example": [["127.0.0.1"]]})
            async with Fetcher(CrawlSettings(shop=shop, limits=QUICK), resolve=resolve) as fetcher:
                with pytest.raises(FetchError, match="address not allowed: evil"):
                    await fetcher.get(shop)
                assert inner.calls == []

    asyncio.run(run())
