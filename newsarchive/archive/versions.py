"""An article -> its versions: the same page or file saved again with another text, oldest first."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from newsarchive.archive.story_read import compared_text, members_of, read_member, story_of, with_changes
from newsarchive.store.ids import paths_of
from newsarchive.store.story_rows import read_words
from newsarchive.stories.judge import compare, prepared

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from newsarchive.types.stories import Member

__all__ = ["version_ids", "versions"]

OVERLAP = 0.2
"""The share of one text that the other must hold, where address or path are the same: a page may be rewritten, a path used again."""
DAYS = 30
"""Days within which a copy in the same paper is a version: later it is a reprint."""


def versions(connection: sqlite3.Connection, number: int) -> list[Member]:
    """Return the versions of article ``number``, itself among them, oldest first, each with what it changed of the one before."""
    members = in_order([read_member(connection, one) for one in version_ids(connection, number)])
    told = members[:1]
    for before, member in pairwise(members):
        told.append(with_changes(connection, member, compared_text(connection, before.id)))
    return told


def in_order(members: list[Member]) -> list[Member]:
    """Return versions in the order of time: as they state it, or else as they were seen."""
    stated = all(member.published for member in members)
    return sorted(members, key=lambda one: ((one.published or "") if stated else "", one.seen, one.id))


def version_ids(connection: sqlite3.Connection, number: int) -> set[int]:
    """Return the articles that are versions of one another with article ``number``."""
    found, new = {number}, [number]
    while new:
        one = new.pop()
        for other in near(connection, one):
            if other not in found:
                found.add(other)
                new.append(other)
    return found


def near(connection: sqlite3.Connection, number: int) -> Iterator[int]:
    """Yield the articles that are versions of article ``number`` by themselves."""
    publisher, published, url = connection.execute(
        "SELECT publisher, published, url FROM articles WHERE id = ?", (number,)
    ).fetchone()
    story = set(members_of(connection, story_of(connection, number)))
    same_place = placed_alike(connection, number, url)
    for other in sorted(same_place):
        if other in story or overlap(connection, number, other):
            yield other
    for other in sorted(story - same_place - {number}):
        paper, day = connection.execute(
            "SELECT publisher, published FROM articles WHERE id = ?", (other,)
        ).fetchone()
        if publisher and paper == publisher and within(published, day):
            yield other


def placed_alike(connection: sqlite3.Connection, number: int, url: str | None) -> set[int]:
    """Return the other articles of the same address, or that were seen at the same path."""
    found: set[int] = set()
    if url:
        found.update(one for (one,) in connection.execute("SELECT id FROM articles WHERE url = ?", (url,)))
    for path in paths_of(connection, [number])[number]:
        found.update(
            one
            for (one,) in connection.execute(
                "SELECT articles.id FROM paths JOIN articles ON articles.source_id = paths.source_id WHERE path = ?",
                (path,),
            )
        )
    return found - {number}


def overlap(connection: sqlite3.Connection, one: int, other: int) -> bool:
    """Tell whether two articles share enough of their texts to be one page."""
    match = compare(prepared(read_words(connection, one)), prepared(read_words(connection, other)))
    return max(match.first, match.second) >= OVERLAP


def within(one: str | None, other: str | None) -> bool:
    """Tell whether two dates are known and near one another."""
    try:
        days = abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((other or "")[:10])).days)
    except ValueError:
        return False
    return days <= DAYS
