"""Records of trust marks, asked for as a browser would from a shop on loopback whose issuers live there too."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

import pytest

from tests.crawl.server import Route, Server, hang_up, redirect, reply, serving, silence
from trustaudit import lexicon
from trustaudit.config import CrawlSettings, Limits
from trustaudit.crawl.crawler import crawl
from trustaudit.crawl.issuer_table import ACTION, ISSUERS, IssuerRecord, asked, why_of
from trustaudit.crawl.issuers import MAX_RECORDS, record_links
from trustaudit.model import Role, Snapshot
from trustaudit.page import parse_exchange, parse_html
from trustaudit.signals import lay_out
from trustaudit.signals.records import MarkRecord, derive_records

WORDS = lexicon.bundled()
HERE = (IssuerRecord("enamad", ("127.0.0.1",), "/seal/?", ("id",), errors=("/seal/error",)),)
FOOTER = '<a referrerpolicy="origin" href="/seal/?id=123456&Code=AbCdEfGh"><img src="/enamad.png" alt="enamad"></a>'
TEXT = "<p>" + "This little workshop in an invented harbour town turns pots, mugs and bowls. " * 8 + "</p>"


def record(domain: str = "127.0.0.1", expires: str = "۱۴۰۶/۰۵/۰۱") -> str:
    return f"""<html lang=fa dir=rtl><title>نماد اعتماد الکترونیکی</title>
    <a id="shopLink" href="http://{domain}/">{domain}</a>
    <div class="txtbold">صاحب امتیاز :</div><div class="licontent">شرکت نمونه</div>
    <div class="txtbold">تاريخ اعتبار</div><div class="licontent">از ۱۴۰۴/۰۵/۰۱ تا {expires}</div>
    <div class="txtbold">تلفن:</div><div class="licontent">02188880018</div></html>"""


async def needs_referer(call: object, writer: asyncio.StreamWriter) -> None:
    came_from = call.headers.get("referer", "")  # type: ignore[attr-defined]
    own = f"http://{call.headers['host']}/"  # type: ignore[attr-defined]
    writer.write(reply(record()) if came_from == own else redirect("/seal/error/errorreferrer"))


def visit(
    seal: Route,
    *,
    check: Callable[[Server], None] | None = None,
    more: Mapping[str, Route] | None = None,
    **settings: object,
) -> Snapshot:
    """A crawl of a shop whose footer links a mark that leads to `seal`."""

    async def run() -> Snapshot:
        home = reply(
            f"<html lang=en><title>Hadley Pots</title><main><h1>Pots</h1>{TEXT}</main><footer>{FOOTER}</footer>"
        )
        async with serving({"/": home, "/seal/": seal, **(more or {})}) as server:
            given = {
                "limits": Limits(delay=0, timeout=0.5, retries=0),
                "journey": False,
                "browser": "never",
                "verify_marks": True,
            }
            found = await crawl(
                CrawlSettings(server.url(), **(given | settings)),  # type: ignore[arg-type]
                "2026-11-22T08:00:00Z",
                WORDS,
                issuers=HERE,
            )
            if check:
                check(server)
            return found

    return asyncio.run(run())


def read(snapshot: Snapshot) -> list[MarkRecord]:
    pages = [parse_exchange(e) for e in snapshot.exchanges if e.role is Role.PAGE]
    return list(partial(derive_records, issuers=HERE)(lay_out(pages, snapshot, WORDS), {}))


def outcome(snapshot: Snapshot) -> tuple[str, str]:
    whole = next(item for item in read(snapshot) if item.field == "record")
    return whole.state, whole.reason


def test_the_record_is_asked_for_once_with_the_shop_as_referer() -> None:
    def check(server: Server) -> None:
        calls = [call for call in server.calls if call.target.startswith("/seal")]
        assert [call.target for call in calls] == ["/seal/?id=123456&Code=AbCdEfGh"]
        assert calls[0].headers["referer"] == server.url("/")

    snapshot = visit(needs_referer, check=check)
    assert outcome(snapshot) == ("matched", "none")
    assert not [step for step in snapshot.steps if step.action == ACTION]


def test_nobody_is_asked_unless_told_to() -> None:
    def check(server: Server) -> None:
        assert not [path for path in server.paths() if path.startswith("/seal")]

    snapshot = visit(reply(record()), check=check, verify_marks=False)
    assert read(snapshot) == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (reply(record("another-shop.example")), ("mismatched", "none")),
        (reply(record(expires="۱۴۰۵/۰۸/۳۰")), ("expired", "none")),
        (reply(record(expires="۱۴۰۵/۰۹/۰۱")), ("matched", "none")),  # its last day is today
        (reply("<p>نمادی با این مشخصات یافت نشد</p>"), ("unknown", "none")),
        (reply("not implemented", "501 Not Implemented"), ("unchecked", "status")),
        (redirect("/seal/error/errorreferrer"), ("unchecked", "refused")),
        (reply("<p>Checking your browser</p><script src=/cdn-cgi/challenge-platform/x.js></script>"), ("unchecked", "blocked")),
        (reply("<p>کد امنیتی را وارد کنید</p>"), ("unchecked", "blocked")),
        (reply("<p>A page of tomorrow, in another layout</p>"), ("unchecked", "unreadable")),
        (reply(b"%PDF-1.7", kind="application/pdf"), ("unchecked", "unreadable")),
        (hang_up, ("unchecked", "no-answer")),
        (silence, ("unchecked", "no-answer")),
    ],
)  # fmt: skip
def test_what_an_issuer_may_answer(answer: Route, expected: tuple[str, str]) -> None:
    more = {"/seal/error/errorreferrer": reply("<p>Referrer error</p>")}
    assert outcome(visit(answer, more=more)) == expected


def test_robots_of_the_issuer_are_obeyed() -> None:
    more = {"/robots.txt": reply("User-agent: *\nDisallow: /seal/", kind="text/plain")}
    assert outcome(visit(reply(record()), more=more)) == ("unchecked", "robots")


@pytest.mark.parametrize(
    ("url", "issuer"),
    [
        ("https://trustseal.enamad.ir/?id=123456&Code=AbC", "enamad"),
        ("https://Trustseal.eNamad.ir/?id=123456&amp;code=AbC", "enamad"),
        ("https://trustseal.enamad.ir/Verify.aspx?id=40845&p=abcdefgh", "enamad"),
        ("https://trustseal.enamad.ir/", ""),
        ("https://trustseal.enamad.ir/Error/ErrorReferrer", ""),
        ("https://trustseal-enamad.ir/?id=123456&Code=AbC", ""),
        ("https://trustseal.enamad.ir.evil.example/?id=1&Code=A", ""),
        ("https://www.ecunion.ir/verify/shop.example?token=0123456789abcdef0123", "ecunion"),
        ("https://ecunion.ir/verify/shop.example", ""),
        ("https://www.eticaret.gov.tr/siteprofil/1234/wwwshopexample", "etbis"),
        ("https://www.confianzaonline.es/empresas/sample.htm", "confianza-online"),
        ("https://www.confianzaonline.es/", ""),
        ("javascript:void(0)", ""),
        ("https://[broken/?id=1", ""),
    ],
)
def test_which_links_lead_to_a_record(url: str, issuer: str) -> None:
    assert next((row.issuer for row in ISSUERS if row.leads(url)), "") == issuer


def test_each_record_is_asked_for_once_and_only_so_many() -> None:
    marks = "".join(
        f'<a href="https://trustseal.enamad.ir/?id={n}&Code=A"><img></a>' * 2 for n in range(MAX_RECORDS + 3)
    )
    pages = [parse_html(marks), parse_html(marks, "https://shop.example/contact")]
    found = [url for _, url, _ in record_links(pages)]
    assert len(found) == len(set(found)) == MAX_RECORDS + 3


def test_a_reason_can_be_read_back() -> None:
    url = "https://trustseal.enamad.ir/?id=1&Code=A"
    assert asked(why_of(ISSUERS[0], url)) == ("enamad", url)
    assert asked("footer link 'Returns'") == ("", "")
