"""What programmers and shops call the parts of a form, folded; one pattern per purpose."""

from __future__ import annotations

import re

from trustaudit.text import fold


def _any(*words: str) -> re.Pattern[str]:
    # Folded like the texts they are looked for in; no pattern here uses an escape in upper case.
    return re.compile("|".join(map(fold, words)))


SEARCH = _any(
    r"search", r"\bfind\b", r"such(?:e|en|begriff)", r"recherche", r"rechercher", r"\bbusca", r"buscar",
    r"pesquis", r"procurar", r"\bzoek", r"\bsok\b", r"\bsog\b", r"\bhaku", r"\bhae\b", r"hleda", r"keres",
    r"szukaj", r"\bcerca", r"\bara(?:ma)?\b", r"поиск", r"найти", r"искать", r"търс", r"جستجو", r"جست ?و ?جو",
    r"بحث", r"検索", r"搜索", r"搜尋", r"검색", r"keyword", r"\bquery\b",
)  # fmt: skip
SEARCH_FIELD = re.compile(
    r"^(?:q|s|k|p|wd|kw|qs|query|keys?|search\w*|srch\w*|keywords?|searchword|\w*search(?:term|text|box|string|field|query|key|_?q)?"
    r"|search_?\w+|suchbegriff|find|term|text_search|field-keywords|_nkw|zoeken|recherche|buscar?|txtsearch|rechercher"
    r"|w|sstring|searchquery|such\w*|hledej|busqueda|str|phrase|szukaj)$",
    re.I,
)
LOGIN = _any(
    r"log-?_? ?in\b", r"\blogin", r"log ?on", r"sign-?_? ?in\b", r"signin", r"anmeld", r"einlogg", r"connexion",
    r"se connecter", r"connecter", r"iniciar sesion", r"\bacceder\b", r"\bentrar\b", r"\bingresar\b", r"inloggen",
    r"logg ?inn?", r"prihl", r"bejelentkez", r"zaloguj", r"\baccedi\b", r"giris", r"войти", r"вход", r"логин",
    r"ورود", r"تسجيل الدخول", r"دخول", r"ログイン", r"登录", r"登錄", r"로그인", r"kirjaudu",
)  # fmt: skip
REGISTER = _any(
    r"regist", r"sign-?_? ?up", r"create (?:an |your |my |new )?account", r"new account", r"\bjoin\b",
    r"get started", r"start (?:your )?(?:free )?trial", r"\btrial\b", r"inscri", r"creer (?:un|mon) compte",
    r"registr", r"crear (?:una )?cuenta", r"konto erstellen", r"neues konto", r"opret", r"skapa konto",
    r"zarejestruj", r"registrace", r"uye ol", r"kayit", r"зарегистр", r"регистрац", r"създай", r"ثبت ?نام",
    r"عضويت|عضویت", r"انشاء حساب", r"التسجيل", r"会員登録", r"注册", r"註冊", r"회원가입",
)  # fmt: skip
FORGOT = _any(
    r"forgot", r"\blost\b", r"lost-?_?password", r"reset", r"recover", r"retrieve", r"remind",
    r"passwort vergessen", r"oublie", r"olvid", r"recuper", r"esquec", r"glemt", r"glomt", r"zapomen", r"unuttum",
    r"забыл", r"восстанов", r"فراموش", r"بازیابی", r"نسيت", r"パスワードを忘れ", r"password_?reset",
    r"new password", r"vergessen", r"send (?:me )?(?:a )?password", r"unohd", r"elfelejtett", r"zaboravljen",
    r"забравена",
)  # fmt: skip
NEWSLETTER = _any(
    r"news-?_? ?letter", r"subscri", r"mailing ?list", r"mail-?list", r"mailchimp", r"list-manage", r"mc-embedded",
    r"klaviyo", r"abonn", r"suscri", r"boletin", r"inscreva", r"assine", r"nyhetsbrev", r"nyhedsbrev",
    r"nieuwsbrief", r"uutiskirje", r"hirlevel", r"newsletteru", r"bulten", r"iscriviti", r"рассылк", r"подпис",
    r"абонир", r"خبرنامه", r"عضویت در خبر", r"نشرة", r"اشترك", r"メルマガ", r"订阅", r"e-?mail updates",
    r"updates by e-?mail", r"sign up for (?:our|the)? ?(?:e-?mails?|news|updates|offers)",
    r"stay (?:in touch|informed|up to date|connected)", r"get (?:our )?(?:latest )?(?:updates|news|offers)",
    r"join our (?:mailing )?list", r"emailsignup", r"email-?_?signup", r"notify me", r"keep me (?:posted|updated)",
    r"join (?:our|the) (?:club|community|list)", r"تخفیف‌?ها? با ?خبر", r"با ?خبر شوید", r"عضو شوید",
)  # fmt: skip
CART = _any(
    r"add-?_? ?to-?_? ?(?:the |my |your )?(?:shopping ?)?(?:cart|basket|bag|trolley)", r"addtocart",
    r"cart[/_.-]?add", r"/cart/add", r"basket/add", r"add_?cart", r"addtobasket", r"add-?item",
    r"buy ?(?:it )?now", r"\bbuy\b", r"in den (?:einkaufs)?warenkorb", r"in den korb", r"ajouter au panier",
    r"anadir (?:al|a la) (?:carrito|cesta)", r"agregar al carrito", r"adicionar ao carrinho", r"\bcomprar\b",
    r"acheter", r"aggiungi al carrello", r"in winkelwagen", r"in winkelmand", r"laeg i kurv",
    r"lagg i (?:varukorg|kundvagn)", r"legg i handlekurv", r"do kosiku", r"do koszyka", r"kosarba",
    r"lisaa (?:ostos)?koriin", r"sepete ekle", r"в корзину", r"купить", r"добави в количка", r"в количката",
    r"купи", r"افزودن به سبد", r"اضافه به سبد", r"خرید محصول", r"اضف (?:الي|الى) السله", r"أضف إلى السلة",
    r"カートに入れる", r"买", r"加入购物车", r"加入購物車", r"장바구니", r"add to order", r"add item",
    r"kup ?teraz", r"koop nu",
)  # fmt: skip
CART_FIELD = re.compile(
    r"^(?:quantity\w*|qty\w*|product_?id\w*|products_id|id_product\w*|add-?_?to-?_?cart|add-to-cart|super_attribute.*|variant_?id"
    r"|item_?number|hosted_button_id|sku|id\[.*\]|menge|anzahl|cantidad|kolicina|attributes\[.*|variation_id|business)$",
    re.I,
)
COUPON = _any(
    r"coupon", r"voucher", r"promo-?_?code", r"discount-?_?code", r"gift-?_?card", r"gutschein", r"cupon",
    r"کد تخفیف", r"قسيمه",
)  # fmt: skip
REVIEW = _any(
    r"review", r"\brating\b", r"\bstars?\b", r"bewertung", r"\bavis\b", r"resena", r"valoracion", r"نظر",
    r"دیدگاه", r"امتیاز", r"تقييم", r"yorum",
)  # fmt: skip
COMMENT = _any(
    r"comment", r"kommentar", r"commentaire", r"comentari", r"reply", r"post_id", r"respond", r"guestbook",
    r"gastebuch", r"коммент", r"отзыв", r"دیدگاه", r"نظر", r"تعليق", r"コメント",
)  # fmt: skip
CONTACT = _any(
    r"contact", r"kontakt", r"contato", r"enquir", r"inquir", r"feedback", r"get in touch",
    r"send (?:us )?(?:a |your )?message", r"write to us", r"request (?:a |an |more )?(?:quote|info|call)",
    r"\bmessage\b", r"nachricht", r"mensaje", r"mensagem", r"messaggio", r"\bzprav", r"iletisim", r"mesaj",
    r"сообщение", r"связ", r"обратн", r"تماس", r"پیام", r"اتصل بنا", r"رسال", r"お問い?合わせ", r"联系", r"留言",
    r"ask (?:a )?question", r"quote", r"support request", r"wpcf7", r"consult",
)  # fmt: skip
TRACKING = _any(
    r"track(?:ing)?-?_? ?(?:order|number|id|code|your)?", r"order-?_?(?:number|id|status)", r"پیگیری", r"رهگیری",
    r"تتبع", r"siparis takip", r"sendungs",
)  # fmt: skip
CHECKOUT = _any(
    r"checkout", r"billing", r"pay_?-?method", r"payreq", r"\bpayment", r"\bpay\b", r"/order",
    r"shipping[_-]?(?:address|first)", r"payment", r"place order", r"تسویه", r"سفارش", r"kasse",
)  # fmt: skip
ADDRESS_FIELD = re.compile(
    r"address|street|city|town|zip|post(?:al)?_?code|state|province|country|\bplz\b|\bort\b|strasse|ville|ciudad|adresse|نشانی|آدرس|شهر|استان",
    re.I,
)
PERSON_FIELD = re.compile(
    r"first_?-?name|last_?-?name|surname|fname|lname|full_?name|\bname\b|vorname|nachname|prenom|nombre|apellido|birth|gender|phone|mobile|company",
    re.I,
)
CARD_FIELD = re.compile(
    r"card-?_?(?:number|num|no)\b|cardnumber|\bcvv2?\b|\bcvc\b|\bcvn\b|security-?_?code"
    r"|exp(?:iry|iration)?-?_?(?:date|month|year)|\bpan\b|شماره کارت|رمز دوم|رمز پویا",
    re.I,
)
CARD_AUTOCOMPLETE = ("cc-number", "cc-csc", "cc-exp", "cc-name")
CONSENT = _any(
    r"agree", r"consent", r"newsletter", r"subscribe", r"privacy", r"terms", r"offers", r"موافق", r"خبرنامه",
    r"حریم", r"قوانین", r"acept", r"einwillig", r"datenschutz", r"consens", r"j'accepte", r"kabul", r"اوافق",
)  # fmt: skip
CART_PLACE = _any(
    r"[/_.-](?:cart|basket|warenkorb|panier|carrito|carrello|kosik|koszyk)\b", r"cgi-bin/webscr",
    r"cart\.(?:asp|php|aspx|cfm)", r"/buy\b", r"/order", r"buyproduct", r"\bkurv\b",
)  # fmt: skip
CART_ORDER = _any(
    r"\b(?:action|mode|cmd|task|act|do|func|option)=\s*(?:add\w*|_s-xclick|_xclick|_cart|buy)\b", r"addtocart",
    r"add-to-cart", r"hosted_button_id=",
)  # fmt: skip
#: Services that send newsletters, by host or by the names of their fields.
SENDERS = _any(
    r"list-manage", r"mc4wp", r"constantcontact", r"infusion", r"aweber", r"createsend", r"campaign-?monitor",
    r"sibforms", r"sendinblue", r"klaviyo", r"getresponse", r"mailerlite", r"feedburner", r"madmimi", r"icontact",
    r"optin", r"emailoctopus", r"convertkit", r"omnisend",
)  # fmt: skip
PRICE_FIELD = _any(
    r"\b\w*(?:price|cost|amount|prezzo|preis|prix|precio)\w*=\d",
)  # fmt: skip
