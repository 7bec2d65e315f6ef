"""Vocabulary: phrase lists per language and concept, compiled once, found in a page in one pass.

A file `rules/lexicons/<lang>.yaml` maps a concept to up to four lists:

    returns:
      links:   [Returns, Return policy]        whole texts of links to such a page
      slugs:   [returns, refund-policy]        path segments of its address
      phrases: [return within, money-back]     words in running text
      not:     [return to top]                 false friends: they void a phrase in the same sentence

All languages are always searched, since shops mix them. Phrases in Arabic script match whether their words are joined
by a space, a ZWNJ or nothing; phrases of other scripts match at word boundaries, except where the script has none
(Chinese, Japanese, Thai, Korean endings). A star stands for any rest of a word: "palautu*", "*versand".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from trustaudit import yamlfile
from trustaudit.model import ConfigError, Problem
from trustaudit.text import Squashed, fold, is_word_char, squash

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_LISTS = ("links", "slugs", "phrases", "not")
_ARABIC = re.compile("[\u0600-\u06ff]")
# Persian writes endings joined, spaced or with ZWNJ; a phrase followed by one of these is still that phrase.
_ENDINGS = ("ها", "های", "هایی", "هایمان", "ی", "یی", "ای", "م", "مان", "تان", "شان", "ش", "ات", "اش", "است", "ست")


@dataclass(frozen=True, slots=True)
class Phrase:
    concept: str
    lang: str
    text: str
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: `start` and `end` are positions in the scanned text, `line` the number of its line."""

    concept: str
    phrase: str
    lang: str
    start: int
    end: int
    line: int


class Lexicon:
    """The compiled vocabulary. Build with `load`; immutable afterwards."""

    def __init__(
        self, phrases: Iterable[Phrase], links: Mapping[str, frozenset[str]], slugs: Mapping[str, frozenset[str]]
    ):
        self.phrases = tuple(phrases)
        self._links = links
        self._slugs = slugs
        self.concepts = frozenset(p.concept for p in self.phrases) | {c for s in links.values() for c in s}
        spaced: dict[str, list[Phrase]] = {}
        joined: dict[str, list[Phrase]] = {}
        # One fold over all phrases costs a tenth of one fold a phrase.
        for phrase, low in zip(self.phrases, _folded([p.text.strip("*") for p in self.phrases]), strict=True):
            if not _ARABIC.search(low):
                spaced.setdefault(low, []).append(phrase)
            else:
                joined.setdefault(squash(low), []).append(phrase)
        self._spaced, self._joined = _automaton(spaced), _automaton(joined)

    def scan(self, text: str) -> dict[str, tuple[Hit, ...]]:
        """All hits in a folded text of many lines, by concept, in order. Hits voided by a false friend are left out."""
        return _settle(text, self._found(text))

    def false_friends(self, text: str) -> frozenset[str]:
        """Concepts of which a folded text holds a false friend ("contact lenses" are no contact)."""
        return frozenset(phrase.concept for phrase, _, _ in self._found(text) if phrase.negative)

    def _found(self, text: str) -> list[tuple[Phrase, int, int]]:
        found: list[tuple[Phrase, int, int]] = []
        automaton, owners = self._spaced
        if automaton is not None:
            for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
                left = not (start and is_word_char(text[start - 1]) and is_word_char(text[start]))
                right = not (end < len(text) and is_word_char(text[end]) and is_word_char(text[end - 1]))
                if not (left and right) and _UNSPACED.match(text, start):
                    left = right = True
                found.extend((p, start, end) for p in owners[index] if _fits(p, left, right))
        automaton, owners = self._joined
        if automaton is not None and _ARABIC.search(text):
            squashed = Squashed(text)
            for index, first, last in automaton.find_matches_as_indexes(squashed.text, overlapping=True):
                start, end = squashed.unsquash(first), squashed.unsquash_end(last)
                left, right = _starts_word(text, start), _ends_word(text, end)
                found.extend((p, start, end) for p in owners[index] if _fits(p, left, right))
        return found

    def link_concepts(self, text: str) -> frozenset[str]:
        """Concepts that a link's folded text names as a whole, or as one part of "A & B"."""
        whole = _bare(text)
        hit = self._links.get(squash(whole))
        if hit:
            return hit
        parts = _SPLIT.split(whole)
        if len(parts) < 2 or len(whole) > 80:
            return frozenset()
        return frozenset().union(*(self._links.get(squash(_bare(p)), frozenset()) for p in parts))

    def whole_link_concepts(self, text: str) -> frozenset[str]:
        """Concepts that a link's folded text names as a whole."""
        return self._links.get(squash(_bare(text)), frozenset())

    @lru_cache(maxsize=64)  # noqa: B019  (a lexicon lives as long as the program)
    def link_texts(self, concept: str) -> frozenset[str]:
        """The link texts of a concept, folded and squashed."""
        return frozenset(text for text, concepts in self._links.items() if concept in concepts)

    def slug_concepts(self, path: str) -> frozenset[str]:
        """Concepts named by the segments of a URL path (percent-encoded or not); the last segment first."""
        return frozenset().union(*(concepts for _, concepts in self.slug_hits(path)))

    def slug_hits(self, path: str) -> list[tuple[int, frozenset[str]]]:
        """(distance from the end, concepts) for each segment of a path that is a known slug."""
        segments = [s for s in fold(unquote(path)).strip("/").split("/") if s]
        out = []
        for distance, segment in enumerate(reversed(segments)):
            segment = _SLUG_NOISE.sub("", segment).replace("_", "-").replace(" ", "-")
            concepts = self._slugs.get(segment)
            if concepts:
                out.append((distance, concepts))
        return out


