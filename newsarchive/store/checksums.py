"""A checksum in each row that nothing else could prove: where documents were found, and what people set right.

Everything else in an archive can be held to the originals, and those to their SHA-256.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import sqlite3

__all__ = ["SEALED", "broken_seals", "register", "seal", "seal_expression"]

SEALED = {
    "sources": ("sha256", "size", "added"),
    "paths": ("path", "source_id", "size", "mtime_ns", "seen", "current"),
    "containers": ("path", "size", "mtime_ns", "documents", "failures", "seen"),
    "corrections": ("article_id", "field", "value", "made"),
    "story_decisions": ("article_id", "other_id", "made"),
    "removed": ("key", "sha256", "size", "added", "format", "headline", "paths", "corrections", "made"),
}
"""The columns that a row's ``seal`` covers. ``failures`` have none: the next run makes them anew."""


def seal(*values: object) -> int:
    """Return the CRC-32 of a row's values."""
    return crc32(repr(values).encode("utf-8", "surrogatepass"))


def register(connection: sqlite3.Connection) -> None:
    """Make ``seal`` known to the SQL of ``connection``."""
    connection.create_function("seal", -1, seal, deterministic=True)


def seal_expression(table: str, **changed: str) -> str:
    """Return the SQL of a row's seal; ``changed`` are columns that a statement sets, with their expression."""
    return f"seal({', '.join(changed.get(column, column) for column in SEALED[table])})"


def broken_seals(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return the table and row number of each row that is not as it was written."""
    register(connection)
    found: list[tuple[str, int]] = []
    for table in SEALED:
        rows = connection.execute(
            f"SELECT rowid FROM {table} WHERE seal IS NOT {seal_expression(table)}"  # noqa: S608 - names from above
        )
        found += [(table, number) for (number,) in rows]
    return found
