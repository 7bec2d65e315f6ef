"""Forms by their purpose, told by structure first and words second.

Passwords, quantities, a single search box or a text area say more than any label, and in every language; words decide
between forms of one shape (a login and a one-password registration, a comment and a letter to the shop).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from trustaudit.model import PageKind
from trustaudit.page.model import Field, Form
from trustaudit.signals import form_words as w
from trustaudit.signals.base import Item, Sheet, Signal, Site, Spec
from trustaudit.signals.form_reading import READ, Reading, said
from trustaudit.text import fold

Purpose = Literal[
    "contact", "newsletter", "login", "registration", "search", "add-to-cart", "checkout", "coupon", "review",
    "order-tracking", "password", "quantity", "other",
]  # fmt: skip
Consent = Literal["none", "unticked", "ticked"]


@dataclass(frozen=True, kw_only=True)
class WebForm(Item):
    """`fields` counts the controls a shopper fills in, `secure` says that they are sent over https, `consent` what
    became of the boxes that ask for one ("ticked": at least one comes ticked), `card_fields` that card data are asked."""

    purpose: Purpose
    fields: int
    secure: bool
    consent: Consent = "none"
    card_fields: bool = False


@dataclass(frozen=True, kw_only=True)
class ContactForm(WebForm):
    """A form to write to the shop with."""


def read_forms(sheet: Sheet, site: Site) -> Iterable[WebForm]:
    """Every form of a page in document order; hidden ones too, since a click opens them."""
    for form in sheet.page.forms:
        reading = Reading(form, sheet.page.url)
        asked = reading.asked
        yield WebForm(
            evidence=sheet.on(form, _shown(form)),
            purpose=_purpose(reading),
            fields=len(asked),
            secure=form.action.startswith("https:"),
            consent=_consent(asked),
            card_fields="cc-n" in reading.asks or bool(w.CARD.search(reading.asks)),
        )


def derive_contact_forms(site: Site, found: Mapping[str, Signal]) -> Iterable[ContactForm]:
    for form in found["web_forms"].items:
        if form.purpose == "contact":
            yield ContactForm(**{name: getattr(form, name) for name in WebForm.__dataclass_fields__})


def _shown(form: Form) -> str:
    controls = " | ".join(filter(None, (f.label or f.placeholder or f.value for f in form.fields if not f.hidden)))
    return form.text or controls or form.id or form.action


def _consent(asked: Iterable[Field]) -> Consent:
    boxes = [f for f in asked if f.type == "checkbox"][:READ]
    boxes = [f for f in boxes if w.CONSENT.search(said(f))]
    if not boxes:
        return "none"
    return "ticked" if any(f.checked for f in boxes) else "unticked"


def purpose_of(form: Form, address: str = "") -> Purpose:
    """What a form is for. `address` is that of its page, which tells what nameless forms are."""
    return _purpose(Reading(form, address))


def _purpose(r: Reading) -> Purpose:
    if r.passwords:
        return _with_password(r)
    if _is_checkout(r):
        return "checkout"
    if _is_search(r):
        return "search"
    if _is_password_recovery(r) and not w.NEWSLETTER.search(r.names + r.buttons):
        return "password"
    if r.texts and w.NEW_ACCOUNT.search(r.names) and not w.NEWSLETTER.search(r.names + r.buttons):
        return "registration"
    if _is_add_to_cart(r):
        return "add-to-cart"
    if r.areas and (r.says(w.COMMENT) or w.COMMENT.search(r.asks) or {"comment_post_id", "rating"} & r.keys):
        return "review"
    if _is_coupon(r):
        return "coupon"
    if _is_tracking(r):
        return "order-tracking"
    if _is_contact(r):
        return "contact"
    if _is_login_without_password(r):
        return "login"
    if _is_newsletter(r):
        return "newsletter"
    if _is_registration(r):
        return "registration"
    if {"quantity", "qty", "quantities"} & r.keys:
        return "quantity"
    return "other"


def _with_password(r: Reading) -> Purpose:
    forgotten = r.says(w.PASSWORD) if len(r.passwords) > 1 else w.PASSWORD.search(r.names)
    if forgotten and len(r.texts) <= 1 and not w.LOGIN.search(r.names + r.buttons):
        return "password"
    if len(r.passwords) > 1 and not r.says(w.CHECKOUT):
        return "registration"
    if _is_checkout(r):
        return "checkout"
    personal = sum(bool(p.search(r.asks)) for p in (w.STREET, w.PHONE)) + sum(
        f.type in ("select", "radio") for f in r.asked
    )
    first_last = len(re.findall(r"(?:first|last|full|sur|user)[ _-]?name|vorname|nachname|nombre|apellido", r.asks)) > 1
    if len(r.passwords) > 1:
        return "registration"
    if w.REGISTRATION.search(r.names) and not w.LOGIN.search(
        r.buttons if w.REGISTRATION.search(r.buttons) else r.names
    ):
        return "registration"
    if w.LOGIN.search(r.names) or w.LOGIN.search(r.buttons):
        return "login" if not (personal > 2 or len(r.texts) > 3) else "registration"
    if w.REGISTRATION.search(r.buttons) or personal > 1 or first_last or len(r.texts) > 2:
        return "registration"
    return "login"


def _is_search(r: Reading) -> bool:
    if r.areas or len(r.texts) > 4:
        return False
    if not r.texts:
        # Choices alone: a finder by place or brand, but not what sorts or limits a list.
        chosen = [f for f in r.asked if f.type == "select"]
        return bool(chosen) and r.says(w.SEARCH) and not any(w.DISPLAY.search(said(f)) for f in chosen)
    if r.form.attrs.get("role") == "search" or any(f.type == "search" for f in r.texts):
        return True
    boxes = [f for f in r.texts if f.name.lower().strip("[]") in w.SEARCH_NAMES]
    spoken = w.SEARCH.search(r.names) or w.SEARCH.search(r.buttons) or w.SEARCH.search(r.asks)
    mail = any(f.type == "email" for f in r.texts) or w.EMAIL.search(r.asks)
    if mail and not boxes:
        return False
    if boxes and (spoken or (r.form.method == "GET" and len(r.texts) <= 2)):
        return True
    if len(r.texts) == 1 and spoken and not w.NEWSLETTER.search(r.names) and not w.TRACKING.search(r.names):
        return True
    return bool(spoken) and bool(r.texts) and bool(w.SEARCH.search(r.names) or w.SEARCH.search(r.buttons))


def _is_password_recovery(r: Reading) -> bool:
    if r.areas or not 1 <= len(r.texts) <= 6:
        return False
    if r.says(w.PASSWORD) or w.PASSWORD.search(r.text):
        return True
    address = fold(r.address)
    if w.NEWSLETTER.search(r.names):
        return False
    return bool(w.PASSWORD.search(address) and r.form.region.value == "main" and len(r.texts) <= 4)


def _is_add_to_cart(r: Reading) -> bool:
    if r.areas or w.EMAIL.search(r.asks) or w.COUPON.search(r.asks):
        return False
    product = len(w.PRODUCT_FIELDS & r.keys)
    path = r.form.action.partition("?")[0]
    if "product" in path and path != r.address.partition("?")[0] and not w.CART.search(r.buttons) and not r.asked:
        return False  # named after the cart, but it only leads to a product
    spoken = w.CART.search(r.names) or w.CART.search(r.buttons)
    return bool(
        (spoken and (product or (len(r.asked) <= 6 and r.form.fields))) or (product > 1 and w.CART.search(r.text))
    )


_PAYMENT_HOST = re.compile(r"//(?:checkout\.stripe\.com|[\w.]+\.shaparak\.ir)(?:[:/]|$)")


def _is_checkout(r: Reading) -> bool:
    asked = sum(bool(p.search(r.asks)) for p in (w.STREET, w.PHONE, w.NAME, w.EMAIL))
    street = len(w.STREET.findall(r.asks))
    if _PAYMENT_HOST.search(r.form.action) or w.CARD.search(r.asks):
        return True
    if w.ORDER_FIELD.search(r.asks) and w.PAYING.search(r.buttons):
        return True
    if w.RECIPIENT.search(r.asks + r.names) and w.STREET.search(r.asks) and asked >= 2 and not w.SHARE.search(r.names):
        return True
    asks_where = street >= 3 or (asked >= 3 and street >= 2)
    return asks_where and (r.says(w.CHECKOUT) or bool(w.CHECKOUT.search(" ".join(r.keys))))


def _is_coupon(r: Reading) -> bool:
    if len(r.texts) != 1 or r.areas or w.EMAIL.search(said(r.texts[0])):
        return False
    return bool(w.COUPON.search(said(r.texts[0]))) or r.says(w.COUPON)


def _is_tracking(r: Reading) -> bool:
    return (
        1 <= len(r.texts) <= 3
        and not r.areas
        and bool(r.says(w.TRACKING, text=True) and w.ORDER_FIELD.search(r.asks + r.names))
    )


def _is_contact(r: Reading) -> bool:
    who = sum(bool(p.search(r.asks)) for p in (w.EMAIL, w.NAME, w.PHONE, w.SUBJECT))
    if w.SHARE.search(r.asks) or "unsubscribe" in r.names:
        return False  # to a friend, not to the shop
    if r.areas:
        return who >= 1 or r.says(w.CONTACT)
    # Without a text area: a call-back or a quotation, which asks for a telephone number.
    return len(r.texts) >= 2 and bool(w.PHONE.search(r.asks)) and who >= 2 and r.says(w.CONTACT)


def _is_newsletter(r: Reading) -> bool:
    mail = any(f.type == "email" for f in r.texts) or w.EMAIL.search(r.asks)
    if r.areas or not mail or w.SHARE.search(r.asks):
        return False
    if r.says(w.NEWSLETTER, text=True) or w.NEWSLETTER.search(r.asks) or w.NEWSLETTER.search(" ".join(r.keys)):
        return len(r.texts) <= 6
    return len(r.texts) == 1 and not w.LOGIN.search(r.names + r.buttons)


def _is_registration(r: Reading) -> bool:
    return len(r.texts) >= 1 and r.says(w.REGISTRATION) and not r.areas


def _is_login_without_password(r: Reading) -> bool:
    if r.areas or len(r.texts) > 2 or w.NEWSLETTER.search(r.names + r.buttons):
        return False
    if w.NEWSLETTER.search(r.text + r.asks) and not re.search("log ?in|sign ?in|ورود", r.buttons):
        return False  # "Anmelden" subscribes as well as it logs in
    return bool(w.LOGIN.search(r.buttons)) and (bool(r.texts) or bool(w.LOGIN.search(r.names)))


SIGNALS: tuple[Spec, ...] = (
    Spec("web_forms", WebForm, tuple(k for k in PageKind if k is not PageKind.OTHER), read=read_forms),
    Spec(
        "contact_forms",
        ContactForm,
        (PageKind.CONTACT, PageKind.HOME, PageKind.ABOUT, PageKind.LEGAL),
        derive=derive_contact_forms,
        vocabulary=("contact",),
    ),
)
