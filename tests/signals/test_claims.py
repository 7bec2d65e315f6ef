"""Claims: what counts as one, and the many phrases that only look like one."""

from __future__ import annotations

import pytest

from tests.signals.reading import read

CLAIMS = [
    ("بهترین و ارزان\u200cترین صنایع دستی ایران!!!", {"superlative"}),
    ("کالا را با نازل\u200cترین قیمت از ما بخرید", {"superlative"}),
    ("نیلپود، شماره یک بازار قلمکار", {"rank"}),
    ("درمان قطعی درد مفاصل با انرژی مس", {"health"}),
    ("۱۰۰٪ تضمینی و بدون هیچ عارضه!", {"absolute"}),
    ("فقط امروز، فرصت را از دست ندهید", {"urgency"}),
    ("تنها ۲ عدد در انبار باقی مانده", {"urgency"}),
    ("The best and cheapest handicrafts in the world!!!", {"superlative"}),
    ("Lowest prices guaranteed", {"superlative"}),
    ("The most unbeatable tablecloth on the market, 100% guaranteed!!!", {"superlative", "absolute"}),
    ("We are the No. 1 shop for lamps", {"rank"}),
    ("Keep this miracle tray at home and every illness stays away.", {"health"}),
    ("Hurry, last chance!", {"urgency"}),
    ("Only 2 left in stock", {"urgency"}),
    ("The sale ends in 14:59", {"urgency"}),
    ("تا پایان جشنواره: ۱۴:۵۹", {"urgency"}),
    ("17 people are looking at this right now", {"urgency"}),
    ("Los mejores precios, solo hoy", {"superlative", "urgency"}),
    ("La tienda número uno en lámparas", {"rank"}),
    ("Unschlagbar günstig – nur heute!", {"superlative", "urgency"}),
    ("Résultats garantis, prix imbattables", {"absolute", "superlative"}),
    ("En ucuz lambalar, son fırsat!", {"superlative", "urgency"}),
    ("أفضل الأسعار لفترة محدودة", {"superlative", "urgency"}),
]  # fmt: skip

NOT_CLAIMS = [
    "۱۰۰٪ پنبه",
    "ضمانت اصالت ۱۰۰٪ کالا",
    "پرفروش\u200cترین محصولات",
    "مرتب\u200cسازی بر اساس: ارزان\u200cترین قیمت",
    "ما بهترین فروشگاه ایران نیستیم، ولی پاسخگو هستیم.",
    "بهترین قیمت برای این فرش چیست؟",
    "فرم را پر کنید تا در اسرع وقت تماس بگیریم",
    "پلاک شماره یک، خیابان آبرنگ",
    "100% cotton",
    "Best sellers",
    "Best before 2027",
    "Sort by lowest prices",
    "14-day money-back guarantee",
    "Our lamps are not the cheapest, and we can say why.",
    "We do not promise guaranteed results.",
    "What is the best online shop for lamps?",
    "One buyer called it “the best shop in the world”, and we blushed.",
    "Never buy a lamp in a hurry.",
    "Lowest price of the last 30 days: £39",
    "Winner of the lamp award: best online shop 2025",
    "Miracle",
    "100 % Baumwolle",
    "Niedrigster Preis der letzten 30 Tage",
    "Ordenar por: los más baratos",
    "100 % coton, meilleures ventes",
]


@pytest.mark.parametrize(("text", "kinds"), CLAIMS, ids=lambda v: str(v)[:50])
def test_claims(text: str, kinds: set[str]) -> None:
    assert {c.kind for c in read("claims", f"<main><p>{text}</p></main>")} == kinds


@pytest.mark.parametrize("text", NOT_CLAIMS)
def test_no_claims(text: str) -> None:
    assert read("claims", f"<main><p>{text}</p></main>") == []


def test_the_words_of_customers_are_not_the_shops() -> None:
    reviews = "<h2>Customer reviews</h2><p>The best shop in the world, and the cheapest.</p>"
    assert read("claims", reviews) == []
    assert read("claims", '<div id="reviews"><p>The best shop in the world.</p></div>') == []
    assert read("claims", "<blockquote>The best shop in the world.</blockquote>") == []
    assert read("claims", "<h2>Lamps</h2><p>The best shop in the world.</p>")


def test_options_and_menus_are_not_read() -> None:
    assert read("claims", "<select><option>The cheapest</option></select><nav><a href=/x>Lowest prices</a></nav>") == []


def test_contracts_and_articles_are_not_read() -> None:
    text = "<p>The best shop in the world.</p>"
    assert read("claims", {"terms": text}) == []
    assert read("claims", {"other": text}) == []
    assert read("claims", {"about": text})


def test_a_shout_is_strong_and_a_remark_in_a_text_is_weak() -> None:
    shout = read("claims", "<h1>Lowest prices!</h1>")
    remark = read(
        "claims",
        "<p>" + "We have sold lamps in this street for many years, and " * 3 + "we keep the lowest prices.</p>",
    )
    assert [c.strength for c in shout] == ["strong"]
    assert [c.strength for c in remark] == ["weak"]


def test_the_title_is_read() -> None:
    (claim,) = read("claims", "<title>نیلپود | بهترین فروشگاه صنایع دستی</title><p>سلام</p>")
    assert (claim.kind, claim.strength, claim.evidence.region) == ("superlative", "strong", "head")


def test_a_clock_that_runs_down_is_urgency() -> None:
    assert [c.kind for c in read("claims", '<div class="countdown" data-countdown="2026/12/01"></div>')] == ["urgency"]
    assert read("claims", '<i class="icon-countdown"></i>') == []
