"""Prices and ways to pay compared: product page, structured data, cart and checkout; toman and rial told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from trustaudit.model import Evidence, PageKind, StepOutcome
from trustaudit.page.amounts import Money
from trustaudit.page.cartdata import CartFacts, CartLine
from trustaudit.signals.base import Sheet, Signal, Site
from trustaudit.signals.consistency.contact import items_of
from trustaudit.signals.consistency.model import Agreement, Contradiction, Said, agreed, opposed
from trustaudit.signals.consistency.terms import in_rials
from trustaudit.text import fold

#: Prices that differ by less than this share are one price, rounded.
ROUNDING = 0.005
#: Where a page says that tax comes on top, a cart may be dearer by as much (the highest rate in the EU is 27 %).
TAX = 0.28
_IRANIAN = ("IRR", "IRT")


def compare_money(site: Site, found: Mapping[str, Signal]) -> Iterator[Contradiction | Agreement]:
    """Prices from the product page to the checkout, and the ways to pay that were promised."""
    prices = [p for p in items_of(found, "prices") if p.amount and not p.missing]
    for sheet in site.of_kind(PageKind.PRODUCT):
        yield from _data_against_text([p for p in prices if p.evidence.url == sheet.page.url])
    yield from _on_the_way(site, prices, _adds_tax(found))
    yield from _units(site, prices)
    yield from _methods(items_of(found, "payment_methods"))


def _adds_tax(found: Mapping[str, Signal]) -> bool:
    return any(s.topic == "tax-included" and s.polarity == "refused" for s in items_of(found, "statements"))


# -- prices ----------------------------------------------------------------------------------------------------------


def _said(price: Any) -> Said:
    return Said(
        in_rials(price.amount, price.currency), f"{price.amount:,.10g} {price.currency}".strip(), price.evidence
    )


def _is_same(one: float, other: float) -> bool:
    return abs(one - other) <= ROUNDING * max(one, other)


def _data_against_text(prices: list[Any]) -> Iterator[Contradiction | Agreement]:
    """The price in structured data against those printed on the same page."""
    data = [p for p in prices if p.source == "data"]
    text = [p for p in prices if p.source == "text"]
    if not data or not text:
        return
    for one in data:
        for other in text:
            if _alike(one, other):
                yield Agreement(topic="price", value=_said(other).value, count=2, evidence=other.evidence)
                return
    one, other = data[0], text[0]
    if _mixes_units(one, [p.amount for p in text]):
        yield from opposed("currency", _said(one), _said(other))
        return
    comparable = [in_rials(p.amount, p.currency)[0] for p in text if _same_currency(one.currency, p.currency)]
    values = [in_rials(p.amount, p.currency)[0] for p in data]
    if comparable and not any(
        min(comparable) * (1 - ROUNDING) <= v <= max(comparable) * (1 + ROUNDING) for v in values
    ):
        yield from opposed("price", _said(one), _said(other))


def _alike(one: Any, other: Any) -> bool:
    first, second = in_rials(one.amount, one.currency), in_rials(other.amount, other.currency)
    return _same_currency(one.currency, other.currency) and _is_same(first[0], second[0])


def _same_currency(one: str, other: str) -> bool:
    return not one or not other or one == other or (one in _IRANIAN and other in _IRANIAN)


def _mixes_units(data: Any, amounts: Iterable[float]) -> bool:
    """Whether structured data has the toman's number under the rial's name: a tenth of the price."""
    return data.currency == "IRR" and any(_is_same(data.amount, amount) for amount in amounts)


def _units(site: Site, prices: list[Any]) -> Iterator[Contradiction | Agreement]:
    """Toman on one page and rial on another, both printed for the shopper."""
    printed = [Said(p.currency, _said(p).value, p.evidence) for p in prices if p.source == "text"]
    for sheet in _paid_pages(site):
        rows = (row for row in sheet.cart.rows if row.block >= 0)
        printed += [Said(r.money.currency, _money(r.money), sheet.at(r.block)) for r in rows if r.money is not None]
    first: dict[str, Said] = {}
    for said in printed:
        if said.key in _IRANIAN:
            first.setdefault(str(said.key), said)
    if len(first) == 2:
        yield from opposed("unit", first["IRT"], first["IRR"])
    else:
        yield from agreed("unit", [said for said in printed if said.key in first])


def _paid_pages(site: Site) -> tuple[Sheet, ...]:
    """Carts and checkouts, each page once."""
    return site.of_kind(PageKind.CART, PageKind.CHECKOUT)


def _on_the_way(site: Site, prices: list[Any], adds_tax: bool) -> Iterator[Contradiction | Agreement]:
    """The price of the one item that the walk put into the cart: on its page, in the cart, at the checkout."""
    product = _walked_product(site)
    if product is None:
        return
    for sheet in _paid_pages(site):
        line = _line_of(sheet.cart, product)
        price = _unit_price(line) if line is not None else None
        if line is None or price is None or price.amount <= 0:
            continue
        shown = [p for p in prices if p.evidence.url == product.page.url]
        yield from _cart_against_product(Said(price, _money(price), _at(sheet, line)), price, shown, adds_tax)


def _walked_product(site: Site) -> Sheet | None:
    """The product page whose item went into the cart, None if none did or its page was not read."""
    steps = site.snapshot.steps
    if not any(step.outcome is StepOutcome.ADDED for step in steps):
        return None
    urls = [step.url for step in steps if step.action == "product" and step.outcome is StepOutcome.OK]
    return next((s for s in site.of_kind(PageKind.PRODUCT) if urls and s.page.url == urls[-1]), None)


def _line_of(facts: CartFacts, product: Sheet) -> CartLine | None:
    """The cart's only line, if its title shares words with the product page's."""
    if len(facts.lines) != 1:
        return None
    named = set(
        re.findall(r"\w{3,}", fold(product.page.title + " " + " ".join(h.text for h in product.page.headings())))
    )
    words = set(re.findall(r"\w{3,}", fold(facts.lines[0].title)))
    return facts.lines[0] if words & named else None


def _unit_price(line: CartLine) -> Money | None:
    if line.price is not None:
        return line.price
    return line.total if line.quantity in (None, 1) else None


def _money(money: Money) -> str:
    return f"{money.amount:,.10g} {money.currency}".strip()


def _at(sheet: Sheet, line: CartLine) -> Evidence:
    return sheet.at(line.block) if line.block >= 0 else sheet.evidence(line.title)


def _cart_against_product(
    cart: Said, price: Money, shown: list[Any], adds_tax: bool
) -> Iterator[Contradiction | Agreement]:
    """Dearer in the cart than anywhere on the product page is a contradiction; cheaper is a discount."""
    amount = in_rials(price.amount, price.currency)[0]
    comparable = [p for p in shown if _same_currency(p.currency, price.currency)]
    if not comparable:
        return
    values = [(in_rials(p.amount, p.currency if price.currency else "")[0], p) for p in comparable]
    same = next((p for value, p in values if _is_same(value, amount)), None)
    if same is not None:
        yield Agreement(topic="price", value=cart.value, count=2, evidence=cart.evidence)
        return
    tenfold = next((p for value, p in values if _is_same(value * 10, amount) or _is_same(value, amount * 10)), None)
    if tenfold is not None:
        # Ten times the number is the other unit, not another price; under the same name it is a mistake.
        if tenfold.currency == price.currency and price.currency in _IRANIAN:
            yield from opposed("currency", _said(tenfold), cart)
        return
    highest, dearest = max(values, key=lambda pair: pair[0])
    limit = highest * (1 + (TAX if adds_tax else ROUNDING))
    if amount > limit and price.currency and dearest.currency:
        yield from opposed("price", _said(dearest), cart)


# -- ways to pay -----------------------------------------------------------------------------------------------------

#: Families that a shopper counts on by name; a promise of "cards" is kept by any gateway.
_PROMISED = ("cod", "wallet", "instalment", "invoice", "crypto")


def _methods(methods: Iterable[Any]) -> Iterator[Contradiction | Agreement]:
    """Methods that pages offer without conditions against the options of the checkout."""
    listed = list(methods)
    options = [m for m in listed if m.context == "option" and PageKind.CHECKOUT in m.evidence.kinds]
    said = [
        m
        for m in listed
        if m.context == "statement"
        and m.family in _PROMISED
        and not {PageKind.CHECKOUT, PageKind.CART} & set(m.evidence.kinds)
    ]
    if not options:
        return
    limited = {m.family for m in said if m.polarity in ("conditional", "coming")}
    for family in _PROMISED:
        offered = next((m for m in said if m.family == family and m.polarity == "offered"), None)
        refused = next((m for m in said if m.family == family and m.polarity == "refused"), None)
        there = next((m for m in options if m.family == family), None)
        if offered is not None and there is not None:
            yield Agreement(topic="payment-promise", value=_named(there), count=2, evidence=there.evidence)
        elif offered is not None and refused is None and family not in limited:
            # With one option only the others may wait for an address; with several the list is the list.
            if len({(m.family, m.brand) for m in options}) > 1:
                yield from opposed("payment-promise", _promise(offered), _listed(options))
        elif refused is not None and there is not None and family not in limited:
            yield from opposed("payment-promise", _promise(refused), Said(family, _named(there), there.evidence))


def _named(method: Any) -> str:
    return str(method.brand or method.family)


def _promise(method: Any) -> Said:
    return Said(method.family, _named(method), method.evidence)


def _listed(options: list[Any]) -> Said:
    return Said("", ", ".join(dict.fromkeys(map(_named, options))), options[0].evidence)
