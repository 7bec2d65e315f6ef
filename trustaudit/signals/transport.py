"""How pages, forms and resources travel, under which certificate, with which protective headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from trustaudit.hosts import host_of, is_local
from trustaudit.model import Evidence, PageKind, Region, Role, header
from trustaudit.signals.base import Item, Sheet, Signal, Site, Spec


@dataclass(frozen=True, kw_only=True)
class Transport(Item):
    """One thing that travels over http or https.

    `page`: the page itself. `form`: where a form with fields is sent. `resource`: a script, style, frame or picture of
    an https page that comes over http. `redirect`: the home page asked for over http and answered from here (told once,
    with the home page's scheme). `network` is local for a machine's own or a private address, where no shopper comes.
    """

    scheme: Literal["http", "https"]
    scope: Literal["page", "form", "resource", "redirect"]
    network: Literal["public", "local"] = "public"


@dataclass(frozen=True, kw_only=True)
class Certificate(Item):
    """The shop's TLS certificate. `days_left` counts from the audit; -1 when no date is known. `fault` is why a client
    refused it ('' when it did not)."""

    issuer: str
    days_left: int
    valid: Literal["yes", "no", "unknown"]
    fault: str = ""


@dataclass(frozen=True, kw_only=True)
class SecurityHeader(Item):
    """A protective header that a page came with, or a cookie without the Secure flag (`insecure-cookie`)."""

    name: Literal[
        "hsts", "csp", "nosniff", "frame-protection", "referrer-policy", "permissions-policy", "insecure-cookie"
    ]


def read_transports(sheet: Sheet, site: Site) -> Iterator[Transport]:
    """The page's own scheme, one item for each scheme of its forms, one for resources over http if there are any."""
    page = sheet.page
    secure = page.url.startswith("https:")
    network = _network(page.url)
    evidence = sheet.evidence(page.url)
    yield Transport(scheme="https" if secure else "http", scope="page", network=network, evidence=evidence)
    told: set[bool] = set()
    for form in page.forms:
        safe = form.action.startswith("https:")
        if form.hidden or safe in told or not (safe or form.action.startswith("http:")):
            continue
        if any(f.type not in ("hidden", "submit", "button") for f in form.fields):
            told.add(safe)
            shown = sheet.evidence(f"{form.method} {form.action}", form.region, form.path)
            network = _network(form.action)
            yield Transport(scheme="https" if safe else "http", scope="form", network=network, evidence=shown)
    if secure and (insecure := _insecure_resource(sheet)):
        yield Transport(scheme="http", scope="resource", evidence=insecure)
    if site.sheets and sheet is site.sheets[0]:
        yield from _redirects(site)


def _network(url: str) -> Literal["public", "local"]:
    return "local" if is_local(host_of(url)) else "public"


def _insecure_resource(sheet: Sheet) -> Evidence | None:
    for script in sheet.page.scripts:
        if script.src.startswith("http:"):
            return sheet.evidence(script.src)
    for element in sheet.page.elements:
        address = element.attrs.get("src") or (element.attrs.get("href", "") if _is_loaded(element.attrs) else "")
        if element.tag in ("iframe", "link", "embed", "object", "video", "audio") and address.startswith("http:"):
            return sheet.evidence(address, element.region, element.path)
    for image in sheet.page.images:
        for url in image.urls:
            if url.startswith("http:"):
                return sheet.evidence(url, image.region, image.path)
    return None


def _is_loaded(attrs: Mapping[str, str]) -> bool:
    return bool({"stylesheet", "preload", "modulepreload", "icon"}.intersection(attrs.get("rel", "").lower().split()))


def _redirects(site: Site) -> Iterator[Transport]:
    """Whether a request over http was sent on to https, or one over https to http."""
    for exchange in site.snapshot.exchanges:
        if exchange.role is not Role.REDIRECT:
            continue
        target = header(exchange.response.headers, "location")
        came, went = exchange.request.url.partition(":")[0], target.partition(":")[0]
        if {came, went} == {"http", "https"}:
            shown = f"{exchange.response.status} {exchange.request.url} → {target}"
            evidence = Evidence(exchange.request.url, exchange.kinds, Region.HEAD, shown)
            yield Transport(scheme="https" if went == "https" else "http", scope="redirect", evidence=evidence)
            return


def derive_certificates(site: Site, found: Mapping[str, Signal]) -> Iterator[Certificate]:
    """The certificate the shop answered under; nothing over http."""
    facts = dict(site.snapshot.tls)
    if not facts:
        return
    until, fault = _date(facts.get("not_after", "")), facts.get("fault", "")
    started = _date(site.snapshot.started)
    days = (until - started).days if until and started else -1
    valid: Literal["yes", "no", "unknown"] = "unknown"
    if fault or (until and started and until < started):
        valid = "no"
    elif until and started:
        valid = "yes"
    shown = ", ".join(f"{name}: {value}" for name, value in site.snapshot.tls)
    evidence = Evidence(site.snapshot.shop, (), Region.HEAD, shown)
    yield Certificate(issuer=facts.get("issuer", ""), days_left=days, valid=valid, fault=fault, evidence=evidence)


def _date(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None


_SECURE = re.compile(r";\s*secure\b", re.I)


def read_security_headers(sheet: Sheet, site: Site) -> Iterator[SecurityHeader]:
    """Headers of the page, and the same said in its metadata where browsers accept that."""
    page = sheet.page

    def shown(name: str, value: str) -> Evidence:
        return sheet.evidence(f"{name}: {value[:160]}")

    hsts = header(page.headers, "strict-transport-security")
    if re.search(r"max-age\s*=\s*\"?[1-9]", hsts):
        yield SecurityHeader(name="hsts", evidence=shown("strict-transport-security", hsts))
    csp = header(page.headers, "content-security-policy") or page.meta.get("content-security-policy", "")
    if csp:
        yield SecurityHeader(name="csp", evidence=shown("content-security-policy", csp))
    if header(page.headers, "x-content-type-options").strip().lower() == "nosniff":
        yield SecurityHeader(name="nosniff", evidence=shown("x-content-type-options", "nosniff"))
    frame = header(page.headers, "x-frame-options")
    if frame or "frame-ancestors" in csp:
        yield SecurityHeader(name="frame-protection", evidence=shown("x-frame-options", frame or "frame-ancestors"))
    referrer = header(page.headers, "referrer-policy") or page.meta.get("referrer", "")
    if referrer:
        yield SecurityHeader(name="referrer-policy", evidence=shown("referrer-policy", referrer))
    permissions = header(page.headers, "permissions-policy")
    if permissions:
        yield SecurityHeader(name="permissions-policy", evidence=shown("permissions-policy", permissions))
    for name, value in page.headers:
        if name.lower() == "set-cookie" and not _SECURE.search(value):
            # The name only: the value may be a session.
            yield SecurityHeader(name="insecure-cookie", evidence=shown("set-cookie", value.partition("=")[0]))
            return


SPECS: tuple[Spec, ...] = (
    Spec(
        "transports",
        Transport,
        (PageKind.HOME, PageKind.CONTACT, PageKind.CHECKOUT),
        read=read_transports,
        alike=True,
    ),
    Spec("certificates", Certificate, (PageKind.HOME,), derive=derive_certificates),
    Spec("security_headers", SecurityHeader, (PageKind.HOME,), read=read_security_headers),
)
