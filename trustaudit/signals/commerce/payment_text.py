"""Payment methods in words: sentences that offer or refuse them, and lists, labels and alts that only name them.

A name is not yet an offer. A brand that is an ordinary word (Visa, Discover, Zip) needs another word of payment beside
it; a menu link ("Payment & invoice"), a question, a customer's review and a watch that "supports Google Pay" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from trustaudit.model import PageKind, Region
from trustaudit.page.model import Block, BlockKind
from trustaudit.signals.base import Sheet
from trustaudit.signals.commerce.payment_names import Candidate, Name, brands_in, families_in, widest
from trustaudit.signals.commerce.sentences import Polarity, polarity, sentence_at
from trustaudit.signals.commerce.voices import is_article, is_customer

_PAYING = frozenset((PageKind.PAYMENT, PageKind.CART, PageKind.CHECKOUT))
# Families whose words speak for themselves: nobody says "cash on delivery" of anything else.
_PLAIN = frozenset(("cod", "card-to-card"))
# Families whose words are also goods or pages of a shop; they count in sentences about paying, never as a bare link.
_GOODS = frozenset(("gift-card", "wallet"))
_NOISE = re.compile(
    r"\b(?:and|or|und|oder|et|ou|y|o|e|og|och|ja|ve|veya|i|a|&|logo|logos|icon|icons|card|cards|payment|payments|accepted|accept"
    r"|we|secure|secured|image|badge|pay|with|by|via|per|mit|con|avec|par|ile|credit|debit|checkout|payer|online|footer|img"
    r"|method|methods|option|zahlung|paiement|pago|logotipo|logotype|karte|karten|tarjeta|carte|cartes|only|and more|etc|na|met)\b"
    r"|(?<![^\W_])(?:و|یا|با|از|طریق|امکان|لوگو|لوگوی|کارت|درگاه|بانک|پرداخت|او|عبر|شعار|نقدا)(?![^\W_])|[\W\d_]+"
)
# A device that can pay is not a shop that takes the payment.
_DEVICE = re.compile(
    r"\b(?:nfc|contactless|smartwatch|watch|works with|compatible|supports|kompatibel|unterstutzt|kontaktlos\w*|compatibles?"
    r"|sans contact|sin contacto|temassiz|бесконтактн\w*)\b|پشتیبانی می|ساعت هوشمند"
)
# What an instalment provider's line on a product says: "3x 29,90 €", "4 payments of $12", "12 Raten".
_SHARES = re.compile(
    r"\b[2-9] ?x\b|\b\d{1,2} (?:x|fois|payments|instal+ments|raten|plazos|cuotas|rate|termijnen|taksit)\b|\d ?قسط"
)
_THIS = re.compile(r"(?:this|diese\w?|esta?e?|cette?|ce|bu)\b|(?:این|هذه|هذا)(?![^\W_])")
_NEAR = 6  # blocks to either side in which a list of methods goes on


def text_methods(sheet: Sheet) -> Iterator[Candidate]:
    """Methods named in the page's text (pictures' alts are part of it)."""
    by_block = _names_by_block(sheet)
    if not by_block:
        return
    reader = _Reader(sheet, by_block)
    for index, names in by_block.items():
        yield from reader.read(index, names)


def _names_by_block(sheet: Sheet) -> Mapping[int, list[Name]]:
    names = widest(brands_in(sheet.text) + families_in(sheet.hits))
    out: dict[int, list[Name]] = {}
    for name in names:
        out.setdefault(sheet.locate(name.start)[0], []).append(name)
    return out


class _Reader:
    """What the blocks around a name say about it."""

    def __init__(self, sheet: Sheet, by_block: Mapping[int, list[Name]]) -> None:
        self._sheet = sheet
        self._blocks: Sequence[Block] = sheet.page.blocks
        self._by_block = by_block
        self._kinds = frozenset(sheet.page.kinds)
        self._heads: dict[int, list[tuple[int, int]]] = {}
        for hit in sheet.hits.get("pay-heading", ()):
            # "paiement" in "paiement à la livraison" is part of the name, not a heading over it.
            if not any(n.start <= hit.start and hit.end <= n.end for n in by_block.get(hit.line, ())):
                self._heads.setdefault(hit.line, []).append((hit.start, hit.end))
        self._linked = {link.block for link in sheet.page.links if link.url and link.block >= 0}

    def read(self, index: int, names: list[Name]) -> Iterator[Candidate]:
        block = self._blocks[index]
        if is_customer(block.folded):
            return
        bare = self._is_bare(index, names)
        for name in names:
            if self._bare_counts(index, name) if bare else self._said(index, name, names):
                yield Candidate(
                    name.family, name.brand, self._sheet.span(name.start, name.end),
                    self._polarity(index, name, bare),
                    block.kind is BlockKind.ALT, bare,
                )  # fmt: skip

    def _polarity(self, index: int, name: Name, bare: bool) -> Polarity:
        """How a name is spoken of: in its own sentence, or, where it is a heading or a label, in the line below that
        says "this way of paying is not available yet"."""
        block = self._blocks[index]
        if len(block.folded) < 60 and index + 1 < len(self._blocks) and _THIS.match(self._blocks[index + 1].folded):
            start = self._sheet.start_of(index + 1)
            said = polarity(self._sheet.text, start, start + 3)
            if said != "offered":
                return said
        return "offered" if bare else polarity(self._sheet.text, name.start, name.end)

    def _is_bare(self, index: int, names: list[Name]) -> bool:
        """Whether a block says nothing but names."""
        text = self._blocks[index].folded
        if len(text) > 160:
            return False
        start = self._sheet.start_of(index)
        rest, at = [], 0
        for name in names:
            rest.append(text[at : name.start - start])
            at = name.end - start
        rest.append(text[at:])
        return not _NOISE.sub("", " ".join(rest))

    def _bare_counts(self, index: int, name: Name) -> bool:
        if name.family in _PLAIN:
            return True
        if name.family in _GOODS and not name.brand:
            return False
        if self._is_announced(index) or not self._kinds.isdisjoint(_PAYING):
            return True
        block = self._blocks[index]
        company, strangers = self._company(index, name)
        if is_article(self._sheet.page, block):
            return False
        if strangers > company + 1:
            company = 0  # a cloud of tags, a list of partners
        if name.common:
            return company > 0
        if not name.brand or name.family == "other":
            # A lone "Invoice" or "Finance" link leads to a page; several methods in a row are a list of methods.
            return company > (1 if index in self._linked else 0)
        if company:
            return True
        if block.kind is BlockKind.ALT or strangers > 2 or block.region in (Region.NAV, Region.HEADER):
            return False  # lone pictures are judged by all their names, in payment_marks
        return block.kind is BlockKind.BUTTON or block.region in (Region.FOOTER, Region.ASIDE)

    def _said(self, index: int, name: Name, names: list[Name]) -> bool:
        text = self._sheet.text
        left, right = sentence_at(text, name.start, name.end)
        if text[right : right + 1] in ("?", "؟", "？") and self._blocks[index].kind is not BlockKind.LABEL:
            return False
        if name.family in _PLAIN:
            return True
        if any(left <= hit.start < right for hit in self._sheet.hits.get("refund-original", ())):
            return False  # the way money goes back
        if name.family == "wallet" and _DEVICE.search(text, left, right):
            return False
        if name.family == "instalment" and name.brand and _SHARES.search(text, left, right):
            return True
        headed = any(left <= a < right for a, _ in self._heads.get(index, ()))
        others = {(n.family, n.brand) for n in names if not n.common and left <= n.start < right} - {
            (name.family, name.brand)
        }
        if not self._kinds or is_article(self._sheet.page, self._blocks[index]):
            return headed and len(others) > 1
        if not self._kinds.isdisjoint(_PAYING):
            return not name.common or headed or bool(others)
        if self._is_announced(index):
            return not name.common or bool(others) or (headed and name.brand in ("", "cash"))
        return headed and (not name.common or bool(others))

    def _is_announced(self, index: int) -> bool:
        """Whether a heading or a label over the block speaks of paying."""
        block = self._blocks[index]
        if index in self._heads and len(block.folded) < 160:
            return True
        if (
            block.heading in self._heads
            and index - block.heading <= 30
            and len(self._blocks[block.heading].folded) < 80
        ):
            return True
        return any(
            i in self._heads
            and len(self._blocks[i].folded) < 60
            and i not in self._linked
            and _shared(self._blocks[i].path, block.path) >= len(block.path) - 4
            for i in range(max(0, index - 2 * _NEAR), index)
        )

    def _company(self, index: int, name: Name) -> tuple[int, int]:
        """How many other methods stand in the block and the rows around it (beside an ordinary word another one does not
        count alone), and how many rows of the same list name none."""
        here = self._blocks[index]
        found: set[tuple[str, str]] = set()
        common: set[tuple[str, str]] = set()
        strangers = 0
        for i in range(max(0, index - _NEAR), min(len(self._blocks), index + _NEAR + 1)):
            there = self._blocks[i]
            if i != index and _shared(there.path, here.path) < len(here.path) - 3:
                continue
            strangers += i not in self._by_block and _same_list(there.path, here.path)
            for other in self._by_block.get(i, ()):
                key = (other.family, other.brand)
                if key != (name.family, name.brand) and (i == index or self._is_bare(i, self._by_block[i])):
                    (common if other.common else found).add(key)
        if name.common:
            return len(found) + (len(common) > 1), strangers
        return len(found) + len(common), strangers


def _same_list(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two paths are items of one list: equal but for their last steps, or their last but one."""
    if len(one) != len(other) or _shared(one, other) < len(one) - 2:
        return False
    tags = {step.partition(":")[0] for step in (one[-1], other[-1]) if not step.startswith("#")}
    return len(tags) < 2


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Length of the common beginning of two paths."""
    n = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        n += 1
    return n
