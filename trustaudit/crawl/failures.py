"""Why an address gave no answer we may use: one error, with the reason that the crawler writes into a gap."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpcore

from trustaudit.crawl import wire
from trustaudit.crawl.decoding import BodyError
from trustaudit.crawl.guard import AddressRefusedError, UnknownHostError
from trustaudit.crawl.pace import BudgetError
from trustaudit.crawl.redirects import AddressError, RedirectError
from trustaudit.model import GapReason, TrustauditError


class FetchError(TrustauditError):
    """An address that gave no answer we may use; `detail` is a short fact such as "connection refused"."""

    def __init__(self, reason: GapReason, detail: str, url: str = "") -> None:
        self.reason, self.detail, self.url = reason, detail, url
        super().__init__(f"{url}: {detail}" if url else detail)

    @property
    def is_unreachable(self) -> bool:
        """Did no connection come about (unknown host, refused, TLS, an address we must not reach)?"""
        return isinstance(self.__cause__, UnknownHostError | AddressRefusedError | httpcore.ConnectError)


@contextmanager
def named(url: str) -> Iterator[None]:
    """Every failure below leaves here as a FetchError with its reason; the crawler turns it into a gap."""
    try:
        yield
    except BudgetError as error:
        raise FetchError(GapReason.BUDGET, str(error), url) from error
    except (
        AddressRefusedError,
        UnknownHostError,
        BodyError,
        AddressError,
        RedirectError,
    ) as error:
        raise FetchError(GapReason.ERROR, str(error), url) from error
    except wire.WIRE_ERRORS as error:
        raise FetchError(GapReason.ERROR, wire.failure(error), url) from error
