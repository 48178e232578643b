"""Articles -> the other prints of their story, as short as a list names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsarchive.archive.archive import Archive

__all__ = ["Print", "many_prints", "prints_of", "story_of_each"]

NAMED = """SELECT id, key, headline, publisher, published,
  (SELECT path FROM paths WHERE paths.source_id = articles.source_id ORDER BY paths.id LIMIT 1) FROM articles WHERE id = ?"""
SHOWN = 20
"""Prints that are named beside a hit."""


class Print(NamedTuple):
    """An article that prints a story."""

    id: int
    key: str
    headline: str | None
    publisher: str | None
    published: str | None
    path: str | None

    def name(self, nameless: str) -> str:
        """Return what a list calls it: its paper, or else the file that it came from, or else its headline."""
        return self.publisher or (self.path or "").rpartition("/")[2] or self.headline or nameless


def many_prints(archive: Archive) -> bool:
    """Tell whether the archive has a story that several articles print."""
    with archive.statement() as connection:
        return (
            connection.execute("SELECT 1 FROM stories WHERE story <> article_id LIMIT 1").fetchone()
            is not None
        )


def story_of_each(archive: Archive, numbers: Sequence[int]) -> dict[int, int]:
    """Return the story of each article that shares one."""
    marks = ", ".join("?" * len(numbers))
    with archive.statement() as connection:
        return dict(
            connection.execute(
                f"SELECT article_id, story FROM stories WHERE article_id IN ({marks})",  # noqa: S608 - marks only
                numbers,
            ).fetchall()
        )


def prints_of(archive: Archive, numbers: Mapping[int, Sequence[int]]) -> dict[int, list[Print]]:
    """Return for each key of ``numbers`` the articles it names, oldest first, ``SHOWN`` at most."""
    with archive.statement() as connection:
        return {
            one: sorted(
                (Print(*row) for other in others[:SHOWN] for row in connection.execute(NAMED, (other,))),
                key=lambda found: (found.published or "9", found.key),
            )
            for one, others in numbers.items()
        }
