"""The facts that were found, as a reader wants them: grouped, each with its value, what it is, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trustaudit.i18n import Language
from trustaudit.report.model import Report
from trustaudit.report.plain import clip, harmless
from trustaudit.text import fold

#: Facts of one sort that are shown; the JSON report has more of them.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Row:
    """How one signal is shown: the fields that make its value ('' for the passage it was read in) and those whose
    words say what it is. `category` is a category of rules, under whose heading it stands."""

    category: str
    signal: str
    values: tuple[str, ...]
    words: tuple[str, ...] = ()


ROWS = (
    Row("identity", "organizations", ("name",)),
    Row("identity", "identifiers", ("value",), ("kind",)),
    Row("identity", "foundings", ("year",)),
    Row("contact", "phones", ("number",), ("line", "use")),
    Row("contact", "emails", ("address",), ("domain",)),
    Row("contact", "addresses", ("street", "city", "region", "postal_code")),
    Row("contact", "channels", ("handle",), ("kind",)),
    Row("contact", "hours", (), ("purpose",)),
    Row("licences", "marks", ("issuer",), ("proof",)),
    Row("licences", "licences", ("number",), ("kind",)),
    Row("shipping", "shipping_costs", (), ("form",)),
    Row("shipping", "delivery_times", ()),
    Row("shipping", "carriers", ("name",)),
    Row("payment", "payment_methods", ("brand",), ("family", "polarity")),
    Row("returns", "return_windows", (), ("start",)),
    Row("warranty", "warranties", (), ("kind",)),
    Row("security", "certificates", ("issuer",), ("valid",)),
    Row("about", "people", ("name", "role")),
    Row("claims", "claims", (), ("kind",)),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its value in the shop's own characters, our words for what it is, and where it was read."""

    value: str
    words: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one signal; `more` is how many are not shown."""

    label: str
    facts: tuple[Fact, ...]
    more: int = 0


def grouped(report: Report, t: Language) -> tuple[tuple[str, tuple[Facts, ...]], ...]:
    """(category, its facts) in the order of the table, without those that are empty or another's."""
    groups: dict[str, list[Facts]] = {}
    for row in ROWS:
        found = tuple(_facts(row, report.facts.get(row.signal, ()), t))
        if found:
            label = t(f"fact.{row.signal}")
            groups.setdefault(row.category, []).append(Facts(label, found[:SHOWN], max(0, len(found) - SHOWN)))
    return tuple((category, tuple(facts)) for category, facts in groups.items())


def _facts(row: Row, items: tuple[Mapping[str, Any], ...], t: Language) -> Iterator[Fact]:
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for item in items:
        if item.get("owner") == "other" or item.get("placeholder"):
            continue
        evidence = item.get("evidence")
        evidence = evidence if isinstance(evidence, Mapping) else {}
        passage = _passage(evidence)
        value = t("list.comma").join(_word(name, item[name], t) for name in row.values if item.get(name))
        value = value or clip(passage, 160)
        words = tuple(w for name in row.words if (w := _word(name, item.get(name), t)) and fold(w) != fold(value))
        fact = Fact(value, words, str(evidence.get("url", "")))
        if (fact.value, words) not in seen and (fact.value or words):
            seen.add((fact.value, words))
            yield fact


def _passage(evidence: Mapping[str, Any]) -> str:
    snippet = str(evidence.get("snippet", ""))
    start, end = evidence.get("start"), evidence.get("end")
    # Facts come from a JSON report as they are; only what they say of themselves is known of their types.
    span = slice(start, end) if isinstance(start, int) and isinstance(end, int) else slice(0, 0)
    return harmless(snippet[span] or snippet)


def _word(field: str, value: Any, t: Language) -> str:
    """Our word for what a fact is, '' for what goes without saying; an id without a word is shown as it is."""
    key = f"word.{field}.{value}"
    return t(key) if t.has(key) else "" if value in (None, "") else harmless(str(value))
