"""What shops tell about how they work: one row a way of saying it."""

from __future__ import annotations

import pytest

from tests.signals.reading import read

ROWS = [
    # topic, page kind, text, polarity
    ("order-notice", "faq", "پس از ثبت سفارش، کد رهگیری برای شما پیامک می\u200cشود.", "offered"),
    ("order-notice", "faq", "You will receive an email as soon as your parcel leaves our workshop.", "offered"),
    ("order-notice", "faq", "Te enviaremos un SMS cuando tu pedido salga del taller.", "offered"),
    ("order-notice", "shipping", "Sobald Ihr Paket unterwegs ist, informieren wir Sie per E-Mail über die Sendung.", "offered"),
    ("order-notice", "shipping", "Vous recevrez un e-mail dès que le colis part.", "offered"),
    ("order-notice", "shipping", "Siparişiniz kargoya verildiğinde SMS ile bilgilendirilirsiniz.", "offered"),
    ("order-notice", "shipping", "ستصلك رسالة عند شحن الطلب.", "offered"),
    ("order-notice", "faq", "You will receive an email with our news every month.", None),
    ("invoice", "faq", "فاکتور رسمی همراه سفارش فرستاده می\u200cشود.", "offered"),
    ("invoice", "faq", "فاکتور رسمی صادر نمی\u200cشود.", "refused"),
    ("invoice", "faq", "A VAT invoice comes with every order.", "offered"),
    ("invoice", "faq", "Recibirás la factura por correo electrónico.", "offered"),
    ("invoice", "faq", "Wir bieten Kauf auf Rechnung.", None),
    ("satisfaction-survey", "faq", "یک هفته پس از تحویل، نظرسنجی رضایت برای شما می\u200cفرستیم.", "offered"),
    ("satisfaction-survey", "faq", "A week later we send a short survey.", "offered"),
    ("sample", "product", "می\u200cتوانید نمونه رایگان پارچه بگیرید.", "offered"),
    ("sample", "product", "Order a free sample before you decide.", "offered"),
    ("sample", "product", "Kostenlose Muster gibt es auf Anfrage.", "offered"),
    ("event", "about", "هر پنجشنبه برای بازدید از فروشگاه میزبان شما هستیم.", "offered"),
    ("event", "contact", "مراجعه حضوری نداریم.", "refused"),
    ("event", "about", "Come and see us at the craft fair in May.", "offered"),
    ("event", "home", "Besuchen Sie uns auch auf Instagram.", None),
    ("sourcing", "about", "همه کالاهای ما مستقیم از کارگاه خریده می\u200cشود.", "offered"),
    ("sourcing", "about", "Our lamps are handmade by two families in the valley.", "offered"),
    ("sourcing", "product", "کشور سازنده: ایران", "offered"),
    ("sourcing", "about", "The remarks that the mayor made in the long debate of that week, and those that came later, are part of the town's history.", None),
    ("funding", "about", "درآمد ما از فروش صنایع دستی است.", "offered"),
    ("funding", "about", "Some links are paid: we may earn a commission.", "offered"),
    ("partner", "about", "شرکای تجاری ما را بشناسید", "offered"),
    ("partner", "shipping", "Our delivery partner is a local bicycle courier.", "offered"),
    ("reviews", "product", "نظرات خریداران", "offered"),
    ("reviews", "product", "Customer reviews", "offered"),
    ("reviews", "product", "Customer reviews: be the first to review this lamp", "refused"),
    ("review-verification", "product", "Only customers who bought the lamp can write here; we check every review.", "offered"),
    ("review-verification", "product", "Only people who bought this article from us can write.", "offered"),
    ("review-verification", "product", "نظر را فقط کسی می\u200cنویسد که همین کالا را از ما خریده است.", "offered"),
    ("offer-validity", "home", "The sale ends in: 14:59", None),
    ("offer-validity", "home", "تا پایان جشنواره: ۱۴:۵۹", None),
    ("offer-validity", "home", "The sale ends on 12 March.", "offered"),
    ("risk-on-buyer", "shipping", "The buyer is responsible for any damage in transit.", "offered"),
    ("risk-on-buyer", "shipping", "مسئولیت هرگونه آسیب در حمل و نقل بر عهده خریدار است.", "offered"),
    ("risk-on-buyer", "shipping", "مسئولیت آسیب در حمل و نقل بر عهده فروشگاه است.", None),
    ("risk-on-buyer", "shipping", "Damage in transit is not your risk.", None),
    ("spare-parts", "warranty", "We do not offer a repair service.", "refused"),
    ("review-verification", "product", "فقط خریداران می\u200cتوانند نظر بدهند.", "offered"),
    ("order-tracking", "home", "پیگیری سفارش", "offered"),
    ("order-tracking", "home", "Track your order", "offered"),
    ("order-tracking", "home", "Sipariş Takibi", "offered"),
    ("order-tracking", "home", "Kargom nerede?", "offered"),
    ("order-tracking", "home", "Seguimiento del pedido", "offered"),
    ("buying-guide", "faq", "راهنمای خرید از نیلپود", "offered"),
    ("buying-guide", "faq", "How do I place an order?", "offered"),
    ("buying-guide", "faq", "Cómo realizar un pedido", "offered"),
    ("complaints", "contact", "نشانی رسیدگی به شکایات: همین صفحه", "offered"),
    ("complaints", "terms", "To make a complaint, write to the address above.", "offered"),
    ("complaints", "home", "Hojas de reclamaciones", "offered"),
    ("dispute-resolution", "terms", "Wir nehmen an einem Verfahren vor der Verbraucherschlichtungsstelle teil.", "offered"),
    ("dispute-resolution", "terms", "Tüketici hakem heyetine başvurabilirsiniz.", "offered"),
    ("odr-platform", "terms", "Plattform zur Online-Streitbeilegung der EU", "offered"),
    ("security-explained", "payment", "اطلاعات کارت روی درگاه شاپرک و با رمز پویا وارد می\u200cشود.", "offered"),
    ("security-explained", "payment", "We never store your card details; 3-D Secure is on.", "offered"),
    ("security-explained", "payment", "Los datos de tu tarjeta viajan cifrados con cifrado SSL.", "offered"),
    ("security-explained", "product", "این دوربین امنیتی با رمزنگاری کار می\u200cکند.", None),
    ("payment-failure-help", "faq", "اگر پس از کسر وجه سفارش ثبت نشد چه کنم؟", "offered"),
    ("payment-failure-help", "faq", "What if my payment was declined?", "offered"),
    ("response-time", "contact", "به پیام\u200cها حداکثر تا ۲۴ ساعت پاسخ می\u200cدهیم.", "offered"),
    ("response-time", "contact", "We reply within one working day.", "offered"),
    ("response-time", "contact", "Respondemos en menos de 24 horas.", "offered"),
    ("response-time", "contact", "Wir antworten innerhalb von 2 Werktagen.", "offered"),
    ("response-time", "contact", "We answer every letter with care.", None),
    ("account-recovery", "home", "رمز عبور خود را فراموش کرده\u200cاید؟", "offered"),
    ("account-recovery", "home", "Forgot your password?", "offered"),
    ("guest-checkout", "checkout", "خرید بدون ثبت\u200cنام", "offered"),
    ("guest-checkout", "checkout", "Continue as guest", "offered"),
    ("self-service", "home", "My orders", "offered"),
    ("consent", "privacy", "برای لغو اشتراک عدد ۱۱ را بفرستید.", "offered"),
    ("consent", "home", "You can unsubscribe at any time.", "offered"),
    ("profiling", "privacy", "There is no profiling here.", "refused"),
    ("profiling", "privacy", "Data are used for targeted advertising.", "offered"),
    ("wallet-guidance", "faq", "Cómo pagar con Bizum", "offered"),
    ("wallet-guidance", "faq", "نحوه پرداخت با کیف پول", "offered"),
    ("wallet-incentive", "home", "Get 5% cashback when you pay with the wallet", "offered"),
    ("loyalty", "home", "باشگاه مشتریان نیلپود", "offered"),
    ("accessibility", "home", "Erklärung zur Barrierefreiheit", "offered"),
    ("prior-price", "product", "Lowest price of the last 30 days: €39", "offered"),
    ("prior-price", "product", "Niedrigster Preis der letzten 30 Tage: 39 €", "offered"),
    ("tax-included", "product", "39 € inkl. MwSt. zzgl. Versand", "offered"),
    ("tax-included", "product", "39 € zzgl. MwSt.", "refused"),
    ("tax-included", "product", "Precio: 39 € (IVA incluido)", "offered"),
    ("tax-included", "product", "قیمت با احتساب مالیات", "offered"),
    ("digital-delivery", "product", "لینک دانلود بلافاصله پس از پرداخت فعال می\u200cشود.", "offered"),
    ("digital-delivery", "product", "Instant download after payment", "offered"),
    ("order-obligation", "checkout", "Zahlungspflichtig bestellen", "offered"),
    ("contract-process", "terms", "The contract is formed when we accept your order.", "offered"),
    ("jurisdiction", "terms", "This contract is governed by the laws of England.", "offered"),
    ("cancel-order", "faq", "لغو سفارش پیش از ارسال ممکن است.", "offered"),
    ("spare-parts", "warranty", "Spare parts are kept for ten years.", "offered"),
    ("manufacturer", "product", "Hersteller: Musterlampen GmbH, Musterweg 1", "offered"),
    ("manufacturer", "product", "The manufacturer of these lamps is proud of them.", None),
    ("extra-fee", "shipping", "A packaging fee of £2 is added.", "offered"),
    ("extra-fee", "shipping", "هزینه بسته\u200cبندی ۲۰ هزار تومان است.", "offered"),
    ("offer-validity", "home", "Offer valid until 30 June", "offered"),
    ("risk-on-buyer", "terms", "پس از تحویل به پست مسئولیتی در قبال آسیب نداریم.", "offered"),
    ("risk-on-buyer", "terms", "Parcels travel at the buyer's risk.", "offered"),
    ("community", "home", "Join our community", "offered"),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "kind", "text", "polarity"), ROWS, ids=lambda v: str(v)[:50])
