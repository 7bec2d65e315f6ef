"""What an address alone tells: safe to follow, whose site, which language, where the door is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustaudit.crawl.addresses import canonical, doors, is_page, is_safe, is_same_site, language_of
from trustaudit.page.naming import is_root, words_of

S = "https://shop.example"
CHANGING = [
    "/?add-to-cart=12", "/shop/?add-to-cart=12&quantity=1", "/cart/?remove_item=ab&_wpnonce=1", "/cart/?undo_item=ab",
    "/?wc-ajax=add_to_cart", "/product/x/?quantity=2", "/index.php?route=checkout/cart/add",
    "/index.php?route=checkout/cart.add", "/index.php?route=account/logout", "/index.php?route=account/wishlist",
    "/index.php?route=product/compare", "/index.php?rt=checkout/cart&product_id=5&quantity=1",
    "/index.php?rt=checkout/cart&product_id=5", "/index.php?rt=checkout/cart&remove=5",
    "/index.php?main_page=shopping_cart&action=remove_product&product_id=1", "/index.php?main_page=logoff",
    "/cart?delete=1&id_product=2", "/cart?add=1&id_product=6&qty=1", "/wishlist/index/add/product/3/",
    "/catalog/product_compare/add/product/3/", "/checkout/cart/add/uenc/abc/product/3/", "/logout", "/users/sign_out",
    "/accounts/logout/", "/auth/login?redirect_to=/checkout", "/login?next=/checkout/", "/?currency=EUR",
    "/?SubmitCurrency=1&id_currency=2", "/cart/40123:1", "/cart.php?action=add&product_id=1",
    "/cart.php?action=buy&product_id=1", "/basket/add/12/", "/?add_to_wishlist=4", "/?yith_wcan=1",
    "/post/?replytocom=4", "/i18n/setlang/", "/wp-admin/", "/%D8%AE%D8%B1%D9%88%D8%AC", "/newsletter/unsubscribe",
    "/?apply_coupon=x", "/?action=DELETE", "/account/address?do=remove", "/?unsubscribe=1", "/cart/clear",
    "/?add_to_compare=3", "/ar/logout", "/?empty_cart=yes",
]  # fmt: skip
READING = [
    "/", "/cart/", "/checkout/", "/cart?action=show", "/index.php?route=information/contact",
    "/index.php?route=information/information&information_id=4", "/index.php?route=checkout/cart",
    "/index.php?route=product/product&product_id=40", "/index.php?route=account/return/add",
    "/index.php?main_page=product_info&products_id=3", "/index.php?id_cms=4&controller=cms", "/policies/refund-policy",
    "/address", "/additional-information", "/returns?lang=en", "/login", "/faq?page=2", "/collections/all?sort_by=price",
    "/درباره-ما", "/products/compare-set", "/order", "/product/delete-key-cap", "/p?orderby=price&filter_color=red",
    "/index.php?route=product/category&path=20", "/settings-guide", "/currency-converter", "/product/wishlist-card",
]  # fmt: skip


@pytest.mark.parametrize("path", CHANGING)
def test_addresses_that_change_something_are_not_safe(path: str) -> None:
    assert not is_safe(S + path)


@pytest.mark.parametrize("path", READING)
def test_addresses_that_only_read_are_safe(path: str) -> None:
    assert is_safe(S + path)


@pytest.mark.parametrize(
    "url",
    [
        "mailto:a@b.example",
        "javascript:void(0)",
        "tel:+442079460123",
        "ftp://shop.example/",
        "http://[bad",
        "",
        "/cart",
    ],
)
def test_what_is_no_web_address_is_not_safe(url: str) -> None:
    assert not is_safe(url)


SAME = [
    ("https://www.hadley.example/a", "https://hadley.example/", True),
    ("http://hadley.example/a", "https://hadley.example/", True),
    ("https://help.hadley.example/a", "https://www.hadley.example/", True),
    ("https://hadley.example.org/", "https://hadley.example/", False),
    ("https://one.co.uk/", "https://two.co.uk/", False),
    ("https://shop.one.co.uk/", "https://one.co.uk/", True),
    ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/", True),
    ("http://127.0.0.1:8001/a", "http://127.0.0.1:8000/", False),
    ("mailto:a@hadley.example", "https://hadley.example/", False),
]


@pytest.mark.parametrize(("url", "shop", "same"), SAME)
def test_whose_site(url: str, shop: str, same: bool) -> None:
    assert is_same_site(url, shop) is same


def test_one_page_has_one_address() -> None:
    page = canonical("https://Shop.Example:443/a?utm_source=x&id=1#top")
    assert page == canonical("https://shop.example/a?id=1") == "https://shop.example/a?id=1"
    assert canonical("https://shop.example") == "https://shop.example/"
    assert canonical("https://shop.example/a?id=1") != canonical("https://shop.example/a?id=2")


@pytest.mark.parametrize(
    ("url", "lang"),
    [
        ("/en/contact", "en"), ("/en-us/contact", "en"), ("/contact?lang=ar", "ar"), ("/fa/", "fa"), ("/contact", ""),
        ("/es-tienda/contact", ""), ("/it", "it"), ("/xx/contact", ""),
    ],
)  # fmt: skip
def test_the_language_an_address_names(url: str, lang: str) -> None:
    assert language_of(S + url) == lang
    assert language_of("https://fr.hadley.example/") == "fr"


def test_files_are_no_pages() -> None:
    assert not is_page(S + "/terms.pdf")
    assert not is_page(S + "/logo.SVG?v=2")
    assert is_page(S + "/terms.html")
    assert is_page(S + "/product/file.pdf-holder/")


WORDS = [
    ("/pages/returns", "pages/returns"),
    ("/index.php?route=information/contact", "information/contact"),
    ("/ar/%D9%85%D9%86-%D9%86%D8%AD%D9%86/page-12", "ar/من-نحن"),
    ("/contact/index.html", "contact"),
    ("/shop/?utm_source=contact", "shop"),
]


@pytest.mark.parametrize(("path", "words"), WORDS)
def test_words_of_an_address(path: str, words: str) -> None:
    assert words_of(S + path) == words


def test_front_doors() -> None:
    for path in ("", "/", "/index.html", "/fa/", "/en-gb", "/?lang=fa", "/index.php?route=common/home"):
        assert is_root(S + path)
    for path in ("/shop", "/?p=12", "/fa/contact", "/faq"):
        assert not is_root(S + path)


def test_where_a_shop_may_answer() -> None:
    assert doors("https://hadley.example/") == (
        "https://hadley.example/",
        "http://hadley.example/",
        "https://www.hadley.example/",
    )
    assert doors("http://www.hadley.example/")[-1] == "http://hadley.example/"
    assert doors("http://127.0.0.1:8000/") == ("http://127.0.0.1:8000/",)
    assert doors("http://127.0.0.1/")[1:] == ("https://127.0.0.1/",)


ANYTHING = st.one_of(
    st.text(max_size=40),
    st.builds("http{}://{}:{}/{}?{}".format, st.sampled_from(["", "s"]), *[st.text(max_size=8)] * 4),
    st.sampled_from(["http://[bad", "https://x:99999/", "https://x:abc/a", "http://[::1]:80/", "https://]/", "//"]),
)


@given(ANYTHING)
def test_no_address_is_too_strange(url: str) -> None:
    assert is_safe(url) in (True, False)
    assert is_same_site(url, S) in (True, False)
    assert is_page(url) in (True, False)
    assert canonical(canonical(url)) == canonical(url)
    language_of(url)
    words_of(url)
    is_root(url)
    doors(url)
