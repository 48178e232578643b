"""Which schema an archive has. Reading needs no more than this: the migrations themselves import sqlite-utils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.errors import ArchiveTooNew, NotAnArchive

if TYPE_CHECKING:
    import sqlite3

__all__ = ["APPLICATION_ID", "MIGRATIONS", "check_schema"]

APPLICATION_ID = 0x6E777372
"""``nwsr`` in SQLite's header (bytes 68 to 71), by which ``file`` and this program know an archive."""

MIGRATIONS = (
    "m001_articles",
    "m002_full_text",
    "m003_corrections",
    "m004_seals",
    "m005_german",
    "m006_segments",
    "m007_compact_words",
    "m008_repaired",
    "m009_unknown_nouns",
    "m010_study",
    "m011_stories",
    "m012_edition_and_page",
    "m013_composed",
    "m014_quotations",
    "m015_bin",
    "m016_spelt",
    "m017_dictionaries",
    "m018_german",
    "m019_variables",
    "m020_dismissed",
    "m021_addresses",
    "m022_versions",
    "m023_places",
)
"""The names of the migrations of ``schema.py``, in order; a test holds the two equal."""


def check_schema(connection: sqlite3.Connection, path: str) -> bool:
    """Tell whether the archive's schema is this version's; False where it is older, or not made yet.

    Raises NotAnArchive for a database of another program, and ArchiveTooNew for a later schema.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if application != APPLICATION_ID:
        if application == 0 and not tables:
            return False
        raise NotAnArchive(path)
    if "_sqlite_migrations" not in tables:
        return False
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'newsarchive'")
    applied = {name for (name,) in rows}
    if later := sorted(applied.difference(MIGRATIONS)):
        raise ArchiveTooNew(path, later[-1], MIGRATIONS[-1])
    return len(applied) == len(MIGRATIONS)
