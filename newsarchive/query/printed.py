"""A phrase or the beginning of a word, which is all of a query -> its best articles, by the plain index alone.

The articles need not be gone through here, but counted and put in order by SQLite: BM25 with the weights of ``german.weigh``. Where a list is
long because all of its words are common, order says little and takes longest: the articles come as the index has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.weigh import WEIGHTS
from newsarchive.query.lists import COMMON
from newsarchive.query.plan import Plan, Printed
from newsarchive.query.sql import printed_match

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Best", "best_printed"]

RANKED = 4_000
"""Articles with a word that begins so, up to which they are put in order; of a phrase it is ``COMMON`` articles with its rarest word."""
FIRST = 16
"""Where there are many, the first ones are taken from one in so many articles: to go through the words of a beginning twice takes long."""
SCORED = (
    f"SELECT rowid, -bm25(articles_fts{', ?' * len(WEIGHTS)}) FROM articles_fts WHERE articles_fts MATCH ?"  # noqa: S608 - ours
)
MATCHING = "FROM articles_fts WHERE articles_fts MATCH ?"

Best = tuple[dict[int, float], int]
"""Some articles with their scores, the best among them, and how many there are in all."""


def best_printed(connection: sqlite3.Connection, plan: Plan, wanted: int) -> Best | None:
    """Return the best ``wanted`` articles of ``plan``, and the number of all; None where it takes more than the plain index."""
    if not isinstance(plan, Printed):
        return None
    match = printed_match(plan)
    repaired = "SELECT 1 FROM repaired_fts WHERE repaired_fts MATCH ? LIMIT 1"
    if connection.execute(repaired, (match,)).fetchone():
        return None
    if not plan.prefix and any(is_rare(connection, word) for word in plan.spelt[0]):
        return scored(connection, match)
    (articles,) = connection.execute("SELECT coalesce(max(id), 1) FROM articles").fetchone()
    total, first = connection.execute(
        "SELECT count(*), group_concat(CASE WHEN rowid <= ? THEN rowid END) FROM articles_fts WHERE articles_fts MATCH ?",
        (articles // FIRST + wanted, match),
    ).fetchone()
    if plan.prefix and total <= RANKED:
        return scored(connection, match)
    ids = list(map(int, first.split(","))) if first else []
    if len(ids) < wanted:
        rows = connection.execute(f"SELECT rowid {MATCHING} LIMIT ?", (match, wanted))
        ids = [number for (number,) in rows]
    return dict.fromkeys(ids[:wanted], 0.0), total


def scored(connection: sqlite3.Connection, match: str) -> Best:
    """Return all articles that match, with their scores."""
    scores = dict(connection.execute(SCORED, (*WEIGHTS.values(), match)).fetchall())
    return scores, len(scores)


def is_rare(connection: sqlite3.Connection, word: str) -> bool:
    """Tell whether so few articles have ``word`` that they can be put in order."""
    (number,) = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 {MATCHING} LIMIT ?)",  # noqa: S608 - ours
        (f'"{word}"', COMMON + 1),
    ).fetchone()
    return int(number) <= COMMON
