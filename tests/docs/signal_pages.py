"""docs/signals.md: every signal a rule may ask for, with the fields of its items, as the extractors declare them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from tests.docs.markdown import code, table
from trustaudit.judge.grammar import FieldType, field_types
from trustaudit.model import SOUGHT_KINDS, GapReason, PageKind, Region
from trustaudit.signals import SIGNALS
from trustaudit.signals.base import Spec

_SORTS: Mapping[type, str] = {str: "text", bool: "true or false", int: "whole number", float: "number"}
_KINDS: Mapping[PageKind, str] = {
    PageKind.HOME: "the front page",
    PageKind.ABOUT: "who the shop is",
    PageKind.CONTACT: "how to reach it",
    PageKind.LEGAL: "imprint, aviso legal, mentions légales",
    PageKind.RETURNS: "returns and refunds",
    PageKind.SHIPPING: "shipping and delivery",
    PageKind.PAYMENT: "ways to pay",
    PageKind.PRIVACY: "privacy",
    PageKind.TERMS: "terms of sale",
    PageKind.FAQ: "questions and answers, help",
    PageKind.WARRANTY: "warranty",
    PageKind.PRODUCT: "a product",
    PageKind.CART: "the cart with one item in it",
    PageKind.CHECKOUT: "the checkout, up to the first page that asks who the shopper is",
    PageKind.LISTING: "a category or a search result",
    PageKind.OTHER: "anything else",
}
_REGIONS: Mapping[Region, str] = {
    Region.HEAD: "title, metadata, structured data",
    Region.HEADER: "the top of the page",
    Region.NAV: "a menu",
    Region.MAIN: "the page's own content",
    Region.ASIDE: "a side column",
    Region.FOOTER: "the foot of the page",
    Region.DIALOG: "a window over the page",
}
_REASONS: Mapping[GapReason, str] = {
    GapReason.ABSENT: "looked for wherever a shopper would, and not there: this is knowledge",
    GapReason.BLOCKED: "a bot wall, or an answer 403 or 429",
    GapReason.ROBOTS: "robots.txt asks programs to stay away",
    GapReason.TIMEOUT: "no answer in time",
    GapReason.ERROR: "the shop answered with an error",
    GapReason.LOGIN: "only for those who log in",
    GapReason.NEEDS_BROWSER: "drawn by scripts, and no browser was at hand",
    GapReason.PERSONAL_DATA: "a page was seen, but what comes after it only once the shopper says who they are",
    GapReason.BUDGET: "the limit of the audit was reached first",
    GapReason.UNSUPPORTED: "the audit does not know how to get there",
}
#: What a shop speaks of in a statement of a topic.
TOPICS: Mapping[str, str] = {
    "order-notice": "word by e-mail or text message on how the order gets on",
    "invoice": "that an invoice or a receipt is sent",
    "satisfaction-survey": "that buyers are asked whether they are satisfied",
    "sample": "a sample, a demo or a preview before the purchase",
    "event": "a fair, a showroom or another meeting in person",
    "sourcing": "where the goods come from",
    "funding": "what the site lives on",
    "partner": "firms it works with",
    "reviews": "what buyers say",
    "review-verification": "how reviews are checked",
    "order-tracking": "how to follow an order",
    "buying-guide": "how to order",
    "complaints": "where to complain",
    "dispute-resolution": "who settles a dispute out of court",
    "odr-platform": "the European Union's platform for disputes (closed on 20 July 2025)",
    "security-explained": "how payment and data are protected",
    "payment-failure-help": "what happens when a payment fails",
    "response-time": "how soon it answers",
    "account-recovery": "how to get back into an account",
    "guest-checkout": "buying without an account",
    "self-service": "what shoppers can do themselves in their account",
    "consent": "agreement to messages or to the use of data",
    "profiling": "that it watches or sorts its visitors",
    "wallet-guidance": "how to pay with a wallet",
    "wallet-incentive": "a reward for paying with a wallet",
    "loyalty": "points, a club, a loyalty programme",
    "accessibility": "how accessible its pages are",
    "prior-price": "the lowest price before a reduction",
    "tax-included": "whether tax is in the price (`refused`: it comes on top)",
    "digital-delivery": "how files and codes reach the buyer",
    "order-obligation": "a button that says that the order costs money",
    "contract-process": "the steps to the contract, and where it is kept",
    "jurisdiction": "which law and which court",
    "cancel-order": "cancelling before the parcel leaves",
    "spare-parts": "repair and spare parts",
    "manufacturer": "who made the product",
    "extra-fee": "fees on top: packing, handling, payment",
    "offer-validity": "until when an offer holds",
    "risk-on-buyer": "a clause that puts a risk on the buyer that is the shop's",
    "community": "a place where buyers talk to each other",
}
_ROOMS = {
    "contact": ("phones", "emails", "channels", "hours", "explanations", "address", "ways"),
    "forms": ("forms",),
    "marks and licences": ("marks", "licences", "records"),
    "money, shipping, returns, warranty": ("commerce",),
    "who is behind the shop": ("people", "personal", "identity", "identifiers"),
    "what the shop says": ("claims", "placeholders", "overlays", "statements", "policies", "legal_notices"),
    "the site itself": ("transport", "language", "site"),
    "what sort of shop it is": ("profile",),
    "whether the parts agree": ("consistency",),
}

_HEAD = """<!-- Made from the extractors by `make docs`; change those, not this page. -->

