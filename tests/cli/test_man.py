"""Manual pages, held to what man and lexgrog say of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from newsarchive.cli.group import COMMANDS, main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("man") / "man1"
    result = CliRunner().invoke(main, ["man", str(target)])
    assert result.exit_code == 0
    assert result.stderr.startswith(f"{len(COMMANDS) + 1} manual pages")
    return target


def test_there_is_a_page_for_every_command(folder: Path) -> None:
    names = {f"newsarchive-{name}.1" for name in COMMANDS} | {"newsarchive.1"}
    assert {path.name for path in folder.iterdir()} == names


def test_man_has_nothing_to_warn_of(folder: Path) -> None:
    if shutil.which("man") is None or shutil.which("groff") is None:
        pytest.skip("man or groff is not installed")
    for path in sorted(folder.iterdir()):
        variables = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANROFFSEQ": ""}
        command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(path)]
        run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=variables)
        assert run.stderr == "", path.name


def test_lexgrog_reads_every_name(folder: Path) -> None:
    if shutil.which("lexgrog") is None:
        pytest.skip("lexgrog is not installed")
    run = subprocess.run(
        ["lexgrog", *sorted(folder.iterdir())], capture_output=True, encoding="utf-8", check=True
    )
    lines = run.stdout.splitlines()
    assert len(lines) == len(COMMANDS) + 1
    assert all(
        f': "{path.stem} - ' in line for path, line in zip(sorted(folder.iterdir()), lines, strict=True)
    )


def test_a_page_says_what_the_help_says(folder: Path) -> None:
    if shutil.which("man") is None:
        pytest.skip("man is not installed")
    variables = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "300", "MAN_KEEP_FORMATTING": ""}
    variables.pop("MAN_KEEP_FORMATTING")
    run = subprocess.run(
        ["man", "-l", str(folder / "newsarchive-search.1")],
        capture_output=True, encoding="utf-8", check=True, env=variables, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    text = " ".join(run.stdout.split())
    assert "newsarchive search '\"Nato-Russland-Rat\" Brüssel' --sort date" in text
    assert "--limit" in text
    assert "Print the articles that match QUERY, best first" in text


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    result = CliRunner().invoke(main, ["man", str(tmp_path / "datei" / "man1")])
    assert result.exit_code == 4
    assert result.stderr.startswith("Error: ")


def test_german_pages_are_as_right(tmp_path: Path) -> None:
    if shutil.which("lexgrog") is None or shutil.which("man") is None:
        pytest.skip("man is not installed")
    variables = {**os.environ, "NEWSARCHIVE_LANG": "de", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "newsarchive.cli", "man", str(tmp_path)]
    subprocess.run(command, capture_output=True, check=True, env=variables)
    pages = sorted(tmp_path.iterdir())
    run = subprocess.run(["lexgrog", *pages], capture_output=True, encoding="utf-8", check=True)
    assert len(run.stdout.splitlines()) == len(pages) == len(COMMANDS) + 1
    assert "Handbuchseiten schreiben" in run.stdout
    for path in pages:
        command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(path)]
        run = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            check=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        assert run.stderr == "", path.name
