"""The report at a terminal: narrow, without colour, and Persian on terminals that reorder it and that do not."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.report.sample import rich
from trustaudit.i18n import LANGUAGES
from trustaudit.report.bidi import Order, base_of, ordering, visual
from trustaudit.report.formats import render
from trustaudit.report.options import Options
from trustaudit.report.terminal import draw


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("order", list(Order))
def test_no_line_is_wider_than_the_terminal(lang: str, width: int, order: Order) -> None:
    for line in draw(rich(), Options(lang, verbose=True), width=width, order=order).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_the_order_of_what_is_told() -> None:
    text = draw(rich(), Options())
    parts = (
        "41 to 69 of 100 - Grade E",
        "What caps the grade",
        "What could not be seen",
        "What to mend first",
        "1. Days to return (+20.0 points)",
        "Looked in vain on:",
        "How to mend it: Print the number",
        "2. A landline number",
        "What stays open",
        "What is good",
        "1 set aside by the settings",
        "Duties by law",
        "The way to the checkout",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "\x1b" not in text


def test_colour_adds_nothing_but_colour() -> None:
    colored = draw(rich(), Options(), color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == draw(rich(), Options())


TERMINALS: list[tuple[str, Mapping[str, str], Order]] = [
    ("auto", {"VTE_VERSION": "7600"}, Order.TERMINAL),
    ("auto", {"VTE_VERSION": "5202"}, Order.VISUAL),
    ("auto", {"VTE_VERSION": "x"}, Order.VISUAL),
    ("auto", {"KONSOLE_VERSION": "230804"}, Order.TERMINAL),
    ("auto", {"TERM_PROGRAM": "Apple_Terminal"}, Order.TERMINAL),
    ("auto", {"TERM": "mlterm-256color"}, Order.TERMINAL),
    ("auto", {"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, Order.VISUAL),
    ("visual", {"KONSOLE_VERSION": "230804"}, Order.VISUAL),
    ("terminal", {"TERM": "linux"}, Order.TERMINAL),
]


@pytest.mark.parametrize(("setting", "environment", "order"), TERMINALS)
def test_who_puts_the_letters_into_place(setting: str, environment: Mapping[str, str], order: Order) -> None:
    assert ordering(setting, environment, True) is order


def test_a_pipe_gets_reading_order() -> None:
    assert ordering("auto", {}, False) is Order.LOGICAL
    assert ordering("visual", {}, False) is Order.VISUAL


#: Text, base direction, the characters from left to right. Letters are in their final, joined forms.
EXAMPLES = [
    ("plain", "L", "plain"),
    ("سلام", "R", "ﻡﻼﺳ"),
    ("می‌شود", "R", "ﺩﻮﺷﯽﻣ"),
    ("نمره از D بهتر", "R", "ﺮﺘﻬﺑ D ﺯﺍ ﻩﺮﻤﻧ"),
    ("صفحهٔ اصلی", "R", "ﯽﻠﺻﺍ ﮥﺤﻔﺻ"),
    ("تلفن: ۰۲۱-۸۸۷۷۶۶۵۵", "R", "۰۲۱-۸۸۷۷۶۶۵۵ :ﻦﻔﻠﺗ"),
    ("تلفن: 021-88776655", "R", "021-88776655 :ﻦﻔﻠﺗ"),
    ("(سلام)", "R", "(ﻡﻼﺳ)"),
    ("Report for سلام.", "L", "Report for ﻡﻼﺳ."),
]


@pytest.mark.parametrize(("text", "base", "shown"), EXAMPLES)
def test_visual_order(text: str, base: str, shown: str) -> None:
    assert visual(text, base) == shown


def test_the_base_of_a_paragraph() -> None:
    assert base_of("Report for فروشگاه", rtl_report=False) == "L"
    assert base_of("فروشگاه نمونه shop", rtl_report=False) == "R"
    assert base_of("robots.txt اجازه نمی‌دهد", rtl_report=True) == "R"
    assert base_of("/checkout", rtl_report=True) == "L"


def test_a_persian_report_ends_at_the_right_edge() -> None:
    lines = [line for line in draw(rich(), Options("fa"), width=60, order=Order.VISUAL).splitlines() if line]
    assert all(cell_len(line) in (60, 58, 56, 54) for line in lines)  # less its indent


def test_a_terminal_that_reorders_is_asked_to_find_the_direction() -> None:
    asked = draw(rich(), Options("fa"), color=True, order=Order.TERMINAL)
    assert asked.startswith("\x1b[?2501h")
    assert asked.endswith("\x1b[?2501l")
    assert "2501" not in draw(rich(), Options("en"), color=True, order=Order.TERMINAL)


@pytest.mark.parametrize(("environment", "colored"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_on_a_real_terminal(tmp_path: Path, environment: dict[str, str], colored: bool) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(render("json", rich()))
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "trustaudit", "render", str(file), "--lang", "fa"]
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "PYTHONPATH", "HOME")}
    process = subprocess.Popen(command, stdout=follower, stderr=follower, env={**kept, "TERM": "xterm", **environment})
    os.close(follower)
    shown = b""
    while chunk := _read(leader):
        shown += chunk
    os.close(leader)
    assert process.wait() == 0
    assert (b"\x1b[" in shown) == colored
    assert visual("گزارش اعتماد فروشگاه نمونه", "R") in shown.decode()


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # Linux says that the other side has gone in this way
        return b""
