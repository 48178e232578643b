"""Entries -> rows in the archive, one transaction a batch: after ``kill -9`` a batch is there whole or not at all."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsarchive.store.batch_items import Failed, Incoming, Outcome
from newsarchive.store.checksums import seal_expression
from newsarchive.store.german_index import add_german, german_of, remove_german
from newsarchive.store.repaired_index import add_repaired, remove_repaired, repaired_row
from newsarchive.store.rows import ARTICLE_COLUMNS, FTS_COLUMNS, QUOTATION_COLUMNS
from newsarchive.store.stories.story_rows import add_sketches, forget_story, sketch_of
from newsarchive.store.stories.versions import forget_versions, requeue_path
from newsarchive.store.transaction import transaction
from newsarchive.types.keys import key_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from newsarchive.german.entry import GermanEntry
    from newsarchive.store.batch_items import Item
    from newsarchive.store.rows import Entry, Row

__all__ = [
    "KEEP_CORRECTION",
    "BatchRows",
    "all_gone",
    "digest_of",
    "forget_texts",
    "paths_seen",
    "replace_rows",
    "rewrite_article",
    "text_path",
    "write_batch",
    "write_incoming",
]


def insert(table: str, columns: Iterable[str]) -> str:
    """Return an INSERT statement with bound values; the names are this module's own."""
    names = list(columns)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608


INSERT_ARTICLE = insert("articles", ("source_id", *ARTICLE_COLUMNS))
INSERT_TEXTS = insert("articles_fts", ("rowid", *FTS_COLUMNS))
INSERT_READING = insert("readings", ("article_id", "text", "pieces", "confidence", "origins"))
INSERT_PARTS = {
    "paragraphs": insert("paragraphs", ("article_id", "position", "kind", "text")),
    "photos": insert("photos", ("article_id", "position", "caption", "credit", "kind")),
    "places": insert("places", ("article_id", "position", "place")),
    "notes": insert("notes", ("article_id", "position", "code", "field", "message")),
    "furniture": insert("furniture", ("article_id", "position", "text")),
    "quotations": insert("quotations", ("article_id", "position", *QUOTATION_COLUMNS)),
}
INSERT_PERSON = insert("article_people", ("article_id", "role", "photo", "position", "person_id"))
INSERT_AGENCY = insert("article_agencies", ("article_id", "role", "photo", "position", "agency_id"))
INSERT_SOURCE = (
    """INSERT INTO sources (sha256, size, raw, added, seal) VALUES (?1, ?2, ?3, ?4, seal(?1, ?2, ?4))"""
)
REPLACE_SOURCE = (
    """UPDATE sources SET sha256 = ?1, size = ?2, raw = ?3, seal = seal(?1, ?2, added) WHERE id = ?4"""
)
KEEP_CORRECTION = """INSERT INTO corrections (article_id, field, value, made, seal)
  VALUES (?1, ?2, ?3, ?4, seal(?1, ?2, ?3, ?4)) ON CONFLICT (article_id, field)
  DO UPDATE SET value = excluded.value, made = excluded.made, seal = excluded.seal"""
"""Keeps a correction; the later one stays."""
INSERT_PATH = """INSERT INTO paths (path, source_id, size, mtime_ns, seen, current, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, 1, seal(?1, ?2, ?3, ?4, ?5, 1)) ON CONFLICT (path, source_id)
  DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns, seen = excluded.seen, current = 1, seal = excluded.seal"""
PATH_GONE = (
    f"UPDATE paths SET current = 0, seal = {seal_expression('paths', current='0')} WHERE path = ? AND current"  # noqa: S608
)
INSERT_CONTAINER = """INSERT OR REPLACE INTO containers (path, size, mtime_ns, documents, failures, seen, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, seal(?1, ?2, ?3, ?4, ?5, ?6))"""
INSERT_FAILURE = """INSERT INTO failures (path, code, reason, size, mtime_ns, attempts, first_seen, last_seen)
  VALUES (?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (path) DO UPDATE SET code = excluded.code, reason = excluded.reason,
  size = excluded.size, mtime_ns = excluded.mtime_ns, attempts = attempts + 1, last_seen = excluded.last_seen"""


