"""What a search asks of an engine that keeps articles. SQLite's answers are in ``sqlite_index``; another engine can give its own.

Above it nothing knows how articles are kept: ``page`` and the concordance show what an engine finds.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from newsarchive.german.lookup import Lookup
from newsarchive.types.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsarchive.query.nodes import Query
    from newsarchive.query.plan import Plan
    from newsarchive.search.match.lemmas import WordNames
    from newsarchive.types.results import FacetValue, Timeline

__all__ = ["Found", "Index"]


class Found(Value):
    """The ids of a page in order, with their scores.

    ``total`` articles meet the query, ``lacking`` more lack a word of it, and ``partial`` more have only a part of a
    compound (None: not looked for). ``match`` tells for an id which of them it is, ``missing`` the words it lacks.
    ``absent`` are the first terms of all words of the query, of alternatives too, that an article surely lacks.
    """

    ids: list[int]
    scores: dict[int, float]
    total: int
    match: Mapping[int, str] = MappingProxyType({})
    missing: Mapping[int, tuple[str, ...]] = MappingProxyType({})
    lacking: int | None = None
    partial: int | None = None
    absent: Mapping[int, Sequence[str]] = MappingProxyType({})


class Index(Lookup, Protocol):
    """An engine that keeps articles and what their words have taught; articles go by numbers of its own."""

    @property
    def names(self) -> WordNames:
        """The terms of words that texts are searched for, as far as they were asked for."""

    def find(  # noqa: PLR0913 - the options of a search
        self,
        query: Query,
        *,
        limit: int,
        offset: int,
        sort: str,
        mode: str | None = None,
        beyond: bool | None = None,
    ) -> Found:
        """Return the articles of a page from hit ``offset`` on, in order.

        ``mode``: all, any, or None as ``readings`` tells. ``beyond``: whether the list goes on with articles that do not
        quite meet the query; None: where few do and no ``mode`` was asked for.
        """

    def count(self, query: Query, mode: str | None = None) -> int:
        """Return how many articles ``query`` means."""

    def facets(
        self, query: Query, names: Sequence[str], mode: str | None = None
    ) -> dict[str, list[FacetValue]]:
        """Return for each of ``names`` its values in the articles that ``query`` means, with their numbers."""

    def timeline(self, query: Query, step: str, mode: str | None = None) -> Timeline:
        """Return how many articles that ``query`` means are from each year, month or day."""

    def rows(
        self, ids: Sequence[int], of_article: Sequence[str], of_texts: Sequence[str]
    ) -> Iterator[tuple[int, list[Any]]]:
        """Yield each of ``ids``, in any order, with fields of the article and columns of its texts."""

    def paths(self, ids: Sequence[int]) -> Mapping[int, Sequence[str]]:
        """Return the paths that the articles came from."""

    def stories(self) -> Mapping[int, int]:
        """Return the story of each article that shares one, but for the first."""

    def versions(self) -> Mapping[int, tuple[int, ...]]:
        """Return for each article that is one of several versions of a page all of them, oldest first."""

    def holds_for_any(self, plan: Plan) -> bool:
        """Tell whether an article has what ``plan`` asks for; True where that is not told quickly."""

    def nearest(self, word: str) -> str | None:
        """Return the word that was probably meant by one that no article has, as it is printed."""
