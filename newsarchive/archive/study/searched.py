"""The archive as what builds on its searches sees it: the connection, the place, which articles a query means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import sqlite3
    from contextlib import AbstractContextManager

    from newsarchive.query.nodes import Query

__all__ = ["Searched"]


class Searched(Protocol):
    """The archive whose articles are meant."""

    @property
    def place(self) -> str:
        """The path of the file."""

    def statement(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give the connection, and turn what it raises into an ArchiveError."""

    def ids(self, query: str | Query = "*", *, sort: str = "score", mode: str | None = None) -> list[int]:
        """Return the ids of the articles that meet ``query``."""

    def near_misses(self, query: str | Query) -> list[int]:
        """Return the ids of the articles that do not quite meet ``query``."""

    def whole(self, query: str | Query) -> Query:
        """Return ``query``, read, with each saved query in place of its name."""
