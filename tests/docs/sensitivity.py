"""The table of docs/scoring.md on how much hangs on the weights: measured by `bench/sensitivity.py`.

It needs every shop crawled and scored thousands of times, so it is not made anew in tests; these look at the scores only.
"""

from __future__ import annotations

import re

from bench import sensitivity
from tests.docs.generate import DOCS, placed
from tests.docs.markdown import table
from tests.stores import SAVED, shops

_PATH, _BLOCK = "scoring.md", "sensitivity"


def shown() -> dict[str, str]:
    """The rows that stand in the document: name of the shop to its row."""
    text = (DOCS / _PATH).read_text(encoding="utf-8")
    return {
        row[1]: row[0] for row in re.finditer(r"^\| ((?:sample shop|saved store), [^|]*?) \|.*$", text, re.MULTILINE)
    }


def write() -> bool:
    """Measure and write the table; gives whether it changed. Rows of saved stores stay where these are not at hand."""
    rows = [sensitivity.row(name, sensitivity.judged(snapshot)) for name, snapshot in shops()]
    text = table(sensitivity.HEAD, rows, right=[1, 3, 4, 6])
    if not SAVED.is_dir():
        text = "\n".join([text, *(row for name, row in shown().items() if name.startswith("saved"))])
    path = DOCS / _PATH
    before = path.read_text(encoding="utf-8")
    after = placed(before, _PATH, _BLOCK, text)
    path.write_text(after, encoding="utf-8")
    return before != after
