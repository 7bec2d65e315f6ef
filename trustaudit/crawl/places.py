"""The few places a shipping estimate is asked for: never finer than a town, and nobody's address.

Postcodes are of a whole district, or made of one digit where a code names a single building (Iran's ten digits).
"""

from __future__ import annotations

from dataclasses import dataclass

from trustaudit.page.model import Field, Option
from trustaudit.text import fold, squash


@dataclass(frozen=True, slots=True)
class PlaceOf:
    """A country by ISO 3166-1 alpha-2, its names as shops write them, the names of a region, a town and a postcode."""

    iso: str
    names: tuple[str, ...]
    regions: tuple[str, ...]
    city: str
    postcode: str


PLACES: tuple[PlaceOf, ...] = (
    PlaceOf(
        "ir",
        ("Iran", "Iran, Islamic Republic of", "Iran (Islamic Republic of)", "ایران"),
        ("Tehran", "تهران", "THR"),
        "تهران",
        "1111111111",
    ),
    PlaceOf("at", ("Austria", "Österreich", "اتریش"), ("Wien", "Vienna"), "Wien", "1010"),
    PlaceOf("de", ("Germany", "Deutschland", "Alemania", "Almanya", "آلمان"), ("Berlin", "BE"), "Berlin", "10115"),
    PlaceOf("es", ("Spain", "España", "Spanien", "اسپانیا"), ("Madrid", "M"), "Madrid", "28001"),
    PlaceOf(
        "gb",
        ("United Kingdom", "United Kingdom (UK)", "UK", "Great Britain"),
        ("Greater London", "London", "England"),
        "London",
        "EC1A 1BB",
    ),
    PlaceOf("fr", ("France", "Frankreich", "Francia", "فرانسه"), ("Paris", "Île-de-France"), "Paris", "75001"),
    PlaceOf("tr", ("Turkey", "Türkiye", "ترکیه"), ("İstanbul", "Istanbul", "TR34"), "İstanbul", "34000"),
    PlaceOf("us", ("United States", "United States (US)", "USA"), ("New York", "NY"), "New York", "10001"),
    PlaceOf(
        "sa",
        ("Saudi Arabia", "السعودية", "المملكة العربية السعودية"),
        ("Riyadh", "Ar Riyad", "الرياض"),
        "الرياض",
        "11564",
    ),
    PlaceOf("ae", ("United Arab Emirates", "الإمارات العربية المتحدة"), ("Dubai", "دبي"), "Dubai", ""),
    PlaceOf("ca", ("Canada", "کانادا"), ("Ontario", "ON"), "Toronto", "M5H 2N2"),
    PlaceOf("au", ("Australia",), ("New South Wales", "NSW"), "Sydney", "2000"),
    PlaceOf("nl", ("Netherlands", "The Netherlands", "Nederland"), ("Noord-Holland",), "Amsterdam", "1012"),
    PlaceOf("it", ("Italy", "Italia", "Italien"), ("Roma", "Rome", "RM"), "Roma", "00184"),
    PlaceOf("mx", ("Mexico", "México"), ("Ciudad de México", "Distrito Federal", "CMX"), "Ciudad de México", "06000"),
)


def place_in(iso: str) -> PlaceOf | None:
    """The place asked for in a country, None where we know none."""
    return next((p for p in PLACES if p.iso == iso.lower()), None)


def _says(option: Option, names: tuple[str, ...]) -> bool:
    value, text = squash(fold(option.value)), squash(fold(option.text))
    return any(squash(fold(name)) in (value, text) for name in names)


def option_for(options: tuple[Option, ...], names: tuple[str, ...]) -> Option | None:
    """The option of a select that is one of the names, by its value or its text."""
    return next((o for o in options if not o.disabled and _says(o, names)), None)


def country_option(field: Field, place: PlaceOf) -> Option | None:
    """The option of a country select that means the place's country."""
    return option_for(field.options, (place.iso, *place.names))


def place_chosen(field: Field) -> PlaceOf | None:
    """The place in the country that a country select has chosen already, None if we know none there."""
    chosen = next((o for o in field.options if o.selected), None)
    return next((p for p in PLACES if chosen is not None and _says(chosen, (p.iso, *p.names))), None)
