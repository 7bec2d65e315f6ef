"""Text of pages made harmless for plain-text formats: nothing in it may move a cursor, reorder a line or end one."""

from __future__ import annotations

import re

# C0 and C1 controls (ANSI escapes begin with one), line and paragraph separators, and the bidi controls that reach
# beyond their own text. ZWNJ and ZWJ stay: Persian is spelled with them.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def harmless(text: str) -> str:
    """A text on one line without control characters; what is taken out leaves a space."""
    return _SURROGATE.sub("\ufffd", _UNSAFE.sub(" ", text)).strip()
