"""A snapshot into a WARC. The bytes are a function of the snapshot: no clock, no random ids."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from contextlib import nullcontext
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO

from trustaudit import __version__
from trustaudit.archive import facts, messages
from trustaudit.model import ConfigError, Exchange, Snapshot

if TYPE_CHECKING:
    from warcio.warcwriter import WARCWriter

SOFTWARE = "trustaudit"
_CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")


def save(snapshot: Snapshot, target: Path | str | BinaryIO) -> None:
    """Write `snapshot` as a gzip WARC to a path or an open binary file. Raises ConfigError if that cannot be done."""
    try:
        with open(target, "wb") if isinstance(target, str | Path) else nullcontext(target) as file:
            _write(snapshot, file)
    except OSError as error:
        name = target if isinstance(target, str | Path) else "the archive"
        raise ConfigError(f"{name}: cannot be written: {error.strerror or error}") from error


def _write(snapshot: Snapshot, file: BinaryIO) -> None:
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    # The crawl's start stands for all of its records; a reader that wants more has each answer's own Date header.
    date = snapshot.started if _DATE.fullmatch(snapshot.started) else "1970-01-01T00:00:00Z"
    info = f"software: {SOFTWARE}/{__version__}\r\nformat: WARC File Format 1.1\r\nconformsTo: {_CONFORMS_TO}\r\n"
    _record(writer, "warcinfo", "", date, info.encode(), "application/warc-fields", number=0)
    ids = [_exchange(writer, exchange, date, 2 * n + 1) for n, exchange in enumerate(snapshot.exchanges)]
    known = facts.encode(snapshot, ids)
    _record(
        writer, "metadata", messages.address(snapshot.shop), date, known, "application/json", number=2 * len(ids) + 1
    )


def _exchange(writer: WARCWriter, exchange: Exchange, date: str, number: int) -> tuple[str, str]:
    from warcio.statusandheaders import StatusAndHeaders

    request, response = exchange.request, exchange.response
    asked = StatusAndHeaders(messages.request_line(request), messages.request_headers(request), is_http_request=True)
    answered = StatusAndHeaders(
        messages.status_line(response.status), messages.response_headers(response), protocol="HTTP/1.1"
    )
    answer = _id("response", number + 1, date, response.url.encode("utf-8", "replace") + response.body)
    cut = {"WARC-Truncated": "length"} if response.truncated else {}
    question = _record(
        writer,
        "request",
        messages.address(request.url),
        date,
        request.body,
        number=number,
        http=asked,
        extra={"WARC-Concurrent-To": answer},
    )
    _record(
        writer, "response", messages.address(response.url), date, response.body, id=answer, http=answered, extra=cut
    )
    return question, answer


def _record(
    writer: WARCWriter,
    kind: str,
    url: str,
    date: str,
    payload: bytes,
    media: str = "",
    *,
    id: str = "",
    number: int = 0,
    http: Any = None,
    extra: Mapping[str, str] = MappingProxyType({}),
) -> str:
    id = id or _id(kind, number, date, url.encode() + payload)
    writer.write_record(
        writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(payload),
            length=len(payload),
            warc_content_type=media,
            warc_headers_dict={"WARC-Record-ID": id, "WARC-Date": date, **extra},
            http_headers=http,
        )
    )
    return id


def _id(kind: str, number: int, date: str, content: bytes) -> str:
    name = f"{kind} {number} {date} {sha256(content).hexdigest()}"
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>"
