"""From what was found and judged to the report: texts attached, mends weighed, facts made plain."""

from __future__ import annotations

import dataclasses
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from trustaudit.config import Suppression
from trustaudit.crawl.issuer_table import ACTION
from trustaudit.judge.duties import status_of
from trustaudit.judge.model import Flag, Score, Status, Truth, Verdict
from trustaudit.judge.profiles import Exclusion
from trustaudit.judge.rule import DutyRule, FlagRule, Profile, Rule, RuleSet
from trustaudit.judge.texts import Catalog, every_language
from trustaudit.model import PageKind, Role, header
from trustaudit.report.codec import to_plain
from trustaudit.report.model import (
    SCHEMA_VERSION,
    Duty,
    FlagInfo,
    OutcomeText,
    PageInfo,
    Picture,
    Report,
    RuleInfo,
    RuleVerdict,
    SetAside,
    ShopInfo,
    ToolInfo,
    text_in,
)
from trustaudit.signals.base import Signal, Site

#: Items of one signal kept in the report; a shop with 300 prices needs no 300 facts.
MAX_FACTS = 40
#: Screenshots kept in the report, and the most bytes of one.
MAX_PICTURES, MAX_PICTURE = 6, 900_000
_PICTURED = {PageKind.HOME, PageKind.PRODUCT, PageKind.CART, PageKind.CHECKOUT}


def assemble(
    site: Site,
    found: Mapping[str, Signal],
    ruleset: RuleSet,
    catalog: Catalog,
    verdicts: Sequence[Verdict],
    flags: Sequence[Flag],
    score: Score,
    tool: ToolInfo,
    *,
    profiles: Sequence[Profile] = (),
    excluded: Mapping[str, Exclusion] | None = None,
    suppress: Mapping[str, Suppression] | None = None,
    duties: Iterable[tuple[DutyRule, Verdict]] = (),
    aside: Sequence[SetAside] = (),
    notes: Iterable[str] = (),
) -> Report:
    """The report of one audit; equal inputs give equal reports."""
    by_id = {rule.id: rule for rule in ruleset.rules}
    gains = _gains(by_id, [v for v in verdicts if not suppress or v.rule not in suppress])
    return Report(
        schema_version=SCHEMA_VERSION,
        tool=tool,
        shop=_shop(site, found, profiles, catalog),
        score=score,
        verdicts=tuple(
            RuleVerdict(
                rule=v.rule,
                status=v.status,
                outcome=v.outcome,
                possible=v.possible,
                credit=v.credit,
                gain=gains.get(v.rule, 0.0),
                applies=v.applies,
                evidence=v.evidence,
                searched=v.searched,
                vocabulary=v.vocabulary,
                unseen=v.unseen,
                suppressed=suppress[v.rule].reason if suppress and v.rule in suppress else "",
                excluded=_exclusion(excluded[v.rule], catalog) if excluded and v.rule in excluded else {},
            )
            for v in verdicts
        ),
        flags=tuple(flags),
        rules=tuple(_rule(by_id[v.rule], catalog) for v in verdicts),
        flag_texts=tuple(_flag(flag, catalog) for flag in ruleset.flags),
        pages=tuple(_pages(site)),
        gaps=site.snapshot.gaps,
        journey=tuple(step for step in site.snapshot.steps if step.action != ACTION),
        facts={name: tuple(_facts(signal)) for name, signal in found.items() if signal.items},
        duties=tuple(_duty(duty, verdict, catalog) for duty, verdict in duties),
        set_aside=tuple(aside),
        pictures=tuple(_pictures(site)),
        notes=tuple(notes),
    )


def set_aside(
    suppress: Mapping[str, Suppression], ruleset: RuleSet, verdicts: Iterable[Verdict], raised: Iterable[Flag]
) -> Iterator[SetAside]:
    """Every suppression of a rule or flag that there is, and whether it had anything to suppress."""
    sorts = {rule.id: "rule" for rule in ruleset.rules} | {flag.id: "flag" for flag in ruleset.flags}
    idle = (Status.PASS, Status.NOT_APPLICABLE)
    needed = {v.rule for v in verdicts if v.status not in idle} | {flag.id for flag in raised}
    for name, given in suppress.items():
        if name in sorts:
            yield SetAside(name, sorts[name], given.reason, given.until, name in needed)


