"""Who runs the shop: names it gives itself, the year it began, the numbers it is registered under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trustaudit.model import PageKind, Region
from trustaudit.page.data import text_of, types
from trustaudit.page.model import Block, BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec
from trustaudit.signals.identifiers import Identifier, IdentifierKind, read_identifiers
from trustaudit.text import collapse, fold

OrganizationSource = Literal["data", "meta", "copyright", "legal"]


@dataclass(frozen=True, kw_only=True)
class Organization(Item):
    """A name the shop gives itself. `legal` names carry a company's form (Ltd, GmbH, شرکت … سهامی خاص)."""

    name: str
    source: OrganizationSource


@dataclass(frozen=True, kw_only=True)
class Founding(Item):
    """The year the business says it began, of the Gregorian calendar."""

    year: int


_OWN_PAGES = frozenset((PageKind.HOME, PageKind.ABOUT, PageKind.CONTACT, PageKind.LEGAL))

# -- names ------------------------------------------------------------------------------------------------------------

_SHOP_TYPES = frozenset(
    ("Organization", "Corporation", "OnlineStore", "OnlineBusiness", "Store", "LocalBusiness", "ProfessionalService")
)
_FORMS = (
    r"GmbH(?: ?& ?Co\.? ?KG)?|gGmbH|UG \(haftungsbeschränkt\)|AG|e\. ?K\.|OHG|KG|KGaA|SE|"
    r"Ltd\.?(?: Şti\.?)?|Limited|L\.?L\.?C\.?|Inc\.?|Corp\.?|Corporation|PLC|plc|LLP|Pty\.? Ltd\.?|Co\.|"
    r"S\. ?L\.(?: ?U\.?)?|S\.?L\.?U\.?|SL|S\. ?A\.(?: ?U\.?)?|S\. ?C\. ?P\.|SARL|S\.A\.R\.L\.?|SAS|"
    r"S\.A\.S\.?|SASU|EURL|S\.? ?r\.? ?l\.?|S\.p\.A\.?|B\.?V\.?|N\.?V\.?|A\.Ş\.?|Sp\. z o\.? ?o\.?|LDA|Lda\.?"
)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĞİŞ0-9]"
_LATIN_LEGAL = re.compile(
    rf"(?<![\w.])((?:{_CAPITAL}[\w&.'’+-]*)(?:,? (?:[(&]?{_CAPITAL}[\w&.'’)+-]*|&|and|und|y|et|de|of|ve)){{0,6}}?,? "
    rf"(?:{_FORMS}))(?![\w])"
)
_PERSIAN_LEGAL = re.compile(
    r"((?:شرکت|مؤسسه|موسسه|تعاونی) [^\n،؛.:()«»|]{2,60}? ?"
    r"\(?(?:سهامی (?:خاص|عام)|با مسئولیت محدود|با مسوولیت محدود)\)?)"
)
_ARABIC_LEGAL = re.compile(
    r"((?:شركة|مؤسسة) [^\n،؛.:()«»|]{2,50}?(?: (?:ذ\.م\.م|ش\.م\.م|المحدودة)|(?= (?:التجارية|للتجارة)) \S+))"
)
_LEGAL_HINT = re.compile(
    r"gmbh|\bag\b|\bug\b|\bkg\b|ohg|e\. ?k\.|ltd|limited|llc|l\.l\.c|\binc\b|corp|\bplc\b|llp|\bs\. ?l\b|\bslu?\b|"
    r"\bs\. ?a\b|sarl|\bsas|eurl|s\.? ?r\.? ?l\b|s\.p\.a|b\.?v\b|n\.?v\b|\ba\.s\b|sp\. z|\bco\.|lda|سهامی|"
    r"مسئولیت محدود|مسوولیت محدود|شرکه|موسسه"
)
_YEARS = r"\d{4}(?:\s?[-–/]\s?\d{2,4})?"
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|copyright|کپی ?رایت)(?:[\s,:|©\u200e\u200f-]|\(c\)|copyright|by|{_YEARS})*"
    r"(?P<name>[^\n©|•·]{2,80})",
    re.I,
)
_BEFORE = re.compile(r"(?P<name>[^\n©|•·]{2,60}?)[\s,–-]*(?:\d{4})?\s*(?:©|\(c\))\s*(?:copyright)?\W*$", re.I)
_RIGHTS = re.compile(
    r"[.,،;\s–—-]*(?:\d{4}\s*)?(?:all (?:rights|content)|alle (?:rechte|inhalte)|todos (?:los|os) d|tous droits|"
    r"tüm hakları|her hakkı|جميع الحقوق|كافة الحقوق|تمامی حقوق|تمام حقوق|کلیه حقوق|کلیه‌ی حقوق|powered by|designed by|"
    r"design by|built with|theme by|website by|developed by|created by|content management|rights reserved|(?:e-?commerce )?software by|"
    r"registered in|company n|طراحی).*$",
    re.I | re.S,
)
_PERSIAN_RIGHTS = re.compile(
    r"(?:متعلق به|حقوق[^\n.،]{0,40} برای) (?:(?:وب ?سایت|سایت|مجموعه) )?(?P<name>[^\n.،؛|]{2,50}?) "
    r"(?:می ?باشد|می‌باشد|است|محفوظ|بوده)(?!\w)"
)
_NO_NAME = re.compile(
    r"^(?:\d[\d\s./-]*|all|the|your|this site|website|site|company|copyright|شما|این|سایت|وب ?سایت|ما|https?:.*)$|"
    r"\btheme\b|wordpress|قالب|©",
    re.I,
)


