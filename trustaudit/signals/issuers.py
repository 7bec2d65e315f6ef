"""What is known about an issuer of trust marks, and how an address at one is read: whose host, which shop it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

IssuerId = Literal[
    "enamad", "samandehi", "ecunion", "e-rasaneh", "irannsr", "zarinpal", "trustpilot", "trusted-shops", "bbb",
    "trustedsite", "digicert", "google-customer-reviews", "confianza-online", "etbis", "maroof", "ekomi", "ehi",
    "thuiswinkel", "webwinkelkeur", "guven-damgasi", "feefo", "reviews-io", "avis-garantis", "avis-verifies",
    "data-fiscal", "self-made",
]  # fmt: skip
Group = Literal["official", "union", "payment", "reviews", "security", "other"]


class Shape(NamedTuple):
    """One form of a deep link.

    `path` is matched from the start of the path, without case; its groups `id`, `domain` and `joined` (the shop's host
    with its dots left out) are read, as are the query parameters `id_key` and `domain_key`, which must then be there.
    """

    path: str
    id_key: str = ""
    domain_key: str = ""
    id_form: str = r"[\w.~-]{1,80}"


class Target(NamedTuple):
    """What a deep link names: any part may be ''."""

    id: str
    domain: str
    joined: str


@dataclass(frozen=True)
class Issuer:
    """A row of the table.

    `keys` are folded texts of which one stands in every address, file name or spoken name worth a closer look.
    `domains` are registrable domains and match their sub-domains, never look-alikes. `pictures` is searched in the
    file name and class names of a picture (folded), `alt` in its spoken name. `scripts` is matched against the
    address of a script. `imitated` is the name a foreign host would borrow ('' for names too common to tell).
    `errors` are paths at the issuer that say the seal cannot be shown. `owners` are ids known to belong to a
    certain domain. `needs_referrer` says that the issuer shows the record only to visitors who come from the shop.
    """

    id: IssuerId
    group: Group
    keys: tuple[str, ...]
    domains: tuple[str, ...]
    shapes: tuple[Shape, ...] = ()
    pictures: str = ""
    alt: str = ""
    scripts: str = ""
    imitated: str = ""
    errors: str = ""
    owners: Mapping[str, str] = field(default_factory=dict)
    needs_referrer: bool = False
    picture_hosts: tuple[str, ...] = ()

    @property
    def concept(self) -> str:
        """The lexicon concept of the words that mention this mark."""
        return f"mark-{self.id}"