# Signals

Everything a rule may ask for. A signal is a list of items; each item is one fact with the place where it was read. A
condition such as `{phones: {line: landline, at: contact}}` holds when at least one item of the signal has these values
there. [Writing rules](writing-rules.md) has the grammar.

"Silence counts on" names the page kinds that must have been seen before nothing found means nothing there, unless the
condition says `at`. "Looks for" names the vocabulary (`rules/lexicons`) behind a signal; a report shows it when
something is missing.
"""


def documents() -> dict[str, str]:
    """Path under docs/ to text."""
    specs = sorted(SIGNALS.values(), key=lambda spec: list(_ROOMS).index(_room(spec)))
    parts = [_HEAD, *_contents(specs), "## Page kinds, regions, gaps", "", _words(), ""]
    for room, found in groupby(specs, _room):
        parts += [f"## {room[:1].upper()}{room[1:]}", ""]
        for spec in found:
            parts += _signal(spec)
    return {"signals.md": "\n".join(parts).rstrip() + "\n", "writing-rules.md#signals": _overview(specs)}


def _overview(specs: list[Spec]) -> str:
    rows = ((f"[`{spec.name}`](signals.md#{spec.name})", ", ".join(map(code, field_types(spec)))) for spec in specs)
    return table(("Signal", "Fields of its items"), rows)


def _room(spec: Spec) -> str:
    module = spec.item.__module__.split(".")[2]
    return next(room for room, modules in _ROOMS.items() if module in modules)


def _contents(specs: list[Spec]) -> list[str]:
    return [
        *(f"- {room}: {', '.join(f'[{s.name}](#{s.name})' for s in specs if _room(s) == room)}" for room in _ROOMS),
        "",
    ]


def _words() -> str:
    tables = (
        ("Page kind (`at`)", "A page about", ((k, v) for k, v in _KINDS.items())),
        ("Region (`in`)", "Part of a page", ((k, v) for k, v in _REGIONS.items())),
        ("Gap", "Why a page kind was not seen", ((k, v) for k, v in _REASONS.items())),
    )
    return "\n\n".join(table((head, what), ((code(k), text) for k, text in rows)) for head, what, rows in tables)


def _signal(spec: Spec) -> Iterator[str]:
    yield from (f"### {spec.name}", "", _told(spec), "")
    rows = ((code(name), _values(kind)) for name, kind in field_types(spec).items())
    yield from (table(("Field", "Values"), rows), "")
    if spec.name == "statements":
        yield from (table(("Topic", "The shop speaks of"), ((code(k), text) for k, text in TOPICS.items())), "")
    yield from (f"Silence counts on: {_where(spec)}.", "")
    if spec.vocabulary:
        yield from (f"Looks for: {', '.join(map(code, spec.vocabulary))}.", "")


def _told(spec: Spec) -> str:
    """What the class of the items says of itself, as one paragraph."""
    return re.sub(r"\s+", " ", inspect.getdoc(spec.item) or "").replace("<", "\\<")


def _values(kind: FieldType) -> str:
    found = ", ".join(code(str(v)) if v != "" else "`''`" for v in kind.values) or _SORTS[kind.scalar]
    return f"{found}; may be empty" if kind.optional else found


def _where(spec: Spec) -> str:
    if not spec.where:
        return "nothing in particular: it is about the shop as a whole"
    if set(SOUGHT_KINDS) <= set(spec.where):
        return "every page kind a shopper looks for"
    return ", ".join(map(code, spec.where))
