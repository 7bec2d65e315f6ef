"""What covers a page: told by scripts, or by what a dialog says."""

from __future__ import annotations

import pytest

from tests.signals.reading import read

ROWS = [
    ('<script src="https://cdn.onesignal.com/sdks/web/v16/OneSignalSDK.page.js"></script>', [("push", "onesignal")]),
    ('<script src="https://van.najva.com/static/js/main-script.js"></script>', [("push", "najva.com")]),
    (
        "<script>navigator.serviceWorker.ready; Notification.requestPermission()</script>",
        [("push", "Notification.requestPermission")],
    ),
    ('<script src="/js/ouibounce.min.js"></script>', [("exit", "ouibounce")]),
    ('<script src="https://a.omappapi.com/app/js/api.min.js"></script>', [("popup", "omappapi")]),
    ('<script src="https://consent.cookiebot.com/uc.js"></script>', [("cookie", "cookiebot")]),
    (
        '<div class="modal"><p>Subscribe to our newsletter and get 10% off your first order</p><a>No thanks</a></div>',
        [("newsletter", "")],
    ),
    ('<div class="popup"><p>با عضویت در خبرنامه کد تخفیف بگیرید</p></div>', [("newsletter", "")]),
    ('<div id="exit-popup" class="popup"><p>Wait!</p></div>', [("exit", "")]),
    ('<dialog open><p>Are you over 18?</p></dialog>', [("age", "")]),
    ('<div role="dialog"><p>We use cookies.</p></div>', [("cookie", "")]),
    # dialogs that a shopper asks for, and words outside of dialogs
    ('<div class="modal" id="cart-drawer"><p>Your basket is empty</p></div>', []),
    ('<div class="modal"><form role="search"><input name=q></form><p>What are you looking for?</p></div>', []),
    ("<footer><p>Subscribe to our newsletter</p></footer>", []),
    ("<p>Our pop-up store opens in May. We bake cookies.</p>", []),
]  # fmt: skip


@pytest.mark.parametrize(("html", "found"), ROWS, ids=lambda v: str(v)[:60])
def test_overlays(html: str, found: list[tuple[str, str]]) -> None:
    assert [(o.kind, o.tool) for o in read("overlays", html)] == found
