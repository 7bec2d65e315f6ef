"""From bytes to text: the declared charset where it holds, else UTF-8, else a detector's guess."""

from __future__ import annotations

import codecs
import re

# WHATWG Encoding: what pages call these is in practice a superset.
_SUPERSETS = {
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis"), "cp932"),
    **dict.fromkeys(("iso-8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    "iso-8859-6": "cp1256",
    "iso-8859-9": "cp1254",
}
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a page. A declaration under which bytes do not decode is not believed; never raises."""
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    declared = _declared(body, content_type)
    for name in filter(None, (declared, "utf-8")):
        try:
            return body.decode(name)
        except UnicodeDecodeError as error:
            # One broken character in a long page (a cut, a pasted byte) does not refute the declaration.
            if name == declared and body[: error.start].count(b"\n") + error.start > 2000:
                text = body.decode(name, "replace")
                if text.count("\ufffd") * 500 < len(text):
                    return text
    return body.decode(_detect(body), "replace")


def _declared(body: bytes, content_type: str) -> str:
    found = _HEADER.search(content_type)
    name = found.group(1) if found else ""
    if not name:
        meta = _META.search(body[:8192]) or _XML.match(body[:400])
        name = meta.group(1).decode("ascii", "replace") if meta else ""
    name = name.lower()
    if name.startswith("utf-16"):  # a page that could say so in ASCII is not UTF-16
        name = "utf-8"
    name = _SUPERSETS.get(name, name)
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _detect(body: bytes) -> str:
    import chardet

    # Markup says nothing about the charset and drowns short texts; the letters beyond ASCII decide.
    sample = re.sub(rb"<[^>]{0,2000}>|\s+", b" ", body[:400_000])[:60_000]
    name = chardet.detect(sample).get("encoding") or "cp1252"
    name = _SUPERSETS.get(name.lower(), name)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
