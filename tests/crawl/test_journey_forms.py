"""Which form, button or link puts the product into the cart, and what it sends: by structure first, then by words."""

from __future__ import annotations

import json

import pytest

from tests.crawl.toyshop import html
from trustaudit.crawl.limits import carried
from trustaudit.crawl.plan import Aim, Ask, Context
from trustaudit.crawl.platforms import magento, opencart, shopify, squarespace, woocommerce
from trustaudit.crawl.product_form import Way, add_ways, needs_script
from trustaudit.lexicon import bundled
from trustaudit.page import Page, parse_html

URL = "https://shop.example/products/lamp-7"
CONTEXT = Context("https://shop.example/", bundled(), cookies={"crumb": "abc="})


def page(body: str, head: str = "", lang: str = "en", url: str = URL) -> Page:
    return parse_html(html("Lamp", f"<h1>Lamp</h1>{body}", head, lang), url)


def best(body: str) -> Way:
    ways = add_ways(page(body), CONTEXT)
    assert ways, "no way found"
    return ways[0]


def sent(way: Way) -> list[tuple[str, str]]:
    return list(carried(Ask(Aim.ADD, way.request)))


def form(inner: str, attrs: str = 'action="/a" method="post"') -> str:
    return f'<form {attrs}><input type="hidden" name="product_id" value="7">{inner}</form>'


SEARCH = '<form action="/search"><input name="q"><button>Go</button></form>'
REVIEW = '<form action="/review" method="post"><input type="hidden" name="product_id" value="7"><textarea name="text"></textarea><button>Send review</button></form>'
WISH = '<form action="/wishlist/add" method="post"><input type="hidden" name="product_id" value="7"><button>Add to wishlist</button></form>'


@pytest.mark.parametrize(
    "words",
    ["Add to cart", "Add to bag", "افزودن به سبد خرید", "افزودن به سبد", "خرید", "Añadir al carrito", "أضف إلى السلة",
     "In den Warenkorb", "Ajouter au panier", "Sepete Ekle", "カートに入れる", "Pozovi u korpu"],
)  # fmt: skip
def test_a_button_in_any_language_where_the_form_says_enough(words: str) -> None:
    way = best(SEARCH + REVIEW + WISH + form(f'<input name="quantity" value="1"><button>{words}</button>'))
    assert way.request.url == "https://shop.example/a"
    assert sent(way) == [("product_id", "7"), ("quantity", "1")]


#: what stands in the form -> what is sent besides the product's id
FIELDS: list[tuple[str, list[tuple[str, str]]]] = [
    ('<input name="qty" value="99">', [("qty", "1")]),
    ('<input type="hidden" name="quantity" value="12">', [("quantity", "1")]),
    ('<select name="qty"><option>5</option><option>1</option></select>', [("qty", "1")]),
    ('<input name="quantity[7]" value="1"><input name="quantity[8]" value="1">', [("quantity[7]", "1"), ("quantity[8]", "0")]),
    ('<select name="size"><option value="">Choose an option</option><option value="s">S</option></select>', [("size", "s")]),
    ('<select name="size"><option value="0">--- Please Select ---</option><option value="4">S</option></select>', [("size", "4")]),
    ('<select name="rang"><option value="0">انتخاب کنید</option><option value="2">آبی</option></select>', [("rang", "2")]),
    ('<select name="size"><option value="s" disabled>S</option><option value="m">M</option></select>', [("size", "m")]),
    ('<select name="size"><option value="s">S</option><option value="m" selected>M</option></select>', [("size", "m")]),
    ('<input type="radio" name="c" value="a" disabled><input type="radio" name="c" value="b">', [("c", "b")]),
    ('<input type="radio" name="c" value="a"><input type="radio" name="c" value="b" checked>', [("c", "b")]),
    ('<input type="checkbox" name="gift" value="1" checked>', []),
    ('<input type="checkbox" name="agree" value="1" required>', [("agree", "1")]),
    ('<input type="hidden" name="token" value="t"><input type="hidden" name="email" value="a@mail.example">', [("token", "t")]),
    ('<input name="engraving" value="">', [("engraving", "")]),
    ('<input type="file" name="photo">', []),
    ('<input name="coupon" value="X">', []),
    ('<input name="x" value="1" disabled>', []),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), FIELDS)
