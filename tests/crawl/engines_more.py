"""More small shops that behave as known engines do: the ones that need no adapter, and the hosted platforms."""

from __future__ import annotations

from collections.abc import Callable

from tests.crawl.engines import MISSING, NAME, PRICE, State
from tests.crawl.toyshop import PERSON, Out, Visit, go, html


def openmage(state: State) -> Callable[[Visit], Out]:
    """Without the session's form key nothing is added, and the visitor lands on /enable-cookies."""

    def answers(v: Visit) -> Out:
        key = f"k{v.session}"
        head = '<script src="/skin/frontend/rwd/js/app.js"></script>'
        if v.path == "/blue-mug.html":
            return Out(html(NAME, f"""<form action="/checkout/cart/add/uenc/aHR0/product/5/form_key/{key}/" method="post"
            id="product_addtocart_form"><input name="form_key" type="hidden" value="{key}"><input type="hidden" name="product"
            value="5"><input type="hidden" name="related_product" value=""><h1>{NAME}</h1><span class="price">{PRICE}</span>
            <label for="qty">Qty:</label><input type="text" name="qty" id="qty" maxlength="12" value="1">
            <button type="button" title="Add to Cart" class="button btn-cart" onclick="productAddToCartForm.submit(this)">
            <span>Add to Cart</span></button><a href="/wishlist/index/add/product/5/">Add to Wishlist</a></form>""", head))  # fmt: skip
        if v.path.startswith("/checkout/cart/add/"):
            if v.fields.get("form_key") != key:
                return go("/enable-cookies")
            state.put(v.session, "5", int(v.fields.get("qty") or 1))
            return go("/checkout/cart/")
        if v.path.startswith("/checkout/cart/delete/"):
            state.set(v.session, "5", 0)
            return go("/checkout/cart/")
        if v.path == "/checkout/cart/estimatePost/" and v.method == "POST":
            place = v.fields.get("country_id"), v.fields.get("estimate_postcode")
            return go("/checkout/cart/?quoted=1" if all(place) else "/checkout/cart/")
        if v.path == "/checkout/cart/":
            if not state.holds(v.session):
                return Out(html("Shopping Cart", """<h1>Shopping Cart is Empty</h1><p>You have no items in your shopping
                cart.</p>""", head))  # fmt: skip
            rates = ""
            if v.query.get("quoted"):
                rates = """<form id="co-shipping-method-form" action="/checkout/cart/estimateUpdatePost/" method="post"><dl>
                <dt>Flat Rate</dt><dd><ul><li><input name="estimate_method" type="radio" value="flatrate_flatrate"
                id="s_flat"><label for="s_flat">Fixed <span class="price">$5.00</span></label></li></ul></dd></dl></form>"""
            return Out(html("Shopping Cart", f"""<h1>Shopping Cart</h1><form action="/checkout/cart/updatePost/" method="post">
            <input name="form_key" type="hidden" value="{key}"><table><tr><td><a href="/blue-mug.html">{NAME}</a></td><td>
            <input name="cart[11][qty]" value="1" class="input-text qty"></td><td>{PRICE}</td><td>
            <a href="/checkout/cart/delete/id/11/form_key/{key}/" title="Remove Item" class="btn-remove">Remove Item</a></td>
            </tr></table><button type="submit" name="update_cart_action" value="update_qty">Update Shopping Cart</button>
            <button type="submit" name="update_cart_action" value="empty_cart">Clear Shopping Cart</button></form>
            <form action="/checkout/cart/estimatePost/" method="post" id="shipping-zip-form"><select name="country_id"
            id="country"><option value="AT">Austria</option><option value="US" selected>United States</option></select>
            <select name="region_id" id="region_id"><option value="">Please select region</option></select>
            <input name="estimate_postcode" id="postcode"><button type="button">Get a Quote</button></form>{rates}
            <table><tr><td>Subtotal</td><td>{PRICE}</td></tr><tr><td>Grand Total</td><td>{PRICE}</td></tr></table>
            <button type="button" title="Proceed to Checkout" class="button btn-proceed-checkout btn-checkout"
            onclick="window.location='/checkout/onepage/';"><span>Proceed to Checkout</span></button>
            <a href="/checkout/multishipping/">Checkout with Multiple Addresses</a>""", head))  # fmt: skip
        if v.path == "/checkout/onepage/":
            if not state.holds(v.session):
                return go("/checkout/cart/")
            return Out(html("Checkout", f"""<h1>Checkout</h1><h2>Checkout Method</h2><input type="radio"
            name="checkout_method" id="login:guest" value="guest"><label for="login:guest">Checkout as Guest</label>
            <input type="radio" name="checkout_method" value="register"> Register<form id="login-form" method="post"
            action="/customer/account/loginPost/"><input name="login[username]"><input type="password" name="login[password]">
            </form><form id="co-billing-form">{PERSON}<input type="password" name="billing[customer_password]">
            <input type="password" name="billing[confirm_password]"></form>""", head))  # fmt: skip
        if v.method == "POST":
            state.orders += 1
        return MISSING

    return answers


