"""`trustaudit rules`: for the people who read and write rules."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trustaudit.model import ConfigError, Problem

if TYPE_CHECKING:
    from trustaudit.audit import Rulebook
    from trustaudit.judge.rule import AnyRule

app = typer.Typer(help="Show, test and write rules.", no_args_is_help=True, rich_markup_mode=None)

Own = Annotated[list[Path] | None, typer.Option("--rules", help="Directory with rules of your own; may be repeated.")]
Lang = Annotated[str, typer.Option("--lang", help="en, fa or es.")]


def _book(own: list[Path] | None) -> Rulebook:
    from trustaudit.audit import load_rulebook

    return load_rulebook(tuple(own or ()))


@app.command("list")
def list_rules(
    rules: Own = None,
    lang: Lang = "en",
    category: Annotated[str, typer.Option("--category", help="Only this category.")] = "",
) -> None:
    """List every rule: its id, weight and title."""
    from trustaudit.judge.rule import CATEGORIES
    from trustaudit.judge.texts import texts
    from trustaudit.yamlfile import did_you_mean

    book = _book(rules)
    if category and category not in CATEGORIES:
        raise ConfigError([Problem("", 0, f"no category '{category}'{did_you_mean(category, CATEGORIES)}")])
    for name in CATEGORIES:
        found = [r for r in book.ruleset.rules if r.category == name and category in ("", name)]
        if found:
            typer.echo(f"{name} ({sum(r.weight for r in found):g})")
        for rule in found:
            title = texts(rule, lang, book.catalog).fields["title"]
            typer.echo(f"  {rule.id:<28} {rule.weight:>4g}  {title}")
    if not category:
        typer.echo("flags")
        for flag in book.ruleset.flags:
            title = texts(flag, lang, book.catalog).fields["title"]
            typer.echo(f"  {flag.id:<28} ≤ {flag.cap}   {title}")
        typer.echo("duties")
        for duty in book.ruleset.duties:
            typer.echo(f"  {duty.id:<28} {duty.country}    {texts(duty, lang, book.catalog).fields['title']}")
        typer.echo("profiles")
        for profile in book.ruleset.profiles:
            typer.echo(f"  {profile.id:<28} {texts(profile, lang, book.catalog).fields['title']}")


@app.command("show")
def show(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="The id of a rule, flag, duty or profile.")],
    rules: Own = None,
    lang: Lang = "en",
) -> None:
    """Show one rule as a reader needs it: why, outcomes with their credit, the mend, the sources."""
    from trustaudit.judge.duties import STATUSES
    from trustaudit.judge.rule import DutyRule, FlagRule, Profile
    from trustaudit.judge.texts import texts

    book = _book(rules)
    rule = _find(book, rule_id)
    words = texts(rule, lang, book.catalog)
    typer.echo(f"{words.fields['title']}\n{rule.id} - {Path(rule.file).name}:{rule.line}")
    if isinstance(rule, FlagRule):
        typer.echo(f"\nCaps the grade at {rule.cap}: {words.fields['reason']}")
    elif isinstance(rule, DutyRule):
        since, until = rule.valid_from or "…", rule.valid_to or "…"
        typer.echo(f"{rule.article} ({since} to {until})\n\n{words.fields['text']}\n")
        for outcome in rule.outcomes:
            typer.echo(f"  {STATUSES[outcome.verdict]:<11} {outcome.id}: {words.outcomes[outcome.id]}")
    elif isinstance(rule, Profile):
        typer.echo(f"{rule.axis}\n\n{words.fields['why']}\n")
        for name, factor in rule.factors.items():
            typer.echo(f"  {name} × {factor:g}")
        for name, weight in rule.weights.items():
            typer.echo(f"  {name} = {weight:g}")
        for name, reason in words.outcomes.items():
            typer.echo(f"  without {name}: {reason}")
    else:
        typer.echo(
            f"{rule.category}, weight {rule.weight:g}" + (f": {rule.weight_reason}" if rule.weight_reason else "")
        )
        typer.echo(f"\n{words.fields['why']}\n")
        for outcome in rule.outcomes:
            typer.echo(f"  {outcome.verdict:<8} {outcome.credit:>4g}  {outcome.id}: {words.outcomes[outcome.id]}")
    if words.fields.get("fix"):
        typer.echo(f"\n{words.fields['fix']}")
    if words.fields.get("paste"):
        typer.echo(f"\n{words.fields['paste']}")
    for source in rule.sources:
        typer.echo(f"  - {source}")
    typer.echo(f"{len(rule.tests)} cases")


@app.command("test")
def run_cases_of(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Rule files or directories [default: the bundled].")
    ] = None,
    only: Annotated[str, typer.Option("--only", "-k", help="Only the rule with this id.")] = "",
) -> None:
    """Run the cases that stand in rule files."""
    from trustaudit import lexicon
    from trustaudit.judge.cases import run_cases
    from trustaudit.signals import SIGNALS

    failed = count = todo = 0
    for result in run_cases(_chosen(paths, only), SIGNALS, lexicon.bundled()):
        count += 1
        todo += bool(result.case.todo)
        if not result.ok:
            failed += 1
            typer.echo(str(result))
    typer.echo(f"{count - failed} of {count} cases come out as expected, {todo} of them known to be wrong", err=True)
    if failed:
        raise typer.Exit(1)


@app.command("lint")
def lint(rules: Own = None) -> None:
    """Say what is unfinished: missing cases, sources, translations, outcomes that nothing can reach."""
    from trustaudit import lexicon
    from trustaudit.judge.lint import lint as check
    from trustaudit.signals import SIGNALS

    book = _book(rules)
    problems = check(book.ruleset, book.catalog, SIGNALS, lexicon.bundled())
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        raise typer.Exit(1)


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of rule files, for editors."""
    from trustaudit.judge.schema import schema as build
    from trustaudit.signals import SIGNALS

    typer.echo(json.dumps(build(SIGNALS), indent=1, ensure_ascii=False))


