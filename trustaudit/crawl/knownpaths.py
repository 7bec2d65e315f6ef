"""Addresses at which shops keep a kind of page though nothing links there: by shop engine, then by language.

Sources: the engines' defaults (installed and looked at, or their documentation) and the slugs most common in link
counts over public shop templates.
"""

from __future__ import annotations

from collections.abc import Iterator

from trustaudit.model import PageKind

_K = PageKind

_ENGINES: dict[str, dict[PageKind, tuple[str, ...]]] = {
    "woocommerce": {
        _K.CONTACT: ("/contact/", "/contact-us/"),
        _K.ABOUT: ("/about/", "/about-us/"),
        _K.RETURNS: ("/refund_returns/", "/returns/"),
        _K.SHIPPING: ("/shipping/", "/delivery/"),
        _K.PRIVACY: ("/privacy-policy/",),
        _K.TERMS: ("/terms-and-conditions/", "/terms/"),
        _K.FAQ: ("/faq/",),
        _K.PAYMENT: ("/payment-methods/",),
        _K.WARRANTY: ("/warranty/",),
        _K.CART: ("/cart/",),
        _K.LISTING: ("/shop/",),
    },
    "shopify": {
        _K.CONTACT: ("/pages/contact", "/pages/contact-us"),
        _K.ABOUT: ("/pages/about", "/pages/about-us"),
        _K.RETURNS: ("/policies/refund-policy", "/pages/returns"),
        _K.SHIPPING: ("/policies/shipping-policy", "/pages/shipping"),
        _K.PRIVACY: ("/policies/privacy-policy",),
        _K.TERMS: ("/policies/terms-of-service",),
        _K.LEGAL: ("/policies/legal-notice", "/policies/contact-information"),
        _K.FAQ: ("/pages/faq", "/pages/faqs"),
        _K.PAYMENT: ("/pages/payment-methods",),
        _K.WARRANTY: ("/pages/warranty",),
        _K.CART: ("/cart",),
        _K.LISTING: ("/collections/all",),
    },
    "prestashop": {
        _K.CONTACT: ("/contact-us",),
        _K.SHIPPING: ("/content/1-delivery",),
        _K.LEGAL: ("/content/2-legal-notice",),
        _K.TERMS: ("/content/3-terms-and-conditions-of-use",),
        _K.ABOUT: ("/content/4-about-us",),
        _K.PAYMENT: ("/content/5-secure-payment",),
        _K.CART: ("/cart?action=show",),
    },
    "opencart": {
        _K.CONTACT: ("/index.php?route=information/contact",),
        _K.ABOUT: ("/index.php?route=information/information&information_id=4",),
        _K.SHIPPING: ("/index.php?route=information/information&information_id=6",),
        _K.PRIVACY: ("/index.php?route=information/information&information_id=3",),
        _K.TERMS: ("/index.php?route=information/information&information_id=5",),
        _K.CART: ("/index.php?route=checkout/cart",),
    },
    "magento": {
        _K.CONTACT: ("/contact/", "/contacts/"),
        _K.ABOUT: ("/about-us/", "/about-magento-demo-store/"),
        _K.PRIVACY: ("/privacy-policy-cookie-restriction-mode/", "/privacy-policy/"),
        _K.FAQ: ("/customer-service/",),
        _K.CART: ("/checkout/cart/",),
    },
    "zencart": {
        _K.CONTACT: ("/index.php?main_page=contact_us",),
        _K.SHIPPING: ("/index.php?main_page=shippinginfo",),
        _K.PRIVACY: ("/index.php?main_page=privacy",),
        _K.TERMS: ("/index.php?main_page=conditions",),
        _K.ABOUT: ("/index.php?main_page=about_us",),
        _K.CART: ("/index.php?main_page=shopping_cart",),
    },
    "oscar": {_K.CART: ("/basket/",), _K.LISTING: ("/catalogue/",)},
    "bagisto": {
        _K.CONTACT: ("/contact-us", "/page/customer-service"),
        _K.ABOUT: ("/page/about-us",),
        _K.RETURNS: ("/page/return-policy", "/page/refund-policy"),
        _K.SHIPPING: ("/page/shipping-policy",),
        _K.PAYMENT: ("/page/payment-policy",),
        _K.PRIVACY: ("/page/privacy-policy",),
        _K.TERMS: ("/page/terms-conditions",),
        _K.CART: ("/checkout/cart",),
    },
}

