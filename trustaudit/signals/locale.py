"""Which country a shop speaks from: a vote of cheap signs, used to read numbers that are written without a country code.

Signs and their weights, strongest first: a national domain; the country of a postal address in structured data;
telephone numbers with a country code; the currency; how postal codes and numbers are written; the declared language.
The weights are an order of trust, not measurements: one strong sign beats any single weaker one, two weak signs that
agree beat one that does not. A Persian text alone says Iran only where nothing speaks for Afghanistan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from trustaudit.page.data import nodes, text_of
from trustaudit.signals.base import Sheet, Site

_DOMAIN = 9  # outweighs a currency, a postal code and a language that a template left
_SHEETS = 12  # the signs repeat on every page of a shop
_CHARS = 16_000  # of the head and of the foot of a page; both say where the shop is

# National domains that are sold as words; they say nothing about a place.
_VANITY = frozenset("ac ag ai am bz cc cf co eu fm ga gg gl gq im io la ly me ml nu pw sh st su tk to tv vc ws".split())
_TLD_ALIAS = {"uk": "gb", "xn--mgba3a4f16a": "ir", "xn--p1ai": "ru", "xn--mgberp4a5d4ar": "sa", "xn--mgbaam7a8h": "ae"}
_LANGUAGES = {
    "fa": "ir", "tr": "tr", "de": "de", "es": "es", "fr": "fr", "it": "it", "pl": "pl", "nl": "nl", "pt": "pt",
    "ru": "ru", "ja": "jp", "ko": "kr", "he": "il", "cs": "cz", "sk": "sk", "sv": "se", "da": "dk", "fi": "fi",
    "nb": "no", "no": "no", "hu": "hu", "ro": "ro", "bg": "bg", "el": "gr", "uk": "ua", "lt": "lt", "lv": "lv",
    "et": "ee", "sl": "si", "hr": "hr", "sr": "rs", "vi": "vn", "th": "th", "id": "id", "ps": "af", "hy": "am",
    "ka": "ge", "az": "az", "kk": "kz", "ckb": "iq", "ur": "pk",
}  # fmt: skip
_CURRENCY_CODES = {
    "irr": "ir", "irt": "ir", "try": "tr", "gbp": "gb", "usd": "us", "cad": "ca", "aud": "au", "nzd": "nz", "inr": "in",
    "sar": "sa", "aed": "ae", "egp": "eg", "mad": "ma", "qar": "qa", "kwd": "kw", "afn": "af", "chf": "ch", "pln": "pl",
    "czk": "cz", "huf": "hu", "sek": "se", "dkk": "dk", "nok": "no", "brl": "br", "mxn": "mx", "ars": "ar", "cop": "co",
    "clp": "cl", "pen": "pe", "rub": "ru", "uah": "ua", "ils": "il", "jpy": "jp", "krw": "kr", "cny": "cn", "ron": "ro",
}  # fmt: skip
_CURRENCY_WORDS = (
    ("تومان", "ir"), ("تومن", "ir"), (" toman", "ir"), ("افغانی", "af"), ("₺", "tr"), ("£", "gb"), ("₹", "in"), ("₽", "ru"), ("₴", "ua"),
    ("₪", "il"), ("zł", "pl"), ("kč", "cz"), ("r$", "br"), ("₩", "kr"), ("درهم اماراتی", "ae"), ("جنیه", "eg"),
    ("ریال سعودی", "sa"), ("ر.س", "sa"), ("د.ا", "ae"),
)  # fmt: skip
_CALLING_CODE = re.compile(r"\+ ?(\d{1,3})(?=[\d ().\-]{6})")
_BRACKETED = re.compile(r"\(\d{3}\) ?\d{3}-\d{4}(?!\d)")
_HYPHENED = re.compile(r"[2-9]\d\d[-.][2-9]\d\d[-.]\d{4}(?![\d\-])")
# Numbers and postal codes are found by their digits and then looked at from behind: patterns that begin with letters or spaces
# would be tried at every word of the page.
_FIVE = re.compile(r"\d{5}(?![\d.,])")
_US_STATE = re.compile(
    r"[, ](?:a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|pa|ri|s[cd]|t[nx]|ut|"
    r"v[at]|w[aivy])"
    r"[.,]{0,2} $"
)
_UK_TAIL = re.compile(r"\d[abd-hjlnp-uw-z]{2}(?!\w)")
_UK_HEAD = re.compile(r"(?<!\w)[a-z]{1,2}\d[a-z\d]? $")
_CA_TAIL = re.compile(r"\d[abceghj-nprstv-z]\d(?!\w)")
_CA_HEAD = re.compile(r"(?<!\w)[abceghj-nprstvxy]\d[abceghj-nprstv-z] ?$")
_POSTAL = (("us", _FIVE, _US_STATE, 3), ("gb", _UK_TAIL, _UK_HEAD, 3), ("ca", _CA_TAIL, _CA_HEAD, 4))
_IRAN = re.compile(r"0(?:9\d{9}|(?:21|26|31|41|51|61|71)[- ]?\d{8})(?!\d)")


def guess_country(site: Site) -> str:
    """The likeliest country of a shop, ISO 3166-1 alpha-2 in lower case; '' when nothing speaks for any."""
    votes: Counter[str] = Counter()
    domain = _domain_country(site.host)
    if domain:
        votes[domain] += _DOMAIN
    for sheet in site.sheets[:_SHEETS]:
        for country, weight in _page_votes(sheet).items():
            votes[country] = max(votes[country], weight + (_DOMAIN if country == domain else 0))
    if not votes:
        return ""
    country, weight = max(votes.items(), key=lambda vote: (vote[1], vote[0]))
    return country if weight >= 1 else ""


def _domain_country(host: str) -> str:
    labels = host.lower().rstrip(".").split(".")
    tld = labels[-1]
    if len(labels) < 2 or tld in ("", "local"):
        return ""
    tld = _TLD_ALIAS.get(tld, tld)
    if len(tld) != 2:
        return ""
    # A national second level ("com.co", "co.il") marks a country even where the bare ending is sold as a word.
    national = len(labels) > 2 and labels[-2] in ("com", "co", "org", "net", "ac", "gov")
    return tld if national or tld not in _VANITY else ""


def _page_votes(sheet: Sheet) -> Counter[str]:
    page = sheet.page
    votes: Counter[str] = Counter()
    for country in _data_countries(page.data):
        votes[country] += 4
    lang, _, region = (page.lang or page.meta.get("og:locale", "")).replace("_", "-").lower().partition("-")
    if region and len(region) == 2 and (lang, region) != ("en", "us"):  # en-US is what templates come with
        votes[region] += 2
    elif lang in _LANGUAGES:
        votes[_LANGUAGES[lang]] += 1
    text = sheet.text if len(sheet.text) <= 2 * _CHARS else sheet.text[:_CHARS] + "\n" + sheet.text[-_CHARS:]
    links = "\n".join(link.href for link in page.links if link.href.startswith("tel:+"))
    for country in calling_countries(f"{text}\n{links}"):
        votes[country] += 3
    for word, country in _CURRENCY_WORDS:
        if word in text:
            votes[country] += 3
    if _BRACKETED.search(text) or _HYPHENED.search(text):
        votes["us"] += 2
    for country, tail, head, weight in _POSTAL:
        if any(head.search(text, max(0, m.start() - 5), m.start()) for m in tail.finditer(text)):
            votes[country] += weight
    if "کد پستی" in text or "کدپستی" in text or _IRAN.search(text):
        votes["ir"] += 3
    return votes


def _data_countries(data: Iterable[Mapping[str, Any]]) -> set[str]:
    found: set[str] = set()
    for node in nodes(data):
        code = text_of(node, "addressCountry").lower()
        if len(code) == 2:
            found.add("gb" if code == "uk" else code)
        currency = _CURRENCY_CODES.get(text_of(node, "priceCurrency").lower())
        if currency:
            found.add(currency)
    return found


def calling_countries(text: str) -> set[str]:
    """The countries whose calling codes are written in a text; of a shared code the first member."""
    digits = {m.group(1) for m in _CALLING_CODE.finditer(text)}
    if not digits:
        return set()
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    found: set[str] = set()
    for number in digits:
        for length in (1, 2, 3):
            regions = COUNTRY_CODE_TO_REGION_CODE.get(int(number[:length])) if len(number) >= length else None
            if regions and regions[0] != "001":
                found.add(regions[0].lower())
                break
    return found
