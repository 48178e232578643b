"""Patterns with ``*`` and ``?`` -> the words of the plain index that are spelt so, and a pattern to find them in texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

__all__ = ["literal_of", "regex_of", "terms_like"]

LITERAL = re.compile(r"[^*?]+")


def terms_like(connection: sqlite3.Connection, patterns: Iterable[str]) -> list[str]:
    """Return the words that are spelt like one of ``patterns``, which are in the letters of the index."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.known_words USING fts5vocab (main, articles_fts, row)"
    )
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.repaired_words USING fts5vocab (main, repaired_fts, row)"
    )
    found: set[str] = set()
    for pattern in patterns:
        first = LITERAL.match(pattern)
        begin = first[0] if first else ""
        for table in ("known_words", "repaired_words"):
            rows = connection.execute(
                f"SELECT term FROM temp.{table} WHERE term >= ? AND term < ? AND term GLOB ?",  # noqa: S608 - ours
                (begin, begin + "\U0010ffff", pattern),
            )
            found.update(term for (term,) in rows)
    return sorted(found)


def regex_of(pattern: str) -> re.Pattern[str]:
    """Return a regular expression for words spelt like ``pattern``.

    >>> bool(regex_of("m?ller").fullmatch("muller")), bool(regex_of("m?ller").fullmatch("mueller"))
    (True, False)
    """
    signs = {"*": r"[^\W_]*", "?": r"[^\W_]"}
    return re.compile("".join(signs.get(char) or re.escape(char) for char in pattern))


def literal_of(pattern: str) -> str:
    """Return the longest run of letters that every word spelt like ``pattern`` has."""
    return max(LITERAL.findall(pattern), key=len, default="")
