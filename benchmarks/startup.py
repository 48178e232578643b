"""Time ``newsarchive search`` beside the process floor: ``python -c "import click, sqlite3"``.

    python benchmarks/startup.py [--rounds 30] [--archive FILE] [WORD]

Whole processes, the two in turn. Without --archive a small one is made of seeds/.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
FLOOR = [sys.executable, "-c", "import click, sqlite3"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as an installed program's are."""
PROGRAM = [sys.executable, "-c", "from newsarchive.cli import main; main()"]


def timed(command: list[str]) -> float:
    """Return how many milliseconds ``command`` takes."""
    start = time.perf_counter()
    subprocess.run(
        command, check=False, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Time both in turn and print medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--archive")
    parser.add_argument("word", nargs="?", default="Stoltenberg")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        archive = options.archive
        if archive is None:
            archive = str(Path(temporary) / "archive.db")
            subprocess.run([*PROGRAM, "ingest", str(SEEDS), "--archive", archive], check=True)
        search = [*PROGRAM, "search", options.word, "--archive", archive]
        timed(search)
        times = [(timed(FLOOR), timed(search)) for _ in range(options.rounds)]
    floor, ours = (statistics.median(column) for column in zip(*times, strict=True))
    pairs = statistics.median(b / a for a, b in times)
    print(
        f"floor {floor:.0f} ms   search {ours:.0f} ms   ratio of medians {ours / floor:.2f}, median of pairs {pairs:.2f}"
    )


if __name__ == "__main__":
    main()
