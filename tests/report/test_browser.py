"""The HTML report in a real Chromium: nothing asked of anybody, nothing wrong for axe, everything in its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.report.hostile import TEXTS, poisoned
from tests.report.sample import report, rich
from trustaudit.i18n import LANGUAGES
from trustaudit.report.brand import Brand
from trustaudit.report.comparison import compare
from trustaudit.report.formats import COMPARISONS, render
from trustaudit.report.options import Options

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed"),
    pytest.mark.skipif(find_spec("playwright") is None, reason="pip install --group browser brings playwright"),
]
WIDTHS = (320, 768, 1440, 3840)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    brand = Brand(name="Studio Example", color="#0b57b0", contact="+44 20 7946 0000", intro="For you.", closing="Bye.")
    for lang in LANGUAGES:
        (folder / f"{lang}.html").write_bytes(render("html", rich(), Options(lang=lang, brand=brand)))
    return {path.stem: path for path in folder.iterdir()}


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shops = [rich(), report()]
    others = [replace(shop, shop=replace(shop.shop, host=f"shop-{n}.example")) for n, shop in enumerate(shops * 2)]
    path = tmp_path_factory.mktemp("comparison") / "fa.html"
    found = compare([rich(), *others], ["a", "b", "c", "d", "e"])
    path.write_bytes(render("html", found, Options("fa"), COMPARISONS))
    return path


def _open(browser: Browser, path: Path, width: int = 1440, **more: Any) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, **more)
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
    assert not wrong
    return page


@pytest.mark.parametrize(("lang", "scheme"), [("en", "light"), ("fa", "dark"), ("es", "light")])
def test_axe_finds_nothing(browser: Browser, reports: dict[str, Path], lang: str, scheme: Any) -> None:
    page = _open(browser, reports[lang], color_scheme=scheme)
    page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
    assert not _violations(page)


def _violations(page: Page) -> list[Any]:
    axe = pytest.importorskip("axe_playwright_python", reason="pip install --group browser brings axe-core")
    page.add_script_tag(path=Path(axe.__file__).with_name("axe.min.js"))
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    page.close()
    return [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in result["violations"]]


def test_shops_beside_each_other(browser: Browser, comparison: Path) -> None:
    page = _open(browser, comparison, 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.querySelector('.tablewrap').scrollWidth") > 320
    first, second = (page.locator("table.beside thead th").nth(n).bounding_box() for n in (1, 2))
    assert first is not None
    assert second is not None
    assert first["x"] > second["x"]  # the own shop stands first, which is on the right
    assert not _violations(page)


@pytest.mark.parametrize("lang", ["en", "fa"])
@pytest.mark.parametrize("width", WIDTHS)
def test_everything_is_in_its_place(browser: Browser, reports: dict[str, Path], lang: str, width: int) -> None:
    page = _open(browser, reports[lang], width)
    page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
    facts = page.evaluate(
        """() => {
          const box = (q) => document.querySelector(q).getBoundingClientRect();
          const wide = [...document.querySelectorAll('main *, header *')].filter((e) => {
            const r = e.getBoundingClientRect();
            return r.width && !e.closest('.tablewrap, svg') && (r.left < -1 || r.right > innerWidth + 1);
          }).map((e) => e.outerHTML.slice(0, 120));
          const cut = [...document.querySelectorAll('.tag, .gain, .points, h1, h2, h3, summary')]
            .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
            .map((e) => e.textContent.slice(0, 60));
          const cards = [...document.querySelectorAll('.card')].map((e) => e.getBoundingClientRect());
          const overlap = cards.some((r, i) => i && r.top < cards[i - 1].bottom - 1);
          return {
            scroll: document.documentElement.scrollWidth, wide, cut, overlap,
            ordered: box('header').bottom <= box('main').top + 1,
            dir: getComputedStyle(document.documentElement).direction,
            align: getComputedStyle(document.querySelector('h1')).textAlign,
            gap: [box('.card').left, innerWidth - box('.card').right],
            grade: box('.grade').left - box('.points').left,
            marked: document.querySelectorAll('blockquote mark').length,
            stray: document.querySelectorAll('mark:not(blockquote mark)').length,
            font: document.fonts.check('16px Vazirmatn', 'پ'),
          };
        }"""
    )
    page.close()
    assert facts["scroll"] <= width
    assert not facts["wide"]
    assert not facts["cut"]
    assert not facts["overlap"]
    assert facts["ordered"]
    assert abs(facts["gap"][0] - facts["gap"][1]) < 2
    assert facts["dir"] == ("rtl" if lang == "fa" else "ltr")
    if width >= 768:
        assert (facts["grade"] > 0) == (lang == "fa")
    assert facts["marked"]
    assert not facts["stray"]


def test_numbers_read_from_left_to_right_in_persian(browser: Browser, reports: dict[str, Path]) -> None:
    page = _open(browser, reports["fa"])
    wrong = page.evaluate(
        """() => [...document.querySelectorAll('bdi')].filter((e) =>
             !/\\p{L}/u.test(e.textContent) && getComputedStyle(e).direction !== 'ltr').map((e) => e.textContent)"""
    )
    page.close()
    assert not wrong


def test_filters_and_keys(browser: Browser, reports: dict[str, Path]) -> None:
    page = _open(browser, reports["en"])
    total = page.locator("details.check:visible").count()
    page.locator("label[for=f-fail]").click()
    shown = page.locator("details.check:visible")
    assert 0 < shown.count() < total
    assert {check.get_attribute("data-status") for check in shown.all()} == {"fail"}
    page.locator("label[for=f-all]").click()
    page.locator("details.check summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.check").first.evaluate("element => element.open")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")
    page.close()


def test_without_scripts_every_check_is_there(browser: Browser, reports: dict[str, Path]) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(reports["en"].as_uri())
    assert page.locator("details.check:visible").count() == len(rich().verdicts)
    assert page.locator(".filter").is_hidden()
    page.close()


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_paper(browser: Browser, reports: dict[str, Path], lang: str, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pip install --group browser brings pypdfium2")
    page = _open(browser, reports[lang])
    page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    page.close()
    document = pdfium.PdfDocument(tmp_path / "a.pdf")
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    texts = [leaf.get_textpage().get_text_range() for leaf in document]
    document.close()
    if lang == "en":  # letters of Persian come back from a PDF in their final forms
        assert "What could not be seen" in texts[0]
        assert "Why it matters" in "".join(texts)
        assert "Open all" not in "".join(texts)


def test_pdf(tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pip install --group browser brings pypdfium2")
    options = Options("en", browser_path=CHROMIUM)
    content = render("pdf", rich(), options)
    document = pdfium.PdfDocument(content)
    first = document[0].get_textpage().get_text_range()
    document.close()
    assert "41 to 69 of 100" in first
    assert "What could not be seen" in first
    assert render("pdf", rich(), options) == content


@pytest.mark.parametrize("text", ["markup", "attribute", "comment", "javascript", "override", "long"])
def test_hostile_text_does_nothing(browser: Browser, tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(render("html", poisoned(TEXTS[text]), Options(lang="fa")))
    page = _open(browser, path, 320)
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("script").count() == 1
    page.close()
