"""An archive -> the same archive in less room: rows of older versions packed as this one packs them, and the file written anew.

Rows are packed in batches, one transaction each, and each says by its form whether it was done: a run that was cut short is
completed by the next. The new file is written beside the old one and put in its place whole, so the room needed
beside the old file is that of the new one.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsarchive.store.packing.originals import Packer, dictionary_or_new, is_compact, unpack_original
from newsarchive.store.packing.reading_texts import (
    is_short,
    pack_confidence,
    pack_pieces,
    unpack_confidence,
    unpack_pieces,
)
from newsarchive.store.transaction import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from newsarchive.types.progress import Progress

__all__ = ["pack_rows", "write_anew"]

BATCH = 200
SAMPLES = 400
"""Originals that a dictionary is made of, from all over the archive."""
OLDER = """SELECT sources.id, article_id, raw, pieces, confidence FROM sources
  LEFT JOIN articles ON articles.source_id = sources.id LEFT JOIN readings ON readings.article_id = articles.id
  WHERE sources.id > ? ORDER BY sources.id LIMIT ?"""


def pack_rows(connection: sqlite3.Connection, progress: Progress, stopped: Callable[[], bool]) -> int:
    """Pack the rows that older versions left, until ``stopped``; return how many were packed."""
    (count,) = connection.execute("SELECT count(*) FROM sources").fetchone()
    progress.begin("articles", count)
    with transaction(connection):
        packer = Packer(dictionary_or_new(connection, samples(connection)))
    changed = last = 0
    while not stopped():
        with transaction(connection):
            rows = connection.execute(OLDER, (last, BATCH)).fetchall()
            for row in rows:
                changed += pack_row(connection, packer, row)
        if not rows:
            break
        last = rows[-1][0]
        progress.advance(len(rows))
    return changed


def samples(connection: sqlite3.Connection) -> list[bytes]:
    """Return originals at even distances; damaged ones are left out."""
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM sources").fetchone()
    step = max(1, last // SAMPLES)
    found = []
    for (packed,) in connection.execute("SELECT raw FROM sources WHERE id % ? = 0 ORDER BY id", (step,)):
        with suppress(ValueError):
            found.append(unpack_original(connection, packed))
    return found


def pack_row(connection: sqlite3.Connection, packer: Packer, row: tuple[Any, ...]) -> bool:
    """Pack one source and its reading where they are not; what cannot be read stays as it is, for ``verify`` to name."""
    source, article, raw, pieces, confidence = row
    changed = False
    with suppress(ValueError):
        if packer.dictionary is not None and not is_compact(raw):
            again = packer.pack(unpack_original(connection, raw))
            connection.execute("UPDATE sources SET raw = ? WHERE id = ?", (again, source))
            changed = True
    with suppress(ValueError, TypeError, KeyError):
        if pieces is not None and confidence is not None and not (is_short(pieces) and is_short(confidence)):
            texts = pack_pieces(unpack_pieces(pieces)), pack_confidence(unpack_confidence(confidence))
            connection.execute(
                "UPDATE readings SET pieces = ?, confidence = ? WHERE article_id = ?", (*texts, article)
            )
            changed = True
    return changed


def write_anew(connection: sqlite3.Connection, path: str) -> None:
    """Write the file of ``connection`` anew without its free room, put it in place of the old one, and close the connection.

    Nobody else may have it open. Raises sqlite3.Error and OSError; then the old file is as it was.
    """
    file = Path(path).resolve()
    beside = file.with_name(file.name + ".compact")
    beside.unlink(missing_ok=True)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    try:
        connection.execute("PRAGMA journal_mode = DELETE")  # refused while others have the file open
        connection.execute("BEGIN EXCLUSIVE")  # from here on the lock is kept
        connection.execute("COMMIT")
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, file.stat().st_mode & 0o777))
        connection.execute("VACUUM INTO ?", (str(beside),))
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        if os.name == "nt":  # an open file cannot be replaced there
            connection.close()
        beside.replace(file)
        if os.name != "nt":
            # Who opened the old file in the meantime and waits must not go on with it: it is no archive any more.
            connection.execute("PRAGMA application_id = 1")
    finally:
        beside.unlink(missing_ok=True)
        connection.close()
