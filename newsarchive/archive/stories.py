"""What commands and programs ask of an archive's stories: ``archive.stories``."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from newsarchive.errors import AmbiguousId, ArchiveReadOnly, NoSuchArticle
from newsarchive.store.ids import resolve_id
from newsarchive.store.transaction import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from newsarchive.archive.similar import Similar
    from newsarchive.query.nodes import Query
    from newsarchive.stories.changes import Passage
    from newsarchive.types.results import FacetValue, Timeline
    from newsarchive.types.stories import Member, Story

__all__ = ["Stories", "StoryCounts"]


class Counted(Protocol):
    """What counts articles."""

    def found(
        self, query: str | Query, *, mode: str | None = None
    ) -> AbstractContextManager[sqlite3.Connection]:
        """Give the connection with the articles that meet ``query`` in the temporary table ``found``."""

    def stats(
        self, query: str | Query = "*", *, by: Sequence[str] = (), gaps: int | None = None
    ) -> dict[str, Any]:
        """Return numbers about what ``query`` means."""

    def timeline(self, query: str | Query, *, step: str = "month", mode: str | None = None) -> Timeline:
        """Return how many articles are from when."""


class StoryCounts:
    """Numbers of stories. Every method raises QuerySyntaxError or an ArchiveError."""

    def __init__(self, archive: Counted) -> None:
        self.archive = archive

    def count(self, query: str | Query, *, mode: str | None = None) -> tuple[int, int]:
        """Return how many stories the articles that meet ``query`` print, and how many articles they are."""
        from newsarchive.search.show.stories import how_many  # noqa: PLC0415 - most searches do without

        with self.archive.found(query, mode=mode) as connection:
            return how_many(connection)

    def facets(
        self, query: str | Query, names: Sequence[str], *, mode: str | None = None
    ) -> dict[str, list[FacetValue]]:
        """Return the values of fields in the articles that meet ``query``, with their numbers of articles and stories."""
        from newsarchive.search.show.stories import facets_by_story  # noqa: PLC0415 - as above

        with self.archive.found(query, mode=mode) as connection:
            return facets_by_story(connection, names)

    def timeline(self, query: str | Query, *, step: str = "month", mode: str | None = None) -> Timeline:
        """Return how many stories are printed in each year, month or day; its ``articles`` are the same of articles."""
        from newsarchive.search.show.stories import stories_over_time  # noqa: PLC0415 - as above

        articles = self.archive.timeline(query, step=step, mode=mode)
        with self.archive.found(query, mode=mode) as connection:
            return stories_over_time(connection, articles)

    def stats(
        self, query: str | Query = "*", *, by: Sequence[str] = (), gaps: int | None = None
    ) -> dict[str, Any]:
        """Return what ``Archive.stats`` does, and as ``stories`` the ``total`` and ``by`` of stories."""
        from newsarchive.search.show.overview import numbers  # noqa: PLC0415 - as above
        from newsarchive.search.show.stories import how_many  # noqa: PLC0415 - as above

        articles = self.archive.stats(query, by=by, gaps=gaps)
        with self.archive.found(query) as connection:
            stories = {name: numbers(connection, name, stories=True) for name in by}
            return {**articles, "stories": {"total": how_many(connection)[0], "by": stories}}

    def first_prints(self, query: str | Query, *, mode: str | None = None) -> list[int]:
        """Return the id of the article that printed each story first, among those that meet ``query``."""
        from newsarchive.search.show.stories import first_prints  # noqa: PLC0415 - as above

        with self.archive.found(query, mode=mode) as connection:
            return first_prints(connection)


class Home(Counted, Protocol):
    """What the stories ask of their archive."""

    @property
    def place(self) -> str:
        """Where the archive is, for people."""

    def statement(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give the connection, and turn what it raises into an ArchiveError."""

    def ids(self, query: str = "*") -> list[int]:
        """Return the articles that a query means."""

    def settle(self, added: int) -> None:
        """Settle what waits."""


class Stories:
    """The stories of an archive: articles that print one text, whoever printed it and however it was edited."""

    def __init__(self, archive: Home) -> None:
        self.archive = archive

    @property
    def counts(self) -> StoryCounts:
        """Numbers of stories in place of articles."""
        return StoryCounts(self.archive)

    def waiting(self) -> int:
        """Return how many articles wait to be settled: those of a run that was cut short, or of an older version's archive."""
        with self.archive.statement() as connection:
            number: int = connection.execute("SELECT count(*) FROM sketches").fetchone()[0]
        return number

    def settle(self) -> None:
        """Settle what waits, where the archive can be written to."""
        if self.waiting():
            with suppress(ArchiveReadOnly):
                self.archive.settle(0)

    def duplicates(self, wanted: Sequence[str] = ()) -> Iterator[Story]:
        """Yield the stories that several articles print, or one whose file lies in several places; those of ``wanted`` alone.

        ``wanted`` are ids of articles, or else the words of a query. Raises QuerySyntaxError or an ArchiveError.
        """
        from newsarchive.archive.story_read import many_prints, read_story, stories_of  # noqa: PLC0415 - searching does without

        self.settle()
        numbers = self.numbers(wanted) if wanted else None
        with self.archive.statement() as connection:
            stories = many_prints(connection) if numbers is None else stories_of(connection, numbers)
            for story in stories:
                yield read_story(connection, story)

    def numbers(self, wanted: Sequence[str]) -> list[int]:
        """Return the articles that ``wanted`` means: ids each, or else the words of one query."""
        try:
            with self.archive.statement() as connection:
                return [resolve_id(connection, one, self.archive.place) for one in wanted]
        except (NoSuchArticle, AmbiguousId):
            if all(one.isdecimal() for one in wanted):
                raise
        return self.archive.ids(" ".join(wanted))

    def part(self, wanted: Sequence[str]) -> None:
        """Part articles from their story, and keep them together. Raises NoSuchArticle or another ArchiveError."""
        from newsarchive.store.stories.decisions import part_articles  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            numbers = [resolve_id(connection, one, self.archive.place) for one in wanted]
            with transaction(connection):
                part_articles(connection, numbers)
        self.archive.settle(0)

    def join(self, wanted: Sequence[str]) -> None:
        """Make articles one story. Raises as ``part`` does."""
        from newsarchive.store.stories.decisions import join_articles  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            numbers = [resolve_id(connection, one, self.archive.place) for one in wanted]
            with transaction(connection):
                join_articles(connection, numbers)
        self.archive.settle(0)

    def diff(self, one: str, other: str, *, by: str = "word") -> list[Passage]:
        """Return the texts of two articles in passages: what is the same, left out, added and changed, ``by`` word or sentence."""
        from newsarchive.archive.story_read import whole_text  # noqa: PLC0415 - as above
        from newsarchive.stories.changes import changes  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            texts = [
                whole_text(connection, resolve_id(connection, wanted, self.archive.place))
                for wanted in (one, other)
            ]
        return changes(*texts, by=by)

    def versions(self, wanted: str) -> list[Member]:
        """Return the versions of an article, itself among them, oldest first, each with what it changed of the one before."""
        from newsarchive.archive.versions import versions  # noqa: PLC0415 - as above

        self.settle()
        with self.archive.statement() as connection:
            return versions(connection, resolve_id(connection, wanted, self.archive.place))

    def similar(self, wanted: str, limit: int = 10) -> list[Similar]:
        """Return the articles most related to one that are no copies of it, best first."""
        from newsarchive.archive.similar import similar  # noqa: PLC0415 - as above

        self.settle()
        with self.archive.statement() as connection:
            return similar(connection, resolve_id(connection, wanted, self.archive.place), limit)
