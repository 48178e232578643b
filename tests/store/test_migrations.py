from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from newsarchive import Archive
from newsarchive.store.schema import migrate
from newsarchive.store.seals import register
from newsarchive.store.versions import MIGRATIONS

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
