"""Another shop's name or address inside a shop's own policies: the mark of a copied text.

Policies name others rightly: carriers, payment firms, analytics, authorities, the software's maker. These are known by
their domains; what is left counts when it is an e-mail address, or when it is named as often as an owner names himself.
"""

from __future__ import annotations

import re
from collections import Counter

from trustaudit.hosts import registrable
from trustaudit.model import Evidence, PageKind
from trustaudit.signals.base import Sheet, Site

# Registrable domains, or their first label followed by a dot, that policies of honest shops name.
_SERVICES = frozenset(
    """
    google doubleclick facebook instagram twitter x linkedin pinterest tiktok youtube whatsapp telegram
    microsoft apple adobe hotjar yandex clarity bing amazon amazonaws cloudflare wordpress woocommerce
    shopify prestashop wix squarespace jimdo bigcommerce magento opencart automattic mailchimp sendinblue
    brevo klaviyo hubspot zendesk intercom crisp tawk tidio paypal stripe klarna adyen mollie worldpay
    braintree visa mastercard amex americanexpress afterpay clearpay sezzle affirm redsys bizum paytr iyzico
    zarinpal shaparak zibal nextpay payping idpay snapppay digipay tabby tamara mada dhl ups fedex usps
    royalmail dpd gls evri hermes correos seur mrw laposte colissimo chronopost mondialrelay aramex post
    tipax postex chapar mahex yurticikargo araskargo mngkargo pttkargo enamad samandehi ecunion ecommerce
    trustpilot trustedshops ekomi feefo ehi aboutads youronlinechoices networkadvertising allaboutcookies
    europa gov ico cnil bfdi aepd consumer-redress verbraucher-schlichter privacyshield dataprivacyframework
    bbb gmail yahoo hotmail outlook live icloud proton protonmail aol gmx web mail ymail t-online orange
    free chmail example schema w3 mozilla opera getfirefox apache creativecommons recaptcha gravatar vimeo
    najva goftino raychat
    """.split()
)
_OFFICIAL = re.compile(
    r"\.gov(?:\.|$)|\.gob\.|\.gouv\.|\.bund\.de$|\.europa\.eu$|\.gv\.at$|\.admin\.ch$|\.ac\.ir$|\.edu"
)
_DOMAIN = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+"
    r"(?:com|ir|net|org|shop|store|de|es|fr|co\.uk|uk|tr|sa|ae|it|nl|at|ch|eu|co|io|me|biz|info))"
    r"(?![\w-])"
)
_MAIL = re.compile(r"[\w.+-]+@((?:[a-z0-9-]+\.)+[a-z]{2,})")
_NOT_HOSTS = frozenset(("node", "next", "asp", "vue"))  # Node.js and its like are no domains
# Shops whose texts are copied most; as a word in a policy they are foreign, unless the shop is one of them.
_COPIED = (
    ("دیجی کالا", "digikala"), ("دیجیکالا", "digikala"), ("تکنولایف", "technolife"), ("بامیلو", "bamilo"),
    ("دیجی استایل", "digistyle"), ("خانومی", "khanoumi"), ("بانی مد", "banimode"), ("باسلام", "basalam"),
    ("مدیسه", "modiseh"), ("گاج مارکت", "gajmarket"), ("شیکسون", "shixon"),
    ("ایران کتاب", "iranketab"),
)  # fmt: skip
_LIST = 3  # more other domains than this are a list of services
_TWICE = 2  # an owner names himself at least so often in his own policy


def foreign_party(sheet: Sheet, site: Site, blocks: list[int]) -> Evidence | None:
    """Evidence of another shop in the given blocks of a policy, None if there is none."""
    text = "\n".join(sheet.page.blocks[i].folded for i in blocks)
    own = _own_domains(sheet, site)
    for match in _MAIL.finditer(text):
        domain = registrable(match.group(1))
        if domain and domain not in own and not _is_service(domain):
            return _shown(sheet, blocks, match.group())
    counts: Counter[str] = Counter()
    for match in _DOMAIN.finditer(text):
        domain = registrable(match.group(1))
        if domain and domain not in own and not _is_service(domain):
            counts[domain] += 1
    if len(counts) <= _LIST:
        for domain, count in counts.items():
            if count >= _TWICE:
                return _shown(sheet, blocks, domain)
    for word, brand in _COPIED:
        if brand not in site.host and text.count(word) >= _TWICE and not _is_own_name(sheet, word):
            return _shown(sheet, blocks, word)
    return None


def _own_domains(sheet: Sheet, site: Site) -> set[str]:
    """The shop's domain, and those of the e-mail addresses on its contact, legal and home pages."""
    own = {site.domain, registrable(site.host), site.host}
    for other in site.of_kind(PageKind.CONTACT, PageKind.LEGAL, PageKind.HOME):
        if other is sheet and len(other.page.kinds) > 1:
            continue
        own.update(registrable(match.group(1)) for match in _MAIL.finditer(other.text))
        own.update(
            registrable(link.url.partition("@")[2].partition("?")[0])
            for link in other.page.links
            if link.url.startswith("mailto:")
        )
    return own


def _is_service(domain: str) -> bool:
    label = domain.partition(".")[0]
    return label in _SERVICES or label in _NOT_HOSTS or bool(_OFFICIAL.search(domain))


def _is_own_name(sheet: Sheet, word: str) -> bool:
    return any(word in b.folded for b in sheet.page.blocks if b.level == 1) or word in sheet.page.title


def _shown(sheet: Sheet, blocks: list[int], passage: str) -> Evidence:
    for index in blocks:
        at = sheet.page.blocks[index].folded.find(passage)
        if at >= 0:
            return sheet.at(index, at, at + len(passage))
    return sheet.evidence(passage)
