"""Archives that other programs wrote: which of their records are a shop's pages, and what a replay may make of them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from trustaudit.archive import messages
from trustaudit.crawl.decoding import BodyError, decode
from trustaudit.hosts import same_owner
from trustaudit.model import Exchange, Headers, PageKind, Request, Response, Role, Snapshot, header

MAX_BODY = 5_000_000  # bytes of one page, as a crawl keeps
MAX_EXCHANGES = 2000  # of one archive; a whole site's mirror has more than an audit can use
_KEPT = ("html", "xml", "json", "text/plain")
_SITEMAP = re.compile(r"sitemap[^/]*\.(?:xml|txt)(?:\.gz)?$", re.I)


@dataclass(frozen=True, slots=True)
class Record:
    """One WARC record; `block` is its content as stored."""

    kind: str
    id: str
    url: str
    date: str
    headers: Headers
    block: bytes

    @classmethod
    def of(cls, headers: list[tuple[str, str]], block: bytes) -> Record:
        lines = tuple(headers)
        return cls(
            header(lines, "WARC-Type").lower(),
            header(lines, "WARC-Record-ID"),
            header(lines, "WARC-Target-URI").strip("<>"),  # wget 1.19 wrote it in angle brackets
            header(lines, "WARC-Date"),
            lines,
            block,
        )


def snapshot(records: Iterable[Record]) -> Snapshot | None:
    """What an audit can use of an archive, None if there is no page in it.

    - Answers with status 200 and HTML, on the site of the first one, become role PAGE, the first of each address; the
      shop is that first one's origin, and the crawl started at its date. The page at "/" is hinted to be `home`;
      otherwise `kinds` are empty, for the stage that parses to find out.
    - Redirects become REDIRECT, robots.txt and sitemaps what they are, everything else DISCARDED; pictures, styles
      and scripts are left out, and so is what is not http (dns, ftp).
    - A revisit record (ISO 28500, 6.7) gets the body that its digest or its target names; one whose body is not in
      the archive is left out.
    - `gaps` and `steps` are empty: what is missing was not looked for, or not recorded.
    """
    found: list[tuple[Record, Exchange]] = []
    bodies: dict[str, bytes] = {}
    asked: dict[str, Record] = {}
    for record in records:
        if record.kind == "request":
            asked[header(record.headers, "WARC-Concurrent-To")] = asked[record.id] = record
        elif record.url.startswith(("http://", "https://")) and len(found) < MAX_EXCHANGES:
            response = _response(record, bodies)
            if response:
                found.append((record, Exchange(Request(record.url), response, Role.DISCARDED)))
    start = next((exchange.response for _, exchange in found if _is_page(exchange.response)), None)
    if start is None:
        return None
    parts = urlsplit(start.url)
    seen: set[str] = set()
    exchanges = tuple(_labelled(record, exchange, asked, parts.hostname or "", seen) for record, exchange in found)
    started = next(record.date for record, exchange in found if exchange.response is start)
    return Snapshot(f"{parts.scheme}://{parts.netloc}/", started, exchanges)


def _response(record: Record, bodies: dict[str, bytes]) -> Response | None:
    """The answer in a response, revisit or resource record, None if it is of no use."""
    if record.kind == "resource":
        media = header(record.headers, "Content-Type")
        return _kept(record, 200, (("Content-Type", media),), record.block[:MAX_BODY], len(record.block) > MAX_BODY)
    if record.kind not in ("response", "revisit"):
        return None
    message = messages.parse(record.block)
    if message is None or not message.status:
        return None
    if record.kind == "revisit":
        body = _revisited(record, bodies)
        return None if body is None else _kept(record, message.status, message.headers, body, len(body) >= MAX_BODY)
    decoded = _decoded(message)
    if decoded is None:
        return None
    body, cut = decoded
    for key in _keys(record):
        bodies.setdefault(key, body)
    return _kept(record, message.status, message.headers, body, cut)


def _kept(record: Record, status: int, headers: Headers, body: bytes, cut: bool) -> Response | None:
    media = header(headers, "content-type").lower()
    if status == 200 and media and not any(mark in media for mark in _KEPT):
        return None
    cut = cut or header(record.headers, "WARC-Truncated") != ""
    return Response(record.url, status, headers, body, cut)


def _decoded(message: messages.Message) -> tuple[bytes, bool] | None:
    """The payload without its transfer and content codings, and whether it is cut; None for a coding we cannot undo.
    Many recorders undo the codings and leave their headers."""
    from warcio.bufferedreaders import ChunkedDataReader

    payload = message.payload
    if "chunked" in header(message.headers, "transfer-encoding").lower():
        payload = ChunkedDataReader(io.BytesIO(payload)).read()
    try:
        body = decode(payload, header(message.headers, "content-encoding"), MAX_BODY)
    except BodyError:
        undone = payload.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"{", b"[")
        return (payload[:MAX_BODY], len(payload) > MAX_BODY) if undone else None
    return body.data, body.truncated


def _keys(record: Record) -> list[str]:
    digest = header(record.headers, "WARC-Payload-Digest")
    return [key for key in (digest, record.id, f"{record.url} {record.date}") if key]


def _revisited(record: Record, bodies: dict[str, bytes]) -> bytes | None:
    names = (
        header(record.headers, "WARC-Refers-To"),
        header(record.headers, "WARC-Payload-Digest"),
        f"{header(record.headers, 'WARC-Refers-To-Target-URI')} {header(record.headers, 'WARC-Refers-To-Date')}",
    )
    return next((bodies[name] for name in names if name in bodies), None)


def _is_page(response: Response) -> bool:
    media = header(response.headers, "content-type").lower()
    html = "html" in media or (not media and response.body.lstrip()[:1] == b"<")
    return response.status == 200 and html


def _labelled(record: Record, exchange: Exchange, asked: dict[str, Record], host: str, seen: set[str]) -> Exchange:
    response = exchange.response
    parts = urlsplit(response.url)
    request = _request(asked.get(record.id) or asked.get(header(record.headers, "WARC-Concurrent-To")), response.url)
    role = Role.DISCARDED
    kinds: tuple[PageKind, ...] = ()
    if 300 <= response.status < 400 and header(response.headers, "location"):
        role = Role.REDIRECT
    elif parts.path == "/robots.txt":
        role = Role.ROBOTS
    elif _SITEMAP.search(parts.path):
        role = Role.SITEMAP
    elif _is_page(response) and response.url not in seen and same_owner(parts.hostname or "", host):
        seen.add(response.url)
        role = Role.PAGE
        kinds = (PageKind.HOME,) if parts.path in ("", "/") and not parts.query else ()
    return Exchange(request, response, role, kinds, "recorded")


def _request(record: Record | None, url: str) -> Request:
    message = messages.parse(record.block) if record else None
    if message is None or not message.method:
        return Request(url)
    return Request(url, message.method, message.headers, message.payload)
