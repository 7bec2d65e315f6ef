"""A response parsed once and walked once into a flat `Page`. The only package that knows the HTML parser."""

from __future__ import annotations

from dataclasses import replace

from trustaudit.model import Exchange, Headers, PageKind, header
from trustaudit.page.build import Builder
from trustaudit.page.charset import decode
from trustaudit.page.element import toggled_ids
from trustaudit.page.model import Page
from trustaudit.page.parser import events

__all__ = ["Page", "parse_exchange", "parse_html"]


def parse_html(
    html: str | bytes,
    url: str = "https://shop.example/",
    *,
    kinds: tuple[PageKind, ...] | None = None,
    status: int = 200,
    headers: Headers = (),
    truncated: bool = False,
) -> Page:
    """The flat page of a document. Bytes are decoded as header, declaration or detector say.

    Never raises on bad markup.
    """
    text = decode(html, header(headers, "content-type")) if isinstance(html, bytes) else html
    page = Builder(url, toggled_ids(text)).feed(events(text)).page(status, headers, truncated)
    return page if kinds is None else replace(page, kinds=kinds)


def parse_exchange(exchange: Exchange) -> Page:
    """The page of an exchange, with the kinds it was fetched as (not yet confirmed)."""
    answer = exchange.response
    return parse_html(
        answer.body,
        answer.url,
        kinds=exchange.kinds,
        status=answer.status,
        headers=answer.headers,
        truncated=answer.truncated,
    )
