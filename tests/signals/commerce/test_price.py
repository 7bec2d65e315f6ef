"""Prices of product pages: stated for machines, printed among other amounts, replaced by words, or none."""

from __future__ import annotations

import pytest

from tests.signals.commerce.pages import sheet_of, site_of
from trustaudit.model import PageKind
from trustaudit.signals.commerce.price import Price, read_prices


def prices(html: str, *kinds: PageKind, url: str = "https://shop.example/p/lamp") -> list[Price]:
    sheet = sheet_of(html, *(kinds or (PageKind.PRODUCT,)), url=url)
    return list(read_prices(sheet, site_of(sheet)))


def product(inner: str, button: str = "Add to cart") -> str:
    """A product page: its name, what is given, and the button."""
    return f"<main><h1>Reading lamp</h1><div>{inner}</div><button>{button}</button></main>"


def offer(text: str) -> str:
    return f'<script type="application/ld+json">{{"@type":"Product","name":"Lamp","offers":{text}}}</script>'


# what stands between name and button, amount, currency, unit
PRINTED = [
    ("<p>$49.90</p>", 49.90, "USD", "other"),
    ("<p>1.299,00 €</p>", 1299.0, "EUR", "other"),
    ("<p>£1,250</p>", 1250.0, "GBP", "other"),
    ("<p>۲۵۰٬۰۰۰ تومان</p>", 250_000.0, "IRT", "toman"),
    ("<p>۲٬۵۰۰٬۰۰۰ ریال</p>", 2_500_000.0, "IRR", "rial"),
    ("<p>۲۵۰ هزار تومان</p>", 250_000.0, "IRT", "toman"),
    ("<p>١٢٠ ريال سعودي</p>", 120.0, "SAR", "other"),
    ("<p>149,90 TL</p>", 149.90, "TRY", "other"),
    ("<p>1 299 Kč</p>", 1299.0, "CZK", "other"),
    ("<p>¥12,800 JPY</p>", 12_800.0, "JPY", "other"),
    ("<p><del>80,00 €</del> <ins>59,00 €</ins></p>", 59.0, "EUR", "other"),
    ("<del>80,00 €</del><p>59,00 €</p>", 59.0, "EUR", "other"),
    ("<p>Was $80.00</p><p>$59.00</p>", 59.0, "USD", "other"),
    ("<p>قیمت قبل: ۳۰۰٬۰۰۰ تومان</p><p>۲۵۰٬۰۰۰ تومان</p>", 250_000.0, "IRT", "toman"),
    ("<p>€59.00</p><p>or 3 x €19.67</p>", 59.0, "EUR", "other"),
    ("<p>59,00 €</p><p>11,80 €/kg</p>", 59.0, "EUR", "other"),
    ("<p>59,00 €</p><p>zzgl. 4,95 € Versand</p>", 59.0, "EUR", "other"),
    ("<p>Free shipping on orders over $75</p><p>$59.00</p>", 59.0, "USD", "other"),
    ("<p>۲۵۰٬۰۰۰ تومان</p><p>۴ قسط ۶۲٬۵۰۰ تومانی</p>", 250_000.0, "IRT", "toman"),
]


@pytest.mark.parametrize(("inner", "amount", "currency", "unit"), PRINTED)
def test_the_printed_price(inner: str, amount: float, currency: str, unit: str) -> None:
    (found,) = prices(product(inner))
    assert (found.amount, found.currency, found.unit) == (amount, currency, unit)
    assert (found.source, found.missing) == ("text", False)


def test_other_products_below_the_button_are_not_this_one() -> None:
    others = "".join(f"<li><a href=/p/{n}>Lamp {n}</a> <b>${n}.00</b></li>" for n in (12, 19, 35))
    (found,) = prices(product("<p>$59.00</p>") + f"<section><h2>You may also like</h2><ul>{others}</ul></section>")
    assert found.amount == 59.0


def test_a_price_in_a_menu_or_footer_is_none() -> None:
    assert (
        prices("<nav><a href=/>Lamps from $9</a></nav><main><h1>Lamp</h1></main><footer>Orders over $50</footer>") == []
    )


# structured data, amount, currency
STATED = [
    ('{"@type":"Offer","price":"49.90","priceCurrency":"EUR"}', 49.90, "EUR"),
    ('{"@type":"Offer","price":119.000,"priceCurrency":"USD"}', 119.0, "USD"),
    ('{"@type":"Offer","price":"2500000","priceCurrency":"IRR"}', 2_500_000.0, "IRR"),
    ('{"@type":"Offer","price":"250000","priceCurrency":"IRT"}', 250_000.0, "IRT"),
    ('{"@type":"AggregateOffer","lowPrice":"10","highPrice":"20","priceCurrency":"GBP"}', 10.0, "GBP"),
    ('[{"@type":"Offer","priceSpecification":[{"price":"7.5","priceCurrency":"EUR"}]}]', 7.5, "EUR"),
]


@pytest.mark.parametrize(("text", "amount", "currency"), STATED)
def test_the_stated_price(text: str, amount: float, currency: str) -> None:
    (found,) = prices(offer(text) + "<h1>Lamp</h1>")
    assert (found.amount, found.currency, found.source) == (amount, currency, "data")


def test_meta_and_microdata_state_a_price() -> None:
    meta = "<meta property=product:price:amount content=35.5><meta property=product:price:currency content=EUR>"
    marked = (
        "<div itemscope itemtype=https://schema.org/Product><span itemprop=name>Lamp</span>"
        "<div itemprop=offers itemscope itemtype=https://schema.org/Offer>"
        "<meta itemprop=price content=35.5><meta itemprop=priceCurrency content=EUR></div></div>"
    )
    for html, source in ((meta, "meta"), (marked, "data")):
        (found,) = prices(f"{html}<h1>Lamp</h1>")
        assert (found.amount, found.currency, found.source) == (35.5, "EUR", source)


def test_stated_and_printed_both_count_and_their_difference_shows() -> None:
    page = offer('{"@type":"Offer","price":"2500000","priceCurrency":"IRR"}') + product("<p>۲۵۰٬۰۰۰ تومان</p>")
    stated, printed = prices(page)
    assert (stated.source, stated.amount, stated.unit) == ("data", 2_500_000.0, "rial")
    assert (printed.source, printed.amount, printed.unit) == ("text", 250_000.0, "toman")


@pytest.mark.parametrize("price", ["0", "", "-", "null"])
def test_a_price_of_nothing_is_none(price: str) -> None:
    assert prices(offer(f'{{"@type":"Offer","price":"{price}","priceCurrency":"EUR"}}') + "<h1>Lamp</h1>") == []


@pytest.mark.parametrize(
    "words",
    ["تماس بگیرید", "برای استعلام قیمت تماس بگیرید", "Call for price", "Preis auf Anfrage", "Prix sur demande",
     "Precio a consultar", "السعر عند الطلب", "Fiyat için arayın"],
)  # fmt: skip
def test_words_instead_of_a_price(words: str) -> None:
    (found,) = prices(product(f"<p>{words}</p>"))
    assert (found.missing, found.amount) == (True, None)
    assert words in found.evidence.snippet


def test_words_instead_of_a_price_only_count_without_one() -> None:
    (found,) = prices(product("<p>$59.00</p><p>Call for price of larger orders</p>"))
    assert not found.missing


def test_only_product_pages_have_a_price() -> None:
    assert prices(product("<p>$59.00</p>"), PageKind.TERMS) == []
