"""Duties by law: strictly read, in force by country and day, judged without accusing, shown apart from the score."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.test_profiles import shop_view
from tests.judge.toy import CONTACT, HOME, SPECS, phone, view
from tests.rules.test_mutants import FLOOR, noticed
from trustaudit import lexicon
from trustaudit.audit import judge_snapshot, load_rulebook
from trustaudit.config import Settings
from trustaudit.judge.cases import run_cases
from trustaudit.judge.duties import EU_MEMBERS, in_force, judge_duties, status_of
from trustaudit.judge.lint import lint
from trustaudit.judge.reader import load_rules
from trustaudit.judge.rule import RuleSet
from trustaudit.judge.texts import Catalog
from trustaudit.judge.verdicts import judge_rule
from trustaudit.model import ConfigError, Exchange, Gap, GapReason, PageKind, Request, Response, Role, Snapshot
from trustaudit.report.model import Report
from trustaudit.signals import SIGNALS

DUTY = """\
duties:
  - id: xx-phone
    article: Act 1, art. 2
    title: A telephone
    text: The law asks for a telephone.
    sources: [the act]
    valid_from: '2020-01-01'
    valid_to: '2021-12-31'
    outcomes:
      - {id: landline, verdict: met, text: A landline., when: {phones: {line: landline}}}
      - {id: mobile, verdict: cannot-tell, text: A mobile., when: {phones: {line: mobile}}}
      - {id: none, verdict: not-met, text: None.}