def zencart(state: State) -> Callable[[Visit], Out]:
    """The whole page is one form, its button a picture; the checkout is behind a log-in."""

    def answers(v: Visit) -> Out:
        page, action = v.query.get("main_page", ""), v.query.get("action", "")
        token, base = f"t{v.session}", "/index.php?main_page="
        head = '<meta name="generator" content="shopping cart program by Zen Cart&trade;">'
        if page == "product_info" and action == "add_product":
            if v.fields.get("securityToken") != token:
                return go(f"{base}time_out")
            state.put(v.session, v.fields["products_id"], int(v.fields.get("cart_quantity") or 1))
            return go(f"{base}shopping_cart")
        if page == "product_info":
            return Out(html(NAME, f"""<form name="cart_quantity" action="{base}product_info&amp;products_id=3&amp;action=add_product"
            method="post" enctype="multipart/form-data" id="addToCartForm"><input type="hidden" name="securityToken"
            value="{token}"><h1>{NAME}</h1><h2>{PRICE}</h2><h4>Handle:</h4><input type="radio" name="id[2]" value="7"> Left
            <input type="radio" name="id[2]" value="8"> Right <a href="{base}ask_a_question&amp;products_id=3">Ask a Question
            </a>Add to Cart: <input type="text" name="cart_quantity" value="1" maxlength="6"><input type="hidden"
            name="products_id" value="3"><input type="image" src="/in_cart.png" alt="Add to Cart"
            title=" Add to Cart "></form>""", head))  # fmt: skip
        if page == "shopping_cart" and action == "remove_product":
            state.set(v.session, "3", 0)
            return go(f"{base}shopping_cart")
        if page == "shopping_cart":
            if not state.holds(v.session):
                return Out(html("Cart", '<h2 id="cartEmptyText">Your Shopping Cart is empty.</h2>', head))
            return Out(html("Cart", f"""<h1>Your Shopping Cart Contents</h1><form name="cart_quantity" method="post"
            action="{base}shopping_cart&amp;action=update_product" id="shoppingCartForm"><table><tr><td><input
            name="cart_quantity[]" value="1"></td><td><input type="image" src="/u.png" alt="Change your quantity"></td><td>
            <a href="{base}product_info&amp;products_id=3"><span class="cartProdTitle">{NAME}</span></a></td><td>{PRICE}</td>
            <td><a href="{base}shopping_cart&amp;action=remove_product&amp;product_id=3"><img src="/trash.png"
            alt="Delete this item from the cart"></a></td></tr></table><div id="cartSubTotal">Sub-Total: {PRICE}</div>
            <a href="{base}checkout_shipping"><img src="/checkout.png" alt="Go To Checkout"></a></form>
            <a href="javascript:popupWindow('{base}popup_shipping_estimator')"><img src="/e.png" alt="Shipping Estimator"></a>
            """, head))  # fmt: skip
        if page == "popup_shipping_estimator":
            rows = ""
            if v.fields.get("zone_country_id") == "14" and v.fields.get("zip_code"):
                rows = "<table><tr><td>Flat Rate (Best Way)</td><td>$5.00</td></tr></table>"
            return Out(f"""<html><body><div id="shippingEstimatorContent"><form name="estimator" method="post"
            action="{base}popup_shipping_estimator"><input type="hidden" name="scid" value=""><input type="hidden"
            name="action" value="submit"><h2>Shipping Estimator</h2><select name="zone_country_id"><option value="14">Austria
            </option></select><input name="state"><input name="zip_code"><input type="image" src="/u.png" alt="Update">{rows}
            </form></div></body></html>""")  # fmt: skip
        if page == "checkout_shipping":
            return go(f"{base}login")
        if page == "login":
            return Out(html("Login", f"""<h1>Welcome, Please Sign In</h1><form name="login" method="post"
            action="{base}login&amp;action=process"><input name="email_address"><input type="password" name="password"></form>
            <form name="create_account" method="post" action="{base}create_account"><h2>New? Please Provide Your Billing
            Information</h2>{PERSON}<input type="password" name="password"><input type="password" name="confirmation"></form>
            """, head))  # fmt: skip
        if v.method == "POST":
            state.accounts += 1
        return MISSING

    return answers


