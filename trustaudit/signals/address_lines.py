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
from trustaudit.signals.places import AU_STATES, CA_PROVINCES, COUNTRIES, US_STATES
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


_CUT = re.compile(r" *(?:[,;|•·●▪،؛◊♦]|(?<=\D) - | - (?=\D)|(?<=\w{4})\. (?=\w)|(?<=\d[a-z]{2})\. (?=\w))+ *")
_LINE = 110  # characters; an address line is shorter, a sentence mostly longer
_SMALL = frozenset(
    "of the and de la le les du des del y da do dos di in am an der die und van upon on sur en bei".split()
)
_HOUSE_NUMBER = re.compile(r"(?:no\.? ?)?\d{1,5}[a-z]?(?: ?[-/] ?\d{1,4}[a-z]?)?")
_ABBREVIATED = re.compile(r"(?<![a-z])(?:st|rd|ave|dr|blvd|[nsew])\.$")
_LABEL = re.compile(
    r"^(?:[a-z]+ ){0,3}(?:address|location|located at|find us|visit us|head ?quarters|hq|head office|office|store|"
    r"shop|showroom|"
    r"registered office|warehouse|anschrift|adresse|firmensitz|direccion|domicilio|sede|indirizzo|endereco|morada|"
    r"adres|adresse|siege social|"
    r"adresa|osoite|cim|адрес|mail|mailing|postal)s?(?: address)?(?: is| at)? ?[:\-] *|^(?:registered|head|"
    r"main) office(?: address)? +"
)
_NOT_ADDRESS = re.compile(
    r"@|www\.|https?:|\.com\b|(?<![a-z])(?:tel|phone|fax|mob|mobile|e-?mail|telefon|telefono|telephone|call|hours|"
    r"open|copyright|"
    r"all rights|ust-?id|vat|iban|hrb)(?![a-z])|©|\$|€|£|%|\d{1,2}:\d{2}|\d ?(?:am|pm)\b|"
    r"\d{3}[). -]{1,3}\d{3}[ .-]\d{4}|\+\d"
)

# -- streets ----------------------------------------------------------------------------------------------------------

