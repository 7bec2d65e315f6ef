"""From the stream of events to the flat page: one walk, nothing selected, nothing visited twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from trustaudit.model import Headers, Region
from trustaudit.page.addresses import protected_email
from trustaudit.page.controls import CONTROLS, Controls
from trustaudit.page.data import Microdata, json_ld
from trustaudit.page.element import KINDS, Open, is_hidden, names, step
from trustaudit.page.links import Absolute, Links
from trustaudit.page.model import BlockKind, Element, Page, Script
from trustaudit.page.parser import ENTER, TEXT, Event
from trustaudit.page.regions import region_of
from trustaudit.page.statements import Statements
from trustaudit.page.svg import Drawing
from trustaudit.text import collapse

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_REGION_TAGS = frozenset(("header", "nav", "main", "aside", "footer", "dialog"))
_BARE = frozenset(("span", "i", "b", "u", "em"))  # without a class they draw nothing of their own
_SPEAKING = frozenset(("i", "span", "em", "b", "li", "div", "a", "button"))
_KEPT_ATTRS = frozenset(
    "data-businessunit-id data-product_variations data-button-action data-cart-item-add data-oc-toggle data-product-id"
    " data-product_id data-cfemail data-digest data-shop formaction data-autoplay data-countdown"
    " data-trustaudit-overlay".split()
)
_MAX_SCRIPT = 400_000


class Builder:
    """Feeds on events; `page()` gives the result."""

    def __init__(self, url: str, toggled: frozenset[str] = frozenset()) -> None:
        root = Open("", (), Region.MAIN, False, BlockKind.TEXT, 0, -1)
        self._url = url
        self._toggled = toggled  # ids of elements that a click unfolds
        self._stack = [root]
        self._absolute = Absolute(url)
        self._statements = Statements(root)
        self._links = Links(self._absolute)
        self._controls = Controls(url)
        self._microdata = Microdata()
        self._scripts: list[Script] = []
        self._elements: list[Element] = []
        self._data: list[Mapping[str, Any]] = []
        self._meta: dict[str, str] = {}
        self._title = self._lang = self._dir = ""
        self._rows = self._articles = 0
        self._content = self._said = 0  # elements and texts met so far; texts alone
        self._after_inline = False
        self._skipping = 0  # depth inside an element that is left out with all in it
        self._drawing: Drawing | None = None
        self._silent: tuple[str, Mapping[str, str], list[str]] | None = None  # an element whose text is not shown

    def feed(self, stream: Iterable[Event]) -> Builder:
        for kind, value, attrs in stream:
            if kind == TEXT:
                self._text(value)
            elif kind == ENTER:
                self._enter(value, attrs)
            else:
                self._leave(value)
        self._statements.flush()
        return self

    def page(self, status: int, headers: Headers, truncated: bool) -> Page:
        blocks = self._statements.blocks()
        form_texts: dict[int, list[str]] = {}
        for block in blocks:
            if block.form >= 0:
                form_texts.setdefault(block.form, []).append(block.text)
        return Page(
            url=self._url,
            status=status,
            headers=headers,
            title=self._title,
            lang=self._lang,
            dir=self._dir,
            blocks=blocks,
            links=self._links.links(self._statements.link_blocks),
            images=self._links.images(),
            forms=self._controls.forms(form_texts),
            scripts=tuple(self._scripts),
            elements=tuple(self._elements),
            data=(*self._data, *self._microdata.roots),
            meta=self._meta,
            controls=self._controls.loose(),
            words=sum(b.text.count(" ") + 1 for b in blocks if b.region is Region.MAIN),
            base=self._absolute.base,
            truncated=truncated,
        )

    # -- entering -----------------------------------------------------------------------------------------------

    def _enter(self, tag: str, attrs: Mapping[str, str]) -> None:
        if self._skipping:
            self._skipping += 1
            return
        if self._drawing is not None:
            self._skipping = not self._drawing.enter(tag, attrs)
            return
        if tag not in _BARE or "class" in attrs:
            self._content += 1
        element = self._open(tag, attrs)
        if element.is_block:
            self._statements.flush()
        elif self._after_inline and tag != "wbr":
            self._statements.space()
        self._after_inline = False
        self._stack.append(element)
        if self._microdata.roots or "itemscope" in attrs:
            self._microdata.enter(len(self._stack), tag, attrs)
        handler = _HANDLERS.get(tag)
        if handler is not None:
            handler(self, element, attrs)
        elif "-" in tag:
            self._keep(element, attrs)
        if attrs:
            self._attributes(element, attrs)

    def _open(self, tag: str, attrs: Mapping[str, str]) -> Open:
        parent = self._stack[-1]
        number = parent.counts.get(tag, 0) + 1
        parent.counts[tag] = number
        region, hidden, row = parent.region, parent.hidden, parent.row
        if attrs or tag in _REGION_TAGS:
            region = region_of(tag, attrs, region, self._articles > 0)
            hidden = hidden or is_hidden(attrs, self._toggled)
        kind = KINDS.get(tag, parent.kind)
        if tag == "tr":
            row, self._rows = self._rows, self._rows + 1
        elif tag == "table":
            row = -1
        elif tag == "article":
            self._articles += 1
        level = int(tag[1]) if kind is BlockKind.HEADING and tag in KINDS else parent.level
        path = (*parent.path, step(tag, number, attrs.get("id", "") if attrs else ""))
        return Open(tag, path, region, hidden, kind, level, row)

    def _attributes(self, element: Open, attrs: Mapping[str, str]) -> None:
        """What any element may carry: handlers that open an address, widget data, a spoken name, an icon's classes."""
        if "onclick" in attrs and element.tag != "a":
            self._links.enter(element, attrs)
        if not _KEPT_ATTRS.isdisjoint(attrs):
            self._keep(element, attrs)
            if "data-cfemail" in attrs:
                self._text(protected_email(attrs["data-cfemail"]))
                self._silent = (element.tag, attrs, [])
        if element.tag in _SPEAKING and self._silent is None:
            element.spoken = attrs.get("aria-label") or attrs.get("title") or ""
            element.names = names(attrs)
            element.mark, element.said = self._content, self._said

    def _keep(self, element: Open, attrs: Mapping[str, str], text: str = "") -> None:
        self._elements.append(Element(element.tag, attrs, element.region, element.path, text))

    def _on_root(self, element: Open, attrs: Mapping[str, str]) -> None:
        self._lang = self._lang or (attrs.get("lang") or attrs.get("xml:lang") or "").strip().lower()
        self._dir = attrs.get("dir", self._dir).strip().lower()
        self._keep(element, attrs)

    def _on_head(self, element: Open, attrs: Mapping[str, str]) -> None:
        element.region = Region.HEAD

    def _on_base(self, element: Open, attrs: Mapping[str, str]) -> None:
        if attrs.get("href") and self._absolute.base == self._url:
            self._absolute.rebase(self._absolute(attrs["href"]) or self._url)

    def _on_meta(self, element: Open, attrs: Mapping[str, str]) -> None:
        name = (attrs.get("name") or attrs.get("property") or attrs.get("http-equiv") or "").strip().lower()
        if name:
            self._meta.setdefault(name, attrs.get("content", "").strip())

    def _on_kept(self, element: Open, attrs: Mapping[str, str]) -> None:
        self._keep(element, attrs)

    def _on_silent(self, element: Open, attrs: Mapping[str, str]) -> None:
        if element.tag == "textarea":
            self._on_control(element, attrs)
        elif element.tag in ("iframe", "object"):
            self._keep(element, attrs)
        if self._silent is None:
            self._silent = (element.tag, attrs, [])

    def _on_control(self, element: Open, attrs: Mapping[str, str]) -> None:
        self._controls.enter(element.tag, attrs, element.region, element.path, element.hidden)
        self._statements.form = self._controls.current
        if element.tag == "input":
            kind = attrs.get("type", "").lower()
            if kind == "image":
                self._on_image(element, attrs)
            elif kind in ("submit", "button") and not element.hidden:
                self._statements.emit(collapse(attrs.get("value", "")), BlockKind.BUTTON, element)

    def _on_anchor(self, element: Open, attrs: Mapping[str, str]) -> None:
        self._statements.before_link()
        self._links.enter(element, attrs)

    def _on_image(self, element: Open, attrs: Mapping[str, str]) -> None:
        alt = self._links.picture(element, attrs)
        if not element.hidden:
            self._say(alt, element)

    def _say(self, text: str, element: Open) -> None:
        """A text that is read out, not printed."""
        if text:
            self._said += 1
            self._statements.emit(collapse(text), BlockKind.ALT, element)

    def _on_svg(self, element: Open, attrs: Mapping[str, str]) -> None:
        self._drawing = Drawing(element, attrs)

    # -- text ---------------------------------------------------------------------------------------------------

    def _text(self, text: str) -> None:
        if self._skipping:
            return
        if self._drawing is not None:
            self._drawing.text(text)
            return
        if self._silent is not None:
            self._silent[2].append(text)
            if self._silent[0] == "textarea":
                self._controls.text(text)
            return
        element = self._stack[-1]
        if self._controls.wants_text:
            self._controls.text(text)
        if self._microdata.is_active:
            self._microdata.text(text)
        link = self._links.current
        if link >= 0:
            self._links.text(text)
        if element.hidden or element.region is Region.HEAD:
            if element.tag == "title" and not self._title:
                self._title = collapse(text)
        elif text.isspace():
            self._statements.space()
        else:
            self._content += 1
            self._said += 1
            self._after_inline = False
            if element.tag == "sup" and text.strip().isdigit():
                self._statements.space()  # "$229" with high cents is not $22999
            self._statements.text(text, element, link)

    # -- leaving ------------------------------------------------------------------------------------------------

    def _leave(self, tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        if self._drawing is not None:
            if not self._drawing.leave():
                return
            self._close_drawing(self._drawing)
        element = self._stack[-1]
        if self._silent is not None and self._silent[0] == tag:
            self._close_silent(element)
        if element.is_block:
            self._statements.flush()
            self._after_inline = False
        elif tag not in _VOID:
            self._after_inline = True
        if tag in CONTROLS or tag in ("form", "label", "option"):
            self._controls.leave(tag)
            self._statements.form = self._controls.current
        elif tag == "a":
            self._links.current = -1
        elif tag == "article":
            self._articles -= 1
        if element.mark == self._content:  # nothing in it: an icon
            self._links.icon(element)
        if element.spoken and element.said == self._said and not element.hidden:
            self._say(element.spoken, element)
        if self._microdata.roots:
            self._microdata.leave(len(self._stack))
        self._stack.pop()

    def _close_drawing(self, drawing: Drawing) -> None:
        self._drawing = None
        self._links.image(drawing.element, "svg", (), drawing.title, "", drawing.names)
        if not drawing.element.hidden:
            self._say(drawing.title, drawing.element)

    def _close_silent(self, element: Open) -> None:
        assert self._silent is not None
        tag, attrs, pieces = self._silent
        self._silent = None
        text = "".join(pieces)
        if tag == "script":
            kind = attrs.get("type", "").strip().lower()
            if "ld+json" in kind:
                self._data.extend(json_ld(text))
            source = self._absolute(attrs["src"]) if attrs.get("src") else ""
            self._scripts.append(Script(source, kind, text[:_MAX_SCRIPT], attrs.get("id", "")))
        elif tag == "noscript":
            self._keep(element, attrs, collapse(text)[:1000])


_Handler = Callable[[Builder, Open, Mapping[str, str]], None]
_HANDLERS: Mapping[str, _Handler] = {
    **dict.fromkeys(("html", "body"), Builder._on_root),
    "head": Builder._on_head,
    "base": Builder._on_base,
    "meta": Builder._on_meta,
    **dict.fromkeys(("a", "area"), Builder._on_anchor),
    "img": Builder._on_image,
    "svg": Builder._on_svg,
    **dict.fromkeys("textarea script style template noscript iframe object".split(), Builder._on_silent),
    **dict.fromkeys("link video audio embed".split(), Builder._on_kept),
    **dict.fromkeys("form input select button option label".split(), Builder._on_control),
}
