"""The language a page declares, and the one it is written in.

The written language is told by its script and, among languages of one script, by the commonest little words; a page
with too few words to tell has none ('').
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest

from trustaudit.model import Evidence, PageKind, Region
from trustaudit.page.model import Block, BlockKind
from trustaudit.signals.base import Item, Sheet, Site, Spec


@dataclass(frozen=True, kw_only=True)
class Language(Item):
    """Languages as ISO 639-1, '' when not declared or not told. `agrees` is true when either is '' or both are equal."""

    declared: str
    actual: str
    agrees: bool


# Folded, as all text that is compared: no accents, one kind of yeh and kaf.
_WORDS: dict[str, frozenset[str]] = {
    "fa": frozenset(
        "و در به از که این را با است برای آن یک می ها های شما ما تا بر هر شود نیز یا هم کنید".replace("آ", "ا").split()
    ),
    "ar": frozenset("من فی علی الی عن هذا هذه التی الذی او کل مع ان لا ما هو هی تم خلال بعد قبل او".split()),
    "ur": frozenset("کے کی میں ہے کا اور سے کو نے پر".replace("ہ", "ه").replace("ے", "ی").split()),
    "en": frozenset(
        "the and of to in for is on with your you our we are that this be or from by as at it not will".split()
    ),
    "es": frozenset(
        "de la que el en y los del las un por con una para su no es al lo como mas tu sus sin sobre".split()
    ),
    "de": frozenset(
        "der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als auch wir sie ihre bei".split()
    ),
    "fr": frozenset(
        "de la le et les des en un une du pour est que dans vous nous sur par au avec pas votre plus qui".split()
    ),
    "tr": frozenset("ve bir bu icin ile de da olarak cok daha en ya her icin sizin bizim gibi kadar olan".split()),
    "it": frozenset("di e il la che per un in con del una sono non le dei si da al della gli piu come nel".split()),
    "pt": frozenset("de e o que a do da em um para com nao uma os no se na por mais as dos como ou seu".split()),
    "nl": frozenset("de het een van en in is op te dat voor met die niet zijn aan ook bij uw wij u of".split()),
    "pl": frozenset("i w na z do nie sie jest to o ze za przez dla od po jak lub oraz".split()),
    "ru": frozenset("и в на с по для не что это как от или из за к до при вы мы".split()),
}
_SCRIPTS: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    ("arabic", re.compile("[\u0621-\u06d3]"), ("fa", "ar", "ur")),
    ("cyrillic", re.compile("[\u0400-\u04ff]"), ("ru",)),
    ("latin", re.compile("[a-z]"), ("en", "es", "de", "fr", "tr", "it", "pt", "nl", "pl")),
)
_ALONE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u03b1-\u03c9]")),
    ("th", re.compile("[\u0e01-\u0e5b]")),
)
_CHARS = 6_000  # enough for a thousand words
_LETTERS = 1_500  # enough to tell a script
_FEWEST = 12  # little words that must be seen before a language is told
# A language that is not known here is mistaken for its neighbour; only a text full of little words is not.
_SURE = 0.15


def written_language(text: str, declared: str = "") -> str:
    """The language of a folded text, ISO 639-1; '' when it is too short or of a language that is not known here."""
    text = text[:_CHARS]
    sample = text[:_LETTERS]
    letters = {name: len(pattern.findall(sample)) for name, pattern, _ in _SCRIPTS}
    for language, pattern in () if sample.isascii() else _ALONE:
        count = len(pattern.findall(sample))
        if count > 30 and count * 3 > max(letters.values()):
            return language
    script, count = max(letters.items(), key=lambda entry: entry[1])
    if count < 60:
        return ""
    words = Counter(re.findall(r"[^\W\d_]+", text))
    candidates = next(languages for name, _, languages in _SCRIPTS if name == script)
    scores = {language: sum(words[w] for w in _WORDS[language]) for language in candidates}
    best = max(scores, key=lambda language: scores[language])
    total = sum(words.values())
    others = [s for language, s in scores.items() if language != best]
    if scores[best] < max(_FEWEST, total * 0.04) or (others and scores[best] < 1.15 * max(others)):
        return ""
    if declared and declared not in _WORDS and scores[best] < total * _SURE:
        return ""
    return best


def read_languages(sheet: Sheet, site: Site) -> Iterator[Language]:
    """One item a page."""
    page = sheet.page
    declared = re.split(r"[-_]", page.lang.strip().lower())[0][:3]
    own = [b for b in page.blocks if b.kind not in (BlockKind.OPTION, BlockKind.ALT)]
    main = [b for b in own if b.region is Region.MAIN] or own
    actual = written_language(_text(main), declared) or (written_language(_text(own), declared) if own != main else "")
    agrees = not declared or not actual or declared == actual
    shown = next((b for b in main if len(b.text) > 60), main[0] if main else None)
    evidence: Evidence = sheet.on(shown) if shown else sheet.evidence(f'lang="{page.lang}"')
    yield Language(declared=declared, actual=actual, agrees=agrees, evidence=evidence)


def _text(blocks: list[Block]) -> str:
    """Enough of the longer blocks: sentences hold little words, menus and names hold none."""
    pieces: list[str] = []
    size = 0
    for block in nlargest(40, blocks, key=lambda b: len(b.folded)):
        pieces.append(block.folded[:1000])
        size += len(pieces[-1])
        if size > _CHARS:
            break
    return "\n".join(pieces)


SPECS: tuple[Spec, ...] = (Spec("languages", Language, (PageKind.HOME, PageKind.PRODUCT), read=read_languages),)
