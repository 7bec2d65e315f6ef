"""The flat page: what one walk over a document leaves behind. No parser type leaks from here.

All texts keep the shop's own characters with white space folded to single spaces; `folded` beside them is
`trustaudit.text.fold` of the same text, the form in which vocabulary is compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from trustaudit.model import Headers, PageKind, Region

Path = tuple[str, ...]


def selector(path: Path) -> str:
    """The CSS selector of a path; it starts at the nearest ancestor with an id, if there is one."""
    for i in range(len(path) - 1, -1, -1):
        if path[i].startswith("#"):
            return " > ".join(path[i:])
    return " > ".join(path)


class BlockKind(StrEnum):
    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"  # list item, dt, dd
    CELL = "cell"  # td, th; cells of one table row share `row`
    BUTTON = "button"
    OPTION = "option"
    LABEL = "label"  # a form label or legend
    ALT = "alt"  # image alt, aria-label, title, svg title: read out, not printed


@dataclass(frozen=True, slots=True)
class Block:
    """One statement: the text of one block of layout. Words of neighbouring blocks never join."""

    text: str
    folded: str
    kind: BlockKind
    region: Region
    path: Path
    level: int = 0  # heading level 1 to 6
    row: int = -1  # number of the table row, -1 outside tables
    heading: int = -1  # index in Page.blocks of the heading it stands under, -1 if none
    form: int = -1  # index in Page.forms when it stands inside a form, -1 if not


@dataclass(frozen=True, slots=True)
class Link:
    """An anchor, or any element whose onclick opens or goes to an address (`via` = "onclick").

    `url` is absolute; '' for "#", an empty href and javascript without an address. `href` is the text as written.
    """

    url: str
    href: str
    text: str
    folded: str
    region: Region
    path: Path
    via: str = "href"
    title: str = ""
    rel: str = ""
    attrs: Mapping[str, str] = field(default_factory=dict)
    block: int = -1  # index in Page.blocks of the text around it, -1 if unknown
    hidden: bool = False  # inside an element that is not shown until something is clicked


@dataclass(frozen=True, slots=True)
class Image:
    """A picture or icon: img, svg, input[type=image], or an empty element with classes (an icon font).

    `urls` are all addresses it may load (src, data-src, srcset; next/image decoded). `names` is the text of class,
    id and svg <use> references, for icons that say what they are only there. `link` indexes Page.links, -1 if none.
    """

    tag: str
    urls: tuple[str, ...]
    alt: str
    title: str
    names: str
    region: Region
    path: Path
    link: int = -1
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    text: str
    selected: bool = False
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One control of a form. `type` is the input type, or "select", "textarea", "button", "submit"."""

    type: str
    name: str
    value: str = ""
    id: str = ""
    label: str = ""
    placeholder: str = ""
    required: bool = False
    checked: bool = False
    disabled: bool = False
    hidden: bool = False
    autocomplete: str = ""
    options: tuple[Option, ...] = ()
    attrs: Mapping[str, str] = field(default_factory=dict)
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form with all its controls in document order. `action` is absolute (the page itself when not given)."""

    action: str
    method: str
    fields: tuple[Field, ...]
    text: str
    region: Region
    path: Path
    id: str = ""
    classes: str = ""
    attrs: Mapping[str, str] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    src: str
    type: str
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """An element kept for its attributes: html, body, iframe, link, object, video, noscript, custom elements, and any
    with a data attribute that platforms and widgets are known by. `text` is only given for noscript."""

    tag: str
    attrs: Mapping[str, str]
    region: Region
    path: Path
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One response, parsed once and walked once.

    `data` are the nodes of JSON-LD (graphs flattened) and microdata as plain dicts with "@type"; a broken JSON-LD
    script is left out. `controls` are fields and buttons that belong to no form. `kinds` are the confirmed page kinds,
    `why` one reason each. `meta` maps lower-case meta names, properties and http-equivs to contents (first one wins).
    `words` counts the visible words of main.
    """

    url: str
    status: int
    headers: Headers
    title: str
    lang: str
    dir: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    images: tuple[Image, ...]
    forms: tuple[Form, ...]
    scripts: tuple[Script, ...]
    elements: tuple[Element, ...]
    data: tuple[Mapping[str, Any], ...]
    meta: Mapping[str, str]
    controls: tuple[Field, ...] = ()
    words: int = 0
    kinds: tuple[PageKind, ...] = ()
    why: Mapping[PageKind, str] = field(default_factory=dict)
    base: str = ""
    truncated: bool = False

    def headings(self) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.kind is BlockKind.HEADING)
