"""Shipping costs that a cart or checkout shows in its rows, or that the shop's own cart data holds."""

from __future__ import annotations

from collections.abc import Iterator

from trustaudit.model import Evidence
from trustaudit.signals.base import Sheet, Site
from trustaudit.signals.commerce.cart import cart_facts
from trustaudit.signals.commerce.money import unit_of
from trustaudit.signals.commerce.shipping_parts import Cost, Form


def cart_costs(sheet: Sheet, site: Site) -> Iterator[Cost]:
    """The shipping row and the ways of sending on offer."""
    for facts, place in cart_facts(sheet, site):
        for row in facts.of("shipping"):
            evidence = sheet.at(row.block) if row.block >= 0 else _showing(place, f"{row.label} {row.text}")
            if row.money is not None:
                yield _priced(row.money.amount, row.money.currency or facts.currency, evidence)
            elif row.text:
                yield Cost("deferred", evidence)
        for option in facts.shipping:
            if option.money is not None:
                evidence = sheet.at(option.block) if option.block >= 0 else _showing(place, option.label)
                yield _priced(option.money.amount, option.money.currency or facts.currency, evidence)


def _priced(amount: float, currency: str, evidence: Evidence) -> Cost:
    form: Form = "amount" if amount else "free"
    return Cost(form, evidence, amount, currency, unit_of(currency))


def _showing(place: Evidence, text: str) -> Evidence:
    return Evidence(place.url, place.kinds, place.region, text.strip()[:240])
