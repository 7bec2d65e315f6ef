"""A visitor of the sample shop, and the shop walked once from its two home pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

import httpx
import pytest

from trustaudit import demo

_ADDRESS = re.compile(r"(?:href|src)=\"([^\"#]*)")


def internal(html: str) -> set[str]:
    """Addresses inside the shop that a page names, without those of other hosts."""
    found = {unescape(address) for address in _ADDRESS.findall(html)}
    return {address for address in found if address.startswith("/")}


def walk(client: httpx.Client) -> dict[str, httpx.Response]:
    """Everything that can be reached by links and pictures from / and /en/."""
    todo, seen = ["/", "/en/"], dict[str, httpx.Response]()
    while todo:
        path = todo.pop()
        if path not in seen:
            answer = seen[path] = client.get(path)
            if answer.headers["content-type"].startswith("text/html"):
                todo += sorted(internal(answer.text) - seen.keys())
    return seen


@pytest.fixture(scope="session")
def good() -> Iterator[demo.Shop]:
    with demo.serve() as shop:
        yield shop


@pytest.fixture(scope="session")
def bad() -> Iterator[demo.Shop]:
    with demo.serve(good=False) as shop:
        yield shop


@pytest.fixture
def visitor() -> Iterator[Callable[[demo.Shop], httpx.Client]]:
    """Opens a shop as a new visitor with a cookie jar of their own."""
    clients: list[httpx.Client] = []

    def visit(shop: demo.Shop) -> httpx.Client:
        clients.append(httpx.Client(base_url=shop.url, follow_redirects=True, trust_env=False))
        return clients[-1]

    yield visit
    for client in clients:
        client.close()


@pytest.fixture(scope="session")
def good_pages(good: demo.Shop) -> dict[str, httpx.Response]:
    with httpx.Client(base_url=good.url, trust_env=False) as client:
        return walk(client)


@pytest.fixture(scope="session")
def bad_pages(bad: demo.Shop) -> dict[str, httpx.Response]:
    with httpx.Client(base_url=bad.url, trust_env=False) as client:
        return walk(client)
