"""The log of searches, and what is new since a saved query was last asked: from outside."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsarchive import Archive, __version__
from newsarchive.cli.group import main

if TYPE_CHECKING:
    from pathlib import Path

RUN = CliRunner()
TEXT = (
    "{head}\n\nMusterow. Der Rat der Stadt hat am Abend über {what} beraten und dazu einen Beschluss gefasst."
)


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = str(tmp_path / "archive.db")
    with Archive.open(path) as archive:
        for head, what in (("Radwege geplant", "neue Radwege"), ("Bäume für den Wald", "hundert Bäume")):
            archive.add(TEXT.format(head=head, what=what).encode(), path=f"{what}.txt")
        archive.study.save("rat", "Radwege OR Bäume")
    return path


def run(*args: str, archive: str) -> Result:
    return RUN.invoke(main, [*args, "-a", archive])


def more(archive: str, what: str) -> None:
    with Archive.open(archive) as kept:
        kept.add(TEXT.format(head=f"Streit um {what}", what=what).encode(), path=f"{what}.txt")


def test_nothing_is_logged_until_it_is_switched_on(archive: str) -> None:
    run("search", "Rat", archive=archive)
    said = run("log", archive=archive)
    assert (said.stdout, said.exit_code) == ("", 0)
    assert "--on" in said.stderr
    assert run("log", "--on", archive=archive).exit_code == 0
    assert run("log", archive=archive).output == ""


def test_each_way_of_asking_is_logged_with_its_number(archive: str) -> None:
    run("log", "--on", archive=archive)
    run("search", "Radwege", archive=archive)
    run("search", "Nirgendwo", "--ids", archive=archive)
    run("search", "Rat", "--kwic", "3", archive=archive)
    run("search", "Rat", "--facet", "year", archive=archive)
    run("count", "query:rat", archive=archive)
    run("timeline", "Rat", "--beside", "Wald", archive=archive)
    run("list", "Rat", archive=archive)
    run("stats", "Rat", archive=archive)
    run("stats", "Rat", "--by", "publisher", "--csv", archive=archive)
    run("sample", "Rat", "--size", "1", "--seed", "1", archive=archive)
    run("export", "Bäume", "--format", "csv", archive=archive)
    found = json.loads(run("log", "--json", archive=archive).stdout)["searches"]
    assert [(one["query"], one["hits"]) for one in found] == [
        ("Radwege", 1),
        ("Nirgendwo", 0),
        ("Rat", 2),
        ("Rat", 2),
        ("Radwege OR Bäume", 2),
        ("Rat", 2),
        ("Wald", 1),
        *[("Rat", 2)] * 4,
        ("Bäume", 1),
    ]
    assert {one["program"] for one in found} == {__version__}


def test_the_log_leaves_as_a_table_and_stops_when_told(archive: str) -> None:
    run("log", "--on", archive=archive)
    run("count", 'Rat -"neue Radwege"', archive=archive)
    run("log", "--off", archive=archive)
    run("count", "Bäume", archive=archive)
    rows = list(csv.reader(io.StringIO(run("log", "--csv", archive=archive).stdout)))
    assert rows[0] == ["made", "hits", "program", "query"]
    assert [row[1:] for row in rows[1:]] == [["1", __version__, 'Rat -"neue Radwege"']]
    assert json.loads(run("log", "--jsonl", archive=archive).stdout)["hits"] == 1
    assert 'Rat -"neue Radwege"' in run("log", archive=archive).stdout


def test_each_line_of_a_file_of_queries_is_logged(archive: str, tmp_path: Path) -> None:
    (tmp_path / "fragen.txt").write_text("Radwege\nBäume (\nRat\n", encoding="utf-8")
    run("log", "--on", archive=archive)
    run("count", "--queries", str(tmp_path / "fragen.txt"), archive=archive)
    with Archive.open(archive) as kept:
        assert [(one.query, one.hits) for one in kept.study.log.searches()] == [("Radwege", 1), ("Rat", 2)]


def test_what_came_in_since_the_last_time_is_shown_once(archive: str) -> None:
    first = run("search", "--new-since-last", "rat", "--ids", archive=archive)
    assert sorted(first.stdout.split()) == ["1", "2"]
    assert run("search", "--new-since-last", "rat", archive=archive).exit_code == 1
    more(archive, "Radwege")
    more(archive, "Laternen")
    assert run("search", "--new-since-last", "rat", "--ids", archive=archive).stdout.split() == ["3"]
    assert run("search", "--new-since-last", "rat", "--ids", archive=archive).stdout == ""
    assert run("count", "query:rat", archive=archive).stdout.strip() == "3"


def test_what_a_page_left_out_is_new_the_next_time(archive: str) -> None:
    page = run("search", "--new-since-last", "rat", "--ids", "-n", "1", archive=archive)
    assert len(page.stdout.split()) == 1
    assert "next time" in page.stderr
    assert len(run("search", "--new-since-last", "rat", "--ids", archive=archive).stdout.split()) == 2


def test_words_and_options_narrow_what_is_new(archive: str) -> None:
    some = run("search", "Wald", "--new-since-last", "rat", "--ids", archive=archive)
    assert (some.stdout.split(), "next time" in some.stderr) == (["2"], True)
    assert len(run("search", "--new-since-last", "rat", "--ids", archive=archive).stdout.split()) == 2


def test_the_last_look_outlives_dump_and_restore(archive: str, tmp_path: Path) -> None:
    run("search", "--new-since-last", "rat", archive=archive)
    run("dump", str(tmp_path / "kopie.sql"), archive=archive)
    other = str(tmp_path / "andere.db")
    assert run("restore", str(tmp_path / "kopie.sql"), archive=other).exit_code == 0
    assert run("search", "--new-since-last", "rat", archive=other).exit_code == 1
    more(other, "Radwege")
    assert len(run("search", "--new-since-last", "rat", "--ids", archive=other).stdout.split()) == 1


def test_another_archive_s_articles_are_new_when_it_is_merged(archive: str, tmp_path: Path) -> None:
    other = str(tmp_path / "andere.db")
    more(other, "Bäume am Markt")
    run("search", "--new-since-last", "rat", archive=archive)
    assert run("merge", other, archive=archive).exit_code == 0
    assert len(run("search", "--new-since-last", "rat", "--ids", archive=archive).stdout.split()) == 1


def test_an_unknown_name_and_options_that_ask_for_something_else_are_refused(archive: str) -> None:
    unknown = run("search", "--new-since-last", "nix", archive=archive)
    assert (unknown.exit_code, "expected one of rat" in unknown.stderr) == (2, True)
    both = run("search", "--new-since-last", "rat", "--facet", "year", archive=archive)
    assert (both.exit_code, "--facet" in both.stderr) == (2, True)


def test_another_query_of_the_same_name_begins_anew(archive: str) -> None:
    run("search", "--new-since-last", "rat", archive=archive)
    run("save", "rat", "Bäume", archive=archive)
    assert run("search", "--new-since-last", "rat", "--ids", archive=archive).stdout.split() == ["2"]


def test_a_query_that_comes_by_merge_has_not_been_asked_here(archive: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    more(other, "Radwege im Osten")
    with Archive.open(archive) as kept:  # asked later than the other archive was filled
        kept.connection.execute("UPDATE sources SET added = '2999-01-01T00:00:00+00:00'")
    assert len(run("search", "--new-since-last", "rat", "--ids", archive=archive).stdout.split()) == 2
    run("merge", archive, archive=other)
    assert len(run("search", "--new-since-last", "rat", "--ids", archive=other).stdout.split()) == 3
    run("merge", other, archive=archive)
    with Archive.open(archive) as kept:
        assert kept.study.last_look("rat")[0] is not None
