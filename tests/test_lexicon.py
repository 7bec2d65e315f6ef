"""Vocabulary: found in every spelling, at word boundaries, and not where a false friend stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from trustaudit import lexicon
from trustaudit.model import ConfigError
from trustaudit.text import fold

WORDS = lexicon.bundled()


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("هزینه ارسال", "shipping-cost"),
        ("هزینه‌ارسال", "shipping-cost"),
        ("هزینهارسال", "shipping-cost"),
        ("هزينه ارسال", "shipping-cost"),
        ("WE OFFER FREE SHIPPING.", "free-shipping"),
        ("Derecho de desistimiento", "returns"),
        ("KARGO ÜCRETİ", "shipping-cost"),
    ],
)
def test_a_phrase_is_found_however_it_is_written(text: str, concept: str) -> None:
    assert concept in WORDS.scan(fold(text))


@pytest.mark.parametrize("text", ["بازگشت به صفحه اصلی", "Return to top", "prefree shippingx"])
def test_false_friends_and_parts_of_words_are_not(text: str) -> None:
    assert WORDS.scan(fold(text)).keys().isdisjoint({"returns", "free-shipping"})


def test_a_false_friend_voids_its_own_sentence_only() -> None:
    hits = WORDS.scan(fold("No returns. You have 14 days to return your order"))
    assert min(h.start for h in hits["returns"]) > len("No returns.")


def test_hits_know_their_line_and_span() -> None:
    text = fold("اول\nهزینه‌ی ما هزینه ارسال است")
    (hit,) = WORDS.scan(text)["shipping-cost"]
    assert hit.line == 1
    assert text[hit.start : hit.end] == "هزینه ارسال"


@pytest.mark.parametrize(
    ("anchor", "concepts"),
    [
        ("Returns", {"returns"}),
        ("Shipping & returns", {"shipping", "returns"}),
        ("Impressum / Datenschutz", {"legal-notice", "privacy"}),
        ("تماس با ما", {"contact"}),
        ("« تماس باما »", {"contact"}),
        ("Tomb Raider", set()),
        ("بازگشت به خانه", set()),
    ],
)
def test_link_texts_are_compared_whole(anchor: str, concepts: set[str]) -> None:
    assert WORDS.link_concepts(fold(anchor)) >= concepts
    if not concepts:
        assert not WORDS.link_concepts(fold(anchor))


@pytest.mark.parametrize(
    ("path", "concept"),
    [
        ("/pages/refund-policy", "returns"),
        ("/contact_us.html", "contact"),
        ("/content/4-sobre-nosotros", "about"),
        ("/%D8%AA%D9%85%D8%A7%D8%B3-%D8%A8%D8%A7-%D9%85%D8%A7/", "contact"),
    ],
)
def test_slugs(path: str, concept: str) -> None:
    assert concept in WORDS.slug_concepts(path)


def test_every_phrase_of_the_bundled_lexicon_hits_its_own_text() -> None:
    dead = [p for p in WORDS.phrases if not p.negative and not _hits(p)]
    assert not dead


def _hits(phrase: lexicon.Phrase) -> bool:
    # Alone in a text, a phrase can only be missed when a false friend of its own concept is part of it.
    return phrase.concept in WORDS.scan(fold(phrase.text))


def test_faults_in_lexicon_files_are_all_reported(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text("returns:\n  phrase: [x]\n  links: y\nabout: z\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        lexicon.load(tmp_path)
    lines = str(caught.value).replace(str(tmp_path) + "/", "").splitlines()
    assert lines == [
        "en.yaml:2: unknown key 'phrase', did you mean 'phrases'?",
        "en.yaml:3: 'links' must be a list of texts",
        "en.yaml:4: 'about' must map to lists",
    ]
