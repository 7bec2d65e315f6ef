"""Text to statements: pieces of inline text join into one block, neighbouring blocks never do."""

from __future__ import annotations

from trustaudit.model import Region
from trustaudit.page.element import Open
from trustaudit.page.model import Block, BlockKind, Path
from trustaudit.text import collapse, fold

_SEPARATORS = frozenset(" |/·•,،-–—«»:")


class Statements:
    """Collects text while a document is walked; `blocks()` gives the result."""

    def __init__(self, root: Open) -> None:
        self._lines: list[tuple[str, BlockKind, Region, Path, int, int, int, int]] = []
        self._pieces: list[str] = []
        self._owner = root  # the element the pending text began in
        self._pending_links: list[int] = []
        self._only_links = True
        self._heading = -1
        self.form = -1
        self.link_blocks: dict[int, int] = {}  # number of a link to the number of the block around it

    def text(self, text: str, element: Open, link: int) -> None:
        """A piece of visible text that is not only white space; `link` is the number of the link it is in, or -1."""
        if not self._pieces:
            self._owner = element
        self._pieces.append(text)
        if link >= 0:
            if not self._pending_links or self._pending_links[-1] != link:
                self._pending_links.append(link)
        elif self._only_links and not _SEPARATORS.issuperset(text.strip()):
            self._only_links = False

    def space(self) -> None:
        if self._pieces:
            self._pieces.append(" ")

    def before_link(self) -> None:
        """A row of links is a row of statements, not one sentence."""
        if self._pending_links and self._only_links:
            self.flush()

    def flush(self) -> None:
        """End the pending block."""
        if not self._pieces:
            return
        text = collapse("".join(self._pieces))
        if self._pending_links:
            if self._only_links:
                text = text.strip(" |/·•,،")
            for link in self._pending_links:
                self.link_blocks[link] = len(self._lines)
            self._pending_links = []
        self._pieces, self._only_links = [], True
        self.emit(text, self._owner.kind, self._owner)

    def emit(self, text: str, kind: BlockKind, element: Open) -> None:
        """A block of its own, beside the pending text."""
        if not text:
            return
        heading = self._heading
        if kind is BlockKind.HEADING:
            self._heading = len(self._lines)
        self._lines.append((text, kind, element.region, element.path, element.level, element.row, heading, self.form))

    def blocks(self) -> tuple[Block, ...]:
        # One fold over all lines costs a fraction of one fold a line.
        folded = fold("\n".join(line[0] for line in self._lines)).split("\n") if self._lines else []
        return tuple(
            Block(text, low, kind, region, path, level, row, heading, form)
            for (text, kind, region, path, level, row, heading, form), low in zip(self._lines, folded, strict=True)
        )
