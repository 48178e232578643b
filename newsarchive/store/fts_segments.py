"""How the two indexes grow: FTS5 writes what it holds in memory as a segment, and merges segments of a kind.

A search looks into each segment, so few are best; but each merge writes its articles' part of the index anew. So a run
merges sixteen at a time (FTS5's own setting is four), and a large one ends by merging all into one, which also takes a tenth
less room in ``articles_fts`` and a third in ``german_fts``. Settings are kept in the file, by FTS5 itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

__all__ = ["is_large", "merge_segments", "set_segments"]

INDEXES = ("articles_fts", "german_fts")
MEMORY = 16 << 20
"""Bytes of each index held in memory before they are written: a group of 300 articles takes a sixth; FTS5's own is 1 MiB."""
AT_ONCE = 16
"""Segments of a kind that are merged at once."""
STEP_PAGES = 500
"""Pages merged in one transaction, some 2 MB: other writers need not wait, and the file grows by no more."""
LARGE = 3
"""A run is large that added one article in this many."""


def set_segments(connection: sqlite3.Connection) -> None:
    """Keep the settings in the file; the caller holds the transaction."""
    for index in INDEXES:
        for name, value in (("hashsize", MEMORY), ("automerge", AT_ONCE)):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES (?, ?)", (name, value))  # noqa: S608 - ours


def is_large(connection: sqlite3.Connection, added: int) -> bool:
    """Tell whether a run was a large one, by how many articles it added."""
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()
    return bool(added) and added * LARGE >= last


def merge_segments(connection: sqlite3.Connection, stopped: Callable[[], bool]) -> None:
    """Merge each index into one segment, step by step, until ``stopped``; a step that was not done is done by later merges."""
    for index in INDEXES:
        statement = f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)"  # noqa: S608 - ours
        pages = -STEP_PAGES  # the first step takes all segments together, whatever their kind
        while not stopped():
            before = connection.total_changes
            connection.execute(statement, (pages,))
            if connection.total_changes - before < 2:  # FTS5's sign that there is nothing left to merge
                break
            pages = STEP_PAGES
