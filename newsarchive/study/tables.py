"""The tables of what people make of an archive, and their copies from another archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

__all__ = ["copy_study"]

LATER = {
    "remarks": ("article_key",),
    "saved_queries": ("name",),
    "accepted": ("article_key",),
    "codings": ("article_key", "coder", "variable"),
    "variables": ("name",),
}
"""Tables in which of two rows with the same key the later made one stays."""
ONCE = ("tags", "frozen_sets", "frozen_members")
"""Tables in which a row that is there already stays as it is."""
SEEN = ("seen_id", "seen_added")
"""Up to where a saved query was asked for what is new: that is about the archive in which it was asked."""
NOT_ASKED = (0, None)
OF_ARTICLES = ("tags", "remarks", "accepted", "codings")
"""Tables whose rows are about one article each; only they go with articles that leave the others."""


def copy_study(
    connection: sqlite3.Connection, other: sqlite3.Connection, only: Collection[str] | None = None
) -> int:
    """Bring what ``other`` has of tags, notes, saved queries, frozen sets and codings; return how many rows were new or later.

    ``only``: just what is about the articles of these keys, and the codebook that it is said in. Search logs and the history of
    corrections stay where they were made, and a saved query that comes in has not been asked here for what is new. The caller holds a transaction.
    """
    before = connection.total_changes
    for table in (*ONCE, *LATER) if only is None else (*OF_ARTICLES, "variables"):
        found = other.execute(f"SELECT * FROM {table}")  # noqa: S608 - names from above
        columns = [column for column, *_ in found.description]
        rows: Iterable[tuple[Any, ...]] = found
        if table == "saved_queries":
            own = [name for name in columns if name not in SEEN]
            places = [columns.index(name) for name in own]
            rows = ((*(row[place] for place in places), *NOT_ASKED) for row in found)
            columns = [*own, *SEEN]
        if only is not None and table in OF_ARTICLES:
            place = columns.index("article_key")
            rows = (row for row in found if row[place] in only)
        marks = ", ".join("?" * len(columns))
        rule = "DO NOTHING"
        if table in LATER:
            kept = ", ".join(
                f"{name} = iif(query = excluded.query, {name}, excluded.{name})"
                if name in SEEN
                else f"{name} = excluded.{name}"
                for name in columns
                if name not in LATER[table]
            )
            rule = f"({', '.join(LATER[table])}) DO UPDATE SET {kept} WHERE excluded.made > made"
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT {rule}"  # noqa: S608
        connection.executemany(statement, rows)
    return connection.total_changes - before
