"""What a mend adds to the score, as the report promises it."""

from __future__ import annotations

from trustaudit.audit import judge_snapshot
from trustaudit.config import Settings, Suppression
from trustaudit.model import Exchange, PageKind, Request, Response, Role, Snapshot

HOME = "https://shop.example/"
PAGE = (
    "<html lang=en><title>Tea</title><h1>Tea shop</h1><p>Green tea, £12.00, in stock.</p>"
    "<form action=/cart/add method=post><button>Add to cart</button></form>"
)
SHOP = Snapshot(
    HOME,
    "2026-11-22T10:00:00Z",
    (Exchange(Request(HOME), Response(HOME, 200, (), PAGE.encode()), Role.PAGE, (PageKind.HOME, PageKind.PRODUCT)),),
)


def test_what_is_set_aside_leaves_more_to_gain_by_the_rest() -> None:
    def gains(settings: Settings) -> dict[str, float]:
        return {verdict.rule: verdict.gain for verdict in judge_snapshot(SHOP, settings).verdicts}

    before = gains(Settings())
    after = gains(Settings(suppress=(Suppression("brand-logo", "being drawn"),)))
    assert after["security-headers"] > before["security-headers"] > 0
    assert (before["brand-logo"] > 0, after["brand-logo"]) == (True, 0)
