"""An archive in one SQLite file, as the commands and Python programs speak to it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import lru_cache
from operator import eq, itemgetter
from typing import TYPE_CHECKING, Any

from newsarchive.archive.location import archive_path
from newsarchive.archive.searching import SearchableArchive
from newsarchive.errors import ArchiveReadOnly, NoSuchArticle, UnreadableInput, UsageError, printable
from newsarchive.store.connect import open_empty, open_writer, remove, translated
from newsarchive.store.ids import resolve_id
from newsarchive.store.transaction import transaction
from newsarchive.types.messages import _
from newsarchive.types.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from newsarchive.archive.bin import Removed
    from newsarchive.archive.copies import Merged
    from newsarchive.archive.correct import Change
    from newsarchive.archive.statements import Quotes
    from newsarchive.archive.stories import Stories
    from newsarchive.archive.study.study import Study
    from newsarchive.archive.verify import Problem
    from newsarchive.ingest.run import Report
    from newsarchive.parser.corrections import Correction
    from newsarchive.query.nodes import Query
    from newsarchive.store.batch_items import Item, Outcome
    from newsarchive.types.article import Article

__all__ = ["Archive"]

KNOWN_AS_STORED = """SELECT path, size, mtime_ns FROM paths WHERE id >= (SELECT min(id) FROM paths WHERE path = ?) AND current
  ORDER BY id LIMIT ?"""
KNOWN_FROM_TO = (
    "SELECT path, size, mtime_ns FROM paths WHERE path BETWEEN ? AND ? AND current ORDER BY path LIMIT ?"
)


class Archive(SearchableArchive):
    """An archive in one SQLite file.

    >>> with Archive.open("presse.db") as archive:  # doctest: +SKIP
    ...     archive.add(Path("artikel.txt").read_bytes(), path="artikel.txt")
    ...     archive.search("Stoltenberg").hits[0].headline
    """

    @property
    def study(self) -> Study:
        """What a person makes of the archive: tags, notes, saved queries, frozen sets, samples."""
        from newsarchive.archive.study.study import Study  # noqa: PLC0415 - most commands do without

        return Study(self)

    @property
    def quotes(self) -> Quotes:
        """Who said what in the articles."""
        from newsarchive.archive.statements import Quotes  # noqa: PLC0415 - searching does without

        return Quotes(self)

    @property
    def stories(self) -> Stories:
        """The stories that the articles print."""
        from newsarchive.archive.stories import Stories  # noqa: PLC0415 - searching does without

        return Stories(self)

    @property
    def documents(self) -> bool:
        """No: articles are rows."""
        return False

    def known_among(self, digests: Sequence[str]) -> set[str]:
        """Return those of ``digests`` (SHA-256, hex) whose bytes the archive holds, or that were removed."""
        return set(filter(self.knows, digests))

    def knows(self, sha256: str, *, path: str | None = None) -> bool:
        """Tell whether the archive holds the bytes with this hash (hex digits), and was given them at ``path``, or whether they were removed."""
        with self.statement() as connection:
            row = connection.execute(
                "SELECT 1 FROM sources WHERE sha256 = ?1 AND (?2 IS NULL OR id IN "
                "(SELECT source_id FROM paths WHERE path = ?2)) UNION ALL SELECT 1 FROM removed WHERE sha256 = ?1",
                (sha256, path),
            ).fetchone()
        return row is not None

    def write(self, batch: Sequence[Item]) -> list[Outcome | None]:
        """Store ``batch`` in one transaction; return what became of each item, in order.

        Raises ArchiveLocked, ArchiveReadOnly or another ArchiveError; then nothing of the batch is stored.
        """
        from newsarchive.store.write import write_batch  # noqa: PLC0415 - reading does without

        with self.statement() as connection:
            return write_batch(connection, batch)

    def dictionary_for(self, samples: Sequence[bytes]) -> bytes | None:
        """Return what originals are packed with; made of ``samples`` where they are enough and there is none yet."""
        from newsarchive.store.packing.originals import dictionary_or_new  # noqa: PLC0415 - reading does without

        with self.statement() as connection, transaction(connection):
            return dictionary_or_new(connection, samples)

    def settle(
        self, added: int, stopped: Callable[[], bool] = lambda: False, *, progress: Progress | None = None
    ) -> None:
        """Settle which stories are new after a run that added ``articles`` articles, and merge the indexes' segments, until ``stopped``.

        Searches are right without, but slower; stories are settled by the next run. Raises ArchiveLocked or another ArchiveError.
        """
        from newsarchive.store.fts_segments import is_large, merge_segments  # noqa: PLC0415 - reading does without
        from newsarchive.store.stories.settle import settle_stories, waiting  # noqa: PLC0415 - as above

        with self.statement() as connection:
            if waiting(connection):
                settle_stories(connection, stopped, progress)
            if is_large(connection, added):
                merge_segments(connection, stopped)

    def add(self, raw: bytes, *, path: str = "-") -> Article:
        """Parse and store what is in ``raw``, read as ``ingest`` reads a file; return its article with the ``id`` it has.

        Of several, which are all stored, that is the first. Bytes that are in the archive already give the article that is there.
        Raises UnreadableInput for what is no article, or not whole; then the failure is kept, too. Raises an ArchiveError.
        """
        from newsarchive.archive.add import add_bytes  # noqa: PLC0415 - reading does without

        key = add_bytes(self, raw, path)
        try:
            return self.get(key)
        except NoSuchArticle as error:
            raise UnreadableInput(
                path, "was removed from the archive; put_back takes it from the bin"
            ) from error

    def ingest(self, paths: Iterable[str | os.PathLike[str]], *, jobs: int | None = None) -> Report:
        """Archive every document under ``paths`` (files, folders), as the command ``ingest`` does; return what became of them.

        What cannot be read is kept as a failure, and the rest goes on. Raises an ArchiveError.
        """
        from newsarchive.ingest.run import ingest  # noqa: PLC0415 - as above

        return ingest(self, [os.fspath(path) for path in paths], jobs=jobs)

    def remove(self, wanted: Sequence[str | int], *, progress: Progress | None = None) -> list[Removed]:
        """Move articles to the bin, from which ``put_back`` takes them. Raises NoSuchArticle, AmbiguousId, or another ArchiveError."""
        from newsarchive.archive.bin import remove  # noqa: PLC0415 - reading does without

        with self.statement() as connection:
            numbers = [resolve_id(connection, str(one), self.place) for one in wanted]
            gone = remove(connection, numbers, progress)
        self.settle(0, progress=progress)
        return gone

    def removed(self) -> list[Removed]:
        """Return what lies in the bin, what was removed last first."""
        from newsarchive.archive.bin import removed  # noqa: PLC0415 - as above

        with self.statement() as connection:
            return removed(connection)

    def put_back(self, wanted: Sequence[str], *, progress: Progress | None = None) -> list[Removed]:
        """Put articles back from the bin, named by the beginnings of their keys. Raises NoSuchArticle or another ArchiveError."""
        from newsarchive.archive.bin import put_back  # noqa: PLC0415 - as above

        with self.statement() as connection:
            back = put_back(connection, wanted, self.place, progress)
        self.settle(0, progress=progress)
        return back

    def is_moved(self, sha256: str) -> bool:
        """Tell whether the archive holds the bytes with this hash (hex digits), and no file is left where they were seen."""
        from newsarchive.store.write import all_gone, paths_seen  # noqa: PLC0415 - only previews ask

        with self.statement() as connection:
            row = connection.execute("SELECT id FROM sources WHERE sha256 = ?", (sha256,)).fetchone()
            return row is not None and all_gone(paths_seen(connection, row[0]))

    def known_files(self, paths: Sequence[str]) -> list[tuple[str, int | None, int | None]]:
        """Return path, size in bytes and mtime in ns of those of ``paths`` (30,000 at most) that were archived.

        Where all were archived as files and come in order, the answer is in order too, and sooner at hand; soonest
        where they were archived one after the other, as a folder's are.
        """
        number = len(paths)
        with self.statement() as connection:
            for statement, ends in ((KNOWN_AS_STORED, paths[:1]), (KNOWN_FROM_TO, (paths[0], paths[-1]))):
                all_there = connection.execute(statement, (*ends, number)).fetchall()
                if len(all_there) == number and all(map(eq, map(itemgetter(0), all_there), paths)):
                    return all_there
        among = among_numbered("path", len(paths))
        with self.statement() as connection:
            rows = connection.execute(
                f"SELECT path, size, mtime_ns FROM paths WHERE {among} AND current "  # noqa: S608 - numbers only
                f"UNION ALL SELECT path, size, mtime_ns FROM containers WHERE {among}",
                paths,
            )
            return list(rows)

    def failures(self, *, dismissed: bool | None = False) -> list[dict[str, Any]]:
        """Return the inputs that could not be read, in the order of their paths: not dismissed, ``dismissed``, or all (None)."""
        from newsarchive.archive.failures import listed  # noqa: PLC0415 - other reading does without

        with self.statement() as connection:
            return listed(connection, dismissed=dismissed)

    def dismiss(self, wanted: Sequence[str] = ()) -> list[dict[str, Any]]:
        """Report failures no more, until the bytes of their files are others; named by number, code or pattern (none: all).

        Returns them. Raises UsageError where a name means none.
        """
        from newsarchive.archive.failures import dismiss  # noqa: PLC0415 - as above

        with self.statement() as connection:
            return dismiss(connection, wanted)

    def recall(self, wanted: Sequence[str] = ()) -> list[dict[str, Any]]:
        """Report dismissed failures again; named and raising as ``dismiss``."""
        from newsarchive.archive.failures import recall  # noqa: PLC0415 - as above

        with self.statement() as connection:
            return recall(connection, wanted)

    def review(self, *, limit: int = 20, below: float | None = None) -> list[Article]:
        """Return the articles whose weakest field is less sure than ``below`` (0 to 1), worst first.

        None: than 0.5, and no more than a tenth of the archive, the least sure.
        """
        from newsarchive.archive.correct import worst  # noqa: PLC0415 - other reading does without the parser

        with self.statement() as connection:
            return worst(connection, limit, below, self.place)

    def correct(self, wanted: str | int, corrections: Sequence[Correction]) -> Change:
        """Keep corrections of an article, apply them, and return it as it was and as it is.

        Raises UsageError for a field, a date or a part of the text that cannot be, NoSuchArticle, or another ArchiveError.
        """
        from newsarchive.archive.correct import keep_corrections  # noqa: PLC0415 - as above

        with self.statement() as connection:
            number = resolve_id(connection, str(wanted), self.place)
            changes = keep_corrections(connection, [number], corrections, self.place)
        self.settle(0)
        return changes[0]

    def correct_all(
        self, query: str | Query, corrections: Sequence[Correction], *, progress: Progress | None = None
    ) -> list[Change]:
        """Keep the same corrections of every article that meets ``query``, all or none. Raises as ``correct`` does."""
        from newsarchive.archive.correct import keep_corrections  # noqa: PLC0415 - as above

        numbers = self.ids(query)
        with self.statement() as connection:
            changes = keep_corrections(connection, numbers, corrections, self.place, progress)
        self.settle(0, progress=progress)
        return changes

    def undo(self, *, progress: Progress | None = None) -> list[Change]:
        """Take back the last correction, of however many articles it was; nothing where there is none left."""
        from newsarchive.archive.correct import undo  # noqa: PLC0415 - as above

        with self.statement() as connection:
            changes = undo(connection, self.place, progress)
        self.settle(0, progress=progress)
        return changes

    def reparse(
        self, wanted: Sequence[str] = (), *, dry_run: bool = False, progress: Progress | None = None
    ) -> Iterator[Change]:
        """Parse articles (none named: all) anew with their corrections, and yield each whose record changes.

        ``dry_run`` stores nothing. Raises NoSuchArticle or another ArchiveError.
        """
        from newsarchive.archive.correct import reparse  # noqa: PLC0415 - as above

        with self.statement() as connection:
            numbers = [resolve_id(connection, one, self.place) for one in wanted] or None
            yield from reparse(
                connection, numbers, self.place, dry_run=dry_run, progress=progress or Progress()
            )
        if not dry_run:
            self.settle(0)

    def failed_paths(self) -> list[str]:
        """Return the inputs on disk that could not be read, members of a container beside one another."""
        paths = {failure["path"] for failure in self.failures()}
        return sorted(path for path in paths if path != "-" and not path.startswith(("-!/", "-#")))

    def verify(self, *, mend: bool = False, progress: Progress | None = None) -> list[Problem]:
        """Return what is wrong with the archive; ``mend``: rebuild what can be rebuilt, and return what is left."""
        from newsarchive.archive.verify import repair, verify  # noqa: PLC0415 - as above

        with self.statement() as connection:
            problems = list(verify(connection, self.place, progress=progress))
            return repair(connection, problems, self.place) if mend and problems else problems

    def dump(self, folder: Path, *, progress: Progress | None = None) -> dict[str, int]:
        """Write the archive as text to ``folder``, which must be new or empty; return the rows by table.

        Raises UsageError for another folder, and ArchiveReadOnly where it cannot be written.
        """
        from newsarchive.archive.dump import dump  # noqa: PLC0415 - as above

        with self.statement() as connection, writing(folder):
            return dump(connection, folder, progress or Progress())

    @classmethod
    def restore(
        cls, folder: Path, path: str | os.PathLike[str] | None, *, progress: Progress | None = None
    ) -> dict[str, int]:
        """Make the new archive ``path`` of what ``dump`` wrote to ``folder``; return the rows by table.

        Raises UsageError where there is an archive already, ArchiveError for a folder that is no whole dump: then there
        is no archive either.
        """
        from newsarchive.archive.dump import load  # noqa: PLC0415 - as above
        from newsarchive.store.stories.settle import settle_stories  # noqa: PLC0415 - as above

        file = archive_path(path if path is None else os.fspath(path))
        if os.path.exists(file):
            raise UsageError(
                _("{file} is there already; name a new file with --archive", file=printable(file))
            )
        connection = open_empty(file)
        try:
            with translated(file):
                with transaction(connection):
                    counts = load(connection, folder, progress or Progress())
                settle_stories(connection)
        except BaseException:
            connection.close()
            remove(file)
            raise
        connection.close()
        return counts

    def compact(
        self, *, progress: Progress | None = None, stopped: Callable[[], bool] = lambda: False
    ) -> tuple[int, int]:
        """Pack what older versions stored as this one does, and write the file anew; return its bytes before and after.

        ``stopped`` ends it early, and the next call goes on. Nobody else may have the archive open. Raises an ArchiveError; then it is whole.
        """
        from newsarchive.store.packing.compact import pack_rows, write_anew  # noqa: PLC0415 - reading does without

        progress = progress or Progress()
        before = os.path.getsize(self.path)
        with self.statement() as connection, writing(self.path):
            pack_rows(connection, progress, stopped)
            if not stopped():
                progress.activity = "writing the file anew"
                try:
                    write_anew(connection, self.path)
                finally:
                    self.learnt = None
                    self.connection = open_writer(self.path)
        return before, os.path.getsize(self.path)

    def backup(self, target: Path, *, progress: Progress | None = None) -> None:
        """Copy the archive to the new file ``target``, while others may write to it. Raises UsageError, ArchiveReadOnly."""
        from newsarchive.archive.copies import backup  # noqa: PLC0415 - as above

        with self.statement() as connection:
            backup(connection, target, progress or Progress())

    def merge(self, other: str, *, progress: Progress | None = None) -> Merged:
        """Put the articles, paths and corrections of the archive ``other`` into this one. Raises an ArchiveError."""
        from newsarchive.archive.copies import merge  # noqa: PLC0415 - as above

        with (
            Archive.open(other, read_only=True) as source,
            source.statement() as theirs,
            self.statement() as ours,
        ):
            merged = merge(ours, theirs, source.place, progress or Progress())
        self.settle(0)
        return merged

    def extract(self, numbers: Sequence[int], target: Path, *, progress: Progress | None = None) -> None:
        """Put the articles ``numbers`` into the new archive ``target``, with their originals, corrections, tags, notes and codings.

        Raises UsageError where ``target`` is there, and an ArchiveError.
        """
        from newsarchive.archive.copies import extract  # noqa: PLC0415 - as above

        if target.exists():
            raise UsageError(_("{target} is there already; name a new file", target=printable(str(target))))
        try:
            with Archive.open(target) as new, self.statement() as ours, new.statement() as theirs:
                extract(ours, theirs, numbers, self.place, progress or Progress())
                new.settle(len(numbers))
        except BaseException:
            remove(str(target))
            raise

    def export_originals(
        self, folder: Path, *, progress: Progress | None = None
    ) -> Iterator[tuple[str, Path]]:
        """Write the originals below ``folder``, which must be new or empty; yield each path and its new file.

        Raises UsageError for another folder, and ArchiveReadOnly where it cannot be written.
        """
        from newsarchive.archive.copies import export_originals  # noqa: PLC0415 - as above

        with self.statement() as connection, writing(folder):
            yield from export_originals(connection, folder, self.place, progress or Progress())


@lru_cache(maxsize=2)
def among_numbered(column: str, count: int) -> str:
    """Return the SQL that ``column`` is among the first ``count`` bound values."""
    return f"{column} IN ({', '.join(f'?{number}' for number in range(1, count + 1))})"


@contextmanager
def writing(folder: str | Path) -> Iterator[None]:
    """Turn what the system says about ``folder`` inside the block into an ArchiveReadOnly."""
    try:
        yield
    except OSError as error:
        raise ArchiveReadOnly(str(folder), error.strerror or str(error)) from error
