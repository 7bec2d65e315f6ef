"""Sentences and clauses of a folded text, and whether one offers, refuses, limits or announces."""

from __future__ import annotations

import re
from typing import Literal

Polarity = Literal["offered", "refused", "conditional", "coming"]

# A full stop ends a sentence when a space or the end follows, and no abbreviation or lone letter stands before it.
_STOP = re.compile(r"[!?؟؛;\n•●▪✓✔✅]|(?<![^\W_]\.)\.(?=[ \"')\]»]|$)| \| |。|！|？")
_ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:ca|approx|inkl|zzgl|excl|incl|bzw|etc|nr|no|min|max|mind|mwst|ust|st|aprox|env|rs|usw|evtl|ggf|gem"
    r"|abs|art|vs|tel|ab|std|werkt|raб|раб|руб|грн|тг|дн|р|тыс|р\.ex|z\.b|d\.h|e\.g|i\.e|u\.a|p\.ej|bspw|bsp|ср|vb|vd|bkz|orn|or)$"
)
_CLAUSE = re.compile(
    r"[,،:()]| - |\b(?:but|however|except|although|while|whereas|aber|jedoch|sondern|pero|sino|aunque|mais|cependant|ama"
    r"|ancak|fakat|ma|mas|porem|maar|но|однако)\b|(?<![^\W_])(?:اما|ولی|لیکن|بلکه|لکن|ولکن|البته)(?![^\W_])"
)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence that `text[start:end]` stands in."""
    return _last_stop(text, max(0, text.rfind("\n", 0, start) + 1), start), _next_stop(text, end)


def _next_stop(text: str, at: int) -> int:
    for match in _STOP.finditer(text, at):
        if match.group() != "." or not _ABBREVIATION.search(text, max(0, match.start() - 8), match.start()):
            return match.start()
    return len(text)


def _last_stop(text: str, line: int, before: int) -> int:
    left = line
    for match in _STOP.finditer(text, line, before):
        if match.group() != "." or not _ABBREVIATION.search(text, max(line, match.start() - 8), match.start()):
            left = match.end()
    return left


def clause_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the clause that `text[start:end]` stands in: no comma, colon, bracket or "but" inside."""
    left, right = sentence_at(text, start, end)
    for match in _CLAUSE.finditer(text, left, right):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end:
            return left, match.start()
    return left, right


