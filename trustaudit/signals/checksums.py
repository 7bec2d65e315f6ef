"""Check digits of company and tax numbers, one pure function a scheme: text of digits and letters in, True or False out.

Every function expects the number without spaces, dots and dashes, in upper case, with its country prefix removed, and
answers False for a wrong length. Schemes are those published by the tax offices and collected in the European
Commission's VIES FAQ ("How can I check the structure of VAT numbers") unless a docstring says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence


def _digits(text: str, length: int) -> tuple[int, ...] | None:
    if len(text) != length or not text.isascii() or not text.isdigit():
        return None
    return tuple(map(int, text))


def _weighted(digits: Sequence[int], weights: Sequence[int]) -> int:
    return sum(d * w for d, w in zip(digits, weights, strict=False))


def luhn(text: str) -> bool:
    """Luhn's formula over the whole text (SIREN, SIRET, Partita IVA, Swedish organisation numbers)."""
    if not text.isascii() or not text.isdigit() or not text.strip("0"):
        return False
    total = 0
    for place, digit in enumerate(map(int, reversed(text))):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def iran_national_id(text: str) -> bool:
    """شناسه ملی of legal persons, 11 digits: the tenth digit plus two is added to every digit before weighting."""
    digits = _digits(text, 11)
    if digits is None or len(set(digits)) == 1:
        return False
    shift = digits[9] + 2
    total = _weighted([d + shift for d in digits[:10]], (29, 27, 23, 19, 17, 29, 27, 23, 19, 17))
    return total % 11 % 10 == digits[10]


_NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def spain_nif(text: str) -> bool:
    """DNI and NIE of persons and the former CIF of companies (Orden EHA/451/2008)."""
    if re.fullmatch(r"[0-9XYZ][0-9]{7}[A-Z]", text):
        number = int(text[:-1].translate(str.maketrans("XYZ", "012")))
        return _NIF_LETTERS[number % 23] == text[-1]
    if re.fullmatch(r"[KLM][0-9]{7}[A-Z]", text):
        return _NIF_LETTERS[int(text[1:-1]) % 23] == text[-1]
    if not re.fullmatch(r"[ABCDEFGHJNPQRSUVW][0-9]{7}[0-9A-J]", text):
        return False
    digits = [int(d) for d in text[1:8]]
    odd = sum(sum(divmod(d * 2, 10)) for d in digits[::2])
    control = -(odd + sum(digits[1::2])) % 10
    if text[-1].isdigit():
        return text[0] not in "NPQRSW" and int(text[-1]) == control
    return text[0] not in "ABEH" and "JABCDEFGHI"[control] == text[-1]


