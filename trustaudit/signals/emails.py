"""E-mail addresses of a shop: printed, linked, in structured data, or written so that machines should not read them.

Addresses behind Cloudflare's protection and those written as entities are plain text once the page is parsed; what is
left to undo here is `info [at] shop [dot] example` and its relatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from trustaudit.hosts import registrable
from trustaudit.model import Evidence, PageKind
from trustaudit.page.data import nodes, text_of
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.text import fold

Domain = Literal["own", "free", "other"]
Source = Literal["text", "link", "data"]


@dataclass(frozen=True, kw_only=True)
class Email(Item):
    """`address` in lower case. `domain` compares it with the audited host: the shop's own, a free mailer's, another.

    `placeholder` marks addresses that templates hold (info@example.com, email@yahoo.com).
    """

    address: str
    domain: Domain
    source: Source = "text"
    placeholder: bool = False


# The engine looks for "@" and for brackets, both rare; the name before them is read backwards from there.
_AT = re.compile(r"@(?P<host>(?:[\w\-]{1,63}\.){1,5}[^\W\d_]{2,24})(?![\w\-])")
_HIDDEN_AT = re.compile(
    r"[\[({<] ?(?:at|@|ات|arroba|arobase|a|et|klammeraffe) ?[\])}>] ?"
    r"(?P<host>[\w\-]{1,63}(?:(?: ?[\[({<] ?(?:dot|punkt|punto|point|نقطه|\.) ?[\])}>] ?|\.| dot )[\w\-]{2,63}){1,4})"
)
_SPELT_AT = re.compile(
    r" (?:at|arroba) (?P<host>[\w\-]{1,63}(?: (?:dot|punto|punkt) [\w\-]{2,63}){0,2} (?:dot|punto|punkt) "
    r"(?:com|net|org|info|biz|shop|store|co|io|eu|uk|ir|de|es|fr|it|nl|at|ch|tr|ae|sa|mx|ar|cl|us|ca|au|in))(?![\w\-])"
)
_NAME = re.compile(r"[a-z\d_.+%&'\-]{1,64}$")
_DOT = re.compile(r" ?[\[({<] ?(?:dot|punkt|punto|point|نقطه|\.) ?[\])}>] ?| (?:dot|punto|punkt) ")
_ADDRESS = re.compile(r"[a-z\d_.+%&'\-]{1,64}@(?:[\w\-]{1,63}\.){1,5}[^\W\d_]{2,24}")
_FILES = frozenset(("png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "mp4", "pdf"))
#: Providers whose addresses anybody gets without paying; names without the ending, since they have many.
_FREE = frozenset(
    "gmail googlemail yahoo ymail rocketmail hotmail outlook live msn aol icloud me mac gmx web t-online freenet posteo"
    " mail inbox bk yandex rambler ya proton protonmail pm tutanota zoho mynet chmail zohomail qq 163 126 naver hanmail"
    " daum libero virgilio alice tiscali orange wanadoo free laposte sfr bol uol terra wp o2 onet interia seznam "
    "centrum"
    " comcast verizon sbcglobal bellsouth att cox btinternet sky ntlworld bigpond".split()
)
_SAMPLE_HOSTS = frozenset(
    "example domain yourdomain mydomain site yoursite mysite yourcompany company email test sentry".split()
)
_SAMPLE_NAMES = frozenset(
    "email yourname your-name your.name yourmail youremail your-email name user username test sample example someone"
    " john.doe johndoe jane.doe max.mustermann mustermann nombre ejemplo exemple ornek abc xyz xxx".split()
)


def read_emails(sheet: Sheet, site: Site) -> Iterable[Email]:
    """Every address of a page, once per region."""
    seen: set[tuple[str, object]] = set()
    for address, source, evidence in (*_from_text(sheet), *_from_links(sheet), *_from_data(sheet)):
        key = (address, evidence.region)
        if key not in seen:
            seen.add(key)
            yield Email(
                evidence=evidence,
                address=address,
                domain=_domain(address, site),
                source=source,
                placeholder=_is_sample(address),
            )


def _from_text(sheet: Sheet) -> Iterator[tuple[str, Source, Evidence]]:
    text = sheet.text
    patterns = [_AT] if "@" in text else []
    if "at" in text or "ات" in text or "arroba" in text:
        patterns.append(_HIDDEN_AT)
    if " dot " in text or " punto " in text or " punkt " in text:
        patterns.append(_SPELT_AT)
    for pattern in patterns:
        for match in pattern.finditer(text):
            at = match.start() - (text[match.start() - 1 : match.start()] == " " and pattern is _HIDDEN_AT)
            name = _NAME.search(text, max(0, at - 64), at)
            if name is None or text[name.start() - 1 : name.start()] == "@":
                continue  # "@one@two.three": two handles in a row
            host = _DOT.sub(".", match["host"]).replace(" ", "")
            address = _clean(f"{name.group()}@{host}")
            if address:
                yield address, "text", sheet.span(name.start(), match.end())


def _from_links(sheet: Sheet) -> Iterator[tuple[str, Source, Evidence]]:
    for link in sheet.page.links:
        href = link.url if link.url.startswith("mailto:") else link.href
        if href[:7].lower() == "mailto:":
            for part in fold(unquote(href[7:].partition("?")[0])).replace(";", ",").split(","):
                found = _ADDRESS.search(part.replace("[at]", "@").replace("(at)", "@"))
                address = _clean(found.group()) if found else ""
                if address:
                    yield address, "link", sheet.on(link)


def _from_data(sheet: Sheet) -> Iterator[tuple[str, Source, Evidence]]:
    for node in nodes(sheet.page.data):
        value = text_of(node, "email") if "email" in node else ""
        found = _ADDRESS.search(fold(value)) if value else None
        address = _clean(found.group()) if found else ""
        if address:
            yield address, "data", sheet.evidence(f"email: {value}")


def _clean(address: str) -> str:
    """The address without what punctuation left at its ends, '' if it is a file name (logo@2x.png) or broken."""
    name, _, host = address.partition("@")
    name = name.lstrip(".-'%&").rstrip(".-")
    labels = host.split(".")
    if not name or labels[-1] in _FILES or not all(labels) or any(c in name for c in ("..",)):
        return ""
    return f"{name}@{host}"


def _domain(address: str, site: Site) -> Domain:
    host = address.rpartition("@")[2]
    domain = registrable(host)
    if site.owns(host):
        return "own"
    return "free" if (domain or host).partition(".")[0] in _FREE else "other"


def _is_sample(address: str) -> bool:
    name, _, host = address.partition("@")
    first = host.partition(".")[0]
    if host.endswith((".example", ".invalid", ".test")) or host in ("example.com", "example.org", "example.net"):
        return host.startswith("example.") or name in _SAMPLE_NAMES
    return first in _SAMPLE_HOSTS or name in _SAMPLE_NAMES


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "emails",
        Email,
        (PageKind.CONTACT, PageKind.HOME, PageKind.ABOUT, PageKind.LEGAL),
        read=read_emails,
        vocabulary=("contact",),
    ),
)
