"""The pieces a walk is made of, done the way that suits any shop: confirm, estimate, go to the checkout, empty.

Each is a plan. What an engine needs differently stands in `platforms/` and replaces one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from trustaudit.crawl.addresses import is_safe, is_same_site
from trustaudit.crawl.cart import cart_addresses, checkout_addresses, holds, line_controls, names_in, says_empty
from trustaudit.crawl.checkout import Arrival, Place, arrival
from trustaudit.crawl.emptying import removals
from trustaudit.crawl.estimate import estimates
from trustaudit.crawl.knownpaths import known_paths
from trustaudit.crawl.names import is_checkout
from trustaudit.crawl.plan import Aim, Answer, Ask, Context, Plan, get, mark
from trustaudit.crawl.spelling import join_url, split_url
from trustaudit.model import Gap, GapReason, PageKind, Request, StepOutcome
from trustaudit.page import Page
from trustaudit.page.cart_json import in_scripts
from trustaudit.page.cart_rows import read_page
from trustaudit.page.cartdata import CartFacts
from trustaudit.text import squash

MAX_CARTS = 3  # addresses tried for the cart
MAX_EXITS = 3  # addresses tried for the checkout
MAX_LOOKED_AT = 8  # addresses asked for at all, those that the limits refuse included
_CHECKOUTS = ("/checkout", "/checkout/", "/order")
# Where engines keep it; tried when the cart names no way.
_KNOWN_CHECKOUTS = {
    "abantecart": "/index.php?rt=checkout/fast_checkout",
    "magento1": "/checkout/onepage/",
    "opencart": "/index.php?route=checkout/checkout",
    "prestashop": "/order",
    "zencart": "/index.php?main_page=checkout_shipping",
}


@dataclass(frozen=True, slots=True)
class Item:
    """The product that is walked with: its page as this visitor got it, and what it is called."""

    page: Page
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """The item is in the cart. `cart` is the page that shows it, None if only data does (`facts`); `removal` is the
    engine's own request for taking it out."""

    item: Item
    url: str
    cart: Page | None = None
    facts: CartFacts = field(default_factory=CartFacts)
    removal: Request | None = None


@dataclass(frozen=True, slots=True)
class End:
    """Where a walk ended. `bounced`: the shop sent the visitor back, so this product cannot be bought."""

    arrival: Arrival | None = None
    gap: Gap | None = None
    bounced: bool = False


def failure(answer: Answer, kind: PageKind) -> Gap:
    """The gap an answer leaves that is no page."""
    reason = answer.reason or {401: GapReason.LOGIN, 403: GapReason.BLOCKED, 429: GapReason.BLOCKED}.get(answer.status)
    detail = answer.detail or (f"status {answer.status}" if answer.status else "")
    return Gap(kind, reason or GapReason.ERROR, answer.url, detail)


# -- is it in the cart? --------------------------------------------------------------


def told(item: Item, address: str) -> Plan[Held]:
    """The item as held, once the shop's own data has named it. The cart's page is asked for all the same, since its
    rows and links are what a shopper sees; without it the item is still in the cart."""
    yield from mark(StepOutcome.ADDED, kind=PageKind.CART)
    shown = yield Ask(Aim.CART, get(address, item.page.url), "the cart")
    if shown.ok and shown.page is not None:
        yield from mark(StepOutcome.OK, kind=PageKind.CART)
        return Held(item, shown.url, shown.page)
    return Held(item, address)


def confirm(item: Item, added: Answer, context: Context) -> Plan[Held | Gap]:
    """Look for the item in the cart: on the page that adding led to, else at the addresses the shop links to."""
    page = added.page
    if page is not None and added.status == 200 and not _is_product(page, item) and _holds(page, item, context):
        yield from mark(StepOutcome.ADDED, kind=PageKind.CART)
        return Held(item, page.url, page)
    seen = Gap(PageKind.CART, GapReason.UNSUPPORTED, detail="no address of a cart found")
    for tried, url in enumerate(cart_candidates(page or item.page, item.page, context)):
        if tried == MAX_CARTS:
            break
        answer = yield Ask(Aim.CART, get(url, item.page.url), "the cart")
        if not answer.ok:
            seen = failure(answer, PageKind.CART)
            continue
        if answer.page is not None and _holds(answer.page, item, context):
            yield from mark(StepOutcome.ADDED, kind=PageKind.CART)
            return Held(item, answer.url, answer.page)
        if names_in(answer.json(), item.titles):
            yield from mark(StepOutcome.ADDED, kind=PageKind.CART)
            return Held(item, answer.url)
        if answer.page is not None and says_empty(answer.page, context):
            yield from mark(StepOutcome.EMPTY_CART)
            return Gap(PageKind.CART, GapReason.UNSUPPORTED, answer.url, "the item was not put into the cart")
        if answer.page is not None and is_shell(answer.page):
            yield from mark(StepOutcome.NEEDS_BROWSER)
            seen = Gap(PageKind.CART, GapReason.NEEDS_BROWSER, answer.url)
            continue
        other = answer.page is not None and bool(line_controls(answer.page, context))
        # Where lines stand under another name, something is in the cart: nothing more may be added.
        yield from mark(StepOutcome.FAILED if other else StepOutcome.NOT_ADDED, "the item's title is not there")
        seen = Gap(PageKind.CART, GapReason.UNSUPPORTED, answer.url, "the item's title is not in the cart")
    return seen


