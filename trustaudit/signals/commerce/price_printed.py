"""The price a product page prints: the amount nearest to the product's name and its add-to-cart button.

A page is full of amounts: former prices, monthly rates, savings, prices by weight, other products. What is struck out or
called by one of those names is passed over; of two amounts in one line the smaller is what the shopper pays now.
"""

from __future__ import annotations

import re

from trustaudit.model import Region
from trustaudit.page.model import Block, BlockKind, Page
from trustaudit.page.shapes import selling_lines
from trustaudit.signals.base import Sheet
from trustaudit.signals.commerce.money import Money, amounts
from trustaudit.text import fold, fold_pattern


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(fold_pattern(text))


_STRUCK = _pattern(r"(?:^|:)(?:del|s|strike)(?::|$)")
# What is said right before a former price or a saving.
_OLD = _pattern(
    r"\b(?:was|rrp|msrp|uvp|pvp|list price|regular price|original price was"
    r"|old price|statt|instead of|antes|avant|eski fiyat\w*|ancien prix"
    r"|precio anterior|precio normal|prix conseille|you save|save|saving|sparen|ersparnis|ahorra\w*|economisez|kazanc\w*|recommended"
    r"|taniej o|zamiast|najnizsza cena\D{0,40}"
    r"|puvodne|povodne|van|for|prima|invece di|de|rabatt|discount|off)\W{0,3}$"
    r"|(?:قیمت قبل|قیمت اصلی|سود شما|تخفیف شما|سود خرید|بدلا من|کان|وفر|кредит|рассрочк\w*|экономия|выгода|старая цена"
    r"|原價|原价|정가|市価|定価)\W{0,3}$",
)
_NOT_THE_PRICE = _pattern(
    r"shipping|delivery|postage|versand|liefer|envio|livraison|kargo|ارسال|پست|شحن|توصیل|dostaw|достав|משלוח|배송|送料|运費|運費|תשלומים"
    r"|gift card|voucher|cashback|points|deposit|each additional|orders? over|above|ab einem|from \d+ items"
    r"|per month|/ ?mon?(?:th)?\b|/ ?mo\b|monthly|im monat|monatl|\bmtl\b|mois|al mes|par mois|taksit"
    r"|ماهانه|قسط|اقساط|instal?lment|\braten?\b|finanz"
    r"|\b\d+ ?x\b|\bx ?\d+\b|per (?:kg|100|litre|liter|unit)|/ ?(?:kg|100|l|lt|m2|g)\b|\bpro (?:kg|l|100)"
)
# A price goes on to say what it does not hold: "incl. VAT, plus shipping" does not make it a shipping cost.
_TAXED = _pattern(
    r"\(?\b(?:inkl|incl|zzgl|excl|exkl|plus|hors|ttc|including|excluding|inc|ex|iva|mwst|vat|sis)\b.*|شامل.*|بدون احتساب.*"
)
_BESIDE = (Region.NAV, Region.FOOTER, Region.DIALOG, Region.HEADER)
#: How far from a product's name, and from its button, its price may stand, in statements.
_BELOW_NAME, _ABOVE_BUTTON = 60, 40


def printed_price(sheet: Sheet, country: str, stated: float | None) -> tuple[int, Money] | None:
    """(block, amount) of the printed price, None if there is none. Of several the one that the page
    also states for machines is believed."""
    best: tuple[float, int, Money] | None = None
    blocks = sheet.page.blocks
    name, buttons = _name_at(sheet.page), _buttons(blocks)
    for index, block in enumerate(blocks):
        if block.region in _BESIDE or block.kind is BlockKind.OPTION or not _DIGIT.search(block.folded):
            continue
        place = _closeness(index, name, buttons)
        if not place:
            continue
        current = _current(block, [m for m in amounts(block.folded, country=country) if m.amount > 0])
        for money in current:
            known = stated is not None and abs(money.amount - stated) < 0.005
            if stated is not None and abs(money.amount / 100 - stated) < 0.005:
                continue  # cents that are set high by style alone run into the figure
            score = place + 4.0 * (len(block.folded) < 25) + 12.0 * known - index * 0.001
            if best is None or score > best[0]:
                best = (score, index, money)
    if best is None:
        return None
    _, index, money = best
    return (index, money) if stated is not None else _reduced(blocks, index, money, country)


def _reduced(blocks: tuple[Block, ...], index: int, money: Money, country: str) -> tuple[int, Money]:
    """The reduced price in the line beside a former one: smaller, but not so small that it is a saving or a rate."""
    here = blocks[index]
    for other in (index + 1, index - 1):
        if not 0 <= other < len(blocks) or blocks[other].path[:-3] != here.path[:-3] or len(blocks[other].folded) > 40:
            continue
        for beside in _current(blocks[other], list(amounts(blocks[other].folded, country=country))):
            if beside.currency == money.currency and 0.3 * money.amount < beside.amount < money.amount:
                return other, beside
    return index, money


_DIGIT = re.compile(r"\d")


def _name_at(page: Page) -> int:
    """The statement that names the product: the first-level heading most like the page's title, -1 if there is none."""
    title = set(re.findall(r"\w+", fold(page.title)))
    heads = [
        (len(title & set(re.findall(r"\w+", b.folded))), -i)
        for i, b in enumerate(page.blocks)
        if b.kind is BlockKind.HEADING and b.level == 1 and b.region is not Region.NAV
    ]
    return -max(heads)[1] if heads else -1


def _buttons(blocks: tuple[Block, ...]) -> list[int]:
    """Statements that put the product into the cart."""
    short = [i for i, b in enumerate(blocks) if b.region not in _BESIDE and 2 < len(b.folded) < 40]
    return [short[line] for line in selling_lines([blocks[i].folded for i in short])]


def _closeness(index: int, name: int, buttons: list[int]) -> float:
    """How likely the product's price stands here, 0 to 36; 10 everywhere when neither name nor button is known."""
    if name < 0 and not buttons:
        return 10.0
    score = 0.0
    if name >= 0 and 0 <= index - name <= _BELOW_NAME:
        score = 20 - (index - name) * 0.25
    elif name >= 0 and -6 <= index - name < 0:
        score = 2.0
    # With many buttons the page lists other products, too: only the first after the name is this one's.
    button = next((b for b in buttons if b > name), buttons[0] if buttons else None)
    if button is not None and abs(button - index) <= _ABOVE_BUTTON:
        score += 16 - abs(button - index) * 0.4
    return score


def _current(block: Block, found: list[Money]) -> list[Money]:
    """The amounts of a block that may be what the shopper pays."""
    if not found or any(_STRUCK.search(step) for step in block.path[-3:]):
        return found[1:] if len(found) > 1 else []
    left: list[Money] = []
    end = 0
    for money in found:
        before = block.folded[end : money.start][-60:]
        around = (
            before[-40:] + _TAXED.sub(" ", block.folded[money.start : money.end + 60])[: money.end - money.start + 30]
        )
        end = money.end
        if not _OLD.search(before) and not _NOT_THE_PRICE.search(around):
            left.append(money)
    return [min(left, key=lambda m: m.amount)] if left else []