_REFUSED = re.compile(
    "|".join((
        # en
        r"\b(?:(?:do|does|did|can|will)(?:n't| not|not)|cannot|can't|won't|no longer|unable to|never)\W+(?:\w+\W+){0,2}?"
        r"(?:accept\w*|offer\w*|support\w*|provid\w+|take|allow\w*|have|pay|ship|deliver|process|available|possible)\b"
        r"|\bunavailable\b"
        r"|\bnot (?:currently |yet )?(?:available|accepted|possible|offered|supported|provided|allowed|eligible|refundable)\b",
        # de
        r"\b(?:leider )?nicht (?:mehr )?(?:moglich|verfugbar|an(?:ge)?bieten|angeboten|akzeptier\w*|unterstutzt|erlaubt)\b"
        r"|\b(?:bieten|akzeptieren|nehmen) wir (?:leider )?nicht\b|\bausgeschlossen\b",
        # es, pt
        r"\bno (?:se )?(?:acept\w+|admit\w+|ofrec\w+|esta\w*|permit\w+|hacemos|realizamos|es posible|contamos|trabajamos"
        r"|tenemos|hay|disponible\w*|podemos|realiza\w*|reembolsa\w*|dispon\w+)\b|\bnao (?:aceit\w+|esta\w*|ha|e possivel|dispon\w+)\b",
        # fr
        r"\b(?:ne |n')(?:(?:sont|est|peut|peuvent|pouvons|sommes) )?(?:accept|propos|prenons|dispon|offr|fais|livr)?\w*"
        r" (?:pas|plus)\b(?= (?:les?|la|l'|de|d'|des|par|possible|disponible|accepte|propose|encore|en)|$)"
        r"|\bpas (?:de|possible|disponible\w*|accepte\w*)\b|\bindisponible\w*\b",
        # tr
        r"\b(?:yoktur|degil(?:dir)?|bulunmamakta\w*|yapilmamakta\w*|yapilmaz|edilmez|edilmemekte\w*|olmamakta\w*"
        r"|gecersizdir|kapali(?:dir)?|sunulmamakta\w*|vermiyoruz|yapmiyoruz|almiyoruz|kabul etmiyoruz|mumkun degil\w*)\b",
        # fa
        r"(?<![^\W_])(?:نمی ?(?:پذیریم|پذیرد|شود|شوند|باشد|باشند|گردد|گیرد|کنیم|کند|توان|توانید|توانیم|دهیم|دهد|پذیرند)"
        r"|(?<!نیاز )(?<!نیازی )(?:ندارد|نداریم|ندارند|نیست)|نیستیم|نیستند|غیر ?فعال|غیر ?ممکن|نخواهد|نخواهیم"
        r"|نشده|نکرده|نکنید|متوقف|لغو شده|حذف شده)(?![^\W_])",
        # ar (folded: ة is ه, ى and ي are ی, ك is ک)
        r"(?<![^\W_])و?(?:لا (?:یتوفر|تتوفر|نقبل|یوجد|توجد|یمکن|نوفر|یتم|یقبل|تقبل|نقدم|یشمل|یحق|یسمح)|لایوجد|لایمکن|لایتوفر"
        r"|غیر (?:متاح|متوفر|ممکن|مفعل|متاحه|متوفره|قابل|قابله)|لیس|لیست (?:متاحه|متوفره|قابله|ممکنه)|لم یعد)(?![^\W_])",
        # ru, pl, it, nl
        r"\bне (?:принимаем|доступ\w*|работа\w*|возможн\w*|подлеж\w*|осуществля\w*)\b|\bnie (?:jest|przyjmuj\w*|ma|oferuj\w*)\b"
        r"|\bnon (?:accett\w+|e|sono|disponibil\w+|offriamo)\b|\bniet (?:mogelijk|beschikbaar|geaccepteerd)\b",
    ))
)  # fmt: skip
# A refusal that stands right before the thing: "no cash on delivery", "keine Nachnahme", «بدون پرداخت در محل».
_WITHOUT = re.compile(
    r"(?:^|[^\w])(?:no|not|non|without|never|excluding|except|kein|keine|keinen|keinerlei|ohne|nicht|sin|no por|sans|pas de|pas"
    r"|aucun|aucune|sem|senza|zonder|geen|bez|без|بدون|به جز|بجز|بغیر|عدم|دون|بدون خدمه)(?: [^\W\d]{2,12})? $"
)
_COMING = re.compile(
    r"\bcoming soon\b|\bavailable soon\b|\bsoon available\b|\bdemnachst\b|\bbald verfugbar\b|\bproximamente\b|\bmuy pronto\b"
    r"|\bbientot\b|\bprochainement\b|\byakinda\b|\bem breve\b|\bprossimamente\b|\bbinnenkort\b|\bскоро\b|\bwkrotce\b"
    r"|(?<![^\W_])(?:به ?زودی|بزودی|در آینده|در دست راه ?اندازی|قریبا)(?![^\W_])"
)
_CONDITIONAL = re.compile(
    r"\bonly\b|\bselected\b|\bcertain\b|\bsome (?:cities|areas|regions|countries|orders|products)\b|\bwhere available\b"
    r"|\bif you (?:live|are) in\b|\bfor orders (?:in|within|over|under|up to)\b|\boutside\b|\bexcept (?:in|for)\b"
    r"|\bnur\b|\bausschliesslich\b|\bausser(?:halb)?\b|\bsolo\b|\bsolamente\b|\bunicamente\b|\bsalvo\b|\bexcepto\b"
    r"|\buniquement\b|\bseulement\b|\bsauf\b|\bhors\b|\bsadece\b|\byalnizca\b|\bharic\b|\bapenas\b|\bsomente\b|\balleen\b|\bтолько\b|\btylko\b"
    r"|(?<![^\W_])(?:فقط|تنها|صرفا|بعضی|برخی|به جز|بجز|به غیر از|خارج از|ویژه ?ی?|مختص|منحصرا|محدود به|در صورت ?ی? که ساکن"
    r"|برای (?:شهر|ساکنین|ساکنان|اهالی|تهران|کلان ?شهر)\w*|در (?:شهر|محدوده|تهران)\w*|شهرستان ?ها|سایر شهر ?ها"
    r"|حصریا|داخل|خارج|باستثناء|ما عدا|بعض|للشحن (?:الی|داخل|خارج)|لسکان|لبعض)(?![^\W_])"
)


def polarity(text: str, start: int, end: int) -> Polarity:
    """How the thing at `text[start:end]` is spoken of in its sentence.

    A refusal counts in the clause of the thing, before it ("we do not accept A, B or C") or after it («... فعال نیست»);
    one that is tied to a place or a condition ("not outside Madrid") only limits the offer.
    """
    left, right = sentence_at(text, start, end)
    if _COMING.search(text, left, right):
        return "coming"
    first, last = _scope(text, left, right, start, end)
    limited = _CONDITIONAL.search(text, first, last) is not None
    if _REFUSED.search(text, first, last) or _WITHOUT.search(text, max(left, start - 24), start):
        return "conditional" if limited and not _WITHOUT.search(text, max(left, start - 24), start) else "refused"
    return "conditional" if limited else "offered"


_TURN = re.compile(
    r"\b(?:but|however|although|while|whereas|instead|aber|jedoch|sondern|stattdessen|pero|sino|aunque|mais|cependant|ama"
    r"|ancak|fakat|ma|mas|porem|maar|но|однако)\b|(?<![^\W_])(?:اما|ولی|لیکن|بلکه|لکن|ولکن|البته|و همچنین)(?![^\W_])"
)


def _scope(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence whose verbs speak of the thing: up to the next "but" on each side."""
    for match in _TURN.finditer(text, left, right):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end:
            return left, match.start()
    return left, right