def abantecart(state: State) -> Callable[[Visit], Out]:
    """The button is a link without an address, the way to the checkout a script's argument, the checkout wants https."""

    def answers(v: Visit) -> Out:
        route, base = v.query.get("rt", ""), "/index.php?rt="
        head = '<meta name="generator" content="AbanteCart v1.4.2 - Open Source eCommerce solution">'
        if route == "product/product":
            return Out(html(NAME, f"""<h1>{NAME}</h1><form id="product" method="post" action="{base}checkout/cart"
            enctype="multipart/form-data"><label>Colour</label><select name="option[332]"><option value="690">Blue</option>
            </select><input name="quantity" value="1"><input type="hidden" name="product_id" value="60"><input type="hidden"
            name="redirect" value="{base}product/product"><a id="product_add_to_cart" class="shadow cart btn btn-success"
            href="Javascript:void(0);"><i class="fa-cart-plus"></i> Add to Cart</a><a href="javascript:window.print();">Print
            </a><a id="product_buy_now_btn" href="#" onclick="$(this).closest('form').attr('action',
            '{base}checkout/cart/buynow').submit(); return false;" class="cart btn">Buy Now</a></form>
            <a href="{base}checkout/cart&amp;product_id=61">Add to Cart</a><a href="{base}index/home&amp;currency=EUR">EUR</a>""",
            head))  # fmt: skip
        if route == "checkout/cart/buynow":
            state.orders += 1
        if route == "checkout/cart" and v.query.get("remove"):
            state.set(v.session, "60", 0)
            return go(f"{base}checkout/cart")
        if route == "checkout/cart" and v.method == "POST":
            state.put(v.session, v.fields["product_id"], int(v.fields["quantity"]))
            return go(f"{base}checkout/cart")
        if route == "checkout/cart":
            if not state.holds(v.session):
                return Out(html("Cart", "<h1>Shopping Cart</h1><p>Your shopping cart is empty!</p>", head))
            return Out(html("Cart", f"""<h1>Shopping Cart</h1><form id="cart" method="post" action="{base}checkout/cart">
            <div class="row"><h5><a href="/blue-mug-key-60">{NAME}</a></h5><p>Price:<br><span>{PRICE}</span></p>
            <button title="&gt;= 1" class="minus-qnty">-</button><input name="quantity[60]" value="1"><button class="plus-qnty">+
            </button><div>Total:<br><span>{PRICE}</span></div><a class="btn" href="{base}checkout/cart&amp;remove=60"><i
            class="bi bi-trash"></i></a></div><button id="submit_button" type="submit">Update</button><a href="#"
            onclick="save_and_checkout('checkout/fast_checkout'); return false;" id="cart_checkout1" class="btn btn-primary"
            title="Checkout">Checkout</a></form><form id="coupon" method="post" action="{base}checkout/cart"><input
            name="coupon"><button>Apply Coupon</button></form><form id="estimate" method="post" action="{base}checkout/cart">
            <select name="country[]" id="estimate_country"><option value="14">Austria</option><option value="223" selected>United
            States</option></select><select name="country_zones[]" id="estimate_country_zones"><option value="3655">New York
            </option></select><input name="postcode"><button type="submit">Estimate</button></form>
            <table id="totals_table"><tbody></tbody></table><script>$.ajax({{ type: 'POST',
            url: '{base}r/checkout/cart/change_zone_get_shipping_methods' }});</script>""", head))  # fmt: skip
        if route == "r/checkout/cart/change_zone_get_shipping_methods":
            asked = v.fields == {"country_id": "223", "zone_id": "3655", "postcode": "10001"}
            box = "<select id='shippings'><option value='f.f'>Flat Shipping Rate - $2.00</option></select>"
            return Out({"selectbox": box if asked else ""})
        if route == "checkout/fast_checkout":
            return Out("Non-secure connection! Checkout process forbidden.")
        return MISSING

    return answers


