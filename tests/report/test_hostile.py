"""Hostile page text is harmless text in every format: each output is read by a reader of its own."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from bs4 import BeautifulSoup, Tag
from lxml import etree
from markdown_it import MarkdownIt

from tests.report.hostile import TEXTS, poisoned
from tests.report.sarif_schema import SCHEMA
from trustaudit.report.bidi import Order
from trustaudit.report.codec import loads
from trustaudit.report.formats import render
from trustaudit.report.model import Report
from trustaudit.report.options import Options
from trustaudit.report.spreadsheet import COLUMNS
from trustaudit.report.terminal import draw

XSD = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
#: Nobody reads more than this; a page's megabyte must not become ours.
READABLE = 400_000

every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
every_language = pytest.mark.parametrize("lang", ["en", "fa"])


def _read(name: str, report: Report, lang: str = "en") -> str:
    content = render(name, report, Options(lang=lang, verbose=True))
    assert len(content) < READABLE
    return content.decode("utf-8-sig" if name == "csv" else "utf-8")


def _shapes(html: str) -> set[tuple[str, tuple[str, ...]]]:
    soup = BeautifulSoup(html, "html.parser")
    return {(tag.name, tuple(sorted(tag.attrs))) for tag in soup.find_all(True) if isinstance(tag, Tag)}


@lru_cache(maxsize=2)
def _known(lang: str) -> set[tuple[str, tuple[str, ...]]]:
    return _shapes(_read("html", poisoned("harmless"), lang)) | _shapes(
        _read("html", poisoned("http://a.example"), lang)
    )


@every_text
@every_language
def test_html_has_no_element_and_attribute_of_the_page(text: str, lang: str) -> None:
    html = _read("html", poisoned(text), lang)
    assert _shapes(html) <= _known(lang)
    assert not CONTROLS.search(html)
    soup = BeautifulSoup(html, "html.parser")
    assert len(soup.find_all("script")) == 1
    for link in soup.find_all("a"):
        assert str(link["href"]).startswith(("#", "https://", "http://"))


@every_text
@every_language
def test_text_has_no_controls_and_no_commands(text: str, lang: str) -> None:
    plain = _read("text", poisoned(text), lang)
    assert not CONTROLS.search(plain)
    assert all(len(line) <= 80 for line in plain.splitlines())
    assert not re.search(r"(?m)^\s*::", plain)
    assert "##[" not in plain


@every_text
@pytest.mark.parametrize("order", list(Order))
def test_a_terminal_is_sent_only_our_own_escapes(text: str, order: Order) -> None:
    shown = draw(poisoned(text), Options(lang="fa", verbose=True), width=40, color=True, order=order)
    assert not CONTROLS.search(re.sub(r"\x1b\[[0-9;]*m|\x1b\[\?2501[hl]", "", shown))


@every_text
def test_json_comes_back(text: str) -> None:
    report = poisoned(text)
    content = render("json", report)
    assert b"##[" not in content
    again = loads(content.decode(), "a.json")
    assert again.shop.name == text.replace("\ud800", "?").replace("\udfff", "?")
    assert render("json", again) == content


@every_text
@every_language
def test_junit_is_valid(text: str, lang: str) -> None:
    xml = _read("junit", poisoned(text), lang)
    XSD.assertValid(etree.fromstring(xml.encode()))
    assert ElementTree.fromstring(xml).tag == "testsuites"


@every_text
def test_sarif_is_valid_and_points_nowhere_else(text: str) -> None:
    log = json.loads(_read("sarif", poisoned(text)))
    jsonschema.validate(log, SCHEMA, format_checker=jsonschema.FormatChecker())
    assert not CONTROLS.search(json.dumps(log, ensure_ascii=False))
    places = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in log["runs"][0]["results"]}
    assert places == {"trustaudit.yaml"}


@every_text
def test_csv_cells_are_no_formulas(text: str) -> None:
    rows = list(csv.reader(StringIO(_read("csv", poisoned(text)), newline="")))
    assert rows[0] == list(COLUMNS)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(rows) == 1 + 1 + 5 + 1 + 1
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
        assert not CONTROLS.search(cell)


@every_text
@every_language
def test_github_gets_one_command_a_line(text: str, lang: str) -> None:
    lines = _read("github", poisoned(text), lang).splitlines()
    assert len(lines) == 3
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) file=[\w./-]+,line=1,title=[^:,\x00-\x1f]+::[^\x00-\x1f]+", line)


@lru_cache(maxsize=4)
def _kinds(text: str, lang: str) -> tuple[str, ...]:
    return tuple(kind for kind, _ in tokens(_read("markdown", poisoned(text), lang)))


PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


def tokens(text: str) -> Iterator[tuple[str, str]]:
    for token in PARSER.parse(text):
        for piece in (token, *(token.children or ())):
            yield piece.type, str(piece.attrs.get("href", ""))


@every_text
@every_language
def test_markdown_shows_characters(text: str, lang: str) -> None:
    markdown = _read("markdown", poisoned(text), lang)
    known = set(_kinds("https://x.example/", lang))
    found = list(tokens(markdown))
    assert {kind for kind, _ in found} <= known
    assert not {"html_block", "html_inline", "image"} & known
    assert [kind for kind, _ in found].count("heading_open") == _kinds("harmless", lang).count("heading_open")
    assert all(href.startswith(("https://", "http://")) for kind, href in found if kind == "link_open")
    assert not re.search(r"(?m)^\s*::", markdown)
    assert "##[" not in markdown
    # Our own isolates are the only marks of direction, and they are in pairs.
    assert markdown.count("\u2068") == markdown.count("\u2069")
    assert not CONTROLS.search(re.sub("[\u2068\u2069]", "", markdown))
    assert not re.search(r"(?<![\w\\])[@#]\w", markdown)
