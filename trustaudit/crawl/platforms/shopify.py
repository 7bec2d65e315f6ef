"""Shopify: products are added, read and priced by its storefront's own interface; the checkout is a script.

The default robots.txt forbids the cart and the checkout, so without the owner's leave this ends in the gap `robots`.
Sources: shopify.dev, Ajax API reference (cart/add.js, cart.js, cart/clear.js, cart/shipping_rates.json).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from trustaudit.crawl import steps
from trustaudit.crawl.cart import names_in
from trustaudit.crawl.places import PlaceOf, place_in
from trustaudit.crawl.plan import SCRIPTED, Aim, Answer, Ask, Context, Plan, get, mark, post, post_json
from trustaudit.crawl.product_form import Way, add_ways
from trustaudit.crawl.spelling import join_url, split_url
from trustaudit.crawl.steps import Held, Item
from trustaudit.crawl.walker import Adapter
from trustaudit.model import Gap, PageKind, StepOutcome
from trustaudit.page import Page
from trustaudit.page.cart_json import read_json
from trustaudit.page.model import Field


def _root(url: str) -> str:
    """The shop's root, with the language or market some addresses carry in front: /en-ca/."""
    path = split_url(url).path
    before = path.partition("/products/")[0] if "/products/" in path else ""
    return join_url(url, before.partition("/collections/")[0] + "/")


def ways(page: Page, context: Context) -> Sequence[Way]:
    for form in page.forms:
        variant = next((f for f in form.fields if f.name == "id" and (f.value or f.options)), None)
        if split_url(form.action).path.endswith("/cart/add") and variant is not None:
            number = _variant(variant)
            if number:
                request = post_json(
                    join_url(_root(page.url), "cart/add.js"), {"items": [{"id": int(number), "quantity": 1}]}, page.url
                )
                return [Way(request, 20.0, f"variant {number}")]
    return add_ways(page, context)


def _variant(field: Field) -> str:
    values = [o.value for o in field.options if not o.disabled] if field.options else []
    value = field.value or (values[0] if values else "")
    return value if value.isdigit() else ""


def confirm(item: Item, added: Answer, context: Context) -> Plan[Held | Gap]:
    root = _root(item.page.url)
    answer = yield Ask(Aim.DATA, get(join_url(root, "cart.js"), item.page.url, SCRIPTED), "the cart's data")
    if not answer.ok or not names_in(answer.json(), item.titles):
        if answer.ok:
            yield from mark(StepOutcome.NOT_ADDED)
        return steps.failure(answer, PageKind.CART)
    held = yield from steps.told(item, join_url(root, "cart"))
    removal = post(join_url(root, "cart/clear.js"), (), item.page.url, SCRIPTED)
    return replace(held, facts=read_json(answer.json()), removal=removal)


def _own_place(page: Page) -> PlaceOf | None:
    """A place in the country the storefront is set to."""
    found = (re.search(r"Shopify\.country\s*=\s*[\"'](\w\w)", script.text) for script in page.scripts)
    return next((place_in(match[1]) for match in found if match), None)


def estimate(held: Held, context: Context) -> Plan[Held]:
    place = place_in(context.country) or _own_place(held.item.page)
    if place is None:
        return held
    asked = {
        "shipping_address[zip]": place.postcode,
        "shipping_address[country]": place.names[0],
        "shipping_address[province]": place.regions[0],
    }
    url = join_url(_root(held.item.page.url), "cart/shipping_rates.json?" + urlencode(asked))
    answer = yield Ask(Aim.ESTIMATE, get(url, held.url, SCRIPTED), f"price of sending to {place.iso}")
    if answer.ok:
        yield from mark(StepOutcome.OK, f"{place.iso} {place.postcode}")
    return held


ADAPTER = Adapter(ways, confirm=confirm, estimate=estimate)