_EN_TYPE = (
    r"(?:streets?|str?|roads?|rd|avenues?|ave?|blvd|boulevard|drive|dr|lane|ln|way|courts?|ct|place|pl|parkway|pkwy|"
    r"highway|hwy|"
    r"square|sq|circle|cir|terrace|ter|trail|trl|close|crescent|cres|loop|row|turnpike|tpke|pike|expressway|expy|"
    r"freeway|fwy|"
    r"alley|mews|grove|gardens?|walk|quay|wharf|rise|marg|nagar|sarani|path|plaza|crossing|run|bypass|causeway|"
    r"esplanade|"
    r"promenade|broadway|route|rt)"
)
_EN_AFTER = (
    r"(?:\.? (?:n|s|e|w|ne|nw|se|sw|n\.e|n\.w|s\.e|s\.w)(?![a-z])\.?|\.? (?:north|south|east|west)(?: ?$)|"
    r"\.? (?:extension|ext|central|\d{1,3})(?= ?$))?"
)
_UNIT_TAIL = r"(?:\.? ?(?:suite|ste|unit|apt|apartment|floor|room|rm|level|lvl|bldg|building|#)\.? ?#? ?[a-z]?-?\d*[a-z]?(?![a-z]))?"
_NUMBER = r"(?:no\.? ?|# ?|lvl ?\d+ )?(?:(?<![a-z])[nsew] ?)?\d{1,6} ?(?:[a-d](?![a-z]))?(?: ?[-–/&] ?\d{1,6}[a-z]?)*"
_WORD = r"(?:[a-z\d][a-z\d.'&/-]* )"
_EN_STREET = re.compile(
    rf"(?:(?<![a-z])(?:unit|suite|flat|shop|office) )?(?:{_NUMBER},? )(?:{_WORD}{{1,6}}?{_EN_TYPE}|broadway|"
    rf"the {_WORD}{{1,3}}?{_EN_TYPE})(?:\.? {_EN_TYPE})*(?![a-z]){_EN_AFTER}{_UNIT_TAIL}\.?(?: \([^)]*\))?"
)
_EN_NAMED = re.compile(
    rf"^{_WORD}{{1,4}}(?:street|road|avenue|lane|drive|highway|boulevard|parkway|crescent|marg|sarani|jalan)\.?$"
)
_OTHER_STREETS = re.compile(
    # German, Dutch, Nordic: the kind is glued to the name, the number follows.
    r"[a-z.'\- ]*(?:strasse|strabe|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|markt|graben|steig|hof|kai|"
    r"wall|berg|"
    r"straat|laan|plein|gracht|kade|dijk|singel|gatan|vagen|vej|gade|veien|gata|katu|kuja|"
    r"tie) ?(?:nr\.? ?)?\d{1,4} ?[a-z]?"
    r"(?: ?[-/+] ?\d{1,4} ?[a-z]?)?(?![\w])"
    # Romance, Turkish, Slavic, Malay: the kind stands before the name or is a word of its own.
    r"|(?:\d{1,4}(?: ?- ?\d{1,4})? ?(?:bis|ter|[a-d])?,? )?(?:rue|avenue|av\.|bd\.?|boulevard|place|chemin|allee|"
    r"impasse|quai|route|cours|"
    r"z\.?i\.?|z\.?a\.?c?\.?|zone (?:industrielle|artisanale|d'activites?)) (?:de |du |des |d'|la |le |les |"
    r"l')?[a-z][a-z'. -]{2,40}\d{0,4}"
    r"|(?:\d{1,5}(?: ?- ?\d{1,5})?,? )?(?:calle|c/(?!o )|avenida|avda?\.?|av\.|plaza|pza\.?|plza\.?|paseo|p\.? ?º|"
    r"ronda|camino|carretera|ctra\.?|poligono|pol\.? ind\.?|"
    r"travesia|rambla|urbanizacion|urb\.|glorieta|rua|praca|travessa|estrada|alameda|via|viale|piazza|corso|largo|"
    r"vicolo|jl\.|"
    r"jalan|ulitsa|ulica|ul\.|al\.|pl\.|bul\.|bulevar|str\.|ул\.|улица|пр-т|проспект|"
    r"пр\.) ?[^\W\d_][\w'. -]{2,44}(?: n ?º ?\d+)?"
    r"|[a-z][\w'. ]{2,30} (?:mah(?:allesi|\.)?|cad(?:desi|\.)?|sok(?:ak|agi|\.)?|sk\.|bulvari|blv\.|utca|korut|"
    r"ter)(?![a-z])[^,]{0,40}"
)
_NAME_NUMBER = re.compile(r"^[a-z][a-z.'\- ]{3,32}[ ,]\d{1,4} ?[a-z]?(?: ?[-/] ?\d{1,4}[a-z]?)?$")
_NUMBER_NAME = re.compile(
    rf"^(?:{_NUMBER})(?:,)? (?:(?:n|s|e|w)\.? )?[a-z][a-z.'&\- ]{{2,40}}(?: (?:suite|ste|unit|#).{{1,8}})?$"
)
_NUMBERED = re.compile(r"(?:#|no\.?)? ?\d{1,5}[a-z]?(?:, ?\d{1,5}[a-z]?)?, ?")
_SEVERAL_NUMBERS = re.compile(r"\d+ \d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CITY_THREE = re.compile(
    r"^(?P<city>[a-z][a-z.'\- ]{3,32}) (?P<code>\d{3})$"
)  # a street's number or, in Taiwan, a postal code
_NAME_NUMBER_NAME = re.compile(r"^[a-z][a-z.' ]{3,30} \d{1,4}(?:-\d{1,4})?[a-z]? [a-z][a-z' ]{2,30}$")
_BLOCK_NUMBER = re.compile(r"^\d{1,3}-\d{1,3}-\d{1,3},? [a-z][a-z\- ]{2,30}$")

