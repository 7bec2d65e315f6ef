"""What a form sends when somebody fills in as little of it as possible: its successful controls (HTML 4.10.22.4).

Nothing is ever typed. Hidden fields are sent as they stand, choices take their first valid value, quantities are one,
and a field that asks who somebody is is left out, even where the page had filled it in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trustaudit.crawl.names import is_personal, is_quantity
from trustaudit.lexicon import Lexicon
from trustaudit.page.model import Field, Option
from trustaudit.text import fold

Pairs = list[tuple[str, str]]

SUBMITS = frozenset(("submit", "image"))
_BUTTONS = SUBMITS | frozenset(("button", "reset", "file"))
_ASKING = frozenset(("email", "tel", "password"))
# autocomplete values that mean a person (WHATWG HTML 4.10.18.7.1); "country" and "postal-code" mean a place.
_AUTOCOMPLETE = re.compile(
    r"\b(?:name|given-name|family-name|email|tel(?:-\w+)?|street-address|address-line\d|username|(?:new|current)-password"
    r"|cc-[\w-]+|organization|bday)\b"
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
_DASHES = re.compile(r"^\W*$|^[-–—=*.…]{2,}|[-–—]{2,}$|^0$")


def asks_who(field: Field) -> bool:
    """Whether a control asks for a person's data, a secret or a money-off code."""
    if field.type in _ASKING:
        return True
    if _AUTOCOMPLETE.search(field.autocomplete):
        return True
    return is_personal(field.name) or bool(field.type == "hidden" and _EMAIL.search(field.value))


def choice(field: Field, lexicon: Lexicon) -> Option | None:
    """The option of a select that is chosen, or else the first that is one: not disabled, not "please choose"."""
    valid = [o for o in field.options if not o.disabled and o.value.strip() and not _is_prompt(o, lexicon)]
    return next((o for o in valid if o.selected), valid[0] if valid else None)


def _is_prompt(option: Option, lexicon: Lexicon) -> bool:
    text = fold(option.text).strip()
    if option.value.strip() in ("0", "-1", "none", "null") and (_DASHES.search(text) or len(text) < 2):
        return True
    return bool(_DASHES.fullmatch(text)) or "choose-option" in lexicon.link_concepts(text.strip(" -.…*:"))


def fill(fields: Iterable[Field], lexicon: Lexicon, submit: Field | None = None) -> Pairs | None:
    """Names and values a form sends, in document order; None if it cannot be sent without typing something.

    `submit` is the button pressed: of all buttons only its own name is sent.
    """
    pairs: Pairs = []
    taken: set[str] = set()  # radio and checkbox groups that have their value
    counted = False  # one quantity field got its one
    controls = [f for f in fields if not f.disabled]
    for field in controls:
        if submit is not None and field is submit:
            pairs.extend(_pressed(field))
            continue
        if not field.name or field.type in _BUTTONS:
            continue
        if asks_who(field):
            if field.required:
                return None
            continue
        if is_quantity(field.name) and field.type not in ("radio", "checkbox"):
            pairs.append((field.name, "0" if counted else _one(field, lexicon)))
            counted = True
        elif field.type in ("radio", "checkbox"):
            if field.name not in taken and _is_taken(field, controls):
                taken.add(field.name)
                pairs.append((field.name, field.value))
        elif field.type == "select":
            option = choice(field, lexicon)
            if option is not None:
                pairs.append((field.name, option.value))
            elif field.required:
                return None
            elif field.options:
                pairs.append((field.name, field.options[0].value))
        elif not field.value.strip() and field.required:
            return None
        else:
            pairs.append((field.name, field.value))
    return pairs


def _pressed(button: Field) -> Iterator[tuple[str, str]]:
    if not button.name:
        return
    if button.type == "image":
        yield button.name + ".x", "1"
        yield button.name + ".y", "1"
    else:
        yield button.name, button.value


def _one(field: Field, lexicon: Lexicon) -> str:
    if field.type != "select":
        return "1"
    ones = [o.value for o in field.options if o.value.strip() in ("1", "۱", "١")]
    option = choice(field, lexicon)
    return ones[0] if ones else option.value if option else "1"


def _is_taken(field: Field, controls: list[Field]) -> bool:
    """Whether this control of its group is the one that is sent: the checked one, else the first. A box that need not
    be ticked is not, even if the shop ticked it: it may be a second thing to buy."""
    group = [f for f in controls if f.name == field.name and f.type == field.type and not f.disabled]
    if field.type == "checkbox" and not any(f.required for f in group):
        return False
    checked = [f for f in group if f.checked]
    return field is (checked or group)[0]
