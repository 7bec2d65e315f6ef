"""The country a shop speaks from."""

from __future__ import annotations

import pytest

from tests.signals.reading import shop

EXAMPLES = [
    ("shop-sample.ir", "<p>Hello</p>", "ir"),
    ("shop-sample.co.uk", "<p>Hello</p>", "gb"),
    ("shop-sample.com.co", "<p>Hola</p>", "co"),
    ("shop-sample.co", "<p>Hello</p>", ""),
    ("shop-sample.io", "<p>قیمت: ۱۲۰٬۰۰۰ تومان</p>", "ir"),
    ("shop-sample.com", "<p>قیمت: ۲۰۰ افغانی</p>", "af"),
    ("shop-sample.com", "<p>Tel. +49 30 2345018</p>", "de"),
    ("shop-sample.com", "<p>12 High Street, London EC1A 1AA</p>", "gb"),
    ("shop-sample.com", "<p>Springfield, IL 62701</p>", "us"),
    ("shop-sample.com", "<p>Toronto, ON M5V 1A1</p>", "ca"),
    ("shop-sample.com", "<p>(212) 555-0142</p>", "us"),
    ("shop-sample.com", "<html lang=tr><p>Merhaba</p>", "tr"),
    ("shop-sample.com", "<html lang=en-GB><p>Hello</p>", "gb"),
    ("shop-sample.com", "<html lang=en-US><p>Hello</p>", ""),
    (
        "shop-sample.com",
        '<script type="application/ld+json">{"@type":"PostalAddress","addressCountry":"ES"}</script>',
        "es",
    ),
    ("shop-sample.com", "<p>Hello</p>", ""),
    ("127.0.0.1", "<p>Hello</p>", ""),
    # a national domain outweighs what a template left
    ("shop-sample.ir", "<html lang=en-GB><p>£ 12, London EC1A 1AA</p>", "ir"),
]


@pytest.mark.parametrize(("host", "html", "country"), EXAMPLES)
def test_country(host: str, html: str, country: str) -> None:
    assert shop(html, host=host).country == country
