"""Amounts of money as shops write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustaudit.signals.commerce.currencies import code_of, settle
from trustaudit.signals.commerce.money import amounts, number
from trustaudit.text import fold

# text, country, amounts with their currency
EXAMPLES = [
    ("1.299,00 €", "", [(1299, "EUR")]),
    ("$1,299.99", "", [(1299.99, "USD")]),
    ("$1,299.99", "ca", [(1299.99, "CAD")]),
    ("CHF 19.–", "", [(19, "CHF")]),
    ("statt 4.50 CHF 2.25", "", [(2.25, "CHF")]),
    ("1 234,50 zł", "", [(1234.5, "PLN")]),
    ("299 kr", "se", [(299, "SEK")]),
    ("₹1,50,000", "", [(150_000, "INR")]),
    ("Rs 23,450", "pk", [(23_450, "PKR")]),
    ("44 890 тг.", "", [(44_890, "KZT")]),
    ("502,20 – 558,00 б.р.", "", [(502.2, "BYN"), (558, "BYN")]),
    ("2,500원9,800원", "", [(2500, "KRW"), (9800, "KRW")]),
    ("NT$210", "", [(210, "TWD")]),
    ("KD 1.250", "kw", [(1.25, "KWD")]),
    ("R$ 99,90", "", [(99.9, "BRL")]),
    ("350 TL ve üzeri", "", [(350, "TRY")]),
    ("99 ر.س", "", [(99, "SAR")]),
    ("126 ريال", "sa", [(126, "SAR")]),
    ("$229 99", "", [(229.99, "USD")]),
    # Toman and rial are told apart and never converted.
    ("۱۲۳٬۰۰۰ تومان", "ir", [(123_000, "IRT")]),
    ("۳۰۰ هزار تومان", "ir", [(300_000, "IRT")]),
    ("۱/۵ میلیون تومان", "ir", [(1_500_000, "IRT")]),
    ("پانصد و پنجاه هزار تومان", "ir", [(550_000, "IRT")]),
    ("۵۰۰هزارتومان", "ir", [(500_000, "IRT")]),
    ("200 000 ﷼", "ir", [(200_000, "IRR")]),
    ("۲۰۰٬۰۰۰ ریال", "", [(200_000, "IRR")]),
    # No money.
    ("12 km from here", "", []),
    ("try 3 times", "", []),
    ("30 ft ladder", "us", []),
    ("AMD 5600 processor", "us", []),
    ("version 4.50", "", []),
    ("021-8888", "ir", []),
]


@pytest.mark.parametrize(("text", "country", "expected"), EXAMPLES)
def test_amounts_are_read(text: str, country: str, expected: list[tuple[float, str]]) -> None:
    assert [(m.amount, m.currency) for m in amounts(fold(text), country=country)] == expected


def test_units_of_iran() -> None:
    assert [m.unit for m in amounts(fold("۱۰۰ تومان، ۱۰۰۰ ریال، ۵ €"))] == ["toman", "rial", "other"]


@given(st.integers(0, 9_999_999), st.integers(0, 99), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", ".")]))
def test_a_figure_reads_back_whatever_separates_it(whole: int, cents: int, marks: tuple[str, str]) -> None:
    group, decimal = marks
    written = f"{whole:,}".replace(",", group) + decimal + f"{cents:02}"
    assert number(written) == pytest.approx(whole + cents / 100)


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    folded = fold(text)
    assert all(0 <= m.start < m.end <= len(folded) for m in amounts(folded))


@pytest.mark.parametrize(
    ("written", "code"),
    [("EUR", "EUR"), ("pln", "PLN"), ("€", "EUR"), ("RUR", "RUB"), ("тг.", "KZT"), ("", ""), ("free", "")],
)
def test_codes_of_structured_data(written: str, code: str) -> None:
    assert code_of(written) == code


def test_a_dollar_is_the_country_s_own() -> None:
    assert [settle("$", country) for country in ("us", "ca", "cl", "")] == ["USD", "CAD", "CLP", "USD"]
