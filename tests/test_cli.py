"""The command line: one clear line and the right exit code for whatever goes wrong, and nothing lost on the way."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crawl.server import Route, endless, hang_up, redirect, reply
from tests.threaded import threaded
from trustaudit import demo
from trustaudit.cli import app, run

QUICK = ("--delay", "0", "--timeout", "2", "--max-requests", "12")


def invoke(*words: str | Path) -> int:
    return run(lambda: app([str(w) for w in words], standalone_mode=False))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "shop.warc.gz"
    with demo.serve() as shop:
        assert (
            invoke(
                "audit", shop.url, "--delay", "0", "-q", "-f", "json", "-o", path.with_suffix(".json"), "--save", path
            )
            == 0
        )
    return path


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("audit", "not a url"), 2, "not a url"),
        (("audit", "ftp://shop.example"), 2, "ftp"),
        (("audit", "https://"), 2, "https://"),
        (("audit", "https://no-such-shop.invalid", *QUICK), 3, "no-such-shop.invalid"),
        (("audit", "https://shop.example", "-f", "htm"), 2, "no format 'htm', did you mean 'html'?"),
        (("audit", "https://shop.example", "-o", "x.zip"), 2, "its ending names no format"),
        (("audit", "https://shop.example", "--lang", "de"), 2, "--lang must be one of en, fa, es"),
        (("audit", "https://shop.example", "--fail-under", "150"), 2, "--fail-under must be a number from 0 to 100"),
        (("audit", "https://shop.example", "--config", "none.yaml"), 2, "none.yaml: cannot be read"),
        (("audit", "https://shop.example", "--nonsense"), 2, "No such option: --nonsense"),
        (("replay", "none.warc.gz"), 2, "none.warc.gz"),
        (("render", "none.json"), 2, "none.json: cannot be read"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_wrong_words(words: tuple[str, ...], code: int, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(*words) == code
    captured = capsys.readouterr()
    assert message in captured.err
    assert "Traceback" not in captured.err
    assert not captured.out


ANSWERS: list[tuple[str, Route, str]] = [
    ("empty page", reply(b""), "empty"),
    ("binary", reply(b"\x89PNG\r\n\x1a\n" + b"\0" * 999, kind="image/png"), "image/png"),
    ("redirect loop", redirect("/"), "redirect"),
    ("endless body", endless, ""),
    ("reset", hang_up, ""),
    ("server error", reply("<h1>Oops</h1>", "500 Internal Server Error"), "500"),
    ("malformed", b"Http/1.1: 403 Session Expired\r\n\r\n", ""),
]


@pytest.mark.parametrize(("name", "answer", "message"), ANSWERS, ids=[a[0] for a in ANSWERS])
def test_a_shop_that_cannot_be_read_is_exit_3(
    name: str, answer: Route, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with threaded({"/": answer}) as server:
        assert invoke("audit", server.url(), *QUICK, "-f", "json") == 3
    captured = capsys.readouterr()
    assert message in captured.err
    assert len([line for line in captured.err.splitlines() if line]) == 1
    assert not captured.out


def test_a_refused_connection_is_exit_3(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert invoke("audit", f"http://127.0.0.1:{port}/", *QUICK) == 3
    assert "refused" in capsys.readouterr().err


def test_a_page_of_50_megabytes_is_cut_and_read(capsys: pytest.CaptureFixture[str]) -> None:
    big = "<html><title>Shop</title><body><h1>Our shop</h1>" + "<p>Add to cart $5.00</p>" * 2_200_000
    with threaded({"/": reply(big)}) as server:
        assert invoke("audit", server.url(), *QUICK, "--no-journey", "-f", "json") in (0, 3)
    report = json.loads(capsys.readouterr().out)
    assert report["pages"][0]["url"] == server.url()


def test_persian_without_a_charset_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    text = "<html><title>فروشگاه نمونه</title><body><p>تلفن تماس: 021-88776655 افزودن به سبد خريد قيمت 500 تومان</p>"
    with threaded({"/": reply(text.encode("cp1256"), kind="text/html")}) as server:
        invoke("audit", server.url(), *QUICK, "--no-journey", "-f", "json")
    report = json.loads(capsys.readouterr().out)
    assert [phone["number"] for phone in report["facts"]["phones"]] == ["+982188776655"]


TYPO = """\
rules:
  - id: own
    category: contact
    weight: 1
    title: Own
    why: w
    fix: f
    outcomes:
      - {id: a, verdict: pass, text: t, when: {phones: {tipe: mobile}}}
      - {id: b, verdict: fail, text: t}
