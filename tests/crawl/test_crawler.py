"""What a crawl brings home from small shops on loopback that say one thing each."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.crawl.server import NOT_FOUND, Call, Route, Server, Writer, hang_up, redirect, reply, serving, silence
from trustaudit import demo, lexicon
from trustaudit.config import CrawlSettings, Limits
from trustaudit.crawl.addresses import is_safe
from trustaudit.crawl.crawler import Progress, crawl
from trustaudit.crawl.entrance import PROBE_PATH
from trustaudit.model import SOUGHT_KINDS, Gap, GapReason, PageKind, Role, ShopError, Snapshot

WORDS = lexicon.bundled()
LIMITS = Limits(timeout=2.0, retries=0, seconds=30.0)
TEXT = "This little workshop in an invented harbour town turns pots, mugs and bowls on the wheel. " * 5


def page(title: str, body: str = TEXT, footer: str = "") -> bytes:
    return reply(
        f"<html lang=en><head><title>{title} - Hadley Pots</title></head><body><main><h1>{title}</h1>{body}</main>"
        f"<footer>{footer}</footer></body></html>"
    )


def links(**texts: str) -> str:
    return "".join(f'<a href="/{path}">{text}</a> | ' for path, text in texts.items())


def shop(footer: str, **routes: Route) -> dict[str, Route]:
    return {"/": page("Hadley Pots", TEXT, footer), **{f"/{name}": route for name, route in routes.items()}}


CONTACT = page("Contact us", "<p>Call 020 7946 0123 or write to pots@hadley.example</p>" + TEXT)
RETURNS = page("Returns", "<p>Send it back within 30 days of delivery; we pay the return postage.</p>" + TEXT)
PRODUCT = page(
    "Blue mug", "<p>£ 12.00</p><form method=post action=/cart/add><button>Add to cart</button></form>" + TEXT
)


def run(
    routes: dict[str, Route],
    *,
    host: str = "127.0.0.1",
    check: Callable[[Server], None] | None = None,
    progress: Callable[[Progress], None] | None = None,
    limits: Limits = LIMITS,
    journey: bool = False,
) -> Snapshot:
    async def visit() -> Snapshot:
        async with serving(routes) as server:
            settings = CrawlSettings(server.url(host=host), limits, journey=journey, browser="never")
            snapshot = await crawl(settings, "2026-11-22T08:00:00Z", WORDS, progress)
            if check is not None:
                check(server)
            return snapshot

    return asyncio.run(visit())


def gap(snapshot: Snapshot, kind: PageKind) -> Gap:
    return next(g for g in snapshot.gaps if g.kind is kind)


def kinds(snapshot: Snapshot) -> dict[str, tuple[PageKind, ...]]:
    """Path of every page to its kinds."""
    return {
        e.response.url.partition("://")[2].partition("/")[2].partition("?")[0]: e.kinds
        for e in snapshot.exchanges
        if e.role is Role.PAGE
    }


def test_every_sought_kind_is_a_page_or_a_gap_and_never_both() -> None:
    snapshot = run(shop(links(contact="Contact"), contact=CONTACT))
    seen = {kind for e in snapshot.exchanges if e.role is Role.PAGE for kind in e.kinds}
    missing = [g.kind for g in snapshot.gaps]
    assert sorted([*missing, *(seen & set(SOUGHT_KINDS))]) == sorted(SOUGHT_KINDS)


def test_why_a_page_is_missing_is_told_apart() -> None:
    footer = links(
        contact="Contact", returns="Returns", shipping="Delivery", privacy="Privacy", terms="Terms", about="About us"
    )
    routes = shop(
        footer,
        contact=CONTACT,
        returns=reply("<h1>Forbidden</h1>", "403 Forbidden"),
        shipping=page("Delivery"),
        privacy=silence,
        terms=reply("<h1>Oops</h1>", "500 Internal Server Error"),
        about=hang_up,
    )
    routes["/robots.txt"] = reply("User-agent: *\nDisallow: /shipping", kind="text/plain")
    snapshot = run(routes, limits=replace(LIMITS, timeout=0.4))
    found = {g.kind: g.reason for g in snapshot.gaps}
    assert kinds(snapshot)["contact"] == (PageKind.CONTACT,)
    assert found[PageKind.RETURNS] is GapReason.BLOCKED
    assert found[PageKind.SHIPPING] is GapReason.ROBOTS
    assert found[PageKind.PRIVACY] is GapReason.TIMEOUT
    assert found[PageKind.TERMS] is GapReason.ERROR
    assert found[PageKind.ABOUT] is GapReason.ERROR
    assert found[PageKind.FAQ] is GapReason.ABSENT
    assert gap(snapshot, PageKind.RETURNS).detail.startswith("status 403")
    assert gap(snapshot, PageKind.RETURNS).url.endswith("/returns")


def test_absent_only_after_the_usual_addresses_were_asked() -> None:
    asked: list[str] = []
    snapshot = run(shop(links(contact="Contact"), contact=CONTACT), check=lambda server: asked.extend(server.paths()))
    assert gap(snapshot, PageKind.RETURNS).reason is GapReason.ABSENT
    assert {"/returns", "/return-policy", "/faq", "/sitemap.xml"} <= set(asked)


def test_a_page_that_nothing_links_to_is_found_at_its_usual_address() -> None:
    snapshot = run(shop(links(contact="Contact"), contact=CONTACT, returns=RETURNS))
    assert kinds(snapshot)["returns"] == (PageKind.RETURNS,)
    why = next(e.why for e in snapshot.exchanges if e.response.url.endswith("/returns"))
    assert why == "known path /returns"


def test_a_page_that_only_the_sitemap_names_is_found() -> None:
    async def sitemap(call: Call, writer: Writer) -> None:
        address = f"http://{call.headers['host']}/info/refund-policy"
        writer.write(reply(f"<urlset><url><loc>{address}</loc></url></urlset>", kind="text/xml"))

    snapshot = run(
        {**shop(links(contact="Contact"), contact=CONTACT), "/sitemap.xml": sitemap, "/info/refund-policy": RETURNS}
    )
    assert kinds(snapshot)["info/refund-policy"] == (PageKind.RETURNS,)


def test_a_shop_that_answers_200_to_everything_has_no_pages_it_does_not_have() -> None:
    class Everything(dict[str, Route]):
        def get(self, key: str, default: object = None) -> Route:  # type: ignore[override]
            return super().get(key, page("Welcome", f"<p>Look around.</p>{TEXT}<p>Visitor {random.random()}</p>"))

    routes = Everything(shop(links(contact="Contact", returns="Returns"), contact=CONTACT))
    snapshot = run(routes)
    assert kinds(snapshot)["contact"] == (PageKind.CONTACT,)
    found = gap(snapshot, PageKind.RETURNS)
    assert found.reason is GapReason.ABSENT
    assert "an address that cannot exist" in found.detail
    assert not any(e.role is Role.PAGE and PROBE_PATH in e.request.url for e in snapshot.exchanges)


def test_a_not_found_page_with_status_200_is_absence() -> None:
    gone = page("Page not found", "<p>We looked everywhere. Try the search.</p>")
    snapshot = run(shop(links(returns="Returns"), returns=gone))
    assert gap(snapshot, PageKind.RETURNS).reason is GapReason.ABSENT


def test_a_link_whose_page_is_about_something_else_is_no_returns_page() -> None:
    snapshot = run(shop(links(returns="Returns"), returns=page("Our mugs")))
    assert kinds(snapshot)["returns"] == (PageKind.OTHER,)
    found = gap(snapshot, PageKind.RETURNS)
    assert found.reason is GapReason.ABSENT
    assert found.url.endswith("/returns")


def test_the_second_candidate_is_tried_when_the_first_fails() -> None:
    footer = links(returns="Returns", refunds="Refund policy")
    snapshot = run(shop(footer, returns=NOT_FOUND, refunds=page("Refund policy")))
    assert kinds(snapshot)["refunds"] == (PageKind.RETURNS,)
    assert PageKind.RETURNS not in {g.kind for g in snapshot.gaps}


def test_one_page_can_be_many_kinds() -> None:
    body = (
        f"<h2>How long does delivery take?</h2><p>{TEXT}</p><h2>Returns and refunds</h2><p>{TEXT}</p>"
        f"<h2>Payment methods</h2><p>{TEXT}</p>"
    )
    snapshot = run(shop(links(help="FAQ"), help=page("Frequently asked questions", body)))
    assert set(kinds(snapshot)["help"]) == {PageKind.FAQ, PageKind.SHIPPING, PageKind.RETURNS, PageKind.PAYMENT}


def test_products_are_found_through_a_listing() -> None:
    listing = page("All mugs", '<a href="/product/blue-mug">Blue mug</a> £ 12.00' + TEXT)
    routes = {**shop(links(shop="Shop")), "/shop": listing, "/product/blue-mug": PRODUCT}
    snapshot = run(routes)
    assert kinds(snapshot)["product/blue-mug"] == (PageKind.PRODUCT,)
    assert [e.response.url.rpartition("/")[2] for e in snapshot.exchanges if e.role is Role.PAGE].index("shop") == 1


def test_links_that_change_something_are_never_followed() -> None:
    traps = [
        "/?add-to-cart=7", "/cart/?remove_item=1", "/logout", "/?currency=EUR", "/wishlist/add/7", "/compare",
        "/login?next=/checkout", "/account/delete", "/product/x?quantity=3&add=1", "/contact?action=delete",
        "/returns?lang=en&SubmitCurrency=1",
    ]  # fmt: skip
    texts = [
        "Shop",
        "Returns",
        "Contact",
        "Delivery",
        "Payment methods",
        "FAQ",
        "About us",
        "Terms",
        "Privacy",
        "Warranty",
        "Blue mug £ 3",
    ]
    footer = "".join(f'<a href="{href}">{text}</a> ' for href, text in zip(traps, texts, strict=True))
    asked: list[tuple[str, str]] = []

    def check(server: Server) -> None:
        asked.extend((call.method, call.target) for call in server.calls)

    run(shop(footer + links(contact="Contact us"), contact=CONTACT), check=check)
    assert not set(traps) & {target for _, target in asked}
    assert {method for method, _ in asked} == {"GET"}
    assert all(is_safe(f"http://shop.example{target}") for _, target in asked)


def test_a_redirect_to_a_log_in_is_a_gap_of_that_name() -> None:
    snapshot = run(shop(links(returns="Returns"), returns=redirect("/login?next=/returns")))
    assert gap(snapshot, PageKind.RETURNS).reason is GapReason.LOGIN


def test_a_redirect_home_is_not_the_page() -> None:
    snapshot = run(shop(links(returns="Returns"), returns=redirect("/")))
    assert gap(snapshot, PageKind.RETURNS).reason is GapReason.ABSENT
    assert sum(e.role is Role.PAGE for e in snapshot.exchanges) == 1


def test_two_addresses_of_one_page_are_one_page() -> None:
    snapshot = run(shop(links(help="Contact", kontakt="Kontakt"), help=redirect("/kontakt"), kontakt=CONTACT))
    assert sum(e.role is Role.PAGE and PageKind.CONTACT in e.kinds for e in snapshot.exchanges) == 1


def test_home_may_lead_to_another_address_and_that_one_is_the_shop() -> None:
    routes: dict[str, Route] = {
        "/": redirect("/en/"),
        "/en/": page("Hadley Pots", TEXT, '<a href="/en/contact">Contact</a> <a href="/fr/contact">Contact</a>'),
        "/en/contact": CONTACT,
        "/fr/contact": page("Contact"),
    }
    snapshot = run(routes)
    assert kinds(snapshot)["en/"] == (PageKind.HOME,)
    assert kinds(snapshot)["en/contact"] == (PageKind.CONTACT,)
    assert "fr/contact" not in kinds(snapshot)


def test_home_may_send_on_by_a_refresh() -> None:
    routes = {
        "/": reply('<meta http-equiv="refresh" content="0; url=/shop/">'),
        "/shop/": page("Pots", TEXT, links(contact="Contact")),
    }
    snapshot = run({**routes, "/contact": CONTACT})
    assert kinds(snapshot)["shop/"] == (PageKind.HOME,)
    assert kinds(snapshot)["contact"] == (PageKind.CONTACT,)


def test_a_shop_of_one_page_has_its_contact_there() -> None:
    sections = "<h2 id=us>About us</h2>" + TEXT + "<h2 id=contact>Contact</h2><p>Phone 020 7946 0123</p>"
    menu = "<nav><a href=#us>About us</a> <a href=#contact>Contact</a></nav>"
    snapshot = run({"/": page("Hadley Pots", menu + sections)})
    assert set(kinds(snapshot)[""]) == {PageKind.HOME, PageKind.CONTACT, PageKind.ABOUT}


def test_home_may_be_a_shell_if_other_pages_can_be_read() -> None:
    shell = reply(
        "<html><body><div id=root></div><noscript>You need to enable JavaScript</noscript><script src=/a.js></script>"
    )
    snapshot = run({"/": shell, "/contact": CONTACT})
    assert kinds(snapshot) == {"contact": (PageKind.CONTACT,)}
    assert gap(snapshot, PageKind.HOME).reason is GapReason.NEEDS_BROWSER
    # Nothing is known to be absent when the door could not be read.
    assert {g.reason for g in snapshot.gaps if g.kind not in (PageKind.CART, PageKind.CHECKOUT)} == {
        GapReason.NEEDS_BROWSER
    }


SHUT = [
    (
        reply("<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x.js></script>", "403 Forbidden"),
        "cloudflare",
    ),
    (reply("<p>no</p>", "500 Internal Server Error"), "status 500"),
    (reply("", headers={"X-Nothing": "1"}), "empty page"),
    (reply(b"%PDF-1.7 \x00\x01", kind="application/pdf"), "application/pdf"),
    (reply("<title>Coming soon</title><p>We are under construction.</p>"), "closed"),
    (redirect("/"), "redirect loop"),
    (silence, "timeout"),
]


@pytest.mark.parametrize(("answer", "named"), SHUT, ids=[named for _, named in SHUT])
def test_a_shop_of_which_nothing_can_be_read_is_an_error_that_says_why(answer: Route, named: str) -> None:
    class Everywhere(dict[str, Route]):
        def get(self, key: str, default: object = None) -> Route:  # type: ignore[override]
            return NOT_FOUND if key in ("/robots.txt", "/sitemap.xml") else answer

    with pytest.raises(ShopError, match=named):
        run(Everywhere(), limits=replace(LIMITS, timeout=0.2))


def test_an_unreachable_shop_is_an_error_that_says_why() -> None:
    async def visit(url: str) -> None:
        await crawl(CrawlSettings(url, LIMITS), "2026-11-22T08:00:00Z", WORDS)

    with pytest.raises(ShopError, match="refused"):
        asyncio.run(visit("http://127.0.0.1:9/"))
    with pytest.raises(ShopError, match="ftp"):
        asyncio.run(visit("ftp://127.0.0.1/"))


def test_a_spent_budget_is_ignorance() -> None:
    footer = links(contact="Contact", returns="Returns", about="About us")
    snapshot = run(
        shop(footer, contact=CONTACT, returns=RETURNS, about=page("About us")), limits=replace(LIMITS, requests=5)
    )
    reasons = {g.reason for g in snapshot.gaps}
    assert reasons == {GapReason.BUDGET}
    assert "5 requests" in gap(snapshot, PageKind.FAQ).detail


def test_interrupted_it_returns_what_it_has() -> None:
    async def visit() -> Snapshot:
        async with serving(
            shop(links(contact="Contact", returns="Returns"), contact=CONTACT, returns=silence)
        ) as server:

            def watch(progress: Progress) -> None:
                if progress.url.endswith("/returns"):
                    asyncio.get_running_loop().call_later(0.2, task.cancel)

            settings = CrawlSettings(server.url(), LIMITS)
            task = asyncio.ensure_future(crawl(settings, "2026-11-22T08:00:00Z", WORDS, watch))
            return await task

    snapshot = asyncio.run(visit())
    assert snapshot.interrupted
    assert kinds(snapshot)["contact"] == (PageKind.CONTACT,)
    assert {g.reason for g in snapshot.gaps} == {GapReason.BUDGET}
    assert gap(snapshot, PageKind.RETURNS).detail == "interrupted"


def test_the_order_of_what_is_brought_home_does_not_depend_on_who_answers_first() -> None:
    def late(answer: bytes) -> Route:
        async def later(call: Call, writer: Writer) -> None:
            await asyncio.sleep(random.uniform(0, 0.05))
            writer.write(answer)

        return later

    names = {"contact": "Contact", "returns": "Returns", "shipping": "Delivery", "about": "About us", "terms": "Terms"}
    routes = {name: late(page(text)) for name, text in names.items()} | {"about": late(redirect("/about/us"))}
    runs = []
    for _ in range(3):
        snapshot = run({**shop(links(**names), **routes), "/about/us": late(page("About us"))})
        runs.append([(e.role, e.request.url.rpartition(":")[2].partition("/")[2], e.kinds) for e in snapshot.exchanges])
    assert runs[0] == runs[1] == runs[2]


def test_one_bad_page_never_takes_the_crawl_down() -> None:
    footer = links(contact="Contact", returns="Returns", shipping="Delivery", terms="Terms")
    routes = shop(
        footer,
        contact=CONTACT,
        returns=reply(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), kind="image/png"),
        shipping=b"Http/1.1: 403 Session Expired\r\n\r\n",
        terms=reply("<div>" * 5000 + "<b>" * 3000),
    )
    snapshot = run(routes)
    assert kinds(snapshot)["contact"] == (PageKind.CONTACT,)
    assert gap(snapshot, PageKind.RETURNS).reason is GapReason.UNSUPPORTED
    assert gap(snapshot, PageKind.SHIPPING).reason is GapReason.ERROR


def test_progress_tells_stage_and_address() -> None:
    told: list[Progress] = []
    run(shop(links(contact="Contact"), contact=CONTACT), progress=told.append)
    assert told[0].stage == "home"
    assert [p.requests for p in told] == sorted(p.requests for p in told)
    assert any(p.stage == "pages" and p.url.endswith("/contact") for p in told)


def test_the_sample_shop_is_seen_whole_without_an_order() -> None:
    with demo.serve(good=True) as sample:
        settings = CrawlSettings(sample.url + "/", LIMITS, browser="never")
        snapshot = asyncio.run(crawl(settings, "2026-11-22T08:00:00Z", WORDS))
        assert sample.orders == []
    assert {g.kind for g in snapshot.gaps} <= {PageKind.LEGAL}
    assert all(g.reason is GapReason.ABSENT for g in snapshot.gaps)
