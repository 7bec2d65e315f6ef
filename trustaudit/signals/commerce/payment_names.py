"""Names of payment methods in a text: brands by table, families by vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from trustaudit.lexicon import Hit, Lexicon
from trustaudit.model import Evidence
from trustaudit.signals.commerce.brands import NAMES, Brand, Family
from trustaudit.signals.commerce.sentences import Polarity
from trustaudit.text import fold, is_word_char

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

#: Lexicon concept to (family, brand).
CONCEPTS: Mapping[str, tuple[Family, str]] = {
    "pay-cod": ("cod", ""), "pay-transfer": ("transfer", ""), "pay-card-to-card": ("card-to-card", ""),
    "pay-card": ("card", ""), "pay-gateway": ("gateway", ""), "pay-wallet": ("wallet", ""),
    "pay-instalment": ("instalment", ""), "pay-crypto": ("crypto", ""), "pay-invoice": ("invoice", ""),
    "pay-prepay": ("prepay", ""), "pay-gift-card": ("gift-card", ""), "pay-cheque": ("other", "cheque"),
    "pay-debit": ("other", "direct-debit"), "pay-cash": ("other", "cash"),
    # Single words that only name a way to pay beside others: "Rechnung", "efectivo", "virement".
    "pay-invoice-word": ("invoice", ""), "pay-cash-word": ("other", "cash"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A method named at `text[start:end]`. `common`: the words mean a way to pay only beside other words of payment."""

    family: Family
    brand: str
    start: int
    end: int
    common: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A method taken for one, with its evidence; `drawn` when it was read from a picture's text, `bare` when it stands
    without a sentence."""

    family: Family
    brand: str
    evidence: Evidence
    polarity: Polarity = "offered"
    drawn: bool = False
    bare: bool = False


@lru_cache(maxsize=1)
def _automaton() -> tuple[AhoCorasick, tuple[tuple[str, Brand], ...]]:
    from ahocorasick_rs import AhoCorasick

    entries = tuple(NAMES.items())
    return AhoCorasick([name for name, _ in entries]), entries


def brands_in(text: str) -> list[Name]:
    """Brand names in a folded text, at word boundaries."""
    automaton, entries = _automaton()
    found: list[Name] = []
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        brand = entries[index][1]
        if _bounded(text, start, end):
            found.append(Name(brand.family, brand.id, start, end, brand.common))
    return found


def families_in(hits: Mapping[str, tuple[Hit, ...]]) -> list[Name]:
    """Families named by the vocabulary."""
    return [
        Name(family, brand, hit.start, hit.end, concept.endswith("-word"))
        for concept, (family, brand) in CONCEPTS.items()
        for hit in hits.get(concept, ())
    ]


def _bounded(text: str, start: int, end: int) -> bool:
    unspaced = text[start] >= "\u1100"  # Hangul, kana and ideographs take endings without a space
    left = not start or not is_word_char(text[start - 1]) or unspaced or text[start - 1] in "وبل"
    return left and (end == len(text) or not is_word_char(text[end]) or unspaced)


def widest(names: list[Name]) -> list[Name]:
    """Names in order of place, without those that lie in a longer one ("PayPal" in "PayPal Credit")."""
    out: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if out and name.end <= out[-1].end:
            continue
        # «کلیه کارت‌های عضو شتاب» is one method: of two names that overlap the one with a brand says more.
        if out and name.start < out[-1].end and name.family == out[-1].family:
            if name.brand and not out[-1].brand:
                out[-1] = name
            continue
        out.append(name)
    return out


def names_in(text: str, words: Lexicon) -> list[Name]:
    """Methods named in a short text that is known to list them: a structured value, the label of an option."""
    folded = fold(text)
    return widest(brands_in(folded) + families_in(words.scan(folded)))
