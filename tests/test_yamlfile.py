"""Strict YAML: what people write is what is read, and every error says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from trustaudit import yamlfile
from trustaudit.model import ConfigError


@pytest.mark.parametrize(
    "word", ["on", "no", "yes", "off", "021", "9:00", "1e3", "0x10", "2026-11-22", "~x", "=", "NULL"]
)
def test_words_that_stock_yaml_would_turn_into_something_else_stay_words(word: str) -> None:
    assert yamlfile.parse(f"key: {word}", "x.yaml") == {"key": word}


def test_json_scalars() -> None:
    assert yamlfile.parse("[1, -2, 0.5, true, false, null, ~, 'a']", "x") == [1, -2, 0.5, True, False, None, None, "a"]


def test_lines_are_remembered() -> None:
    document = yamlfile.parse("a: 1\nb:\n  - x\n  - y: 2\n", "x.yaml")
    assert document.lines == {"a": 1, "b": 2}
    assert document["b"].lines == [3, 4]
    assert document["b"][1].line == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3", "x.yaml:3: not valid YAML: duplicate key 'a'"),
        ("a: [1, 2\n", "x.yaml:2: not valid YAML"),
        ("a: !!python/object/apply:os.system [ls]", "x.yaml:1: not valid YAML: could not determine a constructor"),
        ("{a: 1}: 2", "x.yaml:1: not valid YAML: a key must be a plain word"),
    ],
)
def test_faults_name_file_and_line(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        yamlfile.parse(text, "x.yaml")
    assert str(caught.value).startswith(message)


def test_a_missing_file_and_wrong_bytes_are_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        yamlfile.load(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"a: \xff")
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        yamlfile.load(tmp_path / "bad.yaml", "bad.yaml")


def test_close_misses_get_a_suggestion() -> None:
    assert yamlfile.did_you_mean("tipe", ["type", "line"]) == ", did you mean 'type'?"
    assert yamlfile.did_you_mean("zzz", ["type", "line"]) == " (one of: line, type)"
