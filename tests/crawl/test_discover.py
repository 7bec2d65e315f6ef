"""Which link is taken for which kind of page, and why: by text, address, region, language, sitemap and habit."""

from __future__ import annotations

import pytest

from trustaudit import lexicon
from trustaudit.crawl.discover import Candidate, candidates, in_page, listings, products
from trustaudit.model import PageKind as K
from trustaudit.page import parse_html

WORDS = lexicon.bundled()
SHOP = "https://hadley.example/"


def found(
    html: str, kind: K, *, sitemap: tuple[str, ...] = (), lang: str = "en", url: str = SHOP
) -> tuple[Candidate, ...]:
    """Candidates by links and sitemap, without the guesses."""
    ranked = candidates([parse_html(html, url)], sitemap, url, "", lang, WORDS).get(kind, ())
    return tuple(c for c in ranked if not c.why.startswith("known path"))


def best(html: str, kind: K, **more: str) -> str:
    got = found(html, kind, **more)  # type: ignore[arg-type]
    return got[0].url.removeprefix("https://hadley.example") if got else ""


LINKS = [
    ("Returns", K.RETURNS), ("Shipping & returns", K.SHIPPING), ("Shipping, returns & cancellations", K.RETURNS),
    ("شرایط بازگشت کالا", K.RETURNS), ("رویه‌های بازگرداندن کالا", K.RETURNS), ("رویه های بازگرداندن کالا", K.RETURNS),
    ("تماس با ما", K.CONTACT), ("تماس‌با‌ما", K.CONTACT), ("درباره‌ی ما", K.ABOUT), ("حریم خصوصی", K.PRIVACY),
    ("قوانین و مقررات", K.TERMS), ("شیوه‌های پرداخت", K.PAYMENT), ("نحوه ارسال", K.SHIPPING), ("گارانتی", K.WARRANTY),
    ("سوالات متداول", K.FAQ), ("ﻗﻮاﻧﯿﻦ و ﻣﻘﺮرات", K.TERMS),
    ("Cambios y devoluciones", K.RETURNS), ("Envíos y devoluciones", K.SHIPPING), ("Aviso legal", K.LEGAL),
    ("¿Quiénes somos?", K.ABOUT), ("Formas de pago", K.PAYMENT),
    ("اتصل بنا", K.CONTACT), ("من نحن", K.ABOUT), ("سياسة الخصوصية", K.PRIVACY), ("طرق الدفع", K.PAYMENT),
    ("Impressum & Datenschutz", K.LEGAL), ("Kontakt/Impressum", K.CONTACT), ("Widerrufsrecht", K.RETURNS),
    ("AGB", K.TERMS), ("Versand und Zahlung", K.PAYMENT),
    ("Mentions légales", K.LEGAL), ("Livraison et retours", K.RETURNS), ("CGV", K.TERMS), ("Nous contacter", K.CONTACT),
    ("İletişim", K.CONTACT), ("Hakkımızda", K.ABOUT), ("İptal ve İade", K.RETURNS), ("Gizlilik Politikası", K.PRIVACY),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), LINKS, ids=[t for t, _ in LINKS])
def test_a_link_is_found_by_its_text(text: str, kind: K) -> None:
    got = found(f"<footer><a href=/info/17>{text}</a></footer>", kind)
    assert [c.url for c in got] == [SHOP + "info/17"]
    assert got[0].why == f"footer link '{text}'"


FRIENDS = [
    "بازگشت به خانه", "بازگشت به فروشگاه", "ادامه خرید", "انصراف", "پست", "ارسال نظر", "Return to top", "Contact lenses",
    "Tomb Raider", "Basketball shoes", "Handbags", "Privacy glass", "Kassel", "Private message", "Aide-mémoire",
    "diademas", "تماس بگیرید",
]  # fmt: skip


@pytest.mark.parametrize("text", FRIENDS)
def test_false_friends_are_no_candidates(text: str) -> None:
    ranked = candidates([parse_html(f"<nav><a href=/info/17>{text}</a></nav>", SHOP)], (), SHOP, "", "fa", WORDS)
    assert not [c for cs in ranked.values() for c in cs if "/info/17" in c.url]


