"""Payment brands: what they are and how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from trustaudit.signals.commerce.brands_table import TABLE
from trustaudit.text import fold, squash

Family = Literal[
    "gateway", "card", "wallet", "cod", "transfer", "card-to-card", "instalment", "crypto", "invoice", "prepay",
    "gift-card", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brand:
    """`common`: the name is also an ordinary word, and speaks of payment only beside other words of payment."""

    id: str
    family: Family
    common: bool = False


def _rows(table: Mapping[str, str]) -> list[tuple[str, Brand]]:
    """(name, brand) of every name in the table."""
    out: list[tuple[str, Brand]] = []
    for family, rows in table.items():
        for row in filter(None, map(str.strip, rows.splitlines())):
            identity, names, common = (part.strip() for part in row.split("|"))
            for written, is_common in ((names, False), (common, True)):
                brand = Brand(identity, cast(Family, family), is_common)
                out.extend((name.strip(), brand) for name in written.split(";") if name.strip())
    return out


_NAMED = _rows(TABLE)
#: Id to brand.
BRANDS: Mapping[str, Brand] = {brand.id: Brand(brand.id, brand.family) for _, brand in _NAMED}
#: Folded name to brand; the first to claim a name has it.
NAMES: Mapping[str, Brand] = {fold(name): brand for name, brand in reversed(_NAMED)}
#: Squashed name (no spaces, no signs) to brand: what class names, ids and file names are made of.
TOKENS: Mapping[str, Brand] = {
    "".join(c for c in squash(fold(name)) if c.isalnum()): brand for name, brand in reversed(_NAMED)
}
