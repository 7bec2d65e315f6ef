"""Audits kept in one SQLite file, so that the course of a shop can be told: `--history shop.sqlite`."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from trustaudit.model import ConfigError, Problem
from trustaudit.report.codec import dumps, loads
from trustaudit.report.model import Report

#: Goes up when the table changes; a file of another version is refused, never rewritten.
VERSION = 1
_TABLE = """
CREATE TABLE IF NOT EXISTS audits (
  shop TEXT NOT NULL, started TEXT NOT NULL, digest TEXT NOT NULL, scoring INTEGER NOT NULL,
  low REAL NOT NULL, high REAL NOT NULL, seen REAL NOT NULL, grade TEXT NOT NULL,
  report BLOB NOT NULL,  -- the JSON report without screenshots, compressed by zlib
  PRIMARY KEY (shop, started)
) WITHOUT ROWID
"""


def keep(path: Path, report: Report) -> None:
    """Adds a report; one of the same shop and moment takes the place of the old. Raises ConfigError."""
    score, tool = report.score, report.tool
    blob = zlib.compress(dumps(replace(report, pictures=())).encode("utf-8", "replace"), 9)
    made = (report.shop.host, report.shop.started, tool.digest, tool.scoring)
    row = (*made, score.low, score.high, score.seen, score.grade)
    with _opened(path) as database, database:
        database.execute("INSERT OR REPLACE INTO audits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, blob))


def demand_writable(path: Path) -> None:
    """Raises ConfigError when nothing could be kept there; makes the file where there is none."""
    with _opened(path) as database, database:
        database.execute("BEGIN IMMEDIATE")


def shops(path: Path) -> tuple[str, ...]:
    """The hosts of which there are audits, in the order of their names. Raises ConfigError."""
    _demand_there(path)
    with _opened(path) as database:
        return tuple(row[0] for row in database.execute("SELECT DISTINCT shop FROM audits ORDER BY shop"))


def reports(path: Path, shop: str) -> tuple[Report, ...]:
    """The reports of a host, oldest first. Raises ConfigError."""
    _demand_there(path)
    with _opened(path) as database:
        rows = database.execute(
            "SELECT started, report FROM audits WHERE shop = ? ORDER BY started", (shop,)
        ).fetchall()
    return tuple(_report(path, shop, started, blob) for started, blob in rows)


def _report(path: Path, shop: str, started: str, blob: bytes) -> Report:
    name = f"{path} ({shop}, {started})"
    try:
        text = zlib.decompress(blob).decode()
    except (zlib.error, UnicodeDecodeError, TypeError) as error:
        raise ConfigError([Problem(name, 0, f"is damaged: {error}")]) from error
    return loads(text, name)


def _demand_there(path: Path) -> None:
    if not path.is_file():
        raise ConfigError([Problem(str(path), 0, "there is no such history; an audit with --history makes one")])


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(path, timeout=10)) as database:
            version = database.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, VERSION):
                what = f"is a history of version {version}, this program keeps version {VERSION}"
                raise ConfigError([Problem(str(path), 0, what)])
            if version == 0:
                if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    raise ConfigError([Problem(str(path), 0, "is a database, but no history of audits")])
                with database:
                    database.execute(_TABLE)
                    database.execute(f"PRAGMA user_version = {VERSION}")
            yield database
    except sqlite3.Error as error:
        raise ConfigError([Problem(str(path), 0, f"cannot be used as a history: {error}")]) from error