_SPLIT = re.compile(r"\s*(?:[/&+|,،]|\s-\s|\band\b|\bund\b|\by\b|\bet\b|\bve\b|\sو\s)\s*")
_EDGE = re.compile(r"^[\W\d_]+|[\W_]+$")
_SLUG_NOISE = re.compile(r"\.(?:html?|php|aspx?|jsp)$|^\d+-|-\d+$")
_SENTENCE_END = re.compile(r"[.!?؟؛\n]")


# Scripts without spaces between words; Hangul (in its folded form) takes endings without one.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff]")


def _fits(phrase: Phrase, left: bool, right: bool) -> bool:
    """Whether a match may stand where it does: at word boundaries, or open at the side of a star."""
    return (left or phrase.text[0] == "*") and (right or phrase.text[-1] == "*")


def _bare(text: str) -> str:
    return _EDGE.sub("", text.strip())


# One-letter conjunctions, prepositions and the article are written joined in Arabic: وسياسة, بالشحن.
_PREFIXES = frozenset(("و", "ب", "ال", "وال", "بال", "لل", "ل", "ف", "ول", "وب", "ولل", "وبال", "فال", "کال"))


def _starts_word(text: str, start: int) -> bool:
    if not start or not text[start - 1].isalpha():  # a figure may stand without a space: «بالای500هزار»
        return True
    first = start - 1
    while first and start - first < 6 and is_word_char(text[first - 1]):
        first -= 1
    return text[first:start] in _PREFIXES


def _ends_word(text: str, end: int) -> bool:
    if end == len(text) or not text[end].isalpha():
        return True
    stop = end
    while stop < len(text) and is_word_char(text[stop]):
        stop += 1
    return text[end:stop] in _ENDINGS


def _settle(text: str, found: list[tuple[Phrase, int, int]]) -> dict[str, tuple[Hit, ...]]:
    """Hits by concept, in order, with the false friends taken out.

    A false friend voids the hits of its concept in the same sentence, unless it is only a part of a longer phrase
    ("remboursement" inside "contre remboursement").
    """
    voided: dict[str, list[tuple[int, int]]] = {}
    for phrase, start, end in found:
        if phrase.negative and not _is_part(phrase, start, end, found):
            voided.setdefault(phrase.concept, []).append(_sentence(text, start, end))
    line_of = _line_finder(text)
    out: dict[str, list[Hit]] = {}
    for phrase, start, end in sorted((f for f in found if not f[0].negative), key=lambda f: (f[1], -f[2])):
        if any(a <= start < b for a, b in voided.get(phrase.concept, ())):
            continue
        hits = out.setdefault(phrase.concept, [])
        if hits and hits[-1].start <= start and end <= hits[-1].end:
            continue  # a shorter phrase inside a longer one says nothing new
        hits.append(Hit(phrase.concept, phrase.text, phrase.lang, start, end, line_of(start)))
    return {concept: tuple(hits) for concept, hits in out.items() if hits}


