"""Delays, Crawl-delay and Retry-After. Loopback is never waited for, so the turns are taken without a server."""

from __future__ import annotations

import asyncio

import pytest

from trustaudit.config import Limits
from trustaudit.crawl.pace import MAX_CRAWL_DELAY, BudgetError, Pace, retry_wait


def test_starts_at_one_host_keep_their_distance_and_other_hosts_do_not_wait() -> None:
    async def run() -> None:
        pace = Pace(Limits(delay=0.1, parallel=3))
        clock = asyncio.get_running_loop().time
        begun = clock()

        async def start(host: str) -> float:
            async with pace.turn(host):
                return clock() - begun

        times = await asyncio.gather(
            *(start("shop.example") for _ in range(3)), start("cdn.example"), start("127.0.0.1")
        )
        assert times[3] < 0.05
        assert times[4] < 0.05
        assert times[1] - times[0] >= 0.09
        assert times[2] - times[1] >= 0.09
        assert pace.spent == 5

    asyncio.run(run())


def test_crawl_delay_is_obeyed_up_to_a_cap() -> None:
    async def run() -> None:
        pace = Pace(Limits(delay=0.4))
        for asked, expected in ((None, 0.4), (0.1, 0.4), (2.0, 2.0), (3600.0, MAX_CRAWL_DELAY)):
            pace.slow_down("shop.example", asked)
            assert pace.delay("shop.example") == expected
        pace.slow_down("localhost", 2.0)
        assert pace.delay("localhost") == 0

    asyncio.run(run())


def test_turn_that_would_come_after_the_end_is_refused_at_once() -> None:
    async def run() -> None:
        pace = Pace(Limits(delay=30, seconds=20))
        async with pace.turn("shop.example"):
            pass
        with pytest.raises(BudgetError, match="budget: 20 s"):
            async with asyncio.timeout(0.5), pace.turn("shop.example"):
                pass
        with pytest.raises(BudgetError):
            await pace.rest("shop.example", 25)
        assert pace.spent == 1

    asyncio.run(run())


def test_host_that_asked_for_a_rest_gets_it_from_everybody() -> None:
    async def run() -> None:
        pace = Pace(Limits(delay=0))
        clock = asyncio.get_running_loop().time
        begun = clock()
        rest = asyncio.create_task(pace.rest("shop.example", 0.2))
        await asyncio.sleep(0)
        async with pace.turn("cdn.example"):
            assert clock() - begun < 0.1
        async with pace.turn("shop.example"):
            assert clock() - begun >= 0.19
        await rest

    asyncio.run(run())


@pytest.mark.parametrize(
    ("headers", "attempt", "wait"),
    [
        ((), 0, 0.5),
        ((), 2, 2.0),
        ((("Retry-After", "3"),), 0, 3.0),
        ((("retry-after", "0"),), 0, 0.5),
        ((("Retry-After", "999999999999999999999"),), 0, None),
        ((("Retry-After", "-5"),), 0, 0.5),
        ((("Retry-After", "soon"),), 0, 0.5),
        ((("Retry-After", "۳"),), 0, 0.5),
        ((("Retry-After", "Wed, 21 Oct 2026 07:28:09 GMT"), ("Date", "Wed, 21 Oct 2026 07:28:00 GMT")), 0, 9.0),
        ((("Retry-After", "Wed, 21 Oct 2026 07:28:09 GMT"), ("Date", "Wed, 21 Oct 2026 08:28:00 GMT")), 0, 0.5),
        ((("Retry-After", "Wed, 21 Oct 2026 07:28:09 GMT"), ("Date", "Wed, 21 Oct 2026 07:28:00")), 0, 0.5),
        ((("Retry-After", "Wed, 21 Oct 2026 07:28:09 GMT"),), 0, 0.5),
    ],
)
def test_wait_before_a_retry(headers: tuple[tuple[str, str], ...], attempt: int, wait: float | None) -> None:
    assert retry_wait(headers, attempt) == wait
