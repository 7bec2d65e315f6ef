"""The words around a figure that say what it is: a telephone, a fax, or a card, order, tax or tracking number."""

from __future__ import annotations

import re
from typing import Literal

Label = Literal["voice", "fax", "not-phone", "sample", "short", ""]

# Word boundaries of Latin words are written out: \b would also stand between a letter and a Persian one.
_LATIN = (
    ("fax", r"tele ?fax|tel ?/ ?fax(?=:? ?no)|fax|faks|facsimile|telecopie|telefaks"),
    (
        "not-phone",
        r"(?:order|invoice|tracking|account|customer|tax|company|registration|reg|registered|charity|licen[sc]e|"
        r"permit|serial|"
        r"part|item|model|product|article|reference|policy|case|ticket|claim|batch|lot|catalog(?:ue)?|contract|"
        r"member(?:ship)?|"
        r"routing|card|style|job|docket|patent)[ .]{0,2}(?:no|number|nr|num|code|id|#|№)"
        r"|(?:vat|tax|gst|hst|reg|sort)(?: ?(?:no|number|nr|id|code))?|iban|bic|swift|isbn|issn|ean|gtin|upc|asin|"
        r"sku|mpn|ref|duns|"
        r"abn|acn|siret|siren|rcs|tva|nif|cif|nie|rut|rfc|cuit|cnpj|cpf|kvk|btw|ust(?:-?id)?(?:-?nr)?|steuernummer|"
        r"hrb|hra|"
        r"handelsregister|blz|konto|bestell(?:nummer|nr|-nr)|artikel(?:nummer|nr|-nr)|kundennummer|rechnungsnummer|"
        r"sendungsnummer|pedido|factura|referencia|commande|mersis|vergi|tckn|vkn|siparis|sicil|takip|regon|nip|krs|"
        r"oib|ogrn|"
        r"kpp|okpo|gstin|posta kodu|codigo postal|code postal|zip|postcode|plz|latitude|longitude|coordinates|isin|"
        r"wkn|imei|"
        r"orgnr|cvr|y-tunnus|p\.? ?o\.? ?box|box",
    ),
    ("sample", r"e\.?g|for example|example|format|ejemplo|beispiel|z\.b|exemple|ornek|p\.ej"),
    ("short", r"hotline|call cent(?:er|re)|short code|short number"),
    ("call", r"call(?: us)?|dial|ring us|text us|contact us|appeler|llamar|anrufen|unter"),
    (
        "weak",
        r"reception|office|enquiries|inquiries|support|customer (?:service|care)|"
        r"sales|kundenservice|kundendienst|atencion al cliente|service clients?|voice|direct|main",
    ),
    (
        "voice",
        r"tele?(?:phone|fon|fono|efone)?s?|phones?|ph|hotline|helpline|"
        r"(?:tele)?fonos?|fon|telefax/telefon|mobil(?:e|telefon|nummer)?|mob|cell(?:ular)?|cel|gsm|handy|rufnummer|"
        r"festnetz|"
        r"durchwahl|tfno|tlfn?o?|tlf|telf|movil|celular|llamanos|llame|portable|fixe|appelez|cep|telefonu?|"
        r"santral|musteri hizmetleri|cagri merkezi|destek hatti|whats ?app|wa|viber|toll ?-?free|free ?phone|"
        r"contact(?: us)? (?:number|no)|switchboard|service ?hotline|bestellhotline|cellulare|telefoon|puh|puhelin|"
        r"telefonszam|telefonas|talrunis|talr|"
        r"тел(?:ефон)?[а-я]*|моб[а-я]*|звоните|τηλ[α-ω]*|טל(?:פון)?|טלפון|נייד|電話|전화|고객센터",
    ),
)
_ARABIC = (
    ("voice", "تلفکس|تلفن ?/ ?فکس|تلفن و فکس|فون فکس"),
    ("fax", "نمابر|فکس|فاکس|دورنگار|دور نگار"),
    (
        "not-phone",
        "(?:شماره|کد|رقم) ?(?:سفارش|فاکتور|رهگیری|پیگیری|مرسوله|ثبت|ملی|اقتصادی|پستی|کارت|حساب|شبا|شناسنامه|پرونده|"
        "مجوز|پروانه|"
        "سریال|کالا|محصول|تخفیف|عضویت|جواز|نظام پزشکی|الطلب|الضریبی|السجل|التتبع|الشحنه|الحساب|الایبان|بطاقه)|"
        "کدپستی|کدملی|شناسه|شبا|کارت|شماره حساب|ثبتی|السجل التجاری|سجل تجاری|الرقم الضریبی|رقم ضریبی|الرمز البریدی|"
        "صندوق پستی|ص\\.? ?پ|ص\\.? ?ب|بارکد|مدل|مختصات",
    ),
    ("sample", "مثال|مثلا|فرمت|نمونه|مانند|به صورت"),
    (
        "short",
        "تلفن پشتیبانی|پشتیبانی تلفنی|شماره پشتیبانی|تلفن تماس|شماره تماس|تلفن|الخط الساخن|خط ساخن|الرقم الموحد|"
        "رقم موحد",
    ),
    (
        "voice",
        "تلفن|تماس|همراه|موبایل|پشتیبانی|پاسخگویی|مشاوره|فروش|خط ویژه|واتس ?اپ|واتساب|دفتر|مدیریت|شماره ثابت|هاتف|جوال|"
        "اتصل|اتصال|محمول|نقال|خدمه العملاء|الرقم الموحد|الخط الساخن|ایتا|تلگرام|سروش|بله|روبیکا",
    ),
)


