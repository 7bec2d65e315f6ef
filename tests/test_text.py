"""The normal form: what counts as equal, and the way back to the shop's own characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustaudit.text import Squashed, collapse, fold, offsets, original_span, snippet, squash

EQUAL = [
    ("تلفن ۰۲۱", "تلفن 021"),
    ("٠٢١", "021"),
    ("كيف پول", "کیف پول"),
    ("خانهٔ ما", "خانه ما"),
    ("مسؤول", "مسوول"),
    ("ﺗﻠﻔﻦ", "تلفن"),  # presentation forms
    ("ﷲ", "الله"),
    ("۵۰٬۰۰۰", "50,000"),
    ("۹٫۵٪", "9.5%"),
    ("۱۰۰ ﷼", "100 ریال"),
    ("ســـلام", "سلام"),  # kashida
    ("مُحَمَّد", "محمد"),
    ("\u202b021\u202c\u200f", "021"),
    ("021\u20118888", "021-8888"),
    ("İSTANBUL ıspanak", "istanbul ispanak"),
    ("Política de Devolución", "politica de devolucion"),
    ("STRASSE", "straße"),
    ("ＡＢＣ１２３", "abc123"),
    ("l’entreprise", "l'entreprise"),
    ("ende\u00adrung", "enderung"),
    ("a\u00a0b", "a b"),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_spellings_that_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("spelling", ["می‌شود", "می شود", "میشود"])
def test_zwnj_space_and_nothing_are_equal_when_squashed(spelling: str) -> None:
    assert squash(fold(spelling)) == squash(fold("می‌شود"))


@given(st.text(), st.text())
def test_folding_works_character_by_character(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)
    assert fold(fold(one)) == fold(one)


@given(st.text())
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded, back = fold(text), offsets(text)
    assert len(back) == len(folded) + 1
    for i, char in enumerate(folded):
        assert char in fold(text[back[i]])


def test_a_span_leads_back_to_the_shops_own_characters() -> None:
    text = "شماره تماس: ۰۲۱‑۸۸۸۸۰۰۰۰ دفتر"
    start = fold(text).index("021-88880000")
    first, last = original_span(text, start, start + len("021-88880000"))
    assert text[first:last] == "۰۲۱‑۸۸۸۸۰۰۰۰"


@given(st.text(alphabet="ab \u06cc", max_size=40))
def test_squashed_positions_lead_back(text: str) -> None:
    squashed = Squashed(text)
    assert squashed.text == squash(text)
    for i, char in enumerate(squashed.text):
        assert text[squashed.unsquash(i)] == char
        assert squashed.unsquash_end(i + 1) == squashed.unsquash(i) + 1


def test_white_space_folds_but_zwnj_stays() -> None:
    assert collapse("  a \u00a0\n b\u2003c  می\u200cشود ") == "a b c می\u200cشود"


@given(st.text(min_size=1, max_size=900), st.data())
def test_a_snippet_holds_its_passage(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, min(len(text), start + 100)))
    piece, first, last = snippet(text, start, end)
    assert piece[first:last] == text[start:end]
    assert len(piece) <= 240 + 2
