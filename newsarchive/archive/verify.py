"""Archive -> proof that nothing is lost: what each check finds wrong, and what of it can be made again.

Originals are the truth: a record, an index or a span that is wrong can be rebuilt from them; an original cannot.
"""

from __future__ import annotations

import sqlite3
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.archive.correct import parse_again
from newsarchive.errors import ArchiveError
from newsarchive.parser.build import fold
from newsarchive.store.checksums import broken_seals
from newsarchive.store.german_index import check_german, rebuild_german
from newsarchive.store.packing.originals import check_dictionaries, mend_dictionaries, unpack_original
from newsarchive.store.read import read_article
from newsarchive.store.repaired_index import check_repaired, rebuild_repaired
from newsarchive.store.rows import article_rows
from newsarchive.store.stories.check import check_stories, queue_all
from newsarchive.store.stories.settle import settle_stories
from newsarchive.store.transaction import transaction
from newsarchive.store.write import replace_rows
from newsarchive.types.fields import FIELD_LABELS
from newsarchive.types.keys import content_key
from newsarchive.types.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.types.article import Article

__all__ = ["Problem", "repair", "verify"]

SINGLE = ("section", "kicker", "headline", "subheadline", "teaser", "signature")


class Problem(NamedTuple):
    """Something that is not as it was stored. ``article`` is its row number, or None for the file as a whole."""

    code: str
    article: int | None
    message: str
    repairable: bool


def verify(
    connection: sqlite3.Connection, archive: str, *, progress: Progress | None = None
) -> Iterator[Problem]:
    """Yield what is wrong with the archive; nothing for a whole one. ``progress`` is told the articles checked."""
    progress = progress or Progress()
    progress.activity = "checking the file and its indexes"
    yield from check_file(connection)
    yield from check_index(connection)
    try:
        numbers = [number for (number,) in connection.execute("SELECT id FROM articles ORDER BY id")]
        yield from check_lone_sources(connection)
        for table, row in broken_seals(connection):
            yield Problem("seal", None, f"row {row} of {table} is not as it was written", repairable=False)
        for row, mendable in check_dictionaries(connection):
            yield Problem(
                "dictionary", None, f"dictionary {row} is not as it was written", repairable=mendable
            )
    except sqlite3.DatabaseError as error:
        yield Problem("file", None, f"the articles cannot be listed: {error}", repairable=False)
        return
    progress.begin("articles", len(numbers))
    for number in numbers:
        yield from check_article(connection, number, archive)
        progress.advance()


