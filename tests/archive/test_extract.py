"""A small archive of some articles: complete for these, silent about others, and taken into another archive without doubling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from newsarchive.archive.archive import Archive
from newsarchive.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.output


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = str(tmp_path / "a.db")
    with Archive.open(path) as made:
        for town in ("Bonn", "Köln", "Kiel"):
            text = f"Politik\nHafen in {town} wird größer\n\nDer Rat von {town} baut den Hafen aus.\n"
            made.add(text.encode(), path=f"/bote/{town}.txt")
    assert run("tag", "-a", path, "+hafen", "--", "Bonn OR Köln")[0] == 0
    assert run("tag", "-a", path, "+geheim", "--", "Kiel")[0] == 0
    assert run("correct", "--query", "Bonn", "section", "Wirtschaft", "--yes", "-a", path)[0] == 0
    return path


def records(path: str) -> dict[str, dict[str, object]]:
    with Archive.open(path, read_only=True) as opened:
        return {article.key: {**article.to_dict(), "id": None} for article in opened.articles()}


def test_a_small_archive_is_complete_for_its_articles(archive: str, tmp_path: Path) -> None:
    small = str(tmp_path / "klein.db")
    code, said = run("export", "tag:hafen", "--format", "archive", "-o", small, "-a", archive)
    assert (code, said) == (0, f"2 articles written to {small}\n")
    every = records(archive)
    assert records(small) == {key: record for key, record in every.items() if record["tags"] == ["hafen"]}
    with Archive.open(small) as opened:
        assert opened.verify() == []
        assert opened.raw(next(iter(records(small))))
        assert opened.connection.execute("SELECT DISTINCT tag FROM tags").fetchall() == [("hafen",)]


def test_merge_takes_it_without_doubling(archive: str, tmp_path: Path) -> None:
    small, other = str(tmp_path / "klein.db"), str(tmp_path / "b.db")
    run("export", "tag:hafen", "--format", "archive", "-o", small, "-a", archive)
    before = records(archive)
    assert run("merge", small, "-a", archive)[1] == "0 new, 2 known, 0 corrections\n"
    assert records(archive) == before
    assert run("merge", small, "-a", other)[1].startswith("2 new, 0 known")
    assert records(other) == records(small)


def test_what_cannot_be_written(archive: str, tmp_path: Path) -> None:
    small = str(tmp_path / "klein.db")
    assert run("export", "Hamburg", "--format", "archive", "-o", small, "-a", archive)[0] == 1
    assert not (tmp_path / "klein.db").exists()
    assert run("export", "*", "--format", "archive", "-a", archive)[0] == 2
    code, said = run("export", "*", "--format", "archive", "-o", archive, "-a", archive)
    assert code == 2
    assert "is there already" in said