_LANGUAGES: dict[str, dict[PageKind, tuple[str, ...]]] = {
    "en": {
        _K.CONTACT: ("/contact", "/contact-us"),
        _K.ABOUT: ("/about", "/about-us"),
        _K.RETURNS: ("/returns", "/return-policy"),
        _K.SHIPPING: ("/shipping", "/delivery"),
        _K.PAYMENT: ("/payment-methods",),
        _K.PRIVACY: ("/privacy-policy", "/privacy"),
        _K.TERMS: ("/terms", "/terms-and-conditions"),
        _K.FAQ: ("/faq", "/help"),
        _K.WARRANTY: ("/warranty",),
        _K.LEGAL: ("/legal-notice", "/imprint"),
        _K.CART: ("/cart", "/basket"),
        _K.LISTING: ("/shop", "/products"),
    },
    "fa": {
        _K.CONTACT: ("/contact-us", "/contact", "/تماس-با-ما"),
        _K.ABOUT: ("/about-us", "/about", "/درباره-ما"),
        _K.RETURNS: ("/return-policy", "/شرایط-بازگشت-کالا"),
        _K.SHIPPING: ("/shipping", "/نحوه-ارسال"),
        _K.PAYMENT: ("/payment-methods", "/روش-های-پرداخت"),
        _K.PRIVACY: ("/privacy", "/privacy-policy", "/حریم-خصوصی"),
        _K.TERMS: ("/terms", "/rules", "/قوانین-و-مقررات"),
        _K.FAQ: ("/faq", "/سوالات-متداول"),
        _K.WARRANTY: ("/guarantee", "/warranty", "/گارانتی"),
        _K.CART: ("/cart", "/سبد-خرید"),
        _K.LISTING: ("/shop", "/products", "/فروشگاه"),
    },
    "es": {
        _K.CONTACT: ("/contacto", "/contact"),
        _K.ABOUT: ("/sobre-nosotros", "/quienes-somos"),
        _K.RETURNS: ("/devoluciones", "/cambios-y-devoluciones"),
        _K.SHIPPING: ("/envios", "/envios-y-devoluciones"),
        _K.PAYMENT: ("/formas-de-pago", "/metodos-de-pago"),
        _K.PRIVACY: ("/politica-de-privacidad", "/privacidad"),
        _K.TERMS: ("/terminos-y-condiciones", "/condiciones-generales"),
        _K.FAQ: ("/preguntas-frecuentes", "/faq"),
        _K.WARRANTY: ("/garantia",),
        _K.LEGAL: ("/aviso-legal",),
        _K.CART: ("/carrito", "/cart"),
        _K.LISTING: ("/tienda", "/productos"),
    },
    "ar": {
        _K.CONTACT: ("/contact-us", "/اتصل-بنا"),
        _K.ABOUT: ("/about-us", "/من-نحن"),
        _K.RETURNS: ("/return-policy", "/سياسة-الاستبدال-والاسترجاع"),
        _K.SHIPPING: ("/shipping-policy", "/الشحن-والتوصيل"),
        _K.PAYMENT: ("/payment-methods", "/طرق-الدفع"),
        _K.PRIVACY: ("/privacy-policy", "/سياسة-الخصوصية"),
        _K.TERMS: ("/terms", "/الشروط-والأحكام"),
        _K.FAQ: ("/faq", "/الأسئلة-الشائعة"),
        _K.WARRANTY: ("/warranty", "/الضمان"),
        _K.CART: ("/cart",),
        _K.LISTING: ("/products", "/shop"),
    },
    "de": {
        _K.CONTACT: ("/kontakt", "/contact"),
        _K.ABOUT: ("/ueber-uns", "/about"),
        _K.RETURNS: ("/widerrufsrecht", "/rueckgabe", "/widerruf"),
        _K.SHIPPING: ("/versand", "/versandkosten", "/versand-und-zahlung"),
        _K.PAYMENT: ("/zahlungsarten", "/zahlung"),
        _K.PRIVACY: ("/datenschutz", "/datenschutzerklaerung"),
        _K.TERMS: ("/agb",),
        _K.FAQ: ("/faq", "/hilfe"),
        _K.WARRANTY: ("/garantie", "/gewaehrleistung"),
        _K.LEGAL: ("/impressum",),
        _K.CART: ("/warenkorb", "/cart"),
        _K.LISTING: ("/shop", "/produkte"),
    },
    "fr": {
        _K.CONTACT: ("/contact", "/nous-contacter"),
        _K.ABOUT: ("/a-propos", "/qui-sommes-nous"),
        _K.RETURNS: ("/retours", "/retours-et-remboursements"),
        _K.SHIPPING: ("/livraison",),
        _K.PAYMENT: ("/paiement", "/moyens-de-paiement"),
        _K.PRIVACY: ("/politique-de-confidentialite", "/confidentialite"),
        _K.TERMS: ("/cgv", "/conditions-generales-de-vente"),
        _K.FAQ: ("/faq",),
        _K.WARRANTY: ("/garantie", "/garanties"),
        _K.LEGAL: ("/mentions-legales",),
        _K.CART: ("/panier", "/cart"),
        _K.LISTING: ("/boutique", "/produits"),
    },
    "tr": {
        _K.CONTACT: ("/iletisim", "/contact"),
        _K.ABOUT: ("/hakkimizda", "/kurumsal"),
        _K.RETURNS: ("/iade", "/iptal-ve-iade", "/iade-ve-degisim"),
        _K.SHIPPING: ("/kargo", "/teslimat", "/kargo-ve-teslimat"),
        _K.PAYMENT: ("/odeme-secenekleri",),
        _K.PRIVACY: ("/gizlilik-politikasi", "/kvkk"),
        _K.TERMS: ("/mesafeli-satis-sozlesmesi", "/kullanim-kosullari"),
        _K.FAQ: ("/sikca-sorulan-sorular", "/sss"),
        _K.WARRANTY: ("/garanti",),
        _K.LEGAL: ("/kunye",),
        _K.CART: ("/sepet", "/sepetim"),
        _K.LISTING: ("/urunler", "/magaza"),
    },
}


def known_paths(kind: PageKind, platform: str, lang: str) -> Iterator[str]:
    """Paths (with query) worth trying for a kind, likeliest first, without repeats. `lang` is an ISO 639-1 code; that
    of an unknown language is read as English, and only a first guess of English is added to the others."""
    own = _LANGUAGES.get(lang, _LANGUAGES["en"]).get(kind, ())
    paths = (*_ENGINES.get(platform, {}).get(kind, ()), *own, *_LANGUAGES["en"].get(kind, ())[:1])
    seen: set[str] = set()
    for path in paths:
        bare = path.rstrip("/")
        if bare not in seen:
            seen.add(bare)
            yield path
