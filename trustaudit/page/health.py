"""Whether a response is the page it claims to be: `fault` names bot walls, soft 404s, script shells, log-in walls,
closed sites and what is no page at all.

A fault is ignorance (`blocked`, `login`, `needs-browser`, `error`, `unsupported`) or knowledge (`absent`: the shop says
that there is no such page).
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from trustaudit import lexicon as lexicons
from trustaudit.lexicon import Lexicon
from trustaudit.model import GapReason, Region, header
from trustaudit.page.model import BlockKind, Page
from trustaudit.text import fold

Fault = tuple[GapReason, str]

_GONE = frozenset((404, 410))
_SHUT = frozenset((403, 406, 418, 423, 429, 451))
#: A page with fewer visible words than this may be a notice instead of a page.
_SHORT = 200
#: With fewer than this, scripts have to do the rest.
_BARE = 40
# Addresses and names that stand only in the pages of protection services (their public documentation, and what their
# pages load). Turnstile, hCaptcha and reCAPTCHA also stand in contact forms, hence the test for a short page.
_WALLS = (
    ("cloudflare", ("/cdn-cgi/challenge-platform/", "challenges.cloudflare.com", "cf_chl_opt", "_cf_chl")),
    ("datadome", ("captcha-delivery.com", "datadome")),
    ("perimeterx", ("px-captcha", "perimeterx", "px-cdn.net", "px-cloud.net", "_pxappid")),
    ("incapsula", ("_incapsula_resource", "incapsula incident")),
    ("akamai", ("errors.edgesuite.net", "sec-if-cpt-container", "/_sec/cp_challenge")),
    ("aws waf", ("awswaf.com", "gokuprops", "aws-waf-token")),
    ("arvancloud", ("arvancloud", "__arcsjs", "arcaptcha")),
    ("ddos-guard", ("ddos-guard", "check.ddos-guard.net")),
    ("sucuri", ("sucuri_cloudproxy", "sucuri website firewall")),
    ("kasada", ("/ips.js", "kpsdk")),
    ("captcha", ("hcaptcha.com/1/api", "google.com/recaptcha", "recaptcha/api.js")),
)
_PARKING = re.compile(
    r"[/.](?:sedoparking|parkingcrew|bodis|hugedomains|afternic|dan|above|sedo|parklogic|uniregistry|undeveloped|"
    r"domainmarket|parked-content\.godaddy|cashparking)\.(?:com|net)",
    re.I,
)
_MARKUP = ("html", "xml")  # in a content type; a missing one is taken for HTML
_REFRESH = re.compile(r"\s*(\d+(?:\.\d*)?)\s*[;,]\s*(?:url\s*=)?\s*['\"]?([^'\"]+)", re.I)


class _Look:
    """What is seen of a page at a glance, found once."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page = page
        self.words = sum([b.text.count(" ") + 1 for b in page.blocks])
        names = [fold(page.title)]
        if page.words < 2 * _BARE:
            # A page this short is its own title.
            names += [b.folded for b in page.blocks if b.region in (Region.MAIN, Region.HEADER)][:40]
        else:
            heads = (b for b in page.blocks if b.kind is BlockKind.HEADING and b.level <= 2)
            names += [b.folded for b, _ in zip(heads, range(2), strict=False)]
        self.name = "\n".join(names)
        self._hits = lexicon.scan(self.name)

    def says(self, concept: str) -> str:
        """The passage of the page's name that speaks of a concept, '' if none does."""
        hits = self._hits.get(concept)
        return self.name[hits[0].start : hits[0].end] if hits else ""


def fault(page: Page, probe: Page | None = None, lexicon: Lexicon | None = None) -> Fault | None:
    """Why a response is not a page to be read, with a short fact; None if it is one.

    `probe` is what the shop answered for an address that cannot exist, if it did not answer "not found".
    """
    lexicon = lexicon or lexicons.bundled()
    found = _wrong_type(page) or _wrong_status(page) or _same_as_probe(page, probe)
    if found:
        return found
    look = _Look(page, lexicon)
    return _wall(look) or _not_found(look) or _closed(look) or _shell(look, lexicon) or _login(look, lexicon)


def refresh_target(page: Page) -> str:
    """Where a page sends its visitor at once by `<meta http-equiv=refresh>`, '' if nowhere."""
    match = _REFRESH.match(page.meta.get("refresh", ""))
    if not match or float(match[1]) > 10:
        return ""
    try:
        target = urljoin(page.base or page.url, match[2].strip())
    except ValueError:
        return ""
    return "" if target.partition("#")[0] == page.url.partition("#")[0] else target


def _wrong_type(page: Page) -> Fault | None:
    kind = header(page.headers, "content-type").partition(";")[0].strip().lower()
    if kind and not any(mark in kind for mark in _MARKUP):
        return GapReason.UNSUPPORTED, f"content type {kind[:60]}"
    first = page.blocks[0].text[:200] if page.blocks else ""
    if first.startswith(("%PDF", "PK\x03", "\x89PNG", "GIF8", "\x1f\x8b")) or 4 * first.count("�") > max(len(first), 1):
        return GapReason.UNSUPPORTED, "binary content"
    return None


