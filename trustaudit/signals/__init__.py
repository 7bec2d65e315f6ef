"""The registry of signals, and the stage that reads them all from a shop's pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec

from trustaudit.lexicon import Lexicon
from trustaudit.model import Snapshot
from trustaudit.page.data import nodes, text_of
from trustaudit.page.model import Page
from trustaudit.signals import plugins
from trustaudit.signals.base import Item, Sheet, Signal, Site, Spec
from trustaudit.signals.domains import host_of, registrable

_MODULES = (
    "phones", "emails", "channels", "hours", "explanations", "address", "forms", "marks", "licences", "commerce", "people", "identity",
    "ways", "claims", "placeholders", "overlays", "statements", "policies", "site", "profile", "legal_notices", "consistency", "records",
)  # fmt: skip

_BUNDLED: Mapping[str, Spec] = {
    spec.name: spec
    for name in _MODULES
    if find_spec(f"{__name__}.{name}")
    for spec in import_module(f"{__name__}.{name}").SIGNALS
}


class _Registry(Mapping[str, Spec]):
    """The bundled signals and those of other packages, which are loaded when the registry is first looked at: a package
    may import anything of this one, and nothing is half imported by then."""

    @cached_property
    def _all(self) -> Mapping[str, Spec]:
        return {**_BUNDLED, **plugins.installed(_BUNDLED)}

    def __getitem__(self, name: str) -> Spec:
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


SIGNALS: Mapping[str, Spec] = _Registry()


def lay_out(pages: Iterable[Page], snapshot: Snapshot, words: Lexicon, country: str = "") -> Site:
    """The shop as extractors see it; `country` as the user states it (ISO 3166-1 alpha-2, '' to find out)."""
    host, known = host_of(snapshot.shop), tuple(pages)
    domain = registrable(host) or _stated_domain(known)
    return Site(host, domain, tuple(Sheet(page, words) for page in known), snapshot, words, country)


def _stated_domain(pages: Iterable[Page]) -> str:
    """The domain that the first page to name one says its shop lives at, '' if none does."""
    for page in pages:
        stated = [text_of(node, "url") for node in nodes(page.data, "Organization", "OnlineStore", "Store", "WebSite")]
        stated += [
            e.attrs.get("href", "") for e in page.elements if e.tag == "link" and e.attrs.get("rel") == "canonical"
        ]
        for url in (*stated, page.meta.get("og:url", "")):
            if domain := registrable(host_of(url)):
                return domain
    return ""


def extract(site: Site, specs: Mapping[str, Spec] = SIGNALS) -> dict[str, Signal]:
    """Every signal of a shop. An extractor that breaks on a page loses that page only, and the signal says so."""
    found: dict[str, Signal] = {}
    for spec in specs.values():
        if spec.read is not None:
            found[spec.name] = _read(spec, site)
    for spec in specs.values():
        if spec.derive is not None:
            found[spec.name] = _derive(spec, site, found)
    return {name: found[name] for name in specs}


def _read(spec: Spec, site: Site) -> Signal:
    assert spec.read is not None
    items: list[Item] = []
    failed: list[str] = []
    for sheet in site.sheets:
        try:
            items.extend(spec.read(sheet, site))
        except Exception:  # noqa: BLE001  a bug in one extractor must not cost the shop its audit (design, rule 2)
            failed.append(sheet.page.url)
    return Signal(spec, tuple(items), tuple(failed))


class _Traced(Mapping[str, Signal]):
    """Signals found so far, remembering which were looked at."""

    def __init__(self, found: Mapping[str, Signal]) -> None:
        self._found = found
        self.used: dict[str, None] = {}

    def __getitem__(self, name: str) -> Signal:
        self.used[name] = None
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _derive(spec: Spec, site: Site, found: Mapping[str, Signal]) -> Signal:
    """A signal made of others. A page on which one of these broke is unread for it as well: its silence there is
    ignorance, not absence."""
    assert spec.derive is not None
    traced = _Traced(found)
    try:
        items = tuple(spec.derive(site, traced))
    except Exception:  # noqa: BLE001  as above
        return Signal(spec, (), tuple(sheet.page.url for sheet in site.sheets))
    failed = dict.fromkeys(url for name in traced.used if name in found for url in found[name].failed)
    return Signal(spec, items, tuple(failed))
