"""Which addresses a crawl may connect to, decided when the connection is made, so that no name can change its mind.

A shop's page, redirect or DNS record must not make the auditor read what only the auditor can reach: its own machine,
its network, its cloud's metadata. Public addresses are allowed. Of the others only those of the audited host, and
only if the caller asked for it as such (`http://localhost:3000`, `http://staging.internal`): that host, at that port.
The class of the audited name is fixed the first time it is resolved: a public shop that resolves to a private address
later is refused (DNS rebinding), because the checked address itself is what gets connected to.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import urlsplit

import httpcore

from trustaudit.model import TrustauditError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]

#: Cloud metadata and control services, some of them on addresses that are not private: AWS, GCP, Azure and most
#: others share 169.254.169.254; ECS 169.254.170.2; AWS v6 fd00:ec2::254; Alibaba; Oracle; Azure's wire server.
METADATA = frozenset(
    map(
        ipaddress.ip_address,
        ("169.254.169.254", "169.254.170.2", "fd00:ec2::254", "100.100.100.200", "192.0.0.192", "168.63.129.16"),
    )
)
#: A v4 address hides in the last 32 bits of these: NAT64 (RFC 6052) and v4-compatible (RFC 4291).
EMBEDDING = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::/96")))
#: Seconds one address may take to accept, while another one of the same host is left to try (RFC 8305 races them;
#: one after the other is kinder and enough for a few pages).
STAGGER = 3.0
WEB_PORTS = frozenset((80, 443))


class AddressRefusedError(TrustauditError):
    """The host, or every address it resolves to, is one that a crawl must not reach."""


class UnknownHostError(TrustauditError):
    """The name does not resolve."""


async def system_resolve(host: str, port: int) -> list[str]:
    """The addresses of `host` by the system's resolver. Raises OSError or UnicodeError if there are none."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def literal(host: str) -> Address | None:
    """The address that `host` spells, in any spelling a resolver takes: 127.1, 0x7f000001, 017700000001, [::1]."""
    host = host.strip("[]").rstrip(".")
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):  # ValueError: a null character, not ASCII
        return None


def unwrapped(address: Address) -> Address:
    """The v4 address that a v6 one carries (mapped, 6to4, Teredo's client, NAT64), else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour or address
    if address.teredo:
        return address.teredo[1]
    if int(address) > 1 and any(address in network for network in EMBEDDING):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def is_public(address: Address) -> bool:
    """Does this address belong to the open internet?"""
    address = unwrapped(address)
    if isinstance(address, ipaddress.IPv6Address) and address.is_site_local:
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved and address not in METADATA


def is_private(address: Address) -> bool:
    """Is it a machine of one's own network, such as a staging shop: loopback, RFC 1918, CGNAT, unique local?"""
    address = unwrapped(address)
    nowhere = address.is_link_local or address.is_multicast or address.is_unspecified or address in METADATA
    return not is_public(address) and not nowhere and str(address) != "255.255.255.255"


def is_loopback(host: str) -> bool:
    """Does this host name or literal mean this machine? Needs no resolver (RFC 6761 reserves `localhost`)."""
    address = literal(host)
    if address:
        return unwrapped(address).is_loopback
    return host.rstrip(".").lower().rpartition(".")[2] == "localhost"


class Guard:
    """The policy for one crawl of `shop` (its URL)."""

    def __init__(self, shop: str, resolve: Resolve = system_resolve) -> None:
        parts = urlsplit(shop)
        self._resolve = resolve
        self._host = _name(parts.hostname or "")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        # A private shop may move its visitors from http to https, but not to another service of that machine.
        self._ports = WEB_PORTS if port in WEB_PORTS else frozenset((port,))
        self._shop_is_public: bool | None = None

    def _is_shop(self, host: str, port: int) -> bool:
        return _name(host) == self._host and port in self._ports

    def check(self, host: str, port: int) -> None:
        """Raise AddressRefusedError for what is refused by its spelling alone, before anything is resolved."""
        address = literal(host)
        inside = not is_public(address) if address else is_loopback(host)
        nowhere = inside and address is not None and not is_private(address)
        if nowhere or (inside and not self._is_shop(host, port)):
            raise AddressRefusedError(f"address not allowed: {host}:{port}")

    async def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of `host` that may be connected to. Raises AddressRefusedError, UnknownHostError."""
        self.check(host, port)
        asked = self._is_shop(host, port)
        if asked and (address := literal(host)):
            return [str(address)]
        try:
            resolved = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise UnknownHostError("unknown host") from error
        known = [(text, address) for text in resolved if (address := literal(text))]
        allowed = [text for text, address in known if is_public(address)]
        if asked and self._shop_is_public is None:
            self._shop_is_public = bool(allowed)
        if asked and not self._shop_is_public:
            allowed = [text for text, address in known if is_private(address)]
        if not allowed:
            raise AddressRefusedError(f"address not allowed: {host} is {', '.join(resolved) or 'nowhere'}")
        return allowed


def _name(host: str) -> str:
    return str(literal(host) or host.rstrip(".").lower())


class GuardedBackend(httpcore.AnyIOBackend):
    """Connects to a checked address instead of a name; TLS still verifies the name."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the base class's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        *others, last = await self._guard.addresses(host, port)
        for address in others:
            try:
                return await super().connect_tcp(address, port, STAGGER, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await super().connect_tcp(last, port, timeout, local_address, socket_options)
