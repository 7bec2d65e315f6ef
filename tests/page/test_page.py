"""What a shopper sees of a page, and nothing she does not."""

from __future__ import annotations

import codecs

import pytest

from trustaudit.model import Region
from trustaudit.page import parse_html
from trustaudit.page.data import nodes, text_of
from trustaudit.page.model import BlockKind, selector

TEXTS = [
    ("<p>Phone: <b>020</b> 7946 0000</p>", ["Phone: 020 7946 0000"]),
    ("<p>one</p><p>two</p>", ["one", "two"]),
    ("<div>loose <p>block</p> tail</div>", ["loose", "block", "tail"]),
    ("12 High Street<br>London", ["12 High Street", "London"]),
    ("<table><tr><td>Tehran<td>45</table>", ["Tehran", "45"]),
    ("<b>W</b>ord", ["Word"]),
    ("<span>Call</span><span>us</span>", ["Call us"]),
    ("<a href=/a>Returns</a> | <a href=/b>Shipping</a>", ["Returns", "Shipping"]),
    ("<p>See <a href=/a>returns</a> and <a href=/b>shipping</a>.</p>", ["See returns and shipping."]),
    ("<li><a href=/a>Returns</a><li><a href=/b>Cart</a> $50.00", ["Returns", "Cart $50.00"]),
    ("a<!-- b -->c", ["ac"]),
    ("<script>x</script><style>y</style><template>z</template><noscript>n</noscript>t", ["t"]),
    ("<p hidden>h</p><p style='DISPLAY : none'>h</p><p>t</p>", ["t"]),
    ("<div style='display:none' class='faq-answer'>You have 14 days.</div>", ["You have 14 days."]),
    ("<img alt='Visa' src=v.png><img alt=''>", ["Visa"]),
    ("<svg><title>Mastercard</title><path/></svg>", ["Mastercard"]),
    ("<p style='visibility: hidden'>h</p><div class=footer style='visibility:hidden'>Imprint</div>", ["Imprint"]),
    ("<svg><svg id=visa><title>Visa</title></svg></svg>", []),
    ("<div style='-webkit-backface-visibility: hidden'>b</div>", ["b"]),
    ("<div id=o style='display:none'>Delhi</div><script>f=()=>$('#o').toggle()</script>", ["Delhi"]),
    ("<svg style='display:none'><symbol><title>Amex</title></symbol></svg>", []),
    ("<svg><defs><title>Amex</title></defs><use href='#visa'/></svg>", []),
    ("<a href=/c aria-label='Basket'><i class='icon'></i></a>", ["Basket"]),
    ("<button>Add to <b>cart</b></button>after", ["Add to cart", "after"]),
    ("<input type=submit value='Send'><input type=text value='not shown as text'>", ["Send"]),
    ("<textarea>typed</textarea>", []),
    ("&#1578;&#1604;&#1601;&#1606; &amp; &nbsp; x", ["تلفن & x"]),
    ("<span class='__cf_email__' data-cfemail='543931142c7a273c3b24'>[email&#160;protected]</span>", ["me@x.shop"]),
    ("", []),
]


@pytest.mark.parametrize(("html", "texts"), TEXTS)
def test_statements(html: str, texts: list[str]) -> None:
    assert [block.text for block in parse_html(f"<body>{html}</body>").blocks] == texts


@pytest.mark.parametrize(
    ("html", "region"),
    [
        ("<header><p>x</p></header>", Region.HEADER),
        ("<header><nav>x</nav></header>", Region.NAV),
        ("<article><header><p>x</p></header></article>", Region.MAIN),
        ("<div id='footer'><p>x</p></div>", Region.FOOTER),
        ("<div class='site-footer-widgets'>x</div>", Region.FOOTER),
        ("<div class='footer-widgets'><nav>x</nav></div>", Region.FOOTER),
        ("<div class='card-footer'>x</div>", Region.MAIN),
        ("<div class='modal fade'><p>x</p></div>", Region.DIALOG),
        ("<div role='contentinfo'>x</div>", Region.FOOTER),
        ("<aside>x</aside>", Region.ASIDE),
        ("<p>x</p>", Region.MAIN),
    ],
)
def test_regions(html: str, region: Region) -> None:
    (block,) = parse_html(f"<body class='modal-open'>{html}</body>").blocks
    assert block.region is region


