"""A set of articles -> numbers about it: by paper, section, author, time; how complete each field is; days without an article."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.search.show.facets import FACETS, none_of, values_of
from newsarchive.search.show.stories import OF_ID, STORY

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

__all__ = ["BY", "COMPLETE", "NONE", "PARTS", "Gap", "Listed", "complete", "gaps", "listed", "numbers"]

NONE = "(none)"
MONTHS = "SELECT substr(published, 1, 7), count(DISTINCT {unit}) FROM articles WHERE id IN temp.found AND published IS NOT NULL GROUP BY 1 ORDER BY 1"
BY = (*FACETS, "month")
"""What articles can be counted by; those without a value are counted under ``(none)``."""
COMPLETE = (
    "section",
    "kicker",
    "headline",
    "teaser",
    "byline",
    "dateline",
    "published",
    "publisher",
    "url",
    "signature",
)
"""Fields whose completeness is told."""
PARTS = {"body": "paragraphs", "photos": "photos"}
"""The same of parts, and the table that has them."""


class Gap(NamedTuple):
    """Days in a row on which a paper has no article: the first and the last of them (ISO dates)."""

    publisher: str
    first: str
    last: str
    days: int


class Listed(NamedTuple):
    """What a list shows of an article."""

    id: int
    key: str
    published: str | None
    publisher: str | None
    section: str | None
    headline: str | None


def numbers(connection: sqlite3.Connection, name: str, *, stories: bool = False) -> list[tuple[str, int]]:
    """Return the values of ``name`` (one of ``BY``) in the articles of ``temp.found`` with their numbers, as facets give them.

    Most frequent first, times in their own order; what has none comes last. ``stories``: count stories in place of articles.
    """
    kept = "year" if name == "month" else name
    of_id, of_part = (
        ("articles.id", None) if not stories else (OF_ID, STORY.format(article=FACETS[kept].article))
    )
    without = [(NONE, one.count) for one in none_of(connection, kept, of_id)]
    if name == "month":
        return [*connection.execute(MONTHS.format(unit=of_id)).fetchall(), *without]
    return [*((one.value or NONE, one.count) for one in values_of(connection, name, of_part)), *without]


def complete(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many articles of ``temp.found`` have each field of ``COMPLETE``, a text and a picture."""
    counts = ", ".join(f"count({name})" for name in COMPLETE)
    row = connection.execute(f"SELECT {counts} FROM articles WHERE id IN temp.found").fetchone()  # noqa: S608 - names from above
    found = dict(zip(COMPLETE, row, strict=True))
    for name, table in PARTS.items():
        (found[name],) = connection.execute(
            f"SELECT count(DISTINCT article_id) FROM {table} WHERE article_id IN temp.found"  # noqa: S608 - as above
        ).fetchone()
    return found


def gaps(connection: sqlite3.Connection, least: int) -> Iterator[Gap]:
    """Yield for each paper the stretches of ``least`` days or more without an article, between its first and its last one."""
    rows = connection.execute(
        "SELECT coalesce(publisher, '(none)'), substr(published, 1, 10) FROM articles "
        "WHERE id IN temp.found AND length(published) >= 10 GROUP BY 1, 2 ORDER BY 1, 2"
    )
    before: tuple[str, date] | None = None
    for publisher, text in rows:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            continue
        if before and before[0] == publisher and (days := (day - before[1]).days - 1) >= least:
            first, last = before[1] + timedelta(days=1), day - timedelta(days=1)
            yield Gap(publisher, first.isoformat(), last.isoformat(), days)
        before = (publisher, day)


LISTED = "SELECT id, key, published, publisher, section, headline FROM articles WHERE id IN temp.found"
SORTS = {
    "date": "published IS NULL, published DESC, id DESC",
    "-date": "published IS NULL, published, id",
    "id": "id",
    "paper": "publisher IS NULL, publisher, published DESC, id DESC",
}
"""Orders of a list; undated articles come last."""


def listed(connection: sqlite3.Connection, sort: str, limit: int, offset: int) -> list[Listed]:
    """Return a page of the articles of ``temp.found`` in an order of ``SORTS``."""
    rows = connection.execute(f"{LISTED} ORDER BY {SORTS[sort]} LIMIT ? OFFSET ?", (limit, offset))
    return [Listed(*row) for row in rows]
