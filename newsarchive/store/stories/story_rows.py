"""An article's texts -> its rows in the tables of stories; what waits to be settled, and what must be settled anew.

An article waits while it has a row in ``sketches``. So what a run that was killed left undone is done by the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.store.rows import FTS_COLUMNS
from newsarchive.store.stories.shingles import (
    drop_shingles,
    make_shingle_tables,
    pack_sketch,
    postings,
    unpack_sketch,
)
from newsarchive.stories.cluster import is_standing, may_be_standing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from newsarchive.stories.words import StoryWords

__all__ = [
    "add_sketches", "forget_story", "leads_of", "make_story_tables", "new_standing", "read_words", "requeue", "sketch_of",
    "texts_of",
]  # fmt: skip

COMPARED = ("subheadline", "teaser", "body")
PLACES = tuple(FTS_COLUMNS.index(column) for column in COMPARED)
HEADLINE = FTS_COLUMNS.index("headline")
ADD = "INSERT OR REPLACE INTO sketches (article_id, indexed, hashes) VALUES (?, ?, ?)"
AT_ONCE = 500
"""Numbers bound to one statement."""


def make_story_tables(connection: sqlite3.Connection) -> None:
    """Make the tables."""
    make_shingle_tables(connection)
    connection.execute("CREATE TABLE standing_shingles (hash INTEGER PRIMARY KEY)")
    connection.execute(
        "CREATE TABLE stories (article_id INTEGER PRIMARY KEY, story INTEGER NOT NULL, lead INTEGER NOT NULL, "
        "hashes INTEGER NOT NULL)"
    )
    connection.execute("CREATE INDEX story_members ON stories (story) WHERE story <> article_id")


def texts_of(texts: Sequence[str | None]) -> StoryWords:
    """Return what of an article with these ``texts`` (in the order of ``rows.FTS_COLUMNS``) is compared."""
    from newsarchive.stories.words import story_text, story_words  # noqa: PLC0415 - searching does without

    return story_words(story_text(texts[HEADLINE], tuple(texts[place] for place in PLACES)))


def sketch_of(texts: Sequence[str | None]) -> bytes:
    """Return the packed sketch of an article with these ``texts``. Workers run it."""
    from newsarchive.stories.sketch import sketch  # noqa: PLC0415 - as above
    from newsarchive.stories.words import compared_words, story_text  # noqa: PLC0415 - as above

    return pack_sketch(
        sketch(compared_words(story_text(texts[HEADLINE], tuple(texts[place] for place in PLACES))))
    )


def read_words(connection: sqlite3.Connection, number: int) -> StoryWords:
    """Return what of article ``number`` is compared."""
    columns = ", ".join(FTS_COLUMNS)
    return texts_of(
        connection.execute(f"SELECT {columns} FROM article_texts WHERE id = ?", (number,)).fetchone()  # noqa: S608
    )


def add_sketches(connection: sqlite3.Connection, rows: Iterable[tuple[int, bytes]]) -> None:
    """Let articles wait, each with its packed sketch; the caller holds the transaction."""
    connection.executemany(ADD, ((number, 0, packed) for number, packed in rows))


def forget_story(connection: sqlite3.Connection, number: int, texts: Sequence[str | None]) -> None:
    """Take article ``number``, which had ``texts``, out of its story; those left wait, to be settled without it."""
    hashes = unpack_sketch(sketch_of(texts))
    requeue(connection, [number])
    connection.execute("DELETE FROM sketches WHERE article_id = ?", (number,))
    connection.execute("DELETE FROM stories WHERE article_id = ?", (number,))
    drop_shingles(connection, number, hashes)
    was_standing = [
        value
        for value in hashes
        if connection.execute("SELECT 1 FROM standing_shingles WHERE hash = ?", (value,)).fetchone()
    ]
    holders = postings(connection, was_standing)
    for value in was_standing:
        numbers = holders.get(value, [])
        if not is_standing(leads_of(connection, numbers)):
            connection.execute("DELETE FROM standing_shingles WHERE hash = ?", (value,))
            requeue(connection, numbers)


def new_standing(connection: sqlite3.Connection, holders: dict[int, list[int]]) -> set[int]:
    """Keep and return which hashes of ``holders`` are of standing text now; whoever has one is settled anew."""
    found = set()
    for value, numbers in holders.items():
        if may_be_standing(len(numbers)) and is_standing(leads_of(connection, numbers)):
            found.add(value)
            connection.execute("INSERT OR IGNORE INTO standing_shingles (hash) VALUES (?)", (value,))
            requeue(connection, numbers)
    return found


def leads_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> set[int]:
    """Return the least hashes of articles."""
    return {lead for some in chunks(numbers) for (lead,) in connection.execute(
        f"SELECT lead FROM stories WHERE article_id IN ({marks(some)})", some  # noqa: S608 - question marks
    )}  # fmt: skip


def requeue(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Let the stories of articles, whole, wait to be settled anew; what waits already stays as it is."""
    affected: set[int] = set()
    for some in chunks(numbers):
        affected.update(
            story
            for (story,) in connection.execute(
                f"SELECT story FROM stories WHERE article_id IN ({marks(some)})",  # noqa: S608 - as above
                some,
            )
        )
    for story in sorted(affected):
        members = [number for (number,) in connection.execute(
            "SELECT article_id FROM stories WHERE story = ?1 AND story <> article_id UNION SELECT ?1", (story,)
        )]  # fmt: skip
        for number in members:
            if not connection.execute("SELECT 1 FROM sketches WHERE article_id = ?", (number,)).fetchone():
                packed = pack_sketch(sketch_hashes(connection, number))
                connection.execute(ADD, (number, 1, packed))
        connection.executemany(
            "UPDATE stories SET story = article_id WHERE article_id = ?", [(number,) for number in members]
        )


def sketch_hashes(connection: sqlite3.Connection, number: int) -> list[int]:
    """Return the sketch of article ``number``, made again from its text."""
    from newsarchive.stories.sketch import sketch  # noqa: PLC0415 - as above

    return sketch(read_words(connection, number).words)


def chunks(numbers: Sequence[int]) -> list[Sequence[int]]:
    """Return ``numbers`` in parts that one statement can bind."""
    return [numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE)]


def marks(numbers: Sequence[int]) -> str:
    """Return as many question marks, with commas between."""
    return ", ".join("?" * len(numbers))
