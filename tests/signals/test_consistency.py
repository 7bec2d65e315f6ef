"""Whether the parts of a shop agree: what is a contradiction, what confirms, and what only looks like one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.reading import shop
from trustaudit.model import Evidence, Region, Step, StepOutcome
from trustaudit.signals import extract
from trustaudit.signals.base import Site
from trustaudit.signals.consistency.model import Contradiction, Said, compared


def topics(site: Site) -> tuple[set[str], set[str]]:
    """(topics of contradictions, topics of agreements)."""
    found = extract(site)
    assert not found["contradictions"].failed
    return tuple({i.topic for i in found[n].items} for n in ("contradictions", "agreements"))  # type: ignore[return-value]


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


ORG = '{"@type":"Organization","name":"Sample",%s}'
STREET = '"address":{"@type":"PostalAddress","streetAddress":"%s","addressLocality":"London","postalCode":"%s","addressCountry":"GB"}'
CUP = '{"@type":"Product","name":"Cup","offers":{"@type":"Offer","price":"%s","priceCurrency":"%s"}}'

#: Pages by kind, and the topics that contradict each other.
CONTRADICTIONS: list[tuple[str, Mapping[str, str], str]] = [
    ("the data has another number", {"home": ld(ORG % '"telephone":"+44 20 7946 0977"'), "contact": "<p>Phone: +44 20 7946 0018</p>"}, "phone"),
    ("a link dials another number", {"contact": '<a href="tel:02079460977">020 7946 0018</a>'}, "phone"),
    ("a link writes to another address", {"contact": '<a href="mailto:a@other.example">a@shop.example</a>'}, "email"),
    ("the data has an address of another domain", {"home": ld(ORG % '"email":"info@old-shop.example"'), "contact": "<p>info@shop.example</p>"}, "email"),
    ("one door, two postal codes", {"contact": "<p>Address: 12 Sample Street, London SW1A 9ZZ</p>", "terms": "<p>Our registered office is 12 Sample Street, London SW1A 9YY.</p>"}, "address"),
    ("one postal code, two numbers", {"contact": "<p>Address: 12 Sample Street, London SW1A 9ZZ</p>", "terms": "<p>Our registered office is 21 Sample Street, London SW1A 9ZZ.</p>"}, "address"),
    ("the data has another street", {"home": ld(ORG % (STREET % ("7 Other Lane", "EC1A 9ZZ"))), "contact": "<p>Address: 12 Sample Street, London SW1A 9ZZ</p>"}, "address"),
    ("two companies", {"legal": ld('{"@type":"Organization","legalName":"Beispiel Verlag GmbH"}') + "<h1>Impressum</h1><p>Muster Handels GmbH</p>"}, "name"),
    ("the same sentence with other hours", {"contact": "<p>Working hours: Monday to Friday, 9:00 to 17:00</p>", "about": "<p>Working hours: Monday to Friday, 10:00 to 18:00</p>"}, "hours"),
    ("ساعت کار دیگری", {"contact": "<p>ساعت پاسخگویی: شنبه تا چهارشنبه ۹ تا ۱۷</p>", "about": "<p>ساعت پاسخگویی: شنبه تا چهارشنبه ۱۰ تا ۱۸</p>"}, "hours"),
    ("کد شهر دیگر", {"contact": "<p>نشانی: تبریز، خیابان نمونه، پلاک ۱۲</p><p>تلفن: ۰۵۱-۳۸۸۸۰۰۱۸</p>"}, "phone-province"),
    ("other days", {"returns": "<p>You may return any item within 14 days of delivery.</p>", "terms": "<p>You may return any item within 7 days of delivery.</p>"}, "return-days"),
    ("the strip promises more", {"home": "<p>۱۴ روز ضمانت بازگشت کالا</p>", "returns": "<p>تا ۷ روز پس از تحویل می‌توانید کالا را مرجوع کنید.</p>"}, "return-days"),
    ("free here, paid there", {"home": "<p>Returns are free: we pay the return postage.</p>", "returns": "<p>Return postage is paid by the customer.</p>"}, "refund"),
    ("free shipping from two sums", {"home": "<p>Free shipping on orders over £50.</p>", "shipping": "<p>Free shipping on orders over £80.</p>"}, "free-shipping"),
    ("the data is cheaper", {"product": ld(CUP % ("9.00", "GBP")) + '<h1>Cup</h1><p class="price">£12.00</p><button>Add to cart</button>'}, "price"),
    ("toman called rial", {"product": ld(CUP % ("450000", "IRR")) + '<h1>فنجان</h1><p class="price">۴۵۰٬۰۰۰ تومان</p><button>افزودن به سبد خرید</button>'}, "currency"),
    ("toman and rial", {"product": '<h1>فنجان</h1><p class="price">۴۵۰٬۰۰۰ تومان</p><button>افزودن به سبد خرید</button>', "cart": "<h1>سبد خرید</h1><p>جمع کل: ۴٬۵۰۰٬۰۰۰ ریال</p>"}, "unit"),
]  # fmt: skip

#: Pages that contradict nothing, however it looks.
HARMLESS: list[tuple[str, Mapping[str, str]]] = [
    ("branches", {"contact": "<p>London: 020 7946 0018</p><p>Leeds: 0113 496 0018</p>"}),
    ("a line of the same exchange", {"home": ld(ORG % '"telephone":"+44 20 7946 0010"'), "contact": "<p>Phone: +44 20 7946 0018</p>"}),
    ("a mobile beside the landline of the data", {"home": ld(ORG % '"telephone":"+44 20 7946 0977"'), "contact": "<p>Mobile: +44 7700 900018</p>"}),
    ("area code last", {"contact": '<a href="tel:02188880018">۸۸۸۸۰۰۱۸-۰۲۱</a>'}),
    ("an extension", {"contact": '<a href="tel:02188880018">۰۲۱-۸۸۸۸۰۰۱۸ داخلی ۱۰۱</a>'}),
    ("a percent-encoded link", {"contact": '<a href="tel:020%207946%200018">020 7946 0018</a><a href="mailto:%20a@shop.example">a@shop.example</a>'}),
    ("words instead of a number", {"contact": '<a href="tel:02079460018">Call us now</a>'}),
    ("departments", {"home": ld(ORG % '"email":"info@shop.example"'), "contact": "<p>sales@shop.example</p>"}),
    ("office and warehouse", {"contact": "<p>Address: 12 Sample Street, London SW1A 9ZZ</p><p>Warehouse: 5 Dock Road, Leeds LS1 9ZZ</p>"}),
    ("two doors of one page", {"contact": "<p>Office: 12 Sample Street, London SW1A 9ZZ</p><p>Shop: 14 Sample Street, London SW1A 9ZZ</p>"}),
    ("a trade name beside the company", {"home": ld('{"@type":"Organization","name":"Cups & Co","legalName":"Muster Handels GmbH"}'), "legal": "<h1>Impressum</h1><p>Muster Handels GmbH</p>"}),
    ("hours of two days", {"contact": "<p>Working hours: Monday to Friday, 9:00 to 17:00</p><p>Working hours: Saturday, 10:00 to 14:00</p>"}),
    ("a number sold nationwide", {"contact": "<p>نشانی: شیراز، خیابان نمونه، پلاک ۱۲</p><p>تلفن: ۰۲۱-۹۱۰۰۰۰۱۸</p>"}),
    ("Tehran lines in Karaj", {"contact": "<p>نشانی: کرج، خیابان نمونه، پلاک ۱۲</p><p>تلفن: ۰۲۱-۴۴۸۸۰۰۱۸</p>"}),
    ("more for members, told together", {"returns": "<p>You may return any item within 14 days of delivery.</p><p>Members may return any item within 30 days of delivery.</p>", "terms": "<p>You may return any item within 14 days of delivery.</p>", "faq": "<p>Members may return any item within 30 days of delivery.</p>"}),
    ("the right of withdrawal and a longer promise", {"returns": "<h1>Widerrufsbelehrung</h1><p>Sie haben das Recht, binnen vierzehn Tagen ohne Angabe von Gründen diesen Vertrag zu widerrufen.</p>", "faq": "<p>Sie können Artikel innerhalb von 30 Tagen nach Erhalt zurückgeben.</p>"}),
    ("an answer to a review", {"returns": "<p>Return postage is paid by the customer.</p>", "product": "<h1>Cup</h1><p>Our answer: we paid the return postage and sent you another cup.</p>"}),
    ("rial in the data, toman on the page", {"product": ld(CUP % ("4500000", "IRR")) + '<h1>فنجان</h1><p class="price">۴۵۰٬۰۰۰ تومان</p><button>افزودن به سبد خرید</button>'}),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "topic"), [c[1:] for c in CONTRADICTIONS], ids=[c[0] for c in CONTRADICTIONS])
def test_contradictions(pages: Mapping[str, str], topic: str) -> None:
    assert topics(shop(pages))[0] == {topic}


@pytest.mark.parametrize("pages", [h[1] for h in HARMLESS], ids=[h[0] for h in HARMLESS])
def test_what_contradicts_nothing(pages: Mapping[str, str]) -> None:
    assert topics(shop(pages))[0] == set()


@pytest.mark.parametrize(("pages", "topic"), [c[1:] for c in CONTRADICTIONS], ids=[c[0] for c in CONTRADICTIONS])
def test_the_order_of_pages_does_not_matter(pages: Mapping[str, str], topic: str) -> None:
    assert topics(shop(dict(reversed(pages.items()))))[0] == {topic}


@pytest.mark.parametrize(("pages", "topic"), [c[1:] for c in CONTRADICTIONS], ids=[c[0] for c in CONTRADICTIONS])
def test_both_sides_are_shown(pages: Mapping[str, str], topic: str) -> None:
    pairs = [(i.value, i.other) for i in extract(shop(pages))["contradictions"].items]
    one_link_is_both = len(pairs) == 1
    assert one_link_is_both or set(pairs) == {(other, value) for value, other in pairs}


@pytest.mark.parametrize(
    ("pages", "topic"),
    [
        ({"contact": "<main>Phone: +44 20 7946 0018</main><footer>Phone: +44 20 7946 0018</footer>"}, "phone"),
        ({"home": ld(ORG % (STREET % ("12 Sample Street", "SW1A 9ZZ"))), "contact": "<p>Address: 12 Sample Street, London SW1A 9ZZ</p>"}, "address"),
        ({"contact": "<p>نشانی: تهران، خیابان نمونه، پلاک ۱۲</p><p>تلفن: ۰۲۱-۸۸۸۸۰۰۱۸</p>"}, "phone-province"),
        ({"returns": "<p>تا ۷ روز پس از تحویل می‌توانید کالا را مرجوع کنید.</p>", "faq": "<p>تا هفت روز پس از تحویل می‌توانید کالا را مرجوع کنید.</p>"}, "return-days"),
        ({"home": "<p>Free shipping on orders over £50.</p>", "shipping": "<p>Free shipping on orders over £50.</p>"}, "free-shipping"),
    ],
)  # fmt: skip
def test_agreements(pages: Mapping[str, str], topic: str) -> None:
    contradicted, agreed = topics(shop(pages))
    assert topic in agreed
    assert topic not in contradicted


PRODUCT = '<title>Blue cup</title><h1>Blue cup</h1><p class="price">%s</p><form action="/cart/add"><button>Add to cart</button></form>'
CART = """<h1>Cart</h1><table><tr><th>Product</th><th>Price</th><th>Quantity</th><th>Subtotal</th></tr>
<tr class="cart_item"><td><a href="/product">Blue cup</a></td><td>{price}</td><td><input name="qty" value="1"></td><td>{price}</td></tr></table>
<table><tr><th>Total</th><td>{price}</td></tr></table>"""


def walked(product: str, cart: str, outcome: StepOutcome = StepOutcome.ADDED) -> Site:
    steps = (
        Step("product", "GET", "https://shop.example/product", 200, StepOutcome.OK, "Blue cup"),
        Step("add", "POST", "https://shop.example/cart", 200, outcome),
    )
    return shop({"product": PRODUCT % product, "cart": CART.format(price=cart)}, steps=steps)


@pytest.mark.parametrize(
    ("product", "cart", "contradicted", "agreed"),
    [
        ("£12.00", "£12.00", False, True),
        ("£12.00", "£14.40", True, False),
        ("£12.00", "£9.00", False, False),  # a discount
        ("£12.00", "£12.01", False, True),  # rounding
        ("€12.00", "£12.00", False, False),  # another currency says nothing
        ("£12.00 (excl. VAT)", "£14.40", False, False),
        ("۴۵۰٬۰۰۰ تومان", "۴٬۵۰۰٬۰۰۰ ریال", False, True),
    ],
)
def test_the_price_on_the_way(product: str, cart: str, contradicted: bool, agreed: bool) -> None:
    found = topics(walked(product, cart))
    assert ("price" in found[0], "price" in found[1]) == (contradicted, agreed)


def test_a_cart_that_was_not_filled_says_nothing() -> None:
    assert "price" not in topics(walked("£12.00", "£14.40", StepOutcome.NOT_ADDED))[0]


def seen(place: int, value: int) -> Said:
    url = f"https://shop.example/{place}"
    return Said(value, str(value), Evidence(url, (), Region.MAIN, str(value)))


STATED = st.lists(st.builds(seen, st.integers(0, 4), st.integers(0, 4)), max_size=12)


@given(STATED)
def test_places_that_share_a_value_never_contradict(said: list[Said]) -> None:
    common = [seen(place, 9) for place in range(5)]
    assert not [i for i in compared("return-days", [*said, *common]) if isinstance(i, Contradiction)]


@given(STATED)
def test_saying_it_again_changes_nothing(said: list[Said]) -> None:
    def found(listed: list[Said]) -> set[tuple[str, ...]]:
        return {(type(i).__name__, i.value) for i in compared("return-days", listed)}

    assert found(said) == found([*said, *said])


@given(STATED)
def test_a_contradiction_has_two_sides_with_different_values(said: list[Said]) -> None:
    sides = [i for i in compared("return-days", said) if isinstance(i, Contradiction)]
    assert len(sides) in (0, 2)
    assert not sides or (sides[0].value, sides[0].other) == (sides[1].other, sides[1].value)
    assert not sides or sides[0].evidence.url != sides[1].evidence.url
