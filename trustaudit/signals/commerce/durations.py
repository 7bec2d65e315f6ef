"""Lengths of time in a folded text: "14 days", "vierzehn (14) Tage", «۲ تا ۴ روز کاری», «هفت‌روزه», "24/48h"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trustaudit.signals.commerce.number_words import NUMBER_WORDS
from trustaudit.signals.commerce.unit_words import FUSED, UNIT_WORDS, TimeUnit
from trustaudit.text import fold

#: Days in a unit; a working day counts as one day, as the text says it.
DAYS_IN: dict[TimeUnit, float] = {
    "days": 1, "working-days": 1, "hours": 1 / 24, "weeks": 7, "months": 30, "years": 365,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time at `text[start:end]`: from `low` to `high` (equal when it is one number) in `unit`."""

    low: float
    high: float
    unit: TimeUnit
    start: int
    end: int

    @property
    def days(self) -> float:
        """The upper end in days."""
        return round(self.high * DAYS_IN[self.unit], 3)

    @property
    def min_days(self) -> float:
        return round(self.low * DAYS_IN[self.unit], 3)

    @property
    def months(self) -> int:
        """The upper end in whole months, for lengths that are given in months or years."""
        factor = {"years": 12.0, "months": 1.0}.get(self.unit, DAYS_IN[self.unit] / 30)
        return round(self.high * factor)


def _alternatives(words: set[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", " ?-?") for w in sorted(words, key=lambda w: (-len(w), w)))


# Scripts that put no space between words; a unit in them needs no word boundary.
_UNSPACED = "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
_NUMBERS = {word for words in NUMBER_WORDS.values() for word in words}
_NUMBER = rf"\d{{1,3}}|(?<![^\W\d_])(?:{_alternatives(_NUMBERS)})"
_JOINT = fold(
    r"-|~|/|to|and|or|bis|und|oder|à|a|et|ou|y|o|e|tot|till|til|do|до|–|ile|ve|veya|تا|الی|الي|إلى|و|یا|أو|ו|עד|至|到|から"
)
_PATTERN = re.compile(
    rf"(?<![\d.,:/#+-])(?P<low>{_NUMBER})"
    rf"(?:(?: ?(?:{_JOINT}) ?)(?P<high>{_NUMBER}))?"
    rf"(?: ?\((?:\d{{1,3}}|[^\W\d_]{{2,20}}(?:[ -][^\W\d_]{{2,20}})?)\))?[ -]{{0,2}}(?P<unit>{_alternatives(set(UNIT_WORDS))})"
    rf"(?:(?<=[{_UNSPACED}])|(?![^\W_]))"
    rf"|(?<![^\W_])(?P<fused>{_alternatives(set(FUSED))})(?![^\W_])"
)
# Numbers and words, so that the costly pattern is only tried where a number can begin.
_TOKEN = re.compile(r"[一二三四五六七八九十两兩]+|\d+|[^\W\d_]+")
_FIGURE = re.compile(r"\d+")
_FIRST = frozenset(re.split("[ -]", word)[0] for word in (*_NUMBERS, *FUSED))


def durations(text: str, start: int = 0, end: int | None = None) -> Iterator[Duration]:
    """Every length of time in `text[start:end]`, in order."""
    stop = len(text) if end is None else end
    # Most sentences have neither figures nor number words; those that have only figures need no look at the words.
    wordy = not _FIRST.isdisjoint(_TOKEN.findall(text, start, stop))
    if not wordy and not _FIGURE.search(text, start, stop):
        return
    done = start
    for token in (_TOKEN if wordy else _FIGURE).finditer(text, start, stop):
        first = token.group()
        if token.start() < done or not (first[0].isdigit() or first in _FIRST):
            continue
        match = _PATTERN.match(text, token.start(), stop)
        found = _read(match) if match else None
        if found is not None:
            done = found.end
            yield found


def _read(match: re.Match[str]) -> Duration | None:
    fused = match["fused"]
    if fused:
        value, unit = FUSED[_spaced(fused, FUSED)]
        return Duration(value, value, unit, match.start(), match.end())
    unit, langs = UNIT_WORDS[_spaced(match["unit"], UNIT_WORDS)]
    low = _value(match["low"], langs)
    high = _value(match["high"], langs) if match["high"] else low
    if low is None or high is None or not high:
        return None
    return Duration(min(low, high), max(low, high), unit, match.start(), match.end())


def _spaced(word: str, known: Mapping[str, object]) -> str:
    """The table's spelling of a word that may have been written with a hyphen or without its space."""
    if word in known:
        return word
    plain = word.replace("-", " ").replace("  ", " ").strip()
    if plain in known:
        return plain
    bare = plain.replace(" ", "")
    return next(key for key in known if key.replace(" ", "") == bare)


def _value(number: str, langs: frozenset[str]) -> float | None:
    if number[0].isdigit():
        return float(number)
    for lang in langs:
        words = NUMBER_WORDS.get(lang)
        if words:
            value = words.get(number) or words.get(number.replace("-", " "))
            if value:
                return float(value)
    return None
