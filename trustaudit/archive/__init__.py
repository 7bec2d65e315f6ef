"""Snapshots as standard web archives (WARC/1.1, ISO 28500:2017): evidence for a client, input of a replay.

`save` writes the requests and responses as any web-archive player reads them, and one metadata record with what only
this program knows (why a page was fetched, what is missing), so that `load(save(s)) == s`. The bytes depend on the
snapshot alone. `load` also reads archives that other programs wrote.
"""

from trustaudit.archive.reading import load
from trustaudit.archive.writing import save

__all__ = ["load", "save"]
