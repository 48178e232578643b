"""Query -> numbers about the articles that meet it: how many, by section, place, agency, author, year, and over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.query.dates import day_before
from newsarchive.query.fields import value_key
from newsarchive.query.nodes import And, DateRange, Everything, Has, Not, Same
from newsarchive.query.parse import narrowed
from newsarchive.query.plan import plan_of
from newsarchive.search.match.leaves import PARTS_SQL, ids_of, marks_match
from newsarchive.search.readings import meant
from newsarchive.types.results import FacetValue, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.query.nodes import Query
    from newsarchive.search.match.leaves import ArchiveWords

__all__ = ["FACETS", "STEPS", "facets", "number_of", "over_time"]


class Facet(NamedTuple):
    """Where the values of a facet are: ``value`` and ``article`` columns of ``table``; ``part`` is what ``has:`` calls it."""

    table: str
    value: str
    article: str
    part: str


FACETS = {
    "section": Facet("articles", "section", "id", "section"),
    "place": Facet("places", "place", "article_id", "place"),
    "agency": Facet(
        "article_agencies JOIN agencies ON agencies.id = agency_id AND role = 'article'",
        "name",
        "article_id",
        "agency",
    ),
    "author": Facet(
        "article_people JOIN people ON people.id = person_id AND role = 'author'",
        "name",
        "article_id",
        "author",
    ),
    "year": Facet("articles", "substr(published, 1, 4)", "id", "date"),
    "publisher": Facet("articles", "publisher", "id", "publisher"),
    "edition": Facet("articles", "edition", "id", "edition"),
    "page": Facet("articles", "page", "id", "page"),
    "speaker": Facet("quotations", "person", "article_id", "speaker"),
    "tag": Facet("tags JOIN articles ON article_key = key", "tag", "articles.id", "tag"),
}
ASKED_BY = {"speaker": "by"}
"""The field of a query that asks for a facet's value, where it has another name."""
MATCHING = "SELECT rowid FROM german_fts WHERE german_fts MATCH ?"
MANY = 10
MOST_BOUND = 500
"""Values bound in one statement."""
STEPS = {"year": 4, "month": 7, "day": 10}
"""Letters of an ISO date that name its year, month or day."""


def facets(
    words: ArchiveWords,
    query: Query,
    names: Sequence[str],
    mode: str | None = None,
) -> dict[str, list[FacetValue]]:
    """Return for each of ``names`` (of ``FACETS``) its values in the articles that meet ``query``, with their numbers.

    The most frequent come first, years in order; articles without a value come last, as one row. Values that differ only
    in what ``value_key`` passes over are one.
    """
    keep_matching(words, query, mode)
    return {name: [*values_of(words, name), *none_of(words, name)] for name in names}


def values_of(words: ArchiveWords, name: str) -> list[FacetValue]:
    """Return the values of a facet in the articles that were kept."""
    facet = FACETS[name]
    counted = (
        f"SELECT {facet.value}, count(DISTINCT {facet.article}) FROM {facet.table} "  # noqa: S608 - names from above
        f"WHERE {facet.article} IN found AND {facet.value} "
    )
    alike: dict[str, list[tuple[int, str]]] = {}
    for value, number in words.connection.execute(f"{counted} IS NOT NULL GROUP BY 1"):
        alike.setdefault(value_key(value), []).append((-number, value))
    found = []
    for spellings in alike.values():
        own = sorted(spellings)
        number = -own[0][0]
        if len(own) > 1:  # an article may have several of the spellings
            spelt = [value for _, value in own[:MOST_BOUND]]
            among = f"{counted} IN ({', '.join('?' * len(spelt))})"
            ((_, number),) = words.connection.execute(among, spelt).fetchall()
        found.append(FacetValue(own[0][1], number, str(Same(ASKED_BY.get(name, name), own[0][1]))))
    if name == "year":
        return sorted(found, key=lambda one: one.value or "")
    return sorted(found, key=lambda one: (-one.count, one.value or ""))


def none_of(words: ArchiveWords, name: str) -> list[FacetValue]:
    """Return a row for the articles without a value, if there are any."""
    part = FACETS[name].part
    (number,) = words.connection.execute(
        f"SELECT count(*) FROM temp.found WHERE id NOT IN ({PARTS_SQL[part]})"  # noqa: S608 - ours
    ).fetchone()
    return [FacetValue(None, number, str(Not(Has(part))))] if number else []


def over_time(words: ArchiveWords, query: Query, step: str, mode: str | None = None) -> Timeline:
    """Return how many articles that meet ``query`` are from each year, month or day; those without any are left out."""
    keep_matching(words, query, mode)
    connection = words.connection
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
        left_out = number_of(words, narrowed(others, [Not(Has("date"))]), mode)
    return Timeline(
        step,
        counts,
        start[: STEPS[step]] if start else None,
        day_before(end)[: STEPS[step]] if end else None,
        number,
        number - dated,
        dated - sum(count for _, count in counts),
        left_out,
    )


def asked_days(query: Query) -> tuple[str | None, str | None, Query]:
    """Return the days ``[start, end)`` that all of ``query`` is asked for, and the query without them."""
    parts = query.parts if isinstance(query, And) else (query,)
    ranges = [part for part in parts if isinstance(part, DateRange)]
    starts, ends = [one.start for one in ranges if one.start], [one.end for one in ranges if one.end]
    others = tuple(part for part in parts if not isinstance(part, DateRange))
    rest = query if not ranges else narrowed(Everything(), others) if others else Everything()
    return max(starts, default=None), min(ends, default=None), rest


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
