"""Leaf of a plan -> the ids of the articles it holds for, by the archive's indexes. Every word reaches SQLite as a bound value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.query.fields import FIELDS, PART_ENTRIES, value_key
from newsarchive.query.plan import (
    AddedOn,
    AddedSince,
    AsWritten,
    Dated,
    HasPart,
    InState,
    Named,
    Numbered,
    Plan,
    Printed,
    Spelt,
    Whole,
)
from newsarchive.search.match.in_text import as_written, has_written, printed_in
from newsarchive.search.match.postings import among

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from newsarchive.query.kept import KeptValues

__all__ = [
    "ASKED_OF_FEW",
    "FTS_COLUMNS",
    "MOST_BOUND",
    "PublishedDay",
    "fetched",
    "leaf_among",
    "leaf_ids",
    "printed_match",
]

PublishedDay = "substr(published || substr('0000-01-01', length(published) + 1), 1, 10)"
"""SQL: the day of publication; a month or year alone counts as its first day."""
STATES_SQL = {
    "duplicate": "SELECT id FROM articles WHERE source_id IN "
    "(SELECT source_id FROM paths GROUP BY source_id HAVING count(*) > 1)",
    "updated": "SELECT id FROM articles WHERE updated IS NOT NULL",
}
AMONG_TEXTS = """ AND article_id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?1
  UNION SELECT rowid FROM repaired_fts WHERE repaired_fts MATCH ?1)"""
"""Of all quotations, those in texts that have the words at all."""


NUMBERED = "SELECT id FROM articles WHERE CAST(id AS TEXT) = ? OR (key >= ? AND key < ?)"
ADDED = """SELECT articles.id FROM articles JOIN sources ON sources.id = source_id
  WHERE substr(sources.added, 1, 10) >= ? AND substr(sources.added, 1, 10) < ?"""
CAME_AFTER = """SELECT articles.id FROM articles JOIN sources ON sources.id = source_id
  WHERE sources.added > ?1 OR (sources.added = ?1 AND articles.id > ?2)"""
TERMS_AT_ONCE = 100
"""Words in one expression."""
FTS_COLUMNS = (
    "section", "kicker", "headline", "subheadline", "teaser", "byline", "dateline", "body", "captions", "credits",
)  # fmt: skip
"""Columns of the text index; those of ``store.rows``, which a search need not load."""
MOST_BOUND = 500
"""Values bound in one statement; SQLite's own limit was 999 until 3.32."""


ASKED_OF_FEW = (AsWritten, Dated, HasPart, Named, Printed, Whole)
"""Leaves that few articles can be asked about."""


def printed_match(plan: Printed) -> str:
    """Return the MATCH expression of printed words for ``articles_fts``."""
    columns = f"{{{' '.join(plan.columns)}}} : " if plan.columns else ""
    star = " *" if plan.prefix else ""
    return " OR ".join(f'({columns}"{" ".join(words)}"{star})' for words in plan.spelt)


def leaf_ids(connection: sqlite3.Connection, plan: Plan) -> set[int]:
    """Return the articles that a leaf holds for."""
    match plan:
        case Printed():
            match = printed_match(plan)
            printed = fetched(connection, "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", match)
            return printed | fetched(
                connection, "SELECT rowid FROM repaired_fts WHERE repaired_fts MATCH ?", match
            )
        case Named() | Whole() | Dated() | HasPart():
            return set().union(
                *(fetched(connection, *asked) for asked in record_statements(connection, plan))
            )
        case InState(what):
            return fetched(connection, STATES_SQL[what])
        case AsWritten(printed):
            return written_among(connection, plan, leaf_ids(connection, printed))
        case Spelt():
            return spelt_ids(connection, plan)
        case Numbered(value):
            return fetched(connection, NUMBERED, value, value.lower(), value.lower() + "~")
        case AddedOn(start, end):
            return fetched(connection, ADDED, start or "", end or "~")
        case AddedSince(moment, number):
            return fetched(connection, CAME_AFTER, moment, number)
    raise TypeError(type(plan).__name__)


def written_among(connection: sqlite3.Connection, plan: AsWritten, numbers: set[int]) -> set[int]:
    """Return those of ``numbers`` whose texts have a word with the very marks, by reading them: the index has none."""
    like = as_written(plan.text, case=plan.case)
    columns = ", ".join(plan.printed.columns or FTS_COLUMNS)
    every, found = sorted(numbers), set()
    for start in range(0, len(every), MOST_BOUND):
        some = every[start : start + MOST_BOUND]
        rows = connection.execute(
            f"SELECT id, {columns} FROM article_texts WHERE id IN ({', '.join('?' * len(some))})",  # noqa: S608 - ours
            some,
        )
        found |= {number for number, *texts in rows if has_written(texts, like)}
    return found


