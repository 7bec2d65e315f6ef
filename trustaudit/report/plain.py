"""Text of pages made harmless: nothing in it may move a cursor, reorder a line, end one, or be too long to read."""

from __future__ import annotations

import re
import unicodedata

from trustaudit.i18n import isolate

# C0 and C1 controls (ANSI escapes begin with one), line and paragraph separators, the bidi controls that reach beyond
# their own text, and what XML 1.0 cannot hold. ZWNJ and ZWJ stay: Persian is spelled with them.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
_UNSAFE = re.compile(f"[{_CONTROLS}\t\n]")
_UNSAFE_BLOCK = re.compile(f"[{_CONTROLS}]")
_SURROGATE = re.compile("[\ud800-\udfff]")

#: Longest piece of page text that a report shows in one place; snippets are far shorter already.
LONGEST = 300
#: Longest line and longest text of several lines; the texts of rules are far shorter.
LONGEST_LINE, LONGEST_BLOCK = 2000, 20_000


def clip(text: str, longest: int = LONGEST) -> str:
    """A text short enough to be read, with an ellipsis where it was cut."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def harmless(text: str) -> str:
    """A text on one line of sane length without control characters; what is taken out leaves a space."""
    return _SURROGATE.sub("\ufffd", _UNSAFE.sub(" ", clip(text, LONGEST_LINE))).strip()


def harmless_block(text: str) -> str:
    """The same for a text of several lines: line feeds, tabs and blanks at its ends stay."""
    return _SURROGATE.sub("\ufffd", _UNSAFE_BLOCK.sub(" ", clip(text, LONGEST_BLOCK)))


def value(text: str, longest: int = LONGEST) -> str:
    """A value of the shop inside a sentence of ours: harmless, short, and keeping its own direction."""
    return isolate(clip(harmless(text), longest))


def side(text: str) -> str:
    """The direction a value is shown in, as HTML says it: digits and signs alone read from left to right, also among
    right-to-left words, where "+98 21" would lose its plus to the other end; else the first letter decides."""
    return "auto" if any(unicodedata.bidirectional(char) in ("R", "AL") for char in text) else "ltr"


def without_commands(text: str) -> str:
    """A text no line of which the runner of GitHub Actions takes for a command of ours.

    The runner reads `::name::` at the start of a line, blanks before it or not, and `##[name]` anywhere in one
    (github.com/actions/runner, ActionCommand.cs); a word joiner, which nobody sees, breaks both.
    """
    return re.sub(r"(?m)^(\s*)::", "\\1\u2060::", text).replace("##[", "##\u2060[")
