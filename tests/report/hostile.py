"""Page texts that want to be more than text, and a report that has one of them everywhere a page's words can get."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from typing import Any

from tests.report.sample import report
from trustaudit.model import Evidence, Gap, Step
from trustaudit.report.model import PageInfo, Report, RuleVerdict, SetAside, ShopInfo

TEXTS = {
    "markup": "</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)><b>bold",
    "attribute": "\" onmouseover=\"alert(1)\" x='",
    "comment": "--> <!-- ]]> <![CDATA[ ?> &lt; &#x3c;script&#x3e; &nbsp",
    "template": "{{ 7*7 }} {% raw %} ${7*7} %(x)s {0} %d",
    "javascript": "javascript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "link": "https://evil.example/\"><script>alert(1)</script>",
    "broken address": "http://[::1",
    "rich": "[bold red]x[/] [link=https://evil.example]y[/link] :bomb: \\[x]",
    "escapes": "\x1b[2J\x1b]0;title\x07\x1b]8;;https://evil.example\x1b\\x\x9b31m\r\n\x08\x08\x7f",
    "formula": "=HYPERLINK(\"https://evil.example\",\"x\")",
    "formulas": "+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1)",
    "full width": "＝1+1",
    "tabbed": "\t=1+1",
    "row": "a,b;c\"d\r\n=1+1",
    "override": "\u202egnp.exe\u202c \u2066a\u2069\u2069 \u2067b \u200f\u200e",
    "nul": "a\x00b\x00",
    "surrogate": "a\ud800b\udfff",
    "noncharacter": "a\ufffe\uffffb",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 é̸̡̢ 👍🏽",
    "lines": "one\u2028two\u2029three\x0bfour\x0cfive\x85six",
    "long": "x" * 1_000_000,
    "long words": "سلام " * 200_000,
    "markdown": "[x](javascript:alert(1)) ![i](https://evil.example/i.png) <https://evil.example> `c` **b** # h\n\n# h\n- l\n1. l\n> q\n| a | b |\n|---|---|\n    code\n~~~",
    "references": "@someone #12 GH-3 https://evil.example www.evil.example a@b.example [^1] $$x$$ :tada:",
    "command": "::error::x",
    "old command": "##[add-mask]secret ##[group]x",
    "commands": "x\n::stop-commands::y\n   ::set-env name=PATH::/tmp",
    "blank": " \t \u200c ",
    "empty": "",
}  # fmt: skip

_POISONED: Mapping[type, tuple[str, ...]] = {
    ShopInfo: ("url", "host", "name", "started", "language", "country", "goods", "platform", "profile"),
    PageInfo: ("url", "title", "found"),
    Evidence: ("url", "snippet", "selector"),
    Gap: ("url", "detail"),
    Step: ("method", "url", "detail"),
    RuleVerdict: ("suppressed",),
    SetAside: ("reason",),
}


def poisoned(text: str, **changes: Any) -> Report:
    """The sample report with a text in the place of everything that comes from pages (or from a person's settings).

    The landline verdict is set aside, so that reasons appear; passages are marked in the middle of the text.
    """
    sample = report(
        set_aside=(SetAside("landline", "rule", "known"), SetAside("other-flag", "flag", "known")), **changes
    )
    verdicts = (dataclasses.replace(sample.verdicts[0], suppressed="known"), *sample.verdicts[1:])
    found: Report = _walk(dataclasses.replace(sample, verdicts=verdicts), text)
    return found


def _walk(value: Any, text: str, in_facts: bool = False) -> Any:
    if isinstance(value, Enum):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = _POISONED.get(type(value), ())
        changes: dict[str, Any] = {}
        for field in dataclasses.fields(value):
            old = getattr(value, field.name)
            if field.name in names and (old or field.name != "suppressed"):
                changes[field.name] = text or ("x" if field.name == "suppressed" else "")
            else:
                changes[field.name] = _walk(old, text, in_facts or field.name == "facts")
        if isinstance(value, Evidence):
            changes |= {"start": len(text) // 3, "end": len(text) // 3 * 2}
        return dataclasses.replace(value, **changes)
    if isinstance(value, Mapping):
        return {key: _walk(item, text, in_facts) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_walk(item, text, in_facts) for item in value)
    return text if in_facts and isinstance(value, str) else value
