"""What the shop tells its shoppers about how it works: order messages, invoices, tracking, complaints, security, ...

One topic, one lexicon concept `says-<topic>`. A phrase that says little alone counts only with a word of its
`context` in the same statement. Articles and other pages that are no part of the shop's own information are not read:
what they say is about others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from trustaudit.lexicon import Hit
from trustaudit.model import PageKind, Region
from trustaudit.page.data import nodes, text_of
from trustaudit.page.model import BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.commerce.sentences import Polarity, polarity, sentence_at
from trustaudit.signals.voices import is_own_page

Topic = Literal[
    "order-notice", "invoice", "satisfaction-survey", "sample", "event", "sourcing", "funding", "partner", "reviews",
    "review-verification", "order-tracking", "buying-guide", "complaints", "dispute-resolution", "odr-platform",
    "security-explained", "payment-failure-help", "response-time", "account-recovery", "guest-checkout",
    "self-service", "consent", "profiling", "wallet-guidance", "wallet-incentive", "loyalty", "accessibility",
    "prior-price", "tax-included", "digital-delivery", "order-obligation", "contract-process", "jurisdiction",
    "cancel-order", "spare-parts", "manufacturer", "extra-fee", "offer-validity", "risk-on-buyer", "community",
]  # fmt: skip
TOPICS: tuple[Topic, ...] = get_args(Topic)


@dataclass(frozen=True, kw_only=True)
class Statement(Item):
    """That the shop speaks of a topic, and how: it offers the thing, refuses it, limits it or announces it."""

    topic: Topic
    polarity: Polarity


_ORDER = re.compile(
    r"order|purchas|parcel|shipment|shipping|shipped|deliver|dispatch|track|bestell|versand|versend|sendung|liefer|paket|"
    r"auftrag|pedido|compra|envio|paquete|commande|colis|expedi|livraison|achat|siparis|kargo|teslim|"
    r"سفارش|مرسوله|ارسال|خرید|رهگیری|بسته|طلب|شحن|توصیل"
)
_DURATION = re.compile(
    r"\d+ ?-?(?:h\b|hours?|hrs?|minutes?|min\b|(?:business |working )?days?|stunden|werktag|tag|horas?|minutos?|dias?|"
    r"heures?|jours?|saat|dakika|gun|is gunu|ساعت|دقیقه|روز|ساعه|ایام|یوم)|24/7|"
    r"\b(?:one|two|three|a|same|next|einem|zwei|un|une|uno|dos|deux|bir|iki) (?:business |working )?"
    r"(?:hours?|days?|tag|werktag|stunde|dia|hora|jour|heure|gun|saat)|(?:یک|دو|سه|چند|همان) (?:ساعت|روز)|روز کاری"
)
_MONEY = re.compile(r"price|preis|precio|prix|fiyat|قیمت|مبلغ|سعر|\d|total|costs?\b|betrag|importe|montant|toplam|جمع")
_BUYING = re.compile(
    r"order|shop|buy|purchas|bestell|kauf|pedido|compra|command|achat|siparis|alisveris|سفارش|خرید|طلب|شراء"
)


class _Weak(NamedTuple):
    """Which statements of a topic count: those whose sentence holds `context`, `only` on pages of these kinds, and
    those of its `loose` phrases that stand in a short statement or one that speaks of the shop itself."""

    context: re.Pattern[str] | None = None
    only: frozenset[PageKind] = frozenset()
    loose: bool = False


_PRODUCT = frozenset((PageKind.PRODUCT,))
_POLICY = frozenset(
    (
        PageKind.TERMS,
        PageKind.LEGAL,
        PageKind.PRIVACY,
        PageKind.FAQ,
        PageKind.RETURNS,
        PageKind.SHIPPING,
        PageKind.PAYMENT,
    )
)
_WEAK: dict[Topic, _Weak] = {
    "order-notice": _Weak(_ORDER),
    "response-time": _Weak(_DURATION),
    "tax-included": _Weak(_MONEY),
    # A day, not the minutes of a countdown.
    "offer-validity": _Weak(re.compile(r"(?<![\d:])\d+(?![\d:])|stock|vorrat|existencias|stok|کمیه")),
    "extra-fee": _Weak(
        re.compile(r"\d|free|no |kein|sin |sans|بدون|رایگان|pay|zahl|pag|pay|ode|پرداخت|تومان|ریال|رسوم")
    ),
    "manufacturer": _Weak(None, _PRODUCT | {PageKind.LEGAL}),
    "jurisdiction": _Weak(None, _POLICY),
    "contract-process": _Weak(None, _POLICY | {PageKind.CHECKOUT}),
    "order-obligation": _Weak(None, frozenset((PageKind.CART, PageKind.CHECKOUT, PageKind.TERMS, PageKind.FAQ))),
    "buying-guide": _Weak(_BUYING),
    "sourcing": _Weak(loose=True),
    "partner": _Weak(loose=True),
    "funding": _Weak(loose=True),
    "event": _Weak(loose=True),
}
_OWN = re.compile(
    r"\b(?:we|our|ours|us|wir|uns|unser\w*|nosotros|nuestr\w+|nous|notre|nos|biz\w*|\w+miz|\w+imiz)\b|"
    r"(?<!\w)(?:ما|مان|فروشگاه|شرکت ما|مجموعه ما|نحن|متجرنا|\w+نا)(?!\w)"
)
_SHORT = 90  # characters of a statement that is a label, a heading or a list's entry
_DENIED: dict[str, Topic] = {"says-tax-excluded": "tax-included", "says-reviews-none": "reviews"}
_BUTTONS: frozenset[Topic] = frozenset(("order-obligation", "account-recovery", "guest-checkout", "order-tracking"))
_UNREAD = frozenset((BlockKind.OPTION, BlockKind.ALT))
_ODR = re.compile(r"https?://(?:webgate\.)?ec\.europa\.eu/(?:consumers/)?odr", re.I)


def read_statements(sheet: Sheet, site: Site) -> Iterator[Statement]:
    """The first statement of each topic and polarity on a page."""
    if not is_own_page(sheet):
        return
    seen: set[tuple[str, str]] = set()
    for topic, said, start, end in _said(sheet):
        if (topic, said) not in seen:
            seen.add((topic, said))
            yield Statement(topic=topic, polarity=said, evidence=sheet.span(start, end))
    for link in sheet.page.links:
        if "odr" in link.url and _ODR.match(link.url) and ("odr-platform", "offered") not in seen:
            seen.add(("odr-platform", "offered"))
            yield Statement(topic="odr-platform", polarity="offered", evidence=sheet.on(link))
    if ("reviews", "offered") not in seen:
        yield from _reviewed(sheet)


def _said(sheet: Sheet) -> Iterator[tuple[Topic, Polarity, int, int]]:
    kinds = sheet.page.kinds
    unreviewed = "says-reviews-none" in sheet.hits
    for topic in TOPICS:
        if topic == "reviews" and unreviewed:
            continue  # the heading stands over nothing
        weak = _WEAK.get(topic, _STRONG)
        if weak.only and kinds and weak.only.isdisjoint(kinds):
            continue
        for hit in sheet.hits.get(f"says-{topic}", ()):
            kind = sheet.page.blocks[hit.line].kind
            if kind in _UNREAD or (kind is BlockKind.BUTTON and topic not in _BUTTONS):
                continue
            if topic == "consent" and sheet.page.blocks[hit.line].region is Region.DIALOG:
                continue  # a cookie notice
            if not _counts(sheet, weak, topic, hit):
                continue
            yield topic, _polarity(sheet, topic, hit), hit.start, hit.end
    for concept, topic in _DENIED.items():
        for hit in sheet.hits.get(concept, ()):
            yield topic, "refused", hit.start, hit.end


_STRONG = _Weak()


def _polarity(sheet: Sheet, topic: Topic, hit: Hit) -> Polarity:
    """How the statement is meant. The phrase itself is covered up: "only buyers can review" limits nothing."""
    if topic == "risk-on-buyer":  # its phrases deny a duty, and are no less said for that
        return "offered"
    line, start = sheet.page.blocks[hit.line].folded, sheet.start_of(hit.line)
    first, last = hit.start - start, hit.end - start
    return polarity(line[:first] + "x" * (last - first) + line[last:], first, last)


def _counts(sheet: Sheet, weak: _Weak, topic: Topic, hit: Hit) -> bool:
    text, block = sheet.text, sheet.page.blocks[hit.line]
    if topic == "manufacturer":  # a label with its value, not the word in a sentence
        start = sheet.start_of(hit.line)
        return hit.start - start <= 6 and text[hit.end : hit.end + 2].strip(" ")[:1] in ("", ":", "\n")
    left, right = sentence_at(text, hit.start, hit.end)
    if weak.context is not None and not weak.context.search(text, left, right):
        return False
    return not weak.loose or len(block.folded) <= _SHORT or bool(_OWN.search(text, left, right))


def _reviewed(sheet: Sheet) -> Iterator[Statement]:
    """Reviews in structured data: a rating with a count above zero, or the reviews themselves."""
    for node in nodes(sheet.page.data, "AggregateRating", "Review"):
        if "itemReviewed" in node and "reviewBody" not in node and "ratingValue" not in node:
            continue
        count = text_of(node, "reviewCount") or text_of(node, "ratingCount")
        body = text_of(node, "reviewBody") or text_of(node, "description")
        if body or (count and count.strip("0 .,")):
            shown = f"ratingValue: {text_of(node, 'ratingValue')}, reviewCount: {count}" if count else body
            yield Statement(topic="reviews", polarity="offered", evidence=sheet.evidence(shown))
            return


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "statements",
        Statement,
        (
            PageKind.HOME,
            PageKind.ABOUT,
            PageKind.CONTACT,
            PageKind.FAQ,
            PageKind.SHIPPING,
            PageKind.RETURNS,
            PageKind.PAYMENT,
            PageKind.TERMS,
        ),
        read=read_statements,
        vocabulary=(*(f"says-{topic}" for topic in TOPICS), *_DENIED),
    ),
)
