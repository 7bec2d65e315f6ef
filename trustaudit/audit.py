"""The whole line in one page of code, and what the library offers.

    Settings ─ crawl ─▶ Snapshot ─ read ─▶ Pages ─ extract ─▶ Signals ─ judge ─▶ Verdicts ─ score ─▶ Report

`audit` walks all of it, `replay` begins at a saved snapshot; both give the same report for the same snapshot and rules.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from trustaudit import __version__, lexicon
from trustaudit.config import Settings, Suppression
from trustaudit.hosts import shop_address
from trustaudit.judge.conditions import View
from trustaudit.judge.duties import in_force, judge_duties
from trustaudit.judge.flags import raise_flags
from trustaudit.judge.profiles import choose, exclusions, named, weigh, without
from trustaudit.judge.reader import load_rules
from trustaudit.judge.rule import RuleSet, select
from trustaudit.judge.score import score
from trustaudit.judge.texts import Catalog, load_texts
from trustaudit.judge.verdicts import judge
from trustaudit.model import SOUGHT_KINDS, Gap, GapReason, PageKind, Role, Snapshot, StepOutcome
from trustaudit.page import parse_exchange
from trustaudit.page.kinds import confirm
from trustaudit.page.model import Page
from trustaudit.report.assemble import assemble, set_aside
from trustaudit.report.model import Report, ToolInfo
from trustaudit.signals import SIGNALS, extract, lay_out
from trustaudit.signals.base import Signal
from trustaudit.signals.plugins import packages

if TYPE_CHECKING:
    from trustaudit.crawl.crawler import Progress

__all__ = ["Rulebook", "audit", "crawl", "judge_snapshot", "load_rulebook", "replay"]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules to judge by with their texts, and a digest of all files that take part in judging."""

    ruleset: RuleSet
    catalog: Catalog
    digest: str


