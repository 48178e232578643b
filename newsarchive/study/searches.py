"""The log of searches: what was asked when, how many articles it meant, by which version. It is empty until a person switches it on.

A scholar has to say which queries were tried, and how often each hit; the log is what that is written from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.store.transaction import transaction
from newsarchive.study.labels import now
from newsarchive.types.version import __version__

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Logged", "is_on", "note", "searches", "switch"]

SETTING = "log"


class Logged(NamedTuple):
    """A search: when (ISO 8601, UTC), the query as it was read, how many articles it meant, and the program's version."""

    made: str
    query: str
    hits: int
    program: str


def is_on(connection: sqlite3.Connection) -> bool:
    """Tell whether searches are logged."""
    return connection.execute("SELECT 1 FROM settings WHERE name = ?", (SETTING,)).fetchone() is not None


def switch(connection: sqlite3.Connection, *, on: bool) -> None:
    """Begin to log searches, or stop; what was logged stays."""
    with transaction(connection):
        connection.execute("DELETE FROM settings WHERE name = ?", (SETTING,))
        if on:
            connection.execute("INSERT INTO settings (name, value) VALUES (?, ?)", (SETTING, now()))


def note(connection: sqlite3.Connection, query: str, hits: int) -> None:
    """Log a search, if that is switched on."""
    if is_on(connection):
        with transaction(connection):
            connection.execute(
                "INSERT INTO searches (made, query, hits, program) VALUES (?, ?, ?, ?)",
                (now(), query, hits, __version__),
            )


def searches(connection: sqlite3.Connection) -> list[Logged]:
    """Return the searches that were logged, the oldest first."""
    return [
        Logged(*row)
        for row in connection.execute("SELECT made, query, hits, program FROM searches ORDER BY id")
    ]
