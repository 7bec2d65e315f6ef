"""Runs the inline cases of rules: the made-up pages go through every extractor, as those of a real shop do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from trustaudit.crawl.issuer_table import ISSUERS, why_of
from trustaudit.judge.conditions import View, evaluate
from trustaudit.judge.duties import status_of
from trustaudit.judge.flags import raise_flag
from trustaudit.judge.model import Status, Truth, Verdict
from trustaudit.judge.profiles import RESULTS
from trustaudit.judge.rule import AnyRule, Case, CasePage, DutyRule, FlagRule, Profile
from trustaudit.judge.verdicts import judge_rule
from trustaudit.lexicon import Lexicon
from trustaudit.model import Exchange, Gap, PageKind, Request, Response, Role, Snapshot
from trustaudit.page import parse_html
from trustaudit.signals import extract, lay_out
from trustaudit.signals.base import Spec

#: A fixed date for cases that depend on one (a certificate's end, an offer's last day).
STARTED = "2026-11-23T09:00:00Z"

#: The least HTTP status that says an address has no page to read.
_ERROR = 400


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came out of a case. `ok` is false for a `todo` that came out right: its mark has to go."""

    rule: AnyRule
    case: Case
    got: str
    ok: bool

    def __str__(self) -> str:
        place = f"{self.rule.file}:{self.case.line}: {self.rule.id}: {self.case.name}"
        if self.ok:
            return f"{place}: {self.got}"
        if self.case.todo:
            return f"{place}: comes out right now ({self.got}), take the 'todo' away"
        return f"{place}: expected {self.case.expect}, got {self.got}"


def run_cases(rules: Iterable[AnyRule], specs: Mapping[str, Spec], lexicon: Lexicon) -> Iterator[CaseResult]:
    """The result of every case of some rules, in order."""
    for rule in rules:
        for case in rule.tests:
            yield check(rule, case, view_of(case, specs, lexicon))


def check(rule: AnyRule, case: Case, view: View) -> CaseResult:
    """Judge a case whose pages were read already. A duty is judged as if it were in force."""
    if isinstance(rule, FlagRule | Profile):
        got = _truth_name(rule, view)
        right = got == case.expect
    else:
        verdict = judge_rule(rule, view)
        status = status_of(verdict) if isinstance(rule, DutyRule) else str(verdict.status)
        got = _name(status, verdict)
        right = case.expect in (status, f"{status}/{verdict.outcome}")
    return CaseResult(rule, case, got, right is not bool(case.todo))


def _name(status: str, verdict: Verdict) -> str:
    if verdict.status is Status.NOT_APPLICABLE:
        return status
    if verdict.status is Status.INCONCLUSIVE and len(verdict.possible) > 1:
        return f"{status} ({' or '.join(verdict.possible)})"
    return f"{status}/{verdict.outcome}"


def _truth_name(rule: FlagRule | Profile, view: View) -> str:
    if isinstance(rule, Profile):
        return RESULTS[evaluate(rule.when, view).truth]
    return {Truth.TRUE: "raised", Truth.FALSE: "clear", Truth.UNKNOWN: "inconclusive"}[raise_flag(rule, view).truth]


def view_of(case: Case, specs: Mapping[str, Spec], lexicon: Lexicon) -> View:
    """What a rule sees of a case: its pages read by every extractor, and its gaps.

    A kind with neither page nor gap counts as absent.
    """
    fetched = list(_fetched(case))
    gaps = tuple(Gap(kind, reason) for kind, reason in case.gaps)
    exchanges = tuple(
        Exchange(
            Request(url),
            Response(url, page.status, page.headers, page.html.encode()),
            Role.PAGE if page.status < _ERROR else Role.DISCARDED,
            page.kinds,
            "home link",
        )
        for url, page in fetched
    )
    exchanges += tuple(_record(issuer, html) for issuer, html in case.records)
    pages = [
        parse_html(page.html, url, kinds=page.kinds, headers=page.headers)
        for url, page in fetched
        if page.status < _ERROR
    ]
    site = lay_out(pages, Snapshot(case.shop, STARTED, exchanges, gaps, tls=case.tls), lexicon)
    return View.of(site, extract(site, specs))


def _record(issuer: str, html: str) -> Exchange:
    """An issuer's answer, as the crawl brings it home."""
    row = next(row for row in ISSUERS if row.issuer == issuer)
    url = f"https://{row.hosts[0]}/record"
    return Exchange(Request(url), Response(url, 200, (), html.encode()), Role.ISSUER, (), why_of(row, url))


def _fetched(case: Case) -> Iterator[tuple[str, CasePage]]:
    """Every page of a case with its address."""
    taken: set[str] = set()
    for page in case.pages:
        url = _address(page, case.shop, taken)
        taken.add(url)
        yield url, page


def _address(page: CasePage, shop: str, taken: set[str]) -> str:
    name = "" if page.kinds[0] is PageKind.HOME else str(page.kinds[0])
    url = urljoin(shop, page.url or name)
    number = 2
    while url in taken:
        url = urljoin(shop, f"{name or 'home'}-{number}")
        number += 1
    return url
