"""Which kinds a page is taken for: by its own words and shape, in seven languages, and never by hearsay alone."""

from __future__ import annotations

import pytest

from trustaudit.model import PageKind as K
from trustaudit.page import parse_html
from trustaudit.page.kinds import confirm

FILLER = "<p>" + "Our pots are thrown, glazed and fired in one small workshop by the harbour. " * 8 + "</p>"


def kinds(html: str, url: str = "https://hadley.example/page", claimed: tuple[K, ...] = ()) -> tuple[K, ...]:
    return confirm(parse_html(html, url), claimed)[0]


def page(title: str, body: str = FILLER, head: str = "", classes: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body class='{classes}'><main>{body}</main></body></html>"


TITLES = [
    ("Contact us | Hadley Pots", K.CONTACT),
    ("Hadley Pots - Contact", K.CONTACT),
    ("Contact Hadley Pots", None),  # half a name in a title alone is not enough
    ("تماس با ما - فروشگاه سفال آبی", K.CONTACT),
    ("تماس‌ با‌ما | سفال آبی", K.CONTACT),
    ("Contacto – Cerámica Azul", K.CONTACT),
    ("اتصل بنا | متجر الفخار", K.CONTACT),
    ("Kontakt: Blaue Töpferei", K.CONTACT),
    ("Nous contacter | Poterie Bleue", K.CONTACT),
    ("İletişim | Mavi Çömlek", K.CONTACT),
    ("درباره ما | سفال آبی", K.ABOUT),
    ("Sobre nosotros | Cerámica Azul", K.ABOUT),
    ("من نحن | متجر الفخار", K.ABOUT),
    ("Über uns | Blaue Töpferei", K.ABOUT),
    ("Qui sommes-nous ? | Poterie Bleue", K.ABOUT),
    ("Hakkımızda | Mavi Çömlek", K.ABOUT),
    ("Returns & exchanges | Hadley Pots", K.RETURNS),
    ("شرایط بازگشت کالا", K.RETURNS),
    ("رویه‌های بازگرداندن کالا | سفال آبی", K.RETURNS),
    ("Política de devoluciones", K.RETURNS),
    ("سياسة الاستبدال والاسترجاع", K.RETURNS),
    ("Widerrufsbelehrung", K.RETURNS),
    ("Retours et remboursements", K.RETURNS),
    ("İade ve Değişim", K.RETURNS),
    ("Delivery information", K.SHIPPING),
    ("روش‌های ارسال", K.SHIPPING),
    ("Gastos de envío", K.SHIPPING),
    ("الشحن والتوصيل", K.SHIPPING),
    ("Versandkosten", K.SHIPPING),
    ("Livraison", K.SHIPPING),
    ("Kargo ve Teslimat", K.SHIPPING),
    ("شیوه های پرداخت", K.PAYMENT),
    ("Zahlungsarten", K.PAYMENT),
    ("Moyens de paiement", K.PAYMENT),
    ("حریم خصوصی", K.PRIVACY),
    ("Datenschutzerklärung", K.PRIVACY),
    ("قوانین و مقررات", K.TERMS),
    ("AGB", K.TERMS),
    ("Mesafeli Satış Sözleşmesi", K.TERMS),
    ("Impressum", K.LEGAL),
    ("Aviso legal", K.LEGAL),
    ("سوالات متداول", K.FAQ),
    ("Foire aux questions", K.FAQ),
    ("گارانتی", K.WARRANTY),
    ("Garantía", K.WARRANTY),
    ("سبد خرید", K.CART),
    ("Warenkorb", K.CART),
    ("Checkout", K.CHECKOUT),
    ("تسویه حساب", K.CHECKOUT),
]


@pytest.mark.parametrize(("title", "kind"), TITLES, ids=[t for t, _ in TITLES])
def test_a_title_names_a_page(title: str, kind: K | None) -> None:
    assert kinds(page(title))[0] is (kind or K.OTHER)


FALSE_FRIENDS = [
    "Contact lenses for every day", "Privacy screen for laptops", "Shipping container house", "Returning to the sea",
    "کیف پول چرم", "بازگشت به خانه", "پست بیست و دوم", "About a boy", "Terms of endearment", "Home of the brave",
    "Cartoon pottery", "Team building with clay",
]  # fmt: skip


@pytest.mark.parametrize("title", FALSE_FRIENDS)
def test_false_friends_name_nothing(title: str) -> None:
    assert kinds(page(title, f"<h2>{title}</h2>{FILLER}")) == (K.OTHER,)


def test_a_heading_names_a_page_whose_title_does_not() -> None:
    assert kinds(page("Hadley Pots", f"<h1>Returns and refunds</h1>{FILLER}")) == (K.RETURNS,)
    assert kinds(page("سفال آبی", f"<h2>تماس با ما</h2>{FILLER}<p>تلفن ۰۲۱-۸۸۸۸۰۰۰۰</p>"))[0] is K.CONTACT


def test_one_page_about_two_things_is_both() -> None:
    assert set(kinds(page("Shipping & returns"))) == {K.SHIPPING, K.RETURNS}
    assert set(kinds(page("ارسال و مرجوعی"))) == {K.SHIPPING, K.RETURNS}
    assert set(kinds(page("Zahlung und Versand"))) == {K.SHIPPING, K.PAYMENT}


QUESTIONS = [
    ("How much is delivery?", "Can I return a mug?", "How can I pay?"),
    ("هزینه ارسال چقدر است؟", "چطور کالا را مرجوع کنم؟", "روش‌های پرداخت کدام است؟"),
    ("¿Cuánto cuesta el envío?", "¿Cómo devuelvo un producto?", "¿Cómo puedo pagar?"),
    ("كم تكلفة الشحن؟", "كيف يمكنني إرجاع المنتج؟", "ما هي طرق الدفع؟"),
    ("Was kostet der Versand?", "Wie kann ich einen Artikel zurückgeben?", "Wie kann ich bezahlen?"),
    ("Combien coûte la livraison ?", "Comment retourner un article ?", "Comment payer ?"),
    ("Kargo ücreti ne kadar?", "Ürünü nasıl iade edebilirim?", "Ödeme nasıl yapılır?"),
]


@pytest.mark.parametrize("questions", QUESTIONS, ids=[q[0] for q in QUESTIONS])
@pytest.mark.parametrize("tag", ["h3", "dt", "button", "p"])
def test_answers_long_enough_make_a_page_of_questions_more_than_that(questions: tuple[str, ...], tag: str) -> None:
    body = "".join(f"<{tag}>{q}</{tag}>{FILLER}" for q in questions)
    assert set(kinds(page("FAQ", body))) == {K.FAQ, K.SHIPPING, K.RETURNS, K.PAYMENT}


def test_a_line_is_no_answer() -> None:
    assert kinds(page("FAQ", f"<h2>Can I return a mug?</h2><p>Yes.</p><h2>Who are you?</h2>{FILLER}")) == (K.FAQ,)


def test_a_link_and_an_address_are_not_enough() -> None:
    empty = page("Hadley Pots", FILLER)
    assert kinds(empty, "https://hadley.example/returns", (K.RETURNS,)) == (K.OTHER,)


def test_a_link_and_what_the_page_says_are() -> None:
    body = "<p>Return your order within 30 days to return it.</p><p>Return shipping is on us.</p>" + FILLER
    assert kinds(page("Hadley Pots", body), "https://hadley.example/info", (K.RETURNS,)) == (K.RETURNS,)
    assert kinds(page("Hadley Pots", body), "https://hadley.example/info") == (K.OTHER,)


def test_a_contact_page_is_known_by_its_form_phone_and_address() -> None:
    body = (
        "<p>Phone 020 7946 0123</p><p>pots@hadley.example</p><form method=post><input name=name><input name=email>"
        "<textarea name=message></textarea><button>Send</button></form><iframe src='https://maps.google.com/x'></iframe>"
    )
    assert kinds(page("Hadley Pots", body)) == (K.CONTACT,)


def test_a_comment_form_makes_no_contact_page() -> None:
    body = FILLER + (
        "<form id=commentform><textarea name=comment></textarea><input name=author><input name=email>"
        "<input type=hidden name=comment_post_ID value=4><button>Post comment</button></form>"
    )
    assert kinds(page("How we fire our pots", body)) == (K.OTHER,)


OFFER = '{"@context":"https://schema.org","@type":"Product","name":"Blue mug","offers":{"@type":"Offer","price":"12"}}'
PRODUCTS = [
    page("Blue mug", FILLER, f'<script type="application/ld+json">{OFFER}</script>'),
    page("Blue mug", FILLER, '<meta property="og:type" content="product">'),
    page("لیوان آبی", "<h1>لیوان آبی</h1><p>۱۲۰٬۰۰۰ تومان</p><button>افزودن به سبد خرید</button><h2>مشخصات فنی</h2>"),
    page("Taza azul", "<h1>Taza azul</h1><p>12,00 €</p><button>Añadir al carrito</button><h2>Opiniones</h2>" + FILLER),
    page("Blaue Tasse", "<h1>Blaue Tasse</h1><p>12,00 €</p><button>In den Warenkorb</button><h2>Bewertungen</h2>"),
    page("Mavi kupa", "<h1>Mavi kupa</h1><p>120 TL</p><button>Sepete Ekle</button><h3>Ürün Açıklaması</h3>" + FILLER),
    page("كوب أزرق", "<h1>كوب أزرق</h1><p>45 ر.س</p><button>أضف إلى السلة</button><h3>وصف المنتج</h3>" + FILLER),
    page("Blue mug", "<h1>Blue mug</h1><p>£12</p>" + FILLER, classes="single-product woocommerce"),
]


@pytest.mark.parametrize("html", PRODUCTS)
def test_a_product_page_is_nothing_else(html: str) -> None:
    html = html.replace("</main>", "<h2>Shipping & returns</h2><p>" + "Sent within two days. " * 20 + "</p></main>")
    assert kinds(html, "https://hadley.example/product/blue-mug") == (K.PRODUCT,)


def test_a_page_of_many_products_is_a_listing() -> None:
    cards = "".join(
        f"<div><h2><a href=/product/mug-{n}>Mug {n}</a></h2><p>£ {n}.00</p><a class=add_to_cart_button>Add to cart</a>"
        for n in range(8)
    )
    html = page("Mugs", cards, classes="tax-product_cat")
    assert kinds(html, "https://hadley.example/product-category/mugs") == (K.LISTING,)


def test_the_root_of_a_site_is_home_unless_it_says_otherwise() -> None:
    root = "https://hadley.example/"
    assert kinds(page("Hadley Pots - made by hand"), root) == (K.HOME,)
    assert kinds(page("Contact us - Hadley Pots"), root)[0] is K.CONTACT
    assert kinds(page("Contact us - Hadley Pots"), root, (K.HOME,)) == (K.HOME,)


def test_a_cart_reached_on_the_way_is_one_whatever_it_is_called() -> None:
    assert kinds(page("Hadley Pots", "<p>Blue mug</p>"), "https://hadley.example/x", (K.CART,)) == (K.CART,)


def test_a_checkout_is_known_by_what_it_asks() -> None:
    form = (
        "<form action=/order><input name=billing_first_name><input name=billing_address_1><input name=billing_email>"
        "<input name=billing_postcode></form>"
    )
    html = page("Hadley Pots", f"<h1>Billing details</h1>{form}")
    assert kinds(html, "https://hadley.example/checkout/")[0] is K.CHECKOUT


def test_an_article_about_shipping_is_no_shipping_page() -> None:
    data = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Shipping"}</script>'
    body = f"<h1>Shipping in a storm</h1>{FILLER * 4}<h2>Contact</h2><p>020 7946 0123</p>"
    assert kinds(page("Shipping in a storm | The Harbour Post", body, data)) == (K.OTHER,)


def test_addresses_that_name_pages_in_queries_count_as_paths_do() -> None:
    html = page("Hadley Pots", "<p>Call us on 020 7946 0123 or e-mail us</p><p>Email us: pots@hadley.example</p>")
    assert kinds(html, "https://hadley.example/index.php?route=information/contact", (K.CONTACT,)) == (K.CONTACT,)


def test_every_kind_comes_with_its_reason() -> None:
    found, why = confirm(parse_html(page("Shipping & returns"), "https://hadley.example/returns"))
    assert set(why) == set(found)
    assert "title 'shipping & returns'" in why[K.RETURNS]
    assert "address word 'returns'" in why[K.RETURNS]