ADDRESSES = [
    ("/contact-us", K.CONTACT), ("/%D8%AA%D9%85%D8%A7%D8%B3-%D8%A8%D8%A7-%D9%85%D8%A7/", K.CONTACT),
    ("/pages/refund-policy", K.RETURNS), ("/content/3-terms-and-conditions", K.TERMS), ("/ueber-uns.html", K.ABOUT),
    ("/ar/سياسة-الخصوصية/page-12", K.PRIVACY), ("/index.php?route=information/contact", K.CONTACT),
    ("/shipping-and-returns", K.SHIPPING), ("/mentions-legales", K.LEGAL), ("/iade-ve-degisim", K.RETURNS),
    ("/preguntas-frecuentes", K.FAQ),
]  # fmt: skip


@pytest.mark.parametrize(("path", "kind"), ADDRESSES, ids=[p for p, _ in ADDRESSES])
def test_a_link_without_a_telling_text_is_found_by_its_address(path: str, kind: K) -> None:
    lang = "ar" if path.startswith("/ar/") else "en"
    assert found(f"<nav><a href='{path}'>→</a></nav>", kind, lang=lang)
    assert found("", kind, sitemap=(SHOP.rstrip("/") + path,), lang=lang)[0].why.startswith("sitemap address")


def test_what_a_link_says_weighs_more_than_its_address() -> None:
    html = "<main><a href=/returns-of-the-king>Film</a></main><footer><a href=/returns>Help</a><a href=/info/9>Returns</a></footer>"
    assert [c.url.rpartition("/")[2] for c in found(html, K.RETURNS)] == ["9", "returns"]


def test_spoken_names_and_pictures_count() -> None:
    assert best("<nav><a href=/a aria-label='Contact us'><i class=icon></i></a></nav>", K.CONTACT) == "/a"
    assert best("<footer><a href=/b><img src=x.png alt='Returns'></a></footer>", K.RETURNS) == "/b"


def test_the_footer_is_believed_before_the_text() -> None:
    html = (
        "<main><p>See our <a href=/old-returns>returns</a>.</p></main><footer><a href=/new-returns>Returns</a></footer>"
    )
    assert best(html, K.RETURNS) == "/new-returns"


def test_the_language_of_the_start_page_is_preferred() -> None:
    html = "<footer><a href=/en/contact>Contact</a><a href=/fa/contact>تماس با ما</a></footer>"
    assert best(html, K.CONTACT, lang="fa", url=SHOP) == "/fa/contact"
    assert best(html, K.CONTACT, lang="en", url=SHOP) == "/en/contact"
    assert best(html, K.CONTACT, lang="en", url=SHOP + "en/") == "/en/contact"


def test_a_post_in_the_journal_is_no_policy() -> None:
    html = "<main><a href=/blog/returns>Returns</a></main><footer><a href=/terms/returns>Returns</a></footer>"
    assert best(html, K.RETURNS) == "/terms/returns"


def test_other_sites_files_and_changing_links_are_left_alone() -> None:
    html = (
        "<footer><a href=https://other.example/contact>Contact</a><a href=/contact.pdf>Contact</a>"
        "<a href=/contact?action=delete>Contact</a><a href=mailto:a@hadley.example>Contact</a><a href=#contact>Contact</a>"
        "<a href=/>Contact</a></footer>"
    )
    assert found(html, K.CONTACT) == ()


def test_links_within_the_page_are_told_apart() -> None:
    page = parse_html("<nav><a href=#contact>Contact</a><a href=#>Returns</a><a href=/faq>FAQ</a></nav>", SHOP)
    assert [kinds for kinds in in_page(page, WORDS) if kinds] == [(K.CONTACT,)]


