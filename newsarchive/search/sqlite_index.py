"""The SQLite file of an archive -> what a search asks of an engine: see ``index``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.german.inflect import spellings
from newsarchive.search.match.ids import marks_match
from newsarchive.search.match.lexicon import ArchiveLexicon
from newsarchive.search.search import find
from newsarchive.store.ids import paths_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsarchive.query.nodes import Query
    from newsarchive.query.plan import Plan
    from newsarchive.search.index import Found
    from newsarchive.types.results import FacetValue, Timeline

__all__ = ["SqliteIndex"]


class SqliteIndex(ArchiveLexicon):
    """An archive's tables and full-text indexes, and what their words have taught."""

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
        """Return the articles of a page from hit ``offset`` on, in order."""
        return find(self, query, limit=limit, offset=offset, sort=sort, mode=mode, beyond=beyond)

    def count(self, query: Query, mode: str | None = None) -> int:
        """Return how many articles ``query`` means."""
        from newsarchive.search.show.facets import number_of  # noqa: PLC0415 - a plain search does without

        return number_of(self, query, mode)

    def facets(
        self, query: Query, names: Sequence[str], mode: str | None = None
    ) -> dict[str, list[FacetValue]]:
        """Return for each of ``names`` its values in the articles that ``query`` means, with their numbers."""
        from newsarchive.search.show.facets import facets  # noqa: PLC0415 - as above

        return facets(self, query, names, mode)

    def timeline(self, query: Query, step: str, mode: str | None = None) -> Timeline:
        """Return how many articles that ``query`` means are from each year, month or day."""
        from newsarchive.search.show.facets import over_time  # noqa: PLC0415 - as above

        return over_time(self, query, step, mode)

    def rows(
        self, ids: Sequence[int], of_article: Sequence[str], of_texts: Sequence[str]
    ) -> Iterator[tuple[int, list[Any]]]:
        """Yield each of ``ids``, in any order, with columns of the articles' table and of the view of their texts."""
        columns = [
            *(f"articles.{name}" for name in of_article),
            *(f"article_texts.{name}" for name in of_texts),
        ]
        rows = self.connection.execute(
            f"SELECT articles.id, {', '.join(columns)} FROM articles JOIN article_texts USING (id) "  # noqa: S608 - ours
            f"WHERE articles.id IN ({', '.join('?' * len(ids))})",
            ids,
        )
        for number, *row in rows:
            yield number, row

    def paths(self, ids: Sequence[int]) -> Mapping[int, Sequence[str]]:
        """Return the paths that the articles came from."""
        return paths_of(self.connection, ids)

    def stories(self) -> Mapping[int, int]:
        """Return the story of each article that shares one, but for the first."""
        return dict(
            self.connection.execute(
                "SELECT article_id, story FROM stories WHERE story <> article_id"
            ).fetchall()
        )

    def versions(self) -> Mapping[int, tuple[int, ...]]:
        """Return for each article that is one of several versions of a page all of them, oldest first."""
        chains: dict[int, list[int]] = {}
        rows = self.connection.execute("SELECT latest, article_id FROM versions ORDER BY latest, place")
        for latest, number in rows:
            chains.setdefault(latest, []).append(number)
        return {number: tuple(chain) for chain in chains.values() for number in chain}

    def holds_for_any(self, plan: Plan) -> bool:
        """Tell whether an article has what ``plan`` asks for; True where the German index alone cannot tell."""
        expression = marks_match(plan)
        known = "SELECT 1 FROM german_fts WHERE german_fts MATCH ? LIMIT 1"
        return expression is None or self.connection.execute(known, (expression,)).fetchone() is not None

    def nearest(self, word: str) -> str | None:
        """Return the word that was probably meant by one that no article has, as it is printed."""
        from newsarchive.search.show.suggest import as_printed, suggest  # noqa: PLC0415 - only for unknown words

        for form in spellings(word):
            if other := suggest(self.connection, form):
                return as_printed(self.connection, other, word)
        return None
