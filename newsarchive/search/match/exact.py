"""A phrase or the beginning of a word, which is all of a query -> its best articles, by the plain index alone.

The articles need not be gone through here, but counted and put in order by SQLite: BM25 with the weights of ``german.weigh``. Where a list is
long because all of its words are common, order says little and takes longest: the articles come as the index has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.weights import WEIGHTS
from newsarchive.query.plan import All, Plan, Printed
from newsarchive.search.match.leaves import printed_match
from newsarchive.search.match.postings import COMMON

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

__all__ = ["Best", "best_printed", "scores_beside"]

RANKED = 4_000
"""Articles with a word that begins so, up to which they are put in order; of a phrase it is ``COMMON`` articles with its rarest word."""
FIRST = 16
"""Where there are many, the first ones are taken from a sample, one article in this number: going through all words with one beginning twice takes long."""
SCORED = (
    f"SELECT rowid, -bm25(articles_fts{', ?' * len(WEIGHTS)}) FROM articles_fts WHERE articles_fts MATCH ?"  # noqa: S608 - ours
)

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
    if not plan.prefix and worth_scoring(connection, plan):
        scores = scored(connection, plan)
        return scores, len(scores)
    (articles,) = connection.execute("SELECT coalesce(max(id), 1) FROM articles").fetchone()
    total, first = connection.execute(
        "SELECT count(*), group_concat(CASE WHEN rowid <= ? THEN rowid END) FROM articles_fts WHERE articles_fts MATCH ?",
        (articles // FIRST + wanted, match),
    ).fetchone()
    if plan.prefix and total <= RANKED and about_text(plan):
        return scored(connection, plan), total
    ids = list(map(int, first.split(","))) if first else []
    if len(ids) < wanted:
        rows = connection.execute(
            "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?", (match, wanted)
        )
        ids = [number for (number,) in rows]
    return dict.fromkeys(ids[:wanted], 0.0), total


def scores_beside(connection: sqlite3.Connection, plan: Plan) -> Mapping[int, float]:
    """Return the scores of articles by the phrase that is the only text asked for in ``plan``, beside filters; none where there is none."""
    printed = [part for part in plan.parts if isinstance(part, Printed)] if isinstance(plan, All) else []
    if len(printed) != 1 or printed[0].prefix or not worth_scoring(connection, printed[0]):
        return {}
    return scored(connection, printed[0])


def about_text(plan: Printed) -> bool:
    """Tell whether ``plan`` is about texts: it says more about some articles than about others."""
    return not plan.columns or any(WEIGHTS[column] > 1.0 or column == "body" for column in plan.columns)


def worth_scoring(connection: sqlite3.Connection, plan: Printed) -> bool:
    """Tell whether few enough articles have the rarest word of a phrase in texts that they can be put in order."""
    return about_text(plan) and any(is_rare(connection, word) for word in plan.spelt[0])


def scored(connection: sqlite3.Connection, plan: Printed) -> dict[int, float]:
    """Return all articles of ``plan`` with their scores."""
    return dict(connection.execute(SCORED, (*WEIGHTS.values(), printed_match(plan))).fetchall())


def is_rare(connection: sqlite3.Connection, word: str) -> bool:
    """Tell whether at most ``COMMON`` articles have ``word``."""
    (number,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)",
        (f'"{word}"', COMMON + 1),
    ).fetchone()
    return int(number) <= COMMON
