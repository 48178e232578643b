"""Paths -> an archive: read, parse on all cores, and store batch by batch through one writer.

The parent process reads and writes; workers parse, and make the rows, as the parent does while it has nothing to write. Items are stored in the order they were found,
so an archive is the same whatever the number of workers.
"""

from __future__ import annotations

import signal
import threading
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.ingest.batches import batches, groups
from newsarchive.ingest.pool import Workers, usable_cores
from newsarchive.sources import read_sources
from newsarchive.sources.files import nothing_known
from newsarchive.store.batch_items import Failed, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsarchive.ingest.writer import Writer
    from newsarchive.types.document import Found

__all__ = ["Report", "ingest"]


class Report(NamedTuple):
    """What a run did: counts by outcome, the failures, and whether it was interrupted."""

    counts: Counter[Outcome]
    failures: tuple[Failed, ...]
    interrupted: bool = False

    @property
    def total(self) -> int:
        """How many documents were looked at."""
        return self.counts.total()


def ingest(
    store: Writer,
    paths: Iterable[str],
    *,
    jobs: int | None = None,
    check_all: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Archive every document under ``paths``; what cannot be read is kept as a failure, and the rest goes on.

    ``jobs`` is the number of processes that parse (None: one a core). A file whose size and mtime are known is not read, unless
    ``check_all``. ``progress`` is called with the number of documents done. Ctrl-C ends the run after the batch at hand.
    Raises an ArchiveError when the archive cannot be written to; what was stored before is whole.
    """
    counts: Counter[Outcome] = Counter()
    failures: list[Failed] = []
    known = nothing_known if check_all else store.known_files
    with interruptible() as stop, Workers(jobs or usable_cores()) as workers:
        found = until(stop, read_sources(paths, known=known))
        for group in groups(workers.prepared(batches(store, found))):
            outcomes = store.write(group.items) if group.items else []
            counts.update(outcome for outcome in outcomes if outcome)
            counts[Outcome.UNCHANGED] += group.skipped
            failures.extend(item for item in group.items if isinstance(item, Failed))
            if progress:
                progress(counts.total())
        store.settle(counts[Outcome.NEW], stop.is_set)
        return Report(counts, tuple(failures), stop.is_set())


@contextmanager
def interruptible() -> Iterator[threading.Event]:
    """Turn the first Ctrl-C inside the block into an event; a second one interrupts at once."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return

    def on_interrupt(number: int, frame: object) -> None:
        del number, frame
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def until(stop: threading.Event, found: Iterable[Found]) -> Iterator[Found]:
    """Yield ``found`` until ``stop`` is set."""
    for item in found:
        if stop.is_set():
            return
        yield item