def _compile() -> re.Pattern[str]:
    kinds: dict[str, list[str]] = {}
    for kind, words in _LATIN:
        kinds.setdefault(kind, []).append(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])")
    for kind, words in _ARABIC:
        kinds.setdefault(kind, []).append(f"(?:{words})")
    # "Tel/Fax" and «تلفکس» name a telephone as well, so voice is tried before fax; "short" labels are a kind of voice.
    first = r"(?<![^\W\d_])(?:tel(?:ephone)?|phone|ph) ?(?:/|&|and) ?fax|تلفکس|تلفن ?/ ?فکس|تلفن و فکس"
    order = ("fax", "not-phone", "sample", "voice", "call", "weak")
    body = "|".join(f"(?P<{kind.replace('-', '_')}>{'|'.join(kinds[kind])})" for kind in order)
    return re.compile(f"(?P<both>{first})|{body}")


_LABEL = _compile()
_LETTER = re.compile(r"(?:(?:^|[ (|,;•·\-/])(?P<letter>[tpmwcfd]) ?[.:)]|^(?P<bare>[tpmf])) *\(?\+?$")
_SHORT = re.compile(
    "(?:" + "|".join(w for k, w in _ARABIC if k == "short") + r"|hotline|call cent(?:er|re))[^\n\d]{0,12}[: ]\s*$"
)
_AFTER = re.compile(r" *(?:[\[(][^)\]\n\d]{0,40}?)?(?<![^\W\d_])(?:fax|faks|فکس|نمابر|فاکس)(?![^\W\d_])| *\(f\)")
_EXTENSION = re.compile(
    r" *[,;(\[]? *(?:ext(?:ension|n)?\.?|x|داخلی|dahili|durchwahl|poste|anexo|تحویله|int\.) *[:.#]? *(\d{1,6})"
)


def label_before(window: str) -> Label:
    """What the last label in the text before a number calls it; '' if none does."""
    letter = _LETTER.search(window[-8:])
    if letter:
        return "fax" if (letter["letter"] or letter["bare"]) == "f" else "voice"
    labels = list(_LABEL.finditer(window))
    if not labels:
        return ""
    last = labels[-1]
    kind = last.lastgroup
    if kind in ("call", "weak"):
        # "Fax: dial 1-253", "call us today on (02)": such words tell a telephone only when they stand at the number.
        if len(labels) > 1 and labels[-2].lastgroup == "fax":
            return "fax"
        return "voice" if len(window) - last.end() <= (18 if kind == "call" else 4) else ""
    if kind in ("not_phone", "sample"):
        # A label of something else counts only when it stands at the number: "order no. 123", not "order by noon, 123".
        gap = window[last.end() :]
        if len(gap) > 14 or re.search(r"[a-z\u0600-\u06ff]{4}", gap):
            return ""
        return "not-phone" if kind == "not_phone" else "sample"
    return "fax" if kind == "fax" else "voice"


def is_short_label(window: str) -> bool:
    """Whether the text ends with a label that may be followed by a nationwide number of three to five digits."""
    return bool(_SHORT.search(window))


def fax_after(text: str) -> bool:
    """Whether the text behind a number calls it a fax: "(fax)"."""
    return bool(_AFTER.match(text))


def extension_after(text: str) -> str:
    """The extension behind a number, '' if there is none."""
    found = _EXTENSION.match(text)
    return found.group(1) if found else ""
