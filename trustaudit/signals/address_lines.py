"""The lines of an address: a page's text cut into the pieces that addresses are made of, each told by its form.

A piece is what stands between commas, bars, bullets or line ends. It may be a street, a building or unit, a PO box, a
postal code with or without its city, a country, a plain name (a city, a district, a company's name), or none of these,
which ends an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from trustaudit.page.model import Block
from trustaudit.signals import address_patterns as patterns
from trustaudit.signals.address_postal import sure_postal, weak_postal
from trustaudit.signals.places import COUNTRIES
from trustaudit.text import original_span


class Form(StrEnum):
    STREET = "street"
    UNIT = "unit"
    BOX = "box"
    POSTAL = "postal"
    COUNTRY = "country"
    NAME = "name"
    END = "end"


@dataclass(frozen=True, slots=True)
class Piece:
    """`start` and `end` are positions in the folded text of block `block`. `city`, `region`, `code` and `country` are
    what a postal piece tells (folded); `sure` says that its form alone makes it one."""

    form: Form
    block: int
    start: int
    end: int
    text: str
    city: str = ""
    region: str = ""
    code: str = ""
    country: str = ""
    sure: bool = True
    alone: bool = False  # nothing else stands in its block
    labelled: bool = False  # behind the word "address"


_CUT = re.compile(
    r" *(?:[,;|•·●▪،؛◊♦]|(?<=\D) - | - (?=\D)|(?<=\w{5})(?<!str)\. (?=[^\W\d])|(?<=\d[a-z]{2})\. (?=\w))+ *"
)
_LINE = 110  # characters; an address line is shorter, a sentence mostly longer
_SMALL = frozenset(
    "of the and de la le les du des del y da do dos di in am an der die und van upon on sur en bei".split()
)
_HOUSE_NUMBER = re.compile(r"(?:no\.? ?)?\d{1,5}[a-z]?(?: ?[-/] ?\d{1,4}[a-z]?)?")
_ABBREVIATED = re.compile(r"(?<![a-z])(?:st|rd|ave|dr|blvd|[nsew])\.$")


def pieces(index: int, block: Block) -> Iterator[Piece]:
    """The pieces of one block, in order."""
    text = block.folded
    label = patterns.LABEL.match(text)
    source = _Source(index, block)
    found = [piece for start, end in _cuts(text, label.end() if label else 0) for piece in _read(source, start, end)]
    if label:
        found = [replace(piece, labelled=True) for piece in found]
    yield from (replace(found[0], alone=True),) if len(found) == 1 else found


@dataclass(frozen=True, slots=True)
class _Source:
    """A block being cut up."""

    index: int
    block: Block

    def piece(self, form: Form, start: int, end: int, *, sure: bool = True, **parts: str) -> Piece:
        whole = Piece(form, self.index, start, end, self.block.folded[start:end], sure=sure)
        return replace(whole, **parts) if parts else whole  # type: ignore[arg-type]  # the parts are its text fields

    def original(self, start: int, end: int) -> str:
        """The shop's own characters of a span of the folded text."""
        text = self.block.text
        if len(text) != len(self.block.folded):  # equal lengths: nothing was dropped or split by folding
            start, end = original_span(text, start, end)
        return text[start:end]

    def is_title(self, start: int, end: int) -> bool:
        """Whether the shop wrote the words of a span with capitals, as names are written."""
        words = self.original(start, end).split()
        plain = sum(w[0].isalpha() and w[0].islower() and w.lower() not in _SMALL for w in words)
        return bool(words) and not words[0][0].islower() and plain * 3 <= len(words)


