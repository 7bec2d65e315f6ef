"""The site as a thing: transport, certificate, headers, language, logo, viewport, software, links, trackers."""

from __future__ import annotations

import pytest

from tests.signals.reading import read
from trustaudit.model import Exchange, PageKind, Request, Response, Role
from trustaudit.signals.language import written_language
from trustaudit.text import fold

TRANSPORTS = [
    ("https", "<p>x</p>", [("https", "page")]),
    ("http", "<p>x</p>", [("http", "page")]),
    ("https", '<form action="http://shop.example/pay"><input name=card></form>', [("https", "page"), ("http", "form")]),
    ("https", '<form action="/a"><input name=q></form><form action="/b"><input name=r></form>', [("https", "page"), ("https", "form")]),
    ("https", '<img src="http://shop.example/a.png">', [("https", "page"), ("http", "resource")]),
    ("https", '<link rel="stylesheet" href="http://shop.example/a.css">', [("https", "page"), ("http", "resource")]),
    ("https", '<link rel="canonical" href="http://shop.example/"><a href="http://other.example/">x</a>', [("https", "page")]),
    ("http", '<img src="http://shop.example/a.png">', [("http", "page")]),
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "html", "found"), TRANSPORTS, ids=lambda v: str(v)[:50])
def test_transports(scheme: str, html: str, found: list[tuple[str, str]]) -> None:
    assert [(t.scheme, t.scope) for t in read("site", html, signal="transports", scheme=scheme)] == found


@pytest.mark.parametrize(("start", "target", "scheme"), [("http", "https", "https"), ("https", "http", "http")])
def test_the_redirect_of_the_home_page_is_told_once(start: str, target: str, scheme: str) -> None:
    answer = Response(f"{start}://shop.example/", 301, (("location", f"{target}://shop.example/"),))
    hop = Exchange(Request(f"{start}://shop.example/"), answer, Role.REDIRECT)
    found = read("site", {"home": "<p>x</p>", "about": "<p>y</p>"}, signal="transports", exchanges=[hop])
    assert [(t.scheme, t.scope) for t in found if t.scope == "redirect"] == [(scheme, "redirect")]


CERTIFICATES = [
    ((("not_after", "2026-12-02T00:00:00Z"), ("issuer", "Some CA")), ("yes", 10)),
    ((("not_after", "2026-11-20T00:00:00Z"), ("issuer", "Some CA")), ("no", -2)),
    ((("fault", "certificate has expired"),), ("no", -1)),
    ((("issuer", "Some CA"),), ("unknown", -1)),
]


@pytest.mark.parametrize(("tls", "found"), CERTIFICATES)
def test_certificates(tls: tuple[tuple[str, str], ...], found: tuple[str, int]) -> None:
    (certificate,) = read("site", "<p>x</p>", signal="certificates", tls=tls)
    assert (certificate.valid, certificate.days_left) == found


def test_no_certificate_is_told_where_none_was_seen() -> None:
    assert read("site", "<p>x</p>", signal="certificates") == []


