"""What a shop says about what it does not have: no landline, no address to visit, nothing to ship, no shop floor.

A reason given in plain words is worth more to a shopper than a silence; only statements in the shop's own voice count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from trustaudit.model import PageKind
from trustaudit.signals.base import Item, Sheet, Site, Spec

Topic = Literal["no-landline", "no-address", "no-shipping", "no-phone"]


@dataclass(frozen=True, kw_only=True)
class Explanation(Item):
    """A sentence that says why something is missing: there is no landline because the shop is one person at home."""

    topic: Topic


# A pattern begins with a rare literal where it can; `.{0,n}` stays inside the line (see `Sheet.text`).
_PATTERNS: tuple[tuple[Topic, str], ...] = (
    (
        "no-landline",
        r"(?:تلفن|خط|شماره) ثابت (?:ما )?(?:نداریم|ندارد|فعلا نداریم)|(?:فاقد|بدون) (?:تلفن|خط) ثابت|(?:do not|don't|"
        r"no longer) have a (?:landline|fixed line)|"
        r"no landline|(?:kein|keinen) festnetz|no (?:tenemos|disponemos de) (?:telefono )?fijo|pas de (?:telephone|"
        r"ligne) fixe|sabit telefon(?:umuz)? yok|"
        r"لا یوجد (?:لدینا )?(?:هاتف|خط) (?:ثابت|ارضی)",
    ),
    (
        "no-phone",
        r"(?:پاسخ ?گویی|پشتیبانی) تلفنی (?:نداریم|ندارد|نداره|انجام نمی ?شود|امکان ?پذیر نیست)|(?:do not|"
        r"don't) (?:offer|provide|have) (?:a )?(?:phone|telephone) (?:support|line|number)|"
        r"no (?:phone|telephone) support|(?:keine|kein) telefon(?:ische|support|isch)|no (?:ofrecemos|"
        r"tenemos) (?:atencion|soporte) telefonic|"
        r"pas (?:de|d') ?(?:service|support|assistance) telephonique|telefon(?:la)? destegi(?:miz)? (?:yok|bulunma)|"
        r"لا یوجد (?:لدینا )?دعم هاتفی",
    ),
    (
        "no-address",
        r"(?:ادرس|نشانی)(?: (?:دفتر|فروشگاه|پستی|حضوری|فیزیکی|ثابت)){0,2} (?:نداریم|ندارد|نداره)|(?:فروشگاه|فروش|"
        r"شعبه|دفتر|مراجعه|خرید) ?(?:ی )?حضوری (?:نداریم|ندارد|نداره|امکان ?پذیر نیست|"
        r"انجام نمی ?شود)|فقط (?:به صورت )?(?:انلاین|اینترنتی|غیر ?حضوری) (?:فعالیت|هستیم|فروش|میباشد|می ?باشد|است)|"
        r"(?:صرفا|تنها) (?:به صورت )?(?:انلاین|اینترنتی|غیر ?حضوری)|فاقد (?:فروشگاه|شعبه|دفتر) (?:فیزیکی|حضوری)|"
        r"(?:تیم|به صورت) دورکار|از خانه (?:کار|فعالیت) می ?کن|"
        r"(?:online|web)[- ]only (?:store|shop|business|retailer|company)|(?:we|i) (?:only )?(?:work|operate|run|"
        r"trade|sell)[^.]{0,30} (?:from home|from my home|exclusively online|online only|only online)|"
        r"(?:no|do not have a|don't have a|without a) (?:physical|brick[- ]and[- ]mortar|bricks[- ]and[- ]mortar|"
        r"walk-?in) (?:store|shop|location|showroom|office)|fully remote (?:team|company)|"
        r"(?:reiner|nur ein) online-?(?:shop|handel)|kein (?:ladengeschaft|ladenlokal|lokales geschaft)|"
        r"kein(?:e)? (?:abholung|besuch) vor ort|solo (?:vendemos )?online|"
        r"no (?:tenemos|disponemos de) tienda fisica|exclusivement en ligne|pas de (?:boutique|magasin) physique|"
        r"fiziksel magaza(?:miz)? (?:yok|bulunma)|sadece online|"
        r"متجر (?:الکترونی|اونلاین) فقط|لا یوجد (?:لدینا )?(?:فرع|معرض|متجر|محل)",
    ),
    (
        "no-shipping",
        r"(?:محصولات?|فایل|کالاها?)(?: ما)?(?: به صورت)? (?:دانلودی|دیجیتال|مجازی)|ارسال (?:پستی|فیزیکی) (?:نداریم|"
        r"ندارد|نداره)|(?:nothing|no (?:physical )?(?:item|product|goods?)) (?:is|will be|are) (?:shipped|sent|mailed)|"
        r"digital (?:download|product|item|good)s?[^.]{0,60}(?:no|not|nothing)[^.]{0,20}(?:ship|mail|physical)|"
        r"instant download|delivered (?:by|via) (?:e-?mail|download)|"
        r"(?:kein|keine) (?:versand|physische)[^.]{0,30}|per download|descarga (?:digital|inmediata|instantanea)|"
        r"no se (?:envia|enviara) (?:ningun )?producto fisico|telechargement (?:immediat|instantane)|"
        r"produit(?:s)? (?:numerique|dematerialise)s?|dijital (?:urun|indirme)|منتج(?:ات)? رقمی",
    ),
)
_COMPILED = tuple((topic, re.compile(pattern)) for topic, pattern in _PATTERNS)
# Only lines with one of these words can hold a pattern; finding words costs far less than trying patterns.
_HINTS: dict[Topic, tuple[str, ...]] = {
    "no-landline": ("ثابت", "landline", "fixed line", "festnetz", "fijo", "fixe", "sabit"),
    "no-phone": ("تلفنی", "phone sup", "phone lin", "phone num", "telefonisch", "keine telefon", "telefonic",
    "telephonique", "telefonla", "telefon dest", "هاتفی"),
    "no-address": (
        "ادرس", "نشانی",
        "حضوری", "انلاین", "اینترنتی", "فیزیکی", "دورکار", "از خانه", "-only", "only online", "online only",
        "exclusively online",
        "from home", "my home", "physical", "brick", "walk-in", "walkin", "fully remote", "reiner online",
        "nur ein online",
        "ladengeschaft", "ladenlokal", "vor ort", "lokales", "vendemos", "tienda fisica", "exclusivement",
        "physique", "fiziksel",
        "sadece online", "متجر", "لا یوجد", "web only",
    ),
    "no-shipping": (
        "دانلودی", "دیجیتال", "مجازی", "پستی", "فیزیکی", "instant download", "shipped", "digital", "versand",
        "per download",
        "descarga", "fisico", "telechargement", "numerique", "dematerialis", "dijital", "رقمی", "mailed",
        "via download",
        "via e", "by e", "by download", "is sent", "physische",
    ),
}  # fmt: skip


def read_explanations(sheet: Sheet, site: Site) -> Iterable[Explanation]:
    """Every explanation on a page; one item per topic and line."""
    text = sheet.text
    for topic, pattern in _COMPILED:
        for index in sorted(_hinted(sheet, text, _HINTS[topic])):
            match = pattern.search(sheet.page.blocks[index].folded)
            if match:
                yield Explanation(evidence=sheet.at(index, *match.span()), topic=topic)


def _hinted(sheet: Sheet, text: str, hints: tuple[str, ...]) -> set[int]:
    """The blocks that hold one of the words without which no pattern of a topic matches."""
    found: set[int] = set()
    for hint in hints:
        at = text.find(hint)
        while at != -1:
            index = sheet.locate(at)[0]
            found.add(index)
            at = text.find(hint, max(at + 1, sheet.start_of(index) + len(sheet.page.blocks[index].folded)))
    return found


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "explanations",
        Explanation,
        (PageKind.CONTACT, PageKind.ABOUT, PageKind.FAQ, PageKind.SHIPPING),
        read=read_explanations,
        vocabulary=("contact", "landline", "address-words"),
    ),
)
