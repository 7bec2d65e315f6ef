"""One rule told from end to end: what was asked, what was found or where it was looked for, and why it came out so."""

from __future__ import annotations

from collections.abc import Iterator

from trustaudit.i18n import Language, language
from trustaudit.judge.model import Status
from trustaudit.model import ConfigError, Problem
from trustaudit.report import view
from trustaudit.report.model import Report, text_in
from trustaudit.report.plain import harmless
from trustaudit.report.view import Finding
from trustaudit.yamlfile import did_you_mean


def explain(report: Report, rule_id: str, lang: str = "en") -> Iterator[str]:
    """Lines of text. Raises ConfigError when the report has no such rule."""
    found = next((f for f in view.findings(report) if f.rule.id == rule_id), None)
    if found is None:
        known = [rule.id for rule in report.rules]
        raise ConfigError([Problem("", 0, f"the report has no rule '{rule_id}'{did_you_mean(rule_id, known)}")])
    t = language(lang)
    verdict = found.verdict
    yield found.title(lang)
    yield f"{rule_id} - {t(f'category.{found.rule.category}')} - {t('label.weight')} {t.number(found.rule.weight)}"
    yield text_in(found.rule.why, lang)
    yield ""
    yield f"{t(f'status.{verdict.status}')}"
    yield from _outcomes(found, t)
    for piece in verdict.evidence:
        yield ""
        yield f"{t('label.found')}: {harmless(piece.snippet)}"
        yield f"  {view.kinds_text(piece.kinds, t)}, {t(f'region.{piece.region}')}: {piece.url}"
        if piece.selector:
            yield f"  {harmless(piece.selector)}"
    if verdict.searched:
        yield ""
        yield f"{t('label.searched')}:"
        yield from (f"  {view.kinds_text(page.kinds, t)}: {page.url}" for page in verdict.searched)
    if verdict.vocabulary:
        yield f"{t('label.searched-words')}: {', '.join(verdict.vocabulary)}"
    if verdict.unseen:
        yield ""
        yield f"{t('label.unseen')}:"
        yield from (f"  {t(f'kind.{gap.kind}')}: {t(f'gap.{gap.reason}')} {gap.url}".rstrip() for gap in verdict.unseen)
    if verdict.status in (Status.FAIL, Status.PARTIAL, Status.INCONCLUSIVE):
        yield ""
        yield f"{t('label.fix')}: {text_in(found.rule.fix, lang)}"


def _outcomes(found: Finding, t: Language) -> Iterator[str]:
    """Every outcome in the order in which they are tried; the arrow stands at what was reached, "?" at what is open."""
    verdict = found.verdict
    decided = verdict.status not in (Status.INCONCLUSIVE, Status.NOT_APPLICABLE)
    for outcome in found.rule.outcomes:
        sign = " "
        if outcome.id in verdict.possible:
            sign = ">" if decided and outcome.id == verdict.outcome else "?"
        status = t(f"status.{outcome.verdict}")
        yield f"  {sign} {outcome.id} ({status}, {t.number(outcome.credit, 1)}): {text_in(outcome.text, t.code)}"
