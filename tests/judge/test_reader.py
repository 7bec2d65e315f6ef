"""The loader: whoever writes a rule learns of every fault at once, with its line and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judge.toy import LANDLINE, SPECS, rules_of
from trustaudit.judge.conditions import Either, Every, Leaf, Match, Not
from trustaudit.judge.reader import load_rules
from trustaudit.judge.rule import select
from trustaudit.model import ConfigError, GapReason, PageKind, Region

FLAG = """\
flags:
  - id: no-way-back
    cap: D
    title: No way back
    reason: There is no phone at all.
    fix: Print one.
    sources: [a study]
    when: {not: {phones: {}}}
"""


def faults(text: str, folder: Path, name: str = "contact.yaml") -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_rules([folder], SPECS)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def test_a_whole_rule(tmp_path: Path) -> None:
    text = """\
rules:
  - id: reachable
    category: contact
    weight: 2.5
    weight_reason: a survey
    title: A way to reach the shop
    why: People call.
    fix: Print it.
    paste: '<p>Phone: ...</p>'
    sources: [seed]
    applies: {countries: {value: [ir, af]}}
    outcomes:
      - id: both
        verdict: pass
        text: Both.
        when:
          all:
            - phones: {line: [landline, mobile], placeholder: false, in: [header, footer], min: 2, distinct: line}
            - any: [{windows: {days: {gte: 7, lte: 30}, months: null}}, {not: {windows: {}}}]
      - {id: nothing, verdict: fail, text: None.}
    tests:
      - name: two numbers
        pages: {contact+home: '<p>021</p>', returns: ['<p>7 days</p>', {html: <p>x</p>, url: /r2, headers: {X-A: 'b'}}]}
        gaps: {checkout: login}
        shop: http://shop.example/
        tls: {not_after: '2027-01-01'}
        expect: pass/both
