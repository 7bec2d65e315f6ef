"""Host names: which part of one is registered by its owner, and whether two belong to the same owner."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import urlsplit

from trustaudit.model import ConfigError


@lru_cache(maxsize=1)
def _extract():  # type: ignore[no-untyped-def]
    import tldextract

    # The list that ships with the package: nothing is fetched, and the answer does not change between two runs.
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, fallback_to_snapshot=True)


#: Endings that nobody can register (RFC 2606, 6761, 6762): no list of public endings needs to be asked.
_RESERVED = frozenset(("example", "test", "invalid", "localhost", "local", "internal"))


@lru_cache(maxsize=2048)
def registrable(host: str) -> str:
    """The registrable domain of a host in lower case ("www.shop.co.uk" is "shop.co.uk"); the host itself when its
    ending is not public (".example", ".test"); '' for an IP address, "localhost" or nothing."""
    host = host.strip().rstrip(".").lower()
    if not host or host == "localhost":
        return ""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        pass
    else:
        return ""
    if host.rpartition(".")[2] in _RESERVED:
        return ".".join(host.split(".")[-2:])
    found = _extract()(host)
    if found.suffix and found.domain:
        return f"{found.domain}.{found.suffix}"
    return ".".join(host.split(".")[-2:])


@lru_cache(maxsize=8192)  # every extractor that reads links asks it of every link
def host_of(url: str) -> str:
    """The host of an address in lower case without port, '' if it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def same_owner(first: str, second: str) -> bool:
    """Whether two hosts share a registrable domain (or are the same address)."""
    if first.rpartition(".")[2] != second.rpartition(".")[2]:
        return False
    one, two = registrable(first), registrable(second)
    return (one == two and bool(one)) or first.lower() == second.lower()


def is_local(host: str) -> bool:
    """Whether a host is a machine's own or in a private network: no shopper comes to a shop there (RFC 6761, 6762)."""
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".home.arpa"))


_BARE = re.compile(r"(?:localhost|\[[0-9a-f:.]+\]|[\w-]+(?:\.[\w-]+)+\.?)(?::\d+)?(?:[/?#].*)?", re.I)


def shop_address(text: str) -> str:
    """The address of a shop as somebody may type it; "shop.example" is taken for "https://shop.example".

    Raises ConfigError for what is no address of a web page.
    """
    text = text.strip()
    address = f"https://{text}" if _BARE.fullmatch(text) else text
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ConfigError(f"not a web address: {text!r} ({error})") from error
    if parts.scheme not in ("http", "https") or not host or re.search(r"\s", parts.netloc):
        raise ConfigError(f"not a web address: {text!r}; it should look like https://shop.example")
    return address
