"""Bagisto: pages are drawn by scripts, over an interface that a plain visitor's token opens.

Source: bagisto/bagisto, routes `api/checkout/cart` (GET, POST), Laravel's X-CSRF-TOKEN from the page's metadata.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trustaudit.crawl import steps
from trustaudit.crawl.cart import names_in
from trustaudit.crawl.plan import Aim, Answer, Ask, Context, Plan, get, post_json
from trustaudit.crawl.product_form import Way, add_ways
from trustaudit.crawl.spelling import join_url
from trustaudit.crawl.steps import Held, Item
from trustaudit.crawl.walker import Adapter
from trustaudit.model import Gap
from trustaudit.page import Page

_PRODUCT = re.compile(r"name=[\"']product_id[\"'][^>]*value=[\"'](\d+)|value=[\"'](\d+)[\"'][^>]*name=[\"']product_id")
CART = "/api/checkout/cart"


def ways(page: Page, context: Context) -> Sequence[Way]:
    token = page.meta.get("csrf-token", "")
    for script in page.scripts:
        match = _PRODUCT.search(script.text)
        if match and token:
            product = int(match[1] or match[2])
            asked = {"product_id": product, "quantity": 1}
            request = post_json(join_url(context.shop, CART), asked, page.url, (("X-CSRF-TOKEN", token),))
            return [Way(request, 20.0, f"product {product}")]
    return add_ways(page, context)


def confirm(item: Item, added: Answer, context: Context) -> Plan[Held | Gap]:
    answer = yield Ask(Aim.DATA, get(join_url(context.shop, CART), item.page.url), "the cart's data")
    if not names_in(answer.json(), item.titles):
        return (yield from steps.confirm(item, added, context))
    return (yield from steps.told(item, join_url(context.shop, "/checkout/cart")))


ADAPTER = Adapter(ways, confirm=confirm)
