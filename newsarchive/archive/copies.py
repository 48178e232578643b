"""Archive -> other places: a copy of the file, another archive's articles, the originals under their names."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.archive.correct import KEEP, parse_again
from newsarchive.errors import ArchiveReadOnly, UsageError, printable
from newsarchive.store.batch_items import FoundAt, Incoming, Outcome
from newsarchive.store.ids import paths_of
from newsarchive.store.packing.originals import Packer, dictionary_of
from newsarchive.store.read import read_article, read_raw
from newsarchive.store.rows import ARTICLE_COLUMNS, article_rows
from newsarchive.store.stories.decisions import keep_decisions
from newsarchive.store.transaction import transaction
from newsarchive.store.write import rewrite_article, write_batch
from newsarchive.study.tables import copy_study
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.types.progress import Progress

__all__ = ["Merged", "backup", "export_originals", "extract", "merge"]

ESCAPED_BYTE = re.compile(rb"\\x([0-9a-f]{2})")
STEP = 4096
"""Pages that are copied between two looks at whether to stop: 16 MiB."""
PARSER_VERSION = ARTICLE_COLUMNS.index("parser_version")


class Merged(NamedTuple):
    """What a merge brought: articles that are new here, those that were here, and corrections."""

    new: int
    known: int
    corrections: int


def copied(progress: Progress, left: int, total: int) -> None:
    """Tell how many pages of the file are copied."""
    progress.total = total
    progress.advance(total - left - progress.done)


def backup(connection: sqlite3.Connection, target: Path, progress: Progress) -> None:
    """Copy the archive to the new file ``target``, while others may go on writing to it.

    Raises UsageError where ``target`` exists, ArchiveReadOnly where it cannot be written.
    """
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise UsageError(
            _("{target} is there already; name a new file", target=printable(str(target)))
        ) from error
    except OSError as error:
        raise ArchiveReadOnly(str(target), error.strerror or str(error)) from error
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        progress.begin("pages")
        with transaction(connection, write=False):
            connection.execute(
                "SELECT 1 FROM articles"
            ).fetchone()  # from here on one state is seen, whoever writes meanwhile
            connection.backup(
                copy, pages=STEP, progress=lambda __, left, total: copied(progress, left, total)
            )
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    finally:
        copy.close()


def merge(
    connection: sqlite3.Connection, other: sqlite3.Connection, place: str, progress: Progress
) -> Merged:
    """Put the articles of the archive ``other``, which is at ``place``, into that of ``connection``.

    Records, paths and corrections come as they are; of two corrections of a field the later one stays. Tags, notes,
    saved queries, frozen sets and codings come too. Each article is one
    transaction, and a merge that was cut short is completed by the next.
    """
    new = known = corrections = 0
    numbers = [number for (number,) in other.execute("SELECT id FROM articles ORDER BY id")]
    progress.begin("articles", len(numbers))
    packer = Packer(dictionary_of(connection))
    for number in numbers:
        progress.advance()
        outcomes = write_batch(connection, list(incoming(other, number, place, packer)))
        new += outcomes[0] is Outcome.NEW
        known += outcomes[0] is not Outcome.NEW
        corrections += merge_corrections(connection, other, number, place)
    with transaction(connection):
        copy_study(connection, other)
    merge_decisions(connection, other)
    return Merged(new, known, corrections)


def extract(
    connection: sqlite3.Connection,
    new: sqlite3.Connection,
    numbers: Sequence[int],
    place: str,
    progress: Progress,
) -> None:
    """Put the articles ``numbers`` of the archive of ``connection``, which is at ``place``, into the new one ``new``.

    Records, originals, paths, corrections, tags, notes and codings come along; what is about other articles does not.
    """
    progress.begin("articles", len(numbers))
    packer = Packer(dictionary_of(new))
    for number in numbers:
        progress.advance()
        write_batch(new, list(incoming(connection, number, place, packer)))
        merge_corrections(new, connection, number, place)
    keys = {key for (key,) in new.execute("SELECT key FROM articles")}
    with transaction(new):
        copy_study(new, connection, keys)


def incoming(other: sqlite3.Connection, number: int, place: str, packer: Packer) -> Iterator[Incoming]:
    """Yield an article of ``other`` once for each path it was seen at, its original packed by ``packer``."""
    article = read_article(other, number, place)
    entry = article_rows(article, read_raw(other, number, place), packer)
    (version,) = other.execute("SELECT parser_version FROM articles WHERE id = ?", (number,)).fetchone()
    row = (*entry.article[:PARSER_VERSION], version, *entry.article[PARSER_VERSION + 1 :])
    entry = entry._replace(article=row)
    for path, size, mtime_ns in other.execute(
        "SELECT path, size, mtime_ns FROM paths WHERE source_id = (SELECT source_id FROM articles WHERE id = ?) "
        "ORDER BY id",
        (number,),
    ).fetchall():
        yield Incoming(FoundAt(path, size, mtime_ns), entry.sha256, entry)


def merge_corrections(
    connection: sqlite3.Connection, other: sqlite3.Connection, number: int, place: str
) -> int:
    """Keep the corrections of an article of ``other`` that are later than those here; return how many."""
    made = other.execute(
        "SELECT field, value, made FROM corrections WHERE article_id = ?", (number,)
    ).fetchall()
    if not made:
        return 0
    (key,) = other.execute("SELECT key FROM articles WHERE id = ?", (number,)).fetchone()
    (own,) = connection.execute("SELECT id FROM articles WHERE key = ?", (key,)).fetchone()
    before = connection.total_changes
    with transaction(connection):
        connection.executemany(f"{KEEP} WHERE excluded.made > made", [(own, *row) for row in made])
        count = connection.total_changes - before
        if count:
            article, raw = parse_again(connection, own, place)
            rewrite_article(connection, own, article_rows(article, raw))
    return count


def merge_decisions(connection: sqlite3.Connection, other: sqlite3.Connection) -> None:
    """Keep what people decided about stories in ``other``; the stories it is about are settled anew."""
    keys = dict(other.execute("SELECT id, key FROM articles"))
    decided = [
        tuple(
            connection.execute("SELECT id FROM articles WHERE key = ?", (keys[number],)).fetchone()[0]
            for number in pair
        )
        for pair in other.execute("SELECT article_id, other_id FROM story_decisions").fetchall()
    ]
    if decided:
        with transaction(connection):
            keep_decisions(connection, decided)


def export_originals(
    connection: sqlite3.Connection, folder: Path, archive: str, progress: Progress
) -> Iterator[tuple[str, Path]]:
    """Write each original below ``folder`` under each path it was seen at; yield the path and the new file.

    No file is written outside of ``folder``, and none is written over: a second document of the same path gets a number.
    Raises UsageError for a folder that holds something, OSError where it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            _(
                "{folder} is not an empty folder; name one that is not there yet",
                folder=printable(str(folder)),
            )
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys = connection.execute("SELECT id, key FROM articles ORDER BY id").fetchall()
    progress.begin("articles", len(keys))
    for number, key in keys:
        progress.advance()
        raw = read_raw(connection, number, archive)
        for path in paths_of(connection, [number])[number]:
            target = write_new(folder, safe_parts(path, key), raw)
            yield path, target


def safe_parts(path: str, key: str) -> list[bytes]:
    """Return the names of folders and file that ``path`` becomes: no root, no way up, no empty name."""
    if path == "-":
        return [f"stdin-{key}".encode()]
    raw = ESCAPED_BYTE.sub(lambda match: bytes([int(match[1], 16)]), path.encode("utf-8", "surrogateescape"))
    names = [
        name
        for name in re.split(rb"[/\\]" if os.sep == "\\" else rb"/", raw)
        if name not in {b"", b".", b".."}
    ]
    return [name.replace(b"\0", b"")[:240] for name in names] or [key.encode()]


def write_new(folder: Path, names: list[bytes], raw: bytes) -> Path:
    """Write ``raw`` to a file that is not there yet, and return it."""
    parent = Path(folder, *map(os.fsdecode, names[:-1]))
    name = os.fsdecode(names[-1])
    for number in range(1, 10_000):
        target = parent / (name if number == 1 else f"{name}.{number}")
        try:
            parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            if parent.is_dir():
                continue
            parent = parent.with_name(parent.name + ".d")
            continue
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
        return target
    raise UsageError(_("{path}: too many documents of this name", path=printable(str(parent / name))))