"""


def load(folder: Path, text: str = DUTY, name: str = "xx.yaml") -> RuleSet:
    (folder / "duties").mkdir(exist_ok=True)
    (folder / "duties" / name).write_text(text, "utf-8")
    return load_rules([folder], SPECS)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("id: xx-phone", "id: phone", "ids of this file begin with 'xx-', 'phone' does not"),
        ("verdict: met", "verdict: pass", "unknown verdict 'pass'"),
        ("text: A landline.", "text: A landline., credit: 0.5", "unknown key 'credit'"),
        ("'2020-01-01'", "'1 January 2020'", "'valid_from' must be a date such as '2026-06-19', not '1 January 2020'"),
        ("'2021-12-31'", "'2019-12-31'", "'valid_to' must not be before 'valid_from' (2020-01-01)"),
        ("    article: Act 1, art. 2\n", "", "'article' is missing"),
        ("    sources: [the act]\n", "", "'sources' is missing"),
        ("    title:", "    weight: 3\n    title:", "unknown key 'weight'"),
    ],
)
def test_faults_of_a_file(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    assert right in DUTY
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, DUTY.replace(right, wrong, 1))
    assert any(message in str(problem) and "xx.yaml:" in str(problem) for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("phones", "gaps", "status", "outcome"),
    [
        ([phone("landline")], {}, "met", "landline"),
        ([phone("mobile")], {}, "cannot-tell", "mobile"),
        ([], {}, "not-met", "none"),
        ([], {CONTACT: "blocked"}, "cannot-tell", "none"),
        ([phone("mobile")], {CONTACT: "timeout"}, "cannot-tell", "mobile"),
        ([phone("landline", HOME)], {CONTACT: "timeout"}, "met", "landline"),
        ([], {CONTACT: "absent"}, "not-met", "none"),
    ],
)
def test_three_answers(
    tmp_path: Path, phones: list[object], gaps: dict[PageKind, str], status: str, outcome: str
) -> None:
    (duty,) = load(tmp_path).duties
    verdict = judge_rule(duty, view(*phones, gaps=gaps))  # type: ignore[arg-type]
    assert (status_of(verdict), verdict.outcome) == (status, outcome)


@pytest.mark.parametrize(
    ("today", "countries", "shown"),
    [
        ("2020-01-01T00:00:00Z", ["xx"], True),
        ("2021-12-31T23:59:59Z", ["xx"], True),
        ("2019-12-31T23:59:59Z", ["xx"], False),
        ("2022-01-01T00:00:00Z", ["xx"], False),
        ("2020-06-01", ["yy"], False),
        ("2020-06-01", ["unknown"], False),
        ("2020-06-01", [], False),
    ],
)
def test_when_and_where_a_duty_binds(tmp_path: Path, today: str, countries: list[str], shown: bool) -> None:
    assert bool(in_force(load(tmp_path).duties, today, countries)) is shown


# -- the bundled duties ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def bundled() -> tuple[RuleSet, Catalog]:
    book = load_rulebook()
    return book.ruleset, book.catalog


def ids(today: str, *countries: str) -> set[str]:
    return {duty.id for duty in in_force(bundled()[0].duties, today, countries)}


def test_the_link_that_was_a_duty_and_is_a_fault() -> None:
    assert "eu-odr-link" in ids("2025-07-19", "de")
    assert "eu-odr-gone" not in ids("2025-07-19", "de")
    assert "eu-odr-link" not in ids("2025-07-20", "de")
    assert "eu-odr-gone" in ids("2025-07-20", "de")


def test_duties_of_this_year_begin_on_their_day() -> None:
    assert "eu-withdrawal-function" not in ids("2026-06-18", "fr")
    assert "eu-withdrawal-function" in ids("2026-06-19", "fr")
    assert "eu-guarantee-notice" not in ids("2026-09-26", "fr")
    assert "eu-guarantee-notice" in ids("2026-09-27", "fr")


@pytest.mark.parametrize(
    ("country", "prefixes"),
    [
        ("ir", {"ir"}),
        ("de", {"de", "eu"}),
        ("es", {"es", "eu"}),
        ("fr", {"eu"}),
        ("gb", {"uk"}),
        ("us", {"us"}),
        ("tr", {"tr"}),
        ("br", {"br"}),
        ("ch", set()),
        ("unknown", set()),
    ],
)
def test_whose_duties_are_shown(country: str, prefixes: set[str]) -> None:
    assert {duty_id.partition("-")[0] for duty_id in ids("2026-11-22", country)} == prefixes


def test_the_union_has_twenty_seven_members() -> None:
    assert len(EU_MEMBERS) == 27
    assert "gb" not in EU_MEMBERS


def test_every_case_comes_out_as_it_says() -> None:
    results = list(run_cases(bundled()[0].duties, SIGNALS, lexicon.bundled()))
    assert len(results) > 200
    assert [str(result) for result in results if not result.ok] == []


def test_nothing_is_unfinished() -> None:
    ruleset, catalog = bundled()
    only = RuleSet((), (), (), ruleset.duties)
    assert [str(problem) for problem in lint(only, catalog, SIGNALS, lexicon.bundled())] == []


def test_the_cases_notice_damaged_duties() -> None:
    share, unnoticed = noticed([*bundled()[0].duties, *bundled()[0].profiles])
    assert share >= FLOOR, unnoticed


#: What a careful person says of a fault, in the words of each language.
CAREFUL = {"en": (" may ", "may not"), "fa": ("شاید",), "es": ("puede ",)}


def test_nobody_is_told_that_the_law_was_broken() -> None:
    ruleset, catalog = bundled()
    for duty in ruleset.duties:
        for outcome in duty.outcomes:
            if outcome.verdict != "fail":
                continue
            for lang, words in CAREFUL.items():
                text = outcome.text if lang == "en" else catalog.wordings[lang][duty.id].outcomes[outcome.id]
                assert any(word in text for word in words), f"{duty.id}/{outcome.id} {lang}: {text}"


# -- in the report ---------------------------------------------------------------------------------------------------


def report(pages: dict[str, str], host: str, gaps: Iterable[Gap] = (), **settings: object) -> Report:
    exchanges = []
    for name, html in pages.items():
        url = f"https://{host}/" + ("" if name == "home" else name)
        answer = Response(url, 200, (("content-type", "text/html; charset=utf-8"),), html.encode())
        exchanges.append(Exchange(Request(url), answer, Role.PAGE, (PageKind(name),)))
    snapshot = Snapshot(f"https://{host}/", "2026-11-22T08:00:00Z", tuple(exchanges), tuple(gaps))
    return judge_snapshot(snapshot, Settings(**settings))  # type: ignore[arg-type]


PRODUCT = (
    '<title>Cup</title><h1>Cup</h1><p class="price">%s</p><form action="/cart/add"><button>Add to cart</button></form>'
)
GERMAN = {
    "home": "<title>Muster</title><h1>Tassen</h1><p>Telefon: +49 30 23125 0018</p>",
    "product": PRODUCT % "12,00 € inkl. MwSt.",
    "legal": "<title>Impressum</title><h1>Impressum</h1><p>Muster Handels GmbH</p><p>Musterweg 12</p><p>10999 Berlin</p>",
}


def test_a_report_shows_them_in_three_languages_and_apart_from_the_score() -> None:
    found = report(GERMAN, "shop.example.de")
    by_id = {duty.id: duty for duty in found.duties}
    assert {duty.country for duty in found.duties} == {"de", "eu"}
    assert by_id["eu-address"].status == "met"
    assert by_id["eu-address"].evidence
    assert set(by_id["eu-address"].title) == {"en", "fa", "es"}
    assert by_id["eu-withdrawal-function"].status == "cannot-tell"
    assert not {duty.id for duty in found.duties} & {verdict.rule for verdict in found.verdicts}


def test_what_unseen_pages_leave_open_is_not_said_to_be_missing() -> None:
    gaps = [Gap(kind, GapReason.BLOCKED) for kind in (PageKind.CONTACT, PageKind.LEGAL)]
    found = report({k: v for k, v in GERMAN.items() if k != "legal"}, "shop.example.de", gaps)
    duty = next(duty for duty in found.duties if duty.id == "eu-address")
    assert (duty.status, duty.outcome, duty.evidence) == ("cannot-tell", "", ())
    assert duty.text == duty.asks
    assert {gap.kind for gap in duty.unseen} >= {PageKind.CONTACT, PageKind.LEGAL}


@pytest.mark.parametrize(
    ("host", "text", "note"),
    [
        ("shop.example", "Hello", "duties-country-unknown"),
        ("shop.example.ch", "Telefon: +41 44 999 00 18", "duties-not-known:CH"),
    ],
)
def test_a_shop_without_duties_says_why(host: str, text: str, note: str) -> None:
    found = report({"home": f"<h1>Cups</h1><p>{text}</p>", "product": PRODUCT % "12.00"}, host)
    assert found.duties == ()
    assert note in found.notes


@given(st.sets(st.sampled_from([HOME, CONTACT])), st.sampled_from(["landline", "mobile", ""]))
def test_a_gap_never_decides(hidden: set[PageKind], line: str) -> None:
    """Hiding a page may open an answer, never turn it into the opposite."""
    ruleset = bundled()[0]
    duty = next(d for d in ruleset.duties if d.id == "ir-contact")
    opened = {"met": {"met", "cannot-tell"}, "not-met": {"not-met", "cannot-tell"}, "cannot-tell": {"cannot-tell"}}
    pages = {
        "home": "<p>Hello</p>",
        "contact": f"<p>{ {'landline': '+98 21 8888 0018', 'mobile': '+98 910 000 1234'}.get(line, '-') }</p>",
    }
    whole = shop_view(pages)
    part = shop_view({k: v for k, v in pages.items() if PageKind(k) not in hidden}, dict.fromkeys(hidden, "blocked"))
    (before,), (after,) = judge_duties([duty], whole), judge_duties([duty], part)
    assert status_of(after[1]) in opened[status_of(before[1])]
