"""Ways to pay: offered, refused, limited, announced; and what only looks like one."""

from __future__ import annotations

import pytest

from tests.signals.commerce.pages import sheet_of, site_of
from trustaudit.model import PageKind
from trustaudit.signals.commerce.payment import PaymentMethod, read


def methods(html: str, *kinds: PageKind) -> list[PaymentMethod]:
    sheet = sheet_of(html, *kinds)
    return list(read(sheet, site_of(sheet)))


def named(html: str, *kinds: PageKind) -> set[tuple[str, str]]:
    return {(m.family, m.brand) for m in methods(html, *kinds)}


COD, TRANSFER, CARD = ("cod", ""), ("transfer", ""), ("card", "")
VISA, MASTERCARD, PAYPAL = ("card", "visa"), ("card", "mastercard"), ("wallet", "paypal")

# html, methods; read on a payment page
OFFERS = [
    ("We accept Visa, Mastercard and PayPal.", {VISA, MASTERCARD, PAYPAL}),
    ("Pay by bank transfer or cash on delivery.", {TRANSFER, COD}),
    ("پرداخت در محل", {COD}),
    ("پرداخت درب منزل با کارتخوان سیار", {COD}),
    ("پرداخت اینترنتی از درگاه بانکی", {("gateway", "")}),
    ("تمامی کارت‌های عضو شتاب", {("card", "shetab")}),
    ("کارت به کارت", {("card-to-card", "")}),
    ("پرداخت از درگاه زرین‌پال", {("gateway", "zarinpal"), ("gateway", "")}),
    ("پرداخت در چهار قسط با اسنپ‌پی", {("instalment", "snapppay"), ("instalment", "")}),
    ("الدفع عند الاستلام أو تحويل بنكي", {COD, TRANSFER}),
    ("طرق الدفع: مدى، فيزا، ماستركارد، Apple Pay", {("card", "mada"), VISA, MASTERCARD, ("wallet", "apple-pay")}),
    ("Pago contra reembolso, transferencia bancaria o Bizum", {COD, TRANSFER, ("wallet", "bizum")}),
    ("Zahlungsarten: Kauf auf Rechnung, Vorkasse, Nachnahme", {("invoice", ""), ("prepay", ""), COD}),
    ("Paiement par carte bancaire, virement ou contre remboursement", {CARD, TRANSFER, COD}),
    ("Kapıda ödeme, havale/EFT ve kredi kartı", {COD, TRANSFER, CARD}),
    ("<ul><li>Visa<li>Mastercard<li>Klarna</ul>", {VISA, MASTERCARD, ("instalment", "klarna")}),
    ("<h3>Payment methods</h3><p>PayPal Credit</p>", {("instalment", "paypal-credit")}),
    ("Bitcoin payments are welcome: we accept cryptocurrency", {("crypto", "")}),
]


@pytest.mark.parametrize(("html", "expected"), OFFERS)
def test_offers_are_read(html: str, expected: set[tuple[str, str]]) -> None:
    assert named(html, PageKind.PAYMENT) == expected


# text, polarity of its one method
POLARITIES = [
    ("پرداخت در محل فعال نیست.", "refused"),
    ("امکان پرداخت در محل وجود ندارد.", "refused"),
    ("پرداخت در محل فقط در تهران امکان‌پذیر است.", "conditional"),
    ("پرداخت در محل به‌زودی فعال می‌شود.", "coming"),
    ("لا يتوفر الدفع عند الاستلام", "refused"),
    ("We do not offer cash on delivery.", "refused"),
    ("Cash on delivery is available in Madrid only.", "conditional"),
    ("No aceptamos contra reembolso.", "refused"),
    ("Leider ist keine Nachnahme möglich.", "refused"),
    ("Pas de paiement à la livraison.", "refused"),
    ("Kapıda ödeme yoktur.", "refused"),
    ("Apple Pay coming soon", "coming"),
]


@pytest.mark.parametrize(("text", "polarity"), POLARITIES)
def test_what_is_said_of_a_method(text: str, polarity: str) -> None:
    assert [m.polarity for m in methods(text, PageKind.PAYMENT)] == [polarity]


def test_a_refusal_ends_at_but() -> None:
    found = {
        m.brand or m.family: m.polarity for m in methods("We take PayPal but no cash on delivery.", PageKind.PAYMENT)
    }
    assert found == {"paypal": "offered", "cod": "refused"}


