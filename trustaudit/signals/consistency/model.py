"""What two places of a shop say about one thing: that they agree, or that they contradict each other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from trustaudit.model import Evidence, Region
from trustaudit.signals.base import Item

Topic = Literal[
    "phone", "email", "address", "name", "hours", "phone-province", "return-days", "refund", "free-shipping", "price",
    "currency", "unit", "payment-promise",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Contradiction(Item):
    """One side of a contradiction: `value` stands here, `other` elsewhere; each side is an item of its own.

    `count` is the number of different values. Values are for the reader, in the shop's own characters where it can be.
    """

    topic: Topic
    value: str
    other: str
    count: int = 2


@dataclass(frozen=True, kw_only=True)
class Agreement(Item):
    """A thing that `count` places say alike. Footers that are the same on every page are one place."""

    topic: Topic
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Said:
    """That a place states a value. Equal keys mean the same thing."""

    key: Hashable
    value: str
    evidence: Evidence

    @property
    def place(self) -> str:
        """Where it stands: structured data, the frame of all pages, or one page's own part."""
        match self.evidence.region:
            case Region.HEAD:
                return "data"
            case Region.HEADER | Region.NAV | Region.FOOTER:
                return self.evidence.region.value
            case _:
                return self.evidence.url


def opposed(topic: Topic, one: Said, other: Said, count: int = 2) -> Iterator[Contradiction]:
    """Both sides of a contradiction."""
    yield Contradiction(topic=topic, value=one.value, other=other.value, count=count, evidence=one.evidence)
    yield Contradiction(topic=topic, value=other.value, other=one.value, count=count, evidence=other.evidence)


def agreed(topic: Topic, said: Iterable[Said]) -> Iterator[Agreement]:
    """For each value that several places state, that they do."""
    by_key: dict[Hashable, dict[str, Said]] = {}
    for each in said:
        by_key.setdefault(each.key, {}).setdefault(each.place, each)
    for places in by_key.values():
        if len(places) > 1:
            first = next(iter(places.values()))
            yield Agreement(topic=topic, value=first.value, count=len(places), evidence=first.evidence)


def compared(topic: Topic, said: Iterable[Said]) -> Iterator[Contradiction | Agreement]:
    """Agreements and contradictions among places that may each state several values.

    Two places contradict each other when they share no value. A place that states the values of both explains the
    difference ("14 days, 30 for members"), so it is no contradiction then.
    """
    listed = list(said)
    places: dict[str, dict[Hashable, Said]] = {}
    for each in listed:
        places.setdefault(each.place, {}).setdefault(each.key, each)
    sets = list(places.values())
    for i, one in enumerate(sets):
        for other in sets[i + 1 :]:
            if one.keys() & other.keys():
                continue
            if any(one.keys() & third.keys() and other.keys() & third.keys() for third in sets):
                continue
            count = len({key for values in sets for key in values})
            yield from opposed(topic, next(iter(one.values())), next(iter(other.values())), count)
            return
    yield from agreed(topic, listed)
