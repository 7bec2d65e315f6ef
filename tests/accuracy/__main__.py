"""`make accuracy`: measure the extractors on labelled pages."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.accuracy.corpus import DEFAULT, ROOT
from tests.accuracy.measure import FLOORS, fallen, figures, key, measure, raise_floors, read_floors, table

DOCUMENT = ROOT / "docs" / "accuracy.md"
INTRODUCTION = """# Accuracy

How often the extractors are right, measured on labelled pages of real shops and of pages that are no shops. Precision
is the share of what was found that is right, recall the share of what is there that was found, F1 their harmonic mean;
"false" counts false finds, "missed" what was overlooked. The pages are not part of the project; the figures come from
`make accuracy ARGS=--update`, which writes this page, and a test fails when one of them falls
(`tests/accuracy/floors.json`).

"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=DEFAULT, help="folder with labelled pages")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--misses", type=int, default=5, help="show so many misses per figure")
    parser.add_argument("--signal", default="", help="only figures whose name begins so")
    parser.add_argument("--update", action="store_true", help="raise the floors and write docs/accuracy.md")
    options = parser.parse_args()
    if not options.corpus.is_dir():
        print(f"no labelled pages at {options.corpus}; give their folder with --corpus", file=sys.stderr)
        return 2
    rows = [r for r in measure(options.corpus) if r.signal.startswith(options.signal)]
    print(table(rows))
    for row in rows:
        if row.misses and options.misses:
            print(f"{key(row)}: {len(row.misses)} misses")
            for miss in row.misses[: options.misses]:
                print(f"    {miss}")
    now = figures(rows)
    if options.json:
        options.json.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    if options.update:
        raise_floors(now)
        DOCUMENT.write_text(INTRODUCTION + table(rows), encoding="utf-8")
    worse = [] if options.signal else fallen(now, read_floors())
    for line in worse:
        print(f"fallen: {line}  ({FLOORS.name})", file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
