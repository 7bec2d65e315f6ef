"""Opening and answering hours, and times that are none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.signals.reading import read


def hours(html: str) -> list[Any]:
    return read("hours", {"contact": html})


EXAMPLES = [
    ("<p>ساعت پاسخگویی: شنبه تا چهارشنبه ۹ الی ۱۷</p>", "answering", False),
    ("<p>همه‌روزه از ساعت ۹ صبح تا ۹ شب پاسخگوی تماس شما هستیم</p>", "answering", False),
    ("<p>هفت روز هفته، از 8 الی 23</p>", "unknown", False),
    ("<p>هفت روز هفته، ۲۴ ساعت شبانه‌روز پاسخگوی شما هستیم</p>", "answering", True),
    ("<p>پشتیبانی ۲۴ ساعته</p>", "answering", True),
    ("<p>پشتیبانی ۲۴/۷</p>", "answering", True),
    ("<p>ساعت کاری فروشگاه: ۱۰:۰۰ تا ۲۲:۰۰</p>", "opening", False),
    ("<p>زمان ارسال سفارش‌ها: شنبه تا چهارشنبه ساعت ۹ الی ۱۳</p>", "dispatch", False),
    ("<p>Opening hours: Mon-Sat 10:00-18:00</p>", "opening", False),
    ("<p>Call us Monday to Friday, 9am to 5pm</p>", "answering", False),
    ("<p>24/7 customer support</p>", "answering", True),
    ("<table><tr><td>Monday<td>9:00am - 6:00pm</table>", "unknown", False),
    ("<p>Telefonisch erreichbar: Mo-Fr 9-17 Uhr</p>", "answering", False),
    ("<p>Öffnungszeiten: Montag bis Freitag 9.00-18.00 Uhr</p>", "opening", False),
    ("<p>Horario de atención: lunes a viernes de 9:00 a 18:00</p>", "answering", False),
    ("<p>Du lundi au vendredi de 9h à 18h</p>", "unknown", False),
    ("<p>Çalışma saatleri: Pazartesi-Cuma 09:00-18:00</p>", "opening", False),
    ("<p>أوقات العمل: من الأحد إلى الخميس 9:00 - 17:00</p>", "opening", False),
    ("<p>خدمة العملاء على مدار الساعة</p>", "answering", True),
]

NONE = [
    "<p>ظرف ۲۴ ساعت با شما تماس می‌گیریم</p>",
    "<p>ارسال رایگان تا ۲۴ ساعت پس از ثبت سفارش</p>",
    "<p>ساعت مچی مدل ۹-۱۸</p>",
    "<p>Delivered within 24 hours</p>",
    "<p>Sat, 12 March 2022 - 20:30</p>",
    "<p>Thursday Night November 21-22</p>",
    "<p>Ships Monday 10-11 cm</p><p>Sizes 9-18</p>",
    "<p>The 24/7 Blog</p>",
    "<p>Event: Fr., 22.01.2022, 9:00 - 17:00</p>",
]


@pytest.mark.parametrize(("html", "purpose", "always"), EXAMPLES)
def test_hours(html: str, purpose: str, always: bool) -> None:
    assert [(h.purpose, h.always) for h in hours(html)] == [(purpose, always)]


@pytest.mark.parametrize("html", NONE)
def test_no_hours(html: str) -> None:
    assert hours(html) == []


def test_a_table_of_days_is_one_item() -> None:
    html = "<p>Hours:</p><ul><li>Monday: 9:00-17:00</li><li>Tuesday: 9:00-17:00</li><li>Wednesday: 9:00-13:00</li></ul>"
    assert len(hours(html)) == 1


def test_structured_data() -> None:
    html = """<script type="application/ld+json">{"@type":"Store","openingHoursSpecification":[{"@type":"OpeningHoursSpecification",
      "dayOfWeek":["Monday","Friday"],"opens":"09:00","closes":"18:00"}]}</script>"""
    assert [(h.purpose, h.text) for h in hours(html)] == [("opening", "Monday, Friday 09:00-18:00")]
