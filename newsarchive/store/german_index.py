"""The German index in the archive: ``german_fts``, marked terms without texts, and ``german_words``, which forms belong to a word.

Both can be made again from the texts at any time, so neither is part of a dump.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from zlib import crc32

from newsarchive.german.compact import compact
from newsarchive.store.rows import FTS_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newsarchive.german.entry import GermanEntry
    from newsarchive.german.vocabulary import RunMemory, WordRow

__all__ = [
    "add_german",
    "add_words",
    "check_german",
    "compact_words",
    "german_of",
    "make_german_tables",
    "new_run_memory",
    "rebuild_german",
    "remove_german",
]

INSERT_MARKED = "INSERT INTO german_fts (rowid, marked) VALUES (?, ?)"
REBUILD_BATCH = 200
"""Articles added at once: their entries are held in memory."""
PUT_WORD = "INSERT OR REPLACE INTO german_words (form, terms) VALUES (?, ?)"


def make_german_tables(connection: sqlite3.Connection) -> None:
    """Make the two tables."""
    connection.execute(
        "CREATE VIRTUAL TABLE german_fts USING fts5 (marked, content='', detail=none, columnsize=0, tokenize='ascii')"
    )
    connection.execute("CREATE TABLE german_words (form TEXT PRIMARY KEY, terms TEXT) WITHOUT ROWID")


def compact_words(connection: sqlite3.Connection) -> None:
    """Bring ``german_words`` from a row a term, written out, to a row a form; it may have been made that way already."""
    columns = {row[1] for row in connection.execute("PRAGMA table_info(german_words)")}
    if "terms" in columns:
        return
    rows = connection.execute("SELECT form, term FROM german_words").fetchall()
    connection.execute("DROP TABLE german_words")
    connection.execute("CREATE TABLE german_words (form TEXT PRIMARY KEY, terms TEXT) WITHOUT ROWID")
    add_words(connection, {(form, compact(form, term)) for form, term in rows})


def new_run_memory() -> RunMemory:
    """Return the memory of a run: which words its archive was told of."""
    from newsarchive.german.vocabulary import RunMemory  # noqa: PLC0415 - loads the lexicon's code

    return RunMemory()


def german_of(texts: Sequence[str | None], memory: RunMemory | None = None) -> GermanEntry:
    """Return the entry of an article with these texts, in the order of ``rows.FTS_COLUMNS``, without the words of ``memory``."""
    from newsarchive.german.entry import german_entry  # noqa: PLC0415 - loads a dictionary when it is used

    return german_entry(dict(zip(FTS_COLUMNS, texts, strict=True)), memory)


def add_german(connection: sqlite3.Connection, entries: Sequence[tuple[int, GermanEntry]]) -> None:
    """Add articles, each with its number; the caller holds the transaction."""
    connection.executemany(INSERT_MARKED, ((number, entry.marked) for number, entry in entries))
    add_words(connection, {row for _, entry in entries for row in entry.words})


def add_words(connection: sqlite3.Connection, rows: Collection[WordRow]) -> None:
    """Add what new words tell to the rows of their forms; the same in whatever order it comes."""
    told: dict[str, set[str]] = {}
    for form, kept in rows:
        told.setdefault(form, set()).add(kept)
    changed = []
    for form, new in sorted(told.items()):
        found = connection.execute("SELECT terms FROM german_words WHERE form = ?", (form,)).fetchone()
        known = set(found[0].split()) if found else set()
        if not new <= known:
            changed.append((form, " ".join(sorted(new | known))))
    connection.executemany(PUT_WORD, changed)


def remove_german(connection: sqlite3.Connection, number: int, texts: Sequence[str | None]) -> None:
    """Take article ``number`` out, which had ``texts``; what the archive was told of its words stays."""
    from newsarchive.german.entry import marked_terms  # noqa: PLC0415 - as above

    marked = marked_terms(dict(zip(FTS_COLUMNS, texts, strict=True)))
    connection.execute(
        "INSERT INTO german_fts (german_fts, rowid, marked) VALUES ('delete', ?, ?)", (number, marked)
    )


def rebuild_german(connection: sqlite3.Connection) -> None:
    """Make both tables anew from the texts; the caller holds the transaction."""
    connection.execute("INSERT INTO german_fts (german_fts) VALUES ('delete-all')")
    connection.execute("DELETE FROM german_words")
    memory = new_run_memory()
    rows = connection.execute(f"SELECT id, {', '.join(FTS_COLUMNS)} FROM article_texts ORDER BY id")  # noqa: S608
    while some := rows.fetchmany(REBUILD_BATCH):
        add_german(connection, [(number, german_of(texts, memory)) for number, *texts in some])


def check_german(connection: sqlite3.Connection) -> str | None:
    """Return what is wrong with the German index, beside the texts it was made from."""
    wanted, memory = 0, new_run_memory()
    words: set[WordRow] = set()
    rows = connection.execute(f"SELECT id, {', '.join(FTS_COLUMNS)} FROM article_texts")  # noqa: S608
    for number, *texts in rows:
        entry = german_of(texts, memory)
        wanted += sum(crc32(f"{number} {term}".encode()) for term in entry.marked.split())
        words.update(entry.words)
    try:
        connection.execute(
            "CREATE VIRTUAL TABLE temp.german_terms USING fts5vocab (main, german_fts, instance)"
        )
        found = sum(
            crc32(f"{number} {term}".encode())
            for term, number in connection.execute("SELECT term, doc FROM temp.german_terms")
        )
        connection.execute("DROP TABLE temp.german_terms")
        learnt = {
            (form, kept)
            for form, terms in connection.execute("SELECT form, terms FROM german_words")
            for kept in terms.split()
        }
    except sqlite3.DatabaseError as error:
        return str(error)
    if found != wanted:
        return "terms are missing or too many"
    return None if words <= learnt else "words are missing"
