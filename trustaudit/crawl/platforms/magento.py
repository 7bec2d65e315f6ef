"""Magento 1 (OpenMage) and 2: configurable products, whose choices stand in a script, and the form key.

The form key is a hidden field of the page, tied to the session; the generic way sends it. Where Magento 2 serves a
cached page the key there is nobody's, and only its scripts put the right one in: then the add is refused, and said so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from trustaudit.crawl.plan import Context
from trustaudit.crawl.product_form import Way, add_ways
from trustaudit.crawl.walker import Adapter
from trustaudit.page import Page
from trustaudit.page.model import Field, Option

_CONFIG = re.compile(r"new Product\.Config\(\s*(?=\{)|\"(?:jsonConfig|spConfig)\"\s*:\s*(?=\{)")


def ways(page: Page, context: Context) -> Sequence[Way]:
    """The page's ways, with the first combination of choices that exists put into a configurable product's selects."""
    chosen = _choices(page)
    if not chosen:
        return add_ways(page, context)
    forms = tuple(replace(f, fields=tuple(_with_choice(x, chosen) for x in f.fields)) for f in page.forms)
    return add_ways(replace(page, forms=forms), context)


def _with_choice(field: Field, chosen: Mapping[str, str]) -> Field:
    number = re.fullmatch(r"super_attribute\[(\d+)\]", field.name)
    if number is None or number[1] not in chosen:
        return field
    value = chosen[number[1]]
    return replace(field, disabled=False, options=(Option(value, value, selected=True),), value=value)


def _choices(page: Page) -> dict[str, str]:
    """Attribute id -> option id of the first product that all attributes list."""
    for script in page.scripts:
        match = _CONFIG.search(script.text)
        if match is None:
            continue
        try:
            config = json.JSONDecoder().raw_decode(script.text, match.end())[0]
        except ValueError:
            continue
        if isinstance(config, Mapping) and isinstance(config.get("attributes"), Mapping):
            return _first_product(config["attributes"])
    return {}


def _listed(holder: Mapping[str, Any], key: str) -> list[Any]:
    value = holder.get(key)
    return value if isinstance(value, list) else []


def _first_product(attributes: Mapping[str, Any]) -> dict[str, str]:
    listed = {
        key: [
            (str(o.get("id")), set(map(str, _listed(o, "products"))))
            for o in _listed(a, "options")
            if isinstance(o, Mapping)
        ]
        for key, a in attributes.items()
        if isinstance(a, Mapping)
    }
    sold = [set().union(*(products for _, products in options)) for options in listed.values() if options]
    for product in sorted(set.intersection(*sold)) if sold else ():
        return {
            key: next(option for option, products in options if product in products) for key, options in listed.items()
        }
    return {}


ADAPTER = Adapter(ways)