def test_usual_addresses_come_last_and_in_the_shops_own_way() -> None:
    html = "<footer><a href=/info/9>Returns</a></footer>"
    ranked = candidates([parse_html(html, SHOP)], (), SHOP, "shopify", "fa", WORDS)
    assert [c.url.removeprefix(SHOP) for c in ranked[K.RETURNS]][:3] == [
        "info/9",
        "policies/refund-policy",
        "pages/returns",
    ]
    assert ranked[K.CONTACT][0].why == "known path /pages/contact"
    opencart = candidates([], (), SHOP, "opencart", "en", WORDS)
    assert opencart[K.ABOUT][0].url.endswith("route=information/information&information_id=4")


def test_usual_addresses_stand_under_the_language_the_shop_opens_in() -> None:
    assert candidates([], (), SHOP + "fa/", "", "fa", WORDS)[K.CONTACT][0].why == "known path /fa/contact-us"
    assert candidates([], (), SHOP + "catalogue/", "", "en", WORDS)[K.CONTACT][0].why == "known path /contact"


PRODUCT_ADDRESSES = [
    "/product/blue-mug/", "/products/blue-mug", "/collections/mugs/products/blue-mug", "/catalogue/blue-mug_12/",
    "/index.php?route=product/product&product_id=42", "/mugs/12-blue-mug.html", "/index.php?main_page=product_info&products_id=3",
    "/محصول/لیوان-آبی", "/producto/taza-azul", "/produit/tasse-bleue", "/produkt/blaue-tasse", "/urun/mavi-kupa",
    "/dp/B07FW264WL", "/p/blue-mug-848068924/", "/item/4411",
]  # fmt: skip


@pytest.mark.parametrize("path", PRODUCT_ADDRESSES)
def test_products_by_the_shape_of_their_address(path: str) -> None:
    page = parse_html(f"<main><a href='{path}'>Blue mug</a></main>", SHOP)
    assert len(products([page], (), SHOP, "en")) == 1
    assert products([], (SHOP.rstrip("/") + path,), SHOP, "en")[0].why == "sitemap address of a product"


@pytest.mark.parametrize(
    "path",
    [
        "/product-category/mugs/",
        "/blog/blue-mug",
        "/cart/",
        "/my-account/",
        "/collections/mugs",
        "/contact",
        "/tag/mugs",
    ],
)
def test_what_is_no_product(path: str) -> None:
    assert products([parse_html(f"<main><a href='{path}'>Blue mug</a></main>", SHOP)], (), SHOP, "en") == ()


def test_products_by_the_price_beside_them_and_by_structured_data() -> None:
    html = "<main><div><a href=/blue-mug>Blue mug</a><p>£ 12.00</p></div><a href=/our-kiln>Our kiln</a></main>"
    assert [c.url for c in products([parse_html(html, SHOP)], (), SHOP, "en")] == [SHOP + "blue-mug"]
    persian = "<main><div><a href=/livan>لیوان آبی</a><span>۱۲۰٬۰۰۰ تومان</span></div></main>"
    assert [c.url for c in products([parse_html(persian, SHOP)], (), SHOP, "fa")] == [SHOP + "livan"]
    data = (
        '<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"ListItem","url":"/red-mug"}]}'
        "</script><main><a href=/red-mug>Red mug</a><a href=/our-kiln>Our kiln</a></main>"
    )
    assert [c.url for c in products([parse_html(data, SHOP)], (), SHOP, "en")] == [SHOP + "red-mug"]


def test_crumbs_are_no_products() -> None:
    data = (
        '<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","item":'
        '"https://hadley.example/about-hadley"}]}</script><main><a href=/about-hadley>Hadley</a></main>'
    )
    assert products([parse_html(data, SHOP)], (), SHOP, "en") == ()


def test_pages_that_list_products() -> None:
    html = (
        "<nav><a href=/contact>Contact</a><a href=/mugs>Mugs</a><a href=/shop>Shop</a></nav>"
        "<main><a href=/product-category/bowls/>Bowls</a><a href=/my-account>Account</a></main>"
    )
    got = [c.url.removeprefix(SHOP) for c in listings([parse_html(html, SHOP)], SHOP, "en", WORDS)]
    assert got == ["shop", "product-category/bowls/", "mugs"]
