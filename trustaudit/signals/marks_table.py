"""Issuers of trust marks: whose hosts, which addresses name a shop, which pictures and scripts carry the mark.

A new issuer is a row here, a value of `IssuerId` and, for the words that mention it, a concept `mark-<issuer>` in the
lexicons. A deep link is an address at the issuer that names one shop, by an id or by the shop's own domain; only such
a link can be followed by a shopper to the shop's record. Shapes marked "by memory" were not seen on a shop's page.
"""

from __future__ import annotations

from trustaudit.signals.issuers import Issuer, Shape

_TSID = r"X[0-9A-F]{32}"
_TRUSTED_SHOPS = tuple(
    f"trustedshops.{tld}" for tld in ("com", "de", "es", "fr", "it", "nl", "pl", "eu", "at", "ch", "be", "pt", "co.uk")
)
_TRUSTPILOT = tuple(
    f"trustpilot.{tld}" for tld in ("com", "de", "fr", "es", "it", "nl", "dk", "se", "no", "fi", "pl", "pt", "co.uk")
)
_EKOMI = tuple(f"ekomi.{tld}" for tld in ("de", "com", "es", "fr", "it", "nl", "pl", "co.uk"))

ISSUERS: tuple[Issuer, ...] = (
    Issuer(
        "enamad",
        "official",
        ("namad", "nemad", "نماد"),
        ("enamad.ir",),
        (
            Shape(r"/?$|/verify\.aspx$", id_key="id", id_form=r"\d{1,12}"),
            Shape(r"/trustseal/symbol\.aspx$"),  # 2013 to 2015: an iframe, the issuer knew the shop by its Referer
        ),
        pictures=r"(?<![a-z])e[-_ ]?n[ae]mad|(?<![a-z])namad[-_ \d]{0,3}(?=\.|$)|اینماد|ای نماد|"
        r"^نماد(?: اعتماد)?(?: الکترونیکی?)?\.",
        alt=r"(?<![a-z])e-?n[ae]mad|اینماد|ای نماد|نماد ?اعتماد",
        imitated="enamad",
        errors=r"/error",
        owners={"19077": "digikala.com"},
        needs_referrer=True,
    ),
    Issuer(
        "samandehi",
        "official",
        ("saman", "ساماندهی", "نشان ملی"),
        ("samandehi.ir",),
        (Shape(r"/verify\.aspx$", id_key="id", id_form=r"\d{1,12}"),),
        pictures=r"saman[-_ ]?de?hi|ساماندهی",
        alt=r"saman[-_ ]?de?hi|ساماندهی|نشان ملی ثبت",
        imitated="samandehi",
    ),
    Issuer(
        "ecunion",
        "union",
        ("ecunion", "eteha", "etteha", "logonama", "kasb", "اتحادیه"),
        ("ecunion.ir",),
        (Shape(r"/verify/(?P<domain>[^/]+)/?$", id_key="token", id_form=r"[0-9a-z]{6,64}"),),
        pictures=r"ecunion|(?<![a-z])et+eha+di[ey]*h?(?![a-z])|logonama|(?<![a-z])kasb[-_ ]?[ov]?[-_ ]?kar(?![a-z])",
        alt=r"ecunion|اتحادیه (?:کشوری )?کسب ?و ?کار",
        imitated="ecunion",
    ),
    Issuer(
        "e-rasaneh",
        "official",
        ("rasaneh",),
        ("e-rasaneh.ir",),
        (Shape(r"/certificate/(?P<id>\d+)"),),
        pictures=r"e-?rasaneh",
        alt=r"e-?rasaneh",
        scripts=r"https?://trustseal\.e-rasaneh\.ir/trustseal\.js",
        imitated="e-rasaneh",
    ),
    Issuer(
        "irannsr",
        "union",
        ("irannsr", "nezam", "نظام صنفی"),
        ("irannsr.org",),
        (Shape(r"/.*\d"),),
        pictures=r"irannsr|nezam[-_ ]?senfi",
        alt=r"نظام صنفی رایانه",
        imitated="irannsr",
    ),
    Issuer(
        "zarinpal",
        "payment",
        ("zarin", "زرین"),
        ("zarinpal.com",),
        (Shape(r"/trustpage/(?P<domain>[^/]+)/?$"),),
        pictures=r"zarin[-_ ]?pal",
        alt=r"zarin ?pal|زرین ?پال",
        scripts=r"https?://(?:www\.zarinpal\.com/webservice/trustcode|cdn\.zarinpal\.com/trustlogo/)",
        imitated="zarinpal",
    ),
    Issuer(
        "trustpilot",
        "reviews",
        ("pilot",),
        _TRUSTPILOT,
        (Shape(r"/(?:review|evaluate)/(?P<domain>[^/]+)"),),
        pictures=r"trust[-_ ]?pilot",
        alt=r"trust ?pilot",
        imitated="trustpilot",
    ),
    Issuer(
        "trusted-shops",
        "reviews",
        ("trusted",),
        _TRUSTED_SHOPS,
        (
            Shape(rf"/.*info_(?P<id>{_TSID})"),
            Shape(r"/.*", id_key="shop_id", id_form=_TSID),
            Shape(r"/.*", id_key="tsid", id_form=_TSID),
        ),
        pictures=r"trusted[-_ ]?shops?(?![a-z])",
        alt=r"trusted ?shops",
        scripts=rf"https?://widgets\.trustedshops\.com/js/(?P<id>{_TSID})\.js",
        imitated="trustedshops",
    ),
    Issuer(
        "bbb",
        "other",
        ("bbb", "better-business", "better business", "better_business"),
        ("bbb.org",),
        (
            Shape(r"/.*/profile/.*-(?P<id>\d{3,4}-\d+)"),
            Shape(r"/.*business-reviews/.*-(?P<id>\d+)"),
            Shape(r"/online/consumer/cks\.aspx", id_key="id"),
        ),
        pictures=r"(?<![a-z0-9])bbb(?![a-z0-9])(?!\.com)|better[-_ ]business[-_ ]bureau",
        alt=r"\bbbb (?:accredited|rating)|better business bureau",
    ),
    Issuer(
        "trustedsite",
        "security",
        ("trustedsite", "trusted-site", "trusted_site", "trusted site", "mcafee", "ywxi.net"),
        ("trustedsite.com", "mcafeesecure.com"),
        (Shape(r"/verify", domain_key="host"), Shape(r"/ratingverify", domain_key="ref")),
        pictures=r"trusted[-_ ]?site|mcafee[-_ ]?secure",
        alt=r"trusted ?site\b|mcafee ?secure",
        scripts=r"https?://cdn\.(?:ywxi\.net|trustedsite\.com)/js/",
        imitated="trustedsite",
        picture_hosts=("ywxi.net",),
    ),
    Issuer(
        "digicert",
        "security",
        ("digicert", "digi-cert", "norton", "verisign", "symantec"),
        ("digicert.com", "symantec.com", "verisign.com", "websecurity.norton.com"),
        (Shape(r"/seals/popup", id_key="tag", domain_key="url"), Shape(r"/splash", domain_key="dn")),
        pictures=r"digi[-_ ]?cert(?!ificat)|norton[-_ ]?(?:secured|seal|shopping)|verisign",
        alt=r"digicert|norton (?:secured|shopping)|verisign",
        imitated="digicert",
    ),
    Issuer(
        "google-customer-reviews",
        "reviews",
        ("customerreviews", "customer-reviews", "customer_reviews", "customer reviews"),
        ("customerreviews.google.com",),
        (Shape(r"/v/merchant", id_key="q"),),
        pictures=r"google[-_ ]?customer[-_ ]?reviews",
        alt=r"google customer reviews",
    ),
    Issuer(
        "confianza-online",
        "other",
        ("confianza",),
        ("confianzaonline.es", "confianzaonline.org"),
        (Shape(r"/empresas(?:-adheridas)?/(?P<id>[^/]+?)(?:\.html?)?/?$"),),
        pictures=r"confianza[-_ ]?online",
        alt=r"confianza ?online",
        imitated="confianzaonline",
    ),
    Issuer(
        "etbis",
        "official",
        ("etbis", "eticaret.gov.tr"),
        ("eticaret.gov.tr",),
        (
            Shape(r"/siteprofil/(?P<id>\d+)/(?P<joined>[\w-]+)"),
            Shape(r"/sitedogrulama/(?P<id>[\w-]+)"),
        ),
        pictures=r"(?<![a-z])etbis(?![a-z])",
        alt=r"\betbis\b",
    ),
    Issuer(
        "maroof",
        "official",
        ("maroof", "saudi", "معروف", "السعودی"),
        ("maroof.sa", "saudibusiness.gov.sa"),
        (
            Shape(r"/(?:[a-z]{2}/)?(?:business(?:es)?/(?:details/|overview/)?|details/)?(?P<id>\d+)"),
            Shape(r"/certificate-details/(?P<id>\d+)"),  # by memory: the Saudi Business Center took over in 2022
        ),
        pictures=r"(?<![a-z])maroof(?![a-z])|saudi[-_ ]?business[-_ ]?cent",
        alt=r"\bmaroof\b|منصه معروف|المرکز السعودی للاعمال",
        imitated="maroof",
    ),
    Issuer(
        "ekomi",
        "reviews",
        ("ekomi",),
        _EKOMI,
        (Shape(r"/[\w-]*-(?P<id>[\w.-]+?)\.html"), Shape(r"/.*/.*", id_key="id")),  # by memory
        pictures=r"(?<![a-z])ekomi(?![a-z])",
        alt=r"\bekomi\b",
        imitated="ekomi",
    ),
    Issuer(
        "ehi",
        "other",
        ("ehi", "gepr"),
        ("ehi-siegel.de", "shopinfo.net"),
        (
            Shape(r"/zertifizierte-shops/", domain_key="shopurl"),
            Shape(r"/.*(?:shop|siegel|verif|zertifi)[^/]*/(?P<id>[\w.-]{3,})"),  # by memory
        ),
        pictures=r"(?<![a-z])ehi[-_ ]?(?:siegel|logo|geprueft)|gepruefter[-_ ]?online[-_ ]?shop",
        alt=r"ehi[- ]siegel|geprufter online-?shop|gepruefter online-?shop",
    ),
    Issuer(
        "thuiswinkel",
        "other",
        ("thuiswinkel",),
        ("thuiswinkel.org",),
        (Shape(r"/leden/(?P<id>[^/]+)"), Shape(r"/(?:webshops|certificaat|certificate)/(?P<id>[^/]+)")),  # by memory
        pictures=r"thuiswinkel",
        alt=r"thuiswinkel",
        imitated="thuiswinkel",
    ),
    Issuer(
        "webwinkelkeur",
        "other",
        ("webwinkel",),
        ("webwinkelkeur.nl",),
        (Shape(r"/(?:webshop|leden|shop)s?/(?P<id>[^/]+)"),),  # by memory
        pictures=r"webwinkel[-_ ]?keur",
        alt=r"webwinkel ?keur",
        imitated="webwinkelkeur",
    ),
    Issuer(
        "guven-damgasi",
        "official",
        ("guven",),
        ("guvendamgasi.org.tr",),
        (Shape(r"/[\w-]+/(?P<id>[\w.-]+)"), Shape(r"/.*", id_key="id")),  # by memory
        pictures=r"guven[-_ ]?damga",
        alt=r"guven damga",
        imitated="guvendamgasi",
    ),
    Issuer(
        "feefo",
        "reviews",
        ("feefo",),
        ("feefo.com",),
        (Shape(r"/(?:[a-z]{2}(?:-[a-z]{2})?/)?reviews/(?P<id>[^/]+)"), Shape(r"/feefo/", domain_key="logon")),
        pictures=r"(?<![a-z])feefo(?![a-z])",
        alt=r"\bfeefo\b",
        imitated="feefo",
    ),
    Issuer(
        "reviews-io",
        "reviews",
        ("reviews.", "reviews-io", "reviews_io", "reviewsio"),
        ("reviews.io", "reviews.co.uk"),
        (Shape(r"/company-reviews/store/(?P<id>[^/]+)"),),
        pictures=r"reviews[-_.]?io(?![a-z])|reviews\.co\.uk",
        alt=r"\breviews\.(?:io|co\.uk)",
    ),
    Issuer(
        "avis-garantis",
        "reviews",
        ("avis",),
        ("societe-des-avis-garantis.fr",),
        (Shape(r"/(?P<id>(?!contact|mentions|offres|cgv|blog)[\w.-]{3,})/?$"),),
        pictures=r"avis[-_ ]?garantis?|societe-des-avis",
        alt=r"avis garantis",
        imitated="avis-garantis",
    ),
    Issuer(
        "avis-verifies",
        "reviews",
        ("avis", "verified-reviews", "opiniones"),
        ("avis-verifies.com", "verified-reviews.com", "opiniones-verificadas.com"),
        (Shape(r"/[\w-]*(?:avis|reviews|opiniones)[\w-]*/(?P<domain>[^/]+)"),),  # by memory
        pictures=r"avis[-_ ]?verifies?|opiniones[-_ ]?verificadas",
        alt=r"avis verifies|opiniones verificadas",
        imitated="avis-verifies",
    ),
    Issuer(
        "data-fiscal",
        "official",
        ("fiscal", "dataweb", "f960", "afip.gob.ar", "arca.gob.ar"),
        ("afip.gob.ar", "arca.gob.ar"),
        (Shape(r"/f960nm/.*", id_key="req"), Shape(r"/?$", id_key="qr", id_form=r"[\w,.=-]{6,}")),
        pictures=r"data[-_ ]?fiscal|dataweb|(?<![a-z0-9])f960(?!\d)",
        alt=r"data fiscal",
    ),
    # Drawings that anybody can put on a page: they say "secure" and name nobody who checked it.
    Issuer(
        "self-made",
        "security",
        ("secur", "safe-", "safe_", "safe ", "sicher", "ssl", "trust", "seal", "badge", "money-back", "money_back",
         "money back", "100%", "100 %", "100-p", "100p", "100_", "100-s", "100-g", "100-o"),
        (),
        pictures=r"100[-_ ]?(?:percent|p|%)?[-_ ]?(?:secured?|safe|satisf|guarante|original|trusted)|"
        r"(?:secured?|safe|sicher)[-_ ]?(?:checkout|shopping|payments?|ssl|order)[-_ ]?(?:badges?|seals?|logo|icon)|"
        r"ssl[-_ ]?(?:secured?|badge|seal|logo|certificate)|trust[-_ ]?(?:badges?|seals?|icons?)(?![a-z])|"
        r"(?:secure|guarantee|security)[-_ ]?(?:badge|seal)(?![a-z])|money[-_ ]?back[-_ ]?(?:badge|seal|guarantee)",
        alt=r"\b100 ?% ?(?:secure|safe|satisf|seguro|sicher|securis|guven)|دارای ssl|نماد ssl|"
        r"\b(?:ssl|safe|secure) (?:secured?|shopping|checkout) (?:badge|seal|logo)",
    ),
)  # fmt: skip
