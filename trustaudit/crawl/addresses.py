"""What an address alone tells: whether following it is safe, whose site it is on, what language it names."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

from trustaudit.hosts import host_of, same_owner

# Query keys that make a server do something. Shops put them into plain links: `?remove_item=`, `?add-to-cart=` and
# `&currency=` stood 23 times on four ordinary pages of one shop.
_ACTING_KEYS = re.compile(
    r"(?:add|remove|delete|del|empty|clear|update|undo|apply|toggle|rate|vote|like|set|submit|un?subscribe|"
    r"activate|confirm|cancel|checkout|buy|order)(?:d|ed)?(?:[-_.\[].*)?"
    r"|(?:add|remove|delete|submit|apply|clear|empty|set)(?:to|from|item|all|cart|currency|coupon|language|lang).*"
    r"|(?:id[-_]?)?currenc(?:y|ies)(?:[-_.]?(?:id|code))?|(?:wmc|woocs|alg)[-_]?currency|cur|curr|shop_currency"
    r"|(?:sign|log)[-_]?(?:out|off)|wishlist.*|.*[-_]wishlist|compare.*|.*[-_]compare|yith.*|wc-ajax|wp-ajax"
    r"|coupon.*|discount[-_]?code|voucher|replytocom|_wpnonce|nonce|do_action|doaction|quantity|qty|setlang"
    r"|set_?language|switch[-_]?(?:lang|language|currency)|nosto|item_?id_?to_?add",
    re.I,
)
# Keys under which engines name a command; their value decides.
_COMMAND_KEYS = frozenset(
    "action route rt main_page do cmd op task func function act mode event method dispatch controller "
    "pagename r page_action".split()
)
_COMMANDS = re.compile(
    r"(?:^|[/._-])(?:add|remove|delete|del|destroy|empty|clear|update|edit|logout|logoff|signout|log_out|sign_out|"
    r"wishlist|compare|currency|subscribe|unsubscribe|buy|buy_now|notify|remove_product|add_product|cancel|"
    r"apply|upload|download|vote|rate|reorder|success|confirm|process|execute)(?:$|[/._-])"
    r"|(?:add|remove|delete)(?:to|from)?(?:cart|basket|wishlist|compare|item|product)",
    re.I,
)
# OpenCart's page about returns is the form to register one: looking at it registers nothing.
_RETURNS_FORM = re.compile(r"account/returns?[/.](?:add|form)")
_ACTING_SEGMENTS = re.compile(
    r"(?:log|sign)[-_]?(?:out|off)|logoff|خروج|wish-?lists?|favou?rites?|compare|comparison|product_compare|"
    r"add|remove|delete|destroy|empty|clear|update|add[-_]?to[-_]?(?:cart|bag|basket|wish-?list|compare|trolley)|"
    r"cart-?add|basket-?add|buy-?now|unsubscribe|set-?lang(?:uage)?|setlang|set-?currency|currency|"
    r"wp-admin|wp-login\.php|wp-json|xmlrpc\.php|cdn-cgi|admin|sendfriend|send-to-friend|enable-cookies|uenc|"
    r"lost-?password|reset-?password|forgot-?password",
    re.I,
)
_LOGIN = re.compile(r"log-?in|sign-?in|auth|register|sign-?up|ورود", re.I)
_RETURN_KEYS = frozenset(
    "next redirect redirect_to redirecturl redirect_url return returnto return_to returnurl return_url back back_url "
    "backurl continue referer from goto destination checkout_url".split()
)
# `/cart/4242:1` opens a checkout with that variant (Shopify's permalinks).
_CART_PERMALINK = re.compile(r"/cart/[^/]*\d+:\d+")
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|csv|zip|rar|7z|gz|apk|exe|dmg|jpe?g|png|gif|webp|avif|svg|ico|bmp|mp[34]|webm|avi|"
    r"mov|css|js|mjs|json|xml|rss|atom|txt|ics|vcf|woff2?|ttf|map)$",
    re.I,
)


def _split(url: str) -> SplitResult | None:
    """The parts of an address, None if it is none (`http://[`, `https://shop.example:port/`)."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  (read for its check)
    except ValueError:
        return None
    return parts


