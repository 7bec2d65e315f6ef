"""How fast and how much: the delay between starts, the turns per host, and the budget of one crawl."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.utils import parsedate_to_datetime

from trustaudit.config import Limits
from trustaudit.crawl.guard import is_loopback
from trustaudit.model import Headers, TrustauditError, header

#: The longest Crawl-delay obeyed, in seconds: with a common "Crawl-delay: 10" the default budget would see 20 pages.
MAX_CRAWL_DELAY = 5.0
#: Answers worth a second try of a safe request (RFC 9110, 15.6.3 to 15.6.5; RFC 6585, 4).
RETRY_STATUSES = frozenset((429, 502, 503, 504))
BACKOFF = 0.5  # seconds before the first retry; doubles
#: The longest Retry-After waited for, in seconds; a longer one means: not in this crawl.
MAX_RETRY_AFTER = 30.0


class BudgetError(TrustauditError):
    """The crawl's requests or seconds are used up."""


class Pace:
    """Turns to start a request. Must be made inside a running event loop, whose clock it uses."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._turns: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(limits.parallel))
        self._next: defaultdict[str, float] = defaultdict(float)
        self._asked: dict[str, float] = {}
        self._clock = asyncio.get_running_loop().time
        self._end = self._clock() + limits.seconds
        self.spent = 0

    def slow_down(self, host: str, delay: float | None) -> None:
        """Obey a Crawl-delay, up to MAX_CRAWL_DELAY."""
        if delay is not None:
            self._asked[host] = min(delay, MAX_CRAWL_DELAY)

    def left(self) -> float:
        """Seconds until the crawl must end; 0.0 if it must end now."""
        return max(0.0, self._end - self._clock())

    def delay(self, host: str) -> float:
        """Seconds between two starts at `host`. Nobody is in the way on one's own machine."""
        return 0.0 if is_loopback(host) else max(self._limits.delay, self._asked.get(host, 0.0))

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at `host`, keep it for the whole exchange, and count it. Raises BudgetError."""
        async with self._turns[host]:
            start = max(self._next[host], self._clock())
            self._spend(start)
            self._next[host] = start + self.delay(host)
            await asyncio.sleep(start - self._clock())
            yield

    async def rest(self, host: str, seconds: float) -> None:
        """Wait before a retry; nobody else starts at `host` meanwhile. Raises BudgetError if the budget ends before."""
        if seconds >= self.left():
            raise BudgetError(f"budget: {self._limits.seconds:g} s")
        end = self._clock() + seconds
        self._next[host] = max(self._next[host], end)
        await asyncio.sleep(seconds)

    def _spend(self, start: float) -> None:
        if self.spent >= self._limits.requests:
            raise BudgetError(f"budget: {self._limits.requests} requests")
        if start >= self._end:
            raise BudgetError(f"budget: {self._limits.seconds:g} s")
        self.spent += 1


def retry_wait(headers: Headers, attempt: int) -> float | None:
    """Seconds to wait before trying again (`attempt` counts from 0), None if the server asks for too long a wait."""
    wait = max(BACKOFF * 2**attempt, _retry_after(headers))
    return wait if wait <= MAX_RETRY_AFTER else None


def _retry_after(headers: Headers) -> float:
    text = header(headers, "retry-after").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        # A date counts from the server's own clock, so that a wrong one (theirs or ours) does not matter.
        span = parsedate_to_datetime(text) - parsedate_to_datetime(header(headers, "date"))
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, span.total_seconds())