_NEW = """\
rules:
  - id: {id}
    category: contact
    weight: 3
    weight_reason: Say on what the weight rests (a study, a law, your experience).
    title: What a shopper should find
    why: Why it matters to her.
    fix: What the owner should do, so that it can be done today.
    sources: [your source]
    outcomes:
      - id: shown
        verdict: pass
        text: The contact page shows a landline.
        when: {{phones: {{line: landline, at: contact}}}}
      - id: missing
        verdict: fail
        text: No landline was found.
    tests:
      - name: an English page
        pages: {{contact: '<p>Phone: 020 7946 0000</p>'}}
        shop: https://shop.example.co.uk/
        expect: pass/shown
      - name: صفحهٔ فارسی
        pages: {{contact: '<p>تلفن: ۰۲۱-۸۸۷۷۶۶۵۵</p>'}}
        expect: pass/shown
      - {{name: nothing there, pages: {{contact: '<p>Write to us</p>'}}, expect: fail/missing}}
      - {{name: the page could not be seen, gaps: {{contact: blocked}}, expect: inconclusive}}
"""


@app.command("new")
def new(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="The new rule's id: words-with-hyphens.")],
    directory: Annotated[Path, typer.Option("--in", help="Where your rules are.")] = Path("rules"),
) -> None:
    """Write a rule that works, to be changed into yours."""
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", rule_id):
        raise ConfigError(f"an id is words in lower case with hyphens, not {rule_id!r}")
    file = directory / f"{rule_id}.yaml"
    if file.exists():
        raise ConfigError([Problem(str(file), 0, "is there already")])
    try:
        directory.mkdir(parents=True, exist_ok=True)
        file.write_text(_NEW.format(id=rule_id), encoding="utf-8")
    except OSError as error:
        raise ConfigError([Problem(str(file), 0, f"cannot be written: {error.strerror}")]) from error
    typer.echo(f"{file}\nTest it with: trustaudit rules test {directory}")


def _find(book: Rulebook, rule_id: str) -> AnyRule:
    from trustaudit.yamlfile import did_you_mean

    known: dict[str, AnyRule] = {rule.id: rule for rule in reversed(book.ruleset.all)}
    if rule_id not in known:
        raise ConfigError([Problem("", 0, f"no rule, flag, duty or profile '{rule_id}'{did_you_mean(rule_id, known)}")])
    return known[rule_id]


def _chosen(paths: list[Path] | None, only: str) -> list[AnyRule]:
    from trustaudit.judge.reader import load_rules
    from trustaudit.lexicon import rules_dir
    from trustaudit.signals import SIGNALS

    for path in paths or ():
        if not path.exists():
            raise ConfigError([Problem(str(path), 0, "is not there")])
    ruleset = load_rules(paths or [rules_dir()], SIGNALS)
    if only and not any(rule.id == only for rule in ruleset.all):
        raise ConfigError(f"no rule, flag, duty or profile '{only}' there")
    return [rule for rule in ruleset.all if only in ("", rule.id)]
