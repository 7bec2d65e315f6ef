"""The sample shop's pages: whole, well-formed, in both languages, with figures that agree, and calling nobody."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import httpx
import pytest
from lxml import html

from trustaudit import demo
from trustaudit.demo.store import digits, load, toman

from .conftest import walk

Pages = dict[str, httpx.Response]
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_PERSIAN = re.compile(r"[\u0600-\u06ff]")


def html_pages(pages: Pages) -> dict[str, str]:
    return {p: a.text for p, a in pages.items() if a.headers["content-type"].startswith("text/html") and a.text}


def visible(text: str) -> str:
    tree = html.fromstring(text)
    for dead in tree.xpath("//script|//style|//head"):
        dead.drop_tree()
    return " ".join(tree.text_content().split())


class Balance(HTMLParser):
    """Raises at the first tag that is closed without being open; `open` tells what was never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, (tag, self.getpos())
        assert self.open.pop() == tag, (tag, self.getpos())


def test_every_internal_link_of_the_good_shop_resolves(good_pages: Pages) -> None:
    assert len(good_pages) > 50
    dead = {path: answer.status_code for path, answer in good_pages.items() if answer.status_code not in (200, 303)}
    assert dead == {}


def test_the_bad_shop_has_dead_links_on_purpose(bad_pages: Pages) -> None:
    assert {p for p, a in bad_pages.items() if a.status_code == 404} == {"/guarantee", "/en/guarantee"}
    assert 'href="#"' in bad_pages["/"].text


@pytest.mark.parametrize("shop", ["good_pages", "bad_pages"])
def test_pages_are_well_formed_and_say_their_language(shop: str, request: pytest.FixtureRequest) -> None:
    for path, text in html_pages(request.getfixturevalue(shop)).items():
        balance = Balance()
        balance.feed(text)
        balance.close()
        assert balance.open == [], path
        assert len(balance.ids) == len(set(balance.ids)), path
        root = html.fromstring(text)
        english = path == "/en" or path.startswith("/en/")
        assert (root.get("lang"), root.get("dir")) == (("en", "ltr") if english else ("fa", "rtl")), path
        assert root.xpath("//meta[@name='viewport']"), path
        assert len(root.xpath("//h1")) == 1, path
        assert root.xpath("string(//title)").strip(), path


@pytest.mark.parametrize("shop", ["good_pages", "bad_pages"])
def test_every_page_exists_in_both_languages(shop: str, request: pytest.FixtureRequest) -> None:
    paths = html_pages(request.getfixturevalue(shop)).keys()
    english = {path.removeprefix("/en") for path in paths if path.startswith("/en/")}
    assert english == {path for path in paths if not path.startswith("/en/")}


def test_english_pages_are_english_and_persian_pages_persian(good_pages: Pages) -> None:
    for path, text in html_pages(good_pages).items():
        words = visible(text)
        letters = len(re.findall(r"[^\W\d_]", words))
        persian = len(_PERSIAN.findall(words)) / max(1, letters)
        if path.startswith("/en/"):
            assert _PERSIAN.findall(words.replace("فارسی", "")) == [], path
        else:
            assert persian > 0.75, (path, persian)


@pytest.mark.parametrize("shop", ["good_pages", "bad_pages"])
def test_no_page_loads_anything_from_elsewhere(shop: str, request: pytest.FixtureRequest) -> None:
    seals = set()
    for text in html_pages(request.getfixturevalue(shop)).values():
        tree = html.fromstring(text)
        loaded = tree.xpath(
            "//@src|//link[@rel='stylesheet' or @rel='icon']/@href|//form/@action|//@srcset|//@data-src"
        )
        seals |= {address for address in loaded if not address.startswith("/")}
    # The bad shop shows another shop's seal; the policy in the header keeps a browser from fetching it.
    assert all("eNamad.ir/logo.aspx" in address for address in seals)
    assert bool(seals) is (shop == "bad_pages")
    policy = request.getfixturevalue(shop)["/"].headers["content-security-policy"]
    assert "img-src 'self' data:" in policy


@pytest.mark.parametrize("good", [True, False])
def test_the_same_walk_brings_the_same_bytes(good: bool) -> None:
    walks = []
    for _ in range(2):
        with demo.serve(good) as shop, httpx.Client(base_url=shop.url, trust_env=False) as client:
            pages = walk(client)
            walks.append({p: (a.headers.get("set-cookie"), a.text.replace(shop.url, "")) for p, a in pages.items()})
    assert walks[0] == walks[1]


def test_every_good_page_carries_the_contact_details(good_pages: Pages) -> None:
    facts = load(True).facts
    for path, text in html_pages(good_pages).items():
        words = visible(text)
        wanted = (
            (facts["landline_intl"], facts["postcode"])
            if path.startswith("/en/")
            else (digits(facts["landline"], "fa"),)
        )
        assert all(detail in words for detail in (*wanted, facts["email"])), path


def test_the_figures_on_all_pages_are_those_of_the_shop(good_pages: Pages) -> None:
    store = load(True)
    days = store.facts["return_days"]
    for name in ("returns", "terms", "faq", "product/turquoise-bowl"):
        assert f"{digits(days, 'fa')} روز پس از تحویل" in visible(good_pages[f"/{name}"].text), name
        assert f"within {days} days of delivery" in visible(good_pages[f"/en/{name}"].text), name
    for method in store.methods:
        assert toman(method.price, "fa") in visible(good_pages["/shipping"].text)
        assert toman(method.price, "en") in visible(good_pages["/en/shipping"].text)


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_structured_data_agrees_with_the_page(lang: str, good_pages: Pages) -> None:
    store = load(True)
    root = "" if lang == "fa" else "/en"
    for item in store.products:
        page = good_pages[f"{root}{item.path}"].text
        (text,) = html.fromstring(page).xpath("//script[@type='application/ld+json']/text()")
        node = json.loads(text)
        assert node["@type"] == "Product"
        assert node["offers"]["price"] == str(item.price * 10)  # Rial
        assert toman(item.price, "fa" if lang == "fa" else "en") in visible(page)
        assert node["offers"]["availability"].endswith("InStock" if item.stock else "OutOfStock")
        assert node["offers"]["hasMerchantReturnPolicy"]["merchantReturnDays"] == store.facts["return_days"]


def test_the_seal_is_a_genuine_form_in_one_shop_and_a_picture_in_the_other(good_pages: Pages, bad_pages: Pages) -> None:
    genuine = r'<a referrerpolicy="origin"[^>]* href="https://trustseal\.enamad\.ir/\?id=\d+&amp;Code=\w{32}">'
    assert re.search(genuine, good_pages["/"].text)
    assert "trustseal.enamad.ir/?id=" not in bad_pages["/"].text.lower()


def test_the_bad_shop_prints_no_way_to_reach_it(bad_pages: Pages) -> None:
    contact = visible(bad_pages["/contact"].text)
    assert not re.search(r"[0-9۰-۹]{4}", contact.replace("۱۳۹۸", ""))
    assert "@" not in contact
    assert "call.svg" in bad_pages["/contact"].text


def test_sitemap_and_robots_name_this_server(good: demo.Shop, good_pages: Pages) -> None:
    with httpx.Client(base_url=good.url, trust_env=False) as client:
        assert f"Sitemap: {good.url}/sitemap.xml" in client.get("/robots.txt").text
        listed = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").text)
        assert f"{good.url}/returns" in listed
        assert f"{good.url}/en/product/turquoise-bowl" in listed
        assert all(client.get(address).status_code == 200 for address in listed)
