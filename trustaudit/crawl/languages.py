"""The Accept-Language of a visitor from the shop's own country."""

from __future__ import annotations

#: ISO 3166-1 country, and with few exceptions its top-level domain, to the language its shoppers read. A shop that
#: offers several languages shows the one it was made for; without a country the auditor's first reader is Persian.
LANGUAGES = {
    **dict.fromkeys(("ir", "af"), "fa"),
    **dict.fromkeys(("es", "mx", "ar", "cl", "co", "pe"), "es"),
    **dict.fromkeys(("de", "at"), "de"),
    "fr": "fr",
    "tr": "tr",
    **dict.fromkeys(("ae", "sa", "eg", "iq", "kw", "qa", "jo"), "ar"),
    **dict.fromkeys(("gb", "uk", "us", "ie", "au", "nz"), "en"),
}
DEFAULT = "fa"


def accept_language(country: str, host: str) -> str:
    """ "fa,en;q=0.8" and its like, by the shop's country ('' if unknown) or its host's top-level domain."""
    language = LANGUAGES.get(country) or LANGUAGES.get(host.rpartition(".")[2]) or DEFAULT
    return "en" if language == "en" else f"{language},en;q=0.8"
