"""The form that was typed -> what an article gets that has this very form, not only another one of the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.inflect import spellings
from newsarchive.search.match.postings import COMMON, members
from newsarchive.search.rank.terms import QueryTerm, rarity_of
from newsarchive.types.value import Value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

__all__ = ["Bonus", "bonuses_of", "exact_among", "most_gained"]

SPELT = 0.8
"""Share of a typed form's bonus that its other spellings have, too."""
PROBE = 25
"""Articles of a list that are read while one is asked for by its id."""
MOST_PROBES = 500
"""Ids in one statement."""


class Bonus(Value):
    """What the typed form of a query_term adds, as its impact is multiplied by ``weight``, and how many articles have it.

    ``expression`` is what asks the plain index for it.
    """

    query_term: QueryTerm
    expression: str
    count: int
    weight: float


def bonuses_of(
    connection: sqlite3.Connection, query_term: QueryTerm, articles: int, *, alone: bool
) -> list[Bonus]:
    """Return what the form that was typed adds in any spelling, and what it adds as it was typed where it has several.

    The second only where the query_term is ``alone``: beside others the texts of the best will tell.
    """
    forms = spellings(query_term.form)
    both = alone and len(forms) > 1
    found = []
    for some, share in ((forms, SPELT if both else 1.0), ((query_term.form,), 1.0 - SPELT))[: 1 + both]:
        expression = " OR ".join(f'"{form}"' for form in some)
        (count,) = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)",
            (expression, COMMON),
        ).fetchone()
        rarity = rarity_of(query_term, count, articles)
        found.append(Bonus(query_term, expression, count, rarity * share))
    return found


def most_gained(bonuses: Sequence[Bonus], rarities: Mapping[QueryTerm, float]) -> dict[QueryTerm, float]:
    """Return by what share of itself the score of each query_term may grow."""
    most: dict[QueryTerm, float] = {}
    for one in bonuses:
        most[one.query_term] = most.get(one.query_term, 0.0) + one.weight / rarities[one.query_term]
    return most


def exact_among(connection: sqlite3.Connection, bonus: Bonus, numbers: set[int]) -> set[int]:
    """Return those of ``numbers`` that have the typed form: asked for one by one where that is the shorter way."""
    if len(numbers) * PROBE > bonus.count:
        return members(connection, "articles_fts", bonus.expression, numbers, bonus.count)
    found: set[int] = set()
    every = list(numbers)
    for start in range(0, len(every), MOST_PROBES):
        some = every[start : start + MOST_PROBES]
        rows = connection.execute(
            f"SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? AND rowid IN ({', '.join('?' * len(some))})",  # noqa: S608
            (bonus.expression, *some),
        )
        found.update(number for (number,) in rows)
    return found
