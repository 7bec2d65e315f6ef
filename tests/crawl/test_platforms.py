"""Shop software told by its signs, with the evidence; and never by a sign that others leave too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from trustaudit.crawl.platforms.adapters import ADAPTERS
from trustaudit.crawl.platforms.detect import SIGNS, Where, detect
from trustaudit.page import Page, parse_html

STORES = Path(__file__).resolve().parents[3] / "shared" / "stores" / "snapshots"


def page(head: str = "", body: str = "", headers: tuple[tuple[str, str], ...] = ()) -> Page:
    return parse_html(f"<html><head>{head}</head><body>{body}</body></html>", "https://shop.example/", headers=headers)


#: platform -> what a page of it shows (head, body, headers, cookies)
SIGNED: list[tuple[str, str, str, tuple[tuple[str, str], ...], tuple[str, ...]]] = [
    ("woocommerce", '<meta name="generator" content="WooCommerce 9.4.1">', "", (), ()),
    ("woocommerce", '<link rel="stylesheet" href="/wp-content/plugins/woocommerce/assets/css/a.css">', "", (), ()),
    ("shopify", '<script src="https://cdn.shopify.com/s/files/a.js"></script>', "", (), ()),
    ("shopify", "", "", (("X-ShopId", "1"),), ()),
    ("opencart", "", "", (), ("OCSESSID", "language")),
    ("opencart", "", '<a href="/index.php?route=product/product&product_id=1">x</a>', (), ()),
    ("prestashop", "<script>var prestashop = {};</script>", "", (), ()),
    ("magento", '<script type="text/x-magento-init">{}</script>', "", (), ()),
    ("magento1", '<script src="/skin/frontend/rwd/default/js/app.js"></script>', "", (), ()),
    ("magento1", "", "", (), ("om_frontend",)),
    ("bigcommerce", '<meta name="platform" content="bigcommerce.stencil">', "", (), ()),
    ("squarespace", "", "", (("Server", "Squarespace"),), ("crumb",)),
    ("wix", '<meta name="generator" content="Wix.com Website Builder">', "", (), ()),
    ("zencart", "", "", (), ("zenid",)),
    ("abantecart", '<meta name="generator" content="AbanteCart v1.4.2">', "", (), ()),
    ("oscar", "", "", (), ("csrftoken", "oscar_open_basket")),
    ("salla", "", "", (("X-Powered-By", "Salla"),), ()),
    ("zid", "", "", (), ("zid_catalog_session",)),
    ("sazito", '<meta name="generator" content="Sazito">', "", (), ()),
    ("mixin", '<meta name="mixin_hash_id" content="a1">', "", (), ()),
    ("shopfa", '<meta name="generator" content="ShopFA 4.1">', "", (), ()),
    ("portal", '<meta name="generator" content="Portal Site Builder">', "", (), ()),
    ("kamva", '<script src="https://cdn.mykamva.ir/a.js"></script>', "", (), ()),
    ("highstore", '<meta name="generator" content="HighStore.IR">', "", (), ()),
    ("webzi", '<meta name="generator" content="Webzi.ir Website Builder">', "", (), ()),
    ("ipresta", '<meta name="designer" content="iPresta"><script>var prestashopX = 1;</script>', "", (), ()),
    ("", "", "<p>A page of nobody in particular</p>", (("Server", "nginx"),), ("sessionid", "csrftoken", "PHPSESSID")),
    ("", "", "", (), ("frontend",)),  # a hint, and no more
    ("", '<meta name="generator" content="WordPress 6.7">', "", (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "head", "body", "headers", "cookies"), SIGNED)
def test_signs(name: str, head: str, body: str, headers: tuple[tuple[str, str], ...], cookies: tuple[str, ...]) -> None:
    found = detect(page(head, body, headers), cookies)
    assert found.name == name
    assert bool(found.evidence) is bool(name)


def test_a_version_comes_with_the_generator() -> None:
    assert detect(page('<meta name="generator" content="AbanteCart v1.4.2">')).version == "1.4.2"


def test_the_platform_with_more_to_say_wins() -> None:
    both = page('<meta name="generator" content="WooCommerce 9">', '<a href="/index.php?route=common/home">x</a>')
    assert detect(both).name == "woocommerce"


def test_signs_of_several_pages_count_together() -> None:
    plain, telling = page(), page('<link rel="stylesheet" href="/wp-content/plugins/woocommerce/a.css">')
    assert detect([plain, telling]).name == "woocommerce"
    assert detect([]).name == ""


def test_the_table_is_sound() -> None:
    assert {sign.where for sign in SIGNS} <= set(get_args(Where))
    assert all(1 <= sign.weight <= 3 for sign in SIGNS)
    assert set(ADAPTERS) <= {sign.platform for sign in SIGNS}


@pytest.mark.skipif(not STORES.is_dir(), reason=f"no saved stores at {STORES}")
@pytest.mark.parametrize(
    ("store", "name"),
    [("opencart3", "opencart"), ("oscar", "oscar"), ("prestashop", "prestashop"), ("woocommerce_block", "woocommerce"),
     ("woocommerce_classic", "woocommerce")],
)  # fmt: skip
@pytest.mark.parametrize("saved", ["home", "product", "cart"])
def test_real_stores(store: str, name: str, saved: str) -> None:
    meta = json.loads((STORES / store / f"{saved}.headers.json").read_text())
    shown = parse_html((STORES / store / f"{saved}.html").read_bytes(), meta["final_url"])
    assert detect(shown).name == name
    assert detect(shown, meta["cookies_after"]).name == name
