"""Messengers, social profiles, chats, tickets: what is a channel of the shop, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.signals.reading import read
from trustaudit.signals.channels import profile


def channels(html: str) -> list[Any]:
    return read("channels", {"contact": html})


PROFILES = [
    ("https://t.me/sampleshop", ("telegram", "sampleshop")),
    ("https://t.me/s/sampleshop", ("telegram", "sampleshop")),
    ("https://t.me/joinchat/AbCdEf", ("telegram", "AbCdEf")),
    ("tg://resolve?domain=sampleshop", ("telegram", "sampleshop")),
    ("https://wa.me/989905550101?text=hi", ("whatsapp", "989905550101")),
    ("https://api.whatsapp.com/send?phone=+98%209905550101", ("whatsapp", "989905550101")),
    ("whatsapp://send?phone=989905550101", ("whatsapp", "989905550101")),
    ("https://chat.whatsapp.com/AbC123", ("whatsapp", "AbC123")),
    ("https://eitaa.com/sampleshop", ("eitaa", "sampleshop")),
    ("https://ble.ir/sampleshop", ("bale", "sampleshop")),
    ("https://rubika.ir/sampleshop", ("rubika", "sampleshop")),
    ("https://splus.ir/sampleshop", ("soroush", "sampleshop")),
    ("https://www.instagram.com/sampleshop/?hl=fa", ("instagram", "sampleshop")),
    ("https://m.facebook.com/sampleshop", ("facebook", "sampleshop")),
    ("https://www.facebook.com/pages/Sample-Shop/1234567", ("facebook", "1234567")),
    ("https://www.facebook.com/profile.php?id=1000", ("facebook", "1000")),
    ("https://x.com/sampleshop", ("x", "sampleshop")),
    ("https://www.linkedin.com/company/sample-shop/about/", ("linkedin", "sample-shop")),
    ("https://www.youtube.com/@sampleshop", ("youtube", "sampleshop")),
    ("https://www.youtube.com/user/sampleshop/videos", ("youtube", "sampleshop")),
    ("https://www.aparat.com/sampleshop", ("aparat", "sampleshop")),
    ("https://www.tiktok.com/@sampleshop", ("tiktok", "sampleshop")),
    ("https://www.pinterest.co.uk/sampleshop/", ("pinterest", "sampleshop")),
    ("sms:09905550101", ("sms", "09905550101")),
]

NONE = [
    "https://t.me/", "https://t.me/share/url?url=x", "https://wa.me/?text=look", "https://api.whatsapp.com/send?text=look",
    "https://www.instagram.com/", "https://www.instagram.com/p/Cabc/", "https://www.facebook.com/sharer/sharer.php?u=x",
    "https://www.facebook.com/dialog/share", "https://twitter.com/intent/tweet?text=x", "https://twitter.com/share",
    "https://www.linkedin.com/shareArticle?url=x", "https://www.linkedin.com/company", "https://www.youtube.com/watch?v=1",
    "https://www.aparat.com/v/abc", "https://pinterest.com/pin/create/button/?url=x", "https://www.facebook.com/shopify",
    "https://instagram.com/yourpage", "https://instagram.com/username", "#", "", "/contact", "https://notinstagram.com/sample",
    "https://mapinterest.example/sample", "mailto:info@shop.example",
]  # fmt: skip


@pytest.mark.parametrize(("url", "wanted"), PROFILES)
def test_profiles(url: str, wanted: tuple[str, str]) -> None:
    assert profile(url) == wanted


@pytest.mark.parametrize("url", NONE)
def test_no_profile(url: str) -> None:
    assert profile(url) is None


@pytest.mark.parametrize(
    ("html", "kind", "purpose"),
    [
        ('<script src="https://www.goftino.com/widget/abc"></script>', "chat", "support"),
        (
            "<script>var s=document.createElement('script');s.src='https://client.crisp.chat/l.js'</script>",
            "chat",
            "support",
        ),
        ('<script async src="https://embed.tawk.to/abc/default"></script>', "chat", "support"),
        ('<a href="/panel/new">ارسال تیکت پشتیبانی</a>', "ticket", "support"),
        ('<a href="https://sample.zendesk.com/hc/requests/new">Help</a>', "ticket", "support"),
        ("<button>درخواست تماس</button>", "callback", "support"),
        ("<h3>Request a call back</h3>", "callback", "support"),
        ('<a href="https://wa.me/989905550101">واتساپ</a>', "whatsapp", "messenger"),
        ('<a href="https://m.me/sampleshop">Message us</a>', "facebook", "messenger"),
        ('<a href="https://instagram.com/sampleshop"><i class="fa fa-instagram"></i></a>', "instagram", "social"),
    ],
)
def test_channels(html: str, kind: str, purpose: str) -> None:
    assert [(c.kind, c.purpose) for c in channels(html)] == [(kind, purpose)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/concert">بلیط و تیکت اتوبوس برای سفر نوروزی همه شهرهای ایران</a>',
        '<a href="/tickets">Concert tickets</a>',
        "<p>I waited a week for a call back and nobody rang me, which is why I will never order here again.</p>",
        "<script>console.log('client.crisp.chat')</script>",
    ],
)
def test_no_channel(html: str) -> None:
    assert channels(html) == []


def test_profiles_named_in_structured_data() -> None:
    html = '<script type="application/ld+json">{"@type":"Organization","sameAs":["https://x.com/sampleshop","https://shop.example"]}</script>'
    assert [(c.kind, c.handle) for c in channels(html)] == [("x", "sampleshop")]
