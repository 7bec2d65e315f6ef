"""Which page kinds a short text (link, title, heading) or an address names, by the lexicon's link texts and slugs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

from trustaudit.lexicon import Lexicon
from trustaudit.model import PageKind
from trustaudit.text import fold

#: Lexicon concepts whose vocabulary names a kind of page.
KIND_OF: Mapping[str, PageKind] = {
    "about": PageKind.ABOUT,
    "team": PageKind.ABOUT,
    "contact": PageKind.CONTACT,
    "legal-notice": PageKind.LEGAL,
    "returns": PageKind.RETURNS,
    "refund": PageKind.RETURNS,
    "withdrawal": PageKind.RETURNS,
    "shipping": PageKind.SHIPPING,
    "delivery-time": PageKind.SHIPPING,
    "shipping-cost": PageKind.SHIPPING,
    "payment-methods": PageKind.PAYMENT,
    "privacy": PageKind.PRIVACY,
    "terms": PageKind.TERMS,
    "faq": PageKind.FAQ,
    "help-guide": PageKind.FAQ,
    "warranty": PageKind.WARRANTY,
    "cart": PageKind.CART,
    "checkout": PageKind.CHECKOUT,
    "catalogue": PageKind.LISTING,
    "start-page": PageKind.HOME,
}


def kinds_of(concepts: frozenset[str]) -> tuple[PageKind, ...]:
    """The page kinds that lexicon concepts stand for, in the order of `PageKind`."""
    found = {KIND_OF[c] for c in concepts if c in KIND_OF}
    return tuple(k for k in PageKind if k in found) if found else ()


# "Shipping & returns", «ارسال و مرجوعی», "Versand und Zahlung", "Envíos y devoluciones".
_AND = re.compile(r"\s*[/&+|,،]\s*|\s(?:and|und|y|et|ve|e|و)\s|\s-\s|\sو(?=\S)")
_LONGEST_NAME = 60  # characters; longer texts are sentences


def named(text: str, lexicon: Lexicon, share: float = 0.51) -> tuple[PageKind, ...]:
    """Kinds that a folded text names as a whole, or part by part; of "A & B" at least `share` of the parts must be
    names."""
    if not text or len(text) > _LONGEST_NAME:
        return ()
    whole = lexicon.whole_link_concepts(text)
    parts = [p for p in _AND.split(text) if p]
    if 2 <= len(parts) <= 4:
        concepts = [lexicon.whole_link_concepts(p) for p in parts]
        if sum(map(bool, concepts)) >= share * len(parts):
            return kinds_of(whole.union(*concepts))
    return kinds_of(whole)


_WORD = re.compile(r"[^\s.,;:!?()\[\]\"'«»|/]+(?:'[^\s.,;:!?()\[\]\"'«»|/]+)*")
_LONGEST = 5  # words in a link text


def opening(text: str, lexicon: Lexicon) -> tuple[int, tuple[PageKind, ...]]:
    """Number of words and kinds of a name that a folded text begins with ("Contact Hadley Pottery")."""
    words = _WORD.findall(text)
    return _part(text, (words[:size] for size in _sizes(words)), lexicon)


def closing(text: str, lexicon: Lexicon) -> tuple[int, tuple[PageKind, ...]]:
    """Number of words and kinds of a name that a folded text ends with ("Hadley Pottery contact information")."""
    words = _WORD.findall(text)
    return _part(text, (words[-size:] for size in _sizes(words)), lexicon)


def _sizes(words: list[str]) -> range:
    return range(min(_LONGEST, len(words) - 1), 0, -1)


def _part(text: str, pieces: Iterator[list[str]], lexicon: Lexicon) -> tuple[int, tuple[PageKind, ...]]:
    for words in pieces:
        concepts = lexicon.whole_link_concepts(" ".join(words))
        if kinds_of(concepts) and (kinds := kinds_of(concepts - lexicon.false_friends(text))):
            return len(words), kinds
    return 0, ()


# A title is a path of names: page, section, shop.
_TITLE_PARTS = re.compile(r"\s+[-–—|/•·»›«<>~*]+\s+|\s*[|»›«•·>]\s*|\s*::?\s+|\s::\s*|\s-|-\s|\s*[,،]\s+")


def title_parts(title: str) -> list[str]:
    """The names a folded page title is made of."""
    return [p for p in (part.strip() for part in _TITLE_PARTS.split(title)) if p]


# Query keys whose value names the page (OpenCart `route=information/contact`, Zen Cart `main_page=contact_us`).
_NAMING_KEYS = frozenset("route rt main_page page pagename controller view dispatch p name target".split())
_NUMBERED = re.compile(r"(?:page|p|c|id|cms|a|i)?[-_]?\d+(?:\.html?)?", re.I)
_INDEX = re.compile(r"(?:index|default|home)(?:\.(?:html?|php\d?|aspx?|jsp))?", re.I)


def words_of(url: str) -> str:
    """The path in which slugs are looked for: segments, then the values of query keys that name a page. A last segment
    that only numbers the page (Salla's `/slug/page-123`) or is an index file is left out."""
    try:
        parts = urlsplit(url)
        values = [v for k, v in parse_qsl(parts.query) if k.lower() in _NAMING_KEYS] if parts.query else []
    except ValueError:
        return ""
    segments = [s for s in unquote(parts.path).split("/") if s]
    while segments and (_INDEX.fullmatch(segments[-1]) or (len(segments) > 1 and _NUMBERED.fullmatch(segments[-1]))):
        segments.pop()
    return "/".join([*segments, *values])


def address_kinds(url: str, lexicon: Lexicon) -> Iterator[tuple[int, str, PageKind]]:
    """(distance from the end, the segment, kind) for each segment of an address that names a kind. A segment that is
    no known slug is read as words ("shipping-and-returns")."""
    segments = words_of(url).split("/")
    for distance, segment in enumerate(reversed(segments)):
        if not segment or distance > 2:
            continue
        kinds = kinds_of(lexicon.slug_concepts(segment))
        if not kinds and distance == 0:
            kinds = named(_spoken(segment), lexicon)
        for kind in kinds:
            yield distance, segment, kind


_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp)$|^\d+[-_]|[-_]\d+$")


def _spoken(segment: str) -> str:
    return fold(_ENDING.sub("", segment).replace("-", " ").replace("_", " ").replace("+", " "))


def is_root(url: str) -> bool:
    """Whether an address is a site's front door: its root, an index file there, or a language's root (`/fa/`)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.query and not re.fullmatch(r"(?:lang|language|locale)=[\w-]+|route=common/home", parts.query):
        return False
    segments = [s for s in parts.path.split("/") if s]
    if segments and _INDEX.fullmatch(segments[-1]):
        segments.pop()
    return not segments or (
        len(segments) == 1 and re.fullmatch(r"[a-z]{2}(?:[-_][a-z]{2})?", segments[0], re.I) is not None
    )
