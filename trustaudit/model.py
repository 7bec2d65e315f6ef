"""Frozen values that the stages hand to each other, and the root of the exception tree.

    TrustauditError
    ├── ConfigError     what the user wrote (flags, rule files, settings) is wrong    exit 2
    └── ShopError       the shop could not be audited at all                          exit 3

Other errors are defined beside the code that raises them, under one of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class TrustauditError(Exception):
    """Root of every error this package raises on purpose."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a file the user wrote: where it is and what would be right."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" if place else self.message


class ConfigError(TrustauditError):
    """Wrong input by the user; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem] | str) -> None:
        self.problems = (Problem("", 0, problems),) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class ShopError(TrustauditError):
    """No page of the shop could be read, so there is nothing to judge."""


class PageKind(StrEnum):
    """What a page is to a shopper. A page may be several kinds at once."""

    HOME = "home"
    ABOUT = "about"
    CONTACT = "contact"
    LEGAL = "legal"  # imprint, aviso legal, mentions légales, künye
    RETURNS = "returns"
    SHIPPING = "shipping"
    PAYMENT = "payment"
    PRIVACY = "privacy"
    TERMS = "terms"
    FAQ = "faq"
    WARRANTY = "warranty"
    PRODUCT = "product"
    CART = "cart"
    CHECKOUT = "checkout"
    LISTING = "listing"  # category, search results
    OTHER = "other"


#: The kinds a shopper looks for; each of them is a page or a gap in every snapshot.
SOUGHT_KINDS: tuple[PageKind, ...] = tuple(k for k in PageKind if k not in (PageKind.LISTING, PageKind.OTHER))


class GapReason(StrEnum):
    """Why a page kind has no page. Only `absent` is knowledge, all the rest is ignorance."""

    ABSENT = "absent"
    BLOCKED = "blocked"
    ROBOTS = "robots"
    TIMEOUT = "timeout"
    ERROR = "error"
    LOGIN = "login"
    NEEDS_BROWSER = "needs-browser"
    PERSONAL_DATA = "personal-data"  # a page was seen, but what comes after it only once the shopper says who they are
    BUDGET = "budget"
    UNSUPPORTED = "unsupported"

    @property
    def is_ignorance(self) -> bool:
        return self is not GapReason.ABSENT


@dataclass(frozen=True, slots=True)
class Gap:
    """A page kind that was not seen. `url` is where it was expected ('' if nowhere), `detail` a short fact
    (a status line, an exception's text), never a sentence for the reader."""

    kind: PageKind
    reason: GapReason
    url: str = ""
    detail: str = ""


class Region(StrEnum):
    """Part of a page, as a shopper would name it."""

    HEAD = "head"  # <head>: title, metadata, structured data
    HEADER = "header"
    NAV = "nav"
    MAIN = "main"
    ASIDE = "aside"
    FOOTER = "footer"
    DIALOG = "dialog"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact was read.

    `snippet` holds the shop's own characters, at most about 240 of them; `snippet[start:end]` is the passage that
    carries the fact (equal values: the whole snippet does). `selector` is a CSS selector on the page at `url`.
    """

    url: str
    kinds: tuple[PageKind, ...]
    region: Region
    snippet: str
    selector: str = ""
    start: int = 0
    end: int = 0


Headers = tuple[tuple[str, str], ...]


def header(headers: Headers, name: str) -> str:
    """The first value of a header, '' if it is not there. Names compare without case."""
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), "")


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it went out. `body` is the encoded body, b'' for GET."""

    url: str
    method: str = "GET"
    headers: Headers = ()
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """One answer as it came in: `body` is decompressed and cut at the size limit (`truncated`)."""

    url: str
    status: int
    headers: Headers = ()
    body: bytes = b""
    truncated: bool = False


class Role(StrEnum):
    """Why an exchange happened."""

    PAGE = "page"  # a page a shopper sees; parsed and read by the extractors
    REDIRECT = "redirect"  # a hop on the way
    ROBOTS = "robots"
    SITEMAP = "sitemap"
    PROBE = "probe"  # an address that cannot exist, to learn the shop's "not found"
    STEP = "step"  # a step of the journey that is not itself read as a page (an add-to-cart answer)
    DATA = "data"  # a JSON answer of the shop's own API, read on the journey (Store API, cart.js)
    RESOURCE = "resource"  # what a rendered page loaded: scripts, styles, data, pictures
    SCREENSHOT = "screenshot"  # a picture of a page as it stood in the browser (PNG)
    ISSUER = "issuer"  # a trust mark's record at its issuer
    DISCARDED = "discarded"  # fetched, and found not to be a page (soft 404, bot wall, shell, binary)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request with its answer, why it was made and, for pages, which kinds it was fetched as.

    `why` is a short machine-made reason such as "footer link 'Returns'" or "known path /contact"; `rendered` says
    that `response.body` is the document after scripts ran.
    """

    request: Request
    response: Response
    role: Role
    kinds: tuple[PageKind, ...] = ()
    why: str = ""
    rendered: bool = False


class StepOutcome(StrEnum):
    """How one step of the journey ended."""

    OK = "ok"
    ADDED = "added"  # the item's title was found in the cart
    NOT_ADDED = "not-added"
    NO_FORM = "no-form"
    OUT_OF_STOCK = "out-of-stock"
    EMPTY_CART = "empty-cart"
    PERSONAL_DATA = "personal-data"  # the page asks who the shopper is: the end of the way
    LOGIN_WALL = "login-wall"
    REFUSED = "refused"  # forbidden by robots.txt, or by our own limits
    FAILED = "failed"
    NEEDS_BROWSER = "needs-browser"
    NOT_FOUND = "not-found"
    REMOVED = "removed"  # the item was taken out of the cart again


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the walk to the checkout: `action` is product, add, cart, checkout, estimate, data or empty."""

    action: str
    method: str
    url: str
    status: int
    outcome: StepOutcome
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a crawl brought home; the input of everything that judges.

    `shop` is the address as asked for, `started` an ISO 8601 UTC time given by the caller, `tls` the certificate's
    facts as (name, value) pairs (not_after, issuer; empty over http or when unknown).
    """

    shop: str
    started: str
    exchanges: tuple[Exchange, ...]
    gaps: tuple[Gap, ...] = ()
    steps: tuple[Step, ...] = ()
    platform: str = ""
    tls: tuple[tuple[str, str], ...] = ()
    interrupted: bool = False
