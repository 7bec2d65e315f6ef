"""JUnit, SARIF, annotations and CSV say what happened in the words their readers know."""

from __future__ import annotations

import csv
import dataclasses
import json
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from lxml import etree

from tests.report.sample import LANDLINE, report, rich
from tests.report.sarif_schema import SCHEMA
from trustaudit.judge.model import Status
from trustaudit.report.formats import render
from trustaudit.report.gate import Exit, Reason
from trustaudit.report.model import Report, RuleInfo
from trustaudit.report.options import Options

XSD = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))
FAILED = Options(reasons=(Reason("score", Exit.FAILED, 80, 41.2, 68.4), Reason("return-window", Exit.FAILED)))


def _many(count: int) -> Report:
    """A report with so many failed rules."""
    sample = report()
    failed = sample.verdicts[2]
    rules = tuple(dataclasses.replace(LANDLINE, id=f"rule-{n}") for n in range(count))
    return report(rules=rules, verdicts=tuple(dataclasses.replace(failed, rule=r.id) for r in rules), flags=())


@pytest.mark.parametrize("options", [Options(), FAILED])
def test_junit(options: Options) -> None:
    content = render("junit", rich(), options)
    XSD.assertValid(etree.fromstring(content))
    cases = {f"{c.get('classname')}.{c.get('name')}": c for c in ElementTree.fromstring(content).iter("testcase")}
    assert cases["trustaudit.returns.return-window"].find("failure") is not None
    open_case = cases["trustaudit.shipping.shipping-cost"].find("skipped")
    assert open_case is not None
    assert "robots.txt" in str(open_case.get("message"))
    assert cases["trustaudit.licences.guild"].find("skipped") is not None
    passed = cases["trustaudit.contact.landline"]
    assert [child.tag for child in passed] == ["system-out"]
    assert cases["trustaudit.flags.form-only"].find("failure") is not None
    assert cases["trustaudit.flags.open-card-form"].find("skipped") is not None
    assert cases["trustaudit.duties.ir.ir-address"].find("failure") is not None
    assert cases["trustaudit.duties.es.es-nif"].find("skipped") is not None


def test_junit_counts_itself() -> None:
    root = ElementTree.fromstring(render("junit", rich(), FAILED))
    for suite in root.iter("testsuite"):
        cases = suite.findall("testcase")
        assert int(suite.get("tests", "")) == len(cases)
        assert int(suite.get("failures", "")) == sum(c.find("failure") is not None for c in cases)
        assert int(suite.get("skipped", "")) == sum(c.find("skipped") is not None for c in cases)
    assert int(root.get("tests", "")) == len(list(root.iter("testcase")))
    assert int(root.get("failures", "")) == len(list(root.iter("failure")))
    assert root.find("testsuite[@name='gate']/testcase[@name='score']/failure") is not None


def test_junit_of_a_suppressed_failure_is_skipped_with_its_reason() -> None:
    sample = report()
    aside = dataclasses.replace(sample.verdicts[2], suppressed="we sell services")
    root = ElementTree.fromstring(render("junit", report(verdicts=(aside,))))
    skipped = root.find(".//testcase[@name='return-window']/skipped")
    assert skipped is not None
    assert "we sell services" in str(skipped.get("message"))


def _sarif(shop: Report, options: Options | None = None) -> Any:
    log = json.loads(render("sarif", shop, options))
    jsonschema.validate(log, SCHEMA, format_checker=jsonschema.FormatChecker())
    return log["runs"][0]


def test_sarif_has_results_for_faults_alone() -> None:
    run = _sarif(rich())
    assert [(r["ruleId"], r["level"]) for r in run["results"]] == [
        ("form-only", "error"),
        ("return-window", "warning"),
        ("duty-ir-address", "warning"),
        ("landline", "note"),
    ]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    notes = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    assert any("robots.txt" in note for note in notes)
    assert any(note.startswith("guild: ") for note in notes)


def test_sarif_points_into_the_repository() -> None:
    files = {"return-window": "templates/returns page.html", "contact": "templates/contact.html"}
    run = _sarif(rich(), Options(source="conf/trustaudit.yaml", files=files))
    places = {r["ruleId"]: r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    assert places == {
        "form-only": "conf/trustaudit.yaml",
        "return-window": "templates/returns%20page.html",
        "landline": "templates/contact.html",
        "duty-ir-address": "conf/trustaudit.yaml",
    }


def test_sarif_fingerprints_outlive_new_words() -> None:
    sample = rich()
    other = dataclasses.replace(
        sample, verdicts=tuple(dataclasses.replace(v, evidence=(), searched=()) for v in sample.verdicts)
    )
    prints = [[r["partialFingerprints"] for r in _sarif(shop)["results"]] for shop in (sample, other)]
    assert prints[0] == prints[1]
    assert len({p["primaryLocationLineHash"] for p in prints[0]}) == len(prints[0])


def test_sarif_stays_within_the_limits_of_github() -> None:
    run = json.loads(render("sarif", _many(6000)))["runs"][0]
    assert len(run["results"]) == 5000
    assert len(run["tool"]["driver"]["rules"]) <= 25_000
    long = dataclasses.replace(LANDLINE, title={"en": "t" * 9000}, why={"en": "w" * 9000}, fix={"en": "f" * 9000})
    rule = _sarif(report(rules=(long,), verdicts=report().verdicts[:1]))["tool"]["driver"]["rules"][0]
    assert len(rule["shortDescription"]["text"]) <= 1024
    assert len(rule["fullDescription"]["text"]) <= 1024
    assert len(rule["properties"]["tags"]) <= 10


def _commands(shop: Report, options: Options | None = None) -> list[str]:
    return render("github", shop, options).decode().splitlines()


def test_annotations() -> None:
    assert [line.partition("::")[2].partition(" ")[0] for line in _commands(rich())] == [
        "warning",
        "warning",
        "notice",
        "notice",
    ]
    failed = _commands(rich(), dataclasses.replace(FAILED, files={"return-window": "a,b:c.html"}))
    assert failed[0].startswith(
        "::error file=trustaudit.yaml,line=1,title=Below the threshold%3A 41 to 68%2C wanted 80::"
    )
    assert failed[1].startswith("::error file=a%2Cb%3Ac.html,line=1,title=Days to return::")
    assert len(failed) == 5


def test_no_more_annotations_than_github_shows() -> None:
    lines = _commands(_many(25))
    assert Counter(line.split(" ")[0] for line in lines) == {"::warning": 10, "::notice": 1}
    assert "and 15 more" in lines[9]


def test_csv_has_a_row_for_everything() -> None:
    rows = list(csv.DictReader(StringIO(render("csv", rich()).decode("utf-8-sig"), newline="")))
    assert Counter(row["sort"] for row in rows) == {"rule": 5, "duty": 3, "flag": 2}
    by_id = {row["id"]: row for row in rows}
    assert by_id["return-window"]["status"] == "fail"
    assert by_id["shipping-cost"]["unseen"] == "checkout: robots.txt forbids looking"
    assert by_id["open-card-form"]["status"] == "open"
    assert render("csv", rich()).startswith(b"\xef\xbb\xbf")


def test_every_status_is_told_in_every_format() -> None:
    shown = (
        render("text", rich(), Options(verbose=True)).decode()
        + render("markdown", rich(), Options(verbose=True)).decode()
    )
    for finding in rich().verdicts:
        if finding.status in (Status.FAIL, Status.PARTIAL, Status.INCONCLUSIVE, Status.NOT_APPLICABLE):
            rule: RuleInfo = rich().rule(finding.rule)
            assert shown.count(rule.title["en"]) >= 2
