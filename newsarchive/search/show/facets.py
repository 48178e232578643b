"""Query -> numbers about the articles it means: how many, by section, place, agency, author, year, and over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.query.plan import plan_of
from newsarchive.search.match.leaves import ids_of, marks_match
from newsarchive.search.search import STRICT_WORDS, meaning, pieces, soft_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.query.nodes import Query
    from newsarchive.search.match.leaves import ArchiveWords

__all__ = ["FACETS", "STEPS", "facets", "ids_meant", "keep_meant", "number_of", "over_time"]

FACETS = {
    "section": "SELECT section, count(*) FROM articles WHERE id IN found AND section IS NOT NULL GROUP BY 1",
    "place": "SELECT place, count(DISTINCT article_id) FROM places WHERE article_id IN found GROUP BY 1",
    "agency": "SELECT name, count(DISTINCT article_id) FROM article_agencies JOIN agencies ON agencies.id = agency_id "
    "WHERE role = 'article' AND article_id IN found GROUP BY 1",
    "author": "SELECT name, count(DISTINCT article_id) FROM article_people JOIN people ON people.id = person_id "
    "WHERE role = 'author' AND article_id IN found GROUP BY 1",
    "year": "SELECT substr(published, 1, 4), count(*) FROM articles WHERE id IN found AND published IS NOT NULL GROUP BY 1",
    "publisher": "SELECT publisher, count(*) FROM articles WHERE id IN found AND publisher IS NOT NULL GROUP BY 1",
    "page": "SELECT page, count(*) FROM articles WHERE id IN found AND page IS NOT NULL GROUP BY 1",
}
MATCHING = "SELECT rowid FROM german_fts WHERE german_fts MATCH ?"
MANY = 10
STEPS = {"year": 4, "month": 7, "day": 10}
"""Letters of an ISO date that name its year, month or day."""


def meant(query: Query, mode: str | None = None) -> Query:
    """Return what ``query`` asks for: up to three words all of them, of more any, unless ``mode`` says otherwise."""
    soft, rest = soft_words(query)
    every = mode == "all" or (mode is None and len(soft) <= STRICT_WORDS)
    if not every:
        soft = pieces(soft)
    return meaning(soft, rest, len(soft) if every else 1)


def facets(
    words: ArchiveWords,
    query: Query,
    names: Sequence[str],
    mode: str | None = None,
) -> dict[str, list[tuple[str, int]]]:
    """Return for each of ``names`` (of ``FACETS``) its values in what ``query`` means, with their numbers, most frequent first."""
    keep_matching(words, query, mode)
    return {
        name: sorted(words.connection.execute(FACETS[name]), key=lambda pair: (-pair[1], pair[0]))
        for name in names
    }


def over_time(words: ArchiveWords, query: Query, step: str) -> list[tuple[str, int]]:
    """Return (year, month or day; number of articles that ``query`` means) in order; steps without any are left out."""
    keep_matching(words, query)
    connection = words.connection
    (number,) = connection.execute("SELECT count(*) FROM temp.found").fetchone()
    (articles,) = connection.execute("SELECT max(id) FROM articles").fetchone()
    # Of many articles the index of dates is read, which is small; of few their rows.
    articles_by = (
        "articles INDEXED BY idx_articles_published" if number * MANY > (articles or 0) else "articles"
    )
    return connection.execute(
        f"SELECT substr(published, 1, ?1) AS step, count(*) FROM {articles_by} "  # noqa: S608 - from above
        "WHERE id IN found AND length(published) >= ?1 AND published > '' GROUP BY step ORDER BY step",
        (STEPS[step],),
    ).fetchall()


def ids_meant(words: ArchiveWords, query: Query | None, mode: str | None = None) -> list[int]:
    """Return the row numbers of the articles that ``query`` means, in order; None means every article."""
    keep_meant(words, query, mode)
    return [number for (number,) in words.connection.execute("SELECT id FROM temp.found ORDER BY id")]


def keep_meant(words: ArchiveWords, query: Query | None, mode: str | None = None) -> None:
    """Put the articles that ``query`` means in the temporary table ``found``; None means every article."""
    if query is not None:
        keep_matching(words, query, mode)
        return
    words.connection.execute("DROP TABLE IF EXISTS temp.found")
    words.connection.execute("CREATE TEMP TABLE found (id INTEGER PRIMARY KEY)")
    words.connection.execute("INSERT INTO temp.found SELECT id FROM articles")


def number_of(words: ArchiveWords, query: Query, mode: str | None = None) -> int:
    """Return how many articles ``query`` means."""
    plan = plan_of(meant(query, mode), words)
    expression = marks_match(plan)
    if expression is None:
        return len(ids_of(words.connection, plan, words))
    (number,) = words.connection.execute(f"SELECT count(*) FROM ({MATCHING})", (expression,)).fetchone()  # noqa: S608
    return int(number)


def keep_matching(words: ArchiveWords, query: Query, mode: str | None = None) -> None:
    """Put the articles that ``query`` means in the temporary table ``found``, which no archive sees."""
    connection = words.connection
    plan = plan_of(meant(query, mode), words)
    expression = marks_match(plan)
    connection.execute("DROP TABLE IF EXISTS temp.found")
    connection.execute("CREATE TEMP TABLE found (id INTEGER PRIMARY KEY)")
    if expression is not None:
        connection.execute(f"INSERT INTO temp.found {MATCHING}", (expression,))
        return
    ids = sorted(ids_of(connection, plan, words))
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO temp.found VALUES (?)", ((number,) for number in ids))
    connection.execute("COMMIT")
