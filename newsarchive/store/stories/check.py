"""The stories of a whole archive: held to the texts, and made again from them.

All but what people decided can be made again, so no other table of stories is part of a dump.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from zlib import crc32

from newsarchive.store.rows import FTS_COLUMNS
from newsarchive.store.stories.settle import Slice, Texts
from newsarchive.store.stories.shingles import postings, unpack_sketch
from newsarchive.store.stories.story_rows import add_sketches, leads_of, sketch_of
from newsarchive.store.stories.versions import SLICE, chains_of, may_be_versions, unlike
from newsarchive.stories.cluster import is_standing, may_be_standing
from newsarchive.stories.components import Components

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["DERIVED", "check_stories", "queue_all"]

DERIVED = ("sketches", "shingles", "shingle_segments", "standing_shingles", "stories", "versions")
"""Tables that are made from the texts."""
PRINTED_OFTEN = "SELECT article_id FROM stories WHERE story <> article_id UNION SELECT story FROM stories WHERE story <> article_id"
TEXTS = f"SELECT id, {', '.join(FTS_COLUMNS)} FROM article_texts ORDER BY id"  # noqa: S608 - names of our own


def queue_all(connection: sqlite3.Connection) -> None:
    """Forget all stories, and let every article wait to be settled; the caller holds the transaction."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in there.intersection(DERIVED):  # an older schema has not all of them yet
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    rows = connection.execute(TEXTS)
    add_sketches(connection, ((number, sketch_of(texts)) for number, *texts in rows))


def check_stories(connection: sqlite3.Connection) -> str | None:
    """Return what is wrong with the stories, beside the texts they were found in. Articles that wait are no fault."""
    try:
        if connection.execute("SELECT 1 FROM sketches").fetchone():
            return None if every_article(connection) else "articles are missing"
        if not every_article(connection) or wrong_shingles(connection):
            return "shingles are missing or too many"
        components = Components()
        texts = Texts(connection)
        for some in slices(connection):
            holders = postings(connection, {value for hashes in some.values() for value in hashes})
            for value, numbers in holders.items():
                if may_be_standing(len(numbers)) and is_standing(leads_of(connection, numbers)) != (
                    value in texts.standing
                ):
                    return "a shingle of standing text is not known as such"
            Slice(
                connection=connection,
                sketches=some,
                holders=holders,
                texts=texts,
                components=components,
                again=True,
            ).join()
        stored = Components()
        rows = connection.execute("SELECT article_id, story FROM stories").fetchall()
        for number, story in rows:
            stored.join(number, story)
    except sqlite3.DatabaseError as error:
        return str(error)
    wrong = [number for number, _ in rows if stored.find(number) != components.find(number)]
    return f"article {min(wrong)} is in another story" if wrong else check_versions(connection)


def check_versions(connection: sqlite3.Connection) -> str | None:
    """Return what is wrong with the chains of versions."""
    stored = connection.execute("SELECT article_id, latest, place FROM versions").fetchall()
    numbers = {number for (number,) in connection.execute(PRINTED_OFTEN)}
    numbers |= may_be_versions(
        connection, [number for (number,) in connection.execute("SELECT id FROM articles")]
    )
    wrong = unlike(stored, chains_of(connection, numbers))
    return f"article {wrong[0]} is another version" if wrong else None


def every_article(connection: sqlite3.Connection) -> bool:
    """Tell whether each article waits or has a story."""
    (missing,) = connection.execute(
        "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM stories) "
        "AND id NOT IN (SELECT article_id FROM sketches)"
    ).fetchone()
    return not missing


def wrong_shingles(connection: sqlite3.Connection) -> bool:
    """Tell whether the shingles are not those of the texts."""
    wanted = sum(
        crc32(b"%d %d" % (number, value))
        for some in slices(connection)
        for number, hashes in some.items()
        for value in hashes
    )
    found = sum(
        crc32(b"%d %d" % (number, value))
        for number, value in connection.execute("SELECT article_id, hash FROM shingles")
    )
    return found != wanted


def slices(connection: sqlite3.Connection) -> Iterator[dict[int, Sequence[int]]]:
    """Yield the sketches of all articles by number, made from their texts, some at a time."""
    rows = connection.execute(TEXTS)
    while some := rows.fetchmany(SLICE):
        yield {number: unpack_sketch(sketch_of(texts)) for number, *texts in some}
