"""The tables of docs/scoring.md: weights by category, grades, caps."""

from __future__ import annotations

from tests.docs.markdown import number, plain, table
from tests.docs.rule_pages import book, category_name, weight_of
from trustaudit.judge.rule import CATEGORIES
from trustaudit.judge.score import GRADES


def documents() -> dict[str, str]:
    """Blocks of docs/scoring.md."""
    return {"scoring.md#weights": _weights(), "scoring.md#grades": _grades(), "scoring.md#caps": _caps()}


def _weights() -> str:
    rules = book().ruleset.rules
    rows = []
    for category in CATEGORIES:
        own = [rule for rule in rules if rule.category == category]
        heaviest = sorted(own, key=lambda rule: -rule.weight)[:3]
        link = f"[{category_name(category)}](rules/{category}.md)"
        rows.append((link, weight_of(own), str(len(own)), ", ".join(f"{r.id} {number(r.weight)}" for r in heaviest)))
    rows.append(("together", weight_of(rules), str(len(rules)), ""))
    return table(("Category", "Weight", "Rules", "The heaviest"), rows, right=[1, 2])


def _grades() -> str:
    return table(("Grade", "From"), ((letter, str(least)) for letter, least in GRADES), right=[1])


def _caps() -> str:
    rows = ((f"[{f.id}](rules/flags.md#{f.id})", f.cap, plain(f.title)) for f in book().ruleset.flags)
    return table(("Flag", "Best grade left", "What it is"), rows)
