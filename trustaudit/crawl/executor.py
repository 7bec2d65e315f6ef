"""The one place of the journey that talks to the shop: it runs a plan, enforces the limits and writes down the steps.

A plan cannot send anything by itself, and nothing it asks for is believed: `limits.refusal` reads each request as it
would go out, `limits.may_follow` each redirect before it is followed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from trustaudit.crawl.failures import FetchError
from trustaudit.crawl.fetch import Refuse
from trustaudit.crawl.limits import Ledger, may_follow, refusal, spent
from trustaudit.crawl.plan import CHANGING, Aim, Answer, Ask, Mark, Plan, T
from trustaudit.crawl.spelling import join_url
from trustaudit.model import Exchange, GapReason, PageKind, Request, Role, Step, StepOutcome, header
from trustaudit.page import Page, parse_exchange

_NOT_FOUND = frozenset((404, 410))
# What a plan must have seen before a second item may be added: that the first is not, or no longer, in the cart.
_EMPTIED = frozenset((StepOutcome.NOT_ADDED, StepOutcome.EMPTY_CART, StepOutcome.REMOVED))


class Visitor(Protocol):
    """What a walk needs of the fetcher; a browser can stand in its place."""

    @property
    def exchanges(self) -> tuple[Exchange, ...]: ...

    async def send(
        self, request: Request, role: Role = Role.STEP, why: str = "", refuse: Refuse | None = None
    ) -> Exchange: ...

    def note(
        self, exchange: Exchange, *, role: Role | None = None, kinds: tuple[PageKind, ...] | None = None
    ) -> Exchange: ...


class Executor:
    """One walk through one shop. `steps` and `pages` grow while plans run; the limits hold over all of them."""

    def __init__(self, fetcher: Visitor, shop: str) -> None:
        self._fetcher, self._shop = fetcher, shop
        self._ledger = Ledger()
        self._exchange: Exchange | None = None
        self._answer: Answer | None = None
        self.steps: list[Step] = []
        self.pages: list[Page] = []

    @property
    def requests(self) -> int:
        """Requests sent after the first product page, redirects included."""
        return self._ledger.requests

    async def run(self, plan: Plan[T]) -> T:
        """Do what a plan asks, one request after the other, and return what it ends with."""
        try:
            wanted = next(plan)
            while True:
                if isinstance(wanted, Mark):
                    self._mark(wanted)
                    assert self._answer is not None, "a plan marks what it has asked for"
                    wanted = plan.send(self._answer)
                else:
                    self._answer = await self._ask(wanted)
                    wanted = plan.send(self._answer)
        except StopIteration as end:
            result: T = end.value
            return result

    def _mark(self, mark: Mark) -> None:
        if mark.outcome in _EMPTIED:
            self._ledger.filled = False
        if self.steps:
            detail = "; ".join(filter(None, (self.steps[-1].detail, mark.detail)))
            self.steps[-1] = replace(self.steps[-1], outcome=mark.outcome, detail=detail)
        if mark.kind is None or self._exchange is None:
            return
        role = Role.DATA if self._exchange.role is Role.DATA else Role.PAGE
        if role is Role.PAGE:
            self._supersede(self._exchange)
        self._exchange = self._fetcher.note(self._exchange, role=role, kinds=(mark.kind,))
        if self._answer is not None and self._answer.page is not None:
            self.pages.append(replace(self._answer.page, kinds=(mark.kind,)))

    def _supersede(self, newer: Exchange) -> None:
        """One address is one page: the cart as it was before, empty or without a price, makes way for the one that
        shows more."""
        for exchange in self._fetcher.exchanges:
            same = exchange.response.url == newer.response.url and exchange.role is Role.PAGE
            if same and exchange is not newer:
                self._fetcher.note(exchange, role=Role.DISCARDED, kinds=())
        self.pages = [page for page in self.pages if page.url != newer.response.url]

    async def _ask(self, ask: Ask) -> Answer:
        self._exchange = None
        objection = refusal(ask, self._shop, self._ledger)
        if objection:
            self._step(ask, ask.request.url, 0, StepOutcome.REFUSED, objection)
            return Answer(ask, reason=GapReason.UNSUPPORTED, detail=objection, refused=True)
        self._count(ask)
        before = len(self._fetcher.exchanges)
        hops = 0

        def refuse(target: str) -> str:
            nonlocal hops
            hops += 1
            status = self._fetcher.exchanges[-1].response.status
            return spent(ask, self._ledger, hops) or may_follow(target, ask, self._shop, status)

        try:
            exchange = await self._fetcher.send(ask.request, Role.STEP, ask.why or ask.aim, refuse)
        except FetchError as error:
            self._spend(ask, len(self._fetcher.exchanges) - before or 1)
            return self._failed(ask, error, before)
        self._spend(ask, len(self._fetcher.exchanges) - before)
        return self._received(ask, exchange)

    def _count(self, ask: Ask) -> None:
        ledger = self._ledger
        ledger.adds += ask.aim is Aim.ADD
        ledger.estimates += ask.aim is Aim.ESTIMATE
        ledger.empties += ask.aim is Aim.EMPTY

    def _spend(self, ask: Ask, requests: int) -> None:
        if self._ledger.started:
            self._ledger.requests += requests
        self._ledger.started = self._ledger.started or ask.aim is Aim.PRODUCT

    def _failed(self, ask: Ask, error: FetchError, before: int) -> Answer:
        """No answer; but a redirect that was not followed is one, and tells where the shop would have gone."""
        last = self._fetcher.exchanges[before:][-1:]
        outcome = StepOutcome.REFUSED if error.reason is GapReason.ROBOTS else StepOutcome.FAILED
        response = last[0].response if last and last[0].role is Role.REDIRECT else None
        self._ledger.filled = self._ledger.filled or (ask.aim is Aim.ADD and error.reason is not GapReason.ROBOTS)
        url = join_url(response.url, header(response.headers, "location")) if response else ask.request.url
        self._step(ask, url, response.status if response else 0, outcome, error.detail)
        return Answer(ask, response, None, error.reason, error.detail)

    def _received(self, ask: Ask, exchange: Exchange) -> Answer:
        response = exchange.response
        kind = header(response.headers, "content-type").lower()
        is_json = "json" in kind or "javascript" in kind or response.body.lstrip()[:1] in (b"{", b"[")
        if is_json and ask.aim is not Aim.ADD:
            exchange = self._fetcher.note(exchange, role=Role.DATA, kinds=(PageKind.CART,))
        self._exchange = exchange
        outcome = StepOutcome.OK
        if response.status >= 400:
            outcome = StepOutcome.NOT_FOUND if response.status in _NOT_FOUND else StepOutcome.FAILED
        self._step(ask, response.url, response.status, outcome)
        if ask.aim is Aim.ADD and not 400 <= response.status < 500:
            self._ledger.filled = True  # a server that broke may have put it in before it did
        page = None if is_json or ("html" not in kind and kind) else parse_exchange(exchange)
        return Answer(ask, response, page)

    def _step(self, ask: Ask, url: str, status: int, outcome: StepOutcome, detail: str = "") -> None:
        """Write a step down: a page by where it was found, a change by where it was asked for and what it led to."""
        asked = ask.request.url
        if ask.aim in CHANGING and url != asked:
            detail = "; ".join(filter(None, (f"led to {url}", detail)))
            url = asked
        self.steps.append(Step(ask.aim.value, ask.request.method, url, status, outcome, detail))
