"""A story and the articles that print it, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Member", "Story"]


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, beside the story's first print.

    ``seen`` is when the archive first saw it. ``left_out``, ``added`` and ``changed`` are passages: sentences of the first print that are
    not here, sentences that are here alone, and pairs of both; ``moved`` are passages of both that stand elsewhere.
    """

    id: int
    key: str
    headline: str | None
    published: str | None
    seen: str
    publisher: str | None
    url: str | None
    agencies: tuple[str, ...]
    paths: tuple[str, ...]
    words: int
    left_out: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    moved: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON types."""
        return {
            "id": self.id,
            "key": self.key,
            "headline": self.headline,
            "published": self.published,
            "seen": self.seen,
            "publisher": self.publisher,
            "url": self.url,
            "agencies": list(self.agencies),
            "paths": list(self.paths),
            "words": self.words,
            "left_out": list(self.left_out),
            "added": list(self.added),
            "changed": [list(pair) for pair in self.changed],
            "moved": list(self.moved),
        }


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that print one story, the first print first; ``key`` is the least of their keys, the same in any archive."""

    key: str
    members: tuple[Member, ...]

    @property
    def first(self) -> Member:
        """The article that printed it first: published first, or else seen first."""
        return self.members[0]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON types."""
        return {
            "story": self.key,
            "first": self.first.key,
            "members": [member.to_dict() for member in self.members],
        }
