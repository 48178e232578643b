"""Paths -> an archive: read, parse on all cores, and store batch by batch through one writer.

The parent process reads and writes; workers parse, and make the rows, as the parent does while it has nothing to write. Items are stored in the order they were found,
so an archive is the same whatever the number of workers.
"""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.ingest.asked import NOTHING_ASKED, Asked, with_asked
from newsarchive.ingest.batches import batches, groups
from newsarchive.ingest.interrupt import Stop, interruptible
from newsarchive.ingest.pool import Workers, usable_cores
from newsarchive.sources import read_sources
from newsarchive.sources.count import count_files
from newsarchive.sources.files import nothing_known
from newsarchive.store.batch_items import Failed, Outcome
from newsarchive.types.document import PassedOver
from newsarchive.types.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.ingest.writer import Writer
    from newsarchive.types.document import Found

__all__ = ["Report", "ingest"]


class Report(NamedTuple):
    """What a run did: counts by outcome, the failures, the signal that ended it early (0: none), and by kind what was passed over."""

    counts: Counter[Outcome]
    failures: tuple[Failed, ...]
    interrupted: int = 0
    passed: Counter[str] = Counter()  # noqa: RUF012 - read, never changed

    @property
    def total(self) -> int:
        """How many documents were looked at."""
        return self.counts.total()


def ingest(  # noqa: PLR0913 - the options of the command
    store: Writer,
    paths: Iterable[str],
    *,
    jobs: int | None = None,
    check_all: bool = False,
    progress: Progress | None = None,
    stop: Stop | None = None,
    exclude: Sequence[str] = (),
    asked: Asked = NOTHING_ASKED,
) -> Report:
    """Archive every document under ``paths``; what cannot be read is kept as a failure, and the rest goes on.

    ``jobs`` is the number of processes that parse (None: one a core). A file whose size and mtime are known is not read, unless
    ``check_all``. ``progress`` is told the files done. Ctrl-C, SIGTERM or whoever sets ``stop`` ends the run as soon as what is
    prepared is stored. ``exclude`` are patterns of paths that are left out, ``asked`` is what the person says about the articles. Raises an ArchiveError when the archive cannot be written to; what was stored before is whole.
    """
    counts: Counter[Outcome] = Counter()
    failures: list[Failed] = []
    passed: Counter[str] = Counter()
    known = nothing_known if check_all else store.known_files
    paths, progress, stop = list(paths), progress or Progress(), stop or Stop()
    with (
        interruptible(stop),
        counted(paths, progress, stop),
        Workers(
            jobs or usable_cores(), stop, progress, store.dictionary_for, documents=store.documents
        ) as workers,
    ):
        found = until(stop, read_sources(paths, known=known, progress=progress, exclude=exclude))
        noted = with_asked(without_passed(found, passed), asked)
        for group in groups(workers.prepared(batches(store, noted))):
            outcomes = store.write(group.items) if group.items else []
            counts.update(outcome for outcome in outcomes if outcome)
            counts[Outcome.UNCHANGED] += group.skipped
            failures.extend(
                item
                for item, outcome in zip(group.items, outcomes, strict=True)
                if isinstance(item, Failed) and outcome is Outcome.FAILED
            )
        progress.activity = "merging the index"
        store.settle(counts[Outcome.NEW], stop)
        return Report(counts, tuple(failures), stop.signal, passed)


def without_passed(found: Iterable[Found], passed: Counter[str]) -> Iterator[Found]:
    """Yield ``found`` without what was passed over, which is counted by kind."""
    for item in found:
        if isinstance(item, PassedOver):
            passed[item.kind] += item.files
        else:
            yield item


@contextmanager
def counted(paths: Sequence[str], progress: Progress, stop: Stop) -> Iterator[None]:
    """Count the files under ``paths`` in a thread beside the block, where somebody looks at ``progress``."""
    progress.begin("files")
    if not progress.watched:
        yield
        return
    over = threading.Event()
    counter = threading.Thread(
        target=count_files, args=(paths, progress, lambda: over.is_set() or stop()), daemon=True
    )
    counter.start()
    try:
        yield
    finally:
        over.set()
        counter.join()


def until(stop: Stop, found: Iterable[Found]) -> Iterator[Found]:
    """Yield ``found`` until ``stop`` is set."""
    for item in found:
        if stop():
            return
        yield item
