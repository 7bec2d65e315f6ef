"""Right-to-left text on terminals: who puts the letters into their places, the terminal or we.

Some terminals reorder and join Arabic script themselves, the others print characters from left to right as they come,
which turns Persian backwards. Into files and pipes text goes in logical order, as every editor expects it. For
terminals of the second sort a line is joined and reordered here: arabic-reshaper gives letters their final forms,
python-bidi puts them into order. Both are maintained, with wheels for every Python we run on. Of python-bidi's two
algorithms the older is used, written in Python: its other one leaves brackets as they are, which turns them around.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any

#: Characters of right-to-left scripts: Hebrew to Arabic Extended-A, and the presentation forms.
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Joiners have done their work once letters are in their final forms; some terminals print a box for them.
_JOINERS = re.compile("[\u200c-\u200f\u061c]")
# Behind Persian words the parts of a number change places at its dashes and strokes (UAX 9, rule W2), on web pages as
# here; a phone number or date must be read as one.
_NUMBER = re.compile(r"\d+(?:[-–/]\d+)+")

#: Asks a terminal to find out the direction of each paragraph, and not to ("BiDi in Terminal Emulators", mode 2501).
AUTODETECT_ON, AUTODETECT_OFF = "\x1b[?2501h", "\x1b[?2501l"


class Order(StrEnum):
    """In which order the characters of a line are written."""

    LOGICAL = "logical"  # as they are read: files, pipes, editors
    TERMINAL = "terminal"  # as they are read; the terminal puts them into place
    VISUAL = "visual"  # as they stand, from left to right


def ordering(setting: str, environment: Mapping[str, str], is_terminal: bool) -> Order:
    """What the output needs. `setting` is auto, terminal or visual; the last two hold on terminals and pipes alike."""
    if setting in (Order.TERMINAL, Order.VISUAL):
        return Order(setting)
    if not is_terminal:
        return Order.LOGICAL
    return Order.TERMINAL if _reorders(environment) else Order.VISUAL


def _reorders(environment: Mapping[str, str]) -> bool:
    """Whether the terminal does it itself: VTE since 0.58 (GNOME Terminal and its kin), Konsole, Terminal.app, mintty,
    mlterm."""
    version = environment.get("VTE_VERSION", "")
    return (
        (version.isdigit() and int(version) >= 5800)
        or bool(environment.get("KONSOLE_VERSION") or environment.get("MLTERM"))
        or environment.get("TERM_PROGRAM", "") in ("Apple_Terminal", "mintty")
        or environment.get("TERM", "").startswith("mlterm")
    )


def has_rtl(text: str) -> bool:
    return _RTL.search(text) is not None


def base_of(paragraph: str, rtl_report: bool) -> str:
    """The base direction of a paragraph, R or L: in a right-to-left report any letter of such a script decides, else
    the first letter does."""
    found = _RTL.search(paragraph)
    if found is None:
        return "L"
    if rtl_report:
        return "R"
    return "L" if any(char.isalpha() for char in paragraph[: found.start()]) else "R"


def visual(line: str, base: str) -> str:
    """One line, already wrapped, as it stands from left to right. Vowel marks are left out, since a terminal would put
    them on the wrong letter."""
    if not has_rtl(line):
        return line
    from bidi.algorithm import get_display

    # A small hamza over the last letter is spelling in Persian, not a vowel mark: it has a letter of its own.
    shaped = _reshaper().reshape(line.replace("\u0647\u0654", "\u06c0"))
    shown: str = get_display(_NUMBER.sub("\u202a\\g<0>\u202c", shaped), base_dir=base)
    return _JOINERS.sub("", shown)


@lru_cache(maxsize=1)
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": True, "delete_tatweel": False, "support_ligatures": True})
