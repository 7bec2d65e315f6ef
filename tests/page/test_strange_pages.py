"""Nothing that a page can say makes reading its kind, its health, its links or its trade fail."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from trustaudit import lexicon
from trustaudit.crawl.discover import candidates, listings, products
from trustaudit.model import PageKind
from trustaudit.page import parse_html
from trustaudit.page.health import fault, refresh_target
from trustaudit.page.kinds import confirm
from trustaudit.page.shopsigns import shop_signs

WORDS = lexicon.bundled()
SHOP = "https://hadley.example/"
TEXTS = st.sampled_from(
    [
        "Contact us",
        "تماس با ما",
        "Returns & refunds?",
        "£ 12",
        "۱۲۰ تومان",
        "404",
        "",
        "\u0130\u200c\ufeff",
        "a" * 500,
        "?",
        "»",
    ]
)
VALUES: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS | st.sampled_from(["http://[", "/x", "Product", "ListItem"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["@type", "@graph", "itemListElement", "item", "url", "name", "offers", "mainEntity"]), inner, max_size=4
    ),
    max_leaves=12,
)  # fmt: skip
TAGS = st.sampled_from(
    ["a href=/product/x", "a href='http://['", "a href='#x'", "a href=https://x:y/", "h1", "h3", "form method=post", "p", "td",
     "input type=password", "input name=email", "textarea", "button class=add-to-cart", "img alt=x", "main", "footer", "nav",
     "meta http-equiv=refresh content='0;url=http://['", "body class='single-product cart'", "noscript", "title", "select"]
)  # fmt: skip
PIECES = st.one_of(
    st.builds("<{}>{}".format, TAGS, TEXTS),
    st.builds(lambda v: f'<script type="application/ld+json">{json.dumps(v)}</script>', VALUES),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_strange_pages(html: str) -> None:
    page = parse_html(html, SHOP)
    kinds, why = confirm(page, (PageKind.RETURNS,), WORDS)
    assert kinds
    assert set(kinds) == set(why)
    fault(page, page, WORDS)
    refresh_target(page)
    assert 0 <= shop_signs(page, WORDS).chance <= 1
    for found in (*candidates([page], (), SHOP, "", "en", WORDS).values(), products([page], (), SHOP, "en")):
        assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    listings([page], SHOP, "en", WORDS)
