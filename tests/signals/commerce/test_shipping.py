"""What sending costs: stated, free, free from a sum, left open, paid on arrival; and amounts that are something else."""

from __future__ import annotations

import pytest

from tests.signals.commerce.pages import sheet_of, site_of
from trustaudit.model import PageKind
from trustaudit.signals.commerce.shipping import ShippingCost, read


def costs(html: str, *kinds: PageKind) -> list[ShippingCost]:
    sheet = sheet_of(html, *kinds)
    return list(read(sheet, site_of(sheet)))


# text, form, amount, currency
EXAMPLES = [
    ("Standard delivery within 5 days costs £3.95.", "amount", 3.95, "GBP"),
    ("Shipping: $12", "amount", 12, "USD"),
    ("Delivery from £2.50", "amount", 2.5, "GBP"),
    ("Free shipping on orders over $50", "threshold", 50, "USD"),
    ("Free delivery", "free", 0, ""),
    ("Shipping calculated at checkout", "deferred", None, ""),
    ("هزینه ارسال ۲۵٬۰۰۰ تومان است.", "amount", 25_000, "IRT"),
    ("هزینه پست ۳۵۰٬۰۰۰ ریال", "amount", 350_000, "IRR"),
    ("ارسال رایگان برای خریدهای بالای ۵۰۰ هزار تومان", "threshold", 500_000, "IRT"),
    ("ارسال رایگان", "free", 0, ""),
    ("هزینه ارسال طبق تعرفه پست محاسبه می‌شود.", "deferred", None, ""),
    ("ارسال به صورت پس‌کرایه انجام می‌شود.", "on-arrival", None, ""),
    ("Gastos de envío: 4,95 €", "amount", 4.95, "EUR"),
    ("Envío gratis a partir de 49 €", "threshold", 49, "EUR"),
    ("Portes debidos", "on-arrival", None, ""),
    ("Versandkosten: 4,90 €", "amount", 4.9, "EUR"),
    ("Versandkostenfrei ab 50 € Bestellwert", "threshold", 50, "EUR"),
    ("Livraison offerte dès 59 € d'achat", "threshold", 59, "EUR"),
    ("Frais de port : 5,90 €", "amount", 5.9, "EUR"),
    ("Kargo ücreti 39,90 TL", "amount", 39.9, "TRY"),
    ("500 TL ve üzeri ücretsiz kargo", "threshold", 500, "TRY"),
    ("رسوم الشحن 25 ر.س", "amount", 25, "SAR"),
    ("شحن مجاني للطلبات فوق 200 ر.س", "threshold", 200, "SAR"),
    ("Brezplačna poštnina", "free", 0, ""),
    ("30,000원 이상 구매시 무료배송", "threshold", 30_000, "KRW"),
    ("דמי משלוח: 39 ₪", "amount", 39, "ILS"),
    ("Darmowa dostawa od 199 zł", "threshold", 199, "PLN"),
]


@pytest.mark.parametrize(("text", "form", "amount", "currency"), EXAMPLES)
def test_costs_are_read(text: str, form: str, amount: float | None, currency: str) -> None:
    assert [(c.form, c.amount, c.currency) for c in costs(text)] == [(form, amount, currency)]


# Amounts and words that state no cost of sending.
NONE = [
    "Return shipping costs £3.50.",
    "هزینه بازگشت کالا ۳۰٬۰۰۰ تومان است.",
    "Free returns within 30 days",
    "Is shipping free?",
    "<ul><li><a href=/s>Shipping</a></li></ul><p>$50.00</p>",
    "<a href=/s>هزینه ارسال</a>",
    "<nav><a href=/s>Shipping</a></nav><div><span>Total</span><span>$50.00</span></div>",
    "آماده ارسال، گارانتی ۱۸ ماهه، ۴٬۲۰۰٬۰۰۰ تومان",
    "تحویل حضوری رایگان",
    "پیام خود را ارسال کنید",
    "مشاوره رایگان",
    "Shipping weight 3 lb, £20",
    "I paid $30 for shipping and my parcel never came!",
]


@pytest.mark.parametrize("html", NONE)
def test_what_states_no_cost(html: str) -> None:
    assert [(c.form, c.amount) for c in costs(html) if c.form != "mentioned"] == []


def test_a_price_plus_shipping_only_mentions_it() -> None:
    assert [c.form for c in costs("19,99 € inkl. MwSt. zzgl. Versandkosten")] == ["mentioned"]


def test_two_facts_in_one_sentence() -> None:
    found = costs("Standard delivery costs €5.95, but is free for orders above €60.")
    assert [(c.form, c.amount) for c in found] == [("amount", 5.95), ("threshold", 60)]


# Label and value in two cells, or two lines of one box.
ROWS = [
    ("<table><tr><td>Shipping<td>£3.95</table>", ("amount", 3.95, "")),
    ("<dl><dt>هزینه ارسال:</dt><dd>رایگان</dd></dl>", ("free", 0, "")),
    ("<h2>Versandkosten</h2><table><tr><td>Deutschland<td>4,90 €</table>", ("amount", 4.9, "Deutschland")),
    ("<div><h6>ارسال سریع</h6><p>رایگان برای خرید بالای ۳۰۰ هزار تومان</p></div>", ("threshold", 300_000, "")),
]


@pytest.mark.parametrize(("html", "expected"), ROWS)
def test_rows_and_boxes(html: str, expected: tuple[str, float, str]) -> None:
    assert [(c.form, c.amount, c.place) for c in costs(html)] == [expected]


def test_the_place_is_the_shop_s_word() -> None:
    assert [(c.amount, c.place) for c in costs("هزینه ارسال به تهران ۲۰٬۰۰۰ تومان است.")] == [(20_000, "تهران")]


def test_no_free_shipping_is_refused() -> None:
    assert [c.polarity for c in costs("ارسال رایگان نداریم.")] == ["refused"]


def test_structured_rates() -> None:
    html = (
        '<script type="application/ld+json">{"@type":"OfferShippingDetails","shippingRate":{"@type":"MonetaryAmount",'
        '"value":"4.90","currency":"EUR"},"shippingDestination":{"@type":"DefinedRegion","addressCountry":"DE"}}</script>'
    )
    assert [(c.amount, c.currency, c.place, c.source) for c in costs(html)] == [(4.9, "EUR", "DE", "data")]


def test_the_rows_of_a_cart() -> None:
    html = (
        "<table><tr><th>Subtotal<td>$40.00<tr><th>Shipping<td>$5.00<tr><th>Total<td>$45.00</table>"
        "<a href=/checkout>Proceed to checkout</a>"
    )
    assert ("amount", 5.0) in [(c.form, c.amount) for c in costs(html, PageKind.CART)]
    assert 45.0 not in [c.amount for c in costs(html, PageKind.CART)]
