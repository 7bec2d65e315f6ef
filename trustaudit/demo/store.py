"""What the sample shop sells and says about itself, read from `data/good.toml` or `data/bad.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Lang = Literal["fa", "en"]
LANGS: tuple[Lang, ...] = ("fa", "en")

_DATA = Path(__file__).parent / "data"
_PERSIAN = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")


def digits(text: object, lang: Lang) -> str:
    """A number as the language writes it: Persian digits and separators, or as it is."""
    return str(text).translate(_PERSIAN) if lang == "fa" else str(text)


def toman(amount: int, lang: Lang) -> str:
    """An amount in Toman, the unit of daily life (10 Rial)."""
    return f"{digits(f'{amount:,}', lang)} {'تومان' if lang == 'fa' else 'Toman'}"


@dataclass(frozen=True, slots=True)
class Review:
    """A buyer's opinion; `words` holds author, printed date, text and the shop's answer ('' if none) per language."""

    stars: int
    date: str
    words: Mapping[Lang, tuple[str, str, str, str]]


@dataclass(frozen=True, slots=True)
class Product:
    """One article. Prices are whole Toman; `price` 0 stands for "call us", `was` for a struck-out price (0: none)."""

    slug: str
    picture: str
    price: int
    was: int
    stock: int
    words: Mapping[Lang, Mapping[str, Any]]
    reviews: tuple[Review, ...] = ()

    @property
    def path(self) -> str:
        return f"/product/{self.slug}"

    @property
    def stars(self) -> float:
        return sum(r.stars for r in self.reviews) / len(self.reviews) if self.reviews else 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to ship or to pay: `words` is name and remark; a way to ship has a price in Toman and days to delivery."""

    code: str
    words: Mapping[Lang, tuple[str, str]]
    price: int = 0
    days: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Store:
    """A whole shop. `facts` are the numbers and addresses its pages print; `about[lang]` its names and words."""

    good: bool
    facts: Mapping[str, Any]
    about: Mapping[Lang, Mapping[str, str]]
    products: tuple[Product, ...]
    methods: tuple[Choice, ...] = ()
    payments: tuple[Choice, ...] = ()
    by_slug: Mapping[str, Product] = field(default_factory=dict)

    def shipping(self, goods: int, method: Choice) -> int:
        """What shipping costs for goods of this worth: nothing above the free threshold."""
        return 0 if goods >= self.facts["free_from"] else method.price


def _words(entry: Mapping[str, Any]) -> dict[Lang, Any]:
    return {lang: entry[lang] for lang in LANGS}


def load(good: bool) -> Store:
    """The trustworthy or the untrustworthy shop."""
    raw = tomllib.loads((_DATA / ("good.toml" if good else "bad.toml")).read_text(encoding="utf-8"))
    shop = raw["shop"]
    products = tuple(
        Product(
            entry["slug"],
            entry["picture"],
            entry.get("price", 0),
            entry.get("was", 0),
            entry["stock"],
            {lang: {"specs": (), "warranty": "", **words} for lang, words in _words(entry).items()},
            tuple(Review(r["stars"], r["date"], _words(r)) for r in entry.get("review", ())),
        )
        for entry in raw["product"]
    )
    return Store(
        good=good,
        facts={key: value for key, value in shop.items() if key not in LANGS},
        about=_words(shop),
        products=products,
        methods=tuple(Choice(m["code"], _words(m), m["price"], tuple(m["days"])) for m in raw.get("method", ())),
        payments=tuple(Choice(p["code"], _words(p)) for p in raw.get("payment", ())),
        by_slug={p.slug: p for p in products},
    )
