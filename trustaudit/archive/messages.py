"""HTTP messages as archives hold them: a first line, header lines, an empty line, a payload."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from trustaudit.crawl.decoding import header_text
from trustaudit.model import Headers, Request, Response

#: The convention of web archives (pywb, Wayback) for headers that describe the transfer, not what was kept.
ORIGINAL = "X-Archive-Orig-"
_OF_THE_TRANSFER = frozenset(("content-encoding", "transfer-encoding", "content-length"))
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)")
_REQUEST_LINE = re.compile(rb"([A-Za-z]{3,20})[ \t]+\S")
_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Message:
    """`status` is 0 for a request, `method` '' for a response."""

    headers: Headers
    payload: bytes
    status: int = 0
    method: str = ""


def address(url: str) -> str:
    """`url` in the characters that a WARC header may hold."""
    return quote(url.encode("utf-8", "replace"), safe="%/:=&?~#+!$,;'@()*[]-._") or "about:blank"


def request_line(request: Request) -> str:
    target = address(request.url).partition("://")[2]
    path = re.sub(r"^[^/?]*", "", target).partition("#")[0]
    method = request.method if _TOKEN.fullmatch(request.method) else "GET"
    return f"{method} {path if path.startswith('/') else '/' + path} HTTP/1.1"


def status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status:03} Unknown"


def request_headers(request: Request) -> list[tuple[str, str]]:
    return _lines(request.headers)


def response_headers(response: Response) -> list[tuple[str, str]]:
    """Bodies are kept decoded, so what told of the coding keeps its value under another name."""
    lines = [
        (ORIGINAL + name if name.lower() in _OF_THE_TRANSFER else name, value)
        for name, value in _lines(response.headers)
    ]
    return [*lines, ("Content-Length", str(len(response.body)))]


def _lines(headers: Headers) -> list[tuple[str, str]]:
    # What cannot stand in a header line is still in the crawl's own facts.
    return [
        (name, re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+", " ", value).strip())
        for name, value in headers
        if _TOKEN.fullmatch(name)
    ]


def parse(block: bytes) -> Message | None:
    """The message in a record's block, None if it is none (an empty block, ICY, HTTP/0.9)."""
    status, method = _STATUS_LINE.match(block), _REQUEST_LINE.match(block)
    if not status and not method:
        return None
    end = _END.search(block)
    head, payload = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    headers: list[tuple[str, str]] = []
    for line in head.splitlines()[1:]:
        name, colon, value = line.partition(b":")
        if line[:1] in (b" ", b"\t") and headers:  # obsolete folding (RFC 9112, 5.2)
            headers[-1] = (headers[-1][0], f"{headers[-1][1]} {header_text(line.strip())}")
        elif colon:
            headers.append((header_text(name.strip()), header_text(value.strip())))
    if status:
        return Message(tuple(headers), payload, status=int(status[1]))
    return Message(tuple(headers), payload, method=header_text(method[1]).upper() if method else "")
