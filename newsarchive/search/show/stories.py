"""A set of articles -> how many stories they print: in all, by value, over time; and the article that printed each first.

A number of stories is how many ``search --collapse`` would show of the same articles. So a story that two papers print counts for either, and
numbers by value may add up to more than there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.query.fields import value_key
from newsarchive.search.show.facets import FACETS, STEPS, none_of, values_of
from newsarchive.types.results import FacetValue, Timeline

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

__all__ = ["OF_ID", "STORY", "facets_by_story", "first_prints", "how_many", "stories_over_time"]

STORY = "coalesce((SELECT its FROM (SELECT article_id AS print, story AS its FROM stories) WHERE print = {article}), {article})"
"""SQL: the story of an article; one that is not settled yet is its own. Other names within, since ``article`` may be a column ``article_id``."""
OF_ID = STORY.format(article="articles.id")
COUNT = f"SELECT count(DISTINCT {OF_ID}) FROM articles WHERE id IN temp.found"  # noqa: S608 - ours, as all below
FIRST = f"""SELECT articles.id, {OF_ID} AS story FROM articles JOIN sources ON sources.id = source_id WHERE articles.id IN temp.found
  ORDER BY coalesce(published, added), key"""  # noqa: S608


def how_many(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many stories and how many articles there are in ``temp.found``."""
    (stories,) = connection.execute(COUNT).fetchone()
    (articles,) = connection.execute("SELECT count(*) FROM temp.found").fetchone()
    return stories, articles


def facets_by_story(connection: sqlite3.Connection, names: Sequence[str]) -> dict[str, list[FacetValue]]:
    """Return the values of each of ``names`` in ``temp.found``, as ``facets`` does, those of most stories first."""
    return {name: by_story(connection, name) for name in names}


def by_story(connection: sqlite3.Connection, name: str) -> list[FacetValue]:
    """Return the values of a facet, each with its numbers of articles and of stories."""
    unit = STORY.format(article=FACETS[name].article)
    stories = {value_key(one.value or ""): one.count for one in values_of(connection, name, unit)}
    found = [told(one, stories[value_key(one.value or "")]) for one in values_of(connection, name)]
    if name != "year":
        found.sort(key=lambda one: (-(one.stories or 0), -one.count, one.value or ""))
    without = zip(none_of(connection, name), none_of(connection, name, OF_ID), strict=True)
    return [*found, *(told(articles, printed.count) for articles, printed in without)]


def told(value: FacetValue, stories: int) -> FacetValue:
    """Return ``value`` with its number of stories."""
    return FacetValue(value.value, value.count, value.filter, stories)


def stories_over_time(connection: sqlite3.Connection, articles: Timeline) -> Timeline:
    """Return how many stories the articles of ``temp.found`` print in each step of ``articles``, their own numbers."""
    letters = STEPS[articles.step]
    counts = connection.execute(
        f"SELECT substr(published, 1, ?1), count(DISTINCT {OF_ID}) FROM articles "  # noqa: S608
        "WHERE id IN temp.found AND length(published) >= ?1 GROUP BY 1 ORDER BY 1",
        (letters,),
    ).fetchall()
    (undated,) = connection.execute(f"{COUNT} AND coalesce(published, '') = ''").fetchone()
    (imprecise,) = connection.execute(
        f"{COUNT} AND length(published) BETWEEN 1 AND ?", (letters - 1,)
    ).fetchone()
    return Timeline(
        step=articles.step,
        counts=tuple(counts),
        since=articles.since,
        until=articles.until,
        total=how_many(connection)[0],
        undated=undated,
        imprecise=imprecise,
        left_out=articles.left_out,
        articles=articles,
    )


def first_prints(connection: sqlite3.Connection) -> list[int]:
    """Return of each story in ``temp.found`` the article that printed it first: published first, or else seen first."""
    first: dict[int, int] = {}
    for number, story in connection.execute(FIRST):
        first.setdefault(story, number)
    return sorted(first.values())
