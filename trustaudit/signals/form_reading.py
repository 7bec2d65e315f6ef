"""What a form's controls and names tell, gathered once for all questions about its purpose."""

from __future__ import annotations

import re
from functools import cached_property

from trustaudit.page.model import Field, Form
from trustaudit.text import fold

READ = 60  # controls whose words are read; a form of thousands is a list with a box in each line
_FILLED = frozenset(("hidden", "submit", "button", "image", "reset"))


_TRAP = re.compile(r"honeypot|recaptcha|_ho_|hp_|second-name|gotcha|ak_hp|url_hp|leave this field")


def _is_trap(field: Field) -> bool:
    """Whether a control is there for robots only."""
    return bool(_TRAP.search(f"{field.name} {field.id} {field.label}".lower()))


def said(field: Field) -> str:
    return fold(f"{field.name} {field.id} {field.label} {field.placeholder} {field.autocomplete}")


class Reading:
    """What is told by a form's controls and names; each part is computed when first asked for."""

    def __init__(self, form: Form, address: str) -> None:
        self.form = form
        self.address = address
        # A form that is closed until clicked hides its controls with it.
        self.asked = [f for f in form.fields if f.type not in _FILLED and not _is_trap(f)]
        self.texts = [
            f for f in self.asked if f.type not in ("checkbox", "radio", "select", "textarea", "file", "password")
        ]
        self.areas = [f for f in self.asked if f.type == "textarea"]
        self.passwords = [f for f in self.asked if f.type == "password" or f.name.lower() == "password"]

    @cached_property
    def names(self) -> str:
        """Name, id and class of the form and the address it goes to."""
        address = self.form.action.partition("//")[2].partition("/")[2] if self.form.action != self.address else ""
        host = self.form.action.partition("//")[2].partition("/")[0]
        name = self.form.attrs.get("name", "")
        return fold(f"{self.form.id} {self.form.classes} {name} {address}") + (
            " " + host if host not in self.address else ""
        )

    @cached_property
    def buttons(self) -> str:
        found = [f for f in self.form.fields if f.type in ("submit", "button", "image")][:READ]
        return fold(
            " ".join(
                f"{f.value} {f.label} {f.name} {f.id} {f.attrs.get('alt', '')} {f.attrs.get('src', '')}" for f in found
            )
        )

    @cached_property
    def asks(self) -> str:
        return " | ".join(map(said, self.asked[:READ]))

    @cached_property
    def text(self) -> str:
        return fold(self.form.text[:1500])

    @cached_property
    def keys(self) -> frozenset[str]:
        """Names of all controls, hidden ones too, without the part in brackets."""
        return frozenset(f.name.lower().partition("[")[0] for f in self.form.fields if f.name)

    def says(self, pattern: re.Pattern[str], *, text: bool = False) -> bool:
        """Whether names, buttons or (if asked for) the words inside the form match."""
        return bool(pattern.search(self.names) or pattern.search(self.buttons) or (text and pattern.search(self.text)))
