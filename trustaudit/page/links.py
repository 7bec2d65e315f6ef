"""Links and pictures, collected while a document is walked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from trustaudit.page.addresses import image_urls, opened_by, protected_email
from trustaudit.page.element import Open, names
from trustaudit.page.model import Image, Link
from trustaudit.text import collapse, fold

_MAX_ICONS = 2000


class Absolute:
    """Makes addresses absolute; the two forms that nearly all links have are spared the full algorithm."""

    def __init__(self, url: str) -> None:
        self.base = url
        self._origin = ""
        self.rebase(url)

    def rebase(self, url: str) -> None:
        self.base = url
        try:
            parts = urlsplit(url)
        except ValueError:
            return
        self._origin = f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") else ""

    def __call__(self, address: str) -> str:
        """The absolute address, '' for one that cannot be read."""
        address = address.strip()
        if address.startswith(("https://", "http://")):
            return address
        if address.startswith("/") and self._origin and not address.startswith("//") and "/." not in address:
            return self._origin + address
        try:
            return urljoin(self.base, address)
        except ValueError:
            return ""


@dataclass(slots=True)
class _OpenLink:
    element: Open
    url: str
    href: str
    via: str
    attrs: Mapping[str, str]
    pieces: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)


class Links:
    """All links and pictures of a page. `current` is the number of the anchor being walked, -1 outside anchors."""

    def __init__(self, absolute: Callable[[str], str]) -> None:
        self._absolute = absolute
        self._links: list[_OpenLink] = []
        self._images: list[Image] = []
        self._icons = 0
        self.current = -1

    def enter(self, element: Open, attrs: Mapping[str, str]) -> None:
        """An anchor, or an element with a click handler: it is kept when it opens or goes to an address."""
        href = attrs.get("href", "").strip()
        via, address = "href", href
        is_script = href[:11].lower() == "javascript:"
        if not href or href == "#" or is_script:
            address = opened_by(attrs.get("onclick", "")) or (opened_by(href) if is_script else "")
            via = "onclick" if address else "href"
        is_anchor = element.tag in ("a", "area")
        if not is_anchor and not address:
            return
        if "/cdn-cgi/l/email-protection#" in address:
            address = "mailto:" + protected_email(address.rpartition("#")[2])
        url = "" if not address or address.startswith("#") else self._absolute(address)
        if is_anchor:
            self.current = len(self._links)
        self._links.append(_OpenLink(element, url, href, via, attrs))

    def text(self, text: str) -> None:
        """Text inside the current anchor."""
        self._links[self.current].pieces.append(text)

    def picture(self, element: Open, attrs: Mapping[str, str]) -> str:
        """An img (or input[type=image]); gives its alt text."""
        alt = collapse(attrs.get("alt", ""))
        title = collapse(attrs.get("title", ""))
        self.image(element, "img", image_urls(attrs, self._absolute), alt, title, names(attrs))
        return alt

    def icon(self, element: Open) -> None:
        """An element without content, known by its class names."""
        if element.names and self._icons < _MAX_ICONS:
            self._icons += 1
            self.image(element, element.tag, (), collapse(element.spoken), "", element.names)

    def image(self, element: Open, tag: str, urls: tuple[str, ...], alt: str, title: str, called: str) -> None:
        if alt and self.current >= 0:
            self._links[self.current].alts.append(alt)
        self._images.append(
            Image(tag, urls, alt, title, called, element.region, element.path, self.current, element.hidden)
        )

    def images(self) -> tuple[Image, ...]:
        return tuple(self._images)

    def links(self, blocks: Mapping[int, int]) -> tuple[Link, ...]:
        titles = [collapse(k.attrs.get("title") or k.attrs.get("aria-label") or "") for k in self._links]
        texts = [
            collapse("".join(link.pieces)) or collapse(" ".join(link.alts)) or title
            for link, title in zip(self._links, titles, strict=True)
        ]
        folded = fold("\n".join(texts)).split("\n") if texts else []
        return tuple(
            Link(
                url=link.url,
                href=link.href,
                text=text,
                folded=low,
                region=link.element.region,
                path=link.element.path,
                via=link.via,
                title=title,
                rel=link.attrs.get("rel", ""),
                attrs=link.attrs,
                block=blocks.get(number, -1),
                hidden=link.element.hidden,
            )
            for number, (link, title, text, low) in enumerate(zip(self._links, titles, texts, folded, strict=True))
        )