"""
    (rule,) = rules_of(text, tmp_path)
    assert (rule.id, rule.weight, rule.paste, rule.line) == ("reachable", 2.5, "<p>Phone: ...</p>", 2)
    assert rule.applies == Leaf("countries", (Match("value", ("ir", "af")),))
    phones = Leaf(
        "phones",
        (Match("line", ("landline", "mobile")), Match("placeholder", (False,))),
        regions=(Region.HEADER, Region.FOOTER),
        least=2,
        distinct="line",
    )
    windows = Leaf("windows", (Match("days", (), 7, 30), Match("months", (None,))))
    assert rule.outcomes[0].when == Every((phones, Either((windows, Not(Leaf("windows"))))))
    (case,) = rule.tests
    assert [page.kinds for page in case.pages] == [
        (PageKind.CONTACT, PageKind.HOME),
        (PageKind.RETURNS,),
        (PageKind.RETURNS,),
    ]
    assert (case.pages[2].url, case.pages[2].headers) == ("/r2", (("X-A", "b"),))
    assert case.gaps == ((PageKind.CHECKOUT, GapReason.LOGIN),)


# (what is written, what stands there instead, the line, what is said)
TYPOS = [
    ("line: landline, at", "lien: landline, at", 11, "unknown key 'lien', did you mean 'line'?"),
    ("line: mobile", "line: mobil", 13, "unknown value 'mobil' of 'line', did you mean 'mobile'?"),
    ("at: contact", "at: contakt", 11, "unknown page kind 'contakt', did you mean 'contact'?"),
    ("at: contact", "in: foot", 11, "unknown region 'foot', did you mean 'footer'?"),
    ("at: contact", "at: []", 11, "name at least one page kind, or leave the key out"),
    ("phones: {line: mobile", "phnoes: {line: mobile", 13, "unknown signal 'phnoes', did you mean 'phones'?"),
    ("line: mobile", "min: 0", 13, "'min' must be a whole number from 1, not 0"),
    ("line: mobile", "min: true", 13, "'min' must be a whole number from 1, not True"),
    ("line: mobile", "distinct: line", 13, "'distinct' says what 'min' counts, so it needs a 'min'"),
    ("line: mobile", "min: 2, distinct: lime", 13, "unknown field 'lime', did you mean 'line'?"),
    ("line: mobile", "placeholder: 'no'", 13, "'placeholder' must be true or false, not 'no'"),
    ("line: mobile", "number: 021", 13, None),
    ("line: mobile", "number: 21", 13, "'number' must be text (put it in quotes), not 21"),
    ("line: mobile", "line: {gte: 2}", 13, "'line' is not a number, so it cannot be compared with gte or lte"),
    ("phones: {line: mobile}", "windows: {days: {gt: 2}}", 13, "unknown comparison 'gt', did you mean 'gte'?"),
    ("line: mobile", "line: {given: true}", 13, "'line' is never empty, so 'given' says nothing about it"),
    ("line: mobile", "number: {given: 1}", 13, "'number' needs {given: true} or {given: false}, alone"),
    ("phones: {line: mobile}", "windows: {days: {}}", 13, "'days' needs numbers: {gte: n}, {lte: n} or both"),
    ("phones: {line: mobile}", "windows: {days: seven}", 13, "'days' must be a number, not 'seven'"),
    ("phones: {line: mobile}", "phones: mobile", 13, "'phones' needs {field: value}, or {} for any item of it"),
    ("{phones: {line: mobile}}", "{any: {}}", 13, "'any' needs a list of conditions"),
    ("{phones: {line: mobile}}", "{phones: {}, windows: {}}", 13,
     "a condition is {signal: {...}}, {all: [...]}, {any: [...]} or {not: ...}, one key at a time"),
    ("category: contact", "category: contacts", 3, "unknown category 'contacts', did you mean 'contact'?"),
    ("weight: 8", "weight: heavy", 4, "'weight' must be a number, not 'heavy'"),
    ("weight: 8", "weight: -1", 4, "'weight' must not be below 0, it is -1"),
    ("weight: 8", "wieght: 8", 4, "unknown key 'wieght', did you mean 'weight'?"),
    ("    weight: 8\n", "", 2, "'weight' is missing"),
    ("fix: Print it.", "fix:", 7, "'fix' is empty"),
    ("title: A landline", "title: [A landline]", 5, "'title' must be text, not ['A landline']"),
    ("sources: [a study]", "sources: a study", 8, "'sources' must be a list of texts"),
    ("id: landline", "id: Land_line", 2,
     "'Land_line' is no id: small letters and digits joined by hyphens, like 'no-phone'"),
    ("verdict: pass", "verdict: passed", 11, "unknown verdict 'passed', did you mean 'pass'?"),
    ("verdict: pass", "verdict: pass, credit: 1", 11, "only a partial outcome has a 'credit': pass is 1 and fail is 0"),
    ("credit: 0.8", "credit: 1", 12, "the credit of a partial outcome lies between 0 and 1, not 1"),
    (", credit: 0.8", "", 12, "a partial outcome needs a 'credit' between 0 and 1"),
    (", when: {phones: {line: mobile}}", "", 13, "'when' is missing"),
    ("text: None.", "text: None., when: {phones: {}}", 14, "the last outcome takes what is left, so it has no 'when'"),
    ("id: elsewhere", "id: on-contact", 12, "outcome 'on-contact' exists already in this rule"),
    ("rules:", "rulse:", 1, "the file must be a list of rules under the key 'rules'"),
    ("weight: 8", "weight: 8\n    weight: 9", 5, "not valid YAML: duplicate key 'weight'"),
    ("    category", "   category", 3, None),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "message"), TYPOS, ids=[repr(t[1]) for t in TYPOS])
def test_each_fault_has_its_line_and_a_suggestion(
    tmp_path: Path, right: str, wrong: str, line: int, message: str | None
) -> None:
    assert right in LANDLINE
    text = LANDLINE.replace(right, wrong, 1)
    if wrong == "number: 021":  # digits with a leading zero are text here, unlike in stock YAML
        assert rules_of(text, tmp_path)[0].outcomes[2].when == Leaf("phones", (Match("number", ("021",)),))
        return
    found = faults(text, tmp_path)
    assert found[0].startswith(f"contact.yaml:{line}: ")
    if message is not None:
        assert f"contact.yaml:{line}: {message}" in found


CASES = """\
    tests:
      - {name: one, pages: {contact: <p>021</p>}, expect: pass/on-contact}
