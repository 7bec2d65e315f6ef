"""`python -m trustaudit` is `trustaudit`."""

from trustaudit.cli import main

main()
