"""Compare how fast parts are made by this process, and by a Dask cluster of one worker and of two on this machine.

    python benchmarks/spool.py [FOLDER] [--count 2000] [--rounds 2]

Without FOLDER, articles are generated. Needs the extra ``dask``. Wall time, in turn; the cluster is running before the clock starts.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import write

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "samples"))
from dask_cluster import Cluster

INGEST = [sys.executable, "-m", "newsarchive.cli", "ingest"]


def timed(articles: Path, scheduler: str | None) -> float:
    """Return the seconds that a run of ``ingest --spool`` into a new folder takes."""
    with tempfile.TemporaryDirectory() as parts:
        more = ["--scheduler", scheduler] if scheduler else []
        begun = time.perf_counter()
        subprocess.run(
            [*INGEST, str(articles), "--spool", parts, *more], check=True, stdout=subprocess.DEVNULL
        )
        return time.perf_counter() - begun


def main() -> None:
    """Print seconds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        articles = options.folder
        if articles is None:
            articles = Path(scratch, "articles")
            write(articles, options.count, seed=7)
        for _ in range(options.rounds):
            seconds = {"this process": timed(articles, None)}
            for workers in (1, 2):
                logs = Path(scratch, f"cluster{time.time_ns()}")
                logs.mkdir()
                with Cluster(logs, workers=workers) as cluster:
                    timed(articles, cluster.address)  # the workers load the parser and its word lists
                    seconds[f"{workers} workers"] = timed(articles, cluster.address)
            shown = ", ".join(f"{name} {value:.1f} s" for name, value in seconds.items())
            print(
                f"{shown}; two workers make {seconds['1 workers'] / seconds['2 workers']:.2f} times one's rate"
            )


if __name__ == "__main__":
    main()
