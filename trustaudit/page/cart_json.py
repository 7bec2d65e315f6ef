"""Carts as shops' own interfaces tell them: WooCommerce's Store API, Shopify, OpenCart, Magento, AbanteCart.

Shapes were read from running stores (WooCommerce, OpenCart) and from vendors' documentation (the others).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from html import unescape
from typing import Any
from urllib.parse import unquote

from trustaudit.page.amounts import Money, amounts
from trustaudit.page.cartdata import CartFacts, CartLine, PaymentOption, RowKind, ShippingOption, TotalRow
from trustaudit.page.model import Page
from trustaudit.text import collapse


def read_json(document: Any) -> CartFacts:
    """The facts of a JSON answer; empty for shapes that are not known."""
    if isinstance(document, list):
        return CartFacts(shipping=tuple(_magento_rates(document)))
    if not isinstance(document, Mapping):
        return CartFacts()
    if "items" in document and "totals" in document and "shipping_rates" in document:
        return _store_api(document)
    if isinstance(document.get("shipping_rates"), list):
        return CartFacts(shipping=tuple(_shopify_rates(document["shipping_rates"])))
    if "items" in document and ("total_price" in document or "item_count" in document):
        return _shopify(document)
    if isinstance(document.get("shipping_method") or document.get("shipping_methods"), Mapping):
        return CartFacts(shipping=tuple(_opencart(document.get("shipping_method") or document["shipping_methods"])))
    if isinstance(document.get("selectbox"), str):
        return CartFacts(shipping=tuple(_abantecart(document["selectbox"])))
    return CartFacts()


def _text(value: Any) -> str:
    return collapse(re.sub(r"<[^>]*>", " ", unescape(value))) if isinstance(value, str) else ""


def _rows(holder: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The objects in a list of a document, whatever else is in it or in its place."""
    value = holder.get(key)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


# -- WooCommerce Store API: amounts are texts in minor units -------------------------


def _minor(holder: Any, key: str) -> Money | None:
    if not isinstance(holder, Mapping):
        return None
    value = _number(holder.get(key))
    if value is None:
        return None
    digits = holder.get("currency_minor_unit")
    return Money(value / 10 ** (digits if isinstance(digits, int) else 2), str(holder.get("currency_code") or ""))


_STORE_ROWS: tuple[tuple[str, RowKind], ...] = (
    ("total_items", "subtotal"), ("total_fees", "fee"), ("total_discount", "discount"), ("total_shipping", "shipping"),
    ("total_tax", "tax"), ("total_price", "total"),
)  # fmt: skip


def _store_api(document: Mapping[str, Any]) -> CartFacts:
    lines = tuple(
        CartLine(
            _text(item.get("name")),
            _number(item.get("quantity")),
            _minor(item.get("prices"), "price"),
            _minor(item.get("totals"), "line_total"),
            str(item.get("permalink") or ""),
        )
        for item in _rows(document, "items")
    )
    totals = document.get("totals")
    rows = []
    for key, kind in _STORE_ROWS:
        # Before an address is known the total for shipping is null, and "0" where none was calculated.
        if kind == "shipping" and not document.get("has_calculated_shipping", True):
            continue
        found = _minor(totals, key)
        if found is not None and (found.amount or kind in ("subtotal", "shipping", "total")):
            rows.append(TotalRow(kind, key, str(totals.get(key)) if isinstance(totals, Mapping) else "", found))
    shipping = tuple(
        ShippingOption(
            str(rate.get("rate_id") or rate.get("method_id") or ""),
            _text(rate.get("name")),
            _minor(rate, "price"),
            bool(rate.get("selected")),
        )
        for package in _rows(document, "shipping_rates")
        for rate in _rows(package, "shipping_rates")
    )
    offered = document.get("payment_methods")
    payments = tuple(PaymentOption(p) for p in offered if isinstance(p, str)) if isinstance(offered, list) else ()
    currency = str(totals.get("currency_code") or "") if isinstance(totals, Mapping) else ""
    if not document.get("needs_shipping", True):
        rows = [r for r in rows if r.kind != "shipping"]
    return CartFacts(lines, tuple(rows), shipping, payments, (), currency)


