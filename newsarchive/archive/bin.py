"""Articles -> the bin and back: what should not have come in is not found any more, and not read again, until it is put back.

The bin keeps an article's original, its paths and what a person set right; tags and notes hang on its key and stay.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.errors import NoSuchArticle
from newsarchive.parser.corrections import Correction
from newsarchive.parser.parse import parse_article
from newsarchive.store.batch_items import FoundAt, Incoming
from newsarchive.store.packing.originals import Packer, dictionary_of, unpack_original
from newsarchive.store.rows import article_rows
from newsarchive.store.transaction import transaction
from newsarchive.store.write import KEEP_CORRECTION, BatchRows, forget_texts, write_incoming
from newsarchive.types.progress import counted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from newsarchive.types.progress import Progress

__all__ = ["Removed", "put_back", "remove", "removed"]

KEEP = """INSERT INTO removed (key, sha256, size, raw, added, format, headline, paths, corrections, made, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, seal(?1, ?2, ?3, ?5, ?6, ?7, ?8, ?9, ?10))"""


class Removed(NamedTuple):
    """An article in the bin: its key, its headline, a path it was seen at, and when it was removed."""

    key: str
    headline: str | None
    path: str
    made: str


def remove(
    connection: sqlite3.Connection, numbers: Sequence[int], progress: Progress | None = None
) -> list[Removed]:
    """Move articles to the bin, in one transaction, and return them as they lie there."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    with transaction(connection):
        owners = tables_of_articles(connection)
        once = counted(progress, list(dict.fromkeys(numbers)))
        return [remove_one(connection, number, owners, made) for number in once]


def tables_of_articles(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return each table and column that says which article a row is of; the indexes keep count themselves."""
    return [
        (table, column)
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (_, column, *_) in connection.execute(f"PRAGMA table_info({table})").fetchall()
        if column in {"article_id", "other_id"} and table != "shingles"
    ]


def remove_one(
    connection: sqlite3.Connection, number: int, owners: Sequence[tuple[str, str]], made: str
) -> Removed:
    """Move one article to the bin; the caller holds the transaction."""
    key, source_id, headline, format_ = connection.execute(
        "SELECT key, source_id, headline, format FROM articles WHERE id = ?", (number,)
    ).fetchone()
    sha256, size, raw, added = connection.execute(
        "SELECT sha256, size, raw, added FROM sources WHERE id = ?", (source_id,)
    ).fetchone()
    paths = connection.execute(
        "SELECT path, size, mtime_ns FROM paths WHERE source_id = ? ORDER BY id", (source_id,)
    ).fetchall()
    corrections = connection.execute(
        "SELECT field, value, made FROM corrections WHERE article_id = ? ORDER BY made, field", (number,)
    ).fetchall()
    seen, corrected = json.dumps(paths), json.dumps(corrections)
    connection.execute(KEEP, (key, sha256, size, raw, added, format_, headline, seen, corrected, made))
    forget_texts(connection, number)
    for table, column in owners:
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))  # noqa: S608 - names from sqlite_master
    connection.execute("DELETE FROM articles WHERE id = ?", (number,))
    connection.execute("DELETE FROM paths WHERE source_id = ?", (source_id,))
    connection.execute("DELETE FROM sources WHERE id = ?", (source_id,))
    return Removed(key, headline, paths[0][0] if paths else "-", made)


def removed(connection: sqlite3.Connection) -> list[Removed]:
    """Return what lies in the bin, what was removed last first."""
    rows = connection.execute("SELECT key, headline, paths, made FROM removed ORDER BY made DESC, key")
    return [
        Removed(key, headline, next((path for path, *_ in json.loads(paths)), "-"), made)
        for key, headline, paths, made in rows
    ]


def put_back(
    connection: sqlite3.Connection, wanted: Sequence[str], archive: str, progress: Progress | None = None
) -> list[Removed]:
    """Put articles back from the bin, named by the beginnings of their keys, and return them. Raises NoSuchArticle."""
    with transaction(connection):
        return [put_back_one(connection, one, archive) for one in counted(progress, wanted)]


def put_back_one(connection: sqlite3.Connection, wanted: str, archive: str) -> Removed:
    """Put one article back: read anew from its original, under its paths, with what a person set right."""
    rows = connection.execute(
        "SELECT key, sha256, raw, format, headline, paths, corrections, made FROM removed WHERE substr(key, 1, ?) = ?",
        (len(wanted), wanted),
    ).fetchall()
    if len(rows) != 1 or len(wanted) < 4:
        raise NoSuchArticle(archive, wanted)
    key, sha256, packed, format_, headline, seen, corrected, made = rows[0]
    raw, paths, corrections = (
        unpack_original(connection, packed),
        json.loads(seen) or [["-", None, None]],
        json.loads(corrected),
    )
    name = next((path for path, *_ in paths if path != "-"), None)
    article = parse_article(
        raw,
        name=name,
        stated_format=format_,
        corrections=[Correction(field, value) for field, value, _ in corrections],
    )
    entry, now, batch = (
        article_rows(article, raw, Packer(dictionary_of(connection))),
        datetime.now(UTC).isoformat(timespec="seconds"),
        BatchRows(),
    )
    connection.execute("DELETE FROM removed WHERE key = ?", (key,))
    for path, size, mtime_ns in paths:
        write_incoming(connection, Incoming(FoundAt(path, size, mtime_ns), sha256, entry), now, batch)
    batch.insert(connection)
    (number,) = connection.execute("SELECT id FROM articles WHERE key = ?", (article.key,)).fetchone()
    connection.executemany(KEEP_CORRECTION, [(number, *correction) for correction in corrections])
    return Removed(key, headline, paths[0][0], made)