def _cuts(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Spans between separators; a bare house number stays with the street behind its comma ("14, Kasturba Marg")."""
    start = at
    for cut in _CUT.finditer(text, at):
        left, separator = text[start : cut.start()], cut.group().strip()
        if separator == "," and _HOUSE_NUMBER.fullmatch(left.strip()) and text[cut.end() : cut.end() + 1].isalpha():
            continue
        if left.strip():
            yield start, cut.start()
        start = cut.end()
    if text[start:].strip():
        yield start, len(text)


def _read(source: _Source, start: int, end: int) -> Iterator[Piece]:
    """One span between separators: mostly one piece, at times a street with its city behind it."""
    text = source.block.folded
    while start < end and text[start] in " .'\"(":
        start += 1
    while end > start and (
        text[end - 1] in " '\""
        or (text[end - 1] == ")" and "(" not in text[start:end])
        or (text[end - 1] == "." and not _ABBREVIATED.search(text, start, end))
    ):
        end -= 1
    if start >= end:
        return
    span = text[start:end]
    whole = _whole(source, start, end, span)
    if whole is not None:
        yield whole
        return
    inner = patterns.EN_STREET.search(span) if any(map(str.isdigit, span)) else None
    if inner and len(inner.group()) >= 8:
        first, last = _tightened(inner)
        if not source.is_title(start + first, start + last):
            inner = None
    if inner and len(inner.group()) >= 8:
        # A street in a sentence is taken by itself; in a short line, what stands around it belongs to it.
        if first:
            yield from _before(source, start, start + first)
        yield source.piece(Form.STREET, start + first, start + last, sure=len(span) <= _LINE)
        if last < len(span):
            yield from _read(source, start + last, end)
        return
    joined = patterns.STREET_AND_CODE.match(span)
    if joined and (patterns.OTHER_STREETS.fullmatch(joined["street"]) or patterns.NAME_NUMBER.match(joined["street"])):
        yield from _read(source, start, start + joined.end("street"))
        yield from _read(source, start + joined.start("rest"), end)
        return
    unit = patterns.UNIT_HEAD.match(span)
    if unit and unit.end() < len(span):
        yield source.piece(Form.UNIT, start, start + unit.end())
        yield from _read(source, start + unit.end(), end)
        return
    box = patterns.BOX.search(span)
    if box and len(span) <= _LINE:
        if box.start() > 3:
            yield source.piece(Form.END, start, start + box.start())
        yield source.piece(Form.BOX, start + box.start(), start + box.end())
        yield from _read(source, start + box.end(), end)
        return
    yield source.piece(Form.END, start, end)


def _whole(source: _Source, start: int, end: int, text: str) -> Piece | None:
    """The piece that a span is as a whole; None if it is none, or several."""
    if len(text) > _LINE:
        return None
    if text in COUNTRIES:
        return source.piece(Form.COUNTRY, start, end, country=COUNTRIES[text])
    if patterns.BOX.fullmatch(text):
        return source.piece(Form.BOX, start, end)
    if text[:2] == "co" and re.sub(r"^co(?:unty|\.)? ", "", text) in patterns.IRISH_COUNTIES:
        return source.piece(Form.COUNTRY, start, end, country="ie", region=text)
    postal = sure_postal(text)
    if postal is not None and ("code" in postal or source.original(end - 2, end).isupper()):
        return source.piece(Form.POSTAL, start, end, sure="code" in postal, **postal)
    if patterns.NOT_ADDRESS.search(text):
        return source.piece(Form.END, start, end) if not patterns.EN_STREET.search(text) else None
    is_street = patterns.EN_STREET.fullmatch(text) and not patterns.ORGANISATION.search(text)
    if is_street or patterns.BLOCK_NUMBER.match(text):
        return source.piece(Form.STREET, start, end)
    if patterns.OTHER_STREETS.fullmatch(text) and not patterns.STREET_AND_CODE.match(text):
        has_number = any(map(str.isdigit, text)) and not patterns.YEAR.search(text)
        return source.piece(Form.STREET, start, end, sure=has_number or text.endswith("s/n"))
    if patterns.EN_STREET.search(text) or patterns.BOX.search(text):
        return None
    named = source.is_title(start, end)
    postal = weak_postal(text) if named or text[0].isdigit() else None
    if postal is not None:
        return source.piece(Form.POSTAL, start, end, sure=False, **postal)
    if patterns.UNIT.match(text):
        return source.piece(Form.UNIT, start, end, sure=any(map(str.isalpha, text)))
    if patterns.UNIT_HEAD.match(text):
        return None
    numbered = patterns.NUMBERED.match(text)
    rest = text[numbered.end() :] if numbered else ""
    if rest and (patterns.UNIT.match(rest) or patterns.BUILDING.match(rest) or patterns.HAS_BUILDING.search(rest)):
        return source.piece(Form.UNIT, start, end)
    if patterns.EN_NAMED.match(text) and named:
        return source.piece(Form.STREET, start, end, sure=False)
    if patterns.NEAR.match(text) and named:
        return source.piece(Form.UNIT, start, end, sure=False)
    if patterns.ORGANISATION.search(text):
        return source.piece(Form.END, start, end)
    if patterns.BUILDING.match(text) and named:
        return source.piece(Form.UNIT, start, end, sure=False)
    three = patterns.CITY_THREE.match(text)
    if named and three:
        return source.piece(Form.STREET, start, end, sure=False, city=three["city"], code=three["code"])
    if patterns.SEVERAL_NUMBERS.search(text) or patterns.YEAR.search(text):
        return None
    if patterns.NAME_NUMBER.match(text) or patterns.NUMBER_NAME.match(text) or patterns.NAME_NUMBER_NAME.match(text):
        return source.piece(Form.STREET, start, end, sure=False) if named else None
    if patterns.NAME.match(text) and named and text.count(" ") <= 4:
        return source.piece(Form.NAME, start, end, sure=False)
    return None


def _tightened(found: re.Match[str]) -> tuple[int, int]:
    """The span of a street without a company's name that begins with a figure ("911 Plumbing Inc 1626 N. Wilcox Ave")."""
    text = found.group()
    last_company = None
    for last_company in patterns.ORGANISATION.finditer(text):  # noqa: B007
        pass
    if last_company is not None:
        inner = patterns.EN_STREET.search(text, last_company.end())
        if inner:
            return found.start() + inner.start(), found.start() + inner.end()
    return found.span()


def _before(source: _Source, start: int, end: int) -> Iterator[Piece]:
    """What stands before a street in one line: a building or unit of it, else nothing of the address."""
    text = source.block.folded[start:end].strip()
    if patterns.UNIT.match(text) or (
        patterns.STRONG_BUILDING.search(text) and not patterns.ORGANISATION.search(text) and len(text) < 50
    ):
        while end > start and source.block.folded[end - 1] == " ":
            end -= 1
        yield source.piece(Form.UNIT, start, end, sure=False)
    else:
        yield source.piece(Form.END, start, end)