"""
CASE_TYPOS = [
    ("pass/on-contact", "pass/on-contract", "unknown result 'pass/on-contract', did you mean 'pass/on-contact'?"),
    ("pass/on-contact", "fail/on-contact", "unknown result 'fail/on-contact', did you mean 'pass/on-contact'?"),
    ("{contact: <p>021</p>}", "{contcat: x}", "unknown page kind 'contcat', did you mean 'contact'?"),
    (
        "{contact: <p>021</p>}",
        "{contact: 21}",
        "a page is its HTML, or {html: ..., url: ..., headers: {...}, status: 200}",
    ),
    ("{contact: <p>021</p>}", "{contact: {html: x, utl: y}}", "unknown key 'utl', did you mean 'url'?"),
    ("expect:", "gaps: {home: gone}, expect:", "unknown reason 'gone'"),
    ("name: one", "nmae: one", "unknown key 'nmae', did you mean 'name'?"),
    ("name: one", "name: one, records: {enamed: x}", "unknown issuer 'enamed', did you mean 'enamad'?"),
    ("name: one", "name: one, records: {enamad: 1}", "the record of 'enamad' must be its HTML, not 1"),
    ("{contact: <p>021</p>}", "{contact: {html: x, status: ok}}", "'status' must be a whole number, not 'ok'"),
    ("name: one", "name: one, shop: 1", "'shop' must be text, not 1"),
    ("- {name", "- {name: one, expect: pass}\n      - {name", "a case named 'one' exists already in this rule"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), CASE_TYPOS, ids=[t[1] for t in CASE_TYPOS])
def test_faults_in_cases(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    found = faults(LANDLINE + CASES.replace(right, wrong, 1), tmp_path)
    assert any(message in fault for fault in found), found


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("cap: D", "cap: A", "flags.yaml:3: unknown cap 'A' (one of: B, C, D, E, F)"),
        ("phones", "phoens", "flags.yaml:8: unknown signal 'phoens', did you mean 'phones'?"),
        ("reason", "raeson", "flags.yaml:5: unknown key 'raeson', did you mean 'reason'?"),
        ("flags:", "rules:", "flags.yaml:1: the file must be a list of flags under the key 'flags'"),
    ],
)
def test_faults_in_flags(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    assert message in faults(FLAG.replace(right, wrong, 1), tmp_path, "flags.yaml")


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LANDLINE.replace("lineland", "x").replace("weight: 8", "weight: x"), "utf-8")
    (tmp_path / "b.yaml").write_text("rules: [", "utf-8")
    found = faults(LANDLINE.replace("line: mobile", "lien: 1").replace("category: contact", "category: x"), tmp_path)
    assert [fault.split(":")[0] for fault in found] == ["a.yaml", "b.yaml", "contact.yaml", "contact.yaml"]


def test_an_id_exists_once_unless_it_is_overridden(tmp_path: Path) -> None:
    base, own = tmp_path / "base", tmp_path / "own"
    (base / "trust").mkdir(parents=True)
    own.mkdir()
    (base / "trust" / "contact.yaml").write_text(LANDLINE, "utf-8")
    (base / "flags.yaml").write_text(FLAG, "utf-8")
    (own / "mine.yaml").write_text(LANDLINE.replace("weight: 8", "weight: 1"), "utf-8")
    with pytest.raises(ConfigError, match=r"mine.yaml:2: 'landline' exists already \(.*contact.yaml:2\)"):
        load_rules([base, own], SPECS)
    (own / "mine.yaml").write_text(LANDLINE.replace("weight: 8", "weight: 1\n    override: true"), "utf-8")
    found = load_rules([base, own], SPECS)
    assert [(rule.id, rule.weight) for rule in found.rules] == [("landline", 1)]
    assert [flag.id for flag in found.flags] == ["no-way-back"]
    assert [file.name for file in found.files] == ["contact.yaml", "flags.yaml", "mine.yaml"]
    (base / "trust" / "contact.yaml").write_text(LANDLINE.replace("id: landline", "id: land-line"), "utf-8")
    with pytest.raises(ConfigError, match="unknown id to override 'landline', did you mean 'land-line'"):
        load_rules([base, own], SPECS)


def test_a_rule_and_a_flag_cannot_share_an_id(tmp_path: Path) -> None:
    (tmp_path / "flags.yaml").write_text(FLAG.replace("no-way-back", "landline"), "utf-8")
    assert faults(LANDLINE, tmp_path) == [
        f"flags.yaml:2: the id 'landline' is taken already ({tmp_path}/contact.yaml:2)"
    ]


def test_a_directory_without_rules_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no rule files"):
        load_rules([tmp_path / "absent"], SPECS)


def test_selection_by_id_and_category_with_own_weights(tmp_path: Path) -> None:
    second = LANDLINE.replace("id: landline", "id: imprint").replace("category: contact", "category: identity")
    rules = rules_of(LANDLINE + second.removeprefix("rules:\n"), tmp_path)

    def chosen(**how: object) -> list[str]:
        return [f"{rule.id} {rule.weight:g}" for rule in select(rules, **how)]  # type: ignore[arg-type]

    assert chosen() == ["landline 8", "imprint 8"]
    assert chosen(include=["identity"]) == ["imprint 8"]
    assert chosen(exclude=["imprint"], weights={"landline": 2}) == ["landline 2"]
    with pytest.raises(ConfigError, match="no rule or category 'lanline', did you mean 'landline'"):
        chosen(include=["lanline"])
    with pytest.raises(ConfigError) as caught:
        chosen(weights={"landlin": 1, "imprint": -1})
    assert len(caught.value.problems) == 2
