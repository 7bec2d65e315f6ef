"""What a shop says about what it does not have."""

from __future__ import annotations

import pytest

from tests.signals.reading import read

EXAMPLES = [
    ("تلفن ثابت نداریم؛ با موبایل پاسخ می‌دهیم", {"no-landline"}),
    ("We have no landline because we work from home.", {"no-landline", "no-address"}),
    ("Wir haben keinen Festnetzanschluss", {"no-landline"}),
    ("No disponemos de teléfono fijo", {"no-landline"}),
    ("پاسخگویی تلفنی نداریم", {"no-phone"}),
    ("We do not offer phone support", {"no-phone"}),
    ("فروش حضوری نداریم", {"no-address"}),
    ("ما صرفاً به صورت آنلاین فعالیت می‌کنیم", {"no-address"}),
    ("We are an online-only store", {"no-address"}),
    ("No tenemos tienda física", {"no-address"}),
    ("Kein Ladengeschäft", {"no-address"}),
    ("Fiziksel mağazamız yok", {"no-address"}),
    ("محصولات دانلودی هستند", {"no-shipping"}),
    ("This is a digital download, no physical item is shipped", {"no-shipping"}),
]


@pytest.mark.parametrize(("text", "topics"), EXAMPLES)
def test_topics(text: str, topics: set[str]) -> None:
    assert {e.topic for e in read("explanations", {"contact": f"<p>{text}</p>"})} == topics


@pytest.mark.parametrize(
    "text",
    [
        "تلفن ثابت: ۰۲۱-۸۸۴۰۰۰۱۸",
        "فروش حضوری و آنلاین داریم",
        "استخدام نیروی دورکار",
        "Phone support from 9 to 5",
        "Visit our physical store",
        "Download our app",
        "Work from home desks, now on sale",
    ],
)
def test_nothing_is_explained(text: str) -> None:
    assert read("explanations", {"contact": f"<p>{text}</p>"}) == []