"""


def test_a_rule_file_with_a_typo_names_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.yaml").write_text(TYPO, encoding="utf-8")
    assert invoke("audit", "https://shop.example", "--rules", tmp_path) == 2
    err = capsys.readouterr().err
    assert "own.yaml:9: " in err
    assert "'tipe'" in err


def test_an_unknown_setting_names_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "trustaudit.yaml"
    file.write_text("lang: fa\nfail_unde: 3\ncrawl:\n  dely: 1\n", encoding="utf-8")
    assert invoke("audit", "https://shop.example", "--config", file) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"trustaudit: {file}:2: unknown setting 'fail_unde', did you mean 'fail_under'?",
        f"trustaudit: {file}:4: unknown setting 'crawl.dely', did you mean 'delay'?",
    ]


def test_replay_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.json"
    assert invoke("replay", archive, "-q", "-f", "json", "-o", again) == 0
    assert again.read_bytes() == archive.with_suffix(".json").read_bytes()


def test_a_report_that_cannot_be_written_is_not_lost(archive: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "trustaudit",
        "replay",
        str(archive),
        "-f",
        "json",
        "-o",
        str(tmp_path / "no" / "x.json"),
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"x.json: cannot be written: No such file or directory" in done.stderr
    assert json.loads(done.stdout)["shop"]["host"] == "127.0.0.1"


def test_a_closed_pipe_is_no_crash(archive: Path) -> None:
    command = [sys.executable, "-m", "trustaudit", "replay", str(archive), "-f", "json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert process.wait() != 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_stdout_is_told_in_a_line(archive: Path) -> None:
    command = [sys.executable, "-m", "trustaudit", "replay", str(archive), "-f", "json"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"cannot be written to stdout: No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--fail-under", "10"), 0),
        (("--fail-under", "100"), 1),
        (("--fail-on", "contact"), 0),
    ],
)
def test_gates(archive: Path, words: tuple[str, ...], code: int) -> None:
    assert invoke("replay", archive, "-f", "json", *words, "-q") == code


def test_an_unknown_name_to_fail_on_is_wrong_usage(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke("replay", archive, "--fail-on", "landlin", "-f", "json", "-q") == 2
    assert "did you mean 'landline'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--fail-on", "landlin"), "did you mean 'landline'"),
        (("--baseline", "old.json"), "was made with other rules"),
    ],
)
def test_what_the_rules_can_tell_is_told_before_a_shop_is_asked(
    archive: Path, tmp_path: Path, words: tuple[str, str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old = json.loads(archive.with_suffix(".json").read_text(encoding="utf-8"))
    old["tool"]["digest"] = "f" * 64
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    value = tmp_path / words[1] if words[0] == "--baseline" else words[1]
    with demo.serve() as shop:
        assert invoke("audit", shop.url, words[0], value) == 2
        assert not shop.requests
    assert message in capsys.readouterr().err


def test_an_archive_that_cannot_be_written_costs_no_report(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with demo.serve() as shop:
        assert invoke("audit", shop.url, *QUICK, "-q", "-f", "json", "--save", tmp_path / "none" / "a.warc.gz") == 2
    captured = capsysbinary.readouterr()
    assert json.loads(captured.out)["shop"]["host"] == "127.0.0.1"
    assert b"cannot be written" in captured.err


def test_render_needs_no_network_and_changes_language(archive: Path, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    assert invoke("render", archive.with_suffix(".json"), "-o", page, "--lang", "fa") == 0
    assert '<html lang="fa" dir="rtl">' in page.read_text(encoding="utf-8")
