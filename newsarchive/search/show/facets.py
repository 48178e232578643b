"""Query -> numbers about the articles that meet it: how many, by section, place, agency, author, year, and over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.query.dates import day_before
from newsarchive.query.fields import FACETS as COUNTED
from newsarchive.query.fields import FIELDS, PART_ENTRIES, value_key
from newsarchive.query.nodes import And, DateRange, Everything, Has, Not, Same
from newsarchive.query.parse import narrowed
from newsarchive.query.plan import plan_of
from newsarchive.search.match.ids import ids_of, marks_match
from newsarchive.search.readings import meant
from newsarchive.types.results import FacetValue, Timeline

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from newsarchive.query.nodes import Query
    from newsarchive.search.match.lexicon import ArchiveLexicon

__all__ = ["FACETS", "STEPS", "facets", "none_of", "number_of", "over_time", "values_of"]


class Facet(NamedTuple):
    """Where the values of a facet are: ``value`` and ``article`` columns of ``table``; ``part`` is what ``has:`` calls them.

    ``field`` is what a query asks for a value by.
    """

    table: str
    value: str
    article: str
    part: str
    field: str


FACETS = {
    **{
        name: Facet(table=kept.table, value=kept.value, article=kept.article, part=name, field=field)
        for name, field in COUNTED.items()
        if (kept := FIELDS[field].kept)
    },
    "year": Facet(table="articles", value="substr(published, 1, 4)", article="id", part="date", field="year"),
}
MATCHING = "SELECT rowid FROM german_fts WHERE german_fts MATCH ?"
MANY = 10
MOST_BOUND = 500
"""Values bound in one statement."""
STEPS = {"year": 4, "month": 7, "day": 10}
"""Letters of an ISO date that name its year, month or day."""


def facets(
    lexicon: ArchiveLexicon,
    query: Query,
    names: Sequence[str],
    mode: str | None = None,
) -> dict[str, list[FacetValue]]:
    """Return for each of ``names`` (of ``FACETS``) its values in the articles that meet ``query``, with their numbers.

    The most frequent come first, years in order; articles without a value come last, as one row. Values that differ only
    in what ``value_key`` passes over are one.
    """
    keep_matching(lexicon, query, mode)
    return {
        name: [*values_of(lexicon.connection, name), *none_of(lexicon.connection, name)] for name in names
    }


def values_of(connection: sqlite3.Connection, name: str, unit: str | None = None) -> list[FacetValue]:
    """Return the values of a facet in the articles of ``temp.found``, the most frequent first, years in order.

    ``unit``: the SQL of what is counted, in place of the article.
    """
    facet = FACETS[name]
    counted = (
        f"SELECT {facet.value}, count(DISTINCT {unit or facet.article}) FROM {facet.table} "  # noqa: S608 - names from above
        f"WHERE {facet.article} IN found AND {facet.value} "
    )
    alike: dict[str, list[tuple[int, str]]] = {}
    for value, number in connection.execute(f"{counted} IS NOT NULL GROUP BY 1"):
        alike.setdefault(value_key(value), []).append((-number, value))
    found = []
    for spellings in alike.values():
        own = sorted(spellings)
        number = -own[0][0]
        if len(own) > 1:  # an article may have several of the spellings
            spelt = [value for _, value in own[:MOST_BOUND]]
            among = f"{counted} IN ({', '.join('?' * len(spelt))})"
            ((_, number),) = connection.execute(among, spelt).fetchall()
        found.append(FacetValue(own[0][1], number, str(Same(facet.field, own[0][1]))))
    if name == "year":
        return sorted(found, key=lambda one: one.value or "")
    return sorted(found, key=lambda one: (-one.count, one.value or ""))


def none_of(connection: sqlite3.Connection, name: str, unit: str = "articles.id") -> list[FacetValue]:
    """Return a row for the articles of ``temp.found`` without a value, if there are any; ``unit`` as in ``values_of``."""
    part = FACETS[name].part
    (number,) = connection.execute(
        f"SELECT count(DISTINCT {unit}) FROM articles WHERE id IN temp.found AND id NOT IN ({PART_ENTRIES[part].any_value})"  # noqa: S608 - ours
    ).fetchone()
    return [FacetValue(None, number, str(Not(Has(part))))] if number else []


def over_time(lexicon: ArchiveLexicon, query: Query, step: str, mode: str | None = None) -> Timeline:
    """Return how many articles that meet ``query`` are from each year, month or day; those without any are left out."""
    keep_matching(lexicon, query, mode)
    connection = lexicon.connection
    (number,) = connection.execute("SELECT count(*) FROM temp.found").fetchone()
    (articles,) = connection.execute("SELECT max(id) FROM articles").fetchone()
    # Of many articles the index of dates is read, which is small; of few their rows.
    articles_by = (
        "articles INDEXED BY idx_articles_published" if number * MANY > (articles or 0) else "articles"
    )
    rows = connection.execute(
        f"SELECT substr(published, 1, ?1) AS step, count(*) FROM {articles_by} "  # noqa: S608 - from above
        "WHERE id IN found AND published > '' GROUP BY step ORDER BY step",
        (STEPS[step],),
    ).fetchall()
    counts = tuple(row for row in rows if len(row[0]) == STEPS[step])
    dated = sum(count for _, count in rows)
    start, end, others = asked_days(query)
    left_out = 0
    if start or end:
        left_out = number_of(lexicon, narrowed(others, [Not(Has("date"))]), mode)
    return Timeline(
        step=step,
        counts=counts,
        since=start[: STEPS[step]] if start else None,
        until=day_before(end)[: STEPS[step]] if end else None,
        total=number,
        undated=number - dated,
        imprecise=dated - sum(count for _, count in counts),
        left_out=left_out,
    )


def asked_days(query: Query) -> tuple[str | None, str | None, Query]:
    """Return the days ``[start, end)`` that all of ``query`` is asked for, and the query without them."""
    parts = query.parts if isinstance(query, And) else (query,)
    ranges = [part for part in parts if isinstance(part, DateRange)]
    starts, ends = [one.start for one in ranges if one.start], [one.end for one in ranges if one.end]
    others = tuple(part for part in parts if not isinstance(part, DateRange))
    rest = query if not ranges else narrowed(Everything(), others) if others else Everything()
    return max(starts, default=None), min(ends, default=None), rest


def number_of(lexicon: ArchiveLexicon, query: Query, mode: str | None = None) -> int:
    """Return how many articles ``query`` means."""
    plan = plan_of(meant(query, mode), lexicon)
    expression = marks_match(plan)
    if expression is None:
        return len(ids_of(lexicon.connection, plan, lexicon))
    (number,) = lexicon.connection.execute(f"SELECT count(*) FROM ({MATCHING})", (expression,)).fetchone()  # noqa: S608
    return int(number)


def keep_matching(lexicon: ArchiveLexicon, query: Query, mode: str | None = None) -> None:
    """Put the articles that ``query`` means in the temporary table ``found``, which no archive sees."""
    connection = lexicon.connection
    plan = plan_of(meant(query, mode), lexicon)
    expression = marks_match(plan)
    connection.execute("DROP TABLE IF EXISTS temp.found")
    connection.execute("CREATE TEMP TABLE found (id INTEGER PRIMARY KEY)")
    if expression is not None:
        connection.execute(f"INSERT INTO temp.found {MATCHING}", (expression,))
        return
    ids = sorted(ids_of(connection, plan, lexicon))
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO temp.found VALUES (?)", ((number,) for number in ids))
    connection.execute("COMMIT")
