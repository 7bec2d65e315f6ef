"""What a cart or checkout says: lines, totals, ways of sending and paying, as one value for pages and JSON alike.

Only rows and statements are read, never neighbours: a menu item "Shipping" before somebody's total is no price.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from trustaudit.lexicon import Lexicon
from trustaudit.model import Exchange, header
from trustaudit.page.amounts import Money

RowKind = Literal["subtotal", "shipping", "tax", "fee", "discount", "total", "other"]


@dataclass(frozen=True, slots=True)
class CartLine:
    """One product in the cart. `price` is of one piece, `total` of the line; `block` indexes Page.blocks (-1: JSON)."""

    title: str
    quantity: float | None = None
    price: Money | None = None
    total: Money | None = None
    url: str = ""
    block: int = -1


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One row of the totals. `money` is None where the shop gives words instead ("calculated at checkout")."""

    kind: RowKind
    label: str
    text: str
    money: Money | None = None
    block: int = -1


@dataclass(frozen=True, slots=True)
class ShippingOption:
    """A way of sending on offer. `id` is the engine's own (`flat_rate:1`), '' if it shows none."""

    id: str
    label: str
    money: Money | None = None
    selected: bool = False
    block: int = -1


@dataclass(frozen=True, slots=True)
class PaymentOption:
    """A way of paying on offer: the gateway's id (`cod`, `bacs`, `WC_ZPal`) and what it is called ('' if unnamed)."""

    id: str
    label: str = ""
    selected: bool = False
    block: int = -1


@dataclass(frozen=True, slots=True)
class CartFacts:
    lines: tuple[CartLine, ...] = ()
    rows: tuple[TotalRow, ...] = ()
    shipping: tuple[ShippingOption, ...] = ()
    payments: tuple[PaymentOption, ...] = ()
    ticked: tuple[str, ...] = ()  # labels of extras that are ticked before anybody touched them
    currency: str = ""

    def of(self, kind: RowKind) -> tuple[TotalRow, ...]:
        return tuple(row for row in self.rows if row.kind == kind)

    @property
    def shows_shipping_price(self) -> bool:
        """Whether a price for sending stands here (nought counts)."""
        return any(r.money for r in self.of("shipping")) or any(o.money for o in self.shipping)

    def __bool__(self) -> bool:
        return bool(self.lines or self.rows or self.shipping or self.payments)


def read_exchange(exchange: Exchange, lexicon: Lexicon) -> CartFacts:
    """The facts of a recorded cart, checkout or estimate, page or JSON; empty if it says nothing."""
    from trustaudit.page import parse_exchange
    from trustaudit.page.cart_json import read_json
    from trustaudit.page.cart_rows import read_page

    body = exchange.response.body.lstrip()[:1]
    if "json" in header(exchange.response.headers, "content-type") or body in (b"{", b"["):
        document = load(exchange.response.body)
        return read_json(document) if document is not None else CartFacts()
    return read_page(parse_exchange(exchange), lexicon)


def load(body: bytes) -> Mapping[str, Any] | list[Any] | None:
    """The JSON document in a body, None if it is none."""
    try:
        document = json.loads(body)
    except ValueError:
        return None
    return document if isinstance(document, Mapping | list) else None
