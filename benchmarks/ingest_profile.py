"""Print where the time of an ingest goes: CPU per article by stage, all of them in one process.

    python benchmarks/ingest_profile.py [FOLDER] [--count 5000] [--tables]

Without FOLDER, articles are generated. Reading, writing and transfer (the pickling between processes) are the parent's, the rest
is the workers'. ``--tables`` splits writing by statement. A word costs most when it is new, so that German analysis is
dearer in small runs than in large ones.
"""

from __future__ import annotations

import argparse
import pickle
import tempfile
import time
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generate import write

from newsarchive.archive.archive import Archive
from newsarchive.ingest.batches import Prepared, batches, groups
from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.store.batch_items import Incoming, seen_at
from newsarchive.store.german_index import german_of, new_run_memory
from newsarchive.store.rows import article_rows
from newsarchive.store.write import write_batch
from newsarchive.types.document import Document

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from newsarchive.ingest.batches import Batch
    from newsarchive.store.batch_items import Item


class Clock:
    """CPU seconds of this process, by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Charge ``stage`` for the block."""
        begun = time.process_time()
        yield
        self.spent[stage] += time.process_time() - begun


class TimedConnection:
    """A connection that charges each statement to its first words."""

    def __init__(self, connection: sqlite3.Connection, clock: Clock) -> None:
        self.connection = connection
        self.clock = clock

    def execute(self, statement: str, *values: Any) -> Any:
        """Execute and charge."""
        with self.clock("  " + " ".join(statement.split()[:4])):
            return self.connection.execute(statement, *values)

    def executemany(self, statement: str, *values: Any) -> Any:
        """Execute and charge."""
        with self.clock("  " + " ".join(statement.split()[:4])):
            return self.connection.executemany(statement, *values)

    def __getattr__(self, name: str) -> Any:
        """Leave the rest to the connection."""
        return getattr(self.connection, name)


def prepared(batch: Batch, clock: Clock, taught: Any) -> list[Item]:
    """Return ``batch`` as a worker would, stage by stage."""
    documents = [item for item in batch.found if isinstance(item, Document)]
    with clock("parse"):
        articles = [parse_article(one.raw, name=one.path, stated_format=one.format) for one in documents]
    with clock("rows"):
        entries = [article_rows(article, one.raw) for article, one in zip(articles, documents, strict=True)]
    with clock("German"):
        entries = [entry._replace(german=german_of(entry.texts, taught)) for entry in entries]
    return [
        Incoming(seen_at(one), entry.sha256, entry) for one, entry in zip(documents, entries, strict=True)
    ]


def profile(folder: Path, archive: Archive, clock: Clock, *, tables: bool) -> int:
    """Ingest ``folder`` and return the number of articles."""
    connection: Any = TimedConnection(archive.connection, clock) if tables else archive.connection
    with clock("lexicon, once"):
        german_of(("Haus", *[None] * 9))
    count = 0
    for group in groups(worked(folder, archive, clock)):
        with clock("write"):
            write_batch(connection, group.items)
        count += len(group.items)
    with clock("merge"):
        archive.settle(count)
    return count


def worked(folder: Path, archive: Archive, clock: Clock) -> Iterator[Prepared]:
    """Yield what workers would give back."""
    taught = new_run_memory()
    work = batches(archive, read_sources([str(folder)], known=archive.known_files))
    while True:
        with clock("read"):
            batch = next(work, None)
        if batch is None:
            return
        with clock("transfer"):
            batch = pickle.loads(pickle.dumps(batch))  # noqa: S301 - our own
        items = prepared(batch, clock, taught)
        with clock("transfer"):
            items = pickle.loads(pickle.dumps(items))  # noqa: S301 - our own
        yield Prepared(items, 0, batch.size)


def main() -> None:
    """Generate, ingest, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--tables", action="store_true")
    options = parser.parse_args()
    clock = Clock()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary) / "articles"
        if not options.folder:
            write(folder, options.count, seed=1)
        with Archive.open(Path(temporary) / "profile.db") as archive:
            count = profile(folder, archive, clock, tables=options.tables)
    once = clock.spent.pop("lexicon, once")
    total = sum(spent for stage, spent in clock.spent.items() if not stage.startswith("  "))
    print(f"{count:,} articles; ms of CPU an article, share of all")
    for stage, spent in clock.spent.items():
        print(f"{stage:<40} {spent / count * 1000:7.3f} {spent / total:5.0%}")
    print(f"{'all':<40} {total / count * 1000:7.3f}   and {once:.2f} s to load the lexicon")


if __name__ == "__main__":
    main()