def _clean(name: str) -> str:
    name = re.sub(rf"^{_YEARS} |[ ,–-]+{_YEARS}$", "", collapse(_RIGHTS.sub("", name))).strip(" .,-–—|:;،©®™\"'«»")
    if (
        len(name) < 2
        or len(name) > 80
        or name.count(" ") > 9
        or _NO_NAME.search(name)
        or not re.search(r"[^\W\d_]", name)
    ):
        return ""
    return name


def read_organizations(sheet: Sheet, site: Site) -> Iterator[Organization]:
    """Names in structured data, metadata, the copyright line and, in footers and on legal pages, company names."""
    seen: set[tuple[str, str]] = set()
    for name, source, evidence in _names(sheet):
        key = (fold(name), source)
        if name and key not in seen and not sheet.lexicon.link_concepts(key[0]):
            seen.add(key)
            yield Organization(name=name, source=source, evidence=evidence())


def _names(sheet: Sheet):  # type: ignore[no-untyped-def]
    page = sheet.page
    for node in page.data:
        kinds = types(node)
        if not any(k in _SHOP_TYPES or k.endswith("Store") for k in kinds):
            continue
        for key, source in (("name", "data"), ("legalName", "legal")):
            name = _clean(text_of(node, key))
            yield name, source, lambda key=key, name=name: sheet.evidence(f"{key}: {name}")
    for key in ("og:site_name", "application-name"):
        name = _clean(page.meta.get(key, ""))
        yield name, "meta", lambda key=key, name=name: sheet.evidence(f"{key}: {name}")
    on_legal_page = not _LEGAL_PAGES.isdisjoint(page.kinds)
    tail = len(page.blocks) - 40  # old pages have no footer element
    for index in (i for i, b in enumerate(page.blocks) if b.region is Region.FOOTER or i > tail or on_legal_page):
        block = page.blocks[index]
        if block.kind in (BlockKind.OPTION, BlockKind.ALT) or len(block.text) > 1500:
            continue
        if block.region is Region.FOOTER or index > tail:
            name = _holder(block)
            if name:
                yield name, "copyright", lambda index=index: sheet.at(index)
        if (on_legal_page or block.region is Region.FOOTER) and _LEGAL_HINT.search(block.folded):
            for pattern in (_LATIN_LEGAL, _PERSIAN_LEGAL, _ARABIC_LEGAL):
                match = pattern.search(block.text)
                if match:
                    yield _clean(match.group(1)), "legal", lambda index=index: sheet.at(index)


_LEGAL_PAGES = frozenset((PageKind.LEGAL, PageKind.CONTACT, PageKind.ABOUT, PageKind.TERMS, PageKind.PRIVACY))


def _holder(block: Block) -> str:
    """The holder of the rights that a footer's line reserves, '' if it names none."""
    low = block.folded
    if "©" in low or "copyright" in low or "(c)" in low or "کپی" in low:
        for pattern in (_COPYRIGHT, _BEFORE):
            match = pattern.search(block.text)
            name = _clean(match.group("name")) if match else ""
            if name:
                return name
    if "حقوق" in low:
        match = _PERSIAN_RIGHTS.search(block.text)
        if match:
            return _clean(match.group("name"))
    return ""


# -- the year ---------------------------------------------------------------------------------------------------------

