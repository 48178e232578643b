"""Query text -> hits, by the archive's full-text index: all words, best first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from newsarchive.errors import QuerySyntaxError
from newsarchive.hits import Hit, Results, Snippet
from newsarchive.store.ids import paths_of

if TYPE_CHECKING:
    import sqlite3

    from newsarchive.article import Span

__all__ = ["SORTS", "match_expression", "search"]

WORD = re.compile(r"\w+")
PHRASE = re.compile(r'"([^"]*)"|(\S+)')
SORTS = {
    "score": "rank",
    "date": "published IS NULL, published DESC",
    "-date": "published IS NULL, published",
    "id": "id",
}  # fmt: skip
WEIGHTS = (2.0, 4.0, 8.0, 4.0, 4.0, 2.0, 2.0, 1.0, 1.5, 0.5)
"""For ``bm25``, in the order of ``rows.FTS_COLUMNS``: a word in the headline says more than one in the body."""
OPEN, CLOSE = "\x02", "\x03"
SNIPPET_WORDS = 24


def match_expression(query: str) -> str:
    """Return the FTS5 expression that asks for every word and quoted phrase of ``query``.

    Raises QuerySyntaxError where there is no word in it.
    """
    terms = []
    for phrase, word in PHRASE.findall(query):
        words = WORD.findall(phrase or word)
        if words:
            terms.append('"' + " ".join(words) + '"')
    if not terms:
        raise QuerySyntaxError(query, (0, len(query)), "expected a word to search for, such as Stoltenberg")
    return " AND ".join(terms)


def search(
    connection: sqlite3.Connection, query: str, *, limit: int = 10, offset: int = 0, sort: str = "score"
) -> Results:
    """Return the hits of ``query`` from number ``offset`` on. Raises QuerySyntaxError."""
    match = match_expression(query)
    weights = ", ".join(map(str, WEIGHTS))
    rows = connection.execute(
        f"""SELECT found.id, key, -rank AS score, section, kicker, headline, teaser, published,
          (SELECT snippet(articles_fts, -1, ?, ?, '…', ?) FROM articles_fts
           WHERE articles_fts MATCH ? AND rowid = found.id)
        FROM (SELECT rowid AS id, bm25(articles_fts, {weights}) AS rank FROM articles_fts
              WHERE articles_fts MATCH ?) AS found JOIN articles USING (id)
        ORDER BY {SORTS[sort]}, found.id LIMIT ? OFFSET ?""",  # noqa: S608 - numbers and names of this module only
        (OPEN, CLOSE, SNIPPET_WORDS, match, match, limit, offset),
    ).fetchall()
    (total,) = connection.execute(
        "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", (match,)
    ).fetchone()
    paths = paths_of(connection, [row[0] for row in rows])
    return Results(tuple(to_hit(row, paths) for row in rows), total)


def to_hit(row: tuple[Any, ...], paths: dict[int, list[str]]) -> Hit:
    """Return the hit of a result row."""
    number, key, score, section, kicker, headline, teaser, published, marked = row
    where = tuple(paths[number])
    return Hit(number, key, score, section, kicker, headline, teaser, published, where, unmark(marked or ""))


def unmark(marked: str) -> Snippet:
    """Return the snippet in which OPEN and CLOSE enclose what matched."""
    text, start = "", 0
    marks: list[Span] = []
    for part in re.split(f"([{OPEN}{CLOSE}])", " ".join(marked.split())):
        if part == OPEN:
            start = len(text)
        elif part == CLOSE:
            marks.append((start, len(text)))
        else:
            text += part
    return Snippet(text, tuple(marks))
