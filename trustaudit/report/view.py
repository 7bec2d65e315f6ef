"""What every view of a report asks of it: which mends come first, what is good, what is open, what was seen where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from urllib.parse import unquote, urlsplit

from trustaudit.i18n import Language
from trustaudit.judge.model import Status, Truth
from trustaudit.model import Evidence, Gap, PageKind
from trustaudit.report.model import FlagInfo, Picture, Report, RuleInfo, RuleVerdict, text_in

#: A range narrower than this, in points, is told as one number.
SETTLED = 0.5

#: Grades in the order from best to worst.
GRADES = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its rule."""

    rule: RuleInfo
    verdict: RuleVerdict

    def outcome(self, lang: str) -> str:
        """What the outcome reached says."""
        return self.outcome_text(self.verdict.outcome, lang)

    def outcome_text(self, outcome_id: str, lang: str) -> str:
        return next((text_in(o.text, lang) for o in self.rule.outcomes if o.id == outcome_id), "")

    def title(self, lang: str) -> str:
        return text_in(self.rule.title, lang)


def findings(report: Report) -> tuple[Finding, ...]:
    """Every verdict with its rule, in the report's order."""
    rules = {rule.id: rule for rule in report.rules}
    return tuple(Finding(rules[v.rule], v) for v in report.verdicts)


def mends(report: Report) -> tuple[Finding, ...]:
    """What is missing or partial, the mend that adds most to the score first; what the owner set aside is left out."""
    wanted = (f for f in findings(report) if f.verdict.status in (Status.FAIL, Status.PARTIAL))
    return tuple(sorted((f for f in wanted if not f.verdict.suppressed), key=lambda f: (-f.verdict.gain, f.rule.id)))


def with_status(report: Report, *statuses: Status) -> tuple[Finding, ...]:
    """Findings of some statuses, heaviest rule first."""
    found = (f for f in findings(report) if f.verdict.status in statuses)
    return tuple(sorted(found, key=lambda f: (-f.rule.weight, f.rule.id)))


def raised(report: Report) -> tuple[tuple[FlagInfo, str], ...]:
    """(texts, cap) of every flag that holds, the hardest cap first."""
    texts = {info.id: info for info in report.flag_texts}
    flags = sorted((f for f in report.flags if f.truth is Truth.TRUE), key=lambda f: (-GRADES.index(f.cap), f.id))
    return tuple((texts[f.id], f.cap) for f in flags)


def undecided_flags(report: Report) -> tuple[tuple[FlagInfo, tuple[Gap, ...]], ...]:
    """(texts, gaps) of every flag that an unseen page could still raise."""
    texts = {info.id: info for info in report.flag_texts}
    return tuple((texts[f.id], f.unseen) for f in report.flags if f.truth is Truth.UNKNOWN)


def country_name(code: str, t: Language) -> str:
    return t(f"country.{code}") if t.has(f"country.{code}") else code.upper()


def ignorance(report: Report) -> tuple[Gap, ...]:
    """The gaps that are not knowledge: what could not be seen, and why."""
    return tuple(gap for gap in report.gaps if gap.reason.is_ignorance)


def address(url: str) -> str:
    """An address short enough to read: its path and query without the host, percent-decoded."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    path = unquote(parts.path) or "/"
    return f"{path}?{unquote(parts.query)}" if parts.query else path


def is_link(url: str) -> bool:
    """Only web addresses of a sane length become links: a page may call anything an address."""
    if not url.startswith(("https://", "http://")) or len(url) > 1500:
        return False
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def kinds_text(kinds: Iterable[PageKind], t: Language) -> str:
    return t.join([t(f"kind.{kind}") for kind in kinds])


def score_text(report: Report, t: Language) -> str:
    """ "62 to 74", or one number when all is settled."""
    return range_text(report.score.low, report.score.high, t)


def range_text(low: float, high: float, t: Language) -> str:
    """Points from `low` to `high`, rounded so that the range never looks narrower than it is, nor one number better
    than what is proven."""
    if high - low < SETTLED:
        return t.number(int(low + 1e-9))
    return t.number(int(low)) if int(low) == ceil(high) else t("score.range", low=int(low), high=ceil(high))


def picture_name(picture: Picture, report: Report, t: Language) -> str:
    """What a screenshot shows: the step of the walk that was taken there, else what the page is, else its address."""
    step = next((step for step in report.journey if step.url == picture.url), None)
    if step is not None:
        return t(f"step.{step.action}")
    return kinds_text(picture.kinds, t) or address(picture.url)


def searched_in_vain(verdict: RuleVerdict) -> list[str]:
    """Addresses that were read for something that is not there. None where something was found: a fault that shows
    evidence was not looked for in vain."""
    if verdict.evidence or verdict.status in (Status.PASS, Status.NOT_APPLICABLE):
        return []
    return list(dict.fromkeys(page.url for page in verdict.searched))


def unique_places(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Evidence without repeats of the same words; the footer of every page says the same once."""
    seen: dict[str, Evidence] = {}
    for piece in evidence:
        seen.setdefault(piece.snippet, piece)
    return tuple(seen.values())


def saying(finding: Finding, t: Language) -> str:
    """How a check came out, in a sentence: the outcome, or those that are possible."""
    verdict = finding.verdict
    if verdict.status is Status.NOT_APPLICABLE:
        return t("status.not-applicable")
    if verdict.status is Status.INCONCLUSIVE:
        texts = [finding.outcome_text(outcome, t.code).rstrip(".") for outcome in verdict.possible]
        return t("verdict.possible", outcomes=" / ".join(texts))
    return finding.outcome(t.code)


def gap_text(gap: Gap, t: Language) -> str:
    return f"{t(f'kind.{gap.kind}')}: {t(f'gap.{gap.reason}')}"


def note_text(note: str, t: Language) -> str:
    """A remark on the audit itself, from its id; the id where the interface knows no text for it."""
    name, _, what = note.partition(":")
    key = f"note.{name}"
    if not t.has(key):
        return note
    return t(key, what=what) if what else t(key)


def place_of(finding: Finding, files: Mapping[str, str], source: str) -> str:
    """The file of the owner's repository that a finding is to be mended in: that of the rule, else of a page kind
    it was seen or looked for on, else the settings file."""
    verdict = finding.verdict
    seen = [kind for piece in verdict.evidence for kind in piece.kinds]
    searched = [kind for page in verdict.searched for kind in page.kinds]
    for name in (verdict.rule, *seen, *searched, *(gap.kind for gap in verdict.unseen)):
        if name in files:
            return files[name]
    return source


def aside_text(report: Report, t: Language) -> str:
    """ "2 set aside", or '' when nothing is."""
    return t("label.set-aside", count=len(report.set_aside)) if report.set_aside else ""
