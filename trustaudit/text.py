"""The one normal form in which texts are compared, with the way back to the original.

`fold` is built from per-character rules only, so `fold(a + b) == fold(a) + fold(b)` and every folded character knows
the original character it came from (`offsets`). What it does:

- compatibility decomposition (NFKD): presentation forms, full-width letters, ligatures, ﷼, no-break spaces;
- marks are dropped: Latin accents, Arabic harakat, hamza and madda carriers, kashida, soft hyphen, bidi controls;
- one letter for one sound where keyboards disagree: ي ى ې ئ → ی, ك ڪ → ک, ة ە ہ ھ → ه;
- digits of any of the three sets → ASCII; Arabic decimal, thousands and percent signs → . , %;
- ZWNJ → space (Persian text is written with ZWNJ, a space or nothing between the same two letters; `squash` makes the
  three equal); dashes → "-", typographic quotes → ' and ";
- case folded; the Turkish dotless and dotted i fall together with i.

It is deliberately lossy (ñ = n, ü = u): both sides of every comparison go through it, and nothing folded is shown.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

# Combining marks (Latin, Arabic, Hebrew points, half marks) and invisible characters: kashida, soft hyphen, joiner,
# bidi controls, BOM, zero-width space, variation selectors. ZWNJ is not among them: it separates.
_DROPPED = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0640\u00ad\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f\ufe20-\ufe2f]+"
)

# Applied after NFKD, so precomposed forms need no entry. Each is tested with `in` first: a page holds few of them,
# and a replace that finds nothing costs a scan at memory speed (measured: str.translate is 40 times slower).
_REPLACED: tuple[tuple[str, str], ...] = (
    *((c, str(i)) for i, c in enumerate("۰۱۲۳۴۵۶۷۸۹")),
    *((c, str(i)) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩")),
    ("ي", "ی"), ("ى", "ی"), ("ې", "ی"), ("ے", "ی"),
    ("ك", "ک"), ("ڪ", "ک"),
    ("ة", "ه"), ("ە", "ه"), ("ہ", "ه"), ("ھ", "ه"), ("ٱ", "ا"),
    ("٪", "%"), ("٫", "."), ("٬", ","),
    ("\u200c", " "), ("\t", " "), ("\r", " "),
    *((c, "-") for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
    ("‘", "'"), ("’", "'"), ("´", "'"), ("“", '"'), ("”", '"'),
    ("ı", "i"),
)  # fmt: skip


def fold(text: str) -> str:
    """The normal form of a text. Line feeds are kept, so many texts may be folded as lines of one."""
    if text.isascii():
        return text.lower().replace("\t", " ").replace("\r", " ")
    text = _DROPPED.sub("", unicodedata.normalize("NFKD", text)).casefold()
    if text.isascii():
        return text.replace("\t", " ").replace("\r", " ")
    for old, new in _REPLACED:
        if old in text:
            text = text.replace(old, new)
    return text


def fold_pattern(pattern: str) -> str:
    """A regular expression whose letters beyond ASCII are folded, for use on folded text; its escapes are kept."""
    return "".join(char if char.isascii() else fold(char) for char in pattern)


def offsets(text: str) -> list[int]:
    """For each character of `fold(text)`, and one past its end, the index in `text` that it came from."""
    if text.isascii():
        return list(range(len(text) + 1))
    out: list[int] = []
    for i, char in enumerate(text):
        out.extend([i] * _width(char))
    out.append(len(text))
    return out


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    """How many characters a character folds to; a text repeats few of them."""
    return len(fold(char))


def original_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of `text` that `fold(text)[start:end]` stands for."""
    at = offsets(text)
    first = at[min(start, len(at) - 1)]
    last = at[min(end, len(at) - 1)] if end > start else first
    return first, max(first, last)


def squash(folded: str) -> str:
    """A folded text without spaces: «می‌شود», «می شود» and «میشود» become one."""
    return folded.replace(" ", "")


class Squashed:
    """A squashed text that can tell where each of its positions stands in the folded one.

    Positions are found by bisection over the ends of words, so building it costs a split, not a loop over characters.
    """

    __slots__ = ("_ends", "text")

    def __init__(self, folded: str) -> None:
        words = folded.split(" ")
        self.text = "".join(words)
        self._ends = list(accumulate(map(len, words)))  # position in the squashed text after word i

    def unsquash(self, position: int) -> int:
        """The folded index of the character at `position` of the squashed text."""
        # Every word ended at or before the position put one space in front of it.
        return position + bisect_right(self._ends, position)

    def unsquash_end(self, position: int) -> int:
        """The folded index just after the character before `position`."""
        return self.unsquash(position - 1) + 1 if position else 0


_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0085]+")


def collapse(text: str) -> str:
    """White space of every kind folded to single spaces, none at the ends. ZWNJ is not white space."""
    if text.isascii():
        return " ".join(text.split())
    return _SPACE.sub(" ", text).strip(" ")


def is_word_char(char: str) -> bool:
    """Whether a character continues a word, in any script."""
    return char.isalnum() or char == "_"


def snippet(text: str, start: int, end: int, width: int = 240) -> tuple[str, int, int]:
    """A piece of about `width` characters around `text[start:end]`, cut at spaces, with the passage's span in it."""
    if len(text) <= width:
        return text, start, end
    room = max(0, width - (end - start))
    left = max(0, start - room // 2)
    right = min(len(text), left + max(width, end - start))
    left = max(0, min(left, right - width))
    if left:
        space = text.find(" ", left, start)
        left = space + 1 if space != -1 else left
    if right < len(text):
        space = text.rfind(" ", end, right)
        right = space if space != -1 else right
    head, tail = ("…" if left else ""), ("…" if right < len(text) else "")
    return head + text[left:right] + tail, start - left + len(head), min(end, right) - left + len(head)
