"""The ways a page offers to put its product into the cart, best first: forms, buttons without a form, links.

Structure first, words second: a form with a product's id, a quantity and a button is an add-to-cart form in any
language; the words of seven languages and the class names that themes agree on decide between several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from trustaudit.crawl.addresses import is_same_site
from trustaudit.crawl.filling import SUBMITS, asks_who, fill
from trustaudit.crawl.names import address_words, is_quantity, words
from trustaudit.crawl.plan import SCRIPTED, Context, get, post
from trustaudit.crawl.pressing import (
    ADDED,
    ADDING,
    OTHER,
    closeness,
    link_score,
    main_heading,
    press_score,
    scripted_addresses,
    target,
)
from trustaudit.crawl.spelling import split_url
from trustaudit.model import Region, Request
from trustaudit.page.model import Field, Form, Link, Page, Path

THRESHOLD = 5.0


@dataclass(frozen=True, slots=True)
class Way:
    """One request that may add the product; `pressed` is the control a person would have pressed."""

    request: Request
    score: float
    why: str


_IDS = frozenset(
    """product_id productid products_id id_product product product_code item_id itemid id pid variant
    variant_id variantid sku add-to-cart add_to_cart product_sku goods_id prod_id article articleid
    selected_variant offer_id purchasable_id sellable_id item merchandise_id product-id kala_id code""".split()
)
_SEARCHES = frozenset("q s search query keyword keywords search_query searchterm term".split())


def add_ways(page: Page, context: Context) -> tuple[Way, ...]:
    """Requests that may put the page's product into the cart, likeliest first. Empty: the page offers none that
    works without a script."""
    ways = [*_form_ways(page, context), *_button_ways(page, context)]
    if not ways:
        ways = [*_link_ways(page, context)]
    best: dict[tuple[str, bytes], Way] = {}
    for way in sorted(ways, key=lambda w: -w.score):
        best.setdefault((way.request.url, way.request.body), way)
    return tuple(w for w in best.values() if w.score >= THRESHOLD)


def needs_script(page: Page, context: Context) -> bool:
    """Whether the page has a button that says "add to cart" though no request could be read from it."""
    return any(press_score(f, context) >= 3 for f in page.controls) or any(
        not link.url and link_score(link, context) >= 3 for link in page.links
    )


# -- forms ---------------------------------------------------------------------------------------------------------


def _form_ways(page: Page, context: Context) -> Iterator[Way]:
    heading = main_heading(page)
    digits = set(re.findall(r"\d+", page.url))
    cards = _cards(page, heading)
    for index, form in enumerate(page.forms):
        if index in cards:
            continue
        base = _form_score(form, page) + 3 * closeness(form.path, heading)
        if any(f.type == "hidden" and f.value in digits and f.name.lower() in _IDS for f in form.fields):
            base += 1
        for button, pressed in _presses(form, page, context):
            score = base + pressed
            request = form_request(page, form, button, context)
            if request is not None and score > 0:
                yield Way(request, score, f"form {form.id or form.classes or form.action}")


def _cards(page: Page, heading: Path) -> frozenset[int]:
    """Forms that are cards of a list, each for another product: three or more that look alike, but for the one that
    stands nearer to the product's heading than all the others."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for index, form in enumerate(page.forms):
        alike.setdefault(_look(form), []).append(index)
    found: set[int] = set()
    for group in alike.values():
        if len(group) > 2:
            near = [closeness(page.forms[i].path, heading) for i in group]
            own = [i for i, n in zip(group, near, strict=True) if n == max(near)]
            found.update(i for i in group if len(own) > 1 or i != own[0])
    return frozenset(found)


def _look(form: Form) -> tuple[str, ...]:
    return (form.classes, *(f.name for f in form.fields))


def _form_score(form: Form, page: Page) -> float:
    fields = form.fields
    visible = [f for f in fields if not f.hidden]
    asking = [f for f in visible if asks_who(f)]
    names = " ".join((form.id, form.classes, form.attrs.get("name", "")))
    score = 1.0 if form.method == "POST" else 0.0
    if any(f.type == "search" or f.name.lower() in _SEARCHES for f in fields):
        score -= 8
    if len(asking) > 1 or any(f.required for f in asking) or any(f.type == "password" for f in fields):
        score -= 20  # somebody's data: an order, a review, a log-in
    elif asking:
        score -= 4
    if any(f.type == "textarea" for f in visible):
        score -= 2
    if OTHER.search(ADDED.sub("", names)):
        score -= 8
    if ADDING.search(names):
        score += 3
    # A form without an action is sent to its own page, whose address speaks of the product.
    if form.action.partition("#")[0] != page.url.partition("#")[0]:
        if not is_same_site(form.action, page.url):
            score -= 20
        found = " ".join(address_words(form.action))
        score += 3 if ADDING.search(split_url(form.action).path + "?" + split_url(form.action).query) else 0
        score -= 6 if OTHER.search(ADDED.sub("", found)) else 0
    if any(f.name.lower() in _IDS or _last_word(f.name) in _IDS for f in fields if f.value or f.options):
        score += 3
    if any(is_quantity(f.name) for f in fields):
        score += 2
    if form.region in (Region.HEADER, Region.NAV, Region.FOOTER):
        score -= 4
    return score + (1 if form.region is Region.MAIN else 0) - (2 if form.hidden else 0)


