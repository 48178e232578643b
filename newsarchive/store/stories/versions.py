"""Articles -> ``versions``: which are one page or file, saved again with another text.

Two articles are versions of one another that have the same address or were seen at the same path and share a part of their texts, or that are
one story in the same paper within some days. A chain is whatever such pairs join, so it depends on which articles the archive holds alone.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from newsarchive.store.stories.story_rows import chunks, marks, read_words, requeue
from newsarchive.stories.judge import compare, prepared

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

__all__ = [
    "SLICE",
    "chain_of",
    "chains_of",
    "forget_versions",
    "keep_versions",
    "make_version_table",
    "may_be_versions",
    "requeue_path",
    "unlike",
]

OVERLAP = 0.2
"""The share of one text that the other must hold, where address or path are the same: a page may be rewritten, a path used again."""
DAYS = 30
"""Days within which a copy in the same paper is a version: later it is a reprint."""
MOST = 60
"""Articles that may have one address or path: what more have is no page's own."""
SLICE = 1_000
"""Articles settled in one transaction, by which an address may have got more than ``MOST``."""
SAME_ADDRESS = (
    "SELECT id FROM articles WHERE url = (SELECT url FROM articles WHERE id = ?1) AND url <> '' LIMIT ?2"
)
SAME_PATH = (
    """SELECT id FROM articles WHERE source_id IN (SELECT source_id FROM paths WHERE path = ?1) LIMIT ?2"""
)
OWN_PATHS = """SELECT path FROM paths WHERE source_id = (SELECT source_id FROM articles WHERE id = ?)
  AND path <> '-' AND path NOT LIKE '-!/%' AND path NOT LIKE '-#%'"""
"""What came by standard input has no path."""
SHARED_ADDRESS = """SELECT id FROM articles AS one WHERE id IN ({marks}) AND url <> ''
  AND EXISTS (SELECT 1 FROM articles WHERE url = one.url AND id <> one.id)"""
SHARED_PATH = """SELECT one.id FROM articles AS one JOIN paths AS own ON own.source_id = one.source_id WHERE one.id IN ({marks})
  AND EXISTS (SELECT 1 FROM paths WHERE path = own.path AND source_id <> own.source_id) AND own.path <> '-'"""
MEMBERS = "SELECT article_id FROM stories WHERE story = ?1 AND story <> article_id UNION SELECT ?1"
FACTS = """SELECT coalesce(updated, published), added FROM articles JOIN sources ON sources.id = source_id
  WHERE articles.id = ?"""


def make_version_table(connection: sqlite3.Connection) -> None:
    """Make the table: of each version the ``latest`` of its chain, and its ``place`` in it, from 1."""
    connection.execute(
        "CREATE TABLE versions (article_id INTEGER PRIMARY KEY, latest INTEGER NOT NULL, place INTEGER NOT NULL)"
    )
    connection.execute("CREATE INDEX version_chains ON versions (latest)")


def may_be_versions(connection: sqlite3.Connection, numbers: Collection[int]) -> set[int]:
    """Return those of ``numbers`` whose address or path another article has too."""
    found: set[int] = set()
    for some in chunks(sorted(numbers)):
        for statement in (SHARED_ADDRESS, SHARED_PATH):
            rows = connection.execute(statement.format(marks=marks(some)), some)
            found.update(number for (number,) in rows)
    return found


