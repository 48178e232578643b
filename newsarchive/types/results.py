"""What a search gives: hits, each with a snippet and the places in it that matched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.types.value import Value

if TYPE_CHECKING:
    from newsarchive.types.pieces import Span

__all__ = ["Hit", "Results", "Snippet"]


class Snippet(Value):
    """A stretch of an article's text; ``marks`` are ``[start, end)`` in its code points."""

    text: str
    marks: tuple[Span, ...] = ()


class Hit(Value):
    """One article that a query found. A higher ``score`` is better; ``missing`` are query words it lacks."""

    id: int
    key: str
    score: float
    section: str | None
    kicker: str | None
    headline: str | None
    subheadline: str | None
    teaser: str | None
    byline: str | None
    published: str | None
    paths: tuple[str, ...]
    snippet: Snippet
    missing: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the hit as plain JSON types, as ``search --json`` prints it."""
        return {
            **self.__dict__,
            "paths": list(self.paths),
            "snippet": {"text": self.snippet.text, "marks": [list(mark) for mark in self.snippet.marks]},
            "missing": list(self.missing),
        }


class Results(Value):
    """The hits of one page, the ``total`` of the query, and a word to try where one is not in the archive."""

    hits: tuple[Hit, ...]
    total: int
    meant: str | None = None
