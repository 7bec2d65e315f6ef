"""Interface texts in English, Persian and Spanish; digits, dates and direction. Values of pages are never transformed.

Texts stand in `strings/<lang>.yaml` as nested keys ("terminal.mends"); `{name}` marks a value. Our own numbers take the
digits of the language; what was read in the shop keeps its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from trustaudit import yamlfile

LANGUAGES = ("en", "fa", "es")
_FOLDER = Path(__file__).parent / "strings"
_PERSIAN_DIGITS = str.maketrans("0123456789.,%", "۰۱۲۳۴۵۶۷۸۹٫٬٪")

#: First-strong isolate and its end (Unicode Bidirectional Algorithm): a value keeps to itself inside other text.
FSI, PDI = "\u2068", "\u2069"


@dataclass(frozen=True)
class Language:
    """One language of the interface. Calling it gives a text: `t("score.of", low=62)`."""

    code: str
    strings: Mapping[str, str]

    @property
    def dir(self) -> str:
        return "rtl" if self.code == "fa" else "ltr"

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key with its values; numbers among them in this language's digits. KeyError for no such key."""
        text = self.strings[key]
        if not values:
            return text
        return text.format_map({k: self.number(v) if isinstance(v, int | float) else v for k, v in values.items()})

    def has(self, key: str) -> bool:
        return key in self.strings

    def number(self, value: float, digits: int = 0) -> str:
        """One of our own numbers, rounded to so many decimals."""
        text = f"{value:.{digits}f}"
        if self.code == "fa":
            return text.translate(_PERSIAN_DIGITS)
        return text.replace(".", ",") if self.code == "es" else text

    def percent(self, share: float) -> str:
        """A share (0 to 1) as a whole percentage, rounded down so that 99.9 % never reads as all."""
        number = self.number(int(share * 100 + 1e-9))
        return f"{number}٪" if self.code == "fa" else f"{number} %" if self.code == "es" else f"{number}%"

    def date(self, iso: str) -> str:
        """An ISO 8601 time as a date: Jalali in Persian; the text itself when it is none."""
        try:
            day = datetime.fromisoformat(iso)
        except ValueError:
            return iso
        if self.code == "fa":
            import jdatetime

            jalali = jdatetime.date.fromgregorian(date=day.date())
            month = self.strings[f"month.{jalali.month}"]
            return f"{jalali.day} {month} {jalali.year}".translate(_PERSIAN_DIGITS)
        month = self.strings[f"month.{day.month}"]
        return f"{day.day} de {month} de {day.year}" if self.code == "es" else f"{day.day} {month} {day.year}"

    def join(self, parts: list[str]) -> str:
        """ "a, b and c" in this language."""
        if len(parts) < 2:
            return "".join(parts)
        comma, last = self.strings["list.comma"], self.strings["list.and"]
        return comma.join(parts[:-1]) + last + parts[-1]


def isolate(text: str) -> str:
    """A text that neither takes direction from its surroundings nor gives it any, for plain-text formats."""
    return f"{FSI}{text}{PDI}" if text else text


@lru_cache(maxsize=8)
def language(code: str) -> Language:
    """The interface in a language. Raises KeyError for one that there is none of."""
    if code not in LANGUAGES:
        raise KeyError(code)
    return Language(code, dict(_flat(yamlfile.load(_FOLDER / f"{code}.yaml"))))


def _flat(tree: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, Mapping):
            out += _flat(value, f"{prefix}{key}.")
        else:
            out.append((prefix + key, str(value)))
    return out
