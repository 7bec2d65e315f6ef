"""E-mail addresses: printed, linked, protected, or spelt out against robots."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.signals.reading import read


def emails(html: str, host: str = "shop-sample.com") -> list[Any]:
    return read("emails", {"contact": html}, host=host)


EXAMPLES = [
    ("<p>Write to Info@Shop-Sample.com.</p>", "info@shop-sample.com", "own", "text"),
    ("<p>info&#64;shop-sample&#46;com</p>", "info@shop-sample.com", "own", "text"),
    ("<p>info [at] shop-sample [dot] com</p>", "info@shop-sample.com", "own", "text"),
    ("<p>info(at)shop-sample.com</p>", "info@shop-sample.com", "own", "text"),
    ("<p>info[AT]shop-sample.com</p>", "info@shop-sample.com", "own", "text"),
    ("<p>ایمیل: info {ات} shop-sample.com</p>", "info@shop-sample.com", "own", "text"),
    ("<p>info at shop-sample dot com</p>", "info@shop-sample.com", "own", "text"),
    ("<p>ventas arroba shop-sample punto com</p>", "ventas@shop-sample.com", "own", "text"),
    ('<p><span class="__cf_email__" data-cfemail="0d646b634d7e6562607d2160">[email&#160;protected]</span></p>', None, "", ""),
    ('<a href="mailto:Sales%40shop-sample.com?subject=Hi">Mail</a>', "sales@shop-sample.com", "own", "link"),
    ('<a href="mailto: sales@shop-sample.com">Mail us</a>', "sales@shop-sample.com", "own", "link"),
    ("<p>sample.shop@gmail.com</p>", "sample.shop@gmail.com", "free", "text"),
    ("<p>sample.shop@yahoo.co.uk</p>", "sample.shop@yahoo.co.uk", "free", "text"),
    ("<p>help@agency-sample.net</p>", "help@agency-sample.net", "other", "text"),
    ("<p>help@mail.shop-sample.com</p>", "help@mail.shop-sample.com", "own", "text"),
    ('<script type="application/ld+json">{"@type":"Store","email":"mailto:info@shop-sample.com"}</script>', "info@shop-sample.com", "own", "data"),
]  # fmt: skip


def _protected(address: str, key: int = 0x5A) -> str:
    return bytes([key, *(b ^ key for b in address.encode())]).hex()


@pytest.mark.parametrize(("html", "address", "domain", "source"), [e for e in EXAMPLES if e[1]])
def test_addresses(html: str, address: str, domain: str, source: str) -> None:
    assert [(e.address, e.domain, e.source) for e in emails(html)] == [(address, domain, source)]


def test_behind_cloudflares_protection() -> None:
    code = _protected("info@shop-sample.com")
    html = f'<p>Mail: <a href="/cdn-cgi/l/email-protection#{code}"><span data-cfemail="{code}">[email protected]</span></a></p>'
    assert {e.address for e in emails(html)} == {"info@shop-sample.com"}


@pytest.mark.parametrize(
    "html",
    [
        "<p>logo@2x.png</p>",
        "<p>@sample on Instagram, @other.name</p>",
        "<p>Meet us at sample dot the i</p>",
        "<p>۵ عدد @ ۲۰۰۰ تومان</p>",
        '<a href="mailto:">Mail</a><a href="mailto:#">Mail</a>',
        '<form><input type="email" placeholder="you@shop-sample.com"></form>',
        "<!-- info@shop-sample.com --><script>var m='info@shop-sample.com'</script>",
    ],
)
def test_no_address(html: str) -> None:
    assert emails(html) == []


@pytest.mark.parametrize(
    "address",
    ["info@example.com", "email@yahoo.com", "yourname@shop-sample.com", "info@site.com", "john.doe@gmail.com"],
)
def test_what_templates_hold(address: str) -> None:
    (email,) = emails(f"<p>{address}</p>")
    assert email.placeholder


def test_once_a_region() -> None:
    html = "<main>a@shop-sample.com a@shop-sample.com</main><footer>a@shop-sample.com</footer>"
    assert [e.evidence.region.value for e in emails(html)] == ["main", "footer"]


@settings(max_examples=50, deadline=None)
@given(
    name=st.from_regex(r"[a-z0-9]+([._-][a-z0-9]+){0,2}", fullmatch=True).filter(
        lambda n: n[0].isalpha() and len(n) < 20
    ),
    gap=st.sampled_from(["@", "[at]", " (at) ", " [at] "]),
)
def test_every_plain_name_is_read(name: str, gap: str) -> None:
    assert [e.address for e in emails(f"<p>Mail: {name}{gap}shop-sample.com</p>")] == [f"{name}@shop-sample.com"]
