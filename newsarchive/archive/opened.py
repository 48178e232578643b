"""An archive's file: opened, asked for an article or its original, and closed."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from newsarchive.archive.location import archive_path
from newsarchive.store.connect import open_reader, open_writer, translated
from newsarchive.store.ids import resolve_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from types import TracebackType

    from newsarchive.search.sqlite_index import SqliteIndex
    from newsarchive.types.article import Article

__all__ = ["OpenedArchive"]


class OpenedArchive:
    """An archive's file, open."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self.kept: SqliteIndex | None = None

    @classmethod
    def open(cls, path: str | os.PathLike[str] | None = None, *, read_only: bool = False) -> Self:
        """Open the archive at ``path`` (a file or ``sqlite:FILE``); None: where the environment or the platform says.

        It is made where there is none, unless ``read_only``.
        Raises UsageError for an unknown scheme, and an ArchiveError for a file that cannot be used.
        """
        file = archive_path(path if path is None else os.fspath(path))
        return cls(file, (open_reader if read_only else open_writer)(file))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def place(self) -> str:
        """The path of the file."""
        return self.path

    @contextmanager
    def statement(self) -> Iterator[sqlite3.Connection]:
        """Give the connection, and turn what it raises into an ArchiveError."""
        with translated(self.path):
            yield self.connection

    @contextmanager
    def index(self) -> Iterator[SqliteIndex]:
        """Give what a search asks, kept from one search to the next, and turn errors as ``statement`` does."""
        from newsarchive.search.sqlite_index import SqliteIndex  # noqa: PLC0415 - writing does without

        with self.statement() as connection:
            if self.kept is None:
                self.kept = SqliteIndex(connection)
            yield self.kept.current()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def get(self, wanted: str | int) -> Article:
        """Return the article with this row number or prefix (4 letters at least) of a key.

        Raises NoSuchArticle, AmbiguousId, or another ArchiveError.
        """
        from newsarchive.store.read import read_article  # noqa: PLC0415 - searching does without articles

        with self.statement() as connection:
            return read_article(connection, resolve_id(connection, str(wanted), self.place), self.place)

    def raw(self, wanted: str | int) -> bytes:
        """Return the original bytes of an article, exactly as they came in. Raises as ``get`` does."""
        from newsarchive.store.read import read_raw  # noqa: PLC0415 - as above

        with self.statement() as connection:
            return read_raw(connection, resolve_id(connection, str(wanted), self.place), self.place)
