"""When a shop answers or is open: days with times, "24/7", and what the hours are hours of.

A time alone is no opening hour (deliveries, countdowns, news have times too): it needs a weekday or a word that names
hours in the same line or the line above. "Within 24 hours" is a promise, not an hour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from trustaudit.model import PageKind
from trustaudit.page.data import nodes, text_of
from trustaudit.page.model import BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec

Purpose = Literal["answering", "opening", "dispatch", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Hours(Item):
    """`text` is the line in the shop's own words; `always` says day and night, every day."""

    purpose: Purpose
    always: bool
    text: str


# Begins with digits and nothing optional, so that the engine can skip from digit to digit.
_TIME = r"\d{1,2}(?:(?:[:.٫]|h)[0-5]\d)?(?: ?(?:a\.?m\.?|p\.?m\.?|uhr|h|صبح|عصر|ظهر|شب|بعد ?از ?ظهر|صباحا|مساء|ص|م)(?![^\W\d_]))?"
_RANGE = re.compile(
    rf"{_TIME} ?(?:-|to|until|till|bis|a las|a|à|and|al?|ile|тo|до|تا|الی|لغایت|حتی|until) ?(?:ساعت )?{_TIME}(?!\d)"
)
_CLOCK = re.compile(r":[0-5]\d|a\.?m\b|p\.?m\b|uhr|\dh|صبح|عصر|شب|ظهر|صباحا|مساء")
_DAYS = re.compile(
    r"(?<![^\W\d_])(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|rs|tur)?(?:days?)?(?![^\W\d_])|"
    r"(?<![^\W\d_])m ?-? ?f(?![^\W\d_])|weekdays?|week-?ends?|"
    r"(?<![^\W\d_])(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|"
    r"so)s?\.?(?![^\W\d_])|werktags|"
    r"lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|(?<![^\W\d_])l ?-? ?v(?![^\W\d_])|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|"
    r"pazartesi|sali|carsamba|persembe|cuma(?:rtesi)?|pazar|hafta ici|hafta sonu|segunda|terca|quarta|quinta|sexta|"
    r"lunedi|venerdi|"
    r"maandag|vrijdag|mandag|fredag|pon|pia|niedziela|пн|пт|понедельник|"
    r"شنبه|پنج ?شنبه|جمعه|همه ?روزه|(?:هفت|7) روز هفته|هر ?روز|روزهای (?:کاری|غیر ?تعطیل|هفته)|ایام هفته|الاحد|"
    r"الاثنین|الثلاثاء|الاربعاء|الخمیس|الجمعه|السبت|یومیا|"
    r"every ?day|daily|7 days|taglich|todos los dias|tous les jours|her gun"
)
_LABEL = re.compile(
    r"(?:opening|working|business|office|store|shop|support|service|customer service|trading|operating|"
    r"phone)(?: and \w+)? (?:hours|times)|"
    r"hours(?: of operation)? ?:|^hours$|offnungszeiten|geschaftszeiten|servicezeiten|erreichbar|sprechzeiten|"
    r"available (?:from|between)|horarios?|heures d'ouverture|"
    r"horaires|calisma saat|mesai saat|orari|openingstijden|"
    r"ساعت(?:های|ات)? ?(?:کاری|کار|پاسخ ?گویی|فعالیت|بازدید|اداری)|ساعات (?:کاری|کار|پاسخ ?گویی|فعالیت|پشتیبانی|"
    r"اداری)|زمان پاسخ ?گویی|روزهای کاری|"
    r"(?:ساعات|اوقات|مواعید) (?:العمل|الدوام)"
)
_ALWAYS = re.compile(
    r"[27](?:4 ?/ ?7(?![\d/])| ?/ ?24(?![\d/])|4x7|4 hours(?: a| per|,) ?day|4-?hour (?:support|service|answering|"
    r"helpline)|4 horas(?: al dia|,? los)?|"
    r"4h/24|4 heures sur 24|j/7| gun 24 saat|4 ساعت(?:ه| شبانه|ته)| روز هفته|4 ساعه(?: یومیا)?)"
)
_ALWAYS_SPELT = re.compile(
    r"around the clock|rund um die uhr|بیست ?و ?چهار ساعته|شبانه ?روزی|هفت روز هفته|(?:علی|طوال) مدار الساعه"
)
_SPELT_HINTS = ("around the clock", "rund um", "بیست", "شبانه", "هفت روز", "مدار الساعه")
_MEASURE = re.compile(
    r" ?(?:cm|mm|km|kg|g|ml|eur|usd|€|\$|£|%|days?|tagen?|dias?|jours?|gun|weeks?|years?|روز|هفته|تومان)(?![^\W\d_])"
)
_GLUED_BEFORE = "0123456789.:/-"
_OPEN_NOW = re.compile(r"\bopen\b|hours|geoffnet|abierto|ouvert|acik|باز|در خدمت|فعال|مفتوح|نعمل|خدمت")
_PROMISE = re.compile(
    r"(?:within|in|less than|up to|under|every|last|past|next|for|innerhalb|binnen|en menos de|dans les|sous|ظرف|"
    r"حداکثر|کمتر از|تا|پس از|بعد از|طی|خلال|هر) "
    r"(?:the )?$"
)
_ANSWERING = re.compile(
    r"پاسخ ?گو|پشتیبان|تماس|مشاوره|تلفن|answer|support|call|phone|hotline|help|contact|customer (?:service|care)|"
    r"chat|erreichbar|kundenservice|"
    r"telefon|atencion|llam|service client|joign|destek|musteri hizmet|خدمه العملاء|الدعم|اتصل"
)
_DISPATCH = re.compile(
    r"ارسال (?:سفارش|کالا|مرسوله|محصول)|زمان ارسال|تحویل|same day|dispatch|deliver|ship|orders? (?:placed|before|by)|"
    r"cut-?off|versand|liefer|envio|"
    r"entrega|livraison|expedition|kargo|teslimat|التوصیل|الشحن"
)
_OPENING = re.compile(
    r"opening|open|hours|visit|store|shop|showroom|office|offnung|geschaft|geoffnet|horario|abierto|tienda|ouver|"
    r"boutique|magasin|calisma|magaza|"
    r"ساعت ?(?:های)?(?: کاری| کار| فعالیت| بازدید)|ساعات|مراجعه|فروشگاه|حضوری|اوقات|مواعید|closed|geschlossen|"
    r"cerrado|ferme|kapali|تعطیل"
)
_DATE = re.compile(r"(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)1[34]\d\d/")
_MOSTLY_WORDS = 260  # characters; opening hours stand in short lines, stories about times in long ones


