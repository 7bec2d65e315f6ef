"""Words by which forms say what they are for: in names, ids, classes, addresses, labels and buttons, folded.

Names in markup are English in shops of every country; labels and buttons are in the shop's language. `\\b` is of no use
in `newsletter_form` or `frmContact`, so patterns are parts of words where the part is unmistakable.
"""

from __future__ import annotations

import re


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words))


EMAIL = _any(
    r"e-?mail", r"\bem\b", r"(?<![a-z])mail", r"mail(?:id|add|box)", r"correo", r"courriel", r"e-?post", r"eposta",
    "ایمیل", "پست الکترون", "برید", "メール",
    "邮箱", "郵箱", "imejl", "имейл", "почт", "sahkoposti", r"(?<![a-z])ea(?![a-z])", "inpemail",
)  # fmt: skip
NAME = _any(
    "name",
    "nombre",
    r"\bnom\b",
    "vorname",
    r"\bnavn",
    "namn",
    "jmeno",
    r"\bad\b",
    "isim",
    "نام",
    "اسم",
    "имя",
    "imie",
    r"nimi\b",
    "名前",
    "author",
)
PHONE = _any(
    "phone",
    "mobile",
    r"(?<![a-z])tel",
    "telefon",
    "movil",
    "handy",
    "celular",
    "تلفن",
    "موبایل",
    "همراه",
    "هاتف",
    "جوال",
    "телефон",
    r"gsm",
)
SUBJECT = _any("subject", "betreff", "asunto", "sujet", "konu", "موضوع", "emne", "topic", "тема", "temat", "predmet")
STREET = _any(
    r"(?<!mail)(?<!mail[ _-])(?<!mailing )address_?(?:line)?_?\d?", "street", "direccion", "calle", "adresse",
    "strasse", r"\badres", "postcode", r"postal_?code",
    r"\bzip", r"\bplz\b", "نشانی", "ادرس", "عنوان", "کد ?پستی", "city", "ciudad", "ville", r"\bort\b", "sehir", r"شهر",
)  # fmt: skip
LOGIN = _any(
    r"log-?_?in(?!g)", r"sign-?_?in", r"logon", "connexion", "anmelden", "einloggen", "iniciar", "acceder",
    "entrar", "giris", "oturum", "ورود",
    "دخول", "войти", "вход", "kirjaudu", "logga", "przihlas", "prihlas", "zaloguj", "belepes", "inloggen", "ログイン",
    "登录", "로그인", "accedi",
)  # fmt: skip
REGISTRATION = _any(
    "regist", r"sign-?_?up", "signup", "create.{0,8}account", "newuser", "new_user",
    "join(?!.{0,20}(?:list|newsletter|trail))", "enrol", "inscri", "crear.{0,8}cuenta", "konto erstellen",
    "kayit", "uye ol", "ثبت ?نام", "عضویت", "انشاء حساب", "تسجیل جدید", "регистр", "zarejestruj", "opprett",
    "rekisteroi", "anlegen", "criar", "会員登録", "注册",
    "회원가입", "eszt", "créer", "creer un compte",
)  # fmt: skip
#: Names of forms that open an account; "sign up" alone is as often a newsletter.
NEW_ACCOUNT = _any(
    r"create_?-?account",
    r"/regist",
    "registration",
    r"register-form",
    "user-register",
    "memberregist",
    r"/signup(?:/|$|\s)",
    "signup_form",
    "kontoerstellen",
)
PASSWORD = _any(
    r"forg[oe]t", r"lost_?-?pass",
    r"(?:reset|recover|remind|retrieve|resend|new|change|send|get)[_ -]{0,2}(?:your |my |a |the )?(?:new )?p(?:ass)?w(?:or)?d", r"pwd ?rem",
    "lostpassword", "fpass", r"f_?pwd", "recover", "resetpass",
    r"password[_ /-]{0,1}(?:reset|recover|remind|forgot|email)", "user-pass", "user/password",
    "passwor[td].{0,3}(?:vergess|zuruck)", "passvergess", "esquec", "olvid", "recuper", "oublie",
    "mot-?de-?passe-?oublie", "sifremi unut", "glemt", "unohd",
    "فراموشی", "بازیابی", "نسیت", "استعاده کلمه", "восстанов", "забыл", "zapomn", "priminti", "primin",
    "reset link", "reset instruc", "new password", "glömt",
    "återstall", "aterstall", "再発行", "获取密码", "新しいパスワード", "resetting", "sendpassword", "elfelejt", "nova parola",
    "парол",
)  # fmt: skip
SEARCH = _any(
    "search", "such(?:e|en|begriff|wort|feld)", r"\bsuch", "buscar", "busqueda", "busca", "busc(?:ador)?",
    "recherch", r"\bara\b", "arama", r"\barat", "جستجو", "جست و جو",
    "ابحث", "بحث", "поиск", "искать", "szuka", "hleda", "hledej", "vyhlad", r"sog", r"\bsok", "haku", r"\bhae\b",
    "cerca", "zoek", "pesquis", "procur", "検索", "搜索",
    "검색", "搜尋", "keres", "cauta", "търс", "ieskoti", "paiesk", "meklet", "otsi", "find(?!ing)", r"\bquery\b",
    "keyword", "ricerca", "trazi", r"tim kiem",
)  # fmt: skip
SEARCH_NAMES = frozenset(
    "q s query search searchword search_query searchterm search_term term keyword keywords keys kw k key wd text "
    "srch searchtext"
    " search_text searchstring st qs phrase find words word suchbegriff suche buscar busqueda busca recherche ara q1 p w".split()
)
NEWSLETTER = _any(
    "newsletter", "news-?letter", r"subscri", "mailing.?list", "maillist", "mail_?list", "mailman",
    "email_?sign_?-?up", "signup.?email", r"(?<![a-z])nl(?:form)?(?![a-z])", "abonn(?:e|ier)",
    "boletin", "suscri", "infolettre", "bulten", "خبرنامه", "اشتراک", "النشره", "رساله اخباریه", "рассылк",
    "подпис", "nyhetsbrev", "nyhedsbrev", "uutiskirje",
    "hirlevel", "nieuwsbrief", "mc-embedded", "list-manage", "mailverify", "mailchimp", "_mc4wp", "klaviyo",
    "constantcontact", "infusion", "e-?bulletin", "bulletin",
    "deals", "special offers", "stay (?:in touch|connected|updated|up to date|informed)", "keep me", "inbox",
    "updates", "mailalert", r"receive (?:alerts|news|offers|deals)", "optin", "opt-in",
    "мейл", "newslett", "novinky", "odber", "uudiskiri", "jaunumi", "ニュースレター", "メルマガ", "뉴스레터", "weekly", "nwl",
    "webform/process", "notify me",
)  # fmt: skip
COMMENT = _any(
    "review", r"rating", "rezension", "bewertung", "resena", "opinion", r"\bavis\b", "yorum", "comment-?_?form",
    "commentform", "wp-comments", "comment_post", "comments?/add", "add_?comment",
    "post comment", "leave a (?:reply|comment)", "dejar un comentario", "publicar comentario",
    "laisser un commentaire", "kommentar", "guest-?book", "نظر", "دیدگاه", "تقییم", "отзыв",
    r"\breply\b", "testimonial", "コメント", "コメントを送信", "submitinvitation", "reblog", "addpost", "ثبت پرسش", "ثبت پاسخ",
    "ask/question",
)  # fmt: skip
CONTACT = _any(
    "contact", "kontakt", "contacto", "iletisim", "تماس", "اتصل", "تواصل", "enquir", "inquir", "anfrage",
    "consulta", "feedback", "support", "help", "callback", "call back", "ruckruf",
    "quote", "message", "nachricht", "mensaje", r"\bmesaj", "پیام", "رساله", "request", "письмо", "сообщ", "zprav",
    "meddelelse", "melding", "مشاوره", "درخواست",
    "sendmail", "mailto", "wpcf7", "mail\\.php", "お問い合わせ", "문의", "complaint", "appointment", "booking",
)  # fmt: skip
CART = _any(
    r"add-?_?to-?_?(?:cart|bag|basket|trolley|order)", r"add_?(?:item|product)", "addtocart",
    "cart[_/-]?(?:add|quantity|form)", r"(?:cart|basket|bag)[-_/.]?(?:add|update|buy|product)", r"/cart\b",
    r"/basket", r"cart\.(?:asp|php|aspx|jsp)", "buy ?(?:now|it|product)", r"\bbuy\b", r"\bkaufen", "warenkorb",
    "carrito", r"\bcesta\b", "comprar", "panier", "sepet", "satin al", "hemen al",
    "سبد خرید", "افزودن به سبد", "خرید", "السله", "العربه", "اشتر", "корзин", "купить", "koszyk", "kosik", "kosar",
    "kurv", "varukorg", "handlevogn", "ostoskor", "carrello", "carrinho",
    "winkelwagen", "pre-?order", "product_?addtocart", "productform", "カート", "장바구니", "구매", "购物车", "購物車", "cos\\b",
    "количк", "кошик", "payreq", "/product/",
)  # fmt: skip
PRODUCT_FIELDS = frozenset(
    "add-to-cart product_id productid products_id id_product product pid pf_id sku variant_id variation_id item_id "
    "itemid qty quantity"
    " quant products_qty cart_quantity anzahl cantidad quantite amount menge id_product_attribute add "
    "super_attribute id product[id]"
    " cpdid cpdproduct basket_action a_product form_key products_id[] item prod_id".split()
)
COUPON = _any(
    "coupon",
    "promo",
    "voucher",
    "discount",
    "gutschein",
    "rabattcode",
    "cupon",
    r"code.?promo",
    "indirim",
    "کد ?تخفیف",
    "کوپن",
    "قسیمه",
    "کود الخصم",
    "gift_?card_?code",
    "giftcode",
)
TRACKING = _any(
    r"order.?track", r"track.{0,8}(?:order|parcel|shipment)", "sendungsverfolg", "seguimiento", "suivi",
    "siparis.?takip", "پیگیری", "رهگیری", "تتبع", "order_?status", "order_?lookup",
    "find_?order", "trackingnumber", "tracking_?(?:no|code|id)",
)  # fmt: skip
ORDER_FIELD = _any(
    r"order.?(?:no|num|id|code)", "bestellnummer", "pedido", "commande", "siparis", "سفارش", "الطلب", "tracking"
)
CHECKOUT = _any(
    "checkout",
    "billing",
    "shipping_",
    "payment",
    "pay_?method",
    "kasse",
    "odeme",
    "تسویه",
    "پرداخت",
    "الدفع",
    "finalizar",
    "validercommande",
    "place.?order",
    "process_sub",
    "paypal",
)
RECIPIENT = _any(
    "گیرنده",
    "recipient",
    "receiver",
    "shipping",
    "delivery",
    "liefer",
    "envio",
    "livraison",
    "teslim",
    "المستلم",
    "التوصیل",
    "consignee",
)
PAYING = _any(r"\bpay\b", "оплат", "پرداخت", "bezahl", r"\bpagar", "payer", r"\bode\b", "ادفع")
CARD = _any(
    r"(?<!gift )(?<!gift)card_?-? ?num",
    r"(?<![a-z])cc-?_?num",
    r"cc-number",
    r"creditcard",
    r"kartennummer",
    r"numero_?tarjeta",
    "شماره کارت",
    r"cvv2?",
    r"\bcvc",
    "cardnumber",
)
DISPLAY = _any(
    "sort",
    "orderby",
    "per_?page",
    "limit",
    "currency",
    "language",
    "lang",
    "style",
    "theme",
    "display",
    "filter",
    "view",
    "sortier",
    "goto",
    "jump",
    "locale",
    "country",
)
SHARE = _any("recipient", "friend", "share", "target_email", "tell_?a", "mail_?to_?a", "send_?to")
CONSENT = _any(
    "terms", "privacy", "agree", "accept", "consent", "gdpr", "newsletter", "subscribe", "offers", "datenschutz",
    "agb", "zustimm", "einwillig", "acepto", "privacidad", "condiciones", "accepte",
    "confidentialite", "cgv", "kabul", "onayl", "kvkk", "قوانین", "شرایط", "موافق", "اوافق", "الشروط", "الخصوصیه",
    "marketing", "optin", "opt-in", "خبرنامه", "تبلیغاتی", "پیامک",
)  # fmt: skip
