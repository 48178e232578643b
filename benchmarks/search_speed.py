"""Time searches of an archive, as commands beside the process floor, and in process; and weigh its indexes.

    python benchmarks/search_speed.py ARCHIVE.db [--files FOLDER] [--runs 9] [--no-sizes] [--only KIND]

The archive is one of generated articles (``generate.py``, then ``newsarchive ingest``); ``--files`` times ``rg -l`` over them too.
Words are taken from the archive: in about half, a tenth, a hundredth and a thousandth of its articles. Floor and command are
run in turn (at 1,000,000 articles ``--no-sizes`` spares minutes of weighing, and ``--only command`` the rest); both the wall's time and the processor's (user and system) are told, as the wall's means little on a busy machine.
The word table is weighed fairly only in an archive of real texts: few of the generated words are in a dictionary.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.archive.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHARES = (0.5, 0.1, 0.01, 0.001)
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as an installed program's are."""
QUERIES = 200
"""Queries of each kind."""
MIX = {
    "one word": 30, "a word in 10.0%": 5, "a word in 50.0%": 2, "a word in 1.0%": 5, "two words": 12, "two words of a headline": 12,
    "three words": 8, "six words": 3, "phrase of two words": 6, "headline:word": 3, "word since:2020": 3, "word section:Politik": 2,
    "word place:Berlin": 2, "word without another": 1, "two words, OR": 2, "beginning of five letters": 2, "a word that is not there": 2,
}  # fmt: skip
"""How often each kind is asked of a hundred queries: our guess at an archive's day."""
PHRASES = """SELECT substr(headline, 1, instr(headline, ' ') + instr(substr(headline, instr(headline, ' ') + 1), ' '))
  FROM articles WHERE headline GLOB '[A-Z]* [a-zA-Z]* *' AND headline NOT GLOB '*["(]*' ORDER BY id LIMIT 1000"""
"""SQL: the first two words of headlines."""


class Spent(NamedTuple):
    """Medians of a process's time in ms, by the clock and of the processor."""

    wall: float
    cpu: float


def in_turn(commands: Sequence[Sequence[str]], runs: int) -> list[Spent]:
    """Run each of ``commands`` once to warm up, then all in turn ``runs`` times; return the medians of each."""
    times: list[list[Spent]] = [[] for _ in commands]
    for number in range(runs + 1):
        for command, own in zip(commands, times, strict=True):
            before, begun = processor(), time.perf_counter()
            subprocess.run(
                command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
            )
            wall, cpu = time.perf_counter() - begun, processor() - before
            if number:
                own.append(Spent(wall * 1000, cpu * 1000))
    return [Spent(*map(statistics.median, zip(*own, strict=True))) for own in times]


def processor() -> float:
    """Return the seconds, user and system, that ended child processes have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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
    """Print what the indexes weigh, and the share of the plain one's weight."""
    sizes = {}
    for name in ("articles_fts", "german_fts"):
        rows = connection.execute("SELECT name FROM sqlite_master WHERE name GLOB ?", (name + "_*",))
        sizes[name] = table_bytes(connection, [table for (table,) in rows])
    sizes["german_words"] = table_bytes(connection, ["german_words"])
    plain = sizes.pop("articles_fts")
    shares = ", ".join(f"{name} {size / 1e6:.1f} MB ({size / plain:.0%})" for name, size in sizes.items())
    print(f"plain index {plain / 1e6:.1f} MB; {shares}; together {sum(sizes.values()) / plain:.0%} of it")


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
    parser.add_argument("--no-sizes", action="store_true", help="do not weigh the indexes")
    parser.add_argument(
        "--only", choices=("command", "process"), help="time searches only as commands, or only in process"
    )
    options = parser.parse_args()
    connection = sqlite3.connect(f"{Path(options.archive).absolute().as_uri()}?mode=ro", uri=True)
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    print(f"{articles:,} articles")
    if not options.no_sizes:
        print_sizes(connection)
    words = words_by_share(connection, articles)
    if options.only != "process":
        as_commands(options.archive, words, options.files, options.runs)
    if options.only != "command":
        in_process(connection, options.archive, words)


def as_commands(archive: str, words: dict[float, list[str]], files: Path | None, runs: int) -> None:
    """Print what a search costs from the command line, beside the process floor and ``rg``."""
    floor = [sys.executable, "-c", "import click, sqlite3"]
    ours = [sys.executable, "-c", "from newsarchive.cli import main; main()", "search", "--archive", archive]
    several = [word for share in (0.1, 0.01, 0.001) for word in words[share][:2]]
    queries = {f"a word in {share:.1%}": [words[share][0]] for share in SHARES}
    queries["six words, any"] = ["--any", *several]
    queries["a word that is not there"] = [words[0.01][0] + "qx"]
    for name, query in queries.items():
        least, spent = in_turn([floor, [*ours, *query]], runs)
        print(
            f"command, {name}: {spent.wall:.0f} ms, {spent.wall / least.wall:.2f} of the floor's {least.wall:.0f}; "
            f"processor {spent.cpu:.0f} ms, {spent.cpu / least.cpu:.2f} of {least.cpu:.0f}"
        )
    if files and shutil.which("rg"):
        word = words[0.01][0]
        spent, rg = in_turn([[*ours, word], ["rg", "-l", word, str(files)]], 3)
        print(f"rg -l over the files: {rg.wall:.0f} ms, {rg.wall / spent.wall:.1f} times ours")