def nopcommerce(state: State) -> Callable[[Visit], Out]:
    """The button's handler names the address, the cart's button posts the cart; guests go on by a scripted button."""

    def answers(v: Visit) -> Out:
        head = '<meta name="generator" content="nopCommerce">'
        if v.path == "/blue-mug":
            return Out(html(NAME, f"""<form method="post" id="product-details-form" action="/blue-mug"><h1>{NAME}</h1>
            <span>{PRICE}</span><input type="text" name="addtocart_18.EnteredQuantity" class="qty-input" value="1">
            <button type="button" id="add-to-cart-button-18" class="button-1 add-to-cart-button" data-productid="18"
            onclick="return AjaxCart.addproducttocart_details('/addproducttocart/details/18/1', '#product-details-form'), !1">
            Add to cart</button><button type="button" class="add-to-wishlist-button"
            onclick="return AjaxCart.addproducttocart_details('/addproducttocart/details/18/2', '#product-details-form'), !1">
            Add to wishlist</button><input type="hidden" name="__RequestVerificationToken" value="v"></form>
            <a href="/cart" class="ico-cart"><span class="cart-label">Shopping cart</span> <span>(0)</span></a>""", head))  # fmt: skip
        if v.path == "/addproducttocart/details/18/1":
            state.put(v.session, "18", int(v.fields.get("addtocart_18.EnteredQuantity", "1")))
            return Out({"success": True, "message": "added"})
        if v.path == "/cart" and v.method == "POST":
            if v.fields.get("itemquantity18") == "0" or v.fields.get("removefromcart"):
                state.set(v.session, "18", 0)
            return go("/cart")
        if v.path == "/cart":
            if not state.holds(v.session):
                return Out(html("Cart", "<h1>Shopping cart</h1><p>Your Shopping Cart is empty!</p>", head))
            return Out(html("Cart", f"""<h1>Shopping cart</h1><form method="post" action="/cart" id="shopping-cart-form">
            <table><tr><td><a href="/blue-mug">{NAME}</a></td><td>{PRICE}</td><td><input name="itemquantity18" value="1"
            class="qty-input"></td><td>{PRICE}</td><td><input type="checkbox" name="removefromcart" value="18"></td></tr></table>
            <button type="submit" name="updatecart" id="updatecart">Update shopping cart</button><button type="submit"
            name="continueshopping">Continue shopping</button><input name="discountcouponcode"><button type="submit"
            name="applydiscountcouponcode">Apply coupon</button><input type="checkbox" name="termsofservice"> I agree
            <button type="submit" id="checkout" name="checkout" value="checkout" class="checkout-button">Checkout</button></form>
            """, head))  # fmt: skip
        if v.path == "/checkout":
            return go("/login/checkoutasguest?returnUrl=%2Fcart" if state.holds(v.session) else "/cart")
        if v.path == "/login/checkoutasguest":
            return Out(html("Login", """<h1>Welcome, Please Sign In!</h1><strong>Checkout as a guest or register</strong>
            <button type="button" class="checkout-as-guest-button" onclick="location.href='/onepagecheckout'">Checkout as Guest
            </button><form method="post" action="/login"><input name="Email" type="email"><input name="Password"
            type="password"></form>""", head))  # fmt: skip
        if v.path == "/onepagecheckout":
            return Out(html("Checkout", f"<h1>Checkout</h1><form method='post'>{PERSON}</form>", head))
        if v.method == "POST":
            state.orders += 1
        return MISSING

    return answers


