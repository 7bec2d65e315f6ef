"""Squarespace: the cart is filled through an interface that wants the visitor's crumb, a cookie sent back as a token.

Source: public client code; the checkout itself is a script.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from trustaudit.crawl import steps
from trustaudit.crawl.cart import names_in
from trustaudit.crawl.plan import Answer, Context, Plan, post_json
from trustaudit.crawl.product_form import Way
from trustaudit.crawl.spelling import join_url
from trustaudit.crawl.steps import Held, Item
from trustaudit.crawl.walker import Adapter
from trustaudit.model import Gap
from trustaudit.page import Page

_ITEM = re.compile(r"data-item-id=[\"']([0-9a-f]{24})")


def ways(page: Page, context: Context) -> Sequence[Way]:
    crumb = context.cookies.get("crumb", "")
    found = next(_products(page), None)
    if not crumb or found is None:
        return []
    number, sku = found
    url = join_url(context.shop, f"/api/commerce/shopping-cart/entries?crumb={quote(crumb)}")
    asked = {"itemId": number, "sku": sku, "quantity": "1", "additionalFields": "null"}
    return [Way(post_json(url, asked, page.url), 20.0, f"item {number}")]


def _products(page: Page) -> Iterator[tuple[str, str]]:
    """(item id, sku) of the product: of its variants in the page's attributes, else in its context."""
    for element in page.elements:
        number = element.attrs.get("data-item-id", "")
        variants = element.attrs.get("data-variants", "")
        if number and variants:
            yield number, _first_sku(variants)
    for script in page.scripts:
        match = re.search(r'"item"\s*:\s*(?=\{)', script.text)
        if match:
            try:
                item = json.JSONDecoder().raw_decode(script.text, match.end())[0]
            except ValueError:
                continue
            if isinstance(item, Mapping) and item.get("id"):
                content = item.get("structuredContent")
                inner = content.get("variants") if isinstance(content, Mapping) else None
                yield str(item["id"]), _sku(item.get("variants") or inner)


def _first_sku(variants: str) -> str:
    try:
        return _sku(json.loads(variants))
    except ValueError:
        return ""


def _sku(variants: Any) -> str:
    rows = [v for v in variants if isinstance(v, Mapping)] if isinstance(variants, list) else []
    can = [v for v in rows if v.get("unlimited") or v.get("qtyInStock", 1)]
    return str(next(iter(can or rows), {}).get("sku") or "")


def confirm(item: Item, added: Answer, context: Context) -> Plan[Held | Gap]:
    """The answer to the add is the cart itself."""
    if not names_in(added.json(), item.titles):
        return (yield from steps.confirm(item, added, context))
    return (yield from steps.told(item, join_url(context.shop, "/cart")))


ADAPTER = Adapter(ways, confirm=confirm)
