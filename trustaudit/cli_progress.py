"""The progress of a crawl on stderr: one moving line on a terminal, nothing elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustaudit.crawl.crawler import Progress


@contextmanager
def shown(quiet: bool) -> Iterator[Callable[[Progress], None] | None]:
    """A function to tell progress to, or None where nobody would see it."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")) or None)
    with console.status("") as status:

        def tell(progress: Progress) -> None:
            # Addresses come from pages: Text keeps their brackets from being read as markup.
            line = Text(f"{progress.requests:3d}  {progress.stage}  ")
            line.append(progress.url[: max(20, console.width - 24)], style="dim")
            status.update(line)

        yield tell
