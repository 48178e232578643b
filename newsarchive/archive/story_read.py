"""Rows -> stories: which articles print one, who did first, and what each left out, added and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.store.ids import paths_of
from newsarchive.stories.changes import Kind, changes
from newsarchive.stories.words import story_text
from newsarchive.types.stories import Member, Story

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

__all__ = ["compared_text", "many_prints", "members_of", "read_story", "stories_of", "story_of", "whole_text"]

TEXT = "SELECT headline, subheadline, teaser, body FROM article_texts WHERE id = ?"
FACTS = """SELECT key, headline, published, publisher, url, (SELECT added FROM sources WHERE id = source_id)
  FROM articles WHERE id = ?"""
CREDITS = """SELECT DISTINCT name FROM article_agencies JOIN agencies ON agencies.id = agency_id
  WHERE article_id = ? AND role <> 'photo' ORDER BY name"""
MANY = """SELECT story FROM stories WHERE story <> article_id
  UNION SELECT story FROM stories JOIN articles ON articles.id = article_id WHERE source_id IN
    (SELECT source_id FROM paths WHERE current GROUP BY source_id HAVING count(*) > 1)
  ORDER BY story"""
"""Stories of several articles, or of one whose file lies in several places."""


def many_prints(connection: sqlite3.Connection) -> list[int]:
    """Return the stories that were printed, or kept, more than once."""
    return [story for (story,) in connection.execute(MANY)]


def story_of(connection: sqlite3.Connection, number: int) -> int:
    """Return the story of article ``number``: an article of it, itself where it is not settled yet."""
    found = connection.execute("SELECT story FROM stories WHERE article_id = ?", (number,)).fetchone()
    return found[0] if found else number


def stories_of(connection: sqlite3.Connection, numbers: Collection[int]) -> list[int]:
    """Return the stories of articles that were printed or kept more than once, in the order of the articles."""
    many = set(many_prints(connection))
    return [
        story for story in dict.fromkeys(story_of(connection, number) for number in numbers) if story in many
    ]


def members_of(connection: sqlite3.Connection, story: int) -> list[int]:
    """Return the articles of ``story``."""
    rows = connection.execute(
        "SELECT article_id FROM stories WHERE story = ?1 AND story <> article_id UNION SELECT ?1 ORDER BY 1",
        (story,),
    )
    return [number for (number,) in rows]


def read_story(connection: sqlite3.Connection, story: int) -> Story:
    """Return ``story`` with its members, the first print first, and how the others differ from it."""
    members = [read_member(connection, number) for number in members_of(connection, story)]
    members.sort(key=lambda member: (member.published or member.seen, member.key))
    first = compared_text(connection, members[0].id)
    told = [members[0], *(with_changes(connection, member, first) for member in members[1:])]
    return Story(min(member.key for member in members), tuple(told))


def read_member(connection: sqlite3.Connection, number: int) -> Member:
    """Return article ``number`` as a member of a story, without what it changed."""
    key, headline, published, publisher, url, added = connection.execute(FACTS, (number,)).fetchone()
    return Member(
        id=number,
        key=key,
        headline=headline,
        published=published,
        seen=added,
        publisher=publisher,
        url=url,
        agencies=tuple(name for (name,) in connection.execute(CREDITS, (number,))),
        paths=tuple(paths_of(connection, [number])[number]),
        words=len(compared_text(connection, number).split()),
    )


def with_changes(connection: sqlite3.Connection, member: Member, first: str) -> Member:
    """Return ``member`` with what it did to the text of the first print."""
    from dataclasses import replace  # noqa: PLC0415 - a story of one article does without

    found = changes(first, compared_text(connection, member.id), by="sentence")
    left_out = [passage.one for passage in found if passage.kind is Kind.LEFT_OUT]
    added = [passage.other for passage in found if passage.kind is Kind.ADDED]
    moved = set(left_out).intersection(added)
    return replace(
        member,
        left_out=tuple(passage for passage in left_out if passage not in moved),
        added=tuple(passage for passage in added if passage not in moved),
        moved=tuple(passage for passage in added if passage in moved),
        changed=tuple((passage.one, passage.other) for passage in found if passage.kind is Kind.CHANGED),
    )


def compared_text(connection: sqlite3.Connection, number: int) -> str:
    """Return what of article ``number`` is compared: subheadline, teaser and body."""
    headline, *parts = connection.execute(TEXT, (number,)).fetchone()
    return story_text(headline, tuple(parts))


def whole_text(connection: sqlite3.Connection, number: int) -> str:
    """Return headline, subheadline, teaser and body of article ``number``, a line each."""
    return "\n".join(part for part in connection.execute(TEXT, (number,)).fetchone() if part)
