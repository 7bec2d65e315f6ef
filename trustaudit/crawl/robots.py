"""What a shop's robots.txt asks of us, read as RFC 9309 says.

The policy: an audit is one visitor who acts for a person, yet it obeys robots.txt under its own name; only a shop's
owner may say otherwise (`ignore_robots`). 4xx means there are no rules; 5xx means nobody knows them, so nothing is
allowed (RFC 9309, 2.3.1.3 and 2.3.1.4).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trustaudit.model import Response

if TYPE_CHECKING:
    from protego import Protego

AGENT = "trustaudit"
#: RFC 9309, 2.5: at least 500 KiB must be read; the rest is ignored.
MAX_BYTES = 500 * 1024


@dataclass(frozen=True, slots=True)
class Robots:
    """`refusal` is a short fact if nothing may be fetched because the file itself failed ("robots.txt: 503")."""

    sitemaps: tuple[str, ...] = ()
    delay: float | None = None  # seconds, as asked for
    refusal: str = ""
    rules: Protego | None = field(default=None, repr=False, compare=False)

    def allows(self, url: str) -> bool:
        """May we fetch `url` (of the origin this file belongs to)?"""
        if self.refusal:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, AGENT))


def parse(text: str) -> Robots:
    """The rules of a file's text. Never fails: what is not a rule is ignored, HTML included."""
    from protego import Protego

    rules = Protego.parse(text)
    return Robots(tuple(dict.fromkeys(rules.sitemaps)), rules.crawl_delay(AGENT), "", rules)


def read(response: Response) -> Robots:
    """What an answer to a request for robots.txt means."""
    if response.status >= 500:
        return Robots(refusal=f"robots.txt: {response.status}")
    if not 200 <= response.status < 300:
        return Robots()
    return parse(response.body[:MAX_BYTES].decode("utf-8-sig", "replace"))
