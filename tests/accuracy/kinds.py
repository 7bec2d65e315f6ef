"""Page kinds and shop-or-not, page by page, against the labels.

A page has one labelled kind, and may be several: its first confirmed kind is compared. `other` is a kind nobody looks
for: it counts neither as a find nor as a miss, but what is taken for something else is a false find.

Pages are read as a crawl reads them: a home page is known to be the one that the shop's address led to. Addresses of
webstruct's business pages are their sites' roots, whatever the page is, and are withheld. Pages of fa carry their kind in
the file name as a shop's addresses do; it stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.accuracy.corpus import Labelled, Row, read
from trustaudit.model import PageKind
from trustaudit.page.kinds import confirm
from trustaudit.page.model import Page
from trustaudit.page.naming import is_root
from trustaudit.page.shopsigns import shop_signs

#: Labels that name none of our kinds. "locations" are addresses and phones of branches: contact, or nothing sought.
_OTHER = frozenset(("other", "article", "blog", "careers", "testimonials", "product-info"))
_SAME = {"category": "listing"}


def measure(corpus: Path) -> list[Row]:
    return [*_kinds(corpus), *_shops(corpus)]


def _kinds(corpus: Path) -> Iterator[Row]:
    rows: dict[tuple[str, str], _Count] = defaultdict(_Count)
    for folder in ("webstruct", "fa", "product_bench", "negatives"):
        for labelled in read(corpus, folder):
            accepted = _accepted(labelled)
            if not accepted:
                continue
            page = _as_crawled(labelled, accepted)
            reached = (PageKind.HOME,) if accepted[0] == PageKind.HOME else ()
            got = str(confirm(page, reached)[0][0])
            for lang in ("*", labelled.lang) if folder == "fa" else ("*",):
                rows[folder, lang].add(labelled.name, got, accepted)
            rows["all", "*"].add(labelled.name, got, accepted)
            for kind in {got, accepted[0]} - {"other"}:
                rows[f"all: {kind}", "*"].add(labelled.name, got, accepted, kind)
    for (folder, lang), count in rows.items():
        yield Row("page-kinds", folder, lang, count.tp, count.fp, count.fn, tuple(count.misses))


def _accepted(labelled: Labelled) -> tuple[str, ...]:
    """The kinds that are right for a page, the labelled one first; () if it has no label."""
    kind = str(labelled.label.get("page_kind") or "")
    if kind == "locations":
        return "other", "contact"
    return ("other",) if kind in _OTHER else (_SAME.get(kind, kind),) if kind else ()


def _as_crawled(labelled: Labelled, accepted: tuple[str, ...]) -> Page:
    page = labelled.page
    if labelled.folder == "webstruct" and accepted[0] != PageKind.HOME and is_root(page.url):
        return replace(page, url="https://shop.example/page", base="https://shop.example/page")
    return page


class _Count:
    """Finds of one figure."""

    def __init__(self) -> None:
        self.tp = self.fp = self.fn = 0
        self.misses: list[str] = []

    def add(self, name: str, got: str, accepted: tuple[str, ...], only: str = "") -> None:
        if got in accepted:
            self.tp += got != "other"
            return
        self.fp += got != "other" and only in ("", got)
        self.fn += accepted[0] != "other" and only in ("", accepted[0])
        self.misses.append(f"{name}: {accepted[0]}, taken for {got}")


def _shops(corpus: Path) -> Iterator[Row]:
    """Pages of shops (product pages labelled as a shop's) against pages that are none."""
    tp = fp = fn = 0
    misses = []
    for folder in ("product_bench", "negatives"):
        for labelled in read(corpus, folder):
            label = labelled.label
            is_shop = label.get("is_shop", label.get("trust", {}).get("shop"))
            if is_shop is None:
                continue
            signs = shop_signs(labelled.page)
            taken = signs.verdict == "shop"
            tp += taken and is_shop
            fp += taken and not is_shop
            fn += is_shop and not taken
            if taken != is_shop:
                misses.append(f"{labelled.name}: {'a' if is_shop else 'no'} shop, chance {signs.chance}")
    yield Row("shop-pages", "all", "*", tp, fp, fn, tuple(misses))
    yield Row("shop-sites", "fa", "*", *_sites(corpus))


def _sites(corpus: Path) -> tuple[int, int, int, tuple[str, ...]]:
    """Sites of the Persian folder, all of them shops, by all of their pages together."""
    sites: dict[str, list[Page]] = defaultdict(list)
    for labelled in read(corpus, "fa"):
        sites[str(labelled.label["site"])].append(labelled.page)
    missed = [(name, shop_signs(pages)) for name, pages in sites.items() if shop_signs(pages).verdict != "shop"]
    return len(sites) - len(missed), 0, len(missed), tuple(f"{n}: {s.verdict}, {s.chance}" for n, s in missed)