def check_file(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what SQLite's own checks find: pages, indexes, foreign keys."""
    try:
        for (message,) in connection.execute("PRAGMA integrity_check(20)"):
            if message != "ok":
                index = "index" in message
                yield Problem("file", None, f"SQLite: {message}", repairable=index)
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield Problem(
                "foreign-key", None, f"row {row} of {table} has no row in {parent}", repairable=False
            )
    except sqlite3.DatabaseError as error:
        yield Problem("file", None, f"SQLite: {error}", repairable=False)


def check_index(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield where the full-text index is not that of the articles' texts."""
    try:
        connection.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY}:
            raise
        yield Problem(
            "index", None, f"the full-text index is not that of the texts ({error})", repairable=True
        )
    if message := check_german(connection):
        yield Problem(
            "index", None, f"the German index is not that of the texts ({message})", repairable=True
        )
    if message := check_repaired(connection):
        yield Problem(
            "index",
            None,
            f"the index of repaired texts is not that of the texts ({message})",
            repairable=True,
        )
    if message := check_stories(connection):
        yield Problem("stories", None, f"the stories are not those of the texts ({message})", repairable=True)


def check_lone_sources(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield sources that no article was made of."""
    for number, digest in connection.execute(
        "SELECT id, sha256 FROM sources WHERE id NOT IN (SELECT source_id FROM articles)"
    ):
        yield Problem("source", None, f"source {number} ({digest[:12]}…) has no article", repairable=False)


def check_article(connection: sqlite3.Connection, number: int, archive: str) -> Iterator[Problem]:
    """Yield what is wrong with one article: its original, its spans, its record."""
    digest, size, packed = connection.execute(
        "SELECT sha256, size, raw FROM sources WHERE id = (SELECT source_id FROM articles WHERE id = ?)",
        (number,),
    ).fetchone() or ("", -1, b"")
    try:
        raw = unpack_original(connection, packed)
    except (ValueError, sqlite3.DatabaseError) as error:
        yield Problem("original", number, f"the original cannot be unpacked ({error})", repairable=False)
        return
    if sha256(raw).hexdigest() != digest or len(raw) != size:
        yield Problem("original", number, "the original is not the bytes that came in", repairable=False)
        return
    try:
        stored = read_article(connection, number, archive)
        if stored.key not in {content_key(raw), parse_again(connection, number, archive)[0].key}:
            yield Problem(
                "key", number, f"the key {stored.key!r} is not that of the original", repairable=True
            )
        elif message := wrong_span(stored):
            yield Problem("span", number, message, repairable=True)
        elif message := wrong_record(connection, number, stored, archive):
            yield Problem("record", number, message, repairable=True)
    except (
        ArchiveError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        sqlite3.DatabaseError,
        zlib.error,
    ) as error:
        yield Problem("record", number, f"the record cannot be read ({error!r})", repairable=True)


def wrong_span(article: Article) -> str | None:
    """Return what is wrong with the pieces of ``article``: a gap, an overlap, a field that is not its span's text."""
    at = 0
    for piece in article.pieces:
        if not at <= piece.start < piece.end <= len(article.text):
            return (
                f"the span {piece.start} to {piece.end} of {piece.label} overlaps another or leaves the text"
            )
        if article.text[at : piece.start].strip():
            return f"the text from {at} to {piece.start} is in no span"
        at = piece.end
    if article.text[at:].strip():
        return f"the text from {at} on is in no span"
    for field in SINGLE:
        own = [piece for piece in article.pieces if piece.label in FIELD_LABELS[field]]
        value = getattr(article, field)
        if field not in article.places and value is not None:
            printed = fold(" ".join(article.text[piece.start : piece.end] for piece in own))
            if printed != value:
                return f"the {field} is not the text of its spans"
    return None


def wrong_record(connection: sqlite3.Connection, number: int, stored: Article, archive: str) -> str | None:
    """Return how the record differs from a fresh parse of the original, corrections applied."""
    parsed, raw = parse_again(connection, number, archive)
    one, other = article_rows(stored, raw), article_rows(parsed, raw)
    record, fresh = stored.to_dict(), parsed.to_dict()
    for one_record in (record, fresh):
        del one_record["source"]["paths"]
        for name in ("id", "tags", "remark", "codes"):  # what no original holds
            del one_record[name]
    fields = [key for key in record if record[key] != fresh[key]]
    version = connection.execute(
        "SELECT parser_version, certainty FROM articles WHERE id = ?", (number,)
    ).fetchone()
    if not fields and (one.reading != other.reading or version != one.article[-2:]):
        fields = ["reading"]
    return f"differs from a fresh parse in {', '.join(fields)}" if fields else None


def repair(connection: sqlite3.Connection, problems: list[Problem], archive: str) -> list[Problem]:
    """Rebuild what can be rebuilt, in one transaction, and return the problems that are left."""
    with transaction(connection):
        mend_dictionaries(connection)
        for problem in problems:
            if problem.repairable and problem.article is not None:
                restore_rows(connection, problem.article, archive)
        connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
        rebuild_german(connection)
        rebuild_repaired(connection)
        queue_all(connection)
        connection.execute("REINDEX")
    settle_stories(connection)
    return list(verify(connection, archive))


def restore_rows(connection: sqlite3.Connection, number: int, archive: str) -> None:
    """Make the rows of one article anew from its original; the full-text index is rebuilt afterwards."""
    (digest,) = connection.execute(
        "SELECT sha256 FROM sources WHERE id = (SELECT source_id FROM articles WHERE id = ?)", (number,)
    ).fetchone()
    parsed, raw = parse_again(connection, number, archive)
    if parsed.source.sha256 == digest:
        replace_rows(connection, number, article_rows(parsed, raw))
