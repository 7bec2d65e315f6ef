"""Reading an address at an issuer of trust marks: whose host it is, and which shop it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

from trustaudit.signals.issuers import Issuer, Target
from trustaudit.signals.marks_table import ISSUERS

_BY_DOMAIN: Mapping[str, Issuer] = {domain: issuer for issuer in ISSUERS for domain in issuer.domains}
_IMITATED: tuple[tuple[str, Issuer], ...] = tuple((i.imitated, i) for i in ISSUERS if i.imitated)
_PATHS = {shape.path: re.compile(shape.path, re.I) for issuer in ISSUERS for shape in issuer.shapes}


def official(host: str) -> Issuer | None:
    """The issuer a host belongs to: one of its domains or a sub-domain of it, nothing that merely looks like it."""
    labels = host.split(".")
    for start in range(max(0, len(labels) - 4), len(labels) - 1):
        issuer = _BY_DOMAIN.get(".".join(labels[start:]))
        if issuer is not None:
            return issuer
    return None


def imitated(host: str) -> Issuer | None:
    """The issuer whose name a host borrows without belonging to it."""
    plain = host.replace("_", "-")
    return next((issuer for name, issuer in _IMITATED if name in plain), None) if official(host) is None else None


def target(issuer: Issuer, url: str) -> Target | None:
    """What an address at an issuer names, None when it is no deep link (the home page, an article, a login)."""
    parts = urlsplit(url)
    query = {key.lower().removeprefix("amp;"): value for key, value in parse_qsl(parts.query, keep_blank_values=True)}
    for shape in issuer.shapes:
        match = _PATHS[shape.path].match(unquote(parts.path) or "/")
        if match is None:
            continue
        named = match.groupdict("")
        number = query.get(shape.id_key, "") if shape.id_key else named.get("id", "")
        domain = query.get(shape.domain_key, "") if shape.domain_key else named.get("domain", "")
        if shape.id_key and not re.fullmatch(shape.id_form, number, re.I):
            continue
        if shape.domain_key and not domain:
            continue
        return Target(number, domain.strip().lower(), named.get("joined", "").lower())
    return None
