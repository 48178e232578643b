"""The tables of what people make of an archive, and their copies from another archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

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


def copy_study(connection: sqlite3.Connection, other: sqlite3.Connection) -> int:
    """Bring what ``other`` has of tags, notes, saved queries, frozen sets and codings; return how many rows were new or later.

    Search logs and the history of corrections stay where they were made. The caller holds a transaction.
    """
    before = connection.total_changes
    for table in (*ONCE, *LATER):
        rows = other.execute(f"SELECT * FROM {table}")  # noqa: S608 - names from above
        columns = [column for column, *_ in rows.description]
        marks = ", ".join("?" * len(columns))
        rule = "DO NOTHING"
        if table in LATER:
            kept = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in LATER[table])
            rule = f"({', '.join(LATER[table])}) DO UPDATE SET {kept} WHERE excluded.made > made"
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT {rule}"  # noqa: S608
        connection.executemany(statement, rows)
    return connection.total_changes - before
