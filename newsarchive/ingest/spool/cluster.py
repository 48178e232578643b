"""Batches -> parts, by the workers of a Dask cluster, each batch at least once; what kills its worker is found by halving.

Dask runs a task again when a worker is lost, so a part may be written twice: its name and its bytes are the same then.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.errors import ArchiveReadOnly, ClusterLost, MissingExtra, UsageError, printable
from newsarchive.ingest.spool.parts import name_of, packed, row_of
from newsarchive.store.batch_items import Failed, seen_at
from newsarchive.types.document import Document
from newsarchive.types.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from distributed import Client, Future

    from newsarchive.ingest.interrupt import Stop
    from newsarchive.ingest.spool.folder import Spool
    from newsarchive.ingest.spool.parts import Row
    from newsarchive.store.batch_items import Item

    Work = list[Document | Item]  # what a part is made of; nothing in it was parsed before

__all__ = ["Made", "cluster_of", "make_part", "parts_by_cluster"]

SECONDS = 15
"""How long the scheduler may take to answer at first."""
AHEAD = 4
"""Batches under way for each thread of the workers."""
KILLED = "the process that read it was killed again and again; it may need more memory than there is"


class Made(NamedTuple):
    """What a part holds: articles, failures (with their reasons), and how many files they were read from."""

    articles: int
    failures: tuple[Failed, ...]
    containers: int


def make_part(spool: Spool, name: str, items: Work, version: str = __version__) -> Made:
    """Parse ``items`` and write their part. Raises OSError, and UsageError where the worker runs another version."""
    if version != __version__:
        raise UsageError(
            f"a worker runs newsarchive {__version__}, this is {version}; install the same on all"
        )
    rows = [row_of(item) for item in items]
    spool.write(name, packed(rows))
    return made_of(rows)


class Trouble(NamedTuple):
    """Why a worker could not make a part: told as a value, for Dask leaves its client waiting for ever for an exception that it cannot send."""

    reason: str
    of_program: bool = False
    """Whether it is a fault of the program or its installation, not of what it writes to."""


def try_part(spool: Spool, name: str, items: Work, version: str) -> Made | Trouble:
    """Do as ``make_part`` does, and return what it raises."""
    try:
        return make_part(spool, name, items, version)
    except OSError as error:
        return Trouble(f"{error.filename or spool.address}: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - whatever it is, it shall be told
        return Trouble(str(error) or type(error).__name__, of_program=True)


def rows_of(items: Work) -> list[Row]:
    """Parse ``items`` into rows, which the caller writes."""
    return [row_of(item) for item in items]


def made_of(rows: Iterable[Row]) -> Made:
    """Count ``rows``."""
    kinds = [row["kind"] for row in rows]
    failed = [row for row in rows if row["kind"] == "failure"]
    return Made(
        kinds.count("article"),
        tuple(Failed(seen_at(Document(b"", row["path"])), row["code"], row["reason"]) for row in failed),
        kinds.count("container"),
    )


@contextmanager
def cluster_of(scheduler: str) -> Iterator[Client]:
    """Give a client of the cluster at ``scheduler``. Raises MissingExtra, UsageError and ClusterLost."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("dask", "distributed") from error
    keep_quiet()
    try:
        client = Client(scheduler, timeout=SECONDS)
    except (OSError, TimeoutError) as error:
        raise ClusterLost(scheduler, "does not answer") from error
    except ValueError as error:
        raise UsageError(
            f"expected a scheduler's address such as tcp://host:8786, got {printable(scheduler)}"
        ) from error
    try:
        yield client
    finally:
        client.close(timeout=3)


def keep_quiet() -> None:
    """Keep Dask, and what it runs on, from writing tracebacks of their own: what went wrong is told in one line of ours."""
    import logging  # noqa: PLC0415 - only for a cluster

    for name in ("distributed", "tornado", "asyncio", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in {"distributed", "tornado", "asyncio"}:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def parts_by_cluster(
    client: Client, spool: Spool, work: Iterable[tuple[str, Work]], stop: Stop
) -> Iterator[tuple[Work, Made]]:
    """Yield each batch of ``work`` when its part, of that name, is written, in the order in which they are.

    Raises ArchiveReadOnly where a worker cannot write, and ClusterLost.
    """
    from distributed import wait  # noqa: PLC0415 - an extra

    batches = iter(work)
    under_way: dict[Future, tuple[str, Work]] = {}
    more = True
    with translated(client):
        while more or under_way:
            while more and len(under_way) < AHEAD * max(sum(client.nthreads().values()), 1) and not stop():
                if (batch := next(batches, None)) is None:
                    more = False
                    break
                name, items = batch
                task = client.submit(
                    try_part, spool, name, items, __version__, key=f"newsarchive-{name}", pure=False
                )
                under_way[task] = batch
            if stop():
                client.cancel(list(under_way))
                return
            try:
                done = wait(list(under_way), timeout=1, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                check_alive(client)
                continue
            for task in done:
                name, items = under_way.pop(task)
                yield items, result_of(client, spool, task, name, items)


def check_alive(client: Client) -> None:
    """Raise OSError where the scheduler is gone."""
    if client.status != "running":
        raise OSError(client.status)


def result_of(client: Client, spool: Spool, task: Future, name: str, items: Work) -> Made:
    """Return what became of a batch; where it killed its workers, find the document that did, and write the part without it."""
    from distributed import KilledWorker  # noqa: PLC0415 - an extra

    try:
        made: Made | Trouble = task.result()
    except KilledWorker:
        rows = rows_by_halves(client, items)
        spool.write(name, packed(rows))
        return made_of(rows)
    if isinstance(made, Trouble):
        raise UsageError(made.reason) if made.of_program else ArchiveReadOnly(spool.address, made.reason)
    return made


def rows_by_halves(client: Client, items: Work) -> list[Row]:
    """Return the rows of a batch that killed its workers, half by half, one after the other so that no other work is beside it."""
    from distributed import KilledWorker  # noqa: PLC0415 - an extra

    try:
        rows: list[Row] = client.submit(
            rows_of, items, key=f"newsarchive-{name_of(items)}-rows", pure=False
        ).result()
    except KilledWorker:
        if len(items) > 1:
            half = len(items) // 2
            return rows_by_halves(client, items[:half]) + rows_by_halves(client, items[half:])
        (item,) = items
        if not isinstance(item, Document):
            raise
        return [row_of(Failed(seen_at(item), "parser-error", KILLED))]
    return rows


@contextmanager
def translated(client: Client) -> Iterator[None]:
    """Turn what goes wrong with the cluster into errors of ours."""
    from concurrent.futures import CancelledError  # noqa: PLC0415 - small runs do without

    from distributed.comm import CommClosedError  # noqa: PLC0415 - an extra

    address = str(client.scheduler.address) if client.scheduler else "?"
    try:
        yield
    except (CommClosedError, CancelledError, TimeoutError) as error:
        raise ClusterLost(address, "went away") from error
    except OSError as error:
        if client.status != "running":
            raise ClusterLost(address, "went away") from error
        raise ArchiveReadOnly(error.filename or "the spool", error.strerror or str(error)) from error