def _last_word(name: str) -> str:
    found = words(name)
    return "_".join(found[-2:]) if found else ""


def _presses(form: Form, page: Page, context: Context) -> Iterator[tuple[Field | Link | None, float]]:
    """What could be pressed to send a form, with its score: a submit button, a scripted button, a link styled as one.
    Without any, the form itself (Enter sends it)."""
    found: list[tuple[Field | Link | None, float]] = [
        (field, press_score(field, context) - (0.5 if field.type == "button" else 0))
        for field in form.fields
        if field.type in SUBMITS or field.type == "button"
    ]
    found += [
        (link, link_score(link, context) - 0.5)
        for link in page.links
        if not link.url and link.path[: len(form.path)] == form.path and link_score(link, context) > 0
    ]
    likely = [f for f in found if f[1] > 0] or [f for f in found if f[1] == 0]  # a scripted button has -0.5
    yield from likely[:3] if likely else [(None, 0.0)] if not found else []


def form_request(page: Page, form: Form, pressed: Field | Link | None, context: Context) -> Request | None:
    """The request a form sends when `pressed` is pressed; None if somebody would have to type something first."""
    submit = pressed if isinstance(pressed, Field) and pressed.type in SUBMITS else None
    pairs = fill(form.fields, context.lexicon, submit)
    if pairs is None:
        return None
    action = target(pressed.attrs, page) if pressed is not None else ""
    method = (pressed.attrs.get("formmethod", "") if pressed is not None else "").upper() or form.method
    action = action or form.action
    if method == "POST" or (action != form.action and "POST" not in method):
        return post(action, pairs, page.url)
    parts = split_url(action)
    return get(parts._replace(query=urlencode(pairs), fragment="").geturl(), page.url)


# -- buttons without a form ----------------------------------------------------------------------------------------


def _button_ways(page: Page, context: Context) -> Iterator[Way]:
    heading = main_heading(page)
    spoken = scripted_addresses(page)
    for button in page.controls:
        pressed = press_score(button, context)
        if pressed < 4:
            continue
        address = target(button.attrs, page)
        inside = beside(page, button)
        if not address and len(spoken) == 1 and len(inside) > 1:
            address, pressed = spoken[0], pressed - 2  # the page's scripts know one address for adding
        if address and is_same_site(address, page.url):
            pairs = fill(inside, context.lexicon, button if button.type in SUBMITS else None) or []
            pairs += [p for p in _data_pairs(button.attrs) if p[0] not in dict(pairs)]
            score = pressed + 3 * closeness(button.path, heading)
            yield Way(post(address, pairs, page.url, SCRIPTED), score, f"button {button.label}")


def beside(page: Page, button: Field) -> list[Field]:
    """The loose controls that belong to a button: those in the nearest element around it that holds an id or a
    quantity, the button itself included."""
    for depth in range(len(button.path) - 1, 0, -1):
        inside = [f for f in page.controls if f.path[:depth] == button.path[:depth]]
        if any(f.name.lower() in _IDS or is_quantity(f.name) for f in inside):
            return inside
    return [button]


def _data_pairs(attrs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in attrs.items():
        bare = name.removeprefix("data-").replace("-", "_")
        if name.startswith("data-") and value and bare in _IDS:
            yield bare if bare != "id" else "product_id", value


# -- links ---------------------------------------------------------------------------------------------------------


def _link_ways(page: Page, context: Context) -> Iterator[Way]:
    heading = main_heading(page)
    digits = set(re.findall(r"\d+", page.url))
    for link in page.links:
        if not link.url or link.region in (Region.HEADER, Region.NAV, Region.FOOTER):
            continue
        parts = split_url(link.url)
        if not ADDING.search(f"{parts.path}?{parts.query}") or not is_same_site(link.url, page.url):
            continue
        score = link_score(link, context)
        if score <= 0:
            continue
        numbers = {v for _, v in parse_qsl(parts.query)} | set(parts.path.split("/"))
        score += (2 if digits & numbers else 0) + 3 * closeness(link.path, heading)
        yield Way(get(link.url, page.url), score, f"link {link.text}")
