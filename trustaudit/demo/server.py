"""The sample shop on loopback: a threaded standard-library server with cookies, security headers and a request log."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from trustaudit.demo import shell
from trustaudit.demo.site import Answer, Call, Site, Visit, visit_id

_MAX_BODY = 64 * 1024
_REASON_TOO_LARGE = 413

# Nothing outside the shop may load, in either version: the untrustworthy one hot-links another shop's seal, and a
# sample must not call anybody. "origin-when" keeps the Referer that e-Namad's issuer wants to see.
_HEADERS = (
    (
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
)
_GOOD_HEADERS = (
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "geolocation=(), camera=(), microphone=(), payment=()"),
    ("X-Frame-Options", "DENY"),
)


@dataclass(frozen=True, slots=True)
class Shop:
    """A running sample shop: its address without a final slash, the orders placed and the requests received so far."""

    url: str
    orders: list[dict[str, Any]] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)


class Server(ThreadingHTTPServer):
    """Serves one version of the shop on 127.0.0.1 (`serve_forever`, `shutdown`, `server_close` as inherited)."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, good: bool, port: int, script: bool) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.site = Site(good)
        self.script = script
        self.shop = Shop(f"http://127.0.0.1:{self.server_port}", self.site.orders)
        self._visits: dict[str, Visit] = {}
        self._lock = threading.Lock()

    def visit(self, cookie: str) -> tuple[Visit, bool]:
        """The visitor with this cookie, or a new one (True)."""
        try:
            morsel = SimpleCookie(cookie).get("session")
        except CookieError:
            morsel = None
        with self._lock:
            known = self._visits.get(morsel.value) if morsel else None
            if known:
                return known, False
            fresh = Visit(visit_id(len(self._visits) + 1))
            self._visits[fresh.id] = fresh
            return fresh, True

    def answer(self, call: Call, visit: Visit) -> Answer:
        """Answers one call; one at a time, since templates share the cart and the order book."""
        with self._lock:
            return shell.answer(self.site, call, visit) if self.script else self.site.answer(call, visit)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up early is no fault of the shop; anything else is told as usual."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "SampleShop"
    sys_version = ""
    timeout = 10
    disable_nagle_algorithm = True
    # Headers and body leave in one write: a second small one would wait for the client's delayed acknowledgement.
    wbufsize = -1

    def do_GET(self) -> None:
        self._handle({})

    def do_HEAD(self) -> None:
        self._handle({})

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > _MAX_BODY:
            self.close_connection = True
            self._send(Answer(_REASON_TOO_LARGE, b"", "text/plain"))
            return
        body = self.rfile.read(int(length)).decode("utf-8", "replace")
        self._handle(dict(parse_qsl(body, keep_blank_values=True)))

    def _handle(self, form: dict[str, str]) -> None:
        self.server.shop.requests.append((self.command, self.path))
        parts = urlsplit(self.path)
        base = f"http://{self.headers.get('Host') or self.server.shop.url.removeprefix('http://')}"
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        call = Call("GET" if self.command == "HEAD" else self.command, unquote(parts.path), base, query, form)
        visit, new = self.server.visit(self.headers.get("Cookie", ""))
        answer = self.server.answer(call, visit)
        # A picture or the robots file starts no session; a page does, so that its forms carry a token that counts.
        self._send(answer, visit.id if new and answer.type.startswith("text/html") else "")

    def _send(self, answer: Answer, session: str = "") -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in _HEADERS + (_GOOD_HEADERS if self.server.site.store.good else ()):
            self.send_header(name, value)
        if answer.location:
            self.send_header("Location", answer.location)
        if session:
            self.send_header("Set-Cookie", f"session={session}; Path=/; HttpOnly; SameSite=Lax")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def date_time_string(self, timestamp: float | None = None) -> str:
        return super().date_time_string(timestamp if timestamp is not None else _EPOCH)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the caller reads `Shop.requests`."""


#: 2026-11-22 00:00 UTC. The Date header is fixed too, so that two crawls of the sample leave the same bytes.
_EPOCH = 1795305600.0


def server(good: bool = True, port: int = 0, script: bool = False) -> Server:
    """A bound server for the caller to run and close; port 0 takes a free one. `script`: pages built by JavaScript."""
    return Server(good, port, script)


@contextmanager
def serve(good: bool = True, port: int = 0, script: bool = False) -> Iterator[Shop]:
    """The shop, running in a thread of its own while the `with` block lasts."""
    running = server(good, port, script)
    thread = threading.Thread(target=running.serve_forever, args=(0.02,), name="sample-shop", daemon=True)
    thread.start()
    try:
        yield running.shop
    finally:
        running.shutdown()
        thread.join()
        running.server_close()
