"""Information pages: substance, placeholders, other shops' texts, links to nowhere, about texts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.signals.reading import read

RETURNS = """<main><h1>Returns</h1>
<p>Send it back within 14 days if it is unused and in its original packaging.</p>
<p>Write to us first; we send a return form. You pay the return postage.</p>
<p>Made to order lamps are excluded. We refund the full price.</p></main>"""
BAZGASHT = """<main><h1>بازگشت کالا</h1><p>تا ۱۰ روز پس از تحویل، کالای استفاده\u200cنشده را برگردانید.</p>
<p>با پشتیبانی تماس بگیرید. هزینه بازگشت با ماست و پول شما به کارت شما واریز می\u200cشود.</p>
<p>به جز سفارش\u200cهای سفارشی.</p></main>"""


def policy(pages: dict[str, str] | str, kind: str, **more: Any) -> Any:
    return next(p for p in read("policies", pages, **more) if p.kind == kind)


@pytest.mark.parametrize("html", [RETURNS, BAZGASHT])
def test_a_full_policy_settles_every_matter(html: str) -> None:
    found = policy({"returns": html}, "returns")
    assert (found.substance, found.matters, found.link) == (6, 6, "page")
    assert (found.unfilled, found.foreign) == (False, False)


def test_many_words_can_settle_nothing() -> None:
    found = policy({"returns": "<main><p>" + "Our shop is proud of its shop. " * 80 + "</p></main>"}, "returns")
    assert found.words > 400
    assert found.substance == 0


def test_menus_and_footers_are_not_the_policys_text() -> None:
    html = "<nav><a href=/a>30 days return shipping</a></nav><main><p>Soon.</p></main><footer><p>Refund within 3 days</p></footer>"
    found = policy({"returns": html}, "returns")
    assert (found.words, found.substance) == (1, 0)


def test_an_amount_says_what_sending_costs() -> None:
    assert policy({"shipping": "<main><p>Standard 4.95 GBP</p></main>"}, "shipping").substance == 1


def test_the_shops_name_is_also_what_its_titles_share() -> None:
    pages = {
        "home": "<title>Welcome - Loop Books</title>",
        "about": "<title>About - Loop Books</title><main><p>Loop Books sells old books by the river.</p></main>",
    }
    (found,) = read("policies", pages, signal="about_texts", host="127.0.0.1")
    assert found.names_shop


def test_a_page_of_two_kinds_is_measured_for_both() -> None:
    found = read("policies", {"shipping+returns": RETURNS})
    assert [p.kind for p in found] == ["shipping", "returns"]


PRIVACY = """<main><p>نام و نام خانوادگی و شماره موبایل شما را برای ارسال سفارش نگه می\u200cداریم.</p>
<p>اطلاعات را به شخص ثالث نمی\u200cدهیم. کوکی هم داریم. برای حذف اطلاعات با ما تماس بگیرید.</p></main>"""


def test_a_short_privacy_page_with_substance() -> None:
    found = policy({"privacy": PRIVACY}, "privacy")
    assert found.substance >= 6


def test_an_unfilled_template_is_noticed() -> None:
    found = policy({"privacy": "<main><p>فروشگاه [نام فروشگاه] به شما احترام می\u200cگذارد.</p></main>"}, "privacy")
    assert found.unfilled
    assert "[نام فروشگاه]" in found.evidence.snippet


FOREIGN = [
    # (policy text, is another shop's)
    ("<p>دیجی\u200cکالا به حریم خصوصی احترام می\u200cگذارد. اطلاعات شما نزد دیجی\u200cکالا امن است.</p>", True),
    ("<p>برخی کالاها در دیجی\u200cکالا هم هست.</p>", False),
    ("<p>Write to help@otherlamps.com to return a lamp.</p>", True),
    ("<p>Otherlamps.com keeps your data. Leaving otherlamps.com, you may ask for them.</p>", True),
    ("<p>Write to help@shop.example to return a lamp.</p>", False),
    ("<p>Write to lamps@gmail.com to return a lamp.</p>", False),
    ("<p>PayPal (paypal.com) and DHL (dhl.de), again paypal.com and dhl.de.</p>", False),
    ("<p>Complain at ico.org.uk, see also ico.org.uk.</p>", False),
    ("<p>One link to partnershop.com is here.</p>", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "is_foreign"), FOREIGN, ids=lambda v: str(v)[:40])
def test_another_shops_text(text: str, is_foreign: bool) -> None:
    assert policy({"terms": f"<main>{text}</main>"}, "terms").foreign is is_foreign


def test_the_shops_second_domain_is_its_own() -> None:
    pages = {
        "contact": "<p>Mail: hello@otherlamps.com</p>",
        "terms": "<main><p>Write to help@otherlamps.com.</p></main>",
    }
    assert not policy(pages, "terms").foreign


def test_contact_pages_may_name_others() -> None:
    assert not policy({"contact": "<main><p>Made by design@studio.com</p></main>"}, "contact").foreign


DEAD = [
    ("<footer><a href='#'>Privacy policy</a></footer>", ["privacy"]),
    ("<footer><a href=''>حریم خصوصی</a><a href='javascript:void(0)'>شیوه\u200cهای پرداخت</a></footer>", ["privacy", "payment"]),
    ("<footer><a href='/privacy'>Privacy policy</a></footer>", []),
    ("<footer><a href='#privacy'>Privacy policy</a></footer>", []),
    ("<header><a href='/returns'>Returns</a></header><footer><a href='#'>Returns</a></footer>", []),
    ("<nav><a href='#' aria-expanded='false'>Shipping</a></nav>", []),
    ("<footer><a href='#'>Lamps</a></footer>", []),
]  # fmt: skip


@pytest.mark.parametrize(("html", "kinds"), DEAD, ids=lambda v: str(v)[:50])
def test_links_to_policies_that_lead_nowhere(html: str, kinds: list[str]) -> None:
    found = read("policies", html)
    assert [p.kind for p in found if p.link == "dead"] == kinds


ABOUT = [
    ("<p>امروزه با پیشرفت تکنولوژی، خرید اینترنتی جای خود را باز کرده است.</p>", "cliche", False),
    ("<p>In today's fast-paced world, lamps matter more than ever before.</p>", "cliche", False),
    ("<p>Nilpud is a small workshop; two sisters print cloth by hand in it.</p>", "plain", True),
    ("<p>نیلپود را دو خواهر در اصفهان راه انداختند و هنوز هم خودشان می\u200cچرخانند.</p>", "plain", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "opening", "names"), ABOUT, ids=lambda v: str(v)[:40])
def test_about_texts(text: str, opening: str, names: bool) -> None:
    pages = {
        "home": '<meta property="og:site_name" content="فروشگاه نیلپود">',
        "about": f"<main><h1>About</h1>{text}</main>",
    }
    (found,) = read("policies", pages, signal="about_texts", host="nilpud.example")
    assert (found.opening, found.names_shop) == (opening, names)
    assert 5 < found.words < 25
