"""Tags, notes, saved queries, frozen sets and overviews, from outside; all of it outlives what happens to an archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsarchive import Archive
from newsarchive.cli.group import main

if TYPE_CHECKING:
    from pathlib import Path

RUN = CliRunner()
TEXTS = {
    "a.txt": "Rat plant Radwege\n\nMusterow. Der Rat der Stadt hat am Abend über neue Radwege beraten und sie beschlossen.",
    "b.txt": "Klimaschutz im Wald\n\nMusterow. Der Förster pflanzt am Morgen hundert Bäume für den Klimaschutz im Stadtwald.",
    "c.txt": "Wetter bleibt kühl\n\nMusterow. Die Sonne zeigt sich auch in der kommenden Woche kaum, sagt der Wetterdienst.",
}


@pytest.fixture
def archive(tmp_path: Path) -> str:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = str(tmp_path / "archive.db")
    RUN.invoke(main, ["ingest", *(str(tmp_path / name) for name in TEXTS), "-a", path])
    return path


def run(*args: str) -> Result:
    return RUN.invoke(main, [*args])


def count(query: str, archive: str) -> str:
    return run("count", query, "-a", archive).stdout.strip()


def labelled(archive: str) -> None:
    assert run("tag", "-a", archive, "+klima", "+wald", "--", "Klimaschutz").exit_code == 0
    assert run("note", "2", "Zahl der Bäume prüfen", "-a", archive).exit_code == 0
    assert run("save", "gruen", "Radwege OR Klimaschutz", "-a", archive).exit_code == 0
    assert run("freeze", "studie", "query:gruen", "-a", archive).exit_code == 0


def assert_labelled(archive: str) -> None:
    assert count("tag:klima", archive) == "1"
    assert count("note:Bäume", archive) == "1"
    assert count("query:gruen", archive) == count("set:studie", archive) == "2"
    assert run("verify-set", "studie", "-a", archive).exit_code == 0


def test_tags_are_set_found_and_taken_off(archive: str) -> None:
    labelled(archive)
    assert_labelled(archive)
    assert run("tag", "-a", archive).stdout.split() == ["1", "klima", "1", "wald"]
    assert json.loads(run("show", "2", "--json", "-a", archive).stdout)["tags"] == ["klima", "wald"]
    assert run("tag", "-a", archive, "-wald", "--", "*").exit_code == 0
    assert count("has:tag", archive) == "1"
    assert count("tag:wald", archive) == "0"


@pytest.mark.parametrize("words", [["+klima"], ["Klimaschutz"], ["+k!", "--", "*"], ["+x", "-a", "y", "*"]])
def test_a_tag_command_that_cannot_be_meant_is_refused(words: list[str], archive: str) -> None:
    assert run("tag", "-a", archive, *words).exit_code == 2


def test_labels_outlive_reparse_ingest_dump_restore_and_merge(archive: str, tmp_path: Path) -> None:
    labelled(archive)
    run("reparse", "-a", archive)
    run("ingest", "--check", str(tmp_path / "b.txt"), "-a", archive)
    assert_labelled(archive)
    assert "whole" in run("verify", "-a", archive).stdout
    run("dump", str(tmp_path / "dump"), "-a", archive)
    restored = str(tmp_path / "restored.db")
    run("restore", str(tmp_path / "dump"), "-a", restored)
    assert_labelled(restored)
    merged = str(tmp_path / "merged.db")
    run("ingest", str(tmp_path / "c.txt"), "-a", merged)
    assert run("merge", archive, "-a", merged).exit_code == 0
    assert_labelled(merged)


def test_a_note_is_kept_printed_and_taken_off(archive: str) -> None:
    labelled(archive)
    assert run("note", "2", "-a", archive).stdout == "Zahl der Bäume prüfen\n"
    run("note", "2", "--delete", "-a", archive)
    assert run("note", "2", "-a", archive).exit_code == 1


def test_a_saved_query_knows_its_name_and_not_itself(archive: str) -> None:
    labelled(archive)
    assert run("save", "-a", archive).stdout == "gruen  Radwege OR Klimaschutz\n"
    unknown = run("count", "query:blau", "-a", archive)
    assert (unknown.exit_code, "expected one of gruen" in unknown.stderr) == (2, True)
    assert run("save", "gruen", "query:gruen Wald", "-a", archive).exit_code == 2
    assert run("save", "--drop", "gruen", "-a", archive).exit_code == 0
    assert run("count", "query:gruen", "-a", archive).exit_code == 2


def test_a_frozen_set_never_changes_and_names_what_did(archive: str) -> None:
    labelled(archive)
    assert run("freeze", "studie", "Wetter", "-a", archive).exit_code == 2
    lines = run("freeze", "studie", "--manifest", "-a", archive).stdout.splitlines()
    assert "articles: 2" in lines
    assert "read_as: Radwege OR Klimaschutz" in lines
    with Archive.open(archive, read_only=True) as opened:
        digests = {opened.get(number).source.sha256 for number in (1, 2)}
    assert {line.split("  ")[0] for line in lines[-2:]} == digests
    run("correct", "2", "headline", "Ein anderer Titel", "-a", archive)
    changed = run("verify-set", "studie", "-a", archive)
    assert changed.exit_code == 4
    assert "reads otherwise: was corrected since: headline" in changed.stdout


def test_a_list_and_its_numbers_speak_of_the_same_articles(archive: str) -> None:
    rows = [json.loads(line) for line in run("list", "--jsonl", "-a", archive).stdout.splitlines()]
    assert [row["id"] for row in rows] == [3, 2, 1]
    shown = run("list", "Musterow", "-n", "2", "-a", archive).stdout
    assert "1–2 of 3 articles; --offset 2 shows more" in shown
    found = json.loads(
        run("stats", "--by", "publisher,year,tag,author,place", "--json", "-a", archive).stdout
    )
    assert found["total"] == 3
    assert {
        name: sum(number for _, number in values) for name, values in found["by"].items()
    } == dict.fromkeys(["publisher", "year", "tag", "author", "place"], 3)
    assert found["complete"]["headline"] == 3
    assert run("stats", "--by", "colour", "-a", archive).exit_code == 2


def test_gaps_are_the_days_between(tmp_path: Path) -> None:
    record = {"text": "Ein Text von heute, der lang genug für einen Absatz ist.", "publisher": "Bote"}
    days = ["2022-01-10", "2022-01-11", "2022-01-20"]
    lines = [json.dumps({**record, "headline": f"Titel {day}", "date": day}) for day in days]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    archive = str(tmp_path / "a.db")
    run("ingest", str(tmp_path / "a.jsonl"), "-a", archive)
    found = json.loads(run("stats", "--gaps", "3", "--json", "-a", archive).stdout)
    assert found["gaps"] == [{"publisher": "Bote", "first": "2022-01-12", "last": "2022-01-19", "days": 8}]


def test_an_unknown_command_suggests_the_nearest() -> None:
    assert "Did you mean search?" in run("serach", "x").stderr


def test_open_names_the_file_it_would_open(archive: str, tmp_path: Path) -> None:
    assert run("open", "1", "--print", "-a", archive).stdout.strip() == str(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    assert run("open", "1", "--print", "-a", archive).exit_code == 2


def test_many_articles_are_corrected_at_once_and_taken_back(archive: str) -> None:
    asked = RUN.invoke(
        main, ["correct", "--query", "Musterow", "publisher", "Bote", "-a", archive], input="n\n"
    )
    assert asked.exit_code == 1
    assert "Set publisher of 3 articles to Bote?" in asked.stderr
    assert run("correct", "1", "publisher", "Kurier", "-a", archive).exit_code == 0
    assert run("correct", "--query", "Musterow", "--yes", "publisher", "Bote", "-a", archive).exit_code == 0
    assert count("publisher:Bote", archive) == "3"
    assert run("undo", "-a", archive).exit_code == 0
    assert (count("publisher:Bote", archive), count("publisher:Kurier", archive)) == ("0", "1")
    assert run("undo", "-a", archive).exit_code == 0
    assert count("publisher:Kurier", archive) == "0"
    assert run("undo", "-a", archive).exit_code == 1
    assert "whole" in run("verify", "-a", archive).stdout


def test_an_accepted_article_does_not_come_back(archive: str) -> None:
    listed = [
        json.loads(line)["id"]
        for line in run("review", "--below", "1", "--jsonl", "-a", archive).stdout.splitlines()
    ]
    assert listed
    assert run("review", "--accept", str(listed[0]), "-a", archive).exit_code == 0
    left = [
        json.loads(line)["id"]
        for line in run("review", "--below", "1", "--jsonl", "-a", archive).stdout.splitlines()
    ]
    assert left == listed[1:]


def test_a_review_is_of_the_least_sure_tenth_unless_asked_for_more(
    archive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(archive) as opened:
        opened.connection.execute("UPDATE articles SET certainty = id / 10.0")
        monkeypatch.setattr("newsarchive.archive.correct.FEW", 1)
        assert [one.id for one in opened.review()] == [1]
        assert [one.id for one in opened.review(below=0.25)] == [1, 2]
        opened.study.accept([1])
        assert opened.review() == []
        assert [one.id for one in opened.review(below=0.9)] == [2, 3]


def test_a_record_without_a_headline_was_not_read_wrongly(tmp_path: Path) -> None:
    text = "Der Rat hat am Montag beraten. " * 5
    with Archive.open(tmp_path / "a.db") as opened:
        opened.add(json.dumps({"title": None, "text": f"{text}\n\n{text}", "date": "2022-01-02"}).encode())
        assert opened.get(1).headline is None
        assert opened.review() == []
