"""Tell how the cost of storing grows with the archive: a few articles, prepared once, stored again and again under new names.

    python benchmarks/growth.py ARCHIVE.db [--folder YOURS] [--articles 1000000] [--distinct 5000] [--every 100000]

Parsing costs an article the same however large the archive is; what could grow is the writer's part: rows, both indexes, their merges.
The articles are generated, or those of ``--folder``. For each ``--every`` articles it prints this process's CPU and the clock's time an article, its resident memory and the file's size.
The archive is kept, for ``search_speed.py``; its originals do not fit their hashes.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generate import write

from newsarchive.archive.archive import Archive
from newsarchive.ingest.batches import GROUP_DOCUMENTS
from newsarchive.ingest.worker import prepare_document
from newsarchive.sources import read_sources
from newsarchive.store.batch_items import FoundAt, Incoming
from newsarchive.store.german_index import new_run_memory
from newsarchive.types.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.store.rows import Entry


def entries(folder: str) -> list[Entry]:
    """Return the rows of the articles in ``folder``."""
    taught = new_run_memory()
    prepared = (
        prepare_document(item, taught) for item in read_sources([folder]) if isinstance(item, Document)
    )
    return [item.entry for item in prepared if isinstance(item, Incoming) and item.entry]


def generated(count: int) -> list[Entry]:
    """Return the rows of ``count`` generated articles."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), count, seed=1)
        return entries(folder)


def renamed(prepared: list[Entry], count: int) -> Iterator[Incoming]:
    """Yield ``count`` items, each with a hash, a key and a path of its own."""
    for number in range(count):
        entry = prepared[number % len(prepared)]
        digest = hashlib.sha256(str(number).encode()).hexdigest()
        key = digest[:20].translate(str.maketrans("0123456789", "ghijklmnop"))
        own = entry._replace(sha256=digest, article=(key, *entry.article[1:]))
        yield Incoming(FoundAt(f"{number:08}.txt", entry.size, number), digest, own)


def line(articles: int, cpu: float, wall: float, path: Path) -> None:
    """Print one line of the table; times in seconds for all of its articles."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(file.stat().st_size for file in path.parent.glob(path.name + "*")) / 1e6
    print(f"{articles:>10,}{cpu:10.1f}{wall:10.1f}{memory:10.0f}{size:12,.0f}", flush=True)


def main() -> None:
    """Store, and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("archive", type=Path)
    options.add_argument("--folder")
    options.add_argument("--articles", type=int, default=1_000_000)
    options.add_argument("--distinct", type=int, default=5_000)
    options.add_argument("--every", type=int, default=100_000)
    given = options.parse_args()
    items = renamed(entries(given.folder) if given.folder else generated(given.distinct), given.articles)
    print(f"{'articles':>10}{'CPU s':>10}{'clock s':>10}{'MB held':>10}{'MB of file':>12}")
    with Archive.open(given.archive) as archive:
        stored = 0
        cpu, wall = time.process_time(), time.perf_counter()
        while group := list(islice(items, GROUP_DOCUMENTS)):
            archive.write(group)
            stored += len(group)
            if stored % given.every < len(group):
                line(stored, time.process_time() - cpu, time.perf_counter() - wall, given.archive)
                cpu, wall = time.process_time(), time.perf_counter()
        archive.settle(stored, lambda: False)
        print("merging the indexes at the end of the run:")
        line(stored, time.process_time() - cpu, time.perf_counter() - wall, given.archive)


if __name__ == "__main__":
    main()
