"""Price and currency of product pages: one price a page, compared by value."""

from __future__ import annotations

import re
from pathlib import Path

from tests.accuracy.corpus import Row, read, site_of
from trustaudit.signals.commerce.currencies import settle
from trustaudit.signals.commerce.money import number
from trustaudit.signals.commerce.price import read_prices
from trustaudit.text import fold

#: Currencies whose sign is "$"; the label gives only that.
DOLLARS = ("USD", "CAD", "AUD", "NZD", "TWD", "HKD", "SGD", "MXN", "CLP", "COP", "ARS")


def measure(corpus: Path) -> list[Row]:
    counts = {"price": [0, 0, 0], "price and currency": [0, 0, 0]}
    misses: dict[str, list[str]] = {name: [] for name in counts}
    for page in read(corpus, "product_bench"):
        labels = {e["type"]: e["text"] for e in page.label["entities"]}
        site = site_of(page)
        found = next(iter(read_prices(site.sheets[0], site)), None)
        wanted = number(re.sub(r"[^\d.,]", "", fold(labels["PRICE"]))) if "PRICE" in labels else None
        sign = labels.get("CURRENCY", "")
        amount = found.amount if found else None
        right = wanted is not None and amount is not None and abs(amount - wanted) < 0.01
        code = settle(fold(sign), site.country) if sign else ""
        agreed = right and (
            not code or not found or found.currency == code or (sign == "$" and found.currency in DOLLARS)
        )
        for name, good in (("price", right), ("price and currency", agreed)):
            counts[name][0] += good
            counts[name][1] += amount is not None and not good
            counts[name][2] += wanted is not None and not good
            if not good and (wanted is not None or amount is not None):
                got = (
                    f"{amount} {found.currency} ({found.source}) in {found.evidence.snippet[:40]}"
                    if found
                    else "nothing"
                )
                misses[name].append(f"{page.name} {page.lang}: {labels.get('PRICE')} {sign} got {got}")
    return [Row(name, "product_bench", "*", *counts[name], tuple(misses[name])) for name in counts]
