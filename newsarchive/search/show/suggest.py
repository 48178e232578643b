"""A word the archive does not know -> the known word that was probably meant."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsarchive.german.fold import plain
from newsarchive.german.inflect import occurrences, plainly
from newsarchive.search.match.near import printed_among

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

__all__ = ["as_printed", "distance", "nearest_printed", "suggest"]

SHORTEST = 4
LONG = 8
SURE = 4
"""Letters that are right where there are two slips: what begins like a word is gone through, some ten thousand words for three letters."""
AT_ONCE = 64
"""Words that are asked for together."""
SAMPLE = 5
"""Articles that are looked at for how a word is printed."""
LETTERS = "abcdefghijklmnopqrstuvwxyz\N{LATIN SMALL LETTER SHARP S}"
"""Letters of the plain index, which has no others in German words."""


def suggest(connection: sqlite3.Connection, word: str) -> str | None:
    """Return the most frequent word one slip away from ``word``, else (in words of eight letters or more) two, or None.

    The first letter is taken to be right, or the second; where there are two slips, the first two fifths of the word, ``SURE`` letters at least.
    """
    form = plain(word)
    if len(form) < SHORTEST or not form.isalpha():
        return None
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.known_words USING fts5vocab (main, articles_fts, row)"
    )
    begins = max(len(form) * 2 // 5, SURE) if len(form) >= LONG else len(form)
    slips = one_slip(form, begins)
    some = [slips[at : at + AT_ONCE] for at in range(0, len(slips), AT_ONCE)]
    known = [other for forms in some for other in printed_among(connection, forms)]
    near = [(1, -articles, other) for other in known if (articles := frequency(connection, other))]
    if len(form) >= LONG:  # those that begin alike are gone through, which finds two slips too
        near += begun_alike(connection, form, begins)
    return min(near)[2] if near else None


def one_slip(form: str, last: int) -> list[str]:
    """Return what ``form`` becomes by one slip behind its first letter, at its letter ``last`` at the latest, or by changing the first two round."""
    found = {form[1] + form[0] + form[2:]}
    for at in range(1, last + 1):
        head, tail = form[:at], form[at:]
        found.update(head + letter + tail for letter in LETTERS)
        if tail:
            found.add(head + tail[1:])
            found.update(head + letter + tail[1:] for letter in LETTERS)
            found.add(head + tail[1:2] + tail[0] + tail[2:])
    found.discard(form)
    return sorted(found)


def frequency(connection: sqlite3.Connection, form: str) -> int:
    """Return how many articles have ``form``."""
    row = connection.execute("SELECT doc FROM temp.known_words WHERE term = ?", (form,)).fetchone()
    return int(row[0]) if row else 0


def begun_alike(connection: sqlite3.Connection, form: str, begins: int) -> list[tuple[int, int, str]]:
    """Return the words one or two slips away that have the first letters of ``form``: slips, articles (negative), word.

    Two slips leave one third of the word unchanged, unless both swap letters across the border of two thirds.
    """
    third = (len(form) - begins + 2) // 3
    parts = [(form[at : at + third], at - 2, at + third + 2) for at in range(begins, len(form), third)]
    letters = set(form)
    rows = connection.execute(
        "SELECT term, doc FROM temp.known_words WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
        (form[:begins], form[:begins] + "\U0010ffff", len(form) - 2, len(form) + 2),
    ).fetchall()
    return [
        (slips, -articles, term)
        for term, articles in rows
        if any(part in term[start:end] for part, start, end in parts)
        and len(letters.symmetric_difference(term)) <= 4  # a slip brings in one letter and takes one away
        and 0 < (slips := distance(form, term, 2)) <= 2
    ]


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


def as_printed(connection: sqlite3.Connection, form: str, typed: str) -> str:
    """Return a form of the plain index as texts print it, ``Brüssel`` for ``brussel``: what is nearest to ``typed``, then most often."""
    columns = "headline, teaser, body, captions"
    rows = connection.execute(
        f"SELECT {columns} FROM article_texts WHERE id IN "  # noqa: S608 - ours
        "(SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)",
        (f'"{form}"', SAMPLE),
    )
    return nearest_printed(rows, form, typed)


def nearest_printed(rows: Iterable[Sequence[str | None]], form: str, typed: str) -> str:
    """Return what the texts of ``rows`` print for ``form``: what is nearest to ``typed``, then most often."""
    words = Counter(
        text[place.start : place.end]
        for row in rows
        for text in row
        if text and (letters := plainly(text))
        for place in occurrences(f" {letters} ", form)
    )
    own = typed.lower()
    return min(words, key=lambda word: (distance(word.lower(), own, len(own)), -words[word]), default=form)
