"""How long it takes, in the words of shops; and the many other things that take days."""

from __future__ import annotations

import pytest

from tests.signals.reading import read

EXAMPLES = [
    ("Delivery takes 3-5 working days.", (3, 5, True, "delivery")),
    ("Orders are dispatched within 24 hours.", (1, 1, False, "dispatch")),
    ("زمان تحویل در تهران ۲ تا ۳ روز کاری است.", (2, 3, True, "delivery")),
    ("سفارش شما حداکثر تا یک هفته به دست شما می‌رسد", (7, 7, False, "delivery")),
    ("ارسال سفارش‌ها ظرف ۴۸ ساعت", (2, 2, False, "dispatch")),
    ("Lieferzeit: 2-4 Werktage", (2, 4, True, "delivery")),
    ("Plazo de entrega: 24/48 horas", None),
    ("Entrega en 5 días laborables", (5, 5, True, "delivery")),
    ("Livraison sous 3 jours ouvrés", (3, 3, True, "delivery")),
    ("2-3 iş günü içinde teslim edilir", (2, 3, True, "delivery")),
    ("التوصيل خلال 5 أيام", (5, 5, False, "delivery")),
    ("Next day delivery available", (1, 1, False, "delivery")),
]
NOTHING = [
    "You may return the goods within 14 days of delivery.",
    "۷ روز ضمانت بازگشت کالا پس از تحویل",
    "Two years warranty from the day of delivery",
    "We reply to delivery questions within 24 hours.",
    "Free delivery over 50 EUR",
]


@pytest.mark.parametrize(("text", "wanted"), [e for e in EXAMPLES if e[1]])
def test_times(text: str, wanted: tuple[float, float, bool, str]) -> None:
    found = read("commerce.delivery", f"<p>{text}</p>")
    assert [(t.min_days, t.max_days, t.working, t.scope) for t in found] == [wanted]


@pytest.mark.parametrize("text", NOTHING)
def test_other_things_that_take_days(text: str) -> None:
    assert read("commerce.delivery", f"<p>{text}</p>") == []


def test_a_table_of_places_and_days() -> None:
    html = "<table><tr><th>مقصد<th>زمان تحویل<tr><td>تحویل در تهران<td>۲ روز<tr><td>Delivery to Yazd<td>4 days</table>"
    assert [t.max_days for t in read("commerce.delivery", html)] == [2, 4]


def test_carriers() -> None:
    html = "<p>ارسال با پست پیشتاز و تیپاکس</p><p>Blog post: ups and downs</p>"
    assert {c.name for c in read("commerce.delivery", html, signal="carriers")} == {"پست پیشتاز", "تیپاکس"}
