"""HTML, Markdown, facts and brand: what a client reads first, and what a consultant adds."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.report.sample import PIXEL, evidence, report, rich
from trustaudit.i18n import LANGUAGES, language
from trustaudit.model import ConfigError
from trustaudit.report import brand
from trustaudit.report.facts import grouped
from trustaudit.report.formats import render
from trustaudit.report.model import Report
from trustaudit.report.options import Options


def page(shop: Report | None = None, options: Options | None = None) -> BeautifulSoup:
    return BeautifulSoup(render("html", shop or rich(), options), "html.parser")


def test_the_first_page_is_the_answer() -> None:
    headings = [h.get_text() for h in page().find_all("h2")]
    assert headings[:4] == [
        "The result in one look",
        "What caps the grade",
        "What to mend first",
        "What could not be seen",
    ]
    assert [h for h in headings if h.startswith("Duties")] == ["Duties by law: Iran", "Duties by law: Spain"]
    assert len(page().select("ol.mends > li")) <= 5


def test_the_passage_is_marked_in_its_surroundings() -> None:
    quote = page().select_one("#check-landline blockquote")
    assert quote is not None
    assert quote.mark is not None
    assert quote.mark.get_text() == "۰۲۱-۸۸۷۷۶۶۵۵"
    assert "همه‌روزه" in quote.get_text()
    assert quote.select_one("a[href='https://shop.example/contact']")


def test_a_mark_inside_a_word_does_not_part_its_letters() -> None:
    cut = dataclasses.replace(report().verdicts[0], evidence=(evidence("ارسال رایگان", 0, 9),))
    mark = page(report(verdicts=(cut,))).select_one("blockquote mark")
    assert mark is not None
    assert not mark.find_all("bdi")


def test_absence_says_where_was_looked() -> None:
    check = page().select_one("#check-return-window")
    assert check is not None
    assert check.select_one("a[href='https://shop.example/قوانین']")
    assert "returns, refund" in check.get_text()


def test_what_the_shop_says_is_spoken_in_its_language() -> None:
    assert {str(b["lang"]) for b in page().select("blockquote bdi[lang]")} == {"fa"}
    assert not page(options=Options(lang="fa")).select("bdi[lang]")


def test_screenshots_travel_inside() -> None:
    image = page().select_one("img.shot")
    assert image is not None
    assert image["src"] == f"data:image/png;base64,{PIXEL}"
    assert image["alt"] == "How it looked: Product page"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_facts_have_words(lang: str) -> None:
    facts = {row.label: row.facts for _, rows in grouped(rich(), language(lang)) for row in rows}
    t = language(lang)
    landline, fax = facts[t("fact.phones")]
    assert (landline.value, landline.words) == ("+982188880000", (t("word.line.landline"),))
    assert fax.words == (t("word.line.landline"), t("word.use.fax"))
    (paid,) = facts[t("fact.payment_methods")]
    assert paid.value == "پرداخت در محل"
    assert (not paid.words) == (lang == "fa")  # the shop's own words already say it


def test_facts_leave_out_what_is_not_the_shop_s() -> None:
    item = {"number": "1", "line": "landline", "evidence": {}}
    facts = (
        {**item, "owner": "other"},
        {**item, "placeholder": True},
        {**item, "number": "2"},
        {**item, "number": "2"},
    )
    ((_, (row,)),) = grouped(report(facts={"phones": facts}), language("en"))
    assert [fact.value for fact in row.facts] == ["2"]


def test_many_facts_are_counted() -> None:
    facts = tuple({"number": str(n), "line": "landline", "evidence": {}} for n in range(30))
    ((_, (row,)),) = grouped(report(facts={"phones": facts}), language("en"))
    assert (len(row.facts), row.more) == (8, 22)


BRAND = """\
name: Studio Example
logo: logo.png
color: '#0b57b0'
contact: studio@example.com
intro: For our client.
closing: Call us.
fixes: {landline: Our own words.}
"""


def test_a_brand(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "brand.yaml").write_text(BRAND, encoding="utf-8")
    shown = page(options=Options(brand=brand.load(tmp_path / "brand.yaml")))
    text = shown.get_text()
    assert shown.select_one("header img[src^='data:image/png;base64,']")
    for words in ("Studio Example", "studio@example.com", "For our client.", "Call us."):
        assert words in text
    fixes = shown.select_one("#check-landline dl")
    assert fixes is not None
    assert "Our own words." in fixes.get_text()
    assert "#0b57b0" in str(shown.style)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nam: x\n", r"brand.yaml:1: unknown key 'nam', did you mean 'name'\?"),
        ("name: x\ncolor: red\n", r"brand.yaml:2: 'color' must be like '#0b57b0', not 'red'"),
        ("name: 3\n", "brand.yaml:1: 'name' must be a text"),
        ("logo: none.png\n", "brand.yaml:1: logo none.png: No such file"),
        ("logo: logo.gif\n", "brand.yaml:1: logo logo.gif: must be png"),
        ("fixes: [a]\n", "brand.yaml:1: 'fixes' must map"),
        ("- a\n", "brand.yaml:1: a brand is keys with values"),
        ("color: '#fff;}</style><script>'\n", "'color' must be like"),
    ],
)
def test_a_wrong_brand(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "brand.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        brand.load(tmp_path / "brand.yaml")


def test_markdown_is_short_unless_all_is_asked_for() -> None:
    short, full = (render("markdown", rich(), Options(verbose=v)).decode() for v in (False, True))
    assert "## Pages that were read" not in short
    assert "## Pages that were read" in full
    assert len(short) < 65_536  # a comment on GitHub
