"""Telephone numbers as shops write them. All are made up, or of the ranges that authorities keep for fiction."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.signals.reading import read

IR, GB, US, DE, ES, TR, FR = (f"shop-sample.{c}" for c in ("ir", "co.uk", "us", "de", "es", "com.tr", "fr"))


def phones(html: str, host: str = "shop.example", **more: Any) -> list[Any]:
    return read("phones", {"contact": html}, host=host, **more)


def found(html: str, host: str = "shop.example") -> list[tuple[str, str]]:
    return [(p.number, p.line) for p in phones(html, host)]


#: (host, text, [(number, line)])
EXAMPLES = [
    # Persian digits, Arabic digits, presentation forms, bidi marks, dashes of all kinds, no space after the colon
    (IR, "تلفن: ۰۲۱-۸۸۴۰۰۰۱۸", [("+982188400018", "landline")]),
    (IR, "تلفن:021-88400018", [("+982188400018", "landline")]),
    (IR, "هاتف ٠٢١٨٨٤٠٠٠١٨", [("+982188400018", "landline")]),
    (IR, "ﺗﻠﻔﻦ ۰۲۱‑۸۸۴۰‑۰۰۱۸", [("+982188400018", "landline")]),
    (IR, "تلفن:\u200e021-88400018\u200f", [("+982188400018", "landline")]),
    (IR, "(+9821) 88400018", [("+982188400018", "landline")]),
    (IR, "+98 (0)21 88400018", [("+982188400018", "landline")]),
    (IR, "0098 21 8840 0018", [("+982188400018", "landline")]),
    # ranges and lines behind a number, the area code last, several numbers in one line
    (IR, "۰۲۱-۸۸۴۰۰۰۱۸-۹", [("+982188400018", "landline")]),
    (IR, "021 8840 0018 الی 25", [("+982188400018", "landline")]),
    (IR, "021-88400018 (۱۰ خط)", [("+982188400018", "landline")]),
    (IR, "88400018-021", [("+982188400018", "landline")]),
    (IR, "تلفن: 021-88400018-021-88400025", [("+982188400018", "landline"), ("+982188400025", "landline")]),
    (IR, "02188400018_09905550101", [("+982188400018", "landline"), ("+989905550101", "mobile")]),
    (IR, "09905550101 / 09905550102", [("+989905550101", "mobile"), ("+989905550102", "mobile")]),
    # company numbers of four and five digits, bare short numbers behind their label, eight digits with a city
    (IR, "تلفن: 021-9145", [("+98219145", "landline")]),
    (IR, "پشتیبانی ۰۲۱-۴۲۳۱۸", [("+982142318", "landline")]),
    (IR, "تلفن پشتیبانی: ۱۸۹۱", [("1891", "short")]),
    (IR, "تلفن دفتر تهران: ۸۸۴۰۰۰۱۸", [("88400018", "landline")]),
    (IR, "تلفن: ۰۹۴۱ ۲۱۵ ۰۱۰۰", [("+989412150100", "voip")]),
    # other countries: trunk prefixes, brackets, slashes, dots, service numbers
    (GB, "020 7946 0018", [("+442079460018", "landline")]),
    (GB, "Call (0117) 496 0018 or 07700 900142", [("+441174960018", "landline"), ("+447700900142", "mobile")]),
    (GB, "+44 (0)20 7946 0018", [("+442079460018", "landline")]),
    (GB, "Freephone 0808 157 0192", [("+448081570192", "toll-free")]),
    (GB, "0333 234 0142", [("+443332340142", "shared-cost")]),
    (US, "(212) 555-0142", [("+12125550142", "unknown")]),
    (US, "212.555.0142 | 1-800-555-0199", [("+12125550142", "unknown"), ("+18005550199", "toll-free")]),
    (US, "Call 1-800-FLOWERS today", [("+18003569377", "toll-free")]),
    (DE, "Tel.: 030 / 2345 018-0", [("+493023450180", "landline")]),
    (DE, "0151 23450018", [("+4915123450018", "mobile")]),
    (DE, "Hotline 0180 5 234501", [("+491805234501", "shared-cost")]),
    (ES, "Tel. 910 555 018", [("+34910555018", "landline")]),
    (ES, "900 123 018", [("+34900123018", "toll-free")]),
    (FR, "01 99 00 01 18", [("+33199000118", "landline")]),
    (FR, "Service client : 0 892 690 018", [("+33892690018", "premium")]),
    (TR, "0850 255 00 18", [("+908502550018", "voip")]),
    (TR, "Çağrı merkezi: 444 0 118", [("+904440118", "shared-cost")]),
    ("shop.example", "Tel: +46 (0) 771 105 018", [("+46771105018", "shared-cost")]),
    # a label makes a number where the country cannot be told; nobody can say which line it is
    ("shop.example", "Phone: 020 7946 0018", [("02079460018", "unknown")]),
]

NONE = [
    (IR, "شماره کارت 6037-9911-2233-4455"),
    (IR, "IR06 2960 0000 0010 0324 2000 01"),
    (IR, "شماره سفارش: 02188400018"),
    (IR, "کد پستی ۱۹۳۹۵۶۴۷۱۲"),
    (IR, "شناسه ملی 14001234567"),
    (IR, "کد رهگیری 216543210987654321098765"),
    (IR, "قیمت ۲۱۸,۸۸۸,۸۸۸ تومان"),
    (IR, "02188400018 تومان"),
    (IR, "زمان: 10:0218888888899"),
    (IR, "۱۴۰۲/۰۵/۱۲"),
    (IR, "35.721912, 51.334712"),
    (IR, "v1.021.88888888"),
    (IR, "id=02188400018123"),
    (IR, "تلفن: 021"),
    (GB, "Order no. 020 7946 0018"),
    (GB, "Company number 02079460018"),
    (GB, "ISBN 978-3-16-148410-0"),
    (GB, "Ref: 0207 946 0018"),
    (US, "Item no. 212-555-0142-88"),
    (US, "$1 234 567 890"),
    (US, "2019-11-18 to 2020-01-15"),
    (DE, "220-240 V, 50 Hz"),
    ("shop-sample.it", "Formato: 35-70-125-250 grams"),
    (IR, "[eg. 09905550101]"),
    (DE, "USt-IdNr. 123 456 789"),
    (DE, "Mo-Fr 8.30-12.30"),
    (ES, "NIF 910 555 018"),
    (IR, '<form><input type="tel" placeholder="09905550101" value="09905550101"></form>'),
    (IR, "فرمت: ۰۹۱۲۳۴۵۶۷۸۹ یا +989123456789"),
]

#: Once wrong.
BUGS = [
    (US, "<p>P 212.555.0142<br>F 212.555.0143</p>", [("+12125550142", "voice"), ("+12125550143", "fax")]),
    (US, "<p>Fax: dial 1-212-555-0143</p>", [("+12125550143", "fax")]),
    (US, "<p>Fax:<br>Orders: (212) 555-0143<br>Returns: (212) 555-0144</p>", [("+12125550143", "fax"), ("+12125550144", "fax")]),
    (US, "<p>Phone: (212) 555-0142<br>1-800-555-0199<br>Fax: (212) 555-0143</p>",
     [("+12125550142", "voice"), ("+18005550199", "voice"), ("+12125550143", "fax")]),
    (US, "<table><tr><th>Name<th>Phone<th>Fax<tr><td>Ann<td>212 555-0142<td>212 555-0143</table>",
     [("+12125550142", "voice"), ("+12125550143", "fax")]),
    (US, "<p>The Inn: (212) 555-0142</p>", [("+12125550142", "voice")]),
    (US, "<p>212-555-0143 (main fax line)</p>", [("+12125550143", "fax")]),
    (IR, "<p>نمابر: ۰۲۱-۸۸۴۰۰۰۱۹</p>", [("+982188400019", "fax")]),
    (IR, "<p>تلفکس ۰۲۱۸۸۴۰۰۰۱۸</p>", [("+982188400018", "voice")]),
    (IR, "<p>شماره تلفن 034 - 91002425</p>", [("+983491002425", "voice")]),
    (US, "<p>Rs 22,800 vivo-y20 4/64 BOX PACK</p>", []),
]  # fmt: skip


@pytest.mark.parametrize(("host", "text", "wanted"), EXAMPLES)
def test_numbers_and_lines(host: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(f"<p>{text}</p>", host) == wanted


@pytest.mark.parametrize(("host", "text"), NONE)
def test_other_figures(host: str, text: str) -> None:
    assert found(f"<p>{text}</p>", host) == []


@pytest.mark.parametrize(("host", "html", "wanted"), BUGS)
def test_uses(host: str, html: str, wanted: list[tuple[str, str]]) -> None:
    assert [(p.number, p.use) for p in phones(html, host)] == wanted


@pytest.mark.parametrize(
    ("host", "text", "number"),
    [
        pytest.param(
            US, "(520) 555 STAR (7827)", "+15205557827", marks=pytest.mark.xfail
        ),  # letters inside a local number
        pytest.param(
            US, "Current patients: 212-555-01 42", "+12125550142", marks=pytest.mark.xfail
        ),  # grouped as nobody does
        pytest.param(DE, "Zentrale: 2345018", "+49302345018", marks=pytest.mark.xfail),  # no area code anywhere
    ],
)
def test_known_to_be_missed(host: str, text: str, number: str) -> None:
    assert number in [n for n, _ in found(f"<p>{text}</p>", host)]


def test_links_dial_numbers() -> None:
    html = """<a href="tel:+9809905550101">بزنید</a> <a href="tel:۰۲۱۸۸۴۰۰۰۱۸">تماس</a>
      <a href="https://wa.me/989905550102">واتساپ</a> <a href="https://api.whatsapp.com/send?phone=989905550103&text=s">w</a>
      <a href="https://wa.me/?text=share">share</a> <a href="sms:09905550104">پیامک</a>"""
    assert [(p.number, p.source) for p in phones(html, IR)] == [
        ("+989905550101", "link"),
        ("+982188400018", "link"),
        ("+989905550102", "messenger"),
        ("+989905550103", "messenger"),
        ("+989905550104", "link"),
    ]


def test_a_link_proves_a_figure_that_nothing_else_does() -> None:
    bare = "<p>Any day 2125550142</p>"
    assert phones(bare, US) == []
    (phone,) = phones(bare + '<a href="tel:2125550142">Ring</a>', US)
    assert (phone.number, phone.source) == ("+12125550142", "text")


def test_structured_data() -> None:
    html = '<script type="application/ld+json">{"@type":"Store","telephone":"020 7946 0018","faxNumber":"020 7946 0019"}</script>'
    assert [(p.number, p.use, p.source) for p in phones(html, GB)] == [
        ("+442079460018", "voice", "data"),
        ("+442079460019", "fax", "data"),
    ]


@pytest.mark.parametrize(
    "text", ["021-12345678", "09123456789", "021 - 1234 5678", "34567890-021", "021-88888888", "0912-000-0000"]
)
def test_what_templates_hold_is_a_placeholder(text: str) -> None:
    (phone,) = phones(f"<p>تلفن: {text}</p>", IR)
    assert phone.placeholder


@pytest.mark.parametrize(
    "html",
    [
        "<footer><p>طراحی سایت: تلفن ۰۲۱-۸۸۴۰۰۰۱۸</p></footer>",
        "<p>پیگیری تیپاکس: ۰۲۱-۸۸۴۰۰۰۱۸</p>",
        "<main><ul><li>گیرنده: نام نمونه</li><li>شماره تماس: ۰۹۹۰۵۵۵۰۱۰۱</li></ul></main>",
        "<footer>Website designed by Sample Studio, 021-88400018</footer>",
    ],
)
def test_numbers_of_other_parties(html: str) -> None:
    kinds = "checkout" if "گیرنده" in html else "contact"
    (phone,) = read("phones", {kinds: html}, host=IR)
    assert phone.owner == "other"


def test_extension_and_province() -> None:
    (phone,) = phones("<p>تلفن: ۰۳۱-۳۲۲۰۰۱۸۰ داخلی ۱۰۱</p>", IR)
    assert (phone.extension, phone.province) == ("101", "اصفهان")
    (phone,) = phones("<p>(212) 555-0142 ext. 220</p>", US)
    assert phone.extension == "220"


def test_evidence_shows_the_shops_own_characters() -> None:
    (phone,) = phones("<p>تلفن: ۰۲۱-۸۸۴۰۰۰۱۸ (۱۰ خط)</p>", IR)
    assert phone.evidence.snippet[phone.evidence.start : phone.evidence.end] == "۰۲۱-۸۸۴۰۰۰۱۸"


def test_one_item_a_region() -> None:
    html = "<header>020 7946 0018</header><main>020 7946 0018 or 020 7946 0018</main><footer>020 7946 0018</footer>"
    assert [p.evidence.region.value for p in phones(html, GB)] == ["header", "main", "footer"]


_SEPARATORS = st.sampled_from(["", " ", "-", " - ", "–", " / "])


@settings(max_examples=60, deadline=None)
@given(area=st.sampled_from(["021", "031", "051", "071"]), rest=st.integers(22_000_000, 97_999_999), gap=_SEPARATORS)
def test_an_iranian_landline_is_read_however_it_is_parted(area: str, rest: int, gap: str) -> None:
    (phone,) = phones(f"<p>تلفن: {area}{gap}{rest}</p>", IR)
    assert (phone.number, phone.line) == (f"+98{area[1:]}{rest}", "landline")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789 -./()+:٫۰۱۲۹", min_size=0, max_size=60))
def test_numbers_hold_only_digits_that_were_there(text: str) -> None:
    for phone in phones(f"<p>{text}</p>", GB):
        assert re.fullmatch(r"\+?\d{3,15}", phone.number)
        assert len(phone.number) <= 16


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1000, 9999), min_size=4, max_size=4), st.sampled_from(["-", " "]))
def test_a_bank_card_is_never_a_number(groups: list[int], gap: str) -> None:
    assert phones(f"<p>{gap.join(map(str, groups))}</p>", IR) == []
