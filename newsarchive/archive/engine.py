"""An archive in OpenSearch, as the commands and Python programs speak to it: it is filled, searched and read as one in a file is."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn, Self

from newsarchive.archive.searching import AskedArchive
from newsarchive.errors import AmbiguousId, NoSuchArticle
from newsarchive.query.parse import as_query, saved_in
from newsarchive.search.opensearch.address import address_of, needs_file
from newsarchive.search.opensearch.document import article_of
from newsarchive.search.opensearch.engine import Engine
from newsarchive.search.opensearch.index import EngineIndex
from newsarchive.search.opensearch.rows import sources
from newsarchive.types.keys import number_of_key, shown_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsarchive.query.nodes import Query
    from newsarchive.store.batch_items import Item, Outcome
    from newsarchive.types.article import Article
    from newsarchive.types.progress import Progress

__all__ = ["EngineArchive"]

SHOWN_KEYS = 5
KEY_LETTERS = frozenset("klmnopqrstuvwxyz")
SHORTEST_KEY, LONGEST_KEY = 4, 20


class EngineArchive(AskedArchive):
    """An archive in an OpenSearch cluster. What only an archive file has is refused in one line."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.place = engine.place

    @classmethod
    def open(cls, url: str, *, read_only: bool = False) -> Self:
        """Open the archive at ``url`` (``opensearch+https://HOST:9200/INDEX``); it is made where there is none, unless ``read_only``.

        Raises UsageError for what is no such URL, MissingExtra, and an ArchiveError where the cluster does not answer.
        """
        engine = Engine(address_of(url))
        if not read_only:
            from newsarchive.ingest.documents import make_indexes  # noqa: PLC0415 - reading does without

            make_indexes(engine)
        return cls(engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __getattr__(self, name: str) -> NoReturn:
        """Refuse what only an archive file has. Raises UsageError, AttributeError for what nothing has."""
        from newsarchive.archive.archive import Archive  # noqa: PLC0415 - only where something is refused

        if not hasattr(Archive, name):
            raise AttributeError(name)
        raise needs_file(self.engine.place)

    def close(self) -> None:
        """Let go of the cluster."""
        self.engine.close()

    @contextmanager
    def index(self) -> Iterator[EngineIndex]:
        """Give what a search asks, which begins to learn about words anew: others may have added articles."""
        yield EngineIndex(self.engine)

    def whole(self, query: str | Query) -> Query:
        """Return ``query``, read. Raises QuerySyntaxError, and UsageError where it names a saved query."""
        parsed = as_query(query)
        if saved_in(parsed):
            raise needs_file(self.place)
        return parsed

    def get(self, wanted: str | int) -> Article:
        """Return the article with this number or prefix (4 letters at least) of a key. Raises NoSuchArticle, AmbiguousId, or another ArchiveError."""
        number = wanted if isinstance(wanted, int) else self.number_of(wanted)
        for _number, source in sources(self.engine, [number], ["record", "reading", "files"]):
            return article_of(source)
        raise NoSuchArticle(self.place, shown_id(number))

    def number_of(self, wanted: str) -> int:
        """Return the number of the article that ``wanted`` means."""
        found: list[str] = []
        if SHORTEST_KEY <= len(wanted) <= LONGEST_KEY and KEY_LETTERS.issuperset(wanted):
            asked = {"query": {"prefix": {"key": wanted}}, "_source": False, "sort": ["key"]}
            found = [hit["_id"] for hit in self.engine.every(asked, most=SHOWN_KEYS)]
        if not found:
            raise NoSuchArticle(self.place, wanted)
        if len(found) > 1:
            raise AmbiguousId(self.place, wanted, found)
        return number_of_key(found[0])

    def articles(
        self, query: str | Query = "*", *, sort: str = "score", mode: str | None = None
    ) -> Iterator[Article]:
        """Yield all articles that meet ``query``, in order. Raises as ``search`` does."""
        every = self.ids(query, sort=sort, mode=mode)
        for start in range(0, len(every), 100):
            some = every[start : start + 100]
            found = dict(sources(self.engine, some, ["record", "reading", "files"]))
            for number in some:
                if number not in found:
                    raise NoSuchArticle(self.place, shown_id(number))
                yield article_of(found[number])

    @property
    def documents(self) -> bool:
        """Yes: articles are documents."""
        return True

    def known_among(self, digests: Sequence[str]) -> set[str]:
        """Return those of ``digests`` (SHA-256, hex) whose bytes the archive holds."""
        from newsarchive.ingest.documents import known_among  # noqa: PLC0415 - reading does without

        return known_among(self.engine, digests)

    def knows(self, sha256: str, *, path: str | None = None) -> bool:
        """Tell whether the archive holds the bytes with this hash, and was given them at ``path``."""
        if not self.known_among([sha256]):
            return False
        from newsarchive.types.keys import key_of  # noqa: PLC0415 - reading does without

        return path is None or path in self.get(number_of_key(key_of(sha256))).source.paths

    def is_moved(self, sha256: str) -> bool:
        """Tell nothing: a cluster does not look at the files of whoever fills it."""
        del sha256
        return False

    def known_files(self, paths: Sequence[str]) -> list[tuple[str, int | None, int | None]]:
        """Return path, size in bytes and mtime in ns of those of ``paths`` that were archived."""
        from newsarchive.ingest.documents import known_files  # noqa: PLC0415 - as above

        return list(known_files(self.engine, paths))

    def write(self, batch: Sequence[Item]) -> list[Outcome | None]:
        """Store ``batch``, each document whole or not at all, and return what became of each item, in order. Raises an ArchiveError."""
        from newsarchive.ingest.documents import write  # noqa: PLC0415 - as above

        return write(self.engine, batch)

    def dictionary_for(self, samples: Sequence[bytes]) -> None:
        """Return nothing: originals stay in the spool."""
        del samples

    def settle(
        self, added: int, stopped: Callable[[], bool] = lambda: False, *, progress: Progress | None = None
    ) -> None:
        """Let searches see what was stored."""
        del added, stopped, progress
        from newsarchive.ingest.documents import settle  # noqa: PLC0415 - as above

        settle(self.engine)

    def failures(self, *, dismissed: bool | None = False) -> list[dict[str, Any]]:
        """Return the inputs that could not be read, in the order of their paths; none of them is dismissed."""
        from newsarchive.ingest.documents import failures_in  # noqa: PLC0415 - as above

        return [] if dismissed else failures_in(self.engine)
