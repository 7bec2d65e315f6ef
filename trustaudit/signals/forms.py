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
    unseen: str  # names and values of its hidden fields


def _look(form: Form) -> _Look:
    # A field that is hidden in a form that is not is there to catch robots; all of a closed dialog's are hidden.
    typed = tuple(f for f in form.fields if f.type in _TYPED and (form.hidden or not f.hidden or f.type == "password"))
    pressed = [f for f in form.fields if f.type in _PRESSED]
    attrs = form.attrs
    names = " ".join((attrs.get("action", ""), form.id, form.classes, attrs.get("name", ""), attrs.get("role", "")))
    buttons = " ".join(f"{f.label} {f.value} {f.name} {f.id} {f.attrs.get('alt', '')}" for f in pressed)
    labels = " ".join(f"{f.label} {f.placeholder} {f.name} {f.id} {f.value[:60]}" for f in typed)
    unseen = " ".join(f"{f.name}={f.value[:40]}" for f in form.fields if f.type == "hidden")
    return _Look(form, typed, fold(names), fold(buttons), fold(labels), fold(unseen))


def purpose_of(form: Form, around: str = "") -> Purpose:
    """What a form is for. `around` is the folded heading and text it stands under."""
    look = _look(form)
    text = fold(form.text[:600])
    typed = look.typed
    passwords = sum(f.type == "password" or f.name.lower() in ("password", "passwd") for f in typed)
    if passwords:
        return _with_password(look, passwords, text)
    if len(typed) == 1 and words.COUPON.search(f"{typed[0].name} {typed[0].id}"):
        return "coupon"
    if _is_search(look, text):
        return "search"
    if _is_cart(look):
        return "add-to-cart"
    return _by_words(look, text, around)


def _by_words(look: _Look, text: str, around: str) -> Purpose:
    form, typed, called = look.form, look.typed, f"{look.names} {look.buttons}"
    emails = [f for f in typed if f.type == "email" or "mail" in fold(f"{f.name} {f.id} {f.label} {f.placeholder}")]
    long_texts = [f for f in typed if f.type == "textarea"]
    few = len(typed) <= 2 and not long_texts
    if few and words.FORGOT.search(f"{called} {around}"):
        return "password"
    if few and words.LOGIN.search(called) and not words.NEWSLETTER.search(called):
        return "login"
    if typed and len(typed) <= 3 and not emails and words.TRACKING.search(f"{called} {look.labels}"):
        return "order-tracking"
    addresses = sum(bool(words.ADDRESS_FIELD.search(f"{f.name} {f.id}")) for f in form.fields if not f.hidden)
    if addresses >= 3 and words.CHECKOUT.search(f"{called} {look.unseen}"):
        return "checkout"
    if words.REGISTER.search(look.names) and emails and len(typed) >= 2 and not words.NEWSLETTER.search(called):
        return "registration"
    is_mailing = bool(emails) or bool(words.SENDERS.search(f"{look.names} {look.unseen}"))
    if is_mailing and not long_texts and _is_newsletter(look, text, around):
        return "newsletter"
    if long_texts:
        return _with_textarea(look, text, around, bool(emails))
    if words.REGISTER.search(called) and (len(typed) >= 3 or (emails and len(typed) == 1)):
        return "registration"
    if len(typed) >= 3 and emails and words.CONTACT.search(f"{called} {look.labels} {text}"):
        return "contact"
    if not typed and words.CHECKOUT.search(look.names):
        return "checkout"
    if not typed and any(f.type == "number" or words.CART_FIELD.match(f.name) for f in form.fields if not f.hidden):
        return "quantity"
    return "other"


def _with_password(look: _Look, passwords: int, text: str) -> Purpose:
    called = f"{look.names} {look.buttons}"
    if passwords >= 2:
        return "password" if words.FORGOT.search(called) and len(look.typed) <= 3 else "registration"
    enters = bool(words.LOGIN.search(look.buttons))
    others = [f for f in look.typed if f.type != "password"]
    personal = sum(bool(words.PERSON_FIELD.search(f"{f.name} {f.id}")) for f in others)
    if (enters and personal < 2) or (
        len(others) <= 1 and words.LOGIN.search(called) and not words.REGISTER.search(look.buttons)
    ):
        return "login"
    if words.REGISTER.search(f"{called} {look.unseen} {'create' if '/create' in look.names else ''}"):
        return "registration"
    if personal >= 2 or len(others) >= 4:
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
    """Signs are added up: a button's words, an address, hidden orders to add, a quantity, a product's number."""
    typed = [f for f in look.typed if f.type != "number" and not words.CART_FIELD.match(f.name)]
    if len(typed) > 2 or any(f.type in ("email", "textarea") for f in typed):
        return False
    score = 2.0 * bool(words.CART.search(look.buttons)) + 2.0 * bool(words.CART.search(look.names))
    score += 1.5 * bool(words.CART_PLACE.search(look.names)) + 2.0 * bool(words.CART_ORDER.search(look.unseen))
    score += 1.0 * any(words.CART_FIELD.match(f.name) for f in look.form.fields)
    score += 1.0 * bool(words.PRICE_FIELD.search(look.unseen))
    score += 0.5 * any(f.name.lower().startswith(("q", "menge", "anzahl")) for f in look.form.fields if not f.hidden)
    return score >= 3


def _is_newsletter(look: _Look, text: str, around: str) -> bool:
    if len(look.typed) > 4:
        return False
    if words.NEWSLETTER.search(f"{look.names} {look.buttons} {look.labels} {look.unseen} {text}"):
        return True
    if words.SENDERS.search(f"{look.names} {look.unseen} {look.labels}"):
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
