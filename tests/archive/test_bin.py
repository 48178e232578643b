"""The bin: what was removed is not found, does not come in again, and is put back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from newsarchive import Archive
from newsarchive.cli.group import main
from newsarchive.errors import NoSuchArticle, UnreadableInput
from newsarchive.parser.corrections import Correction

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.article import Article

TEXTS = {
    "a.txt": "Stadtrat streitet über den Hafen\n\nMusterow. Der Rat hat am Montag über den Umbau des alten Hafens gestritten, sagte Köhler.\n",
    "b.txt": "Fähre fällt aus\n\nMusterow. Die Fähre nach Beispielhausen fällt am Wochenende aus, teilte die Reederei am Hafen mit.\n",
    "c.txt": "Stadtrat streitet über den Hafen\n\nMusterow. Der Rat hat am Montag über den Umbau des alten Hafens gestritten, sagte Köhler!\n",
}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    opened = Archive.open(tmp_path / "a.db")
    opened.ingest([folder], jobs=1)
    opened.correct(1, [Correction("publisher", "Musterower Bote")])
    return opened


def record(article: Article) -> dict[str, Any]:
    return {**article.to_dict(), "id": None}


def test_what_was_removed_is_gone_and_comes_back_as_it_was(archive: Archive) -> None:
    before = record(archive.get(1))
    (gone,) = archive.remove([1])
    assert (gone.key, gone.headline) == (before["key"], before["headline"])
    assert [hit.headline for hit in archive.search("Hafen").hits if hit.id == 1] == []
    assert archive.count("Stadtrat") == 1
    with pytest.raises(NoSuchArticle):
        archive.get(before["key"])
    assert archive.verify() == []
    assert archive.removed() == [gone]
    assert archive.put_back([gone.key[:8]]) == [gone]
    assert record(archive.get(gone.key)) == before
    assert archive.count("Stadtrat") == 2
    assert (archive.removed(), archive.verify()) == ([], [])


def test_it_does_not_come_in_again(archive: Archive, tmp_path: Path) -> None:
    archive.remove([2])
    report = archive.ingest([tmp_path / "in"], jobs=1)
    assert {outcome.value: count for outcome, count in report.counts.items() if count} == {"unchanged": 3}
    assert archive.count("Fähre") == 0
    with pytest.raises(UnreadableInput, match="was removed"):
        archive.add(TEXTS["b.txt"].encode())


def test_the_bin_travels_with_a_dump(archive: Archive, tmp_path: Path) -> None:
    gone = archive.remove([1, 3])
    archive.dump(tmp_path / "dump")
    Archive.restore(tmp_path / "dump", tmp_path / "b.db")
    with Archive.open(tmp_path / "b.db") as other:
        assert other.removed() == archive.removed()
        other.put_back([one.key for one in gone])
        assert other.count("Stadtrat") == 2
        assert other.verify() == []


@pytest.mark.parametrize("wanted", ["kkkkkkkk", "klm", ""])
def test_what_is_not_in_the_bin_cannot_be_put_back(archive: Archive, wanted: str) -> None:
    archive.remove([1])
    with pytest.raises(NoSuchArticle):
        archive.put_back([wanted])


def test_the_command(archive: Archive, tmp_path: Path) -> None:
    archive.close()
    runner, option = CliRunner(), ["--archive", str(tmp_path / "a.db")]
    assert runner.invoke(main, ["remove", "--list", *option]).exit_code == 1
    run = runner.invoke(main, ["remove", "--query", "Stadtrat", *option])
    assert run.exit_code == 0
    assert run.stderr == "2 removed; newsarchive remove --undo KEY puts one back\n"
    assert [line.split("  ")[2] for line in run.stdout.splitlines()] == [
        "Stadtrat streitet über den Hafen"
    ] * 2
    listed = runner.invoke(main, ["remove", "--list", *option]).stdout.splitlines()
    assert sorted(listed) == sorted(run.stdout.splitlines())
    back = runner.invoke(main, ["remove", "--undo", listed[0].split()[0], *option])
    assert (back.exit_code, back.stderr) == (0, "1 put back\n")
    assert runner.invoke(main, ["remove", "2", *option]).exit_code == 0
    for words in ([], ["--list", "1"], ["1", "--query", "x"], ["--undo", "--query", "x"]):
        assert runner.invoke(main, ["remove", *words, *option]).exit_code == 2
