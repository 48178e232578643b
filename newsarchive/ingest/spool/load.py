"""A spool -> an archive: its parts in the order of their names, what the archive holds already left alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.errors import UnreadableInput
from newsarchive.ingest.batches import BATCH_BYTES, BATCH_DOCUMENTS, Batch, groups
from newsarchive.ingest.interrupt import Stop, interruptible
from newsarchive.ingest.parsed import Parsed
from newsarchive.ingest.pool import Workers, usable_cores
from newsarchive.ingest.spool.parts import rows_in, unpacked
from newsarchive.ingest.spool.run import need_parquet
from newsarchive.store.batch_items import Incoming, Outcome, seen_at
from newsarchive.types.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.ingest.batches import Work
    from newsarchive.ingest.spool.folder import Spool
    from newsarchive.ingest.writer import Writer

__all__ = ["Loaded", "load"]


class Loaded(NamedTuple):
    """What a run did: counts by outcome, how many parts were read, the signal that ended it early (0: none)."""

    counts: Counter[Outcome]
    parts: int
    interrupted: int = 0


def load(
    store: Writer,
    spool: Spool,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Loaded:
    """Store what the parts of ``spool`` hold; articles that the archive has are left alone, so that a load can be run again.

    Raises UnreadableInput for a part that cannot be read (what came before is stored), MissingExtra, and an ArchiveError.
    """
    need_parquet()
    names = sorted(spool.names())
    progress, stop = progress or Progress(), stop or Stop()
    progress.begin("parts", len(names))
    counts: Counter[Outcome] = Counter()
    with (
        interruptible(stop),
        Workers(
            jobs or usable_cores(), stop, Progress(), store.dictionary_for, documents=store.documents
        ) as workers,
    ):
        for group in groups(workers.prepared(read(store, spool, names, progress, stop))):
            counts.update(outcome for outcome in store.write(group.items) if outcome)
        progress.activity = "merging the index"
        store.settle(counts[Outcome.NEW], stop)
    return Loaded(counts, progress.read, stop.signal)


def read(
    store: Writer, spool: Spool, names: Iterable[str], progress: Progress, stop: Stop
) -> Iterator[Batch]:
    """Yield the contents of the parts in batches; articles whose bytes the archive holds come without them."""
    for name in names:
        if stop():
            return
        batch = Batch([], 0, 0)
        try:
            rows = list(rows_in(spool.read(name)))
            known = store.known_among([row["sha256"] for row in rows if row["kind"] == "article"])
            for row in rows:
                item: Work = unpacked(row)
                if isinstance(item, Parsed) and row["sha256"] in known:
                    item = Incoming(seen_at(item.document), row["sha256"], None)
                batch.found.append(item)
                size = batch.size + (len(item.document.raw) if isinstance(item, Parsed) else 0)
                batch = batch._replace(size=size)
                if len(batch.found) >= BATCH_DOCUMENTS or size >= BATCH_BYTES:
                    yield batch
                    batch = Batch([], 0, 0)
        except (OSError, ValueError) as error:
            raise UnreadableInput(f"{spool.address}/{name}", str(error)) from error
        if batch.found:
            yield batch
        progress.advance()
