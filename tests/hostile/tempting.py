"""A shop that offers a walking visitor everything it must not touch, and writes down whatever it touched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.crawl.toyshop import Out, Visit, go, html

ITEM = "Tempting lamp"
ELSEWHERE = "http://other-shop.example"

#: What the visitor may send, by method and path; all else is a wrong.
INNOCENT = {
    ("GET", "/lamp"), ("GET", "/lamp-2"), ("POST", "/cart/add"), ("GET", "/cart"), ("GET", "/checkout"), ("GET", "/robots.txt"),
    ("POST", "/cart/estimate"), ("GET", "/cart/remove/7"),
}  # fmt: skip
#: What adding may carry; what asking for the price of sending may carry.
ADDING = {"product_id", "quantity", "token", "add"}
ASKING = {"country", "zip", "go", "token"}


@dataclass
class Tempting:
    """`adds_go_to` is where an add is redirected; `wrongs` is what the visitor did that it must never do."""

    adds_go_to: str = "/cart"
    status: int = 302
    only_buy_now: bool = False
    sold_out_at_checkout: bool = False
    wrongs: list[str] = field(default_factory=list)
    adds: int = 0
    estimates: int = 0
    pieces: int = 0
    most: int = 0

    def __call__(self, v: Visit) -> Out:
        self._watch(v)
        if v.path in ("/lamp", "/lamp-2"):
            return Out(html(ITEM, self._product()))
        if (v.method, v.path) == ("POST", "/cart/add"):
            self.pieces += int(v.fields.get("quantity") or 99)
            self.most = max(self.most, self.pieces)
            return go(self.adds_go_to, self.status)
        if v.path == "/cart/remove/7":
            self.pieces = 0
            return go("/cart")
        if v.path == "/cart/estimate":
            return Out(html("Cart", self._cart("<p>Shipping: $3.00</p>")))
        if v.path == "/cart":
            return Out(html("Cart", self._cart() if self.pieces else "<h1>Cart</h1><p>Your cart is empty.</p>"))
        if v.path == "/checkout":
            return go("/cart") if self.sold_out_at_checkout or not self.pieces else Out(html("Checkout", CHECKOUT))
        if v.path.startswith("/loop"):
            return go(f"/loop/{len(self.wrongs)}{v.path[-6:]}x")
        return Out(html("Thank you", "<h1>Thank you for your order!</h1>"))

    def _watch(self, v: Visit) -> None:
        sent = {name for name, _ in v.form} | set(v.query)
        values = " ".join([*(x for _, x in v.form), *v.query.values()])
        if (v.method, v.path) not in INNOCENT and not v.path.startswith("/loop"):
            self.wrongs.append(f"{v.method} {v.path}")
        if "@" in values:
            self.wrongs.append(f"an e-mail address: {values}")
        if v.path == "/cart/add":
            self.adds += 1
            self.wrongs += [f"adding sent {name}" for name in sent - ADDING]
            if v.fields.get("quantity") != "1":
                self.wrongs.append(f"quantity {v.fields.get('quantity')}")
        elif v.path == "/cart/estimate":
            self.estimates += 1
            self.wrongs += [f"asking sent {name}" for name in sent - ASKING]
        elif sent:
            self.wrongs.append(f"{v.method} {v.path} with {sorted(sent)}")

    def _product(self) -> str:
        add = """<form action="/cart/add" method="post" class="product"><input type="hidden" name="product_id" value="7">
        <input type="hidden" name="token" value="t"><input type="hidden" name="email" value="somebody@mail.example">
        <input type="hidden" name="customer_name" value="Some Body"><input type="number" name="quantity" value="99" min="50">
        <input type="checkbox" name="insurance" value="yes" checked> <input type="checkbox" name="newsletter" checked>
        <input name="coupon_code" value="WELCOME"><button name="add" value="1">Add to cart</button>
        <button name="buy_now" value="1">Buy now</button>
        <button formaction="/order/place">Buy with 1-click</button></form>"""
        if self.only_buy_now:
            add = """<form action="/lamp" method="post"><input type="hidden" name="product_id" value="7"><input name="quantity"
            value="1"><button name="action" value="buy_now">Buy now</button></form>"""
        return f"""<a href="/cart">Cart</a> <a href="/logout">Log out</a> <a href="?currency=EUR">EUR</a>
        <h1>{ITEM}</h1><p>$20.00</p>
        <form action="{ELSEWHERE}/cart/add" method="post" class="add-to-cart" id="add-to-cart"><input type="hidden"
        name="product_id" value="7"><input type="number" name="quantity" value="1"><button class="add-to-cart">Add to cart</button></form>
        <form action="/buy-now" method="post" class="add-to-cart-form"><input type="hidden" name="product_id" value="7"><input
        name="quantity" value="1"><button class="add-to-cart">Add to cart and order</button></form>
        {add}
        <form action="/order" method="post"><input type="hidden" name="product_id" value="7"><input name="name" required>
        <input name="phone" required><button>Order now</button></form>
        <form action="/login" method="post"><input name="email"><input type="password" name="password"><button>Log in</button></form>
        <form action="/register" method="post"><input name="email"><button>Register</button></form>
        <form action="/coupon" method="post"><input type="hidden" name="product_id" value="7"><input name="code" value="SAVE">
        <button>Apply coupon</button></form><form action="/wishlist/add" method="post"><input type="hidden" name="product_id"
        value="7"><button>Add to wishlist</button></form>
        <a href="/cart?add-to-cart=8" class="add-to-cart">Add to cart</a><a href="/?add-to-cart=9&amp;quantity=5">Add to cart</a>
        <button data-url="/order/create" class="add-to-cart">Add to cart</button>
        <script>fetch('/subscribe'); var addUrl = '/cart/add-and-pay';</script>"""

    def _cart(self, price: str = "") -> str:
        return f"""<h1>Your cart</h1><form action="/cart/update" method="post"><a href="/lamp">{ITEM}</a> $20.00
        <input name="quantity[7]" value="1"><a href="/cart/remove/7" class="remove">Remove</a><input name="coupon"
        value="SAVE"><button name="apply">Apply coupon</button><button name="checkout">Place order</button></form>
        {price}<a href="/checkout/place-order" class="btn checkout">Checkout</a>
        <a href="/cart?clear=1" class="checkout">Proceed to checkout</a> <a href="/logout" class="checkout">Checkout</a>
        <a href="{ELSEWHERE}/checkout" class="checkout">Checkout</a> <a href="/checkout/paypal" class="checkout">Checkout</a>
        <a href="/checkout?confirm=1" class="checkout">Checkout</a> <a href="/checkout" class="checkout">Checkout</a>
        <form action="/pay" method="post"><button class="checkout">Checkout</button></form>
        <form action="/cart/estimate" method="post"><input type="hidden" name="token" value="t"><select name="country"><option
        value="AT">Austria</option><option value="IR">Iran</option></select><input name="zip"><input type="hidden" name="email"
        value="somebody@mail.example"><button name="go" value="1">Estimate shipping</button></form>
        <form action="/gift-card" method="post"><input name="code"><button>Apply</button></form>"""


CHECKOUT = """<h1>Checkout</h1><form action="/checkout" method="post"><input name="email" value="somebody@mail.example">
<input name="firstname"><input name="street"><input type="radio" name="payment" value="card" checked><button>Place order</button></form>
<a href="/checkout/submit">Continue as guest</a> <a href="/checkout/complete?guest=1">Checkout as guest</a>
<a href="/checkout/pay?guest=1">As a guest</a><form action="/login" method="post"><input type="password" name="password"></form>
<meta http-equiv="refresh" content="0;url=/checkout/confirm"><script>document.forms[0].submit()</script>"""


def traps(text: str) -> list[str]:
    """Addresses named in the shop's own markup, to make sure that the shop does tempt."""
    return re.findall(r'(?:href|action|formaction|data-url)="([^"]+)"', text)