def in_process(connection: sqlite3.Connection, archive: str, words: dict[float, list[str]]) -> None:
    """Print the spread of searches in one process, by kind of query, and of MIX."""
    kinds = queries_by_kind(words, [phrase for (phrase,) in connection.execute(PHRASES)])
    picker = random.Random(6)  # noqa: S311 - no secret
    mixed = [
        picker.choice(kinds[kind]) for kind in picker.choices(list(MIX), list(MIX.values()), k=5 * QUERIES)
    ]
    with Archive.open(archive, read_only=True) as opened:
        asks: dict[str, tuple[list[str], Callable[[str], object]]] = {
            name: (queries, opened.search) for name, queries in kinds.items()
        }
        asks["all of these, as often as they are asked"] = (mixed, opened.search)
        asks["all of these, by FTS5's own ranking of the plain index"] = (
            mixed,
            partial(ranked_by_fts, connection),
        )
        asks["one word, --sort recent"] = (kinds["one word"], partial(opened.search, sort="recent"))
        asks["one word, its second page"] = (kinds["one word"], partial(opened.search, offset=10))
        asks["one word, count"] = (kinds["one word"], opened.count)
        asks["one word, facets"] = (
            kinds["one word"],
            partial(opened.facets, names=["section", "place", "year"]),
        )
        asks["one word, timeline"] = (kinds["one word"], opened.timeline)
        for name, (queries, ask) in asks.items():
            wall, cpu = [], []
            for query in queries:
                begun, worked = time.perf_counter(), time.process_time()
                ask(query)
                wall.append((time.perf_counter() - begun) * 1000)
                cpu.append((time.process_time() - worked) * 1000)
            print(f"in process, {name}: {spread(wall)} ms; processor {spread(cpu)} ms")


def ranked_by_fts(connection: sqlite3.Connection, query: str) -> list[int]:
    """Return the best ten for what comes nearest to ``query`` in FTS5's own language, which has no filters."""
    statement = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rank LIMIT 10"
    return [number for (number,) in connection.execute(statement, (as_fts(query),))]


def as_fts(query: str) -> str:
    """Return ``query`` in FTS5's own language: all of up to three words, else any.

    >>> as_fts("Haus Hof"), as_fts("Haus OR Hof"), as_fts("headline:Haus"), as_fts("Haus* since:2020"), as_fts('"ein Haus "')
    ('"Haus" "Hof"', '"Haus" OR "Hof"', 'headline : "Haus"', '"Haus" *', '"ein Haus "')
    """
    if query.startswith('"'):
        return query
    words = [
        word.removeprefix("headline:") for word in query.split() if word != "OR" and not word.startswith("-")
    ]
    words = [f'"{word.strip("*=")}"{" *" * word.endswith("*")}' for word in words if ":" not in word]
    column = "headline : " if query.startswith("headline:") else ""
    return column + (" OR " if " OR " in query or len(words) > 3 else " ").join(words)


def queries_by_kind(words: dict[float, list[str]], phrases: Sequence[str]) -> dict[str, list[str]]:
    """Return queries of each kind."""
    picker = random.Random(5)  # noqa: S311 - no secret
    some = words[0.0]
    kinds: dict[str, list[str]] = {
        f"a word in {share:.1%}": [picker.choice(words[share]) for _ in range(QUERIES)] for share in SHARES
    }
    for name, number in (("one word", 1), ("two words", 2), ("three words", 3), ("six words", 6)):
        kinds[name] = [" ".join(picker.sample(some, number)) for _ in range(QUERIES)]
    headlines = [phrase.split() for phrase in phrases if " " in phrase]
    kinds["two words of a headline"] = [" ".join(picker.choice(headlines)) for _ in range(QUERIES)]
    kinds["two words, OR"] = [" OR ".join(picker.sample(some, 2)) for _ in range(QUERIES)]
    kinds["phrase of two words"] = [f'"{picker.choice(phrases)}"' for _ in range(QUERIES)]
    kinds["=word"] = [f"={picker.choice(some)}" for _ in range(QUERIES)]
    kinds["headline:word"] = [f"headline:{picker.choice(some)}" for _ in range(QUERIES)]
    for limit in ("section:Politik", "place:Berlin", "since:2020", "has:photo"):
        kinds[f"word {limit}"] = [f"{picker.choice(some)} {limit}" for _ in range(QUERIES)]
    kinds["word without another"] = [
        f"{picker.choice(some)} -{picker.choice(words[0.1])}" for _ in range(QUERIES)
    ]
    kinds["beginning of five letters"] = [f"{picker.choice(some)[:5]}*" for _ in range(QUERIES)]
    kinds["a word that is not there"] = [picker.choice(some)[:-2] + "qx" for _ in range(QUERIES)]
    kinds["two words NEAR/5"] = [" NEAR/5 ".join(pair) for pair in picker.choices(headlines, k=QUERIES // 10)]
    return kinds


def spread(times: Sequence[float]) -> str:
    """Return the median and the upper ends of ``times``."""
    cuts = statistics.quantiles(times, n=100)
    return f"p50 {cuts[49]:.1f}, p95 {cuts[94]:.1f}, p99 {cuts[98]:.1f}"


if __name__ == "__main__":
    main()
