"""The least that anyone could do: put the text of each file under a folder into one FTS5 table.

python benchmarks/bare_fts.py FOLDER DATABASE
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path


def main() -> None:
    """Insert each file's text, in one transaction."""
    folder, database = sys.argv[1:]
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(
        "CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize='unicode61 remove_diacritics 2')"
    )
    files = sorted(Path(folder).rglob("*.txt"))
    connection.executemany(
        "INSERT INTO texts (text) VALUES (?)", ((file.read_text(encoding="utf-8"),) for file in files)
    )
    connection.commit()
    connection.close()


if __name__ == "__main__":
    main()
