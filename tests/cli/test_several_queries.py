"""A file with a query a line: what each finds, and how many articles of each paper and month."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = [
    ("Der Haushalt steht", "Musterower Bote", "2022-01-12"),
    ("Streit um den Haushalt", "musterower bote", "2022-01-20"),
    ("Der Haushalt wächst", "Musterower Bote", "2022-02"),
    ("Haushalte sparen", "Beispieler Zeitung", None),
    ("Ein Haushalt ohne Datum", None, None),
    ("Nur der Hafen", "Beispieler Zeitung", "2021-05-05"),
]
LINES = """# Fragen für den Bericht
Haushalt

hedline:Haushalt
Haushalt -Streit
Einhorn
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("several")
    records = (
        {"title": title, "text": f"{title}. Mehr steht morgen hier.", "publisher": paper, "date": day}
        for title, paper, day in RECORDS
    )
    lines = (json.dumps({name: value for name, value in record.items() if value}) for record in records)
    (folder / "artikel.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "fragen.txt").write_text(LINES, encoding="utf-8")
    assert run(folder, "ingest", "-j", "1", str(folder / "artikel.jsonl")).exit_code == 0
    return folder


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "-a", str(folder / "presse.db"), *arguments[1:]])


def asked(folder: Path, command: str, *arguments: str) -> Result:
    return run(folder, command, "--queries", str(folder / "fragen.txt"), *arguments)


def test_each_query_is_asked_and_one_that_cannot_be_read_is_told_with_its_line(folder: Path) -> None:
    result = asked(folder, "search")
    assert result.exit_code == 2
    assert "line 4: No field is called 'hedline:'; meant headline:?" in result.stderr
    assert "^^^^" in result.stderr
    rows = [line.split()[:2] for line in result.stdout.splitlines() if "·" not in line]
    assert rows == [["5", "Haushalt"], ["error", "hedline:Haushalt"], ["4", "Haushalt"], ["0", "Einhorn"]]


def test_the_answers_are_those_of_each_query_alone(folder: Path) -> None:
    found = json.loads(asked(folder, "search", "--json", "-n", "2").stdout)
    assert found["schema"] == 1
    for one in found["queries"]:
        if one["error"] is None:
            alone = run(folder, "search", "--json", "-n", "2", "--", one["query"]).stdout
            expected = json.loads(alone) if alone else {"total": 0, "hits": []}
            assert {name: one[name] for name in ("total", "hits")} == {
                name: expected[name] for name in ("total", "hits")
            }
    lines = [json.loads(line) for line in asked(folder, "search", "--jsonl", "-n", "2").stdout.splitlines()]
    assert lines == found["queries"]
    rows = list(csv.DictReader(asked(folder, "search", "--format", "csv", "-n", "2").stdout.splitlines()))
    assert [(row["line"], row["rank"], row["total"]) for row in rows] == [
        ("2", "1", "5"), ("2", "2", "5"), ("4", "", ""), ("5", "1", "4"), ("5", "2", "4"), ("6", "", "0"),
    ]  # fmt: skip


def test_query_and_options_hold_for_every_line(folder: Path) -> None:
    found = json.loads(asked(folder, "search", "--json", "--publisher", "=Musterower Bote").stdout)
    assert [one["total"] for one in found["queries"]] == [3, None, 2, 0]
    narrower = json.loads(asked(folder, "search", "--json", "headline:steht").stdout)
    assert [one["total"] for one in narrower["queries"]] == [1, None, 1, 0]


def test_numbers_by_paper_and_month_add_up(folder: Path) -> None:
    result = asked(folder, "count", "--by", "publisher,month", "--csv")
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert [(row["publisher"], row["month"], row["count"]) for row in rows if row["line"] == "2"] == [
        ("Beispieler Zeitung", "", "1"),
        ("Musterower Bote", "2022-01", "2"),
        ("Musterower Bote", "2022-02", "1"),
        ("", "", "1"),
    ]
    assert [row["count"] for row in rows if row["line"] in {"4", "6"}] == ["", "0"]
    found = json.loads(asked(folder, "count", "--by", "publisher,month", "--json").stdout)
    with Archive.open(folder / "presse.db") as archive:
        for one in found["queries"]:
            if one["error"] is None:
                assert (
                    one["total"] == archive.count(one["query"]) == sum(row["count"] for row in one["counts"])
                )
    assert asked(folder, "count").stdout.split()[:2] == ["5", "Haushalt"]
    assert "Musterower Bote · 2022-02" in asked(folder, "count", "--by", "publisher,month").stdout


def test_any_and_all_hold_for_every_line(folder: Path) -> None:
    (folder / "any.txt").write_text("Hafen Streit\n", encoding="utf-8")
    some = run(folder, "count", "--queries", str(folder / "any.txt"), "--any", "--by", "year", "--csv").stdout
    assert some.splitlines()[1:] == ["1,Hafen Streit,,2021,1", "1,Hafen Streit,,2022,1"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", "--queries", "nirgends.txt"], "expected a file with a query a line"),
        (["search", "--queries", "leer.txt"], "there is none"),
        (["count", "--queries", "leer.txt"], "there is none"),
        (["count", "Haushalt", "--by", "month"], "add --queries FILE"),
        (["count", "--queries", "fragen.txt", "--by", "author"], "expected some of"),
        (["search", "--queries", "fragen.txt", "--facet", "year"], "leave out one"),
        (["search", "--queries", "fragen.txt", "--ids"], "text, json, jsonl, csv"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(folder)
    (folder / "leer.txt").write_text("\n# nichts\n", encoding="utf-8")
    result = run(folder, *arguments)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr


def test_a_facet_prints_as_many_values_as_asked_for(folder: Path) -> None:
    lines = run(folder, "search", "--facet", "publisher", "-n", "1").stdout.splitlines()
    assert lines == ["publisher", "      3  Musterower Bote", "      1  (none)", "         and 1 more values"]
    found = json.loads(run(folder, "search", "--facet", "publisher", "-n", "1", "--json").stdout)
    assert [one["value"] for one in found["publisher"]] == ["Musterower Bote", None]
    assert len(run(folder, "search", "--facet", "publisher").stdout.splitlines()) == 4
