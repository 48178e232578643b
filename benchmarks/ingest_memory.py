"""Print the most memory that an ingest held: each process by itself, and all together. Linux only (it reads ``/proc``).

    python benchmarks/ingest_memory.py [FOLDER] [--count 20000] [--jobs N]

Resident memory counts shared pages in each process that has them; proportional memory counts them once.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import write

EVERY = 0.25
"""Seconds between looks."""


def family(process: int) -> list[int]:
    """Return ``process`` and all its descendants that live."""
    found = [process]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, task.read_text(encoding="ascii").split())
    return found


def megabytes(process: int) -> tuple[float, float]:
    """Return the resident and the proportional memory of a process."""
    sizes = {"Rss": 0.0, "Pss": 0.0}
    for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, _, rest = line.partition(":")
        if name in sizes:
            sizes[name] = int(rest.split()[0]) / 1024
    return sizes["Rss"], sizes["Pss"]


def watched(command: list[str]) -> tuple[dict[int, float], float, float]:
    """Run ``command``; return the peak of each process, and of the sums of resident and proportional memory."""
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peaks: dict[int, float] = {}
    resident = proportional = 0.0
    while running.poll() is None:
        sizes = {}
        for process in family(running.pid):
            try:
                sizes[process] = megabytes(process)
            except OSError:  # it ended meanwhile
                continue
            peaks[process] = max(peaks.get(process, 0.0), sizes[process][0])
        resident = max(resident, sum(one for one, _ in sizes.values()))
        proportional = max(proportional, sum(one for _, one in sizes.values()))
        time.sleep(EVERY)
    if running.returncode:
        raise SystemExit(f"ingest failed with {running.returncode}")
    return peaks, resident, proportional


def main() -> None:
    """Generate, ingest, and print the peaks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--jobs", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary) / "articles"
        if not options.folder:
            write(folder, options.count, seed=1)
        command = [sys.executable, "-c", "from newsarchive.cli import main; main()", "ingest", str(folder)]
        command += ["--archive", str(Path(temporary) / "memory.db")]
        command += ["--jobs", options.jobs] if options.jobs else []
        peaks, resident, proportional = watched(command)
    for number, (_, peak) in enumerate(sorted(peaks.items())):
        print(f"{'parent' if number == 0 else 'child':<8} {peak:7.1f} MB")
    print(f"together {resident:7.1f} MB resident, {proportional:.1f} MB proportional")


if __name__ == "__main__":
    main()
