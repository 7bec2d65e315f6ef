"""The report for consultants: one HTML file that asks nothing of anybody, from disk, on paper, in both directions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from trustaudit.i18n import Language, language
from trustaudit.judge.model import Searched, Status, Truth
from trustaudit.report import view
from trustaudit.report.brand import Brand
from trustaudit.report.facts import grouped
from trustaudit.report.html.page import static, style, template
from trustaudit.report.model import Duty, Picture, Report, RuleInfo, text_in
from trustaudit.report.options import Options
from trustaudit.report.plain import side
from trustaudit.report.view import Finding

TONES = {
    Status.PASS: "good",
    Status.PARTIAL: "partly",
    Status.FAIL: "bad",
    Status.INCONCLUSIVE: "open",
    Status.NOT_APPLICABLE: "none",
}
_STEP_TONES = {
    **dict.fromkeys(("ok", "added", "personal-data", "removed"), "good"),
    **dict.fromkeys(("login-wall", "refused", "needs-browser"), "open"),
}
_DUTY_TONES = {"met": "good", "not-met": "bad", "cannot-tell": "open"}


def render(report: Report, options: Options) -> bytes:
    """The HTML document in UTF-8. A pure function: the same report and options give the same bytes."""
    return draw(report, options).encode("utf-8", "replace")


def draw(report: Report, options: Options) -> str:
    """The HTML document as text."""
    from markupsafe import Markup

    lang, brand = options.lang, options.brand
    t = language(lang)
    found = view.findings(report)
    flags = {flag.id: flag for flag in report.flags if flag.truth is Truth.TRUE}
    counts = Counter(f.verdict.status for f in found)
    values: dict[str, Any] = {
        "report": report,
        "t": t,
        "brand": brand,
        "logo": Markup(brand.logo),
        "name": report.shop.name or report.shop.host,
        "judged": bool(report.verdicts),
        "points": view.score_text(report, t),
        "is_range": report.score.high - report.score.low >= view.SETTLED,
        "ceil": ceil,
        "grade_tone": grade_tone(report),
        "score_tone": score_tone,
        "flags": [(info, cap, flags[info.id]) for info, cap in view.raised(report)],
        "mends": view.mends(report),
        "open_flags": view.undecided_flags(report),
        "gaps": view.ignorance(report),
        "facts": grouped(report, t),
        "aside": view.aside_text(report, t),
        "titles": _titles(report, lang),
        "duties": _duties(report, t),
        "image": _image,
        "picture_name": lambda picture: view.picture_name(picture, report, t),
        "shop_lang": _language_tag(report, lang),
        "groups": _groups(found),
        "counts": [(status.value, counts[status]) for status in Status if counts[status]],
        "notes": [view.note_text(note, t) for note in report.notes],
        "about": _about(report, lang),
        "tr": lambda texts: text_in(texts, lang),
        "fix": lambda rule: _fix(rule, lang, brand),
        "saying": lambda finding: view.saying(finding, t),
        "kinds": lambda kinds: view.kinds_text(kinds, t),
        "range_text": lambda low, high: view.range_text(low, high, t),
        "unique": view.unique_places,
        "in_vain": view.searched_in_vain,
        "pages_of": _pages_of,
        "short": view.address,
        "host_and_path": _host_and_path,
        "safe": view.is_link,
        "side": side,
        "tone": lambda status: TONES[Status(status)],
        "step_tone": lambda outcome: _STEP_TONES.get(str(outcome), "partly"),
        "duty_tone": lambda status: _DUTY_TONES.get(status, "none"),
        "style": style(lang, brand),
        "script": static("script.js"),
    }
    text: str = template("report.html.j2").render(values)
    return text


def grade_tone(report: Report) -> str:
    return score_tone(report.score.low) if report.score.grade else "open"


def score_tone(low: float) -> str:
    return "good" if low >= 80 else "partly" if low >= 50 else "bad"


def _groups(found: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for finding in found:
        groups.setdefault(finding.rule.category, []).append(finding)
    return list(groups.items())


def _fix(rule: RuleInfo, lang: str, brand: Brand) -> str:
    return brand.fixes.get(rule.id) or text_in(rule.fix, lang)


def _host_and_path(url: str) -> str:
    return f"{_parts(url).netloc}{unquote(_parts(url).path).rstrip('/')}" or url


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _titles(report: Report, lang: str) -> dict[str, str]:
    titles = {rule.id: text_in(rule.title, lang) for rule in report.rules}
    return titles | {info.id: text_in(info.title, lang) for info in report.flag_texts}


def _duties(report: Report, t: Language) -> list[tuple[str, list[Duty]]]:
    countries = dict.fromkeys(duty.country for duty in report.duties)
    return [(view.country_name(c, t), [d for d in report.duties if d.country == c]) for c in countries]


def _image(picture: Picture) -> Any:
    from markupsafe import Markup

    return Markup("data:{};base64,{}").format(picture.media, picture.data)


def _language_tag(report: Report, lang: str) -> str:
    """The language of what the shop says, so that a screen reader speaks it as such; '' when it is the report's own."""
    tag = report.shop.language
    return tag if tag != lang and re.fullmatch(r"[a-z]{2}", tag) else ""


def _pages_of(searched: Sequence[Searched]) -> list[str]:
    return list(dict.fromkeys(page.url for page in searched))


def _about(report: Report, lang: str) -> list[tuple[str, str]]:
    t = language(lang)
    shop: Mapping[str, str] = {
        "platform": report.shop.platform,
        "country": report.shop.country.upper(),
        "language": report.shop.language,
        "goods": t(f"goods.{report.shop.goods}") if t.has(f"goods.{report.shop.goods}") else report.shop.goods,
        "profile": text_in(report.shop.profile_title, lang) or report.shop.profile,
    }
    return [(t(f"label.{name}"), value) for name, value in shop.items() if value]