def test_what_is_sent(inner: str, expected: list[tuple[str, str]]) -> None:
    assert sent(best(form(inner + "<button>Add to cart</button>")))[1:] == expected


def test_a_pressed_buttons_own_name_is_sent_and_no_others() -> None:
    way = best(
        form('<button name="add" value="7">Add to cart</button><button name="wish" value="1">Add to wish list</button>')
    )
    assert sent(way) == [("product_id", "7"), ("add", "7")]
    way = best(form('<input type="image" name="in" src="/b.png" alt="Add to cart">'))
    assert sent(way)[1:] == [("in.x", "1"), ("in.y", "1")]


def test_a_required_text_cannot_be_filled_in() -> None:
    assert not add_ways(page(form('<input name="engraving" required><button>Add to cart</button>')), CONTEXT)


#: body -> (method, address) of the likeliest way, None for no way at all
EXAMPLES: list[tuple[str, tuple[str, str] | None]] = [
    (SEARCH + REVIEW + WISH, None),
    ('<form action="/cart/add" method="post"><input type="hidden" name="id" value="7"><button>OK</button></form>', ("POST", "/cart/add")),
    (form('<button formaction="/basket/add/7">Add to basket</button>'), ("POST", "/basket/add/7")),
    ('<form action="/cart"><input type="hidden" name="add" value="7"><input type="hidden" name="product_id" value="7"><button>Add to cart</button></form>',
     ("GET", "/cart?add=7&product_id=7")),
    (form('<button type="button" onclick="Cart.post(\'/addproducttocart/details/7/1\', 1)">Add to cart</button>'),
     ("POST", "/addproducttocart/details/7/1")),
    (form('<a class="add-to-cart" href="javascript:void(0)">Add to cart</a>'), ("POST", "/a")),
    ('<div><input name="quantity" value="1"><button data-url="/cart/add/7" data-product-id="7">Add to cart</button></div>', ("POST", "/cart/add/7")),
    ('<form action="/cart.php" method="post" data-cart-item-add><input type="hidden" name="action" value="add"><input type="hidden" name="product_id" value="7"><input name="qty[]" value="1"><input type="submit" value="Add to Cart"></form>', ("POST", "/cart.php")),
    ('<a href="/cart?add-to-cart=7" class="button">Add to cart</a>', ("GET", "/cart?add-to-cart=7")),
    ('<a href="/cart?add-to-cart=7">Add to cart</a>' + form("<button>Add to cart</button>"), ("POST", "/a")),
    ('<form action="https://pay.example/cart/add" method="post"><input name="product_id" value="7" type="hidden"><button>Add to cart</button></form>', None),
    (form('<button>Buy now</button>') + form("<button>Add to cart</button>", 'action="/cart/add" method="post"'), ("POST", "/cart/add")),
    (form('<input name="phone"><input name="fullname"><button>Add to cart</button>'), None),
    ('<a href="/wishlist/add/7">Add to wishlist</a><a href="/compare/add/7">Compare</a>', None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), EXAMPLES)
def test_the_likeliest_way(body: str, expected: tuple[str, str] | None) -> None:
    ways = add_ways(page(body), CONTEXT)
    found = (ways[0].request.method, ways[0].request.url.removeprefix("https://shop.example")) if ways else None
    assert found == expected


def test_a_scripted_button_without_an_address_is_said_to_need_its_script() -> None:
    assert needs_script(page("<button class='btn-add-to-cart'>Buy</button>"), CONTEXT)
    assert not needs_script(page("<button>Close</button>"), CONTEXT)


# -- engines whose way stands in a script ---------------------------------------------------------------------------------


def test_opencart_takes_the_address_of_its_version_from_the_script() -> None:
    for route in ("checkout/cart/add", "checkout/cart|add", "checkout/cart.add&language=fa-ir"):
        body = f"""<div id="product"><input name="quantity" value="2"><input type="hidden" name="product_id" value="7">
        <input type="checkbox" name="option[3][]" value="9"><button id="button-cart">x</button></div>
        <script>$.ajax({{url: 'index.php?route={route}'}})</script>"""
        (way,) = opencart.ways(
            page(body, url="https://shop.example/index.php?route=product/product&product_id=7"), CONTEXT
        )
        assert way.request.url == f"https://shop.example/index.php?route={route}"
        assert dict(sent(way)) | {"language": "", "route": ""} == {
            "quantity": "1", "product_id": "7", "option[3][]": "9", "language": "", "route": ""}  # fmt: skip


