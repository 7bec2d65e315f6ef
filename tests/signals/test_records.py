"""Issuers' records: what is read from them, and how it is compared with the shop's pages."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.reading import shop
from trustaudit.crawl.issuer_table import ISSUERS, IssuerRecord, why_of
from trustaudit.model import Exchange, Request, Response, Role
from trustaudit.page import parse_html
from trustaudit.signals import extract
from trustaudit.signals.record_page import iso_date, read_record

ROWS = """
<html lang="fa" dir="rtl"><title>نماد اعتماد</title>
<a id="shopLink" href="https://shop.example">www.shop.example</a>
<img src="/Content/Images/Star/star2.png">
<div class="txtbold">صاحب امتیاز :</div><div class="licontent">شرکت نمونه</div>
<div class="txtbold">تاریخ اعطا</div><div class="licontent">۱۴۰۴/۰۵/۱۴</div>
<div class="txtbold">تاریخ اعتبار</div><div class="licontent">۱۴۰۴/۰۵/۱۴ تا ۱۴۰۶/۰۵/۱۴</div>
<div class="txtbold">آدرس:</div><div class="licontent">تهران، خیابان نمونه، کوچه سوم، پلاک ۱۲</div>
<div class="txtbold">تلفن:</div><div class="licontent">02188880018</div>
<div class="txtbold">پست الكترونیكی:</div><div class="licontent">info[at]shop.example</div>
<div class="txtbold">ساعت پاسخگویی:</div><div class="licontent">9 تا 17</div>
<h3>خدمات و مجوزهای کسب و کار</h3>
<table><tr><th>ردیف<th>عنوان خدمت<th>مرجع<th>شماره مجوز<th>از<th>تا<th>وضعیت</tr>
<tr><td>1<td>پروانه کسب<td>اتحادیه نمونه<td>0012345<td>1404/01/01<td>1406/01/01<td>فعال</tr>
<tr><td>2<td>مجوز دیگر<td>-----------------<td>-----------------<td>1400/01/01<td>1401/01/01<td>-----------------</tr></table></html>
"""
CONTACT = (
    "<main><p>نشانی: تهران، خیابان نمونه، کوچه سوم، پلاک ۱۲</p><p>تلفن: ۰۲۱-۸۸۸۸۰۰۱۸</p><p>info@shop.example</p></main>"
)
ENAMAD = ISSUERS[0]


def answer(html: str, row: IssuerRecord = ENAMAD, status: int = 200) -> Exchange:
    url = f"https://{row.hosts[0]}/?id=1&Code=A"
    return Exchange(Request(url), Response(url, status, (), html.encode()), Role.ISSUER, (), why_of(row, url))


def records(html: str, contact: str = CONTACT, **more: Any) -> dict[str, Any]:
    """Items by field."""
    found = extract(shop({"contact": contact}, exchanges=[answer(html, **more)]))["mark_records"]
    assert not found.failed
    return {item.field: item for item in found.items}


def test_every_row_of_a_record_is_read() -> None:
    facts = read_record(parse_html(ROWS))
    assert (facts.domain, facts.granted, facts.expires, facts.level) == (
        "shop.example",
        "2025-08-05",
        "2027-08-05",
        "2",
    )
    assert facts.texts["owner"] == "شرکت نمونه"
    assert facts.texts["email"] == "info[at]shop.example"
    assert [(line.title, line.authority, line.number, line.valid_to) for line in facts.lines] == [
        ("پروانه کسب", "اتحادیه نمونه", "0012345", "2027-03-21"),
        ("مجوز دیگر", "", "", "2022-03-21"),
    ]


EXAMPLES = [
    ("label and value in one block", "<p>دامنه: shop.example</p><p>صاحب امتیاز: شرکت نمونه</p>", "domain", "shop.example"),
    ("cells of a table", "<table><tr><td>Website</td><td>shop.example</td></tr><tr><td>Owner</td><td>Sample Ltd</td></tr></table>", "owner", "Sample Ltd"),
    ("a value on two lines", "<p>نشانی:</p><p>تهران، خیابان نمونه</p><p>پلاک ۱۲</p><p>تلفن:</p><p>02188880018</p>", "address", "تهران، خیابان نمونه پلاک ۱۲"),
    ("Turkish", "<dl><dt>Unvanı</dt><dd>Örnek A.Ş.</dd><dt>Web Sitesi</dt><dd>shop.example</dd></dl>", "owner", "Örnek A.Ş."),
    ("an empty value", "<p>تلفن: -----</p><p>دامنه: shop.example</p><p>صاحب امتیاز: الف</p>", "phone", ""),
]  # fmt: skip


@pytest.mark.parametrize(("html", "field", "value"), [e[1:] for e in EXAMPLES], ids=[e[0] for e in EXAMPLES])
def test_layouts(html: str, field: Any, value: str) -> None:
    assert read_record(parse_html(html)).texts.get(field, "") == value


@pytest.mark.parametrize(
    "html",
    ["", "<p>تلفن: 02188880018</p>", "<label>Address</label><input>", "<h1>ورود</h1><form><input name=captcha></form>"],
)
def test_a_page_with_one_label_is_no_record(html: str) -> None:
    assert not read_record(parse_html(html))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("۱۳۹۵/۰۵/۰۴", "2016-07-25"),
        ("1399/12/30", "2021-03-20"),
        ("1400/12/30", ""),  # 1400 was no leap year
        ("از ۱۴۰۴/۰۵/۱۴ تا ۱۴۰۵/۰۹/۰۱", "2026-11-22"),
        ("valid until 2027-01-31", "2027-01-31"),
        ("1408/12/30", "2030-03-20"),
        ("تاریخ ندارد", ""),
        ("2027/13/01", ""),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert iso_date(text) == iso


@given(st.text(alphabet="0123456789۰۱۲۳/-. ", max_size=24))
def test_no_text_breaks_the_reading_of_a_date(text: str) -> None:
    assert len(iso_date(text)) in (0, 10)


def test_a_record_that_agrees() -> None:
    found = records(ROWS)
    assert {name: item.state for name, item in found.items()} == {
        "record": "matched", "domain": "matched", "address": "matched", "phone": "matched", "email": "matched",
    }  # fmt: skip
    assert (found["record"].level, found["record"].expires) == ("2", "2027-08-05")


@pytest.mark.parametrize(
    ("contact", "field", "state"),
    [
        ("<p>تلفن: ۰۲۱-۷۷۷۷۰۰۹۹</p>", "phone", "mismatched"),
        ("<p>تلفن: ۰۲۱-۷۷۷۷۰۰۹۹</p><p>تلفن: ۰۲۱-۸۸۸۸۰۰۱۸</p>", "phone", "matched"),
        ("<p>شماره‌ای نداریم</p>", "phone", None),
        ("<p>sales@shop.example</p>", "email", "matched"),
        ("<p>sales@other.example</p>", "email", "mismatched"),
        ("<p>نشانی: شیراز، بلوار دیگری، پلاک ۹۰، کد پستی ۷۱۹۹۹۰۰۰۰۱</p>", "address", "mismatched"),
        ("<p>نشانی: تهران، خیابان نمونه، کوچه سوم، پلاک ۱۲، واحد ۴</p>", "address", "matched"),
    ],
)
def test_fields_are_compared_with_the_shop(contact: str, field: str, state: str | None) -> None:
    found = records(ROWS, contact)
    assert (found[field].state if field in found else None) == state


def test_nothing_else_is_compared_with_another_shops_record() -> None:
    found = records(ROWS.replace("shop.example", "another.example"))
    assert {name: item.state for name, item in found.items()} == {"record": "mismatched", "domain": "mismatched"}


NAMED = next(row for row in ISSUERS if row.layout == "named")
ECHO = next(row for row in ISSUERS if row.layout == "echo")


@pytest.mark.parametrize(
    ("row", "html", "state"),
    [
        (NAMED, "<h1>Sample</h1><p>Adhered to the code since 2019: www.shop.example</p>", "matched"),
        (NAMED, '<h1>Sample</h1><a href="https://shop.example/">Visit</a>', "matched"),
        (NAMED, "<p>othershop.example and shop.example.evil.test</p>", "unchecked"),
        (ECHO, "<p>Verify shop.example: enter the code in the picture</p>", "unchecked"),
        (ECHO, "<p>دامنه: shop.example</p><p>صاحب امتیاز: شرکت نمونه</p>", "matched"),
        (ENAMAD, "<p>shop.example</p>", "unchecked"),
    ],
)
def test_records_whose_layout_is_not_known(row: IssuerRecord, html: str, state: str) -> None:
    assert records(html, row=row)["record"].state == state


def test_licences_of_the_record() -> None:
    def licences(html: str) -> list[tuple[str, str]]:
        found = extract(shop({"contact": CONTACT}, exchanges=[answer(html)]))["record_licences"]
        return [(item.title, item.valid) for item in found.items]

    assert licences(ROWS) == [("پروانه کسب", "yes"), ("مجوز دیگر", "no")]
    assert licences(ROWS.replace("shop.example", "another.example")) == []
