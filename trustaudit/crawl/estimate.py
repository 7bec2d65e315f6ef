"""What sending would cost, asked where a cart offers to say so for a country, a region and a postcode alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trustaudit.crawl.filling import SUBMITS, asks_who, choice, fill
from trustaudit.crawl.names import words
from trustaudit.crawl.places import PLACES, PlaceOf, country_option, option_for, place_chosen, place_in
from trustaudit.crawl.plan import Context, post
from trustaudit.model import Region, Request
from trustaudit.page.model import Field, Form, Page

_COUNTRY = frozenset("country countryid countries land pais pays ulke کشور".split())
_REGION = frozenset("region regionid state stateid province provinceid zone zoneid county ostan استان".split())
_POSTCODE = frozenset("postcode postalcode postal zip zipcode plz کدپستی".split())
_CITY = frozenset("city town shahr شهر".split())
_OFFERS = re.compile(r"estimat|shipping|calc|quote|versand|envio|livraison|kargo|delivery", re.I)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A request for the price of sending to a place."""

    request: Request
    place: PlaceOf


def role_of(field: Field) -> str:
    """What part of a place a field asks for: country, region, postcode, city or ''."""
    found = set(words(field.name)) | set(words(field.id))
    for role, names in (("postcode", _POSTCODE), ("country", _COUNTRY), ("region", _REGION), ("city", _CITY)):
        if found & names:
            return role
    return ""


_HOMES = {"fa": "ir", "de": "de", "es": "es", "fr": "fr", "tr": "tr", "ar": "sa", "it": "it", "nl": "nl"}


def places_for(country: Field, lang: str, context: Context) -> list[PlaceOf]:
    """Where to ask for: the shop's own country, the one the form has chosen, that of the page's language, then any
    other it sends to."""
    own = place_in(context.country) if context.country else None
    wanted = [own, place_chosen(country), place_in(_HOMES.get(lang[:2], "")), *PLACES]
    found = [p for p in wanted if p is not None and country_option(country, p) is not None]
    return list(dict.fromkeys(found))


def estimates(page: Page, context: Context) -> Iterator[Estimate]:
    """Requests for an estimate that a cart page's forms offer without asking who the shopper is."""
    for form in page.forms:
        country = next((f for f in form.fields if f.type == "select" and role_of(f) == "country"), None)
        if country is None or not _is_estimator(form):
            continue
        for place in places_for(country, page.lang, context)[:2]:
            pairs = place_pairs(form.fields, place, context, _press(form))
            if pairs is not None:
                yield Estimate(post(form.action, pairs, page.url), place)


def _is_estimator(form: Form) -> bool:
    if form.region in (Region.HEADER, Region.NAV, Region.FOOTER) or form.method != "POST":
        return False
    if any(asks_who(f) for f in form.fields if f.type != "hidden"):
        return False
    named = " ".join((form.id, form.classes, form.action, form.attrs.get("name", ""), *(f.name for f in form.fields)))
    return bool(_OFFERS.search(named))


def _press(form: Form) -> Field | None:
    return next((f for f in form.fields if f.type in SUBMITS), None)


def place_pairs(
    fields: Iterable[Field], place: PlaceOf, context: Context, submit: Field | None
) -> list[tuple[str, str]] | None:
    """The values of a form filled in for a place, None if its country is not offered."""
    fields = list(fields)
    is_chosen = any(place_chosen(f) is place for f in fields if f.type == "select" and role_of(f) == "country")
    known = {f.name: _place_value(f, place, context, is_chosen) for f in fields if role_of(f) and f.name}
    if None in known.values():
        return None
    pairs = fill([f for f in fields if f.name not in known], context.lexicon, submit)
    if pairs is None:
        return None
    return [*((name, value) for name, value in known.items() if value is not None), *pairs]


def _place_value(field: Field, place: PlaceOf, context: Context, is_chosen: bool) -> str | None:
    role = role_of(field)
    if field.type == "select":
        names = {"country": (place.iso, *place.names), "region": place.regions, "city": (place.city,)}.get(role, ())
        option = option_for(field.options, names)
        if option is None and role != "country" and is_chosen:
            option = choice(field, context.lexicon)  # the regions listed are those of the country chosen already
        if option is None:
            return None if role == "country" else ""
        return option.value
    return {"postcode": place.postcode, "region": place.regions[0], "city": place.city}.get(role, field.value)
