"""Shops beside each other as one HTML page of the same kind as the report."""

from __future__ import annotations

from trustaudit.i18n import language
from trustaudit.judge.model import Status
from trustaudit.report import view
from trustaudit.report.comparison import Comparison, flag_titles
from trustaudit.report.html import TONES, grade_tone
from trustaudit.report.html.page import static, style, template
from trustaudit.report.model import text_in
from trustaudit.report.options import Options
from trustaudit.report.plain import side


def render(comparison: Comparison, options: Options) -> bytes:
    """The HTML document in UTF-8. A pure function: equal comparisons and options give equal bytes."""
    from markupsafe import Markup

    lang, brand = options.lang, options.brand
    t = language(lang)
    categories = dict.fromkeys(row.rule.category for row in comparison.rows)
    text: str = template("comparison.html.j2").render(
        {
            "t": t,
            "brand": brand,
            "logo": Markup(brand.logo),
            "shops": list(zip(comparison.names, comparison.reports, strict=True)),
            "groups": [(c, [row for row in comparison.rows if row.rule.category == c]) for c in categories],
            "lacking": comparison.lacking(),
            "leading": comparison.leading(),
            "points": lambda report: view.score_text(report, t),
            "flags": lambda report: flag_titles(report, lang),
            "by_category": lambda report: {c.category: c for c in report.score.by_category},
            "grade_tone": grade_tone,
            "range_text": lambda low, high: view.range_text(low, high, t),
            "saying": lambda finding: view.saying(finding, t),
            "tr": lambda texts: text_in(texts, lang),
            "tone": lambda status: TONES[Status(status)],
            "side": side,
            "safe": view.is_link,
            "short": view.address,
            "style": style(lang, brand),
            "script": static("script.js"),
        }
    )
    return text.encode("utf-8", "replace")
