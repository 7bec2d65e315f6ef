"""Inline cases: their pages go through the real parser and extractors, and a known failure must fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judge.toy import LANDLINE, SPECS, rules_of
from trustaudit.judge.cases import run_cases, view_of
from trustaudit.judge.reader import load_rules
from trustaudit.lexicon import Lexicon
from trustaudit.model import PageKind

EMPTY = Lexicon((), {}, {})


def case(text: str) -> str:
    return f"{LANDLINE}    tests:\n      - {text}\n"


@pytest.mark.parametrize(
    ("text", "got", "ok"),
    [
        ("{name: a, pages: {contact: <p>021</p>}, expect: pass/on-contact}", "pass/on-contact", True),
        ("{name: a, pages: {contact: <p>021</p>}, expect: pass}", "pass/on-contact", True),
        ("{name: a, pages: {home: <p>09</p>}, expect: partial/elsewhere}", "partial/mobile-only", False),
        ("{name: a, pages: {contact+about: <p>021</p>}, expect: pass}", "pass/on-contact", True),
        ("{name: a, pages: {home: <p>-</p>}, expect: fail/nothing}", "fail/nothing", True),
        ("{name: a, pages: {home: <p>-</p>}, gaps: {contact: blocked}, expect: inconclusive}",
         "inconclusive (on-contact or elsewhere or mobile-only or nothing)", True),
        ("{name: a, pages: {home: <p>09</p>}, gaps: {contact: login}, expect: partial/mobile-only}",
         "partial/mobile-only", True),
        ("{name: a, pages: {contact: <img src=tel.png>}, todo: needs OCR, expect: pass}", "fail/nothing", True),
        ("{name: a, pages: {contact: <p>021</p>}, todo: needs OCR, expect: pass}", "pass/on-contact", False),
    ],
)  # fmt: skip
def test_results(tmp_path: Path, text: str, got: str, ok: bool) -> None:
    (result,) = run_cases(rules_of(case(text), tmp_path), SPECS, EMPTY)
    assert (result.got, result.ok) == (got, ok)
    assert ":16: landline: a" in str(result)


def test_flags_are_raised_clear_or_inconclusive(tmp_path: Path) -> None:
    (tmp_path / "flags.yaml").write_text(
        """\
flags:
  - id: unreachable
    cap: D
    title: t
    reason: r
    fix: f
    when: {not: {phones: {}}}
    tests:
      - {name: a, pages: {home: <p>-</p>}, expect: raised}
      - {name: b, pages: {home: <p>09</p>}, expect: clear}
      - {name: c, pages: {home: <p>-</p>}, gaps: {contact: error}, expect: inconclusive}
      - {name: d, pages: {home: <p>-</p>}, expect: clear}
""",
        "utf-8",
    )
    results = list(run_cases(load_rules([tmp_path], SPECS).flags, SPECS, EMPTY))
    assert [result.ok for result in results] == [True, True, True, False]
    assert str(results[3]).endswith("flags.yaml:12: unreachable: d: expected clear, got raised")


def test_pages_of_a_case_have_addresses_of_their_own(tmp_path: Path) -> None:
    pages = "{home: '1', product: ['1', '2', {html: '3', url: /p}]}"
    text = f"{{name: a, shop: 'http://x.example/', pages: {pages}, expect: fail}}"
    (rule,) = rules_of(case(text), tmp_path)
    found = view_of(rule.tests[0], SPECS, EMPTY).pages
    assert [(page.url, page.kinds) for page in found] == [
        ("http://x.example/", (PageKind.HOME,)),
        ("http://x.example/product", (PageKind.PRODUCT,)),
        ("http://x.example/product-2", (PageKind.PRODUCT,)),
        ("http://x.example/p", (PageKind.PRODUCT,)),
    ]
