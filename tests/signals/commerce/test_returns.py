"""How long goods may be sent back: read in the words of many shops, and not in what only looks like it."""

from __future__ import annotations

import pytest

from tests.signals.commerce.pages import sheet_of, site_of
from trustaudit.model import PageKind
from trustaudit.signals.commerce.returns import ReturnWindow, read


def windows(html: str, *kinds: PageKind) -> list[ReturnWindow]:
    sheet = sheet_of(html, *kinds)
    return list(read(sheet, site_of(sheet)))


# text, days, unit, start
EXAMPLES = [
    ("Return any item within 30 days of delivery.", 30, "days", "delivery"),
    ("You have fourteen (14) days to change your mind.", 14, "days", "unknown"),
    ("Our return window is 28 days from the date of purchase.", 28, "days", "purchase"),
    ("30-Day Money-Back Guarantee", 30, "days", "unknown"),
    ("Send it back within two weeks, no questions asked.", 14, "weeks", "unknown"),
    ("Returns are accepted up to 60 days after delivery.", 60, "days", "delivery"),
    ("We accept returns within 7 working days.", 7, "working-days", "unknown"),
    ("Items cannot be returned after 21 days.", 21, "days", "unknown"),
    ("۷ روز ضمانت بازگشت کالا", 7, "days", "unknown"),
    ("هفت روز فرصت بازگشت کالا دارید.", 7, "days", "unknown"),
    ("ضمانت هفت‌روزه فروشگاه نمونه", 7, "days", "unknown"),
    ("تا ۱۰ روز پس از تحویل می‌توانید کالا را مرجوع کنید.", 10, "days", "delivery"),
    ("مهلت بازگشت کالا ۲۴ ساعت پس از دریافت است.", 1, "hours", "delivery"),
    ("مشتری ظرف هفت روز کاری حق انصراف دارد.", 7, "working-days", "unknown"),
    ("امکان تعویض یا بازگشت کالا تا یک هفته پس از خرید", 7, "weeks", "purchase"),
    ("Dispone de 14 días naturales para devolver el producto desde la recepción.", 14, "days", "delivery"),
    ("Plazo de devolución: treinta días.", 30, "days", "unknown"),
    ("Tienes siete días hábiles para ejercer el derecho de desistimiento.", 7, "working-days", "unknown"),
    ("30 Tage Rückgaberecht", 30, "days", "unknown"),
    ("Die Widerrufsfrist beträgt vierzehn Tage ab dem Tag der Lieferung.", 14, "days", "delivery"),
    ("100-tägiges Umtauschrecht", 100, "days", "unknown"),
    ("Vous avez 14 jours après réception pour changer d'avis.", 14, "days", "delivery"),
    ("Satisfait ou remboursé pendant 30 jours", 30, "days", "unknown"),
    ("Délai de rétractation de quatorze jours", 14, "days", "unknown"),
    ("14 gün içinde koşulsuz iade", 14, "days", "unknown"),
    ("Teslim aldığınız tarihten itibaren on dört gün içinde cayma hakkı kullanılabilir.", 14, "days", "delivery"),
    ("يمكنك إرجاع المنتج خلال ١٤ يوم من تاريخ الاستلام", 14, "days", "delivery"),
    ("استبدال واسترجاع خلال سبعة أيام", 7, "days", "unknown"),
    ("الاسترجاع خلال يومين من الاستلام", 2, "days", "delivery"),
    ("14 dagen bedenktijd", 14, "days", "unknown"),
    ("Reso gratuito entro 30 giorni", 30, "days", "unknown"),
    ("Darmowy zwrot do 30 dni", 30, "days", "unknown"),
    ("Возврат товара в течение 14 дней", 14, "days", "unknown"),
    ("100 päivän palautusoikeus", 100, "days", "unknown"),
    ("30 dagars öppet köp", 30, "days", "unknown"),
    ("Troca grátis em até 30 dias", 30, "days", "unknown"),
    ("14 dní na vrácení zboží", 14, "days", "unknown"),
    ("עד 14 ימי החזרה", 14, "days", "unknown"),
    ("7天无理由退货", 7, "days", "unknown"),
    ("수령 후 7일 이내 환불 가능", 7, "days", "delivery"),
    ("商品到着後8日以内 返品可", 8, "days", "delivery"),
]


