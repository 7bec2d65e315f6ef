"""Archives: what is saved comes back, opens elsewhere, and what others saved can be read."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from trustaudit.archive import load, save
from trustaudit.model import (
    ConfigError,
    Exchange,
    Gap,
    GapReason,
    PageKind,
    Request,
    Response,
    Role,
    Snapshot,
    Step,
    StepOutcome,
    header,
)

HTML = "<!doctype html><title>فروشگاه</title><p>تلفن: ۰۲۱</p>".encode()
SNAPSHOT = Snapshot(
    shop="https://shop.example",
    started="2026-11-22T08:00:00Z",
    exchanges=(
        Exchange(
            Request("https://shop.example/", headers=(("Host", "shop.example"), ("Accept", "text/html"))),
            Response("https://shop.example/", 301, (("Location", "/fa/خانه"), ("Content-Length", "0"))),
            Role.REDIRECT,
        ),
        Exchange(
            Request("https://shop.example/fa/%D8%AE"),
            Response(
                "https://shop.example/fa/%D8%AE",
                200,
                (
                    ("Content-Type", "text/html"),
                    ("content-encoding", "gzip"),
                    ("Transfer-Encoding", "chunked"),
                    ("Set-Cookie", "a=1"),
                    ("Set-Cookie", "b=2"),
                    ("X-Title", "خانه"),
                ),
                HTML,
                truncated=True,
            ),
            Role.PAGE,
            (PageKind.HOME, PageKind.CONTACT),
            "footer link 'تماس'",
            rendered=True,
        ),
        Exchange(
            Request("https://shop.example/cart", "POST", (("Content-Type", "application/json"),), b'{"id":1}\r\n\r\nx'),
            Response("https://shop.example/cart", 204),
            Role.STEP,
        ),
    ),
    gaps=(Gap(PageKind.CHECKOUT, GapReason.ROBOTS, "https://shop.example/checkout", "disallowed by robots.txt"),),
    steps=(Step("add", "POST", "https://shop.example/cart", 204, StepOutcome.ADDED, "کفش"),),
    platform="woocommerce",
    tls=(("not_after", "2027-01-01T00:00:00Z"), ("issuer", "Example CA")),
    interrupted=True,
)


def saved(snapshot: Snapshot) -> bytes:
    out = io.BytesIO()
    save(snapshot, out)
    return out.getvalue()


def loaded(data: bytes) -> Snapshot:
    return load(io.BytesIO(data))


text = st.text(max_size=20)
pairs = st.lists(st.tuples(text, text), max_size=3).map(tuple)
exchanges = st.builds(
    Exchange,
    st.builds(Request, text, text, pairs, st.binary(max_size=50)),
    st.builds(Response, text, st.integers(0, 999), pairs, st.binary(max_size=200), st.booleans()),
    st.sampled_from(Role),
    st.lists(st.sampled_from(PageKind), max_size=3).map(tuple),
    text,
    st.booleans(),
)
snapshots = st.builds(
    Snapshot,
    text,
    text,
    st.lists(exchanges, max_size=3).map(tuple),
    st.lists(st.builds(Gap, st.sampled_from(PageKind), st.sampled_from(GapReason), text, text), max_size=2).map(tuple),
    st.lists(
        st.builds(Step, text, text, text, st.integers(0, 999), st.sampled_from(StepOutcome), text), max_size=2
    ).map(tuple),
    text,
    pairs,
    st.booleans(),
)


@given(snapshots)
@settings(max_examples=60, deadline=None)
def test_what_is_saved_comes_back(snapshot: Snapshot) -> None:
    data = saved(snapshot)
    assert loaded(data) == snapshot
    assert saved(snapshot) == data
    assert loaded(gzip.decompress(data)) == snapshot


def test_file_is_a_function_of_the_snapshot_alone(tmp_path: Path) -> None:
    save(SNAPSHOT, tmp_path / "a.warc.gz")
    save(SNAPSHOT, str(tmp_path / "b.warc.gz"))
    assert (tmp_path / "a.warc.gz").read_bytes() == (tmp_path / "b.warc.gz").read_bytes()
    assert load(str(tmp_path / "a.warc.gz")) == load(tmp_path / "b.warc.gz") == SNAPSHOT


def test_other_tools_can_read_it() -> None:
    records = []
    with io.BytesIO(saved(SNAPSHOT)) as file:
        records += [(r, r.content_stream().read()) for r in ArchiveIterator(file, check_digests="raise")]
    assert [r.rec_type for r, _ in records] == ["warcinfo", *["request", "response"] * 3, "metadata"]
    ids = [r.rec_headers["WARC-Record-ID"] for r, _ in records]
    assert len(set(ids)) == len(ids)
    assert {r.rec_headers["WARC-Date"] for r, _ in records} == {"2026-11-22T08:00:00Z"}
    assert records[0][0].rec_headers.protocol == "WARC/1.1"
    assert records[1][0].rec_headers["WARC-Concurrent-To"] == ids[2]

    page, body = records[4]
    assert body == HTML
    assert page.http_headers.get_statuscode() == "200"
    assert page.http_headers["Content-Length"] == str(len(HTML))
    assert page.http_headers["Content-Encoding"] is None
    assert page.http_headers["X-Archive-Orig-content-encoding"] == "gzip"
    assert page.http_headers["Transfer-Encoding"] is None
    assert [v for k, v in page.http_headers.headers if k == "Set-Cookie"] == ["a=1", "b=2"]
    assert page.rec_headers["WARC-Truncated"] == "length"
    assert records[2][0].http_headers["Location"] == "/fa/%D8%AE%D8%A7%D9%86%D9%87"

    post, sent = records[5]
    assert (post.http_headers.protocol, post.http_headers.statusline) == ("POST", "/cart HTTP/1.1")
    assert sent == b'{"id":1}\r\n\r\nx'


def test_header_from_a_shop_cannot_forge_another_one() -> None:
    evil = Response(
        "https://shop.example/", 200, (("X", "a\r\nSet-Cookie: b=1"), ("Bad name:", "x"), ("X-Y", "\x85\u2028z"))
    )
    snapshot = Snapshot(
        "https://shop.example", "", (Exchange(Request("https://shop.example/\r\nA: b"), evil, Role.PAGE),)
    )
    records = list(ArchiveIterator(io.BytesIO(saved(snapshot))))
    assert [r.rec_type for r in records] == ["warcinfo", "request", "response", "metadata"]
    assert records[2].http_headers.headers == [("X", "a Set-Cookie: b=1"), ("X-Y", "z"), ("Content-Length", "0")]
    assert loaded(saved(snapshot)) == snapshot


def test_warcio_stays_unloaded_until_it_is_needed() -> None:
    code = "import sys, trustaudit.archive; sys.exit('warcio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_unwritable_path_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no/a\.warc\.gz: cannot be written: No such file or directory$"):
        save(SNAPSHOT, tmp_path / "no" / "a.warc.gz")


PLAIN = gzip.decompress(saved(SNAPSHOT))
BROKEN = [
    pytest.param(b"", "holds no WARC record", id="empty"),
    pytest.param(b"hello\n", "is no WARC file", id="text"),
    pytest.param(b"<html>" + b"x" * 100_000, "is no WARC file", id="page"),
    pytest.param(b"PK\x03\x04" + b"\0" * 100, "is no WARC file", id="zip"),
    pytest.param(gzip.compress(b"hello"), "is no WARC file", id="packed text"),
    pytest.param(b"\x1f\x8b\x08\x00garbage", "damaged or cut short", id="not gzip"),
    pytest.param(saved(SNAPSHOT)[:-1], "damaged or cut short", id="gzip without its last byte"),
    pytest.param(saved(SNAPSHOT)[:400], "damaged or cut short", id="gzip cut early"),
    pytest.param(PLAIN[: PLAIN.rindex(b"WARC/1.1")], "last record is missing", id="last record missing"),
    pytest.param(PLAIN[:-50], "damaged or cut short", id="cut in the last record"),
    pytest.param(PLAIN.replace(b'"format":1', b'"format":9'), "newer version", id="facts of tomorrow"),
    pytest.param(PLAIN.replace(b'"rendered"', b'"rendezed"'), "damaged", id="facts without a field"),
    pytest.param(PLAIN.replace(b'"status":204', b'"status":"x"'), "damaged", id="facts of another type"),
    pytest.param(PLAIN.replace(b"Content-Length: ", b"Content-Length: 9", 1), "damaged", id="wrong length"),
    pytest.param(PLAIN.replace(b"\r\nContent-Length: ", b"\r\nContent-Length: -", 1), "damaged", id="negative length"),
    pytest.param(
        b"filedesc://x 127.0.0.1 20261122 text/plain 3\n1 0 x\nURL IP date type length\n\nabc", "ARC", id="ARC"
    ),
]


@pytest.mark.parametrize(("data", "message"), BROKEN)
def test_broken_files_end_in_one_clear_line(
    data: bytes, message: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "shop.warc.gz"
    path.write_bytes(data)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert capfd.readouterr().err == ""


def test_missing_file_and_directory(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load(tmp_path / "no.warc.gz")
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load(tmp_path)


@given(st.integers(0, len(PLAIN) - 1), st.binary(max_size=8), st.booleans())
@settings(max_examples=200, deadline=None)
def test_damage_anywhere_is_an_error_or_harmless(place: int, junk: bytes, packed: bool) -> None:
    data = PLAIN[:place] + junk + PLAIN[place + len(junk) :]
    with suppress(ConfigError):
        assert isinstance(loaded(gzip.compress(data) if packed else data), Snapshot)


# -- archives by other programs


class Recorder:
    """Builds an archive as other programs do, record by record."""

    def __init__(self, *, packed: bool = True) -> None:
        self.file = io.BytesIO()
        self.writer = WARCWriter(self.file, gzip=packed)

    def add(
        self,
        url: str,
        body: bytes = HTML,
        status: str = "200 OK",
        kind: str = "response",
        protocol: str = "HTTP/1.1",
        date: str = "2026-10-01T10:00:00Z",
        http: dict[str, str] | None = None,
        **warc: str,
    ) -> Recorder:
        headers = {"Content-Type": "text/html; charset=utf-8"} if http is None else http
        lines = None
        if kind in ("response", "revisit"):
            lines = StatusAndHeaders(status, list(headers.items()), protocol=protocol)
        elif kind == "request":
            lines = StatusAndHeaders(status, list(headers.items()), is_http_request=True)
        extra = {name.replace("_", "-"): value for name, value in warc.items()}
        record = self.writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=lines,
            warc_headers_dict={"WARC-Date": date, **extra},
        )
        self.writer.write_record(record)
        return self

    def load(self) -> Snapshot:
        return loaded(self.file.getvalue())


def _chunked(data: bytes) -> bytes:
    half = len(data) // 2
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (data[:half], data[half:], b""))


HTML_TYPE = {"Content-Type": "text/html"}


@pytest.mark.parametrize(
    ("body", "http", "protocol"),
    [
        pytest.param(HTML, HTML_TYPE, "HTTP/1.1", id="plain"),
        pytest.param(HTML, HTML_TYPE, "HTTP/1.0", id="http 1.0"),
        pytest.param(HTML, {}, "HTTP/1.1", id="no type"),
        pytest.param(_chunked(HTML), {**HTML_TYPE, "Transfer-Encoding": "chunked"}, "HTTP/1.1", id="chunked"),
        pytest.param(HTML, {**HTML_TYPE, "Transfer-Encoding": "chunked"}, "HTTP/1.1", id="called chunked, is not"),
        pytest.param(gzip.compress(HTML), {**HTML_TYPE, "Content-Encoding": "gzip"}, "HTTP/1.1", id="gzip"),
        pytest.param(HTML, {**HTML_TYPE, "Content-Encoding": "gzip"}, "HTTP/1.1", id="called gzip, is not"),
        pytest.param(HTML, {**HTML_TYPE, "Content-Encoding": "br"}, "HTTP/1.1", id="called brotli, is not"),
        pytest.param(zlib.compress(HTML), {**HTML_TYPE, "Content-Encoding": "deflate"}, "HTTP/1.1", id="deflate"),
        pytest.param(
            _chunked(gzip.compress(HTML)),
            {**HTML_TYPE, "Content-Encoding": "gzip", "Transfer-Encoding": "Chunked"},
            "HTTP/1.1",
            id="both",
        ),
    ],
)
@pytest.mark.parametrize("packed", [True, False])
def test_pages_in_every_coding(body: bytes, http: dict[str, str], protocol: str, packed: bool) -> None:
    found = Recorder(packed=packed).add("https://shop.example/a", body, protocol=protocol, http=http).load()
    (exchange,) = found.exchanges
    assert (exchange.role, exchange.response.body, exchange.response.truncated) == (Role.PAGE, HTML, False)
    assert found.shop == "https://shop.example/"


def test_archive_of_a_visit_becomes_pages_redirects_and_the_rest() -> None:
    html = {"Content-Type": "text/html"}
    found = (
        Recorder()
        .add("", b"software: OtherTool/1.0\r\n", kind="warcinfo")
        .add("dns:shop.example", b"20261001 shop.example 93.184.216.34", kind="resource", Content_Type="text/dns")
        .add("http://shop.example/robots.txt", b"User-agent: *", http={"Content-Type": "text/plain"})
        .add("http://shop.example/", b"", "301 Moved", http={"Location": "https://www.shop.example/"})
        .add("https://www.shop.example/", date="2026-10-01T10:00:02Z")
        .add("https://www.shop.example/style.css", b"p{}", http={"Content-Type": "text/css"})
        .add("https://www.shop.example/logo.png", b"\x89PNG", http={"Content-Type": "image/png"})
        .add("https://www.shop.example/about", b"<h1>About</h1>", http=html)
        .add("https://www.shop.example/about", b"<h1>About, again</h1>", http=html)
        .add("https://www.shop.example/gone", b"<h1>404</h1>", "404 Not Found")
        .add("https://www.shop.example/sitemap.xml", b"<urlset/>", http={"Content-Type": "text/xml"})
        .add("https://ads.example/frame", b"<p>ad</p>")
        .add("https://www.shop.example/brotli", b"\x0b\x02\x80", http={**html, "Content-Encoding": "br"})
        .load()
    )
    assert [(e.response.url.partition(".example")[2], e.role, e.kinds) for e in found.exchanges] == [
        ("/robots.txt", Role.ROBOTS, ()),
        ("/", Role.REDIRECT, ()),
        ("/", Role.PAGE, (PageKind.HOME,)),
        ("/about", Role.PAGE, ()),
        ("/about", Role.DISCARDED, ()),
        ("/gone", Role.DISCARDED, ()),
        ("/sitemap.xml", Role.SITEMAP, ()),
        ("/frame", Role.DISCARDED, ()),
    ]
    assert found.shop == "https://www.shop.example/"
    assert found.started == "2026-10-01T10:00:02Z"
    assert (found.gaps, found.steps) == ((), ())


def test_revisit_takes_the_body_it_points_at() -> None:
    digest = "sha1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    found = (
        Recorder()
        .add("https://shop.example/", WARC_Payload_Digest=digest, WARC_Record_ID="<urn:uuid:1>")
        .add("https://shop.example/b", b"", kind="revisit", WARC_Payload_Digest=digest)
        .add("https://shop.example/c", b"", kind="revisit", WARC_Refers_To="<urn:uuid:1>")
        .add(
            "https://shop.example/d",
            b"",
            kind="revisit",
            WARC_Refers_To_Target_URI="https://shop.example/",
            WARC_Refers_To_Date="2026-10-01T10:00:00Z",
        )
        .add("https://shop.example/e", b"", kind="revisit", WARC_Refers_To="<urn:uuid:9>")
        .load()
    )
    assert [(e.response.url[-1], e.role, e.response.body == HTML) for e in found.exchanges] == [
        ("/", Role.PAGE, True),
        ("b", Role.PAGE, True),
        ("c", Role.PAGE, True),
        ("d", Role.PAGE, True),
    ]


@pytest.mark.parametrize("response_first", [True, False])
def test_request_is_found_by_either_of_the_two_links(response_first: bool) -> None:
    post = {"X-From": "browser"}
    recorder = Recorder()
    if response_first:
        recorder.add("https://shop.example/", WARC_Record_ID="<urn:uuid:1>")
        recorder.add(
            "https://shop.example/", b"", "GET / HTTP/1.1", "request", http=post, WARC_Concurrent_To="<urn:uuid:1>"
        )
    else:
        recorder.add(
            "https://shop.example/", b"", "GET / HTTP/1.1", "request", http=post, WARC_Record_ID="<urn:uuid:2>"
        )
        recorder.add("https://shop.example/", WARC_Concurrent_To="<urn:uuid:2>")
    (exchange,) = recorder.load().exchanges
    assert (exchange.request.method, header(exchange.request.headers, "x-from")) == ("GET", "browser")


def test_archive_packed_as_one_single_gzip_member() -> None:
    recorder = Recorder(packed=False).add("https://shop.example/").add("https://shop.example/b")
    assert len(loaded(gzip.compress(recorder.file.getvalue())).exchanges) == 2


def test_archive_by_wget_1_19_with_its_angle_brackets() -> None:
    data = Recorder(packed=False).add("https://shop.example/").file.getvalue()
    data = data.replace(b"WARC-Target-URI: https://shop.example/", b"WARC-Target-URI: <https://shop.example/>")
    assert loaded(data).exchanges[0].response.url == "https://shop.example/"


def test_recorded_bomb_and_big_page_are_cut() -> None:
    bomb = gzip.compress(b"<p>" + b"0" * 50_000_000)
    found = (
        Recorder()
        .add("https://shop.example/", b"<p>" + b"x" * 6_000_000)
        .add("https://shop.example/bomb", bomb, http={**HTML_TYPE, "Content-Encoding": "gzip"})
        .add("https://shop.example/cut", WARC_Truncated="length")
        .load()
    )
    assert [(len(e.response.body), e.response.truncated) for e in found.exchanges] == [
        (5_000_000, True),
        (len(HTML), True),
    ]


def test_archive_without_a_page_says_so() -> None:
    with pytest.raises(ConfigError, match="holds no web page"):
        Recorder().add("https://shop.example/a.png", b"\x89PNG", http={"Content-Type": "image/png"}).load()


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_block_in_a_response_is_read_or_left_out(block: bytes) -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://shop.example/x\r\nContent-Length: %d\r\n\r\n"
    data = Recorder(packed=False).add("https://shop.example/").file.getvalue() + head % len(block) + block + b"\r\n\r\n"
    assert loaded(data).exchanges[0].response.body == HTML


def test_date_of_the_records_is_a_date_even_if_the_crawl_had_none() -> None:
    records = list(ArchiveIterator(io.BytesIO(saved(Snapshot("https://shop.example", "today", ())))))
    assert datetime.fromisoformat(records[0].rec_headers["WARC-Date"]).year == 1970
