"""A visitor of the shop that offers every temptation: it must have received nothing that it should not have."""

from __future__ import annotations

import pytest

from tests.crawl.toyshop import open_shop
from tests.crawl.walking import take
from tests.hostile.tempting import Tempting, traps
from trustaudit.model import PageKind, StepOutcome


def test_tempted_at_every_step_it_goes_only_where_a_visitor_may() -> None:
    temptation = Tempting()
    with open_shop(temptation) as shop:
        walked = take(shop, ["/lamp"])
    assert temptation.wrongs == [], walked.trail()
    assert walked.outcomes("checkout")[-1] is StepOutcome.PERSONAL_DATA, walked.trail()
    assert (temptation.adds, temptation.most, temptation.pieces) == (1, 1, 0), walked.trail()
    assert temptation.estimates <= 2
    assert len(traps(temptation._product())) > 10


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/order/place?id=7", 302),
        ("/order/place", 307),
        ("/checkout/confirm", 308),
        ("/cart?add-to-cart=8", 302),
        ("/logout", 303),
        ("http://other-shop.example/steal", 302),
        ("http://other-shop.example/steal", 307),
        ("/loop/000000", 302),
        ("javascript:alert(1)", 302),
    ],
)
def test_redirects_after_adding_are_not_followed_into_anything(target: str, status: int) -> None:
    temptation = Tempting(adds_go_to=target, status=status)
    with open_shop(temptation) as shop:
        walked = take(shop, ["/lamp", "/lamp-2"])
    assert temptation.wrongs == [], walked.trail()
    assert temptation.most == 1, walked.trail()
    assert walked.after_product <= 16, walked.trail()  # two product pages


def test_a_form_that_orders_at_once_is_left_alone() -> None:
    temptation = Tempting(only_buy_now=True)
    with open_shop(temptation) as shop:
        walked = take(shop, ["/lamp", "/lamp-2"])
    assert temptation.wrongs == [], walked.trail()
    assert temptation.adds == 0
    assert walked.gap(PageKind.CART) is not None
    assert walked.gap(PageKind.CHECKOUT) is not None


def test_sent_back_again_and_again_it_gives_up_within_its_limits() -> None:
    temptation = Tempting(sold_out_at_checkout=True)
    with open_shop(temptation) as shop:
        walked = take(shop, ["/lamp", "/lamp-2", "/lamp", "/lamp-2", "/lamp"])
    assert temptation.wrongs == [], walked.trail()
    assert temptation.adds <= 3
    assert (temptation.most, temptation.pieces) == (1, 0), walked.trail()
    assert walked.after_product <= 15
