"""From pieces to addresses: which of them belong together, and what each tells.

An address is a street, a building or a PO box with what follows it down to the postal code or country. Pieces are read
in page order; a piece of another kind (a telephone, a sentence, a company's name) ends the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from trustaudit.page.model import BlockKind
from trustaudit.signals.address_lines import Form, Piece, pieces
from trustaudit.signals.address_patterns import DISTRICT
from trustaudit.signals.base import Sheet
from trustaudit.signals.places import AU_STATES, CA_PROVINCES, COUNTRIES, US_STATES

_REACH_UP, _REACH_DOWN = 5, 6  # blocks around a sign of an address that are read
_LONGEST = 600  # characters of a block that may hold an address among other things
_SILENT = (BlockKind.OPTION, BlockKind.BUTTON, BlockKind.ALT)

# Signs of an address, each cheap over a whole page: it begins with digits or a rare literal. What a postal code must
# stand behind is looked at only where its digits were found.
_ANYTHING = re.compile("")
_BEHIND_A_NAME = re.compile(r"(?:[^\W\d_]\.?,?|\n) ?-?$")
_SIGNS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(pattern), behind)
    for pattern, behind in (
        (
            r"\d{1,6}[a-d]?(?:-\d{1,6})?,? (?:[\w.'&-]+ ){0,5}?(?:street|st|road|rd|avenue|ave|blvd|boulevard|drive|"
            r"dr|lane|ln|way|"
            r"court|ct|place|pl|parkway|pkwy|highway|hwy|square|circle|terrace|marg|crescent)(?![a-z])",
            _ANYTHING,
        ),
        (r"\d{5}(?:-\d{4})?(?= *(?:\n|usa|u\.s|united states|$|[,;|•·◊]| - ))", _BEHIND_A_NAME),
        (r"\d[abd-hjlnp-uw-z]{2}(?![a-z\d])", re.compile(r"(?<!\w)[a-z]{1,2}\d[a-z\d]? ?$")),
        (r"\d[abceghj-nprstv-z] ?\d[abceghj-nprstv-z]\d(?!\w)", re.compile(r"(?<!\w)[abceghj-nprstvxy]$")),
        (
            r"[,\n·•|-] ?(?:[a-z]{1,2} ?- ?)?(?:\d{4,6}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4} ?[a-z]{2}) [^\W\d_]{3,}",
            _ANYTHING,
        ),
        # A Brazilian code, a Japanese block, a code behind a house number without a comma.
        (
            r"\d(?:\d{4}-\d{3}(?!\d)|\d{0,2}-\d{1,3}-\d{1,3} [a-z]{3,}| \d{5} [^\W\d_]{3,}[^\d\n]{0,40}(?=\n|$))",
            _ANYTHING,
        ),
        (r"box:? ?(?:no\.?:? ?)?\d|postfach \d|apartado \d", _ANYTHING),
    )
)
# Scripts whose addresses are written in other ways; those in Arabic letters are read by `address_arabic`.
_OTHER_SCRIPT = re.compile("[\u0590-\u06ff\u0900-\u0eff\u1100-\u11ff\u3040-\u30ff\u4e00-\u9fff]")
_STREET_WORDS = (
    " road",
    " street",
    " avenue",
    " lane",
    "strasse ",
    "str. ",
    "calle ",
    " rue ",
    "cad.",
    " mah",
    "caddesi",
)
_STATE_NAMES = frozenset(
    (
        *US_STATES,
        *US_STATES.values(),
        *CA_PROVINCES,
        *CA_PROVINCES.values(),
        *AU_STATES,
        *AU_STATES.values(),
        "b.c",
        "d.c",
        "n.y",
    )
)


@dataclass
class Group:
    """An address being read. `body` are its streets, units, boxes and the names among and behind them, in order."""

    body: list[Piece] = field(default_factory=list)
    postal: Piece | None = None
    country: str = ""
    region: str = ""
    last: int = -1  # block of the newest piece
    skipped: int = 0  # names behind the postal code that are not a region

    @property
    def is_closed(self) -> bool:
        return self.postal is not None or bool(self.country)


def groups(sheet: Sheet) -> Iterator[Group]:
    """Every address of a page's text written in Latin letters, in page order."""
    blocks = sheet.page.blocks
    for first, last in _windows(sheet):
        reader = _Reader()
        for index in range(first, last + 1):
            block = blocks[index]
            if block.kind in _SILENT or len(block.folded) > _LONGEST or _OTHER_SCRIPT.search(block.folded):
                yield from reader.end()
                continue
            for piece in pieces(index, block):
                yield from reader.take(piece)
        yield from reader.end()


