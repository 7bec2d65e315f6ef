"""The way in: `trustaudit`, and `python -m trustaudit`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        # Pipelines ask for it before every run; the command-line library alone costs 40 ms to load.
        from trustaudit import __version__

        print(f"trustaudit {__version__}")
        return
    from trustaudit.cli import main as run

    run()


if __name__ == "__main__":
    main()
