"""Batches of documents -> prepared batches, by worker processes and this process beside them."""

from __future__ import annotations

import os
from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING, Self

from newsarchive.ingest.batches import Batch, Prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor

    from newsarchive.german.vocabulary import Taught
    from newsarchive.store.batch_items import Item
    from newsarchive.types.document import Document

__all__ = ["usable_cores"]


ENOUGH = 6
"""Batches for which it is worth to start workers."""
AHEAD = 3
"""Batches that each worker is given at once, to have something to do while the parent prepares one or stores a group."""


def usable_cores() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


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
        from newsarchive.ingest import worker as prepare  # noqa: PLC0415 - a run that finds nothing new does without the parser

        self.taught = self.taught or prepare.new_taught()
        return Answered(prepare.prepare(found, self.taught))

    def submitted(self, found: list[Document | Item]) -> Future[list[Item]]:
        """Give a batch to the pool, which is started when it is first needed."""
        from newsarchive.ingest import worker as prepare  # noqa: PLC0415 - as above

        if self.pool is None:
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - small runs do without
            from multiprocessing import get_context  # noqa: PLC0415 - as above

            from newsarchive.german.dictionary import open_dictionary  # noqa: PLC0415 - as above

            open_dictionary()  # lest each worker make it anew
            self.pool = ProcessPoolExecutor(
                self.jobs - 1, mp_context=get_context("spawn"), initializer=prepare.start_worker
            )
        return self.pool.submit(prepare.prepare_in_worker, found)
