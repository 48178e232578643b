"""How far a run is, as the terminal shows it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from newsarchive.cli.progress import duration, line_of
from newsarchive.sources import File, find_files
from newsarchive.sources.count import count_files
from newsarchive.types.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

LINE = re.compile(rb"\d[\d,]* of 700 files \(\d+ %\), [\d,.]+ a second, (?:\d+ (?:s|min|h) ){1,2}left")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is had otherwise there")
def test_a_run_shows_total_rate_and_time_left(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 - not on every system

    folder = tmp_path / "artikel"
    folder.mkdir()
    for number in range(700):
        text = (
            f"Lokales Sitzung {number}\n\nBonn. Der Rat tagte am Montag zum {number}. Mal. "
            + "Er war müde. " * 99
        )
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    terminal, end = pty.openpty()
    code = "from newsarchive.cli import main; main()"
    command = [sys.executable, "-c", code, "ingest", str(folder), "-j", "1", "-a", str(tmp_path / "a.db")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=end) as run:
        os.close(end)
        shown = b""
        while part := read(terminal):
            shown += part
    os.close(terminal)
    assert run.returncode == 0
    assert LINE.search(shown)
    assert shown.endswith(b"\r\x1b[K")


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how some systems say that nobody writes any more
        return b""


def test_files_are_counted_as_they_are_found(tmp_path: Path) -> None:
    for name in ("a.txt", ".hidden", "b/c.txt", "b/d.txt~", "b/tief/e.html", ".git/config", "c/Thumbs.db"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"Text")
    (tmp_path / "b" / "link.txt").symlink_to("nirgends")
    paths = [str(tmp_path), str(tmp_path / "a.txt"), str(tmp_path / "fehlt.txt")]
    progress = Progress()
    count_files(paths, progress, lambda: False)
    found = list(find_files(paths))
    assert sum(isinstance(one, File) for one in found) == 4
    assert (progress.total, progress.counting) == (len(found), False)


def test_counting_ends_with_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Text")
    progress = Progress()
    count_files([str(tmp_path)], progress, lambda: True)
    assert progress.total == 0


@pytest.mark.parametrize(
    ("total", "counting", "read", "documents", "line"),
    [
        (None, False, 5, 5, "5 files, 10 a second"),
        (10, True, 5, 5, "5 of 10 files (counting), 10 a second, 1 s left"),
        (1, False, 0, 50, "0 of 1 files (0 %), 50 documents, 10 a second"),
        (100, False, 60, 50, "50 of 100 files (50 %), 10 a second, 5 s left"),
        (3, False, 5, 5, "5 of 5 files (100 %), 10 a second"),
        (0, False, 0, 0, "0 files"),
    ],
)
def test_the_line(total: int | None, counting: bool, read: int, documents: int, line: str) -> None:
    progress = Progress()
    progress.begin("files", total)
    progress.counting, progress.read, progress.documents = counting, read, documents
    assert line_of(progress, documents / 10, progress.done, documents) == line


def test_what_cannot_be_counted_is_named() -> None:
    progress = Progress()
    progress.advance(1200)
    progress.activity = "merging the index"
    assert line_of(progress, 1.0, 0, 0) == "1,200 files done, merging the index …"


def test_lengths_of_time() -> None:
    assert [duration(seconds) for seconds in (0.2, 59.4, 61, 3600)] == [
        "1 s",
        "59 s",
        "1 min 1 s",
        "1 h 0 min",
    ]


SLOW = """
import signal, time
from newsarchive.archive.archive import Archive
from newsarchive.cli import main

signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run in the background ignore it

got = Archive.get
Archive.get = lambda self, wanted: (time.sleep(0.02), got(self, wanted))[1]
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is had otherwise there")
@pytest.mark.parametrize("stopped", [False, True])
def test_an_export_shows_how_far_it_is_and_where_it_was_stopped(tmp_path: Path, stopped: bool) -> None:
    import pty  # noqa: PLC0415 - not on every system
    import signal  # noqa: PLC0415 - as above

    lines = "".join(
        f'{{"headline": "Sitzung {number}", "text": "Bonn. Der Rat tagte am Montag zum {number}. Mal."}}\n'
        for number in range(60)
    )
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-c", SLOW]
    archive = ["-a", str(tmp_path / "a.db")]
    subprocess.run([*command, "ingest", str(tmp_path / "a.jsonl"), *archive], check=True, capture_output=True)
    terminal, end = pty.openpty()
    target = tmp_path / "a.csv"
    with subprocess.Popen(
        [*command, "export", "--format", "csv", "-o", str(target), *archive], stderr=end
    ) as run:
        os.close(end)
        shown = b""
        while part := read(terminal):
            shown += part
            if stopped and b" of 60 articles (" in shown and b"left" in shown:
                run.send_signal(signal.SIGINT)
                stopped = False
        code = run.wait()
    os.close(terminal)
    assert re.search(rb"\d+ of 60 articles \(\d+ %\), [\d.]+ a second, \d+ s left", shown)
    if code:
        assert code == 130
        assert re.search(rb"Stopped after \d+ of 60 articles\.", shown)
        assert b"Interrupted." in shown
        assert list(tmp_path.glob("*.csv")) == []
    else:
        assert b"60 articles written to" in shown
