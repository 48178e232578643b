"""The commands of the pages are run, in their order, and print what the pages say.

A block of ``sh``, ``python`` or ``r`` is run in one new folder for each page, ``needs=NAME`` only where that program or package is installed; a block of
``text`` behind it is what it prints, with a line ``…`` for any lines.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(\w+)(?: needs=(\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = {"sh": ["bash", "-e", "-o", "pipefail", "-c"], "python": [sys.executable, "-c"], "r": ["Rscript", "-e"]}
COMMAND = re.compile(r"(?<![\w/.-])(?<!from )newsarchive ([a-z][a-z-]+)")


class Block(NamedTuple):
    """A block of a page: its language, what it needs, and its text."""

    language: str
    needs: str
    text: str


def blocks(page: str) -> list[Block]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [Block(language, needs, body) for language, needs, body in BLOCK.findall(text)]


def lacking(block: Block) -> str:
    """Return what the block needs and the machine has not."""
    wanted = [block.needs] if block.needs else []
    if block.language == "r":
        wanted.append("Rscript")
    return next((name for name in wanted if shutil.which(name) is None and find_spec(name) is None), "")


def as_pattern(text: str) -> str:
    parts = ["(?:.*\n)*" if line == "…" else re.escape(line.rstrip()) + " *\n" for line in text.splitlines()]
    return "".join(parts)


@pytest.mark.parametrize("page", ["tutorial.md", "cookbook.md"])
def test_a_page_does_what_it_says(page: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "musterow.jsonl", tmp_path / "docs")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "newsarchive").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m newsarchive.cli "$@"\n', encoding="utf-8"
    )
    (tools / "newsarchive").chmod(0o755)
    variables = {
        **os.environ,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "NEWSARCHIVE_ARCHIVE": "musterow.db",
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }
    passed_over, printed = [], None
    for block in blocks(page):
        if block.language == "text" and printed is not None:
            assert re.fullmatch(as_pattern(block.text), printed), (
                f"{page} says\n{block.text}\nand not\n{printed}"
            )
        printed = None
        if block.language not in RUN:
            continue
        if name := lacking(block):
            passed_over.append(name)
            continue
        run = subprocess.run(
            [*RUN[block.language], block.text],
            capture_output=True, encoding="utf-8", check=False, cwd=tmp_path, env=variables,
        )  # fmt: skip
        assert run.returncode == 0, f"{page}: {block.text}\n{run.stdout}\n{run.stderr}"
        printed = "".join(f"{line.rstrip()}\n" for line in run.stdout.splitlines())
    if passed_over:
        pytest.skip(f"the rest of {page} was run; not installed: {', '.join(sorted(set(passed_over)))}")


def test_every_command_that_a_page_names_is_there() -> None:
    from newsarchive.cli.group import COMMANDS  # noqa: PLC0415 - the pages are run from outside

    for path in [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]:
        named = {
            name
            for __, __, body in BLOCK.findall(path.read_text(encoding="utf-8"))
            for name in COMMAND.findall(body)
        }
        assert named <= {*COMMANDS, "archive", "frozen"}, path.name


def test_every_option_that_a_page_names_is_there() -> None:
    import click  # noqa: PLC0415 - the pages are run from outside

    from newsarchive.cli.group import COMMANDS, main  # noqa: PLC0415 - as above

    wrong, seen = [], 0
    for path in [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]:
        for block in BLOCK.findall(path.read_text(encoding="utf-8")):
            for name, rest in re.findall(r"(?<![\w/.-])newsarchive ([a-z][a-z-]+)([^|;&\n)]*)", block[2]):
                command = main.get_command(click.Context(main), name) if name in COMMANDS else None
                known = {option for param in command.params for option in param.opts} if command else set()
                typed = re.sub(r"'[^']*'|\"[^\"]*\"", "", rest)
                options = re.findall(r"(?<!\S)--[a-z][a-z-]+", typed)
                seen += len(options)
                wrong += [
                    (path.name, name, one) for one in options if command and one not in {*known, "--help"}
                ]
    assert wrong == []
    assert seen > 50
