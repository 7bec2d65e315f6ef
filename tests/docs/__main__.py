"""`make docs`: write every document that is made from the program itself."""

from __future__ import annotations

import sys

from tests.docs.generate import write


def main() -> int:
    for name in write():
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
