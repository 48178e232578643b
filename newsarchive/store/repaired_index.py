"""``repaired_fts``: the texts of articles with repairs as they are meant, so that exact words and phrases find them.

``articles_fts`` has what is printed, and unicode61 ends a word at a soft hyphen. Few articles have an entry here; what it holds is
made from the printed texts alone, so that it can be taken out and checked without being kept.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from newsarchive.store.rows import FTS_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "add_repaired",
    "check_repaired",
    "make_repaired_table",
    "rebuild_repaired",
    "remove_repaired",
    "repaired_row",
]

COLUMNS = ", ".join(FTS_COLUMNS)
VALUES = ", ".join("?" * len(FTS_COLUMNS))
INSERT = f"INSERT INTO repaired_fts (rowid, {COLUMNS}) VALUES (?, {VALUES})"  # noqa: S608 - names of our own
DELETE = f"INSERT INTO repaired_fts (repaired_fts, rowid, {COLUMNS}) VALUES ('delete', ?, {VALUES})"  # noqa: S608
TEXTS = f"SELECT id, {COLUMNS} FROM article_texts ORDER BY id"  # noqa: S608


def make_repaired_table(connection: sqlite3.Connection) -> None:
    """Make the table."""
    connection.execute(
        f"CREATE VIRTUAL TABLE repaired_fts USING fts5 ({COLUMNS}, content='', tokenize=\"unicode61 remove_diacritics 2\")"
    )


def repaired_row(texts: Sequence[str | None]) -> list[str | None] | None:
    """Return the columns of ``articles_fts`` with the repaired form of each text; None where nothing is to repair."""
    from newsarchive.german.as_meant import as_meant  # noqa: PLC0415 - only the write path needs it

    meant = [text and as_meant(text) for text in texts]
    return None if meant == list(texts) else meant


def add_repaired(
    connection: sqlite3.Connection, articles: Iterable[tuple[int, Sequence[str | None] | None]]
) -> None:
    """Add those of ``articles``, each with its number and ``repaired_row``, that have one; the caller holds the transaction."""
    connection.executemany(INSERT, ((number, *row) for number, row in articles if row is not None))


def remove_repaired(connection: sqlite3.Connection, number: int, texts: Sequence[str | None]) -> None:
    """Take article ``number`` out, which had ``texts``."""
    row = repaired_row(texts)
    if row is not None:
        connection.execute(DELETE, (number, *row))


def rebuild_repaired(connection: sqlite3.Connection) -> None:
    """Make the table's entries anew from the texts; the caller holds the transaction."""
    connection.execute("INSERT INTO repaired_fts (repaired_fts) VALUES ('delete-all')")
    add_repaired(connection, ((number, repaired_row(texts)) for number, *texts in connection.execute(TEXTS)))


def check_repaired(connection: sqlite3.Connection) -> str | None:
    """Return what is wrong with the table, beside the texts it was made from."""
    wanted = {number for number, *texts in connection.execute(TEXTS) if repaired_row(texts) is not None}
    try:
        found = {number for (number,) in connection.execute("SELECT rowid FROM repaired_fts")}
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if found == wanted else "articles are missing or too many"