# -- the rest -----------------------------------------------------------------------------------------------------------

_BOX = re.compile(
    r"\b(?:p\.? ?o\.? ?b(?:ox|\.)?|po box|post ?box|p\.?b\.?(?: no)|p\.box|post office box|postfach|boite postale|"
    r"b\.?p\.?|case postale|"
    r"apartado(?: de correos| postal)?|apdo\.?|aptdo\.?|caixa postal|casella postale|postbus|box|posta kutusu|"
    r"p\.?k\.?)\.? ?(?:no\.?)?:? ?"
    r"\d{1,7}(?: ?- ?\d{1,5})?|\bcase postale$"
)
_UNIT_KINDS = (
    r"(?:unit|suite|ste|apt|apartment|flat|room|rm|floor|fl|level|lvl|office|villa|plot|lot|sublot|block|building|"
    r"bldg|tower|shop|shed|"
    r"gate|house|door|bay|warehouse|section|sector|zone|entrance|dept|mail ?stop|stall|kiosk|piso|planta|local|nave|"
    r"puerta|kat|daire|"
    r"batiment|bat|etage|haus|phase|cabinet|street|road|lane|rt|route|nh|hwy|highway|industrial area|free zone|"
    r"corniche unit)s?"
)
_UNIT_NUMBER = r"\.? ?(?:no\.?:? ?|# ?|n ?º ?|: ?)*(?:[a-z]{1,2} ?)?-?\d[\w/.-]{0,8}(?: ?[&+/-] ?\d{1,5}(?:-?[a-z])?){0,3}(?: off)?"
_ORDINAL_FLOOR = (
    r"(?:(?:\d{1,2} ?& ?)?\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|ground|top|\d{1,2}\.?) ?"
    r"(?:floor|fl|og|etage|piso|kat)\b.{0,30}"
)
_UNIT = re.compile(
    rf"^(?:{_UNIT_KINDS}{_UNIT_NUMBER}|{_ORDINAL_FLOOR}|#? ?\d{{1,5}}[a-z]?(?:-\d{{1,5}}[a-z]?)?|"
    r"# ?[\w-]+|[a-z]{1,3}-?\d{1,4}(?: ?& ?\d{1,4})?|\d{1,4}[a-z]? ?f .{3,30}|(?:[a-z]+ )?\d{1,2}f|"
    r"\d{2,4} [a-z]+ (?:building|block|tower)|"
    r"\d{2,4} block|(?:building|block|tower|wing|hall|unit|entrance) [a-z\d]|[a-z]\d? (?:wing|tower|building|block)|"
    r"(?:industrial area|zone|phase|sector) [ivx]{1,4})$"
)
_BUILDING = re.compile(
    r"^(?:[a-z\d][\w.'&/-]* ){1,6}(?:house|building|bldg\.?|towers?|plaza|complex|works|courts?|chambers|mills?|"
    r"arcade|campus|bus park|"
    r"(?:business|industrial|technology|retail|science|office|trading|enterprise|export) (?:park|estate|centre|"
    r"center|zone|area)|park|"
    r"estate|free zone|industrial area|commons|mall|square|shopping (?:centre|center)|centre|center|villas?|gebaude|"
    r"hochhaus|passage|"
    r"edificio|residence|apartments?|point|junction|marg|junction|school|university|college|hospital|hotel|club|house)"
    r"(?: [a-z\d]{1,3})?(?: - .{2,20})?$"
)
_ORGANISATION = re.compile(
    r"(?<![a-z])(?:ltd|limited|inc|llc|l\.l\.c|wll|gmbh|corp|corporation|company|s\.a\.?|sarl|sas|plc|pty|group|bv|"
    r"b\.v\.|kg|ag|ohg|"
    r"e\.k\.|s\.?l\.?u?|s\.?r\.?l|spa|oy|ab|as|aps|a\.s\.|d\.o\.o\.?|z o\.?o|kft|fze|co)\.?(?![a-z])"
)
_NEAR = re.compile(r"^(?:near|opp\.?|opposite|behind|next to|off|corner of|between|beside|adjacent)(?: to|:)? ")
_UK_CODE = r"[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}"
_CA_CODE = r"[abceghj-nprstvxy]\d[abceghj-nprstv-z] ?\d[abceghj-nprstv-z]\d"


