"""Trust marks on a page: who is said to vouch for the shop, and how far the page itself proves it.

The ladder of `proof`, from the page alone (only the issuer's record can say more):

- `matched`           a deep link that carries the shop's own domain
- `mismatched`        a deep link, or a picture, that belongs to another domain
- `linked-unchecked`  a deep link with an id on the issuer's own host
- `unlinked`          a picture, a link to the issuer's home page, '#', or a page of the shop's own
- `mentioned`         words alone
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from trustaudit.model import Evidence, PageKind, Region, header
from trustaudit.page.model import BlockKind, Link
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.domains import host_of, registrable
from trustaudit.signals.issuers import Group, Issuer, IssuerId, Target
from trustaudit.signals.mark_links import imitated, official, target
from trustaudit.signals.mark_pictures import candidates, depicted, told
from trustaudit.signals.marks_table import ISSUERS

Proof = Literal["matched", "linked-unchecked", "mismatched", "unlinked", "mentioned"]
Fault = Literal["none", "fake-host", "error-link", "id-conflict", "insecure-link", "no-referrer"]


@dataclass(frozen=True, kw_only=True)
class Mark(Item):
    """A trust mark. `id` is the number or name the issuer knows the shop by, `url` where the mark leads; '' unknown."""

    issuer: IssuerId
    group: Group
    proof: Proof
    fault: Fault = "none"
    id: str = ""
    url: str = ""


def _parameter(url: str, name: str) -> str:
    try:
        query = urlsplit(url).query
    except ValueError:
        return ""
    return next((v for k, v in parse_qsl(query) if k.lower().removeprefix("amp;") == name), "")


def _proof(issuer: Issuer, named: Target, site: Site) -> Proof:
    if named.domain:
        if site.owns(named.domain):
            return "matched"
        # A brand's review profile is often kept under one of its domains for all countries.
        brand = registrable(named.domain).partition(".")[0]
        is_brand = issuer.group == "reviews" and bool(brand) and brand == site.domain.partition(".")[0]
        return "linked-unchecked" if is_brand else "mismatched"
    if named.joined:
        own = {site.host, f"www.{site.host}", site.host.removeprefix("www."), site.domain} - {""}
        wanted = named.joined.replace("-", "")
        return "matched" if wanted in {re.sub(r"[.-]", "", o) for o in own} else "mismatched"
    owner = issuer.owners.get(named.id)
    if owner is not None:
        return "matched" if site.owns(owner) else "mismatched"
    return "linked-unchecked"


class _Reader:
    """One page being read for marks; `marks` collects them, each kind once."""

    def __init__(self, sheet: Sheet, site: Site) -> None:
        self.sheet, self.page, self.site = sheet, sheet.page, site
        self.marks: dict[tuple[str, ...], Mark] = {}
        self.taken: set[int] = set()  # images that belong to a link already read
        self.pictures = candidates([told(image) for image in self.page.images])
        self.depicted: dict[int, Issuer] = {}
        for number, (_, among) in self.pictures.items():
            image = self.page.images[number]
            issuer = None if image.hidden else depicted(image, among)
            if issuer is not None:
                self.depicted[number] = issuer

    def read(self) -> Iterator[Mark]:
        for number, (_, among) in candidates([link.url for link in self.page.links]).items():
            if among - {"self-made"} and not self.page.links[number].hidden:
                self._link(number)
        for number in sorted(self.depicted):
            if number not in self.taken:
                self._picture(number)
        self._widgets()
        seen = {mark.issuer for mark in self.marks.values()}
        for issuer in ISSUERS:
            if issuer.id not in seen:
                self._words(issuer)
        return iter(self.marks.values())

    def _add(self, issuer: Issuer, proof: Proof, fault: Fault, evidence: Evidence, id: str = "", url: str = "") -> None:
        mark = Mark(issuer=issuer.id, group=issuer.group, proof=proof, fault=fault, id=id, url=url, evidence=evidence)
        self.marks.setdefault((mark.issuer, proof, fault, id), mark)

    def _link(self, number: int) -> None:
        link = self.page.links[number]
        host = host_of(link.url)
        issuer = official(host)
        inside = self._images_of(number)
        if issuer is None:
            self._look_alike(link, host, inside)
            return
        self.taken.update(inside)
        evidence = self.sheet.on(link)
        path = urlsplit(link.url).path.lower()
        if issuer.errors and path.startswith(issuer.errors):
            self._add(issuer, "unlinked", "error-link", evidence, url=link.url)
            return
        named = target(issuer, link.url)
        in_prose = not inside and self._in_prose(link)
        if named is None:
            if any(self.depicted.get(i) is issuer for i in inside) or (
                (inside or issuer.group in ("official", "union")) and not in_prose
            ):
                self._add(issuer, "unlinked", "none", evidence, url=link.url)
            return
        proof = _proof(issuer, named, self.site)
        if proof == "mismatched" and in_prose:
            return  # an article about somebody else's record
        self._add(issuer, proof, self._fault(issuer, link, named, inside), evidence, named.id or named.domain, link.url)

    def _look_alike(self, link: Link, host: str, inside: list[int]) -> None:
        issuer = imitated(host)
        if issuer is None or self.site.owns(host):
            return
        named = target(issuer, link.url)
        if (named and (named.id or named.domain)) or any(self.depicted.get(i) is issuer for i in inside):
            self.taken.update(inside)
            self._add(issuer, "unlinked", "fake-host", self.sheet.on(link), named.id if named else "", link.url)

    def _images_of(self, number: int) -> list[int]:
        link = self.page.links[number]
        if link.via == "href":
            return [i for i, image in enumerate(self.page.images) if image.link == number]
        depth = len(link.path)
        return [i for i, image in enumerate(self.page.images) if image.path[:depth] == link.path]

    def _in_prose(self, link: Link) -> bool:
        """Whether a link is a few words of a longer statement, and not a thing of its own."""
        return link.block >= 0 and len(self.page.blocks[link.block].text) > len(link.text) + 40

    def _fault(self, issuer: Issuer, link: Link, named: Target, inside: list[int]) -> Fault:
        for i in inside:
            for url in self.page.images[i].urls:
                shown = _parameter(url, "id")
                if named.id and shown and shown != named.id and official(host_of(url)) is issuer:
                    return "id-conflict"
        if link.url.startswith("http:"):
            return "insecure-link"
        if issuer.needs_referrer and self._hides_referrer(link):
            return "no-referrer"
        return "none"

    def _hides_referrer(self, link: Link) -> bool:
        """`rel=noreferrer` wins over the link's own policy, the link's own policy over the page's (HTML Standard)."""
        if "noreferrer" in link.rel.lower().split():
            return True
        own = link.attrs.get("referrerpolicy", "").strip().lower()
        policy = own or self.page.meta.get("referrer", "") or header(self.page.headers, "referrer-policy")
        return policy.rpartition(",")[2].strip().lower() in ("no-referrer", "same-origin")

    def _picture(self, number: int) -> None:
        image, issuer = self.page.images[number], self.depicted[number]
        id = next((_parameter(u, "id") for u in image.urls if official(host_of(u)) is issuer), "")
        foreign = id in issuer.owners and not self.site.owns(issuer.owners[id])
        link = self.page.links[image.link] if image.link >= 0 else None
        if link is not None and not foreign and issuer.group != "official" and self._is_article(link):
            return
        evidence = self.sheet.evidence(
            " ".join(filter(None, (image.alt or image.title, *(image.urls[:1] or (image.names,))))),
            image.region,
            image.path,
        )
        self._add(issuer, "mismatched" if foreign else "unlinked", "none", evidence, id, link.url if link else "")

    def _is_article(self, link: Link) -> bool:
        """Whether a picture in the page's own text leads deeper into the same site: the picture of a news item."""
        return link.region is Region.MAIN and self.site.owns(host_of(link.url)) and len(link.text) > 60

    def _widgets(self) -> None:
        """Marks that a frame or a script of the issuer draws."""
        for element in self.page.elements:
            if element.tag == "iframe" and element.attrs.get("src"):
                url = element.attrs["src"].strip()
                url = "https:" + url if url.startswith("//") else url
                issuer = official(host_of(url))
                named = target(issuer, url) if issuer else None
                if issuer and named:
                    fault: Fault = "insecure-link" if url.startswith("http:") else "none"
                    evidence = self.sheet.evidence(url, element.region, element.path)
                    self._add(issuer, _proof(issuer, named, self.site), fault, evidence, named.id or named.domain, url)
        for number, (_, among) in candidates([script.src for script in self.page.scripts]).items():
            for issuer in ISSUERS:
                if issuer.id in among and issuer.scripts:
                    self._script(issuer, self.page.scripts[number].src)
        for script in self.page.scripts:
            if "ratingbadge" in script.text and "merchant_id" in script.text:
                found = re.search(r"merchant_id\W{1,4}(\d{4,})", script.text)
                issuer = next(i for i in ISSUERS if i.id == "google-customer-reviews")
                evidence = self.sheet.evidence(script.src or "ratingbadge")
                self._add(issuer, "linked-unchecked", "none", evidence, found.group(1) if found else "")

    def _script(self, issuer: Issuer, src: str) -> None:
        match = re.match(issuer.scripts, src, re.I)
        if match is None:
            return
        id = match.groupdict("").get("id", "")
        linked = [m for m in self.marks.values() if m.issuer == issuer.id and m.proof == "linked-unchecked" and m.id]
        if issuer.id == "e-rasaneh":
            calls = (re.search(r"eRasaneh_Trustseal\(\s*(\d+)", s.text) for s in self.page.scripts)
            id = next((c.group(1) for c in calls if c), "")
        conflict = bool(id) and any(m.id.upper() != id.upper() for m in linked)
        if conflict or not linked:
            fault: Fault = "id-conflict" if conflict else "none"
            self._add(issuer, "linked-unchecked", fault, self.sheet.evidence(src), id, src)

    def _words(self, issuer: Issuer) -> None:
        for hit in self.sheet.hits.get(issuer.concept, ()):
            if self.page.blocks[hit.line].kind is not BlockKind.ALT:
                self._add(issuer, "mentioned", "none", self.sheet.span(hit.start, hit.end))
                return


def read_marks(sheet: Sheet, site: Site) -> Iterator[Mark]:
    """Every mark on a page; marks that differ in nothing are told once."""
    return _Reader(sheet, site).read()


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "marks",
        Mark,
        (PageKind.HOME, PageKind.ABOUT, PageKind.CONTACT),
        read=read_marks,
        vocabulary=tuple(issuer.concept for issuer in ISSUERS),
    ),
)
