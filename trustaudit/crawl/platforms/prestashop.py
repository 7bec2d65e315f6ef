"""PrestaShop: its form lacks two fields that its script adds; without them the answer is 200 and an empty cart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trustaudit.crawl.plan import Context
from trustaudit.crawl.product_form import Way, add_ways
from trustaudit.crawl.walker import Adapter
from trustaudit.page import Page


def ways(page: Page, context: Context) -> Sequence[Way]:
    """The page's ways, with `add=1&action=update` in the body of those that carry an `id_product`."""
    return [_completed(way) for way in add_ways(page, context)]


def _completed(way: Way) -> Way:
    body = way.request.body
    if b"id_product=" not in body or b"action=" in body:
        return way
    return replace(way, request=replace(way.request, body=body + b"&add=1&action=update"))


ADAPTER = Adapter(ways)
