"""Terms compared across pages and structured data: days to return goods, who pays, from which sum shipping is free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trustaudit.model import PageKind, Region
from trustaudit.signals.base import Signal, Site
from trustaudit.signals.consistency.contact import items_of
from trustaudit.signals.consistency.model import Agreement, Contradiction, Said, compared
from trustaudit.text import fold

#: An article or a list of goods speaks of other things than the shop's own terms.
_NOT_TERMS = frozenset((PageKind.OTHER, PageKind.LISTING))
#: Where a shop states its terms of return; elsewhere it tells of one case, as in its answer to a review.
_TERMS = frozenset((PageKind.RETURNS, PageKind.TERMS, PageKind.FAQ, PageKind.SHIPPING, PageKind.HOME))


def compare_terms(site: Site, found: Mapping[str, Signal]) -> Iterator[Contradiction | Agreement]:
    """What the shop promises about returns and shipping, wherever it does."""
    yield from _return_days(site, [w for w in items_of(found, "return_windows") if _is_own(w)])
    yield from _refunds([t for t in items_of(found, "return_terms") if _is_own(t)])
    yield from _thresholds([c for c in items_of(found, "shipping_costs") if _is_own(c)])


def _is_own(item: Any) -> bool:
    kinds = item.evidence.kinds
    return not kinds or any(kind not in _NOT_TERMS for kind in kinds)


def _return_days(site: Site, windows: list[Any]) -> Iterator[Contradiction | Agreement]:
    """Windows of one sort only: a longer guarantee beside the right of withdrawal contradicts nothing, nor do the days
    for faulty goods."""
    by_sort: dict[tuple[str, bool], list[Said]] = {}
    for window in windows:
        said = Said(_days(window), _shown(window), window.evidence)
        by_sort.setdefault((window.scope, _is_withdrawal(site, window)), []).append(said)
    for said_of in by_sort.values():
        yield from compared("return-days", said_of)


def _is_withdrawal(site: Site, window: Any) -> bool:
    return "withdrawal" in site.lexicon.scan(fold(window.evidence.snippet))


def _days(window: Any) -> float:
    """Days as the text counts them: whether seven days are working days is another question."""
    return float(round(window.days, 2))


def _shown(window: Any) -> str:
    unit = str(window.unit)
    return f"{window.days:g} {unit if unit in ('days', 'working-days') else 'days'}"


def _refunds(terms: list[Any]) -> Iterator[Contradiction | Agreement]:
    """Who pays for a return, and whether money or a voucher comes back."""
    stated = [t for t in terms if t.evidence.region is Region.HEAD or not _TERMS.isdisjoint(t.evidence.kinds)]
    for topic in ("who-pays", "refund-form"):
        said = [Said(t.value, t.value, t.evidence) for t in stated if t.topic == topic and t.value]
        yield from compared("refund", said)


def _thresholds(costs: list[Any]) -> Iterator[Contradiction | Agreement]:
    """The order value from which sending is free, where no place limits it."""
    by_currency: dict[str, list[Said]] = {}
    for cost in costs:
        if cost.form == "threshold" and cost.amount and not cost.place:
            amount, currency = in_rials(cost.amount, cost.currency)
            said = Said(amount, f"{cost.amount:,.10g} {cost.currency}", cost.evidence)
            by_currency.setdefault(currency, []).append(said)
    for said_in in by_currency.values():
        yield from compared("free-shipping", said_in)


def in_rials(amount: float, currency: str) -> tuple[float, str]:
    """An amount in toman as rials, ten to one; any other as it is."""
    return (round(amount * 10, 2), "IRR") if currency == "IRT" else (round(amount, 2), currency)
