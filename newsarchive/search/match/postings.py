"""The lists of the indexes: which articles have a term, how much it says about them, and how many they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.weights import COLUMN_MARKS, IMPACTS, TIERS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence


__all__ = [
    "COMMON",
    "ENOUGH",
    "among",
    "count_about",
    "count_up_to",
    "headed",
    "impacts_among",
    "impacts_of",
    "json_of",
    "match_any",
    "matching",
    "members",
    "stretch",
]

COMMON = 12_000
"""Articles; reading a longer list is what a search should not wait for."""
ENOUGH = 400
"""Articles that are ranked where all words are common."""
ASKED_FIRST = 2_000
"""Articles of a list that are counted before the index is asked for its own count, which takes a table to be made."""
SAMPLE = 16
"""How common a common word is, is told from a sample: one article in this number."""
TOLD = 3
"""Articles of a list that are handed out in the time in which SQLite takes notice of one number it is told."""
MOST_PROBES = 30
"""Articles that are looked for one by one in a list, which is then not read as a whole."""


def match_any(terms: Sequence[str], tiers: str = TIERS) -> str:
    """Return the MATCH expression for one of ``terms`` in one of ``tiers``."""
    return "(" + " OR ".join(f'"{term}{tier}"' for term in terms for tier in tiers) + ")"


def count_up_to(connection: sqlite3.Connection, expression: str, limit: int) -> int:
    """Return how many articles match in the German index, or ``limit`` where it is more."""
    (number,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM german_fts WHERE german_fts MATCH ? LIMIT ?)",
        (expression, limit),
    ).fetchone()
    return int(number)


def count_about(connection: sqlite3.Connection, terms: Sequence[str], articles: int) -> int:
    """Return how many articles have one of ``terms``; where these are several, of more than ``COMMON`` about how many, by the newest of ``articles``.

    One term has one tier in each article, and the index knows how many have it, which a longer list is not gone through for.
    """
    expression = match_any(terms)
    if len(terms) == 1:
        number = count_up_to(connection, expression, ASKED_FIRST)
        return number if number < ASKED_FIRST else count_of_one(connection, terms[0])
    number = count_up_to(connection, expression, COMMON + 1)
    if number <= COMMON:
        return number
    (some,) = connection.execute(
        "SELECT count(*) FROM german_fts WHERE german_fts MATCH ? AND rowid > ?",
        (expression, articles - articles // SAMPLE),
    ).fetchone()
    return max(number, int(some) * SAMPLE)


def count_of_one(connection: sqlite3.Connection, term: str) -> int:
    """Return how many articles have ``term``, by the index's own count of each tier."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.german_counts USING fts5vocab (main, german_fts, row)"
    )
    (number,) = connection.execute(
        f"SELECT sum(doc) FROM temp.german_counts WHERE term IN ({', '.join('?' * len(TIERS))})",  # noqa: S608 - ours
        [term + tier for tier in TIERS],
    ).fetchone()
    return int(number)


def impacts_of(
    connection: sqlite3.Connection, terms: Sequence[str], base: str | None, enough: int
) -> dict[int, float]:
    """Return the weight of ``terms`` in each article; ``enough`` (0: all): the best tiers first, until that many articles are found."""
    found: dict[int, float] = {}
    for tier in reversed(TIERS) if not enough else TIERS:
        expression = match_any(terms, tier)
        if base is not None:
            expression = f"{base} AND {expression}"
        weight = IMPACTS[tier]
        if not enough:
            found.update(dict.fromkeys(matching(connection, expression), weight))
            continue
        best = "SELECT rowid FROM german_fts WHERE german_fts MATCH ? ORDER BY rowid DESC LIMIT ?"
        for (number,) in connection.execute(best, (expression, enough)):
            found.setdefault(number, weight)
        if len(found) >= enough:
            break
    return found


def matching(connection: sqlite3.Connection, expression: str) -> Iterator[int]:
    """Return all articles that match in the German index, in order: one value for all of them is faster than a row for each."""
    statement = "SELECT group_concat(rowid) FROM german_fts WHERE german_fts MATCH ?"
    (numbers,) = connection.execute(statement, (expression,)).fetchone()
    return map(int, numbers.split(",")) if numbers else iter(())


def stretch(  # noqa: PLR0913, PLR0917 - a list, and what of it
    connection: sqlite3.Connection, index: str, expression: str, begin: int, end: int, most: int = -1
) -> list[int]:
    """Return the articles from id ``begin`` to ``end`` that match in ``index``, in order, the first ``most`` of them (-1: all)."""
    (numbers,) = connection.execute(
        f"SELECT group_concat(number) FROM (SELECT rowid AS number FROM {index} "  # noqa: S608 - ours
        f"WHERE {index} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?)",
        (expression, begin, end, most),
    ).fetchone()
    return [*map(int, numbers.split(","))] if numbers else []


def impacts_among(
    connection: sqlite3.Connection, terms: Sequence[str], numbers: set[int], count: int
) -> dict[int, float]:
    """Return the weight of ``terms``, which ``count`` articles have, in those of ``numbers`` that have one."""
    found: dict[int, float] = {}
    for tier in reversed(TIERS):
        some = members(connection, "german_fts", match_any(terms, tier), numbers, count // len(TIERS))
        found.update(dict.fromkeys(some, IMPACTS[tier]))
    return found


def members(
    connection: sqlite3.Connection, index: str, expression: str, numbers: set[int], count: int
) -> set[int]:
    """Return those of ``numbers`` that match in ``index``, as some ``count`` do, among the first ``COMMON``.

    Beside a long list SQLite is told the numbers, and hands out the members alone; else it hands out the list, as one value.
    """
    told = len(numbers) * TOLD < count
    statement = f"SELECT group_concat(number) FROM {listed(index)}"  # noqa: S608 - ours
    if told:
        statement += " WHERE number IN (SELECT value FROM json_each(?))"
    asked = (expression, COMMON, *([json_of(numbers)] if told else []))
    (found,) = connection.execute(statement, asked).fetchone()
    return numbers.intersection(map(int, found.split(","))) if found else set()


def listed(index: str) -> str:
    """Return the SQL for what matches in ``index``, at most ``limit`` of them; without a limit (-1) SQLite would search anew for each number that is wanted."""
    return f"(SELECT rowid AS number FROM {index} WHERE {index} MATCH ? LIMIT ?)"  # noqa: S608 - ours


def among(connection: sqlite3.Connection, index: str, expression: str, numbers: Sequence[int]) -> set[int]:
    """Return those of ``numbers`` that match in ``index``; a few are asked about one by one."""
    if len(numbers) > MOST_PROBES:
        rows = connection.execute(
            f"SELECT number FROM {listed(index)} WHERE number IN (SELECT value FROM json_each(?))",  # noqa: S608 - ours
            (expression, -1, json_of(numbers)),
        )
    else:
        rows = connection.execute(
            f"SELECT rowid FROM {index} WHERE {index} MATCH ? AND rowid IN ({', '.join('?' * len(numbers))})",  # noqa: S608 - ours
            (expression, *numbers),
        )
    return {number for (number,) in rows}


def json_of(numbers: Iterable[int]) -> str:
    """Return numbers as a list that ``json_each`` reads: one bound value however many they are."""
    return f"[{','.join(map(str, numbers))}]"


def headed(terms: Sequence[str]) -> tuple[str, str]:
    """Return the statement for the articles with one of ``terms`` in the headline, in order, and its value."""
    statement = "SELECT rowid FROM german_fts WHERE german_fts MATCH ? ORDER BY rowid"
    return statement, match_any(terms, COLUMN_MARKS["headline"])
