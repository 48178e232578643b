"""The recipes of docs/contributing.md, followed in a copy: their files written, their lines added, their commands run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COPIED = (
    "newsarchive",
    "seeds",
    "pyproject.toml",
    "tests/conftest.py",
    "tests/test_corpus.py",
    "tests/corpus",
    "tests/rules",
)


def recipes() -> list[tuple[str, str]]:
    page = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
    parts = page.split("\n## ")[1:]
    return [(part.partition("\n")[0], part) for part in parts]


def add_line(path: Path, change: str) -> None:
    """Add the lines behind a ``+`` below the first line that is the one behind the blank."""
    above, *added = change.splitlines()
    lines = path.read_text(encoding="utf-8").splitlines()
    at = lines.index(above[1:])
    path.write_text(
        "\n".join([*lines[: at + 1], *(line[1:] for line in added), *lines[at + 1 :]]) + "\n",
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)
    for name in ("tools", "tests/samples"):
        (folder / name).mkdir()
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    args = shlex.split(command)
    if args[0] == "python":
        args[0] = sys.executable
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder),
        "PYTEST_ADDOPTS": "-p no:cacheprovider -p no:xdist",
    }
    return subprocess.run(args, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_there_are_recipes() -> None:
    assert len(recipes()) >= 5


def test_the_recipes_work(copy: Path) -> None:
    printed = []
    for name, recipe in recipes():
        for kind, place, text in BLOCK.findall(recipe):
            if kind == "diff":
                add_line(copy / place, text)
            elif place:
                (copy / place).write_text(text, encoding="utf-8")
            else:
                for command in text.splitlines():
                    ran = run(command, copy)
                    expected = 1 if command.startswith("git diff") else 0  # there is a difference to be seen
                    assert ran.returncode == expected, f"{name}: {command}\n{ran.stdout}\n{ran.stderr}"
                    printed.append(ran.stdout)
    assert "1 passed" in printed[0]
    assert "9 paragraph anything" in printed[2]
    assert "Wetter bleibt kühl" in printed[-2]
    assert printed[-1] == "Nato-Russland-Rat endet ohne konkrete Annäherung\n"