def read_hours(sheet: Sheet, site: Site) -> Iterable[Hours]:
    """Every statement of hours on a page, one item a line; consecutive lines of one table are one item."""
    last, seen = -9, set()
    for index, always in _lines(sheet):
        block = sheet.page.blocks[index]
        purpose = _purpose(sheet, index, always)
        if index - last > 2 and (block.folded, block.region) not in seen:
            yield Hours(evidence=sheet.at(index), purpose=purpose, always=always, text=block.text[:240])
        seen.add((block.folded, block.region))
        last = index
    for node in nodes(sheet.page.data):
        for text in _from_node(node):
            yield Hours(evidence=sheet.evidence(text), purpose="opening", always=_is_round_the_clock(text), text=text)


def _lines(sheet: Sheet) -> Iterator[tuple[int, bool]]:
    """(block, whether it says day and night) for each line that tells hours, in order."""
    found: dict[int, bool] = {}
    text = sheet.text
    for match in _RANGE.finditer(text):
        if (match.start() and text[match.start() - 1] in _GLUED_BEFORE) or _MEASURE.match(text, match.end()):
            continue
        index = sheet.locate(match.start())[0]
        if index not in found and _is_hours(sheet, index, match):
            found[index] = False
    for index, match in _round_the_clock(sheet):
        start = match.start() - sheet.start_of(index)
        block = sheet.page.blocks[index]
        text = block.folded
        if _PROMISE.search(text[max(0, start - 14) : start]) or _DISPATCH.search(text[:400]):
            continue
        about = text if len(text) <= _MOSTLY_WORDS else text[max(0, start - 60) : start + 60]
        above = " ".join(b.folded for b in sheet.page.blocks[max(0, index - 2) : index] if len(b.folded) < 60)
        if any(p.search(t) for p in (_ANSWERING, _OPEN_NOW) for t in (about, above)):
            found[index] = True
    yield from sorted(found.items())


