from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from newsarchive.archive.archive import Archive
from newsarchive.search.match.lexicon import ArchiveLexicon
from newsarchive.store.checksums import register
from newsarchive.store.german_index import add_words, compact_words
from newsarchive.store.schema import migrate
from newsarchive.store.schema_version import MIGRATIONS

SEED = Path(__file__).parents[2] / "seeds" / "000_ed269db3014300ef.txt"


def tables(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")
    return {name: connection.execute(f"PRAGMA table_info({name})").fetchall() for (name,) in names.fetchall()}


def archive_at(path: Path, step: str) -> sqlite3.Connection:
    """Make an archive of the schema before ``step``, with a source, an article and a path in it where there are such."""
    connection = sqlite3.connect(path, isolation_level=None)
    register(connection)
    connection.execute("BEGIN")
    migrate(connection, stop_before=step)
    if step != MIGRATIONS[0]:
        connection.execute("INSERT INTO sources (sha256, size, raw, added) VALUES ('ab', 0, x'', '')")
        connection.execute("INSERT INTO paths (path, source_id, seen, current) VALUES ('/a', 1, '', 1)")
        connection.execute(
            "INSERT INTO articles (key, source_id, headline, format, encoding, parser_version) "
            "VALUES ('kkkk', 1, 'Alter Titel', 'text', 'utf-8', '0')"
        )
    connection.execute("COMMIT")
    return connection


@pytest.mark.parametrize("step", MIGRATIONS)
def test_an_archive_of_each_schema_is_brought_up_to_date(tmp_path: Path, step: str) -> None:
    archive_at(tmp_path / "old.db", step).close()
    with Archive.open(tmp_path / "new.db") as new, Archive.open(tmp_path / "old.db") as old:
        assert tables(old.connection) == tables(new.connection)
        old.add(SEED.read_bytes())
        assert old.search("Stoltenberg").total == 1
        if step != MIGRATIONS[0]:
            assert old.connection.execute("SELECT headline FROM articles WHERE id = 1").fetchone() == (
                "Alter Titel",
            )


def test_reading_an_older_archive_brings_it_up_to_date(tmp_path: Path) -> None:
    archive_at(tmp_path / "old.db", MIGRATIONS[1]).close()
    with Archive.open(tmp_path / "old.db", read_only=True) as archive:
        assert archive.search("Stoltenberg").total == 0


def test_words_of_an_older_archive_are_kept_in_one_row_a_form(tmp_path: Path) -> None:
    connection = archive_at(tmp_path / "old.db", "m007_compact_words")
    connection.execute("DROP TABLE german_words")
    connection.execute(
        "CREATE TABLE german_words (form TEXT, term TEXT, PRIMARY KEY (form, term)) WITHOUT ROWID"
    )
    rows = [("rathausern", "+rat"), ("rathausern", "+haus"), ("rathausern", "rathaus"), ("ging", "gehen")]
    connection.executemany("INSERT INTO german_words VALUES (?, ?)", rows)
    compact_words(connection)
    kept = connection.execute("SELECT form, terms FROM german_words ORDER BY form").fetchall()
    assert kept == [("ging", "3-ehen"), ("rathausern", "3+ 3+4 3-")]
    assert ArchiveLexicon(connection).learnt("rathausern") == ("+haus", "+rat", "rathaus")


def test_an_archive_that_read_german_otherwise_is_whole_again(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "old.db") as archive:
        archive.add(b"Domplatz\n\nAuf den Dompl\xc3\xa4tzen der alten St\xc3\xa4dte wurde gesungen.\n")
        archive.connection.execute("INSERT INTO german_fts (german_fts) VALUES ('delete-all')")
        archive.connection.execute("DELETE FROM german_words")
        archive.connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm009_unknown_nouns'")
        assert archive.verify() != []
    with Archive.open(tmp_path / "old.db") as archive:
        assert archive.verify() == []
        assert archive.search("Domplatz").total == 1


def test_what_words_teach_adds_up_in_any_order(tmp_path: Path) -> None:
    rows = [("sprache", "0-"), ("sprache", "4-echen"), ("stadtrate", "5+"), ("stadtrate", "5+3")]
    kept = []
    for number, order in enumerate((rows, rows[::-1])):
        with Archive.open(tmp_path / f"{number}.db") as archive:
            for row in (*order, *order):
                add_words(archive.connection, [row])
            kept.append(archive.connection.execute("SELECT * FROM german_words ORDER BY form").fetchall())
    assert kept[0] == kept[1] == [("sprache", "0- 4-echen"), ("stadtrate", "5+ 5+3")]
