"""Trust marks: one row a form of markup that real pages use; ids, codes and hosts are made up."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.reading import read
from trustaudit.signals.mark_links import imitated, official, target
from trustaudit.signals.marks_table import ISSUERS

HOST = "shop.example.ir"
CODE = "AbCdEfGhIjKlMnOpQrSt"
VERIFY = f"https://trustseal.enamad.ir/?id=123456&Code={CODE}"
LOGO = f"https://trustseal.enamad.ir/logo.aspx?id=123456&Code={CODE}"
TSID = "X" + "0123456789ABCDEF" * 2
OTHER_TSID = "X" + "FEDCBA9876543210" * 2


class Case(NamedTuple):
    """`found` are (issuer, proof, fault, id) of every mark on the page, in order."""

    name: str
    html: str
    found: list[tuple[str, str, str, str]]


def enamad(proof: str, fault: str = "none", id: str = "123456") -> list[tuple[str, str, str, str]]:
    return [("enamad", proof, fault, id)]


EXAMPLES = [
    # -- e-Namad: the four generations of the official snippet, and what themes make of them
    Case(
        "single quotes, raw ampersands, code attribute",
        f"<a referrerpolicy='origin' target='_blank' href='{VERIFY}'>"
        f"<img referrerpolicy='origin' src='{LOGO}' alt='' style='cursor:pointer' code='{CODE}'></a>",
        enamad("linked-unchecked"),
    ),
    Case(
        "escaped ampersands, id attribute",
        f'<a target="_blank" href="{VERIFY.replace("&", "&amp;")}"><img src="{LOGO.replace("&", "&amp;")}" id="{CODE}"></a>',
        enamad("linked-unchecked"),
    ),
    Case("code of 32 characters", f'<a href="{VERIFY}UvWxYz012345"><img src="/e.png"></a>', enamad("linked-unchecked")),
    Case(
        "host in mixed case",
        f'<a href="https://Trustseal.eNamad.ir/?id=123456&code={CODE}"><img src="/x.png"></a>',
        enamad("linked-unchecked"),
    ),
    Case(
        "lone image that opens a window",
        "<img style='cursor:pointer' onclick='window.open(\"https://trustseal.enamad.ir/Verify.aspx?id=123456&p=aaaabbbb\","
        " \"Popup\",\"toolbar=no, width=580\")' alt='' src='https://trustseal.enamad.ir/logo.aspx?id=123456&p=ccccdddd'/>",
        enamad("linked-unchecked"),
    ),
    Case(
        "the same with quotes as entities",
        '<img src="https://trustseal.enamad.ir/logo.aspx?id=123456&amp;p=AbCd" onclick="window.open(&quot;https://'
        'trustseal.enamad.ir/Verify.aspx?id=123456&amp;p=AbCd&quot;, &quot;Popup&quot;)">',
        enamad("linked-unchecked"),
    ),
    Case(
        "old verify page as an anchor",
        '<a href="https://trustseal.enamad.ir/Verify.aspx?id=123456&p=odshdr"><img src="/x.png"></a>',
        enamad("linked-unchecked"),
    ),
    Case(
        "frame of 2013, no id at all",
        '<iframe width="125" src="http://enamad.ir/trustseal/symbol.aspx"></iframe>',
        enamad("linked-unchecked", "insecure-link", ""),
    ),
    Case(
        "picture behind the next/image proxy",
        f'<a href="{VERIFY}"><img src="/_next/image?url=https%3A%2F%2Ftrustseal.enamad.ir%2Flogo.aspx%3Fid%3D123456%26Code%3D{CODE}&w=128&q=75"></a>',
        enamad("linked-unchecked"),
    ),
    Case(
        "picture kept by the shop, alt text of another mark",
        f'<a href="{VERIFY}"><img alt="logo-samandehi" src="/images/enamad.png"></a>',
        enamad("linked-unchecked"),
    ),
    Case("words inside the official link", f'<a href="{VERIFY}">نماد اعتماد</a>', enamad("linked-unchecked")),
    Case(
        "React attributes left in the markup",
        f"<a referrerPolicy='origin' href='{VERIFY}'><img src='undefined' style={{{{ cursor: \"pointer\" }}}} className='x'></a>",
        enamad("linked-unchecked"),
    ),
    # -- e-Namad: what proves nothing
    Case("picture only", '<img src="/assets/enamad.png" alt="نماد اعتماد الکترونیکی">', enamad("unlinked", id="")),
    Case("picture with a Persian file name", '<img src="نماد.jpg" alt="نماد اعتماد الکترونیکی">', enamad("unlinked", id="")),
    Case("clip-art", '<img src="/up/ENAMADpng.parspng.com_.png" alt="">', enamad("unlinked", id="")),
    Case("misspelt file", '<img src="images/footer/enemad2.png">', enamad("unlinked", id="")),
    Case("only the spoken name tells", '<img src="/logos/c4.webp" alt="enamad.ir">', enamad("unlinked", id="")),
    Case("hot-linked logo without an id's link", f'<img src="{LOGO}">', enamad("unlinked")),
    Case(
        "issuer's home page", '<a href="https://trustseal.enamad.ir/"><img src="/i/enamad.png"></a>', enamad("unlinked", id="")
    ),
    Case("issuer's home page as text", '<li><a href="https://www.enamad.ir/">اینماد</a></li>', enamad("unlinked", id="")),
    Case("link to nowhere", '<a href="#"><img src="/enamad.svg"></a>', enamad("unlinked", id="")),
    Case("own page", '<a href="/enamad.html"><img src="/e.png" alt="نماد اعتماد"></a>', enamad("unlinked", id="")),
    Case(
        "address of the issuer's error page",
        '<a href="https://trustseal.enamad.ir/Error/ErrorReferrer"><img src="/e.png"></a>',
        enamad("unlinked", "error-link", ""),
    ),
    Case(
        "look-alike domain",
        f'<a href="https://trustseal-enamad.ir/?id=123456&Code={CODE}"><img src="/e.png" alt="enamad"></a>',
        enamad("unlinked", "fake-host"),
    ),
    Case(
        "issuer's name as a sub-domain of another",
        f'<a href="https://trustseal.enamad.ir.verify-shop.example/?id=123456&Code={CODE}"><img src="/e.png"></a>',
        enamad("unlinked", "fake-host"),
    ),
    Case("words only", "<p>دارای نماد اعتماد الکترونیک</p>", enamad("mentioned", id="")),
    Case("words with a half-space", "<h3>نماد\u200cهای اعتماد</h3><p>نماد\u200cاعتماد\u200cالکترونیکی</p>", enamad("mentioned", id="")),
    Case("words that deny it", "<p>این فروشگاه فاقد نماد اعتماد است</p>", []),
    Case("in a comment", f'<!-- <a href="{VERIFY}"><img src="{LOGO}"></a> -->', []),
    Case("ownership tag of an application", '<meta name="enamad" content="70429060">', []),
    Case("place that a script fills", '<div class="namad-cell" id="enamad-cell"></div>', []),
    Case("not shown", f'<div style="display:none"><a href="{VERIFY}"><img src="{LOGO}"></a></div>', []),
    # -- e-Namad: linked, with a fault
    Case(
        "rel=noreferrer hides where the shopper comes from",
        f'<a rel="noopener noreferrer" referrerpolicy="origin" href="{VERIFY}"><img src="/e.png"></a>',
        enamad("linked-unchecked", "no-referrer"),
    ),
    Case(
        "the page's policy hides it",
        f'<meta name="referrer" content="same-origin"><a href="{VERIFY}"><img src="/e.png"></a>',
        enamad("linked-unchecked", "no-referrer"),
    ),
    Case(
        "the link's own policy wins over the page's",
        f'<meta name="referrer" content="no-referrer"><a referrerpolicy="origin" href="{VERIFY}"><img src="/e.png"></a>',
        enamad("linked-unchecked"),
    ),
    Case(
        "link over http",
        f'<a href="{VERIFY.replace("https", "http")}"><img src="/e.png"></a>',
        enamad("linked-unchecked", "insecure-link"),
    ),
    Case(
        "link and picture of different seals",
        f'<a href="{VERIFY}"><img src="https://trustseal.enamad.ir/logo.aspx?id=222&Code={CODE}"></a>',
        enamad("linked-unchecked", "id-conflict"),
    ),
    Case(
        "logo of a shop whose id is known",
        '<img src="https://Trustseal.eNamad.ir/logo.aspx?id=19077&Code=AbCd">',
        enamad("mismatched", id="19077"),
    ),
    # -- other Iranian marks
    Case(
        "samandehi opens a window",
        "<img id='jx' onclick='window.open(\"https://logo.samandehi.ir/Verify.aspx?id=1000001&p=aaaa\", \"Popup\")' "
        "alt='logo-samandehi' src='https://logo.samandehi.ir/logo.aspx?id=1000001&p=gggg'/>",
        [("samandehi", "linked-unchecked", "none", "1000001")],
    ),
    Case(
        "samandehi, escaped slashes",
        "<img onclick=\"window.open('https:\\/\\/logo.samandehi.ir\\/Verify.aspx?id=1000001&p=a')\" data-src='/img/s.png'>",
        [("samandehi", "linked-unchecked", "none", "1000001")],
    ),
    Case(
        "samandehi's home page",
        '<a href="https://samandehi.ir/Pages/HomePage.aspx"><img src="/img/samandehi.png"></a>',
        [("samandehi", "unlinked", "none", "")],
    ),
    Case(
        "union, own domain in the path",
        "<img src=\"/u.svg\" onclick=\"window.open('https://ecunion.ir/verify/shop.example.ir?token=0123456789abcdef0123')\">",
        [("ecunion", "matched", "none", "0123456789abcdef0123")],
    ),
    Case(
        "union, opened by a list item",
        "<ul><li onclick=\"window.open('https://ecunion.ir/verify/www.shop.example.ir?token=0123456789abcdef0123')\">"
        '<img src="/assets/etehadiye.svg"></li></ul>',
        [("ecunion", "matched", "none", "0123456789abcdef0123")],
    ),
    Case(
        "union, left over from the copied shop",
        '<a href="https://www.ecunion.ir/verify/other-shop.example?token=0123456789abcdef0123"><img src="/u.png"></a>',
        [("ecunion", "mismatched", "none", "0123456789abcdef0123")],
    ),
    Case("union, picture", '<img src="https://ecunion.ir/logonama.png">', [("ecunion", "unlinked", "none", "")]),
    Case("union, under its other name", '<img src="/i/kasbokar.webp">', [("ecunion", "unlinked", "none", "")]),
    Case(
        "gateway's logo script is payment, not a licence",
        '<script src="https://www.zarinpal.com/webservice/TrustCode" type="text/javascript"></script>',
        [("zarinpal", "linked-unchecked", "none", "")],
    ),
    Case(
        "gateway's page for the shop",
        '<a href="https://www.zarinpal.com/trustPage/shop.example.ir"><img src="https://cdn.zarinpal.com/badges/trustLogo/1.svg"></a>',
        [("zarinpal", "matched", "none", "shop.example.ir")],
    ),
    Case(
        "gateway's picture",
        '<a href="javascript:showZPTrust();"><img src="https://cdn.zarinpal.com/badges/trustLogo/1.png"></a>',
        [("zarinpal", "unlinked", "none", "")],
    ),
    Case(
        "press licence by script",
        '<div id="div_eRasanehTrustseal_10001"></div><script src="https://trustseal.e-rasaneh.ir/trustseal.js"></script>'
        "<script>eRasaneh_Trustseal(10001, false);</script>",
        [("e-rasaneh", "linked-unchecked", "none", "10001")],
    ),
    # -- the rest of the world
    Case(
        "trustpilot, own domain",
        '<a href="https://uk.trustpilot.com/review/www.shop.example.ir"><img src="/tp.svg"></a>',
        [("trustpilot", "matched", "none", "www.shop.example.ir")],
    ),
    Case(
        "trustpilot, template never edited",
        '<div class="trustpilot-widget" data-businessunit-id="67ac"><a href="https://www.trustpilot.com/review/yourcompanyname.com">'
        "Trustpilot</a></div>",
        [("trustpilot", "mismatched", "none", "yourcompanyname.com")],
    ),
    Case(
        "somebody else's record named in running text",
        '<p>We read what buyers wrote about <a href="https://www.trustpilot.com/review/maker.example">the maker of these '
        "lamps</a> before we took them into our shop.</p>",
        [],
    ),
    Case(
        "trusted shops: script and certificate agree",
        f'<script src="https://widgets.trustedshops.com/js/{TSID}.js"></script>'
        f'<a href="https://www.trustedshops.de/bewertung/info_{TSID}.html"><img src="/ts.png"></a>',
        [("trusted-shops", "linked-unchecked", "none", TSID)],
    ),
    Case(
        "trusted shops: script of another shop",
        f'<script src="https://widgets.trustedshops.com/js/{OTHER_TSID}.js"></script>'
        f'<a href="https://www.trustedshops.de/bewertung/info_{TSID}.html"><img src="/ts.png"></a>',
        [
            ("trusted-shops", "linked-unchecked", "none", TSID),
            ("trusted-shops", "linked-unchecked", "id-conflict", OTHER_TSID),
        ],
    ),
    Case(
        "better business bureau, profile",
        '<a href="https://www.bbb.org/us/xx/town/profile/lamps/some-shop-0995-90000001/#sealclick"><img src="/b.png"></a>',
        [("bbb", "linked-unchecked", "none", "0995-90000001")],
    ),
    Case("better business bureau, picture", '<img src="/img/bbb-accredited.png">', [("bbb", "unlinked", "none", "")]),
    Case(
        "trustedsite names the host",
        '<a href="https://www.trustedsite.com/verify?host=shop.example.ir"><img src="https://cdn.ywxi.net/meter/shop.example.ir/102.svg"></a>',
        [("trustedsite", "matched", "none", "shop.example.ir")],
    ),
    Case(
        "digicert of another host",
        '<a href="https://seal.digicert.com/seals/popup/?tag=AbCd1234&url=other.example"><img src="/norton.png"></a>',
        [("digicert", "mismatched", "none", "AbCd1234")],
    ),
    Case(
        "google's rating badge",
        '<script src="https://apis.google.com/js/platform.js?onload=renderBadge"></script>'
        '<script>window.renderBadge=function(){gapi.ratingbadge.render(el,{"merchant_id": 100000001})}</script>',
        [("google-customer-reviews", "linked-unchecked", "none", "100000001")],
    ),
    Case(
        "confianza online",
        '<a href="https://www.confianzaonline.es/empresas/tienda-inventada.htm"><img src="/sello.gif"></a>',
        [("confianza-online", "linked-unchecked", "none", "tienda-inventada")],
    ),
    Case(
        "etbis writes the host without dots",
        '<a href="https://www.eticaret.gov.tr/siteprofil/1234567890123456/wwwshopexampleir"><img src="/etbis.png"></a>',
        [("etbis", "matched", "none", "1234567890123456")],
    ),
    Case(
        "etbis of another shop",
        '<a href="https://www.eticaret.gov.tr/siteprofil/1234567890123456/othercom"><img src="/etbis.png"></a>',
        [("etbis", "mismatched", "none", "1234567890123456")],
    ),
    Case("maroof without a number", '<a href="https://maroof.sa"><img src="/maroof.png"></a>', [("maroof", "unlinked", "none", "")]),
    Case(
        "maroof with a number",
        '<a href="https://maroof.sa/100001"><img src="/maroof.png"></a>',
        [("maroof", "linked-unchecked", "none", "100001")],
    ),
    Case(
        "data fiscal of Argentina",
        '<a href="http://qr.afip.gob.ar/?qr=AbCdEfGh_12,,"><img src="http://www.afip.gob.ar/images/f960/DATAWEB.jpg"></a>',
        [("data-fiscal", "linked-unchecked", "insecure-link", "AbCdEfGh_12,,")],
    ),
    Case("self-made", '<img src="/img/100-secure.png">', [("self-made", "unlinked", "none", "")]),
    Case("self-made in Persian", '<img src="/img/ssk.png" alt="دارای SSL">', [("self-made", "unlinked", "none", "")]),
    # -- nothing at all
    Case("award", '<img src="/images/tandis.png" alt="تندیس زرین">', []),
    Case("another seal with a similar name", '<img src="/images/rezanamad-logo.png">', []),
    Case("carriers and card networks", '<img src="/tipax.png"><img src="/visa.svg" alt="Visa"><img src="/shetab.png">', []),
    Case("a product's badge", '<img src="/img/new-badge.png" alt="New"><img src="/p/trust-me-shirt.jpg" alt="Trust me">', []),
]  # fmt: skip


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda c: c.name)
def test_examples(case: Case) -> None:
    marks = read("marks", case.html, host=HOST)
    assert [(m.issuer, m.proof, m.fault, m.id) for m in marks] == case.found


XFAIL = [
    Case("mark added by a script on scroll", f"<script>$('#logos').append(`<a href=\"{VERIFY}\"><img src=\"{LOGO}\"></a>`)</script>", enamad("linked-unchecked")),
    Case("picture whose name and alt say nothing", '<img src="/img/trusticon2.png" alt="">', enamad("unlinked", id="")),
]  # fmt: skip


@pytest.mark.xfail(reason="cannot be seen without running scripts or looking at the picture")
@pytest.mark.parametrize("case", XFAIL, ids=lambda c: c.name)
def test_known_gaps(case: Case) -> None:
    assert [(m.issuer, m.proof, m.fault, m.id) for m in read("marks", case.html, host=HOST)] == case.found


def test_evidence_shows_where_the_mark_leads() -> None:
    (mark,) = read("marks", f'<footer><a href="{VERIFY}"><img src="/e.png"></a></footer>', host=HOST)
    assert mark.url == VERIFY
    assert VERIFY in mark.evidence.snippet
    assert mark.evidence.region == "footer"


def test_a_mark_repeated_on_a_page_is_told_once() -> None:
    snippet = f'<a href="{VERIFY}"><img src="/e.png"></a>'
    assert len(read("marks", f"<header>{snippet}</header><footer>{snippet}</footer>", host=HOST)) == 1


def test_a_brand_reviewed_under_its_other_domain_is_not_accused() -> None:
    link = '<a href="https://www.trustpilot.com/review/nilpud.com"><img src="/tp.svg"></a>'
    (mark,) = read("marks", link, host="www.nilpud.co.uk")
    assert mark.proof == "linked-unchecked"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789-.", min_size=1, max_size=30))
def test_only_the_issuers_own_domains_are_official(other: str) -> None:
    for issuer in ISSUERS:
        for domain in issuer.domains:
            assert official(f"seal.{domain}") is issuer
            assert official(f"{domain}.{other.strip('.-')}x") is None or other.strip(".-").endswith(domain[:-1])
            assert imitated(domain) is None


@given(st.text(max_size=60))
def test_any_address_can_be_read(tail: str) -> None:
    for issuer in ISSUERS:
        for domain in issuer.domains:
            target(issuer, f"https://{domain}/{tail}")
