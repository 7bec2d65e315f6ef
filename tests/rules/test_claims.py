"""No claim of the articles is lost: each points to a rule, flag or profile that exists, or to docs/not-observable.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.rules.test_bundled import bundled
from trustaudit import yamlfile

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "domain" / "seed_claims.md"
NOT_OBSERVABLE = "not-observable"


@cache
def table() -> dict[str, list[str]]:
    return dict(yamlfile.load(Path(__file__).with_name("claims.yaml")))


def test_what_a_claim_points_to_exists() -> None:
    known = {rule.id for rule in bundled().all} | {NOT_OBSERVABLE}
    lost = {claim: gone for claim, names in table().items() if (gone := sorted({*names} - known)) or not names}
    assert not lost


def test_claims_that_cannot_be_observed_stand_with_their_reason() -> None:
    page = (ROOT / "docs" / "not-observable.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d{3}\.\w+) \| (.+?) \| (.+?) \|$", page, re.MULTILINE)
    told = [claim for claim, _, _ in rows]
    assert sorted(told) == sorted(claim for claim, names in table().items() if NOT_OBSERVABLE in names)


def cited(source: str) -> Iterator[str]:
    """Claims that a source names: "seed 004, claims 6, 31 and 32", "seed 000, claims 4 to 6"."""
    for article, numbers in re.findall(r"seed (\d{3}), claims? ([\d ,]+(?:(?:and|to) [\d ,]+)*)", source):
        for first, last in re.findall(r"(\d+)(?: to (\d+))?", numbers):
            yield from (f"{article}.{number}" for number in range(int(first), int(last or first) + 1))


def test_rules_that_rest_on_a_claim_are_named_with_it() -> None:
    missing = [
        f"{claim}: {rule.id}"
        for rule in (*bundled().rules, *bundled().flags)
        for source in rule.sources
        for claim in cited(source)
        if rule.id not in table().get(claim, [])
    ]
    assert not missing


@pytest.mark.skipif(not SHARED.is_file(), reason=f"no list of claims at {SHARED}")
def test_every_claim_is_in_the_table() -> None:
    listed = re.findall(r"^\| (\d{3}\.\w+) \|", SHARED.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(listed) == 122
    assert sorted(listed) == sorted(table())
