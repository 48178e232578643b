"""Ids and paths of articles. Apart from ``read``, because every search needs these and no search needs an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.errors import AmbiguousId, NoSuchArticle
from newsarchive.german.lazy_pattern import late

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

__all__ = ["paths_of", "resolve_id"]

KEY = late(r"[k-z]{4,40}")
ROW = late(r"[0-9]{1,18}")
SHOWN_KEYS = 5


def resolve_id(connection: sqlite3.Connection, wanted: str, archive: str) -> int:
    """Return the row number that ``wanted`` means: itself, or that of the one key that begins with it.

    Raises NoSuchArticle or AmbiguousId.
    """
    if ROW.fullmatch(wanted):
        found = connection.execute("SELECT id, key FROM articles WHERE id = ?", (int(wanted),)).fetchall()
    elif KEY.fullmatch(wanted):
        found = connection.execute(
            "SELECT id, key FROM articles WHERE key >= ? AND key < ? ORDER BY key LIMIT ?",
            (wanted, wanted + "{", SHOWN_KEYS),
        ).fetchall()
    else:
        found = []
    if not found:
        raise NoSuchArticle(archive, wanted)
    if len(found) > 1:
        raise AmbiguousId(archive, wanted, [key for _, key in found])
    number: int = found[0][0]
    return number


def paths_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, list[str]]:
    """Return every path that the source of each article was seen at, in the order they were first seen."""
    wanted = list(numbers)
    found: dict[int, list[str]] = {number: [] for number in wanted}
    marks = ", ".join("?" * len(wanted))
    rows = connection.execute(
        "SELECT articles.id, path FROM articles JOIN paths ON paths.source_id = articles.source_id "  # noqa: S608
        f"WHERE articles.id IN ({marks}) ORDER BY paths.id",
        wanted,
    )
    for number, path in rows:
        found[number].append(path)
    return found
