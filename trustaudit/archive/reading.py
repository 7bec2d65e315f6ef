"""A WARC into a snapshot, ours or another program's; broken files end in one clear line."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from trustaudit.archive import facts, foreign
from trustaudit.archive.writing import SOFTWARE
from trustaudit.model import ConfigError, Snapshot, TrustauditError

#: One record's block, unpacked. Far above what a page may be, far below what hurts.
MAX_BLOCK = 256_000_000


class _BrokenError(TrustauditError):
    """The file ends too soon, or says nonsense."""


def load(source: Path | str | BinaryIO) -> Snapshot:
    """The snapshot in a WARC (packed or not) at a path or in an open binary file.

    An archive by another program (wget, warcio, a browser's recorder) has no facts of ours: its pages' kinds are not
    known, the snapshot's `gaps` are empty, and a kind that no page turns out to be counts as not recorded, which is
    ignorance. See `foreign.snapshot` for what is taken from it.

    Raises ConfigError if the file cannot be read, is no WARC, is damaged or cut short, or holds no page.
    """
    name = source if isinstance(source, str | Path) else "the archive"
    try:
        with open(source, "rb") if isinstance(source, str | Path) else io.BytesIO(source.read()) as file:
            return _snapshot(_records(file))
    except _BrokenError as error:
        raise ConfigError(f"{name}: {error}") from error
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {error.strerror or error}") from error


def _snapshot(records: Iterator[foreign.Record]) -> Snapshot:
    first = next(records, None)
    if first is None:
        raise _BrokenError("holds no WARC record")
    if first.kind == "warcinfo" and f"software: {SOFTWARE}/".encode() in first.block:
        return _ours(records)
    found = foreign.snapshot(chain((first,), records))
    if found is None:
        raise _BrokenError("holds no web page")
    return found


def _ours(records: Iterator[foreign.Record]) -> Snapshot:
    bodies: dict[str, bytes] = {}
    known = b""
    for record in records:
        if record.kind == "metadata":
            known = record.block
        elif record.kind in ("request", "response"):
            bodies[record.id] = record.block.partition(b"\r\n\r\n")[2]
    if not known:
        raise _BrokenError("the archive is cut short: its last record is missing")
    try:
        return facts.decode(known, bodies)
    except (ValueError, KeyError, RecursionError) as error:
        raise _BrokenError("the archive's own facts are damaged, or of a newer version of this program") from error


class _Unpacked:
    """Gzip members joined, so that a file packed as one single member is read like a proper one. warcio takes an
    EOFError for the end of the archive, hence the other error."""

    def __init__(self, file: BinaryIO) -> None:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        self._file = gzip.GzipFile(fileobj=file) if packed else file

    def read(self, size: int = -1) -> bytes:
        try:
            return self._file.read(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise _BrokenError("the archive is damaged or cut short") from error


def _records(file: BinaryIO) -> Iterator[foreign.Record]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    archive = ArchiveIterator(_Unpacked(file), no_record_parse=True)
    while True:
        # warcio writes its warnings to stderr, where they would stand between our lines; `err_count` tells of them.
        with redirect_stderr(io.StringIO()):
            try:
                record = next(archive, None)
            except ArchiveLoadFailed as error:
                raise _BrokenError("is no WARC file, or a damaged one") from error
            if record is None:
                return
            block = record.raw_stream.read(MAX_BLOCK + 1) if record.length is not None else None
        if record.format != "warc":
            raise _BrokenError("is an ARC file, not a WARC")
        if block is None or len(block) < record.length or archive.err_count:
            raise _BrokenError("the archive is damaged or cut short")
        if len(block) > MAX_BLOCK:
            raise _BrokenError(f"holds a record of over {MAX_BLOCK} bytes")
        yield foreign.Record.of(record.rec_headers.headers, block)
