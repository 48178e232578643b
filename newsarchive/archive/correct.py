"""Corrections and new parses of articles that are in the archive already."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.archive.asked import checked, joined
from newsarchive.parser.corrections import Correction
from newsarchive.parser.parse import parse_article
from newsarchive.store.ids import paths_of
from newsarchive.store.read import read_article, read_raw
from newsarchive.store.rows import article_rows
from newsarchive.store.transaction import transaction
from newsarchive.store.write import KEEP_CORRECTION, rewrite_article
from newsarchive.types.progress import counted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from newsarchive.types.article import Article
    from newsarchive.types.progress import Progress

__all__ = ["KEEP", "Change", "corrections_of", "keep_corrections", "reparse", "undo", "worst"]

BATCH = 100
EVEN = 0.5
"""How sure a field is that is as probably wrong as right."""
FEW = 10
"""Articles of a small archive that may deserve a look."""
KEEP = KEEP_CORRECTION


class Change(NamedTuple):
    """An article before and after a new parse."""

    before: Article
    after: Article


def corrections_of(connection: sqlite3.Connection, number: int) -> list[Correction]:
    """Return the corrections of article ``number``, in the order they were made."""
    rows = connection.execute(
        "SELECT field, value FROM corrections WHERE article_id = ? ORDER BY made, field", (number,)
    )
    return [Correction(field, value) for field, value in rows]


def parse_again(connection: sqlite3.Connection, number: int, archive: str) -> tuple[Article, bytes]:
    """Return article ``number`` parsed anew from its original, corrections applied, and the original."""
    raw = read_raw(connection, number, archive)
    paths = paths_of(connection, [number])[number]
    name = next((path for path in paths if path != "-"), None)
    (stated,) = connection.execute("SELECT format FROM articles WHERE id = ?", (number,)).fetchone()
    made = corrections_of(connection, number)
    return parse_article(raw, name=name, stated_format=stated, corrections=made), raw


def keep_corrections(
    connection: sqlite3.Connection,
    numbers: Sequence[int],
    corrections: Sequence[Correction],
    archive: str,
    progress: Progress | None = None,
) -> list[Change]:
    """Keep ``corrections`` of the articles ``numbers`` and apply them, in one transaction, which ``undo`` takes back as a whole.

    Raises UsageError, then nothing is kept, and sqlite3.Error.
    """
    now = datetime.now(UTC).isoformat()
    changes = []
    with transaction(connection):
        for number in counted(progress, numbers):
            before = read_article(connection, number, archive)
            made = [checked(correction, before) for correction in corrections]
            known = corrections_of(connection, number)
            kept = joined(made, known)
            remember(connection, before.key, dict(known), kept, now)
            connection.executemany(KEEP, [(number, field, value, now) for field, value in kept])
            changes.append(Change(before, parsed_and_stored(connection, number, archive)))
    return changes


def parsed_and_stored(connection: sqlite3.Connection, number: int, archive: str) -> Article:
    """Parse an article anew with its corrections, store it, and return it; the caller holds a transaction."""
    article, raw = parse_again(connection, number, archive)
    rewrite_article(connection, number, article_rows(article, raw))
    return read_article(connection, number, archive)


def remember(
    connection: sqlite3.Connection,
    key: str,
    known: dict[str, str | None],
    kept: Sequence[Correction],
    now: str,
) -> None:
    """Write down what corrections replace, for ``undo``."""
    connection.executemany(
        "INSERT INTO correction_history (made, article_key, field, had, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        [(now, key, field, int(field in known), known.get(field), value) for field, value in kept],
    )


def undo(connection: sqlite3.Connection, archive: str, progress: Progress | None = None) -> list[Change]:
    """Take back the last correction, of however many articles it was, and return what changed; nothing where there is none.

    Raises sqlite3.Error. What was taken back is forgotten, so that the next call takes back the one before.
    """
    with transaction(connection):
        (last,) = connection.execute("SELECT max(made) FROM correction_history").fetchone()
        rows = connection.execute(
            "SELECT articles.id, field, had, before FROM correction_history JOIN articles ON key = article_key "
            "WHERE correction_history.made = ?",
            (last,),
        ).fetchall()
        before = {number: read_article(connection, number, archive) for number, *_ in rows}
        for number, field, had, value in rows:
            if had:
                connection.execute(KEEP, (number, field, value, last))
            else:
                connection.execute(
                    "DELETE FROM corrections WHERE article_id = ? AND field = ?", (number, field)
                )
        connection.execute("DELETE FROM correction_history WHERE made = ?", (last,))
        return [
            Change(old, parsed_and_stored(connection, number, archive))
            for number, old in counted(progress, list(before.items()))
        ]


def reparse(
    connection: sqlite3.Connection,
    numbers: Sequence[int] | None,
    archive: str,
    *,
    dry_run: bool,
    progress: Progress,
) -> Iterator[Change]:
    """Parse articles anew (None: all), and yield each whose record changes; ``dry_run`` stores nothing.

    Each batch is one transaction: a run that is cut short leaves each article as it was or as it is parsed now.
    """
    if numbers is None:
        numbers = [number for (number,) in connection.execute("SELECT id FROM articles ORDER BY id")]
    progress.begin("articles", len(numbers))
    for start in range(0, len(numbers), BATCH):
        changes = []
        with transaction(connection, write=not dry_run):
            for number in numbers[start : start + BATCH]:
                change = reparse_one(connection, number, archive, dry_run=dry_run)
                if change:
                    changes.append(change)
                progress.advance()
        yield from changes


def reparse_one(connection: sqlite3.Connection, number: int, archive: str, *, dry_run: bool) -> Change | None:
    """Parse one article anew and store it where it changed; None where its record is the same."""
    before = read_article(connection, number, archive)
    parsed, raw = parse_again(connection, number, archive)
    entry = article_rows(parsed, raw)
    if not dry_run:
        rewrite_article(connection, number, entry)
        after = read_article(connection, number, archive)
    else:
        from dataclasses import replace  # noqa: PLC0415 - only a dry run has no row to read

        source = replace(parsed.source, paths=before.source.paths)
        after = replace(
            parsed, id=number, source=source, tags=before.tags, remark=before.remark, codes=before.codes
        )
    return Change(before, after) if before.to_dict() != after.to_dict() else None


def worst(connection: sqlite3.Connection, limit: int, below: float | None, archive: str) -> list[Article]:
    """Return the articles that deserve a look: the least certain first, those a person corrected in the header last.

    ``below`` None: those that are more probably wrong than right, among the least certain tenth of the archive.
    """
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    tenth = max(FEW, articles // 10) if below is None else articles
    rows = connection.execute(
        "SELECT id FROM (SELECT id, key, certainty FROM articles ORDER BY certainty, id LIMIT ?) "
        "WHERE certainty < ? AND key NOT IN (SELECT article_key FROM accepted) ORDER BY certainty, id LIMIT ?",
        (tenth, EVEN if below is None else below, limit),
    ).fetchall()
    return [read_article(connection, number, archive) for (number,) in rows]
