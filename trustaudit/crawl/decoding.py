"""Content codings undone within a size: what a server sends must never decide how much memory we use."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from trustaudit.model import TrustauditError

#: More than this many times its own size is no page. Deflate's own limit is 1032; real pages stay under 30.
BOMB_RATIO = 200
MAX_CODINGS = 3
GZIP_MAGIC = b"\x1f\x8b"


class BodyError(TrustauditError):
    """A body that cannot be decoded, or that has no end."""


@dataclass(frozen=True, slots=True)
class Body:
    data: bytes
    truncated: bool = False


class _Inflate:
    """One gzip or deflate coding, undone piece by piece, never giving more than it is asked for."""

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._zlib = zlib.decompressobj(47)  # 32 + 15: gzip or zlib, by the header
        self._begun = self._between = self._over = False
        self._read = self._made = 0

    @property
    def complete(self) -> bool:
        return self._over or self._between or not self._begun

    @property
    def ratio(self) -> float:
        return self._made / max(1, self._read)

    def feed(self, data: bytes, room: int) -> bytes:
        out = b""
        while data and not self._over and len(out) < room:
            if self._between:
                # Members may follow each other (RFC 1952, 2.2); anything else after the end is ignored, as browsers do.
                self._over = data[:2] not in (GZIP_MAGIC, GZIP_MAGIC[:1])
                self._between = False
                continue
            try:
                piece = self._zlib.decompress(data, room - len(out))
            except zlib.error as error:
                if self._begun or self._coding != "deflate":
                    raise BodyError(f"broken {self._coding} body") from error
                # Some servers send deflate without its zlib header, and every browser takes it (RFC 9110, 8.4.1.2).
                self._zlib = zlib.decompressobj(-15)
                self._begun = True
                continue
            self._begun = True
            out += piece
            self._made += len(piece)
            self._read += len(data) - len(self._zlib.unconsumed_tail) - len(self._zlib.unused_data)
            if not self._zlib.eof:
                break
            data = self._zlib.unused_data
            self._between = True
            self._zlib = zlib.decompressobj(47)
        return out


class Decoder:
    """Undoes a Content-Encoding up to `limit` bytes. Raises BodyError for codings we did not ask for."""

    def __init__(self, content_encoding: str, limit: int) -> None:
        codings = [c.strip().lower().removeprefix("x-") for c in content_encoding.split(",")]
        codings = [c for c in codings if c not in ("", "identity", "none", "utf-8")]
        if len(codings) > MAX_CODINGS or any(c not in ("gzip", "deflate") for c in codings):
            raise BodyError(f"content-encoding {content_encoding[:40]}")
        self._stages = [_Inflate(coding) for coding in reversed(codings)]
        self._limit = limit
        self._kept: list[bytes] = []
        self._size = 0
        self.full = False

    def feed(self, data: bytes) -> None:
        """Take the next piece; past the limit it sets `full`. Raises BodyError for broken data and for bombs."""
        try:
            for stage in self._stages:
                data = stage.feed(data, self._limit + 1)
                self.full |= len(data) > self._limit
        except BodyError:
            if not self._size:
                raise
            self.full, data = True, b""  # what came before the fault is what a browser shows
        self._kept.append(data[: self._limit - self._size])
        self._size += len(data)
        self.full |= self._size > self._limit
        if self.full and any(stage.ratio > BOMB_RATIO for stage in self._stages):
            raise BodyError("decompression bomb")

    @property
    def size(self) -> int:
        return self._size

    def body(self, truncated: bool = False) -> Body:
        """What was kept; also truncated if the coding broke off before its end."""
        whole = all(stage.complete for stage in self._stages)
        return Body(b"".join(self._kept), truncated or self.full or not whole)


def decode(data: bytes, content_encoding: str, limit: int) -> Body:
    """A whole body that is at hand already (an archive's record, a sitemap's file)."""
    decoder = Decoder(content_encoding, limit)
    for start in range(0, len(data), 65536):
        if decoder.full:
            break
        decoder.feed(data[start : start + 65536])
    return decoder.body()


def header_text(data: bytes) -> str:
    """A header's bytes as text. RFC 9110, 5.5: bytes over 127 are opaque; in practice they are UTF-8 (Persian file
    names, redirects) or Latin-1."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
