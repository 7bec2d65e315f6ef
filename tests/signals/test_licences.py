"""Licences and their numbers (made up), and goods that need one."""

from __future__ import annotations

import pytest

from tests.signals.reading import read

LICENCES = [
    ("<p>پروانه کسب به شماره ۰۴۷۳۹۱۸۲۶۵ صادره از اتحادیه صنایع دستی اصفهان</p>", [("guild", "0473918265", "اتحادیه صنایع دستی اصفهان")]),
    ("<table><tr><th>شناسه صنفی</th><td>0473918265</td></tr></table>", [("guild", "0473918265", "")]),
    ("<p>دکتر رضا گلچین، شماره نظام پزشکی: ۱۲۳۴۵۶</p>", [("medical", "123456", "")]),
    ("<p>دارای مجوز سازمان غذا و دارو به شماره 56/12345</p>", [("food-drug", "56/12345", "")]),
    ("<p>نمایندگی رسمی چراغ\u200cهای نیل</p>", [("dealer", "", "")]),
    ("<p>ما نمایندگی رسمی هیچ برندی نیستیم.</p>", []),
    ("<p>Licence number: AB-12345 issued by the Guild of Lamp Makers</p>", [("permit", "AB12345", "the guild of lamp makers")]),
    ("<p>Authorised dealer of Nil lamps since 2015</p>", [("dealer", "", "")]),
    ("<p>Find an authorised dealer near you</p>", []),
    ("<p>Registered pharmacy, GPhC registration no. 1234567</p>", [("pharmacy", "1234567", "")]),
    ("<p>Our workshop is ISO 9001 certified.</p>", [("standard", "", "")]),
    ("<p>Versandapotheke mit Versandhandelserlaubnis</p>", [("pharmacy", "", "")]),
    ("<p>Distribuidor oficial de lámparas Nil</p>", [("dealer", "", "")]),
    ("<p>رقم الترخيص: 1234567890</p>", [("permit", "1234567890", "")]),
    ("<p>software licence key 12345</p>", []),
    ("<form><label>Licence number</label><input name=n></form>", []),
]  # fmt: skip


@pytest.mark.parametrize(("html", "found"), LICENCES, ids=lambda v: str(v)[:50])
def test_licences(html: str, found: list[tuple[str, str, str]]) -> None:
    assert [(x.kind, x.number, x.issuer) for x in read("licences", {"about": html})] == found


GOODS = [
    ("<nav><a href=/c/1>مکمل\u200cهای غذایی</a></nav>", ["supplement"]),
    ("<nav><a href=/c/1>Vapes</a></nav>", ["alcohol-tobacco"]),
    ("<h1>Blood pressure monitors</h1>", ["medical-device"]),
    ("<p>Put the lamp beside your medicines, and it will look good.</p>", []),
    ("<nav><a href=/c/1>Lamps</a></nav>", []),
]


@pytest.mark.parametrize(("html", "kinds"), GOODS, ids=lambda v: str(v)[:50])
def test_goods_that_need_a_licence(html: str, kinds: list[str]) -> None:
    assert [g.kind for g in read("licences", html, signal="regulated_goods")] == kinds
