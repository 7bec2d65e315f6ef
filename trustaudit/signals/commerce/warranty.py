"""Warranties: how long, by whom, on what terms; and slogans that promise nothing one could hold a shop to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trustaudit.model import PageKind, Region
from trustaudit.page.data import nodes, text_of
from trustaudit.page.model import BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.commerce.durations import DAYS_IN, Duration, durations
from trustaudit.signals.commerce.sentences import polarity, sentence_at
from trustaudit.signals.commerce.voices import is_article
from trustaudit.text import fold_pattern


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(fold_pattern(text))


#: The word itself. "Guarantee" is also money-back, lowest price and authenticity: those are told apart below.
_WORD = _pattern(
    r"\bwarrant(?:y|ies)\b|\bguarantee\w*\b|\bgarantie\b|\bgewahrleistung\w*\b|\bherstellergarantie\b|\bgarantia\w*\b"
    r"|\bgarantili\b|\bgaranti(?:si|li|dir)?\b|\bgaranzia\b|\bгаранти\w+\b|\bgwarancj\w+\b|\bgarantija\b|\bzaruk\w+\b"
    r"|\btakuu\w*\b|보증|保修|保証|(?<![^\W_])(?:گارانتی|وارانتی|ضمانت ?نامه|ضمانت|الضمان|ضمان"
    r"|تضمین(?= (?:اصالت|اصل|کیفیت|سلامت)))(?![^\W_])"
)
_STEMS = tuple(
    map(
        fold_pattern,
        "warrant guarant garant gewahr garanz گارانتی وارانتی ضمان гарант gwaranc zaruk takuu 보증 保修 保証".split(),
    )
)
_OTHER = _pattern(
    r"money[ -]?back|lowest price|best price|price match|satisfaction|price guarantee|bestpreis|geld[ -]?zuruck|tiefpreis"
    r"|devolucion|reembolso|satisfait|rembours|iade garanti|fiyat garanti|بازگشت|عودت|مرجوع|کمترین قیمت|بهترین قیمت|رضایت"
    r"|استرجاع|استرداد|\bbank|بانکی|شرکت در مناقصه|no warranty of any kind|as is\b|disclaim|without warranty|ohne gewahr"
    r"|terms of service"
)
#: Authenticity and "soundness" promised in general: a slogan, unless a time or a provider stands with it.
_SLOGAN = _pattern(
    r"اصالت|معتبر|اصل بودن|اورجینال|سلامت فیزیکی|سلامت کالا|کیفیت|صددرصد|100 ?%|authentic|original|genuine|quality|echtheit"
    r"|calidad|qualite|autentic|الجوده|اصلی|orijinal"
)
_LEGAL = _pattern(
    r"legal guarantee|statutory|gesetzlich|garantia legal|garantie legale|conformity|conformidad|conformite|mangelhaftung"
    r"|consumer (?:rights|law|guarantee)|yasal garanti|قانونی"
)
_COVERS = _pattern(
    r"cover\w*|exclud\w*|void|does not (?:include|apply)|repair|replac\w+|claim|register|proof of purchase|defect\w*|umfasst"
    r"|deckt|reparatur|ersatz|ausgeschlossen|kaufbeleg|cubre|no cubre|repar\w+|sustitu\w+|averia|couvre|exclu\w*|reparation"
    r"|remplac|kapsa\w*|onarim|degisim|شامل|مشمول|ابطال|باطل|تعمیر|تعویض|خرابی|ضربه|آب خوردگی|پلمب|فاکتور|سریال|یشمل|اصلاح"
    r"|استبدال|العیوب"
)
_PROVIDER = _pattern(
    r"(?:گارانتی|ضمانت|خدمات)(?: \d+ ?(?:ماهه?|ساله?))? (?:شرکت|گروه)? ?(?P<fa>[^\W\d_]{3,20}(?: [^\W\d_]{3,15})?)"
    r"|(?P<own>warranty is (?:given|provided|offered|granted) by (?:us|ourselves)|we (?:give|provide|offer) (?:a|the) warranty"
    r"|گارانتی را (?:خودمان|خود ما|ما) )"
    r"|warranty is (?:given|provided|offered|granted) by (?P<en>[^\W\d_]{3,20})"
    r"|(?P<maker>manufacturer'?s? warranty|herstellergarantie|garantia del fabricante|garantie (?:du )?(?:fabricant|constructeur)"
    r"|uretici garantisi|ضمان الوکیل|گارانتی شرکتی)"
)
_NOT_A_NAME = frozenset(
    fold_pattern(
        "اصالت اصل سلامت کالا محصول محصولات معتبر بازگشت تعویض اصلی فیزیکی کیفیت پس از دارد ندارد شامل می است را در به با"
        " برای و یا این ما شما تا روز ماه سال ماهه ساله کامل رایگان واقعی طلایی شرایط قانونی ضمانت خدمات شرکتی نامه آن"
        " ها های هایی بیشتر روزه یک دو سه هفت ده مدت کالاها همه تمامی خرید سازنده رسمی آمده زمان زماندار را هم"
    ).split()
)
# "We do not guarantee a reply": the verb promises no warranty, and refuses none.
_VERB = _pattern(r"guarantee(?:s|d)? (?!on\b|for\b|is\b)\w|garantis(?:e|ons)\b|garantieren\b|garantizamos\b")
#: Characters of a cell that holds a length and little else.
_CELL = 40
_DAYS = _pattern(r"(?:گارانتی|ضمانت) [^\W_]{1,7} ?روزه|\b\d{1,2}[- ]days? (?:guarantee|warranty)")
_LIFETIME = _pattern(r"lifetime|lebenslang|de por vida|a vie|omur boyu|مادام العمر|مدی الحیاه")


@dataclass(frozen=True, kw_only=True)
class Warranty(Item):
    """A statement about warranty. kind: `terms` (a time or what it covers), `slogan` (general promises only),
    `legal` (the statutory guarantee), `refused` (the shop gives none). `months` is None without a time."""

    kind: Literal["terms", "slogan", "legal", "refused"]
    months: float | None
    provider: str
    coverage: bool


def read_warranties(sheet: Sheet, site: Site) -> Iterator[Warranty]:
    """Statements of a page, one for each kind, length and provider."""
    found: dict[tuple[object, ...], Warranty] = {}
    for item in (*_stated(sheet), *_said(sheet), *_tabled(sheet)):
        found.setdefault((item.kind, item.months, item.provider), item)
    yield from found.values()


def _said(sheet: Sheet) -> Iterator[Warranty]:
    text = sheet.text
    done = -1
    for match in (m for line in sheet.lines_with(_STEMS) for m in _WORD.finditer(text, *line)):
        start, end = sentence_at(text, match.start(), match.end())
        if start <= done:
            continue
        done = start
        index, _ = sheet.locate(match.start())
        block = sheet.page.blocks[index]
        sentence = text[start:end]
        if _OTHER.search(sentence) or block.region in (Region.NAV, Region.HEADER) or len(sentence) > 1500:
            continue
        found = _warranty(sheet, text, start, end, match)
        if found is not None:
            yield found


def _tabled(sheet: Sheet) -> Iterator[Warranty]:
    """Lengths in a table of a page on warranty: "Bag | 12 months from delivery"."""
    if PageKind.WARRANTY not in sheet.page.kinds:
        return
    for index, block in enumerate(sheet.page.blocks):
        if block.kind is BlockKind.CELL and len(block.folded) <= _CELL:
            start = sheet.start_of(index)
            for span in durations(sheet.text, start, start + len(block.folded)):
                if span.unit in ("months", "years"):
                    evidence = sheet.span(span.start, span.end)
                    yield Warranty(
                        kind="terms", months=_in_months(span), provider="", coverage=False, evidence=evidence
                    )


def _warranty(sheet: Sheet, text: str, start: int, end: int, match: re.Match[str]) -> Warranty | None:
    sentence = text[start:end]
    span = _time(text, start, end, match)
    months = None if span is None else _in_months(span)
    provider = _provider(sentence)
    coverage = _COVERS.search(sentence) is not None
    if months is None and _DAYS.search(sentence):  # a guarantee counted in days is one of returning
        return None
    spoken = polarity(text, match.start(), match.end())
    kind: Literal["terms", "slogan", "legal", "refused"]
    if is_article(sheet.page, sheet.page.blocks[sheet.locate(match.start())[0]]) and not provider:
        return None
    if spoken == "refused" and months is None and not coverage:
        if _VERB.match(text, match.start()):
            return None
        kind = "refused"
    elif _LEGAL.search(sentence):
        kind = "legal"
    elif months or provider or _LIFETIME.search(sentence) or (coverage and sentence.count(" ") > 5):
        kind = "terms"
    elif _SLOGAN.search(sentence):
        kind = "slogan"
    else:
        return None  # the bare word, a heading or a link
    return Warranty(
        kind=kind,
        months=months,
        provider=provider,
        coverage=coverage,
        evidence=sheet.span(start, min(end, start + 400)),
    )


def _time(text: str, start: int, end: int, match: re.Match[str]) -> Duration | None:
    """The length of time nearest to the word, of a month at least: shorter ones are for returning or answering."""
    found = [d for d in durations(text, start, end) if d.unit in ("months", "years") or DAYS_IN[d.unit] * d.high >= 30]
    return min(found, key=lambda d: min(abs(d.start - match.end()), abs(match.start() - d.end)), default=None)


def _in_months(span: Duration) -> float:
    if span.unit == "years":
        return span.high * 12
    return span.high if span.unit == "months" else round(span.high * DAYS_IN[span.unit] / 30, 1)


def _provider(sentence: str) -> str:
    for match in _PROVIDER.finditer(sentence):
        if match["maker"]:
            return "manufacturer"
        if match["own"]:
            return "shop"
        named = (match["fa"] or match["en"]).split()
        words = [w for w in named if w not in _NOT_A_NAME]
        if words and words[0] == named[0]:
            return " ".join(words)
    return ""


def _stated(sheet: Sheet) -> Iterator[Warranty]:
    for node in nodes(sheet.page.data, "WarrantyPromise"):
        duration = node.get("durationOfWarranty")
        value = text_of(duration, "value") if isinstance(duration, dict) else ""
        unit = text_of(duration, "unitCode") if isinstance(duration, dict) else ""
        factor = {"ANN": 12.0, "MON": 1.0, "DAY": 1 / 30}.get(unit)
        if factor and value.replace(".", "", 1).isdigit():
            months = round(float(value) * factor, 2)
            evidence = sheet.evidence(f"warranty {value} {unit}")
            yield Warranty(kind="terms", months=months, provider="", coverage=False, evidence=evidence)


SIGNALS = (
    Spec("warranties", Warranty, (PageKind.WARRANTY, PageKind.PRODUCT), read=read_warranties, vocabulary=("warranty",)),
)
