"""What stands at the end of the way: a page that asks who the shopper is, a log-in wall, the cart again, or nothing.

A password field is no wall by itself: four of seven engines show a log-in beside the way on for guests, and a guest's
form may offer a password for those who want an account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote_plus

from trustaudit.crawl.addresses import is_safe, is_same_site
from trustaudit.crawl.cart import addresses_of, holds, main_text, says_empty
from trustaudit.crawl.filling import asks_who
from trustaudit.crawl.names import address_words, is_checkout, is_personal, words
from trustaudit.crawl.plan import Context
from trustaudit.crawl.spelling import split_url
from trustaudit.model import Region
from trustaudit.page.model import Field, Form, Page
from trustaudit.text import fold


class Place(StrEnum):
    """Where a walk came out."""

    PERSONAL_DATA = "personal-data"  # a form asks who the shopper is
    LOGIN_WALL = "login-wall"
    CHECKOUT = "checkout"  # the checkout, its forms being loaded by a script
    CART = "cart"  # sent back, the item still in it
    EMPTY_CART = "empty-cart"
    SHELL = "shell"  # nothing is there without scripts
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Arrival:
    """`guest`: the page speaks of buying without an account. `on` is an address at which guests go on, '' if they need
    to fill in a form first. `asked` are the kinds of personal data the forms ask for."""

    place: Place
    guest: bool = False
    password: bool = False
    asked: tuple[str, ...] = ()
    on: str = ""


_OUTSIDE = frozenset((Region.HEADER, Region.NAV, Region.FOOTER))
_SUBSCRIBING = re.compile(r"newsletter|subscri|mailing|khabarname|خبرنامه", re.I)
_GUEST = re.compile(
    r"guest|anonymous|invitado|misafir|\bgast\b|invite\b|مهمان|no[-_]?account|without[-_]?account|cowoa", re.I
)
_WALL = re.compile(r"log-?in|sign-?in|signup|register|auth\b|authentication|logon|giris|anmelden|connexion|ورود", re.I)
_OWN = re.compile(r"first|last|full|your|sur|vor|nach|ap|خانوادگی|شما")
_SHORT = 40  # words; fewer is no page anybody could read
_KINDS = (
    ("email", re.compile(r"e-?mail|correo|courriel|e-?posta|ایمیل|برید")),
    ("phone", re.compile(r"phone|mobile|\btel\b|telefon|movil|gsm|تلفن|موبایل|همراه|هاتف|جوال")),
    ("postcode", re.compile(r"post_?al|postcode|\bzip|\bplz\b|کد ?پستی|posta kodu|codigo postal|الرمز البريدي")),
    ("address", re.compile(r"address|street|direccion|calle|adres|strasse|\brue\b|نشانی|ادرس|عنوان|city|ciudad|شهر")),
    ("name", re.compile(r"name|nombre|apellido|\bnom\b|prenom|vorname|\bad[iı]?\b|soyad|نام|اسم")),
    ("password", re.compile(r"passw|kennwort|contrasena|mot de passe|sifre|parola|رمز|گذرواژه")),
)  # fmt: skip


def personal_kinds(fields: tuple[Field, ...]) -> Iterator[str]:
    """The kinds of personal data that visible controls ask for."""
    for field in fields:
        if (
            field.type in ("hidden", "submit", "button", "image", "radio", "checkbox", "reset", "search")
            or field.hidden
        ):
            continue
        if field.type == "password":
            yield "password"
            continue
        spoken = fold(f"{' '.join(words(field.name))} {field.label} {field.placeholder} {field.autocomplete}")
        by_type = {"email": "email", "tel": "phone"}.get(field.type)
        kind = by_type or next((k for k, pattern in _KINDS if pattern.search(spoken)), "")
        # "name" alone may be the name on a gift; with a word before it, it is the shopper's.
        owned = asks_who(field) or is_personal(field.label) or is_personal(field.id) or bool(_OWN.search(spoken))
        if kind and (kind != "name" or owned):
            yield kind


def _is_aside(form: Form) -> bool:
    """A form that is on every page: search, newsletter, the log-in in the header."""
    names = f"{form.id} {form.classes} {form.action} {form.attrs.get('name', '')}"
    return form.region in _OUTSIDE or bool(_SUBSCRIBING.search(names)) or any(f.type == "search" for f in form.fields)


def arrival(page: Page, cart_url: str, wanted: tuple[str, ...], product_url: str, context: Context) -> Arrival:
    """What a page is to somebody who pressed "checkout" in the cart at `cart_url`."""
    forms = [tuple(personal_kinds(f.fields)) for f in page.forms if not _is_aside(f)]
    forms.append(tuple(k for k in personal_kinds(tuple(f for f in page.controls if f.type != "search"))))
    asked = tuple(dict.fromkeys(k for kinds in forms for k in kinds))
    password = "password" in asked
    guest = _speaks_of_guests(page, context)
    spoken = unquote_plus(split_url(page.url).path + " " + split_url(page.url).query)
    wall = bool(_WALL.search(re.sub(r"(?:next|return\w*|redirect\w*|back)=[^&]*", "", spoken)))
    for kinds in forms:
        who = set(kinds) - {"password"}
        if len(who) >= 2 and not (wall and not guest) and (guest or kinds.count("password") + (wall * 2) < 2):
            return Arrival(Place.PERSONAL_DATA, guest, password, asked, "")
    if guest and (asked or is_checkout(page.url) or wall):
        return Arrival(Place.PERSONAL_DATA, True, password, asked, guest_address(page, context))
    if password or (wall and asked):
        return Arrival(Place.LOGIN_WALL, False, password, asked)
    if _is_same(page.url, cart_url) or says_empty(page, context):
        held = holds(page, wanted, product_url, context)
        return Arrival(Place.CART if held else Place.EMPTY_CART)
    if asked and is_checkout(page.url):
        return Arrival(Place.PERSONAL_DATA, guest, password, asked)
    if wall:
        return Arrival(Place.LOGIN_WALL)
    return Arrival(_unasked(page, context))


def _unasked(page: Page, context: Context) -> Place:
    """A page that asks nothing: the checkout all the same, if its address and its headings say so."""
    spoken = sum(len(line.split()) for line in main_text(page).splitlines())
    if not is_checkout(page.url):
        return Place.SHELL if spoken < _SHORT and _is_scripted(page) else Place.OTHER
    heads = [b.folded for b in page.headings() if b.region not in _OUTSIDE]
    if any("checkout" in context.lexicon.link_concepts(h) for h in heads) or len(heads) > 3:
        return Place.CHECKOUT
    return Place.SHELL if _is_scripted(page) else Place.OTHER


def _is_scripted(page: Page) -> bool:
    return sum(1 for s in page.scripts if s.src or len(s.text) > 2000) >= 2


def _speaks_of_guests(page: Page, context: Context) -> bool:
    fields = [f for form in page.forms if not _is_aside(form) for f in form.fields] + list(page.controls)
    for field in fields:
        if field.type in ("radio", "checkbox", "submit", "button") and _GUEST.search(
            f"{field.name} {field.value} {field.id} {field.label}"
        ):
            return True
    return "guest-checkout" in context.lexicon.scan(main_text(page)) or bool(guest_address(page, context))


def guest_address(page: Page, context: Context) -> str:
    """The address at which a page lets guests go on by a mere link or scripted button, '' if there is none."""
    for address, folded, names in _onward(page):
        if not is_same_site(address, page.url) or not is_safe(address) or _is_same(address, page.url):
            continue
        if _GUEST.search(names) or "guest-checkout" in context.lexicon.scan(folded):
            return address
    return ""


def _onward(page: Page) -> Iterator[tuple[str, str, str]]:
    """(address, folded text, names) of links and scripted buttons in a page's middle."""
    for link in page.links:
        if link.url and link.region not in _OUTSIDE:
            parts = split_url(link.url)
            yield link.url, link.folded, f"{parts.path}?{parts.query} {link.attrs.get('class', '')}"
    fields = [f for form in page.forms if form.region not in _OUTSIDE for f in form.fields] + list(page.controls)
    for field in fields:
        if field.type in ("button", "submit"):
            for address in addresses_of(field, page.base or page.url):
                yield address, fold(field.label), f"{field.attrs.get('class', '')} {field.id} {field.name}"


def _is_same(url: str, other: str) -> bool:
    one, two = split_url(url), split_url(other)
    return one.path.rstrip("/") == two.path.rstrip("/") and address_words("/?" + one.query) == address_words(
        "/?" + two.query
    )
