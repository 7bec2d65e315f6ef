"""The walk itself: product, cart, checkout, and the item out again; with another product if one cannot be had.

An `Adapter` is what one engine needs differently; its defaults are the generic way, which needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trustaudit.crawl import steps
from trustaudit.crawl.cart import main_text, titles
from trustaudit.crawl.limits import MAX_ADDS
from trustaudit.crawl.plan import Aim, Answer, Ask, Context, Plan, get, mark
from trustaudit.crawl.pressing import press_score
from trustaudit.crawl.product_form import Way, add_ways, needs_script
from trustaudit.crawl.steps import End, Held, Item
from trustaudit.model import Gap, GapReason, PageKind, StepOutcome
from trustaudit.page import Page
from trustaudit.page.data import nodes

MAX_PRODUCTS = 4  # product pages opened in all
MAX_WAYS = 2  # ways tried with one product
MAX_LOOKED_AT = 8  # ways asked for at all, those that the limits refuse included


@dataclass(frozen=True, slots=True)
class Adapter:
    """The pieces of a walk, each replaceable. `stops` gives paths that no redirect may lead to after an add."""

    ways: Callable[[Page, Context], Sequence[Way]] = add_ways
    prepare: Callable[[Item, Context], Plan[Context]] | None = None
    confirm: Callable[[Item, Answer, Context], Plan[Held | Gap]] = steps.confirm
    estimate: Callable[[Held, Context], Plan[Held]] = steps.estimate
    proceed: Callable[[Held, Context], Plan[End]] = steps.proceed
    empty: Callable[[Held, Context], Plan[None]] = steps.empty
    stops: Callable[[Page, Context], tuple[str, ...]] | None = None


GENERIC = Adapter()


def journey(products: Sequence[Page], adapter: Adapter, context: Context) -> Plan[tuple[Gap, ...]]:
    """Walk with the first product that can be had; ends with the gaps for cart and checkout."""
    cart_gap = Gap(PageKind.CART, GapReason.UNSUPPORTED, detail="no product page to begin at")
    adds = opened = 0
    for known in _likeliest_first(products, adapter, context):
        if adds >= MAX_ADDS or opened >= MAX_PRODUCTS:
            break
        opened += 1
        answer = yield Ask(Aim.PRODUCT, get(known.url), "the product, as this visitor sees it")
        if not answer.ok or answer.page is None:
            cart_gap = steps.failure(answer, PageKind.CART)
            continue
        item = Item(answer.page, titles(answer.page) or titles(known))
        if is_sold_out(item.page, context):
            yield from mark(StepOutcome.OUT_OF_STOCK)
            cart_gap = Gap(PageKind.CART, GapReason.UNSUPPORTED, answer.url, "out of stock")
            continue
        ways = adapter.ways(item.page, context)
        if not ways:
            cart_gap = yield from _no_way(item, context)
            continue
        if adapter.prepare is not None:
            context = yield from adapter.prepare(item, context)
        sent, held = yield from _try_ways(ways, min(MAX_WAYS, MAX_ADDS - adds), item, adapter, context)
        adds += sent
        if isinstance(held, Gap):
            cart_gap = held
            if held.reason is GapReason.ROBOTS:
                break
            continue
        held = yield from adapter.estimate(held, context)
        end = yield from adapter.proceed(held, context)
        yield from adapter.empty(held, context)
        no_page = Gap(PageKind.CART, GapReason.NEEDS_BROWSER, held.url) if held.cart is None else None
        if end.bounced and opened < MAX_PRODUCTS and adds < MAX_ADDS and len(products) > opened:
            cart_gap = no_page or cart_gap
            continue
        return tuple(gap for gap in (no_page, end.gap) if gap is not None)
    checkout = Gap(PageKind.CHECKOUT, cart_gap.reason, cart_gap.url, cart_gap.detail or "the cart was not reached")
    return cart_gap, checkout


def _try_ways(
    ways: Sequence[Way], most: int, item: Item, adapter: Adapter, context: Context
) -> Plan[tuple[int, Held | Gap]]:
    """Try ways until the item is in the cart, `most` requests at most; those refused by our own limits do not count."""
    sent = 0
    held: Held | Gap = Gap(PageKind.CART, GapReason.UNSUPPORTED, item.page.url, "no way into the cart that may be used")
    for way in ways[:MAX_LOOKED_AT]:
        if sent == most:
            break
        was_sent, found = yield from _add(way, item, adapter, context)
        sent += was_sent
        if was_sent:
            held = found
        if isinstance(held, Held) or held.reason is GapReason.ROBOTS:
            break
    return sent, held


def _add(way: Way, item: Item, adapter: Adapter, context: Context) -> Plan[tuple[bool, Held | Gap]]:
    stops = adapter.stops(item.page, context) if adapter.stops is not None else ()
    added = yield Ask(Aim.ADD, way.request, f"add to the cart: {way.why}", stops)
    stopped = added.response is not None and bool(added.location)  # sent somewhere we do not follow; it may be in
    if not added.ok and not stopped:
        return not added.refused, steps.failure(added, PageKind.CART)
    refused = steps.rejected(added)
    if refused:
        yield from mark(StepOutcome.NOT_ADDED, refused)
        return True, Gap(PageKind.CART, GapReason.UNSUPPORTED, added.url, refused)
    return True, (yield from adapter.confirm(item, added, context))


def _no_way(item: Item, context: Context) -> Plan[Gap]:
    if needs_script(item.page, context) or steps.is_shell(item.page):
        yield from mark(StepOutcome.NEEDS_BROWSER, "the way into the cart is a script")
        return Gap(PageKind.CART, GapReason.NEEDS_BROWSER, item.page.url, "the way into the cart is a script")
    yield from mark(StepOutcome.NO_FORM)
    return Gap(PageKind.CART, GapReason.UNSUPPORTED, item.page.url, "no way into the cart found")


def _likeliest_first(products: Sequence[Page], adapter: Adapter, context: Context) -> list[Page]:
    """Products in the order to try: those that can be bought as they are, in the order given."""

    def rank(page: Page) -> int:
        return 2 * is_sold_out(page, context) + (not adapter.ways(page, context))

    return sorted(products, key=rank)


_SOLD = ("outofstock", "soldout", "discontinued")


def is_sold_out(page: Page, context: Context) -> bool:
    """Whether a product page says that the product cannot be had: in its structured data, or on its button."""
    for node in list(nodes(page.data, "Product"))[:1]:
        offers = node.get("offers")
        offers = offers if isinstance(offers, list) else [offers]
        stock = [str(o.get("availability") or "").lower() for o in offers if isinstance(o, dict)]
        if stock and all(any(word in s for word in _SOLD) for s in stock):
            return True
    fields = [f for form in page.forms for f in form.fields] + list(page.controls)
    adding = [f for f in fields if f.type in ("submit", "button", "image") and press_score(f, context) >= 4]
    if adding and all(f.disabled for f in adding):
        return "out-of-stock" in context.lexicon.scan(main_text(page))
    return not adding and any(
        "out-of-stock" in context.lexicon.link_concepts(f.label.lower() or f.value.lower())
        for f in fields
        if f.type in ("submit", "button")
    )
