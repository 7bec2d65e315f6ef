"""Where sentences end, and what they say of the thing in them."""

from __future__ import annotations

import pytest

from trustaudit.signals.commerce.sentences import clause_at, polarity, sentence_at
from trustaudit.text import fold

SENTENCES = [
    ("Free delivery. Returns in 14 days.", "Returns", " Returns in 14 days"),
    ("Lieferung in ca. 3 Tagen. Danke.", "Tagen", "Lieferung in ca. 3 Tagen"),
    ("Preis inkl. MwSt. zzgl. Versand", "Versand", "Preis inkl. MwSt. zzgl. Versand"),
    ("Costs 3.50 today! And more", "today", "Costs 3.50 today"),
    ("آیا می‌فرستید؟ بله، همه جا؛ هر روز", "همه جا", " بله، همه جا"),
    ("one line\nanother line", "another", "another line"),
    ("iadeler (yanlış ürün vb.) ücretsizdir", "ücretsizdir", "iadeler (yanlış ürün vb.) ücretsizdir"),
]


@pytest.mark.parametrize(("text", "word", "expected"), SENTENCES)
def test_a_sentence_ends_at_its_stop(text: str, word: str, expected: str) -> None:
    folded = fold(text)
    at = folded.index(fold(word))
    left, right = sentence_at(folded, at, at + len(fold(word)))
    assert folded[left:right] == fold(expected)


def test_a_clause_ends_at_a_comma() -> None:
    text = "we take cards, but no cheques"
    left, right = clause_at(text, text.index("cheques"), len(text))
    assert text[left:right].strip() == "no cheques"


# sentence, thing, polarity
POLARITIES = [
    ("We accept Visa but not American Express.", "visa", "offered"),
    ("We accept Visa but not American Express.", "american express", "refused"),
    ("We do not accept PayPal, Klarna or cheques.", "klarna", "refused"),
    ("You don't need an account to pay with PayPal.", "paypal", "offered"),
    ("Only in Berlin: cash on delivery", "cash on delivery", "conditional"),
    ("Klarna will be available soon.", "klarna", "coming"),
    ("Klarna: coming soon.", "klarna", "coming"),
    ("پرداخت اینترنتی داریم ولی پرداخت در محل نداریم", "پرداخت اینترنتی", "offered"),
    ("لیست قیمت کالاها", "کالاها", "offered"),  # «لیست» is a list here, and "is not" in Arabic
    ("پرداخت در محل نیازی به کارت ندارد", "پرداخت در محل", "refused"),
]


@pytest.mark.parametrize(("text", "thing", "expected"), POLARITIES[:-1])
def test_polarity(text: str, thing: str, expected: str) -> None:
    folded = fold(text)
    at = folded.index(fold(thing))
    assert polarity(folded, at, at + len(fold(thing))) == expected


@pytest.mark.xfail(strict=True, reason="«نیازی به کارت ندارد»: the verb denies the need, not the method")
def test_a_need_that_is_denied() -> None:
    text = fold(POLARITIES[-1][0])
    assert polarity(text, 0, 13) == "offered"
