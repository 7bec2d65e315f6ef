"""Settings: flag > environment > trustaudit.yaml > profile > default."""

from __future__ import annotations

from dataclasses import dataclass, field

USER_AGENT = "trustaudit/{version} (+https://trustaudit.example/bot; checks shops for their owners)"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a crawl may cost the shop. Times in seconds, sizes in bytes after decompression."""

    delay: float = 0.4  # least time between the starts of two requests to one host
    parallel: int = 3  # requests to one host at a time
    timeout: float = 15.0  # of one request, from connecting to the last byte
    page_bytes: int = 5_000_000
    redirects: int = 8
    requests: int = 80  # of one crawl, journey and redirects included
    seconds: float = 240.0  # of one crawl
    retries: int = 1  # of a GET that got 429, 502, 503, 504 or no answer


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """What the crawl stage needs to know."""

    shop: str
    limits: Limits = field(default_factory=Limits)
    user_agent: str = USER_AGENT
    ignore_robots: bool = False
    journey: bool = True
    browser: str = "auto"  # auto | always | never
    browser_path: str = ""
    verify_marks: bool = False
    country: str = ""  # ISO 3166-1 alpha-2 in lower case; '' = find out
