"""The wire under the fetcher: httpx over pools that dial only checked addresses; certificates; names for failures."""

from __future__ import annotations

import functools
import ssl
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

import httpcore
import httpx

from trustaudit.crawl.guard import Guard, GuardedBackend

#: What may come out of a request besides an answer. TLS can fail in the middle of a body too (an OSError).
WIRE_ERRORS = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    httpx.HTTPError,
    httpx.InvalidURL,
    OSError,
)
KEEPALIVE = 10.0  # seconds an idle connection is kept


@functools.cache
def trust_store() -> ssl.SSLContext:
    """The authorities shoppers' browsers trust (certifi is Mozilla's list) and those of this machine (a company's own,
    for staging shops). Built once: it costs 40 ms, which is what makes one httpx client per shop slow otherwise."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


class GuardedTransport(httpx.AsyncBaseTransport):
    """httpx's own transport offers no seam for the address check; the pool below it does. Errors stay httpcore's."""

    def __init__(self, guard: Guard, tls: ssl.SSLContext | None = None) -> None:
        self._backend = GuardedBackend(guard)
        self._tls = tls
        self._pools: dict[str, httpcore.AsyncConnectionPool] = {}

    def _pool(self, scheme: str) -> httpcore.AsyncConnectionPool:
        if scheme not in self._pools:  # a plain-http shop (a demo on loopback) does not pay for the trust store
            tls = (self._tls or trust_store()) if scheme == "https" else None
            self._pools[scheme] = httpcore.AsyncConnectionPool(
                ssl_context=tls, keepalive_expiry=KEEPALIVE, network_backend=self._backend
            )
        return self._pools[scheme]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = await self._pool(url.scheme).handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
            )
        )
        return httpx.Response(
            status_code=answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        for pool in self._pools.values():
            await pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


def certificate(response: httpx.Response) -> tuple[tuple[str, str], ...]:
    """Facts of the certificate an answer came under: not_after (ISO 8601 UTC), issuer, subject; () over http."""
    stream = response.extensions.get("network_stream")
    channel = stream.get_extra_info("ssl_object") if stream else None
    shown = channel.getpeercert() if channel else None
    if not shown:
        return ()
    end = datetime.fromtimestamp(ssl.cert_time_to_seconds(shown["notAfter"]), UTC)
    facts = (
        ("not_after", end.strftime("%Y-%m-%dT%H:%M:%SZ")),
        ("issuer", _organization(shown.get("issuer", ()))),
        ("subject", _organization(shown.get("subject", ()))),
    )
    return tuple((name, value) for name, value in facts if value)


def _organization(name: tuple[tuple[tuple[str, str], ...], ...]) -> str:
    parts = {key: value for group in name for key, value in group}
    return parts.get("organizationName") or parts.get("commonName", "")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    # httpcore re-raises `from None`, so the cause is left only as the context or as the first argument.
    while error:
        yield error
        inner = error.args[0] if error.args and isinstance(error.args[0], BaseException) else None
        error = inner or error.__cause__ or error.__context__


def is_dropped(error: BaseException) -> bool:
    """Was a connection lost that a second try may well get (a reset, an idle one closed under our hands)?"""
    return isinstance(error, httpcore.ReadError | httpcore.WriteError) or (
        isinstance(error, httpcore.RemoteProtocolError) and "disconnected without" in str(error)
    )


def tls_fault(error: BaseException) -> str:
    """Why a certificate or handshake was refused, '' if that was not the fault."""
    for cause in _chain(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message.rstrip(".")
        if isinstance(cause, ssl.SSLError):
            return (cause.reason or "handshake failed").lower().replace("_", " ")
    return ""


def failure(error: BaseException) -> str:
    """A short fact for one of WIRE_ERRORS: "connection refused", "tls: certificate has expired"."""
    if fault := tls_fault(error):
        return f"tls: {fault}"
    if is_dropped(error):
        return "connection reset"
    for cause in _chain(error):
        if isinstance(cause, ConnectionRefusedError):
            return "connection refused"
        if isinstance(cause, OSError) and cause.strerror:
            return f"connection failed: {cause.strerror}"
    if isinstance(error, httpcore.ProtocolError | httpx.ProtocolError):
        return f"malformed answer: {str(error)[:120]}"
    if isinstance(error, httpcore.ConnectError):
        return "connection failed"
    return str(error)[:120] or type(error).__name__
