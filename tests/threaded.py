"""The raw loopback server of `tests/crawl/server.py` in a thread of its own, for tests of the command line."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.crawl.server import Route, Server, serving


@contextmanager
def threaded(routes: dict[str, Route], tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve `routes` until the block ends."""
    ready = threading.Event()
    found: list[Server] = []
    ends: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def run() -> None:
        end = asyncio.Event()
        async with serving(routes, tls) as server:
            found.append(server)
            ends.append((asyncio.get_running_loop(), end))
            ready.set()
            await end.wait()

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    ready.wait(10)
    try:
        yield found[0]
    finally:
        loop, end = ends[0]
        loop.call_soon_threadsafe(end.set)
        thread.join(10)
