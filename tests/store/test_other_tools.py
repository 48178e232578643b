"""An archive in the hands of other programs: their own ways to list and search its tables."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.archive.archive import Archive

SEED = Path(__file__).parents[2] / "seeds" / "000_ed269db3014300ef.txt"
DATASETTE_FINDS = """SELECT name FROM sqlite_master WHERE rootpage = 0 AND (sql LIKE '%VIRTUAL TABLE%USING FTS%content="{0}"%'
  OR sql LIKE '%VIRTUAL TABLE%USING FTS%content=[{0}]%' OR (tbl_name = "{0}" AND sql LIKE '%VIRTUAL TABLE%USING FTS%'))"""
DATASETTE_ASKS = """SELECT * FROM article_texts WHERE rowid IN
  (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?) ORDER BY id LIMIT 101"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(SEED.read_bytes())
    return str(tmp_path / "a.db")


def sqlite_utils(*arguments: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", *arguments], capture_output=True, text=True, check=True
    )
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return rows


def test_every_table_can_be_counted(path: str) -> None:
    counts = {row["table"]: row["count"] for row in sqlite_utils("tables", path, "--counts")}
    assert (counts["articles"], counts["articles_fts"], counts["german_fts"]) == (1, 1, 1)


def test_articles_can_be_searched(path: str) -> None:
    (row,) = sqlite_utils("search", path, "articles", "stoltenberg")
    assert row["headline"] == "Nato-Russland-Rat endet ohne konkrete Annäherung"
    assert sqlite_utils("search", path, "articles", "gibtesnicht") == []


@pytest.mark.parametrize("table", ["articles", "article_texts"])
def test_datasette_finds_the_index_and_joins_it(path: str, table: str) -> None:
    with Archive.open(path, read_only=True) as archive:
        assert archive.connection.execute(DATASETTE_FINDS.format(table)).fetchall() == [("articles_fts",)]
        assert len(archive.connection.execute(DATASETTE_ASKS, ("stoltenberg",)).fetchall()) == 1
