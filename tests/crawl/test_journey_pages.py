"""What a page on the way is: a cart with the item in it, a checkout, a wall; and where each leads on."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from tests.crawl.toyshop import PERSON, html
from trustaudit.crawl.cart import cart_addresses, checkout_addresses, holds, titles
from trustaudit.crawl.checkout import Place, arrival
from trustaudit.crawl.emptying import removals
from trustaudit.crawl.estimate import estimates
from trustaudit.crawl.limits import Ledger, refusal
from trustaudit.crawl.plan import Aim, Ask, Context, get
from trustaudit.lexicon import bundled
from trustaudit.page import Page, parse_html

SHOP = "https://shop.example"
PRODUCT = f"{SHOP}/lamp"
WANTED = ("desklampoak",)
CONTEXT = Context(SHOP, bundled())

LINE = '<form action="/cart" method="post"><a href="/lamp">Desk lamp oak</a> $20<input name="qty[3]" value="1"><button name="update">Update</button></form>'
OUT = '<a href="/checkout">Checkout</a>'


def page(body: str, path: str = "/cart", lang: str = "en") -> Page:
    return parse_html(html("Page", body, lang=lang), SHOP + path)


# -- is the item in it? -------------------------------------------------------------------------------------------------

HELD = [
    LINE,
    f"<h1>Cart</h1><p>Desk lamp oak, 1 piece</p>{OUT}",
    f"<h1>Cart</h1><p>Desk lamp o…</p>{OUT}",
    '<table><tr><td><a href="/lamp"><img src="/l.jpg" alt="Desk lamp oak"></a></td><td><a class="remove" href="/cart/remove/3">×</a></td></tr></table>',
    # Another language's name, but the product's own address beside a quantity.
    '<form action="/cart"><a href="/lamp">چراغ رومیزی بلوط</a><input name="quantity" value="1"></form>',
    # An empty little cart somewhere, and the item in the big one.
    f'<div class="mini">Your cart is empty</div>{LINE}',
]
NOT_HELD = [
    "<h1>Cart</h1><p>Your cart is empty.</p>",
    f"<h1>Cart</h1><p>Your cart is empty.</p><h2>You may like</h2><a href='/lamp'>Desk lamp oak</a> $20 {OUT}",
    # A recommendation with an add-to-cart form of its own.
    '<p>سبد خرید شما خالی است</p><form action="/cart/add" method="post"><a href="/lamp">Desk lamp oak</a><input name="quantity" value="1"><button>Add to cart</button></form>',
    f"<h1>Cart</h1><p>Something else</p>{OUT}",
    "<p>Desk lamp oak has been added to your cart.</p>",
    '<a href="/lamp">Desk lamp oak</a><p>A blog about <a href="/how-to-remove-stains-from-oak">stains</a></p>',
]


@pytest.mark.parametrize("body", HELD)
def test_the_item_is_in_the_cart(body: str) -> None:
    assert holds(page(body), WANTED, PRODUCT, CONTEXT)


@pytest.mark.parametrize("body", NOT_HELD)
def test_the_item_is_not_in_the_cart(body: str) -> None:
    assert not holds(page(body), WANTED, PRODUCT, CONTEXT)


def test_a_product_is_called_by_its_heading_first() -> None:
    head = '<meta property="og:title" content="Desk lamp oak - Shop">'
    shown = parse_html(html("Buy Desk lamp oak", "<h1>Desk lamp oak</h1>", head), PRODUCT)
    assert titles(shown)[0] == "desklampoak"


# -- where are cart and checkout? --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="/basket/">View basket</a>', "/basket/"),
        ('<a href="/index.php?route=checkout/cart">Shopping Cart</a>', "/index.php?route=checkout/cart"),
        ('<a class="mini-cart" href="/warenkorb">0,00 €</a>', "/warenkorb"),
        ('<a href="/سبد-خرید/">سبد خرید (۰)</a>', "/سبد-خرید/"),
        ('<a href="/sabad"><i class="icon-basket"></i></a><a href="/s">سبد خرید</a>', "/s"),
        ('<a href="/cart?remove_item=3">Cart</a>', None),
        ('<a href="/checkout">Cart</a>', None),
        ('<a href="https://other.example/cart">Cart</a>', None),
    ],
)
def test_the_carts_address(body: str, expected: str | None) -> None:
    found = cart_addresses(page(body, "/lamp"), CONTEXT)
    assert (found[0] if found else None) == (SHOP + expected if expected else None)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="/checkout">Proceed to checkout</a>', "/checkout"),
        ('<a href="/tasvie" class="btn">ادامه فرایند خرید</a>', "/tasvie"),
        ('<a href="/kasse">Zur Kasse</a>', "/kasse"),
        ('<a href="/x">Passer la commande</a>', "/x"),
        ('<a href="/checkout"><img src="/c.png" alt="Go to checkout"></a>', "/checkout"),
        ("<button onclick=\"window.location='/checkout/onepage/'\">Proceed to Checkout</button>", "/checkout/onepage/"),
        ("<a href='#' onclick=\"go('/index.php?rt=checkout/fast_checkout')\">Checkout</a>", "/index.php?rt=checkout/fast_checkout"),
        ('<form action="/checkout" method="post"><button>Checkout</button></form>', "/checkout"),
        ('<form action="/cart" method="post"><button formaction="/order">Checkout</button></form>', "/order"),
        ('<button data-href="/checkout" class="checkout-button">OK</button>', "/checkout"),
        ('<a href="/checkout/multishipping">Checkout</a><a href="/checkout">Checkout</a>', "/checkout"),
        ('<form action="/cart" method="post"><button name="checkout">Checkout</button></form>', None),
        ('<a href="/shop">Continue shopping</a><a href="/checkout-policy-and-other-rules">Terms</a>', None),
        ('<a href="https://www.paypal.com/checkout">PayPal Checkout</a>', None),
        ("<footer><a href='/payment'>Payment</a></footer>", None),
    ],
)  # fmt: skip
def test_the_checkouts_address(body: str, expected: str | None) -> None:
    found = checkout_addresses(page(body), CONTEXT)
    assert (found[0] if found else None) == (SHOP + expected if expected else None)


# -- what is this place? --------------------------------------------------------------------------------------------------

LOGIN = '<form action="/login" method="post"><input name="email"><input type="password" name="password"><button>Log in</button></form>'
REGISTER = f'<form action="/register" method="post">{PERSON}<input type="password" name="p1"><input type="password" name="p2"></form>'
ORDER = f'<form action="/checkout" method="post">{PERSON}<button>Place order</button></form>'

PLACES: list[tuple[str, str, Place, bool]] = [
    (ORDER, "/checkout", Place.PERSONAL_DATA, False),
    (ORDER + LOGIN, "/checkout", Place.PERSONAL_DATA, False),
    (LOGIN + REGISTER, "/index.php?main_page=login", Place.LOGIN_WALL, False),
    (LOGIN, "/my-account/", Place.LOGIN_WALL, False),
    (LOGIN + '<label><input type="radio" name="options" value="anonymous"> Go on as a guest</label>', "/checkout/", Place.PERSONAL_DATA, True),
    (LOGIN + "<h2>خرید به عنوان مهمان</h2>", "/checkout", Place.PERSONAL_DATA, True),
    (LOGIN + "<h2>Üye olmadan devam et</h2>", "/odeme", Place.PERSONAL_DATA, True),
    (LOGIN + REGISTER + "<a href='/onepage'>Als Gast bestellen</a>", "/kasse", Place.PERSONAL_DATA, True),
    ('<h1>ورود</h1><form action="/login" method="post"><label>شماره موبایل <input name="mobile" type="tel"></label></form>', "/login?back=/checkout", Place.LOGIN_WALL, False),
    (f'<form action="/order" method="post">{PERSON}<input type="password" name="password"> Optional</form>' + LOGIN, "/order", Place.PERSONAL_DATA, False),
    (LINE, "/cart", Place.CART, False),
    ("<p>Your cart is empty</p>", "/cart", Place.EMPTY_CART, False),
    ("<h1>Checkout</h1><h4>Step 1</h4><h4>Step 2</h4><h4>Step 3</h4>", "/checkout", Place.CHECKOUT, False),
    ('<div id="app"></div><script src="/a.js"></script><script src="/b.js"></script>', "/checkout", Place.SHELL, False),
    ("Non-secure connection! Checkout process forbidden.", "/checkout", Place.OTHER, False),
]  # fmt: skip


@pytest.mark.parametrize(("body", "path", "place", "guest"), PLACES)
def test_places(body: str, path: str, place: Place, guest: bool) -> None:
    here = arrival(page(body, path), f"{SHOP}/cart", WANTED, PRODUCT, CONTEXT)
    assert (here.place, here.guest) == (place, guest)


def test_guests_go_on_only_by_addresses_that_place_no_order() -> None:
    for address, followed in (("/onepagecheckout", True), ("/checkout/submit", False), ("/logout", False)):
        body = LOGIN + f"<button onclick=\"location.href='{address}'\">Checkout as Guest</button>"
        here = arrival(page(body, "/login"), f"{SHOP}/cart", WANTED, PRODUCT, CONTEXT)
        is_sent = bool(here.on) and not refusal(Ask(Aim.CHECKOUT, get(here.on)), SHOP, Ledger())
        assert is_sent is followed, address


# -- the way back, and a price for a place --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="/cart/?remove_item=k&_wpnonce=w" class="remove">×</a>', ("GET", "/cart/?remove_item=k&_wpnonce=w", "")),
        ('<a href="/cart?delete=1&id_product=6">delete</a>', ("GET", "/cart?delete=1&id_product=6", "")),
        (LINE, ("POST", "/cart", "qty%5B3%5D=0&update=")),
        ('<form action="/b" method="post"><input type="number" name="form-0-quantity" value="1"><input type="checkbox" name="form-0-DELETE"><input name="coupon"><button name="apply_coupon">Apply coupon</button></form>',
         ("POST", "/b", "form-0-quantity=0&form-0-DELETE=on")),
        ('<form action="/cart" method="post"><input type="hidden" name="_method" value="DELETE"><button class="remove-button"></button></form>',
         ("POST", "/cart", "_method=DELETE")),
        ('<a href="/wishlist/remove/3" class="remove">Remove</a>', None),
        ('<form action="/cart/add" method="post"><input name="quantity" value="1"><button>Add to cart</button></form>', None),
        ("<a href='/logout'>Log out</a>", None),
    ],
)  # fmt: skip
def test_the_way_back(body: str, expected: tuple[str, str, str] | None) -> None:
    found = list(removals(page(body), CONTEXT))
    told = (found[0].method, found[0].url.removeprefix(SHOP), found[0].body.decode()) if found else None
    assert told == expected
    assert all(not refusal(Ask(Aim.EMPTY, r), SHOP, Ledger(adds=1)) for r in found)


COUNTRIES = '<select name="country"><option value="AT">Austria</option><option value="IR">ایران</option></select>'


@pytest.mark.parametrize(
    ("inner", "country", "expected"),
    [
        (COUNTRIES + '<input name="postcode">', "at", {"country": "AT", "postcode": "1010"}),
        (COUNTRIES + '<input name="postcode">', "ir", {"country": "IR", "postcode": "1111111111"}),
        (COUNTRIES + '<select name="state"><option value="THR">تهران</option></select>', "ir", {"country": "IR", "state": "THR"}),
        (COUNTRIES + '<select name="zone_id"><option value="9">Wien</option></select><input name="city">', "at",
         {"country": "AT", "zone_id": "9", "city": "Wien"}),
        (COUNTRIES + '<input name="email">', "at", None),
        ('<select name="country"><option value="ZZ">Nowhere</option></select>', "at", None),
    ],
)  # fmt: skip
def test_a_price_of_sending_is_asked_for_a_place_and_for_nobody(
    inner: str, country: str, expected: dict[str, str] | None
) -> None:
    body = f'<form action="/cart/estimate" method="post">{inner}<button>Estimate shipping</button></form>'
    found = list(estimates(page(body), Context(SHOP, bundled(), country=country)))
    assert (dict(parse_qsl(found[0].request.body.decode())) if found else None) == expected
    assert len(found) <= 2
