"""A plain search is answered without click, in the words of the command itself."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from program import run_bytes, run_program

from newsarchive.archive.archive import Archive
from newsarchive.cli.plain import plain_search

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT_CLICK = "import sys; sys.modules['click'] = None; from newsarchive.cli import main; main()"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plain") / "a.db"
    with Archive.open(path) as made:
        for number, town in enumerate(("Bonn", "Köln", "Kiel")):
            made.add(
                f"Politik\nHafen in {town} wird größer\n\nDer Rat von {town} baut.\n".encode(),
                path=f"{number}.txt",
            )
    return path


@pytest.mark.parametrize(
    "args",
    [
        ["Hafen"],
        ["Hafen", "Bonn"],
        ["Hafen", "-n", "1"],
        ["Hafen", "--limit", "2", "--json"],
        ["Rat", "--jsonl"],
        ["Rat", "--ids"],
        ["Stoltenberg"],
        ["Haffen"],
        ['"offen'],
        ["section:"],
        ["section:Politik", "town:x"],
        ["(Bonn OR Köln)"],
        [""],
    ],
)
@pytest.mark.parametrize("language", ["C.UTF-8", "de_DE.UTF-8"])
def test_a_plain_search_says_what_the_command_says(archive: Path, args: list[str], language: str) -> None:
    environment = {
        **os.environ,
        "LC_ALL": language,
        "XDG_CONFIG_HOME": "/nowhere",
        "NEWSARCHIVE_ARCHIVE": str(archive),
    }
    assert plain_search(["search", *args], environment)
    command = ["--sort", "score"]  # the same search, with an option that is left to click
    assert plain_search(["search", *args, *command], environment) is None
    runs = [run_bytes("search", *args, *more, env=environment) for more in ([], command)]
    assert len({(run.returncode, run.stdout, run.stderr) for run in runs}) == 1


def test_it_does_without_click(archive: Path) -> None:
    environment = {**os.environ, "XDG_CONFIG_HOME": "/nowhere"}
    command = [sys.executable, "-c", WITHOUT_CLICK, "search", "Hafen", "-a", str(archive)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.count("Hafen in") == 3


@pytest.mark.parametrize(
    "args",
    [
        [], ["search"], ["count", "Hafen"], ["search", "--help"], ["search", "Hafen", "-Bonn"], ["search", "Hafen", "-n"],
        ["search", "Hafen", "-n", "0"], ["search", "Hafen", "-n", "x"], ["search", "Hafen", "-a"], ["search", "Hafen", "--format", "csv"],
        ["search", "--", "-Hafen"], ["search", "Hafen", "--no-pager"], ["--config", "x", "search", "Hafen"],
    ],
)  # fmt: skip
def test_all_else_is_left_to_the_command(args: list[str]) -> None:
    assert plain_search(args, {"XDG_CONFIG_HOME": "/nowhere"}) is None


def test_settings_are_left_to_the_command(tmp_path: Path) -> None:
    (tmp_path / "newsarchive").mkdir()
    (tmp_path / "newsarchive" / "config.toml").write_text("")
    assert plain_search(["search", "Hafen"], {"XDG_CONFIG_HOME": str(tmp_path)}) is None
    assert (
        plain_search(["search", "Hafen"], {"XDG_CONFIG_HOME": "/nowhere", "NEWSARCHIVE_CONFIG": "x"}) is None
    )


def test_the_value_of_an_option_is_no_word_to_leave_out(archive: Path) -> None:
    runs = [
        run_program("search", *args, "-a", str(archive), env=os.environ)
        for args in (
            ["Hafen", "--sort", "-date"],
            ["Hafen", "--sort=-date"],
            ["--sort", "-date", "Hafen", "-Kiel"],
        )
    ]
    assert [run.returncode for run in runs] == [0, 0, 0], runs
    assert runs[0].stdout == runs[1].stdout
    assert "Kiel" not in runs[2].stdout
