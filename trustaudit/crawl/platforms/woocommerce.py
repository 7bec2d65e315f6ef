"""WooCommerce: variable products, and carts and checkouts made of blocks.

A plain GET of a block checkout creates a `checkout-draft` order (measured), so it is never fetched, nor is a redirect
to it followed. Which of the two a shop has is asked of WordPress's page interface while the cart is still empty; the
Store API's cart tells the same facts as the block checkout would.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, unquote_plus

from trustaudit.crawl import steps
from trustaudit.crawl.cart import checkout_addresses, names_in
from trustaudit.crawl.plan import Aim, Answer, Ask, Context, Plan, get, mark, post, post_json
from trustaudit.crawl.product_form import Way, add_ways, form_request
from trustaudit.crawl.spelling import join_url, split_url
from trustaudit.crawl.steps import End, Held, Item
from trustaudit.crawl.walker import Adapter
from trustaudit.model import Gap, GapReason, PageKind, Request, StepOutcome, header
from trustaudit.page import Page
from trustaudit.page.cart_json import in_scripts, read_json
from trustaudit.page.model import Form

_SLUGS = ("/checkout", "/تسویه-حساب", "/تسویه‌حساب", "/finalizar-compra", "/kasse", "/commande", "/odeme", "/%d8%aa")
_BLOCK = re.compile(r"wp-block-woocommerce-checkout|wc-block-checkout|data-block-name=\\?[\"']woocommerce/checkout")
_POST_ID = re.compile(r"\bpostid-(\d+)\b")  # WordPress writes it on the body of single posts and products only
STORE_CART = "/wp-json/wc/store/v1/cart"


def ways(page: Page, context: Context) -> Sequence[Way]:
    """A variable product is sent with the first variation that can be bought."""
    for form in page.forms:
        if "data-product_variations" in form.attrs or "variations_form" in form.classes:
            request = _variation(form, page, context)
            return [request] if request is not None else []
    return add_ways(page, context) or _by_link(page)


def _by_link(page: Page) -> list[Way]:
    """The address that adds a product on any page, for themes whose button is a script; the id is the page's own."""
    bodies = (e.attrs.get("class", "") for e in page.elements if e.tag == "body")
    number = next((match[1] for classes in bodies if (match := _POST_ID.search(classes))), "")
    if not number or any("variations_form" in form.classes for form in page.forms):
        return []
    parts = split_url(page.url)
    query = "&".join(filter(None, (parts.query, f"add-to-cart={number}")))
    return [Way(get(parts._replace(query=query, fragment="").geturl(), page.url), 5.0, f"product {number}")]


def _variation(form: Form, page: Page, context: Context) -> Way | None:
    try:
        listed = json.loads(form.attrs.get("data-product_variations", "") or "false")
    except ValueError:
        listed = False
    variation = next((v for v in listed if _can_be_bought(v)), None) if isinstance(listed, list) else None
    if isinstance(listed, list) and listed and variation is None:
        return None
    submit = next((f for f in form.fields if f.type == "submit"), None)
    enabled = replace(form, fields=tuple(replace(f, disabled=False) for f in form.fields))
    request = form_request(page, enabled, replace(submit, disabled=False) if submit else None, context)
    if request is None:
        return None
    pairs = dict(_pairs(request.body))
    if submit is not None and submit.name:
        pairs[submit.name] = submit.value
    if variation is not None:
        pairs["variation_id"] = str(variation.get("variation_id", ""))
        attributes = variation.get("attributes")
        for name, value in attributes.items() if isinstance(attributes, dict) else ():  # PHP's empty array is a list
            if value:
                pairs[name] = str(value)
    if "product_id" in pairs:
        pairs.setdefault("add-to-cart", pairs["product_id"])
    return Way(post(request.url, pairs.items(), page.url), 20.0, f"variation {pairs.get('variation_id', '')}")


def _pairs(body: bytes) -> list[tuple[str, str]]:
    return [
        (unquote_plus(name), unquote_plus(value))
        for name, _, value in (pair.partition("=") for pair in body.decode().split("&") if pair)
    ]


