"""What a product costs: stated for machines, or printed near its name; and what stands there instead of a price."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from trustaudit.model import PageKind, Region
from trustaudit.page.data import nodes, text_of
from trustaudit.page.model import Block, BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.commerce.money import Money, MoneyUnit, amounts, number, unit_of
from trustaudit.text import fold, fold_pattern


@dataclass(frozen=True, kw_only=True)
class Price(Item):
    """The price of the product a page is about. `missing`: words such as "call us" stand in its place (amount is None).

    `amount` is in `currency` (ISO 4217, IRT for toman; '' unknown) as written, never converted.
    """

    amount: float | None
    currency: str
    unit: MoneyUnit
    source: Literal["data", "meta", "text"]
    missing: bool = False


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(fold_pattern(text))


_AMOUNT = _pattern(r"\d[\d.,' ]*")
_META = (("product:price:amount", "product:price:currency"), ("og:price:amount", "og:price:currency"),
         ("product:sale_price:amount", "product:sale_price:currency"))  # fmt: skip
_STRUCK = _pattern(r"(?:^|:)(?:del|s|strike)(?::|$)")
_OLD = _pattern(
    r"\b(?:was|rrp|msrp|uvp|pvp|list price|regular price|old price|statt|instead of|antes|avant|eski fiyat"
    r"|precio anterior|prix conseille|you save|save|sparen|ahorra|economisez|kazanc|recommended)\b"
    r"|قیمت قبل|قیمت اصلی|سود شما|تخفیف شما|بدلا من|кредит|рассрочк",
)
_NOT_THE_PRICE = _pattern(
    r"shipping|delivery|postage|versand|liefer|envio|livraison|kargo|ارسال|پست|شحن|توصیل|dostaw|достав|משלוח|배송|送料|运费|運費"
    r"|gift card|voucher|cashback|points|deposit|each additional|orders? over|above|ab einem|from \d+ items"
    r"|per month|/ ?month|monthly|im monat|al mes|par mois|taksit|ماهانه|قسط|اقساط|instal?lment|rate[ns]? ab|finanz"
    r"|per (?:kg|100|litre|liter|unit)|/ ?(?:kg|100|l)\b",
)
_INSTEAD = _pattern(
    r"^(?:برای (?:قیمت|استعلام قیمت) )?تماس بگیرید[.!]?$|^(?:جهت )?استعلام (?:قیمت|بگیرید)|^السعر عند الطلب"
    r"|^اتصل (?:بنا )?للسعر|^call (?:us )?for (?:a )?price|^contact us for (?:a )?price|^price on request"
    r"|^preis auf anfrage|^prix sur demande"
    r"|^(?:consultar precio|precio) ?(?:bajo consulta|a consultar)?$|^fiyat (?:icin )?(?:arayin|sorunuz)"
)
_ELSEWHERE = frozenset((Region.NAV, Region.FOOTER, Region.DIALOG, Region.HEADER))
#: How far below a product's name its price may stand, in statements.
_NEAR = 60


def read_prices(sheet: Sheet, site: Site) -> Iterator[Price]:
    if PageKind.PRODUCT not in sheet.page.kinds:
        return
    country = site.country
    stated = next(_stated(sheet, country), None)
    printed = _printed(sheet, country, stated.amount if stated else None)
    if stated is not None and (not stated.currency) and printed is not None and printed.amount == stated.amount:
        stated = Price(**{**vars(stated), "currency": printed.currency, "unit": printed.unit})
    found = [price for price in (stated, printed) if price is not None]
    yield from found
    if not found:
        yield from _instead(sheet)


def _stated(sheet: Sheet, country: str) -> Iterator[Price]:
    """Prices that the page states for machines, the likeliest first."""
    page = sheet.page
    for node in nodes(page.data, "Product", "ProductGroup", "IndividualProduct", "ProductModel", "SomeProducts"):
        for offer in _offers(node):
            raw = _first(offer, "price", "lowPrice") or _first(_specification(offer), "price", "minPrice")
            code = _first(offer, "priceCurrency") or _first(_specification(offer), "priceCurrency")
            price = _price(sheet, raw, code, "data", country)
            if price is not None:
                yield price
    for offer in nodes(page.data, "Offer", "AggregateOffer"):
        price = _price(sheet, _first(offer, "price", "lowPrice"), _first(offer, "priceCurrency"), "data", country)
        if price is not None:
            yield price
    for amount_name, currency_name in _META:
        price = _price(sheet, page.meta.get(amount_name, ""), page.meta.get(currency_name, ""), "meta", country)
        if price is not None:
            yield price


def _offers(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    offers = node.get("offers")
    found = offers if isinstance(offers, list) else [offers]
    plain = [o for o in found if isinstance(o, Mapping)]
    if not plain and ("price" in node or "lowPrice" in node):
        return [node]
    inner = [i for o in plain for i in ([o, *_offers(o)] if "price" not in o and "offers" in o else [o])]
    variants = node.get("hasVariant")
    if not inner and isinstance(variants, list):
        return [offer for v in variants[:1] if isinstance(v, Mapping) for offer in _offers(v)]
    return inner


def _specification(offer: Mapping[str, Any]) -> Mapping[str, Any]:
    found = offer.get("priceSpecification")
    first = found[0] if isinstance(found, list) and found else found
    return first if isinstance(first, Mapping) else {}


def _first(node: Mapping[str, Any], *names: str) -> str:
    return next((value for name in names if (value := text_of(node, name))), "")


def _price(sheet: Sheet, raw: str, code: str, source: Literal["data", "meta"], country: str) -> Price | None:
    folded = fold(raw)
    spoken = next(amounts(folded, country=country), None)
    match = _AMOUNT.search(folded)
    if match is None:
        return None
    currency = code.strip().upper()[:3].replace("RUR", "RUB") or (spoken.currency if spoken else "")
    value = spoken.amount if spoken else number(match.group().strip(" .,'"), currency)
    # Structured data writes decimals with a point: "119.000" is a hundred and nineteen only for people.
    if not spoken and re.fullmatch(r"\d+\.\d+", raw.strip()):
        value = float(raw)
    if value <= 0:
        return None
    evidence = sheet.evidence(f"{raw} {code}".strip(), Region.HEAD)
    return Price(amount=value, currency=currency, unit=unit_of(currency), source=source, evidence=evidence)


def _printed(sheet: Sheet, country: str, stated: float | None) -> Price | None:
    """The price printed near the product's name; the stated amount is believed where it is printed too."""
    best: tuple[float, int, Money] | None = None
    blocks = sheet.page.blocks
    name = _name_at(blocks)
    for index, block in enumerate(blocks):
        if block.region in (Region.NAV, Region.FOOTER, Region.DIALOG, Region.HEADER) or not any(
            map(str.isdigit, block.folded)
        ):
            continue
        for money in amounts(block.folded, country=country):
            score = _score(block, index, name, money, stated)
            if score > 0 and (best is None or score > best[0]):
                best = (score, index, money)
    if best is None:
        return None
    _, index, money = best
    evidence = sheet.at(index, money.start, money.end)
    return Price(amount=money.amount, currency=money.currency, unit=money.unit, source="text", evidence=evidence)


