"""`make docs`: write every document that is made from the program itself."""

from __future__ import annotations

import sys

from tests.docs import sensitivity
from tests.docs.generate import write


def main() -> int:
    for name in write():
        print(f"docs/{name}")
    if sensitivity.write():
        print("docs/scoring.md: how much hangs on the weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
