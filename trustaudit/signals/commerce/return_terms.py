"""Return terms other than the window: who pays, in what state, what is excluded, how, and when the money comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from trustaudit.model import PageKind
from trustaudit.page.data import nodes, text_of
from trustaudit.signals.base import Item, Sheet, Site
from trustaudit.signals.commerce.anchors import FAR, has, hits_within, nearest
from trustaudit.signals.commerce.durations import durations
from trustaudit.signals.commerce.returns import is_window
from trustaudit.signals.commerce.returns import read as read_windows
from trustaudit.signals.commerce.sentences import Polarity, sentence_at
from trustaudit.signals.commerce.voices import is_article, is_customer

Topic = Literal[
    "who-pays", "condition", "exclusion", "refusal", "faulty-only", "how", "refund-time", "refund-form", "damage",
    "withdrawal", "digital", "guarantee-slogan",
]  # fmt: skip
# What makes a refusal one of some goods, some buyers or some time.
_LIMITING = re.compile(
    r"\b(?:after|without|unless|if|on sale|sale items|for sale|discounted|personali[sz]ed|opened|used"
    r"|worn|except|nach|ohne|ausser|wenn|sin el|despues"
    r"|salvo|sans|apres|sauf|si|gectikten sonra|olmadan|haric|sonra|indirimli|outlet|hygiene|underwear|custom|once|nach ablauf"
    r"|delai depasse|passe ce delai|au-dela|pasado|transcurrido|suresi|surenin|asilmasi|durumunda)\b"
    r"|(?<![^\W_])(?:بعد از|پس از|بیش از|بدون|در صورت|اگر|مگر|استفاده شده|باز شده|تخفیف دار|حراج|بعد|الا|اذا|بدون فاتوره|المخفضه)(?![^\W_])"
)
_RETURNING = frozenset((PageKind.RETURNS, PageKind.WARRANTY))


@dataclass(frozen=True, kw_only=True)
class ReturnTerm(Item):
    """One term. `value`: who-pays is customer or shop; refund-form is original or credit; otherwise "".
    `days`: the length of refund-time and of the time to report damage, 0 when none is given."""

    topic: Topic
    value: Literal["", "customer", "shop", "original", "credit"] = ""
    days: float = 0.0
    polarity: Polarity = "offered"


def read(sheet: Sheet, site: Site) -> Iterable[ReturnTerm]:
    """Terms of a page, one for each topic, value, length and polarity."""
    found: dict[tuple[object, ...], ReturnTerm] = {}
    for item in (*_stated(sheet), *_structured(sheet), *_slogans(sheet, site)):
        found.setdefault((item.topic, item.value, item.days, item.polarity), item)
    return found.values()


def _stated(sheet: Sheet) -> Iterator[ReturnTerm]:
    for concept, reader in _READERS.items():
        for hit in sheet.hits.get(concept, ()):
            if is_customer(sheet.page.blocks[hit.line].folded):
                continue
            left, right = sentence_at(sheet.text, hit.start, hit.end)
            if sheet.text[right : right + 1] in ("?", "؟", "？") and concept != "return-how":
                continue
            yield from reader(sheet, hit.start, hit.end, left, right)


def _about_returns(sheet: Sheet, left: int, right: int) -> bool:
    """Whether a sentence, the heading over it or the page speaks of sending goods back."""
    if has(sheet, "goods-return", left, right) or has(sheet, "return-word", left, right):
        return True
    if not _RETURNING.isdisjoint(sheet.page.kinds):
        return True
    block = sheet.page.blocks[sheet.locate(left)[0]]
    return block.heading in sheet.blocks_with("goods-return") or block.heading in sheet.blocks_with("return-word")


def _term(sheet: Sheet, start: int, end: int, topic: Topic, **more: object) -> ReturnTerm:
    return ReturnTerm(evidence=sheet.span(start, end), topic=topic, **more)  # type: ignore[arg-type]


def _refusal(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    # "No refunds on sale items", "no returns after 14 days", "no returns unless faulty": some goods or times only.
    if has(sheet, "return-faulty-only", left, right):
        return
    limited = has(sheet, "return-exclusion", left, right) or any(durations(sheet.text, left, right))
    if limited or _LIMITING.search(sheet.text, left, right):
        yield _term(sheet, start, end, "exclusion")
    else:
        yield _term(sheet, start, end, "refusal", polarity="refused")


def _faulty_only(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    # "No personalised goods, unless faulty" excludes some goods; it does not take back faulty ones alone.
    if _about_returns(sheet, left, right) and not has(sheet, "return-exclusion", left, right):
        yield _term(sheet, start, end, "faulty-only", polarity="conditional")


def _condition(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    if _about_returns(sheet, left, right):
        yield _term(sheet, start, end, "condition", polarity="conditional")


def _exclusion(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    if _about_returns(sheet, left, right):
        yield _term(sheet, start, end, "exclusion")


def _how(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    if not _is_link(sheet, start):
        yield _term(sheet, start, end, "how")


def _is_link(sheet: Sheet, position: int) -> bool:
    """Whether a position is in the text of a link: that names a page, and is no term."""
    index = sheet.locate(position)[0]
    return any(link.block == index for link in sheet.page.links)


# "The customer will bear no costs": who does not pay.
_DENIED = re.compile(
    r"\b(?:not|no|won't|don't|nicht|kein\w*|ningun\w*|aucun\w*|degil)\b|(?<![^\W_])ف?(?:لن|لا|نیست|نخواهد|نمی)(?![^\W_])"
)


def _postage(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    """Who pays: the nearer of the two parties' words; "free returns" is a term of its own."""
    span = (start, end)
    customer = nearest(sheet.text, span, hits_within(sheet, "paid-by-customer", left, right))
    shop = nearest(sheet.text, span, hits_within(sheet, "paid-by-shop", left, right))
    if customer < FAR and customer <= shop and not _DENIED.search(sheet.text, left, right):
        yield _term(sheet, start, end, "who-pays", value="customer")
    elif shop < FAR or customer < FAR:
        yield _term(sheet, start, end, "who-pays", value="shop")


