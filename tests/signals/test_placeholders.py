"""What templates leave behind, and texts that only look like it."""

from __future__ import annotations

import pytest

from tests.signals.reading import read

LEFT_BEHIND = [
    ("<p>لورم ایپسوم متن ساختگی با تولید سادگی نامفهوم</p>", {"lorem"}),
    ("<p>Lorem ipsum dolor sit amet</p>", {"lorem"}),
    ("<p>Dies ist ein Blindtext.</p>", {"lorem"}),
    ("<p>فروشگاه [نام فروشگاه] به اطلاعات شما احترام می\u200cگذارد.</p>", {"bracket"}),
    ("<p>شماره تماس: [شماره تماس]</p>", {"bracket"}),
    ("<p>Returns go to [your address].</p>", {"bracket"}),
    ("<p>We deliver within [delivery time].</p>", {"bracket"}),
    ("<p>سفارش در [زمان تحویل] می‌رسد.</p>", {"bracket"}),
    ("<p>Contact us at [Email Address] or {Phone Number}.</p>", {"bracket"}),
    ("<p>La tienda [Nombre de la tienda] es responsable.</p>", {"bracket"}),
    ("<p>İade adresi: [Firma Adresi], [Telefon Numarası]</p>", {"bracket"}),
    ("<p>Per E-Mail (Email-Adresse einfügen) widerrufen</p>", {"fill-in"}),
    ("<p>يمكنكم مراسلة [البريد الإلكتروني]</p>", {"bracket"}),
    ("<p>................ adresindeki mağazamız</p>", {"bracket"}),
    ("<p>Welcome, {{ customer.first_name }}!</p>", {"template"}),
    ("<p>{% if customer %}Hello</p>", {"template"}),
    ("<p>[contact-form-7 id=&quot;12&quot; title=&quot;Contact&quot;]</p>", {"template"}),
    ("<p>Delivery in %DELAY_DAYS% days</p>", {"template"}),
    ("<p>Your company name, 123 Main Street</p>", {"fill-in", "sample-contact"}),
    ("<p>info@example.com</p>", {"sample-contact"}),
    ("<p>Call (555) 555-5555</p>", {"sample-contact"}),
    ("<p>Tel. 123-456-7890</p>", {"sample-contact"}),
    ("<p>Max Mustermann, Musterstraße 1, 12345 Musterstadt</p>", {"fill-in", "sample-contact"}),
    ("<h1>Hello world!</h1><p>Welcome to WordPress. This is your first post.</p>", {"default-page"}),
    ("<h1>برگهٔ نمونه</h1>", {"default-page"}),
    ("<footer>© 2026 Flatsome Theme</footer>", {"demo-brand"}),
    ("<title>Your Store</title><p>x</p>", {"default-page"}),
]  # fmt: skip

NOTHING = [
    "<p>As the poet says [1], the lamp [sic] burns [...] at night.</p>",
    "<p>Prices in [GBP] or [EUR]</p>",
    "<p>Write your name on the back of the picture.</p>",
    "<p>Your address is kept for one order only.</p>",
    "<form><label>Enter your address here to see delivery days</label><input name=a></form>",
    "<p>We are at 123 Lamp Lane.</p>",
    "<p>Order no. 1234567 was sent.</p>",
    "<pre>const a = {{ value }}; return [your name];</pre>",
    "<p>۱۰۰٪ پنبه، ۵۰٪ تخفیف</p>",
    "<p>100% wool and 30% off</p>",
    "<p>We sell to your store as well, ask for the trade price list of our workshop.</p>",
    "<title>Nilpud</title>",
    "<p>[Opening hours: 9 to 17]</p>",
]


@pytest.mark.parametrize(("html", "kinds"), LEFT_BEHIND, ids=lambda v: str(v)[:50])
def test_left_behind(html: str, kinds: set[str]) -> None:
    assert {p.kind for p in read("placeholders", html)} == kinds


@pytest.mark.parametrize("html", NOTHING)
def test_nothing_left_behind(html: str) -> None:
    assert [(p.kind, p.evidence.snippet) for p in read("placeholders", html)] == []


def test_every_unfilled_bracket_is_told_and_filler_once() -> None:
    html = "<p>Lorem ipsum</p><p>Lorem ipsum</p><p>[Shop name] in [City], [Shop name]</p>"
    assert sorted(p.kind for p in read("placeholders", html)) == ["bracket", "bracket", "lorem"]


def test_a_tutorial_is_not_read() -> None:
    assert read("placeholders", {"other": "<p>Lorem ipsum is what printers use.</p>"}) == []
