"""Paths -> a spool: what its parts lack is parsed, by this process or by a cluster; a second run does only what is missing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.errors import ArchiveReadOnly, MissingExtra
from newsarchive.ingest.asked import NOTHING_ASKED, Asked, with_asked
from newsarchive.ingest.batches import batches
from newsarchive.ingest.interrupt import Stop, interruptible
from newsarchive.ingest.parsed import Parsed
from newsarchive.ingest.run import counted, until, without_passed
from newsarchive.ingest.spool.cluster import cluster_of, make_part, parts_by_cluster
from newsarchive.ingest.spool.parts import name_of
from newsarchive.sources import read_sources
from newsarchive.types.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from newsarchive.ingest.spool.cluster import Made, Work
    from newsarchive.ingest.spool.folder import Spool
    from newsarchive.store.batch_items import Failed
    from newsarchive.types.document import Found

__all__ = ["Spooled", "spool_paths"]


class Spooled(NamedTuple):
    """What a run did: parts written and there before, articles and failures in those written, what was passed over, by kind."""

    written: int
    there: int
    articles: int
    failures: tuple[Failed, ...]
    passed: Counter[str]
    interrupted: int = 0


class NothingKnown:
    """What stands in place of an archive where every document is wanted."""

    def knows(self, sha256: str) -> bool:
        """Tell that nothing is known."""
        del sha256
        return False


def spool_paths(  # noqa: PLR0913 - the options of the command
    spool: Spool,
    paths: Iterable[str],
    scheduler: str | None,
    *,
    exclude: Sequence[str] = (),
    asked: Asked = NOTHING_ASKED,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Spooled:
    """Write the parts of every document under ``paths`` that ``spool`` lacks; without ``scheduler`` by this process.

    Raises MissingExtra, ArchiveReadOnly where a part cannot be written, ClusterLost, UsageError for another version on a worker.
    """
    need_parquet()
    paths, progress, stop = list(paths), progress or Progress(), stop or Stop()
    passed: Counter[str] = Counter()
    there = spool.names()
    counts: Counter[str] = Counter()
    failures: list[Failed] = []
    with interruptible(stop), counted(paths, progress, stop):
        found = until(stop, read_sources(paths, progress=progress, exclude=exclude))
        noted = with_asked(without_passed(found, passed), asked)
        work = missing(named(noted), there, counts, progress)
        for items, made in made_parts(spool, work, scheduler, stop):
            counts["written"] += 1
            counts["articles"] += made.articles
            failures.extend(made.failures)
            progress.documents += len(items)
    spool.sweep()
    return Spooled(
        written=counts["written"],
        there=counts["there"],
        articles=counts["articles"],
        failures=tuple(failures),
        passed=passed,
        interrupted=stop.signal,
    )


def named(noted: Iterable[Found]) -> Iterator[tuple[str, Work]]:
    """Yield what was found in batches, each with the name of its part."""
    for batch in batches(NothingKnown(), noted):
        items = [item for item in batch.found if not isinstance(item, Parsed)]
        if items:
            yield name_of(items), items


def missing(
    found: Iterable[tuple[str, Work]], there: Collection[str], counts: Counter[str], progress: Progress
) -> Iterator[tuple[str, Work]]:
    """Yield the batches whose part is not there; the others are counted."""
    for name, items in found:
        if name in there:
            counts["there"] += 1
            progress.documents += len(items)
        else:
            yield name, items


def made_parts(
    spool: Spool, work: Iterator[tuple[str, Work]], scheduler: str | None, stop: Stop
) -> Iterator[tuple[Work, Made]]:
    """Yield each batch of ``work`` when its part is written. Raises as ``spool_paths`` does."""
    if scheduler:
        with cluster_of(scheduler) as client:
            yield from parts_by_cluster(client, spool, work, stop)
        return
    for name, items in work:
        try:
            yield items, make_part(spool, name, items)
        except OSError as error:
            raise ArchiveReadOnly(error.filename or spool.address, error.strerror or str(error)) from error


def need_parquet() -> None:
    """Raise MissingExtra where there is no pyarrow."""
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("dask", "pyarrow") from error