def spelt_ids(connection: sqlite3.Connection, plan: Spelt) -> set[int]:
    """Return the articles with a word that is spelt like a pattern: such words are looked for among all that the archive has."""
    from newsarchive.search.match.wildcards import terms_like  # noqa: PLC0415 - other searches do without

    terms = terms_like(connection, plan.patterns)
    found: set[int] = set()
    for start in range(0, len(terms), TERMS_AT_ONCE):
        match = printed_match(
            Printed(tuple((term,) for term in terms[start : start + TERMS_AT_ONCE]), plan.columns)
        )
        for index in ("articles_fts", "repaired_fts"):
            found |= fetched(connection, f"SELECT rowid FROM {index} WHERE {index} MATCH ?", match)  # noqa: S608 - ours
    return found


def record_statements(
    connection: sqlite3.Connection, plan: Named | Whole | Dated | HasPart
) -> Iterator[tuple[str, *tuple[str | int, ...]]]:
    """Yield statements with their values that together give the articles that a leaf about their records holds for."""
    match plan:
        case Named(field, spelt, prefix):
            kept = kept_values(field)
            statement = kept.values
            words: tuple[str, ...] = ()
            if FIELDS[field].in_texts:
                statement, words = statement + AMONG_TEXTS, (any_of(spelt, prefix=prefix),)
            for number, name in connection.execute(statement, words).fetchall():
                if printed_in(name, spelt, prefix=prefix):
                    yield kept.articles, number
        case Whole(field, key):
            kept = kept_values(field)
            for number, name in connection.execute(kept.values).fetchall():
                if value_key(name) == key:
                    yield kept.articles, number
        case Dated(start, end):  # the first two conditions are for the index, the other two decide
            yield (
                f"SELECT id FROM articles WHERE published >= ? AND published < ? AND {PublishedDay} >= ? AND {PublishedDay} < ?",  # noqa: S608 - ours
                (start or "")[:4],
                (end or "") + "~",
                start or "",
                end or "~",
            )
        case HasPart(what):
            yield (PART_ENTRIES[what].any_value,)


def kept_values(field: str) -> KeptValues:
    """Return where the values of ``field`` are kept; raises KeyError for a field that is in the text index alone."""
    kept = FIELDS[field].kept
    if kept is None:
        raise KeyError(field)
    return kept


def any_of(spelt: Sequence[Sequence[str]], *, prefix: bool) -> str:
    """Return an FTS5 expression for the texts that have all words of one of ``spelt``; each word is quoted."""
    return " OR ".join(
        "(" + " AND ".join(f'"{word}"' for word in words) + ("*" if prefix else "") + ")" for words in spelt
    )


def leaf_among(
    connection: sqlite3.Connection,
    plan: Named | Whole | Dated | HasPart | Printed | AsWritten,
    numbers: set[int],
) -> set[int]:
    """Return those of ``numbers`` that a leaf holds for, without handing out the other articles."""
    if isinstance(plan, AsWritten):
        return written_among(connection, plan, leaf_among(connection, plan.printed, numbers))
    if isinstance(plan, Printed):
        match = printed_match(plan)
        return set().union(
            *(among(connection, index, match, sorted(numbers)) for index in ("articles_fts", "repaired_fts"))
        )
    found: set[int] = set()
    every = sorted(numbers)
    for statement, *values in record_statements(connection, plan):
        column = "id" if statement.startswith("SELECT id ") else "article_id"
        # a plus in front of a condition keeps SQLite from reading that column's index instead of the articles asked for
        asked = statement.replace(" WHERE ", " WHERE +").replace(" AND ", " AND +")
        asked += f" {'AND' if ' WHERE ' in statement else 'WHERE'} {column} IN "
        for start in range(0, len(every), MOST_BOUND):
            some = every[start : start + MOST_BOUND]
            found |= fetched(connection, f"{asked}({', '.join('?' * len(some))})", *values, *some)
    return found


def fetched(connection: sqlite3.Connection, statement: str, *values: str | int) -> set[int]:
    """Return the first column of ``statement`` as a set."""
    return {number for (number,) in connection.execute(statement, values)}
