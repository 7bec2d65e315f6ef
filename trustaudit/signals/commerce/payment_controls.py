"""Payment methods as options of a form: the surest place, since they can be chosen there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trustaudit.page.model import Field, Form
from trustaudit.signals.base import Sheet
from trustaudit.signals.commerce.brands import BRANDS, TOKENS, Family
from trustaudit.signals.commerce.payment_names import Candidate, names_in
from trustaudit.signals.commerce.provider_ids import METHOD_IDS
from trustaudit.text import fold

_PAYMENT_NAME = re.compile(
    r"pay(?:ment)?[-_\[ ]?(?:method|option|type|mode|gateway|code|id)?s?\b|gateway|bank[-_]?id|zahl(?:ungs)?"
    r"|(?:forma|metodo|medio)[-_]?(?:de[-_]?)?pago"
    r"|paiement|odeme|pardakht|dargah|pagamento|payway",
    re.I,
)
#: The payer's address is asked for under names of payment too (OpenCart's "input-payment-country"); "Heard Island and
#: McDonald Islands" is no card.
_ADDRESS = re.compile(r"country|zone|state(?!ment)|provinc|region|address|city|post-?code|zip", re.I)
_CHOSEN = frozenset(("radio", "select", "checkbox", "image"))
# What a plug-in puts around the provider's name in its id: "woocommerce_payments", "wc_gateway_x", "mollie_wc_gateway_x".
_WRAPPING = re.compile(
    r"(?:^|[-_.])(?:woocommerce|wc|woo|gateway|payments?|method|module|ps|opc|pwp|checkout|pg|v\d|\d+)(?=[-_.]|$)"
)


def control_methods(sheet: Sheet) -> Iterator[Candidate]:
    """Options of payment fields, in forms and outside."""
    page = sheet.page
    for form in page.forms:
        yield from _fields(form.fields, sheet, form)
    yield from _fields(page.controls, sheet, None)


def _fields(fields: Iterable[Field], sheet: Sheet, form: Form | None) -> Iterator[Candidate]:
    for field in fields:
        name = f"{field.name} {field.id}"
        if field.type not in _CHOSEN or not _PAYMENT_NAME.search(name) or _ADDRESS.search(name):
            continue
        if field.type == "select":
            choices = [(o.value, o.text) for o in field.options if not o.disabled]
        else:
            choices = [(field.value, field.label)]
        for value, label in choices:
            for family, brand in methods_of(value, label, sheet):
                path = field.path or (form.path if form else ())
                text = label or value
                evidence = sheet.evidence(text, form.region, path) if form else sheet.evidence(text, path=path)
                yield Candidate(family, brand, evidence, "refused" if field.disabled else "offered")


def methods_of(value: str, label: str, sheet: Sheet) -> list[tuple[Family, str]]:
    """(family, brand) of an option: by the id its plug-in gives it, else by the words of its label."""
    known = METHOD_IDS.get(value.lower().strip())
    if known:
        return [known]
    named = [(n.family, n.brand) for n in names_in(label, sheet.lexicon)]
    if named:
        # The first name is the method; a label goes on to say what it takes ("Card: Visa, Mastercard").
        return named
    token = "".join(c for c in _WRAPPING.sub("", fold(value)) if c.isalnum())
    brand = TOKENS.get(token)
    return [(BRANDS[brand.id].family, brand.id)] if brand else []
