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


@pytest.mark.parametrize("text", NOTHING)
def test_other_promises_are_no_warranty(text: str) -> None:
    assert read("commerce.warranty", f"<p>{text}</p>") == []
