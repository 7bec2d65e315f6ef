"""`make bench`: what our stages cost, as ratios against a named alternative measured in the same run.

Absolute times depend on the machine and its mood; each ratio is the median over rounds in which both sides take turns.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"


def cpu(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def ratio(ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 7) -> tuple[float, float, float]:
    """(median of ours/theirs, our best time, their best time), in turns."""
    pairs = [(cpu(ours), cpu(theirs)) for _ in range(rounds)]
    return (
        statistics.median(a / b for a, b in pairs if b),
        min(a for a, _ in pairs),
        min(b for _, b in pairs),
    )


def pages(corpus: Path) -> list[str]:
    """Real pages of about 200 KB, or the sample shop's blown up to that size where the labelled pages are absent."""
    files = sorted(corpus.glob("*/pages/**/*.html")) if corpus.is_dir() else []
    found = [f.read_text("utf-8", "replace") for f in files if 120_000 < f.stat().st_size < 320_000]
    if found:
        return found[:24]
    section = (
        "<section><h2>بازگشت کالا</h2><p>تا ۷ روز. تلفن ۰۲۱-۸۸۷۷۶۶۵۵</p><ul>" + "<li><a href=/x>Returns</a></li>" * 20
    )
    return ["<html><body>" + (section + "</ul></section>") * 250 + "</body></html>"]


def parse_and_extract(corpus: Path) -> None:
    from bs4 import BeautifulSoup

    from tests.accuracy.corpus import one_page_site
    from trustaudit.page import parse_html
    from trustaudit.page.kinds import confirm
    from trustaudit.signals import extract

    documents = pages(corpus)

    def bare() -> None:
        for html in documents:
            BeautifulSoup(html, "lxml")

    def parsed() -> None:
        for html in documents:
            parse_html(html)

    def all_of_it() -> None:
        for html in documents:
            page = parse_html(html, "https://shop.example/")
            confirm(page)
            extract(one_page_site(page))

    all_of_it()  # lexicons and tables are loaded once a run
    size = sum(map(len, documents)) / len(documents) / 1000
    for name, ours in (("parse and walk", parsed), ("parse, walk and all extraction", all_of_it)):
        times, mine, theirs = ratio(ours, bare, 5)
        per = 1000 / len(documents)
        print(f"{name}: {times:.2f} times BeautifulSoup's bare parse ({mine * per:.1f} against {theirs * per:.1f} ms)")
    print(f"    {len(documents)} pages of {size:.0f} thousand characters on average")


def normal_form(corpus: Path) -> None:
    from trustaudit.page import parse_html
    from trustaudit.text import fold

    texts = {
        "Latin and Persian as on the pages": "\n".join(b.text for d in pages(corpus) for b in parse_html(d).blocks)
    }
    texts["ASCII"] = "We ship within 3 days. " * 50_000
    texts["Persian"] = "ضمانت بازگشت کالا تا ۷ روز؛ می‌شود. " * 20_000
    for name, text in texts.items():
        size = len(text.encode()) / 1e6
        times, mine, _ = ratio(
            lambda text=text: fold(text), lambda text=text: unicodedata.normalize("NFKC", text).casefold()
        )
        print(f"normal form, {name}: {size / mine:.0f} MB/s, {times:.1f} times NFKC with case folding alone")


def start_up() -> None:
    def run(*words: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True)

    import resource

    def child_cpu(action: Callable[[], object]) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        action()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    bare = min(child_cpu(run("-c", "pass")) for _ in range(9))
    for name, words in {
        "--version": ("-m", "trustaudit", "--version"),
        "--help": ("-m", "trustaudit", "--help"),
        "rules list": ("-m", "trustaudit", "rules", "list"),
        "demo (the whole audit, server included)": ("-m", "trustaudit", "demo", "-q"),
    }.items():
        took = min(child_cpu(run(*words)) for _ in range(3))
        print(f"trustaudit {name}: {1000 * (took - bare):.0f} ms of CPU over a bare python")


def sensitivity() -> None:
    from bench.sensitivity import report

    report()


BENCHES: dict[str, Callable[[Path], None]] = {
    "pages": parse_and_extract,
    "text": normal_form,
    "start": lambda corpus: start_up(),
    "sensitivity": lambda corpus: sensitivity(),
}


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("which", nargs="*", metavar="NAME", default=[], help="benches to run (all)")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args(words)
    for name in options.which or BENCHES:
        BENCHES[name](options.corpus)
    return 0


if __name__ == "__main__":
    sys.exit(main())
