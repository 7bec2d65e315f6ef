"""A made-up report that has one of everything, for the tests of all views."""

from __future__ import annotations

from dataclasses import replace

from trustaudit.judge.model import CategoryScore, Flag, Range, Score, Searched, Status, Truth
from trustaudit.model import Evidence, Gap, GapReason, PageKind, Region, Step, StepOutcome
from trustaudit.report.model import (
    SCHEMA_VERSION,
    Duty,
    FlagInfo,
    OutcomeText,
    PageInfo,
    Picture,
    Report,
    RuleInfo,
    RuleVerdict,
    SetAside,
    ShopInfo,
    ToolInfo,
)

HOST = "https://shop.example"
GUILD = "ما پروانهٔ کسب نمی‌خواهیم"
#: A picture of one grey pixel (PNG).
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPomLkKAAN4AcwrREGbAAAAAElFTkSuQmCC"


def texts(en: str, fa: str, es: str) -> dict[str, str]:
    return {"en": en, "fa": fa, "es": es}


def evidence(snippet: str = "تلفن: ۰۲۱-۸۸۷۷۶۶۵۵ همه‌روزه", start: int = 6, end: int = 18) -> Evidence:
    return Evidence(f"{HOST}/contact", (PageKind.CONTACT,), Region.MAIN, snippet, "#tel", start, end)


LANDLINE = RuleInfo(
    id="landline",
    category="contact",
    weight=8,
    title=texts("A landline number a shopper can call", "تلفن ثابتی که بشود به آن زنگ زد", "Un teléfono fijo al que llamar"),
    why=texts("A fixed line ties the shop to a place.", "تلفن ثابت فروشگاه را به جایی وصل می‌کند.", "Un fijo ata la tienda a un lugar."),
    fix=texts("Print the number with its area code.", "شماره را با کد شهر بنویسید.", "Escriba el número con su prefijo."),
    outcomes=(
        OutcomeText("on-contact", "pass", 1, texts("The contact page shows it.", "در صفحهٔ تماس هست.", "Está en contacto.")),
        OutcomeText("mobile-only", "partial", 0.3, texts("Only a mobile.", "فقط موبایل دارد.", "Solo un móvil.")),
        OutcomeText("nothing", "fail", 0, texts("No phone at all.", "هیچ تلفنی نیست.", "Ningún teléfono.")),
    ),
    sources=("seed-004 contact page",),
    paste=texts('<a href="tel:+442079460000">020 7946 0000</a>', "", ""),
)  # fmt: skip


def rule(rule_id: str, category: str, weight: float, title: dict[str, str]) -> RuleInfo:
    return RuleInfo(rule_id, category, weight, title, LANDLINE.why, LANDLINE.fix, LANDLINE.outcomes, LANDLINE.sources)


RULES = (
    LANDLINE,
    rule("enamad", "licences", 9, texts("The e-Namad, linked", "نماد اعتماد با لینک درست", "El e-Namad, enlazado")),
    rule("return-window", "returns", 9, texts("Days to return", "مهلت بازگشت کالا", "Días para devolver")),
    rule("shipping-cost", "shipping", 10, texts("Shipping cost before the cart", "هزینهٔ ارسال پیش از سبد", "Envío antes del carrito")),
    rule("guild", "licences", 3, texts("A guild licence", "پروانهٔ کسب", "Licencia gremial")),
)  # fmt: skip


