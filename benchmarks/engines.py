"""Compare an archive file, OpenSearch on one node and on three: the same articles, how fast they are stored and found, and whether the answers are the same.

    python benchmarks/engines.py [FOLDER] [--count 20000] [--queries 200] [--words 60]

Without FOLDER, articles are generated. Needs the extra ``opensearch``, Java and Maven (``tools/opensearch_nodes.py``). Articles are prepared once for both
clusters; what it takes to store them is told apart. Processor time is that of the process and, for a cluster, of its nodes.
"""

from __future__ import annotations

import argparse
import os
import pickle
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generate import write

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "samples"), str(ROOT / "tools")]
# ruff: noqa: E402 - what stands there is imported below
from opensearch_nodes import Nodes
from parity import asked_of, compared

from newsarchive.archive.archive import Archive
from newsarchive.archive.engine import EngineArchive
from newsarchive.ingest.run import ingest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.archive.searching import AskedArchive
    from newsarchive.store.batch_items import Item

TICKS = os.sysconf("SC_CLK_TCK")


class Prepared:
    """What stands in place of a store of documents: prepared articles, kept in a file to be stored again and again."""

    documents = True

    def __init__(self, file: Path) -> None:
        self.out = file.open("wb")

    def knows(self, _digest: str) -> bool:
        """Tell that nothing is known."""
        return False

    def known_files(self, _paths: Sequence[str]) -> list[Any]:
        """Tell that nothing is known."""
        return []

    def dictionary_for(self, _samples: Sequence[bytes]) -> None:
        """Give no dictionary."""

    def write(self, batch: Sequence[Item]) -> list[None]:
        """Keep a group."""
        pickle.dump(list(batch), self.out)
        return [None] * len(batch)

    def settle(self, *_asked: object) -> None:
        """Finish the file."""
        self.out.close()


def groups_in(file: Path) -> Iterator[list[Item]]:
    """Yield what was kept."""
    with file.open("rb") as kept:
        while True:
            try:
                yield pickle.load(kept)  # noqa: S301 - written above
            except EOFError:
                return


def processor_of(nodes: Nodes) -> float:
    """Return the processor seconds that all nodes have taken."""
    total = 0
    for process in nodes.running:
        fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def own_processor() -> float:
    """Return the processor seconds of this process and of those it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def told(name: str, articles: int, wall: float, processor: float, more: str = "") -> None:
    """Print one measurement."""
    print(
        f"{name}: {articles} in {wall:.0f} s wall ({articles / wall:.0f} a second), {1000 * processor / articles:.1f} ms of processor an article{more}",
        flush=True,
    )


def pages_of(file: Archive) -> int:
    """Return the bytes of an archive file, its journal's among them."""
    with file.statement() as connection:
        return int(
            connection.execute(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
            ).fetchone()[0]
        )


def words_cost(archive: AskedArchive, words: Sequence[str]) -> tuple[float, float]:
    """Return the median and the 95th percentile of what a search for a word takes, in ms of wall time."""
    spent = []
    for word in words:
        begun = time.perf_counter()
        archive.search(word)
        spent.append(1000 * (time.perf_counter() - begun))
    return statistics.median(spent), statistics.quantiles(spent, n=20)[18]


def stored(prepared: Path, url: str, nodes: Nodes, name: str) -> EngineArchive:
    """Store the prepared articles, and tell what it took."""
    archive = EngineArchive.open(url)
    begun, before, own = time.perf_counter(), processor_of(nodes), own_processor()
    outcomes = Counter(outcome for group in groups_in(prepared) for outcome in archive.write(group))
    archive.settle(0)
    wall, processor = time.perf_counter() - begun, processor_of(nodes) - before
    number = archive.count("*")
    assert number == outcomes.total(), (number, outcomes)
    stats = archive.engine.request("GET", f"/{archive.engine.articles}*/_stats/store")["_all"]["primaries"][
        "store"
    ]
    sizes = f"; {stats['size_in_bytes'] / number / 1000:.1f} kB an article"
    told(
        name, number, wall, processor + own_processor() - own, f", {processor:.0f} s of it the nodes'{sizes}"
    )
    return archive


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--words", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        articles = options.folder
        if articles is None:
            articles = Path(scratch, "articles")
            write(articles, options.count, seed=7)
        file = Archive.open(Path(scratch, "file.db"))
        begun, own = time.perf_counter(), own_processor()
        file.ingest([articles])
        wall, number = time.perf_counter() - begun, file.count("*")
        size = pages_of(file) / number / 1000
        told(
            "file, parsed, analysed and stored",
            number,
            wall,
            own_processor() - own,
            f"; {size:.1f} kB an article",
        )
        prepared = Path(scratch, "prepared")
        begun, own = time.perf_counter(), own_processor()
        ingest(Prepared(prepared), [str(articles)])  # type: ignore[arg-type]
        told("parsed and analysed for a cluster", number, time.perf_counter() - begun, own_processor() - own)
        queries = asked_of(file, options.queries)
        words = [one.query for one in queries if one.kind in {"word", "umlaut", "compound"}][: options.words]
        print(
            "file, a word: {:.1f} ms median, {:.1f} ms 95th percentile".format(*words_cost(file, words)),
            flush=True,
        )
        for count in (1, 3):
            with Nodes(count) as nodes:
                name = f"{count} node{'s' if count > 1 else ''}"
                print(f"{name}: ready in {nodes.seconds:.1f} s", flush=True)
                url = f"opensearch+http://{nodes.address}/same?shards={count}&replicas=0"
                archive = stored(prepared, url, nodes, name)
                print(
                    "{}, a word: {:.1f} ms median, {:.1f} ms 95th percentile".format(
                        name, *words_cost(archive, words)
                    )
                )
                found = compared(file, archive, queries)
                for difference in found.differences:
                    print(difference)
                print(
                    f"{name}: {len(queries)} queries of {len(Counter(one.kind for one in queries))} kinds, {len(found.differences)} differences; of the "
                    f"first ten {statistics.median(found.overlaps):.2f} are the same by median, {statistics.mean(found.overlaps):.2f} by mean; "
                    f"{sum(nodes.memory()) / 1e6:.0f} MB",
                    flush=True,
                )
        print(Counter(one.kind for one in queries))


if __name__ == "__main__":
    main()