@pytest.mark.parametrize(("text", "days", "unit", "start"), EXAMPLES)
def test_windows_are_read(text: str, days: float, unit: str, start: str) -> None:
    assert [(w.days, w.unit, w.start) for w in windows(text)] == [(days, unit, start)]


# Texts with a length of time that is no window, and what it is instead.
NONE = [
    "No returns accepted.",
    "If your order has not arrived within 14 days, ask us for a refund.",
    "در صورت عدم دریافت کالا تا ۱۴ روز پس از خرید، می‌توانید درخواست مرجوعی دهید.",
    "في حال عدم استلام الطلب خلال 14 يوم يرجى التواصل معنا لاسترجاع المبلغ",
    "Wurde die Ware nach 14 Tagen noch nicht geliefert, können Sie den Kauf widerrufen.",
    "Si no ha recibido su pedido en 14 días, puede pedir la devolución.",
    "Si vous n'avez pas reçu le colis sous 14 jours, demandez le retour.",
    "Ürün 14 gün içinde teslim edilmezse iade isteyebilirsiniz.",
    "Refunds are processed within 5 working days.",
    "Once we receive your return, your money will be credited within 14 days.",
    "Delivery in 3-5 days. Returns are free.",
    "Free returns, delivery within 48 hours.",
    "2 year warranty on all returned items.",
    "Please report damaged goods within 48 hours of delivery.",
    "Can I return it after 14 days?",
    "I returned it after 30 days and they told me it was too late.",
    "Return to top",
    "He returned from a 14 days journey through the mountains of the north, where the expedition had spent the winter in tents.",
    "هفت روز هفته، ۲۴ ساعت شبانه‌روز پاسخگوی شما هستیم",
    "وجه شما ظرف ۷۲ ساعت به حساب واریز می‌شود.",
    "در صورت آسیب‌دیدگی کالا تا ۲۴ ساعت اطلاع دهید.",
    "گارانتی ضمانت 3 روزه",
    "گارانتی ۱۸ ماهه شرکتی",
    "ارسال بین ۲ تا ۴ روز کاری",
    "Der Kaufpreis wird binnen 14 Tagen erstattet.",
    "Lieferzeit 3-5 Werktage, kostenlose Retoure",
    "Nous vous remboursons sous 14 jours.",
    "El reembolso se realizará en un plazo de 10 días.",
    "Ücret iadesi 3 iş günü içinde kartınıza yapılır.",
    "سيتم رد المبلغ خلال 7 أيام عمل",
    "30 days until Christmas",
]


@pytest.mark.parametrize("text", NONE)
def test_other_lengths_are_not_windows(text: str) -> None:
    assert windows(text) == []


# Value and label in two elements of one box, or in two cells of a row.
BOXES = [
    "<div><h6>ضمانت بازگشت کالا</h6><p>به مدت ۱۰ روز</p></div>",
    "<table><tr><td>Item must be returned within<td>10 days after the buyer receives it</table>",
    "<dl><dt>Rückgaberecht</dt><dd>10 Tage</dd></dl>",
    "<h2>Devoluciones y cambios</h2><p>10 días desde la recepción, con su embalaje.</p>",
]


@pytest.mark.parametrize("html", BOXES)
def test_a_value_beside_its_label(html: str) -> None:
    assert [w.days for w in windows(html)] == [10]


def test_neighbours_are_not_joined() -> None:
    assert windows("<ul><li><a href=/r>Returns</a><li>30 days of sun, a story</ul>") == []


def test_a_strip_is_a_slogan_and_a_policy_page_is_not() -> None:
    text = "7 days return guarantee"
    assert windows(f"<footer>{text}</footer>")[0].context == "slogan"
    assert windows(text, PageKind.RETURNS)[0].context == "policy"


def test_a_window_for_faulty_goods_is_marked() -> None:
    assert [w.scope for w in windows("Faulty items can be returned within 7 days.")] == ["faulty"]


def test_structured_policy() -> None:
    html = '<script type="application/ld+json">{"@type":"MerchantReturnPolicy","merchantReturnDays":"60"}</script>'
    assert [(w.days, w.context) for w in windows(html)] == [(60, "data")]


def test_a_line_of_a_closed_menu_counts() -> None:
    html = '<nav><div style="display:none"><a href="/g">100 days return guarantee</a></div></nav>'
    assert [(w.days, w.context) for w in windows(html)] == [(100, "slogan")]
