"""A message body as it arrives from the wire."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpcore

from trustaudit.crawl.decoding import Body, BodyError, Decoder
from trustaudit.crawl.robots import MAX_BYTES
from trustaudit.model import Headers, Role, header

#: How many times the size limit is read on, unkept, to tell a very big page (kept, cut) from one without an end.
DRAIN = 3
#: Of a picture or a download only so much is read: enough to say what it is.
BINARY_BYTES = 65_536
TEXTUAL = ("text/", "html", "xml", "json", "javascript")


def measure(headers: Headers, role: Role, page_bytes: int) -> tuple[int, bool]:
    """How many bytes of a body are kept, and whether its end is known or of no interest."""
    if role is Role.ROBOTS:
        return MAX_BYTES, True
    media = header(headers, "content-type").lower()
    if role is not Role.SITEMAP and media and not any(mark in media for mark in TEXTUAL):
        return min(BINARY_BYTES, page_bytes), True
    return page_bytes, header(headers, "content-length") != ""


async def read(chunks: AsyncIterator[bytes], content_encoding: str, limit: int, *, ends: bool) -> Body:
    """A body as it arrives, cut at `limit` bytes. `ends` says that its end is known (a Content-Length) or of no
    interest; otherwise a body that goes on for DRAIN times the limit after the cut raises BodyError."""
    decoder = Decoder(content_encoding, limit)
    drained = 0
    try:
        async for chunk in chunks:
            if not decoder.full:
                decoder.feed(chunk)
            else:
                drained += len(chunk)
            if decoder.full and ends:
                break
            if drained > DRAIN * limit:
                raise BodyError(f"endless body, over {(DRAIN + 1) * limit} bytes")
    except (httpcore.NetworkError, httpcore.RemoteProtocolError):
        if not decoder.size:
            raise
        return decoder.body(truncated=True)  # a browser shows what came, too; many servers announce a wrong length
    return decoder.body()
