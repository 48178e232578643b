"""What people decided about stories: articles that were parted from theirs, and pairs that were joined.

They are kept beside the articles as corrections are, and stand above what the texts say.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.store.stories.story_rows import requeue

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

__all__ = [
    "Decisions",
    "join_articles",
    "keep_decisions",
    "make_decision_table",
    "part_articles",
    "read_decisions",
]

KEEP = """INSERT INTO story_decisions (article_id, other_id, made, seal) VALUES (?1, ?2, ?3, seal(?1, ?2, ?3))
  ON CONFLICT (article_id, other_id) DO UPDATE SET made = excluded.made, seal = excluded.seal"""
"""Of an article that was parted, ``other_id`` is its own."""


class Decisions(NamedTuple):
    """``parted``: articles that no text joins to others; ``joined``: pairs that are one story whatever their texts say."""

    parted: frozenset[int]
    joined: tuple[tuple[int, int], ...]


def make_decision_table(connection: sqlite3.Connection) -> None:
    """Make the table."""
    connection.execute(
        "CREATE TABLE story_decisions (article_id INTEGER NOT NULL REFERENCES articles (id), "
        "other_id INTEGER NOT NULL REFERENCES articles (id), made TEXT NOT NULL, seal INTEGER, "
        "PRIMARY KEY (article_id, other_id))"
    )


def read_decisions(connection: sqlite3.Connection) -> Decisions:
    """Return all decisions."""
    rows = connection.execute("SELECT article_id, other_id FROM story_decisions ORDER BY 1, 2").fetchall()
    return Decisions(
        frozenset(one for one, other in rows if one == other),
        tuple((one, other) for one, other in rows if one != other),
    )


def part_articles(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Part articles from their story; they stay together. The caller holds the transaction, and settles."""
    requeue(connection, numbers)
    among = set(numbers)
    for one, other in read_decisions(connection).joined:
        if (one in among) != (other in among):
            connection.execute(
                "DELETE FROM story_decisions WHERE article_id = ? AND other_id = ?", (one, other)
            )
    keep(connection, [(number, number) for number in numbers])
    keep(connection, [tuple(sorted(pair)) for pair in pairwise(numbers)])


def join_articles(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Make articles one story. The caller holds the transaction, and settles."""
    requeue(connection, numbers)
    keep(connection, [tuple(sorted(pair)) for pair in pairwise(numbers)])


def keep_decisions(connection: sqlite3.Connection, pairs: Sequence[tuple[int, ...]]) -> None:
    """Keep decisions about pairs, and let their stories wait. The caller holds the transaction, and settles."""
    requeue(connection, sorted({number for pair in pairs for number in pair}))
    keep(connection, pairs)


def keep(connection: sqlite3.Connection, pairs: Sequence[tuple[int, ...]]) -> None:
    """Keep decisions about pairs."""
    now = datetime.now(UTC).isoformat()
    connection.executemany(KEEP, [(one, other, now) for one, other in pairs])
