"""Two small signals and a way to write down what a shop shows, so that the judge is tested without extractors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from trustaudit.judge.conditions import View
from trustaudit.judge.model import Searched
from trustaudit.judge.reader import load_rules
from trustaudit.judge.rule import Rule
from trustaudit.model import Evidence, Gap, GapReason, PageKind, Region
from trustaudit.signals.base import Item, Sheet, Signal, Site, Spec

HOME, CONTACT, ABOUT, CHECKOUT = PageKind.HOME, PageKind.CONTACT, PageKind.ABOUT, PageKind.CHECKOUT


@dataclass(frozen=True, kw_only=True)
class Phone(Item):
    line: Literal["landline", "mobile", "unknown"]
    number: str = ""
    placeholder: bool = False


@dataclass(frozen=True, kw_only=True)
class Window(Item):
    days: float
    unit: Literal["days", "weeks"] = "days"
    months: int | None = None


@dataclass(frozen=True, kw_only=True)
class Country(Item):
    value: str


def _read_phones(sheet: Sheet, site: Site) -> Iterator[Phone]:
    for index, block in enumerate(sheet.page.blocks):
        if "021" in block.folded or "09" in block.folded:
            line: Literal["landline", "mobile"] = "landline" if "021" in block.folded else "mobile"
            yield Phone(evidence=sheet.at(index), line=line, number=block.folded)


def _read_windows(sheet: Sheet, site: Site) -> Iterator[Window]:
    for index, block in enumerate(sheet.page.blocks):
        if "days" in block.folded:
            yield Window(evidence=sheet.at(index), days=float(block.folded.split()[0]))


def _no_country(site: Site, found: object) -> Iterator[Country]:
    return iter(())


SPECS = {
    "phones": Spec("phones", Phone, (CONTACT, HOME), read=_read_phones, vocabulary=("landline", "mobile")),
    "windows": Spec("windows", Window, (PageKind.RETURNS,), read=_read_windows, vocabulary=("unit-days", "unit-weeks")),
    "countries": Spec("countries", Country, (), derive=_no_country),
}


def seen(kind: PageKind, text: str = "text", region: Region = Region.MAIN) -> Evidence:
    return Evidence(f"https://shop.example/{kind}", (kind,), region, text)


def phone(line: str, kind: PageKind = CONTACT, region: Region = Region.MAIN, number: str = "") -> Phone:
    return Phone(evidence=seen(kind, f"{line} {number}", region), line=line, number=number)  # type: ignore[arg-type]


def view(
    *items: Item,
    pages: Iterable[PageKind] = (HOME, CONTACT),
    gaps: dict[PageKind, str] | None = None,
    failed: dict[str, Iterable[PageKind]] | None = None,
    cut: Iterable[PageKind] = (),
) -> View:
    """A shop that shows these items, with these pages read and these gaps; other kinds count as absent."""
    signals = {
        name: Signal(
            spec,
            tuple(item for item in items if isinstance(item, spec.item)),
            tuple(f"https://shop.example/{kind}" for kind in (failed or {}).get(name, ())),
        )
        for name, spec in SPECS.items()
    }
    return View(
        signals,
        tuple(Searched(f"https://shop.example/{kind}", (kind,)) for kind in pages),
        tuple(Gap(kind, GapReason(reason)) for kind, reason in (gaps or {}).items()),
        frozenset(f"https://shop.example/{kind}" for kind in cut),
    )


LANDLINE = """\
rules:
  - id: landline
    category: contact
    weight: 8
    title: A landline
    why: It ties the shop to a place.
    fix: Print it.
    sources: [a study]
    weight_reason: a study
    outcomes:
      - {id: on-contact, verdict: pass, text: On the contact page., when: {phones: {line: landline, at: contact}}}
      - {id: elsewhere, verdict: partial, credit: 0.8, text: Elsewhere., when: {phones: {line: landline}}}
      - {id: mobile-only, verdict: partial, credit: 0.3, text: A mobile., when: {phones: {line: mobile}}}
      - {id: nothing, verdict: fail, text: None.}
"""


def rules_of(text: str, folder: Path) -> tuple[Rule, ...]:
    (folder / "rules.yaml").write_text(text, encoding="utf-8")
    return load_rules([folder], SPECS).rules