def audit(
    shop: str,
    settings: Settings | None = None,
    *,
    started: str = "",
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Crawl a shop and judge it. `started` is the time to print in the report (ISO 8601; '' = now).

    Raises ConfigError for wrong settings or rules (before anything is fetched), ShopError when no page can be read.
    """
    settings = settings or Settings()
    rulebook = load_rulebook(settings.rules)
    check(settings, rulebook)
    return judge_snapshot(crawl(shop, settings, started=started, progress=progress), settings, rulebook)


def replay(archive: Path | str, settings: Settings | None = None) -> Report:
    """Judge a saved snapshot (a WARC of this program or another) again, without the network."""
    from trustaudit.archive import load

    return judge_snapshot(load(Path(archive)), settings or Settings())


def crawl(
    shop: str,
    settings: Settings,
    *,
    started: str = "",
    progress: Callable[[Progress], None] | None = None,
    only_journey: bool = False,
) -> Snapshot:
    """Fetch what an anonymous shopper can see. The only stage that touches the network."""
    from trustaudit.crawl.crawler import crawl as run
    from trustaudit.crawl.rendering import Rendering

    now = started or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    wanted = settings.crawl(shop_address(shop))

    async def fetch() -> Snapshot:
        async with Rendering(wanted) as rendering:
            return await run(wanted, now, lexicon.bundled(), progress, rendering=rendering, only_journey=only_journey)

    return asyncio.run(fetch())


def judge_snapshot(snapshot: Snapshot, settings: Settings, rulebook: Rulebook | None = None) -> Report:
    """The report of a snapshot: a pure function of it, the settings and the rules."""
    rulebook = rulebook or load_rulebook(settings.rules)
    words = lexicon.bundled()
    pages = read_pages(snapshot, words)
    site = lay_out(pages, replace(snapshot, gaps=_complete(snapshot.gaps, pages)), words, settings.country)
    found = extract(site)
    site = replace(site, snapshot=replace(site.snapshot, gaps=(*site.snapshot.gaps, *_beyond(snapshot, found))))
    view = View.of(site, found)
    ruleset = rulebook.ruleset
    profiles = choose(ruleset.profiles, view, settings.profile)
    excluded = exclusions(profiles, kept=settings.include)
    weighed = weigh(ruleset.rules, profiles)
    rules = select(weighed, settings.include, settings.exclude, settings.weights)
    suppress = _in_force(settings.suppress, snapshot.started)
    notes = [*_notes(snapshot, settings.suppress, suppress, ruleset)]
    notes += [f"signal-failed:{name}" for name, signal in found.items() if signal.failed]
    if _is_no_shop(found, pages):
        notes.append("not-a-shop")
        rules = ()
    verdicts = without(judge(rules, view), excluded)
    raised = raise_flags(ruleset.flags if rules else (), view)
    aside = tuple(set_aside(suppress, ruleset, verdicts, raised)) if rules else ()
    notes += [f"suppression-unused:{entry.id}" for entry in aside if not entry.used]
    flags = [flag for flag in raised if flag.id not in suppress]
    counted = [verdict for verdict in verdicts if verdict.rule not in suppress]
    countries = [item.value for item in found["countries"].items]
    duties = in_force(ruleset.duties, snapshot.started, countries) if rules else ()
    if rules and not duties:
        notes.append(_no_duties(countries))
    return assemble(
        site,
        found,
        replace(ruleset, rules=rules),
        rulebook.catalog,
        verdicts,
        flags,
        score(rules, counted, flags),
        ToolInfo(
            __version__, ", ".join(["bundled", *(path.name for path in settings.rules), *packages()]), rulebook.digest
        ),
        profiles=profiles,
        excluded=excluded,
        suppress=suppress,
        duties=judge_duties(duties, view),
        aside=aside,
        notes=notes,
    )


def check(settings: Settings, rulebook: Rulebook) -> None:
    """Raise ConfigError for settings that name rules or profiles that do not exist: before anything is fetched."""
    select(rulebook.ruleset.rules, settings.include, settings.exclude, settings.weights)
    named(rulebook.ruleset.profiles, settings.profile)


def _no_duties(countries: Iterable[str]) -> str:
    """The note that says why no duties are shown."""
    known = [country for country in countries if country != "unknown"]
    return f"duties-not-known:{known[0].upper()}" if known else "duties-country-unknown"


def _is_no_shop(found: Mapping[str, Signal], pages: Iterable[Page]) -> bool:
    """Whether the pages show no shop and nothing that can be bought: such a site is told so, not failed rule by rule."""
    if any(kind in page.kinds for page in pages for kind in (PageKind.PRODUCT, PageKind.CART, PageKind.CHECKOUT)):
        return False
    return any(item.value == "not-shop" for item in found["shops"].items)


def read_pages(snapshot: Snapshot, words: lexicon.Lexicon) -> tuple[Page, ...]:
    """Every page of a snapshot, parsed, its kinds confirmed by its content; one address is one page."""
    pages: dict[str, Page] = {}
    for exchange in snapshot.exchanges:
        if exchange.role is not Role.PAGE or exchange.response.url in pages:
            continue
        page = parse_exchange(exchange)
        kinds, why = confirm(page, exchange.kinds, words)
        pages[page.url] = replace(page, kinds=kinds or exchange.kinds or (PageKind.OTHER,), why=why)
    return tuple(pages.values())


@lru_cache(maxsize=8)
def load_rulebook(extra: tuple[Path, ...] = ()) -> Rulebook:
    """The bundled rules and those of other directories. Raises ConfigError with every fault of every file."""
    base = lexicon.rules_dir()
    directories = (base, *extra)
    ruleset = load_rules(directories, SIGNALS)
    catalog = load_texts(directories, ruleset)
    words = sorted((base / "lexicons").rglob("*.yaml"))
    return Rulebook(ruleset, catalog, _digest((*ruleset.files, *catalog.files, *words)))


def _digest(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        total.update(f"{file.name} {len(content)}\n".encode() + content)
    return total.hexdigest()


def _complete(gaps: tuple[Gap, ...], pages: Iterable[Page]) -> tuple[Gap, ...]:
    """Gaps for sought kinds that have neither a page nor a gap, as in an archive that another program recorded."""
    known = {gap.kind for gap in gaps} | {kind for page in pages for kind in page.kinds}
    missing = (Gap(kind, GapReason.UNSUPPORTED, "", "not recorded") for kind in SOUGHT_KINDS if kind not in known)
    return (*gaps, *missing)


def _beyond(snapshot: Snapshot, found: Mapping[str, Signal]) -> Iterator[Gap]:
    """What lies behind the page at which the walk to the checkout ended, when that page does not ask how one pays.

    Many shops ask first who one is and where one lives. That their first step names no way to pay says nothing.
    """
    ends = [s for s in snapshot.steps if s.action == "checkout" and s.outcome is StepOutcome.PERSONAL_DATA]
    methods = found["payment_methods"].items
    if ends and not any(m.context == "option" and PageKind.CHECKOUT in m.evidence.kinds for m in methods):
        yield Gap(PageKind.CHECKOUT, GapReason.PERSONAL_DATA, ends[-1].url, "the steps after this one")


def _in_force(suppressions: Iterable[Suppression], today: str) -> Mapping[str, Suppression]:
    return {s.rule: s for s in suppressions if not s.until or s.until >= today[:10]}


def _notes(
    snapshot: Snapshot, given: Iterable[Suppression], used: Mapping[str, Suppression], ruleset: RuleSet
) -> Iterable[str]:
    """Ids of remarks on the audit itself."""
    if snapshot.interrupted:
        yield "interrupted"
    if any(gap.reason is GapReason.NEEDS_BROWSER for gap in snapshot.gaps):
        yield "needs-browser"
    known = {rule.id for rule in ruleset.rules} | {flag.id for flag in ruleset.flags}
    for suppression in given:
        if suppression.rule not in known:
            yield f"suppression-unknown:{suppression.rule}"
        elif suppression.rule not in used:
            yield f"suppression-expired:{suppression.rule}"