def _name_at(blocks: tuple[Block, ...]) -> int:
    """The statement that names the product: the first main heading, -1 if there is none."""
    heads = [(b.level, i) for i, b in enumerate(blocks) if b.kind is BlockKind.HEADING and b.region is Region.MAIN]
    return min(heads)[1] if heads and min(heads)[0] == 1 else -1


def _score(block: Block, index: int, name: int, money: Money, stated: float | None) -> float:
    if money.amount <= 0 or any(_STRUCK.search(step) for step in block.path):
        return 0.0
    before = block.folded[max(0, money.start - 40) : money.start]
    around = block.folded[max(0, money.start - 40) : money.end + 30]
    if _NOT_THE_PRICE.search(around) or block.kind is BlockKind.OPTION:
        return 0.0
    score = 10.0 if name < 0 else 0.0
    if name >= 0:
        distance = index - name
        score = 20 - distance * 0.25 if 0 <= distance <= _NEAR else 2.0 if -6 <= distance < 0 else 0.5
    score -= 6.0 * bool(_OLD.search(before))
    score += 4.0 * (len(block.folded) < 25)
    score += 12.0 * (stated is not None and abs(money.amount - stated) < 0.005)
    return max(score - index * 0.001, 0.0)


def _instead(sheet: Sheet) -> Iterator[Price]:
    for index, block in enumerate(sheet.page.blocks):
        if block.region in (Region.MAIN, Region.ASIDE) and len(block.folded) < 60 and _INSTEAD.search(block.folded):
            yield Price(amount=None, currency="", unit="none", source="text", missing=True, evidence=sheet.at(index))
            return


SIGNALS = (Spec("prices", Price, (PageKind.PRODUCT,), read=read_prices),)
