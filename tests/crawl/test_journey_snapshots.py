"""Walks through the saved pages of real stores, served again: what was measured there is what the walk must find.

Sets the pages' own addresses to the loopback server's, remembers one cart, and answers an add only if it was asked for
as the real store wants it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.crawl.toyshop import Out, Shop, Visit, open_shop
from tests.crawl.walking import Walked, take
from trustaudit.audit import read_pages
from trustaudit.lexicon import bundled
from trustaudit.model import GapReason, PageKind, Role, Snapshot, StepOutcome
from trustaudit.page.amounts import Money
from trustaudit.page.cartdata import CartFacts, read_exchange
from trustaudit.signals import SIGNALS, extract, lay_out

STORES = Path(__file__).resolve().parents[3] / "shared" / "stores" / "snapshots"
pytestmark = pytest.mark.skipif(not STORES.is_dir(), reason=f"no saved stores at {STORES}")


class Saved:
    """One saved store: `pages` maps path and query to a saved name; the cart's pages depend on what is in it."""

    def __init__(
        self, store: str, cart: str, checkout: str, added: Callable[[Visit], bool], removed: Callable[[Visit], bool]
    ) -> None:
        self.folder = STORES / store
        index = json.loads((self.folder / "INDEX.json").read_text())
        self.origin = index[0]["final"].split("/")[2]
        skipped = ("cart", "cart_empty", "checkout", "checkout_empty", "add", "add_get")
        self.pages = {e["url"]: e["name"] for e in index if e["method"] == "GET" and e["name"] not in skipped}
        self.cart, self.checkout, self.added, self.removed = cart, checkout, added, removed
        self.full = False

    def page(self, name: str, visit: Visit) -> Out:
        saved = json.loads((self.folder / f"{name}.headers.json").read_text())
        kind = next((v for k, v in saved["headers"] if k.lower() == "content-type"), "text/html")
        file = next(f for f in (self.folder / f"{name}.html", self.folder / f"{name}.json") if f.exists())
        body = file.read_bytes().replace(self.origin.encode(), visit.headers["host"].encode())
        cookies = {n: "x" for n in saved.get("cookies_after", ()) if n != "PHPSESSID"}
        return Out(body, saved["status"], {"Content-Type": kind}, cookies)

    def __call__(self, visit: Visit) -> Out:
        address = visit.path + (f"?{urlencode(visit.query, safe='/')}" if visit.query else "")
        if self.removed(visit):
            self.full = False
            return self.page("cart_empty", visit)
        if self.added(visit):
            self.full = True
            return (
                self.page("add", visit) if (self.folder / "add.headers.json").exists() else self.page("product", visit)
            )
        if address == self.cart or visit.path == self.cart:
            return self.page("cart" if self.full else "cart_empty", visit)
        if address == self.checkout:
            return self.page("checkout" if self.full else "checkout_empty", visit)
        if address in self.pages:
            return self.page(self.pages[address], visit)
        return Out("<h1>Not found</h1>", 404)


def walked(store: Saved, product: str) -> tuple[Walked, Shop]:
    with open_shop(store) as shop:
        return take(shop, [product]), shop


def facts(walk: Walked, kind: PageKind) -> list[CartFacts]:
    wanted = (Role.PAGE, Role.DATA)
    read = (read_exchange(e, bundled()) for e in walk.exchanges if e.role in wanted and kind in e.kinds)
    return [f for f in read if f]


def test_woocommerce_classic_shows_two_ways_of_paying_and_its_ways_of_sending() -> None:
    store = Saved(
        "woocommerce_classic", "/cart/", "/checkout/",
        added=lambda v: v.fields.get("add-to-cart") == "27" and v.fields.get("quantity") == "1",
        removed=lambda v: "remove_item" in v.query,
    )  # fmt: skip
    walk, _ = walked(store, "/product/album/")
    assert walk.platform == "woocommerce"
    assert walk.outcomes("checkout") == [StepOutcome.PERSONAL_DATA], walk.trail()
    checkout = facts(walk, PageKind.CHECKOUT)[0]
    assert [p.id for p in checkout.payments] == ["bacs", "cheque", "cod"]
    assert [(o.id, o.money) for o in checkout.shipping] == [
        ("flat_rate:1", Money(7.5, "USD")), ("local_pickup:2", None)]  # fmt: skip
    assert facts(walk, PageKind.CART)[0].lines[0].price == Money(50.0, "USD")
    assert not store.full, "the item is still in the cart"


