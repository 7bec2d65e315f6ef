"""Reads the fields that entries of rule files share: ids, texts, numbers, sources, dates, outcomes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from trustaudit.judge.grammar import Source, read_condition
from trustaudit.judge.model import Status
from trustaudit.judge.rule import Outcome
from trustaudit.signals.base import Spec
from trustaudit.yamlfile import Map, Seq

#: How the outcomes of a rule may be called, and of a duty.
VERDICTS: Mapping[str, Status] = {"pass": Status.PASS, "partial": Status.PARTIAL, "fail": Status.FAIL}
DUTY_VERDICTS: Mapping[str, Status] = {
    "met": Status.PASS,
    "not-met": Status.FAIL,
    "cannot-tell": Status.INCONCLUSIVE,
}

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CREDITS = {Status.PASS: 1.0, Status.INCONCLUSIVE: 0.5, Status.FAIL: 0.0}


def listed(document: Any, name: str, source: Source) -> Sequence[Map]:
    """The mappings in the list under the one key of a document."""
    if not isinstance(document, Map) or not isinstance(document.get(name), Seq):
        source.fault(getattr(document, "line", 1) or 1, f"the file must be a list of {name} under the key '{name}'")
        return []
    for key in document:
        if key != name:
            source.unknown(document.lines[key], "key", key, [name])
    found = document[name]
    for entry, line in zip(found, found.lines, strict=True):
        if not isinstance(entry, Map):
            source.fault(line, f"each of the {name} must be a mapping with an id")
    return [entry for entry in found if isinstance(entry, Map)]


def check_keys(entry: Map, allowed: Sequence[str], needed: Sequence[str], source: Source) -> None:
    """Faults for keys that an entry must not have, and for those that it lacks."""
    for key in entry:
        if key not in allowed:
            source.unknown(entry.lines[key], "key", key, allowed)
    for key in needed:
        if key not in entry:
            source.fault(entry.line, f"'{key}' is missing")
        elif entry[key] in ("", None):
            source.fault(entry.lines[key], f"'{key}' is empty")


def text(entry: Map, key: str, source: Source) -> str:
    """A text field without spaces at its ends, '' if it is not there."""
    value = entry.get(key, "")
    if isinstance(value, str):
        return value.strip()
    source.fault(entry.lines[key], f"'{key}' must be text, not {value!r}")
    return ""


def is_id(value: str) -> bool:
    """Whether a text may be an id."""
    return bool(_ID.fullmatch(value))


def identifier(entry: Map, source: Source) -> str:
    """The field `id`."""
    value = text(entry, "id", source)
    if value and not is_id(value):
        source.fault(
            entry.lines["id"], f"'{value}' is no id: small letters and digits joined by hyphens, like 'no-phone'"
        )
    return value


def number(entry: Map, key: str, source: Source) -> float | None:
    """A number field, None if it is not there or no number."""
    value = entry.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if key in entry:
        source.fault(entry.lines[key], f"'{key}' must be a number, not {value!r}")
    return None


def day(entry: Map, key: str, source: Source) -> str:
    """A date field as ISO 8601, '' if it is not there."""
    value = text(entry, key, source)
    if value:
        try:
            date.fromisoformat(value)
        except ValueError:
            source.fault(entry.lines[key], f"'{key}' must be a date such as '2026-06-19', not '{value}'")
    return value


def sources(entry: Map, source: Source) -> tuple[str, ...]:
    """The field `sources`."""
    value = entry.get("sources", Seq())
    if isinstance(value, Seq) and all(isinstance(s, str) for s in value):
        return tuple(value)
    source.fault(entry.lines["sources"], "'sources' must be a list of texts")
    return ()


def outcomes(
    entry: Map, source: Source, specs: Mapping[str, Spec], verdicts: Mapping[str, Status] = VERDICTS
) -> tuple[Outcome, ...]:
    """The field `outcomes`: at least two, each but the last with a condition; `verdicts` is what they may come to."""
    entries = entry.get("outcomes", Seq())
    if not isinstance(entries, Seq) or not all(isinstance(o, Map) for o in entries):
        source.fault(entry.lines["outcomes"], "'outcomes' must be a list of {id, verdict, text, when}")
        return ()
    if "outcomes" in entry and len(entries) < 2:
        source.fault(
            entry.lines["outcomes"], "a rule needs at least two outcomes: it must be able to come out otherwise"
        )
    keys = ("id", "verdict", "credit", "text", "when") if "partial" in verdicts else ("id", "verdict", "text", "when")
    found: list[Outcome] = []
    for position, each in enumerate(entries, start=1):
        last = position == len(entries)
        check_keys(each, keys, ("id", "verdict", "text") if last else ("id", "verdict", "text", "when"), source)
        if last and "when" in each:
            source.fault(each.lines["when"], "the last outcome takes what is left, so it has no 'when'")
        when = read_condition(each["when"], each.lines["when"], source, specs) if "when" in each else None
        name = identifier(each, source)
        if any(name == other.id for other in found):
            source.fault(each.lines["id"], f"outcome '{name}' exists already in this rule")
        word = text(each, "verdict", source)
        if word and word not in verdicts:
            source.unknown(each.lines["verdict"], "verdict", word, verdicts)
        verdict = verdicts.get(word, Status.FAIL)
        credit = _credit(each, verdict, source) if "partial" in verdicts else _CREDITS[verdict]
        found.append(Outcome(name, verdict, credit, text(each, "text", source), when, each.line))
    return tuple(found)


def _credit(entry: Map, verdict: Status, source: Source) -> float:
    credit = number(entry, "credit", source)
    if verdict is Status.PARTIAL:
        if credit is None and "credit" not in entry:
            source.fault(entry.line, "a partial outcome needs a 'credit' between 0 and 1")
        elif credit is not None and not 0 < credit < 1:
            source.fault(entry.lines["credit"], f"the credit of a partial outcome lies between 0 and 1, not {credit:g}")
        return credit or 0.0
    if "credit" in entry:
        source.fault(entry.lines["credit"], "only a partial outcome has a 'credit': pass is 1 and fail is 0")
    return _CREDITS[verdict]
