"""Shipping costs: an amount, free, free from a sum on, left open, or paid on arrival; one statement at a time.

A statement is a sentence, a table row, or a label with its value in one box; a word of shipping and an amount that only
stand near each other are none. The cost of sending goods back is not a shipping cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from trustaudit.page.data import nodes, text_of
from trustaudit.signals.base import Item, Sheet, Site
from trustaudit.signals.commerce.currencies import code_of
from trustaudit.signals.commerce.money import MoneyUnit, unit_of
from trustaudit.signals.commerce.sentences import Polarity
from trustaudit.signals.commerce.shipping_cart import cart_costs
from trustaudit.signals.commerce.shipping_parts import Cost, Form
from trustaudit.signals.commerce.shipping_text import stated_costs


@dataclass(frozen=True, kw_only=True)
class ShippingCost(Item):
    """What sending costs. `amount` is the cost, or for threshold the sum from which it is free, in whole units of
    `currency` (ISO 4217, IRT for toman); `unit` keeps toman and rial apart. `place` is where it holds, in the shop's
    words, "" for everywhere."""

    form: Form
    amount: float | None = None
    currency: str = ""
    unit: MoneyUnit = "none"
    place: str = ""
    polarity: Polarity = "offered"
    source: Literal["text", "cart", "data"] = "text"


def read(sheet: Sheet, site: Site) -> Iterable[ShippingCost]:
    """Costs of a page, one for each form, amount, place and polarity; on a cart or checkout also its rows and the
    answers of the shop's own cart address."""
    found: dict[tuple[object, ...], ShippingCost] = {}
    for item in _all(sheet, site):
        key = (item.form, item.amount, item.currency, item.place, item.polarity, item.source == "cart")
        found.setdefault(key, item)
    return found.values()


def _all(sheet: Sheet, site: Site) -> Iterator[ShippingCost]:
    for cost in cart_costs(sheet, site):
        yield _item(cost, "cart")
    for cost in stated_costs(sheet, site):
        yield _item(cost, "text")
    yield from _structured(sheet, site)


def _item(cost: Cost, source: Literal["text", "cart"]) -> ShippingCost:
    return ShippingCost(
        form=cost.form, amount=cost.amount, currency=cost.currency, unit=cost.unit, place=cost.place,
        polarity=cost.polarity, source=source, evidence=cost.evidence,
    )  # fmt: skip


def _structured(sheet: Sheet, site: Site) -> Iterator[ShippingCost]:
    """schema.org OfferShippingDetails: `shippingRate` (value, currency) to `shippingDestination`."""
    for node in nodes(sheet.page.data, "OfferShippingDetails"):
        rate = node.get("shippingRate")
        if isinstance(rate, list):
            rate = rate[0] if rate else None
        if not isinstance(rate, Mapping):
            continue
        amount = _number(rate)
        if amount is None:
            continue
        code = code_of(text_of(rate, "currency"))
        place = node.get("shippingDestination")
        where = text_of(place, "addressCountry") if isinstance(place, Mapping) else ""
        yield ShippingCost(
            form="amount" if amount else "free", amount=amount, currency=code, unit=unit_of(code), place=where,
            source="data", evidence=sheet.evidence(f"shippingRate: {amount:g} {text_of(rate, 'currency')}".strip()),
        )  # fmt: skip


def _number(rate: Mapping[str, Any]) -> float | None:
    for key in ("value", "maxValue", "minValue"):
        try:
            return float(rate[key])
        except (KeyError, TypeError, ValueError):
            continue
    return None
