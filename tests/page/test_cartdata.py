"""What carts and checkouts say, read from rows and statements; above all no price of sending that nobody named."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustaudit.lexicon import bundled
from trustaudit.model import Exchange, Request, Response, Role
from trustaudit.page import parse_html
from trustaudit.page.amounts import Money, amounts, money, number
from trustaudit.page.cart_json import read_json
from trustaudit.page.cart_rows import read_page, row_kind
from trustaudit.page.cartdata import CartFacts, read_exchange


def read(body: str, lang: str = "en") -> CartFacts:
    return read_page(parse_html(f"<html lang='{lang}'><body><main>{body}</main></body></html>"), bundled())


# -- amounts ------------------------------------------------------------------------------------------------------------

AMOUNTS = [
    ("$8.00", Money(8.0, "USD")), ("£4.95", Money(4.95, "GBP")), ("1.234,50 €", Money(1234.5, "EUR")),
    ("€ 1 234,50", Money(1234.5, "EUR")), ("1,234.50 USD", Money(1234.5, "USD")), ("CHF 12.90", Money(12.9, "CHF")),
    ("1'234.50 CHF", Money(1234.5, "CHF")), ("۱۲۵٬۰۰۰ تومان", Money(125_000.0, "IRT")), ("1,250,000 ریال", Money(1_250_000.0, "IRR")),
    ("125 هزار تومان", Money(125_000.0, "IRT")), ("٩٩٫٥٠ ر.س", Money(99.5, "SAR")), ("1.299,90 TL", Money(1299.9, "TRY")),
    ("₺49", Money(49.0, "TRY")), ("kr 250", Money(250.0, "")), ("-$5.00", Money(-5.0, "USD")), ("Free", Money(0.0)),
    ("رایگان", Money(0.0)), ("Kostenlos!", Money(0.0)), ("0.00", Money(0.0)),
]  # fmt: skip
NO_AMOUNTS = ["", "Calculated at checkout", "021-88880000 تماس", "from $5.00 on", "two for $5", "Book 7", "7-9 days"]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_an_amount_alone(text: str, expected: Money) -> None:
    assert money(text) == expected


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_no_amount(text: str) -> None:
    assert money(text) is None


def test_several_amounts_in_one_text() -> None:
    assert [m for m, _, _ in amounts("$44.00 (was $55.00)")] == [Money(44.0, "USD"), Money(55.0, "USD")]


@given(
    st.integers(0, 99_999_999), st.integers(0, 99), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", ".")])
)
def test_numbers_survive_every_way_of_writing_them(whole: int, cents: int, marks: tuple[str, str]) -> None:
    written = f"{whole:,}".replace(",", marks[0]) + f"{marks[1]}{cents:02}"
    assert number(written) == pytest.approx(whole + cents / 100)


@given(st.text(max_size=80))
def test_any_text_is_read_without_complaint(text: str) -> None:
    money(text)
    amounts(text)


# -- rows ---------------------------------------------------------------------------------------------------------------

#: markup -> (kind, amount) of the rows read
ROWS: list[tuple[str, list[tuple[str, float | None]]]] = [
    ("<table><tr><th>Shipping</th><td>$5.00</td></tr></table>", [("shipping", 5.0)]),
    ("<dl><dt>Delivery:</dt><dd>£4.95</dd><dt>Total:</dt><dd>£12.94</dd></dl>", [("shipping", 4.95), ("total", 12.94)]),
    ("<div><span>Shipping</span> <span>$7.00</span></div>", [("shipping", 7.0)]),
    ("<div class='row'><div>Shipping</div><div>$7.00</div></div>", [("shipping", 7.0)]),
    ("<p>هزینه ارسال: ۴۵٬۰۰۰ تومان</p>", [("shipping", 45_000.0)]),
    ("<div><div>هزینه ارسال</div><div>رایگان</div></div>", [("shipping", 0.0)]),
    ("<tr><td>Versandkosten</td><td>4,90 €</td></tr>", [("shipping", 4.9)]),
    ("<li>Gastos de envío: 4,90 €</li>", [("shipping", 4.9)]),
    ("<li>Livraison : gratuite</li>", []),
    ("<table><tr><td>Total (tax excl.)</td><td>$18.90</td></tr></table>", [("total", 18.9)]),
    ("<table><tr><td>VAT (20%):</td><td>$20.20</td></tr></table>", [("tax", 20.2)]),
    ("<table><tr><td>Sub-Total:</td><td>$101</td></tr></table>", [("subtotal", 101.0)]),
    ("<table><tr><td>Discount (SAVE)</td><td>-$5.00</td></tr></table>", [("discount", -5.0)]),
    ("<table><tr><td>Shipping</td><td>Calculated at checkout</td></tr></table>", [("shipping", None)]),
    ("<table><tr><th>Shipping</th></tr><tr><td>DHL Paket</td><td>€6.90</td></tr></table>", [("shipping", 6.9)]),
]
#: nothing of sending costs anything here, whatever stands near
FALSE_SHIPPING = [
    # A menu item before a mini-cart's total: the neighbours that were once read as a price.
    "<ul><li><a href='/shipping'>Shipping</a></li></ul><div>$50.00</div>",
    "<div><a href='/s'>Shipping</a></div><div>$50.00</div><div>1 item</div>",
    "<ul><li>ارسال</li></ul><p>جمع سبد خرید</p><p>۵۰٬۰۰۰ تومان</p>",
    "<p>Free shipping over $50.00 in the whole country</p>",
    "<p>Spend $12.50 more to get free shipping</p>",
    "<table><tr><td>Shipping crate</td><td>Wood</td><td><input name='qty' value='1'></td><td><a href='/p'>Shipping crate</a></td><td>$50.00</td></tr></table>",
    "<h2>Shipping</h2><p>We send with DHL.</p><p>Total</p><p>$50.00</p>",
    "<nav><div>Shipping</div><div>$50.00</div></nav>",
]


@pytest.mark.parametrize(("body", "expected"), ROWS)
def test_rows(body: str, expected: list[tuple[str, float | None]]) -> None:
    found = read(body if not body.startswith("<tr") else f"<table>{body}</table>").rows
    assert [(r.kind, r.money.amount if r.money else None) for r in found] == expected


@pytest.mark.parametrize("body", FALSE_SHIPPING)
def test_no_price_of_sending_that_nobody_named(body: str) -> None:
    assert not read(body).shows_shipping_price


@pytest.mark.parametrize(
    ("label", "kind"),
    [("Order total", "total"), ("Taxes on shipping", "tax"), ("Standard delivery", "shipping"), ("مالیات بر ارزش افزوده", "tax"),
     ("مبلغ قابل پرداخت", "total"), ("Ara toplam", "subtotal"), ("الشحن", "shipping"), ("Quantity", None)],
)  # fmt: skip
def test_kinds_of_rows(label: str, kind: str | None) -> None:
    assert row_kind(label, bundled()) == kind


# -- ways of sending and paying, lines, extras --------------------------------------------------------------------------------


def test_ways_of_sending_and_paying() -> None:
    facts = read("""<form><input type="radio" name="shipping_method[0]" id="a" value="flat_rate:1" checked><label for="a">Flat
    rate: $7.50</label><input type="radio" name="shipping_method[0]" id="b" value="local_pickup:2"><label for="b">Local pickup
    </label><input type="radio" name="payment_method" id="c" value="WC_ZPal" checked><label for="c">پرداخت امن زرین‌پال</label>
    <input type="radio" name="payment_method" id="d" value="cod"><label for="d">پرداخت هنگام تحویل</label></form>""")  # fmt: skip
    assert [(o.id, o.label, o.money) for o in facts.shipping] == [
        ("flat_rate:1", "Flat rate", Money(7.5, "USD")), ("local_pickup:2", "Local pickup", None)]  # fmt: skip
    assert [(p.id, p.label, p.selected) for p in facts.payments] == [
        ("WC_ZPal", "پرداخت امن زرین‌پال", True), ("cod", "پرداخت هنگام تحویل", False)]  # fmt: skip


def test_a_line_is_an_element_with_one_quantity_a_name_and_a_price() -> None:
    facts = read("""<ul><li><a href="/a">Lamp</a> <span>$3.00</span><input name="qty[1]" value="2"><b>$6.00</b>
    <a href="/cart/delete/1">x</a></li><li><a href="/b">Shade</a> <span>$1.00</span><input name="qty[2]" value="1"></li></ul>""")  # fmt: skip
    assert [(x.title, x.quantity, x.price) for x in facts.lines] == [
        ("Lamp", 2.0, Money(3.0, "USD")), ("Shade", 1.0, Money(1.0, "USD"))]  # fmt: skip


def test_extras_that_are_ticked_before_anybody_touched_them() -> None:
    facts = read("""<form><label><input type="checkbox" name="insurance" checked> Parcel insurance $2</label>
    <label><input type="checkbox" name="terms" checked> I agree</label><label><input type="checkbox" name="gift"> Gift wrap
    </label></form>""")  # fmt: skip
    assert facts.ticked == ("Parcel insurance $2",)


def test_blocks_carry_their_cart_in_a_script() -> None:
    unit = {"currency_code": "IRT", "currency_minor_unit": 0}
    cart = {"items": [{"name": "Lamp", "quantity": 1, "prices": {"price": "125000", **unit}}], "shipping_rates": [
        {"shipping_rates": [{"rate_id": "post:1", "name": "پست پیشتاز", "price": "45000", **unit}]}],
        "totals": {"total_price": "170000", "total_shipping": "45000", **unit}, "payment_methods": ["WC_ZPal", "cod"]}  # fmt: skip
    data = {
        "preload": {"/wc/store/v1/cart": {"body": cart}},
        "paymentMethodData": {"cod": {"title": "Cash on delivery"}},
    }
    facts = read(f"<script>wcSettings = JSON.parse( decodeURIComponent( '{quote(json.dumps(data))}' ) );</script>")
    assert facts.shipping[0].money == Money(45_000.0, "IRT")
    assert [(p.id, p.label) for p in facts.payments] == [("WC_ZPal", ""), ("cod", "Cash on delivery")]
    assert facts.currency == "IRT"


# -- data ---------------------------------------------------------------------------------------------------------------

JSON: list[tuple[object, list[tuple[str, str, Money | None]]]] = [
    ({"shipping_method": {"flat": {"title": "Flat Rate", "quote": {"flat": {"code": "flat.flat", "title": "Flat Shipping Rate", "cost": "5.00", "text": "$8.00"}}}}},
     [("flat.flat", "Flat Shipping Rate", Money(8.0, "USD"))]),
    ({"shipping_methods": {"flat": {"name": "Flat Rate", "quote": {"flat": {"code": "flat.flat", "name": "Flat Rate", "cost": 5, "text": ""}}}}},
     [("flat.flat", "Flat Rate", Money(5.0))]),
    ({"shipping_rates": [{"name": "Standard", "price": "4.90", "currency": "EUR", "code": "std"}]}, [("std", "Standard", Money(4.9, "EUR"))]),
    ([{"carrier_code": "flatrate", "method_code": "flatrate", "carrier_title": "Flat Rate", "method_title": "Fixed", "amount": 5, "available": True}],
     [("flatrate_flatrate", "Flat Rate Fixed", Money(5.0))]),
    ({"selectbox": "<select><option value='default_flat_rate.default_flat_rate' selected>Flat Shipping Rate - $2.00</option></select>"},
     [("default_flat_rate.default_flat_rate", "Flat Shipping Rate - $2.00", Money(2.0, "USD"))]),
    ({"success": True}, []),
    ({"shipping_method": []}, []),
    ([1, 2], []),
    ({"items": "x", "totals": None, "shipping_rates": None}, []),
]  # fmt: skip


@pytest.mark.parametrize(("document", "expected"), JSON)
def test_rates_in_data(document: object, expected: list[tuple[str, str, Money | None]]) -> None:
    assert [(o.id, o.label, o.money) for o in read_json(document).shipping] == expected


def test_shopifys_cart_is_in_cents() -> None:
    facts = read_json(
        {"items": [{"product_title": "Lamp", "quantity": 1, "price": 1999}], "total_price": 1999, "currency": "EUR"}
    )
    assert facts.lines[0].price == Money(19.99, "EUR")
    assert not facts.shows_shipping_price


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["items", "totals", "shipping_rates", "shipping_method", "quote", "price", "name", "payment_methods",
                         "total_price", "selectbox"]), inner, max_size=5), max_leaves=12)  # fmt: skip


@given(json_values)
def test_data_of_any_shape_is_read_without_complaint(document: object) -> None:
    read_json(document)


def test_a_recorded_answer_is_read_as_what_it_is() -> None:
    def answer(body: bytes, kind: str) -> Exchange:
        return Exchange(
            Request("https://shop.example/c"),
            Response("https://shop.example/c", 200, (("Content-Type", kind),), body),
            Role.DATA,
        )

    rates = b'{"shipping_rates": [{"name": "Post", "price": "1.00", "currency": "EUR"}]}'
    assert read_exchange(answer(rates, "application/json"), bundled()).shows_shipping_price
    assert read_exchange(answer(rates, "text/html"), bundled()).shows_shipping_price
    assert not read_exchange(answer(b"{broken", "application/json"), bundled())
    assert read_exchange(answer(b"<main><p>Shipping: $1.00</p></main>", "text/html"), bundled()).shows_shipping_price
