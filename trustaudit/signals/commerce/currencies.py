"""Currencies as shops write them: signs, abbreviations and words, and which money a sign means in which country."""

from __future__ import annotations

from collections.abc import Mapping

from trustaudit.text import fold

# ISO 4217 code to what stands for it beside an amount. IRT is the code that Persian shop software uses for the toman,
# ten rials, which has no code of its own. A key in lower case is a sign of several currencies, settled by country.
_WRITTEN: Mapping[str, str] = {
    "IRT": "تومان تومن تومانی toman tomans irt هزارتومان",
    "rial": "ریال ﷼ ریالی rial rials",
    "IRR": "irr",
    "AFN": "افغانی afn afghani",
    "EUR": "€ eur euro euros euroa evro eiro eur. € ευρώ يورو یورو евро €/",
    "GBP": "£ gbp",
    "USD": "usd us$ u$s us_$ دلار دولار dolar dólares",
    "dollar": "$ dollars dollar",
    "CAD": "c$ ca$ cad cdn$ $ca",
    "AUD": "a$ au$ aud",
    "NZD": "nz$ nzd",
    "SGD": "s$ sgd sg$",
    "HKD": "hk$ hkd",
    "TWD": "nt$ twd ntd 新台幣 新臺幣",
    "MXN": "mx$ mxn mex$",
    "ARS": "ar$ ars",
    "CLP": "clp clp$",
    "COP": "cop cop$ col$",
    "PEN": "s/ s/. pen soles",
    "UYU": "$u uyu",
    "pesos": "pesos peso",
    "BRL": "r$ brl reais",
    "JPY": "円 jpy",
    "CNY": "元 cny rmb 人民币 块",
    "yen": "¥ ￥",
    "KRW": "원 ₩ krw won",
    "INR": "₹ inr",
    "rupee": "rs rs. rupees rupee",
    "PKR": "pkr",
    "LKR": "lkr",
    "RUB": "₽ rub rur руб руб. рублей рубля рубль р. р",
    "BYN": "byn бел.руб. бел._руб. б.р. б.р руб.бел",
    "UAH": "₴ uah грн грн. гривень",
    "KZT": "₸ kzt тг тг. тенге",
    "GEL": "₾ gel",
    "AMD": "֏ amd",
    "AZN": "₼ azn manat",
    "UZS": "uzs сум so'm",
    "TRY": "₺ tl try türk_lirası lira",
    "ILS": "₪ ils nis ש\"ח שח ש״ח",
    "PLN": "zł zl pln złotych",
    "CZK": "kč czk",
    "HUF": "ft huf forint",
    "RON": "lei leu ron",
    "BGN": "лв лв. bgn лева",
    "RSD": "rsd дин дин.",
    "HRK": "hrk kn",
    "BAM": "bam",
    "MKD": "ден ден. mkd",
    "ISK": "isk",
    "krone": "kr kr. kronor kroner",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "CHF": "chf sfr fr. franken",
    "SAR": "sar sr ر.س ر.س. ريال_سعودي ريالات",
    "AED": "aed dhs dhs. درهم_إماراتي درهم_اماراتی",
    "dirham": "درهم د.إ د.م د.م. dh",
    "MAD": "mad",
    "QAR": "qar ر.ق ريال_قطري",
    "OMR": "omr ر.ع ر.ع. ريال_عماني",
    "YER": "yer ريال_يمني",
    "KWD": "kwd kd د.ك د.ك. دينار_كويتي",
    "BHD": "bhd bd د.ب دينار_بحريني",
    "JOD": "jod jd دينار_أردني",
    "IQD": "iqd د.ع دينار_عراقي",
    "DZD": "dzd da دج د.ج",
    "TND": "tnd dt د.ت",
    "LYD": "lyd د.ل",
    "dinar": "دينار دنانير",
    "EGP": "egp le l.e ج.م ج.م. جنيه جنيها",
    "LBP": "lbp ل.ل",
    "SYP": "syp ل.س",
    "ZAR": "zar",
    "NGN": "₦ ngn",
    "KES": "kes ksh",
    "GHS": "ghs gh₵ ₵",
    "VND": "₫ vnd đ",
    "THB": "฿ บาท thb baht",
    "IDR": "rp rp. idr",
    "MYR": "rm myr",
    "PHP": "₱ php",
    "BDT": "৳ bdt tk",
}  # fmt: skip

#: Folded sign or word to currency code, or to the lower-case name of a family of currencies.
SIGNS: dict[str, str] = {}
for _code, _words in _WRITTEN.items():
    for _word in _words.split():
        SIGNS.setdefault(fold(_word.replace("_", " ")), _code)

