"""Settings: flag > environment > trustaudit.yaml > default.

Every setting has one row in a table below; a flag of the same name and the environment variable TRUSTAUDIT_<NAME> (dots
as underscores) mean the same as its key in the file. Rules and their weights come from the file alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

from trustaudit import yamlfile
from trustaudit.model import ConfigError, Problem

FILE_NAME = "trustaudit.yaml"
USER_AGENT = "trustaudit/{version} (+https://trustaudit.example/bot; checks shops for their owners)"
LANGUAGES = ("en", "fa", "es")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a crawl may cost the shop. Times in seconds, sizes in bytes after decompression."""

    delay: float = 0.4  # least time between the starts of two requests to one host
    parallel: int = 3  # requests to one host at a time
    timeout: float = 15.0  # of one request, from connecting to the last byte
    page_bytes: int = 5_000_000
    redirects: int = 8
    requests: int = 80  # of one crawl, journey and redirects included
    seconds: float = 240.0  # of one crawl
    retries: int = 1  # of a GET that got 429, 502, 503, 504 or no answer


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """What the crawl stage needs to know."""

    shop: str
    limits: Limits = field(default_factory=Limits)
    user_agent: str = USER_AGENT
    ignore_robots: bool = False
    journey: bool = True
    browser: str = "auto"  # auto | always | never
    browser_path: str = ""
    verify_marks: bool = False
    country: str = ""  # ISO 3166-1 alpha-2 in lower case; '' = find out


@dataclass(frozen=True, slots=True)
class Suppression:
    """A rule or flag the owner has decided to live with, why, and until when (ISO date, '' = for good)."""

    rule: str
    reason: str
    until: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything about an audit but the shop's address."""

    lang: str = "en"
    bidi: str = "auto"  # auto | terminal | visual: who puts right-to-left letters into place on a terminal
    fail_under: float | None = None
    fail_on: tuple[str, ...] = ()
    min_coverage: float = 0.0
    strict: bool = False
    profile: str = ""
    country: str = ""
    rules: tuple[Path, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    suppress: tuple[Suppression, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)  # rule id or page kind to a file of the repository
    file: str = ""
    limits: Limits = field(default_factory=Limits)
    user_agent: str = USER_AGENT
    ignore_robots: bool = False
    journey: bool = True
    browser: str = "auto"
    browser_path: str = ""
    verify_marks: bool = False

    def crawl(self, shop: str) -> CrawlSettings:
        shared = {f.name for f in fields(CrawlSettings)} & {f.name for f in fields(Settings)}
        return CrawlSettings(shop, **{name: getattr(self, name) for name in shared})


Reader = Callable[[Any], Any]


def _number(least: float) -> Reader:
    def read(value: Any) -> float:
        number = float(value) if not isinstance(value, bool) else float("nan")
        if not number >= least:
            raise ValueError(f"a number of at least {least:g}")
        return number

    return read


def _whole(least: int) -> Reader:
    def read(value: Any) -> int:
        number = float(value) if not isinstance(value, bool) else float("nan")
        if not number >= least or number != int(number):
            raise ValueError(f"a whole number of at least {least}")
        return int(number)

    return read


def _flag(value: Any) -> bool:
    words = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in words:
        return words[value.lower()]
    raise ValueError("true or false")


def _choice(*allowed: str) -> Reader:
    def read(value: Any) -> str:
        if value not in allowed:
            raise ValueError(f"one of {', '.join(allowed)}")
        return str(value)

    return read


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text")
    return value


def _country(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z]{2}", value):
        raise ValueError("two letters, such as ir")
    return value.lower()


def _texts(value: Any) -> tuple[str, ...]:
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, list | tuple) or not all(isinstance(i, str) and i.strip() for i in items):
        raise ValueError("a list of texts")
    return tuple(i.strip() for i in items)


def _percent(value: Any) -> float:
    number = _number(0)(value)
    if number > 100:
        raise ValueError("a number from 0 to 100")
    return float(number)


_TOP: Mapping[str, Reader] = {
    "lang": _choice(*LANGUAGES),
    "bidi": _choice("auto", "terminal", "visual"),
    "fail_under": _percent,
    "fail_on": _texts,
    "min_coverage": _percent,
    "strict": _flag,
    "profile": _text,
    "country": _country,
    "rules": _texts,
    "include": _texts,
    "exclude": _texts,
}
_CRAWL: Mapping[str, Reader] = {
    "user_agent": _text,
    "ignore_robots": _flag,
    "journey": _flag,
    "browser": _choice("auto", "always", "never"),
    "browser_path": _text,
    "verify_marks": _flag,
}
_LIMITS: Mapping[str, Reader] = {
    "delay": _number(0),
    "parallel": _whole(1),
    "timeout": _number(0.1),
    "page_bytes": _whole(1000),
    "redirects": _whole(0),
    "requests": _whole(1),
    "seconds": _number(1),
    "retries": _whole(0),
}
_FILE_ONLY = ("crawl", "weights", "suppress", "files")