def germany_vat(text: str) -> bool:
    """Nine digits, ISO 7064 MOD 11,10."""
    digits = _digits(text, 9)
    if digits is None or digits[0] == 0:
        return False
    product = 10
    for digit in digits[:8]:
        total = (digit + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == digits[8]


def france_vat(text: str) -> bool:
    """Two characters of key and the SIREN; keys with letters are taken as they are."""
    if not re.fullmatch(r"[0-9A-HJ-NP-Z]{2}[0-9]{9}", text):
        return False
    siren = text[2:]
    if text.startswith("00") or not luhn(siren):
        return False
    return not text[:2].isdigit() or int(text[:2]) == (12 + 3 * (int(siren) % 97)) % 97


def france_siren(text: str) -> bool:
    return len(text) == 9 and luhn(text)


def france_siret(text: str) -> bool:
    """14 digits; the post office's establishments (SIREN 356000000) are checked by a plain sum of digits modulo 5."""
    if len(text) != 14 or not text.isdigit():
        return False
    return luhn(text) or (text.startswith("356000000") and sum(map(int, text)) % 5 == 0)


def italy_vat(text: str) -> bool:
    return len(text) == 11 and luhn(text)


def netherlands_vat(text: str) -> bool:
    """Nine digits, B, two digits: the old scheme (weights 9 to 2, modulo 11) or, since 2020, modulo 97 with NL."""
    if not re.fullmatch(r"[0-9]{9}B[0-9]{2}", text):
        return False
    old = _weighted([int(d) for d in text[:8]], (9, 8, 7, 6, 5, 4, 3, 2)) % 11 == int(text[8])
    spelled = "".join(str(int(c, 36)) for c in "NL" + text)
    return old or int(spelled) % 97 == 1


def austria_vat(text: str) -> bool:
    """U and eight digits."""
    if not re.fullmatch(r"U[0-9]{8}", text):
        return False
    digits = [int(d) for d in text[1:]]
    total = sum(sum(divmod(d * 2, 10)) if i % 2 else d for i, d in enumerate(digits[:7]))
    return (96 - total) % 10 == digits[7]


def belgium_vat(text: str) -> bool:
    return bool(re.fullmatch(r"[01][0-9]{9}", text)) and 97 - int(text[:8]) % 97 == int(text[8:])


def denmark_vat(text: str) -> bool:
    digits = _digits(text, 8)
    return digits is not None and digits[0] != 0 and _weighted(digits, (2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0


def finland_vat(text: str) -> bool:
    digits = _digits(text, 8)
    return digits is not None and any(digits) and -_weighted(digits[:7], (7, 9, 10, 5, 8, 4, 2)) % 11 == digits[7]


def luxembourg_vat(text: str) -> bool:
    return _digits(text, 8) is not None and int(text[:6]) % 89 == int(text[6:])


def poland_vat(text: str) -> bool:
    digits = _digits(text, 10)
    return digits is not None and any(digits) and _weighted(digits[:9], (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11 == digits[9]


def portugal_vat(text: str) -> bool:
    digits = _digits(text, 9)
    if digits is None or digits[0] == 0:
        return False
    check = -_weighted(digits[:8], (9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return (0 if check > 9 else check) == digits[8]


def sweden_vat(text: str) -> bool:
    return len(text) == 12 and text.endswith("01") and luhn(text[:10])


def britain_vat(text: str) -> bool:
    """Nine digits modulo 97, or the same with 55 added (numbers given out since 2010)."""
    digits = _digits(text[:9], 9)
    if digits is None or len(text) not in (9, 12) or not any(digits):
        return False
    total = _weighted(digits[:7], (8, 7, 6, 5, 4, 3, 2)) + int(text[7:9])
    return total % 97 == 0 or (total + 55) % 97 == 0


def switzerland_uid(text: str) -> bool:
    digits = _digits(text, 9)
    if digits is None:
        return False
    check = -_weighted(digits[:8], (5, 4, 3, 2, 7, 6, 5, 4)) % 11
    return check != 10 and any(digits) and check == digits[8]


def turkey_tax_number(text: str) -> bool:
    """Vergi kimlik numarası, ten digits."""
    digits = _digits(text, 10)
    if digits is None or not any(digits):
        return False
    total = 0
    for place, digit in enumerate(digits[:9]):
        shifted = (digit + 9 - place) % 10
        power = shifted * pow(2, 9 - place) % 9
        total += 9 if shifted and not power else power
    return -total % 10 == digits[9]


def brazil_cnpj(text: str) -> bool:
    """14 characters; since July 2026 the first twelve may be letters, counted by their ASCII code less 48."""
    if not re.fullmatch(r"[0-9A-Z]{12}[0-9]{2}", text) or len(set(text)) == 1:
        return False
    values = [ord(c) - 48 for c in text]
    for end, weights in ((12, (5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)), (13, (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2))):
        rest = _weighted(values[:end], weights) % 11
        if values[end] != (0 if rest < 2 else 11 - rest):
            return False
    return True


def argentina_cuit(text: str) -> bool:
    digits = _digits(text, 11)
    return (
        digits is not None
        and any(digits)
        and -_weighted(digits[:10], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11 == digits[10]
    )


def australia_abn(text: str) -> bool:
    digits = _digits(text, 11)
    if digits is None or digits[0] == 0:
        return False
    return _weighted((digits[0] - 1, *digits[1:]), (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)) % 89 == 0


def india_gstin(text: str) -> bool:
    """15 characters, base 36 with alternating weights."""
    if not re.fullmatch(r"[0-3][0-9][A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]", text):
        return False
    total = sum(sum(divmod(int(c, 36) * (1 + i % 2), 36)) for i, c in enumerate(text[:14]))
    return -total % 36 == int(text[14], 36)


#: VAT numbers by their prefix; prefixes that stand here without a function have a known shape only.
VAT: dict[str, tuple[re.Pattern[str], Callable[[str], bool] | None]] = {
    "AT": (re.compile(r"U\d{8}"), austria_vat),
    "BE": (re.compile(r"[01]\d{9}"), belgium_vat),
    "BG": (re.compile(r"\d{9,10}"), None),
    "CY": (re.compile(r"\d{8}[A-Z]"), None),
    "CZ": (re.compile(r"\d{8,10}"), None),
    "DE": (re.compile(r"\d{9}"), germany_vat),
    "DK": (re.compile(r"\d{8}"), denmark_vat),
    "EE": (re.compile(r"\d{9}"), None),
    "EL": (re.compile(r"\d{9}"), None),
    "ES": (re.compile(r"[A-Z0-9]\d{7}[A-Z0-9]"), spain_nif),
    "FI": (re.compile(r"\d{8}"), finland_vat),
    "FR": (re.compile(r"[0-9A-Z]{2}\d{9}"), france_vat),
    "GB": (re.compile(r"\d{9}(?:\d{3})?"), britain_vat),
    "HR": (re.compile(r"\d{11}"), None),
    "HU": (re.compile(r"\d{8}"), None),
    "IE": (re.compile(r"\d[0-9A-Z+*]\d{5}[A-Z]{1,2}"), None),
    "IT": (re.compile(r"\d{11}"), italy_vat),
    "LT": (re.compile(r"\d{9}(?:\d{3})?"), None),
    "LU": (re.compile(r"\d{8}"), luxembourg_vat),
    "LV": (re.compile(r"\d{11}"), None),
    "MT": (re.compile(r"\d{8}"), None),
    "NL": (re.compile(r"\d{9}B\d{2}"), netherlands_vat),
    "PL": (re.compile(r"\d{10}"), poland_vat),
    "PT": (re.compile(r"\d{9}"), portugal_vat),
    "RO": (re.compile(r"\d{2,10}"), None),
    "SE": (re.compile(r"\d{12}"), sweden_vat),
    "SI": (re.compile(r"\d{8}"), None),
    "SK": (re.compile(r"\d{10}"), None),
}
