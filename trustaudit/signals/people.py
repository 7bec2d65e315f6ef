"""People the shop shows by name: owners, managers and staff, each with the role written beside the name.

A name without a role is not told: it could be a customer, an author or a brand. Pages that speak of other people
(articles, products with their reviews) and the words of customers are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trustaudit.lexicon import Hit
from trustaudit.model import Evidence, PageKind, Region
from trustaudit.page.data import nodes, text_of
from trustaudit.page.model import Block, BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.names import latin_name, latin_name_at, persian_name
from trustaudit.signals.personal import PersonalProfile, read_personal_profiles
from trustaudit.signals.voices import is_customers
from trustaudit.text import original_span


@dataclass(frozen=True, kw_only=True)
class Person(Item):
    """A person with the role as the page words it."""

    name: str
    role: str


_PAGES = (PageKind.ABOUT, PageKind.LEGAL, PageKind.CONTACT, PageKind.HOME, PageKind.TERMS, PageKind.PRIVACY)
_ARABIC = re.compile("[\u0600-\u06ff]")
_COLON = re.compile(
    r"\s*(?:\([^)]{1,40}\)\s*)?[:：]\s*|\s*[-–—|]\s+|\s+(?=(?:آقای|خانم|مهندس|دکتر|جناب|سرکار|السيد|Herrn?|Frau|Mr|Mrs|Ms|Dr)\b)"
)
_LIST = re.compile(r"\s*(?:,|/|&|\bund\b|\band\b|\by\b|\bet\b|\bve\b|،|\sو\s|;|؛)\s*")
_END = re.compile(r"[|•·\n.!؟?(]|\s[-–—]\s|,? (?:Tel|Telefon|E-?Mail|Phone|HRB|USt|Sitz)\b|\d")
_BEFORE_ROLE = re.compile(
    r"(?P<name>[^,،(|–—:.!?؟\n]{4,45}?)\s*(?:(?:,|،|\(|\||[-–—])\s*(?P<more>(?:[\w&'’/-]+ ){0,3})|"
    r"\s(?:is|ist|es|est) (?:(?:the|our|der|die|el|la|le|unsere?|notre|nuestr[ao]|su) )?)$"
)
_SENTENCE = re.compile(r"[.!؟?\n]\s")
_OPENING = re.compile(r"$|[,/|&:.،؛]| [-–—&] | (?:of|and|for|de|del|von|für|fur|und|y|et|ve|و) ")


def read_people(sheet: Sheet, site: Site) -> Iterator[Person]:
    """People in structured data, in sentences, in lists, and in cards of two neighbouring blocks."""
    seen: set[str] = set()
    for name, role, evidence in (*_from_data(sheet), *_from_text(sheet)):
        key = re.sub(r"\W", "", name.lower())
        if key not in seen:
            seen.add(key)
            yield Person(name=name, role=role, evidence=evidence)


# -- structured data --------------------------------------------------------------------------------------------------

_RELATIONS = ("founder", "founders", "employee", "employees", "member", "owner", "ownedBy")


def _from_data(sheet: Sheet) -> Iterator[tuple[str, str, Evidence]]:
    for node in nodes(sheet.page.data):
        for relation in _RELATIONS:
            value = node.get(relation)
            for person in value if isinstance(value, list) else [value]:
                if isinstance(person, Mapping) and "Organization" not in str(person.get("@type", "")):
                    yield from _person(sheet, person, relation)
                elif isinstance(person, str) and relation.startswith("founder"):
                    yield from _person(sheet, {"name": person}, relation)
    if PageKind.ABOUT in sheet.page.kinds:
        for node in nodes(sheet.page.data, "Person"):
            if text_of(node, "jobTitle"):
                yield from _person(sheet, node, "")


def _person(sheet: Sheet, node: Mapping[str, Any], relation: str) -> Iterator[tuple[str, str, Evidence]]:
    name = text_of(node, "name")
    role = text_of(node, "jobTitle") or relation.rstrip("s")
    if 3 <= len(name) <= 60 and not name.startswith("http"):
        yield name, role, sheet.evidence(f"{role}: {name}")


# -- text -------------------------------------------------------------------------------------------------------------


def _from_text(sheet: Sheet) -> Iterator[tuple[str, str, Evidence]]:
    if not _tells_of_people(sheet):
        return
    by_block: dict[int, list[Hit]] = {}
    for hit in sheet.hits.get("role", ()):
        by_block.setdefault(hit.line, []).append(hit)
    for index, hits in by_block.items():
        block = sheet.page.blocks[index]
        if block.kind in (BlockKind.OPTION, BlockKind.ALT, BlockKind.BUTTON) or block.region is Region.NAV:
            continue
        if is_customers(sheet, index):
            continue
        start = sheet.start_of(index)
        found = False
        for hit in hits:
            first, last = original_span(block.text, hit.start - start, hit.end - start)
            for name, a, b in _beside(block.text, first, last):
                found = True
                yield name, block.text[first:last], _shown(sheet, index, min(a, first), max(b, last))
        if not found:
            yield from _card(sheet, index, hits)
    yield from _founders(sheet)
    yield from _team(sheet)


def _tells_of_people(sheet: Sheet) -> bool:
    page = sheet.page
    if any(kind in _PAGES for kind in page.kinds):
        return True
    heads = [i for i, b in enumerate(page.blocks) if b.kind is BlockKind.HEADING and b.level <= 2]
    return any("team" in sheet.lexicon.link_concepts(page.blocks[i].folded) for i in heads[:4])


def _name(text: str, *, announced: bool) -> str:
    text = text.strip()
    if _ARABIC.search(text):
        return persian_name(text, announced=announced)
    return latin_name(text)


def _beside(text: str, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """Names in the same block as a role: "role: name, name", "role name", "name, role", "name (role)"."""
    colon = _COLON.match(text, last)
    if colon:
        stop = _END.search(text, colon.end())
        rest = text[colon.end() : stop.start() if stop else len(text)]
        at = colon.end()
        for piece in _LIST.split(rest)[:6]:
            name = _name(piece, announced=True)
            if not name:
                break
            where = text.index(name, at)
            at = where + len(name)
            yield name, where, at
        if at > colon.end():
            return
    if last < len(text) and text[last] == " " and not _ARABIC.search(text[last : last + 3]):
        name = latin_name_at(text, last + 1)
        if name:
            yield name, last + 1, last + 1 + len(name)
            return
    before = _BEFORE_ROLE.search(text, max(0, first - 90), first)
    if before:
        words = before.group("name").strip()
        for tail in (words, " ".join(words.split(" ")[-3:]), " ".join(words.split(" ")[-2:])):
            name = _name(tail, announced=False)
            if name:
                yield name, text.rindex(name, 0, first), first
                return


def _card(sheet: Sheet, index: int, hits: list[Hit]) -> Iterator[tuple[str, str, Evidence]]:
    """A short block that is a role, beside a short block that is a name: the card of a team member."""
    block = sheet.page.blocks[index]
    covered = sum(h.end - h.start for h in hits)
    start = sheet.start_of(index)
    opens = hits[0].start - start <= 12 and bool(_OPENING.match(block.folded, hits[0].end - start))
    before = _neighbour(sheet, index, index - 1)
    if before is not None and opens and hits[0].start - start <= 2:
        name = _name(before.text, announced=False)
        if name:  # "Jane Roe" over "Founder. She buys the lamps."
            role = _SENTENCE.split(block.text)[0][:60].strip(" :-–—|•")
            yield name, role, sheet.evidence(f"{name} – {block.text}", block.region, before.path)
            return
    if len(block.text) > 80 or (covered * 2 < len(block.folded) and not opens) or block.text[-1] in ".!?":
        return
    for other in (index - 1, index + 1):
        neighbour = _neighbour(sheet, index, other)
        if neighbour is None:
            continue
        announced = block.text.rstrip().endswith((":", "："))
        name = _name(neighbour.text, announced=announced)
        if name:
            yield (
                name,
                block.text.strip(" :-–—|•"),
                sheet.evidence(f"{name} – {block.text}", block.region, neighbour.path),
            )
            return


_FOUNDED_BY = re.compile(r"(?:\s(?:in|im|en)(?: Jahr(?:e)?)?)?\s?\d{0,4}\s?,?\s?(?:by|von|por|par)\s", re.I)
_FOUNDED_HOW = re.compile(
    r"توسط (?P<name>[^\n.،؛]{4,40}?) (?:در سال [\d۰-۹]{4} )?(?:تأسیس|تاسیس|بنیان|راه ?\u200c?اندازی|پایه\u200c?گذاری)"
)


def _founders(sheet: Sheet) -> Iterator[tuple[str, str, Evidence]]:
    """ "Founded in 2009 by Jane Roe and John Doe", «توسط لیلا رنگرز تأسیس شد»."""
    for hit in sheet.hits.get("founding", ()):
        block = sheet.page.blocks[hit.line]
        start = sheet.start_of(hit.line)
        _, last = original_span(block.text, hit.start - start, hit.end - start)
        first, _ = original_span(block.text, hit.start - start, hit.end - start)
        yield from _founding(sheet, hit.line, first)
        match = _FOUNDED_BY.match(block.text, last)
        if match:
            stop = _END.search(block.text, match.end())
            rest = block.text[match.end() : stop.start() if stop else len(block.text)]
            for piece in _LIST.split(rest)[:4]:
                name = latin_name_at(piece.strip(), 0)
                if not name:
                    break
                yield name, "founder", _shown(sheet, hit.line, last, match.end() + len(rest))
        how = _FOUNDED_HOW.search(block.text)
        name = persian_name(how.group("name"), announced=True) if how else ""
        if how and name:
            yield name, "founder", _shown(sheet, hit.line, how.start(), how.end())


def _founding(sheet: Sheet, index: int, first: int) -> Iterator[tuple[str, str, Evidence]]:
    """ "Jane Roe and John Doe founded": the sentence begins with names and nothing else."""
    block = sheet.page.blocks[index]
    subject = _SENTENCE.split(block.text[:first])[-1].strip()
    names = [latin_name(piece) for piece in _LIST.split(subject)] if len(subject) < 90 else []
    if names and all(names):
        for name in names:
            yield name, "founder", _shown(sheet, index, max(0, first - len(subject)), first + 10)


def _team(sheet: Sheet) -> Iterator[tuple[str, str, Evidence]]:
    """Cards under a heading that announces the team: a name, and a short line that says what the person does."""
    blocks = sheet.page.blocks
    heads = [i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADING and b.region is Region.MAIN]
    for number, head in enumerate(heads):
        if "team" not in sheet.lexicon.link_concepts(blocks[head].folded) and head not in sheet.blocks_with("team"):
            continue
        level = blocks[head].level
        stop = next((i for i in heads[number + 1 :] if blocks[i].level <= level and i > head + 1), len(blocks))
        if level == 1:
            stop = len(blocks)
        for index in range(head + 1, min(stop, head + 80, len(blocks))):
            text = blocks[index].text
            name = _name(text, announced=False) if len(text) <= 50 and blocks[index].region is Region.MAIN else ""
            after = _neighbour(sheet, index, index + 1) if name else None
            if after is None or after.text[-1] in ".!؟?:" or after.kind in (BlockKind.BUTTON, BlockKind.ALT):
                continue
            if after.kind is not BlockKind.HEADING and not _name(after.text, announced=False):
                yield name, after.text, sheet.evidence(f"{name} – {after.text}", after.region, blocks[index].path)


def _neighbour(sheet: Sheet, index: int, other: int) -> Block | None:
    blocks = sheet.page.blocks
    step = 1 if other > index else -1
    while 0 <= other < len(blocks) and blocks[other].kind is BlockKind.ALT and abs(other - index) < 3:
        other += step
    if not 0 <= other < len(blocks) or blocks[other].region is not blocks[index].region or len(blocks[other].text) > 50:
        return None
    return blocks[other]


def _shown(sheet: Sheet, index: int, first: int, last: int) -> Evidence:
    block = sheet.page.blocks[index]
    if len(block.text) <= 240:
        return sheet.evidence(block.text, block.region, block.path)
    return sheet.evidence(block.text[max(0, first - 60) : last + 60], block.region, block.path)


SIGNALS: tuple[Spec, ...] = (
    Spec("people", Person, (PageKind.ABOUT, PageKind.CONTACT, PageKind.LEGAL), read=read_people, vocabulary=("role",)),
    Spec("personal_profiles", PersonalProfile, (PageKind.ABOUT,), read=read_personal_profiles),
)
