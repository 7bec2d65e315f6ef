"""Forms by purpose, against the labelled forms of real pages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.accuracy.corpus import Row, read, site_of
from trustaudit.signals.forms import read_forms

#: The label's types that we tell apart; comments and reviews are one type there, contact forms the same.
PURPOSES = {
    "search": ("search",),
    "login": ("login",),
    "registration": ("registration",),
    "join mailing list": ("newsletter",),
    "contact/comment": ("contact", "review"),
    "password/login recovery": ("password",),
    "order/add to cart": ("add-to-cart", "checkout"),
}


def measure(corpus: Path) -> list[Row]:
    right: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    misses: dict[str, list[str]] = {}
    for page in read(corpus, "formasaurus"):
        labels = {form["index"]: form["type"] for form in page.label["forms"]}
        site = site_of(page)
        for index, form in enumerate(read_forms(site.sheets[0], site)):
            label = labels.get(index, "SKIP THIS FORM")
            if label == "SKIP THIS FORM":
                continue
            for kind, purposes in PURPOSES.items():
                is_so, says_so = label == kind, form.purpose in purposes
                right[kind] += is_so and says_so
                false[kind] += says_so and not is_so
                missed[kind] += is_so and not says_so
                if is_so != says_so:
                    text = f"{page.name} form {index}: {label} taken for {form.purpose}: {form.evidence.snippet[:80]}"
                    misses.setdefault(kind, []).append(text)
    return [
        Row(f"forms: {kind}", "formasaurus", "*", right[kind], false[kind], missed[kind], tuple(misses.get(kind, ())))
        for kind in PURPOSES
    ]
