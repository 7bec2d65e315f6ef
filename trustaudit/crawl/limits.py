"""What the journey may send, whatever a plan asks for: one function that says why a request is refused.

The executor asks it before every request and every redirect. It believes nothing a plan says about its own request:
it reads the address and the body. Never: a checkout that is submitted, personal data, a log-in, an account, a coupon,
a payment, a second item, another site.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, unquote_plus

from trustaudit.crawl.addresses import is_safe, is_same_site
from trustaudit.crawl.names import forbidden_word, is_checkout, is_personal, is_quantity, orders_at_once
from trustaudit.crawl.plan import CHANGING, Aim, Ask
from trustaudit.crawl.spelling import split_url
from trustaudit.model import header
from trustaudit.text import fold

MAX_REQUESTS = 15  # after the first product page, redirects included
RESERVE = 2  # of them kept for taking the item out again
MAX_ADDS = 3
MAX_ESTIMATES = 2
MAX_EMPTIES = 2


@dataclass(slots=True)
class Ledger:
    """What was spent so far. `requests` counts from the first product page on, that page not included."""

    requests: int = 0
    adds: int = 0
    estimates: int = 0
    empties: int = 0
    started: bool = False  # the first product page was seen
    filled: bool = False  # something was added, and not yet shown to be out of the cart again


_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
# Read-only addresses of scripts' own interfaces that `is_safe` refuses for being such.
_READ_APIS = re.compile(
    r"(?:/wp-json/wc/store/(?:v1/)?(?:cart|products(?:/\d+)?)|/wp-json/wp/v2/pages|/cart\.js|/cart/shipping_rates\.json"
    r"|/products/[^/]+\.js|/rest/(?:[a-z_]+/)?V1/guest-carts/[\w-]+(?:/items|/totals|/payment-methods)?"
    r"|/api/checkout/cart|/api/storefront/carts?)/?$"
)
_RETURNS = frozenset(
    "next redirect redirectto redirecturl return returnto returnurl back backurl from goto destination".split()
)


def refusal(ask: Ask, shop: str, ledger: Ledger) -> str:
    """Why a request must not be sent, as a short fact; '' if it may. `shop` is the audited address."""
    request, aim = ask.request, ask.aim
    if not is_same_site(request.url, shop) or split_url(request.url).scheme not in ("http", "https"):
        return "another site"
    return spent(ask, ledger) or _content(ask) or (_changing(ask, ledger) if aim in CHANGING else _reading(ask))


def spent(ask: Ask, ledger: Ledger, hops: int = 0) -> str:
    """Whether the requests are used up, `hops` redirects of this one included; the last ones are kept for emptying."""
    spare = 0 if ask.aim is Aim.EMPTY or not ledger.adds else RESERVE
    over = ledger.started and ledger.requests + hops >= MAX_REQUESTS - spare
    return f"more than {MAX_REQUESTS} requests" if over else ""


def _changing(ask: Ask, ledger: Ledger) -> str:
    request, aim = ask.request, ask.aim
    if request.method not in ("GET", "POST", *(("DELETE",) if aim is Aim.EMPTY else ())):
        return f"method {request.method}"
    # A product's form that is sent to the product's own address: the words of that address are the product's.
    if not (aim is Aim.ADD and _is_same_page(request.url, header(request.headers, "referer"))):
        if is_checkout(request.url):
            return "a checkout's address"
        word = forbidden_word(request.url)
        if word:
            return f"address says '{word}'"
    if aim is Aim.ADD and (ledger.filled or ledger.adds >= MAX_ADDS):
        return "an item is in the cart already" if ledger.filled else f"more than {MAX_ADDS} attempts to add"
    if aim is Aim.ESTIMATE and ledger.estimates >= MAX_ESTIMATES:
        return f"more than {MAX_ESTIMATES} estimates"
    if aim is Aim.EMPTY and not ledger.adds:
        return "nothing to take out"
    return f"more than {MAX_EMPTIES} removals" if aim is Aim.EMPTY and ledger.empties >= MAX_EMPTIES else ""


def _reading(ask: Ask) -> str:
    url = ask.request.url
    if ask.request.method != "GET" or ask.request.body:
        return f"method {ask.request.method}"
    if _READ_APIS.search(split_url(url).path) or ask.aim is Aim.PRODUCT:
        return "" if ask.aim is not Aim.PRODUCT or is_safe(url) else "the address changes something"
    if not is_safe(_without_return(url)):
        return "the address changes something"
    word = forbidden_word(url, reading=True)
    return f"address says '{word}'" if word else ""


def may_follow(url: str, ask: Ask, shop: str, status: int = 302) -> str:
    """Why a redirect to `url` is not followed, '' if it is: a redirect is a GET that reads, whatever led to it. Only
    307 and 308 repeat a POST, and are held to the same as the request they repeat."""
    if not is_same_site(url, shop):
        return "another site"
    if status in (307, 308) and ask.request.method != "GET":
        return refusal(replace(ask, request=replace(ask.request, url=url)), shop, Ledger(adds=1))
    path = unquote_plus(split_url(url).path)
    if any(path.startswith(stop) for stop in ask.stop_at):
        return "not to be visited"
    if not is_safe(_without_return(url)) and not _is_same_page(url, ask.request.url):
        return "the address changes something"
    word = "" if _is_same_page(url, header(ask.request.headers, "referer")) else forbidden_word(url, reading=True)
    return f"address says '{word}'" if word else ""


def _without_return(url: str) -> str:
    """An address without the query fields that say where to go after a log-in: reading that page changes nothing."""
    parts = split_url(url)
    kept = [p for p in parts.query.split("&") if fold(p.partition("=")[0]).replace("_", "") not in _RETURNS]
    return parts._replace(query="&".join(kept)).geturl()


def _is_same_page(url: str, other: str) -> bool:
    """Whether two addresses differ at most in scheme, a closing slash or a fragment."""
    one, two = split_url(url), split_url(other)
    return one.path.rstrip("/") == two.path.rstrip("/") and one.query == two.query and bool(two.netloc)


def _content(ask: Ask) -> str:
    """Why what a request carries may not be sent, '' if it may. A personal field is not even sent empty."""
    total = 0.0
    for name, value in carried(ask):
        if is_personal(name):
            return f"personal field '{name}'"
        if _EMAIL.search(value):
            return f"an e-mail address in '{name}'"
        if ask.request.body and (orders_at_once(name) or orders_at_once(value)):
            return f"'{name}' orders at once"
        if is_quantity(name):
            total += _number(value)
    most = 0 if ask.aim is Aim.EMPTY else 1
    return f"quantity {total:g}" if total > most else ""


def carried(ask: Ask) -> Iterator[tuple[str, str]]:
    """Every name and value a request carries: of its query, and of its body, form or JSON."""
    yield from parse_qsl(split_url(ask.request.url).query, keep_blank_values=True)
    body = ask.request.body.decode("utf-8", "replace")
    if not body:
        return
    if "json" in header(ask.request.headers, "content-type"):
        try:
            yield from _flat("", json.loads(body))
        except ValueError:
            yield "body", body
    else:
        yield from parse_qsl(body, keep_blank_values=True)


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(f"{name} {key}", inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _flat(name, inner)
    else:
        yield name, "" if value is None else str(value)


def _number(value: str) -> float:
    try:
        return float(fold(value).strip() or 0)
    except ValueError:
        return 0.0
