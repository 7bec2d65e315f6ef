"""Whatever bytes a server sends: an exchange or a FetchError, soon, and nothing else."""

from __future__ import annotations

import asyncio
import gzip

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.crawl import server as s
from tests.crawl.server import serving
from trustaudit.config import CrawlSettings, Limits
from trustaudit.crawl.fetch import Fetcher, FetchError
from trustaudit.model import Exchange

QUICK = Limits(timeout=0.4, page_bytes=500, redirects=3, requests=20, seconds=2, retries=0)

STARTS = [
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.0 302 Found\r\n",
    b"HTTP/1.1 101 Switch\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"HTTP/1.1 999 \r\n",
    b"HTTP/2 200\r\n",
    b"",
]
LINES = [
    b"Content-Length: 5",
    b"Content-Length: -1",
    b"Content-Length: 5, 5",
    b"Content-Length: 99999999999999999999",
    b"Transfer-Encoding: chunked",
    b"Transfer-Encoding: gzip",
    b"Content-Encoding: gzip",
    b"Content-Encoding: deflate, gzip",
    b"Content-Type: text/html",
    b"Content-Type: \xff\xfe",
    b"Location: /\xd8\xb3?x y#z",
    b"Location: http://[::1",
    b"Location: \x01",
    b"Location: ?",
    b"Location: //\xf0\x9f\x92\xa9.example",
    b"Location: http://a..b/",
    b"Location: http://%31/",
    b"Location: http://" + b"a" * 300 + b"/",
    b"Location: http://x:" + b"9" * 5000,
    b"Set-Cookie: a=b; expires=never; Max-Age=x",
    b"Set-Cookie: =",
    b"Set-Cookie: \xd8\xb3=\xff; Domain=.",
    b"Set-Cookie: " + b"a" * 5000 + b"=" + b"b" * 5000,
    b"Retry-After: 1",
    b" folded",
    b": no name",
    b"",
]
BODIES = [
    b"",
    b"hello",
    b"5\r\nhello\r\n0\r\n\r\n",
    b"fffffffffffffffff\r\n",
    b"5;x\r\nhel",
    gzip.compress(b"hello"),
    b"\x1f\x8b",
]

lines = st.lists(st.sampled_from(LINES) | st.binary(max_size=10), max_size=6).map(b"\r\n".join)
answers = st.tuples(
    st.sampled_from(STARTS),
    lines,
    st.sampled_from([b"\r\n\r\n", b""]),
    st.sampled_from(BODIES) | st.binary(max_size=20),
).map(b"".join)


async def _visit(answer: bytes) -> Exchange | FetchError:
    async def once(call: s.Call, writer: s.Writer) -> None:
        writer.write(answer)
        await writer.drain()
        writer.close()

    async def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    async with serving({"/": once}) as server:
        settings = CrawlSettings(shop=server.url(), limits=QUICK, ignore_robots=True)
        async with Fetcher(settings, resolve=nowhere) as fetcher:
            try:
                return await fetcher.get(server.url())
            except FetchError as error:
                return error


@given(answers)
@settings(max_examples=400, deadline=3000)
def test_any_answer(answer: bytes) -> None:
    got = asyncio.run(_visit(answer))
    if isinstance(got, Exchange):
        assert len(got.response.body) <= QUICK.page_bytes
    else:
        assert got.detail
        assert "\n" not in got.detail
