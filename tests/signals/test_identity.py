"""Names, founding years and company numbers; all numbers are made up, with or without right check digits."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.reading import read
from trustaudit.signals import checksums


class Case(NamedTuple):
    html: str
    found: list[tuple[object, ...]]


IDENTIFIERS = [
    Case("<p>شماره ثبت: ۶۸۲۴۱ شناسه ملی: ۱۴۹۹۰۳۸۲۷۱۰</p>", [("registration-number", "68241", "unchecked"), ("national-id", "14990382710", "yes")]),
    Case("<p>شركت نيلپود به شماره ثبت 12345</p>", [("registration-number", "12345", "unchecked")]),
    Case("<table><tr><th>شناسه ملی</th><td>14990382711</td></tr><tr><td>کد اقتصادی</td><td>411512345678</td></tr></table>", [("national-id", "14990382711", "no"), ("economic-code", "411512345678", "unchecked")]),
    Case("<p>تهران. Registration no. 68241, national id 14990382710, phone +98 21 0000 0000</p>", [("registration-number", "68241", "unchecked"), ("national-id", "14990382710", "yes")]),
    Case("<p>شماره ثبت سفارش شما ۱۲۳۴۵ است</p>", []),
    Case("<p>USt-IdNr.: DE 111 222 333<br>Amtsgericht Musterstadt, HRB 12345</p>", [("vat", "DE111222333", "no"), ("hrb", "12345", "unchecked")]),
    Case("<p>Umsatzsteuer-Identifikationsnummer gemäß § 27 a Umsatzsteuergesetz:<br>DE123456788</p>", [("vat", "DE123456788", "yes")]),
    Case("<p>Registergericht: Amtsgericht Musterstadt<br>Registernummer: HRB 99999 B</p>", [("hrb", "99999B", "unchecked")]),
    Case("<p>UID: ATU12345675</p>", [("vat", "ATU12345675", "yes")]),
    Case("<p>Tienda Inventada S.L., CIF: B-12345674</p>", [("nif", "B12345674", "yes")]),
    Case("<p>Titular: Ana Nadie, NIF 12345678Z</p>", [("nif", "12345678Z", "yes")]),
    Case("<p>NIF: 12345678A</p>", [("nif", "12345678A", "no")]),
    Case("<form><label>NIF *</label><input name=nif></form>", []),
    Case("<p>SIRET : 123 456 782 00010 – RCS Nulleville B 123 456 782</p>", [("siret", "12345678200010", "yes"), ("rcs", "123456782", "yes")]),
    Case("<p>TVA intracommunautaire : FR 11 123456782</p>", [("vat", "FR11123456782", "yes")]),
    Case("<p>P.IVA 12345678903</p>", [("partita-iva", "12345678903", "yes")]),
    Case("<p>KvK: 12345678 | BTW: NL123456782B90</p>", [("btw", "NL123456782B90", "yes"), ("kvk", "12345678", "unchecked")]),
    Case("<p>Registered in England No. 01234567. VAT number GB 123 4567 82</p>", [("company-number", "01234567", "unchecked"), ("vat", "GB123456782", "yes")]),
    Case("<p>CNPJ 11.222.333/0001-81</p>", [("cnpj", "11222333000181", "yes")]),
    Case("<p>MERSİS No: 0123456789100015, Vergi No: 1234567890</p>", [("mersis", "0123456789100015", "unchecked"), ("vkn", "1234567890", "yes")]),
    Case("<p>السجل التجاري: ١٠١٠١٢٣٤٥٦</p>", [("commercial-register", "1010123456", "unchecked")]),
    Case("<p>ABN 11 222 333 444</p>", [("abn", "11222333444", "no")]),
    Case("<p>All prices include 20% VAT. Order 123456 today.</p><p>A private vatican 12345678.</p>", []),
    Case('<script type="application/ld+json">{"@type":"OnlineStore","name":"Nilpud","vatID":"DE123456788"}</script>', [("vat", "DE123456788", "yes")]),
]  # fmt: skip


@pytest.mark.parametrize("case", IDENTIFIERS, ids=lambda c: c.html[:50])
def test_identifiers(case: Case) -> None:
    found = read("identity", {"legal": case.html}, signal="identifiers")
    assert sorted((i.kind, i.value, i.valid) for i in found) == sorted(case.found)


def test_the_evidence_of_a_number_is_label_and_number_as_printed() -> None:
    (found,) = read("identity", {"legal": "<p>نیلپود، شناسه ملی ۱۴۹۹۰۳۸۲۷۱۰، اصفهان</p>"}, signal="identifiers")
    shown = found.evidence
    assert shown.snippet[shown.start : shown.end] == "شناسه ملی ۱۴۹۹۰۳۸۲۷۱۰"


NAMES = [
    Case("<footer>© 2019–2026 Nilpud Ltd. All rights reserved.</footer>", [("Nilpud Ltd", "copyright"), ("Nilpud Ltd", "legal")]),
    Case("<footer>کلیه حقوق این سایت متعلق به فروشگاه نیلپود می\u200cباشد.</footer>", [("فروشگاه نیلپود", "copyright")]),
    Case("<footer>© ۱۴۰۵ نیلپود - تمامی حقوق محفوظ است</footer>", [("نیلپود", "copyright")]),
    Case("<footer>nilpud.example - 2026 © Copyright</footer>", [("nilpud.example", "copyright")]),
    Case("<footer>Copyright 2024 © Some Famous Theme</footer>", []),
    Case("<footer>© 2026</footer>", []),
    Case("<footer>© 2026 Tienda Inventada, S.L. Todos los derechos reservados</footer>", [("Tienda Inventada, S.L", "copyright"), ("Tienda Inventada, S.L", "legal")]),
    Case("<footer>شرکت نیلپود نقش سپاهان (سهامی خاص)</footer>", [("شرکت نیلپود نقش سپاهان (سهامی خاص)", "legal")]),
    Case("<footer>Musterladen GmbH & Co. KG, Musterweg 1</footer>", [("Musterladen GmbH & Co. KG", "legal")]),
    Case('<meta property="og:site_name" content="Nilpud">', [("Nilpud", "meta")]),
    Case('<script type="application/ld+json">{"@graph":[{"@type":["Store"],"name":"Nilpud","legalName":"Nilpud Co. Ltd"},{"@type":"Product","name":"Lamp","brand":{"@type":"Brand","name":"Other"}}]}</script>', [("Nilpud", "data"), ("Nilpud Co. Ltd", "legal")]),
    Case("<p>We sell lamps of Grand Lumière SARL and others.</p>", []),
]  # fmt: skip


@pytest.mark.parametrize("case", NAMES, ids=lambda c: c.html[:50])
def test_organizations(case: Case) -> None:
    found = read("identity", case.html, signal="organizations")
    assert sorted((o.name, o.source) for o in found) == sorted(case.found)


YEARS = [
    ("about", "<p>Nilpud was founded in 2014 by two sisters.</p>", [2014]),
    ("about", "<p>نیلپود در سال ۱۳۹۳ تأسیس شد.</p>", [2014]),
    ("about", "<p>ما از سال ۱۳۸۵ در کنار شما هستیم.</p>", [2006]),
    ("about", "<p>Wir wurden 1998 gegründet.</p>", [1998]),
    ("about", "<p>Nuestra tienda fue fundada en 1990.</p>", [1990]),
    ("about", "<p>Notre maison, fondée en 1987, travaille le cuivre.</p>", [1987]),
    ("about", "<p>Firmamız 1995 yılında kuruldu.</p>", [1995]),
    ("about", "<p>تأسست شركتنا عام 2005</p>", [2005]),
    ("home", "<p>Lamps since 1974</p>", [1974]),
    ("home", "<p>The castle above the town has stood there since 1450, and was rebuilt twice after fires.</p>", []),
    ("home", "<p>Customer since 2019</p>", []),
    ("home", "<p>The treaty, established in 1648 between the powers of that time, ended a long war.</p>", []),
    ("product", "<p>Since 1974</p>", []),
    ("about", "<p>Founded in 3021</p>", []),
    ("home", '<script type="application/ld+json">{"@type":"Organization","name":"N","foundingDate":"2014-03-01"}</script>', [2014]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "html", "years"), YEARS, ids=lambda v: str(v)[:40])
def test_founding_years(kind: str, html: str, years: list[int]) -> None:
    assert [f.year for f in read("identity", {kind: html}, signal="foundings")] == years


# -- checksums: a right number stays right, any other last digit is wrong

SINGLE_CHECK_DIGIT = [
    (checksums.iran_national_id, "14990382710"),
    (checksums.germany_vat, "123456788"),
    (checksums.france_siren, "123456782"),
    (checksums.italy_vat, "12345678903"),
    (checksums.turkey_tax_number, "1234567890"),
    (checksums.australia_abn, "53004085616"),
    (checksums.argentina_cuit, "20123456786"),
    (checksums.denmark_vat, "12345674"),
    (checksums.finland_vat, "12345671"),
    (checksums.poland_vat, "1234563218"),
    (checksums.portugal_vat, "123456789"),
    (checksums.switzerland_uid, "123456788"),
    (checksums.luxembourg_vat, "12345613"),
    (checksums.belgium_vat, "0123456749"),
    (checksums.brazil_cnpj, "11222333000181"),
]


@pytest.mark.parametrize(("check", "number"), SINGLE_CHECK_DIGIT, ids=lambda v: getattr(v, "__name__", v))
def test_one_wrong_digit_is_noticed(check: object, number: str) -> None:
    assert callable(check)
    assert check(number)
    wrong = [number[:-1] + d for d in "0123456789" if d != number[-1]]
    assert not any(check(w) for w in wrong)
    assert not check(number + "0")


@given(st.text(alphabet="0123456789ABXZ", max_size=18))
def test_no_text_breaks_a_checksum(text: str) -> None:
    for _, check in checksums.VAT.values():
        if check is not None:
            check(text)
    for other in (checksums.france_siret, checksums.brazil_cnpj, checksums.india_gstin, checksums.iran_national_id):
        other(text)
