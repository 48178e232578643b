"""Paths -> an archive: read, parse on all cores, and store batch by batch through one writer.

The parent process reads and writes; workers parse, and make the rows, as the parent does while it has nothing to write. Items are stored in the order they were found,
so an archive is the same whatever the number of workers.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter, deque
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, Self

from newsarchive.sources import Document, Failure, Skipped, Unpacked, nothing_known, read_sources
from newsarchive.store.items import Failed, Incoming, Outcome, Whole, seen_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor

    from newsarchive.german.index import Taught
    from newsarchive.sources import Found
    from newsarchive.store.items import Item
    from newsarchive.store.protocol import Store

__all__ = ["Batch", "Prepared", "Report", "batches", "groups", "ingest", "usable_cores"]

BATCH_DOCUMENTS = 50
BATCH_BYTES = 2 * 1024 * 1024
"""What a worker is given at once; a batch ends at whichever comes first."""
GROUP_DOCUMENTS = 300
GROUP_BYTES = 8 * 1024 * 1024
"""What is stored at once: it bounds memory, and what a ``kill -9`` leaves to do again."""


ENOUGH = 6
"""Batches for which it is worth to start workers."""
AHEAD = 3
"""Batches that each worker is given at once, to have something to do while the parent prepares one or stores a group."""


class Report(NamedTuple):
    """What a run did: counts by outcome, the failures, and whether it was interrupted."""

    counts: Counter[Outcome]
    failures: tuple[Failed, ...]
    interrupted: bool = False

    @property
    def total(self) -> int:
        """How many documents were looked at."""
        return self.counts.total()


def usable_cores() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def ingest(
    store: Store,
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


class Batch(NamedTuple):
    """Documents to be prepared together; ``skipped`` counts the unchanged files among them, ``size`` is in bytes."""

    found: list[Document | Item]
    skipped: int
    size: int


class Prepared(NamedTuple):
    """Items to be stored together; ``skipped`` and ``size`` as of a batch."""

    items: list[Item]
    skipped: int
    size: int


def groups(batches: Iterable[Prepared]) -> Iterator[Prepared]:
    """Yield what is stored at once, of one batch or several: large transactions make fewer and longer runs of the indexes."""
    group = Prepared([], 0, 0)
    for batch in batches:
        group = Prepared(group.items + batch.items, group.skipped + batch.skipped, group.size + batch.size)
        if (
            len(group.items) >= GROUP_DOCUMENTS
            or group.size >= GROUP_BYTES
            or batch.skipped >= GROUP_DOCUMENTS
        ):
            yield group
            group = Prepared([], 0, 0)
    if group.items or group.skipped:
        yield group


def batches(store: Store, found: Iterable[Found]) -> Iterator[Batch]:
    """Yield what was found in batches; documents whose bytes the archive holds come without them."""
    items: list[Document | Item] = []
    skipped = size = 0
    for item in found:
        if isinstance(item, Skipped):
            skipped += item.files
        elif isinstance(item, Document):
            import hashlib  # noqa: PLC0415 - a run that finds nothing new does without, it loads OpenSSL

            digest = hashlib.sha256(item.raw).hexdigest()
            known = store.knows(digest)
            items.append(Incoming(seen_at(item), digest, None) if known else item)
            size += 0 if known else len(item.raw)
        elif isinstance(item, Failure):
            items.append(Failed(seen_at(item), item.code.value, item.reason))
        elif isinstance(item, Unpacked):
            items.append(Whole(seen_at(item), item.documents, item.failures))
        if len(items) >= BATCH_DOCUMENTS or size >= BATCH_BYTES:
            yield Batch(items, skipped, size)
            items, skipped, size = [], 0, 0
    if items or skipped:
        yield Batch(items, skipped, size)


class Answered:
    """What this process prepared, asked for as a worker's answer is."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items

    def done(self) -> bool:
        """Tell that it is there."""
        return True

    def result(self) -> list[Item]:
        """Return it."""
        return self.items


def finished(answer: Future[list[Item]] | Answered, batch: Batch) -> Prepared:
    """Wait for the answer about ``batch``."""
    return Prepared(answer.result(), batch.skipped, batch.size)


class Workers:
    """Processes that prepare batches, this one among them; others are started only when there is more than a little to do.

    The parent prepares a batch itself when the others have enough to do: it has time left between two groups to store, and a
    process less is a tenth of a gigabyte less.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.taught: Taught | None = None
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)

    def prepared(self, work: Iterable[Batch]) -> Iterator[Prepared]:
        """Yield each batch prepared, in order; at most three a process are under way at once."""
        waiting: deque[tuple[Future[list[Item]] | Answered, Batch]] = deque()
        work = iter(work)
        first = list(islice(work, ENOUGH))
        others = 0 if len(first) < ENOUGH else self.jobs - 1
        for batch in chain(first, work):
            busy = sum(not future.done() for future, _ in waiting)
            answer = self.submitted(batch.found) if busy < AHEAD * others else self.prepared_here(batch.found)
            waiting.append((answer, batch._replace(found=[])))
            while waiting and (waiting[0][0].done() or len(waiting) > (AHEAD + 1) * self.jobs):
                yield finished(*waiting.popleft())
        for future, batch in waiting:
            yield finished(future, batch)

    def prepared_here(self, found: list[Document | Item]) -> Answered:
        """Prepare a batch in this process; where there is nothing to parse, without loading the parser."""
        if not found:
            return Answered([])
        from newsarchive import prepare  # noqa: PLC0415 - a run that finds nothing new does without the parser

        self.taught = self.taught or prepare.new_taught()
        return Answered(prepare.prepare(found, self.taught))

    def submitted(self, found: list[Document | Item]) -> Future[list[Item]]:
        """Give a batch to the pool, which is started when it is first needed."""
        from newsarchive import prepare  # noqa: PLC0415 - as above

        if self.pool is None:
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - small runs do without
            from multiprocessing import get_context  # noqa: PLC0415 - as above

            from newsarchive.german.dictionary import open_dictionary  # noqa: PLC0415 - as above

            open_dictionary()  # lest each worker make it anew
            self.pool = ProcessPoolExecutor(
                self.jobs - 1, mp_context=get_context("spawn"), initializer=prepare.start_worker
            )
        return self.pool.submit(prepare.prepare_in_worker, found)
