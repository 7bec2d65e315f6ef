"""Issuers whose record of a shop can be asked for: whose hosts, which links lead to one record, how it is written.

Layouts: `labelled` records are rows of a label and its value (e-Namad's is known from three independent readers of
2021 and 2026); `named` ones are known only to print the shop's domain somewhere; `echo` ones have the domain in their
address already, so that the page naming it proves nothing, and only labelled rows count there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

Layout = Literal["labelled", "named", "echo"]


@dataclass(frozen=True, slots=True)
class IssuerRecord:
    """A row of the table. `hosts` match themselves and their sub-domains; `path` the whole path, without case; `keys`
    are query parameters that must be there (any case). `errors` are paths that say the question was refused."""

    issuer: str
    hosts: tuple[str, ...]
    path: str
    keys: tuple[str, ...] = ()
    layout: Layout = "labelled"
    errors: tuple[str, ...] = ()

    def leads(self, url: str) -> bool:
        """Whether an address is that of one record at this issuer."""
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").lower()
        except ValueError:
            return False
        if parts.scheme not in ("http", "https") or not any(host == h or host.endswith("." + h) for h in self.hosts):
            return False
        given = {key.lower().removeprefix("amp;") for key, value in parse_qsl(parts.query) if value}
        return bool(re.fullmatch(self.path, parts.path or "/", re.I)) and given.issuperset(self.keys)

    def refuses(self, url: str) -> bool:
        """Whether an answer came from a page that says the record is not shown to this visitor."""
        return urlsplit(url).path.lower().startswith(self.errors) if self.errors else False


_SHOP = r"[\w.%-]+"

#: Issuers with a public record of one shop, most citable in Iran first. Paths are those of links seen on shops' pages.
ISSUERS: tuple[IssuerRecord, ...] = (
    IssuerRecord("enamad", ("enamad.ir",), r"/?|/verify\.aspx", ("id",), errors=("/error",)),
    IssuerRecord("ecunion", ("ecunion.ir",), rf"/verify/{_SHOP}/?", ("token",), "echo"),
    IssuerRecord("samandehi", ("samandehi.ir",), r"/verify\.aspx", ("id",)),
    IssuerRecord("e-rasaneh", ("e-rasaneh.ir",), r"/certificate/\d+/?", layout="named"),
    IssuerRecord("zarinpal", ("zarinpal.com",), rf"/trustpage/{_SHOP}/?", layout="echo"),
    IssuerRecord("etbis", ("eticaret.gov.tr",), rf"/siteprofil/\d+/{_SHOP}/?", layout="echo"),
    IssuerRecord("maroof", ("maroof.sa",), r"/(?:\w+/)?\d+/?", layout="named"),
    IssuerRecord("confianza-online", ("confianzaonline.es",), r"/empresas/[^/]+", layout="named"),
    IssuerRecord("bbb", ("bbb.org",), r"/.+/profile/.+", layout="named"),
    IssuerRecord(
        "trusted-shops",
        tuple(f"trustedshops.{tld}" for tld in ("com", "de", "es", "fr", "it", "nl", "pl", "eu", "at", "ch", "be")),
        r"/.*info_x[0-9a-f]{32}(?:\.html)?|/shop/certificate\.php",
        layout="named",
    ),
)  # fmt: skip


#: The action of steps that stand for a record which could not be had.
ACTION = "issuer"
_WHY = re.compile(r"record at ([\w-]+): (\S+)")


def why_of(row: IssuerRecord, url: str) -> str:
    """Why a record was fetched; every hop on the way to it says the same."""
    return f"record at {row.issuer}: {url}"


def asked(why: str) -> tuple[str, str]:
    """(issuer, address that the shop links) from what `why_of` wrote, ("", "") for any other reason."""
    match = _WHY.fullmatch(why)
    return (match[1], match[2]) if match else ("", "")
