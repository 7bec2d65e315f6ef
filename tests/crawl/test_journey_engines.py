"""The whole walk through each engine: the last page an anonymous visitor can reach, and nothing left behind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from tests.crawl.engines import (
    Engine,
    State,
    opencart3,
    opencart4,
    prestashop,
    woocommerce,
)
from tests.crawl.engines_more import (
    abantecart,
    links_only,
    nopcommerce,
    openmage,
    persian_plain,
    shopify,
    solidus,
    sylius,
    zencart,
)
from tests.crawl.toyshop import open_shop
from tests.crawl.walking import take
from trustaudit.model import GapReason, PageKind, StepOutcome

END = StepOutcome

#: engine, product path, its detected name, where the walk ends, the gap left there
ENGINES: list[tuple[str, Engine, str, str, StepOutcome | None, GapReason | None]] = [
    ("opencart 3", opencart3, "/index.php?route=product/product&product_id=40", "opencart", END.PERSONAL_DATA, None),
    ("opencart 4", opencart4, "/index.php?route=product/product&product_id=47", "opencart", END.PERSONAL_DATA, None),
    ("prestashop", prestashop, "/mugs/6-blue-mug.html", "prestashop", END.PERSONAL_DATA, None),
    ("woocommerce", woocommerce, "/product/blue-mug/", "woocommerce", END.PERSONAL_DATA, None),
    ("woocommerce, variable", partial(woocommerce, variable=True), "/product/blue-mug/", "woocommerce",
     END.PERSONAL_DATA, None),
    ("woocommerce, Persian checkout", partial(woocommerce, slug="تسویه-حساب"), "/product/blue-mug/", "woocommerce",
     END.PERSONAL_DATA, None),
    ("woocommerce, blocks", partial(woocommerce, blocks=True), "/product/blue-mug/", "woocommerce", None,
     GapReason.UNSUPPORTED),
    ("openmage", openmage, "/blue-mug.html", "magento1", END.PERSONAL_DATA, None),
    ("zen cart", zencart, "/index.php?main_page=product_info&products_id=3", "zencart", END.LOGIN_WALL, GapReason.LOGIN),
    ("abantecart", abantecart, "/index.php?rt=product/product&product_id=60", "abantecart", END.FAILED, GapReason.ERROR),
    ("nopcommerce", nopcommerce, "/blue-mug", "nopcommerce", END.PERSONAL_DATA, None),
    ("sylius, German", sylius, "/de_DE/products/blue-mug", "", END.PERSONAL_DATA, None),
    ("solidus, Spanish", solidus, "/products/blue-mug", "", END.PERSONAL_DATA, None),
    ("plain, Persian", persian_plain, "/kala/12", "", END.LOGIN_WALL, GapReason.LOGIN),
    ("links only", links_only, "/p/5", "", END.PERSONAL_DATA, None),
    ("shopify", shopify, "/products/blue-mug", "shopify", END.NEEDS_BROWSER, GapReason.NEEDS_BROWSER),
]  # fmt: skip


@pytest.mark.parametrize(("name", "engine", "product", "platform", "ends", "gap"), ENGINES, ids=[e[0] for e in ENGINES])
def test_reaches_the_last_anonymous_page(
    name: str,
    engine: Callable[[State], object],
    product: str,
    platform: str,
    ends: StepOutcome | None,
    gap: GapReason | None,
) -> None:
    state = State()
    with open_shop(engine(state)) as shop:  # type: ignore[arg-type]
        walked = take(shop, [product])
    trail = walked.trail()
    assert walked.platform == platform, trail
    assert END.ADDED in [s.outcome for s in walked.walk.steps], trail
    assert (walked.outcomes("checkout") or [None])[-1] == ends, trail
    left = walked.gap(PageKind.CHECKOUT)
    assert (left.reason if left else None) == gap, trail
    assert walked.gap(PageKind.CART) is None, trail
    assert walked.after_product <= 15, trail
    assert (state.orders, state.drafts, state.accounts, state.left_over, state.most) == (0, 0, 0, 0, 1), trail
