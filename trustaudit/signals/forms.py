"""Forms by purpose: what a form is for, told by its fields, its words and what its author called it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from trustaudit.model import PageKind
from trustaudit.page.model import Field, Form
from trustaudit.signals import form_words as words
from trustaudit.signals.base import Item, Sheet, Signal, Site, Spec
from trustaudit.text import fold

Purpose = Literal[
    "contact", "newsletter", "login", "registration", "search", "add-to-cart", "checkout", "coupon", "review",
    "order-tracking", "password", "quantity", "other",
]  # fmt: skip
_TYPED = frozenset(("text", "email", "tel", "url", "number", "search", "textarea", "date", "password"))
_PRESSED = frozenset(("submit", "button", "image", "reset"))


@dataclass(frozen=True, kw_only=True)
class WebForm(Item):
    """A form. `fields` counts what a visitor can fill in; `secure` says that it sends over https (or to the page's own
    loopback host); `consent` is the state of a box for consent or offers; `card_fields`: it asks for a bank card."""

    purpose: Purpose
    fields: int
    secure: bool
    consent: Literal["none", "unticked", "ticked"]
    card_fields: bool


@dataclass(frozen=True, kw_only=True)
class ContactForm(Item):
    """A form to write to the shop."""

    fields: int
    secure: bool


@dataclass(frozen=True)
class _Look:
    """A form seen through its parts: `names` is what its author called it, `said` what its buttons and fields say."""

    form: Form
    typed: tuple[Field, ...]
    names: str
    buttons: str
    labels: str

    @property
    def said(self) -> str:
        return f"{self.buttons} {self.labels}"


def _look(form: Form) -> _Look:
    shown = [f for f in form.fields if not f.hidden or f.type == "password"]
    typed = tuple(f for f in shown if f.type in _TYPED)
    pressed = [f for f in form.fields if f.type in _PRESSED]
    attrs = form.attrs
    names = " ".join((attrs.get("action", ""), form.id, form.classes, attrs.get("name", ""), attrs.get("role", "")))
    buttons = " ".join(f"{f.label} {f.value} {f.name} {f.id} {f.attrs.get('alt', '')}" for f in pressed)
    labels = " ".join(f"{f.label} {f.placeholder} {f.name} {f.id} {f.value[:60]}" for f in typed)
    return _Look(form, typed, fold(names), fold(buttons), fold(labels))


def purpose_of(form: Form, around: str = "") -> Purpose:
    """What a form is for. `around` is the folded heading and text it stands under."""
    look = _look(form)
    typed, names, buttons = look.typed, look.names, look.buttons
    passwords = sum(f.type == "password" for f in form.fields)
    text = fold(form.text[:600])
    if passwords:
        return _with_password(look, passwords, text)
    if any(words.COUPON.search(f"{f.name} {f.id}") for f in typed) and len(typed) == 1:
        return "coupon"
    if _is_search(look, text):
        return "search"
    if _is_cart(look):
        return "add-to-cart"
    emails = [f for f in typed if f.type == "email" or "mail" in fold(f"{f.name} {f.id} {f.label} {f.placeholder}")]
    long_texts = [f for f in typed if f.type == "textarea"]
    asked = f"{names} {buttons} {look.labels} {text}"
    if len(typed) <= 2 and words.FORGOT.search(f"{names} {buttons} {around}") and not long_texts:
        return "password"
    if typed and len(typed) <= 3 and not emails and words.TRACKING.search(f"{names} {buttons} {look.labels}"):
        return "order-tracking"
    addresses = sum(bool(words.ADDRESS_FIELD.search(f"{f.name} {f.id}")) for f in form.fields if not f.hidden)
    if addresses >= 3 and words.CHECKOUT.search(f"{names} {buttons}"):
        return "checkout"
    if not long_texts and emails and _is_newsletter(look, text, around):
        return "newsletter"
    if long_texts:
        return _with_textarea(look, text, around, bool(emails))
    if len(typed) >= 3 and words.REGISTER.search(f"{names} {buttons}"):
        return "registration"
    if emails and len(typed) == 1 and words.REGISTER.search(f"{names} {buttons}"):
        return "registration"
    if len(typed) >= 3 and emails and words.CONTACT.search(asked):
        return "contact"
    if not typed and any(f.type == "number" or words.CART_FIELD.match(f.name) for f in form.fields if not f.hidden):
        return "quantity"
    return "other"


def _with_password(look: _Look, passwords: int, text: str) -> Purpose:
    called = f"{look.names} {look.buttons}"
    if passwords >= 2:
        return "password" if words.FORGOT.search(called) and len(look.typed) <= 3 else "registration"
    others = [f for f in look.typed if f.type != "password"]
    if len(others) >= 3 and not words.LOGIN.search(look.buttons):
        return "registration"
    personal = sum(bool(words.PERSON_FIELD.search(f"{f.name} {f.id}")) for f in others)
    if words.REGISTER.search(called) and not words.LOGIN.search(called) and (personal or len(others) >= 1):
        return "registration"
    if personal >= 2 and words.REGISTER.search(f"{called} {text}"):
        return "registration"
    return "login"


def _is_search(look: _Look, text: str) -> bool:
    typed = look.typed
    if not typed:
        # Lists to choose from, sent with a button that says "search".
        chosen = [f for f in look.form.fields if f.type == "select"]
        return bool(chosen) and bool(words.SEARCH.search(look.buttons))
    if len(typed) > 4 or any(f.type in ("email", "textarea") for f in typed):
        return False
    fields = [f for f in typed if f.type == "search" or words.SEARCH_FIELD.match(f.name or f.id)]
    named = bool(words.SEARCH.search(f"{look.names} {look.buttons}"))
    if fields and (len(typed) <= 2 or named):
        return True
    if len(typed) <= 2 and named and not words.NEWSLETTER.search(look.names):
        return True
    return len(typed) == 1 and bool(words.SEARCH.search(f"{look.labels} {text[:120]}")) and "mail" not in look.labels


def _is_cart(look: _Look) -> bool:
    typed = [f for f in look.typed if f.type != "number" and not words.CART_FIELD.match(f.name)]
    if len(typed) > 2:
        return False
    carried = sum(bool(words.CART_FIELD.match(f.name)) for f in look.form.fields)
    pressed = bool(words.CART.search(look.buttons))
    called = bool(words.CART.search(look.names))
    return (pressed and (carried > 0 or called or not typed)) or (called and carried > 0)


def _is_newsletter(look: _Look, text: str, around: str) -> bool:
    if len(look.typed) > 4:
        return False
    if words.NEWSLETTER.search(f"{look.names} {look.buttons} {look.labels} {text}"):
        return True
    alone = len(look.typed) == 1
    return alone and (
        bool(words.NEWSLETTER.search(around)) or not words.REGISTER.search(f"{look.names} {look.buttons}")
    )


def _with_textarea(look: _Look, text: str, around: str, has_email: bool) -> Purpose:
    called = f"{look.names} {look.buttons} {look.labels}"
    rated = any(f.type in ("radio", "select", "hidden") and "rat" in f.name.lower() for f in look.form.fields)
    if rated or (words.REVIEW.search(f"{look.names} {look.buttons}") and not words.CONTACT.search(look.names)):
        return "review"
    if words.COMMENT.search(f"{look.names} {look.buttons}") and not words.CONTACT.search(look.names):
        return "review"
    if words.CONTACT.search(f"{called} {text} {around}") or has_email:
        return "contact"
    if words.COMMENT.search(f"{called} {text}"):
        return "review"
    return "contact" if len(look.typed) >= 2 else "other"


def _around(sheet: Sheet, number: int) -> str:
    """The heading a form stands under and the statement before it."""
    blocks = sheet.page.blocks
    first = next((i for i, b in enumerate(blocks) if b.form == number), -1)
    if first < 0:
        return ""
    heading = blocks[first].heading
    before = blocks[first - 1].folded[:200] if first else ""
    return f"{blocks[heading].folded if heading >= 0 else ''} {before}"


def _consent(form: Form) -> Literal["none", "unticked", "ticked"]:
    boxes = [
        f for f in form.fields if f.type == "checkbox" and words.CONSENT.search(fold(f"{f.name} {f.id} {f.label}"))
    ]
    if not boxes:
        return "none"
    return "ticked" if any(f.checked for f in boxes) else "unticked"


def _asks_card(form: Form) -> bool:
    asked = [f for f in form.fields if not f.hidden and f.type in _TYPED]
    return any(
        f.autocomplete in words.CARD_AUTOCOMPLETE or words.CARD_FIELD.search(fold(f"{f.name} {f.id} {f.label}"))
        for f in asked
    )


def read_forms(sheet: Sheet, site: Site) -> Iterator[WebForm]:
    for number, form in enumerate(sheet.page.forms):
        fillable = [f for f in form.fields if not f.hidden and f.type not in _PRESSED]
        yield WebForm(
            purpose=purpose_of(form, _around(sheet, number)),
            fields=len(fillable),
            secure=form.action.startswith("https://"),
            consent=_consent(form),
            card_fields=_asks_card(form),
            evidence=sheet.on(form, form.text or form.action),
        )


def contact_forms(site: Site, found: Mapping[str, Signal]) -> Iterator[ContactForm]:
    for form in found["web_forms"].items:
        if form.purpose == "contact":
            yield ContactForm(fields=form.fields, secure=form.secure, evidence=form.evidence)


SIGNALS = (
    Spec("web_forms", WebForm, (PageKind.CONTACT, PageKind.HOME, PageKind.PRODUCT, PageKind.CART), read=read_forms),
    Spec("contact_forms", ContactForm, (PageKind.CONTACT,), derive=contact_forms),
)
