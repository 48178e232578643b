"""What a search gives: hits, each with a snippet and the places in it that matched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.types.value import Value

if TYPE_CHECKING:
    from newsarchive.types.pieces import Span

__all__ = ["FULL", "LACKING", "PART", "FacetValue", "Hit", "Results", "Snippet", "Timeline"]

FULL, LACKING, PART = "full", "lacking", "part"
"""How an article matches: it meets the query, it lacks a word of it, or it has only a part of a compound instead."""


class Snippet(Value):
    """A stretch of an article's text; ``marks`` are ``[start, end)`` in its code points."""

    text: str
    marks: tuple[Span, ...] = ()


class Hit(Value):
    """One article that a query found. A higher ``score`` is better.

    ``match`` says how: it meets the query (full), it lacks words (lacking), or has only parts of compounds (part);
    ``missing`` are the words it lacks. ``others`` are the articles found beside it that print its story, where a story is shown once.
    ``versions`` are all of its page or file, itself among them, oldest first, where it has several.
    """

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
    publisher: str | None
    url: str | None
    paths: tuple[str, ...]
    snippet: Snippet
    match: str = FULL
    missing: tuple[str, ...] = ()
    others: tuple[int, ...] = ()
    versions: tuple[int, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the hit as plain JSON types, as ``search --json`` prints it."""
        return {
            **self.__dict__,
            "paths": list(self.paths),
            "snippet": {"text": self.snippet.text, "marks": [list(mark) for mark in self.snippet.marks]},
            "missing": list(self.missing),
            "others": list(self.others),
            "versions": list(self.versions),
        }


class Results(Value):
    """The hits of one page, and how many articles there are in all, on every page.

    ``total`` meet the query; ``lacking`` more lack a word of it, and ``partial`` more have only a part of a compound
    (None: they were not looked for). ``meant`` is another query to try where a word is not in the archive.
    ``stories``: how many stories they print (None: not counted). ``older``: how many of the ``total`` are not shown, since a later
    version of them is (None: each is shown by itself).
    """

    hits: tuple[Hit, ...]
    total: int
    meant: str | None = None
    lacking: int | None = None
    partial: int | None = None
    stories: int | None = None
    older: int | None = None


class FacetValue(Value):
    """A value as it is mostly written (None: no value), how many articles have it, and the query's ``filter`` that finds them.

    ``stories``: how many stories they print (None: not counted).
    """

    value: str | None
    count: int
    filter: str
    stories: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON types; ``stories`` only where they were counted."""
        told = {name: getattr(self, name) for name in self.fields}
        return {name: value for name, value in told.items() if name != "stories" or value is not None}


class Timeline(Value):
    """Numbers of articles by ``step`` (year, month or day): ``counts`` are pairs, in order, without empty ones.

    ``since`` and ``until`` are the first and the last step that was asked for, where one was. Of ``total`` articles
    ``undated`` have no date and ``imprecise`` have one that names no such step; ``left_out`` more have no date, and would
    meet the query but for its dates. Where stories are counted, ``articles`` has the same numbers of articles.
    """

    step: str
    counts: tuple[tuple[str, int], ...]
    since: str | None
    until: str | None
    total: int
    undated: int
    imprecise: int
    left_out: int
    articles: Timeline | None = None