def test_statements(topic: str, kind: str, text: str, polarity: str | None) -> None:
    tag = "button" if topic == "order-obligation" else "p"
    found = {s.topic: s.polarity for s in read("statements", {kind: f"<main><{tag}>{text}</{tag}></main>"})}
    assert found.get(topic) == polarity


def test_an_article_is_not_the_shops_own_statement() -> None:
    text = "<p>Our delivery partner, said the minister, sends an email confirmation of your order.</p>"
    assert read("statements", {"other": text}) == []
    assert read("statements", {"faq": text})


def test_reviews_are_seen_in_structured_data_when_there_are_any() -> None:
    data = '<script type="application/ld+json">{"@type":"Product","name":"Lamp","aggregateRating":{"@type":"AggregateRating","ratingValue":"4.5","reviewCount":"%s"}}</script>'
    assert [s.topic for s in read("statements", {"product": data % "12"})] == ["reviews"]
    assert read("statements", {"product": data % "0"}) == []


def test_the_closed_dispute_platform_is_found_by_its_address_alone() -> None:
    html = '<a href="https://ec.europa.eu/consumers/odr/">hier</a>'
    assert [s.topic for s in read("statements", {"terms": html})] == ["odr-platform"]


def test_a_topic_is_told_once_a_page_and_polarity() -> None:
    html = "<p>Track your order</p><p>Track your order</p><p>Order tracking is not available.</p>"
    found = [(s.topic, s.polarity) for s in read("statements", {"home": html}) if s.topic == "order-tracking"]
    assert sorted(found) == [("order-tracking", "offered"), ("order-tracking", "refused")]
