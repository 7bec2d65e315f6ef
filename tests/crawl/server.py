"""A raw loopback server for tests: it can say anything, also what no HTTP library would ever send."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class Call:
    """One request as it arrived; `headers` has lower-case names."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    at: float  # the event loop's clock


@dataclass
class Server:
    """`routes` maps a path (without query) to bytes, to `reply(...)`, or to an async function of (call, writer)."""

    routes: dict[str, Route]
    calls: list[Call] = field(default_factory=list)
    port: int = 0
    scheme: str = "http"
    open_now: int = 0
    open_most: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [call.target for call in self.calls]


Writer = asyncio.StreamWriter
Handler = Callable[[Call, Writer], Awaitable[None]]
Route = bytes | Handler | list[bytes]


def reply(
    body: str | bytes = b"",
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    headers: dict[str, str] | None = None,
) -> bytes:
    """A whole, well-formed answer."""
    data = body.encode() if isinstance(body, str) else body
    lines = {"Content-Type": kind, "Content-Length": str(len(data)), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + data


def redirect(target: str, status: str = "302 Found", **headers: str) -> bytes:
    return reply(b"", status, headers={"Location": target, **{k.replace("_", "-"): v for k, v in headers.items()}})


NOT_FOUND = reply("<h1>Not found</h1>", "404 Not Found")


@asynccontextmanager
async def serving(routes: dict[str, Route], tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    """Serve `routes` on a free loopback port. A list of answers is used up one by one, the last one stays."""
    server = Server(routes, scheme="https" if tls else "http")
    tasks: set[asyncio.Task[None]] = set()

    async def handle(reader: asyncio.StreamReader, writer: Writer) -> None:
        task = asyncio.current_task()
        assert task
        tasks.add(task)
        try:
            while call := await _read(reader):
                server.calls.append(call)
                server.open_now += 1
                server.open_most = max(server.open_most, server.open_now)
                try:
                    await _answer(server, call, writer)
                finally:
                    server.open_now -= 1
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError, asyncio.CancelledError):
            pass  # visitors may leave whenever they like
        finally:
            tasks.discard(task)
            writer.close()

    listener = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=tls)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _read(reader: asyncio.StreamReader) -> Call | None:
    first = await reader.read(1)
    if first == b"\x16":  # a TLS hello, of which random bytes decide whether it has a line's end
        return None
    line = (first + await reader.readline()).decode("latin-1").split()
    if len(line) != 3:
        return None
    headers: dict[str, str] = {}
    while (text := (await reader.readline()).decode("latin-1").strip()) != "":
        name, _, value = text.partition(":")
        headers[name.lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Call(line[0], line[1], headers, body, asyncio.get_running_loop().time())


async def _answer(server: Server, call: Call, writer: Writer) -> None:
    route = server.routes.get(call.target.partition("?")[0], NOT_FOUND)
    if isinstance(route, list):
        route = route.pop(0) if len(route) > 1 else route[0]
    if isinstance(route, bytes):
        writer.write(route)
    else:
        await route(call, writer)
    await writer.drain()


async def hang_up(call: Call, writer: Writer) -> None:
    """Reset the connection without an answer."""
    writer.transport.abort()


async def silence(call: Call, writer: Writer) -> None:
    await asyncio.sleep(60)


async def endless(call: Call, writer: Writer) -> None:
    """A chunked page that never ends, as fast as it is read."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")
        await writer.drain()


async def drip(call: Call, writer: Writer) -> None:
    """A page whose bytes come one by one: every read succeeds, the whole never does."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)
