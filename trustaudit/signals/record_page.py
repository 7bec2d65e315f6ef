"""Reads an issuer's record of a shop: rows of a label and its value, in whatever markup, and a table of licences.

Labels are those of e-Namad's verification page (three independent readers of 2021 and 2026 agree on them; the page
mixes Arabic and Persian letters, which the folded text makes one) and their plain equivalents in other languages. A
page without such rows yields empty facts: it may be a captcha, an error, or a layout of tomorrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from trustaudit.hosts import host_of
from trustaudit.page.model import Block, BlockKind, Page
from trustaudit.text import fold

RecordField = Literal["domain", "owner", "address", "phone", "email", "hours", "granted", "expires"]

_LABELS: Mapping[RecordField, tuple[str, ...]] = {
    "domain": (
        "دامنه", "نام دامنه", "آدرس سایت", "آدرس وب سایت", "آدرس اینترنتی", "نشانی اینترنتی", "وب سایت", "website",
        "domain", "site", "web site", "web sitesi", "alan adı", "sitio web", "dominio", "internetadresse",
    ),
    "owner": (
        "صاحب امتیاز", "نام صاحب امتیاز", "مالک", "نام مالک", "owner", "holder", "company", "titular", "empresa",
        "unvan", "unvanı", "ticaret unvanı", "inhaber",
    ),
    "address": ("آدرس", "نشانی", "address", "adres", "adresi", "dirección", "domicilio", "anschrift"),
    "phone": ("تلفن", "تلفن تماس", "شماره تماس", "phone", "telephone", "telefon", "telefonu", "teléfono"),
    "email": ("پست الکترونیکی", "ایمیل", "رایانامه", "e-mail", "email", "e-posta", "correo electrónico"),
    "hours": ("ساعت پاسخگویی", "ساعات پاسخگویی", "answering hours", "opening hours", "horario"),
    "granted": ("تاریخ اعطا", "تاریخ صدور", "granted", "issued", "issued on", "fecha de concesión"),
    "expires": ("تاریخ اعتبار", "تاریخ انقضا", "اعتبار تا", "valid until", "valid to", "expires", "válido hasta"),
}  # fmt: skip
_FIELD_OF = {fold(word): name for name, words in _LABELS.items() for word in words}
_INLINE = re.compile(
    rf"(?P<label>{'|'.join(sorted(map(re.escape, _FIELD_OF), key=len, reverse=True))}) ?[:：] ?(?P<value>\S.*)"
)
_DATE = re.compile(r"(?<!\d)(1[345]\d\d|20\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_STARS = re.compile(r"/star(\d)\.png", re.I)
_EMPTY = re.compile(r"[-–—_ .]*")
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,24}")
#: What an issuer says when it has no record. Its own pages were not seen saying so: a page that says it in other words
#: is one that cannot be read, and nothing follows from it.
_NO_RECORD = re.compile(
    r"(?:نماد|نشان|مجوز|رکورد|اطلاعات|کسب ?و ?کار)[^\n]{0,40}(?:یافت نشد|پیدا نشد|وجود ندارد|ثبت نشده)|"
    r"(?:no (?:such )?(?:record|certificate|seal|shop|business)|(?:record|certificate|seal|shop) (?:was )?not found)|"
    r"kay[iı]t bulunamad[iı]|no (?:existe|consta) (?:el|la|ningun)"
)
_MOST_BLOCKS = 3  # an address may stand on several lines


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A line of the licence table; dates are ISO 8601, '' where the record has none."""

    title: str
    authority: str
    number: str
    valid_from: str
    valid_to: str
    status: str


@dataclass(frozen=True, slots=True)
class IssuerFacts:
    """What a record says. `texts` are the values as printed, by field; `domain` a host; dates ISO 8601; `level` the
    number of stars ('' if none is drawn); `denied` that the issuer says it has no such record."""

    texts: Mapping[RecordField, str]
    domain: str = ""
    granted: str = ""
    expires: str = ""
    level: str = ""
    lines: tuple[RecordLine, ...] = ()
    denied: bool = False

    def __bool__(self) -> bool:
        """Whether this is a record at all: one label may stand anywhere, a record has several."""
        return len(self.texts) + bool(self.domain and "domain" not in self.texts) >= 2


def read_record(page: Page) -> IssuerFacts:
    """The facts of a record; empty ones for a page that is none."""
    texts = dict(_labelled(page.blocks))
    linked = next((link for link in page.links if "#shopLink" in link.path), None)
    domain = ""
    if linked is not None:
        domain = _host(linked.text) or host_of(linked.url)
    domain = domain or _host(texts.get("domain", ""))
    stars = next((m[1] for image in page.images for url in image.urls if (m := _STARS.search(url))), "")
    facts = IssuerFacts(
        texts=texts,
        domain=domain.removeprefix("www."),
        granted=iso_date(texts.get("granted", "")),
        expires=iso_date(texts.get("expires", "")),
        level=stars,
        lines=tuple(_lines(page.blocks)),
    )
    denied = not facts and any(_NO_RECORD.search(block.folded) for block in page.blocks)
    return IssuerFacts({}, denied=True) if denied else facts


def iso_date(text: str) -> str:
    """The last date in a text as ISO 8601, Jalali (years 1300 to 1599) or Gregorian; '' if there is none."""
    found = _DATE.findall(fold(text))
    if not found:
        return ""
    year, month, day = map(int, found[-1])
    try:
        if year < 1600:
            from jdatetime import date as jalali

            return str(jalali(year, month, day).togregorian().isoformat())
        from datetime import date

        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _host(text: str) -> str:
    match = _HOST.search(fold(text))
    return match.group() if match else ""


def _label(folded: str) -> RecordField | None:
    return _FIELD_OF.get(folded.strip(" :：*").strip())


def _labelled(blocks: tuple[Block, ...]) -> Iterator[tuple[RecordField, str]]:
    """(field, value) of every row, the first of each field: label and value in one block, or in neighbouring ones."""
    seen: set[RecordField] = set()
    for index, block in enumerate(blocks):
        inline = _INLINE.fullmatch(block.folded)
        name = _FIELD_OF[inline["label"]] if inline else _label(block.folded)
        if name is None or name in seen:
            continue
        if inline:
            value = block.text.partition(":")[2] or block.text.partition("：")[2]
        else:
            value = _beside(blocks, index)
        value = value.strip()
        if value and not _EMPTY.fullmatch(value):
            seen.add(name)
            yield name, value


def _beside(blocks: tuple[Block, ...], index: int) -> str:
    """The value that stands after a label: the other cells of its row, else the blocks up to the next label."""
    row = blocks[index].row
    pieces: list[str] = []
    for block in blocks[index + 1 : index + 1 + _MOST_BLOCKS]:
        ends = block.kind is BlockKind.HEADING or _label(block.folded) or _INLINE.fullmatch(block.folded)
        if ends or block.row != row:
            break
        pieces.append(block.text)
    return " ".join(pieces)


def _lines(blocks: tuple[Block, ...]) -> Iterator[RecordLine]:
    """Lines of the licence table: number of the line, title, authority, number, from, to, status."""
    rows: dict[int, list[str]] = {}
    for block in blocks:
        if block.row >= 0:
            rows.setdefault(block.row, []).append("" if _EMPTY.fullmatch(block.text) else block.text)
    for cells in rows.values():
        if len(cells) >= 7 and fold(cells[0]).isdigit():
            _, title, authority, number, start, end, status = cells[:7]
            yield RecordLine(title, authority, number, iso_date(start), iso_date(end), status)


FIELDS: tuple[RecordField, ...] = get_args(RecordField)
