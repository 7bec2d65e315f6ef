"""The totals, ways of sending and paying, and lines of a cart or checkout page, read row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trustaudit.lexicon import Lexicon
from trustaudit.model import Region
from trustaudit.page.amounts import Money, amounts, is_free, money
from trustaudit.page.cart_json import in_scripts
from trustaudit.page.cartdata import CartFacts, CartLine, PaymentOption, RowKind, ShippingOption, TotalRow
from trustaudit.page.model import Block, BlockKind, Field, Form, Page, Path
from trustaudit.text import fold, original_span

_OUTSIDE = frozenset((Region.HEADER, Region.NAV, Region.FOOTER, Region.DIALOG, Region.HEAD))
_KINDS: tuple[RowKind, ...] = ("subtotal", "shipping", "tax", "fee", "discount", "total")
_SHIPPING = re.compile(
    r"(?:shipping|delivery|estimate|ship)[\W_]?(?:method|option|rate)|shippingmethod",
    re.I,
)
_PAYMENT = re.compile(
    r"pay(?:ment)?[\W_]?(?:method|option|type|mode|gateway)|paymentmethod|^payment\[method\]$|^payment$|^gateway$", re.I
)
_QUANTITY = re.compile(r"qty|quantit|cantidad|menge|adet|anzahl|تعداد", re.I)
_HARMLESS = re.compile(
    r"terms|agree|privacy|consent|gdpr|remember|same|billing|ship_to_different|save[-_]for|delete|remove|cookie", re.I
)


def read_page(page: Page, lexicon: Lexicon) -> CartFacts:
    """The facts of a cart or checkout page. Header, footer and dialogs are left out, with their little carts."""
    hidden = in_scripts(page)
    lines = list(_lines(page))
    rows = tuple(_rows(page, lexicon, [around for _, around in lines]))
    shipping = tuple(_shipping(page))
    payments = tuple(_payments(page))
    found = CartFacts(
        tuple(line for line, _ in lines) or hidden.lines,
        rows or hidden.rows,
        shipping or hidden.shipping,
        payments or hidden.payments,
        tuple(_ticked(page)),
    )
    printed = [r.money.currency for r in rows if r.money and r.money.currency]
    return replace(found, currency=max(set(printed), key=printed.count) if printed else hidden.currency)


def _visible(page: Page) -> list[tuple[int, Block]]:
    return [
        (i, b)
        for i, b in enumerate(page.blocks)
        if b.region not in _OUTSIDE and b.kind not in (BlockKind.OPTION, BlockKind.ALT)
    ]


# -- totals --------------------------------------------------------------------------


def row_kind(label: str, lexicon: Lexicon) -> RowKind | None:
    """What a row of the totals is, by the first of the words in its label that names a kind."""
    folded = fold(label)
    hits = lexicon.scan(folded)
    found = [(h.start, -(h.end - h.start), kind) for kind in _KINDS for h in hits.get(f"row-{kind}", ())]
    return min(found)[2] if found else None


def _rows(page: Page, lexicon: Lexicon, lines: list[Path]) -> Iterator[TotalRow]:
    blocks = [(i, b) for i, b in _visible(page) if not any(b.path[: len(around)] == around for around in lines)]
    estimators = {i for i, form in enumerate(page.forms) if _asks_where(form)}
    section: RowKind | None = None  # "Shipping" on a row of its own names the kind of the rows under it
    linked = {k.block for k in page.links if k.block >= 0 and k.text == page.blocks[k.block].text}
    for group in _groups(blocks):
        if len(group) == 2 and group[0][1].row < 0 and group[0][0] in linked:
            continue  # a menu item and whatever stands next to it
        label, value, at = _label_and_value(group)
        kind = row_kind(label, lexicon) if label and len(label) <= 60 else None
        if not value:
            if len(group) == 1 and group[0][1].row >= 0:
                section = kind
            continue
        if any(b.kind is BlockKind.LABEL for _, b in group[1:]):
            continue  # a list of methods to choose from, read as such
        found = money(value)
        if kind is None and found is not None and group[0][1].row >= 0:
            kind = "shipping" if group[0][1].form in estimators else section
        if kind is not None and (found is not None or is_free(value) or kind == "shipping"):
            yield TotalRow(kind, label, value, found, at)


def _asks_where(form: Form) -> bool:
    """Whether a form asks for a country and nothing personal: rows with a price in it are prices of sending."""
    names = [f.name.lower() for f in form.fields if f.type != "hidden"]
    return any("country" in n for n in names) and not any("name" in n or "mail" in n or "address" in n for n in names)


def _groups(blocks: list[tuple[int, Block]]) -> Iterator[list[tuple[int, Block]]]:
    """Blocks that make one row: of a table; or two that alone fill an element; or one that holds label and amount."""
    at = 0
    while at < len(blocks):
        index, block = blocks[at]
        if block.row >= 0:
            stop = at
            while stop < len(blocks) and blocks[stop][1].row == block.row:
                stop += 1
            yield blocks[at:stop]
            at = stop
        elif at + 1 < len(blocks) and blocks[at + 1][1].row < 0 and _fill_one_element(blocks, at):
            yield blocks[at : at + 2]
            at += 2
        else:
            yield [(index, block)]
            at += 1


def _fill_one_element(blocks: list[tuple[int, Block]], at: int) -> bool:
    """Whether two neighbours are all that an element holds, as a label and its value are (dt and dd count as two)."""
    one, two = blocks[at][1], blocks[at + 1][1]
    if money(two.text) is None and not is_free(two.text):
        return False
    if money(one.text) is not None or (one.kind is BlockKind.HEADING and two.kind is BlockKind.HEADING):
        return False
    shared = _common(one.path, two.path)
    if len(shared) < 2 or len(one.path) - len(shared) > 3 or len(two.path) - len(shared) > 4:
        return False
    tags = (
        (one.path[len(shared)][:2], two.path[len(shared)][:2])
        if len(one.path) > len(shared) < len(two.path)
        else ("", "")
    )
    if tags == ("dt", "dd"):
        return True
    inside = sum(1 for _, b in blocks[max(0, at - 3) : at + 5] if b.path[: len(shared)] == shared)
    return inside == 2


def _common(one: Path, two: Path) -> Path:
    size = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        size += 1
    return one[:size]


def _label_and_value(group: list[tuple[int, Block]]) -> tuple[str, str, int]:
    """The label and the value of a row, and the index of the block that holds the value; ('', '', -1) for no row."""
    if len(group) == 1:
        index, block = group[0]
        found = amounts(block.text)
        if len(found) != 1 or len(block.folded) > 90:
            return block.text if not found else "", "", index
        _, start, end = found[0]
        after = block.folded[end:].strip(" :.()*")
        left, right = original_span(block.text, start, end)
        label = block.text[:left].strip(" :-–")
        # "Shipping $7.00" is a row; "Free shipping over $50 in the USA" is a sentence.
        if label and len(label) <= 40 and len(after.split()) <= 3 and block.kind is not BlockKind.LABEL:
            return label, block.text[left:right], index
        return "", "", index
    texts = [(i, b) for i, b in group if b.text.strip(" :")]
    if len(texts) < 2:
        return (texts[0][1].text if texts else ""), "", group[0][0]
    first, last = texts[0], texts[-1]
    return first[1].text.strip(" :"), last[1].text, last[0]


# -- ways of sending and paying ------------------------------------------------------


def _fields(page: Page) -> Iterator[Field]:
    for form in page.forms:
        if form.region not in _OUTSIDE:
            yield from form.fields
    yield from page.controls


def _at(page: Page, label: str) -> int:
    return next((i for i, b in enumerate(page.blocks) if label and b.text == label), -1)


def _priced(label: str) -> tuple[str, Money | None]:
    """A method's label without its price, and the price."""
    found = amounts(label)
    if found:
        shown, start, end = found[-1]
        return label[: original_span(label, start, end)[0]].strip(" :-–(") or label, shown
    pieces = re.split(r"\s*[:–—-]\s*", label)
    if len(pieces) > 1 and is_free(pieces[-1]):
        return pieces[0], Money(0.0)
    return label, Money(0.0) if is_free(label) else None


