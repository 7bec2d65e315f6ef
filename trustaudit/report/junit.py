"""The report as JUnit XML, for the test views of Jenkins, GitLab and others.

A check is a test case named by its id, so that its history survives a change of language. What could not be seen, does
not apply or was set aside is skipped with its reason; what is partly there has passed and says so in its output. The
shape is that of the schema in Jenkins' xUnit plugin (junit-10.xsd), which Surefire's reports share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from trustaudit.i18n import Language, language
from trustaudit.judge.model import Status, Truth
from trustaudit.report import view
from trustaudit.report.gate import Exit
from trustaudit.report.model import Report, text_in
from trustaudit.report.options import Options
from trustaudit.report.plain import clip, harmless, harmless_block
from trustaudit.report.summary import reason_text
from trustaudit.report.view import Finding


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    outcome: str = ""  # failure, skipped or '' (passed)
    kind: str = ""
    message: str = ""
    body: str = ""


def render(report: Report, options: Options) -> bytes:
    """The XML document in UTF-8."""
    t = language(options.lang)
    suites = [(name, list(cases)) for name, cases in _suites(report, options, t)]
    every = [case for _, cases in suites for case in cases]
    root = ElementTree.Element("testsuites", _counts(f"trustaudit {harmless(report.shop.host)}", every))
    for name, cases in suites:
        counts = _counts(name, cases) | {"skipped": str(sum(c.outcome == "skipped" for c in cases))}
        moment = {"timestamp": harmless(report.shop.started).removesuffix("Z"), "hostname": harmless(report.shop.host)}
        suite = ElementTree.SubElement(root, "testsuite", counts | moment)
        if name == "gate":
            _properties(suite, report)
        for case in cases:
            _draw(suite, name, case)
    ElementTree.indent(root, " ")
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _counts(name: str, cases: list[_Case]) -> dict[str, str]:
    failures = sum(case.outcome == "failure" for case in cases)
    return {"name": name, "tests": str(len(cases)), "failures": str(failures), "errors": "0", "time": "0"}


def _properties(suite: ElementTree.Element, report: Report) -> None:
    score = report.score
    values = {
        "shop": report.shop.url,
        "score.low": f"{score.low:.1f}",
        "score.high": f"{score.high:.1f}",
        "score.seen": f"{score.seen:.2f}",
        "score.grade": score.grade,
        "set-aside": str(len(report.set_aside)),
        "trustaudit": report.tool.version,
        "digest": report.tool.digest,
    }
    parent = ElementTree.SubElement(suite, "properties")
    for name, value in values.items():
        ElementTree.SubElement(parent, "property", {"name": name, "value": clip(harmless(value))})


def _draw(suite: ElementTree.Element, group: str, case: _Case) -> None:
    attributes = {"classname": f"trustaudit.{group}", "name": case.name, "time": "0"}
    element = ElementTree.SubElement(suite, "testcase", attributes)
    body = harmless_block(case.body)
    if case.outcome:
        message = {"type": case.kind, "message": clip(harmless(case.message), 1000)}
        ElementTree.SubElement(element, case.outcome, message).text = body or None
    elif body:
        ElementTree.SubElement(element, "system-out").text = body


def _suites(report: Report, options: Options, t: Language) -> Iterator[tuple[str, Iterator[_Case]]]:
    yield "gate", _gate(options, t)
    if report.flag_texts or report.flags:
        yield "flags", _flags(report, t)
    found = view.findings(report)
    for category in dict.fromkeys(f.rule.category for f in found):
        yield category, (_check(f, t) for f in found if f.rule.category == category)
    for country in dict.fromkeys(duty.country for duty in report.duties):
        yield f"duties.{country}", _duties(report, country, t)


def _gate(options: Options, t: Language) -> Iterator[_Case]:
    if not options.reasons:
        yield _Case("gate")
    for reason in options.reasons:
        kind = "failed" if reason.exit is Exit.FAILED else "undecided"
        yield _Case(reason.id, "failure", kind, reason_text(reason, t))


def _flags(report: Report, t: Language) -> Iterator[_Case]:
    texts = {info.id: info for info in report.flag_texts}
    for flag in report.flags:
        info = texts[flag.id]
        if flag.truth is Truth.TRUE:
            message = t("score.cap-reason", cap=flag.cap, reason=text_in(info.reason, t.code))
            fix = text_in(info.fix, t.code)
            yield _Case(flag.id, "failure", "flag", message, f"{t('label.fix')}: {fix}" if fix else "")
        else:
            unseen = "; ".join(view.gap_text(gap, t) for gap in flag.unseen)
            yield _Case(flag.id, "skipped", "inconclusive", unseen or t("status.inconclusive"))


def _check(finding: Finding, t: Language) -> _Case:
    verdict, name = finding.verdict, finding.rule.id
    message = f"{finding.title(t.code)}: {view.saying(finding, t)}"
    if verdict.suppressed:
        return _Case(name, "skipped", "set-aside", t("verdict.suppressed", reason=verdict.suppressed))
    if verdict.status is Status.NOT_APPLICABLE:
        return _Case(name, "skipped", verdict.status, message)
    if verdict.status is Status.INCONCLUSIVE:
        unseen = "; ".join(view.gap_text(gap, t) for gap in verdict.unseen)
        return _Case(name, "skipped", verdict.status, f"{message} ({unseen})" if unseen else message)
    body = "\n".join((message, *_details(finding, t)))
    if verdict.status is Status.FAIL:
        return _Case(name, "failure", verdict.status, message, body)
    return _Case(name, body=body)


def _details(finding: Finding, t: Language) -> Iterator[str]:
    verdict = finding.verdict
    for piece in view.unique_places(verdict.evidence)[:3]:
        yield f"{t('label.found')}: {clip(harmless(piece.snippet))} ({clip(harmless(piece.url))})"
    if pages := [harmless(url) for url in view.searched_in_vain(verdict)]:
        more = f" {t('label.more', count=len(pages) - 8)}" if len(pages) > 8 else ""
        yield f"{t('label.searched')}: {' '.join(clip(page) for page in pages[:8])}{more}"
    if verdict.status is not Status.PASS:
        yield f"{t('label.fix')}: {text_in(finding.rule.fix, t.code)}"


def _duties(report: Report, country: str, t: Language) -> Iterator[_Case]:
    for duty in report.duties:
        if duty.country != country:
            continue
        message = f"{text_in(duty.title, t.code)} ({duty.article}): {text_in(duty.text, t.code)}"
        if duty.status == "not-met":
            yield _Case(duty.id, "failure", duty.status, message)
        elif duty.status == "met":
            yield _Case(duty.id, body=message)
        else:
            unseen = "; ".join(view.gap_text(gap, t) for gap in duty.unseen)
            yield _Case(duty.id, "skipped", duty.status, f"{message} ({unseen})" if unseen else message)
