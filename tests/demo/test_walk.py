"""A shopper's walk through the sample shop: cookies, tokens, cart, checkout, and what the shop refuses."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx
import pytest

from trustaudit import demo

Visit = Callable[[demo.Shop], httpx.Client]

BUYER = {
    "name": "Parisa Example",
    "phone": "0904 555 0147",
    "city": "Yazd",
    "address": "12 Example Alley",
    "shipping": "post",
    "payment": "cod",
    "terms": "yes",
}


def token(page: httpx.Response) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', page.text)
    assert found, page.url
    return found[1]


def add(client: httpx.Client, slug: str, root: str = "", quantity: int = 1) -> httpx.Response:
    page = client.get(f"{root}/product/{slug}")
    form = {"csrf": token(page), "product": slug, "quantity": str(quantity)}
    return client.post(f"{root}/cart/add", data=form)


@pytest.mark.parametrize(
    ("root", "title", "shipping", "total"),
    [
        ("", "کاسهٔ سفالی فیروزه‌ای", "۶۵٬۰۰۰ تومان", "۱٬۳۰۵٬۰۰۰ تومان"),
        ("/en", "Turquoise pottery bowl", "65,000 Toman", "1,305,000 Toman"),
    ],
)
def test_from_the_home_page_to_a_placed_order(root: str, title: str, shipping: str, total: str, visitor: Visit) -> None:
    with demo.serve() as shop:
        client = visitor(shop)
        assert "session" in client.get(f"{root}/").cookies
        cart = add(client, "turquoise-bowl", root, quantity=2)
        assert str(cart.url) == f"{shop.url}{root}/cart"
        assert all(text in cart.text for text in (title, shipping, total))
        checkout = client.get(f"{root}/checkout")
        assert all(f'name="{field}"' in checkout.text for field in BUYER)
        assert total in checkout.text
        assert shop.orders == []
        thanks = client.post(f"{root}/checkout", data={"csrf": token(checkout), **BUYER})
        assert urlsplit(str(thanks.url)).path == f"{root}/order/1"
        assert shop.orders == [{**BUYER, "lines": {"turquoise-bowl": 2}}]
        assert title not in client.get(f"{root}/cart").text


def test_shipping_is_free_above_the_threshold(good: demo.Shop, visitor: Visit) -> None:
    cart = add(visitor(good), "copper-tray", "/en").text
    assert "Free" in cart
    assert cart.count("2,750,000 Toman") == 3  # the line, the subtotal and the total


@pytest.mark.parametrize("wrong", ["", "0" * 32, "توکن"])
def test_a_form_without_its_token_changes_nothing(wrong: str, good: demo.Shop, visitor: Visit) -> None:
    client = visitor(good)
    client.get("/")
    answer = client.post("/cart/add", data={"csrf": wrong, "product": "turquoise-bowl", "quantity": "1"})
    assert answer.status_code == 403
    assert "کاسه" not in client.get("/cart").text


def test_a_token_counts_for_its_own_visitor_only(good: demo.Shop, visitor: Visit) -> None:
    mine, other = visitor(good), visitor(good)
    stolen = token(mine.get("/product/turquoise-bowl"))
    other.get("/")
    assert other.post("/cart/add", data={"csrf": stolen, "product": "turquoise-bowl"}).status_code == 403


def test_visitors_have_carts_of_their_own(good: demo.Shop, visitor: Visit) -> None:
    mine, other = visitor(good), visitor(good)
    add(mine, "turquoise-bowl")
    assert "کاسهٔ سفالی" in mine.get("/cart").text
    assert "سبد خرید شما خالی است" in other.get("/cart").text


def test_quantity_stays_within_the_stock_and_the_line_can_be_removed(good: demo.Shop, visitor: Visit) -> None:
    client = visitor(good)
    cart = add(client, "copper-tray", "/en", quantity=50)
    assert 'name="quantity" value="3"' in cart.text
    empty = client.post("/en/cart/remove", data={"csrf": token(cart), "product": "copper-tray"})
    assert "Your cart is empty" in empty.text


def test_what_is_sold_out_cannot_be_bought(good: demo.Shop, visitor: Visit) -> None:
    client = visitor(good)
    assert "/cart/add" not in client.get("/product/wool-shawl").text
    form = {"csrf": token(client.get("/contact")), "product": "wool-shawl", "quantity": "1"}
    assert "سبد خرید شما خالی است" in client.post("/cart/add", data=form).text


def test_an_incomplete_checkout_places_no_order(visitor: Visit) -> None:
    with demo.serve() as shop:
        client = visitor(shop)
        csrf = token(add(client, "turquoise-bowl"))
        for missing in ("name", "phone", "city", "address", "terms"):
            client.post("/checkout", data={"csrf": csrf, **BUYER, missing: ""})
        assert shop.orders == []


def test_the_untrustworthy_shop_wants_an_account_and_takes_no_order(bad: demo.Shop, visitor: Visit) -> None:
    client = visitor(bad)
    cart = add(client, "vip-tablecloth")
    assert "۶۵٬۰۰۰" not in cart.text
    login = client.get("/checkout")
    assert urlsplit(str(login.url)).path == "/account/login"
    client.post("/checkout", data={"csrf": token(login), **BUYER})
    assert bad.orders == []


@pytest.mark.parametrize(
    "path", ["/nothing", "/en/nothing", "/product/none", "/order/1", "/static/../site.py", "/static/no.css"]
)
def test_what_is_not_there_is_404(path: str, good: demo.Shop, bad: demo.Shop, visitor: Visit) -> None:
    assert visitor(good).get(path).status_code == 404
    assert visitor(bad).get(path).status_code == 404


def test_head_is_get_without_the_body(good: demo.Shop, visitor: Visit) -> None:
    client = visitor(good)
    get, head = client.get("/shipping"), client.head("/shipping")
    assert head.content == b""
    assert head.headers["content-length"] == str(len(get.content))


def test_headers_protect_the_pages_and_keep_the_seal_working(good: demo.Shop, visitor: Visit) -> None:
    headers = visitor(good).get("/").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "HttpOnly" in headers["set-cookie"]


def test_an_endless_form_is_refused(good: demo.Shop, visitor: Visit) -> None:
    assert visitor(good).post("/contact", data={"message": "x" * 100_000}).status_code == 413


def test_requests_are_recorded_and_the_port_is_free_again(visitor: Visit) -> None:
    with demo.serve() as shop:
        visitor(shop).get("/en/faq?x=1")
        port = urlsplit(shop.url).port
    assert shop.requests == [("GET", "/en/faq?x=1")]
    assert port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)
