"""A concordance has a line for each place that made an article match, once, and for nothing else."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main
from newsarchive.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RECORDS = [
    {
        "title": "Rote Karte für den Minister",
        "text": "Bonn (dpa) - Die rote Karte zeigte die Fraktion. Der Minister nahm die Karte hin, "
        "die Farbe Rot kennt er. Am Nato-Russland-Rat hält er fest.\n\nFoto: Anna Muster",
        "publisher": "Musterower Bote",
        "date": "2022-01-12",
    },
    {
        "title": "Minister tritt zurück",
        "text": "Kiel (dpa) - Die Kanzlerin sprach lange, ehe der Minister ging. Er wird es fordern, sie möchten ihn fördern.",
        "publisher": "Beispieler Zeitung",
        "date": "2021-03-01",
    },
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kwic")
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS)
    (folder / "artikel.jsonl").write_text(lines, encoding="utf-8")
    assert run(folder / "presse.db", "ingest", "-j", "1", str(folder / "artikel.jsonl")).exit_code == 0
    return folder / "presse.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive.open(path) as opened:
        yield opened


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "-a", str(path), *arguments[1:]])


def matches(archive: Archive, query: str, sort: str = "id") -> list[str]:
    return [line.match for line in archive.kwic(query, 3, limit=100, sort=sort)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"rote Karte"', ["Rote Karte", "rote Karte"]),
        ('"rote Karte" OR Karte', ["Rote Karte", "rote Karte", "Karte"]),
        ("headline:Minister", ["Minister", "Minister"]),
        ("Kanzlerin NEAR/5 Minister", ["Kanzlerin sprach lange, ehe der Minister"]),
        ("=fordern", ["fordern"]),
        ("==rote", ["rote"]),
        ("Nato-Russland-Rat", ["Nato-Russland-Rat"]),
        ("Russlandrat", ["Russland-Rat"]),
        ("M?nister", ["Minister", "Minister", "Minister", "Minister"]),
        ("Frak*", ["Fraktion"]),
        ("Minister -Kanzlerin", ["Minister", "Minister"]),
        ("Bonn", ["Bonn"]),
        ("place:Kiel", ["Kiel"]),
        ("place:Kiel Kanzlerin", ["Kanzlerin"]),
        ("credit:Muster", ["Muster"]),
    ],
)
def test_it_shows_what_matched_and_each_stretch_once(archive: Archive, query: str, found: list[str]) -> None:
    assert matches(archive, query) == found


def test_a_line_says_where_it_was_printed(archive: Archive) -> None:
    (line,) = archive.kwic("Kiel", 2)
    assert (line.id, line.published, line.publisher, line.field) == (
        2,
        "2021-03-01",
        "Beispieler Zeitung",
        "dateline",
    )
    assert line.key == archive.get(2).key


def test_limit_and_offset_count_lines(archive: Archive) -> None:
    every = archive.kwic("Minister", 2, limit=100)
    assert len(every) == 4
    paged = [line for at in range(4) for line in archive.kwic("Minister", 2, limit=1, offset=at)]
    assert paged == every


def test_lines_are_sorted_by_what_stands_beside_the_match(archive: Archive) -> None:
    left = [line.before.split()[-1:] for line in archive.kwic("Minister", 2, sort="left")]
    assert left == [[], ["den"], ["der"], ["Der"]]
    right = [line.behind.split()[0] for line in archive.kwic("Minister", 2, sort="right") if line.behind]
    assert right == sorted(right)
    dates = [line.published for line in archive.kwic("Minister", 2, sort="-date")]
    assert dates == sorted(dates, key=str)


def test_the_words_around_are_as_many_as_asked_for(archive: Archive) -> None:
    (line,) = archive.kwic("Fraktion", 2)
    assert (line.before, line.behind) == ("zeigte die", ". Der Minister")
    (whole,) = archive.kwic("Fraktion", 50)
    assert whole.before.startswith("Die rote Karte")
    assert whole.behind.endswith("fest.")


def test_filters_alone_have_no_lines(archive: Archive, path: Path) -> None:
    with pytest.raises(UsageError, match="expected a word"):
        archive.kwic("publisher:Bote", 3)
    assert run(path, "search", "--kwic", "3", "since:2020").exit_code == 2


def test_forms_of_a_concordance(path: Path) -> None:
    asked = ("search", "Minister", "--kwic", "2", "--sort", "id")
    rows = list(csv.DictReader(run(path, *asked, "--format", "csv").stdout.splitlines()))
    lines = [json.loads(line) for line in run(path, *asked, "--jsonl").stdout.splitlines()]
    assert json.loads(run(path, *asked, "--json").stdout) == {"schema": 1, "lines": lines}
    assert [{**line, "id": str(line["id"])} for line in lines] == rows
    for line in run(path, *asked).stdout.splitlines():
        assert len(line) <= 80
        assert "2022-01-12 Musterower Bot" in line or "2021-03-01 Beispieler Zei" in line
    refused = run(path, *asked, "--ids")
    assert (refused.exit_code, "text, json, jsonl, csv" in refused.stderr) == (2, True)
    assert run(path, "search", "Minister", "--sort", "left").exit_code == 2
    assert run(path, "search", "Minister", "--kwic", "2", "--lacking").exit_code == 2