def test_rows_and_headings_give_a_statement_its_context() -> None:
    page = parse_html("<h2>Shipping</h2><table><tr><th>City<th>Price<tr><td>Tehran<td>45</table><h2>Other</h2>")
    cells = [b for b in page.blocks if b.kind is BlockKind.CELL]
    assert [(b.text, b.row) for b in cells] == [("City", 0), ("Price", 0), ("Tehran", 1), ("45", 1)]
    assert {page.blocks[b.heading].text for b in cells} == {"Shipping"}


def test_selectors_find_their_element_again() -> None:
    from bs4 import BeautifulSoup

    html = "<body><main><div><p>a</p><p>b <i>c</i></p></div><div id=z><p>d</p></div><div id='1x'>e</div></main></body>"
    soup = BeautifulSoup(html, "lxml")
    for block in parse_html(html).blocks:
        (element,) = soup.select(selector(block.path))
        assert block.text in " ".join(element.get_text(" ").split())


@pytest.mark.parametrize(
    ("html", "url", "via"),
    [
        ("<a href='/x'>x</a>", "https://shop.example/x", "href"),
        ("<a href='x?a=1&amp;b=2'>x</a>", "https://shop.example/d/x?a=1&b=2", "href"),
        ("<a href='//cdn.example/x'>x</a>", "https://cdn.example/x", "href"),
        ("<a href='#'>x</a>", "", "href"),
        ("<a href='javascript:void(0)'>x</a>", "", "href"),
        ("<a>x</a>", "", "href"),
        ("<a href='#' onclick=\"window.open('/w')\">x</a>", "https://shop.example/w", "onclick"),
        ("<img onclick='open(&quot;https://i.example/?a=1&amp;p=2&quot;)'>", "https://i.example/?a=1&p=2", "onclick"),
        ("<li onclick=\"location.href='/go'\">x</li>", "https://shop.example/go", "onclick"),
        ("<a href='/cdn-cgi/l/email-protection#543931142c7a273c3b24'>x</a>", "mailto:me@x.shop", "href"),
        ("<a href='http://[broken'>x</a>", "http://[broken", "href"),
    ],
)  # fmt: skip
def test_links(html: str, url: str, via: str) -> None:
    (link,) = parse_html(html, "https://shop.example/d/p").links
    assert (link.url, link.via) == (url, via)


def test_base_href_moves_relative_links() -> None:
    page = parse_html("<base href='/shop/'><a href=x>x</a>")
    assert page.links[0].url == "https://shop.example/shop/x"


def test_a_link_without_text_is_known_by_its_picture() -> None:
    page = parse_html("<a href=/c><img alt='Contact us'></a><a href=/i title='Instagram'></a>")
    assert [link.text for link in page.links] == ["Contact us", "Instagram"]


def test_links_know_the_statement_they_stand_in() -> None:
    page = parse_html("<p>first</p><p>Call <a href='tel:1'>us</a> now</p>")
    assert page.blocks[page.links[0].block].text == "Call us now"


def test_icons_are_known_by_their_class_names() -> None:
    page = parse_html("<i class='fa fa-cc-visa'></i><span class='pay-icon'>text</span><span class=' '> </span>")
    assert [image.names for image in page.images] == ["fa fa-cc-visa"]


def test_lazy_and_proxied_pictures_give_their_real_address() -> None:
    proxied = "/_next/image?url=https%3A%2F%2Fi.example%2Fb.png&w=8"
    html = f"<img src='data:image/gif;base64,AA' data-src='/a.png'><img src='{proxied}'>"
    first, second = parse_html(html).images
    assert first.urls == ("https://shop.example/a.png",)
    assert second.urls[-1] == "https://i.example/b.png"


