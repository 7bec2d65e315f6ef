"""Asks issuers of trust marks for their records, as a browser would that came from the shop.

With `verify_marks` the crawler follows each mark once: one GET of the very address that the shop links, with the
shop's origin as Referer. e-Namad shows its record only to such visitors (a missing or foreign Referer is sent to
`/Error/ErrorReferrer`). What comes back is recorded and read elsewhere; an issuer that answers otherwise, or not at
all, is a fact about the question and never one about the shop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from trustaudit.crawl.failures import FetchError
from trustaudit.crawl.fetch import Fetcher
from trustaudit.crawl.issuer_table import ACTION, ISSUERS, IssuerRecord, why_of
from trustaudit.model import Role, Step, StepOutcome
from trustaudit.page.model import Page

#: Records asked for in one crawl: a shop has a handful of marks, a page of somebody else's marks is none of ours.
MAX_RECORDS = 6


def record_links(
    pages: Iterable[Page], issuers: Iterable[IssuerRecord] = ISSUERS
) -> Iterator[tuple[IssuerRecord, str, str]]:
    """(issuer, address of the record, page that links it) for every mark of some pages, each record once."""
    table = tuple(issuers)
    seen: set[str] = set()
    for page in pages:
        for link in page.links:
            if link.hidden or not link.url or link.url in seen:
                continue
            row = next((row for row in table if row.leads(link.url)), None)
            if row is not None:
                seen.add(link.url)
                yield row, link.url, page.url


async def ask_issuers(
    fetcher: Fetcher, pages: Iterable[Page], issuers: Iterable[IssuerRecord] = ISSUERS
) -> tuple[Step, ...]:
    """Fetch the record of every mark that some pages link, at most MAX_RECORDS; never raises for what an issuer does.

    Answers are recorded with Role.ISSUER and `why_of` their row; what gave no answer comes back as failed steps.
    """
    failed: list[Step] = []
    for row, url, page in list(record_links(pages, issuers))[:MAX_RECORDS]:
        parts = urlsplit(page)
        try:
            await fetcher.get(url, Role.ISSUER, why=why_of(row, url), referer=f"{parts.scheme}://{parts.netloc}/")
        except FetchError as error:
            failed.append(
                Step(ACTION, "GET", url, 0, StepOutcome.FAILED, f"{row.issuer}: {error.reason}: {error.detail}")
            )
    return tuple(failed)