def _round_the_clock(sheet: Sheet) -> Iterator[tuple[int, re.Match[str]]]:
    for pattern, hints in ((_ALWAYS, ("24", "7")), (_ALWAYS_SPELT, _SPELT_HINTS)):
        if any(hint in sheet.text for hint in hints):
            yield from sheet.find(pattern)


def _is_hours(sheet: Sheet, index: int, match: re.Match[str]) -> bool:
    block = sheet.page.blocks[index]
    text = block.folded
    if len(text) > _MOSTLY_WORDS * 3 or block.kind is BlockKind.OPTION:
        return False
    near = text if len(text) <= _MOSTLY_WORDS else _around(text, match.start() - sheet.start_of(index))
    above = [sheet.page.blocks[i].folded for i in range(max(0, index - 2), index)]
    clock = bool(_CLOCK.search(match.group()))
    if _LABEL.search(near):
        return True
    if _DATE.search(near):
        return False  # an event, a comment's time
    if _DAYS.search(near):
        return clock or _next_to_day(text, match.start() - sheet.start_of(index))
    # The days in one cell, the times in the next; or a heading that names the hours.
    return clock and len(text) < 60 and any(len(a) < 60 and (_DAYS.search(a) or _LABEL.search(a)) for a in above)


def _next_to_day(text: str, position: int) -> bool:
    """Whether figures without a clock's form stand right behind a weekday: "Mon-Fri 9-18", «شنبه تا چهارشنبه ۹ الی ۱۸»."""
    before = text[max(0, position - 30) : position]
    last = None
    for last in _DAYS.finditer(before):  # noqa: B007
        pass
    return last is not None and len(before) - last.end() <= 10


def _around(text: str, position: int) -> str:
    return text[max(0, position - 100) : position + 100]


def _purpose(sheet: Sheet, index: int, always: bool) -> Purpose:
    block = sheet.page.blocks[index]
    own = block.folded
    above = " ".join(b.folded for b in sheet.page.blocks[max(0, index - 3) : index] if len(b.folded) < 80)
    for text in (own, above):
        if _DISPATCH.search(text) and not _ANSWERING.search(text):
            return "dispatch"
        if _ANSWERING.search(text):
            return "answering"
        if _OPENING.search(text):
            return "opening"
    return "unknown"


def _from_node(node: Any) -> Iterator[str]:
    plain = node.get("openingHours")
    for value in plain if isinstance(plain, list) else [plain]:
        if isinstance(value, str) and value.strip():
            yield value.strip()
    given = node.get("openingHoursSpecification")
    for value in given if isinstance(given, list) else [given]:
        if isinstance(value, dict) and text_of(value, "opens"):
            days = value.get("dayOfWeek")
            named = ", ".join(str(d).rpartition("/")[2] for d in (days if isinstance(days, list) else [days]) if d)
            yield f"{named} {text_of(value, 'opens')}-{text_of(value, 'closes')}".strip()


def _is_round_the_clock(text: str) -> bool:
    return "00:00-24:00" in text or "00:00-23:59" in text


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "hours",
        Hours,
        (PageKind.CONTACT, PageKind.HOME, PageKind.ABOUT),
        read=read_hours,
        vocabulary=("working-hours",),
    ),
)
