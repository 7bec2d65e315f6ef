"""A small invented shop, Persian with an English side, in a trustworthy and an untrustworthy version, on loopback.

    with demo.serve(good=True) as shop:
        ...  # shop.url, shop.orders, shop.requests

It has what a real shop has (cookies, forms with tokens, a cart, a checkout that takes orders), calls nobody, and
answers the same bytes on every run.
"""

from trustaudit.demo.server import Server, Shop, serve, server

__all__ = ["Server", "Shop", "serve", "server"]
