"""Country, goods and shop-or-not of a whole site."""

from __future__ import annotations

import pytest

from tests.signals.reading import shop
from trustaudit.signals import extract
from trustaudit.signals.base import Site


def values(site: Site, name: str) -> list[str]:
    found = extract(site)
    assert not found[name].failed
    return [item.value for item in found[name].items]


COUNTRIES = [
    ("nilpud.ir", "<p>نشانی: اصفهان، خیابان آبرنگ، پلاک ۱۸، کد پستی ۸۱۴۶۷۹۳۵۱۶</p>", "ir"),
    ("lampen.de", "<p>Musterweg 1</p>", "de"),
    ("shop.example", "<p>hello</p>", "unknown"),
    ("shop.example", "<p>Price: 50,000 Toman</p>", "ir"),
    ("shop.example", "<p>Ottoman tiles, 50 pieces</p>", "unknown"),
]


@pytest.mark.parametrize(("host", "html", "country"), COUNTRIES, ids=lambda v: str(v)[:30])
def test_countries(host: str, html: str, country: str) -> None:
    assert values(shop({"contact": html}, host=host), "countries") == [country]


GOODS = [
    ({"product": "<p>لینک دانلود بلافاصله پس از پرداخت فعال می\u200cشود.</p>"}, ["digital"]),
    ({"home": "<nav><a href=/c>Online courses</a><a href=/e>E-books</a></nav>"}, ["digital"]),
    ({"home": '<script type="application/ld+json">{"@type":"ProfessionalService","name":"N"}</script><h2>Book an appointment</h2>'}, ["services"]),
    ({"product": '<script type="application/ld+json">{"@type":"Product","name":"Lamp","weight":"2 kg"}</script>'}, ["physical"]),
    ({"home": "<p>hello</p>"}, ["unknown"]),
    ({"home": "<p>We once wrote about online courses in our letters.</p>"}, ["unknown"]),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "goods"), GOODS, ids=lambda v: str(v)[:60])
def test_goods(pages: dict[str, str], goods: list[str]) -> None:
    assert values(shop(pages), "goods") == goods


def test_a_shop_is_told_by_what_only_shops_have() -> None:
    html = """<header><a href="/cart">Cart</a></header><script type="application/ld+json">
    {"@type":"Product","name":"Lamp","offers":{"@type":"Offer","price":"39","priceCurrency":"EUR"}}</script>
    <form action="/cart/add"><button>Add to cart</button></form><footer><a href="/returns">Returns</a></footer>"""
    assert values(shop({"product": html}), "shops") == ["shop"]


def test_an_article_is_no_shop() -> None:
    html = (
        "<article><h1>On lamps</h1><p>" + "Lamps have been made in this town for a long time. " * 20 + "</p></article>"
    )
    site = shop({"other": html})
    assert values(site, "shops") == ["not-shop"]
    (item,) = extract(site)["shops"].items
    assert item.evidence.snippet == "no sign of a shop"
