"""A shop that is drawn by scripts: the whole way with a browser, and an honest gap without one."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from trustaudit import demo
from trustaudit.audit import crawl, judge_snapshot
from trustaudit.config import CrawlSettings, Limits, Settings
from trustaudit.crawl.browser import obstacle
from trustaudit.model import GapReason, PageKind, Role, ShopError, StepOutcome

REASON = obstacle(CrawlSettings("http://127.0.0.1/"))
SETTINGS = Settings(limits=Limits(delay=0))
STARTED = "2026-11-22T10:00:00Z"


@pytest.mark.browser
@pytest.mark.skipif(bool(REASON), reason=REASON)
def test_with_a_browser_a_script_shop_is_read_to_the_checkout() -> None:
    with demo.serve(script=True) as shop:
        snapshot = crawl(shop.url, SETTINGS, started=STARTED)
        assert not shop.orders
        posted = [path for method, path in shop.requests if method == "POST"]
    outcomes = [step.outcome for step in snapshot.steps]
    assert StepOutcome.ADDED in outcomes
    assert StepOutcome.PERSONAL_DATA in outcomes
    assert posted == ["/cart/add", "/cart/remove"]
    report = judge_snapshot(snapshot, SETTINGS)
    kinds = {kind for page in report.pages for kind in page.kinds}
    assert kinds >= {
        PageKind.HOME,
        PageKind.CONTACT,
        PageKind.RETURNS,
        PageKind.PRODUCT,
        PageKind.CART,
        PageKind.CHECKOUT,
    }
    assert any(exchange.role is Role.SCREENSHOT for exchange in snapshot.exchanges)
    assert report.score.low > 80


@pytest.mark.browser
@pytest.mark.skipif(bool(REASON), reason=REASON)
def test_a_browser_that_does_not_start_is_as_good_as_none(tmp_path: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    settings = Settings(limits=Limits(delay=0), browser_path=str(broken))
    with demo.serve(script=True) as shop, pytest.raises(ShopError, match=r"needs-browser.*cannot be started"):
        crawl(shop.url, settings, started=STARTED)
    with demo.serve() as shop:
        read = crawl(shop.url, dataclasses.replace(settings, browser="always"), started=STARTED)
    assert StepOutcome.ADDED in [step.outcome for step in read.steps]


def test_without_one_the_gap_says_that_a_browser_is_needed() -> None:
    settings = Settings(limits=Limits(delay=0), browser="never")
    with demo.serve(script=True) as shop, pytest.raises(ShopError, match=str(GapReason.NEEDS_BROWSER)):
        crawl(shop.url, settings, started=STARTED)
