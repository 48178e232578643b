"""Batches of documents -> prepared batches, by worker processes and this process beside them."""

from __future__ import annotations

import os
from collections import deque
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, Self

from newsarchive.ingest.batches import Batch, Prepared
from newsarchive.ingest.interrupt import Stopped, shielded
from newsarchive.ingest.parsed import Parsed
from newsarchive.store.batch_items import Failed, seen_at
from newsarchive.types.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

    from newsarchive.german.vocabulary import RunMemory
    from newsarchive.ingest.batches import Work
    from newsarchive.ingest.interrupt import Stop
    from newsarchive.store.batch_items import Item
    from newsarchive.store.packing.originals import Packer
    from newsarchive.types.progress import Progress

    DictionaryFor = Callable[[Sequence[bytes]], bytes | None]

__all__ = ["Workers", "usable_cores"]

ENOUGH = 6
"""Batches for which it is worth to start workers."""
AHEAD = 3
"""Batches that each worker is given at once, to have something to do while the parent prepares one or stores a group."""
KILLED = "the process that read it was killed, twice; it may need more memory than there is"
"""Why a document is a failure that brings a process of its own to its end."""


def no_dictionary(samples: Sequence[bytes]) -> None:
    """Give no dictionary to pack originals with."""
    del samples


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


