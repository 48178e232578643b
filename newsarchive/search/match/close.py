"""Words close together -> the ids of the articles that have them so: by the plain index, or by reading the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.weights import TIERS
from newsarchive.query.plan import Close, Marks, Plan, Printed
from newsarchive.search.match.in_text import Closeness
from newsarchive.search.match.leaves import FTS_COLUMNS, MOST_BOUND, fetched

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from newsarchive.search.match.lexicon import ArchiveLexicon

__all__ = ["close_ids"]


def close_ids(
    connection: sqlite3.Connection,
    plan: Close,
    lexicon: ArchiveLexicon,
    with_all: Callable[[Sequence[Plan]], set[int]],
) -> set[int]:
    """Return the articles with words close together: by the places in the plain index, else those that have all words are read.

    ``with_all`` gives the articles that several plans hold for at once.
    """
    from newsarchive.search.match.near import near_matches  # noqa: PLC0415 - other searches do without

    matches = near_matches(connection, plan)
    every = word_plans(plan)
    if matches is None:
        return close_among(connection, plan, with_all(every), lexicon)
    possible: set[int] | None = None
    for expressions in matches.possible:
        ids = printed_ids(connection, expressions)
        possible = ids if possible is None else possible & ids
        if not possible:
            return set()
    # the German index knows which lemma a form has where it stands: "Beginn" is none of "beginnen"
    marks = [part for part in every if isinstance(part, Marks)]
    found = possible or set()
    if marks:
        found &= with_all(marks)
    if len(plan.parts) == 2 and not plan.ordered:
        return found
    sure = printed_ids(connection, matches.sure) & found
    return sure | close_among(connection, plan, found - sure, lexicon)


def printed_ids(connection: sqlite3.Connection, expressions: Iterable[str]) -> set[int]:
    """Return the articles that match one of ``expressions`` in the plain index."""
    statement = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
    return set().union(*(fetched(connection, statement, expression) for expression in expressions))


def word_plans(plan: Close) -> list[Plan]:
    """Return what an article must have to have the words of ``plan`` close together: each of them."""
    parts: list[Plan] = []
    for part, kind in zip(plan.parts, plan.kinds, strict=True):
        for wanted in part:
            if kind == "form":
                parts.append(Marks(tuple(term + tier for term in sorted(wanted) for tier in TIERS)))
            else:
                parts.append(Printed(tuple((form,) for form in sorted(wanted)), (), kind == "prefix"))
    return parts


def close_among(
    connection: sqlite3.Connection, plan: Close, numbers: set[int], lexicon: ArchiveLexicon
) -> set[int]:
    """Return those of ``numbers`` with words close together, by reading their texts."""
    columns = plan.columns or FTS_COLUMNS
    candidates = sorted(numbers)
    closeness = Closeness(plan, lexicon)
    found: set[int] = set()
    for start in range(0, len(candidates), MOST_BOUND):
        some = candidates[start : start + MOST_BOUND]
        rows = connection.execute(
            f"SELECT id, {', '.join(columns)} FROM article_texts WHERE id IN ({', '.join('?' * len(some))})",  # noqa: S608 - names of our columns
            some,
        )
        found |= closeness.among((number, texts) for number, *texts in rows)
    return found