def sylius(state: State) -> Callable[[Visit], Out]:
    """Nested field names, a token per form, a DELETE in disguise; in German here."""

    def answers(v: Visit) -> Out:
        if v.path == "/de_DE/products/blue-mug":
            return Out(html(NAME, f"""<h1>{NAME}</h1><form name="sylius_shop_add_to_cart" method="post"
            action="/de_DE/cart/add?productId=9" id="sylius-product-adding-to-cart"><select name="sylius_add_to_cart[cartItem]
            [variant][glaze]" required><option value="" disabled selected>Bitte wählen</option><option value="matt">Matt
            </option></select><input type="number" name="sylius_add_to_cart[cartItem][quantity]" required value="1" min="1">
            <input type="hidden" name="sylius_add_to_cart[_token]" value="tok"><button type="submit">In den Warenkorb</button>
            </form><a href="/de_DE/cart/" class="ui circular cart button"><i class="cart icon"></i> 0,00 €</a>""", lang="de"))  # fmt: skip
        if v.path == "/de_DE/cart/add" and v.method == "POST":
            if v.fields.get("sylius_add_to_cart[_token]") == "tok" and any(x == "matt" for _, x in v.form):
                state.put(v.session, "9")
            return go("/de_DE/cart/")
        if v.path == "/de_DE/cart/9/remove" and v.fields.get("_method") == "DELETE":
            state.set(v.session, "9", 0)
            return go("/de_DE/cart/")
        if v.path == "/de_DE/cart/":
            if not state.holds(v.session):
                return Out(html("Warenkorb", "<h1>Warenkorb</h1><div>Ihr Warenkorb ist leer</div>", lang="de"))
            return Out(html("Warenkorb", f"""<h1>Ihr Warenkorb</h1><table><tr><td><a href="/de_DE/products/blue-mug">{NAME}</a>
            </td><td>12,00 €</td><td><input type="number" form="sylius-cart-update" name="sylius_cart[items][0][quantity]"
            value="1"></td><td><form action="/de_DE/cart/9/remove" method="post"><input type="hidden" name="_method"
            value="DELETE"><button type="submit" class="ui circular icon button sylius-cart-remove-button"><i
            class="remove icon"></i></button></form></td></tr></table><form id="sylius-cart-update" name="sylius_cart"
            method="post" action="/de_DE/cart/"><input type="hidden" name="_method" value="PATCH"></form>
            <div>Versand: 4,90 €</div><div>Gesamtsumme: 16,90 €</div><a href="/de_DE/checkout/" class="ui huge primary button">
            Zur Kasse</a>""", lang="de"))  # fmt: skip
        if v.path == "/de_DE/checkout/":
            return go("/de_DE/checkout/address" if state.holds(v.session) else "/de_DE/cart/")
        if v.path == "/de_DE/checkout/address":
            return Out(html("Kasse", f"<h1>Adresse</h1><form method='post'>{PERSON}</form>", lang="de"))
        if v.method == "POST":
            state.orders += 1
        return MISSING

    return answers


def solidus(state: State) -> Callable[[Visit], Out]:
    """Rails: tokens, PATCH in disguise; the way on is the cart form's second button, which must not be pressed."""

    def answers(v: Visit) -> Out:
        token = '<input type="hidden" name="authenticity_token" value="a">'
        if v.path == "/products/blue-mug":
            return Out(html(NAME, f"""<a class="cart-link" href="/cart">🛒</a><h1>{NAME}</h1><form action="/orders/populate"
            method="post">{token}<ul><li><input type="radio" name="variant_id" value="31" id="v31"><label for="v31">One size
            </label></li></ul><input type="number" name="quantity" value="1" min="1"><button type="submit"
            id="add-to-cart-button">Añadir al carrito</button></form>""", lang="es"))  # fmt: skip
        if v.path == "/orders/populate" and v.method == "POST":
            if v.fields.get("variant_id"):
                state.put(v.session, "31", int(v.fields["quantity"]))
            return go("/cart")
        if v.path == "/cart" and v.method == "POST":
            if "checkout" in v.fields:
                state.orders += 1
            if v.fields.get("order[line_items_attributes][0][quantity]") == "0":
                state.set(v.session, "31", 0)
            return go("/cart")
        if v.path == "/cart":
            if not state.holds(v.session):
                return Out(html("Carrito", "<h1>Carrito</h1><p>Tu carrito está vacío</p>", lang="es"))
            return Out(html("Carrito", f"""<h1>Carrito</h1><form id="update-cart" action="/cart" method="post"><input
            type="hidden" name="_method" value="patch">{token}<div class="cart-item"><a href="/products/blue-mug">{NAME}</a>
            <span>12,00 €</span><input type="number" name="order[line_items_attributes][0][quantity]" value="1"><input
            type="hidden" name="order[line_items_attributes][0][id]" value="1"></div><button type="submit" name="update">
            Actualizar</button><button type="submit" name="checkout" id="checkout-link">Tramitar pedido</button></form>
            """, lang="es"))  # fmt: skip
        if v.path == "/checkout":
            return go("/checkout/registration" if state.holds(v.session) else "/cart")
        if v.path == "/checkout/registration":
            return Out(html("Registro", """<h1>Registro</h1><h2>Comprar como invitado</h2><form method="post"
            action="/checkout/registration"><input type="email" name="order[email]"></form><h2>Iniciar sesión</h2>
            <form method="post" action="/login"><input type="email" name="spree_user[email]"><input type="password"
            name="spree_user[password]"></form>""", lang="es"))  # fmt: skip
        return MISSING

    return answers


