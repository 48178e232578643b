"""An archive -> what a person makes of it: tags, notes, saved queries, frozen sets, samples, coding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.store.ids import resolve_id
from newsarchive.types.progress import counted
from newsarchive.types.version import __version__

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.archive.study.coding import Coders
    from newsarchive.archive.study.log import SearchLog
    from newsarchive.archive.study.searched import Searched
    from newsarchive.query.nodes import Query
    from newsarchive.study.frozen import Difference, Frozen
    from newsarchive.study.quality import Design
    from newsarchive.study.queries import Look, Saved
    from newsarchive.study.sample import Drawn
    from newsarchive.types.progress import Progress

__all__ = ["Study"]


class Study:
    """What a person makes of an archive; every method raises an ArchiveError where the archive cannot be used."""

    def __init__(self, archive: Searched) -> None:
        self.archive = archive

    @property
    def coding(self) -> Coders:
        """Content analysis by hand: sheets, codings, agreement."""
        from newsarchive.archive.study.coding import Coders  # noqa: PLC0415 - each method loads what it needs

        return Coders(self.archive)

    def tag(
        self,
        query: str,
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        *,
        progress: Progress | None = None,
    ) -> tuple[int, int, int]:
        """Tag the articles that ``query`` means; return their number, and how many tags were set and taken off. Raises UsageError."""
        from newsarchive.study.labels import change_tags  # noqa: PLC0415 - each method loads what it needs

        ids = self.archive.ids(query)
        with self.archive.statement() as connection:
            return (len(ids), *change_tags(connection, ids, add, remove, progress))

    def tags(self) -> list[tuple[str, int]]:
        """Return each tag with the number of articles that have it, by name."""
        from newsarchive.study.labels import tags_in_use  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return tags_in_use(connection)

    def note(self, wanted: str | int) -> str | None:
        """Return a person's note on an article. Raises NoSuchArticle."""
        from newsarchive.study.labels import remark_of  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return remark_of(connection, self.key(connection, wanted))

    def set_note(self, wanted: str | int, text: str | None) -> None:
        """Keep a note on an article in place of the one before; None takes it off. Raises NoSuchArticle."""
        from newsarchive.study.labels import set_remark  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            set_remark(connection, self.key(connection, wanted), text)

    def accept(self, wanted: Sequence[str | int]) -> None:
        """Keep that a person found articles right, so that ``review`` lists them no more. Raises NoSuchArticle."""
        from newsarchive.study.labels import accept  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            accept(connection, [self.key(connection, one) for one in wanted])

    def key(self, connection: sqlite3.Connection, wanted: str | int) -> str:
        """Return the key of the article with this row number or beginning of a key. Raises NoSuchArticle, AmbiguousId."""
        number = resolve_id(connection, str(wanted), self.archive.place)
        (key,) = connection.execute("SELECT key FROM articles WHERE id = ?", (number,)).fetchone()
        return str(key)

    def saved(self) -> list[Saved]:
        """Return the saved queries by name."""
        from newsarchive.study.queries import saved_queries  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return saved_queries(connection)

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name, to be used as ``query:NAME``. Raises UsageError, QuerySyntaxError."""
        from newsarchive.study.queries import save_query  # noqa: PLC0415 - as above

        self.archive.ids(query)
        with self.archive.statement() as connection:
            save_query(connection, name, query)

    def drop(self, name: str) -> None:
        """Forget a saved query. Raises UsageError where there is none of this name."""
        from newsarchive.study.queries import drop_query  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            drop_query(connection, name)

    def last_look(self, name: str) -> tuple[Look | None, Look]:
        """Return the newest article when a saved query was last asked what is new, None for never, and that of now. Raises UsageError."""
        from newsarchive.study.queries import last_look, newest  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return last_look(connection, name), newest(connection)

    def mark_seen(self, name: str, look: Look) -> None:
        """Remember that a saved query was asked about all articles up to ``look``."""
        from newsarchive.study.queries import mark_seen  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            mark_seen(connection, name, look)

    @property
    def log(self) -> SearchLog:
        """The log of searches."""
        from newsarchive.archive.study.log import SearchLog  # noqa: PLC0415 - as above

        return SearchLog(self.archive)

    def freeze(self, name: str, query: str, *, progress: Progress | None = None) -> Frozen:
        """Keep the articles that ``query`` means now as a set that stays. Raises UsageError, QuerySyntaxError."""
        from newsarchive.study.frozen import freeze  # noqa: PLC0415 - as above

        ids, read_as = self.archive.ids(query, sort="id"), str(self.archive.whole(query))
        with self.archive.statement() as connection:
            return freeze(connection, name, query, read_as, ids, progress=progress)

    def frozen(self) -> list[Frozen]:
        """Return the frozen sets by name."""
        from newsarchive.study.frozen import frozen_sets  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return frozen_sets(connection)

    def manifest(self, name: str) -> list[str]:
        """Return a frozen set as lines of text. Raises UsageError for an unknown name."""
        from newsarchive.study.frozen import manifest  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return list(manifest(connection, name))

    def verify_set(self, name: str, *, progress: Progress | None = None) -> list[Difference]:
        """Return what is not as it was when the set was frozen. Raises UsageError for an unknown name."""
        from newsarchive.study.frozen import verify_set  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return list(verify_set(connection, name, progress))

    def sample(  # noqa: PLR0913 - the options of a sample
        self,
        query: str | Query,
        size: int | None,
        seed: int,
        *,
        by: Sequence[str] = (),
        weeks: int | None = None,
        name: str | None = None,
        progress: Progress | None = None,
    ) -> list[Drawn]:
        """Return a sample of what ``query`` means: ``size`` articles, or with ``weeks`` all of so many constructed weeks.

        With ``name`` it is kept as a frozen set of this name. Raises UsageError, QuerySyntaxError.
        """
        from newsarchive.study.frozen import freeze  # noqa: PLC0415 - as above
        from newsarchive.study.sample import Unit, constructed_weeks, draw  # noqa: PLC0415 - as above

        ids = self.archive.ids(query, sort="id")
        with self.archive.statement() as connection:
            units = [
                Unit(*row)
                for row in rows(connection, counted(progress, ids), "id, key, publisher, published")
            ]
            drawn = (
                draw(units, size or 0, seed, by) if weeks is None else constructed_weeks(units, weeks, seed)
            )
            if name is not None:
                how = f"{len(drawn)} drawn" if weeks is None else f"{weeks} constructed weeks drawn"
                said = f"{how} with seed {seed}{', by ' + ', '.join(by) if by else ''}, of: "
                numbers = sorted(one.unit.id for one in drawn)
                freeze(connection, name, said + str(query), said + str(self.archive.whole(query)), numbers)
        return drawn

    def judge(  # noqa: PLR0913 - what a sheet is drawn by
        self,
        query: str | Query,
        *,
        near: str | Query | None,
        size: int,
        rest: int,
        seed: int,
        progress: Progress | None = None,
    ) -> Design:
        """Draw ``size`` hits of ``query``, as many near misses, and ``rest`` of all others, to be judged.

        Near misses are what ``near`` means beside the hits; without it, what ``search`` lists behind them. Raises QuerySyntaxError.
        """
        from newsarchive.study.labels import now  # noqa: PLC0415 - as above
        from newsarchive.study.quality import Design, drawn_from  # noqa: PLC0415 - as above
        from newsarchive.study.sample import Unit  # noqa: PLC0415 - as above

        hits = self.archive.ids(query, sort="id")
        about = set(self.archive.near_misses(query) if near is None else self.archive.ids(near)) - set(hits)
        others = set(self.archive.ids("*")) - about - set(hits) if rest else set[int]()
        numbers = {"hits": hits, "near misses": sorted(about), "rest": sorted(others)}
        with self.archive.statement() as connection:
            strata = {
                name: [
                    Unit(*row)
                    for row in rows(connection, counted(progress, ids), "id, key, publisher, published")
                ]
                for name, ids in numbers.items()
            }
        drawn, members = drawn_from(strata, {"hits": size, "near misses": size, "rest": rest}, seed)
        read_as = str(self.archive.whole(query))
        beside = "" if near is None else str(near)
        return Design(
            query=str(query),
            read_as=read_as,
            near=beside,
            seed=seed,
            program=__version__,
            made=now(),
            strata=drawn,
            members=members,
        )


def rows(connection: sqlite3.Connection, ids: Iterable[int], columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield ``columns`` of the articles ``ids``, in their order; the names are this module's own."""
    statement = f"SELECT {columns} FROM articles WHERE id = ?"  # noqa: S608
    for number in ids:
        yield from connection.execute(statement, (number,))
