"""An article -> its versions: the same page or file saved again with another text, oldest first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from newsarchive.archive.story_read import compared_text, read_member, with_changes
from newsarchive.store.stories.versions import chain_of

if TYPE_CHECKING:
    import sqlite3

    from newsarchive.types.stories import Member

__all__ = ["versions"]


def versions(connection: sqlite3.Connection, number: int) -> list[Member]:
    """Return the versions of article ``number``, itself among them, oldest first, each with what it changed of the one before."""
    members = [read_member(connection, one) for one in chain_of(connection, number) or [number]]
    told = members[:1]
    for before, member in pairwise(members):
        told.append(with_changes(connection, member, compared_text(connection, before.id)))
    return told
