"""What kind of shop this is: its country, what it sells, whether it is a shop at all. Each answer carries its evidence,
and `unknown` is an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from trustaudit.model import Evidence, PageKind, Region
from trustaudit.page.data import nodes, text_of
from trustaudit.page.model import BlockKind
from trustaudit.page.shopsigns import shop_signs
from trustaudit.signals.base import Item, Sheet, Signal, Site, Spec

GoodsValue = Literal["physical", "digital", "services", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Country(Item):
    """The country the shop speaks from: ISO 3166-1 alpha-2 in lower case, or `unknown`."""

    value: str


@dataclass(frozen=True, kw_only=True)
class Goods(Item):
    """One sort of thing the shop sells. A shop may sell several; `unknown` stands alone."""

    value: GoodsValue


@dataclass(frozen=True, kw_only=True)
class Shop(Item):
    """Whether the pages are a shop's. `chance` is 0 to 1, from the signs that only shops have."""

    value: Literal["shop", "not-shop", "unknown"]
    chance: float


def _here(site: Site, text: str) -> Evidence:
    first = site.sheets[0].page if site.sheets else None
    return Evidence(first.url if first else site.snapshot.shop, first.kinds if first else (), Region.HEAD, text)


def _items(found: Mapping[str, Signal], name: str) -> tuple[Any, ...]:
    return found[name].items if name in found else ()


def derive_countries(site: Site, found: Mapping[str, Signal]) -> Iterator[Country]:
    """The guess by which local numbers are read, with the address or number that speaks for it."""
    value = site.country
    if not value:
        yield Country(value="unknown", evidence=_here(site, site.host))
        return
    for name in ("addresses", "identifiers", "phones"):
        for item in _items(found, name):
            if getattr(item, "country", "") == value and getattr(item, "owner", "shop") == "shop":
                yield Country(value=value, evidence=item.evidence)
                return
    yield Country(value=value, evidence=_here(site, site.host))


def _on_own_pages(found: Mapping[str, Signal], name: str) -> list[Any]:
    """Items on the shop's own pages: an article may tell what others charge."""
    others = {PageKind.OTHER, PageKind.LISTING}
    return [i for i in _items(found, name) if not i.evidence.kinds or not others.issuperset(i.evidence.kinds)]


# -- goods ------------------------------------------------------------------------------------------------------------

_DIGITAL_TYPES = ("SoftwareApplication", "EBook", "Course", "DigitalDocument", "MobileApplication", "VideoGame")
_SERVICE_TYPES = ("Service", "ProfessionalService", "Reservation", "LodgingBusiness", "FoodEstablishment")
_SENT = ("amount", "free", "threshold", "on-arrival", "deferred")
_ENOUGH = 2  # signs for digital goods or services; a single word may be about something else


def derive_goods(site: Site, found: Mapping[str, Signal]) -> Iterator[Goods]:
    """Goods that are sent prove themselves by what sending costs; files and services by their names in headings,
    menus and structured data, or by how they are delivered."""
    values = 0
    for value, signs, enough in (
        ("physical", _physical(site, found), 1),
        ("digital", _digital(site, found), _ENOUGH),
        ("services", _services(site), _ENOUGH),
    ):
        shown = list(signs)
        if len(shown) >= enough:
            values += 1
            yield Goods(value=value, evidence=shown[0])  # type: ignore[arg-type]
    if not values:
        yield Goods(value="unknown", evidence=_here(site, site.host))


def _physical(site: Site, found: Mapping[str, Signal]) -> Iterator[Evidence]:
    for item in _on_own_pages(found, "shipping_costs"):
        if item.form in _SENT and getattr(item, "polarity", "offered") != "refused":
            yield item.evidence
    for name in ("carriers", "delivery_times"):
        items = _on_own_pages(found, name)
        # A carrier's name alone may be a partner or a news item.
        if len({id(i) for i in items}) > 1 or any(PageKind.SHIPPING in i.evidence.kinds for i in items):
            yield items[0].evidence
    for item in _items(found, "policies"):
        if item.kind == "shipping" and item.link == "page" and item.substance:
            yield item.evidence
    for sheet in site.of_kind(PageKind.PRODUCT):
        for node in nodes(sheet.page.data, "Product"):
            if any(node.get(key) for key in ("weight", "height", "width", "gtin13", "gtin", "material", "size")):
                yield sheet.evidence(f"Product: {text_of(node, 'name')}")


def _digital(site: Site, found: Mapping[str, Signal]) -> Iterator[Evidence]:
    for item in _items(found, "statements"):
        if item.topic == "digital-delivery" and item.polarity == "offered":
            yield item.evidence
            if PageKind.PRODUCT in item.evidence.kinds:
                yield item.evidence  # the product page itself says how it arrives
    for sheet in site.sheets:
        for node in nodes(sheet.page.data, *_DIGITAL_TYPES):
            if node.get("offers"):
                yield sheet.evidence(f"{node.get('@type')}: {text_of(node, 'name')}")
        yield from _named(sheet, "sells-digital")


def _services(site: Site) -> Iterator[Evidence]:
    for sheet in site.sheets:
        for node in nodes(sheet.page.data, *_SERVICE_TYPES):
            yield sheet.evidence(f"{node.get('@type')}: {text_of(node, 'name')}")
        yield from _named(sheet, "sells-services")


def _named(sheet: Sheet, concept: str) -> Iterator[Evidence]:
    """Different words of a concept in headings, menus, buttons and other short lines of a shop's front pages."""
    if sheet.page.kinds and not {PageKind.HOME, PageKind.PRODUCT, PageKind.LISTING, PageKind.ABOUT} & set(
        sheet.page.kinds
    ):
        return
    seen: set[str] = set()
    for hit in sheet.hits.get(concept, ()):
        block = sheet.page.blocks[hit.line]
        if hit.phrase not in seen and len(block.text) <= 60 and block.kind not in (BlockKind.OPTION, BlockKind.ALT):
            seen.add(hit.phrase)
            yield sheet.span(hit.start, hit.end)


def derive_shops(site: Site, found: Mapping[str, Signal]) -> Iterator[Shop]:
    """Whether it is a shop, by what only shops have: a cart, prices with buttons, terms of return."""
    signs = shop_signs([sheet.page for sheet in site.sheets], site.lexicon)
    shown = "; ".join(signs.signs[:5]) or "no sign of a shop"
    yield Shop(value=signs.verdict, chance=signs.chance, evidence=_here(site, shown))


SIGNALS: tuple[Spec, ...] = (
    Spec("countries", Country, (PageKind.HOME,), derive=derive_countries),
    Spec("goods", Goods, (PageKind.HOME,), derive=derive_goods, vocabulary=("sells-digital", "sells-services")),
    Spec("shops", Shop, (PageKind.HOME,), derive=derive_shops),
)
