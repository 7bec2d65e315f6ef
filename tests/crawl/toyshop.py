"""A stateful shop on loopback: a function answers visits, sessions are real cookies, everything is recorded."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True)
class Visit:
    """One request as the shop saw it; `form` holds the body's pairs, `sent` its JSON document."""

    method: str
    path: str
    query: dict[str, str]
    form: list[tuple[str, str]]
    sent: Any
    headers: dict[str, str]
    session: str

    @property
    def fields(self) -> dict[str, str]:
        return dict(self.form)


@dataclass
class Out:
    """An answer; `session` gives the visitor a new session cookie of that name and value."""

    body: str | bytes | dict[str, Any] | list[Any] = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)


def go(target: str, status: int = 302) -> Out:
    return Out("", status, {"Location": target})


@dataclass
class Shop:
    """A running shop: its address and what it received, in order."""

    url: str
    visits: list[Visit]

    def paths(self, method: str = "") -> list[str]:
        return [v.path for v in self.visits if not method or v.method == method]


Answers = Callable[[Visit], Out]


@contextmanager
def open_shop(answers: Answers, cookie: str = "sid") -> Iterator[Shop]:
    """Serve a shop until the block ends. Every visitor without the session cookie is given one."""
    visits: list[Visit] = []
    counter = iter(range(1, 10_000))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 65536  # one packet an answer: two, and the second waits 40 ms for an acknowledgement

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            parts = urlsplit(self.path)
            jar = SimpleCookie(self.headers.get("Cookie", ""))
            session = jar[cookie].value if cookie in jar else f"s{next(counter)}"
            is_json = "json" in self.headers.get("Content-Type", "")
            visit = Visit(
                self.command,
                unquote(parts.path),
                dict(parse_qsl(parts.query, keep_blank_values=True)),
                [] if is_json else parse_qsl(body.decode(), keep_blank_values=True),
                json.loads(body) if is_json and body else None,
                {k.lower(): v for k, v in self.headers.items()},
                session,
            )
            visits.append(visit)
            out = answers(visit)
            kind = "text/html; charset=utf-8"
            data = out.body
            if isinstance(data, dict | list):
                data, kind = json.dumps(data), "application/json"
            raw = data.encode() if isinstance(data, str) else data
            self.send_response(out.status)
            if cookie not in jar:
                self.send_header("Set-Cookie", f"{cookie}={session}; Path=/; HttpOnly")
            for name, value in out.cookies.items():
                self.send_header("Set-Cookie", f"{name}={value}; Path=/")
            for name, value in {"Content-Type": kind, **out.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _answer  # noqa: N815  names the standard library asks for

        def log_message(self, format: str, *args: Any) -> None:
            """Tests read `visits` instead."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield Shop(f"http://127.0.0.1:{server.server_address[1]}", visits)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def html(title: str, body: str, head: str = "", lang: str = "en") -> str:
    """A document with a header that links home and to the main menu, and a footer with a newsletter form."""
    return f"""<!doctype html><html lang="{lang}"><head><title>{title} | Toy Shop</title>{head}</head><body>
<header><a href="/">Toy Shop</a><nav><a href="/shipping">Shipping</a> <a href="/contact">Contact</a></nav>
<form action="/search" method="get"><input type="search" name="q"><button>Search</button></form></header>
<main>{body}</main>
<footer><a href="/privacy">Privacy</a><form action="/newsletter" method="post"><input type="email" name="email"
placeholder="Your e-mail"><button>Subscribe</button></form></footer></body></html>"""


PERSON = """<input name="email" type="email" required> <input name="firstname"> <input name="lastname">
<input name="street" required> <input name="postcode">"""