#: A family's currency by country (ISO 3166-1 alpha-2), and "" for the rest.
_FAMILIES: Mapping[str, Mapping[str, str]] = {
    "dollar": {
        "ca": "CAD", "au": "AUD", "nz": "NZD", "sg": "SGD", "hk": "HKD", "tw": "TWD", "mx": "MXN", "ar": "ARS", "cl": "CLP",
        "co": "COP", "uy": "UYU", "do": "DOP", "": "USD",
    },
    "pesos": {"mx": "MXN", "ar": "ARS", "cl": "CLP", "co": "COP", "uy": "UYU", "do": "DOP", "ph": "PHP", "": ""},
    "yen": {"cn": "CNY", "": "JPY"},
    "rupee": {"pk": "PKR", "lk": "LKR", "np": "NPR", "mu": "MUR", "": "INR"},
    "krone": {"se": "SEK", "no": "NOK", "dk": "DKK", "is": "ISK", "cz": "CZK", "": ""},
    "rial": {"sa": "SAR", "qa": "QAR", "om": "OMR", "ye": "YER", "": "IRR"},
    "dirham": {"ae": "AED", "ma": "MAD", "": "AED"},
    "dinar": {"kw": "KWD", "bh": "BHD", "jo": "JOD", "iq": "IQD", "dz": "DZD", "tn": "TND", "ly": "LYD", "": ""},
}  # fmt: skip

# Signs that are also words or measures ("try 3", "30 ft", "AMD 5600"); they count in their own country only.
_LOCAL: Mapping[str, frozenset[str]] = {
    "ft": frozenset(("hu",)), "le": frozenset(("eg",)), "da": frozenset(("dz",)), "dt": frozenset(("tn",)),
    "won": frozenset(("kr",)), "try": frozenset(("tr",)), "pen": frozenset(("pe",)), "cop": frozenset(("co",)),
    "ron": frozenset(("ro",)), "bam": frozenset(("ba",)), "gel": frozenset(("ge",)), "amd": frozenset(("am",)),
    "mad": frozenset(("ma",)), "lei": frozenset(("ro", "md")), "rm": frozenset(("my",)), "bd": frozenset(("bh",)),
    "jd": frozenset(("jo",)), "kd": frozenset(("kw",)), "tk": frozenset(("bd",)), "lira": frozenset(("tr", "lb")),
    "р": frozenset(("ru", "by", "kz", "ua")), "р.": frozenset(("ru", "by", "kz", "ua")), "sr": frozenset(("sa",)),
    "kn": frozenset(("hr",)), "s/": frozenset(("pe",)), "s/.": frozenset(("pe",)), "fr.": frozenset(("ch", "li")),
    "km": frozenset(("ba",)), "all": frozenset(("al",)), "top": frozenset(("to",)), "won.": frozenset(("kr",)),
    "dh": frozenset(("ae", "ma")), "rub": frozenset(("ru", "by", "kz", "ua")), "manat": frozenset(("az", "tm")),
}  # fmt: skip

#: Currencies with three decimals: "1.250" is one and a quarter.
THREE_DECIMALS = frozenset(("KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD"))
CODES = frozenset(code for code in _WRITTEN if code.isupper()) | frozenset(
    code for family in _FAMILIES.values() for code in family.values() if code
)


def is_foreign(sign: str, country: str) -> bool:
    """Whether a folded sign is an ordinary word outside the countries that pay with it, and this is not one of them."""
    places = _LOCAL.get(sign)
    return places is not None and country not in places


def settle(sign: str, country: str = "") -> str:
    """The currency code that a folded sign means in a country; "" when it could be several."""
    code = SIGNS.get(sign, "")
    family = _FAMILIES.get(code)
    if family is not None:
        return family.get(country, family[""])
    # Belarus, Transnistria and others write their own rouble with the Russian word.
    return "BYN" if code == "RUB" and country == "by" else code


def code_of(written: str, country: str = "") -> str:
    """The currency code of a value in structured data ("EUR", "pln", "€", "RUR", "тг."); "" for none."""
    text = fold(written).strip()
    if not text:
        return ""
    upper = text.upper()
    upper = {"RUR": "RUB", "IRHT": "IRT", "IRHR": "IRR", "TOMAN": "IRT", "TL": "TRY"}.get(upper, upper)
    if upper in CODES:
        return upper
    found = settle(text, country)
    return found or (upper if len(upper) == 3 and upper.isascii() and upper.isalpha() else "")
