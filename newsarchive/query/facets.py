"""Query -> numbers about the articles it means: how many, by section, place, agency, author, year, and over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.query.plan import plan_of
from newsarchive.query.search import STRICT_WORDS, meaning, pieces, soft_words
from newsarchive.query.sql import ids_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from newsarchive.query.nodes import Query
    from newsarchive.query.sql import ArchiveWords

__all__ = ["FACETS", "STEPS", "facets", "matching", "over_time"]

FACETS = {
    "section": "SELECT section, count(*) FROM articles WHERE id IN found AND section IS NOT NULL GROUP BY 1",
    "place": "SELECT place, count(DISTINCT article_id) FROM places WHERE article_id IN found GROUP BY 1",
    "agency": "SELECT name, count(DISTINCT article_id) FROM article_agencies JOIN agencies ON agencies.id = agency_id "
    "WHERE role = 'article' AND article_id IN found GROUP BY 1",
    "author": "SELECT name, count(DISTINCT article_id) FROM article_people JOIN people ON people.id = person_id "
    "WHERE role = 'author' AND article_id IN found GROUP BY 1",
    "year": "SELECT substr(published, 1, 4), count(*) FROM articles WHERE id IN found AND published IS NOT NULL GROUP BY 1",
    "publisher": "SELECT publisher, count(*) FROM articles WHERE id IN found AND publisher IS NOT NULL GROUP BY 1",
}
STEPS = {"year": 4, "month": 7, "day": 10}
"""Letters of an ISO date that name its year, month or day."""


def matching(
    connection: sqlite3.Connection, query: Query, words: ArchiveWords, mode: str | None = None
) -> set[int]:
    """Return the articles that ``query`` means: up to three words all of them, of more any, unless ``mode`` says otherwise."""
    soft, rest = soft_words(query)
    every = mode == "all" or (mode is None and len(soft) <= STRICT_WORDS)
    if not every:
        soft = pieces(soft)
    return ids_of(connection, plan_of(meaning(soft, rest, len(soft) if every else 1), words), words)


def facets(
    connection: sqlite3.Connection, ids: set[int], names: Sequence[str]
) -> dict[str, list[tuple[str, int]]]:
    """Return for each of ``names`` (of ``FACETS``) its values among ``ids`` with their numbers, most frequent first."""
    keep(connection, ids)
    return {
        name: sorted(connection.execute(FACETS[name]), key=lambda pair: (-pair[1], pair[0])) for name in names
    }


def over_time(connection: sqlite3.Connection, ids: set[int], step: str) -> list[tuple[str, int]]:
    """Return (year, month or day; number of ``ids`` published then) in order; steps without any are left out."""
    keep(connection, ids)
    return connection.execute(
        "SELECT substr(published, 1, ?1) AS step, count(*) FROM articles "
        "WHERE id IN found AND length(published) >= ?1 GROUP BY step ORDER BY step",
        (STEPS[step],),
    ).fetchall()


def keep(connection: sqlite3.Connection, ids: set[int]) -> None:
    """Put ``ids`` in the temporary table ``found``, which no archive sees."""
    connection.execute("DROP TABLE IF EXISTS temp.found")
    connection.execute("CREATE TEMP TABLE found (id INTEGER PRIMARY KEY)")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO temp.found VALUES (?)", ((number,) for number in ids))
    connection.execute("COMMIT")
