"""Print what each part of an archive's file weighs, in MB and as a share of the texts' bytes.

    python benchmarks/file_parts.py ARCHIVE [OTHER]

The texts' bytes are those of all originals. With OTHER, the parts of both stand side by side. Needs an SQLite with ``dbstat``, as most are.
"""

from __future__ import annotations

import argparse
import sqlite3
from pathlib import Path

PARTS = (
    ("paragraphs", ("paragraphs", "sqlite_autoindex_paragraphs_1")),
    ("originals", ("sources",)),
    ("dictionary of originals", ("dictionaries",)),
    ("how texts were read", ("readings",)),
    ("plain index", ("articles_fts%",)),
    ("German index", ("german_fts%",)),
    ("German words", ("german_words",)),
    ("stories", ("stor%", "shingle%", "sketch%", "sqlite_autoindex_stor%", "idx_stor%")),
    ("fields", ("articles",)),
)


def weighed(file: Path) -> tuple[dict[str, float], float, int]:
    """Return the MB of each part, the bytes of all texts, and the number of articles."""
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    sizes = dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    (texts, count) = connection.execute("SELECT sum(size), count(*) FROM sources").fetchone()
    connection.close()
    found: dict[str, float] = {}
    for part, names in PARTS:
        own = [name for name in sizes if any(like(name, one) for one in names)]
        found[part] = sum(sizes.pop(name) for name in own) / 1e6
    found["the rest"] = sum(sizes.values()) / 1e6
    found["all"] = file.stat().st_size / 1e6
    return found, texts, count


def like(name: str, pattern: str) -> bool:
    """Tell whether ``name`` is ``pattern``, or begins with what stands before its ``%``."""
    return name.startswith(pattern[:-1]) if pattern.endswith("%") else name == pattern


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("archives", nargs="+", type=Path)
    options = parser.parse_args()
    tables = [weighed(file) for file in options.archives]
    print(" " * 26 + "".join(f"{count:>12,} articles {texts / 1e6:8.1f} MB" for _, texts, count in tables))
    for part in tables[0][0]:
        columns = [f"{found[part]:14.1f} MB {found[part] * 1e6 / texts:14.3f}" for found, texts, _ in tables]
        print(f"{part:<26}" + "".join(columns))


if __name__ == "__main__":
    main()
