"""Iranian telephone numbers: the national plan, its short company numbers, and the ways people write them.

libphonenumber knows the plan but not the writing: the area code last («۸۸۸۸۸۸۸۸-۰۲۱»), company numbers of four or five
digits after an area code («۰۲۱-۴۲۳۲۸»), a trunk zero kept after +98. Area codes as of phonenumbers 9.0.43.
"""

from __future__ import annotations

import re

from trustaudit.signals.phone_model import Line, Number, is_dummy

#: Area code (without the trunk zero) to province.
PROVINCES = {
    "11": "مازندران", "13": "گیلان", "17": "گلستان", "21": "تهران", "23": "سمنان", "24": "زنجان", "25": "قم",
    "26": "البرز", "28": "قزوین", "31": "اصفهان", "34": "کرمان", "35": "یزد", "38": "چهارمحال و بختیاری",
    "41": "آذربایجان شرقی", "44": "آذربایجان غربی", "45": "اردبیل", "51": "خراسان رضوی", "54": "سیستان و بلوچستان",
    "56": "خراسان جنوبی", "58": "خراسان شمالی", "61": "خوزستان", "66": "لرستان", "71": "فارس",
    "74": "کهگیلویه و بویراحمد", "76": "هرمزگان", "77": "بوشهر", "81": "همدان", "83": "کرمانشاه", "84": "ایلام",
    "86": "مرکزی", "87": "کردستان",
}  # fmt: skip

_MOBILE = re.compile(r"9(?:0[0-5]|1\d|2[0-3]|3\d|9\d)\d{7}")
_NATIONWIDE = re.compile(r"94\d{8}")  # sold with TD-LTE and Internet telephony, not a mobile
# One- and two-way company codes of the telecom (tct.ir, fars.tci.ir/code): four digits, or five.
_COMPANY = re.compile(r"[12689]\d{3}|[2-9]\d{4}")
_REVERSED = re.compile(r"(?P<rest>[1-9]\d{7})(?P<area>0[1-8]\d)|(?P<tail>\d{7})(?P<head>09\d\d)")


def read(digits: str, *, international: bool = False, labelled: bool = False, split: bool = False) -> Number | None:
    """The number in a string of digits, None if Iran has none such.

    `international` says that the digits begin with the country code after "+" or "00"; `labelled` that a word beside
    them calls them a telephone number; `split` that a separator stands in them, without which a company code is
    indistinguishable from any other figure.
    """
    if digits.startswith("98") and (international or len(digits) in (12, 13)):
        national = digits[2:].removeprefix("0")
        trunk = True
    elif international:
        return None
    else:
        national = digits.removeprefix("0")
        trunk = national != digits
    if _MOBILE.fullmatch(national) and (trunk or labelled or split):
        return _number(national, "mobile")
    if _NATIONWIDE.fullmatch(national) and (trunk or labelled):
        return _number(national, "voip")
    province = PROVINCES.get(national[:2], "")
    if province and trunk:
        if len(national) == 10:
            return _number(national, "landline", province)
        if (labelled or split) and _COMPANY.fullmatch(national[2:]):
            return _number(national, "landline", province)
    if province and labelled and len(national) == 10:
        return _number(national, "landline", province)
    reversed_ = _REVERSED.fullmatch(digits) if split else None
    if reversed_:
        turned = (reversed_["area"] or reversed_["head"]) + (reversed_["rest"] or reversed_["tail"])
        return read(turned, labelled=labelled)
    return None


def _number(national: str, line: Line, province: str = "") -> Number:
    subscriber = national[2:] if province else national[3:]
    return Number(f"+98{national}", line, "ir", province, is_dummy(subscriber, national))
