"""Sitemaps: what is read from a file, and which files are fetched."""

from __future__ import annotations

import asyncio
import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.crawl import server as s
from tests.crawl.server import reply, serving
from trustaudit.config import CrawlSettings, Limits
from trustaudit.crawl.fetch import Fetcher
from trustaudit.crawl.sitemap import MAX_FILES, MAX_URLS, Sitemap, parse, rank, sitemap_urls
from trustaudit.model import Role

HERE = "https://shop.example/sitemap.xml"
QUICK = Limits(timeout=2, requests=40, seconds=10)


def of(*urls: str) -> str:
    return "<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>"


EXAMPLES = [
    pytest.param(of("https://shop.example/a", "https://shop.example/b"), ("/a", "/b"), id="plain"),
    pytest.param(of("https://shop.example/?a=1&amp;b=2"), ("/?a=1&b=2",), id="entities"),
    pytest.param(of("https://shop.example/?a=1&b=2"), ("/?a=1&b=2",), id="stray ampersand"),
    pytest.param(of("\n   https://shop.example/a \n"), ("/a",), id="white space"),
    pytest.param(of("<![CDATA[ https://shop.example/a ]]>"), ("/a",), id="CDATA"),
    pytest.param(of("/relative"), ("/relative",), id="relative, though forbidden"),
    pytest.param(of("https://shop.example/تماس"), ("/%D8%AA%D9%85%D8%A7%D8%B3",), id="not encoded"),
    pytest.param(
        of("https://shop.example/a", "mailto:x@shop.example", "https://shop.example/a"), ("/a",), id="odd ones"
    ),
    pytest.param(
        '<sm:urlset xmlns:sm="x"><sm:url><sm:loc>https://shop.example/a</sm:loc></sm:url></sm:urlset>',
        ("/a",),
        id="prefix",
    ),
    pytest.param(
        "<url><loc>https://shop.example/a</loc><image:image><image:loc>https://shop.example/i.jpg</image:loc></image:image>",
        ("/a",),
        id="pictures are not pages",
    ),
    pytest.param(
        "<urlset><url><loc>https://shop.example/a</loc></url><url><loc>https://shop.exa", ("/a", None), id="cut"
    ),
    pytest.param("\n\n<?xml version='1.0'?>" + of("https://shop.example/a"), ("/a",), id="blank lines first"),
    pytest.param("https://shop.example/a\r\nhttps://shop.example/b\n\nnote", ("/a", "/b"), id="text"),
    pytest.param("<html><body>Not found <a href='https://shop.example/a'>a</a></body></html>", (), id="a page"),
    pytest.param("", (), id="empty"),
]


@pytest.mark.parametrize(("text", "paths"), EXAMPLES)
@pytest.mark.parametrize("packed", [False, True])
def test_files(text: str, paths: tuple[str | None, ...], packed: bool) -> None:
    data = gzip.compress(text.encode()) if packed else text.encode()
    found = parse(data, HERE).urls
    assert len(found) == len(paths)
    assert all(path is None or url == f"https://shop.example{path}" for url, path in zip(found, paths, strict=True))


def test_index_lists_children_not_pages() -> None:
    text = "<sitemapindex><sitemap><loc>https://shop.example/page-sitemap.xml</loc></sitemap></sitemapindex>"
    assert parse(text.encode("utf-16"), HERE) == Sitemap(children=("https://shop.example/page-sitemap.xml",))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<loc>" * 1_000_000, id="openings"),
        pytest.param(b"<loc" + b" " * 5_000_000, id="blanks"),
        pytest.param(b"<" + b"a" * 5_000_000, id="one name"),
        pytest.param(b"<loc>" + b"a" * 5_000_000, id="one address"),
        pytest.param(gzip.compress(b"<loc>" * 20_000_000, 1), id="bomb"),
        pytest.param(b'<!DOCTYPE x [<!ENTITY a "lol">' + b"<!ENTITY b '&a;&a;'>" * 200_000 + b"]>", id="entities"),
        pytest.param(b"\x1f\x8bnot gzip at all", id="no gzip"),
    ],
)
def test_hostile_files_are_read_quickly(data: bytes) -> None:
    start = time.process_time()
    assert len(parse(data, HERE).urls) <= 1
    assert time.process_time() - start < 1.5