def test_security_headers() -> None:
    headers = (
        ("Strict-Transport-Security", "max-age=31536000"),
        ("content-security-policy", "default-src 'self'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("set-cookie", "session=4711; HttpOnly"),
    )
    found = read("site", "<p>x</p>", signal="security_headers", headers=headers)
    assert {h.name for h in found} == {"hsts", "csp", "nosniff", "frame-protection", "insecure-cookie"}
    assert not any("4711" in h.evidence.snippet for h in found)


def test_hsts_switched_off_is_none() -> None:
    assert (
        read("site", "<p>x</p>", signal="security_headers", headers=(("strict-transport-security", "max-age=0"),)) == []
    )


SENTENCES = {
    "fa": "این فروشگاه را دو خواهر در اصفهان راه انداختند و هنوز هم خودشان آن را با کمک همسایه\u200cها می\u200cچرخانند. کالاها را از کارگاه\u200cهای شهر می\u200cخرند و برای شما به هر شهری که باشید می\u200cفرستند. اگر از چیزی راضی نبودید آن را پس بدهید.",
    "ar": "هذا المتجر تديره أختان من المدينة منذ سنوات، وهو متجر صغير في السوق القديم. نشتري من الورش التي نعرفها ونرسل الطلب إلى كل مكان، وإذا لم يعجبك شيء يمكن أن ترده إلينا خلال أيام من غير سؤال على أن يكون في علبته.",
    "en": "This shop is run by two sisters of the town, and it is still a small one. We buy from the workshops that we know, and we send your parcel to any place you like. If you are not happy with it, send it back to us within ten days and you will have your money.",
    "es": "Esta tienda la llevan dos hermanas de la ciudad y no es grande. Compramos en los talleres que conocemos y enviamos tu pedido a donde quieras. Si no te gusta lo que recibes, lo devuelves en diez días y te pagamos todo, con los gastos de envío y sin preguntas.",
    "de": "Dieser Laden wird von zwei Schwestern aus der Stadt geführt und ist nicht groß. Wir kaufen bei den Werkstätten, die wir kennen, und schicken die Ware zu Ihnen. Wenn Ihnen etwas nicht gefällt, nehmen wir es zurück, und Sie bekommen das Geld auf das Konto, von dem es kam.",
    "fr": "Cette boutique est tenue par deux sœurs de la ville et elle est petite. Nous achetons dans les ateliers que nous connaissons et nous envoyons votre commande où vous voulez. Si elle ne vous plaît pas, vous la renvoyez dans les dix jours et nous remboursons le tout, avec les frais.",
    "tr": "Bu dükkânı şehirden iki kız kardeş işletiyor ve çok büyük değil. Bildiğimiz atölyelerden alıyoruz ve siparişinizi her yere gönderiyoruz. Eğer bir şeyi beğenmezseniz on gün içinde geri gönderin; paranız size olduğu gibi ve daha çok soru sormadan iade edilir, bu bizim için önemli.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_written_languages(language: str) -> None:
    assert written_language(fold(SENTENCES[language])) == language


@pytest.mark.parametrize("text", ["", "Lamp 40 cm", "کاسه", "12 345", "Nilpud Nilpud Nilpud " * 30])
def test_too_little_to_tell_a_language(text: str) -> None:
    assert written_language(fold(text)) == ""


def test_a_declared_language_that_lies() -> None:
    (found,) = read("site", f'<html lang="en"><main><p>{SENTENCES["fa"]}</p></main></html>', signal="languages")
    assert (found.declared, found.actual, found.agrees) == ("en", "fa", False)


def test_a_short_page_accuses_nobody() -> None:
    (found,) = read("site", '<html lang="fa"><main><p>Lamp</p></main></html>', signal="languages")
    assert found.agrees


VIEWPORTS = [
    ("width=device-width, initial-scale=1", [(True, True)]),
    ("width=device-width, user-scalable=no", [(True, False)]),
    ("width=1024", [(False, True)]),
    (None, []),
]


@pytest.mark.parametrize(("content", "found"), VIEWPORTS)
def test_viewports(content: str | None, found: list[tuple[bool, bool]]) -> None:
    html = f'<meta name="viewport" content="{content}">' if content else "<p>x</p>"
    assert [(v.adapts, v.scalable) for v in read("site", html, signal="viewports")] == found


LOGOS = [
    ('<header><a href="/"><img src="/img/nilpud-logo.svg" alt="Nilpud"></a></header>', [("header", True)]),
    ('<header><a class="x" href="/"><img src="/img/1.svg" alt=""></a></header>', [("header", False)]),
    ('<link rel="shortcut icon" href="/f.ico"><p>x</p>', [("favicon", False)]),
    ('<script type="application/ld+json">{"@type":"Store","name":"N","logo":"/l.png"}</script>', [("data", True)]),
    ('<main><img src="/enamad-logo.png"><img src="/img/visa-logo.svg"></main>', []),
    ('<main><a href="/p/1"><img src="/p/lamp.jpg" alt="Lamp"></a></main>', []),
    ('<main><img src="/p/hoodie-with-logo.jpg" alt="Hoodie with logo"></main>', []),
]  # fmt: skip


@pytest.mark.parametrize(("html", "found"), LOGOS, ids=lambda v: str(v)[:40])
def test_logos(html: str, found: list[tuple[str, bool]]) -> None:
    assert [(x.source, x.named) for x in read("site", html, signal="logos")] == found


def test_the_platform_is_the_crawls_finding_or_the_generator() -> None:
    generator = '<meta name="generator" content="WooCommerce 9.1.2">'
    assert [p.name for p in read("site", generator, signal="platforms")] == ["woocommerce"]
    assert [p.name for p in read("site", generator, signal="platforms", platform="shopify")] == ["shopify"]
    assert read("site", "<p>x</p>", signal="platforms") == []


def broken(status: int, why: str, url: str = "https://shop.example/returns") -> list[int]:
    gone = Exchange(Request(url), Response(url, status), Role.DISCARDED, (PageKind.RETURNS,), why)
    return [b.status for b in read("site", "<p>x</p>", signal="broken_links", exchanges=[gone])]


def test_broken_links() -> None:
    assert broken(404, "footer link 'Returns'") == [404]
    assert broken(500, "menu link 'Returns'") == [500]
    assert broken(404, "known path /returns") == []
    assert broken(403, "footer link 'Returns'") == []
    assert broken(404, "footer link 'Partner'", "https://other.example/x") == []


ERRORS = [
    ("<p>Fatal error: Uncaught Exception in /var/www/shop/index.php on line 12</p>", ["php"]),
    ("<p>Warning: mysqli_connect(): connection refused in /home/shop/db.php on line 3</p>", ["sql"]),
    ("<h1>Server Error in '/' Application.</h1>", ["dotnet"]),
    ("<pre>Fatal error: on line 12</pre>", []),
    ("<p>Our fatal error: we once sent a lamp without its bulb.</p>", []),
]


@pytest.mark.parametrize(("html", "kinds"), ERRORS, ids=lambda v: str(v)[:40])
def test_error_texts(html: str, kinds: list[str]) -> None:
    assert [e.kind for e in read("site", html, signal="error_texts")] == kinds


TRACKERS = [
    ('<script src="https://www.google-analytics.com/analytics.js"></script>', [("analytics", "google-analytics.com")]),
    ('<script src="https://cdn.yektanet.com/js/x.js"></script>', [("ads", "yektanet.com")]),
    ('<script>!function(f){f.src="https://connect.facebook.net/en_US/fbevents.js"}</script>', [("social", "connect.facebook.net")]),
    ('<script src="/js/app.js"></script><p>We do not use google-analytics.com.</p>', []),
]  # fmt: skip


@pytest.mark.parametrize(("html", "found"), TRACKERS, ids=lambda v: str(v)[:50])
def test_trackers(html: str, found: list[tuple[str, str]]) -> None:
    assert [(t.kind, t.name) for t in read("site", html, signal="trackers")] == found


TEST_MODES = [
    ("<script>Stripe('pk_test_abc')</script>", ["stripe"]),
    ('<form action="https://sandbox.zarinpal.com/pg/StartPay/1"><input name=a></form>', ["zarinpal"]),
    ("<script>Stripe('pk_live_abc')</script>", []),
    ("<p>This is a test of pk_test_ in a text.</p>", []),
]


@pytest.mark.parametrize(("html", "names"), TEST_MODES, ids=lambda v: str(v)[:40])
def test_test_modes(html: str, names: list[str]) -> None:
    assert [t.name for t in read("site", {"checkout": html}, signal="test_modes")] == names