class Workers:
    """Processes that prepare batches, this one among them; others are started only when there is more than a little to do.

    The parent prepares a batch itself when the others have enough to do: it has time left between two groups to store, and a
    process less is a tenth of a gigabyte less. When ``stop`` is asked for, what is not prepared yet is left out.
    ``progress`` is told what is prepared. ``dictionary_for`` gives what originals are packed with,
    of the first ones where the archive has none yet. ``documents``: the archive keeps articles as documents, not as rows.
    """

    def __init__(
        self,
        jobs: int,
        stop: Stop,
        progress: Progress,
        dictionary_for: DictionaryFor = no_dictionary,
        *,
        documents: bool = False,
    ) -> None:
        self.jobs = jobs
        self.dictionary_for = dictionary_for
        self.documents = documents
        self.packer: Packer | None = None
        self.dictionary: bytes | None = None
        self.stop = stop
        self.progress = progress
        self.memory: RunMemory | None = None
        self.pool: ProcessPoolExecutor | None = None
        self.alone = jobs == 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.end_pool(at_once=self.stop() or error[0] is not None)

    def prepared(self, work: Iterable[Batch]) -> Iterator[Prepared]:
        """Yield each batch prepared, in order; at most three a process are under way at once."""
        waiting: deque[tuple[Future[list[Item]] | Answered, Batch]] = deque()
        work = iter(work)
        first = list(islice(work, ENOUGH))
        others = 0 if len(first) < ENOUGH else self.jobs - 1
        documents = [
            item.raw for batch in first for item in batch.found if isinstance(item, Document | Parsed)
        ]
        self.dictionary = self.dictionary_for(documents) if documents else None
        for batch in chain(first, work):
            if self.stop():
                break
            self.progress.documents += batch.skipped
            busy = sum(not future.done() for future, _ in waiting)
            if busy < AHEAD * others and not self.alone:
                waiting.append((self.submitted(batch.found), batch))
            else:
                waiting.append((self.prepared_here(batch.found), batch._replace(found=[])))
            while waiting and (waiting[0][0].done() or len(waiting) > (AHEAD + 1) * self.jobs):
                yield self.finished(*waiting.popleft())
        while waiting and (waiting[0][0].done() or not self.stop()):
            yield self.finished(*waiting.popleft())

    def prepared_here(self, found: list[Work]) -> Answered:
        """Prepare a batch in this process; where there is nothing to parse, without loading the parser."""
        if not found:
            return Answered([])
        from newsarchive.ingest import worker as prepare  # noqa: PLC0415 - a run that finds nothing new does without the parser

        self.memory = self.memory or prepare.new_run_memory()
        self.packer = self.packer or prepare.Packer(self.dictionary)
        items: list[Item] = []
        try:
            with self.stop.leaving_work():
                for item in found:
                    items += prepare.prepare([item], self.memory, self.packer, documents=self.documents)
                    self.progress.documents += 1
        except Stopped:
            pass  # the documents before are whole, and the next run finds the others
        return Answered(items)

    def submitted(self, found: list[Work]) -> Future[list[Item]]:
        """Give a batch to the pool, which is started when it is first needed, and anew when a process of it was killed."""
        from newsarchive.ingest import worker as prepare  # noqa: PLC0415 - as above

        if self.pool is not None:
            with suppress(RuntimeError), shielded():  # an error is what a pool with a killed process gives
                return self.pool.submit(prepare.prepare_in_worker, found)
            self.end_pool(at_once=True)
        self.pool = new_pool(self.jobs - 1, self.dictionary, self.documents)
        with shielded():
            return self.pool.submit(prepare.prepare_in_worker, found)

    def finished(self, answer: Future[list[Item]] | Answered, batch: Batch) -> Prepared:
        """Wait for the answer about ``batch``; where its process was killed, prepare its documents one by one."""
        try:
            items = self.waited_for(answer)
        except RuntimeError:  # a pool of which a process was killed
            items = self.one_by_one(batch.found)
        except Stopped:
            items = []
        if not isinstance(answer, Answered):
            self.progress.documents += len(items)
        return Prepared(items, batch.skipped, batch.size)

    def waited_for(self, answer: Future[list[Item]] | Answered) -> list[Item]:
        """Return what ``answer`` is when it is there. Raises Stopped, and RuntimeError where its process was killed."""
        if answer.done():
            return answer.result()
        with self.stop.leaving_work():
            return answer.result()

    def one_by_one(self, found: list[Work]) -> list[Item]:
        """Prepare a batch whose process was killed, so that a document of which that is the fault is known, and the rest goes on.

        Where processes cannot even be started, this one goes on alone.
        """
        items: list[Item] = []
        for item in found:
            if self.stop():
                break
            try:
                if not self.alone:
                    items += self.waited_for(self.submitted([item]))
                    continue
            except RuntimeError:
                if self.can_start():
                    items.append(given_up(item))
                    continue
                self.alone = True
            except Stopped:
                break
            items += self.prepared_here([item]).result()
        return items

    def can_start(self) -> bool:
        """Tell whether a new process answers."""
        try:
            return self.waited_for(self.submitted([])) == []
        except RuntimeError:
            return False

    def end_pool(self, *, at_once: bool) -> None:
        """Let go of the pool; ``at_once``: whatever its processes are doing."""
        if self.pool is None:
            return
        processes = list((self.pool._processes or {}).values())  # noqa: SLF001 - public in Python 3.14: terminate_workers
        self.pool.shutdown(wait=not at_once, cancel_futures=True)
        if at_once:
            for process in processes:
                process.terminate()
            self.pool.shutdown()
        self.pool = None


def given_up(item: Work) -> Item:
    """Return the failure that stands for a document whose process was killed, or what needed no process."""
    if isinstance(item, Parsed):
        item = item.document
    return Failed(seen_at(item), "parser-error", KILLED) if isinstance(item, Document) else item


def new_pool(count: int, dictionary: bytes | None, documents: bool) -> ProcessPoolExecutor:
    """Return a pool for ``count`` processes, which start when they are given something; see ``start_worker``."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - small runs do without
    from multiprocessing import get_context  # noqa: PLC0415 - as above

    from newsarchive.german.dictionary import open_dictionary  # noqa: PLC0415 - as above
    from newsarchive.ingest.worker import start_worker  # noqa: PLC0415 - as above

    open_dictionary()  # made here once where it is not there yet, not by each process
    return ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=start_worker, initargs=(dictionary, documents)
    )