_CODES_OF_STATES = frozenset((*US_STATES.values(), *CA_PROVINCES.values(), *AU_STATES.values(), *CA_PROVINCES))


def _either(names: dict[str, str]) -> str:
    return "|".join(sorted((*names, *names.values()), key=len, reverse=True)).replace(".", r"\.")


_US = re.compile(
    rf"^(?:(?P<city>[a-z][a-z .'-]*?)[ ,.]+)?(?P<region>{_either(US_STATES)}|b\.c|d\.c|n\.y|"
    rf"n\.j)\.? ?-?(?P<code>\d{{5}}(?:-\d{{4}})?)"
    r"(?P<land> (?:usa|u\.s\.a\.?|united states.*|us))?\.?$"
)
_CA = re.compile(
    rf"^(?:(?P<city>[a-z][a-z .'-]*?)[ ,.]+)?(?:(?P<region>{_either(CA_PROVINCES)}|"
    rf"b\.c)\.?[ ,]+)?(?P<code>{_CA_CODE})(?P<land> canada)?\.?$"
)
_UK = re.compile(
    rf"^(?:(?P<city>[a-z][a-z .'&-]*?)[ ,.]+)?(?P<code>{_UK_CODE})(?P<land> (?:uk|united kingdom|england))?\.?$"
)
_AU = re.compile(
    rf"^(?:(?P<city>[a-z][a-z .'-]*?)[ ,.]+)?(?P<region>{_either(AU_STATES)}|act|"
    rf"nt)\.? ?(?P<code>\d{{4}})(?P<land> australia)?\.?$"
)
_CODE_FIRST = re.compile(
    r"^(?P<land>[a-z]{1,2} ?- ?)?(?P<code>\d{4,6}|\d{3} \d{2,3}|\d{2}-\d{3}|"
    r"\d{4} ?[a-z]{2}(?![a-z]))[ -]{1,3}(?P<city>[^\W\d_][^\d]{2,40}?)"
    r"(?: cedex(?: \d+)?)?\.?$"
)
_CODE_LAST = re.compile(
    r"^(?P<city>[^\W\d_][^\d]{2,40}?)[ -]{0,3}(?:p\.? ?c\.?:? ?|postal code:? ?)?(?P<code>\d{4,7}|\d{3} \d{2,3}|"
    r"\d{3}-\d{3,4}|\d{5}-\d{3,4}|\d{4}-\d{3,4})"
    r"(?: \([a-z]{2}\))?\.?$"
)
_CODE_ALONE = re.compile(
    rf"^(?:(?:p\.? ?c\.?|zip(?: code)?|post(?:al)? ?code):? ?)?(?:{_UK_CODE}|{_CA_CODE}|\d{{5}}(?:-\d{{4}})?|"
    rf"\d{{3}} \d{{2,3}}|\d{{4}} [a-z]{{2}}|[a-z]-\d{{4,5}})\.?$|^(?:p\.? ?c\.?|post(?:al)? ?code):? ?\d{{3,7}}$"
)
_STATE_ONLY = re.compile(rf"^(?P<city>[a-z][a-z .'-]*?)[ ]+(?P<region>{'|'.join(US_STATES.values())})\.?$")
_UNIT_HEAD = re.compile(
    r"(?:suite|ste|unit|apt|apartment|flat|room|level|lvl|office|plot|building|bldg|shop|villa|block|"
    r"gate)s?\.? ?(?:no\.? ?|# ?)?[a-z]?-?"
    r"\d[\w/-]*(?: ?& ?\d+[a-z]?)?|\d{1,2}(?:st|nd|rd|th) (?:floor|fl\.?)"
)
_STRONG_BUILDING = re.compile(
    r"(?<![a-z])(?:house|building|bldg|tower|towers|chambers|court|mill|plaza|floor|campus)(?: [a-z\d]{1,3})?$"
)
_IRISH_COUNTIES = frozenset(
    "carlow cavan clare cork donegal dublin galway kerry kildare kilkenny laois leitrim limerick longford louth mayo "
    "meath"
    " monaghan offaly roscommon sligo tipperary waterford westmeath wexford wicklow antrim armagh down fermanagh derry tyrone".split()
)
_NAME = re.compile(r"^[^\W\d_][^\d:@()!?=<>]{1,40}$")


