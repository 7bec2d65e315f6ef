"""The report as SARIF 2.1.0, in the part of it that GitHub's code scanning reads, within its limits.

A result points at a file of the repository (the settings file, or what `files:` there names), never at an address of
the shop: GitHub refuses those. Only what is missing, partial or flagged becomes a result, since GitHub would show
passes and unknowns as alerts; what could not be seen and what was set aside are notifications of the run instead.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from trustaudit.i18n import Language, language
from trustaudit.judge.model import Status, Truth
from trustaudit.report import view
from trustaudit.report.model import Report, RuleInfo, text_in
from trustaudit.report.options import Options
from trustaudit.report.plain import clip, harmless
from trustaudit.report.view import Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: Longest id, short and full description that GitHub keeps (docs.github.com, "SARIF support for code scanning").
_ID, _TEXT = 255, 1024
#: Results GitHub shows of one run, and the most it takes of rules.
_RESULTS, _RULES = 5000, 25_000

_Json = dict[str, Any]


def render(report: Report, options: Options) -> bytes:
    """The SARIF log in UTF-8."""
    t = language(options.lang)
    rules = list(_rules(report, t))[:_RULES]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    results = sorted(_results(report, options, t), key=lambda r: _LEVELS.index(r["level"]))[:_RESULTS]
    for result in results:
        result["ruleIndex"] = index[result["ruleId"]]
    run = {
        "tool": {
            "driver": {
                "name": "trustaudit",
                "version": report.tool.version,
                "language": t.code,
                "rules": rules,
            }
        },
        "automationDetails": {"id": f"trustaudit/{quote(harmless(report.shop.host), safe='')}/"},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": list(_notifications(report, t)),
            }
        ],
        "results": results,
        "columnKind": "utf16CodeUnits",
        "properties": {
            "shop": harmless(report.shop.url),
            "score": {"low": round(report.score.low, 4), "high": round(report.score.high, 4)},
            "grade": report.score.grade,
            "setAside": len(report.set_aside),
        },
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(log, ensure_ascii=False, indent=1).replace("##[", "##\\u005b")
    return (text + "\n").encode()


_LEVELS = ("error", "warning", "note")


def _rules(report: Report, t: Language) -> Iterator[_Json]:
    for rule in report.rules:
        fix = text_in(rule.fix, t.code)
        yield _rule(rule.id, text_in(rule.title, t.code), text_in(rule.why, t.code), fix, _tags(rule), "warning")
    for info in report.flag_texts:
        text = text_in(info.reason, t.code)
        yield _rule(info.id, text_in(info.title, t.code), text, text_in(info.fix, t.code), ["flag"], "error")
    for duty in report.duties:
        title = f"{text_in(duty.title, t.code)} ({duty.article})"
        tags = ["duty", clip(harmless(duty.country), 40)]
        yield _rule(f"duty-{duty.id}", title, text_in(duty.text, t.code), "", tags, "warning")


def _tags(rule: RuleInfo) -> list[str]:
    return ["trust", rule.category]


def _rule(rule_id: str, title: str, why: str, fix: str, tags: list[str], level: str) -> _Json:
    help_text = "\n\n".join(filter(None, (clip(harmless(why), _TEXT), clip(harmless(fix), _TEXT)))) or harmless(title)
    return {
        "id": clip(rule_id, _ID),
        "name": clip(rule_id, _ID),
        "shortDescription": {"text": clip(harmless(title), _TEXT)},
        "fullDescription": {"text": clip(harmless(why or title), _TEXT)},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": tags, "precision": "high", "problem.severity": level},
    }


def _results(report: Report, options: Options, t: Language) -> Iterator[_Json]:
    texts = {info.id: info for info in report.flag_texts}
    for flag in report.flags:
        if flag.truth is Truth.TRUE:
            reason = text_in(texts[flag.id].reason, t.code)
            message = t("score.cap-reason", cap=flag.cap, reason=reason)
            yield _result(flag.id, "error", message, options.files.get(flag.id, options.source))
    for finding in view.findings(report):
        level = {Status.FAIL: "warning", Status.PARTIAL: "note"}.get(finding.verdict.status)
        if level and not finding.verdict.suppressed:
            place = view.place_of(finding, options.files, options.source)
            yield _result(finding.rule.id, level, _message(finding, t), place)
    for duty in report.duties:
        if duty.status == "not-met":
            name = f"duty-{duty.id}"
            message = f"{text_in(duty.title, t.code)} ({duty.article}): {text_in(duty.text, t.code)}"
            yield _result(name, "warning", message, options.files.get(name, options.source))


def _result(rule_id: str, level: str, message: str, place: str) -> _Json:
    # One alert a rule and file: what is found may be worded anew every day and is still the same fault.
    fingerprint = hashlib.sha256(f"{rule_id}\n{place}".encode()).hexdigest()[:32]
    return {
        "ruleId": clip(rule_id, _ID),
        "level": level,
        "message": {"text": clip(harmless(message), 4000)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(place, safe="/"), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 1},
                }
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": f"{fingerprint}:1", "trustauditRule/v1": fingerprint},
    }


def _message(finding: Finding, t: Language) -> str:
    verdict = finding.verdict
    parts = [f"{finding.title(t.code)}: {view.saying(finding, t)}"]
    found = view.unique_places(verdict.evidence)[:2]
    parts += [f"{t('label.found')}: {_plain(piece.snippet)} ({_plain(piece.url)})" for piece in found]
    if pages := [view.address(url) for url in view.searched_in_vain(verdict)]:
        parts.append(f"{t('label.searched')}: {' '.join(_plain(page) for page in pages[:5])}")
    parts.append(f"{t('label.fix')}: {text_in(finding.rule.fix, t.code)}")
    return " | ".join(parts)


def _plain(text: str) -> str:
    """Page text in a message: SARIF reads `[text](1)` there as a link, so brackets are escaped (3.11.6)."""
    text = clip(harmless(text))
    for char in "\\[]":
        text = text.replace(char, f"\\{char}")
    return text


def _notifications(report: Report, t: Language) -> Iterator[_Json]:
    for gap in view.ignorance(report):
        yield {"level": "note", "message": {"text": view.gap_text(gap, t)}}
    for entry in report.set_aside:
        text = f"{entry.id}: {t('verdict.suppressed', reason=harmless(entry.reason))}"
        yield {"level": "note", "message": {"text": text}}
    for note in report.notes:
        yield {"level": "warning", "message": {"text": harmless(view.note_text(note, t))}}
