"""Opening an archive's file, and what SQLite says when that or a statement fails, as our errors."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from newsarchive.errors import ArchiveError, ArchiveLocked, ArchiveReadOnly, NoSuchArchive, NotAnArchive
from newsarchive.store.schema_version import check_schema
from newsarchive.store.transaction import transaction
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["let_signals_in", "open_empty", "open_reader", "open_writer", "remove", "translated"]

WAIT = 60.0
"""Seconds to wait for another writer's batch to end."""
STEPS = 200_000
"""Steps of SQLite's machine between two looks at whether a signal came: some milliseconds."""
WATCHED: set[str] = set()
"""Archives whose statements are ended by a signal, and by nothing else."""
PRIVATE = 0o600
"""Mode of a new archive: it may hold what only its owner may read."""


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn what SQLite raises inside the block into an ArchiveError about ``path``."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_INTERRUPT and path in WATCHED:
            raise KeyboardInterrupt from error
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise ArchiveLocked(path, WAIT) from error
        if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM}:
            raise ArchiveReadOnly(path, str(error)) from error
        if code == sqlite3.SQLITE_NOTADB:
            raise NotAnArchive(path) from error
        if code == sqlite3.SQLITE_CORRUPT:
            raise ArchiveError(
                path, _("is damaged ({error}); restore it from a backup", error=error)
            ) from error
        if code == sqlite3.SQLITE_CANTOPEN:
            raise ArchiveError(path, _("cannot be opened; check that it is a file you may read")) from error
        raise


def let_signals_in(connection: sqlite3.Connection, path: str) -> None:
    """Let Ctrl-C end a long statement: SQLite comes back to Python now and then, which looks for signals only there."""
    WATCHED.add(path)
    connection.set_progress_handler(lambda: 0, STEPS)


def open_reader(path: str) -> sqlite3.Connection:
    """Open an existing archive for reading only, upgrading an older one first.

    Raises NoSuchArchive, NotAnArchive, ArchiveTooNew, or another ArchiveError.
    """
    if not os.path.exists(path):
        raise NoSuchArchive(path)
    if os.path.isdir(path):
        raise NotAnArchive(path, _("is a folder; name a file with --archive"))
    with translated(path):
        connection = connect_to_read(path)
        if check_schema(connection, path):
            return connection
        connection.close()
    if os.path.getsize(path) == 0:
        raise NoSuchArchive(path)
    open_writer(path).close()
    with translated(path):
        return connect_to_read(path)


def connect_to_read(path: str) -> sqlite3.Connection:
    """Connect read-only; on a medium that cannot be written to, without the lock files WAL asks for."""
    uri = file_uri(path)
    connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        wal = path + "-wal"
        if code not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY} or not os.access(path, os.R_OK):
            raise
        if os.path.exists(wal) and os.path.getsize(wal):
            raise
        connection = sqlite3.connect(f"{uri}?immutable=1", uri=True, isolation_level=None)
    return connection


def file_uri(path: str) -> str:
    """Return the ``file:`` URI of ``path`` for SQLite, in which three characters have a meaning of their own."""
    absolute = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return "file:" + (absolute if os.sep == "/" else "///" + absolute.replace(os.sep, "/"))


def open_writer(path: str) -> sqlite3.Connection:
    """Open the archive for reading and writing; make it, or bring it to this version's schema, where needed.

    Raises NotAnArchive, ArchiveTooNew, ArchiveReadOnly, or another ArchiveError.
    """
    if os.path.isdir(path):
        raise NotAnArchive(path, _("is a folder; name a file with --archive"))
    connection = connect_to_write(path)
    with translated(path):
        current = check_schema(connection, path)
        set_wal(connection)
        if not current:
            upgrade(connection)
        return connection


def open_empty(path: str) -> sqlite3.Connection:
    """Open the new file ``path`` for an archive that is yet to be filled. Raises ArchiveReadOnly."""
    connection = connect_to_write(path)
    with translated(path):
        set_wal(connection)
    return connection


def remove(path: str) -> None:
    """Remove an archive that could not be filled, and the files that SQLite keeps beside it."""
    for file in (path, path + "-wal", path + "-shm"):
        with suppress(FileNotFoundError):
            os.unlink(file)


def connect_to_write(path: str) -> sqlite3.Connection:
    """Connect to the file ``path``, made for its owner alone where there is none. Raises ArchiveReadOnly."""
    from newsarchive.store.checksums import register  # noqa: PLC0415 - loads zlib, which reading does without

    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE))
    except OSError as error:
        raise ArchiveReadOnly(path, error.strerror or str(error)) from error
    with translated(path):
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        leave_wal_if_unusable(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -16384")
        register(connection)
        return connection


def leave_wal_if_unusable(connection: sqlite3.Connection) -> None:
    """Let an archive with write-ahead logging do without it where it was brought to a file system that lacks shared memory.

    SQLite needs none as long as nobody else has the file open, which is long enough to change its journal.
    """
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN:
            raise
        connection.execute("PRAGMA busy_timeout = 3000")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("PRAGMA schema_version").fetchone()
        connection.execute(f"PRAGMA busy_timeout = {int(WAIT * 1000)}")


def set_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite's own timeout does not wait for this where others hold the file open.

    Where the file system lacks what that takes (shared memory, as on a network share), SQLite stays with a rollback
    journal, and so do we: that is slower, and readers wait while a batch is written.
    """
    until = time.monotonic() + WAIT
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            if connection.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
                return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def upgrade(connection: sqlite3.Connection) -> None:
    """Apply the migrations under one lock: a second program that opens the archive now waits and finds them done."""
    from newsarchive.store.schema import migrate  # noqa: PLC0415 - imports sqlite-utils, which reading does without

    with transaction(connection):
        migrate(connection)