_YEAR_AFTER = re.compile(
    r"[^\w\n]{0,6}(?:\b(?:in|im|jahr|the|year|ano|el|en|l'annee|annee|عام|سنه|سال|شرکت|شرکتنا|متجرنا|فروشگاه|به|در)\b[^\w\n]{0,4}){0,3}"
    r"(\d{4})(?!\d|[.,]\d)"
)
_YEAR_BEFORE = re.compile(
    r"(?<!\d)(\d{4})(?:'\w{2,4}|[^\w\n]{0,3}\b(?:yilinda|yilindan|senesinde|in [\w .-]{2,30}|با|توسط)\b)?[^\d\n]{0,14}$"
)
_OWNER_WORDS = re.compile(
    r"\b(?:we|our|us|wir|unser\w*|nosotros|nuestr\w+|nous|notre|nos|biz|company|store|shop|business|family|empresa|tienda|"
    r"firma|firmamiz|sirket\w*|entreprise|maison|boutique|unternehmen|familie\w*|ما|شرکت|فروشگاه|مجموعه|متجرنا|نحن|شرکتنا)\b"
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:customer|member|client|kunde|cliente|uye|partner|user)s? (?:since|seit|desde|depuis)\b"
)


def _latest(site: Site) -> int:
    started = site.snapshot.started[:4]
    return int(started) if started.isdigit() else 2100


def _gregorian(year: int, latest: int) -> int:
    """A Jalali year as the Gregorian year in which it begins; 0 for what can be no founding year."""
    if 1250 <= year <= latest - 621:
        return year + 621
    return year if 1500 < year <= latest else 0


def read_foundings(sheet: Sheet, site: Site) -> Iterator[Founding]:
    """Founding years in structured data and in the shop's own words, on the pages where it speaks of itself."""
    latest = _latest(site)
    years: set[int] = set()
    for node in sheet.page.data:
        match = re.match(r"\d{4}", text_of(node, "foundingDate"))
        if match and (year := _gregorian(int(match.group()), latest)) and year not in years:
            years.add(year)
            yield Founding(year=year, evidence=sheet.evidence(f"foundingDate: {text_of(node, 'foundingDate')}"))
    if _OWN_PAGES.isdisjoint(sheet.page.kinds):
        return
    text = sheet.text
    for concept in ("founding", "founding-since"):
        for hit in sheet.hits.get(concept, ()):
            block = sheet.page.blocks[hit.line]
            begin = sheet.start_of(hit.line)
            after = _YEAR_AFTER.match(text, hit.end)
            before = None if after else _YEAR_BEFORE.search(text, max(begin, hit.start - 40), hit.start)
            match = after or before
            if match is None or not _speaks_of_itself(sheet, block, concept, hit.start - begin):
                continue
            year = _gregorian(int(match.group(1)), latest)
            if year and year not in years:
                years.add(year)
                yield Founding(
                    year=year, evidence=sheet.span(min(hit.start, match.start(1)), max(hit.end, match.end(1)))
                )


def _speaks_of_itself(sheet: Sheet, block: Block, concept: str, at: int) -> bool:
    """ "Since 1998" is a claim of the shop when it stands alone, or in a sentence about us; "founded in 1998" on a page
    about the shop, or under the same conditions."""
    low = block.folded
    if block.kind is BlockKind.OPTION or _SOMEBODY_ELSE.search(low):
        return False
    if concept == "founding" and PageKind.ABOUT in sheet.page.kinds:
        return True
    left = max(low.rfind(mark, 0, at) for mark in ".!?؟؛") + 1
    right = min((i for i in (low.find(mark, at) for mark in ".!?؟؛") if i >= 0), default=len(low))
    return len(low) < 45 or bool(_OWNER_WORDS.search(low, left, right))


SIGNALS: tuple[Spec, ...] = (
    Spec("organizations", Organization, (PageKind.HOME, PageKind.LEGAL, PageKind.CONTACT), read=read_organizations),
    Spec(
        "identifiers",
        Identifier,
        (PageKind.HOME, PageKind.LEGAL, PageKind.CONTACT, PageKind.ABOUT, PageKind.TERMS),
        read=read_identifiers,
        vocabulary=tuple(f"identifier-{kind}" for kind in IdentifierKind.__args__),  # type: ignore[attr-defined]
    ),
    Spec(
        "foundings",
        Founding,
        (PageKind.ABOUT, PageKind.HOME),
        read=read_foundings,
        vocabulary=("founding", "founding-since"),
    ),
)
