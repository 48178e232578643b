"""Sketches -> ``shingles``: which articles have a hash. Rows come in segments, each written sorted and once.

A run's hashes are scattered over all that the archive has, so a single sorted table would be written anew by each run. As in a
full-text index, a run writes a segment of its own, and ``AT_ONCE`` segments of a size become one.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

__all__ = [
    "add_segment", "drop_shingles", "index_waiting", "make_shingle_tables", "pack_sketch", "postings", "unpack_sketch",
]  # fmt: skip

AT_ONCE = 8
"""Segments of a size that are merged at once."""
BLOCK = 50_000
"""Articles whose hashes are put into one segment in one transaction."""
SORTED_AT_ONCE = 300_000
"""Hashes that are held in memory to be sorted."""
BOUND = 900
"""Hashes bound to one statement."""
SAMPLED = 100
"""How the hashes are spread is told from a sample: one sketch in this number."""
INSERT = "INSERT OR IGNORE INTO shingles (segment, hash, article_id) VALUES (?, ?, ?)"


def make_shingle_tables(connection: sqlite3.Connection) -> None:
    """Make the tables."""
    connection.execute(
        "CREATE TABLE sketches (article_id INTEGER PRIMARY KEY, indexed INTEGER NOT NULL, hashes BLOB NOT NULL)"
    )
    connection.execute(
        "CREATE TABLE shingles (segment INTEGER, hash INTEGER, article_id INTEGER, "
        "PRIMARY KEY (segment, hash, article_id)) WITHOUT ROWID"
    )
    connection.execute("CREATE TABLE shingle_segments (segment INTEGER PRIMARY KEY, size INTEGER NOT NULL)")


def pack_sketch(hashes: Iterable[int]) -> bytes:
    """Return sorted hashes as bytes, four each."""
    packed = array("I", hashes)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def unpack_sketch(packed: bytes) -> array[int]:
    """Return the hashes of ``pack_sketch``."""
    hashes = array("I")
    hashes.frombytes(packed)
    if sys.byteorder == "big":
        hashes.byteswap()
    return hashes


def index_waiting(connection: sqlite3.Connection) -> bool:
    """Put a block of the sketches that wait into a segment; False where there is none. The caller holds the transaction."""
    last, size = connection.execute(
        "SELECT max(article_id), sum(length(hashes)) / 4 FROM "
        "(SELECT article_id, hashes FROM sketches WHERE NOT indexed ORDER BY article_id LIMIT ?)",
        (BLOCK,),
    ).fetchone()
    if last is None:
        return False
    bounds = spread(connection, last, 1 + size // SORTED_AT_ONCE)
    add_segment(connection, (part for bound in bounds for part in between(connection, last, *bound)))
    connection.executemany(
        "INSERT OR REPLACE INTO stories (article_id, story, lead, hashes) VALUES (?1, ?1, ?2, ?3)",
        (
            (number, unpack_sketch(packed)[0] if packed else 0, len(packed) // 4)
            for number, packed in connection.execute(
                "SELECT article_id, hashes FROM sketches WHERE NOT indexed AND article_id <= ?", (last,)
            )
        ),
    )
    connection.execute("UPDATE sketches SET indexed = 1 WHERE NOT indexed AND article_id <= ?", (last,))
    return True


def spread(connection: sqlite3.Connection, last: int, parts: int) -> list[tuple[int, int]]:
    """Return bounds that part the hashes waiting into ``parts`` of about one size."""
    if parts == 1:
        return [(0, 1 << 32)]
    some: list[int] = []
    for (packed,) in connection.execute(
        "SELECT hashes FROM sketches WHERE NOT indexed AND article_id <= ? AND article_id % ? = 0",
        (last, SAMPLED),
    ):
        some.extend(unpack_sketch(packed))
    some.sort()
    cuts = sorted({some[len(some) * part // parts] for part in range(1, parts)}) if some else []
    return list(zip([0, *cuts], [*cuts, 1 << 32], strict=True))


def between(connection: sqlite3.Connection, last: int, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield hash and article of the hashes waiting from ``low`` up to ``high``, sorted."""
    rows = connection.execute(
        "SELECT article_id, hashes FROM sketches WHERE NOT indexed AND article_id <= ?", (last,)
    )
    found = []
    for number, packed in rows:
        hashes = unpack_sketch(packed)
        some = hashes[bisect_left(hashes, low) : bisect_left(hashes, high)]
        found += [value << 32 | number for value in some]
    found.sort()
    for both in found:
        yield both >> 32, both & 0xFFFFFFFF


