"""A consultant's own name on the report: `--brand brand.yaml`.

name: Studio Example
logo: logo.png            # png, jpeg, svg or webp beside this file, at most 300 kB
color: '#0b57b0'
contact: studio@example.com
intro: What this is and for whom.
closing: What we can do for you.
fixes: {landline: Own wording of the mend for a rule.}
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from trustaudit import yamlfile
from trustaudit.model import ConfigError, Problem

_TEXTS = ("name", "color", "contact", "intro", "closing")
_KEYS = (*_TEXTS, "logo", "fixes")
_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
MAX_LOGO = 300_000


@dataclass(frozen=True, slots=True)
class Brand:
    """Whose report it is. `logo` is a data: address, `fixes` maps rule ids to own wordings."""

    name: str = ""
    logo: str = ""
    color: str = ""
    contact: str = ""
    intro: str = ""
    closing: str = ""
    fixes: Mapping[str, str] = field(default_factory=dict, hash=False)


def load(path: Path) -> Brand:
    """A brand from its file. Raises ConfigError with every fault and its line."""
    document = yamlfile.load(path)
    problems: list[Problem] = []
    if not isinstance(document, yamlfile.Map):
        raise ConfigError([Problem(str(path), 1, "a brand is keys with values, such as 'name: Studio Example'")])
    texts: dict[str, str] = {}
    for key, value in document.items():
        line = document.lines[key]
        if key not in _KEYS:
            problems.append(Problem(str(path), line, f"unknown key '{key}'{yamlfile.did_you_mean(key, _KEYS)}"))
        elif key in _TEXTS and not isinstance(value, str):
            problems.append(Problem(str(path), line, f"'{key}' must be a text"))
        elif key == "color" and not _COLOR.fullmatch(value):
            problems.append(Problem(str(path), line, f"'color' must be like '#0b57b0', not {value!r}"))
        elif key in _TEXTS:
            texts[key] = value
    fixes = document.get("fixes") or {}
    if not isinstance(fixes, Mapping) or not all(isinstance(v, str) for v in fixes.values()):
        problems.append(Problem(str(path), document.lines["fixes"], "'fixes' must map rule ids to texts"))
    logo = ""
    if document.get("logo"):
        try:
            logo = _logo(path.parent / str(document["logo"]))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            problems.append(Problem(str(path), document.lines["logo"], f"logo {document['logo']}: {reason}"))
    if problems:
        raise ConfigError(problems)
    return Brand(**texts, logo=logo, fixes=dict(fixes))


def _logo(path: Path) -> str:
    kind = _TYPES.get(path.suffix.lower())
    if kind is None:
        raise ValueError("must be png, jpeg, svg or webp")
    content = path.read_bytes()
    if len(content) > MAX_LOGO:
        raise ValueError(f"is larger than {MAX_LOGO // 1000} kB")
    return f"data:{kind};base64,{b64encode(content).decode()}"
