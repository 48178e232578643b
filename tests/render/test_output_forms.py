"""The table of output forms, and the page that describes what each command prints for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsarchive import parse_article
from newsarchive.cli.group import main
from newsarchive.render.forms import FORMS, TEXTS, Layout, of_articles

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
SEEDS = str(ROOT / "seeds")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("forms")
    (folder / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    path = str(folder / "a.db")
    CliRunner().invoke(main, ["ingest", SEEDS, str(folder / "bild.png"), "-a", path])
    return path


def run(*args: str) -> str:
    return CliRunner().invoke(main, [*args]).stdout


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_every_form_prints_articles_and_is_described(form: Any, archive: str) -> None:
    assert f"| `{form.name}` |" in PAGE
    exported = CliRunner().invoke(main, ["export", "Stoltenberg", "--format", form.name, "-a", archive])
    assert exported.stdout_bytes.strip() or "pip install" in exported.stderr
    if not form.articles:
        return
    article = parse_article((ROOT / "seeds" / "000_ed269db3014300ef.txt").read_bytes())
    assert "".join(of_articles(form.name, [article], Layout(single=True))).strip()
    for command in (["show", "1"], ["search", "Stoltenberg"]):
        assert CliRunner().invoke(main, [*command, "--format", form.name, "-a", archive]).exit_code == 0
    assert (
        CliRunner().invoke(main, ["parse", SEEDS + "/000_ed269db3014300ef.txt", "--format", form.name]).stdout
    )


@pytest.mark.parametrize("form", ["json", "jsonl", "ids"])
def test_a_short_option_is_its_form(form: str, archive: str) -> None:
    asked = ["search", "Stoltenberg", "-a", archive]
    assert run(*asked, f"--{form}") == run(*asked, "--format", form)


def test_an_unknown_form_is_answered_with_those_there_are(archive: str) -> None:
    result = CliRunner().invoke(main, ["show", "1", "--format", "papier", "-a", archive])
    assert result.exit_code == 2
    assert all(name in result.stderr for name in TEXTS)


def keys_of(row: str) -> set[str]:
    """Return the keys that the page names for a command."""
    cells = [
        line.split(" | ", 2)[2] for line in PAGE.splitlines() if line.startswith((f"| `{row}`", f"| `{row} "))
    ]
    assert len(cells) == 1, row
    return set(re.findall(r"`(\w+)`", cells[0]))


@pytest.mark.parametrize(
    ("row", "args", "inner"),
    [
        ("search --json", ["search", "Stoltenberg", "--json"], ()),
        ("search --jsonl", ["search", "Stoltenberg", "--jsonl"], ("snippet",)),
        ("search --kwic", ["search", "Stoltenberg", "--kwic", "3", "--jsonl"], ()),
        ("review --jsonl", ["review", "--below", "1", "--jsonl"], ("doubts",)),
        ("failures --jsonl", ["failures", "--jsonl"], ()),
    ],
)
def test_the_page_names_every_key(row: str, args: list[str], inner: tuple[str, ...], archive: str) -> None:
    printed = run(*args, "-a", archive)
    value = json.loads(printed if "--json" in args else printed.splitlines()[0])
    keys = set(value)
    for name in inner:
        part = value[name][0] if isinstance(value[name], list) else value[name]
        keys |= set(part)
    assert keys_of(row) == keys
