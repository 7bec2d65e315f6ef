"""Ways to reach the shop directly, gathered from the signals that find them; what a shopper would count on one hand.

A contact form is none of them: nobody who writes into one can see where it arrives. Social profiles are none either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from trustaudit.model import PageKind
from trustaudit.signals.base import Item, Signal, Site, Spec

Way = Literal["landline", "mobile", "phone", "service-number", "email", "messenger", "ticket", "chat", "callback"]

#: `phone` is a number of a country whose numbers do not tell landlines from mobiles.
_BY_LINE: Mapping[str, Way] = {
    "landline": "landline",
    "short": "landline",
    "mobile": "mobile",
    "unknown": "phone",
    "toll-free": "service-number",
    "shared-cost": "service-number",
    "premium": "service-number",
    "voip": "service-number",
}
_BY_CHANNEL: Mapping[str, Way] = {"ticket": "ticket", "chat": "chat", "callback": "callback", "sms": "messenger"}


@dataclass(frozen=True, kw_only=True)
class ContactWay(Item):
    """A way in which a shopper gets an answer from a person. Two numbers of one sort are one way."""

    way: Way


def derive_ways(site: Site, found: Mapping[str, Signal]) -> Iterator[ContactWay]:
    """Every phone, address and channel of the shop itself that is no sample of a template."""
    for phone in _items(found, "phones"):
        if phone.owner == "shop" and phone.use == "voice" and not phone.placeholder:
            yield ContactWay(way=_BY_LINE[phone.line], evidence=phone.evidence)
    for email in _items(found, "emails"):
        if email.domain != "other" and not email.placeholder:
            yield ContactWay(way="email", evidence=email.evidence)
    for channel in _items(found, "channels"):
        if channel.kind in _BY_CHANNEL:
            yield ContactWay(way=_BY_CHANNEL[channel.kind], evidence=channel.evidence)
        elif channel.purpose in ("messenger", "support"):
            yield ContactWay(way="messenger", evidence=channel.evidence)


def _items(found: Mapping[str, Signal], name: str) -> tuple[Any, ...]:
    return found[name].items if name in found else ()


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "contact_ways",
        ContactWay,
        (PageKind.CONTACT, PageKind.HOME, PageKind.ABOUT, PageKind.LEGAL),
        derive=derive_ways,
        vocabulary=("contact", "landline", "mobile", "ticket", "live-chat"),
    ),
)
