"""What every HTML page of ours is made with: the templates, the style sheet with its font, and the calming of values."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from typing import Any

from trustaudit.report.brand import Brand
from trustaudit.report.plain import clip, harmless_block

#: Longest single value on a page; rules' own texts are far shorter.
LONGEST = 2000
_HERE = Path(__file__).parent


@lru_cache(maxsize=4)
def template(name: str) -> Any:
    """A template of this folder; every value in it is calmed, then escaped."""
    return _environment().get_template(name)


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_calm,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _calm(value: Any) -> Any:
    """What every value passes on its way into a page: text of a shop moves nothing and stays short enough to read.
    Escaping comes after this, in Jinja."""
    from markupsafe import Markup

    return clip(harmless_block(value), LONGEST) if isinstance(value, str) and not isinstance(value, Markup) else value


@lru_cache(maxsize=4)
def static(name: str) -> Any:
    """A file of this folder, as it is."""
    from markupsafe import Markup

    return Markup((_HERE / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def style(lang: str, brand: Brand) -> Any:
    """The style sheet; the Persian font travels inside a Persian page only, the brand's colour in any."""
    from markupsafe import Markup

    sheet = static("style.css")
    if lang == "fa":
        font = b64encode((_HERE / "fonts" / "vazirmatn.woff2").read_bytes()).decode()
        face = "@font-face{font-family:Vazirmatn;font-weight:100 900;font-display:swap;src:url(data:font/woff2;base64,"
        sheet = Markup(f'{face}{font}) format("woff2")}}\n') + sheet
    if brand.color:
        sheet += Markup(f"\nh1,h2{{border-block-end:3px solid {brand.color};padding-block-end:.3rem}}")
    return sheet
