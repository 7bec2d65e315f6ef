"""Postal addresses compared: the same street with another postal code, the same postal code with another number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from trustaudit.model import Region
from trustaudit.signals.consistency.model import Agreement, Contradiction, Said, agreed, opposed
from trustaudit.text import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d+")
#: Words that stand in every address of a language and tell no two streets apart.
_COMMON = frozenset(
    map(
        fold,
        "street st road rd avenue ave lane ln drive dr court ct place pl square sq boulevard blvd way close suite unit "
        "floor building block flat office no number strasse str platz weg allee calle cl avda avenida plaza piso "
        "puerta local rue chemin place via viale piazza straat laan caddesi cad cadde sokak sok mahallesi mah bulvari "
        "kat daire خیابان خ کوچه ک پلاک پ واحد طبقه ط کد پستی کدپستی نشانی آدرس دفتر مرکزی فروشگاه شهر استان ایران "
        "شارع میدان چهارراه نبش روبروی جنب بن بست ساختمان مجتمع پاساژ بلوار بزرگراه".split(),
    )
)


@dataclass(frozen=True)
class _Place:
    """An address reduced to what tells it from another: words of the street, numbers in it, postal code."""

    words: frozenset[str]
    numbers: frozenset[str]
    code: str
    item: Any

    @property
    def said(self) -> Said:
        shown = ", ".join(filter(None, (self.item.street, self.item.postal_code)))
        return Said((self.words, self.numbers), shown, self.item.evidence)


def compare_addresses(addresses: list[Any]) -> Iterator[Contradiction | Agreement]:
    """What the addresses of a shop say about each other. Several streets are branches and contradict nothing."""
    places = [_reduced(a) for a in addresses]
    found = next((pair for i, a in enumerate(places) for b in places[i + 1 :] if (pair := _clash(a, b, places))), None)
    if found is None:
        found = _data_against_pages(places)
    if found is not None:
        yield from opposed("address", found[0].said, found[1].said)
    else:
        yield from agreed("address", _unified(places))


def _reduced(address: Any) -> _Place:
    code = re.sub(r"\W", "", fold(address.postal_code))
    street = fold(address.street)
    own = set(_WORD.findall(fold(f"{address.city} {address.region} {address.postal_code}")))
    words = frozenset(w for w in _WORD.findall(street) if w not in _COMMON and w not in own)
    numbers = frozenset(n.lstrip("0") for n in _NUMBER.findall(street) if n not in code and len(n) < 7)
    return _Place(words, numbers, code, address)


def _same_street(one: _Place, other: _Place) -> bool:
    """Whether the words of the shorter address stand in the longer one (districts and landmarks come and go)."""
    short = min((one.words, other.words), key=len)
    return bool(short) and len(short & one.words & other.words) >= 0.8 * len(short)


def _clash(one: _Place, other: _Place, places: list[_Place]) -> tuple[_Place, _Place] | None:
    if not one.code or not other.code or not _same_street(one, other):
        return None
    if one.code != other.code:
        # The same door with two codes; a house with two entrances would print two numbers.
        clash = one.numbers == other.numbers and bool(one.numbers) and len(one.code) == len(other.code)
    else:
        clash = bool(one.numbers) and bool(other.numbers) and not one.numbers & other.numbers
    # A page that prints both knows of both: an office and a store next door.
    urls = {p.item.evidence.url for p in places if p.said.key == one.said.key and p.code == one.code}
    both = any(p.item.evidence.url in urls for p in places if p.said.key == other.said.key and p.code == other.code)
    in_data = Region.HEAD in (one.item.evidence.region, other.item.evidence.region)
    return (one, other) if clash and (in_data or not both) else None


def _data_against_pages(places: list[_Place]) -> tuple[_Place, _Place] | None:
    """The only address in structured data against the only one on the pages, both complete, with no word in common."""
    data = [p for p in places if p.item.evidence.region is Region.HEAD]
    shown = [p for p in places if p.item.evidence.region is not Region.HEAD]
    if not data or not shown or not all(p.item.complete and p.words for p in (*data, *shown)):
        return None
    if not all(_same_street(p, group[0]) for group in (data, shown) for p in group):
        return None
    one, other = data[0], shown[0]
    return (one, other) if not one.words & other.words and one.code != other.code else None


def _unified(places: list[_Place]) -> list[Said]:
    """What each address says, those of one street and number under one key."""
    kept: list[_Place] = []
    said: list[Said] = []
    for place in places:
        same = next((k for k in kept if _same_street(k, place) and (k.numbers & place.numbers or not k.numbers)), None)
        if same is None:
            kept.append(place)
            same = place
        said.append(Said(same.said.key, place.said.value, place.item.evidence))
    return said