def is_safe(url: str) -> bool:
    """Whether a GET of `url` only reads. Everything that follows a link it did not plan must ask this first.

    False for carts filled or emptied, wish lists, comparisons, currencies, languages stored in the session, log-outs,
    log-ins that lead on to something, subscriptions, administration, and for anything but http and https.
    """
    parts = _split(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.netloc:
        return False
    query = parse_qsl(parts.query, keep_blank_values=True)
    path = unquote(parts.path)
    segments = [s for s in path.split("/") if s]
    if any(_ACTING_SEGMENTS.fullmatch(s) for s in segments) or _CART_PERMALINK.search(path):
        return False
    keys = {key.strip().lower() for key, _ in query}
    if keys & _RETURN_KEYS and (_LOGIN.search(path) or _LOGIN.search(" ".join(v for _, v in query))):
        return False
    for key, value in query:
        name = key.strip().lower()
        if _ACTING_KEYS.fullmatch(name):
            return False
        # AbanteCart: `rt=checkout/cart&product_id=5` puts the product into the cart.
        if "product_id" in keys and value.rstrip("/").endswith("/cart"):
            return False
        if name in _COMMAND_KEYS and _COMMANDS.search(value) and not _RETURNS_FORM.fullmatch(value):
            return False
    return True


def is_page(url: str) -> bool:
    """Whether an address looks like a page, not like a file to download."""
    parts = _split(url)
    return parts is not None and not _FILE.search(parts.path)


_TRACKING = re.compile(r"utm_\w+|gclid|fbclid|mc_[ce]id|_ga|ref|ref_src|sca_ref|_pos|_sid|_ss|_v|variant|srsltid", re.I)


@lru_cache(maxsize=1 << 14)  # a page's links are asked for again and again while a crawl is planned
def canonical(url: str) -> str:
    """The address by which a page is known: no fragment, no tracking, a lower-case host, at least "/" as path."""
    parts = _split(url)
    if parts is None:
        return url
    host = (parts.hostname or "").lower()
    if parts.port and parts.port != {"http": 80, "https": 443}.get(parts.scheme):
        host = f"{host}:{parts.port}"
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.fullmatch(p.partition("=")[0]))
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def is_same_site(url: str, shop: str) -> bool:
    """Whether two addresses belong to one owner as far as their hosts tell: same registrable domain and port."""
    here, there = _split(url), _split(shop)
    if here is None or there is None or here.port != there.port:
        return False
    one, other = host_of(url).removeprefix("www."), host_of(shop).removeprefix("www.")
    if not one or not other:
        return False
    return one == other or same_owner(one, other)


def _port(url: str) -> int | None:
    """The port an address names, None if it names none, -1 for one that is no number."""
    try:
        return urlsplit(url).port
    except ValueError:
        return -1


_LANGUAGES = frozenset("fa en es ar de fr tr it nl pt ru zh ja ko pl cs sv da fi no ro hu el uk bg ku az hi ur".split())
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z]{2})?", re.I)


def language_of(url: str) -> str:
    """The language an address names (`/en/contact`, `?lang=en`, `en.shop.example`), '' if it names none."""
    parts = _split(url)
    if parts is None:
        return ""
    named = [v for k, v in parse_qsl(parts.query) if k.lower() in ("lang", "language", "locale", "hl")]
    host = (parts.hostname or "").split(".")
    for piece in (*named, parts.path.lstrip("/").partition("/")[0], host[0] if len(host) > 2 else ""):
        match = _LANGUAGE.fullmatch(piece)
        if match and match[1].lower() in _LANGUAGES:
            return match[1].lower()
    return ""


def doors(shop: str) -> tuple[str, ...]:
    """The addresses at which a shop may answer: as given, with the other scheme, with or without "www."."""
    parts = _split(shop)
    if parts is None or parts.port is not None:
        return (shop,)  # a port speaks one protocol
    host = parts.hostname or ""
    other = parts._replace(scheme="http" if parts.scheme == "https" else "https").geturl()
    if "." not in host or ":" in host or host.replace(".", "").isdigit():
        return shop, other
    twin = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
    return shop, other, parts._replace(netloc=twin).geturl()
