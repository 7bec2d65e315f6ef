"""The client-rendered variant: nothing in the served page, all of it in the tree that its script asks for."""

from __future__ import annotations

import re

import httpx
import pytest
from lxml import html

from trustaudit import demo


def text_of(node: object) -> str:
    if isinstance(node, str):
        return node
    assert isinstance(node, list)
    tag, _, children = node
    return "" if tag in ("head", "script") else " ".join(map(text_of, children))


@pytest.mark.parametrize("path", ["/", "/contact", "/en/returns", "/product/copper-tray", "/nothing"])
def test_the_shell_is_empty_and_the_tree_holds_the_page(path: str, good: demo.Shop) -> None:
    with (
        demo.serve(script=True) as shop,
        httpx.Client(base_url=shop.url, trust_env=False) as client,
        httpx.Client(base_url=good.url, trust_env=False) as plain_client,
    ):
        shell, plain = client.get(path), plain_client.get(path)
        assert shell.status_code == plain.status_code
        assert html.fromstring(shell.text).xpath("string(//body)").split() == []
        assert len(shell.text) < 1000
        answer = client.get("/api/page", params={"path": path}).json()
        tree = html.fromstring(plain.text)
        for dead in tree.xpath("//head|//script"):
            dead.drop_tree()
        words = " ".join(text_of(node) for node in answer["tree"] if not isinstance(node, str))
        assert re.sub(r"\s", "", words) == re.sub(r"\s", "", tree.text_content())
        assert answer["status"] == plain.status_code


def test_the_cart_works_without_the_pages() -> None:
    def data(path: str) -> str:
        return client.get("/api/page", params={"path": path}).text

    with (
        demo.serve(script=True) as shop,
        httpx.Client(base_url=shop.url, trust_env=False, follow_redirects=True) as client,
    ):
        client.get("/en/product/copper-tray")
        token = re.search(r'"csrf", "value": "(\w+)"', data("/en/product/copper-tray"))
        assert token
        assert "Engraved copper tray" not in data("/en/cart")
        client.post("/en/cart/add", data={"csrf": token[1], "product": "copper-tray", "quantity": "1"})
        assert "Engraved copper tray" in data("/en/cart")
        assert shop.orders == []
