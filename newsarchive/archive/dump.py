"""Archive <-> a folder of text: one JSONL file a table, and the originals as they came in.

    manifest.json        the schema, and rows and SHA-256 of each file
    articles.jsonl …     a row a line; bytes as {"base64": …}
    originals/ab/abc…    the bytes of the source whose SHA-256 is abc…

Indexes are not dumped: they are made again.
"""

from __future__ import annotations

import base64
import json
import os
import re
import sqlite3
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from newsarchive.errors import ArchiveError, ArchiveTooNew, UsageError, printable
from newsarchive.store.packing.originals import Packer, dictionary_of, unpack_original
from newsarchive.store.repaired_index import rebuild_repaired
from newsarchive.store.schema_version import MIGRATIONS
from newsarchive.store.stories.check import DERIVED, queue_all
from newsarchive.store.transaction import transaction
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newsarchive.types.progress import Progress

__all__ = ["dump", "load"]

FORMAT = 1
DIGEST = re.compile(r"[0-9a-f]{64}")
TABLE = re.compile(r"[a-z_]{1,40}")


REFUSED = (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, OverflowError)
"""What SQLite says of values that no whole dump has: a row twice, a list, a number of more than 64 bits."""


def tables(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the tables that hold something which cannot be made again."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    virtual = [name for name, sql in rows if sql.upper().startswith("CREATE VIRTUAL")]
    return [
        name
        for name, sql in rows
        if name not in (*virtual, "german_words", *DERIVED)
        and not name.startswith(("sqlite_", "_sqlite_"))
        and not any(name.startswith(index + "_") for index in virtual)
    ]


def dump(connection: sqlite3.Connection, folder: Path, progress: Progress) -> dict[str, int]:
    """Write the archive to ``folder``, which must not exist or be empty; return the rows by table.

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
    files: dict[str, dict[str, Any]] = {}
    with transaction(connection, write=False):  # one state of the archive, whatever is written meanwhile
        applied = [name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
        every = tables(connection)
        progress.begin("rows", sum(number_of_rows(connection, table) for table in every))
        for table in every:
            files[table] = dump_table(connection, table, folder, progress)
    manifest = {"format": FORMAT, "migrations": applied, "tables": files}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return {table: facts["rows"] for table, facts in files.items()}


def number_of_rows(connection: sqlite3.Connection, table: str) -> int:
    """Return how many rows a table has."""
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - from sqlite_master
    return int(count)


def dump_table(
    connection: sqlite3.Connection, table: str, folder: Path, progress: Progress
) -> dict[str, Any]:
    """Write one table and return what the manifest says about it."""
    rows = connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608 - from sqlite_master
    columns = [column for column, *_ in rows.description]
    digest, count = sha256(), 0
    with (folder / f"{table}.jsonl").open("wb") as file:
        for row in rows:
            record = dict(zip(columns, row, strict=True))
            if table == "sources":
                write_original(connection, folder, record)
            line = (
                json.dumps(record, ensure_ascii=False, default=in_base64).encode("utf-8", "surrogatepass")
                + b"\n"
            )
            digest.update(line)
            file.write(line)
            count += 1
            progress.advance()
    return {"rows": count, "sha256": digest.hexdigest()}


def write_original(connection: sqlite3.Connection, folder: Path, source: dict[str, Any]) -> None:
    """Write a source's bytes to their file, and take them out of its row."""
    path = original_path(folder, source["sha256"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(unpack_original(connection, source.pop("raw")))


def original_path(folder: Path, digest: str) -> Path:
    """Return the file of the source with this SHA-256. Raises ArchiveError for what is none."""
    if not DIGEST.fullmatch(digest):
        raise ArchiveError(
            str(folder), _("expected a SHA-256 in sources.jsonl, not {digest}", digest=printable(digest[:70]))
        )
    return folder / "originals" / digest[:2] / digest


def in_base64(value: object) -> dict[str, str]:
    """Return bytes as JSON can hold them."""
    assert isinstance(value, bytes)
    return {"base64": base64.b64encode(value).decode("ascii")}


def load(connection: sqlite3.Connection, folder: Path, progress: Progress) -> dict[str, int]:
    """Fill the new, empty database of ``connection`` from ``folder``; return the rows by table.

    The caller holds a transaction and undoes it when this raises: ArchiveError for a folder that is no dump, or not
    whole; ArchiveTooNew for one of a later version.
    """
    from newsarchive.store.german_index import rebuild_german  # noqa: PLC0415 - loads a dictionary when it is used
    from newsarchive.store.schema import migrate  # noqa: PLC0415 - imports sqlite-utils

    manifest = read_manifest(folder)
    applied = [name for name in manifest["migrations"] if isinstance(name, str)]
    if later := [name for name in applied if name not in MIGRATIONS]:
        raise ArchiveTooNew(str(folder), later[-1], MIGRATIONS[-1])
    following = [name for name in MIGRATIONS if name not in applied]
    migrate(connection, stop_before=following[0] if following else None)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    known = set(tables(connection))
    counts = {}
    facts_of = manifest["tables"]
    progress.begin(
        "rows", sum(facts["rows"] for facts in facts_of.values() if isinstance(facts.get("rows"), int))
    )
    for table, facts in facts_of.items():
        if table not in known or not TABLE.fullmatch(table):
            raise ArchiveError(
                str(folder), _("is no dump of an archive: unknown table {table}", table=printable(table))
            )
        counts[table] = load_table(connection, table, facts, folder, progress)
    progress.activity = "making the indexes"
    migrate(connection)
    connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
    rebuild_german(connection)
    rebuild_repaired(connection)
    queue_all(connection)
    return counts


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a dump. Raises ArchiveError."""
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if manifest["format"] == FORMAT and manifest["tables"].items() and manifest["migrations"]:
            return manifest
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ArchiveError(str(folder), _("is no dump of an archive ({error})", error=error)) from error
    raise ArchiveError(str(folder), _("is a dump of another format; use the version that made it"))


def load_table(
    connection: sqlite3.Connection, table: str, facts: dict[str, Any], folder: Path, progress: Progress
) -> int:
    """Insert the rows of one table and hold them to the manifest. Raises ArchiveError."""
    digest = sha256()
    count = 0
    packer = Packer(dictionary_of(connection) if "dictionaries" in tables(connection) else None)
    columns = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
    for line in lines(folder / f"{table}.jsonl"):
        digest.update(line)
        try:
            row = json.loads(line.decode("utf-8", "surrogatepass"))
            row = {
                name: value if not isinstance(value, dict) else base64.b64decode(value["base64"])
                for name, value in row.items()
            }
        except (ValueError, KeyError, AttributeError) as error:
            raise ArchiveError(
                str(folder),
                _(
                    "line {count} of {table}.jsonl is damaged ({error})",
                    count=count + 1,
                    table=table,
                    error=error,
                ),
            ) from error
        if table == "sources":
            row["raw"] = read_original(folder, row, packer)
        if not row.keys() <= columns:
            raise ArchiveError(
                str(folder),
                _("line {count} of {table}.jsonl has unknown columns", count=count + 1, table=table),
            )
        try:
            insert(connection, table, row)
        except REFUSED as error:
            raise ArchiveError(
                str(folder),
                _(
                    "line {count} of {table}.jsonl is damaged ({error})",
                    count=count + 1,
                    table=table,
                    error=error,
                ),
            ) from error
        count += 1
        progress.advance()
    if count != facts.get("rows") or digest.hexdigest() != facts.get("sha256"):
        raise ArchiveError(
            str(folder), _("{table}.jsonl is not what was dumped: its SHA-256 differs", table=table)
        )
    return count


def insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    """Insert one row, whose column names are checked."""
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))  # noqa: S608 - names checked before


def lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file. Raises ArchiveError where it cannot be read."""
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        raise ArchiveError(
            str(path), _("cannot be read ({reason})", reason=error.strerror or error)
        ) from error


def read_original(folder: Path, source: dict[str, Any], packer: Packer) -> bytes:
    """Return the original, packed by ``packer``, of a source's row, held to its hash. Raises ArchiveError."""
    path = original_path(folder, str(source.get("sha256")))
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ArchiveError(
            str(path), _("cannot be read ({reason})", reason=error.strerror or error)
        ) from error
    if sha256(raw).hexdigest() != path.name:
        raise ArchiveError(os.fspath(path), _("is not the original that was dumped: its SHA-256 differs"))
    return packer.pack(raw)
