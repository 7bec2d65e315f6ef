"""From the stream of events to the flat page: one walk, nothing selected, nothing visited twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from trustaudit.model import Headers, Region
from trustaudit.page.addresses import image_urls, opened_by, protected_email
from trustaudit.page.controls import CONTROLS, Controls
from trustaudit.page.data import Microdata, json_ld
from trustaudit.page.model import Block, BlockKind, Element, Image, Link, Page, Path, Script
from trustaudit.page.parser import ENTER, TEXT, Event
from trustaudit.page.regions import region_of
from trustaudit.text import collapse, fold

_BLOCK_TAGS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol optgroup option p pre section select summary table"
    " tbody td tfoot th thead title tr ul button label textarea".split()
)
_KINDS = {
    "li": BlockKind.ITEM, "dt": BlockKind.ITEM, "dd": BlockKind.ITEM, "td": BlockKind.CELL, "th": BlockKind.CELL,
    "button": BlockKind.BUTTON, "option": BlockKind.OPTION, "label": BlockKind.LABEL, "legend": BlockKind.LABEL,
    **{f"h{n}": BlockKind.HEADING for n in range(1, 7)},
}  # fmt: skip
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SILENT = frozenset(("script", "style", "template", "head", "noscript", "textarea", "iframe", "object"))
_ICONS = frozenset(("i", "span", "em", "b", "li", "div", "a"))
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
# Closed until clicked, and still part of what the page says: answers, tabs, folded sections.
_FOLDED = re.compile(r"accordion|collaps|tab|faq|panel|answer|toggle|content|description|details", re.I)
_SEPARATORS = frozenset(" |/·•,،-–—«»:")
_KEPT_ATTRS = frozenset(
    "data-businessunit-id data-product_variations data-button-action data-cart-item-add data-oc-toggle data-product-id"
    " data-product_id data-cfemail data-digest data-shop formaction data-autoplay data-countdown".split()
)
_MAX_ICONS = 2000


class _Open:
    """An element being walked."""

    __slots__ = (
        "counts",
        "hidden",
        "is_block",
        "kind",
        "level",
        "mark",
        "names",
        "path",
        "region",
        "row",
        "tag",
        "titled",
    )

    def __init__(
        self, tag: str, path: Path, region: Region, hidden: bool, kind: BlockKind, level: int, row: int
    ) -> None:
        self.tag, self.path, self.region, self.hidden = tag, path, region, hidden
        self.kind, self.level, self.row = kind, level, row
        self.counts: dict[str, int] = {}
        self.is_block = tag in _BLOCK_TAGS
        self.mark = -1  # how much content there was when it was entered, to tell an empty element
        self.titled = self.names = ""


class Builder:
    """Feeds on events; `page()` gives the result."""

    def __init__(self, url: str) -> None:
        self.url = self.base = url
        self.controls = Controls(url)
        self.microdata = Microdata()
        self.lines: list[tuple[str, BlockKind, Region, Path, int, int, int, int]] = []
        self.links: list[dict[str, Any]] = []
        self.images: list[dict[str, Any]] = []
        self.scripts: list[Script] = []
        self.elements: list[Element] = []
        self.data: list[Mapping[str, Any]] = []
        self.meta: dict[str, str] = {}
        self.title = self.lang = self.dir = ""
        self._pieces: list[str] = []
        self._pending_links: list[int] = []
        self._only_links = True
        self._after_inline = False
        self._content = 0  # elements and texts met so far
        self._stack = [_Open("", (), Region.MAIN, False, BlockKind.TEXT, 0, -1)]
        self._owner = self._stack[0]  # the element that the pending text began in
        self._in_head = False
        self._articles = 0
        self._rows = 0
        self._heading = -1
        self._link = -1
        self._silent: tuple[str, Mapping[str, str], list[str]] | None = None
        self._skip = 0  # depth of an element whose subtree is left out altogether
        self._svg: dict[str, Any] | None = None
        self._icons = 0

    def feed(self, stream: Iterable[Event]) -> Builder:
        for kind, value, attrs in stream:
            if kind == TEXT:
                self._text(value)
            elif kind == ENTER:
                self._enter(value, attrs)
            else:
                self._leave(value)
        self._flush()
        return self

    # -- entering -----------------------------------------------------------------------------------------------

    def _enter(self, tag: str, attrs: Mapping[str, str]) -> None:
        if self._skip:
            self._skip += 1
            return
        if self._svg is not None:
            self._enter_svg(tag, attrs)
            return
        self._content += 1
        parent = self._stack[-1]
        number = parent.counts.get(tag, 0) + 1
        parent.counts[tag] = number
        identity = attrs.get("id", "") if attrs else ""
        if identity and identity.replace("-", "").replace("_", "").isalnum() and not identity[0].isdigit():
            step = "#" + identity
        else:
            step = tag if number == 1 and tag in ("html", "body", "main") else f"{tag}:nth-of-type({number})"
        path = (*parent.path, step)
        hidden = parent.hidden or (bool(attrs) and _is_hidden(tag, attrs))
        region = (
            parent.region
            if not attrs and tag not in _REGION_TAGS
            else region_of(tag, attrs, parent.region, self._articles > 0)
        )
        kind, level = parent.kind, parent.level
        own = _KINDS.get(tag)
        if own is not None:
            kind, level = own, int(tag[1]) if own is BlockKind.HEADING else 0
        row = parent.row
        if tag == "tr":
            row, self._rows = self._rows, self._rows + 1
        elif tag == "article":
            self._articles += 1
        elif tag == "table":
            row = -1
        element = _Open(tag, path, region, hidden, kind, level, row)
        if element.is_block:
            self._flush()
        elif self._after_inline and tag != "wbr":
            self._pieces.append(" ")
        self._after_inline = False
        self._stack.append(element)
        if self.microdata.roots or "itemscope" in attrs:
            self.microdata.enter(len(self._stack), tag, attrs)
        handler = _ENTER.get(tag)
        if handler is not None:
            handler(self, element, attrs)
        elif "-" in tag:
            self.elements.append(Element(tag, attrs, region, path))
        if attrs:
            self._attributes(element, attrs)

    def _attributes(self, element: _Open, attrs: Mapping[str, str]) -> None:
        """What any element may carry: handlers that open an address, widget data, spoken names."""
        tag = element.tag
        if tag != "a" and "onclick" in attrs:
            self._add_link(element, attrs)
        if not _KEPT_ATTRS.isdisjoint(attrs):
            self.elements.append(Element(tag, attrs, element.region, element.path))
            if "data-cfemail" in attrs:
                self._text(protected_email(attrs["data-cfemail"]))
                self._skip = 1
        if tag in ("a", "button", "i", "span", "div", "li") and self._silent is None:
            spoken = attrs.get("aria-label") or attrs.get("title")
            element.titled = spoken or ""
            if tag in _ICONS:
                element.names = _names(attrs)
                element.mark = self._content

    def _on_html(self, element: _Open, attrs: Mapping[str, str]) -> None:
        self.lang = self.lang or attrs.get("lang", attrs.get("xml:lang", "")).strip().lower()
        self.dir = attrs.get("dir", self.dir).strip().lower()
        self.elements.append(Element(element.tag, attrs, element.region, element.path))

    def _on_head(self, element: _Open, attrs: Mapping[str, str]) -> None:
        element.region = Region.HEAD

    def _on_base(self, element: _Open, attrs: Mapping[str, str]) -> None:
        if attrs.get("href") and self.base == self.url:
            self.base = self._absolute(attrs["href"]) or self.url

    def _on_meta(self, element: _Open, attrs: Mapping[str, str]) -> None:
        name = (attrs.get("name") or attrs.get("property") or attrs.get("http-equiv") or "").strip().lower()
        if name and name not in self.meta:
            self.meta[name] = attrs.get("content", "").strip()

    def _on_kept(self, element: _Open, attrs: Mapping[str, str]) -> None:
        self.elements.append(Element(element.tag, attrs, element.region, element.path))
        if element.tag in _SILENT:
            self._silent = (element.tag, attrs, [])

    def _on_silent(self, element: _Open, attrs: Mapping[str, str]) -> None:
        if element.tag == "textarea":
            self.controls.enter("textarea", attrs, element.region, element.path, element.hidden)
        if self._silent is None:
            self._silent = (element.tag, attrs, [])

    def _on_control(self, element: _Open, attrs: Mapping[str, str]) -> None:
        self.controls.enter(element.tag, attrs, element.region, element.path, element.hidden)
        if element.tag == "input":
            kind = attrs.get("type", "").lower()
            if kind in ("submit", "button") and attrs.get("value") and not element.hidden:
                self._emit(collapse(attrs["value"]), BlockKind.BUTTON, element)
            elif kind == "image":
                self._on_image(element, attrs)

    def _on_anchor(self, element: _Open, attrs: Mapping[str, str]) -> None:
        if self._pieces and self._pending_links and self._only_links:
            self._flush()  # a row of links is a row of statements, not one sentence
        self._link = self._add_link(element, attrs)

    def _add_link(self, element: _Open, attrs: Mapping[str, str]) -> int:
        href = attrs.get("href", "").strip()
        via, address = "href", href
        lowered = href[:11].lower()
        if not href or href == "#" or lowered == "javascript:":
            address = opened_by(attrs.get("onclick", "")) or (opened_by(href) if lowered == "javascript:" else "")
            via = "onclick" if address else "href"
        if element.tag != "a" and not address:
            return -1
        if "/cdn-cgi/l/email-protection#" in address:
            address = "mailto:" + protected_email(address.rpartition("#")[2])
        url = "" if not address or address.startswith("#") else self._absolute(address)
        self.links.append(
            {
                "url": url, "href": href, "region": element.region, "path": element.path, "via": via,
                "title": collapse(attrs.get("title") or attrs.get("aria-label") or ""), "rel": attrs.get("rel", ""),
                "attrs": attrs, "hidden": element.hidden, "pieces": [], "block": -1,
            }
        )  # fmt: skip
        return len(self.links) - 1

    def _on_image(self, element: _Open, attrs: Mapping[str, str]) -> None:
        alt, title = collapse(attrs.get("alt", "")), collapse(attrs.get("title", ""))
        self._add_image(element, "img", image_urls(attrs, self._absolute), alt, title, _names(attrs))
        if self._link >= 0 and alt:
            self.links[self._link].setdefault("alts", []).append(alt)
        if alt and not element.hidden:
            self._emit(alt, BlockKind.ALT, element)

    def _add_image(self, element: _Open, tag: str, urls: tuple[str, ...], alt: str, title: str, names: str) -> None:
        self.images.append(
            {
                "tag": tag, "urls": urls, "alt": alt, "title": title, "names": names, "region": element.region,
                "path": element.path, "link": self._link, "hidden": element.hidden,
            }
        )  # fmt: skip

    # -- svg: only what it is called ----------------------------------------------------------------------------

    def _on_svg(self, element: _Open, attrs: Mapping[str, str]) -> None:
        self._svg = {"depth": 0, "names": [_names(attrs)], "title": [collapse(attrs.get("aria-label", ""))], "in": ""}

    def _enter_svg(self, tag: str, attrs: Mapping[str, str]) -> None:
        svg = self._svg
        assert svg is not None
        svg["depth"] += 1
        if tag in ("symbol", "defs"):  # drawings kept for elsewhere
            self._skip = 1
            svg["depth"] -= 1
        elif tag == "title":
            svg["in"] = "title"
        elif tag == "use" or tag == "image":
            svg["names"].append(attrs.get("href") or attrs.get("xlink:href") or "")
        elif attrs.get("id") or attrs.get("class"):
            svg["names"].append(_names(attrs))

    def _leave_svg(self, tag: str) -> None:
        svg = self._svg
        assert svg is not None
        if svg["depth"]:
            svg["depth"] -= 1
            svg["in"] = ""
            return
        self._svg = None
        element = self._stack[-1]
        title = collapse(" ".join(filter(None, svg["title"])))
        self._add_image(element, "svg", (), title, "", " ".join(filter(None, svg["names"]))[:600])
        if title and not element.hidden:
            if self._link >= 0:
                self.links[self._link].setdefault("alts", []).append(title)
            self._emit(title, BlockKind.ALT, element)
        self._leave(tag)

    # -- text ---------------------------------------------------------------------------------------------------

    def _text(self, text: str) -> None:
        if self._skip:
            return
        if self._svg is not None:
            if self._svg["in"]:
                self._svg["title"].append(text)
            return
        if self._silent is not None:
            self._silent[2].append(text)
            if self._silent[0] == "textarea":
                self.controls.text(text)
            return
        element = self._stack[-1]
        if self.controls.wants_text:
            self.controls.text(text)
        if self.microdata.is_active:
            self.microdata.text(text)
        if self._link >= 0:
            self.links[self._link]["pieces"].append(text)
        if element.hidden or element.region is Region.HEAD:
            if element.tag == "title" and not self.title:
                self.title = collapse(text)
            return
        if text.isspace():
            if self._pieces:
                self._pieces.append(" ")
            return
        self._content += 1
        if not self._pieces:
            self._owner = element
        self._pieces.append(text)
        self._after_inline = False
        if self._link >= 0:
            if self._link not in self._pending_links:
                self._pending_links.append(self._link)
        elif self._only_links and not _SEPARATORS.issuperset(text.strip()):
            self._only_links = False

    def _flush(self) -> None:
        if not self._pieces:
            return
        text = collapse("".join(self._pieces))
        if self._pending_links and self._only_links:
            text = text.strip(" |/·•,،")
        for link in self._pending_links:
            self.links[link]["block"] = len(self.lines)
        self._pieces, self._pending_links, self._only_links = [], [], True
        self._emit(text, None, self._owner)

    def _emit(self, text: str, kind: BlockKind | None, element: _Open) -> None:
        if not text:
            return
        kind = kind or element.kind
        if kind is BlockKind.HEADING:
            heading, self._heading = self._heading, len(self.lines)
        else:
            heading = self._heading
        self.lines.append(
            (text, kind, element.region, element.path, element.level, element.row, heading, self.controls.current)
        )
        self.controls.statement(text)

    # -- leaving ------------------------------------------------------------------------------------------------

    def _leave(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
            if self._skip:
                return
            if self._svg is not None:
                return
        if self._svg is not None:
            self._leave_svg(tag)
            return
        element = self._stack[-1]
        if self._silent is not None and self._silent[0] == tag:
            self._close_silent(element)
        if element.is_block:
            self._flush()
            self._after_inline = False
        elif tag not in _VOID:
            self._after_inline = True
        if tag in CONTROLS or tag in ("form", "label", "option"):
            self.controls.leave(tag)
        elif tag == "a":
            self._link = -1
        elif tag == "article":
            self._articles -= 1
        if element.mark == self._content:
            self._empty(element)
        if self.microdata.roots:
            self.microdata.leave(len(self._stack))
        self._stack.pop()

    def _empty(self, element: _Open) -> None:
        """An element that showed nothing of its own: an icon by its class names, or a thing with a spoken name."""
        spoken = collapse(element.titled)
        if spoken and not element.hidden:
            self._emit(spoken, BlockKind.ALT, element)
        if element.names and self._icons < _MAX_ICONS:
            self._icons += 1
            self._add_image(element, element.tag, (), spoken, "", element.names)

    def _close_silent(self, element: _Open) -> None:
        assert self._silent is not None
        tag, attrs, pieces = self._silent
        self._silent = None
        text = "".join(pieces)
        if tag == "script":
            kind = attrs.get("type", "").strip().lower()
            source = self._absolute(attrs["src"]) if attrs.get("src") else ""
            if "ld+json" in kind:
                self.data.extend(json_ld(text))
            self.scripts.append(Script(source, kind, text[:400_000], attrs.get("id", "")))
        elif tag == "noscript":
            self.elements.append(Element(tag, attrs, element.region, element.path, collapse(text)[:1000]))

    def _absolute(self, address: str) -> str:
        try:
            return urljoin(self.base, address.strip())
        except ValueError:
            return ""

    # -- the result ---------------------------------------------------------------------------------------------

    def page(self, status: int, headers: Headers, truncated: bool) -> Page:
        folded = fold("\n".join(line[0].replace("\n", " ") for line in self.lines)).split("\n") if self.lines else []
        blocks = tuple(
            Block(text, low, kind, region, path, level, row, heading, form)
            for (text, kind, region, path, level, row, heading, form), low in zip(self.lines, folded, strict=True)
        )
        return Page(
            url=self.url,
            status=status,
            headers=headers,
            title=self.title,
            lang=self.lang,
            dir=self.dir,
            blocks=blocks,
            links=self._built_links(),
            images=tuple(Image(**image) for image in self.images),
            forms=self.controls.forms(),
            scripts=tuple(self.scripts),
            elements=tuple(self.elements),
            data=(*self.data, *self.microdata.roots),
            meta=self.meta,
            controls=self.controls.loose(),
            words=sum(b.text.count(" ") + 1 for b in blocks if b.region is Region.MAIN),
            base=self.base,
            truncated=truncated,
        )

    def _built_links(self) -> tuple[Link, ...]:
        texts = []
        for link in self.links:
            alts = link.pop("alts", ())
            texts.append(collapse("".join(link.pop("pieces"))) or collapse(" ".join(alts)) or link["title"])
        folded = fold("\n".join(texts)).split("\n") if texts else []
        return tuple(
            Link(text=text, folded=low, **link) for link, text, low in zip(self.links, texts, folded, strict=True)
        )


_REGION_TAGS = frozenset(("header", "nav", "main", "aside", "footer", "dialog"))
_ENTER = {
    "html": Builder._on_html, "body": Builder._on_html, "head": Builder._on_head, "base": Builder._on_base,
    "meta": Builder._on_meta, "a": Builder._on_anchor, "area": Builder._on_anchor, "img": Builder._on_image,
    "svg": Builder._on_svg, "textarea": Builder._on_silent, "script": Builder._on_silent, "style": Builder._on_silent,
    "template": Builder._on_silent, "noscript": Builder._on_silent, "iframe": Builder._on_kept,
    "object": Builder._on_kept, "link": Builder._on_kept, "video": Builder._on_kept, "audio": Builder._on_kept,
    "embed": Builder._on_kept, "form": Builder._on_control, "input": Builder._on_control,
    "select": Builder._on_control, "button": Builder._on_control, "option": Builder._on_control,
    "label": Builder._on_control,
}  # fmt: skip


def _names(attrs: Mapping[str, str]) -> str:
    return " ".join(filter(None, (attrs.get("class"), attrs.get("id"), attrs.get("aria-labelledby"))))


def _is_hidden(tag: str, attrs: Mapping[str, str]) -> bool:
    if "hidden" in attrs and attrs["hidden"] != "until-found":
        return True
    style = attrs.get("style")
    if style and _HIDING.search(style):
        return not _FOLDED.search(attrs.get("class", "") + attrs.get("id", "") + attrs.get("role", ""))
    return False
