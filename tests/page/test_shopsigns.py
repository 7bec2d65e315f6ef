"""Whether a page is a shop's: by what only shops have."""

from __future__ import annotations

import pytest

from trustaudit.page import parse_html
from trustaudit.page.shopsigns import shop_signs

FILLER = "<p>" + "The harbour was quiet that morning and nobody bought anything at all. " * 20 + "</p>"
OFFER = '<script type="application/ld+json">{"@type":"Product","name":"Mug","offers":{"@type":"Offer","price":"1"}}</script>'

SHOPS = {
    "en": "<nav><a href=/cart>Cart</a></nav><p>£ 12.00</p><button>Add to cart</button><footer><a href=/returns>Returns</a>"
    "<a href=/shipping>Delivery</a></footer>",
    "fa": "<nav><a href=/cart>سبد خرید</a></nav><p>۱۲۰٬۰۰۰ تومان</p><button>افزودن به سبد خرید</button>"
    "<footer><a href=/r>شرایط بازگشت کالا</a></footer>",
    "es": "<nav><a href=/carrito>Carrito</a></nav><p>12 €</p><button>Añadir al carrito</button><a href=/e>Envíos</a>",
    "de": "<nav><a href=/w>Warenkorb</a></nav><p>12 €</p><button>In den Warenkorb</button><a href=/v>Versandkosten</a>",
    "tr": "<nav><a href=/sepet>Sepetim</a></nav><p>120 TL</p><button>Sepete ekle</button><a href=/i>İade ve Değişim</a>",
    "ar": "<nav><a href=/cart>سلة التسوق</a></nav><p>45 ر.س</p><button>أضف إلى السلة</button><a href=/s>الشحن والتوصيل</a>",
    "fr": "<nav><a href=/panier>Panier</a></nav><p>12 €</p><button>Ajouter au panier</button><a href=/l>Livraison</a>",
    "unread language": f"{OFFER}<meta property='og:type' content='product'><meta property='product:price:amount' content='1'>"
    "<p>12 €</p>",
}
NO_SHOPS = {
    "article": f"<h1>Prices rise in the harbour</h1><p>A mug now costs £ 12, a bowl £ 20.</p>{FILLER}",
    "office": f"<h1>Hadley Solicitors</h1><a href=/contact>Contact</a><a href=/privacy>Privacy</a>{FILLER}",
    "newspaper": '<script type=\'application/ld+json\'>{"@type":"NewsArticle"}</script><nav><a href=/shop>Shop</a></nav>'
    + FILLER,
}
UNDECIDED = {
    "classified ad": f"{OFFER}<h1>Washing machine</h1><p>£ 30</p>{FILLER}",
    "a club with a cart": f"<nav><a href=/cart>Cart</a><a href=/shop>Shop</a></nav>{FILLER}",
}


@pytest.mark.parametrize("name", SHOPS)
def test_shops(name: str) -> None:
    assert shop_signs(parse_html(SHOPS[name])).verdict == "shop"


@pytest.mark.parametrize("name", NO_SHOPS)
def test_no_shops(name: str) -> None:
    assert shop_signs(parse_html(NO_SHOPS[name])).verdict == "not-shop"


@pytest.mark.parametrize("name", UNDECIDED)
def test_what_may_be_either_is_left_open(name: str) -> None:
    assert shop_signs(parse_html(UNDECIDED[name])).verdict == "unknown"


def test_pages_of_a_site_add_up_and_repeated_signs_do_not() -> None:
    cart = parse_html(f"<nav><a href=/cart>Cart</a></nav>{FILLER}")
    terms = parse_html(f"<footer><a href=/r>Returns</a><a href=/s>Delivery</a></footer>{FILLER}")
    assert shop_signs([cart] * 5).chance == shop_signs(cart).chance
    assert shop_signs([cart, terms]).chance > max(shop_signs(cart).chance, shop_signs(terms).chance)


def test_each_sign_is_told() -> None:
    signs = shop_signs(parse_html(SHOPS["en"])).signs
    assert "a link to the cart 'Cart'" in signs
    assert any("returns" in s for s in signs)
