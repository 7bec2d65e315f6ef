"""The stage that reads all signals: a broken extractor costs its own pages, and everything made of it knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.signals.reading import shop
from trustaudit.model import PageKind
from trustaudit.signals import SIGNALS, extract
from trustaudit.signals.base import Item, Sheet, Signal, Site, Spec


@dataclass(frozen=True, kw_only=True)
class Word(Item):
    text: str


def _read(sheet: Sheet, site: Site) -> Iterator[Word]:
    if "trap" in sheet.text:
        raise ValueError("trap")
    yield Word(text=sheet.text, evidence=sheet.evidence(sheet.text))


def _other(sheet: Sheet, site: Site) -> Iterator[Word]:
    return iter(())


def _made_of_words(site: Site, found: Mapping[str, Signal]) -> Iterator[Word]:
    return iter(found["words"].items)


def _broken(site: Site, found: Mapping[str, Signal]) -> Iterator[Word]:
    raise KeyError("nothing")


SPECS = {
    "words": Spec("words", Word, (PageKind.HOME,), read=_read),
    "others": Spec("others", Word, (PageKind.HOME,), read=_other),
    "made": Spec("made", Word, (PageKind.HOME,), derive=_made_of_words),
    "broken": Spec("broken", Word, (PageKind.HOME,), derive=_broken),
}


def test_a_broken_page_is_unread_for_its_signal_and_all_that_are_made_of_it() -> None:
    found = extract(shop({"home": "<p>hello</p>", "contact": "<p>trap</p>"}), SPECS)
    assert [word.text for word in found["words"].items] == ["hello"]
    assert found["words"].failed == ("https://shop.example/contact",)
    assert found["made"].failed == ("https://shop.example/contact",)
    assert found["others"].failed == ()
    assert found["broken"].failed == ("https://shop.example/", "https://shop.example/contact")


def test_every_signal_is_listed_under_its_own_name() -> None:
    assert {name: spec.name for name, spec in SIGNALS.items()} == {name: name for name in SIGNALS}
    assert all((spec.read is None) is not (spec.derive is None) for spec in SIGNALS.values())
