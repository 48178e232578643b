"""The configuration file: what it may say, what goes before it, and what is told of a mistake in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from newsarchive.archive.archive import Archive

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Lokales\n\nRat streitet über den Hafen {}\n\nBonn. Am Montag stritt der Rat zum {}. Mal."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Archive.open(tmp_path / "a.db") as archive:
        for number in range(4):
            archive.add(TEXT.format(number, number).encode())
    (tmp_path / "newsarchive").mkdir()
    return tmp_path


def write(home: Path, text: str) -> str:
    file = home / "newsarchive" / "config.toml"
    file.write_text(text.replace("HOME", home.as_posix()), encoding="utf-8")
    return str(file)


def run(home: Path, *args: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"PAGER", "NO_COLOR"}}
    return subprocess.run(
        [sys.executable, "-m", "newsarchive.cli", *args],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**kept, "PYTHONUTF8": "1", "XDG_CONFIG_HOME": str(home), **variables},
    )


def test_a_file_names_the_archive_and_what_options_are_by_default(home: Path) -> None:
    write(home, 'archive = "HOME/a.db"\n[search]\nlimit = 2\nformat = "ids"\n')
    assert len(run(home, "search", "Hafen").stdout.splitlines()) == 2
    assert len(run(home, "search", "Hafen", "-n", "3").stdout.splitlines()) == 3
    assert run(home, "count", "Hafen").stdout == "4\n"
    assert run(home, "count", "Hafen", NEWSARCHIVE_ARCHIVE=str(home / "b.db")).returncode == 4
    assert run(home, "count", "Hafen", "-a", str(home / "a.db"), NEWSARCHIVE_ARCHIVE="b.db").stdout == "4\n"


def test_a_file_chooses_the_language(home: Path) -> None:
    write(home, 'language = "de"\n')
    assert run(home, "--help").stdout.startswith("Aufruf:")
    assert run(home, "--help", NEWSARCHIVE_LANG="en").stdout.startswith("Usage:")


@pytest.mark.parametrize("way", ["option", "equals", "variable"])
def test_another_file_can_be_named(home: Path, way: str) -> None:
    other = home / "projekt.toml"
    other.write_text(f'archive = "{(home / "a.db").as_posix()}"\n', encoding="utf-8")
    args = {"option": ["--config", str(other)], "equals": [f"--config={other}"], "variable": []}[way]
    variables = {"NEWSARCHIVE_CONFIG": str(other)} if way == "variable" else {}
    assert run(home, *args, "count", "Hafen", **variables).stdout == "4\n"
    other.unlink()
    missing = run(home, *args, "count", "Hafen", **variables)
    assert missing.returncode == 2
    assert "there is no such configuration file" in missing.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('archiv = "a.db"', "no setting archiv; meant archive?"),
        ("[serch]\nlimit = 1", "no setting serch; meant search?"),
        ("[search]\nlimmit = 1", "no setting search.limmit; meant search.limit?"),
        ("zzz = 1", "no setting zzz; there are archive, language"),
        ("archive = 7", "archive is 7; expected a text in quotation marks"),
        ('colour = "no"', "colour is 'no'; expected true or false"),
        ('language = "fr"', "language is 'fr'; expected one of de, en"),
        ("archive = ", "is no TOML"),
        ("[search]\nlimit = 0", "Invalid value for '--limit'"),
    ],
)
def test_a_mistake_is_told_with_the_nearest(home: Path, text: str, told: str) -> None:
    file = write(home, text)
    result = run(home, "search", "Hafen", "-a", str(home / "a.db"))
    assert result.returncode == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    if "Invalid" not in told:
        assert f"Error: {file}: " in result.stderr


def test_config_shows_each_value_and_where_it_comes_from(home: Path) -> None:
    file = write(home, 'archive = "HOME/a.db"\npager = "cat"\n[list]\nlimit = 5\n')
    found = json.loads(run(home, "config", "--json", NO_COLOR="1", PAGER="more").stdout)
    assert (found["path"], found["there"]) == (file, True)
    told = {one["name"]: (one["value"], one["source"]) for one in found["settings"]}
    assert told == {
        "archive": (f"{home.as_posix()}/a.db", file),
        "language": ("en", "environment LC_ALL"),
        "pager": ("more", "environment PAGER"),
        "colour": (False, "environment NO_COLOR"),
        "list.limit": (5, file),
    }
    lines = run(home, "config").stdout.splitlines()
    assert 'pager = "cat"  # ' + file in lines
    assert 'language = "en"  # by LC_ALL' in lines


def test_config_without_a_file_says_so(home: Path) -> None:
    result = run(home, "config")
    assert result.returncode == 0
    assert "There is no file" in result.stderr
    assert len(result.stdout.splitlines()) == 4
