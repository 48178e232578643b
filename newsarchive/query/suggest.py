"""A word the archive does not know -> the known word that was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.fold import plain

if TYPE_CHECKING:
    import sqlite3

__all__ = ["suggest"]

SHORTEST = 4


def suggest(connection: sqlite3.Connection, word: str) -> str | None:
    """Return the most frequent word one slip away from ``word`` (two in words of eight letters or more), or None.

    The first letter is taken to be right, or the second.
    """
    form = plain(word)
    if len(form) < SHORTEST or not form.isalpha():
        return None
    allowed = 1 if len(form) < 8 else 2
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.known_words USING fts5vocab (main, articles_fts, row)"
    )
    best: tuple[int, int, str] | None = None
    for first in dict.fromkeys((form[:2], form[0] + form[2:3], form[1] + form[0])):
        rows = connection.execute(
            "SELECT term, doc FROM temp.known_words WHERE term >= ? AND term < ?",
            (first, first + "\U0010ffff"),
        )
        for term, articles in rows:
            if abs(len(term) - len(form)) <= allowed and term != form:
                slips = distance(form, term, allowed)
                if slips <= allowed and (best is None or (slips, -articles) < best[:2]):
                    best = (slips, -articles, term)
    return best[2] if best else None


def distance(left: str, right: str, allowed: int) -> int:
    """Return the edit distance, neighbours changed round as one slip; ``allowed + 1`` where it is more."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        above, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == right[j - 2] and other == left[i - 2]:
                best = min(best, above[j - 2] + 1)
            row.append(best)
        if min(row) > allowed:
            return allowed + 1
    return row[-1]
