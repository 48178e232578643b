"""Plan -> the ids of the articles it holds for.

Leaves of the German index that stand together become one MATCH, so that SQLite joins their lists; the rest are
joined here as sets.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from newsarchive.query.plan import All, Any, Close, Count, Marks, No, Plan
from newsarchive.search.match.close import close_ids
from newsarchive.search.match.leaves import ASKED_OF_FEW, fetched, leaf_among, leaf_ids
from newsarchive.search.match.postings import among, matching

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from newsarchive.search.match.lexicon import ArchiveLexicon

__all__ = ["few_ids", "holding", "ids_of", "marks_match"]

FEW = 15_000
"""Articles that are asked about one by one sooner than all of the archive."""
FEW_PARTS = 3
"""Parts of which some must hold up to which each combination is written out."""


def ids_of(connection: sqlite3.Connection, plan: Plan, lexicon: ArchiveLexicon) -> set[int]:
    """Return the ids of all articles that ``plan`` holds for."""
    expression = marks_match(plan)
    if expression is not None:
        return set(matching(connection, expression))
    match plan:
        case All(parts):
            return all_of(connection, parts, lexicon)
        case Any(parts):
            return set().union(*(ids_of(connection, part, lexicon) for part in parts))
        case No(part):
            return fetched(connection, "SELECT id FROM articles") - ids_of(connection, part, lexicon)
        case Count(count, parts):
            return counted(count, [ids_of(connection, part, lexicon) for part in parts])
        case Close():
            return close_ids(connection, plan, lexicon, lambda parts: all_of(connection, parts, lexicon))
    return leaf_ids(connection, plan)


def few_ids(connection: sqlite3.Connection, plan: Plan, lexicon: ArchiveLexicon, most: int) -> set[int]:
    """Return the articles that ``plan`` holds for: all where they are fewer than ``most``, else as many or all, as is sooner done."""
    expression = marks_match(plan)
    if expression is None:
        return ids_of(connection, plan, lexicon)
    statement = "SELECT rowid FROM german_fts WHERE german_fts MATCH ? LIMIT ?"
    return {number for (number,) in connection.execute(statement, (expression, most))}


def holding(
    connection: sqlite3.Connection, plan: Plan, numbers: set[int], lexicon: ArchiveLexicon
) -> set[int]:
    """Return those of ``numbers`` that ``plan`` holds for; few of them are asked about one by one."""
    expression = marks_match(plan)
    if expression is not None:
        return among(connection, "german_fts", expression, sorted(numbers))
    if isinstance(plan, ASKED_OF_FEW):
        return leaf_among(connection, plan, numbers)
    return numbers & ids_of(connection, plan, lexicon)


def all_of(connection: sqlite3.Connection, parts: Sequence[Plan], lexicon: ArchiveLexicon) -> set[int]:
    """Return the articles that all parts hold for; what must not hold is taken away last."""
    wanted = [part for part in parts if not isinstance(part, No)]
    together = [part for part in wanted if marks_match(part) is not None]
    rest: list[Plan] = [part for part in wanted if marks_match(part) is None]
    rest.sort(key=lambda part: isinstance(part, ASKED_OF_FEW))
    if together:
        rest.insert(0, All(tuple(together)) if len(together) > 1 else together[0])
    found: set[int] | None = None
    for part in rest:
        if found is not None and len(found) <= FEW and isinstance(part, ASKED_OF_FEW):
            found = leaf_among(connection, part, found)
        else:
            ids = ids_of(connection, part, lexicon)
            found = ids if found is None else found & ids
        if not found:
            return set()
    if found is None:
        found = fetched(connection, "SELECT id FROM articles")
    for part in parts:
        if isinstance(part, No):
            found = found - ids_of(connection, part.part, lexicon)
    return found


def counted(count: int, sets: Iterable[set[int]]) -> set[int]:
    """Return the ids that are in at least ``count`` of ``sets``."""
    if count <= 0:
        raise ValueError(count)
    times: dict[int, int] = {}
    for ids in sets:
        for number in ids:
            times[number] = times.get(number, 0) + 1
    return {number for number, seen in times.items() if seen >= count}


def marks_match(plan: Plan) -> str | None:
    """Return the MATCH expression of a plan that the German index can answer alone, else None."""
    match plan:
        case Marks(terms):
            return "(" + " OR ".join(f'"{term}"' for term in terms) + ")" if terms else None
        case All(parts):
            positive = [marks_match(part) for part in parts if not isinstance(part, No)]
            negative = [marks_match(part.part) for part in parts if isinstance(part, No)]
            if not positive or None in positive or None in negative:
                return None
            expression = " AND ".join(filter(None, positive))
            for part in negative:
                expression = f"({expression}) NOT {part}"
            return f"({expression})"
        case Any(parts):
            expressions = [marks_match(part) for part in parts]
            if None in expressions:
                return None
            return "(" + " OR ".join(filter(None, expressions)) + ")"
        case Count(count, parts) if 0 < count <= len(parts) <= FEW_PARTS:  # two of three, as each pair
            return marks_match(Any(tuple(All(some) for some in combinations(parts, count))))
    return None
