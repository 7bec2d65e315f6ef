"""Shops beside each other, rule by rule: the first is the one it is about, the others are what it is measured by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trustaudit.i18n import Language
from trustaudit.judge.model import Status, Truth
from trustaudit.report import view
from trustaudit.report.baseline import demand_comparable
from trustaudit.report.model import Report, RuleInfo, text_in
from trustaudit.report.plain import harmless
from trustaudit.report.view import Finding

_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Row:
    """One rule in all shops; None where a shop's report has no verdict on it.

    `behind` are how many others do it better for certain, `ahead` how many do it worse for certain.
    """

    rule: RuleInfo
    cells: tuple[Finding | None, ...]
    behind: int
    ahead: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two shops or more with their names, and a row for each rule that any of them was judged by."""

    reports: tuple[Report, ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]

    def lacking(self) -> tuple[Row, ...]:
        """What the first shop lacks and others have: what most of them have, and weighs most, comes first."""
        rows = [row for row in self.rows if row.behind]
        return tuple(sorted(rows, key=lambda row: (-row.behind * row.rule.weight, row.rule.id)))

    def leading(self) -> tuple[Row, ...]:
        """What the first shop does better than others."""
        rows = [row for row in self.rows if row.ahead and not row.behind]
        return tuple(sorted(rows, key=lambda row: (-row.ahead * row.rule.weight, row.rule.id)))


def compare(reports: Sequence[Report], sources: Sequence[str], *, across_versions: bool = False) -> Comparison:
    """Reports of several shops as one. `sources` are where they come from, for the message when they do not fit.

    Raises ConfigError when they were made by different rules or arithmetic, unless told to compare all the same.
    """
    if not across_versions:
        for report, source in zip(reports[1:], sources[1:], strict=True):
            demand_comparable(report.tool, reports[0].tool, source)
    found = [{finding.rule.id: finding for finding in view.findings(report)} for report in reports]
    rules = {rule.id: rule for report in reversed(reports) for rule in report.rules}
    order = dict.fromkeys(rule.id for report in reports for rule in report.rules)
    rows = (_row(rules[rule_id], tuple(shop.get(rule_id) for shop in found)) for rule_id in order)
    return Comparison(tuple(reports), _names(reports), tuple(rows))


def _row(rule: RuleInfo, cells: tuple[Finding | None, ...]) -> Row:
    own, others = _credit(cells[0]), [_credit(cell) for cell in cells[1:]]
    if own is None:
        return Row(rule, cells, 0, 0)
    behind = sum(other is not None and other[0] > own[1] + _TINY for other in others)
    ahead = sum(other is not None and other[1] < own[0] - _TINY for other in others)
    return Row(rule, cells, behind, ahead)


def _credit(cell: Finding | None) -> tuple[float, float] | None:
    """The range of a verdict that counts; None where there is nothing to compare."""
    if cell is None or cell.verdict.applies is not Truth.TRUE or cell.verdict.status is Status.NOT_APPLICABLE:
        return None
    return cell.verdict.credit.low, cell.verdict.credit.high


def _names(reports: Sequence[Report]) -> tuple[str, ...]:
    """Hosts; where two reports are of one host, each with its day."""
    hosts = [harmless(report.shop.host) for report in reports]
    count = Counter(hosts)
    days = [harmless(report.shop.started)[:10] for report in reports]
    return tuple(f"{host} {day}" if count[host] > 1 else host for host, day in zip(hosts, days, strict=True))


def status_word(cell: Finding | None, t: Language) -> str:
    return t(f"status.{cell.verdict.status}") if cell else "–"


def flag_titles(report: Report, lang: str) -> list[str]:
    return [text_in(info.title, lang) for info, _ in view.raised(report)]
