"""Time ``newsarchive ingest`` beside a bare script that only inserts the same texts into one FTS5 table.

    python benchmarks/ingest_rate.py [--count 10000] [--rounds 3] [--jobs N]

Whole processes, the two in turn, in one run. The figure is the ratio of the rates: 1.0 would be as fast as the script.
Then the same again, with nothing left to do, beside ``find`` printing path, size and time of each file (best of three).
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import write

HERE = Path(__file__).parent


def timed(command: list[str]) -> float:
    """Return how many seconds ``command`` takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def find_seconds(folder: Path) -> float:
    """Return how many seconds ``find`` takes to print path, size and time of all files; 0 where there is no such ``find``."""
    command = ["find", str(folder), "-type", "f", "-printf", "%p %s %T@\\n"]
    try:
        return min(timed(command) for _ in range(3))
    except (OSError, subprocess.CalledProcessError):
        return 0.0


def size(database: Path) -> float:
    """Return the size of an archive in MB."""
    return sum(file.stat().st_size for file in database.parent.glob(database.name + "*")) / 1e6


def main() -> None:
    """Generate, time, and print one line a round and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", default="")
    options = parser.parse_args()
    jobs = ["--jobs", options.jobs] if options.jobs else []
    program = [sys.executable, "-c", "from newsarchive.cli import main; main()"]
    ratios = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "articles"
        total = write(folder, options.count, seed=1)
        print(f"{options.count:,} articles, {total / 1e6:.1f} MB")
        for number in range(options.rounds):
            bare, ours = Path(temporary) / f"bare{number}.db", Path(temporary) / f"ours{number}.db"
            one = timed([sys.executable, str(HERE / "bare_fts.py"), str(folder), str(bare)])
            two = timed([*program, "ingest", str(folder), "--archive", str(ours), *jobs])
            again = min(
                timed([*program, "ingest", str(folder), "--archive", str(ours), *jobs]) for _ in range(3)
            )
            find = find_seconds(folder)
            ratios.append(one / two)
            print(
                f"bare {options.count / one:7.0f}/s {size(bare):7.1f} MB   newsarchive {options.count / two:7.0f}/s "
                f"{size(ours):7.1f} MB   ratio {one / two:.3f}   nothing to do {again:.2f} s, find {find:.2f} s"
            )
    print(f"ratio, median of {options.rounds}: {statistics.median(ratios):.3f}")


if __name__ == "__main__":
    main()
