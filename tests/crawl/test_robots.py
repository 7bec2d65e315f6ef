"""robots.txt as RFC 9309 reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustaudit.crawl.robots import parse, read
from trustaudit.model import Response

SHOP = "https://shop.example"

EXAMPLES = [
    ("", "/x", True),
    ("User-agent: *\nDisallow: /", "/", False),
    ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ("User-agent: *\nDisallow:", "/x", True),
    ("User-agent: Googlebot\nDisallow: /", "/x", True),
    ("User-agent: *\nDisallow: /\n\nUser-agent: trustaudit\nAllow: /", "/x", True),
    ("User-agent: *\nAllow: /\n\nUser-agent: TrustAudit\nDisallow: /cart", "/cart/add", False),
    ("User-agent: audit\nDisallow: /", "/x", True),  # part of a name is not the name
    ("User-agent: *\nDisallow: /cart\nAllow: /cart/help", "/cart/help", True),  # the longest match wins
    ("User-agent: *\nDisallow: /*?*sort=", "/list?page=2&sort=price", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
    ("User-agent: *\nDisallow: /سبد", "/%D8%B3%D8%A8%D8%AF/1", False),
    ("\ufeffUser-agent: *\r\nDisallow: /a", "/a", False),
    ("<!doctype html><title>Shop</title>", "/x", True),
]


@pytest.mark.parametrize(("text", "path", "allowed"), EXAMPLES)
def test_rules(text: str, path: str, allowed: bool) -> None:
    response = Response(f"{SHOP}/robots.txt", 200, (), text.encode())
    assert read(response).allows(SHOP + path) is allowed


@pytest.mark.parametrize(
    ("status", "allowed", "refusal"),
    [
        (404, True, ""),
        (403, True, ""),
        (429, True, ""),
        (500, False, "robots.txt: 500"),
        (503, False, "robots.txt: 503"),
    ],
)
def test_status_of_the_file_itself(status: int, allowed: bool, refusal: str) -> None:
    rules = read(Response(f"{SHOP}/robots.txt", status, (), b"User-agent: *\nDisallow: /"))
    assert (rules.allows(f"{SHOP}/x"), rules.refusal) == (allowed, refusal)


def test_sitemaps_and_delay_are_told() -> None:
    rules = parse(
        "User-agent: *\nCrawl-delay: 7.5\nSitemap: /a.xml\nSitemap: https://cdn.example/b.xml\nSitemap: /a.xml"
    )
    assert rules.sitemaps == ("/a.xml", "https://cdn.example/b.xml")
    assert rules.delay == 7.5
    assert parse("User-agent: *\nCrawl-delay: soon").delay is None


@given(st.binary(max_size=300))
def test_no_file_breaks_it(data: bytes) -> None:
    assert isinstance(read(Response(f"{SHOP}/robots.txt", 200, (), data)).allows(f"{SHOP}/x"), bool)
