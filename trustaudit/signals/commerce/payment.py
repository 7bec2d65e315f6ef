"""Payment methods: what a shop offers, refuses, limits or announces, by family and brand, wherever it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import urlsplit

from trustaudit.page.data import nodes
from trustaudit.signals.base import Item, Sheet, Site
from trustaudit.signals.commerce.brands import BRANDS, Family
from trustaudit.signals.commerce.cart import cart_facts
from trustaudit.signals.commerce.payment_controls import control_methods, methods_of
from trustaudit.signals.commerce.payment_marks import mark_methods
from trustaudit.signals.commerce.payment_names import Candidate, names_in
from trustaudit.signals.commerce.payment_text import text_methods
from trustaudit.signals.commerce.provider_ids import SCRIPT_HOSTS
from trustaudit.signals.commerce.sentences import Polarity
from trustaudit.text import fold

#: How a method is put forward: an option of the checkout, a statement in words, a bare name or logo, structured data.
Context = Literal["option", "statement", "mark", "data"]


@dataclass(frozen=True, kw_only=True)
class PaymentMethod(Item):
    """A way to pay. `brand` is "" when only the family is named (a transfer, cash on delivery)."""

    family: Family
    brand: str = ""
    polarity: Polarity = "offered"
    source: Literal["text", "image", "script", "form", "data"] = "text"
    context: Context = "statement"


def read(sheet: Sheet, site: Site) -> Iterable[PaymentMethod]:
    """One item for each method, polarity and place (region) of a page; the most telling source wins."""
    best: dict[tuple[str, str, str, str], PaymentMethod] = {}
    for item in (*_all(sheet), *_told(sheet, site)):
        key = (item.family, item.brand, item.polarity, item.evidence.region.value)
        best.setdefault(key, item)
    return best.values()


def _all(sheet: Sheet) -> Iterator[PaymentMethod]:
    for found in control_methods(sheet):
        yield _item(found, "form", "option", sheet)
    for found in text_methods(sheet):
        source: Literal["text", "image"] = "image" if found.drawn else "text"
        yield _item(found, source, "mark" if found.bare else "statement", sheet)
    for found in mark_methods(sheet):
        yield _item(found, "image", "mark", sheet)
    for node in nodes(sheet.page.data):
        for text in _accepted(node):
            for name in names_in(text, sheet.lexicon):
                yield PaymentMethod(
                    family=name.family, brand=name.brand, source="data", context="data", evidence=sheet.evidence(text)
                )
    yield from _scripts(sheet)


def _told(sheet: Sheet, site: Site) -> Iterator[PaymentMethod]:
    """What the shop's own cart data offers (WooCommerce's Store API), known without visiting the checkout."""
    for facts, place in cart_facts(sheet, site):
        for option in facts.payments:
            if option.block >= 0:
                continue  # a field of the page, read as one
            for family, brand in methods_of(option.id, option.label, sheet):
                evidence = replace(place, snippet=option.label or option.id)
                yield PaymentMethod(family=family, brand=brand, source="data", context="option", evidence=evidence)


def _item(found: Candidate, source: Literal["text", "image", "form"], context: Context, sheet: Sheet) -> PaymentMethod:
    return PaymentMethod(
        family=found.family, brand=found.brand, polarity=found.polarity, source=source, context=context,
        evidence=found.evidence,
    )  # fmt: skip


# Values of schema.org `paymentAccepted` are free text, those of `acceptedPaymentMethod` GoodRelations addresses.
_GOOD_RELATIONS = {
    "cod": "cash on delivery", "bybanktransferinadvance": "bank transfer", "byinvoice": "pay by invoice",
    "checkinadvance": "pay by cheque", "directdebit": "direct debit", "cash": "pay in cash",
    "paymentmethodcreditcard": "credit card", "americanexpress": "american express", "creditcard": "credit card",
}  # fmt: skip


def _accepted(node: Mapping[str, Any]) -> Iterator[str]:
    for key in ("paymentAccepted", "acceptedPaymentMethod"):
        values = node.get(key)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, Mapping):
                value = value.get("name") or value.get("@id") or value.get("@type")
            if isinstance(value, str):
                for part in value.split(","):
                    name = part.rpartition("#")[2].rpartition("/")[2].strip()
                    plain = _GOOD_RELATIONS.get(fold(name).replace(" ", ""), name)
                    # In a list of accepted means a bare "cash" is a means.
                    yield {"cash": "pay in cash", "check": "pay by cheque", "invoice": "pay by invoice"}.get(
                        fold(plain), plain
                    )


_HOST = re.compile("|".join(re.escape(host) for host in SCRIPT_HOSTS))


def _scripts(sheet: Sheet) -> Iterator[PaymentMethod]:
    """Payment scripts that a page loads: the shop has that provider built in."""
    for script in sheet.page.scripts:
        if not _HOST.search(script.src):
            continue
        try:
            host = (urlsplit(script.src).hostname or "").lower()
        except ValueError:
            continue
        labels = host.split(".")
        for first in range(len(labels) - 1):
            brand = SCRIPT_HOSTS.get(".".join(labels[first:]))
            if brand:
                yield PaymentMethod(
                    family=BRANDS[brand].family, brand=brand, source="script", context="data",
                    evidence=sheet.evidence(script.src),
                )  # fmt: skip
                break
