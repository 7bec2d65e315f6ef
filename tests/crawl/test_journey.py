"""What a patient visitor does where the straight way fails: another product, an honest gap, nothing left behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.crawl.engines import NAME, PRICE, State
from tests.crawl.engines_more import bagisto, persian_plain, shopify
from tests.crawl.toyshop import PERSON, Out, Visit, go, html, open_shop
from tests.crawl.walking import take
from trustaudit.lexicon import bundled
from trustaudit.model import GapReason, PageKind, Role, StepOutcome
from trustaudit.page import parse_exchange
from trustaudit.page.amounts import Money
from trustaudit.page.cart_rows import read_page

END = StepOutcome
Answers = Callable[[Visit], Out]

FORM = """<form action="/cart/add" method="post"><input type="hidden" name="product_id" value="{0}">
<input name="quantity" value="1"><button{1}>Add to cart</button></form>"""


def plain(state: State, **pages: str) -> Answers:
    """A shop with forms and a checkout; `pages` replaces the bodies of /lamp, /sold, /cart, /checkout..."""
    cart = f"""<h1>Cart</h1><form action="/cart/update" method="post"><a href="/lamp">{NAME}</a> {PRICE}
    <input name="qty[1]" value="1"><a class="remove" href="/cart/remove/1">Remove</a></form>
    <a href="/checkout">Checkout</a>"""
    shown = {
        "/lamp": f"<h1>{NAME}</h1>" + FORM.format("1", ""),
        "/checkout": f"<h1>Checkout</h1><form method='post'>{PERSON}</form>",
        **{"/" + name: body for name, body in pages.items()},
    }

    def answers(v: Visit) -> Out:
        if v.path == "/cart/add":
            state.put(v.session, v.fields["product_id"], int(v.fields["quantity"]))
            return go("/cart")
        if v.path == "/cart/remove/1":
            state.carts[v.session] = {}
            return go("/cart")
        if v.path == "/cart":
            body = shown.get("/cart", cart) if state.holds(v.session) else "<h1>Cart</h1><p>Your cart is empty</p>"
            return Out(html("Cart", body))
        if v.path in shown:
            return Out(html(NAME, shown[v.path]))
        if v.method == "POST":
            state.orders += 1
        return Out(html("Not found", "<h1>Not found</h1>"), 404)

    return answers


def test_a_sold_out_product_is_passed_over_for_the_next() -> None:
    state = State()
    sold = f"<h1>Sold lamp</h1><p>Sold out</p>{FORM.format('2', ' disabled')}"
    with open_shop(plain(state, sold=sold)) as shop:
        walked = take(shop, ["/sold", "/lamp"])
        paths = shop.paths("POST")
    assert walked.walk.gaps == (), walked.trail()
    assert paths == ["/cart/add"]


def test_only_sold_out_products_are_a_gap_and_nothing_is_sent() -> None:
    state = State()
    data = """<script type="application/ld+json">{"@type":"Product","name":"Sold lamp","offers":
    {"@type":"Offer","availability":"https://schema.org/OutOfStock"}}</script>"""
    with open_shop(plain(state, sold=f"{data}<h1>Sold lamp</h1>{FORM.format('2', '')}")) as shop:
        walked = take(shop, ["/sold"])
    assert state.most == 0
    assert walked.outcomes("product") == [END.OUT_OF_STOCK]
    assert [(g.kind, g.reason) for g in walked.walk.gaps] == [
        (PageKind.CART, GapReason.UNSUPPORTED), (PageKind.CHECKOUT, GapReason.UNSUPPORTED)]  # fmt: skip


def test_sent_back_from_the_checkout_the_item_is_taken_out_and_another_tried() -> None:
    state = State()
    lamp = f"<h1>Other lamp</h1>{FORM.format('9', '')}"
    base = plain(state, other=lamp)

    def answers(v: Visit) -> Out:
        if v.path == "/cart" and "9" in state.carts.get(v.session, {}):
            return Out(html("Cart", """<h1>Cart</h1><form><a href="/other">Other lamp</a><input name="qty" value="1"><a
            class="remove" href="/cart/remove/1">Remove</a></form><a href="/checkout">Checkout</a>"""))  # fmt: skip
        if v.path == "/checkout" and "9" in state.carts.get(v.session, {}):
            return go("/cart")
        return base(v)

    with open_shop(answers) as shop:
        walked = take(shop, ["/other", "/lamp"])
    assert walked.outcomes("checkout") == [END.OUT_OF_STOCK, END.PERSONAL_DATA], walked.trail()
    assert walked.walk.gaps == ()
    assert (state.most, state.left_over) == (1, 0)


def test_a_landing_page_that_asks_for_name_and_phone_is_not_an_add_to_cart_form() -> None:
    state = State()
    order = f"""<h1>{NAME}</h1><form action="/lamp" method="post"><input type="hidden" name="product_id"
    value="1"><input
    name="quantity" value="1"><input name="fullname"><input name="phone" required><button>Buy now</button></form>"""
    with open_shop(plain(state, lamp=order)) as shop:
        walked = take(shop, ["/lamp"])
        assert shop.paths("POST") == []
    assert walked.outcomes("product") == [END.NO_FORM]


def test_a_button_that_only_a_script_understands_leaves_the_gap_needs_browser() -> None:
    script = f"<h1>{NAME}</h1><button class='add-to-cart'>Add to cart</button><script>bind('.add-to-cart')</script>"
    with open_shop(plain(State(), lamp=script)) as shop:
        walked = take(shop, ["/lamp"])
    assert {g.reason for g in walked.walk.gaps} == {GapReason.NEEDS_BROWSER}


def test_a_list_of_products_is_not_added_from() -> None:
    state = State()
    cards = "".join(f"<div><a href='/p{n}'>Lamp {n}</a>{FORM.format(n, '')}</div>" for n in range(1, 6))
    with open_shop(plain(state, list=f"<h1>All lamps</h1>{cards}")) as shop:
        take(shop, ["/list"])
    assert state.most == 0


def test_something_unknown_in_the_cart_stops_all_adding() -> None:
    state = State()
    other = """<h1>Cart</h1><form><a href="/x">Another name</a><input name="qty" value="1"></form>
    <a href="/checkout">Checkout</a>"""
    two = f"<h1>{NAME}</h1>{FORM.format('1', '')}{FORM.format('1', ' name=go value=2')}"
    with open_shop(plain(state, cart=other, lamp=two, second=two)) as shop:
        walked = take(shop, ["/lamp", "/second"])
    assert state.most == 1, walked.trail()
    assert walked.gap(PageKind.CART) is not None


def test_a_checkout_of_another_site_is_not_entered() -> None:
    state = State()
    base = plain(state)

    def answers(v: Visit) -> Out:
        return go("http://pay.other-shop.example/checkout") if v.path == "/checkout" else base(v)

    with open_shop(answers) as shop:
        walked = take(shop, ["/lamp"])
    gap = walked.gap(PageKind.CHECKOUT)
    assert gap is not None
    assert not any("other-shop" in e.request.url for e in walked.exchanges)
    assert state.left_over == 0


@pytest.mark.parametrize(
    ("status", "reason"), [(500, GapReason.ERROR), (403, GapReason.BLOCKED), (401, GapReason.LOGIN)]
)
def test_a_refused_add_is_a_gap_with_its_reason(status: int, reason: GapReason) -> None:
    base = plain(State())

    def answers(v: Visit) -> Out:
        return Out("<h1>No</h1>", status) if v.path == "/cart/add" else base(v)

    with open_shop(answers) as shop:
        walked = take(shop, ["/lamp"])
    assert walked.gap(PageKind.CART) is not None
    assert {g.reason for g in walked.walk.gaps} == {reason}, walked.trail()


def test_robots_keep_it_out_of_the_cart_and_say_so() -> None:
    state = State()
    with open_shop(shopify(state)) as shop:
        walked = take(shop, ["/products/blue-mug"], obey=True)
    assert {g.reason for g in walked.walk.gaps} == {GapReason.ROBOTS}, walked.trail()
    assert [g.kind for g in walked.walk.gaps] == [PageKind.CART, PageKind.CHECKOUT]
    assert state.most == 0


def test_a_shop_drawn_by_scripts_over_an_interface_is_walked_by_it() -> None:
    state = State()
    with open_shop(bagisto(state)) as shop:
        walked = take(shop, ["/blue-mug"])
    assert walked.outcomes("data") == [END.ADDED], walked.trail()
    assert walked.gap(PageKind.CHECKOUT) is not None
    assert (state.orders, state.most) == (0, 1)


def test_a_page_is_recorded_once_and_as_what_it_was_with_the_item_in_it() -> None:
    state = State()
    with open_shop(persian_plain(state)) as shop:
        walked = take(shop, ["/kala/12"])
    carts = [e for e in walked.exchanges if e.role is Role.PAGE and PageKind.CART in e.kinds]
    assert len(carts) == 1
    facts = read_page(parse_exchange(carts[0]), bundled())
    assert [r.money for r in facts.of("shipping")] == [Money(45_000.0, "IRT")]
    assert [r.money for r in facts.of("total")] == [Money(170_000.0, "IRT")]


def test_the_steps_tell_what_was_asked_and_what_it_led_to() -> None:
    with open_shop(plain(State())) as shop:
        steps = take(shop, ["/lamp"]).walk.steps
        told = [(s.action, s.method, s.url.removeprefix(shop.url), s.status, s.outcome.value) for s in steps]
    assert told == [
        ("product", "GET", "/lamp", 200, "ok"),
        ("add", "POST", "/cart/add", 200, "added"),
        ("checkout", "GET", "/checkout", 200, "personal-data"),
        ("empty", "GET", "/cart/remove/1", 200, "removed"),
    ]
    assert steps[1].detail == f"led to {shop.url}/cart"
    assert steps[2].detail == "asks email, name, address, postcode"


def test_no_products_no_requests() -> None:
    with open_shop(plain(State())) as shop:
        walked = take(shop, [], platform="")
        assert shop.visits == []
    assert {g.kind for g in walked.walk.gaps} == {PageKind.CART, PageKind.CHECKOUT}
