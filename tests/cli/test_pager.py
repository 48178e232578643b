"""What a terminal shows, through each kind of pager."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from newsarchive.archive.archive import Archive

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty")


def test_marks_are_shown_through_a_pager_that_is_not_less(tmp_path: Path) -> None:
    path = tmp_path / "presse.db"
    with Archive.open(path) as archive:
        for number in range(12):  # more lines than the terminal has
            text = f"Lokales\n\nBericht {number}\n\nKiel. Am Montag ging es um den Hafen der Stadt."
            archive.add(text.encode())
    master, slave = pty.openpty()
    variables = {**os.environ, "PAGER": "cat", "TERM": "xterm", "COLUMNS": "40", "LINES": "10"}
    variables.pop("NO_COLOR", None)
    command = [sys.executable, "-c", "from newsarchive.cli import main; main()", "search", "Hafen"]
    with subprocess.Popen([*command, "--archive", str(path)], stdout=slave, env=variables):
        os.close(slave)
        shown = b""
        with suppress(OSError):  # how a pseudo-terminal says that its other end is closed
            while part := os.read(master, 1 << 16):
                shown += part
    os.close(master)
    assert b"\x1b[1;33mHafen" in shown


def shown_on_terminal(*args: str, **more: str) -> bytes:
    master, slave = pty.openpty()
    variables = {
        **os.environ,
        "TERM": "xterm",
        "COLUMNS": "60",
        "LINES": "8",
        "PAGER": "sed s/^/paged:/",
        **more,
    }
    command = [sys.executable, "-m", "newsarchive.cli", *args]
    with subprocess.Popen(command, stdout=slave, stderr=slave, stdin=slave, env=variables):
        os.close(slave)
        shown = b""
        with suppress(OSError):  # as above
            while part := os.read(master, 1 << 16):
                shown += part
    os.close(master)
    return shown


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("pager") / "a.db"
    with Archive.open(path) as archive:
        for number in range(12):
            archive.add(f"Lokales\n\nBericht {number}\n\nBonn. Am Montag ging es um den Hafen.".encode())
            archive.study.tag(f"id:{number + 1}", [f"wort{number}"], [])
    return str(path)


def test_help_facets_and_lists_go_through_the_pager(places: str) -> None:
    for args in (
        ("search", "--help"),
        ("--help",),
        ("list", "-a", places),
        ("stats", "--by", "tag", "-a", places),
    ):
        shown = shown_on_terminal(*args)
        assert shown.count(b"paged:") > 8, args
        assert b"paged:" not in shown_on_terminal(*args, NO_PAGER="1"), args
        assert b"paged:" not in shown_on_terminal(*args, "--no-pager"), args
    assert b"paged:" not in shown_on_terminal("--no-pager", "search", "--help")


def test_a_pipe_has_no_pager() -> None:
    command = [sys.executable, "-m", "newsarchive.cli", "search", "--help"]
    variables = {**os.environ, "PAGER": "sed s/^/paged:/", "LINES": "5"}
    run = subprocess.run(command, capture_output=True, check=True, env=variables)
    assert run.stdout.startswith(b"Usage: ")


def test_less_is_told_to_leave_what_fits_and_to_show_colours(places: str, tmp_path: Path) -> None:
    tool = tmp_path / "less"
    tool.write_text('#!/bin/sh\necho "LESS is $LESS"\ncat >/dev/null\n')
    tool.chmod(0o755)
    shown = shown_on_terminal("list", "-a", places, PAGER=str(tool))
    assert b"LESS is -FRX" in shown


def test_help_fits_a_narrow_terminal() -> None:
    shown = shown_on_terminal("stats", "--help", COLUMNS="40", NO_PAGER="1").decode().split("Examples:")
    lines = [*shown[0].splitlines(), *shown[1].partition("Options:")[2].splitlines()]
    assert len(lines) > 40
    assert [line for line in lines if len(line) > 40] == []
