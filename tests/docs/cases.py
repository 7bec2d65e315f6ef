"""A case of a rule written as it could stand in a rule file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from trustaudit.judge.rule import Case, CasePage

#: The shop of a case that names none.
_SHOP = Case("", "").shop


class _Dumper(yaml.SafeDumper):
    """Lists inside mappings are indented, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def written(cases: Iterable[Case]) -> str:
    """Cases as a YAML list."""
    document = [_entry(case) for case in cases]
    return yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


def _entry(case: Case) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": case.name}
    if case.shop != _SHOP:
        entry["shop"] = case.shop
    if case.tls:
        entry["tls"] = dict(case.tls)
    pages: dict[str, list[Any]] = {}
    for page in case.pages:
        pages.setdefault("+".join(page.kinds), []).append(_page(page))
    if pages:
        entry["pages"] = {kinds: found[0] if len(found) == 1 else found for kinds, found in pages.items()}
    if case.records:
        entry["records"] = dict(case.records)
    if case.gaps:
        entry["gaps"] = {str(kind): str(reason) for kind, reason in case.gaps}
    entry["expect"] = case.expect
    if case.todo:
        entry["todo"] = case.todo
    return entry


def _page(page: CasePage) -> Any:
    more = {
        "url": page.url,
        "headers": dict(page.headers),
        "status": 0 if page.status == 200 else page.status,
    }
    found = {"html": page.html} | {key: value for key, value in more.items() if value}
    return found if len(found) > 1 else page.html
