"""Forms and their controls, collected while a document is walked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from trustaudit.model import Region
from trustaudit.page.model import Field, Form, Option, Path
from trustaudit.text import collapse

CONTROLS = frozenset(("input", "select", "textarea", "button"))


@dataclass(slots=True)
class _OpenForm:
    attrs: Mapping[str, str]
    region: Region
    path: Path
    hidden: bool
    fields: list[Field] = field(default_factory=list)


@dataclass(slots=True)
class _OpenControl:
    """A control with content: a select with its options, a textarea or button with its text."""

    tag: str
    attrs: Mapping[str, str]
    owner: list[Field]
    path: Path
    hidden: bool
    texts: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    option: Mapping[str, str] | None = None
    option_text: list[str] = field(default_factory=list)


class Controls:
    """Mutable while walking; `forms()` and `loose()` give the result."""

    def __init__(self, page_url: str) -> None:
        self._url = page_url
        self._forms: list[_OpenForm] = []
        self._stack: list[int] = []
        self._loose: list[Field] = []
        self._control: _OpenControl | None = None
        self._labels: dict[str, str] = {}
        self._label: tuple[str, list[str], list[tuple[list[Field], int]]] | None = None

    @property
    def current(self) -> int:
        """Index of the form being walked, -1 outside forms."""
        return self._stack[-1] if self._stack else -1

    @property
    def wants_text(self) -> bool:
        return self._control is not None or self._label is not None

    def enter(self, tag: str, attrs: Mapping[str, str], region: Region, path: Path, hidden: bool) -> None:
        if tag == "form":
            self._stack.append(len(self._forms))
            self._forms.append(_OpenForm(attrs, region, path, hidden))
        elif tag == "label":
            self._label = (attrs.get("for", ""), [], [])
        elif tag == "option":
            self._close_option()
            if self._control is not None:
                self._control.option, self._control.option_text = attrs, []
        elif tag in CONTROLS:
            owner = self._forms[self._stack[-1]].fields if self._stack else self._loose
            if tag == "input":
                self._add(owner, _field(tag, attrs, path, hidden))
            else:
                self._control = _OpenControl(tag, attrs, owner, path, hidden)

    def text(self, text: str) -> None:
        if self._control is not None:
            (self._control.option_text if self._control.option is not None else self._control.texts).append(text)
        elif self._label is not None:
            self._label[1].append(text)

    def leave(self, tag: str) -> None:
        if tag == "form" and self._stack:
            self._stack.pop()
        elif tag == "option":
            self._close_option()
        elif tag == "label" and self._label is not None:
            target, pieces, inside = self._label
            self._label = None
            text = collapse("".join(pieces))
            if target:
                self._labels.setdefault(target, text)
            for owner, index in inside:
                if not owner[index].label:
                    owner[index] = replace(owner[index], label=text)
        elif self._control is not None and tag == self._control.tag:
            self._close_option()
            control, self._control = self._control, None
            text = "".join(control.texts)
            built = _field(control.tag, control.attrs, control.path, control.hidden)
            if control.tag == "select":
                chosen = next((o.value for o in control.options if o.selected), "")
                built = replace(built, options=tuple(control.options), value=chosen)
            elif control.tag == "textarea":
                built = replace(built, value=text.strip())
            else:
                built = replace(built, label=collapse(text) or built.label)
            self._add(control.owner, built)

    def _add(self, owner: list[Field], built: Field) -> None:
        owner.append(built)
        if self._label is not None and built.type != "hidden":
            self._label[2].append((owner, len(owner) - 1))

    def _close_option(self) -> None:
        control = self._control
        if control is None or control.option is None:
            return
        attrs, text = control.option, collapse("".join(control.option_text))
        control.options.append(Option(attrs.get("value", text), text, "selected" in attrs, "disabled" in attrs))
        control.option = None

    def _labelled(self, control: Field) -> Field:
        text = self._labels.get(control.id) if control.id else None
        return replace(control, label=text) if text and not control.label else control

    def forms(self, texts: Mapping[int, list[str]]) -> tuple[Form, ...]:
        """All forms; `texts` are the statements inside each, by its number."""
        by_id = {f.attrs.get("id", ""): f for f in self._forms if f.attrs.get("id")}
        for control in self._loose:
            owner = by_id.get(control.attrs.get("form", ""))
            if owner is not None:
                owner.fields.append(control)
        return tuple(
            Form(
                action=_join(self._url, f.attrs.get("action", "")),
                method=(f.attrs.get("method") or "get").strip().upper(),
                fields=tuple(map(self._labelled, f.fields)),
                text=" | ".join(texts.get(number, ())),
                region=f.region,
                path=f.path,
                id=f.attrs.get("id", ""),
                classes=f.attrs.get("class", ""),
                attrs=f.attrs,
                hidden=f.hidden,
            )
            for number, f in enumerate(self._forms)
        )

    def loose(self) -> tuple[Field, ...]:
        known = {f.attrs.get("id", "") for f in self._forms} - {""}
        return tuple(self._labelled(c) for c in self._loose if c.attrs.get("form", "") not in known)


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return base


def _field(tag: str, attrs: Mapping[str, str], path: Path, hidden: bool) -> Field:
    kind = attrs.get("type", "").strip().lower()
    if tag == "button":
        kind = kind if kind in ("button", "reset") else "submit"
    elif tag != "input":
        kind = tag
    return Field(
        type=kind or "text",
        name=attrs.get("name", ""),
        value=attrs.get("value", "on" if kind in ("checkbox", "radio") else ""),
        id=attrs.get("id", ""),
        label=collapse(attrs.get("aria-label") or attrs.get("title") or ""),
        placeholder=collapse(attrs.get("placeholder", "")),
        required="required" in attrs or attrs.get("aria-required") == "true",
        checked="checked" in attrs,
        disabled="disabled" in attrs,
        hidden=hidden or kind == "hidden",
        autocomplete=attrs.get("autocomplete", ""),
        attrs=attrs,
        path=path,
    )
