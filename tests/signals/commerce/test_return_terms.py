"""Who pays for a return, in what state, what is excluded, and when the money comes back."""

from __future__ import annotations

import pytest

from tests.signals.commerce.pages import sheet_of, site_of
from trustaudit.model import PageKind
from trustaudit.signals.commerce.return_terms import ReturnTerm, read


def terms(html: str, *kinds: PageKind) -> list[ReturnTerm]:
    sheet = sheet_of(html, *kinds)
    return list(read(sheet, site_of(sheet)))


# text, topic, value, polarity
EXAMPLES = [
    ("Return shipping is paid by the customer.", "who-pays", "customer", "offered"),
    ("The buyer is responsible for return shipping costs.", "who-pays", "customer", "offered"),
    ("Free returns on every order", "who-pays", "shop", "offered"),
    ("We cover the cost of return postage.", "who-pays", "shop", "offered"),
    ("هزینه بازگشت کالا بر عهده مشتری است.", "who-pays", "customer", "offered"),
    ("هزینه ارسال مرجوعی به عهده فروشگاه است.", "who-pays", "shop", "offered"),
    ("Die Rücksendekosten trägt der Käufer.", "who-pays", "customer", "offered"),
    ("Los gastos de devolución corren por cuenta del cliente.", "who-pays", "customer", "offered"),
    ("Le client retourne les articles à ses frais.", "who-pays", "customer", "offered"),
    ("Les frais de retour sont à votre charge.", "who-pays", "customer", "offered"),
    ("İade kargo ücreti alıcıya aittir.", "who-pays", "customer", "offered"),
    ("رسوم الإرجاع يتحملها العميل", "who-pays", "customer", "offered"),
    ("No returns accepted", "refusal", "", "refused"),
    ("All sales are final.", "refusal", "", "refused"),
    ("کالای فروخته شده پس گرفته نمی‌شود.", "refusal", "", "refused"),
    ("البضاعة المباعة لا ترد ولا تستبدل", "refusal", "", "refused"),
    ("Kein Umtausch!", "refusal", "", "refused"),
    ("No se admiten devoluciones.", "refusal", "", "refused"),
    ("Les articles ne sont ni repris ni échangés.", "refusal", "", "refused"),
    ("İade kabul edilmez.", "refusal", "", "refused"),
    ("We only accept returns if the item is faulty: only if faulty.", "faulty-only", "", "conditional"),
    ("کالا تنها در صورت خرابی تعویض می‌شود.", "faulty-only", "", "conditional"),
    ("Returned goods must be unused and in their original packaging.", "condition", "", "conditional"),
    ("کالای مرجوعی باید در بسته‌بندی اصلی باشد.", "condition", "", "conditional"),
    ("Underwear cannot be returned for hygiene reasons.", "exclusion", "", "offered"),
    ("لباس زیر قابل بازگشت نیست.", "exclusion", "", "offered"),
    ("No refunds on sale items.", "exclusion", "", "offered"),
    ("Fill in the return form and put it in the box.", "how", "", "offered"),
    ("Refunds go to the original payment method.", "refund-form", "original", "offered"),
    ("Refunds are given as store credit.", "refund-form", "credit", "offered"),
    ("مبلغ به همان کارت برگردانده می‌شود.", "refund-form", "original", "offered"),
    ("Sie haben ein Widerrufsrecht.", "withdrawal", "", "offered"),
    ("حق انصراف از خرید محفوظ است.", "withdrawal", "", "offered"),
    ("Digital products cannot be refunded.", "digital", "", "refused"),
    ("Money-back guarantee", "guarantee-slogan", "", "offered"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Reply from Sample Shop: You were right; we paid the return postage.",
        "پاسخ نیلپود: حق با شما بود؛ هزینهٔ رفت‌وبرگشت هم با ما بود.",
    ],
)
def test_an_answer_to_one_customer_is_no_term(text: str) -> None:
    assert terms(f"<p>{text}</p>", PageKind.PRODUCT) == []


@pytest.mark.parametrize(("text", "topic", "value", "polarity"), EXAMPLES)
def test_terms_are_read(text: str, topic: str, value: str, polarity: str) -> None:
    assert (topic, value, polarity) in [(t.topic, t.value, t.polarity) for t in terms(text)]


# text, topic, days
TIMES = [
    ("Refunds are processed within 5 working days.", "refund-time", 5),
    ("Once we receive your return, your money will be credited within 14 days.", "refund-time", 14),
    ("وجه شما ظرف ۷۲ ساعت به حساب واریز می‌شود.", "refund-time", 3),
    ("Der Kaufpreis wird binnen 14 Tagen gutgeschrieben.", "refund-time", 14),
    ("Nous vous remboursons sous 14 jours.", "refund-time", 14),
    ("Report damaged goods to us within 48 hours: please notify us.", "damage", 2),
    ("در صورت آسیب‌دیدگی کالا تا ۲۴ ساعت اطلاع دهید.", "damage", 1),
]


@pytest.mark.parametrize(("text", "topic", "days"), TIMES)
def test_times_of_terms(text: str, topic: str, days: float) -> None:
    assert (topic, days) in [(t.topic, t.days) for t in terms(text)]


NONE = [
    ("Free shipping on every order", "who-pays"),
    ("Return any item within 30 days.", "refund-time"),
    ("You have 14 days to return the goods.", "refusal"),
    ("No returns after 14 days.", "refusal"),
    ("Our boxes keep the original packaging of the 1950s alive.", "condition"),
    ("I got no refund, my order was lost!", "refusal"),
    ("<form><label for=r>Faulty, please supply details</label><input id=r name=reason type=radio></form>", "damage"),
    ("Any item that is damaged or missing parts for reasons not due to our error.", "damage"),
    ("کالای آسیب‌دیده بر اثر استفاده نادرست پس گرفته نمی‌شود.", "damage"),
    ("No se aceptan artículos dañados por mal uso.", "damage"),
    ("Do I get store credit?", "refund-form"),
    ("في حال عدم استلام الطلب خلال 14 يوم يرجى التواصل معنا لاسترجاع المبلغ", "refund-time"),
]


@pytest.mark.parametrize(("text", "topic"), NONE)
def test_what_is_no_such_term(text: str, topic: str) -> None:
    assert topic not in [t.topic for t in terms(text)]


def test_structured_terms() -> None:
    html = (
        '<script type="application/ld+json">{"@type":"MerchantReturnPolicy","returnFees":"https://schema.org/FreeReturn",'
        '"returnPolicyCategory":"https://schema.org/MerchantReturnFiniteReturnWindow"}</script>'
    )
    assert [(t.topic, t.value) for t in terms(html)] == [("who-pays", "shop")]