def _fee(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    """The shipping fee in a sentence about sending back."""
    if has(sheet, "goods-return", left, right) or has(sheet, "return-word", left, right):
        yield from _postage(sheet, start, end, left, right)


def _burden(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    """Goods sent back "at your own expense": a burden without a word for the fee."""
    if has(sheet, "return-postage", left, right) or has(sheet, "shipping-fee", left, right):
        return
    near = nearest(sheet.text, (start, end), hits_within(sheet, "goods-return", left, right))
    if near <= 60 and not _DENIED.search(sheet.text, left, start):
        yield _term(sheet, start, end, "who-pays", value="customer")


def _free(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    yield _term(sheet, start, end, "who-pays", value="shop")


def _refund_time(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    """The length nearest to the words of repaying, when no word of returning or delivering is nearer."""
    if not (has(sheet, "refund-word", left, right) or _about_returns(sheet, left, right)):
        return
    paid = hits_within(sheet, "return-handling", left, right)
    late = hits_within(sheet, "not-received", left, right)
    for duration in durations(sheet.text, left, right):
        span = (duration.start, duration.end)
        near = nearest(sheet.text, span, paid)
        if nearest(sheet.text, span, late) < near:
            continue  # the time the parcel may take
        if duration.unit != "years" and near <= 120 and not is_window(sheet, sheet.locate(span[0])[0], duration):
            yield _term(sheet, duration.start, duration.end, "refund-time", days=duration.days)


def _original(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    if has(sheet, "refund-word", left, right) or has(sheet, "return-handling", left, right):
        yield _term(sheet, start, end, "refund-form", value="original")


def _credit(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    if _about_returns(sheet, left, right) or has(sheet, "refund-word", left, right):
        yield _term(sheet, start, end, "refund-form", value="credit")


def _damage(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    """What to do when goods arrive damaged; `days` when there is a time to report it. The reasons that a form offers
    promise nothing, nor does what is said of damage by the buyer."""
    if sheet.page.blocks[sheet.locate(start)[0]].form >= 0 or has(sheet, "buyers-fault", left, right):
        return
    spoken = has(sheet, "report-word", left, right) or not _RETURNING.isdisjoint(sheet.page.kinds)
    if spoken and not is_article(sheet.page, sheet.page.blocks[sheet.locate(start)[0]]):
        lengths = [d for d in durations(sheet.text, left, right) if d.unit != "years"]
        yield _term(sheet, start, end, "damage", days=lengths[0].days if lengths else 0.0)


def _withdrawal(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    if not _is_link(sheet, start):
        yield _term(sheet, start, end, "withdrawal")


def _digital(sheet: Sheet, start: int, end: int, left: int, right: int) -> Iterator[ReturnTerm]:
    if _about_returns(sheet, left, right) or has(sheet, "refund-word", left, right):
        refused = has(sheet, "return-exclusion", left, right) or has(sheet, "return-refusal", left, right)
        yield _term(sheet, start, end, "digital", polarity="refused" if refused else "offered")


_READERS = {
    "return-refusal": _refusal,
    "return-faulty-only": _faulty_only,
    "return-condition": _condition,
    "return-exclusion": _exclusion,
    "return-how": _how,
    "return-postage": _postage,
    "shipping-fee": _fee,
    "paid-by-customer": _burden,
    "return-free": _free,
    "return-handling": _refund_time,
    "refund-original": _original,
    "refund-credit": _credit,
    "damage-word": _damage,
    "withdrawal-right": _withdrawal,
    "digital-goods": _digital,
}


def _slogans(sheet: Sheet, site: Site) -> Iterator[ReturnTerm]:
    """Guarantees of returning that stand alone, without a sentence of terms; with their days where they say them."""
    told = False
    for window in read_windows(sheet, site):
        if window.context == "slogan":
            told = True
            yield ReturnTerm(evidence=window.evidence, topic="guarantee-slogan", days=window.days)
    for hit in sheet.hits.get("return-slogan", ()):
        if not told and len(sheet.page.blocks[hit.line].folded) <= 60:
            yield _term(sheet, hit.start, hit.end, "guarantee-slogan")


# schema.org ReturnFeesEnumeration and MerchantReturnEnumeration.
_FEES: dict[str, Literal["customer", "shop"]] = {
    "FreeReturn": "shop", "ReturnFeesCustomerResponsibility": "customer", "ReturnShippingFees": "customer",
    "OriginalShippingFees": "customer", "RestockingFees": "customer",
}  # fmt: skip


def _structured(sheet: Sheet) -> Iterator[ReturnTerm]:
    for node in nodes(sheet.page.data, "MerchantReturnPolicy"):
        fees = _FEES.get(text_of(node, "returnFees").rpartition("/")[2])
        if fees:
            yield ReturnTerm(evidence=sheet.evidence(text_of(node, "returnFees")), topic="who-pays", value=fees)
        category = text_of(node, "returnPolicyCategory")
        if category.endswith("NotPermitted"):
            yield ReturnTerm(evidence=sheet.evidence(category), topic="refusal", polarity="refused")
