"""False facts on pages that are no shop: for each signal the pages on which it claims something that only a shop has.

"Right" counts pages without a false fact, "false" pages with one; to reach is under one page in a hundred. Pages are
read as the kinds that they confirm themselves, as a crawl would read them.

Not every fact on such a page is false. Its publisher truly has a name, a founding year, a company number, people, a
telephone, an address, forms to search and to sign up, a language, a logo, cookie notices and trackers: those signals,
and what is derived from them, are about any site and are measured elsewhere or not at all (`ANY_SITE`). Of the others some facts are true anywhere,
too (`_is_false`): a mark that is linked to its record, a footer link that leads nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.accuracy.corpus import Row, one_page_site, read
from trustaudit.page.kinds import confirm
from trustaudit.signals import SIGNALS, extract

ANY_SITE = frozenset(
    (
        "phones", "emails", "addresses", "hours", "channels", "explanations", "organizations", "identifiers",
        "foundings", "people", "personal_profiles", "overlays", "transports", "certificates", "security_headers",
        "languages", "viewports", "logos", "platforms", "broken_links", "error_texts", "trackers", "countries",
        "contact_forms", "contact_ways", "contradictions", "agreements",
    )
)  # fmt: skip
_SHOP_FORMS = frozenset(("add-to-cart", "checkout", "coupon", "order-tracking"))


def measure(corpus: Path) -> list[Row]:
    return list(_rows(corpus))


def _rows(corpus: Path) -> Iterator[Row]:
    names = [name for name in SIGNALS if name not in ANY_SITE]
    clean: dict[str, int] = dict.fromkeys(names, 0)
    false: dict[str, list[str]] = defaultdict(list)
    for labelled in read(corpus, "negatives"):
        page = replace(labelled.page, kinds=confirm(labelled.page)[0])
        found = extract(one_page_site(page))
        for name in names:
            wrong = next((item for item in found[name].items if _is_false(name, item)), None)
            if wrong is None:
                clean[name] += 1
            else:
                false[name].append(f"{labelled.name}: {_said(wrong)}")
    for name in names:
        yield Row(f"no false {name}", "negatives", "*", clean[name], len(false[name]), 0, tuple(false[name]))


def _is_false(name: str, item: Any) -> bool:
    match name:
        case "marks":
            return item.proof in ("mentioned", "unlinked", "mismatched")
        case "web_forms":
            return item.purpose in _SHOP_FORMS
        case "policies":
            return bool(item.link == "page")
        case "goods":
            return bool(item.value != "unknown")
        case "shops":
            return bool(item.value == "shop")
    return True


def _said(item: Any) -> str:
    fields = {key: value for key, value in vars(item).items() if key != "evidence"}
    evidence = item.evidence
    shown = evidence.snippet[max(0, evidence.start - 40) : evidence.end + 40] if evidence.end else evidence.snippet[:80]
    return f"{fields} '{shown}'"