def persian_plain(state: State) -> Callable[[Visit], Out]:
    """A small hand-made Persian shop: its own field names, and a checkout behind a code sent to a phone."""

    def answers(v: Visit) -> Out:
        if v.path == "/kala/12":
            return Out(html("لیوان سرامیکی آبی", """<a href="/sabad" class="basket-icon"><i class="icon-basket"></i></a>
            <h1>لیوان سرامیکی آبی</h1><div>۱۲۵٬۰۰۰ تومان</div><form action="/sabad/afzoodan" method="post"><input type="hidden"
            name="kala_id" value="12"><select name="rang"><option value="0">انتخاب کنید</option><option value="2">آبی</option>
            </select><input name="tedad" type="number" value="1"><button>افزودن به سبد خرید</button></form>
            <form action="/nazar" method="post"><input name="kala_id" type="hidden" value="12"><textarea name="matn"></textarea>
            <button>ثبت نظر</button></form>""", lang="fa"))  # fmt: skip
        if v.path == "/sabad/afzoodan" and v.method == "POST":
            if v.fields.get("rang") == "2":
                state.put(v.session, v.fields["kala_id"], int(v.fields.get("tedad", "1")))
            return go("/sabad")
        if v.path == "/sabad/hazf/12":
            state.set(v.session, "12", 0)
            return go("/sabad")
        if v.path == "/sabad":
            if not state.holds(v.session):
                return Out(html("سبد خرید", "<h1>سبد خرید</h1><p>سبد خرید شما خالی است.</p>", lang="fa"))
            return Out(html("سبد خرید", """<h1>سبد خرید</h1><div class="item"><a href="/kala/12">لیوان سرامیکی آبی</a>
            <span>۱۲۵٬۰۰۰ تومان</span><a href="/sabad/hazf/12" class="hazf">حذف</a></div><div>هزینه ارسال: ۴۵٬۰۰۰ تومان</div>
            <div>مبلغ قابل پرداخت: ۱۷۰٬۰۰۰ تومان</div><a href="/tasvie" class="btn">ادامه فرایند خرید</a>""", lang="fa"))  # fmt: skip
        if v.path == "/tasvie":
            return go("/login?back=/tasvie")
        if v.path == "/login":
            return Out(html("ورود", """<h1>ورود / ثبت نام</h1><form method="post" action="/login"><label for="m">شماره موبایل
            </label><input id="m" name="mobile" type="tel"><button>دریافت کد تایید پیامکی</button></form>""", lang="fa"))  # fmt: skip
        if v.method == "POST":
            state.accounts += 1
        return MISSING

    return answers


def links_only(state: State) -> Callable[[Visit], Out]:
    """No form anywhere: adding is a link, as on many small shops; the cart tells its line by a link's address."""

    def answers(v: Visit) -> Out:
        if v.path == "/p/5":
            return Out(html(NAME, f"""<a href="/basket.php">Basket</a><h1>{NAME}</h1><p>{PRICE}</p>
            <a class="btn" href="/basket.php?action=add&amp;id=5">Add to basket</a><h2>You may also like</h2>
            <a href="/p/6">Red mug</a> <a class="btn" href="/basket.php?action=add&amp;id=6">Add to basket</a>"""))  # fmt: skip
        if v.path == "/basket.php":
            if v.query.get("action") == "add":
                state.put(v.session, v.query["id"])
                return go("/basket.php")
            if v.query.get("action") == "remove":
                state.set(v.session, v.query["id"], 0)
                return go("/basket.php")
            if not state.holds(v.session):
                return Out(html("Basket", "<h1>Basket</h1><p>Your basket is empty.</p>"))
            return Out(html("Basket", f"""<h1>Basket</h1><p><a href="/p/5">{NAME}</a> {PRICE}
            <a href="/basket.php?action=remove&amp;id=5">remove</a></p><p>Shipping calculated at checkout</p>
            <form action="/checkout.php" method="post"><button>Checkout</button></form>"""))  # fmt: skip
        if v.path == "/checkout.php":
            if v.method == "POST":
                state.orders += 1
            return Out(
                html("Checkout", f"<h1>Checkout</h1><form method='post'>{PERSON}<button>Place order</button></form>")
            )
        return MISSING

    return answers


