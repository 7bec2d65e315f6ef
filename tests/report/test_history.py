"""The course of a shop: a change counts when it was seen twice or shows evidence; what could not be seen is no change."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.sample import HOST, evidence, report
from trustaudit.judge.model import Flag, Range, Searched, Status, Truth
from trustaudit.model import ConfigError, PageKind
from trustaudit.report import store
from trustaudit.report.codec import dumps
from trustaudit.report.formats import COURSES, render
from trustaudit.report.history import course
from trustaudit.report.model import Report, RuleVerdict
from trustaudit.report.options import Options

TODAY = date(2026, 12, 1)
HOME = (Searched(f"{HOST}/", (PageKind.HOME,)),)
STATES = {
    "p": RuleVerdict("landline", Status.PASS, "on-contact", (), Range(1, 1), evidence=(evidence(),)),
    "q": RuleVerdict("landline", Status.PASS, "on-contact", (), Range(1, 1)),  # good because nothing bad was found
    "m": RuleVerdict("landline", Status.PARTIAL, "mobile-only", (), Range(0.3, 0.3), evidence=(evidence(),)),
    "f": RuleVerdict("landline", Status.FAIL, "nothing", (), Range(0, 0), searched=HOME),
    "?": RuleVerdict("landline", Status.INCONCLUSIVE, "nothing", (), Range(0, 1)),
    "-": RuleVerdict("landline", Status.NOT_APPLICABLE, "", (), Range(0, 0), applies=Truth.FALSE),
}


def audit(day: int, **changes: Any) -> Report:
    sample = report()
    return report(shop=dataclasses.replace(sample.shop, started=f"2026-10-{day:02}T10:00:00Z"), **changes)


def audits(states: str) -> list[Report]:
    return [audit(n, verdicts=(STATES[state],), flags=()) for n, state in enumerate(states, 1)]


@pytest.mark.parametrize(
    ("states", "changes", "unsure"),
    [
        ("p", [], []),
        ("ppp", [], []),
        ("pf", [], [2]),  # absence, seen once
        ("pff", [2], []),
        ("pfp", [], []),  # it flapped
        ("pfpfpf", [], [6]),
        ("fp", [2], []),  # presence is proof
        ("fpf", [2], [3]),
        ("pm", [2], []),
        ("pfm", [3], []),  # the lone failure in between never counts
        ("p?f?f", [3], []),  # what could not be seen neither confirms nor denies
        ("p???p", [], []),
        ("p-p", [], []),
        ("fq", [], [2]),
        ("fqq", [2], []),
        ("pffpff", [5, 4, 2], []),
    ],
)
def test_when_a_change_counts(states: str, changes: list[int], unsure: list[int]) -> None:
    found = course(audits(states), TODAY)
    assert [int(change.after.started[8:10]) for change in found.changes] == changes
    assert [int(change.after.started[8:10]) for change in found.unsure] == unsure


@given(st.text(alphabet="pqmf?-", min_size=1, max_size=12))
def test_confirmed_changes_lead_from_state_to_state(states: str) -> None:
    found = course(audits(states), TODAY)
    chain = list(reversed(found.changes))
    for change in chain:
        assert change.before.started < change.after.started
        assert change.before.state != change.after.state
    for one, two in pairwise(chain):
        assert one.after.state == two.before.state
    assert len(found.unsure) <= 1


def test_a_change_shows_both_sides() -> None:
    (change,) = course(audits("pff"), TODAY).changes
    assert change.before.evidence
    assert change.after.searched
    text = render("text", [course(audits("pff"), TODAY)], Options(), COURSES).decode()
    assert "before: Good, The contact page shows it." in text
    assert "۰۲۱-۸۸۷۷۶۶۵۵" in text
    assert "after: Not good, No phone at all." in text
    assert "Looked in vain on: /" in text


def test_flags_come_and_go() -> None:
    raised = (Flag("form-only", Truth.TRUE, "D", (evidence(),)),)
    shops = [audit(n, verdicts=(), flags=flags) for n, flags in enumerate([(), raised, (), raised, (), ()], 1)]
    found = course(shops, TODAY)
    assert [(c.id, c.after.state, c.after.started[8:10]) for c in found.changes] == [
        ("form-only", "absent", "05"),
        ("form-only", "raised", "02"),
    ]


def test_new_rules_are_told() -> None:
    old, new = audits("pf")
    newer = audits("pff")[2]
    other = dataclasses.replace(new.tool, digest="f" * 64)
    found = course([old, dataclasses.replace(new, tool=other), dataclasses.replace(newer, tool=other)], TODAY)
    assert [entry.fresh_rules for entry in found.entries] == [False, True, False]
    assert found.changes[0].fresh_rules


def test_what_runs_out_is_told_ahead_of_time() -> None:
    seal = {"issuer": "enamad", "expires": "2026-11-30", "field": "record"}
    facts = {
        "certificates": ({"issuer": "CA Example", "days_left": 71},),  # of 1 October
        "mark_records": (seal, {**seal, "field": "phone"}, {"issuer": "x", "expires": "soon"}, {"issuer": "y"}),
        "record_licences": ({"title": "guild", "expires": "2027-06-01"},),
    }
    found = course([audit(1, facts=facts)], TODAY)
    assert [(e.what, e.left) for e in found.expiries] == [("enamad", -1), ("CA Example", 10)]
    for lang in ("en", "fa", "es"):
        assert "CA Example" in render("text", [found], Options(lang=lang), COURSES).decode()


def test_reports_are_kept_and_come_back(tmp_path: Path) -> None:
    file = tmp_path / "shop.sqlite"
    kept = audits("pff")
    for shop in reversed(kept):
        store.keep(file, shop)
    store.keep(file, kept[0])
    assert store.shops(file) == ("shop.example",)
    assert [dumps(shop) for shop in store.reports(file, "shop.example")] == [dumps(shop) for shop in kept]
    found = json.loads(render("json", [course(store.reports(file, "shop.example"), TODAY)], Options(), COURSES))
    assert [entry["started"][8:10] for entry in found[0]["entries"]] == ["01", "02", "03"]


def test_what_is_no_history(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such history"):
        store.shops(tmp_path / "none.sqlite")
    (tmp_path / "text").write_text("hello " * 999, encoding="utf-8")
    with pytest.raises(ConfigError, match="cannot be used as a history: file is not a database"):
        store.shops(tmp_path / "text")
    with sqlite3.connect(tmp_path / "other") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(ConfigError, match="is a database, but no history"):
        store.keep(tmp_path / "other", report())
    with sqlite3.connect(tmp_path / "newer") as newer:
        newer.execute("PRAGMA user_version = 9")
    newer.close()
    with pytest.raises(ConfigError, match="is a history of version 9, this program keeps version 1"):
        store.keep(tmp_path / "newer", report())
    with pytest.raises(ConfigError, match="cannot be used as a history"):
        store.demand_writable(tmp_path / "no" / "x.sqlite")


def test_a_damaged_report_is_told(tmp_path: Path) -> None:
    file = tmp_path / "shop.sqlite"
    store.keep(file, audits("p")[0])
    with sqlite3.connect(file) as database:
        database.execute("UPDATE audits SET report = x'00'")
    database.close()
    with pytest.raises(ConfigError, match="is damaged"):
        store.reports(file, "shop.example")
