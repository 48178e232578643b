"""Ctrl-C ends whatever a command is at, a long statement of SQLite's too."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main

if TYPE_CHECKING:
    from pathlib import Path

SLOW = """
import signal, sys
from newsarchive.archive.archive import Archive
from newsarchive.cli import main

signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run in the background ignore it

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"

def endless(self, *args, **options):
    with self.statement() as connection:
        print("begun", file=sys.stderr, flush=True)
        return connection.execute(ENDLESS).fetchone()

Archive.COMMAND = endless
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
@pytest.mark.parametrize(
    ("method", "args"), [("count", ["count", "Hafen"]), ("verify", ["verify"]), ("stats", ["stats"])]
)
def test_a_statement_without_end_is_ended(tmp_path: Path, method: str, args: list[str]) -> None:
    path = str(tmp_path / "a.db")
    Archive.open(path).close()
    command = [sys.executable, "-c", SLOW.replace("COMMAND", method), *args, "-a", path]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=os.environ) as run:
        assert run.stderr is not None
        assert run.stderr.readline() == b"begun\n"
        run.send_signal(signal.SIGINT)
        said = run.stderr.read()
        assert run.wait() == 130
    assert said.endswith(b"Interrupted.\n")
    assert b"Traceback" not in said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("serach", "search"),
        ("delete", "remove"),
        ("facets", "search --facet"),
        ("info", "stats"),
        ("exprot", "export"),
    ],
)
def test_a_command_that_does_not_exist_suggests_one(typed: str, meant: str) -> None:
    result = CliRunner().invoke(main, [typed])
    assert result.exit_code == 2
    assert f"No such command '{typed}'. Did you mean {meant}?" in result.stderr


def test_help_is_a_command_too() -> None:
    assert CliRunner().invoke(main, ["help"]).stdout == CliRunner().invoke(main, ["--help"]).stdout
    assert (
        CliRunner().invoke(main, ["help", "tag"]).stdout == CliRunner().invoke(main, ["tag", "--help"]).stdout
    )
