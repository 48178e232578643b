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
