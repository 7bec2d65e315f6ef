"""Payment methods brand by brand, return windows by value, and what Persian pages state at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.accuracy.corpus import Labelled, Row, read, site_of
from trustaudit.signals.commerce import SIGNALS, payment, returns

# The labels' words for methods without a brand.
_FAMILIES = {"instalment": "installments", "prepay": "prepayment"}
_PERSIAN = {
    "cod_card": "cod",
    "installment": "installments",
    "شتاب cards": "shetab",
    "بانک سامان": "saman",
    "بانک ملت": "mellat",
}


def measure(corpus: Path) -> list[Row]:
    return [
        _payment(corpus, "product_bench"),
        _payment(corpus, "fa"),
        _windows(corpus, "product_bench"),
        _windows(corpus, "fa"),
        *_persian(corpus),
    ]


def _payment(corpus: Path, folder: str) -> Row:
    """Every labelled method that was found, one by one."""
    right, false, missed = 0, 0, 0
    misses: list[str] = []
    for page, wanted in _labelled_payment(corpus, folder):
        found = _methods(page)
        if folder == "fa" and {"saman", "mellat", "shetab"} & wanted:
            found -= {"gateway", "card"}  # the label names the provider where the page says both
        right += len(found & wanted)
        false += len(found - wanted)
        missed += len(wanted - found)
        if found != wanted:
            misses.append(f"{page.name}: too many {sorted(found - wanted)}, missed {sorted(wanted - found)}")
    return Row("payment methods", folder, "*", right, false, missed, tuple(misses))


def _labelled_payment(corpus: Path, folder: str) -> Iterator[tuple[Labelled, set[str]]]:
    for page in read(corpus, folder):
        if folder == "fa":
            names = (re.sub(r"^online\w*\((.*)\)$", r"\1", m) for m in page.label["signals"]["payment_methods"])
            yield page, {_PERSIAN.get(name, name) for name in names}
        elif "pay" in (page.label.get("trust") or {}):
            yield page, set(page.label["trust"]["pay"])


def _methods(page: Labelled) -> set[str]:
    """What a shopper sees: scripts and structured data are facts too, but not labelled."""
    site = site_of(page)
    return {
        item.brand.replace("-", "_") or _FAMILIES.get(item.family, item.family)
        for item in payment.read(site.sheets[0], site)
        if item.polarity in ("offered", "conditional") and item.source in ("text", "image", "form")
    }


def _windows(corpus: Path, folder: str) -> Row:
    """The first general window of a page has the labelled value, or there is rightly none."""
    right, false, missed = 0, 0, 0
    misses: list[str] = []
    for page in read(corpus, folder):
        if folder == "fa":
            wanted = page.label["signals"]["return_window_days"]
        elif page.label.get("trust"):
            wanted = page.label["trust"].get("days")
        else:
            continue
        site = site_of(page)
        items = [w for w in returns.read(site.sheets[0], site) if w.scope == "general"]
        found = items[0].days if items else None
        right += found == wanted
        false += found is not None and found != wanted
        missed += found is None and wanted is not None
        if found != wanted:
            shown = items[0].evidence.snippet[:80] if items else ""
            misses.append(f"{page.name}: wanted {wanted}, got {found} {shown}")
    return Row("return window", folder, "*", right, false, missed, tuple(misses))


def _persian(corpus: Path) -> Iterator[Row]:
    """Persian pages: what is stated of sending, warranty and returns at all."""
    counts = {name: [0, 0, 0] for name in _STATED}
    misses: dict[str, list[str]] = {name: [] for name in _STATED}
    for page in read(corpus, "fa"):
        site = site_of(page)
        for name, (label, signals, accepts) in _STATED.items():
            wanted = bool(page.label["signals"][label])
            items = [i for s in signals for i in _SPECS[s](site.sheets[0], site) if accepts(i)]
            counts[name][0] += wanted and bool(items)
            counts[name][1] += bool(items) and not wanted
            counts[name][2] += wanted and not items
            if wanted != bool(items):
                shown = items[0].evidence.snippet[:60] if items else "nothing"
                misses[name].append(f"{page.name}: wanted {wanted}, found {shown}")
    for name, (right, false, missed) in counts.items():
        yield Row(name, "fa", "*", right, false, missed, tuple(misses[name]))


_SPECS = {spec.name: spec.read for spec in SIGNALS if spec.read is not None}
_STATED: dict[str, tuple[str, tuple[str, ...], Callable[[Any], bool]]] = {
    "shipping cost stated": ("shipping_cost_stated", ("shipping_costs",), lambda i: i.form == "amount"),
    "free shipping threshold": ("free_shipping_threshold", ("shipping_costs",), lambda i: i.form == "threshold"),
    "delivery time stated": ("delivery_time_stated", ("delivery_times",), lambda i: True),
    "warranty stated": ("warranty", ("warranties",), lambda i: i.kind != "refused"),
    "returns stated": ("return_policy", ("return_windows", "return_terms"), lambda i: True),
}