def pieces(index: int, block: Block) -> Iterator[Piece]:
    """The pieces of one block, in order."""
    text = block.folded
    label = _LABEL.match(text)
    source = _Source(index, block)
    found = [piece for start, end in _cuts(text, label.end() if label else 0) for piece in _read(source, start, end)]
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
        if separator == "," and _HOUSE_NUMBER.fullmatch(left.strip()) and text[cut.end() : cut.end() + 1].isalnum():
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
    inner = _EN_STREET.search(span) if any(map(str.isdigit, span)) else None
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
    unit = _UNIT_HEAD.match(span)
    if unit and unit.end() < len(span):
        yield source.piece(Form.UNIT, start, start + unit.end())
        yield from _read(source, start + unit.end(), end)
        return
    box = _BOX.match(span)
    if box:
        yield source.piece(Form.BOX, start, start + box.end())
        yield from _read(source, start + box.end(), end)
        return
    yield source.piece(Form.END, start, end)


def _whole(source: _Source, start: int, end: int, text: str) -> Piece | None:
    """The piece that a span is as a whole; None if it is none, or several."""
    if len(text) > _LINE:
        return None
    if text in COUNTRIES:
        return source.piece(Form.COUNTRY, start, end, country=COUNTRIES[text])
    if _BOX.fullmatch(text):
        return source.piece(Form.BOX, start, end)
    if text[:2] == "co" and re.sub(r"^co(?:unty|\.)? ", "", text) in _IRISH_COUNTIES:
        return source.piece(Form.COUNTRY, start, end, country="ie", region=text)
    postal = _sure_postal(text)
    if postal is not None and ("code" in postal or source.original(end - 2, end).isupper()):
        return source.piece(Form.POSTAL, start, end, sure="code" in postal, **postal)
    if _NOT_ADDRESS.search(text):
        return source.piece(Form.END, start, end) if not _EN_STREET.search(text) else None
    if _EN_STREET.fullmatch(text) or _BLOCK_NUMBER.match(text):
        return source.piece(Form.STREET, start, end)
    if _OTHER_STREETS.fullmatch(text):
        return source.piece(Form.STREET, start, end, sure=any(map(str.isdigit, text)) and not _YEAR.search(text))
    if _EN_STREET.search(text):
        return None
    named = source.is_title(start, end)
    postal = _weak_postal(text) if named or text[0].isdigit() else None
    if postal is not None:
        return source.piece(Form.POSTAL, start, end, sure=False, **postal)
    if _UNIT.match(text):
        return source.piece(Form.UNIT, start, end, sure=any(map(str.isalpha, text)))
    if _UNIT_HEAD.match(text):
        return None
    numbered = _NUMBERED.match(text)
    if numbered and (_UNIT.match(text[numbered.end() :]) or _BUILDING.match(text[numbered.end() :])):
        return source.piece(Form.UNIT, start, end)
    if _EN_NAMED.match(text) and named:
        return source.piece(Form.STREET, start, end, sure=False)
    if _NEAR.match(text) and named:
        return source.piece(Form.UNIT, start, end, sure=False)
    if _ORGANISATION.search(text):
        return source.piece(Form.END, start, end)
    if _BUILDING.match(text) and named:
        return source.piece(Form.UNIT, start, end, sure=False)
    three = _CITY_THREE.match(text)
    if named and three:
        return source.piece(Form.STREET, start, end, sure=False, city=three["city"], code=three["code"])
    if _SEVERAL_NUMBERS.search(text) or _YEAR.search(text):
        return None
    if _NAME_NUMBER.match(text) or _NUMBER_NAME.match(text) or _NAME_NUMBER_NAME.match(text):
        return source.piece(Form.STREET, start, end, sure=False) if named else None
    if _NAME.match(text) and named and text.count(" ") <= 4:
        return source.piece(Form.NAME, start, end, sure=False)
    return None


