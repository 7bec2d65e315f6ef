"""An element while it is being walked, and what its tag and attributes say before its content is seen."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trustaudit.model import Region
from trustaudit.page.model import BlockKind, Path

BLOCK_TAGS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol optgroup option p pre section select summary table"
    " tbody td tfoot th thead title tr ul button label textarea".split()
)
KINDS = {
    "li": BlockKind.ITEM, "dt": BlockKind.ITEM, "dd": BlockKind.ITEM, "td": BlockKind.CELL, "th": BlockKind.CELL,
    "button": BlockKind.BUTTON, "option": BlockKind.OPTION, "label": BlockKind.LABEL, "legend": BlockKind.LABEL,
    **{f"h{n}": BlockKind.HEADING for n in range(1, 7)},
}  # fmt: skip
_HIDING = re.compile(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
# Closed until clicked, and still part of what the page says: answers, tabs, folded sections.
_TOGGLED = re.compile(r"\(\s*[\"']#([\w-]+)[\"']\s*\)\s*\.\s*(?:toggle|slideToggle)\s*\(")
_FOLDED = re.compile(r"accordion|collaps|tab|faq|panel|answer|toggle|content|description|details", re.I)
# Parts of the page's frame that keep their place while invisible: a script shows them when it has laid them out.
_AWAITED = re.compile(r"footer|header|wrapper|page|site", re.I)


class Open:
    """An open element: where it is and what its text would be."""

    __slots__ = tuple("counts hidden is_block kind level mark names path region row said spoken tag".split())

    def __init__(
        self, tag: str, path: Path, region: Region, hidden: bool, kind: BlockKind, level: int, row: int
    ) -> None:
        self.tag, self.path, self.region, self.hidden = tag, path, region, hidden
        self.kind, self.level, self.row = kind, level, row
        self.counts: dict[str, int] = {}
        self.is_block = tag in BLOCK_TAGS
        self.mark = -1  # how much content there was when it was entered, to tell an empty element
        self.said = -1  # how much of it was text, to tell an element that only has a spoken name
        self.spoken = self.names = ""


def step(tag: str, number: int, identity: str) -> str:
    """One step of a CSS selector: by id where the id is a plain name, else by position among its kind."""
    if identity and not identity[0].isdigit() and identity.replace("-", "").replace("_", "").isalnum():
        return "#" + identity
    return tag if number == 1 and tag in ("html", "body", "main") else f"{tag}:nth-of-type({number})"


def names(attrs: Mapping[str, str]) -> str:
    """What an element is called in its class, its id and the id of its label."""
    return " ".join(filter(None, (attrs.get("class"), attrs.get("id"), attrs.get("aria-labelledby")))).strip()


def toggled_ids(html: str) -> frozenset[str]:
    """Ids of the elements that a script of the page folds and unfolds on a click: `$("#offices").toggle()`."""
    return frozenset(_TOGGLED.findall(html)) if "oggle(" in html else frozenset()


def is_hidden(attrs: Mapping[str, str], toggled: frozenset[str] = frozenset()) -> bool:
    """Whether the markup itself keeps an element from being shown (style sheets are not read)."""
    if "hidden" in attrs and attrs["hidden"] != "until-found":
        return True
    style = attrs.get("style")
    if style and _HIDING.search(style) and attrs.get("id", "") not in toggled:
        called = attrs.get("class", "") + attrs.get("id", "") + attrs.get("role", "")
        awaited = "display" not in style and "absolute" not in style and _AWAITED.search(called)
        return not (awaited or _FOLDED.search(called))
    return False
