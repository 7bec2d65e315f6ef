"""From what was tried to what is unknown: one gap for every sought kind that has no page. Pure.

`absent` is knowledge and needs all of it: a home page that was read, and every address tried answered with a clear "not
there". Whatever else was met on the way is ignorance and named as such. A product is never absent: whoever sells has
something to sell, and where no page of it was found it is the search that fell short.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trustaudit.model import SOUGHT_KINDS, Gap, GapReason, PageKind
from trustaudit.page import Page
from trustaudit.page.health import Fault

#: Of several kinds of ignorance the one that says most about what to do next is reported.
_TELLING = (
    GapReason.BLOCKED,
    GapReason.ROBOTS,
    GapReason.LOGIN,
    GapReason.PERSONAL_DATA,
    GapReason.NEEDS_BROWSER,
    GapReason.TIMEOUT,
    GapReason.ERROR,
    GapReason.UNSUPPORTED,
    GapReason.BUDGET,
)


@dataclass(frozen=True, slots=True)
class Try:
    """One address tried for a kind that did not turn out to be it; `fault` None: a page, but of another kind."""

    url: str
    fault: Fault | None = None
    why: str = ""


def settle(
    pages: Iterable[Page],
    tries: Mapping[PageKind, Sequence[Try]],
    home: Fault | None,
    walked: Sequence[Gap],
    unfinished: Mapping[PageKind, str],
) -> tuple[Gap, ...]:
    """The gaps of a crawl, in the order of the kinds.

    `home` is why the home page could not be read (None: it was); `walked` the gaps the walk to the checkout left;
    `unfinished` says of kinds why not everything planned for them was tried ("budget: 80 requests", "interrupted").
    """
    seen = {kind for page in pages for kind in page.kinds}
    given = {gap.kind: gap for gap in walked}
    gaps = []
    for kind in SOUGHT_KINDS:
        if kind in seen:
            continue
        gap = given.get(kind) or settle_one(kind, tries.get(kind, ()), home, unfinished.get(kind, ""))
        gaps.append(gap)
    return tuple(gaps)


def settle_one(kind: PageKind, tries: Sequence[Try], home: Fault | None, unfinished: str) -> Gap:
    """The gap of one kind."""
    ignorance = [t for t in tries if t.fault is not None and t.fault[0] is not GapReason.ABSENT]
    for reason in _TELLING:
        for attempt in ignorance:
            if attempt.fault is not None and attempt.fault[0] is reason:
                return Gap(kind, reason, attempt.url, attempt.fault[1])
    if home is not None:
        return Gap(kind, GapReason.ERROR if home[0] is GapReason.ABSENT else home[0], "", f"home page: {home[1]}")
    if unfinished:
        return Gap(kind, GapReason.BUDGET, "", unfinished)
    missing = GapReason.UNSUPPORTED if kind is PageKind.PRODUCT else GapReason.ABSENT
    # What a link promised and its page did not keep is worth telling.
    broken = next((t for t in tries if t.why and not t.why.startswith("known path")), None)
    if broken is not None:
        detail = f"{broken.why}: {broken.fault[1]}" if broken.fault else f"{broken.why}, but its page is not about it"
        return Gap(kind, missing, broken.url, detail)
    return Gap(kind, missing, "", f"{len(tries)} addresses tried" if tries else "no link leads to one")


def unwalked(products: Sequence[Try], spent: str, walks: bool) -> tuple[Gap, Gap]:
    """The gaps of cart and checkout when there was no walk: `products` are the tries to find something to buy, `spent`
    why the crawl ended early ('' it did not), `walks` whether walking was wanted."""
    met = [t.fault for t in products if t.fault is not None and t.fault[0].is_ignorance]
    if spent:
        reason, detail = GapReason.BUDGET, spent
    elif not walks:
        reason, detail = GapReason.UNSUPPORTED, "the walk to the checkout is switched off"
    elif met:
        reason, detail = met[0]
    else:
        reason, detail = GapReason.UNSUPPORTED, "no product found to put into the cart"
    return Gap(PageKind.CART, reason, "", detail), Gap(PageKind.CHECKOUT, reason, "", detail)
