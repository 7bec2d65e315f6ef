"""Settings: who wins over whom, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from trustaudit.config import Settings, Suppression, load
from trustaudit.model import ConfigError

FILE = """\
lang: fa
fail_under: 70
rules: [mine]
weights: {landline: 10}
crawl: {delay: 1, requests: 20, ignore_robots: true}
suppress:
  - {rule: enamad, reason: applied for, until: 2027-01-31}
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "trustaudit.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    settings = load(written(tmp_path, FILE), {})
    assert (settings.lang, settings.fail_under, settings.weights) == ("fa", 70, {"landline": 10})
    assert (settings.limits.delay, settings.limits.requests, settings.ignore_robots) == (1, 20, True)
    assert settings.rules == (tmp_path / "mine",)
    assert settings.suppress == (Suppression("enamad", "applied for", "2027-01-31", 7),)


def test_flags_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, "lang: fa\nfail_under: 1\ncrawl: {delay: 1}\n")
    settings = load(file, {"TRUSTAUDIT_LANG": "es", "TRUSTAUDIT_FAIL_UNDER": "2"}, {"fail_under": 3.0, "lang": None})
    assert (settings.lang, settings.fail_under, settings.limits.delay) == ("es", 3, 1)


def test_without_anything_there_are_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(None, {}) == Settings()


@pytest.mark.parametrize("text", ["", "# lang: fa\n"])
def test_a_file_without_settings_sets_nothing(tmp_path: Path, text: str) -> None:
    file = written(tmp_path, text)
    assert load(file, {}) == Settings(file=str(file))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lang: de", ":1: 'lang' must be one of en, fa, es, not 'de'"),
        ("fail_under: x", ":1: 'fail_under' must be a number, not 'x'"),
        ("fail_under: 101", ":1: 'fail_under' must be a number from 0 to 100, not 101"),
        ("crawl:\n  requests: 0", ":2: 'crawl.requests' must be a whole number of at least 1, not 0"),
        ("country: Iran", ":1: 'country' must be two letters, such as ir, not 'Iran'"),
        ("crawl: 3", ":1: 'crawl' must be keys with values"),
        ("strict: maybe", ":1: 'strict' must be true or false, not 'maybe'"),
        ("weights: {a: -1}", ":1: the weight of 'a' must be a number of at least 0"),
        ("suppress: [{rule: a}]", ":1: a suppression needs 'rule' and 'reason'"),
        ("suppress:\n- {rule: a, reason: b, until: soon}", ":2: 'until' must be a date such as 2027-01-31, not 'soon'"),
        ("suppress:\n- {rule: a, reason: b, til: 2027-01-01}", ":2: unknown key 'til', did you mean 'until'?"),
        ("- a", ":1: settings are keys with values, such as 'lang: fa'"),
        ("supress: []", ":1: unknown setting 'supress', did you mean 'suppress'?"),
    ],
)
def test_faults(tmp_path: Path, text: str, message: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(file, {})
    assert str(caught.value) == f"{file}{message}"


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, "lang: xx\nstrict: 3\nnope: 1\n"), {"TRUSTAUDIT_DELAY": "x"})
    assert len(caught.value.problems) == 4
