"""What is no page: walls, soft 404s, shells, log-ins, closed sites, files; and what only looks like one of them."""

from __future__ import annotations

import pytest

from trustaudit.model import GapReason as R
from trustaudit.page import Page, parse_html
from trustaudit.page.health import fault, refresh_target

FILLER = "<p>" + "Our pots are thrown, glazed and fired in one small workshop by the harbour. " * 12 + "</p>"
LINKS = "".join(f"<a href=/mug-{n}>Mug number {n}</a> " for n in range(30))


def seen(html: str, status: int = 200, url: str = "https://hadley.example/page", **headers: str) -> Page:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return parse_html(html, url, status=status, headers=pairs)


def reason(html: str, status: int = 200, **headers: str) -> R | None:
    found = fault(seen(html, status, **headers))
    return found[0] if found else None


STATUSES = [
    (404, R.ABSENT), (410, R.ABSENT), (401, R.LOGIN), (403, R.BLOCKED), (429, R.BLOCKED), (451, R.BLOCKED),
    (500, R.ERROR), (502, R.ERROR), (503, R.ERROR), (400, R.ERROR), (200, None), (203, None),
]  # fmt: skip


@pytest.mark.parametrize(("status", "expected"), STATUSES)
def test_what_a_status_says(status: int, expected: R | None) -> None:
    assert reason(f"<title>Hadley Pots</title><h1>Pots</h1>{FILLER}", status) is expected


WALLS = {
    "cloudflare": '<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/h/b/orchestrate.js"></script>',
    "cloudflare-fr": "<title>Un instant…</title><script>window._cf_chl_opt={}</script>",
    "datadome": '<title>hadley.example</title><iframe src="https://geo.captcha-delivery.com/captcha/?x=1"></iframe>',
    "perimeterx": "<title>Access to this page has been denied.</title><div id=px-captcha></div><script>_pxAppId='PX1'</script>",
    "incapsula": '<iframe src="/_Incapsula_Resource?CWUDNSAI=9">Request unsuccessful. Incapsula incident ID: 1</iframe>',
    "akamai": "<title>Access Denied</title><h1>Access Denied</h1><p>Reference #18 https://errors.edgesuite.net/18</p>",
    "arvancloud": "<title>در حال انتقال به سایت مورد نظر هستید...</title><script src=https://cdn.arvancloud.ir/c.js></script>",
    "aws": "<script>window.gokuProps={}</script><script src=https://x.token.awswaf.com/challenge.js></script>",
    "captcha": "<h1>Please verify you are human</h1><script src=https://www.google.com/recaptcha/api.js></script><form></form>",
}


@pytest.mark.parametrize("name", WALLS)
def test_robot_checks_are_walls_even_with_status_200(name: str) -> None:
    assert reason(WALLS[name]) is R.BLOCKED


def test_a_503_of_a_protection_service_is_a_wall_and_of_a_shop_an_error() -> None:
    assert fault(seen(WALLS["cloudflare"], 503)) == (R.BLOCKED, "status 503, cloudflare")
    assert reason("<h1>Just a minute</h1>", 403, cf_mitigated="challenge") is R.BLOCKED
    assert fault(seen("<h1>Back in five minutes</h1>", 503)) == (R.ERROR, "status 503")


def test_a_contact_form_with_a_captcha_is_no_wall() -> None:
    form = (
        "<title>Contact us</title><form><input name=name type=text><input name=email type=email><textarea></textarea>"
        "</form><script src=https://challenges.cloudflare.com/turnstile/v0/api.js></script>"
    )
    assert reason(form) is None


