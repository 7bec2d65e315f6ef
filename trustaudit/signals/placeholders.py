"""What a template left behind: filler text, unfilled brackets, sample contact data, a theme's example pages and names.

Program code shown on a page holds the same signs; a block that looks like code is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trustaudit.model import Evidence, PageKind, Region
from trustaudit.page.model import Block, BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.voices import is_own_page

PlaceholderKind = Literal["lorem", "bracket", "template", "fill-in", "sample-contact", "default-page", "demo-brand"]


@dataclass(frozen=True, kw_only=True)
class Placeholder(Item):
    """Text that was never replaced: `bracket` is "[shop name]", `template` an instruction that should have run."""

    kind: PlaceholderKind


_BY_CONCEPT: tuple[tuple[str, PlaceholderKind], ...] = (
    ("placeholder-lorem", "lorem"),
    ("placeholder-fill", "fill-in"),
    ("placeholder-default", "default-page"),
    ("placeholder-demo-brand", "demo-brand"),
)
# In brackets, with a word that says what belongs there. Footnotes [1], [sic] and [...] hold none.
_BRACKET = re.compile(r"[\[<{]{1,2}([^\[\]<>{}\n]{3,60})[\]>}]{1,2}")
_BELONGS = re.compile(
    r"\b(?:(?:your|insert|enter|add|specify)\b.*|.*\b(?:shop|store|company|business|website|brand|owner|legal) ?name|"
    r"(?:company|name|address|city|country|phone(?: number)?|e-?mail(?: address)?|date|url|website|number of days|"
    r"days|state|street|vat(?: number)?|amount|insert.*|x+|"
    r"(?:delivery|shipping|processing|return|refund|warranty) (?:times?|period|window|address))|"
    r".*(?:nombre|razon social|direccion|correo|telefono|empresa|tienda|fecha|dominio|nif|cif|"
    r"firma|adresse|anschrift|einfugen|unternehmen|shopname|"
    r"nom de|societe|raison sociale|a completer|siret|courriel|"
    r"telefon numarasi|firma adi|e-?posta|adresi|sirket|belirtin|magaza|unvan).*)$|"
    r"نام (?:فروشگاه|شرکت|سایت|مدیر)|شماره (?:تماس|تلفن|موبایل|ثبت)|(?:ادرس|نشانی)|ایمیل|مشخص|تعداد روز|"
    r"وارد کنید|تاریخ|زمان (?:تحویل|ارسال|پردازش)|مدت (?:ضمانت|گارانتی)|"
    r"اسم (?:المتجر|الشرکه)|البرید|رقم (?:الهاتف|الجوال)|عنوان"
)
# Begins with a character class, so that the search skips to one at memory speed; runs over folded text.
_TEMPLATE = re.compile(
    r"[{<$%\[](?:\{ ?[\w.|'\" -]{2,60}\}\}|% ?\w[^\n]{0,60}%\}|%=? ?\w[^\n]{0,60}%>|(?<=\$)\{[\w.]{2,40}\}|"
    r"(?<=%)[a-z_]{4,30}%(?!\w)|(?<=\[)(?:contact-form-7|woocommerce_\w+|vc_row|vc_column|et_pb_\w+|gallery|"
    r"elementor-template|wpforms|ninja_form|products|product_page|rev_slider|mc4wp_form)\b[^\]\n]*\])"
)
_SAMPLE = re.compile(
    r"[\w.+-]+@(?:example\.(?:com|org|net)|your-?(?:domain|store|shop|company|email|site)\.\w+|domain\.com|"
    r"yoursite\.com|mysite\.com|test\.com|sample\.com|email\.com)\b|"
    r"\b(?:email|mail|info|name|user|youremail|your-?email)@(?:email|domain|company|example|address|gmail)\.(?:com|ir)\b|"
    r"\b123 (?:main|fake|example|anywhere|your|demo|sample|any) (?:street|st\b|road|rd\b|ave)|\bfake street\b|"
    r"\(?555\)?[ .-]555[ .-]5555|"
    r"(?<!\d)(?:123|000|111|012)[ .-]?(?:456|000|111|345)[ .-]?(?:7890?|0000|1111|6789)(?!\d)|"
    r"\b0599-x{4,}|\bx{2}(?:[ .-]x{2}){3,4}\b|\bcalle falsa 123\b|\bmusterstrasse 1\d?\b|"
    r"\b12345 (?:musterstadt|anytown|city)|\banytown\b|\bcity, state,? (?:zip|12345)"
)
_SAMPLE_HINT = re.compile(
    r"@(?:example|your|domain|mysite|test|sample|email|company|address|gmail)|123|555|0599|000|111|012|xx|"
    r"fake street|muster|anytown|city, state"
)
_CODE = re.compile(
    r"[{}();=]\s*(?:[{}();=]|$)|</|\bfunction\b|=>|\bconst\b|\bimport\b|\breturn\b|v-for|ng-|\bdef\b|\bcurl\b"
)
# Dots or a line to write on, where a name or an address belongs.
_FIELDS = re.compile(r"[._…](?:(?<=\.)\.{5,}|(?<=_)_{4,}|(?<=…)…+)")
_DOTTED = re.compile(r"adres|address|numar|firma|شرکت|کاربران محترم|نشانی")


def read_placeholders(sheet: Sheet, site: Site) -> Iterator[Placeholder]:
    """The first passage of each kind, and every different bracket, once a page."""
    if not is_own_page(sheet):
        return
    seen: set[tuple[str, str]] = set()
    for kind, words, evidence in (*_phrases(sheet), *_marks(sheet), *_in_title(sheet)):
        key = (kind, words if kind == "bracket" else "")
        if key not in seen:
            seen.add(key)
            yield Placeholder(kind=kind, evidence=evidence)


_Found = tuple[PlaceholderKind, str, Evidence]


def _phrases(sheet: Sheet) -> Iterator[_Found]:
    for concept, kind in _BY_CONCEPT:
        for hit in sheet.hits.get(concept, ()):
            block = sheet.page.blocks[hit.line]
            if block.kind is BlockKind.OPTION or _looks_like_code(block):
                continue
            if kind in ("default-page", "demo-brand") and len(block.folded) > 60 + hit.end - hit.start:
                continue  # a text that speaks of such a page
            if kind == "demo-brand" and hit.end - hit.start < len(block.folded) and block.region is not Region.FOOTER:
                continue
            if kind == "fill-in" and block.form >= 0:
                continue  # the label or hint of a field
            yield kind, hit.phrase, sheet.span(hit.start, hit.end)


def _marks(sheet: Sheet) -> Iterator[_Found]:
    text = sheet.text
    if "[" in text or "{" in text or "<" in text:
        for index, match in sheet.find(_BRACKET):
            block = sheet.page.blocks[index]
            words = match.group(1).strip()
            if _BELONGS.search(words) and not _looks_like_code(block) and block.form < 0:
                yield "bracket", words, sheet.span(match.start(), match.end())
    for index, match in sheet.find(_TEMPLATE):
        if not _looks_like_code(sheet.page.blocks[index]):
            yield "template", match.group(), sheet.span(match.start(), match.end())
    for index, _ in sheet.find(_FIELDS):
        block = sheet.page.blocks[index]
        if len(block.text) < 600 and _DOTTED.search(block.folded):
            yield "bracket", "…", sheet.at(index)
    for hint in _SAMPLE_HINT.finditer(text):
        found = _SAMPLE.search(text, max(0, hint.start() - 24), hint.end() + 24)
        index = sheet.locate(hint.start())[0]
        if found and not _looks_like_code(sheet.page.blocks[index]) and sheet.page.blocks[index].form < 0:
            yield "sample-contact", found.group(), sheet.span(found.start(), found.end())
            return


_TITLES = re.compile(
    r"^(?:home|index|document|untitled|new page|my shop|my store|your store|just another wordpress site|title)$", re.I
)


def _in_title(sheet: Sheet) -> Iterator[_Found]:
    title = sheet.page.title.strip()
    if _TITLES.match(title) and PageKind.HOME in sheet.page.kinds:
        yield "default-page", title, sheet.evidence(title)
    elif _TEMPLATE.search(title.lower()):
        yield "template", title, sheet.evidence(title)


def _looks_like_code(block: Block) -> bool:
    return len(_CODE.findall(block.text)) > 2 or any(step.startswith(("pre:", "code:")) for step in block.path)


SIGNALS: tuple[Spec, ...] = (
    Spec(
        "placeholders",
        Placeholder,
        (PageKind.HOME, PageKind.ABOUT, PageKind.CONTACT, PageKind.TERMS, PageKind.PRIVACY, PageKind.RETURNS),
        read=read_placeholders,
        vocabulary=tuple(concept for concept, _ in _BY_CONCEPT),
    ),
)
