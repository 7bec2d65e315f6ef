"""Drawings: of an svg only its names and its title are kept, and nothing of what it defines for elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from trustaudit.page.element import Open, names
from trustaudit.text import collapse


class Drawing:
    """An svg being walked."""

    def __init__(self, element: Open, attrs: Mapping[str, str]) -> None:
        self.element = element
        self._depth = 0
        self._names = [names(attrs)]
        self._titles = [attrs.get("aria-label", "")]
        self._in_title = False

    def enter(self, tag: str, attrs: Mapping[str, str]) -> bool:
        """False when the element and all in it is only defined here, to be drawn elsewhere."""
        if tag in ("symbol", "defs") or (tag == "svg" and "id" in attrs):  # a sheet of drawings for use elsewhere
            return False
        self._depth += 1
        self._in_title = tag == "title"
        if tag in ("use", "image"):
            self._names.append(attrs.get("href") or attrs.get("xlink:href") or "")
        elif attrs:
            self._names.append(names(attrs))
        return True

    def text(self, text: str) -> None:
        if self._in_title:
            self._titles.append(text)

    def leave(self) -> bool:
        """True when it was the svg itself that ended."""
        self._in_title = False
        self._depth -= 1
        return self._depth < 0

    @property
    def title(self) -> str:
        return collapse(" ".join(self._titles))

    @property
    def names(self) -> str:
        return " ".join(filter(None, self._names))[:600]
