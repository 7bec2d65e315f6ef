"""Ways to reach a shop, against labelled pages: telephone values and lines, faxes, e-mails, streets, Persian presence.

How the labels are read:

- telephone numbers compare by digits: the last eight of what was found must stand in the label's digits, with letters
  taken by the keypad (1-800-7FANNIE); a label of fewer than seven digits ("ext. 207") is an extension of a number that
  is labelled elsewhere, and no value of its own;
- faxes are measured by themselves and are no telephones; a number labelled "Tel/Fax" on the page counts as voice;
- e-mails: labels hold what is printed, so precision is measured on printed addresses; recall on all;
- streets compare by letters and digits: equal, or one inside the other when it is at least 60 % as long (labels differ
  in whether a building, a suite or a PO box in the same line belongs to the street); `streets, to the letter` counts
  equality alone;
- each value counts once a page; on Persian pages a signal counts as present or not, placeholders included, as the
  labels do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.accuracy.corpus import Labelled, Row, read, site_of
from trustaudit.signals.address import read_addresses
from trustaudit.signals.emails import read_emails
from trustaudit.signals.forms import read_forms
from trustaudit.signals.hours import read_hours
from trustaudit.signals.phones import Phone, read_phones
from trustaudit.text import fold

_KEYPAD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
_LINES = {
    "fixed": "landline", "mobile": "mobile", "shared_cost": "shared-cost", "voip": "voip", "premium": "premium",
    "toll_free": "toll-free",
}  # fmt: skip


@dataclass
class _Count:
    """Hits and misses of one figure."""

    signal: str
    corpus: str
    lang: str = "*"
    tp: int = 0
    fp: int = 0
    fn: int = 0
    misses: list[str] = field(default_factory=list)

    def values(
        self, page: Labelled, wanted: dict[str, Any], found: dict[str, str], same: Callable[[Any, str], bool]
    ) -> None:
        """Counts distinct values: `wanted` maps what is shown of a label to what compares, `found` likewise."""
        for shown, label in wanted.items():
            if any(same(label, value) for value in found.values()):
                self.tp += 1
            else:
                self.fn += 1
                self.misses.append(f"{page.name}: missed {shown}")
        for shown, value in found.items():
            if not any(same(label, value) for label in wanted.values()):
                self.fp += 1
                self.misses.append(f"{page.name}: false {shown}")

    def presence(self, page: Labelled, is_there: bool, says_so: bool, shown: str = "") -> None:
        self.tp += is_there and says_so
        self.fp += says_so and not is_there
        self.fn += is_there and not says_so
        if is_there != says_so:
            self.misses.append(f"{page.name}: {'missed' if is_there else 'false'} {shown}")

    def row(self) -> Row:
        return Row(self.signal, self.corpus, self.lang, self.tp, self.fp, self.fn, tuple(self.misses))


def measure(corpus: Path) -> list[Row]:
    return [*_offices(corpus), *_products(corpus), *_persian(corpus)]


# -- contact and business pages -------------------------------------------------------------------------------------


def _offices(corpus: Path) -> Iterable[Row]:
    names = ("telephones", "faxes", "emails", "streets", "streets, to the letter", "hours present")
    counts = {(n, c): _Count(n, c) for c in ("us_contact_pages", "business_pages") for n in names}
    for page in read(corpus, "webstruct"):
        site = site_of(page)
        sheet = site.sheets[0]
        folder = page.label["corpus"]
        annotated = page.label["annotated"]
        labels: dict[str, list[str]] = {}
        for entity in page.label["entities"]:
            labels.setdefault(entity["type"], []).append(entity["text"])
        phones = [p for p in read_phones(sheet, site) if p.owner == "shop"]
        for name, kind, use in (("telephones", "TEL", "voice"), ("faxes", "FAX", "fax")):
            wanted = {t: d for t in labels.get(kind, ()) if len(_label_digits(t)[1]) >= 7 for d in [_label_digits(t)]}
            found = {p.number: p.number for p in phones if p.use == use}
            counts[name, folder].values(page, _distinct(wanted), found, _same_number)
        if "EMAIL" in annotated:
            _count_emails(counts["emails", folder], page, labels.get("EMAIL", ()), list(read_emails(sheet, site)))
        streets = {_plain(a.street): a.street for a in read_addresses(sheet, site) if a.street and a.owner == "shop"}
        wanted_streets = {t: _plain(t) for t in labels.get("STREET", ())}
        shown = {v: k for k, v in streets.items()}
        counts["streets", folder].values(page, _distinct(wanted_streets), shown, _same_street)
        counts["streets, to the letter", folder].values(page, _distinct(wanted_streets), shown, str.__eq__)
        hours = [h.text for h in read_hours(sheet, site)]
        counts["hours present", folder].presence(page, "HOURS" in labels, bool(hours), "; ".join(hours[:1]))
    return [c.row() for c in counts.values() if c.tp + c.fp + c.fn]


def _distinct(wanted: dict[str, Any]) -> dict[str, Any]:
    """One label a value."""
    return {text: value for value, text in {value: text for text, value in wanted.items()}.items()}


def _label_digits(text: str) -> tuple[str, str]:
    """The digits of a label, as written and with letters taken by the keypad; extensions left out."""
    text = re.split(r"\bext|\bx ?\d", text.lower().replace("(0)", ""))[0]
    return re.sub(r"\D", "", text), re.sub(r"\D", "", text.translate(_KEYPAD))


def _same_number(label: tuple[str, str], number: str) -> bool:
    digits = number.lstrip("+")
    return any(digits[-8:] in l or (7 <= len(l) <= 8 and digits.endswith(l)) for l in label)  # noqa: E741


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text))


def _same_street(label: str, street: str) -> bool:
    short, long = sorted((label, street), key=len)
    return label == street or (len(short) >= 5 and short in long and len(short) >= 0.6 * len(long))


def _count_emails(count: _Count, page: Labelled, labels: Iterable[str], emails: list[Any]) -> None:
    wanted = {label.lower() for label in labels}
    printed = {e.address for e in emails if e.source == "text"}
    count.tp += len(wanted & {e.address for e in emails})
    for address in sorted(wanted - {e.address for e in emails}):
        count.fn += 1
        count.misses.append(f"{page.name}: missed {address}")
    for address in sorted(printed - wanted):
        count.fp += 1
        count.misses.append(f"{page.name}: false {address}")


# -- product pages in many languages --------------------------------------------------------------------------------


def _products(corpus: Path) -> Iterable[Row]:
    """Labels of product pages name some numbers, not all, so only recall can be told; the line of each must be right."""
    numbers, lines = _Count("telephones, labelled ones", "product_bench"), _Count("line of telephones", "product_bench")
    emails = _Count("emails, labelled ones", "product_bench")
    for page in read(corpus, "product_bench"):
        trust = page.label.get("trust") or {}
        site = site_of(page)
        found: dict[str, Phone] = {p.number: p for p in read_phones(site.sheets[0], site)}
        for number, line in trust.get("tel", ()):
            numbers.presence(page, True, number in found, number)
            if number in found:
                right = found[number].line == _LINES[line]
                lines.tp += right
                lines.fp += not right
                if not right:
                    lines.misses.append(f"{page.name}: {number} {line} taken for {found[number].line}")
        if trust.get("email"):
            addresses = {e.address for e in read_emails(site.sheets[0], site)}
            for address in trust["email"]:
                emails.presence(page, True, address in addresses, address)
    return [c.row() for c in (numbers, lines, emails)]


# -- Persian pages --------------------------------------------------------------------------------------------------


def _persian(corpus: Path) -> Iterable[Row]:
    keys = {
        "landline present": "landline", "mobile present": "mobile", "email present": "email",
        "postal address present": "postal_address", "postal code present": "postal_code",
        "hours present": "working_hours", "contact form present": "contact_form",
    }  # fmt: skip
    counts = {name: _Count(name, "fa", "fa") for name in keys}
    for page in read(corpus, "fa"):
        site = site_of(page)
        sheet = site.sheets[0]
        phones = [p for p in read_phones(sheet, site) if p.owner == "shop" and p.use == "voice"]
        addresses = [a for a in read_addresses(sheet, site) if a.owner == "shop"]
        found = {
            "landline present": [p.number for p in phones if p.line == "landline"],
            "mobile present": [p.number for p in phones if p.line == "mobile"],
            "email present": [e.address for e in read_emails(sheet, site)],
            "postal address present": [a.street for a in addresses],
            "postal code present": [a.postal_code for a in addresses if a.postal_code],
            "hours present": [h.text for h in read_hours(sheet, site)],
            "contact form present": [f.purpose for f in read_forms(sheet, site) if f.purpose == "contact"],
        }
        for name, key in keys.items():
            label = page.label["signals"][key]
            label = page.label["static_dom"].get(key, label)
            counts[name].presence(page, bool(label), bool(found[name]), "; ".join(found[name][:2]))
    return [c.row() for c in counts.values()]
