"""Properties of the extractors on any page: none breaks, and evidence shows what it says it shows."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.signals.reading import shop
from trustaudit.signals import SIGNALS, extract

_MODULES = (
    "marks", "licences", "regulated_goods", "people", "personal_profiles", "organizations", "identifiers", "foundings",
    "claims", "placeholders", "overlays", "statements", "policies", "about_texts", "transports", "certificates",
    "security_headers", "languages", "viewports", "logos", "platforms", "broken_links", "error_texts", "trackers",
    "test_modes", "countries", "goods", "shops",
)  # fmt: skip
_PIECES = st.sampled_from(
    (
        "<p>", "</p>", "<h2>", "</h2>", "<li>", "<a href='#'>", "<a href='https://trustseal.enamad.ir/?id=1&Code=A'>",
        "<a href='http://[bad'>", "</a>", "<img src='/enamad.png' alt='نماد'>", "<img src='data:,x'>", "<footer>",
        "مدیرعامل: علی گلچین، ", "شناسه ملی ۱۴۹۹۰۳۸۲۷۱۰ ", "Founder: Jane Roe ", "Founded in 2014 by Jane Roe ",
        "VAT DE123456788 ", "© 2026 Nilpud Ltd. ", "[Shop name] ", "{{ x }} ", "Only 2 left ", "!!! ", "بهترین قیمت ",
        "<script src='//x'></script>", "<iframe src='https://enamad.ir:99999/x'></iframe>", "<form action='http://x/'>",
        "<input name=a>", "</form>", "<script type='application/ld+json'>{\"@type\":\"Person\",\"name\":7}</script>",
        "<script type='application/ld+json'>{\"@type\":\"Store\",\"name\":[1],\"founder\":[null,{\"a\":1},\"x\"]}</script>",
        "İı\u200c\u200fﷺ", "\u0000", "پروانه کسب ", "<nav>", "</nav>", "<blockquote>", "Track your order ", "«", "\"",
    )
)  # fmt: skip
_KINDS = st.sampled_from(("home", "about", "contact", "legal", "returns+shipping", "privacy", "product", "other"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=24), _KINDS)
def test_any_page_is_read_and_shown_rightly(pieces: list[str], kind: str) -> None:
    html = "".join(piece.encode("utf-8", "ignore").decode() for piece in pieces)
    found = extract(shop({kind: html}), {name: SIGNALS[name] for name in _MODULES})
    for name, signal in found.items():
        assert not signal.failed, name
        for item in signal.items:
            shown = item.evidence
            assert 0 <= shown.start <= shown.end <= len(shown.snippet), name
            assert len(shown.snippet) <= 260, name