def keep_versions(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Find the chains of ``numbers`` anew, and write them; the caller holds the transaction."""
    wanted = set(numbers)
    pages = Pages(connection)
    for number in sorted(wanted):
        wanted.update(pages.place_of(number, MOST + SLICE))
    wanted.update(chain.from_iterable(chain_of(connection, number) for number in sorted(wanted)))
    chains = list(chains_of(connection, wanted, pages))
    gone = sorted(wanted.union(*chains))
    for some in chunks(gone):
        connection.execute(f"DELETE FROM versions WHERE article_id IN ({marks(some)})", some)  # noqa: S608 - question marks
    connection.executemany(
        "INSERT INTO versions (article_id, latest, place) VALUES (?, ?, ?)",
        [(number, members[-1], place) for members in chains for place, number in enumerate(members, 1)],
    )


def chain_of(connection: sqlite3.Connection, number: int) -> list[int]:
    """Return the versions of article ``number``, itself among them, oldest first; none where it has one version."""
    rows = connection.execute(
        "SELECT article_id FROM versions WHERE latest = (SELECT latest FROM versions WHERE article_id = ?) ORDER BY place",
        (number,),
    )
    return [one for (one,) in rows]


def forget_versions(connection: sqlite3.Connection, number: int) -> None:
    """Take article ``number`` out of its chain; those left wait, to be settled without it."""
    others = {*chain_of(connection, number), *Pages(connection).place_of(number, MOST + 1)} - {number}
    connection.execute("DELETE FROM versions WHERE article_id = ?", (number,))
    requeue(connection, sorted(others))


def requeue_path(connection: sqlite3.Connection, source_id: int, path: str) -> None:
    """Let an article wait that was seen at a second path, where other articles were seen there before."""
    others = connection.execute(
        "SELECT 1 FROM paths WHERE path = ? AND source_id <> ? AND path <> '-'", (path, source_id)
    ).fetchone()
    if others:
        rows = connection.execute("SELECT id FROM articles WHERE source_id = ?", (source_id,))
        requeue(connection, [number for (number,) in rows])


def chains_of(
    connection: sqlite3.Connection, numbers: Iterable[int], pages: Pages | None = None
) -> Iterator[list[int]]:
    """Yield the chains that ``numbers`` are in, of two versions at least, each in order of time."""
    pages = pages or Pages(connection)
    seen: set[int] = set()
    for number in sorted(numbers):
        if number in seen:
            continue
        members, new = {number}, [number]
        while new:
            for other in pages.versions_of(new.pop()):
                if other not in members:
                    members.add(other)
                    new.append(other)
        seen |= members
        if len(members) > 1:
            yield in_order(connection, members)


def in_order(connection: sqlite3.Connection, members: Collection[int]) -> list[int]:
    """Return versions in the order of time: as they state it, or else as they were seen."""
    facts = {number: connection.execute(FACTS, (number,)).fetchone() for number in members}
    stated = all(day for day, _ in facts.values())
    return sorted(members, key=lambda one: (facts[one][0] if stated else "", facts[one][1], one))


class Pages:
    """What articles have in common that makes them versions, looked up once each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.of_story: dict[int, dict[int, list[int]]] = {}

    def versions_of(self, number: int) -> Iterator[int]:
        """Yield the articles that are versions of article ``number`` by themselves."""
        found = self.connection.execute(
            "SELECT story FROM stories WHERE article_id = ?", (number,)
        ).fetchone()
        near = self.in_story(found[0] if found else number)
        yield from near.get(number, ())
        for other in sorted(self.place_of(number, MOST)):
            if self.one_story(number, other) or overlap(self.connection, number, other):
                yield other

    def one_story(self, one: int, other: int) -> bool:
        """Tell whether two articles are one story."""
        return bool(
            self.connection.execute(
                "SELECT 1 FROM stories JOIN stories AS others USING (story) WHERE stories.article_id = ? AND others.article_id = ?",
                (one, other),
            ).fetchone()
        )

    def in_story(self, story: int) -> dict[int, list[int]]:
        """Return which articles of a story are versions: prints in one paper, each within ``DAYS`` of the next."""
        if story not in self.of_story:
            by_paper: dict[str, list[tuple[date, int]]] = defaultdict(list)
            for (number,) in self.connection.execute(MEMBERS, (story,)).fetchall():
                paper, published = self.connection.execute(
                    "SELECT publisher, published FROM articles WHERE id = ?", (number,)
                ).fetchone()
                if paper and (day := day_of(published)):
                    by_paper[paper].append((day, number))
            near: dict[int, list[int]] = defaultdict(list)
            for prints in by_paper.values():
                for (before, one), (after, other) in pairwise(sorted(prints)):
                    if (after - before).days <= DAYS:
                        near[one].append(other)
                        near[other].append(one)
            self.of_story[story] = near
        return self.of_story[story]

    def place_of(self, number: int, most: int) -> set[int]:
        """Return the other articles of the same address, or that were seen at the same path, where they are ``most`` at most."""
        found: set[int] = set()
        for statement, value in [
            (SAME_ADDRESS, number),
            *((SAME_PATH, path) for (path,) in self.connection.execute(OWN_PATHS, (number,)).fetchall()),
        ]:
            some = [one for (one,) in self.connection.execute(statement, (value, most + 1))]
            if len(some) <= most:
                found.update(some)
        return found - {number}


def overlap(connection: sqlite3.Connection, one: int, other: int) -> bool:
    """Tell whether two articles share enough of their texts to be one page."""
    match = compare(prepared(read_words(connection, one)), prepared(read_words(connection, other)))
    return max(match.first, match.second) >= OVERLAP


def day_of(published: str | None) -> date | None:
    """Return the day of a date; None where it names none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def unlike(stored: Sequence[tuple[int, int, int]], chains: Iterable[Sequence[int]]) -> list[int]:
    """Return the articles whose rows in ``versions`` are not what ``chains`` say."""
    wanted = {(number, members[-1], place) for members in chains for place, number in enumerate(members, 1)}
    return sorted({number for number, *_ in wanted.symmetric_difference(stored)})