def _tightened(found: re.Match[str]) -> tuple[int, int]:
    """The span of a street without a company's name that begins with a figure ("911 Plumbing Inc 1626 N. Wilcox Ave")."""
    text = found.group()
    last_company = None
    for last_company in _ORGANISATION.finditer(text):  # noqa: B007
        pass
    if last_company is not None:
        inner = _EN_STREET.search(text, last_company.end())
        if inner:
            return found.start() + inner.start(), found.start() + inner.end()
    return found.span()


def _before(source: _Source, start: int, end: int) -> Iterator[Piece]:
    """What stands before a street in one line: a building or unit of it, else nothing of the address."""
    text = source.block.folded[start:end].strip()
    if _UNIT.match(text) or (_STRONG_BUILDING.search(text) and not _ORGANISATION.search(text) and len(text) < 50):
        while end > start and source.block.folded[end - 1] == " ":
            end -= 1
        yield source.piece(Form.UNIT, start, end, sure=False)
    else:
        yield source.piece(Form.END, start, end)


def _sure_postal(text: str) -> dict[str, str] | None:
    """The parts of a piece that ends in a postal code of a form nothing else has (or in a city and a US state)."""
    if not any(map(str.isdigit, text)):
        found = _STATE_ONLY.match(text)
        return {"city": found["city"], "region": found["region"], "country": "us"} if found else None
    for pattern, country in ((_US, "us"), (_CA, "ca"), (_UK, "gb"), (_AU, "au")):
        found = pattern.match(text)
        if found:
            parts = {k: v for k, v in found.groupdict().items() if v and k != "land"}
            if parts.get("city") in _CODES_OF_STATES:
                parts["region"] = parts.pop("city")
            return {**parts, "country": country}
    return None


def _weak_postal(text: str) -> dict[str, str] | None:
    """The parts of a piece that may be a postal code with or without its city, to be believed beside a street."""
    if _CODE_ALONE.match(text):
        return {"code": text}
    found = _CODE_FIRST.match(text) or _CODE_LAST.match(text)
    if (
        found
        and not _YEAR.fullmatch(found["code"])
        and not _ORGANISATION.search(text)
        and not _is_street_like(found["city"])
    ):
        city = found["city"].strip(" -")
        return (
            {"code": found["code"], "country": COUNTRIES[city]}
            if city in COUNTRIES
            else {"city": city, "code": found["code"]}
        )
    return None


def _is_street_like(name: str) -> bool:
    return bool(
        re.search(
            rf"(?<![a-z]){_EN_TYPE}\.?(?: (?:[ns]?[ew]?|north|south|east|west))?$|(?:strasse|str|weg|platz|gatan|vej|"
            rf"straat)$|"
            r"^(?:calle|rue|via|jalan|block|plot|villa|unit|suite|no|floor|room|box|road|street|sector|house|office|"
            r"lot|sublot|phase|"
            r"level|shop|gate|building|zone|section|pb|p\.b|stand|level|tower)\b",
            name,
        )
    )
