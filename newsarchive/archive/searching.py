"""An archive, and what can be asked of its articles: lists of hits, numbers, matches."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from newsarchive.archive.opened import OpenedArchive

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from newsarchive.query.nodes import Query
    from newsarchive.search.index import Index
    from newsarchive.search.show.kwic import Line
    from newsarchive.search.show.overview import Listed
    from newsarchive.types.article import Article
    from newsarchive.types.pieces import Span
    from newsarchive.types.results import FacetValue, Results, Timeline

__all__ = ["AskedArchive", "SearchableArchive"]


class AskedArchive(ABC):
    """An archive whose articles can be searched and counted, whatever engine keeps them."""

    @abstractmethod
    def index(self) -> AbstractContextManager[Index]:
        """Give what a search asks."""

    @abstractmethod
    def whole(self, query: str | Query) -> Query:
        """Return ``query``, read, with each saved query in place of its name."""

    @abstractmethod
    def get(self, wanted: str | int) -> Article:
        """Return the article with this row number or prefix (4 letters at least) of a key."""

    def search(  # noqa: PLR0913 - the options of a search
        self,
        query: str | Query,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: str = "score",
        mode: str | None = None,
        beyond: bool | None = None,
        collapse: bool = False,
        latest: bool = False,
    ) -> Results:
        """Return a page of the articles that meet ``query``, best first.

        Behind them come those that lack a word of it, and those that have only a part of a compound: with ``beyond``, and
        where it is None and fewer than ten meet it; each hit's ``match`` says which it is. ``collapse``: a story once,
        by its best hit. ``latest``: of versions of a page the last one that meets the query alone; ``total`` counts them all. Raises QuerySyntaxError or an ArchiveError.
        """
        from newsarchive.search.page import search  # noqa: PLC0415 - writing does without

        with self.index() as index:
            return search(
                index,
                self.whole(query),
                limit=limit,
                offset=offset,
                sort=sort,
                mode=mode,
                beyond=beyond,
                collapse=collapse,
                latest=latest,
            )

    def ids(self, query: str | Query = "*", *, sort: str = "score", mode: str | None = None) -> list[int]:
        """Return the ids of all articles that meet ``query``, in order: as many as ``count`` says. Raises as ``search`` does."""
        from newsarchive.search.page import ids  # noqa: PLC0415 - as above

        with self.index() as index:
            return ids(index, self.whole(query), sort=sort, mode=mode)

    def articles(
        self, query: str | Query = "*", *, sort: str = "score", mode: str | None = None
    ) -> Iterator[Article]:
        """Yield all articles that meet ``query``, in order, one after the other. Raises as ``search`` does."""
        for number in self.ids(query, sort=sort, mode=mode):
            yield self.get(number)

    def kwic(  # noqa: PLR0913 - the options of a search
        self,
        query: str | Query,
        words: int,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: str = "score",
        mode: str | None = None,
    ) -> list[Line]:
        """Return a page of matches, each once with ``words`` words on either side; ``limit`` and ``offset`` count matches.

        ``sort``: as in ``search``, or left or right, by the words beside the match. Raises UsageError where only filters are asked
        for, and as ``search`` does.
        """
        from newsarchive.search.page import kwic  # noqa: PLC0415 - as above

        with self.index() as index:
            return kwic(index, self.whole(query), words, limit=limit, offset=offset, sort=sort, mode=mode)

    def count(self, query: str | Query, *, mode: str | None = None) -> int:
        """Return how many articles meet ``query``. Raises QuerySyntaxError or an ArchiveError."""
        with self.index() as index:
            return index.count(self.whole(query), mode)

    def near_misses(self, query: str | Query) -> list[int]:
        """Return the ids of the articles that do not quite meet ``query``: those which ``search`` lists behind the others."""
        from newsarchive.search.page import near_ids  # noqa: PLC0415 - as above

        with self.index() as index:
            return near_ids(index, self.whole(query))

    def matches(self, query: str, texts: Sequence[str]) -> list[list[Span]]:
        """Return for each of ``texts`` where it has what ``query`` looks for, in code points. Raises QuerySyntaxError."""
        from newsarchive.search.page import matches  # noqa: PLC0415 - as above

        with self.index() as index:
            return matches(index, self.whole(query), texts)

    def facets(
        self, query: str | Query, names: Sequence[str], *, mode: str | None = None
    ) -> dict[str, list[FacetValue]]:
        """Return for each of ``names`` (section, place, …) its values in the articles that meet ``query``, with their numbers."""
        with self.index() as index:
            return index.facets(self.whole(query), names, mode)

    def timeline(self, query: str | Query, *, step: str = "month", mode: str | None = None) -> Timeline:
        """Return how many of the articles that meet ``query`` are from each year, month or day, and how many from none."""
        with self.index() as index:
            return index.timeline(self.whole(query), step, mode)


class SearchableArchive(OpenedArchive, AskedArchive):
    """An open archive file whose articles can be searched, listed and counted."""

    def combined(
        self, query: str | Query, *, by: Sequence[str], mode: str | None = None
    ) -> list[tuple[tuple[str | None, ...], int]]:
        """Return how many articles that meet ``query`` have each combination of values of ``by`` (publisher, month, …); the numbers add up."""
        from newsarchive.search.show.crosstab import combined  # noqa: PLC0415 - as above

        with self.found(query, mode=mode) as connection:
            return combined(connection, by)

    def listed(
        self, query: str | Query = "*", *, sort: str = "date", limit: int = 20, offset: int = 0
    ) -> tuple[int, list[Listed]]:
        """Return how many articles ``query`` means, and a page of them. Raises QuerySyntaxError or an ArchiveError."""
        from newsarchive.search.show.overview import listed  # noqa: PLC0415 - as above

        with self.found(query) as connection:
            (total,) = connection.execute("SELECT count(*) FROM temp.found").fetchone()
            return int(total), listed(connection, sort, limit, offset)

    def stats(
        self, query: str | Query = "*", *, by: Sequence[str] = (), gaps: int | None = None
    ) -> dict[str, Any]:
        """Return numbers about what ``query`` means: ``total``, ``complete`` by field, ``by`` name (of ``BY``), ``gaps`` of so many days."""
        from newsarchive.search.show import overview  # noqa: PLC0415 - as above

        with self.found(query) as connection:
            (total,) = connection.execute("SELECT count(*) FROM temp.found").fetchone()
            return {
                "total": total,
                "complete": overview.complete(connection),
                "by": {name: overview.numbers(connection, name) for name in by},
                "gaps": None if gaps is None else [gap._asdict() for gap in overview.gaps(connection, gaps)],
            }

    @contextmanager
    def found(self, query: str | Query, *, mode: str | None = None) -> Iterator[sqlite3.Connection]:
        """Give the connection with the articles that meet ``query`` in the temporary table ``found``."""
        from newsarchive.search.show.facets import keep_matching  # noqa: PLC0415 - as above

        with self.index() as index:
            keep_matching(index, self.whole(query), mode)
            yield index.connection

    def whole(self, query: str | Query) -> Query:
        """Return ``query``, read, with each saved query in place of its name. Raises QuerySyntaxError, UsageError for an unknown name."""
        from newsarchive.query.parse import as_query, saved_in  # noqa: PLC0415 - as above

        parsed = as_query(query)
        if not saved_in(parsed):
            return parsed
        from newsarchive.study.queries import resolved  # noqa: PLC0415 - as above

        with self.statement() as connection:
            return resolved(connection, parsed)
