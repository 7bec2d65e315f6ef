"""What the planners of the journey say to the executor: generators that ask and mark, and never touch the network.

A plan is a generator. It yields an `Ask` and receives the `Answer`; it yields a `Mark` to say what the last answer
turned out to be (httpx's `auth_flow` is the same idiom). Canned answers are all that a test of a plan needs.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode

from trustaudit.crawl.spelling import split_url
from trustaudit.lexicon import Lexicon
from trustaudit.model import GapReason, Headers, PageKind, Request, Response, StepOutcome, header
from trustaudit.page.model import Page


class Aim(StrEnum):
    """Why a plan asks. Only ADD, ESTIMATE and EMPTY may change anything in the shop; the others are plain GETs."""

    PRODUCT = "product"
    ADD = "add"
    CART = "cart"
    CHECKOUT = "checkout"
    ESTIMATE = "estimate"
    DATA = "data"
    EMPTY = "empty"


#: Aims that may change the visitor's cart or session.
CHANGING = frozenset((Aim.ADD, Aim.ESTIMATE, Aim.EMPTY))


@dataclass(frozen=True, slots=True)
class Ask:
    """One request a plan wants made. Redirects to a path that starts with one of `stop_at` are not followed."""

    aim: Aim
    request: Request
    why: str = ""
    stop_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `response` None and a `reason` when nothing usable did; `page` only for HTML.

    A redirect that was not followed comes back as itself: a 3xx response with its Location header.
    """

    ask: Ask
    response: Response | None = None
    page: Page | None = None
    reason: GapReason | None = None
    detail: str = ""
    refused: bool = False  # by our own limits, before anything was sent

    @property
    def status(self) -> int:
        return self.response.status if self.response else 0

    @property
    def url(self) -> str:
        return self.response.url if self.response else self.ask.request.url

    @property
    def ok(self) -> bool:
        return self.response is not None and self.response.status < 400

    @property
    def location(self) -> str:
        return header(self.response.headers, "location") if self.response and 300 <= self.status < 400 else ""

    def json(self) -> Any:
        """The JSON document that came back, None if it is something else."""
        if self.response is None:
            return None
        try:
            return json.loads(self.response.body)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Mark:
    """What the last answer turned out to be; with `kind`, it is a page of that kind, to be read by the extractors."""

    outcome: StepOutcome
    detail: str = ""
    kind: PageKind | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What every plan may know: the shop's address, its platform's name, the country to estimate for ('' unknown)."""

    shop: str
    lexicon: Lexicon
    platform: str = ""
    country: str = ""
    cookies: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)  # what an adapter found out on the way


T = TypeVar("T")
#: A plan that ends with a value of type T.
Plan = Generator[Ask | Mark, Answer, T]


def mark(outcome: StepOutcome, detail: str = "", kind: PageKind | None = None) -> Plan[None]:
    """Say what the last answer was: `yield from mark(...)`."""
    yield Mark(outcome, detail, kind)


def get(url: str, referer: str = "", headers: Headers = ()) -> Request:
    """A plain GET, as a click makes it."""
    return Request(url, "GET", (*headers, *((("Referer", referer),) if referer else ())))


def post(url: str, pairs: Iterable[tuple[str, str]], referer: str = "", headers: Headers = ()) -> Request:
    """A form's POST as a browser sends it, with Origin and Referer (Django and Rails check them)."""
    sent = [("Content-Type", "application/x-www-form-urlencoded"), *headers]
    if referer:
        parts = split_url(referer)
        sent += [("Referer", referer), ("Origin", f"{parts.scheme}://{parts.netloc}")]
    return Request(url, "POST", tuple(sent), urlencode(list(pairs)).encode())


def post_json(url: str, document: Any, referer: str = "", headers: Headers = ()) -> Request:
    """A script's POST of a JSON document."""
    sent = [("Content-Type", "application/json"), ("Accept", "application/json"), *headers]
    if referer:
        parts = split_url(referer)
        sent += [("Referer", referer), ("Origin", f"{parts.scheme}://{parts.netloc}")]
    return Request(url, "POST", tuple(sent), json.dumps(document, separators=(",", ":")).encode())


#: Headers that shop scripts send with their own calls; engines answer them with JSON.
SCRIPTED: Headers = (
    ("X-Requested-With", "XMLHttpRequest"),
    ("Accept", "application/json, text/javascript, */*; q=0.01"),
)