def _windows(sheet: Sheet) -> list[tuple[int, int]]:
    """Spans of blocks that show a sign of an address, with their surroundings."""
    blocks, text = sheet.page.blocks, sheet.text
    found = {i for i, b in enumerate(blocks) if b.folded.strip(" .,") in COUNTRIES and b.kind not in _SILENT}
    for sign, behind in _SIGNS:
        for match in sign.finditer(text):
            at = match.start()
            if behind.search(text, max(0, at - 5), at):
                found.add(sheet.locate(at + 1)[0])
    for word in _STREET_WORDS:
        at = text.find(word)
        while at != -1:
            found.add(sheet.locate(at)[0])
            at = text.find(word, at + len(word))
    merged: list[tuple[int, int]] = []
    for index in sorted(found):
        first, last = max(0, index - _REACH_UP), min(len(blocks) - 1, index + _REACH_DOWN)
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


class _Reader:
    """Takes pieces in order and gives the groups that are complete."""

    def __init__(self) -> None:
        self._group = Group()
        self._above: list[Piece] = []  # what was seen before any sure street and may prove part of the next one

    def take(self, piece: Piece) -> Iterable[Group]:
        newest = self._group.last if self._group.last >= 0 else (self._above[-1].block if self._above else piece.block)
        if piece.form is Form.END or piece.block - newest > 1:
            yield from self.end()
        if piece.form is Form.END:
            return
        if piece.form is Form.COUNTRY:
            yield from self._country(piece)
        elif piece.form is Form.POSTAL:
            yield from self._postal(piece)
        elif self._group.is_closed:
            yield from self._behind(piece)
        elif self._group.body:
            self._add(piece)
        elif piece.sure and piece.form is not Form.NAME:
            self._group.body = self._first_lines(piece)
            self._add(piece)
        else:
            self._above.append(piece)
            del self._above[:-8]

    def end(self) -> Iterable[Group]:
        group, above = self._group, self._above
        self._group, self._above = Group(), []
        if not group.body and any(p.labelled and p.form is Form.STREET for p in above):
            first = next(i for i, p in enumerate(above) if p.form is Form.STREET)
            group.body = above[first:]
        if _is_address(group):
            yield group

    def _add(self, piece: Piece) -> None:
        body = self._group.body
        if piece.form is Form.STREET and not piece.sure and DISTRICT.match(piece.text) and any(p.sure for p in body):
            piece = replace(piece, form=Form.NAME)
        if piece.code and any(p.sure for p in self._group.body):  # "Taipei 104" below a street
            self._group.postal, self._group.last = replace(piece, form=Form.POSTAL), piece.block
            return
        self._group.body.append(piece)
        self._group.last = piece.block

    def _postal(self, piece: Piece) -> Iterable[Group]:
        group = self._group
        if group.postal is not None and not (piece.sure and not group.postal.sure):
            yield from self.end()
            group = self._group
        if not group.body:
            group.body = self._adopted(piece)
            if not group.body:
                if piece.sure and piece.labelled:
                    group.postal, group.last, group.country = piece, piece.block, piece.country
                    return
                # "3000 Towncenter" is written like "1010 Wien": without a street above, it may begin one.
                self._above = [] if piece.sure else [replace(piece, form=Form.STREET)]
                return
        group.postal, group.last = piece, piece.block
        group.country = group.country or piece.country

    def _country(self, piece: Piece) -> Iterable[Group]:
        group = self._group
        if not group.body:
            group.body = self._adopted(piece)
        if group.body:
            group.country, group.last = piece.country, piece.block
            group.region = group.region or piece.region
            if not piece.region:  # a county stands before the country, a country ends the address
                yield from self.end()
        self._above = []

    def _behind(self, piece: Piece) -> Iterable[Group]:
        """What follows a postal code: a region, a PO box; a street begins the next address."""
        group = self._group
        if piece.form is Form.NAME and group.skipped < 2:
            is_region = piece.text in _STATE_NAMES or piece.block == group.last
            if is_region and not group.region:
                group.region = piece.text
            group.skipped += not is_region  # maybe a district before the country
            group.last = piece.block
        elif piece.form is Form.BOX and not any(p.form is Form.BOX for p in group.body):
            self._add(piece)
        else:
            yield from self.end()
            yield from self.take(piece)

    def _first_lines(self, piece: Piece) -> list[Piece]:
        """Units and buildings directly above a street: they are its first lines."""
        taken: list[Piece] = []
        for candidate in reversed(self._above):
            if candidate.form is Form.NAME or not (candidate.sure or _is_part_of_street(candidate)):
                break
            taken.insert(0, candidate)
        self._above = []
        return taken

    def _adopted(self, piece: Piece) -> list[Piece]:
        """What stands above a postal code or country that has no sure street: from the first doubtful one on."""
        above, self._above = self._above, []
        firsts = [i for i, p in enumerate(above) if p.form is not Form.NAME]
        return above[firsts[0] :] if firsts else []


