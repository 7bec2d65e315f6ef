"""Warranties as shops write them: real terms, statutory ones, slogans, and none."""

from __future__ import annotations

import pytest

from tests.signals.reading import read

EXAMPLES = [
    ("این محصول ۱۸ ماه گارانتی شرکت نمونه دارد.", "terms", 18),
    ("گارانتی: ۲۴ ماهه", "terms", 24),
    ("All our lamps come with a two-year warranty that covers defects.", "terms", 24),
    ("Limited lifetime warranty", "terms", None),
    ("2 Jahre Garantie auf alle Geräte", "terms", 24),
    ("3 años de garantía legal de conformidad", "legal", 36),
    ("Es gilt die gesetzliche Gewährleistung.", "legal", None),
    ("2 yıl garanti", "terms", 24),
    ("ضمان لمدة سنتين من الوكيل", "terms", 24),
    ("گارانتی اصالت و سلامت فیزیکی کالا", "slogan", None),
    ("100% authentic, guaranteed", "slogan", None),
    ("ضمانت اصل بودن کالا", "slogan", None),
    ("این کالا گارانتی ندارد.", "refused", None),
    ("ضربه و آب‌خوردگی گارانتی را باطل می‌کند و شامل تعمیر رایگان نیست.", "terms", None),
]
NOTHING = [
    "30-day money-back guarantee",
    "Lowest price guarantee",
    "ضمانت بازگشت وجه تا ۷ روز",
    "گارانتی",
    "Provided as is, without warranty of any kind",
    "ضمانت‌نامه بانکی",
]


@pytest.mark.parametrize(("text", "kind", "months"), EXAMPLES)
def test_warranties(text: str, kind: str, months: float | None) -> None:
    (item,) = read("commerce.warranty", f"<p>{text}</p>")
    assert (item.kind, item.months) == (kind, months)


TABLE = "<h1>{}</h1><table><tr><th>{}<th>{}<tr><td>{}<td>{}</table>"


@pytest.mark.parametrize(
    ("html", "months"),
    [
        (TABLE.format("Warranty", "Article", "Warranty period", "Copper tray", "24 months from delivery"), 24),
        (TABLE.format("شرایط گارانتی", "کالا", "مدت گارانتی", "کیف گلیم", "۱۲ ماه از تحویل"), 12),
    ],
)
def test_lengths_in_a_table_of_a_warranty_page(html: str, months: float) -> None:
    assert (months, "terms") in [(i.months, i.kind) for i in read("commerce.warranty", {"warranty": html})]
    assert months not in [i.months for i in read("commerce.warranty", {"about": html})]


@pytest.mark.parametrize(
    ("text", "provider"),
    [
        ("The warranty is given by ourselves; repairs are done in the workshop.", "shop"),
        ("گارانتی را خود ما می‌دهیم و تعمیر در کارگاه انجام می‌شود.", "shop"),
        ("The warranty is provided by Samplecare and covers defects.", "samplecare"),
        ("گارانتی‌ها در شرایط گارانتی آمده است و شامل تعمیر می‌شود.", ""),
    ],
)
def test_who_gives_the_warranty(text: str, provider: str) -> None:
    assert [i.provider for i in read("commerce.warranty", f"<p>{text}</p>")] == [provider]


@pytest.mark.parametrize("text", NOTHING)
def test_other_promises_are_no_warranty(text: str) -> None:
    assert read("commerce.warranty", f"<p>{text}</p>") == []