def test_no_more_addresses_than_the_cap() -> None:
    many = "".join(f"<loc>https://shop.example/{n}</loc>" for n in range(MAX_URLS * 2))
    assert len(parse(many.encode(), HERE).urls) == MAX_URLS


@given(st.binary(max_size=200))
def test_nothing_breaks_it(data: bytes) -> None:
    parse(data, HERE)
    parse(b"<urlset><loc>" + data, HERE)


def test_pages_rank_before_products_before_the_rest() -> None:
    names = [
        "post-sitemap.xml", "page-sitemap.xml", "product_cat-sitemap.xml", "product-sitemap1.xml", "image-sitemap.xml",
        "wp-sitemap-posts-page-1.xml", "wp-sitemap-posts-product-1.xml", "wp-sitemap-posts-post-1.xml",
        "sitemap_pages_1.xml",
        "sitemap_products_1.xml?from=1&to=2", "sitemap_blogs_1.xml", "sitemap-3.xml", "sitemap.xml?page=2",
    ]  # fmt: skip
    assert [rank(f"https://shop.example/{name}") for name in names] == [2, 0, 2, 1, 3, 0, 1, 2, 0, 1, 2, 1, 1]


async def _sitemaps(routes: dict[str, s.Route]) -> tuple[list[str], list[str]]:
    async with serving(routes) as server, Fetcher(CrawlSettings(shop=server.url(), limits=QUICK)) as fetcher:
        for path, route in routes.items():
            if isinstance(route, bytes):
                body = route.partition(b"\r\n\r\n")[2].replace(b"SHOP", server.url("").encode())
                server.routes[path] = reply(body)
        found = await sitemap_urls(fetcher, server.url())
        assert {e.role for e in fetcher.exchanges} <= {Role.ROBOTS, Role.SITEMAP}
        return [url.removeprefix(server.url("")) for url in found], server.paths()


def test_listed_index_is_walked_pages_first() -> None:
    index = "".join(
        f"<sitemap><loc>SHOP/{name}.xml</loc></sitemap>"
        for name in ("image", "product1", "product2", "product3", "category", "page")
    )
    found, paths = asyncio.run(
        _sitemaps(
            {
                "/robots.txt": reply("Sitemap: SHOP/index.xml"),
                "/index.xml": reply(f"<sitemapindex>{index}</sitemapindex>"),
                "/page.xml": reply(of("SHOP/about")),
                "/product1.xml": reply(gzip.compress(of("/p/1").encode())),
                "/product2.xml": reply("broken"),
                "/category.xml": reply(of("SHOP/c")),
            }
        )
    )
    assert found == ["/about", "/p/1", "/c"]
    assert paths[1:3] == ["/index.xml", "/page.xml"]
    assert len(paths) - 1 <= MAX_FILES
    assert "/product3.xml" not in paths


def test_usual_places_are_tried_when_none_is_listed() -> None:
    found, paths = asyncio.run(_sitemaps({"/sitemap_index.xml": reply(of("SHOP/a"))}))
    assert (found, paths) == (["/a"], ["/robots.txt", "/sitemap.xml", "/sitemap_index.xml"])
    found, paths = asyncio.run(_sitemaps({"/sitemap.xml": reply(of("SHOP/a"))}))
    assert (found, paths) == (["/a"], ["/robots.txt", "/sitemap.xml"])


def test_no_sitemap_and_no_shop_are_no_errors() -> None:
    found, _ = asyncio.run(_sitemaps({"/sitemap.xml": s.hang_up}))
    assert found == []

    async def closed() -> tuple[str, ...]:
        async with serving({}) as server:
            shop = server.url()
        async with Fetcher(CrawlSettings(shop=shop, limits=QUICK)) as fetcher:
            return await sitemap_urls(fetcher, shop)

    assert asyncio.run(closed()) == ()


def test_index_that_lists_itself_ends() -> None:
    found, paths = asyncio.run(
        _sitemaps(
            {"/sitemap.xml": reply("<sitemapindex><loc>SHOP/sitemap.xml</loc><loc>SHOP/b.xml</loc></sitemapindex>")}
        )
    )
    assert found == []
    assert paths.count("/sitemap.xml") == 1
