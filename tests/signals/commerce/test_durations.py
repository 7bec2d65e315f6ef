"""Lengths of time in many languages, with figures and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustaudit.signals.commerce.durations import durations
from trustaudit.text import fold

# text, low, high, unit
EXAMPLES = [
    ("30-day", 30, 30, "days"),
    ("fourteen (14) days", 14, 14, "days"),
    ("14 (fourteen) days", 14, 14, "days"),
    ("a fortnight", 14, 14, "days"),
    ("one to two business days", 1, 2, "working-days"),
    ("24/48h", 24, 48, "hours"),
    ("between 3 and 5 days", 3, 5, "days"),
    ("vierzehn Tagen", 14, 14, "days"),
    ("14-tägiges", 14, 14, "days"),
    ("3 bis 5 Werktage", 3, 5, "working-days"),
    ("siete días hábiles", 7, 7, "working-days"),
    ("de 3 à 5 jours ouvrés", 3, 5, "working-days"),
    ("quinze jours", 15, 15, "days"),
    ("on dört gün", 14, 14, "days"),
    ("2 iş günü", 2, 2, "working-days"),
    ("۲ تا ۴ روز کاری", 2, 4, "working-days"),
    ("۱ روزکاری", 1, 1, "working-days"),
    ("هفت‌روزه", 7, 7, "days"),
    ("بیست و چهار ساعت", 24, 24, "hours"),
    ("یک هفته", 1, 1, "weeks"),
    ("۱۸ ماهه", 18, 18, "months"),
    ("١٤ يوم", 14, 14, "days"),
    ("أربعة عشر يوماً", 14, 14, "days"),
    ("خلال يومين", 2, 2, "days"),
    ("2-3 أيام عمل", 2, 3, "working-days"),
    ("100 päivän", 100, 100, "days"),
    ("14 дней", 14, 14, "days"),
    ("30-dniowy", 30, 30, "days"),
    ("7일 이내", 7, 7, "days"),
    ("七天", 7, 7, "days"),
    ("עד 14 ימי", 14, 14, "days"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), EXAMPLES)
def test_lengths_are_read(text: str, low: float, high: float, unit: str) -> None:
    assert [(d.low, d.high, d.unit) for d in durations(fold(text))] == [(low, high, unit)]


@pytest.mark.parametrize(
    "text", ["on day 3", "9:00-18:00 h", "model 2020 day", "10.000 Tage", "1,5 days", "daylight", "30 datei"]
)
def test_what_is_no_length(text: str) -> None:
    assert list(durations(fold(text))) == []


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    folded = fold(text)
    assert all(0 <= d.start < d.end <= len(folded) and 0 <= d.low <= d.high for d in durations(folded))
