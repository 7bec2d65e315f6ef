"""A signal and a format of one's own: where goods can be collected, and a report of one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trustaudit.model import PageKind
from trustaudit.report.formats import Format
from trustaudit.report.model import Report
from trustaudit.report.options import Options
from trustaudit.signals.base import Item, Sheet, Site, Spec

# Page text is folded before it is searched: lower case, one kind of digits, one spelling of each Persian letter.
_PICKUP = re.compile(
    r"(?P<point>collect (?:it )?at our|pick-up point|تحویل حضوری)|(?P<locker>parcel locker|صندوق پستی هوشمند)"
)


@dataclass(frozen=True, kw_only=True)
class Pickup(Item):
    """A place where the shopper can collect what was bought."""

    kind: Literal["point", "locker"]


def read(sheet: Sheet, site: Site) -> Iterator[Pickup]:
    """Every mention on a page: what is there and where; whether that is good is for a rule to say."""
    for index, match in sheet.find(_PICKUP):
        start = match.start() - sheet.start_of(index)
        evidence = sheet.at(index, start, start + len(match[0]))
        yield Pickup(kind="point" if match["point"] else "locker", evidence=evidence)


SIGNALS = (Spec("pickups", Pickup, (PageKind.SHIPPING, PageKind.CHECKOUT), read=read),)


def one_line(report: Report, options: Options) -> bytes:
    """The shop and its score on one line, for a log."""
    score = report.score
    return f"{report.shop.host} {score.low:.0f}-{score.high:.0f} {score.grade or '-'}\n".encode()


ONELINE = Format(one_line, (".log",))