def report(**changes: object) -> Report:
    values: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "tool": ToolInfo("0.0.0", "bundled", "0" * 64),
        "shop": ShopInfo(
            url=f"{HOST}/",
            host="shop.example",
            name="فروشگاه نمونه",
            started="2026-11-22T10:00:00Z",
            language="fa",
            country="ir",
            goods="physical",
            platform="woocommerce",
        ),
        "score": Score(
            41.2,
            68.4,
            0.74,
            "E",
            ("form-only",),
            (
                CategoryScore("contact", 30, 30, 1, 8),
                CategoryScore("licences", 75, 75, 1, 9),
                CategoryScore("returns", 0, 0, 1, 9),
                CategoryScore("shipping", 20, 100, 0.4, 10),
            ),
        ),
        "verdicts": (
            RuleVerdict("landline", Status.PARTIAL, "mobile-only", ("mobile-only",), Range(0.3, 0.3), 12.4,
                        evidence=(evidence(),)),
            RuleVerdict("enamad", Status.PASS, "on-contact", ("on-contact",), Range(1, 1), evidence=(evidence("نماد اعتماد", 0, 0),)),
            RuleVerdict("return-window", Status.FAIL, "nothing", ("nothing",), Range(0, 0), 20.0,
                        searched=(Searched(f"{HOST}/", (PageKind.HOME,)), Searched(f"{HOST}/قوانین", (PageKind.TERMS,))),
                        vocabulary=("returns", "refund")),
            RuleVerdict("shipping-cost", Status.INCONCLUSIVE, "nothing", ("on-contact", "nothing"), Range(0, 1), 0.0,
                        unseen=(Gap(PageKind.CHECKOUT, GapReason.ROBOTS, f"{HOST}/checkout"),)),
            RuleVerdict("guild", Status.NOT_APPLICABLE, "nothing", (), Range(0, 0), applies=Truth.FALSE),
        ),
        "flags": (Flag("form-only", Truth.TRUE, "D", (evidence("فرم تماس", 0, 0),)),),
        "rules": RULES,
        "flag_texts": (
            FlagInfo("form-only",
                     texts("A form as the only channel", "فقط فرم تماس", "Solo un formulario"),
                     texts("the contact form is the only way to reach the shop.", "تنها راه تماس، فرم است.", "el formulario es la única vía."),
                     texts("Add a phone number.", "شماره تلفن بگذارید.", "Añada un teléfono.")),
        ),
        "pages": (
            PageInfo(f"{HOST}/", 200, "فروشگاه نمونه | خانه", (PageKind.HOME,), "the address asked for", {"home": "root"}),
            PageInfo(f"{HOST}/contact", 200, "تماس با ما", (PageKind.CONTACT,), "footer link 'تماس با ما'", {}),
        ),
        "gaps": (
            Gap(PageKind.CHECKOUT, GapReason.ROBOTS, f"{HOST}/checkout"),
            Gap(PageKind.WARRANTY, GapReason.ABSENT),
        ),
        "journey": (
            Step("product", "GET", f"{HOST}/product/1", 200, StepOutcome.OK, "گلدان سفالی"),
            Step("add", "POST", f"{HOST}/cart/add", 200, StepOutcome.ADDED),
            Step("checkout", "GET", f"{HOST}/checkout", 0, StepOutcome.REFUSED, "robots.txt"),
        ),
        "facts": {"phones": ({"number": "+989100000000", "line": "mobile"},)},
        "duties": (
            Duty("ir-address", "ir", "ECA 33(b)", "not-met",
                 texts("An address", "نشانی", "Una dirección"), texts("None is shown.", "نشانی نیست.", "No hay.")),
        ),
        "notes": ("interrupted",),
    }  # fmt: skip
    return Report(**(values | changes))  # type: ignore[arg-type]


def _fact(signal: str, snippet: str, passage: tuple[int, int] = (0, 0), /, **values: object) -> dict[str, object]:
    where = {"url": f"{HOST}/contact", "kinds": ["contact"], "region": "main", "selector": f"#{signal}"}
    return {**values, "evidence": {**where, "snippet": snippet, "start": passage[0], "end": passage[1]}}


def rich() -> Report:
    """The sample with a caption for every part of a view: facts, screenshots, open flags, what was set aside."""
    sample = report()
    return report(
        facts={
            "organizations": (_fact("org", "شرکت نمونهٔ تجارت آبی", name="شرکت نمونهٔ تجارت آبی", source="text"),),
            "phones": (
                _fact("tel", "تلفن: ۰۲۱-۸۸۸۸۰۰۰۰", (6, 18), number="+982188880000", line="landline", use="voice"),
                _fact("fax", "نمابر: ۰۲۱-۸۸۸۸۰۰۰۱", (7, 19), number="+982188880001", line="landline", use="fax"),
            ),
            "marks": (_fact("seal", "نماد", issuer="enamad", group="official", proof="linked-unchecked"),),
            "payment_methods": (_fact("pay", "پرداخت در محل", brand="", family="cod", polarity="offered"),),
            "return_windows": (_fact("back", "هفت روز پس از تحویل", days=7, unit="days", start="delivery"),),
        },
        flags=(*sample.flags, Flag("open-card-form", Truth.UNKNOWN, "F", unseen=sample.gaps[:1])),
        flag_texts=(
            *sample.flag_texts,
            FlagInfo(
                "open-card-form",
                texts("Card fields on an open connection", "خانه‌های کارت روی اتصال باز", "Tarjeta en conexión abierta"),
                texts("card data would travel openly.", "اطلاعات کارت باز فرستاده می‌شود.", "los datos viajan abiertos."),
            ),
        ),
        duties=(
            *sample.duties,
            Duty("es-nif", "es", "LSSI 10", "cannot-tell", texts("A tax number", "شناسهٔ مالیاتی", "Un NIF"),
                 texts("It could stand on an unseen page.", "شاید در صفحه‌ای دیده‌نشده باشد.", "Puede estar en otra página."),
                 unseen=sample.gaps[:1]),
            Duty("es-name", "es", "LSSI 10", "met", texts("A name", "نام", "Un nombre"),
                 texts("It is shown.", "هست.", "Está."), evidence=(evidence("شرکت نمونه", 0, 0),)),
        ),
        verdicts=tuple(replace(v, suppressed=GUILD) if v.rule == "guild" else v for v in sample.verdicts),
        set_aside=(SetAside("guild", "rule", GUILD, "2027-01-31"),),
        pictures=(Picture(f"{HOST}/product/1", (PageKind.PRODUCT,), "image/png", PIXEL),),
    )  # fmt: skip