# Words that are no ways to pay, read on a shop's front page.
NONE = [
    "ارسال به صورت پس‌کرایه است.",
    "کیف پول چرم مردانه",
    "Name und Nachname",
    "Remboursement sous 14 jours",
    "Travel & Visa",
    "DISCOVER MORE",
    "<nav><a href=/p>Payment & invoice</a></nav>",
    "<footer><a href=/i>راهنمای خرید اقساطی</a></footer>",
    "<a href=/g>Gift cards</a>",
    "Do you offer cash on delivery?",
    "A watch with NFC that supports Google Pay and contactless payment",
    "I paid with PayPal and never got my parcel!",
    "<ul><li><a href=/t>Bitcoin</a><li><a href=/t>Banks</a><li><a href=/t>PayPal</a><li><a href=/t>Start-ups</a><li><a href=/t>Law</a></ul>",
    "<svg style='display:none'><symbol id=visa><title>Visa</title></symbol></svg>",
    "<div style='display:none'><img src=/visa.svg alt=Visa><img src=/mastercard.svg alt=Mastercard></div>",
    "Once approved, a credit is applied to your credit card or original method of payment.",
    "پاور بانک",
    "گوشی با دو درگاه سیم‌کارت",
]


@pytest.mark.parametrize("html", NONE)
def test_what_is_no_way_to_pay(html: str) -> None:
    assert named(html, PageKind.HOME) == set()


# Logos, by whatever says what they are.
LOGOS = [
    ("<img alt='Visa' src=1.png><img alt='Master Card logo' src=2.png>", {VISA, MASTERCARD}),
    ("<img alt='' src='/img/payments/visa.svg'>", {VISA}),
    ("<img alt='' src='/logos/logo-paypal@2x.png'>", {PAYPAL}),
    ("<i class='fa fa-cc-visa'></i><i class='fa fa-cc-amex'></i>", {VISA, ("card", "amex")}),
    ("<span class='payment-icon payment-icon--apple_pay'></span>", {("wallet", "apple-pay")}),
    ("<svg aria-labelledby='pi-visa' role=img class=icon--full-color><path/></svg>", {VISA}),
    ("<svg><use href='#pi-american_express'></use></svg>", {("card", "amex")}),
    (
        "<a aria-label='Mastercard' href=/pay><i class=x1></i></a><a aria-label='Visa' href=/pay><i class=x2></i></a>",
        {VISA, MASTERCARD},
    ),
    ("<img alt='Payment methods: Visa, Mastercard, PayPal' src=all.png>", {VISA, MASTERCARD, PAYPAL}),
    ("<img src=/zarinpal.png alt='لوگوی زرین‌پال'>", {("gateway", "zarinpal")}),
    # No logos of payment.
    ("<img alt='Visa queue at the embassy' src=/news/visa.jpg>", set()),
    ("<img alt='' src=/visa.jpg>", set()),
    ("<i class='icon-discover'></i>", set()),
    ("<img alt='Get it on Google Play' src=google-play-badge.png>", set()),
]


@pytest.mark.parametrize(("html", "expected"), LOGOS)
def test_logos(html: str, expected: set[tuple[str, str]]) -> None:
    assert named(f"<footer>{html}</footer>", PageKind.HOME) == expected


CHECKOUTS = [
    (
        "<input type=radio name=payment_method value=cod id=payment_method_cod><label for=payment_method_cod>Cash</label>",
        {COD},
    ),
    (
        "<input type=radio name=payment_method value=WC_ZPal id=a><label for=a>پرداخت امن</label>",
        {("gateway", "zarinpal")},
    ),
    ("<input type=radio name=payment_method value=bankmellat id=b><label for=b>بانک</label>", {("gateway", "mellat")}),
    ("<input type=radio name=payment_method value=bacs id=c><label for=c>Direct</label>", {TRANSFER}),
    ("<input type=radio name=bank_id id=d><label for=d>بانک سامان</label>", {("gateway", "saman")}),
    ("<select name=payment><option value=1>Nachnahme<option value=2>PayPal</select>", {COD, PAYPAL}),
    (
        "<select name=country_id id=input-payment-country><option>Heard and Mc Donald Islands<option>Iran</select>",
        set(),
    ),
]


@pytest.mark.parametrize(("controls", "expected"), CHECKOUTS)
def test_options_of_a_form(controls: str, expected: set[tuple[str, str]]) -> None:
    found = methods(f"<form action=/order method=post>{controls}</form>", PageKind.CHECKOUT)
    assert {(m.family, m.brand) for m in found if m.source == "form"} == expected


def test_scripts_and_structured_data() -> None:
    html = (
        "<script src='https://js.stripe.com/v3/'></script>"
        '<script type="application/ld+json">{"@type":"Store","paymentAccepted":"Cash, Credit Card, Visa"}</script>'
    )
    found = {(m.family, m.brand, m.source) for m in methods(html)}
    assert found == {
        ("gateway", "stripe", "script"),
        ("other", "cash", "data"),
        ("card", "", "data"),
        ("card", "visa", "data"),
    }


def test_one_item_for_a_brand_and_place() -> None:
    logo = "<img alt=Visa src=v.png><img alt=Mastercard src=m.png>"
    found = methods(f"<main>{logo}{logo}</main><footer>{logo}</footer>", PageKind.HOME)
    assert sorted((m.brand, m.evidence.region.value) for m in found) == [
        ("mastercard", "footer"), ("mastercard", "main"), ("visa", "footer"), ("visa", "main"),
    ]  # fmt: skip