def test_forms_with_all_their_controls() -> None:
    page = parse_html(
        "<form action=/cart method=POST id=f class=cart><input type=hidden name=t value=1><label for=q>Quantity</label>"
        "<input id=q name=q value=1 required><label>Note <textarea name=n>hi</textarea></label>"
        "<select name=s><option value=1 disabled>choose<option value=2 selected>Red</select>"
        "<button name=add value=7>Add to cart</button></form><input name=late form=f><input name=loose>"
    )
    (form,) = page.forms
    assert (form.action, form.method, form.id) == ("https://shop.example/cart", "POST", "f")
    by_name = {field.name: field for field in form.fields}
    assert list(by_name) == ["t", "q", "n", "s", "add", "late"]
    assert by_name["t"].hidden
    assert by_name["q"].label == "Quantity"
    assert by_name["q"].required
    assert by_name["n"].value == "hi"
    assert by_name["n"].label == "Note"
    assert by_name["s"].value == "2"
    assert [o.disabled for o in by_name["s"].options] == [True, False]
    assert (by_name["add"].type, by_name["add"].value, by_name["add"].label) == ("submit", "7", "Add to cart")
    assert [c.name for c in page.controls] == ["loose"]
    assert "Quantity" in form.text


def test_structured_data_in_both_spellings() -> None:
    page = parse_html(
        '<script type="application/ld+json">{"@graph":[{"@type":"Organization","name":"A",'
        '"address":{"@type":"PostalAddress","addressLocality":"Yazd"},}]}</script>'
        '<script type="application/ld+json">{broken</script>'
        '<div itemscope itemtype="https://schema.org/Product"><b itemprop=name>Cup</b><span itemprop=offers itemscope'
        ' itemtype="https://schema.org/Offer"><meta itemprop=price content=5></span></div>'
    )
    assert [text_of(n, "addressLocality") for n in nodes(page.data, "PostalAddress")] == ["Yazd"]
    (product,) = nodes(page.data, "Product")
    assert text_of(product, "name") == "Cup"
    assert [text_of(n, "price") for n in nodes(page.data, "Offer")] == ["5"]


PERSIAN = "<html><body><p>تلفن تماس فروشگاه: ۰۲۱ و نشانی ما در تهران است، ارسال به سراسر کشور</p></body></html>"
ARABIC_LETTERS = PERSIAN.translate({ord("ی"): "ي", ord("ک"): "ك"}).replace("۰۲۱", "021")


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (PERSIAN.encode(), "text/html; charset=utf-8", PERSIAN),
        (PERSIAN.encode(), "text/html", PERSIAN),
        (PERSIAN.encode(), "text/html; charset=windows-1256", None),  # a lie that happens to decode: believed
        (codecs.BOM_UTF8 + PERSIAN.encode(), "text/html; charset=latin-1", PERSIAN),
        (ARABIC_LETTERS.encode("cp1256"), "text/html", ARABIC_LETTERS),  # nothing says what it is
        (ARABIC_LETTERS.encode("cp1256"), "text/html; charset=utf-8", ARABIC_LETTERS),  # a lie that does not
        (b"<meta charset=windows-1256>" + ARABIC_LETTERS.encode("cp1256"), "", ARABIC_LETTERS),
        ("<p>Größe 10 €</p>".encode("cp1252"), "text/html; charset=iso-8859-1", "<p>Größe 10 €</p>"),
        (b"<p>x</p>", "text/html; charset=no-such-charset", "<p>x</p>"),
    ],
)  # fmt: skip
def test_charsets(body: bytes, content_type: str, expected: str | None) -> None:
    page = parse_html(body, headers=(("Content-Type", content_type),))
    if expected is not None:
        assert [b.text for b in page.blocks] == [b.text for b in parse_html(expected).blocks]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000,
        "<div " + " ".join(f"a{i}=1" for i in range(20_000)) + ">x</div>",
        "<table><tr><td>" * 5_000,
        "<" * 100_000,
        "\0" * 1000 + "x",
        "<script type='application/ld+json'>" + "[" * 100_000,
    ],
)
def test_hostile_markup_is_survived(html: str) -> None:
    parse_html(html)


def test_head_says_title_meta_and_language() -> None:
    page = parse_html(
        "<html lang=FA dir=rtl><head><title> a\n b </title><meta property='og:site_name' content=' S '></head>x"
    )
    assert (page.title, page.lang, page.dir, page.meta["og:site_name"]) == ("a b", "fa", "rtl", "S")
