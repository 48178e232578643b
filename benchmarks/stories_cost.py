"""Say what finding stories costs: an ingest with and without it, and tables, memory, writes and one late article at 100,000 articles.

    python benchmarks/stories_cost.py pair FOLDER [--times 3]
    python benchmarks/stories_cost.py large ARCHIVE.db [--articles 100000] [--run 10000] [--copies 0.2]

``pair`` ingests the texts in FOLDER, in turn with stories and with nothing in their place, each in a process of its own that parses as well
as writes. ``large`` makes an archive of generated texts, of which a share are copies of earlier ones as papers edit them. It writes only what
stories need (articles, paragraphs, sketches) and leaves out parsing and the search indexes; sketches are made and settled by the archive's
own functions, in runs. The archive is kept.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generate import article, vocabulary
from stories_edits import CHAINED, EDITS

from newsarchive.archive.archive import Archive
from newsarchive.store.stories.settle import settle_stories
from newsarchive.store.stories.story_rows import add_sketches, sketch_of
from newsarchive.store.transaction import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

WITHOUT = """
import newsarchive.ingest.worker, newsarchive.store.write, newsarchive.store.stories.settle as settle
newsarchive.ingest.worker.sketch_of = newsarchive.store.write.sketch_of = lambda texts: b""
newsarchive.store.write.add_sketches = lambda connection, rows: None
settle.settle_stories = lambda *some, **more: None
"""
INGEST = """
import sys, time
from newsarchive.cli.group import main
try:
    main(["ingest", "-j", "1", "-a", sys.argv[1], sys.argv[2]])
finally:
    print(time.process_time())
"""
COPIED, LATE = 2_000, 12
"""Articles of which some are copied, the last ones; late articles that are measured one by one."""
SIZE = """SELECT sum(pgsize) FROM dbstat WHERE name IN ('shingles', 'shingle_segments', 'sketches', 'stories', 'standing_shingles', 'versions')
  OR name LIKE 'story_members%' OR name LIKE 'version_chains%'"""


def ingest(folder: str, code: str) -> float:
    """Return the processor time of an ingest with ``code`` run before it."""
    with tempfile.TemporaryDirectory() as place:
        done = subprocess.run(
            [sys.executable, "-c", code + INGEST, str(Path(place) / "a.db"), folder],
            check=True,
            capture_output=True,
            text=True,
        )
    return float(done.stdout.split()[-1])


def pair(folder: str, times: int) -> None:
    """Print the least processor time of each, and what one is of the other."""
    found: dict[str, list[float]] = {"with": [], "without": []}
    for _ in range(times):
        found["without"].append(ingest(folder, WITHOUT))
        found["with"].append(ingest(folder, ""))
        print({name: [round(one, 2) for one in some] for name, some in found.items()}, flush=True)
    print(f"with stories an ingest takes {min(found['with']) / min(found['without']):.3f} of without")


def written() -> int:
    """Return the bytes that this process has given to the disk."""
    lines = Path("/proc/self/io").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("write_bytes"))


def texts(count: int, copies: float) -> Iterator[list[str]]:
    """Yield paragraphs of invented articles, a share of which are edited copies of an earlier one."""
    chance = random.Random(1)  # noqa: S311 - nothing secret
    words = vocabulary(chance)
    found: list[list[str]] = []
    for number in range(count):
        if found and chance.random() < copies:
            paragraphs = chance.choice(found)
            for name in chance.sample(CHAINED, 2):
                paragraphs = EDITS[name](chance, paragraphs) or paragraphs
        else:
            paragraphs = [part for part in article(chance, words).split("\n") if part.strip()]
        if len(found) < COPIED:
            found.append(paragraphs)
        else:
            found[number % COPIED] = paragraphs
        yield paragraphs


class Large:
    """An archive that is filled with what stories need."""

    def __init__(self, archive: Archive) -> None:
        self.connection = archive.connection
        self.sketching = 0.0

    def add(self, number: int, paragraphs: list[str]) -> None:
        """Write an article; the caller holds the transaction."""
        key = f"{number:032x}".translate(str.maketrans("0123456789abcdef", "klmnopqrstuvwxyz"))
        day = f"20{number % 20:02}-{1 + number % 12:02}-{1 + number % 28:02}"
        self.connection.execute(
            "INSERT INTO sources (id, sha256, size, raw, added) VALUES (?, ?, 1, x'20', ?)",
            (number, key, day),
        )
        self.connection.execute(
            "INSERT INTO articles (id, key, source_id, headline, published, format, encoding, publisher, parser_version) "
            "VALUES (?1, ?2, ?1, ?3, ?4, 'text', 'utf-8', ?5, '1')",
            (number, key, f"Artikel {number}", day, f"Blatt {number % 13}"),
        )
        self.connection.executemany(
            "INSERT INTO paragraphs (article_id, position, kind, text) VALUES (?, ?, 'text', ?)",
            [(number, place, text) for place, text in enumerate(paragraphs)],
        )
        begun = time.process_time()
        packed = sketch_of([None] * 7 + ["\n".join(paragraphs), None, None])
        add_sketches(self.connection, [(number, packed)])
        self.sketching += time.process_time() - begun

    def settle(self) -> tuple[float, int]:
        """Settle what waits; return the processor time and the bytes written."""
        begun, before = time.process_time(), written()
        settle_stories(self.connection)
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return time.process_time() - begun, written() - before


def large(path: Path, count: int, run: int, copies: float) -> None:
    """Fill, and print a line a run; at the end what one late article costs."""
    made = texts(count + LATE, copies)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"before the first text {held:.0f} MB of memory are held")
    print(
        f"{'articles':>9}{'sketch ms':>11}{'settle ms':>11}{'MB written':>12}{'MB tables':>11}{'MB memory':>11}"
    )
    with Archive.open(path) as archive:
        filled = Large(archive)
        for start in range(0, count, run):
            filled.sketching = 0.0
            with transaction(filled.connection):
                for number in range(start, start + run):
                    filled.add(number + 1, next(made))
            archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cpu, size = filled.settle()
            (tables,) = filled.connection.execute(SIZE).fetchone()
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{start + run:>9,}{filled.sketching * 1000 / run:>11.2f}{cpu * 1000 / run:>11.2f}{size / 1e6:>12.0f}{tables / 1e6:>11.1f}{memory:>11.0f}",
                flush=True,
            )
        late = []
        for number in range(count, count + LATE):
            with transaction(filled.connection):
                filled.add(number + 1, next(made))
            late.append(filled.settle()[0] * 1000)
        print("one late article, ms of processor time:", " ".join(f"{one:.1f}" for one in late))


def main() -> None:
    """Measure what is asked for."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    kinds = options.add_subparsers(dest="kind", required=True)
    paired = kinds.add_parser("pair")
    paired.add_argument("folder")
    paired.add_argument("--times", type=int, default=3)
    filled = kinds.add_parser("large")
    filled.add_argument("archive", type=Path)
    filled.add_argument("--articles", type=int, default=100_000)
    filled.add_argument("--run", type=int, default=10_000)
    filled.add_argument("--copies", type=float, default=0.2)
    asked = options.parse_args()
    if asked.kind == "pair":
        pair(asked.folder, asked.times)
    else:
        large(asked.archive, asked.articles, asked.run, asked.copies)


if __name__ == "__main__":
    main()