NOT_FOUND = [
    "Page not found", "404 - Hadley Pots", "Error 404", "The page you are looking for doesn't exist",
    "صفحه مورد نظر یافت نشد", "خطای ۴۰۴", "صفحه‌ای که به دنبال آن هستید پیدا نشد", "Página no encontrada",
    "الصفحة غير موجودة", "Seite nicht gefunden", "Page introuvable", "Sayfa bulunamadı",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_page_that_says_it_is_not_there_is_not_there(text: str) -> None:
    assert reason(f"<title>{text}</title><h1>{text}</h1><p>Try the search.</p><nav>{LINKS}</nav>") is R.ABSENT


def test_a_page_that_speaks_of_lost_things_is_there() -> None:
    assert (
        reason(f"<title>Lost and found</title><h1>Lost pots</h1><p>Page not found in our guest book.</p>{FILLER}")
        is None
    )
    assert reason(f"<title>Mug no. 1404</title><h1>Mug no. 1404</h1>{FILLER}") is None


def test_the_same_answer_as_for_an_address_that_cannot_exist_is_absence() -> None:
    welcome = "<title>Hadley Pots</title><main><h1>Welcome</h1><p>Look around.</p>{}<p>Visitor {}</p></main>"
    probe = seen(welcome.format(FILLER, 17), url="https://hadley.example/nothing")
    assert fault(seen(welcome.format(FILLER, 18)), probe) == (R.ABSENT, "the same as for an address that cannot exist")
    other = "<title>Hadley Pots</title><main><h1>Returns</h1><p>Send it back within 30 days.</p></main>"
    assert fault(seen(other), probe) is None
    assert fault(seen(welcome.format(FILLER, 1), url=probe.url), probe) is not None


SHELLS = [
    "<body><div id=root></div><script src=/static/app.js></script></body>",
    "<body><noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div><script src=/a.js></script>",
    "<title>فروشگاه</title><body><noscript>لطفا جاوا اسکریپت را فعال کنید</noscript><div id=__next></div><script src=/a.js></script>",
]


@pytest.mark.parametrize("html", SHELLS)
def test_a_page_that_its_scripts_have_to_draw_needs_a_browser(html: str) -> None:
    assert reason(html) is R.NEEDS_BROWSER


def test_a_page_that_can_be_read_needs_no_browser_whatever_its_noscript_says() -> None:
    html = f"<h1>Pots</h1>{FILLER}<noscript>Please enable JavaScript</noscript><script src=/a.js></script>"
    assert reason(html) is None


def test_an_empty_page_is_an_error() -> None:
    assert reason("") is R.ERROR
    assert reason("<html><body> </body></html>") is R.ERROR


LOGIN = "<title>Sign in</title><main><h1>Sign in</h1><form><input type=email name=e><input type=password name=p></form>{}</main>"


def test_a_log_in_and_nothing_else_is_a_wall() -> None:
    assert reason(LOGIN.format("")) is R.LOGIN


@pytest.mark.parametrize(
    "way", ["Continue as guest", "خرید به عنوان مهمان", "Als Gast bestellen", "Üye olmadan devam et"]
)
def test_a_log_in_beside_a_way_for_guests_is_none(way: str) -> None:
    assert reason(LOGIN.format(f"<a href=/guest>{way}</a>")) is None


def test_a_page_with_a_log_in_in_its_corner_is_a_page() -> None:
    assert reason(f"<main><h1>Pots</h1>{FILLER}<form><input type=password></form></main>") is None


CLOSED = [
    "<title>hadley.example</title><h1>This domain is for sale</h1><a href=/>Buy this domain</a>",
    "<title>Coming soon</title><p>We are under construction.</p>",
    "<title>فروشگاه</title><h1>به زودی</h1><p>سایت در دست ساخت است</p>",
    "<title>Site en maintenance</title><h1>De retour bientôt</h1>",
    "<title>Index of /</title><h1>Index of /</h1><a href=/a>a</a>",
    "<title>hadley.example</title><script src=https://img.sedoparking.com/x.js></script><p>Related links</p>",
]


@pytest.mark.parametrize("html", CLOSED)
def test_closed_and_parked_sites_are_errors(html: str) -> None:
    assert reason(html) is R.ERROR


def test_a_banner_about_soon_closes_no_shop() -> None:
    assert reason(f"<h1>Pots</h1><h2>Coming soon: plates</h2>{LINKS}{FILLER}") is None


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "application/octet-stream"])
def test_a_file_is_no_page(kind: str) -> None:
    assert reason("<p>hi</p>", content_type=kind) is R.UNSUPPORTED


def test_binary_content_called_html_is_no_page() -> None:
    assert fault(parse_html(b"%PDF-1.4 \xff\xfe\x00 stream", headers=(("Content-Type", "text/html"),))) is not None


REFRESHES = [
    ("0; url=/shop/", "https://hadley.example/shop/"),
    ("3;URL='https://hadley.example/fa'", "https://hadley.example/fa"),
    ("300; url=/page", ""),  # reloads itself some day
    ("0; url=/page", ""),  # to itself
    ("5", ""),
]


@pytest.mark.parametrize(("content", "target"), REFRESHES)
def test_where_a_refresh_leads(content: str, target: str) -> None:
    assert refresh_target(seen(f'<meta http-equiv="refresh" content="{content}">')) == target
