"""The walk to the checkout in a browser, for shops whose buttons are scripts: the same plan, pressed instead of sent.

The plan, the executor and its limits are those of every walk. Only two things differ: an address is opened in the
browser, and an item is put into the cart by pressing the button that a person would press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trustaudit.config import CrawlSettings
from trustaudit.crawl import steps
from trustaudit.crawl.browser import Browser
from trustaudit.crawl.cart import line_controls, takes_out
from trustaudit.crawl.executor import Executor
from trustaudit.crawl.failures import FetchError
from trustaudit.crawl.fetch import Refuse
from trustaudit.crawl.journey import Walk
from trustaudit.crawl.names import TAKING, words
from trustaudit.crawl.plan import Aim, Ask, Context, Plan, get, mark
from trustaudit.crawl.pressing import closeness, link_score, main_heading, press_score
from trustaudit.crawl.product_form import Way
from trustaudit.crawl.steps import Held
from trustaudit.crawl.walker import Adapter, journey
from trustaudit.lexicon import Lexicon
from trustaudit.model import Exchange, GapReason, PageKind, Request, Role, StepOutcome, header
from trustaudit.page.model import Field, Link, Page, Path, selector

#: Marks a request that is made by pressing an element; its value is the element's CSS selector.
PRESS = "X-Press"
_LEAST = 4.0  # as for buttons that are sent (`product_form.needs_script`)


async def walk_in_browser(
    browser: Browser, products: Sequence[Page], settings: CrawlSettings, lexicon: Lexicon, platform: str = ""
) -> tuple[Walk, tuple[Exchange, ...]]:
    """Walk from one of `products` as far as an anonymous visitor gets; also the exchanges of the way, in order."""
    visitor = _Visitor(browser)
    executor = Executor(visitor, settings.shop)
    context = Context(settings.shop, lexicon, platform, settings.country)
    gaps = await executor.run(journey(products, PRESSING, context))
    return Walk(tuple(executor.steps), gaps, tuple(executor.pages)), visitor.exchanges


class _Visitor:
    """A browser in the place of the fetcher: what the executor asks for is opened, or pressed."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._exchanges: list[Exchange] = []

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        return tuple(self._exchanges)

    async def send(
        self, request: Request, role: Role = Role.STEP, why: str = "", refuse: Refuse | None = None
    ) -> Exchange:
        place = header(request.headers, PRESS)
        if place:
            if not await self._browser.press(place):
                raise FetchError(GapReason.ERROR, "the button could not be pressed", request.url)
            found = await self._browser.read(why=why)
        else:
            found = await self._browser.render(request.url, why=why, picture=True)
        document, *pictures = found
        if place:
            document = replace(document, request=Request(request.url, "POST"))
        arrived = document.response.url
        if refuse is not None and not steps.same_place(arrived, request.url) and (objection := refuse(arrived)):
            raise FetchError(GapReason.ERROR, objection, request.url)
        document = replace(document, role=role)
        self._exchanges += [document, *pictures]
        return document

    def note(
        self, exchange: Exchange, *, role: Role | None = None, kinds: tuple[PageKind, ...] | None = None
    ) -> Exchange:
        place = next(i for i, known in enumerate(self._exchanges) if known is exchange)
        new = replace(exchange, role=role or exchange.role, kinds=exchange.kinds if kinds is None else kinds)
        self._exchanges[place] = new
        return new


def _pressed(page: Page, path: Path, why: str, score: float) -> Way:
    request = Request(page.url, "POST", (("Referer", page.url), (PRESS, selector(path))))
    return Way(request, score, why)


def press_ways(page: Page, context: Context) -> tuple[Way, ...]:
    """Buttons that say "add to cart", likeliest first: by their words, and by nearness to the product's name."""
    heading = main_heading(page)
    found: list[Way] = []
    for field in _fields(page):
        if field.type in ("submit", "button", "image") and not field.disabled:
            score = press_score(field, context)
            if score >= _LEAST:
                found.append(
                    _pressed(page, field.path, f"button {field.label}", score + 3 * closeness(field.path, heading))
                )
    for link in page.links:
        score = link_score(link, context)
        if score >= _LEAST:
            found.append(_pressed(page, link.path, f"button {link.text}", score + 3 * closeness(link.path, heading)))
    return tuple(sorted(found, key=lambda way: -way.score))


def press_empty(held: Held, context: Context) -> Plan[None]:
    """Take the item out again where a button of its line says so."""
    cart = held.cart
    if cart is None:
        return
    offered = (*line_controls(cart, context), *_fields(cart))
    button = next((control for control in offered if _removes(control, context)), None)
    if button is None:
        return
    back = yield Ask(Aim.CART, get(cart.url), "back to the cart")
    if not back.ok:
        return
    way = _pressed(cart, button.path, "", 0)
    yield Ask(Aim.EMPTY, way.request, "take the item out again")
    yield from mark(StepOutcome.REMOVED)


def _fields(page: Page) -> list[Field]:
    return [*page.controls, *(field for form in page.forms for field in form.fields)]


def _removes(control: Field | Link, context: Context) -> bool:
    if isinstance(control, Link):
        return takes_out(control, context)
    names = f"{control.label} {control.name} {control.id} {control.attrs.get('class', '')}"
    return control.type in ("submit", "button") and not TAKING.isdisjoint(words(names))


PRESSING = Adapter(ways=press_ways, empty=press_empty)