def _gains(rules: Mapping[str, Rule], verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Points that each mend would add to the score's lower end, the other verdicts, all those that count, staying as
    they are."""
    counted = [v for v in verdicts if v.applies is not Truth.FALSE]
    total = sum(rules[v.rule].weight for v in counted)
    gains = {v.rule: 0.0 for v in verdicts}
    for v in counted:
        if v.status in (Status.FAIL, Status.PARTIAL) and total:
            gains[v.rule] = 100 * rules[v.rule].weight * (1 - v.credit.low) / total
    return gains


def _first(found: Mapping[str, Signal], signal: str, field: str) -> str:
    items = found[signal].items if signal in found else ()
    value = str(getattr(items[0], field, "")) if items else ""
    return "" if value == "unknown" else value


def _exclusion(excluded: Exclusion, catalog: Catalog) -> Mapping[str, str]:
    _, reasons = every_language(excluded.profile, catalog)
    return reasons.get(excluded.rule, {})


def _duty(duty: DutyRule, verdict: Verdict, catalog: Catalog) -> Duty:
    fields, outcomes = every_language(duty, catalog)
    # An open verdict has no outcome yet: naming the worst of the possible ones would be an accusation.
    is_settled = len(verdict.possible) == 1
    return Duty(
        id=duty.id,
        country=duty.country,
        article=duty.article,
        status=status_of(verdict),
        title=fields["title"],
        text=outcomes[verdict.outcome] if is_settled else fields["text"],
        outcome=verdict.outcome if is_settled else "",
        valid_from=duty.valid_from,
        valid_to=duty.valid_to,
        evidence=verdict.evidence if is_settled else (),
        searched=verdict.searched,
        unseen=verdict.unseen,
        asks=fields["text"],
    )


def _shop(site: Site, found: Mapping[str, Signal], profiles: Sequence[Profile], catalog: Catalog) -> ShopInfo:
    snapshot = site.snapshot
    home = next(iter(site.of_kind(PageKind.HOME)), site.sheets[0] if site.sheets else None)
    return ShopInfo(
        url=snapshot.shop,
        host=site.host,
        name=_first(found, "organizations", "name") or (home.page.title if home else ""),
        started=snapshot.started,
        language=_first(found, "languages", "actual") or (home.page.lang if home else ""),
        country=_first(found, "countries", "value"),
        goods=_first(found, "goods", "value"),
        platform=snapshot.platform,
        profile="+".join(profile.id for profile in profiles),
        profile_title=_profile_title(profiles, catalog),
        is_shop=_first(found, "shops", "value") or "unknown",
        interrupted=snapshot.interrupted,
    )


def _profile_title(profiles: Sequence[Profile], catalog: Catalog) -> Mapping[str, str]:
    titles = [every_language(profile, catalog)[0]["title"] for profile in profiles]
    return {lang: " · ".join(text_in(title, lang) for title in titles) for lang in catalog.languages} if titles else {}


def _rule(rule: Rule, catalog: Catalog) -> RuleInfo:
    fields, outcomes = every_language(rule, catalog)
    return RuleInfo(
        id=rule.id,
        category=rule.category,
        weight=rule.weight,
        title=fields.get("title", {}),
        why=fields.get("why", {}),
        fix=fields.get("fix", {}),
        outcomes=tuple(OutcomeText(o.id, o.verdict.value, o.credit, outcomes.get(o.id, {})) for o in rule.outcomes),
        sources=rule.sources,
        paste=fields.get("paste", {}),
    )


def _flag(flag: FlagRule, catalog: Catalog) -> FlagInfo:
    fields, _ = every_language(flag, catalog)
    return FlagInfo(flag.id, fields.get("title", {}), fields.get("reason", {}), fields.get("fix", {}))


def _pages(site: Site) -> Iterator[PageInfo]:
    found = {e.response.url: e.why for e in reversed(site.snapshot.exchanges) if e.role is Role.PAGE}
    for sheet in site.sheets:
        page = sheet.page
        why = {kind.value: reason for kind, reason in page.why.items()}
        yield PageInfo(page.url, page.status, page.title, page.kinds, found.get(page.url, ""), why)


def _pictures(site: Site) -> Iterator[Picture]:
    """Screenshots of the pages a shopper walks through, each once, small enough for a file that is mailed around."""
    shots = {e.response.url: e for e in site.snapshot.exchanges if e.role is Role.SCREENSHOT}
    walked = dict.fromkeys(step.url for step in site.snapshot.steps)
    # The walk in its order, then other pages of it: the same page under another address is told once.
    others = [e for e in shots.values() if e.response.url not in walked and set(e.kinds) & _PICTURED]
    chosen = [shots[url] for url in walked if url in shots] + others
    told: set[tuple[PageKind, ...]] = set()
    kept = 0
    for shot in chosen:
        media = header(shot.response.headers, "content-type")
        is_fit = media in ("image/png", "image/jpeg", "image/webp") and len(shot.response.body) <= MAX_PICTURE
        if is_fit and kept < MAX_PICTURES and (not shot.kinds or shot.kinds not in told):
            told.add(shot.kinds)
            kept += 1
            yield Picture(shot.response.url, shot.kinds, media, b64encode(shot.response.body).decode())


def _facts(signal: Signal) -> Iterator[Mapping[str, Any]]:
    """Items as plain values without repeats: what every footer says is one fact, with its first evidence."""
    seen: set[tuple[Any, ...]] = set()
    for item in signal.items:
        values = {f.name: getattr(item, f.name) for f in dataclasses.fields(item)}
        evidence = values.pop("evidence")
        key = tuple(map(str, values.values()))
        if key not in seen and len(seen) < MAX_FACTS:
            seen.add(key)
            yield to_plain({**values, "evidence": evidence})