_ENCODED = re.compile(r"decodeURIComponent\(\s*['\"]([^'\"]+)['\"]\s*\)")


def in_scripts(page: Page) -> CartFacts:
    """The cart that WooCommerce's blocks carry percent-encoded in a page's scripts, with names for its gateways."""
    for script in page.scripts:
        for encoded in _ENCODED.findall(script.text):
            if "payment_methods" not in encoded and "paymentMethodSortOrder" not in encoded:
                continue
            text = unquote(encoded)
            for document in _documents(text, '"body":'):
                if isinstance(document, Mapping) and "totals" in document and "shipping_rates" in document:
                    return _named(_store_api(document), text)
    return CartFacts()


def _documents(text: str, before: str) -> Iterator[Any]:
    decoder = json.JSONDecoder()
    at = text.find(before)
    while at >= 0:
        with suppress(ValueError):
            yield decoder.raw_decode(text[at + len(before) :].lstrip())[0]
        at = text.find(before, at + 1)


def _named(facts: CartFacts, text: str) -> CartFacts:
    names = next((d for d in _documents(text, '"paymentMethodData":') if isinstance(d, Mapping)), {})
    titles = {key: _text(value.get("title")) for key, value in names.items() if isinstance(value, Mapping)}
    payments = tuple(PaymentOption(p.id, titles.get(p.id, ""), p.selected, p.block) for p in facts.payments)
    return CartFacts(facts.lines, facts.rows, facts.shipping, payments, (), facts.currency)


# -- the others ----------------------------------------------------------------------


def _shopify(document: Mapping[str, Any]) -> CartFacts:
    currency = str(document.get("currency") or "")

    def cents(value: Any) -> Money | None:
        found = _number(value)
        return Money(found / 100, currency) if found is not None else None

    items = _rows(document, "items")
    lines = tuple(
        CartLine(
            _text(i.get("product_title") or i.get("title")),
            _number(i.get("quantity")),
            cents(i.get("price")),
            cents(i.get("line_price")),
            str(i.get("url") or ""),
        )
        for i in items
    )
    total = cents(document.get("total_price"))
    rows = (TotalRow("subtotal", "total_price", str(document.get("total_price")), total),) if total else ()
    return CartFacts(lines, rows, currency=currency)


def _shopify_rates(rates: list[Any]) -> Iterator[ShippingOption]:
    for rate in rates:
        if isinstance(rate, Mapping):
            amount = _number(rate.get("price"))
            price = Money(amount, str(rate.get("currency") or "")) if amount is not None else None
            yield ShippingOption(str(rate.get("code") or ""), _text(rate.get("name") or rate.get("title")), price)


def _opencart(methods: Mapping[str, Any]) -> Iterator[ShippingOption]:
    for method in methods.values():
        quotes = method.get("quote") if isinstance(method, Mapping) else None
        for quote in quotes.values() if isinstance(quotes, Mapping) else ():
            if isinstance(quote, Mapping):
                shown = amounts(str(quote.get("text") or ""))
                cost = _number(quote.get("cost"))
                price = shown[0][0] if shown else Money(cost) if cost is not None else None
                label = _text(quote.get("title") or quote.get("name"))
                yield ShippingOption(str(quote.get("code") or ""), label, price)


def _magento_rates(rates: list[Any]) -> Iterator[ShippingOption]:
    for rate in rates:
        if isinstance(rate, Mapping) and "carrier_code" in rate and rate.get("available", True):
            amount = _number(rate.get("price_incl_tax", rate.get("amount")))
            label = " ".join(filter(None, (_text(rate.get("carrier_title")), _text(rate.get("method_title")))))
            code = f"{rate['carrier_code']}_{rate.get('method_code', '')}"
            yield ShippingOption(code, label, Money(amount) if amount is not None else None)


_OPTION = re.compile(
    r"<option[^>]*?value=[\"']?([^\"'>]*)[\"']?([^>]*)>(.*?)(?=<option|</option|</select|$)", re.S | re.I
)


def _abantecart(html: str) -> Iterator[ShippingOption]:
    for value, attributes, text in _OPTION.findall(html):
        shown = amounts(_text(text))
        if value:
            yield ShippingOption(value, _text(text), shown[-1][0] if shown else None, "selected" in attributes)
