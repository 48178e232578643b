"""Tags and a person's notes on articles."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newsarchive.errors import UsageError, printable
from newsarchive.store.transaction import transaction
from newsarchive.types.messages import _
from newsarchive.types.progress import counted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from newsarchive.types.progress import Progress

__all__ = ["accept", "change_tags", "keys_of", "remark_of", "set_remark", "tags_in_use"]

TAG = re.compile(r"[^\W_][\w.:/-]{0,59}")
"""What a tag may be: a letter or figure, then letters, figures and ``. : / - _``, up to 60 characters."""


def now() -> str:
    """Return the time in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def keys_of(connection: sqlite3.Connection, ids: Iterable[int]) -> list[str]:
    """Return the keys of articles, in the order of their row numbers ``ids``."""
    return [
        key
        for number in ids
        for (key,) in connection.execute("SELECT key FROM articles WHERE id = ?", (number,))
    ]


def checked_tag(tag: str) -> str:
    """Return ``tag`` in small letters. Raises UsageError for what is none."""
    if not TAG.fullmatch(tag):
        raise UsageError(
            _(
                "'{tag}' is no tag; expected a letter or figure, then letters, figures, . : / - or _, at most 60",
                tag=printable(tag),
            )
        )
    return tag.lower()


def change_tags(
    connection: sqlite3.Connection,
    ids: Sequence[int],
    add: Iterable[str],
    remove: Iterable[str],
    progress: Progress | None = None,
) -> tuple[int, int]:
    """Add tags to articles and take others off; return how many were set and how many were taken off. Raises UsageError."""
    wanted, unwanted = list(map(checked_tag, add)), list(map(checked_tag, remove))
    made = now()
    with transaction(connection):
        keys = keys_of(connection, counted(progress, ids))
        before = connection.total_changes
        connection.executemany(
            "INSERT INTO tags (article_key, tag, made) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            ((key, tag, made) for key in keys for tag in wanted),
        )
        added = connection.total_changes - before
        connection.executemany(
            "DELETE FROM tags WHERE article_key = ? AND tag = ?",
            ((key, tag) for key in keys for tag in unwanted),
        )
        return added, connection.total_changes - before - added


def tags_in_use(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return each tag with the number of articles that have it, by name; those of articles that are gone are not counted."""
    return connection.execute(
        "SELECT tag, count(*) FROM tags WHERE article_key IN (SELECT key FROM articles) GROUP BY tag ORDER BY tag"
    ).fetchall()


def remark_of(connection: sqlite3.Connection, key: str) -> str | None:
    """Return a person's note on an article, if there is one."""
    row = connection.execute("SELECT text FROM remarks WHERE article_key = ?", (key,)).fetchone()
    return row[0] if row else None


def set_remark(connection: sqlite3.Connection, key: str, text: str | None) -> None:
    """Keep a note on an article in place of the one before; None or blank takes it off."""
    with transaction(connection):
        if text is None or not text.strip():
            connection.execute("DELETE FROM remarks WHERE article_key = ?", (key,))
        else:
            connection.execute(
                "INSERT INTO remarks (article_key, text, made) VALUES (?, ?, ?) ON CONFLICT (article_key) "
                "DO UPDATE SET text = excluded.text, made = excluded.made",
                (key, text.strip(), now()),
            )


def accept(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Keep that a person found articles right as they are read."""
    with transaction(connection):
        connection.executemany(
            "INSERT INTO accepted (article_key, certainty, made) SELECT key, certainty, ? FROM articles WHERE key = ? "
            "ON CONFLICT (article_key) DO UPDATE SET certainty = excluded.certainty, made = excluded.made",
            ((now(), key) for key in keys),
        )