def _shipping(page: Page) -> Iterator[ShippingOption]:
    seen: set[tuple[str, str]] = set()
    for field in _fields(page):
        if field.type not in ("radio", "hidden", "select") or not _SHIPPING.search(field.name):
            continue
        if field.type == "select":
            for option in field.options:
                if option.value and amounts(option.text):
                    yield ShippingOption(
                        option.value, _priced(option.text)[0], _priced(option.text)[1], option.selected
                    )
            continue
        if (field.name, field.value) in seen or not field.label or (field.type == "hidden" and not field.value):
            continue
        seen.add((field.name, field.value))
        label, price = _priced(field.label)
        printed = label if fold(label) != label else field.label[: len(label)]
        yield ShippingOption(
            field.value, printed, price, field.checked or field.type == "hidden", _at(page, field.label)
        )


def _payments(page: Page) -> Iterator[PaymentOption]:
    seen: set[str] = set()
    for field in _fields(page):
        if not _PAYMENT.search(field.name):
            continue
        if field.type == "select":
            yield from (PaymentOption(o.value, o.text, o.selected) for o in field.options if o.value)
        elif (
            field.value
            and field.value not in seen
            and (field.type == "radio" or (field.type == "hidden" and field.label))
        ):
            seen.add(field.value)
            yield PaymentOption(field.value, field.label, field.checked, _at(page, field.label))


def _ticked(page: Page) -> Iterator[str]:
    for field in _fields(page):
        extra = field.type == "checkbox" and field.checked and field.label and not field.hidden and not field.required
        if extra and not _HARMLESS.search(f"{field.name} {field.id}"):
            yield field.label


# -- lines ---------------------------------------------------------------------------


def _lines(page: Page) -> Iterator[tuple[CartLine, Path]]:
    """Products in the cart, each with the element it stands in: the nearest around a quantity field that also names a
    product and a price."""
    blocks = _visible(page)
    quantities = [
        f for f in _fields(page) if _QUANTITY.search(f.name) and f.type in ("text", "number", "tel", "select")
    ]
    for field in quantities:
        others = [q.path for q in quantities if q is not field]
        for depth in range(len(field.path) - 1, 1, -1):
            around = field.path[:depth]
            if any(o[:depth] == around for o in others):
                break  # that element holds several lines
            inside = [(i, b) for i, b in blocks if b.path[:depth] == around]
            prices = [m for _, b in inside if len(b.text) < 200 for m, _, _ in amounts(b.text)]
            named = [k for k in page.links if k.path[:depth] == around and k.url and k.block >= 0 and len(k.text) > 2]
            titled = next((k for k in named if money(k.text) is None and not re.search(r"remove|delete", k.url)), None)
            if prices and titled is not None:
                line = CartLine(titled.text, _count(field), prices[0], prices[-1], titled.url, titled.block)
                yield line, around
                break


def _count(field: Field) -> float | None:
    try:
        return float(fold(field.value or "").strip())
    except ValueError:
        return None
