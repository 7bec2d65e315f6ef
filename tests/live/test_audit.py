"""The audit of a real shop engine, from its address to facts with their addresses, without an order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from trustaudit.model import PageKind, StepOutcome
from trustaudit.report.model import Report

from .oscar import LiveShop

pytestmark = pytest.mark.live

WANTED = {
    PageKind.ABOUT: "/about/",
    PageKind.CONTACT: "/contact/",
    PageKind.RETURNS: "/returns/",
    PageKind.SHIPPING: "/shipping/",
    PageKind.PRIVACY: "/privacy/",
    PageKind.PRODUCT: "/catalogue/",
    PageKind.CART: "/basket/",
    PageKind.CHECKOUT: "/checkout/",
}


def facts(report: Report, signal: str, path: str) -> list[Mapping[str, Any]]:
    """The items of a signal that were read at an address of the shop."""
    return [
        item for item in report.facts.get(signal, ()) if item["evidence"]["url"] == report.shop.url.rstrip("/") + path
    ]


@pytest.mark.parametrize("kind", WANTED)
def test_the_pages_a_shopper_looks_for_are_found(kind: PageKind, report: Report) -> None:
    pages = [page.url for page in report.pages if kind in page.kinds]
    assert any(url.startswith(report.shop.url.rstrip("/") + WANTED[kind]) for url in pages), (pages, report.gaps)


def test_the_telephone_is_a_landline(bookshop: LiveShop, report: Report) -> None:
    number = "+987130915264" if bookshop.lang == "fa" else "+442079460184"
    phones = facts(report, "phones", "/contact/")
    assert {(phone["number"], phone["line"]) for phone in phones} == {(number, "landline")}


def test_the_address_is_read(bookshop: LiveShop, report: Report) -> None:
    (address, *_) = facts(report, "addresses", "/contact/")
    wanted = {"fa": ("شیراز", "7136893415", "ir"), "en": ("London", "SE1 2XX", "gb")}[bookshop.lang]
    assert (address["city"], address["postal_code"], address["country"]) == wanted
    assert address["owner"] == "shop"


def test_the_return_window_is_thirty_days(report: Report) -> None:
    windows = facts(report, "return_windows", "/returns/")
    assert {(window["days"], window["unit"]) for window in windows} == {(30, "days")}


def test_the_price_of_shipping_is_read(bookshop: LiveShop, report: Report) -> None:
    costs = facts(report, "shipping_costs", "/shipping/")
    wanted = {"fa": {(580_000, "IRR"), (950_000, "IRR")}, "en": {(4.95, "GBP"), (12.5, "GBP")}}[bookshop.lang]
    assert {(cost["amount"], cost["currency"]) for cost in costs} == wanted


def test_the_walk_ends_at_the_first_page_that_asks_who_the_shopper_is(report: Report) -> None:
    assert StepOutcome.ADDED in [step.outcome for step in report.journey]
    (checkout,) = [step for step in report.journey if step.action == "checkout"]
    assert checkout.outcome is StepOutcome.PERSONAL_DATA
    assert "guest" in checkout.detail


def test_nothing_was_ordered_and_nobody_was_registered(bookshop: LiveShop, report: Report) -> None:
    assert report.pages
    assert bookshop.count("order_order") == 0
    assert bookshop.count("auth_user") == 0
    posts = [line for line in bookshop.log().splitlines() if '"POST ' in line]
    assert all("/basket/" in line for line in posts), posts
    assert '" 500 ' not in bookshop.log()