def _can_be_bought(variation: Any) -> bool:
    return isinstance(variation, dict) and all(
        variation.get(key, True)
        for key in ("is_in_stock", "is_purchasable", "variation_is_active", "variation_is_visible")
    )


def stops(page: Page, context: Context) -> tuple[str, ...]:
    """Paths of the checkout: an add must not be redirected there before it is known to be none of blocks."""
    linked = (unquote_plus(split_url(url).path).rstrip("/") for url in checkout_addresses(page, context))
    return (*_SLUGS, *filter(None, linked))


def prepare(item: Item, context: Context) -> Plan[Context]:
    """Ask WordPress, before anything is in the cart, whether the checkout page is made of blocks."""
    if "checkout" in context.facts:
        return context
    linked = checkout_addresses(item.page, context)
    path = split_url(linked[0]).path if linked else "/checkout/"
    slug = unquote_plus(path).strip("/").rpartition("/")[2]
    url = join_url(context.shop, f"/wp-json/wp/v2/pages?slug={quote(slug)}&_fields=slug,content")
    answer = yield Ask(Aim.DATA, get(url, item.page.url), "is the checkout made of blocks?")
    found = answer.json() if answer.ok else None
    kind = ""
    if isinstance(found, list) and found:
        kind = "blocks" if _BLOCK.search(json.dumps(found)) else "classic"
    yield from mark(StepOutcome.OK if kind else StepOutcome.NOT_FOUND, f"checkout: {kind or 'unknown'}")
    return replace(context, facts={**context.facts, "checkout": kind})


def confirm(item: Item, added: Answer, context: Context) -> Plan[Held | Gap]:
    """A cart made of blocks shows no item in its text; the Store API tells all there is to know about it."""
    found = yield from steps.confirm(item, added, context)
    if isinstance(found, Held) and not _is_made_of_blocks(found):
        return found
    if isinstance(found, Gap) and found.reason is GapReason.ROBOTS:
        return found
    answer = yield Ask(Aim.DATA, get(join_url(context.shop, STORE_CART), item.page.url), "the cart by the Store API")
    document = answer.json() if answer.ok else None
    if not names_in(document, item.titles):
        if isinstance(found, Gap):
            yield from mark(StepOutcome.NOT_ADDED)
        return found
    yield from mark(StepOutcome.ADDED, kind=PageKind.CART)
    cart, url = (found.cart, found.url) if isinstance(found, Held) else (None, found.url or answer.url)
    return Held(item, url, cart, read_json(document), _removal(answer, document, context))


def _is_made_of_blocks(held: Held) -> bool:
    cart = held.cart
    if cart is None:
        return True
    return bool(in_scripts(cart)) and not any("woocommerce-cart-form" in f.classes for f in cart.forms)


def _removal(answer: Answer, document: Any, context: Context) -> Request | None:
    """The Store API's request for taking the line out again; it wants the nonce that came with the cart."""
    nonce = header(answer.response.headers, "nonce") if answer.response else ""
    items = document.get("items")
    key = next((i.get("key") for i in items if isinstance(i, dict)), "") if isinstance(items, list) else ""
    if not nonce or not key:
        return None
    url = join_url(context.shop, STORE_CART + "/remove-item")
    return post_json(url, {"key": key}, context.shop, (("Nonce", nonce),))


def proceed(held: Held, context: Context) -> Plan[End]:
    """To a classic checkout; of one made of blocks the gap says why it was not visited."""
    known = context.facts.get("checkout", "")
    if known == "blocks" or (known != "classic" and _is_made_of_blocks(held)):
        url = next(iter(checkout_addresses(held.cart or held.item.page, context)), join_url(context.shop, "/checkout/"))
        return End(gap=Gap(PageKind.CHECKOUT, GapReason.UNSUPPORTED, url, "a visit would create a draft order"))
    return (yield from steps.proceed(held, context))


ADAPTER = Adapter(ways, prepare, confirm, proceed=proceed, stops=stops)
