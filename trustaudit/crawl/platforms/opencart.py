"""OpenCart 3 and 4: a product without a form of its own, an estimate by script, a checkout whose steps are scripts.

Addresses are taken from the page's scripts, since they differ by version: `checkout/cart/add` (3), `checkout/cart|add`
(4.0), `checkout/cart.add` (4.0.2 and later), with or without a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from trustaudit.crawl import steps
from trustaudit.crawl.checkout import Place, arrival
from trustaudit.crawl.estimate import places_for
from trustaudit.crawl.filling import fill
from trustaudit.crawl.places import country_option
from trustaudit.crawl.plan import SCRIPTED, Aim, Ask, Context, Plan, get, mark, post
from trustaudit.crawl.product_form import Way, add_ways, beside
from trustaudit.crawl.spelling import join_url
from trustaudit.crawl.steps import End, Held
from trustaudit.crawl.walker import Adapter
from trustaudit.model import StepOutcome
from trustaudit.page import Page
from trustaudit.page.model import Field
from trustaudit.text import fold, squash

_ADD = re.compile(r"[\w./:-]*index\.php\?route=checkout/cart[./|]add(?:&(?:amp;)?language=[\w-]+)?")
_LANGUAGE = r"(?:&(?:amp;)?language=[\w-]+)?"
_QUOTE = re.compile(r"[\w./:-]*index\.php\?route=extension/(?:\w+/)?total/shipping[./|]quote" + _LANGUAGE)
_ZONES = re.compile(r"[\w./:-]*index\.php\?route=[\w/]+?[/|.]?country" + _LANGUAGE + r"&(?:amp;)?country_id=")


def ways(page: Page, context: Context) -> Sequence[Way]:
    """The inputs beside the button, or of the form without an action, sent to the address the scripts speak of."""
    address = _spoken(page, _ADD) or _default(page)
    for fields in (_form_fields(page), _loose_fields(page)):
        if fields:
            pairs = fill(map(_as_required, fields), context.lexicon)
            if pairs is not None and any(name == "product_id" and value for name, value in pairs):
                return [Way(post(address, pairs, page.url, SCRIPTED), 20.0, "the product's inputs")]
    return add_ways(page, context)


def _form_fields(page: Page) -> list[Field]:
    return [f for form in page.forms if form.id in ("form-product", "product") for f in form.fields]


def _loose_fields(page: Page) -> list[Field]:
    button = next((c for c in page.controls if c.id == "button-cart"), None)
    return beside(page, button) if button is not None else []


def _as_required(field: Field) -> Field:
    """Options are marked as required on an element around them: a first choice is made wherever there is one."""
    return replace(field, required=True) if field.type in ("radio", "checkbox") and "option" in field.name else field


def _default(page: Page) -> str:
    """Where version 3 adds, or 4 if the page shows that version's form."""
    is_four = any(form.id == "form-product" for form in page.forms)
    return join_url(page.base or page.url, "index.php?route=checkout/cart" + (".add" if is_four else "/add"))


def _spoken(page: Page, pattern: re.Pattern[str]) -> str:
    for script in page.scripts:
        match = pattern.search(script.text)
        if match:
            return join_url(page.base or page.url, match.group().replace("&amp;", "&"))
    return ""


# -- what would sending cost? -----------------------------------------------------------------------------------


def estimate(held: Held, context: Context) -> Plan[Held]:
    """The cart's own scripts ask for the regions of a country, then for the price; so do we, for one place."""
    cart = held.cart
    country = next((c for c in cart.controls if c.name == "country_id"), None) if cart is not None else None
    quote = _spoken(cart, _QUOTE) if cart is not None else ""
    places = places_for(country, cart.lang, context) if cart is not None and country is not None else []
    if cart is None or country is None or not quote or not places:
        return held
    place = places[0]
    option = country_option(country, place)
    assert option is not None, "places_for gives offered countries"
    zone = ""
    listing = _spoken(cart, _ZONES)
    if listing:
        answer = yield Ask(Aim.DATA, get(listing + option.value, cart.url, SCRIPTED), "the country's regions")
        yield from mark(StepOutcome.OK if answer.ok else StepOutcome.FAILED, place.iso)
        zone = next(_zones(answer.json(), place.regions), "")
    pairs = (("country_id", option.value), ("zone_id", zone), ("postcode", place.postcode))
    answer = yield Ask(Aim.ESTIMATE, post(quote, pairs, cart.url, SCRIPTED), f"price of sending to {place.iso}")
    refused = steps.rejected(answer)
    yield from mark(StepOutcome.FAILED if refused else StepOutcome.OK, refused or f"{place.iso} {place.postcode}")
    return held


def _zones(document: object, names: Sequence[str]) -> Iterator[str]:
    """Ids of the regions in a country's answer: the one named first, then any."""
    zones = document.get("zone") if isinstance(document, Mapping) else None
    rows = [z for z in zones if isinstance(z, Mapping) and z.get("zone_id")] if isinstance(zones, list) else []
    wanted = {squash(fold(name)) for name in names}
    yield from (str(z["zone_id"]) for z in rows if squash(fold(str(z.get("name", "")))) in wanted)
    yield from (str(z["zone_id"]) for z in rows)


# -- the checkout ---------------------------------------------------------------------------------------------------


def proceed(held: Held, context: Context) -> Plan[End]:
    """Version 3 shows headings alone; what it asks first is a fragment that its script loads."""
    end = yield from steps.proceed(held, context)
    if end.arrival is None or end.arrival.place is not Place.CHECKOUT:
        return end
    url = join_url(held.url, "index.php?route=checkout/login")
    answer = yield Ask(Aim.CHECKOUT, get(url, held.url, SCRIPTED), "what the checkout asks first")
    if answer.page is None or not answer.ok:
        return end
    first = arrival(answer.page, held.url, held.item.titles, held.item.page.url, context)
    yield from mark(StepOutcome.PERSONAL_DATA if first.guest else StepOutcome.LOGIN_WALL, steps.describe(first))
    return End(replace(end.arrival, guest=first.guest, password=first.password, asked=first.asked), end.gap)


ADAPTER = Adapter(ways, estimate=estimate, proceed=proceed)