def text_path(path: str) -> str:
    r"""Return ``path`` as valid text: a byte of a file name that is no UTF-8 stands in it as ``\xe9``."""
    return path.encode("utf-8", "backslashreplace").decode()


def write_batch(connection: sqlite3.Connection, batch: Sequence[Item]) -> list[Outcome | None]:
    """Store ``batch`` in one transaction; return what became of each item, in order (None: a ``Whole``).

    Raises sqlite3.Error; then nothing of the batch is stored.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows = BatchRows()
    with transaction(connection):
        outcomes = [write_item(connection, item, now, rows) for item in batch]
        rows.insert(connection)
    return outcomes


class BatchRows:
    """The rows of a batch's articles by statement, inserted together at its end.

    The texts come last: between two of them, a statement that SQLite may have to undo by itself (``UPDATE paths``)
    would make FTS5 write out its memory, and each article become a segment of its own to be merged.
    """

    def __init__(self) -> None:
        self.waiting: dict[str, list[Row]] = {}
        self.texts: list[tuple[int, Row]] = []
        self.german: list[tuple[int, GermanEntry]] = []
        self.sketches: list[tuple[int, bytes]] = []
        self.repaired: list[tuple[int, Sequence[str | None] | None]] = []
        self.names: dict[str, dict[str, int]] = {"people": {}, "agencies": {}}

    def add(self, connection: sqlite3.Connection, number: int, entry: Entry) -> None:
        """Take the rows of article ``number``, its own apart; people and agencies that are new are inserted now."""
        for table, rows in entry.parts.items():
            self.take(INSERT_PARTS[table], number, rows)
        for statement, table, named in (
            (INSERT_PERSON, "people", entry.people),
            (INSERT_AGENCY, "agencies", entry.agencies),
        ):
            ids = [(*place, name_id(connection, table, name, self.names[table])) for *place, name in named]
            self.take(statement, number, ids)
        self.take(INSERT_READING, number, [entry.reading])

    def add_texts(self, number: int, entry: Entry) -> None:
        """Take what the indexes are to hold of article ``number``."""
        self.texts.append((number, entry.texts))
        self.german.append((number, entry.german or german_of(entry.texts)))
        self.sketches.append((number, sketch_of(entry.texts) if entry.sketch is None else entry.sketch))
        self.repaired.append((number, entry.repaired if entry.german else repaired_row(entry.texts)))

    def take(self, statement: str, number: int, rows: Iterable[Row]) -> None:
        """Take rows of article ``number`` for ``statement``."""
        if rows:
            self.waiting.setdefault(statement, []).extend((number, *row) for row in rows)

    def insert(self, connection: sqlite3.Connection) -> None:
        """Insert what was taken since the last time; the caller holds the transaction."""
        for statement, rows in self.waiting.items():
            connection.executemany(statement, rows)
        connection.executemany(INSERT_TEXTS, ((number, *texts) for number, texts in self.texts))
        add_repaired(connection, self.repaired)
        add_german(connection, self.german)
        add_sketches(connection, self.sketches)
        self.waiting, self.texts, self.german, self.repaired, self.sketches = {}, [], [], [], []


def write_item(connection: sqlite3.Connection, item: Item, now: str, rows: BatchRows) -> Outcome | None:
    """Store one item of a batch."""
    if isinstance(item, Incoming):
        return write_incoming(connection, item, now, rows)
    path, size, mtime_ns = text_path(item.seen.path), item.seen.size, item.seen.mtime_ns
    if isinstance(item, Failed):
        dismissed = is_dismissed(connection, path, size, mtime_ns)
        connection.execute(INSERT_FAILURE, (path, item.code, item.reason, size, mtime_ns, now, now))
        return Outcome.DISMISSED if dismissed else Outcome.FAILED
    connection.execute(INSERT_CONTAINER, (path, size, mtime_ns, item.documents, item.failures, now))
    connection.execute("DELETE FROM failures WHERE path = ?", (path,))
    return None


def is_dismissed(connection: sqlite3.Connection, path: str, size: int | None, mtime_ns: int | None) -> bool:
    """Tell whether a person dismissed the failure at ``path``, and forget it where the bytes of its file are others now."""
    row = connection.execute(
        "SELECT size, mtime_ns, sha256 FROM failures WHERE path = ? AND dismissed IS NOT NULL", (path,)
    ).fetchone()
    if row is None:
        return False
    if row[:2] == (size, mtime_ns) or (row[2] is not None and row[2] == digest_of(path)):
        return True
    connection.execute("UPDATE failures SET dismissed = NULL, sha256 = NULL WHERE path = ?", (path,))
    return False


def digest_of(path: str) -> str | None:
    """Return the SHA-256 of the file that ``path`` is or lies in; None where there is none that can be read."""
    file = Path(file_of(path))
    try:
        if not file.is_file():
            return None
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def write_incoming(connection: sqlite3.Connection, item: Incoming, now: str, rows: BatchRows) -> Outcome:
    """Store a document, or only its path where its bytes are in the archive already."""
    path = text_path(item.seen.path)
    found = connection.execute("SELECT id FROM sources WHERE sha256 = ?", (item.sha256,)).fetchone()
    if found:
        (source_id,) = found
        known = connection.execute(
            "SELECT 1 FROM paths WHERE path = ? AND source_id = ?", (path, source_id)
        ).fetchone()
        outcome = Outcome.UNCHANGED if known else Outcome.DUPLICATE
        if not known and item.seen.size is not None and moved_away(connection, source_id):
            outcome = Outcome.MOVED
    elif connection.execute("SELECT 1 FROM removed WHERE sha256 = ?", (item.sha256,)).fetchone():
        connection.execute("DELETE FROM failures WHERE path = ?", (path,))
        return Outcome.UNCHANGED
    else:
        assert item.entry is not None, "only bytes that the archive holds come without their rows"
        source_id = twin_of(connection, item.entry, rows)
        outcome = Outcome.DUPLICATE if source_id else Outcome.NEW
        source_id = source_id or write_article(connection, item.entry, now, rows, item.asked)
    if item.seen.path != "-":
        connection.execute(PATH_GONE, (path,))
    connection.execute(INSERT_PATH, (path, source_id, item.seen.size, item.seen.mtime_ns, now))
    if outcome in {Outcome.DUPLICATE, Outcome.MOVED}:
        requeue_path(connection, source_id, path)
    connection.execute("DELETE FROM failures WHERE path = ?", (path,))
    return outcome


def moved_away(connection: sqlite3.Connection, source_id: int) -> bool:
    """Tell whether no file is left where the bytes of a source were seen, and note that they are not there any more."""
    paths = paths_seen(connection, source_id)
    if not all_gone(paths):
        return False
    connection.executemany(PATH_GONE, [(path,) for path in paths])
    return True


def paths_seen(connection: sqlite3.Connection, source_id: int) -> list[str]:
    """Return the paths at which the bytes of a source were seen last."""
    statement = "SELECT path FROM paths WHERE source_id = ? AND current"
    return [path for (path,) in connection.execute(statement, (source_id,))]


def all_gone(paths: Sequence[str]) -> bool:
    """Tell whether there is no file at any of ``paths``; one that names no file of this system for sure counts as there.

    Such are relative paths, and those with bytes that are no UTF-8.
    """
    return bool(paths) and not any(
        not Path(path).is_absolute() or "\\x" in path or os.path.lexists(file_of(path)) for path in paths
    )


def file_of(path: str) -> str:
    """Return the file on disk that ``path`` is, or that holds it."""
    return path.split("!/", 1)[0].split("#", 1)[0] if not os.path.lexists(path) else path


def write_article(
    connection: sqlite3.Connection,
    entry: Entry,
    now: str,
    rows: BatchRows,
    asked: Sequence[tuple[str, str]] = (),
) -> int:
    """Insert a source and its article, and leave the article's parts with ``rows``; return the source's id."""
    source_id = connection.execute(INSERT_SOURCE, (entry.sha256, entry.size, entry.raw, now)).lastrowid
    assert source_id is not None
    number = connection.execute(INSERT_ARTICLE, (source_id, *entry.article)).lastrowid
    assert number is not None
    connection.executemany(KEEP_CORRECTION, [(number, field, value, now) for field, value in asked])
    rows.add(connection, number, entry)
    rows.add_texts(number, entry)
    return source_id


def twin_of(connection: sqlite3.Connection, entry: Entry, rows: BatchRows) -> int | None:
    """Return the source of the article here that has the key of ``entry``; None where there is none.

    An article and the record that was made of it have one key. Where the archive has the record alone, the original
    takes its place; where it has the original, or another printing of the record, that stays.
    """
    key = entry.article[0]
    found = connection.execute("SELECT id, source_id FROM articles WHERE key = ?", (key,)).fetchone()
    if found is None:
        return None
    number, source_id = found
    if key == key_of(entry.sha256):
        rows.insert(connection)
        connection.execute(REPLACE_SOURCE, (entry.sha256, entry.size, entry.raw, source_id))
        rewrite_article(connection, number, entry)
    return int(source_id)


def rewrite_article(connection: sqlite3.Connection, number: int, entry: Entry) -> None:
    """Put the rows of ``entry`` in place of those of article ``number``; the caller holds the transaction."""
    forget_texts(connection, number)
    replace_rows(connection, number, entry, with_texts=True)


def forget_texts(connection: sqlite3.Connection, number: int) -> None:
    """Take article ``number`` out of the indexes, which must be told the texts they were given."""
    columns = ", ".join(FTS_COLUMNS)
    texts = connection.execute(f"SELECT {columns} FROM article_texts WHERE id = ?", (number,)).fetchone()  # noqa: S608
    connection.execute(
        f"INSERT INTO articles_fts (articles_fts, rowid, {columns}) "  # noqa: S608
        f"VALUES ('delete', ?, {', '.join('?' * len(FTS_COLUMNS))})",
        (number, *texts),
    )
    remove_german(connection, number, texts)
    remove_repaired(connection, number, texts)
    forget_versions(connection, number)
    forget_story(connection, number, texts)


def replace_rows(
    connection: sqlite3.Connection, number: int, entry: Entry, *, with_texts: bool = False
) -> None:
    """Put the rows of ``entry`` in place of those of article ``number``; of the indexes only ``with_texts``."""
    for table in (*INSERT_PARTS, "article_people", "article_agencies", "readings"):
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (number,))  # noqa: S608
    assignments = ", ".join(f"{column} = ?" for column in ARTICLE_COLUMNS)
    connection.execute(f"UPDATE articles SET {assignments} WHERE id = ?", (*entry.article, number))  # noqa: S608
    rows = BatchRows()
    rows.add(connection, number, entry)
    if with_texts:
        rows.add_texts(number, entry)
    rows.insert(connection)


def name_id(connection: sqlite3.Connection, table: str, name: str, known: dict[str, int]) -> int:
    """Return the row of ``name`` in ``people`` or ``agencies``, made where there is none yet."""
    if name not in known:
        found: Any = connection.execute(f"SELECT id FROM {table} WHERE name = ?", (name,)).fetchone()  # noqa: S608
        if found is None:
            found = (
                connection.execute(f"INSERT INTO {table} (name) VALUES (?)", (name,)).lastrowid,  # noqa: S608
            )
        known[name] = found[0]
    return known[name]
