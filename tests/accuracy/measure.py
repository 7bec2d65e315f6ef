"""All measures over a corpus: figures per signal, folder and language, their table, and the floors that hold them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.accuracy.corpus import Row

MEASURES = ("contact", "forms", "commerce", "price", "marks", "kinds", "negatives")
FLOORS = Path(__file__).with_name("floors.json")
#: A figure may not fall by more than rounding.
SLACK = 0.0005


def measure(corpus: Path) -> list[Row]:
    """Every figure. With labels in several languages a signal has a row for each and one for all ("*")."""
    rows: list[Row] = []
    for name in MEASURES:
        if find_spec(f"tests.accuracy.{name}"):
            run: Callable[[Path], list[Row]] = import_module(f"tests.accuracy.{name}").measure
            rows.extend(run(corpus))
    return rows


def key(row: Row) -> str:
    return f"{row.signal}/{row.corpus}/{row.lang}"


def figures(rows: Iterable[Row]) -> dict[str, dict[str, float]]:
    return {
        key(r): {
            "precision": round(r.precision, 4),
            "recall": round(r.recall, 4),
            "f1": round(r.f1, 4),
            "tp": r.tp,
            "fp": r.fp,
            "fn": r.fn,
        }
        for r in rows
    }


def fallen(now: Mapping[str, Mapping[str, float]], floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """What got worse or is no longer measured, a line each."""
    out = []
    for name, floor in floors.items():
        if name not in now:
            out.append(f"{name}: no longer measured")
            continue
        out += [
            f"{name}: {figure} fell from {floor[figure]:.4f} to {now[name][figure]:.4f}"
            for figure in ("f1",)
            if now[name][figure] < floor[figure] - SLACK
        ]
    return out


def read_floors() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    return found


def raise_floors(now: Mapping[str, Mapping[str, float]]) -> None:
    """Pin the figures of now; a floor is never lowered here (delete its line by hand, and say why)."""
    floors = read_floors()
    for name, new in now.items():
        if name not in floors or new["f1"] >= floors[name]["f1"] - SLACK:
            floors[name] = dict(new)
    text = json.dumps(dict(sorted(floors.items())), indent=1)
    FLOORS.write_text(text + "\n", encoding="utf-8")


def table(rows: Iterable[Row]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| signal | pages | language | precision | recall | F1 | right | false | missed |",
        "|---|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {r.signal} | {r.corpus} | {r.lang} | {r.precision:.3f} | {r.recall:.3f} | {r.f1:.3f}"
        f" | {r.tp} | {r.fp} | {r.fn} |"
        for r in rows
    ]
    return "\n".join(lines) + "\n"
