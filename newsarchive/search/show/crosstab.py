"""A set of articles -> how many there are of each combination of values: by paper and month, say. The numbers add up to the set."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from newsarchive.query.fields import FIELDS, value_key
from newsarchive.search.show.facets import STEPS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["COMBINED", "Row", "combined"]

COMBINED: Mapping[str, str] = {
    **{
        name: entry.kept.value
        for name, entry in FIELDS.items()
        if entry.whole and entry.kept and entry.kept.table == "articles"
    },
    **{step: f"substr(published, 1, {letters})" for step, letters in STEPS.items()},
}
"""What articles can be counted by together, as SQL: what an article has once at most. A date that names no month stays a year."""
Row = tuple[tuple[str | None, ...], int]
"""A value of each, and how many articles have them."""


def combined(connection: sqlite3.Connection, names: Sequence[str]) -> list[Row]:
    """Return how many articles of ``temp.found`` have each combination of values of ``names`` (of ``COMBINED``), in order, those without a value last.

    Values that differ only in what ``value_key`` passes over are one, as the archive spells them mostly.
    """
    columns = ", ".join((*(COMBINED[name] for name in names), "count(*)"))
    groups = ", ".join(map(str, range(1, len(names) + 1)))
    rows = connection.execute(
        f"SELECT {columns} FROM articles WHERE id IN temp.found {'GROUP BY ' + groups if names else ''}"  # noqa: S608 - ours
    ).fetchall()
    shown = [spelling(connection, name) for name in names]
    counts: dict[tuple[str | None, ...], int] = {}
    for *values, number in rows:
        own = tuple(spell(value) if value else None for spell, value in zip(shown, values, strict=True))
        counts[own] = counts.get(own, 0) + number
    return sorted(counts.items(), key=lambda row: [(value is None, value or "") for value in row[0]])


def spelling(connection: sqlite3.Connection, name: str) -> Callable[[str], str]:
    """Return what gives a value of ``name`` as the archive spells it mostly."""
    if name in STEPS:
        return str
    column = COMBINED[name]
    mostly: dict[str, str] = {}
    rows = connection.execute(
        f"SELECT {column}, count(*) FROM articles WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY 2, 1 DESC"  # noqa: S608 - ours
    )
    for value, _ in rows:
        mostly[value_key(value)] = value
    return partial(most_frequent, mostly)


def most_frequent(mostly: Mapping[str, str], value: str) -> str:
    """Return the spelling of ``value`` that is kept."""
    return mostly.get(value_key(value), value)