def add_segment(connection: sqlite3.Connection, rows: Iterable[tuple[int, int]]) -> None:
    """Write sorted hashes and articles as a segment, and merge segments of its size where they are many."""
    (segment,) = connection.execute("SELECT coalesce(max(segment), 0) + 1 FROM shingle_segments").fetchone()
    before = connection.total_changes
    connection.executemany(INSERT, ((segment, *row) for row in rows))
    size = connection.total_changes - before
    connection.execute("INSERT INTO shingle_segments (segment, size) VALUES (?, ?)", (segment, size))
    while like := alike(connection):
        merge(connection, like)


def alike(connection: sqlite3.Connection) -> list[int]:
    """Return ``AT_ONCE`` segments of a size, or none."""
    by_size: dict[int, list[int]] = defaultdict(list)
    for segment, size in connection.execute("SELECT segment, size FROM shingle_segments ORDER BY segment"):
        same = by_size[int(log(size + 1, AT_ONCE))]
        same.append(segment)
        if len(same) == AT_ONCE:
            return same
    return []


def merge(connection: sqlite3.Connection, segments: Sequence[int]) -> None:
    """Make one segment of several."""
    among = ", ".join(map(str, segments))
    (new,) = connection.execute("SELECT max(segment) + 1 FROM shingle_segments").fetchone()
    before = connection.total_changes
    connection.execute(
        "INSERT OR IGNORE INTO shingles (segment, hash, article_id) SELECT ?, hash, article_id FROM shingles "  # noqa: S608
        f"WHERE segment IN ({among}) ORDER BY hash, article_id",
        (new,),
    )
    size = connection.total_changes - before
    connection.execute(f"DELETE FROM shingles WHERE segment IN ({among})")  # noqa: S608 - numbers
    connection.execute(f"DELETE FROM shingle_segments WHERE segment IN ({among})")  # noqa: S608 - numbers
    connection.execute("INSERT INTO shingle_segments (segment, size) VALUES (?, ?)", (new, size))


def postings(connection: sqlite3.Connection, hashes: Collection[int]) -> dict[int, list[int]]:
    """Return the articles that have each of ``hashes``, for those that several have."""
    found: dict[int, list[int]] = {}
    wanted = sorted(hashes)
    for (segment,) in connection.execute("SELECT segment FROM shingle_segments ORDER BY segment").fetchall():
        for start in range(0, len(wanted), BOUND):
            some = wanted[start : start + BOUND]
            for value, number in connection.execute(
                f"SELECT hash, article_id FROM shingles WHERE segment = ? AND hash IN ({', '.join('?' * len(some))})",  # noqa: S608
                (segment, *some),
            ):
                if value in found:
                    found[value].append(number)
                else:
                    found[value] = [number]
    return {value: numbers for value, numbers in found.items() if len(numbers) > 1}


def drop_shingles(connection: sqlite3.Connection, number: int, hashes: Iterable[int]) -> None:
    """Take the ``hashes`` of article ``number`` out of all segments."""
    segments = [segment for (segment,) in connection.execute("SELECT segment FROM shingle_segments")]
    connection.executemany(
        "DELETE FROM shingles WHERE segment = ? AND hash = ? AND article_id = ?",
        [(segment, value, number) for segment in segments for value in hashes],
    )