def _is_part(phrase: Phrase, start: int, end: int, found: list[tuple[Phrase, int, int]]) -> bool:
    return any(
        other.concept == phrase.concept and not other.negative and a <= start and end <= b and b - a > end - start
        for other, a, b in found
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    left = start
    while left and text[left - 1] not in ".!?؟؛\n":
        left -= 1
    stop = _SENTENCE_END.search(text, end)
    return left, stop.start() if stop else len(text)


def _line_finder(text: str) -> Callable[[int], int]:
    """A function from a position in `text` to the number of its line."""
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    return lambda position: bisect_right(starts, position) - 1


def rules_dir() -> Path:
    """Where the bundled rules are: beside the package in a checkout, inside it when installed from a wheel."""
    package = Path(__file__).resolve().parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def _folded(texts: list[str]) -> list[str]:
    return fold("\n".join(texts)).split("\n") if texts else []


def _automaton(owners: Mapping[str, list[Phrase]]) -> tuple[AhoCorasick | None, list[list[Phrase]]]:
    known = {text: phrases for text, phrases in owners.items() if text}
    if not known:
        return None, []
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(list(known)), list(known.values())


def load(directory: Path) -> Lexicon:
    """Compile every `<lang>.yaml` of a directory and the folders in it. Raises ConfigError listing all problems of all files."""
    problems: list[Problem] = []
    lists: dict[str, list[tuple[str, str, str]]] = {name: [] for name in _LISTS}  # language, concept, text
    for file in sorted(directory.rglob("*.yaml")):  # a folder a room; journey/ holds the words of cart and checkout
        document = yamlfile.load(file)
        if not isinstance(document, yamlfile.Map):
            problems.append(Problem(str(file), 1, "a lexicon maps concepts to lists of phrases"))
            continue
        for concept, entry in document.items():
            if not isinstance(entry, yamlfile.Map):
                problems.append(Problem(str(file), document.lines[concept], f"'{concept}' must map to lists"))
                continue
            for name, words in entry.items():
                if name not in _LISTS:
                    hint = yamlfile.did_you_mean(name, _LISTS)
                    problems.append(Problem(str(file), entry.lines[name], f"unknown key '{name}'{hint}"))
                elif not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
                    problems.append(Problem(str(file), entry.lines[name], f"'{name}' must be a list of texts"))
                else:
                    lists[name].extend((file.stem, concept, word) for word in words)
    if problems:
        raise ConfigError(problems)
    phrases = [Phrase(c, lang, text, name == "not") for name in ("phrases", "not") for lang, c, text in lists[name]]
    links = _by_text(lists["links"], lambda text: squash(_bare(text)))
    slugs = _by_text(lists["slugs"], lambda text: text.strip("/").replace("_", "-").rpartition("/")[2])
    return Lexicon(phrases, links, slugs)


def _by_text(entries: list[tuple[str, str, str]], form: Callable[[str], str]) -> dict[str, frozenset[str]]:
    """Concepts by the form of their folded texts."""
    found: dict[str, set[str]] = {}
    for (_, concept, _), low in zip(entries, _folded([text for _, _, text in entries]), strict=True):
        found.setdefault(form(low), set()).add(concept)
    return {text: frozenset(concepts) for text, concepts in found.items() if text}


@lru_cache(maxsize=4)
def bundled() -> Lexicon:
    """The lexicon that ships with the package."""
    return load(rules_dir() / "lexicons")