_INSTITUTION = re.compile(
    r"(?:(?:community|service) cent(?:er|re)|university|school|college|hospital|club|hotel|library)$"
)


def _is_part_of_street(piece: Piece) -> bool:
    """Whether a building's name above a street is a line of the address rather than the addressee's name."""
    return not _INSTITUTION.search(piece.text) or any(map(str.isdigit, piece.text))


def _is_address(group: Group) -> bool:
    """Whether enough of a group is certain: a sure street or box, or a doubtful one under a code of certain form."""
    if not group.body:
        return group.postal is not None and group.postal.labelled  # "Address: London SW1A 9ZZ"
    places = [p for p in group.body if p.form is not Form.NAME]
    if any((p.sure or p.labelled) and p.form is not Form.UNIT for p in places):
        return True
    if group.postal is not None and group.postal.sure:
        return bool(places)
    if group.country == "ie" and group.region:  # a county is as sure as a postal code
        return any(p.form is Form.STREET for p in places)
    if any(p.sure for p in places):
        return bool(group.country) or (group.postal is not None and len(group.body) > 1)
    # A table of countries with figures looks like this too, so the code must be a long one under a name.
    return (
        group.postal is not None
        and len(group.body) > 1
        and any(p.form is Form.STREET or not p.text.isdigit() for p in places)
        and sum(map(str.isdigit, group.postal.code)) >= 5
    )


@dataclass(frozen=True)
class Parts:
    """A settled address: which pieces are its street, and its other parts as folded texts."""

    street: tuple[Piece, ...]
    city: str = ""
    region: str = ""
    code: str = ""
    country: str = ""


def settle(group: Group) -> Parts:
    """Tells the names at the end of an address apart: districts belong to the street, then come city and region."""
    body, postal = group.body, group.postal
    last = max((i for i, p in enumerate(body) if p.form is not Form.NAME), default=-1)
    street, tail = body[: last + 1], body[last + 1 :]
    region = group.region or (postal.region if postal else "")
    city = postal.city if postal else ""
    if tail and (tail[-1].text in _STATE_NAMES or len(tail[-1].text) == 2) and not region and (city or len(tail) > 1):
        region = tail.pop().text
    if not city and tail:
        if postal is not None and postal.country == "gb" and len(tail) > 1:
            region = tail.pop().text
        elif postal is None and not group.country:
            # Nothing closes this address: only what stands in the line of the street is its city.
            tail = [p for p in tail if p.block == street[-1].block][:2]
            region = tail.pop().text if len(tail) == 2 else ""
        city = tail.pop().text if tail else ""
    if not city and postal is not None and len(street) > 1 and street[-1].form is Form.UNIT and not street[-1].sure:
        city = street.pop().text  # "Menlo Park" is a town, "Princes Park" an estate: only the town stands last
    if group.is_closed:
        street += tail
    return Parts(tuple(street), city, region, postal.code if postal else "", group.country)
