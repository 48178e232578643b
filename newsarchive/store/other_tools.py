"""What other programs need to search and list an archive: Datasette and sqlite-utils find an index by the words it was made with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

__all__ = ["open_to_tools"]

VIEW = "article_texts"
MADE_WITH = (
    ("articles_fts", f"content='{VIEW}'", f'content="{VIEW}"'),
    ("german_fts", ", columnsize=0", ""),
)
"""An index, and what stands in place of what in the statement that made it. Both programs look for ``content="…"`` in double quotation
marks. FTS5 can list the rows of an index without texts only where it keeps a row's length."""
ALSO_OF = " /* content=[articles] */"
"""Behind the statement of the index, by which both programs find it for the table of articles too, whose ids it has."""


def open_to_tools(connection: sqlite3.Connection) -> None:
    """Make the indexes findable and countable; the caller holds the transaction.

    The view gets a ``rowid``, which Datasette joins on and views do not have by themselves. The statements are changed where SQLite
    keeps them, since the indexes themselves stay as they are.
    """
    connection.execute("SAVEPOINT written")  # FTS5 writes out what it holds in memory
    connection.execute("RELEASE written")
    (view,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (VIEW,)).fetchone()
    if "AS rowid" not in view:
        connection.execute(f"DROP VIEW {VIEW}")
        connection.execute(view.replace("SELECT id,", "SELECT id, id AS rowid,", 1))
    connection.execute("CREATE TABLE german_fts_docsize (id INTEGER PRIMARY KEY, sz BLOB)")
    connection.execute("INSERT INTO german_fts_docsize SELECT id, x'00' FROM articles")
    connection.execute("PRAGMA writable_schema = ON")
    for index, old, new in MADE_WITH:
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ?2, ?3) WHERE name = ?1", (index, old, new)
        )
    connection.execute(
        "UPDATE sqlite_master SET sql = sql || ?1 WHERE name = 'articles_fts' AND sql NOT LIKE '%' || ?1",
        (ALSO_OF,),
    )
    connection.execute("PRAGMA writable_schema = RESET")
