"""Ways to reach the shop: what a shopper would count on one hand."""

from __future__ import annotations

import pytest

from tests.signals.reading import shop
from trustaudit.signals import extract

EXAMPLES = [
    ("<p>Telephone +44 20 7946 0018, or +44 20 7946 0019</p>", ["landline"]),
    ("<p>Telephone +44 20 7946 0018, support@shop.example</p>", ["email", "landline"]),
    ("<p>+1 212 555 0142</p>", ["phone"]),
    ('<p>تلفن ۰۲۱-۸۸۸۸۰۰۱۸ تهران</p><a href="https://eitaa.com/made_up_shop_desk">ایتا</a>', ["landline", "messenger"]),
    ('<a href="https://www.instagram.com/made_up_shop_desk">Instagram</a>', []),
    ("<p>Fax: +44 20 7946 0018</p>", []),
    ("<p>yourname@gmail.com</p>", []),
    ("<p>sales@another-firm.example</p>", []),
    ("<form><textarea name='message'></textarea><button>Send</button></form>", []),
]


@pytest.mark.parametrize(("html", "ways"), EXAMPLES)
def test_ways(html: str, ways: list[str]) -> None:
    found = extract(shop({"contact": html}))["contact_ways"]
    assert sorted({item.way for item in found.items}) == ways