VARIATIONS = [
    {"variation_id": 1, "attributes": {"attribute_size": "s"}, "is_in_stock": False},
    {"variation_id": 2, "attributes": {"attribute_size": ""}, "is_in_stock": True},
]


@pytest.mark.parametrize(("listed", "expected"), [(VARIATIONS, "2"), (VARIATIONS[:1], None), (False, "")])
def test_woocommerce_sends_the_first_variation_that_can_be_bought(listed: object, expected: str | None) -> None:
    body = f"""<form class="variations_form cart" method="post" action="" data-product_variations='{json.dumps(listed)}'>
    <select name="attribute_size"><option value="">Choose an option</option><option value="m">M</option></select>
    <input name="quantity" value="1"><button type="submit" class="single_add_to_cart_button" disabled>Add to cart</button>
    <input type="hidden" name="add-to-cart" value="7"><input type="hidden" name="product_id" value="7">
    <input type="hidden" name="variation_id" value=""></form>"""
    ways = woocommerce.ways(page(body), CONTEXT)
    assert [dict(sent(w))["variation_id"] for w in ways] == ([] if expected is None else [expected])
    assert all(dict(sent(w))["attribute_size"] == "m" and dict(sent(w))["add-to-cart"] == "7" for w in ways)


def test_woocommerce_adds_by_address_where_the_button_is_a_script() -> None:
    shown = parse_html('<body class="single-product postid-27"><h1>Lamp</h1><button>Add to cart</button></body>', URL)
    (way,) = woocommerce.ways(shown, CONTEXT)
    assert (way.request.method, way.request.url) == ("GET", URL + "?add-to-cart=27")
    assert not woocommerce.ways(page("<p>No product</p>"), CONTEXT)


def test_magento_chooses_options_that_one_product_has_in_common() -> None:
    config = {"attributes": {"92": {"options": [{"id": "1", "products": []}, {"id": "2", "products": ["10", "11"]}]},
                             "180": {"options": [{"id": "5", "products": ["11"]}]}}}  # fmt: skip
    body = f"""<form id="product_addtocart_form" method="post" action="/checkout/cart/add/product/7/"><input type="hidden"
    name="form_key" value="k"><input type="hidden" name="product" value="7"><select name="super_attribute[92]"><option
    value="">Choose an Option...</option></select><select name="super_attribute[180]" disabled><option value="">Choose an
    Option...</option></select><button type="button" title="Add to Cart">x</button></form>
    <script>var spConfig = new Product.Config({json.dumps(config)});</script>"""
    values = dict(sent(magento.ways(page(body), CONTEXT)[0]))
    assert (values["super_attribute[92]"], values["super_attribute[180]"], values["form_key"]) == ("2", "5", "k")


def test_shopify_adds_a_variant_by_its_own_interface_in_the_right_market() -> None:
    body = """<form action="/en-ca/cart/add" method="post"><input type="hidden" name="id" value="4242"><button name="add">Add
    to cart</button></form>"""
    (way,) = shopify.ways(page(body, url="https://shop.example/en-ca/products/lamp"), CONTEXT)
    assert way.request.url == "https://shop.example/en-ca/cart/add.js"
    assert json.loads(way.request.body) == {"items": [{"id": 4242, "quantity": 1}]}


def test_squarespace_sends_its_crumb_back() -> None:
    item = {"item": {"id": "a" * 24, "variants": [{"sku": "S1", "qtyInStock": 0}, {"sku": "S2", "unlimited": True}]}}
    body = f"<script>Static.SQUARESPACE_CONTEXT = {json.dumps(item)};</script>"
    (way,) = squarespace.ways(page(body), CONTEXT)
    assert way.request.url == "https://shop.example/api/commerce/shopping-cart/entries?crumb=abc%3D"
    assert json.loads(way.request.body)["sku"] == "S2"
    assert not squarespace.ways(page(body), Context("https://shop.example/", bundled()))
