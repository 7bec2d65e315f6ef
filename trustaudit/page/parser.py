"""The only module that knows the HTML parser: it turns a document into a stream of events.

An event is `(ENTER, tag, attributes)`, `(TEXT, text, NONE)` or `(LEAVE, tag, NONE)`. Comments, doctypes and style
sheets are not reported; the text of a script is. A faster parser can stand here later without anyone noticing.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, Script, Tag, TemplateString

ENTER, TEXT, LEAVE = 0, 1, 2
NONE: Mapping[str, str] = {}
Event = tuple[int, str, Mapping[str, str]]

MAX_CHARS = 6_000_000
MAX_TAGS = 120_000  # real pages stay under 30 000; a million nested tags cost the tree builder seconds
MAX_DEPTH = 400
MAX_ATTRS = 200

_TAG = re.compile(r"<[a-zA-Z/]")
# A tag with hundreds of attributes is an attack on the tree builder (quadratic in their number), not markup.
_ATTRIBUTE_BOMB = re.compile(
    r"<[a-zA-Z][\w:-]*(?:\s+[^\s=<>\"'/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]*))?){200,}[^>]*>"
)


def _bounded(html: str) -> str:
    """The document cut at a size that any parser survives."""
    html = html[:MAX_CHARS].replace("\x00", "")
    if html.count("<") > MAX_TAGS:
        for count, match in enumerate(_TAG.finditer(html)):
            if count == MAX_TAGS:
                html = html[: match.start()]
                break
    if html.count("=") > 2000 or html.count(" ") > 20_000:
        html = _ATTRIBUTE_BOMB.sub(" ", html) if _looks_bombed(html) else html
    return html


def _looks_bombed(html: str) -> bool:
    """Cheap test before the costly pattern: some tag is longer than 4 000 characters and full of words."""
    return any(m.group().count(" ") > MAX_ATTRS for m in re.finditer(r"<[a-zA-Z][^<>]{4000,}", html))


def events(html: str) -> Iterator[Event]:
    """Walk a document once, in document order. Every ENTER has its LEAVE; what is deeper than MAX_DEPTH is left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(_bounded(html), "lxml", multi_valued_attributes=None)
    stack: list[tuple[Iterator[object], str]] = [(iter(soup.contents), "")]
    while stack:
        children, tag = stack[-1]
        for child in children:
            kind = type(child)
            if kind is NavigableString:
                yield TEXT, str(child), NONE
            elif kind is Tag:
                name: str = child.name  # type: ignore[attr-defined]
                yield ENTER, name, child.attrs  # type: ignore[attr-defined]
                if len(stack) < MAX_DEPTH:
                    stack.append((iter(child.contents), name))  # type: ignore[attr-defined]
                    break
                yield LEAVE, name, NONE
            elif kind is Script or kind is TemplateString:
                yield TEXT, str(child), NONE
        else:
            stack.pop()
            if tag:
                yield LEAVE, tag, NONE
