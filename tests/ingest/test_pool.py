"""Processes that are killed: workers, and the one that started them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from newsarchive.ingest.batches import Batch
from newsarchive.ingest.interrupt import Stop
from newsarchive.ingest.pool import KILLED, Workers
from newsarchive.store.batch_items import Failed, Incoming
from newsarchive.types.document import Document
from newsarchive.types.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.store.batch_items import Item


class Deadly(Document):
    """A document that ends the process which unpacks it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


def document(number: int) -> Document:
    text = f"Lokales Sitzung {number}\n\nBonn. Der Rat tagte am Montag zum {number}. Mal."
    return Document(text.encode(), f"/artikel/{number:04}.txt")


def batches(documents: list[Document]) -> Iterator[Batch]:
    for start in range(0, len(documents), 5):
        yield Batch(list(documents[start : start + 5]), 0, 1000)


def paths(items: list[Item]) -> list[str]:
    return [item.seen.path for item in items]


def test_a_killed_worker_costs_nothing() -> None:
    documents = [document(number) for number in range(100)]
    with Workers(2, Stop(), Progress()) as workers:
        items: list[Item] = []
        killed = 0
        for batch in workers.prepared(batches(documents)):
            for process in (
                list(((workers.pool and workers.pool._processes) or {}).values()) if not killed else ()
            ):
                process.kill()
                killed += 1
            items += batch.items
    assert killed == 1
    assert paths(items) == [one.path for one in documents]
    assert all(isinstance(item, Incoming) for item in items)


def test_a_document_that_ends_its_process_is_a_failure_and_the_rest_goes_on() -> None:
    documents = [document(number) for number in range(60)]
    documents[3] = Deadly(*documents[3])
    with Workers(2, Stop(), Progress()) as workers:
        items = [item for batch in workers.prepared(batches(documents)) for item in batch.items]
    assert paths(items) == [one.path for one in documents]
    assert [item.reason for item in items if isinstance(item, Failed)] == [KILLED]
    assert isinstance(items[3], Failed)


def test_a_stop_leaves_out_what_is_not_prepared() -> None:
    documents = [document(number) for number in range(200)]
    stop = Stop()
    items: list[Item] = []
    with Workers(2, stop, Progress()) as workers:
        for batch in workers.prepared(batches(documents)):
            items += batch.items
            stop.event.set()
    assert paths(items) == [one.path for one in documents[: len(items)]]
    assert 0 < len(items) < len(documents)


PARENT = """
import sys
from newsarchive.ingest.interrupt import Stop
from newsarchive.ingest.pool import Workers
from newsarchive.types.progress import Progress
if __name__ == "__main__":
    workers = Workers(3, Stop(), Progress())
    for answer in [workers.submitted([]) for _ in range(9)]:
        answer.result()
    print("ready", flush=True)
    sys.stdin.read()
"""


def test_workers_end_when_their_parent_is_killed() -> None:
    """Each process of the family holds standard output open, so that its end is seen when the last one is gone."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert parent.stdout is not None
    assert parent.stdout.readline().strip() == b"ready"
    parent.kill()
    assert parent.communicate(timeout=60)[0] == b""
