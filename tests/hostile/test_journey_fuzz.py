"""Pages nobody meant to be read: whatever they hold, reading them for the journey ends with an answer."""

from __future__ import annotations

import json
from html import escape
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustaudit.crawl.cart import cart_addresses, checkout_addresses, holds, titles
from trustaudit.crawl.checkout import arrival
from trustaudit.crawl.emptying import removals
from trustaudit.crawl.estimate import estimates
from trustaudit.crawl.limits import Ledger, may_follow, refusal
from trustaudit.crawl.plan import Aim, Ask, Context, get, post
from trustaudit.crawl.platforms.adapters import ADAPTERS
from trustaudit.crawl.platforms.detect import detect
from trustaudit.crawl.product_form import add_ways, needs_script
from trustaudit.crawl.walker import is_sold_out
from trustaudit.lexicon import bundled
from trustaudit.page import Page, parse_html
from trustaudit.page.cart_rows import read_page

SHOP = "https://shop.example"
CONTEXT = Context(SHOP, bundled(), cookies={"crumb": "c"})

ADDRESSES = [
    "http://[", "http://[::1", "https://shop.example:99999/cart", "https://shop.example:bad/checkout", "//", "///cart", "?", "#",
    "http:///cart/add", "https://shop.example\\@evil.example/", "javascript:location='http://['", "%zz%", "/cart?%ff=%",
    "/\u202ecart", "https://shop.example/" + "a/" * 300, "data:text/html,x", "http://shop.example@evil.example/checkout", "\x00",
    "mailto:a@b.example", "/checkout?" + "x=1&" * 300, "https://xn--/", "//[cart", "http://shop.example:/cart",
]  # fmt: skip
TEXTS = [
    "Add to cart",
    "Checkout",
    "Cart",
    "افزودن به سبد خرید",
    "Remove",
    "",
    "\u200f\u200f",
    "$" * 50,
    "1" * 400,
    "$1,,,2",
    "۹" * 30,
]


def read_all(page: Page) -> None:
    ways = list(add_ways(page, CONTEXT))
    for adapter in ADAPTERS.values():
        ways += adapter.ways(page, CONTEXT)
    asks = [Ask(Aim.ADD, way.request) for way in ways]
    asks += [Ask(Aim.EMPTY, request) for request in removals(page, CONTEXT)]
    asks += [Ask(Aim.ESTIMATE, found.request) for found in estimates(page, CONTEXT)]
    asks += [Ask(Aim.CART, get(url)) for url in cart_addresses(page, CONTEXT)]
    asks += [Ask(Aim.CHECKOUT, get(url)) for url in checkout_addresses(page, CONTEXT)]
    for ask in asks:
        refusal(ask, SHOP, Ledger(adds=1))
    holds(page, titles(page), page.url, CONTEXT)
    arrival(page, SHOP + "/cart", titles(page), page.url, CONTEXT)
    needs_script(page, CONTEXT)
    is_sold_out(page, CONTEXT)
    read_page(page, bundled())
    detect(page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_that_are_none(address: str) -> None:
    shown = escape(address)
    read_all(parse_html(f"""<h1>Lamp</h1><a href="{shown}" class="cart">Cart</a><a href="{shown}" class="remove">Remove</a>
    <a href="{shown}" class="checkout">Checkout</a><form action="{shown}" method="post"><input name="product_id" value="1"
    type="hidden"><input name="quantity" value="1"><button formaction="{shown}">Add to cart</button></form>
    <form action="{shown}"><input name="qty" value="1"><select name="country"><option>Austria</option></select><button
    onclick="location='{shown}'">Checkout</button></form><button data-url="/cart{shown}" class="add-to-cart">Add to cart
    </button><form class="variations_form" data-product_variations="{shown}"></form>""", SHOP + "/lamp"))  # fmt: skip
    for aim in Aim:
        refusal(Ask(aim, get(address)), SHOP, Ledger())
        refusal(Ask(aim, post(address, [("a", address)], address)), SHOP, Ledger())
    may_follow(address, Ask(Aim.ADD, get(SHOP + "/cart/add")), SHOP)


tags = st.sampled_from(
    ["form", "a", "button", "input", "select", "option", "table", "tr", "td", "h1", "div", "script", "li", "label"]
)
attributes = st.dictionaries(
    st.sampled_from(["href", "action", "name", "value", "class", "id", "type", "onclick", "method", "data-url", "formaction", "for"]),
    st.sampled_from([*ADDRESSES[:9], *TEXTS[:5], "post", "quantity", "product_id", "email", "checkbox", "hidden", "radio", "submit",
                     "shipping_method", "payment_method", "country", "cart[1][qty]", "remove", "button-cart", "form-product"]),
    max_size=4)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(tags, attributes, st.sampled_from(TEXTS)), max_size=14))
def test_any_soup(soup: list[tuple[str, dict[str, str], str]]) -> None:
    pieces = []
    for tag, attrs, text in soup:
        written = " ".join(f'{name}="{escape(value)}"' for name, value in attrs.items())
        pieces.append(f"<{tag} {written}>{escape(text)}")
    html = "".join(pieces)
    read_all(parse_html(html, SHOP + "/lamp"))


keys = st.sampled_from(["attributes", "options", "products", "id", "variants", "sku", "item", "structuredContent", "variation_id",
                        "is_in_stock", "payment_methods", "totals", "shipping_rates", "items", "title", "cod"])  # fmt: skip
data = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=10,
)


@settings(max_examples=100, deadline=None)
@given(data)
def test_data_of_any_shape_in_the_places_that_adapters_read(document: object) -> None:
    written = json.dumps(document)
    read_all(parse_html(f"""<h1>Lamp</h1><meta name="csrf-token" content="t"><form class="variations_form" method="post"
    data-product_variations='{escape(json.dumps([document]))}'><button name="add-to-cart" value="1">Add to cart</button></form>
    <div data-item-id="{"a" * 24}" data-variants='{escape(written)}'></div><form action="/cart/add"><input name="id" value="9">
    </form><script>new Product.Config({{"attributes": {{"1": {written}}}}}); ctx = {{"item": {written}}}</script>
    <script>x = decodeURIComponent('{quote('"payment_methods" "body":' + written + '"paymentMethodData":' + written)}')</script>
    """, SHOP + "/lamp"))  # fmt: skip
