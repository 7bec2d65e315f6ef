"""The saved pages of real shop engines as snapshots, and the sample shop crawled: shops to judge without the network."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from trustaudit import demo
from trustaudit.audit import crawl
from trustaudit.config import Limits, Settings
from trustaudit.model import (
    SOUGHT_KINDS,
    Exchange,
    Gap,
    GapReason,
    PageKind,
    Request,
    Response,
    Role,
    Snapshot,
    Step,
    StepOutcome,
)

SAVED = Path(__file__).resolve().parents[2] / "shared" / "stores" / "snapshots"
STARTED = "2026-11-22T00:00:00Z"

#: What each saved page was fetched as; names of other things (empty carts, answers of interfaces) are left out.
_KINDS: dict[str, PageKind] = {
    "home": PageKind.HOME,
    "about": PageKind.ABOUT,
    "info4": PageKind.ABOUT,
    "contact": PageKind.CONTACT,
    "stores": PageKind.CONTACT,
    "shipping": PageKind.SHIPPING,
    "delivery": PageKind.SHIPPING,
    "returns": PageKind.RETURNS,
    "privacy": PageKind.PRIVACY,
    "terms": PageKind.TERMS,
    "info5": PageKind.TERMS,
    "secure_payment": PageKind.PAYMENT,
    "product": PageKind.PRODUCT,
    "shop": PageKind.LISTING,
    "cart": PageKind.CART,
    "checkout": PageKind.CHECKOUT,
    "checkout_gateway": PageKind.CHECKOUT,
    "ajax_guest": PageKind.CHECKOUT,
    "ajax_shipping": PageKind.CHECKOUT,
    "ajax_payment": PageKind.CHECKOUT,
}
STORES = ("oscar", "woocommerce_classic", "woocommerce_block", "opencart3", "prestashop")


def saved(store: str) -> Snapshot:
    """One saved store. What was not saved was not linked there, so it counts as absent."""
    index = json.loads((SAVED / store / "INDEX.json").read_text(encoding="utf-8"))
    exchanges = tuple(_exchange(SAVED / store, row) for row in index if row["name"] in _KINDS and row["status"] == 200)
    known = {kind for exchange in exchanges for kind in exchange.kinds}
    gaps = tuple(Gap(kind, GapReason.ABSENT) for kind in SOUGHT_KINDS if kind not in known)
    origin = "/".join(index[0]["final"].split("/")[:3])
    return Snapshot(f"{origin}/", STARTED, exchanges, gaps, steps=tuple(_walked(exchanges)))


def _walked(exchanges: Iterable[Exchange]) -> Iterator[Step]:
    """The end of the way: every saved checkout asks who the shopper is."""
    for exchange in exchanges:
        if PageKind.CHECKOUT in exchange.kinds:
            yield Step("checkout", "GET", exchange.request.url, 200, StepOutcome.PERSONAL_DATA)


def _exchange(folder: Path, row: dict[str, str]) -> Exchange:
    facts = json.loads((folder / f"{row['name']}.headers.json").read_text(encoding="utf-8"))
    body = (folder / f"{row['name']}.html").read_bytes()
    headers = tuple((str(name), str(value)) for name, value in facts["headers"])
    answer = Response(facts["final_url"], facts["status"], headers, body)
    return Exchange(Request(facts["final_url"]), answer, Role.PAGE, (_KINDS[row["name"]],), "saved")


def crawled(good: bool, home: str = "/") -> Snapshot:
    """The sample shop, good or bad, entered in Persian ("/") or in English ("/en/")."""
    with demo.serve(good=good) as shop:
        return crawl(f"{shop.url}{home}", Settings(limits=Limits(delay=0.0)), started=STARTED)


def shops() -> Iterator[tuple[str, Snapshot]]:
    """Every shop that is at hand, with a name for a table; saved stores only where they are."""
    for good, home, name in (
        (True, "/", "sample shop, good, Persian"),
        (True, "/en/", "sample shop, good, English"),
        (False, "/", "sample shop, bad, Persian"),
        (False, "/en/", "sample shop, bad, English"),
    ):
        yield name, crawled(good, home)
    for store in STORES if SAVED.is_dir() else ():
        yield f"saved store, {store.replace('_', ' ')}", saved(store)