def _is_product(page: Page, item: Item) -> bool:
    """Whether a page is the product's own again, which names it in its heading, not the cart."""
    heads = [b.folded for b in page.headings() if b.level == 1]
    return page.url == item.page.url or any(squash(head) in item.titles[:1] for head in heads)


def _holds(page: Page, item: Item, context: Context) -> bool:
    """Whether the item stands in the cart on a page, or in the cart that the page's scripts carry for their blocks."""
    if holds(page, item.titles, item.page.url, context):
        return True
    return names_in([line.title for line in in_scripts(page).lines], item.titles)


def is_shell(page: Page) -> bool:
    """Whether a page shows next to nothing without its scripts."""
    drawing = sum(1 for s in page.scripts if s.src or len(s.text) > 2000)
    return not page.forms and ((page.words < 30 and drawing >= 2) or (page.words < 10 and drawing >= 1))


def cart_candidates(page: Page, product: Page, context: Context) -> Iterator[str]:
    """Addresses where the cart may be: links of this page and of the product's, then where the engine keeps it."""
    language = (page.lang or product.lang)[:2]
    known = (join_url(context.shop, path) for path in known_paths(PageKind.CART, context.platform, language))
    seen: set[str] = set()
    for url in (*cart_addresses(page, context), *cart_addresses(product, context), *known):
        bare = url.rstrip("/")
        if bare not in seen and is_safe(url):
            seen.add(bare)
            yield url


def rejected(answer: Answer) -> str:
    """Why an add was refused, by its JSON answer; '' if it was not, or the answer is no JSON."""
    document = answer.json()
    if not isinstance(document, Mapping):
        return ""
    errors = document.get("error") or document.get("errors")
    if errors:
        return f"refused: {_keys(errors)}"[:120]
    if document.get("success") in (False, 0) or document.get("hasError"):
        return f"refused: {_keys(document.get('message') or 'no success')}"[:120]
    return ""


def _keys(errors: Any) -> str:
    if isinstance(errors, Mapping):
        return ", ".join(map(str, errors))
    return str(errors[0] if isinstance(errors, list) and errors else errors)


# -- what would sending cost? --------------------------------------------------------


def estimate(held: Held, context: Context) -> Plan[Held]:
    """Ask for the price of sending where the cart shows none and offers to tell it for a place."""
    cart = held.cart
    if cart is None or held.facts.shows_shipping_price or read_page(cart, context.lexicon).shows_shipping_price:
        return held
    wanted = list(estimates(cart, context))
    if not wanted:
        opened = yield from _open_estimator(cart, context)
        if opened is not None:
            if read_page(opened, context.lexicon).shows_shipping_price:
                yield from mark(StepOutcome.OK, "price of sending shown", PageKind.CART)
                return held
            wanted = list(estimates(opened, context))
    for ask in wanted[:2]:
        answer = yield Ask(Aim.ESTIMATE, ask.request, f"price of sending to {ask.place.iso}")
        if answer.page is not None and answer.ok:
            facts = read_page(answer.page, context.lexicon)
            outcome = "price of sending shown" if facts.shows_shipping_price else "no price of sending shown"
            yield from mark(StepOutcome.OK, f"{ask.place.iso} {ask.place.postcode}: {outcome}", PageKind.CART)
            if _holds(answer.page, held.item, context):
                held = replace(held, cart=answer.page)
            if facts.shows_shipping_price:
                break
    return held


def _open_estimator(cart: Page, context: Context) -> Plan[Page | None]:
    """The page behind a cart's link to an estimate of the shipping (Zen Cart opens it in a window of its own)."""
    for link in cart.links:
        words = f"{link.url} {link.attrs.get('class', '')} {link.attrs.get('id', '')}".lower()
        if "estimat" in words and link.url and is_same_site(link.url, cart.url) and is_safe(link.url):
            answer = yield Ask(Aim.CART, get(link.url, cart.url), "the shop's shipping estimator")
            return answer.page if answer.ok else None
    return None


# -- to the checkout -----------------------------------------------------------------


