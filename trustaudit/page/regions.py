"""Which part of a page an element opens: by its tag, its ARIA role, or the class names themes agree on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from trustaudit.model import Region

_TAGS = {
    "header": Region.HEADER, "nav": Region.NAV, "main": Region.MAIN, "aside": Region.ASIDE, "footer": Region.FOOTER,
    "dialog": Region.DIALOG,
}  # fmt: skip
_ROLES = {
    "banner": Region.HEADER, "navigation": Region.NAV, "main": Region.MAIN, "complementary": Region.ASIDE,
    "contentinfo": Region.FOOTER, "dialog": Region.DIALOG, "alertdialog": Region.DIALOG, "menubar": Region.NAV,
}  # fmt: skip
_PREFIX = r"(?:(?:site|page|main|global|shop|store|theme|wrapper|l|c|o|the)[-_]{0,2})?"
_NAMES = tuple(
    (region, re.compile(pattern, re.I))
    for region, pattern in (
        (Region.FOOTER, _PREFIX + r"(?:footer|colophon|foot)(?:[-_]\w*)*"),
        (Region.DIALOG, r"(?:modal|popup|lightbox|fancybox|mfp-content|overlay-popup)|[\w-]+[-_](?:modal|popup)"),
        (
            Region.NAV,
            r"(?:(?:site|main|primary|top|mega|mobile|header)[-_]?)?"
            r"(?:nav|navbar|navigation|menu|megamenu|navmenu|breadcrumbs?)",
        ),
        (Region.HEADER, _PREFIX + r"(?:header|masthead|topbar|top-bar|top_bar)"),
    )
)


@lru_cache(maxsize=4096)
def _by_name(names: str) -> Region | None:
    for token in names.split():
        for region, pattern in _NAMES:
            if pattern.fullmatch(token):
                return region
    return None


def region_of(tag: str, attrs: Mapping[str, str], current: Region, in_article: bool) -> Region:
    """The region inside an element that stands in region `current`.

    Footers and dialogs keep what stands in them. A header or footer of an article is not the page's; nor is a header
    inside main.
    """
    if tag in ("html", "body") or current is Region.DIALOG:
        return current
    found = _TAGS.get(tag) or _ROLES.get(attrs.get("role", ""))
    if found is None:
        names = f"{attrs.get('class', '')} {attrs.get('id', '')}"
        if names == " " or len(names) > 400:
            return current
        found = _by_name(names)
        if found is None:
            return current
    if found is Region.DIALOG:
        return found
    if current is Region.FOOTER or (in_article and found in (Region.HEADER, Region.FOOTER)):
        return current
    return found
