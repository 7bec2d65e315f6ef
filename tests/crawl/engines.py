"""Small shops that behave as known engines do where it matters to a visitor: how a product is added, what a failed add
answers, what the cart and the checkout show. The markup is made up; the shapes are those of the engines' own themes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.crawl.toyshop import PERSON, Out, Visit, go, html

NAME, PRICE = "Blue glazed mug", "$12.00"


@dataclass
class State:
    """What a shop remembers; `orders` and `drafts` must stay nought."""

    carts: dict[str, dict[str, int]] = field(default_factory=dict)
    most: int = 0  # the most pieces any cart ever held
    orders: int = 0
    drafts: int = 0
    accounts: int = 0

    def put(self, session: str, key: str, count: int = 1) -> None:
        cart = self.carts.setdefault(session, {})
        cart[key] = cart.get(key, 0) + count
        self.most = max(self.most, sum(cart.values()))

    def set(self, session: str, key: str, count: int) -> None:
        self.carts.setdefault(session, {})[key] = count
        if not count:
            del self.carts[session][key]

    def holds(self, session: str) -> bool:
        return bool(self.carts.get(session))

    @property
    def left_over(self) -> int:
        return sum(len(cart) for cart in self.carts.values())


Engine = Callable[[State], Callable[[Visit], Out]]
MISSING = Out(html("Not found", "<h1>Page not found</h1>"), 404)


# -- OpenCart -----------------------------------------------------------------------------------------------------------


def opencart3(state: State) -> Callable[[Visit], Out]:
    def answers(v: Visit) -> Out:
        route = v.query.get("route", "")
        base = "/index.php?route="
        cart_link = f'<a href="{base}checkout/cart">Shopping Cart</a> <a href="{base}checkout/checkout">Checkout</a>'
        if route == "product/product":
            body = f"""{cart_link}<h1>{NAME}</h1><ul><li><h2>{PRICE}</h2></li></ul><div id="product">
            <div class="form-group required"><label>Glaze</label><select name="option[225]"><option value=""> --- Please
            Select --- </option><option value="17">Matt</option></select></div>
            <input type="text" name="quantity" value="1"><input type="hidden" name="product_id" value="40">
            <button type="button" id="button-cart">Add to Cart</button></div>
            <form id="form-review"><input name="name"><textarea name="text"></textarea>
            <input type="radio" name="rating" value="1"><button type="button" id="button-review">Continue</button></form>
            <h3>Related</h3><button type="button" onclick="cart.add('42', '1');">Add to Cart</button>
            <script>$('#button-cart').on('click', function() {{ $.ajax({{ url: 'index.php?route=checkout/cart/add',
            type: 'post', data: $('#product input') }}); }});</script>"""
            return Out(html(NAME, body), cookies={"OCSESSID": "x"})
        if route == "checkout/cart/add" and v.method == "POST":
            if not v.fields.get("option[225]"):
                return Out({"error": {"option": {"225": "Glaze required!"}}})
            state.put(v.session, "40", int(v.fields.get("quantity", "1")))
            return Out({"success": "added", "total": "1 item(s) - $12.00"})
        if route == "checkout/cart/edit" and v.method == "POST":
            state.set(v.session, "40", int(v.fields.get("quantity[40]", "1")))
            return go(f"{base}checkout/cart")
        if route == "checkout/cart":
            if not state.holds(v.session):
                return Out(
                    html("Shopping Cart", f"{cart_link}<h1>Shopping Cart</h1><p>Your shopping cart is empty!</p>")
                )
            body = f"""{cart_link}<h1>Shopping Cart</h1><form action="{base}checkout/cart/edit" method="post"><table>
            <tr><td>Product Name</td><td>Quantity</td><td>Total</td></tr><tr>
            <td><a href="{base}product/product&amp;product_id=40">{NAME}</a></td>
            <td><input name="quantity[40]" value="1"><button type="submit" title="Update"></button>
            <button type="button" title="Remove" onclick="cart.remove('40');"></button></td><td>{PRICE}</td></tr></table></form>
            <h4>Estimate Shipping &amp; Taxes</h4><select name="country_id"><option value="">--</option>
            <option value="14">Austria</option><option value="101">Iran (Islamic Republic of)</option></select>
            <select name="zone_id"></select><input name="postcode"><button type="button" id="button-quote">Get Quotes</button>
            <table><tr><td><strong>Sub-Total:</strong></td><td>{PRICE}</td></tr>
            <tr><td><strong>Total:</strong></td><td>{PRICE}</td></tr></table>
            <a href="{base}checkout/checkout">Checkout</a>
            <script>$.ajax({{ url: 'index.php?route=extension/total/shipping/quote', type: 'post' }});
            $.ajax({{ url: 'index.php?route=extension/total/shipping/country&country_id=' + this.value }});</script>"""
            return Out(html("Shopping Cart", body))
        if route == "extension/total/shipping/country":
            return Out({"zone": [{"zone_id": "1551", "name": "Fars"}, {"zone_id": "1560", "name": "Tehran"}]})
        if route == "extension/total/shipping/quote":
            if not (v.fields.get("country_id") and v.fields.get("zone_id") and v.fields.get("postcode")):
                return Out({"error": {"zone": "Please select a region / state!"}})
            return Out({"shipping_method": {"flat": {"title": "Flat Rate", "quote": {"flat": {
                "code": "flat.flat", "title": "Flat Shipping Rate", "cost": "5.00", "text": "$5.00"}}}}})  # fmt: skip
        if route == "checkout/checkout":
            if not state.holds(v.session):
                return go(f"{base}checkout/cart")
            steps = "".join(
                f"<h4>Step {n}: {s}</h4>" for n, s in enumerate(("Checkout Options", "Billing", "Confirm"), 1)
            )
            return Out(html("Checkout", f"<h1>Checkout</h1>{steps}"))
        if route == "checkout/login":
            return Out("""<h2>New Customer</h2><label><input type="radio" name="account" value="register" checked>
            Register Account</label><label><input type="radio" name="account" value="guest">Guest Checkout</label>
            <h2>Returning Customer</h2><input name="email"><input type="password" name="password">""")
        if route == "checkout/confirm" or (route.startswith("checkout/") and v.method == "POST"):
            state.orders += 1
        return MISSING

    return answers


def opencart4(state: State) -> Callable[[Visit], Out]:
    def answers(v: Visit) -> Out:
        route, lang = v.query.get("route", ""), "&amp;language=en-gb"
        base = "/index.php?route="
        if route == "product/product":
            body = f"""<a href="{base}checkout/cart{lang}">Shopping Cart</a><h1>{NAME}</h1>
            <form method="post" data-oc-toggle="ajax"><input type="hidden" name="product_id" value="47">
            <button type="submit" formaction="{base}account/wishlist.add{lang}" title="Add to Wish List"></button></form>
            <div id="product"><form id="form-product"><label>Size</label><div><input type="radio" name="option[9]" value="3">
            Small <input type="radio" name="option[9]" value="4"> Big</div>
            <input type="text" name="quantity" value="1"><input type="hidden" name="product_id" value="47">
            <button type="submit" id="button-cart">Add to Cart</button></form></div>
            <script>$('#form-product').on('submit', function (e) {{ $.ajax({{
            url: 'index.php?route=checkout/cart.add&language=en-gb', type: 'post' }}) }});</script>"""
            return Out(html(NAME, body), cookies={"OCSESSID": "x"})
        if route == "checkout/cart.add" and v.method == "POST":
            if "option[9]" not in v.fields:
                return Out({"error": {"option_9": "Size required!"}})
            state.put(v.session, "7", int(v.fields["quantity"]))
            return Out({"success": "added"})
        if route == "checkout/cart.remove" and v.method == "POST":
            state.set(v.session, v.fields["key"], 0)
            return Out({"success": "removed"})
        if route == "checkout/cart":
            if not state.holds(v.session):
                return Out(html("Shopping Cart", "<h1>Shopping Cart</h1><p>Your shopping cart is empty!</p>"))
            body = f"""<h1>Shopping Cart</h1><table><tbody><tr><td><a href="{base}product/product{lang}&amp;product_id=47">
            {NAME}</a></td><td><form method="post" data-oc-toggle="ajax"><input name="quantity" value="1">
            <input type="hidden" name="key" value="7"><button type="submit" formaction="{base}checkout/cart.edit{lang}"
            title="Update"></button><button type="submit" formaction="{base}checkout/cart.remove{lang}" title="Remove">
            </button></form></td><td>{PRICE}</td></tr></tbody><tfoot><tr><td>Total</td><td>{PRICE}</td></tr></tfoot></table>
            <a class="btn" href="{base}checkout/checkout{lang}">Checkout</a>"""
            return Out(html("Shopping Cart", body))
        if route == "checkout/checkout":
            if not state.holds(v.session):
                return go(f"{base}checkout/cart")
            return Out(html("Checkout", f"""<h1>Checkout</h1><div id="checkout-login">Already have an account?
            <a href="{base}account/login">login page</a></div><form id="form-register">
            <input type="radio" name="account" value="1" checked> Register Account
            <input type="radio" name="account" value="0" id="input-guest"> Guest Checkout {PERSON}
            <input type="password" name="password"></form><h4>Shipping Method</h4><h4>Payment Method</h4>"""))  # fmt: skip
        if v.method == "POST":
            state.accounts += 1
        return MISSING

    return answers


# -- PrestaShop ---------------------------------------------------------------------------------------------------------


def prestashop(state: State) -> Callable[[Visit], Out]:
    def cart(v: Visit) -> Out:
        if not state.holds(v.session):
            return Out(html("Cart", "<h1>Shopping Cart</h1><p>There are no more items in your cart</p>"))
        return Out(html("Cart", f"""<h1>Shopping Cart</h1><ul><li class="cart-item">
        <a class="label" href="/mugs/6-blue-mug.html">{NAME}</a><span>{PRICE}</span>
        <input class="js-cart-line-product-quantity" type="number" name="product-quantity-spin" value="1">
        <strong>{PRICE}</strong><a class="remove-from-cart" rel="nofollow" data-id-product="6"
        href="/cart?delete=1&amp;id_product=6&amp;token=t0k"><i class="material-icons">delete</i></a></li></ul>
        <div id="cart-subtotal-products"><span>1 item</span> <span>{PRICE}</span></div>
        <div id="cart-subtotal-shipping"><span class="label">Shipping</span> <span class="value">$7.00</span></div>
        <div><span>Total (tax incl.)</span> <span>$19.00</span></div>
        <a class="btn btn-primary" href="/order">Proceed to checkout</a>"""))  # fmt: skip

    def answers(v: Visit) -> Out:
        if v.path == "/mugs/6-blue-mug.html":
            return Out(html(NAME, f"""<h1>{NAME}</h1><p>{PRICE}</p><form action="/cart" method="post"
            id="add-to-cart-or-refresh"><input type="hidden" name="token" value="t0k"><input type="hidden" name="id_product"
            value="6"><input type="hidden" name="id_customization" value="0"><input type="number" name="qty" value="1" min="1">
            <button class="add-to-cart" data-button-action="add-to-cart" type="submit">Add to cart</button></form>""",
            "<script>var prestashop = {};</script>"))  # fmt: skip
        if v.path == "/cart" and v.query.get("delete"):
            state.set(v.session, "6", 0)
            return go("/cart?action=show")
        if v.path == "/cart" and v.method == "POST":
            if v.fields.get("add") == "1" and v.fields.get("action") == "update":
                state.put(v.session, v.fields["id_product"], int(v.fields["qty"]))
            return cart(v)
        if v.path == "/cart":
            return cart(v)
        if v.path == "/order":
            if v.method == "POST":
                state.orders += 1
            if not state.holds(v.session):
                return go("/cart?action=show")
            return Out(html("Order", f"""<h1>1 Personal Information</h1><form action="/order" method="post"
            id="customer-form">{PERSON}<input type="password" name="password"> Optional <button name="continue">Continue
            </button></form><form action="/order" method="post" id="login-form"><input name="email"><input type="password"
            name="password"></form><h1>2 Addresses</h1><h1>3 Shipping Method</h1><h1>4 Payment</h1>"""))  # fmt: skip
        return MISSING

    return answers


# -- WooCommerce --------------------------------------------------------------------------------------------------------

_VARIATIONS = [
    {"variation_id": 91, "attributes": {"attribute_pa_color": "red"}, "is_in_stock": False, "is_purchasable": True},
    {"variation_id": 92, "attributes": {"attribute_pa_color": "blue"}, "is_in_stock": True, "is_purchasable": True},
]


def woocommerce(
    state: State, *, variable: bool = False, slug: str = "checkout", blocks: bool = False
) -> Callable[[Visit], Out]:
    """The classic shop; with `blocks`, cart and checkout are drawn by scripts, and a visit of the checkout drafts an
    order, as the real one does."""
    marker = '<script src="/wp-content/plugins/woocommerce/assets/js/frontend/add-to-cart.min.js"></script>'
    links = f'<a href="/cart/">Cart</a> <a href="/{slug}/">Checkout</a>'

    def store_cart(session: str) -> dict[str, object]:
        unit = {"currency_code": "USD", "currency_minor_unit": 2}
        items = [{"key": "k9", "name": NAME, "quantity": 1, "permalink": "/product/blue-mug/",
                  "prices": {"price": "1200", **unit}, "totals": {"line_total": "1200", **unit}}]  # fmt: skip
        rates = [{"rate_id": "flat_rate:1", "name": "Flat rate", "price": "750", "selected": True, **unit}]
        return {
            "items": items if state.holds(session) else [], "needs_shipping": True, "has_calculated_shipping": True,
            "totals": {"total_items": "1200", "total_shipping": "750", "total_price": "1950", **unit},
            "shipping_rates": [{"shipping_rates": rates}], "payment_methods": ["cod", "WC_ZPal"],
        }  # fmt: skip

    def answers(v: Visit) -> Out:
        if v.query.get("add-to-cart") and v.method == "GET":
            state.put(v.session, v.query["add-to-cart"])
            return Out(html(NAME, links, marker))
        if v.path == "/product/blue-mug/":
            if v.method == "POST":
                form = v.fields
                if variable and form.get("variation_id") != "92":
                    return Out(html(NAME, f"{links}<h1>{NAME}</h1><p>Please choose product options</p>", marker))
                if form.get("add-to-cart"):
                    state.put(v.session, "27", int(form.get("quantity", "1")))
            inner = """<button type="submit" name="add-to-cart" value="27" class="single_add_to_cart_button">Add to cart
            </button>"""
            attrs = ""
            if variable:
                attrs = f"data-product_variations='{json.dumps(_VARIATIONS)}'"
                inner = """<select name="attribute_pa_color"><option value="">Choose an option</option><option value="red">
                Red</option><option value="blue">Blue</option></select><button type="submit"
                class="single_add_to_cart_button disabled">Add to cart</button><input type="hidden" name="add-to-cart"
                value="27"><input type="hidden" name="product_id" value="27"><input type="hidden" name="variation_id"
                class="variation_id" value="0">"""
            kind = "variations_form cart" if variable else "cart"
            return Out(html(NAME, f"""{links}<h1>{NAME}</h1><p class="price">{PRICE}</p><form class="{kind}" {attrs}
            action="/product/blue-mug/" method="post" enctype="multipart/form-data"><input type="number" name="quantity"
            value="1">{inner}</form><section><h2>Related</h2><a href="?add-to-cart=31" class="add_to_cart_button">Add to cart
            </a></section>""", marker))  # fmt: skip
        if v.path == "/wp-json/wp/v2/pages":
            content = (
                '<div class="wp-block-woocommerce-checkout"></div>' if blocks else '<div class="woocommerce"></div>'
            )
            return Out([{"slug": slug, "content": {"rendered": content}}] if v.query.get("slug") == slug else [])
        if v.path == "/wp-json/wc/store/v1/cart":
            return Out(store_cart(v.session), headers={"Nonce": "n0nce"})
        if v.path == "/wp-json/wc/store/v1/cart/remove-item" and v.headers.get("nonce") == "n0nce":
            state.set(v.session, "27", 0)
            return Out(store_cart(v.session))
        if v.path == "/cart/" and v.query.get("remove_item") and v.query.get("_wpnonce") == "w9":
            state.set(v.session, "27", 0)
            return go("/cart/")
        if v.path == "/cart/" and blocks:
            carried = quote(json.dumps({"/wc/store/v1/cart": {"body": store_cart(v.session)}}))
            return Out(html("Cart", f"""{links}<h1>Cart</h1><div class="wp-block-woocommerce-cart"></div><h2>Your cart is
            currently empty!</h2><h2>New in store</h2><ul><li><a href="/product/blue-mug/">{NAME}</a><span>{PRICE}</span>
            <a href="/cart/?add-to-cart=27" class="add_to_cart_button">Add to cart</a></li></ul>
            <script>wcSettings = JSON.parse( decodeURIComponent( '{carried}' ) );</script>""", marker))  # fmt: skip
        if v.path == "/cart/":
            if not state.holds(v.session):
                return Out(html("Cart", f"{links}<h1>Cart</h1><p>Your cart is currently empty.</p>", marker))
            return Out(html("Cart", f"""{links}<h1>Cart</h1><form class="woocommerce-cart-form" action="/cart/" method="post">
            <table><tr><td><a class="remove" href="/cart/?remove_item=k9&amp;_wpnonce=w9">×</a></td><td>
            <a href="/product/blue-mug/">{NAME}</a></td><td>{PRICE}</td><td><input type="number" name="cart[k9][qty]" value="1">
            </td><td>{PRICE}</td></tr><tr><td><input name="coupon_code"><button name="apply_coupon" value="1">Apply coupon
            </button></td></tr></table></form><table><tr><th>Subtotal</th><td>{PRICE}</td></tr><tr><th>Shipping</th><td>
            <ul id="shipping_method"><li><input type="radio" name="shipping_method[0]" id="sm1" value="flat_rate:1" checked>
            <label for="sm1">Flat rate: $7.50</label></li><li><input type="radio" name="shipping_method[0]" id="sm2"
            value="local_pickup:2"><label for="sm2">Local pickup</label></li></ul></td></tr><tr><th>Total</th><td>$19.50</td>
            </tr></table><a class="checkout-button button" href="/{slug}/">Proceed to checkout</a>""", marker))  # fmt: skip
        if v.path == f"/{slug}/":
            if v.method == "POST":
                state.orders += 1
            if not state.holds(v.session):
                return go("/cart/")
            if blocks:
                state.drafts += 1
            return Out(html("Checkout", f"""<h1>Checkout</h1><form class="checkout woocommerce-checkout" method="post"
            action="/{slug}/">{PERSON}<ul class="wc_payment_methods"><li><input type="radio" name="payment_method" id="p1"
            value="cod"><label for="p1">Cash on delivery</label></li><li><input type="radio" name="payment_method" id="p2"
            value="WC_ZPal"><label for="p2">درگاه زرین‌پال</label></li></ul><button name="woocommerce_checkout_place_order"
            id="place_order">Place order</button></form>""", marker))  # fmt: skip
        return MISSING

    return answers