def proceed(held: Held, context: Context) -> Plan[End]:
    """Go to the checkout as the cart offers, by plain GETs, and say what stands there."""
    cart = held.cart or held.item.page
    gap = Gap(PageKind.CHECKOUT, GapReason.UNSUPPORTED, detail="the cart names no way to the checkout")
    found = checkout_addresses(cart, context) or checkout_addresses(held.item.page, context)
    known = _KNOWN_CHECKOUTS.get(context.platform)
    guesses = [join_url(cart.url, path) for path in ((known,) if known else _CHECKOUTS)]
    tried: set[str] = set()
    sent = 0
    for url in [*found[:MAX_LOOKED_AT], *guesses]:
        if sent == MAX_EXITS or url.rstrip("/") in tried:
            continue
        tried.add(url.rstrip("/"))
        answer = yield Ask(Aim.CHECKOUT, get(url, held.url), "the checkout")
        if answer.refused:
            continue
        sent += 1
        if not answer.ok or answer.page is None:
            gap = failure(answer, PageKind.CHECKOUT) if not answer.ok else gap
            continue
        end = yield from _arrived(answer, held, context)
        if end.arrival is not None:
            return end
        gap = end.gap or gap
    return End(gap=gap)


def _arrived(answer: Answer, held: Held, context: Context) -> Plan[End]:
    assert answer.page is not None
    item = held.item
    here = arrival(answer.page, held.url, item.titles, item.page.url, context)
    if here.place is Place.PERSONAL_DATA and here.on:
        yield from mark(StepOutcome.OK, describe(here), PageKind.CHECKOUT)
        onward = yield Ask(Aim.CHECKOUT, get(here.on, answer.url), "on as a guest")
        if onward.ok and onward.page is not None:
            there = arrival(onward.page, held.url, item.titles, item.page.url, context)
            if there.place in (Place.PERSONAL_DATA, Place.CHECKOUT):
                there = replace(there, guest=True)
                yield from mark(StepOutcome.PERSONAL_DATA, describe(there), PageKind.CHECKOUT)
                return End(there)
        return End(here)
    outcome, kind, reason = _MEANING[here.place]
    excerpt = _excerpt(answer.page, here)
    yield from mark(outcome, describe(here) or excerpt, kind)
    gap = Gap(PageKind.CHECKOUT, reason, answer.url, excerpt) if reason is not None else None
    if here.place in (Place.CART, Place.EMPTY_CART):
        return End(here, gap, bounced=True)
    # The shop's own address for the checkout has nothing to say: there is no use in guessing others.
    settled = here.place is not Place.OTHER or is_checkout(answer.url)
    return End(here if settled else None, gap)


_MEANING: dict[Place, tuple[StepOutcome, PageKind | None, GapReason | None]] = {
    Place.PERSONAL_DATA: (StepOutcome.PERSONAL_DATA, PageKind.CHECKOUT, None),
    Place.CHECKOUT: (StepOutcome.OK, PageKind.CHECKOUT, None),
    Place.LOGIN_WALL: (StepOutcome.LOGIN_WALL, None, GapReason.LOGIN),
    Place.CART: (StepOutcome.OUT_OF_STOCK, None, GapReason.ERROR),
    Place.EMPTY_CART: (StepOutcome.EMPTY_CART, None, GapReason.ERROR),
    Place.SHELL: (StepOutcome.NEEDS_BROWSER, None, GapReason.NEEDS_BROWSER),
    Place.OTHER: (StepOutcome.FAILED, None, GapReason.ERROR),
}


def describe(here: Arrival) -> str:
    """What a place asks, as a short fact for the step: "guest; asks email, name"."""
    asks = f"asks {', '.join(here.asked)}" if here.asked else ""
    return "; ".join(filter(None, ("guest" if here.guest else "", asks)))


def _excerpt(page: Page, here: Arrival) -> str:
    if here.place in (Place.CART, Place.EMPTY_CART):
        return "sent back to the cart"
    texts = [b.text for b in page.blocks][:3]
    return " ".join(texts)[:120] if here.place is Place.OTHER and page.words < 30 else ""


# -- and back again ------------------------------------------------------------------


def empty(held: Held, context: Context) -> Plan[None]:
    """Take the item out of the cart, if the shop offers a plain way."""
    offered = list(removals(held.cart, context)) if held.cart is not None else []
    for request in [*([held.removal] if held.removal else []), *offered][:2]:
        answer = yield Ask(Aim.EMPTY, request, "take the item out again")
        if not answer.ok:
            continue
        if answer.page is None or not _holds(answer.page, held.item, context):
            yield from mark(StepOutcome.REMOVED)
            return
        yield from mark(StepOutcome.FAILED, "the item is still in the cart")


def same_place(url: str, other: str) -> bool:
    """Whether two addresses have the same path."""
    return split_url(url).path.rstrip("/") == split_url(other).path.rstrip("/")