def test_woocommerce_blocks_tells_the_same_without_a_visit_to_its_checkout() -> None:
    store = Saved(
        "woocommerce_block", "/cart/", "/checkout/",
        added=lambda v: v.fields.get("add-to-cart") == "27",
        removed=lambda v: v.path.endswith("/remove-item"),
    )  # fmt: skip
    walk, shop = walked(store, "/product/album/")
    assert "/checkout/" not in shop.paths(), "a visit there creates a draft order"
    assert walk.gap(PageKind.CHECKOUT) is not None
    assert walk.gap(PageKind.CHECKOUT).reason is GapReason.UNSUPPORTED  # type: ignore[union-attr]
    told = facts(walk, PageKind.CART)
    assert {p.id for f in told for p in f.payments} == {"bacs", "cheque", "cod"}
    assert all(f.shipping[0].money == Money(7.5, "USD") for f in told)
    snapshot = Snapshot(shop.url, "2026-11-22T00:00:00Z", walk.exchanges)
    site = lay_out(read_pages(snapshot, bundled()), snapshot, bundled())
    payments = extract(site, {"payment_methods": SIGNALS["payment_methods"]})["payment_methods"].items
    assert {(p.family, p.brand) for p in payments if (p.source, p.context) == ("data", "option")} == {
        ("transfer", ""), ("other", "cheque"), ("cod", "")}  # fmt: skip
    assert any(e.role is Role.DATA and "wc/store/v1/cart" in e.request.url for e in walk.exchanges)


def test_prestashop_shows_the_price_of_sending_in_its_cart() -> None:
    store = Saved(
        "prestashop", "/cart", "/order",
        added=lambda v: "add=1&action=update" in urlencode(v.form) and v.fields.get("qty") == "1",
        removed=lambda v: v.query.get("delete") == "1",
    )  # fmt: skip
    walk, _ = walked(store, "/home-accessories/6-mug-the-best-is-yet-to-come.html")
    assert walk.platform == "prestashop"
    assert walk.outcomes("checkout") == [StepOutcome.PERSONAL_DATA], walk.trail()
    assert [r.money for r in facts(walk, PageKind.CART)[0].of("shipping")] == [Money(7.0, "USD")]
    assert not store.full


def test_opencart_shows_no_price_of_sending_without_a_place() -> None:
    store = Saved(
        "opencart3", "/index.php?route=checkout/cart", "/index.php?route=checkout/checkout",
        added=lambda v: v.query.get("route") == "checkout/cart/add" and v.fields.get("product_id") == "40",
        removed=lambda v: v.query.get("route") == "checkout/cart/edit",
    )  # fmt: skip
    store.pages["/index.php?route=checkout/login"] = "ajax_login"
    store.pages["/index.php?route=extension/total/shipping/quote"] = "estimate"
    walk, _ = walked(store, "/index.php?route=product/product&product_id=40")
    assert walk.platform == "opencart"
    assert StepOutcome.ADDED in walk.outcomes("cart"), walk.trail()
    pages = [read_exchange(e, bundled()) for e in walk.exchanges if e.role is Role.PAGE and PageKind.CART in e.kinds]
    assert pages[0].rows, "the totals were not read"
    assert not any(f.shows_shipping_price for f in pages), "a price of sending where the page shows none"
    assert walk.outcomes("checkout")[-1] is StepOutcome.PERSONAL_DATA
    assert "guest" in [s for s in walk.walk.steps if s.action == "checkout"][-1].detail


def test_oscar_is_left_at_its_gateway_with_a_way_for_guests() -> None:
    store = Saved(
        "oscar", "/basket/", "/checkout/",
        added=lambda v: v.path == "/basket/add/1/" and "csrfmiddlewaretoken" in v.fields,
        removed=lambda v: v.path == "/basket/" and v.fields.get("form-0-DELETE") == "on",
    )  # fmt: skip
    walk, shop = walked(store, "/catalogue/book-number-1_1/")
    assert walk.platform == "oscar"
    assert walk.walk.steps[-2].detail == "guest; asks email, password", walk.trail()
    assert shop.paths("POST") == ["/basket/add/1/", "/basket/"]
    cart = facts(walk, PageKind.CART)[0]
    assert [(r.label, r.money) for r in cart.of("shipping") if r.money] == [
        ("Standard delivery (3-5 working days)", Money(4.95, "GBP"))]  # fmt: skip
    assert not store.full
