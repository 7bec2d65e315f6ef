"""What a product costs: stated for machines, or printed near its name; and what stands there instead of a price."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from trustaudit.model import PageKind, Region
from trustaudit.page.data import nodes, text_of
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.commerce.currencies import code_of
from trustaudit.signals.commerce.money import MoneyUnit, amounts, number, unit_of
from trustaudit.signals.commerce.price_printed import printed_price
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
         ("product:sale_price:amount", "product:sale_price:currency"), ("og:price", ""))  # fmt: skip
_INSTEAD = _pattern(
    r"^(?:برای (?:قیمت|استعلام قیمت) )?تماس بگیرید[.!]?$|^(?:جهت )?استعلام (?:قیمت|بگیرید)|^السعر عند الطلب"
    r"|^اتصل (?:بنا )?للسعر|^call (?:us )?for (?:a )?price|^contact us for (?:a )?price|^price on request"
    r"|^preis auf anfrage|^prix sur demande"
    r"|^(?:consultar precio|precio) ?(?:bajo consulta|a consultar)?$|^fiyat (?:icin )?(?:arayin|sorunuz)"
)


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
    currency = code_of(code, country) or (spoken.currency if spoken else "")
    value = spoken.amount if spoken else number(match.group().strip(" .,'"), currency)
    # Structured data writes decimals with a point: "119.000" is a hundred and nineteen only for people.
    if not spoken and re.fullmatch(r"\d+\.\d+", raw.strip()):
        value = float(raw)
    if value <= 0:
        return None
    evidence = sheet.evidence(f"{raw} {code}".strip(), Region.HEAD)
    return Price(amount=value, currency=currency, unit=unit_of(currency), source=source, evidence=evidence)


def _printed(sheet: Sheet, country: str, stated: float | None) -> Price | None:
    found = printed_price(sheet, country, stated)
    if found is None:
        return None
    index, money = found
    evidence = sheet.at(index, money.start, money.end)
    return Price(amount=money.amount, currency=money.currency, unit=money.unit, source="text", evidence=evidence)


def _instead(sheet: Sheet) -> Iterator[Price]:
    for index, block in enumerate(sheet.page.blocks):
        if block.region in (Region.MAIN, Region.ASIDE) and len(block.folded) < 60 and _INSTEAD.search(block.folded):
            yield Price(amount=None, currency="", unit="none", source="text", missing=True, evidence=sheet.at(index))
            return


SIGNALS = (Spec("prices", Price, (PageKind.PRODUCT,), read=read_prices),)
