"""AbanteCart: the way to the checkout is a route in a script's argument, the price of sending a scripted question.

Source: abantecart/abantecart-src, storefront templates `pages/checkout/cart.tpl` (`save_and_checkout('checkout/...')`,
`r/checkout/cart/change_zone_get_shipping_methods`), where an unknown country gets the answer of the shop's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trustaudit.crawl import steps
from trustaudit.crawl.estimate import places_for
from trustaudit.crawl.filling import choice
from trustaudit.crawl.places import country_option, option_for
from trustaudit.crawl.plan import SCRIPTED, Aim, Ask, Context, Plan, mark, post
from trustaudit.crawl.spelling import join_url
from trustaudit.crawl.steps import End, Held
from trustaudit.crawl.walker import Adapter
from trustaudit.model import StepOutcome
from trustaudit.page import Page
from trustaudit.page.cart_json import read_json
from trustaudit.page.model import Field, Link

_ROUTE = re.compile(r"checkout\w*\(\s*['\"]([\w/]+)['\"]")
_QUOTE = re.compile(r"['\"]([^'\"\s]*\brt=r/checkout/cart/change_zone_get_shipping_methods[^'\"\s]*)['\"]")


def proceed(held: Held, context: Context) -> Plan[End]:
    """The routes of the cart's scripted links, spelled out as the addresses they stand for."""
    if held.cart is None:
        return (yield from steps.proceed(held, context))
    links = tuple(_spelled_out(link, held.cart) for link in held.cart.links)
    return (yield from steps.proceed(replace(held, cart=replace(held.cart, links=links)), context))


def _spelled_out(link: Link, cart: Page) -> Link:
    route = _ROUTE.search(link.attrs.get("onclick", ""))
    if link.url or route is None:
        return link
    return replace(link, url=join_url(cart.url, f"index.php?rt={route[1]}"))


def estimate(held: Held, context: Context) -> Plan[Held]:
    """The answer is a list to choose from, with prices, in JSON."""
    cart = held.cart
    fields = {f.id: f for f in _fields(cart)} if cart is not None else {}
    country = fields.get("estimate_country")
    scripts = " ".join(s.text for s in cart.scripts) if cart is not None else ""
    spoken = _QUOTE.search(scripts)
    if cart is None or country is None or spoken is None:
        return held
    for place in places_for(country, cart.lang, context)[:1]:
        option = country_option(country, place)
        zones = fields.get("estimate_country_zones")
        zone = (option_for(zones.options, place.regions) or choice(zones, context.lexicon)) if zones else None
        pairs = (
            ("country_id", option.value if option else ""),
            ("zone_id", zone.value if zone else ""),
            ("postcode", place.postcode),
        )
        url = join_url(cart.url, spoken[1].replace("&amp;", "&"))
        answer = yield Ask(Aim.ESTIMATE, post(url, pairs, cart.url, SCRIPTED), f"price of sending to {place.iso}")
        shown = read_json(answer.json()).shows_shipping_price
        said = "price of sending shown" if shown else "no price of sending shown"
        yield from mark(StepOutcome.OK if answer.ok else StepOutcome.FAILED, f"{place.iso} {place.postcode}: {said}")
    return held


def _fields(page: Page) -> Iterator[Field]:
    for form in page.forms:
        yield from form.fields
    yield from page.controls


ADAPTER = Adapter(estimate=estimate, proceed=proceed)
