"""Time searches of an archive, as commands beside the process floor, and in process; and weigh its indexes.

    python benchmarks/search_speed.py ARCHIVE.db [--files FOLDER] [--runs 9]

The archive is one of generated articles (``generate.py``, then ``newsarchive ingest``); ``--files`` times ``rg -l`` over them too.
Words are taken from the archive: in about half, a tenth, a hundredth and a thousandth of its articles.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive import Archive

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHARES = (0.5, 0.1, 0.01, 0.001)


def median(run: Callable[[], object], runs: int) -> float:
    """Return the median time of ``run`` in ms."""
    spent = []
    for _ in range(runs):
        begun = time.perf_counter()
        run()
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def command(arguments: Sequence[str]) -> Callable[[], object]:
    """Return a function that runs a process and waits for it."""
    return lambda: subprocess.run(arguments, stdout=subprocess.DEVNULL, check=False)


def words_by_share(connection: sqlite3.Connection, articles: int) -> dict[float, list[str]]:
    """Return some words for each of SHARES, and the rest of the vocabulary's upper part under 0."""
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, articles_fts, row)")
    rows = connection.execute(
        "SELECT term, doc FROM temp.vocabulary WHERE length(term) > 3 AND doc > 20"
    ).fetchall()
    found = {
        share: [term for term, _ in sorted(rows, key=lambda row: abs(row[1] / articles - share))[:5]]
        for share in SHARES
    }
    found[0.0] = [term for term, _ in rows]
    return found


def print_sizes(connection: sqlite3.Connection) -> None:
    """Print what the indexes weigh."""
    sizes = {}
    for name in ("articles_fts", "german_fts"):
        tables = [
            t
            for (t,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE name LIKE ?", (name + "\\_%",)
            )
        ]
        tables = [
            t
            for (t,) in connection.execute("SELECT name FROM sqlite_master WHERE name GLOB ?", (name + "_*",))
        ] or tables
        sizes[name] = table_bytes(connection, tables)
    sizes["german_words"] = table_bytes(connection, ["german_words"])
    extra = sizes["german_fts"] + sizes["german_words"]
    print(
        f"plain index {sizes['articles_fts'] / 1e6:.1f} MB, German {sizes['german_fts'] / 1e6:.1f} + words "
        f"{sizes['german_words'] / 1e6:.1f} MB: {extra / sizes['articles_fts']:.0%} of the plain one"
    )


def table_bytes(connection: sqlite3.Connection, names: Sequence[str]) -> int:
    """Return the bytes of tables, by SQLite's dbstat where it is built in, else by their rows."""
    total = 0
    for name in names:
        try:
            (size,) = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name = ?", (name,)).fetchone()
        except sqlite3.OperationalError:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            parts = " + ".join(f"coalesce(length({column}), 0) + 2" for column in columns)
            (size,) = connection.execute(f"SELECT sum({parts}) FROM {name}").fetchone()  # noqa: S608 - SQLite's names
        total += size or 0
    return total


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    parser.add_argument("--files", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    connection = sqlite3.connect(f"{Path(options.archive).absolute().as_uri()}?mode=ro", uri=True)
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    print(f"{articles:,} articles")
    print_sizes(connection)
    words = words_by_share(connection, articles)
    floor = median(command([sys.executable, "-c", "import click, sqlite3"]), options.runs)
    print(f"process floor {floor:.0f} ms")
    ours = [sys.executable, "-c", "from newsarchive.cli import main; main()", "search", "-a", options.archive]
    for share in SHARES:
        spent = median(command([*ours, words[share][0]]), options.runs)
        print(f"command, a word in {share:.1%}: {spent:.0f} ms, {spent / floor:.2f} of the floor")
    several = [word for share in (0.1, 0.01, 0.001) for word in words[share][:2]]
    spent = median(command([*ours, "--any", *several]), options.runs)
    print(f"command, six words, any: {spent:.0f} ms, {spent / floor:.2f} of the floor")
    if options.files and shutil.which("rg"):
        rg = median(command(["rg", "-l", words[0.01][0], str(options.files)]), 3)
        print(f"rg -l over the files: {rg:.0f} ms, {rg / spent:.1f} of ours")
    in_process(options.archive, words)


def in_process(archive: str, words: dict[float, list[str]]) -> None:
    """Print the spread of searches in one process."""
    picker = random.Random(5)  # noqa: S311 - no secret
    with Archive.open(archive, read_only=True) as opened:
        for name, size in (("one word", 1), ("three words", 3), ("six words", 6)):
            spent = []
            for _ in range(200):
                query = " ".join(picker.sample(words[0.0], size))
                begun = time.perf_counter()
                opened.search(query, mode="any")
                spent.append((time.perf_counter() - begun) * 1000)
            spent.sort()
            print(f"in process, {name}, any: median {spent[100]:.1f} ms, p95 {spent[190]:.1f} ms")
        for share in SHARES:
            spent_common = median(lambda word=words[share][0]: opened.search(word), 5)  # type: ignore[misc]
            print(f"in process, a word in {share:.1%} of articles: {spent_common:.1f} ms")


if __name__ == "__main__":
    main()
