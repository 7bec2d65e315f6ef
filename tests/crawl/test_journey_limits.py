"""The limits as a table: what a walk may send, and what it is refused whatever a plan says about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustaudit.crawl.limits import MAX_ADDS, MAX_REQUESTS, Ledger, may_follow, refusal
from trustaudit.crawl.names import forbidden_word, is_checkout, is_personal, is_quantity
from trustaudit.crawl.plan import Aim, Ask, get, post, post_json

SHOP = "https://shop.example"
ONE = "id=1&quantity=1"


def ask(aim: Aim, path: str, body: str = "", page: str = "/p") -> Ask:
    url = path if "://" in path else SHOP + path
    if not body:
        return Ask(aim, get(url, SHOP + page))
    return Ask(aim, post(url, [tuple(p.partition("=")[::2]) for p in body.split("&")], SHOP + page))  # type: ignore[misc]


ALLOWED = [
    # Adds, as engines want them.
    (Aim.ADD, "/basket/add/1/", ONE),
    (Aim.ADD, "/checkout/cart/add/uenc/aHR0/product/1/", ONE),
    (Aim.ADD, "/index.php?route=checkout/cart/add", ONE),
    (Aim.ADD, "/index.php?route=checkout/cart.add&language=en-gb", ONE),
    (Aim.ADD, "/index.php?main_page=product_info&products_id=1&action=add_product", ONE),
    (Aim.ADD, "/index.php?rt=checkout/cart", ONE),
    (Aim.ADD, "/orders/populate", ONE),
    (Aim.ADD, "/addproducttocart/details/18/1", ONE),
    (Aim.ADD, "/cart?add-to-cart=27", ""),
    (Aim.ADD, "/p", ONE),
    # The ways to cart and checkout are plain GETs.
    (Aim.CART, "/cart?action=show", ""),
    (Aim.CART, "/index.php?route=checkout/cart", ""),
    (Aim.DATA, "/wp-json/wc/store/v1/cart", ""),
    (Aim.CHECKOUT, "/checkout/onepage/", ""),
    (Aim.CHECKOUT, "/index.php?main_page=checkout_shipping", ""),
    (Aim.CHECKOUT, "/تسویه-حساب/", ""),
    (Aim.CHECKOUT, "/login?returnUrl=%2Fcheckout", ""),
    # A price of sending for a place.
    (Aim.ESTIMATE, "/checkout/cart/estimatePost/", "country_id=AT&region_id=&estimate_postcode=1010"),
    (Aim.ESTIMATE, "/index.php?route=extension/total/shipping/quote", "country_id=14&zone_id=1&postcode=1010"),
    (Aim.ESTIMATE, "/cart/shipping_rates.json?shipping_address[zip]=1010&shipping_address[country]=Austria", ""),
    (Aim.ESTIMATE, "/cart/", "calc_shipping_country=IR&calc_shipping_city=تهران&calc_shipping=1"),
]
REFUSED = [
    (Aim.ADD, "/checkout", ONE),
    (Aim.ADD, "/checkout/place-order", ONE),
    (Aim.ADD, "/order/new", ONE),
    (Aim.ADD, "/orders", ONE),
    (Aim.ADD, "/buy-now", ONE),
    (Aim.ADD, "/cart/oneclick", ONE),
    (Aim.ADD, "/login", ONE),
    (Aim.ADD, "/newsletter/subscribe", "id=1"),
    (Aim.ADD, "/cart/coupon", "id=1"),
    (Aim.ADD, "/wishlist/add", ONE),
    (Aim.ADD, "https://other.example/cart/add", ONE),
    (Aim.ADD, "http://shop.example:8080/cart/add", ONE),
    (Aim.ADD, "/cart", "id=1&quantity=99"),
    (Aim.ADD, "/cart", "id=1&quantity=1&quantity=1"),
    (Aim.ADD, "/cart?id=1&qty=2", ""),
    (Aim.ADD, "/cart", "id=1&qty=۲"),
    (Aim.ADD, "/cart", "id=1&email="),
    (Aim.ADD, "/cart", "id=1&note=me@mail.example"),
    (Aim.ADD, "/cart", "id=1&billing[first_name]=A"),
    (Aim.ADD, "/cart", "id=1&customerPhone=1"),
    (Aim.ADD, "/cart", "id=1&password=x"),
    (Aim.ADD, "/cart", "id=1&coupon_code=x"),
    (Aim.ADD, "/cart", "id=1&buy_now=1"),
    (Aim.ADD, "/cart", "id=1&action=Buy now"),
    (Aim.CART, "/cart", "id=1"),
    (Aim.CART, "/cart?remove_item=k", ""),
    (Aim.CART, "/cart?add-to-cart=1", ""),
    (Aim.CHECKOUT, "/checkout", "email=a"),
    (Aim.CHECKOUT, "/checkout/confirm", ""),
    (Aim.CHECKOUT, "/checkout?place_order=1", ""),
    (Aim.CHECKOUT, "/place-order", ""),
    (Aim.CHECKOUT, "/logout", ""),
    (Aim.CHECKOUT, "/cart/42:1", ""),
    (Aim.CHECKOUT, "javascript://x", ""),
    (Aim.ESTIMATE, "/cart/estimate", "country=AT&email=a@b.example"),
    (Aim.ESTIMATE, "/cart/estimate", "country=AT&address=Street 1"),
    (Aim.ESTIMATE, "/checkout", "country=AT"),
    (Aim.EMPTY, "/cart/remove/1", ""),  # nothing was added
]


@pytest.mark.parametrize(("aim", "path", "body"), ALLOWED)
def test_allowed(aim: Aim, path: str, body: str) -> None:
    assert refusal(ask(aim, path, body), SHOP, Ledger()) == ""


@pytest.mark.parametrize(("aim", "path", "body"), REFUSED)
def test_refused(aim: Aim, path: str, body: str) -> None:
    assert refusal(ask(aim, path, body), SHOP, Ledger())


def test_a_json_body_is_read_like_a_form() -> None:
    for document in ({"quantity": 2}, {"items": [{"id": 1, "quantity": 1}, {"id": 2, "quantity": 1}]},
                     {"customer": {"email": "a"}}, ["me@mail.example"]):  # fmt: skip
        assert refusal(Ask(Aim.ADD, post_json(SHOP + "/cart/add.js", document)), SHOP, Ledger()), document
    assert not refusal(
        Ask(Aim.ADD, post_json(SHOP + "/cart/add.js", {"items": [{"id": 4, "quantity": 1}]})), SHOP, Ledger()
    )


def test_the_words_of_a_products_own_address_say_nothing_about_its_form() -> None:
    own = "/product/gift-card/"
    assert not refusal(ask(Aim.ADD, own, ONE, own), SHOP, Ledger())
    assert refusal(ask(Aim.ADD, own, ONE, "/other"), SHOP, Ledger())


def test_amounts_run_out() -> None:
    add, cart, out = ask(Aim.ADD, "/cart/add", ONE), ask(Aim.CART, "/cart"), ask(Aim.EMPTY, "/cart/remove/1")
    assert refusal(add, SHOP, Ledger(adds=MAX_ADDS))
    assert refusal(add, SHOP, Ledger(adds=1, filled=True))
    assert refusal(ask(Aim.ESTIMATE, "/cart/estimate", "zip=1"), SHOP, Ledger(estimates=2))
    assert refusal(cart, SHOP, Ledger(MAX_REQUESTS, started=True))
    # The last two requests are kept for taking the item out again.
    nearly = Ledger(MAX_REQUESTS - 2, adds=1, started=True)
    assert refusal(cart, SHOP, nearly)
    assert not refusal(out, SHOP, nearly)


@pytest.mark.parametrize(
    ("target", "status", "followed"),
    [
        ("/cart", 302, True),
        ("/product/lamp/", 303, True),
        ("/login?next=/checkout", 302, True),
        ("/logout", 302, False),
        ("/order/confirm", 302, False),
        ("/cart?add-to-cart=9", 302, False),
        ("https://other.example/", 302, False),
        ("/basket/add/1/", 307, True),
        ("/order/place", 307, False),
        ("/checkout", 308, False),
    ],
)
def test_redirects(target: str, status: int, followed: bool) -> None:
    url = target if "://" in target else SHOP + target
    assert (may_follow(url, ask(Aim.ADD, "/basket/add/1", ONE), SHOP, status) == "") is followed


def test_a_plan_can_forbid_a_redirect_that_would_be_harmless_elsewhere() -> None:
    add = Ask(Aim.ADD, post(SHOP + "/p", [("id", "1")]), stop_at=("/checkout",))
    assert may_follow(SHOP + "/checkout/", add, SHOP)


ASKS_WHO = """email customer[e-mail] firstName first_name billing_phone PASSWORD street card_number voucher nachname
موبایل ایمیل""".split()
ASKS_NOBODY = """product_id option[225] shipping_address[zip] attribute_pa_color form_key csrfmiddlewaretoken region_id
id_customization rang name""".split()


@pytest.mark.parametrize("name", ASKS_WHO)
def test_names_that_ask_who(name: str) -> None:
    assert is_personal(name)


@pytest.mark.parametrize("name", ASKS_NOBODY)
def test_names_that_do_not(name: str) -> None:
    assert not is_personal(name)


@pytest.mark.parametrize(
    "name", ["qty", "quantity[3]", "form-0-quantity", "cart_quantity[]", "itemquantity18", "تعداد"]
)
def test_names_that_ask_how_many(name: str) -> None:
    assert is_quantity(name)


def test_titles_in_addresses_say_nothing() -> None:
    assert not forbidden_word("https://shop.example/p/the-complete-review-of-my-account-book")
    assert is_checkout("https://shop.example/checkout/payment")
    assert not is_checkout("https://shop.example/checkout/cart/")


@given(st.text(max_size=60), st.dictionaries(st.text(max_size=10), st.text(max_size=10), max_size=3))
def test_any_address_and_body_gets_an_answer(path: str, fields: dict[str, str]) -> None:
    for aim in Aim:
        asked = Ask(aim, post(SHOP + "/" + path, fields.items(), SHOP))
        assert isinstance(refusal(asked, SHOP, Ledger()), str)