def bagisto(state: State) -> Callable[[Visit], Out]:
    def answers(v: Visit) -> Out:
        head = '<meta name="csrf-token" content="tok"><script src="/themes/shop/default/build/assets/app.js"></script>'
        shell = '<div id="app"></div><script src="/a.js"></script>'
        if v.path == "/blue-mug":
            return Out(html(NAME, f"""<h1>{NAME}</h1><div id="app"></div><script type="text/x-template" id="v-product-template">
            <form ref="formData"><input type="hidden" name="product_id" value="8"><button type="button">Add To Cart</button>
            </form></script>""", head))  # fmt: skip
        if v.path == "/api/checkout/cart" and v.method == "POST" and v.headers.get("x-csrf-token") == "tok":
            state.put(v.session, str(v.sent["product_id"]), v.sent["quantity"])
            return Out({"data": {"items": []}, "message": "Item Added Successfully"})
        if v.path == "/api/checkout/cart":
            return Out({"data": {"items": [{"id": 4, "name": NAME}] if state.holds(v.session) else []}})
        if v.path in ("/checkout/cart", "/checkout/onepage"):
            return Out(html("Checkout", shell, head))
        if v.method == "POST":
            state.orders += 1
        return MISSING

    return answers


def shopify(state: State) -> Callable[[Visit], Out]:
    def answers(v: Visit) -> Out:
        head = '<meta name="shopify-digital-wallet" content="/1/digital_wallets/dialog"><script>Shopify.country = "AT";</script>'
        if v.path == "/robots.txt":
            return Out("User-agent: *\nDisallow: /cart\nDisallow: /checkout\n", headers={"Content-Type": "text/plain"})
        if v.path == "/products/blue-mug":
            return Out(html(NAME, f"""<h1>{NAME}</h1><form action="/cart/add" method="post" data-type="add-to-cart-form"><input
            type="hidden" name="id" value="4242"><input type="number" name="quantity" value="1"><button name="add">Add to cart
            </button></form><a href="/cart">Cart</a>""", head))  # fmt: skip
        if v.path == "/cart/add.js" and v.sent:
            for item in v.sent["items"]:
                state.put(v.session, str(item["id"]), item["quantity"])
            return Out({"items": [{"id": 4242}]})
        if v.path == "/cart.js":
            items = [{"product_title": NAME, "quantity": 1, "price": 1200}] if state.holds(v.session) else []
            return Out({"items": items, "item_count": len(items), "total_price": 1200, "currency": "EUR"})
        if v.path == "/cart/shipping_rates.json" and v.query.get("shipping_address[zip]") == "1010":
            return Out({"shipping_rates": [{"name": "Standard", "price": "4.90", "currency": "EUR", "code": "std"}]})
        if v.path == "/cart/clear.js" and v.method == "POST":
            state.set(v.session, "4242", 0)
            return Out({"items": []})
        if v.path == "/cart":
            return Out(html("Cart", f"""<h1>Your cart</h1><form action="/cart" method="post" id="cart"><a
            href="/products/blue-mug">{NAME}</a><input name="updates[]" type="number" value="1"><p>Shipping calculated at
            checkout</p><button type="submit" name="checkout">Check out</button></form>""", head))  # fmt: skip
        if v.path == "/checkout":
            return go("/checkouts/cn/abc")
        if v.path == "/checkouts/cn/abc":
            return Out(
                '<html><body><div id="app"></div><script src="/1.js"></script><script src="/2.js"></script></body></html>'
            )
        if v.method == "POST":
            state.orders += 1
        return MISSING

    return answers