def load(
    path: Path | None, environment: Mapping[str, str] | None = None, flags: Mapping[str, Any] | None = None
) -> Settings:
    """Settings from a file (None: ./trustaudit.yaml if it is there), the environment and flags that were given.

    Flags with the value None were not given. Raises ConfigError listing every fault with its line.
    """
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    if path is None and Path(FILE_NAME).is_file():
        path = Path(FILE_NAME)
    if path is not None:
        values |= _from_file(path, problems)
    values |= _from_environment(environment if environment is not None else os.environ, problems)
    for name, value in (flags or {}).items():
        if value is not None and value != ():
            _put(values, name, value, Problem("", 0, f"--{name.replace('_', '-')}"), problems)
    if problems:
        raise ConfigError(problems)
    limits = replace(Limits(), **{k: values.pop(k) for k in list(values) if k in _LIMITS})
    if "rules" in values:
        base = path.parent if path is not None else Path()
        values["rules"] = tuple((base / r) if not Path(r).is_absolute() else Path(r) for r in values["rules"])
    return Settings(**values, limits=limits, file=str(path or ""))


def _put(values: dict[str, Any], name: str, value: Any, where: Problem, problems: list[Problem]) -> None:
    reader = _TOP.get(name) or _CRAWL.get(name) or _LIMITS[name]
    try:
        values[name] = reader(value)
    except (ValueError, TypeError) as error:
        wanted = str(error) if "convert" not in str(error) and "argument" not in str(error) else "a number"
        problems.append(Problem(where.file, where.line, f"{where.message} must be {wanted}, not {value!r}"))


def _from_environment(environment: Mapping[str, str], problems: list[Problem]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in (*_TOP, *_CRAWL, *_LIMITS):
        variable = f"TRUSTAUDIT_{name.upper()}"
        if environment.get(variable):
            _put(values, name, environment[variable], Problem("", 0, variable), problems)
    return values


def _from_file(path: Path, problems: list[Problem]) -> dict[str, Any]:
    document = yamlfile.load(path)
    file = str(path)
    if document is None:
        return {}
    if not isinstance(document, yamlfile.Map):
        problems.append(Problem(file, 1, "settings are keys with values, such as 'lang: fa'"))
        return {}
    values: dict[str, Any] = {}
    for key, value in document.items():
        line = document.lines[key]
        if key in _TOP:
            _put(values, key, value, Problem(file, line, f"'{key}'"), problems)
        elif key == "crawl" and isinstance(value, yamlfile.Map):
            for name, setting in value.items():
                if name in _CRAWL or name in _LIMITS:
                    _put(values, name, setting, Problem(file, value.lines[name], f"'crawl.{name}'"), problems)
                else:
                    hint = yamlfile.did_you_mean(name, (*_CRAWL, *_LIMITS))
                    problems.append(Problem(file, value.lines[name], f"unknown setting 'crawl.{name}'{hint}"))
        elif key == "weights" and isinstance(value, yamlfile.Map):
            values["weights"] = _weights(value, file, problems)
        elif key == "suppress" and isinstance(value, list):
            values["suppress"] = _suppressions(value, file, line, problems)
        elif key == "files" and isinstance(value, yamlfile.Map):
            values["files"] = _files(value, file, problems)
        elif key in _FILE_ONLY:
            wanted = "a list" if key == "suppress" else "keys with values"
            problems.append(Problem(file, line, f"'{key}' must be {wanted}"))
        else:
            hint = yamlfile.did_you_mean(key, (*_TOP, *_FILE_ONLY))
            problems.append(Problem(file, line, f"unknown setting '{key}'{hint}"))
    return values


def _weights(value: yamlfile.Map, file: str, problems: list[Problem]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for rule, weight in value.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or weight < 0:
            problems.append(Problem(file, value.lines[rule], f"the weight of '{rule}' must be a number of at least 0"))
        else:
            weights[rule] = float(weight)
    return weights


def _files(value: yamlfile.Map, file: str, problems: list[Problem]) -> dict[str, str]:
    for name, path in value.items():
        parts = PurePosixPath(path).parts if isinstance(path, str) else ()
        if not parts or parts[0] == "/" or ".." in parts or ":" in parts[0]:
            what = f"the file of '{name}' must be a path inside the repository, such as templates/contact.html"
            problems.append(Problem(file, value.lines[name], what))
    return {name: str(path) for name, path in value.items()}


def _suppressions(value: list[Any], file: str, line: int, problems: list[Problem]) -> tuple[Suppression, ...]:
    found: list[Suppression] = []
    for entry in value:
        where = getattr(entry, "line", line)
        if not isinstance(entry, yamlfile.Map) or not entry.get("rule") or not entry.get("reason"):
            problems.append(Problem(file, where, "a suppression needs 'rule' and 'reason'"))
            continue
        for key in entry:
            if key not in ("rule", "reason", "until"):
                hint = yamlfile.did_you_mean(key, ("rule", "reason", "until"))
                problems.append(Problem(file, entry.lines[key], f"unknown key '{key}'{hint}"))
        until = str(entry.get("until") or "")
        if until and not _is_date(until):
            problems.append(
                Problem(file, entry.lines["until"], f"'until' must be a date such as 2027-01-31, not {until!r}")
            )
        found.append(Suppression(str(entry["rule"]), str(entry["reason"]), until, where))
    return tuple(found)


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
