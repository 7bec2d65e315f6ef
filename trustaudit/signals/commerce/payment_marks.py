"""Payment logos: pictures and icons that say a brand in their alt, class names, svg references or file name.

A picture counts when its words are nothing but brands and words such as "logo" or "card", so that a product photograph
or a news picture does not. A name that is an ordinary word (visa, discover, zip) needs a second payment logo beside it,
or a payment word in its own names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from trustaudit.model import PageKind, Region
from trustaudit.page.model import Image
from trustaudit.signals.base import Sheet
from trustaudit.signals.commerce.brands import TOKENS, Brand
from trustaudit.signals.commerce.payment_names import Candidate
from trustaudit.signals.commerce.voices import is_article
from trustaudit.text import fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_SPLIT = re.compile(r"[^\w]+|_+|(?<=[a-z])(?=[A-Z])")
_NUMBERS = re.compile(r"\d+(?:x\d*)?(?:px|w|h|dpi)?|v\d+|[a-f\d]{8,}")
# Words beside a brand in a logo's names that do not change what it is.
_NOISE = frozenset(
    "logo logos icon icons ico img image images pic badge mark card cards payment payments pay method methods type types accepted"
    " accept credit debit kreditkarte footer header svg png jpg jpeg webp gif"
    " white black color colour colored grey gray greyscale light dark mono"
    " small large big mini sm md lg xl full original new old default flat round rounded square"
    " vector horizontal vertical on off the by with"
    " secure secured safe brand brands provider bank cc pf pm pi fa fab fas far bi sprite bg item list partner partners copy final"
    " adyen stripe mollie checkout online de en es fr it nl eu uk us int global web img01 inline cropped scaled min sp zahlung zahlungsart"
    " zahlungsarten paiement pago pagos odeme logotype logotyp logotipo lazy"
    " lazyload lazyloaded loaded loading responsive fluid link block".split()
)
_PAYMENT = frozenset(
    "payment payments pay paymenticon paymenticons paymentmethods paymentmethod cc creditcard creditcards cards pf pi zahlung zahlungsarten"
    " zahlungsart zahlart paiement pago pagos odeme pagamento betaling betalning oplata".split()
)
_BUYING = frozenset((PageKind.PRODUCT, PageKind.CART, PageKind.CHECKOUT, PageKind.PAYMENT))
# Class names are full of layout words; a brand in them counts where icons are named so.
_ICON_WORDS = frozenset(
    "icon icons ico fa fab bi pf pi pm sprite logo svg cc payment pay vi brand badge card img".split()
)


def mark_methods(sheet: Sheet) -> Iterator[Candidate]:
    """Methods shown as logos. Pictures that are not shown are left out, and so are those without any brand word."""
    images = sheet.page.images
    shown = [i for i in _hinted(images) if not images[i].hidden and not is_article(sheet.page, images[i])]
    marks = [(i, brand) for i in shown for brand in _brands(images[i])]
    for index, brand in marks:
        image = images[index]
        beside = any(b.id != brand.id and abs(i - index) <= 12 and _near(images[i], image) for i, b in marks)
        if beside or _speaks_of_payment(image) or _stands_alone(brand, image, sheet):
            yield Candidate(brand.family, brand.id, sheet.on(image), "offered", True, True)


@lru_cache(maxsize=1)
def _hints() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(sorted(token for token in TOKENS if len(token) > 2))


def _hinted(images: Sequence[Image]) -> list[int]:
    """Numbers of the pictures in whose names some brand stands: one pass over all names, the rest are passed over."""
    everything = "\n".join(map(_all_names, images)).lower()
    for gap in "-_ .'/:@+&%()":
        everything = everything.replace(gap, "")
    starts = list(accumulate((len(line) + 1 for line in everything.split("\n")), initial=0))
    return sorted({bisect_right(starts, at) - 1 for _, at, _ in _hints().find_matches_as_indexes(everything)})


def _all_names(image: Image) -> str:
    url = image.urls[0][-80:] if image.urls else ""
    return f"{image.alt}|{image.title}|{image.names}|{url}".replace("\n", " ")


def _stands_alone(brand: Brand, image: Image, sheet: Sheet) -> bool:
    """Whether a lone logo may be taken for an offer: a wallet's or gateway's own name at the foot of the page or beside
    what is being bought; elsewhere it may be an advertisement."""
    if brand.common or brand.family == "instalment":
        return False
    if image.region is Region.FOOTER:
        return True
    return image.region in (Region.MAIN, Region.ASIDE) and not _BUYING.isdisjoint(sheet.page.kinds)


def _brands(image: Image) -> list[Brand]:
    """Brands that a picture shows: from its alt or title, else its class names, else its file name."""
    for text in (image.alt, image.title):
        if text:
            brands = _only_brands(_tokens(text))
            if brands:
                return brands
    if image.alt and len(_tokens(image.alt)) > 4:
        return []  # the picture says at length that it is something else
    named = _named(image.names)
    if named:
        return named
    for url in image.urls:
        brands = _only_brands(_tokens(_stem(url)))
        if brands:
            return brands
    return []


def _tokens(text: str) -> list[str]:
    parts = _SPLIT.split(text[:200])
    if text.isascii():
        return [t.lower() for t in parts if t]
    return [t for t in fold("\n".join(parts)).split("\n") if t]


def _stem(url: str) -> str:
    """The file name of an address, without its ending."""
    if url.startswith("data:"):
        return ""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    name = path.rpartition("/")[2]
    return name.split(".", 1)[0] if name.count(".") > 1 else name.rpartition(".")[0]


def _only_brands(tokens: list[str]) -> list[Brand]:
    """The brands of a text that names nothing else; [] otherwise."""
    found: list[Brand] = []
    at = 0
    while at < len(tokens):
        for width in (4, 3, 2, 1):
            brand = TOKENS.get("".join(tokens[at : at + width])) if at + width <= len(tokens) else None
            if brand:
                found.append(brand)
                at += width
                break
        else:
            if tokens[at] not in _NOISE and not _NUMBERS.fullmatch(tokens[at]):
                return []
            at += 1
    return found


def _named(names: str) -> list[Brand]:
    """The brand that one class name, id or svg reference speaks of: its last words are a brand, the words before it say
    that it is an icon ("fa-cc-visa", "sp_logo_paypal", "#pi-apple_pay")."""
    classes = names.split()
    for name in classes:
        tokens = _tokens(name.rpartition("#")[2])
        for width in (3, 2, 1):
            if width > len(tokens):
                continue
            brand = TOKENS.get("".join(tokens[-width:]))
            if brand and (width == len(tokens) or not _ICON_WORDS.isdisjoint(tokens[:-width])):
                alone = width == len(tokens) and len(classes) == 1
                # A class that is the bare brand is enough only when the other classes make it an icon.
                others = {t for c in classes if c != name for t in _tokens(c)}
                if width < len(tokens) or (not alone and not _ICON_WORDS.isdisjoint(others)) or not brand.common:
                    return [brand]
    return []


def _speaks_of_payment(image: Image) -> bool:
    words = set(_tokens(image.names)) | set(_tokens(image.alt)) | set(_tokens(image.title))
    for url in image.urls[:2]:
        words |= set(_tokens(url[-120:]))
    return not _PAYMENT.isdisjoint(words)


def _near(one: Image, other: Image) -> bool:
    """Whether two pictures stand in one strip: their paths part within the last three steps."""
    depth = 0
    for a, b in zip(one.path, other.path, strict=False):
        if a != b:
            break
        depth += 1
    return depth >= max(len(one.path), len(other.path)) - 4
