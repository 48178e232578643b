from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = [
    "Politik\n\nHaushalt beschlossen\n\n12.01.2022\n\nBerlin (dpa) - Der Haushalt ist beschlossen. Die Minister sprachen lange.",
    "Politik\n\nStreit um Haushalte\n\n13.02.2022\n\nWien (APA) - Die Haushalte der Länder wachsen. Es gibt Streit.",
    "Sport\n\nSpiel verloren\n\n14.02.2023\n\nBerlin (dpa) - Das Spiel ist verloren. Der Trainer geht.",
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "presse.db"
    with Archive.open(path) as archive:
        for number, text in enumerate(ARTICLES):
            archive.add(text.encode(), path=f"{number}.txt")
    return path


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "-a", str(path), *arguments[1:]])


def test_count(path: Path) -> None:
    assert run(path, "count", "Haushalt").stdout == "2\n"
    assert run(path, "count", "Haushalt Streit").stdout == "1\n"
    assert run(path, "count", "--any", "Haushalt Spiel").stdout == "3\n"
    nothing = run(path, "count", "Einhorn")
    assert (nothing.stdout, nothing.exit_code) == ("0\n", 1)


def test_facets(path: Path) -> None:
    result = run(path, "search", "Haushalt OR Spiel", "--facet", "section,place,year")
    assert (
        result.stdout.split() == "section 2 Politik 1 Sport place 2 Berlin 1 Wien year 2 2022 1 2023".split()
    )
    assert json.loads(run(path, "search", "Spiel", "--facet", "agency", "--json").stdout) == {
        "schema": 2,
        "agency": [{"value": "dpa", "count": 1, "filter": 'agency:="dpa"'}],
    }
    assert "      3  (none)\n" in run(path, "search", "--facet", "author").stdout
    wrong = run(path, "search", "Spiel", "--facet", "colour")
    assert wrong.exit_code == 2
    assert "expected one of section, author, place" in wrong.stderr


def test_timeline(path: Path) -> None:
    lines = run(path, "timeline", "Haushalt OR Spiel", "--by", "year").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [["2022", "2"], ["2023", "1"]]
    months = run(path, "timeline", "Haushalt OR Spiel").stdout.splitlines()
    assert len(months) == 14
    days = run(path, "timeline", "Haushalt", "--by", "day").stdout.splitlines()
    assert sum(int(line.split()[1]) for line in days) == 2
    assert [line.split()[0][:8] for line in days[1:3]] == [days[0][:8]] * 2
    assert run(path, "timeline", "Einhorn").exit_code == 1


def test_filters_and_explanation(path: Path) -> None:
    assert json.loads(run(path, "search", "Haushalt date:2022-02", "--json").stdout)["total"] == 1
    assert run(path, "search", "place:Berlin -section:Sport", "--ids").stdout == "1\n"
    assert run(path, "search", "--explain-query", "=Haus").stdout == "word Haus, not inflected\n"
    wrong = run(path, "search", "(Haus")
    assert wrong.exit_code == 2
    assert wrong.stderr.splitlines()[-1] == "  ^"
    meant = run(path, "search", "Haushlat")
    assert "meant: Haushalt?" in meant.stderr
