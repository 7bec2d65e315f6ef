"""Trust marks, people and names of shops against the labels.

Marks: the state of e-Namad and Samandehi on each Persian page must be exact (none, mentioned, image_only, linked); a
label that differs for readers without JavaScript (`static_dom`) is the one that counts. A state that is wrong is a
false find, or a miss when nothing was found. People and organisations: a name is right when it is, or is part of, a
labelled one; labels do not say which names stand beside a role, so misses are not counted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.accuracy.corpus import Labelled, Row, read, site_of
from trustaudit.signals.identity import read_organizations
from trustaudit.signals.marks import Mark, read_marks
from trustaudit.signals.people import read_people

_STATES = ("enamad", "samandehi")
_LINKED = frozenset(("matched", "mismatched", "linked-unchecked"))


def measure(corpus: Path) -> list[Row]:
    return [*_states(corpus), *_names(corpus)]


def state_of(marks: Iterable[Mark], issuer: str) -> str:
    """The labels' word for what a page shows of an issuer's mark."""
    proofs = {mark.proof for mark in marks if mark.issuer == issuer}
    if proofs & _LINKED:
        return "linked"
    if "unlinked" in proofs:
        return "image_only"
    return "mentioned" if proofs else "none"


def _states(corpus: Path) -> Iterator[Row]:
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    misses: dict[str, list[str]] = defaultdict(list)
    for labelled in read(corpus, "fa"):
        site = site_of(labelled)
        marks = list(read_marks(site.sheets[0], site))
        for issuer in _STATES:
            wanted = labelled.label["static_dom"].get(issuer, labelled.label["signals"].get(issuer))
            if wanted is None:
                continue
            got = state_of(marks, issuer)
            place = 0 if got == wanted else 2 if got == "none" else 1
            for lang in ("*", labelled.lang):
                counts[issuer, lang][place] += 1
            if place:
                misses[issuer].append(f"{labelled.name}: {wanted}, taken for {got}")
    for (issuer, lang), (tp, fp, fn) in counts.items():
        yield Row(f"mark-state: {issuer}", "fa", lang, tp, fp, fn, tuple(misses[issuer]))


def _names(corpus: Path) -> Iterator[Row]:
    found: dict[str, tuple[list[str], list[str]]] = {"people": ([], []), "organizations": ([], [])}
    for labelled in read(corpus, "webstruct"):
        site = site_of(labelled)
        sheet = site.sheets[0]
        people = [person.name for person in read_people(sheet, site)]
        _compare(found["people"], labelled, people, "PER")
        firms = [o.name for o in read_organizations(sheet, site) if o.source in ("copyright", "legal")]
        _compare(found["organizations"], labelled, firms, "ORG")
    for signal, (right, wrong) in found.items():
        yield Row(signal, "webstruct", "*", len(right), len(wrong), 0, tuple(wrong))


def _compare(found: tuple[list[str], list[str]], labelled: Labelled, names: list[str], kind: str) -> None:
    if kind not in labelled.label.get("annotated", ()):
        return
    known = {_plain(e["text"]) for e in labelled.label["entities"] if e["type"] == kind}
    for name in names:
        plain = _plain(name)
        is_right = any(plain in other or other in plain for other in known if other)
        (found[0] if is_right else found[1]).append(f"{labelled.name}: {name}")


def _plain(name: str) -> str:
    return re.sub(r"\W", "", name.lower())
