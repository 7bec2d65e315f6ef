"""Whether the parts of a shop agree with each other: pages, structured data, cart and checkout.

Derived from the other signals, page texts are not read again. A contradiction is claimed only where no ordinary
reason explains the difference: several branches, a band of extensions, a price that depends on a choice, goods with
terms of their own. What is not comparable is neither an agreement nor a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustaudit.model import SOUGHT_KINDS
from trustaudit.signals.base import Signal, Site, Spec
from trustaudit.signals.consistency.contact import compare_contact
from trustaudit.signals.consistency.model import Agreement, Contradiction
from trustaudit.signals.consistency.money import compare_money
from trustaudit.signals.consistency.terms import compare_terms


def _compare(site: Site, found: Mapping[str, Signal]) -> Iterator[Contradiction | Agreement]:
    yield from compare_contact(site, found)
    yield from compare_terms(site, found)
    yield from compare_money(site, found)


def derive_contradictions(site: Site, found: Mapping[str, Signal]) -> Iterator[Contradiction]:
    """Both sides of every contradiction."""
    return (item for item in _compare(site, found) if isinstance(item, Contradiction))


def derive_agreements(site: Site, found: Mapping[str, Signal]) -> Iterator[Agreement]:
    """What several places say alike."""
    return (item for item in _compare(site, found) if isinstance(item, Agreement))


SIGNALS: tuple[Spec, ...] = (
    Spec("contradictions", Contradiction, SOUGHT_KINDS, derive=derive_contradictions),
    Spec("agreements", Agreement, SOUGHT_KINDS, derive=derive_agreements),
)
