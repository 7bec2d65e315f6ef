"""What the names of fields and the words of addresses say, in any language a shop's programmer may think in.

Programmers name fields in English on most engines, and in their own language on the rest; what is printed beside the
fields is another matter and read elsewhere.
"""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote_plus

from trustaudit.crawl.spelling import split_url
from trustaudit.text import fold

_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def words(text: str) -> list[str]:
    """The words of a name or address, folded: `id_product[first-Name]` -> id, product, first, name."""
    return _WORD.findall(fold(_CAMEL.sub(" ", text)))


def _set(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """ "place order, buy now" -> {("place", "order"), ("buy", "now")}"""
    return frozenset((one, two) for one, two in (pair.split() for pair in text.split(",")))


PERSONAL = _set("""
    email mail emailaddress correo courriel eposta ایمیل password passwd pass pwd passwort contrasena sifre kennwort
    رمز phone telephone tel telefon telefono mobile cell cellphone gsm cep handy موبایل تلفن شماره همراه firstname
    lastname fname lname surname fullname nachname vorname nombre apellido apellidos prenom soyad نام username user
    login usr nickname address address1 address2 addr street strasse direccion adresse adres آدرس نشانی company firma
    empresa societe vat vatnumber nif dni iban bic card cardnumber ccnumber cvv cvc cvv2 creditcard birthday birthdate
    dob ssn nationalcode melli recipient""")
_PERSONAL_PAIRS = _pairs("""first name, last name, full name, user name, your name, family name, customer name,
    billing name, shipping name, contact name, card number, national code, e mail""")
_CODES = _set("""coupon couponcode voucher vouchercode discountcode promo promocode giftcard giftcode gutschein cupon
    kupon کوپن""")
_CODE_PAIRS = _pairs("discount code, promo code, gift card, gift code, coupon code")
_COUNTING = re.compile(r"(?:qty|quantity)\d*$")
_QUANTITY = _set("qty quantity quantities quantite cantidad menge anzahl adet miktar تعداد")
# The last word of a field for a place no smaller than a town: `shipping_address[zip]`, `address_country`.
_PLACE = _set("""country region state province zone county postcode postalcode postal zip zipcode city town plz
    ostan shahr استان شهر""")


def is_personal(name: str) -> bool:
    """Whether a field's name asks who somebody is, or for a secret or a money-off code."""
    found = words(name)
    if found and found[-1] in _PLACE:
        return False
    pairs = set(pairwise(found))
    return not (
        (PERSONAL | _CODES).isdisjoint(found) and _PERSONAL_PAIRS.isdisjoint(pairs) and _CODE_PAIRS.isdisjoint(pairs)
    )


#: Words for taking something out.
TAKING = _set("""remove delete del trash discard clear empty hazf حذف sil kaldir eliminar quitar borrar supprimer
    retirer entfernen loeschen elimina rimuovi usun""")


def takes_away(url: str) -> bool:
    """Whether an address takes something out: a word for it in the query, or a path segment that is not a title."""
    parts = split_url(url)
    pieces = [words(piece) for piece in unquote_plus(parts.path).split("/")]
    acting = {word for spoken in pieces if len(spoken) <= 3 for word in spoken} | set(words(unquote_plus(parts.query)))
    return not TAKING.isdisjoint(acting) or any(
        w.startswith(("removefrom", "removeitem", "deleteitem")) for w in acting
    )


def is_quantity(name: str) -> bool:
    """Whether a field's name asks how many."""
    return not _QUANTITY.isdisjoint(words(name)) or bool(_COUNTING.search(name.lower()))


_ORDERING = _set("buynow oneclick 1click oneclickbuy placeorder quickorder quickbuy")
_ORDERING_PAIRS = _pairs("buy now, one click, 1 click, place order, quick order")


def orders_at_once(text: str) -> bool:
    """Whether a button's name or value buys without a cart and a checkout in between."""
    found = words(text[:60])
    return not (_ORDERING.isdisjoint(found) and _ORDERING_PAIRS.isdisjoint(pairwise(found)))


# What no request of the journey may be about.
_ENDINGS = _set("""placeorder saveorder createorder submitorder orderplace process finish finalize success thankyou
    complete payment pay charge capture buynow oneclick 1click oneclickbuy quickorder fastorder expressorder login
    signin register signup logon authenticate account password newsletter subscribe coupon voucher promo giftcard
    wishlist compare review reviews rate vote contact unsubscribe apply""")
_ENDING_PAIRS = _pairs("""place order, save order, create order, submit order, new order, confirm order, order place,
    order create, order submit, order new, order confirm, buy now, one click, 1 click, quick order, quick buy,
    fast order, create account, checkout process, checkout submit, checkout confirm, checkout complete, log in, sign in,
    sign up, gift card, discount code, apply coupon""")
# A GET of the checkout may end on these: they are where shops send anonymous visitors.
_WALLS = _set("login signin register signup logon account authenticate password payment contact")
_WALL_PAIRS = _pairs("log in, sign in, sign up, create account")
_CHECKOUT = _set("""checkout checkouts onepage onestepcheckout onestep kasse caisse odeme tasviye purchase order orders
    commande pedido siparis bestellen sendorder shipping billing تسویه پرداخت سفارش""")
# `/checkout/cart/add`, `/orders/populate`, `/order/line_items`: a cart in spite of the word before it.
_CARTISH = _set("""cart basket bag trolley warenkorb panier carrito cesta sepet populate items item lines line سبد""")
_ESTIMATING = _set("quote estimate estimator estimates methods rates calculate calculator calc location")


def address_words(url: str) -> list[str]:
    """The words of an address: of its path, and of the keys and values of its query. A segment of more than three
    words is somebody's title, and says nothing about what the address does."""
    parts = split_url(url)
    found: list[str] = []
    for piece in (*unquote_plus(parts.path).split("/"), *re.split("[&=/]", unquote_plus(parts.query))):
        spoken = words(re.sub(r"\.(?:php|html?|aspx?|jsp)$", "", piece))
        if len(spoken) <= 3 or "order" in spoken:
            found += spoken
    return found


def is_checkout(url: str) -> bool:
    """Whether an address is one at which an order could be placed (a cart under `/checkout/` is not)."""
    found = address_words(url)
    asks_price = not _ESTIMATING.isdisjoint(found)
    has_cart = not _CARTISH.isdisjoint(found)
    for at, word in enumerate(found):
        if word not in _CHECKOUT or (at + 1 < len(found) and found[at + 1] in _CARTISH):
            continue
        # `route=extension/total/shipping/quote` asks what sending would cost; `/order/7/add_item` fills a cart.
        if (word == "shipping" and (asks_price or has_cart)) or (word in ("order", "orders") and has_cart):
            continue
        return True
    return False


def forbidden_word(url: str, *, reading: bool = False) -> str:
    """The word of an address that the journey must not touch, '' if it has none. A GET that only reads may arrive at
    a log-in (`reading`), where shops send anonymous visitors."""
    found = address_words(url)
    hits = (_ENDINGS - _WALLS if reading else _ENDINGS).intersection(found)
    if hits:
        return min(hits)
    couples = (_ENDING_PAIRS - _WALL_PAIRS if reading else _ENDING_PAIRS).intersection(pairwise(found))
    return " ".join(min(couples)) if couples else ""
