"""The fixture itself: the engine sells to guests and counts its orders, so that an audit that ordered would show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from .oscar import HOW, LANGUAGES, MISSING, LiveShop, running

pytestmark = pytest.mark.live


@pytest.fixture(params=LANGUAGES)
def bookshop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LiveShop]:
    """A shop of this file's own, since it places an order."""
    if MISSING:
        pytest.skip(HOW)
    with running(request.param, tmp_path) as shop:
        yield shop


@pytest.fixture
def client(bookshop: LiveShop) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=bookshop.url, follow_redirects=True, trust_env=False, timeout=30) as opened:
        yield opened


def submit(client: httpx.Client, page: httpx.Response, path: str, /, **fields: str) -> httpx.Response:
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
    assert token, page.url
    return client.post(path, data={"csrfmiddlewaretoken": token[1], **fields}, headers={"Referer": str(page.url)})


def test_a_guest_reaches_the_checkout_and_an_order_would_be_counted(bookshop: LiveShop, client: httpx.Client) -> None:
    contact = client.get("/contact/").text
    assert ("۰۷۱-۳۰۹۱۵۲۶۴" if bookshop.lang == "fa" else "020 7946 0184") in contact
    assert f'lang="{bookshop.lang}"' in contact
    listing = client.get("/catalogue/").text
    link = re.search(r'href="(/catalogue/[^"/]+_\d+/)"', listing)
    assert link
    product = client.get(link[1])
    form = re.search(r'action="(/basket/add/\d+/)"', product.text)
    assert form
    submit(client, product, form[1], quantity="1")
    basket = client.get("/basket/").text
    assert ("580,000" if bookshop.lang == "fa" else "£4.95") in basket
    gateway = client.get("/checkout/")
    assert 'name="username"' in gateway.text
    assert bookshop.count("order_order") == 0
    address = submit(client, gateway, "/checkout/", username="guest@shopper.example", options="anonymous")
    country = "IR" if bookshop.lang == "fa" else "GB"
    methods = submit(
        client,
        address,
        "/checkout/shipping-address/",
        first_name="Ann",
        last_name="Example",
        line1="1 Example Row",
        line4="Example",
        postcode="71368-93415" if country == "IR" else "SE1 2XX",
        country=country,
    )
    submit(client, methods, "/checkout/shipping-method/", method_code="post" if country == "IR" else "standard")
    preview = client.get("/checkout/preview/")
    submit(client, preview, "/checkout/preview/", action="place_order")
    assert bookshop.count("order_order") == 1