def _wrong_status(page: Page) -> Fault | None:
    status = page.status
    if status < 400:
        return None
    if status in _GONE:
        return GapReason.ABSENT, f"status {status}"
    if status in (401, 407):
        return GapReason.LOGIN, f"status {status}"
    wall = _protection(page)
    if status in _SHUT or wall:
        return GapReason.BLOCKED, f"status {status}" + (f", {wall}" if wall else "")
    return GapReason.ERROR, f"status {status}"


def _protection(page: Page) -> str:
    """The service whose challenge or refusal a page is, '' if none can be told."""
    if header(page.headers, "cf-mitigated"):
        return "cloudflare"
    if header(page.headers, "x-datadome"):
        return "datadome"
    pieces = [s.src or s.text[:4000] for s in page.scripts]
    pieces += [e.attrs.get("src", "") + e.attrs.get("class", "") for e in page.elements]
    pieces += [f"{f.action} {f.id}" for f in page.forms]
    pieces += [b.folded for b in page.blocks[:20]]
    pieces += [i for image in page.images[:10] for i in image.urls]
    text = "\n".join(pieces).lower()
    return next((name for name, marks in _WALLS if any(mark in text for mark in marks)), "")


def _wall(look: _Look) -> Fault | None:
    page = look.page
    if look.words >= _SHORT:
        return None
    said = look.says("bot-check")
    wall = _protection(page) if said or look.words < _BARE else ""
    # A page with links that only mentions a "security check", and a contact form with a captcha, are no walls.
    if said and (wall or not page.links):
        return GapReason.BLOCKED, f"{wall or 'robot check'}: '{said}'"
    if wall and not page.links and not any(f.type in ("text", "email", "tel") for m in page.forms for f in m.fields):
        return GapReason.BLOCKED, wall
    return None


def _not_found(look: _Look) -> Fault | None:
    if said := look.says("not-found"):
        return GapReason.ABSENT, f"status {look.page.status}, but says '{said}'"
    if look.words < _SHORT and re.search(r"(?<![\w.])404(?![\w.])", look.name):
        return GapReason.ABSENT, f"status {look.page.status}, but its title or heading says 404"
    return None


def _same_as_probe(page: Page, probe: Page | None) -> Fault | None:
    """A shop that answers 200 to everything: this is what it shows for an address that cannot exist."""
    if probe is None or probe.status >= 400:
        return None
    if page.url == probe.url:
        return GapReason.ABSENT, "leads where an address that cannot exist leads"
    if page.title != probe.title:
        return None
    one, other = _statements(page), _statements(probe)
    if not one and not other:
        return GapReason.ABSENT, "the same as for an address that cannot exist"
    if one and len(one & other) >= 0.9 * len(one | other):
        return GapReason.ABSENT, "the same as for an address that cannot exist"
    return None


def _statements(page: Page) -> frozenset[str]:
    # Without digits: session ids, counters, dates and prices of shuffled products differ from answer to answer.
    texts = (b.folded for b in page.blocks if b.region is Region.MAIN and b.kind is not BlockKind.OPTION)
    return frozenset(t for t in texts if len(t) > 3 and not any(map(str.isdigit, t)))


def _closed(look: _Look) -> Fault | None:
    page = look.page
    if look.words >= _SHORT:
        return None
    frames = "\n".join([s.src for s in page.scripts] + [e.attrs.get("src", "") for e in page.elements])
    if parked := _PARKING.search(frames):
        return GapReason.ERROR, f"parked domain ({parked.group().lstrip('/.')})"
    said = look.says("closed-site")
    # "Coming soon" also stands on banners of living shops, and those have somewhere to go on to.
    if said and len(page.links) < 12:
        return GapReason.ERROR, f"closed: '{said}'"
    return None


def _shell(look: _Look, lexicon: Lexicon) -> Fault | None:
    page, words = look.page, look.words
    if words >= _BARE or len(page.links) > 8 or any(f.fields for f in page.forms) or refresh_target(page):
        return None
    notices = fold("\n".join(e.text for e in page.elements if e.tag == "noscript"))
    asks = "needs-script" in lexicon.scan(notices) if notices else False
    loads = any(s.src or len(s.text) > 500 for s in page.scripts)
    if asks or (loads and words < _BARE // 2 and not page.data):
        return GapReason.NEEDS_BROWSER, f"{words} words and {len(page.scripts)} scripts"
    if words < 3 and not page.images and not page.links:
        return GapReason.ERROR, "empty page"
    return None


def _login(look: _Look, lexicon: Lexicon) -> Fault | None:
    forms = [f for f in look.page.forms if not f.hidden and f.region is Region.MAIN]
    if not any(field.type == "password" and not field.hidden for form in forms for field in form.fields):
        return None
    # What stands in forms is the log-in itself; beside it there is next to nothing, and no way in for guests.
    beside = [b.folded for b in look.page.blocks if b.region is Region.MAIN and b.form < 0]
    if sum(t.count(" ") + 1 for t in beside) > _BARE:
        return None
    if any(f.type == "textarea" for form in forms for f in form.fields):
        return None
    texts = "\n".join([*beside, *(fold(form.text) for form in forms)])
    if "guest-checkout" in lexicon.scan(texts):
        return None
    return GapReason.LOGIN, "only a log-in form"


def is_same_page(one: Page, other: Page) -> bool:
    """Whether two addresses show the same page (one title, one text)."""
    return one.title == other.title and _statements(one) == _statements(other)
