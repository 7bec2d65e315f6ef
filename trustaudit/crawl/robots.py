"""What a shop's robots.txt asks of us, read as RFC 9309 says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Robots:
    """`refusal` is a short fact if nothing may be fetched because the file itself failed ("robots.txt: 503")."""

    sitemaps: tuple[str, ...] = ()
    delay: float | None = None  # seconds, as asked for
    refusal: str = ""

    def allows(self, url: str) -> bool:
        """May we fetch `url` (of the origin this file belongs to)?"""
        raise NotImplementedError
