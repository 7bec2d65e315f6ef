"""A running django-oscar shop: a process of its own on a free port of loopback, its data in a folder of the caller's.

The packages are the dependency group `live` of pyproject.toml.
"""

from __future__ import annotations

import os
import selectors
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_BOOKSHOP = Path(__file__).parent / "bookshop"
#: Seconds until a shop must answer: building it takes about one on an idle machine.
_PATIENCE = 60
MISSING = tuple(name for name in ("oscar", "django", "whoosh", "sorl") if find_spec(name) is None)
HOW = f"needs {', '.join(MISSING)}: pip install --group live"
LANGUAGES = ("en", "fa")


class OscarError(Exception):
    """The shop's process did not come up; carries what it wrote."""


@dataclass(frozen=True, slots=True)
class LiveShop:
    """`url` without a final slash, the language of engine and content, and the folder with database and log."""

    url: str
    lang: str
    folder: Path

    def count(self, table: str) -> int:
        """Rows in a table of the shop's own database."""
        with closing(sqlite3.connect(f"file:{self.folder / 'shop.sqlite3'}?mode=ro", uri=True)) as connection:
            (rows,) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
        return int(rows)

    def log(self) -> str:
        """What the server wrote: a line for each request, and its errors."""
        return (self.folder / "log.txt").read_text(encoding="utf-8", errors="replace")


@contextmanager
def running(lang: str, folder: Path) -> Iterator[LiveShop]:
    """The shop in a language ("en" or "fa"), built anew in `folder`. Raises OscarError if it does not come up."""
    environment = {**os.environ, "BOOKSHOP_DATA": str(folder), "BOOKSHOP_LANG": lang, "PYTHONDONTWRITEBYTECODE": "1"}
    with (
        (folder / "log.txt").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "serve.py"],
            cwd=_BOOKSHOP,
            env=environment,
            stdin=subprocess.PIPE,  # held open while we live; its end tells the shop to leave
            stdout=subprocess.PIPE,
            stderr=log,
        ) as process,
    ):
        try:
            shop = LiveShop(f"http://127.0.0.1:{_port(process)}", lang, folder)
            yield shop
        except OscarError as error:
            raise OscarError(f"{error}\n{(folder / 'log.txt').read_text(encoding='utf-8', errors='replace')}") from None
        finally:
            process.kill()


def _port(process: subprocess.Popen[bytes]) -> int:
    """The port that the shop prints when it listens."""
    assert process.stdout is not None
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        if not waiting.select(_PATIENCE):
            raise OscarError(f"no shop after {_PATIENCE} seconds")
    line = process.stdout.readline().strip()
    if not line.isdigit():
        raise OscarError(f"the shop ended with status {process.wait()}")
    return int(line)
