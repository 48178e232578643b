"""The schema of an archive: a list of migrations, one change each, never edited after a release.

``docs/schema.md`` describes the tables. Each name stands in ``versions.MIGRATIONS`` too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from newsarchive.store.checksums import register, seal_expression
from newsarchive.store.fts_segments import set_segments
from newsarchive.store.german_index import compact_words, make_german_tables, rebuild_german
from newsarchive.store.other_tools import open_to_tools
from newsarchive.store.repaired_index import make_repaired_table, rebuild_repaired
from newsarchive.store.rows import FTS_COLUMNS
from newsarchive.store.schema_version import APPLICATION_ID
from newsarchive.store.stories.check import queue_all
from newsarchive.store.stories.decisions import make_decision_table
from newsarchive.store.stories.story_rows import make_story_tables
from newsarchive.store.stories.versions import make_version_table

if TYPE_CHECKING:
    import sqlite3

__all__ = ["migrate", "migrations"]

migrations = Migrations("newsarchive")


def migrate(connection: sqlite3.Connection, *, stop_before: str | None = None) -> None:
    """Bring the database of ``connection`` to this version's schema, or to that before a step; the caller holds a transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrations.apply(Database(connection), stop_before=stop_before)


@migrations()
def m001_articles(db: Database) -> None:
    """Make the tables of sources and articles."""
    make_source_tables(db)
    make_article_tables(db)
    make_people_tables(db)


def make_source_tables(db: Database) -> None:
    """Make the tables that say what came in from where."""
    db.table("sources").create(
        {"id": int, "sha256": str, "size": int, "raw": bytes, "added": str},
        pk="id",
        not_null={"sha256", "size", "raw", "added"},
    )
    db.table("sources").create_index(["sha256"], unique=True)
    db.table("paths").create(
        {"id": int, "path": str, "source_id": int, "size": int, "mtime_ns": int, "seen": str, "current": int},
        pk="id",
        not_null={"path", "source_id", "seen", "current"},
        foreign_keys=[("source_id", "sources", "id")],
    )  # fmt: skip
    db.table("paths").create_index(["path", "source_id"], unique=True)
    db.table("paths").create_index(["source_id"])
    db.table("containers").create(
        {"path": str, "size": int, "mtime_ns": int, "documents": int, "failures": int, "seen": str}, pk="path"
    )
    db.table("failures").create(
        {"id": int, "path": str, "code": str, "reason": str, "size": int, "mtime_ns": int, "attempts": int, "first_seen": str,
         "last_seen": str},
        pk="id",
        not_null={"path", "code", "reason", "attempts", "first_seen", "last_seen"},
    )  # fmt: skip
    db.table("failures").create_index(["path"], unique=True)


def make_article_tables(db: Database) -> None:
    """Make the tables of the record's fields."""
    db.table("articles").create(
        {"id": int, "key": str, "source_id": int, "section": str, "kicker": str, "headline": str, "subheadline": str,
         "teaser": str, "byline": str, "dateline": str, "dateline_date": str, "signature": str, "published": str,
         "updated": str, "format": str, "encoding": str, "publisher": str, "url": str, "language": str,
         "parser_version": str},
        pk="id",
        not_null={"key", "source_id", "format", "encoding", "parser_version"},
        foreign_keys=[("source_id", "sources", "id")],
    )  # fmt: skip
    db.table("articles").create_index(["key"], unique=True)
    db.table("articles").create_index(["source_id"])
    db.table("articles").create_index(["published"])
    parts: dict[str, dict[str, type]] = {
        "paragraphs": {"kind": str, "text": str},
        "photos": {"caption": str, "credit": str, "kind": str},
        "places": {"place": str},
        "notes": {"code": str, "field": str, "message": str},
        "furniture": {"text": str},
    }
    for name, columns in parts.items():
        db.table(name).create(
            {"article_id": int, "position": int, **columns},
            pk=("article_id", "position"),
            foreign_keys=[("article_id", "articles", "id")],
        )
    db.table("places").create_index(["place"])
    db.table("readings").create(
        {"article_id": int, "text": bytes, "pieces": str, "confidence": str, "origins": str},
        pk="article_id",
        foreign_keys=[("article_id", "articles", "id")],
    )


def make_people_tables(db: Database) -> None:
    """Make the tables of people and agencies, and what they did for which article."""
    for name in ("people", "agencies"):
        db.table(name).create({"id": int, "name": str}, pk="id", not_null={"name"})
        db.table(name).create_index(["name"], unique=True)
    for name, table, column in (
        ("article_people", "people", "person_id"),
        ("article_agencies", "agencies", "agency_id"),
    ):
        db.table(name).create(
            {"article_id": int, "role": str, "photo": int, "position": int, column: int},
            pk=("article_id", "role", "photo", "position"),
            foreign_keys=[("article_id", "articles", "id"), (column, table, "id")],
        )
        db.table(name).create_index([column])


@migrations()
def m002_full_text(db: Database) -> None:
    """Make the view of an article's texts, and the full-text index over it that any SQLite tool can ask.

    ``group_concat`` over an ordered subquery: its own ORDER BY needs SQLite 3.44, and 3.37 shall do.
    """
    db.create_view(
        "article_texts",
        """SELECT id, section, kicker, headline, subheadline, teaser, byline, dateline,
          (SELECT group_concat(text, char(10)) FROM
            (SELECT text FROM paragraphs WHERE article_id = articles.id ORDER BY position)) AS body,
          (SELECT group_concat(caption, char(10)) FROM
            (SELECT caption FROM photos WHERE article_id = articles.id ORDER BY position)) AS captions,
          (SELECT group_concat(credit, char(10)) FROM
            (SELECT credit FROM photos WHERE article_id = articles.id ORDER BY position)) AS credits
        FROM articles""",
    )
    db.execute(
        f"""CREATE VIRTUAL TABLE articles_fts USING fts5 ({", ".join(FTS_COLUMNS)},
        content='article_texts', content_rowid='id', tokenize="unicode61 remove_diacritics 2")"""
    )


@migrations()
def m003_corrections(db: Database) -> None:
    """Keep what people set right, and how sure each article's weakest field is."""
    db.table("corrections").create(
        {"article_id": int, "field": str, "value": str, "made": str},
        pk=("article_id", "field"),
        foreign_keys=[("article_id", "articles", "id")],
    )
    db.table("articles").add_column("certainty", float)
    db.table("articles").create_index(["certainty"])


@migrations()
def m004_seals(db: Database) -> None:
    """Seal the rows that nothing else proves."""
    register(db.conn)
    for table in ("sources", "paths", "containers", "corrections"):
        db.table(table).add_column("seal", int)
        db.execute(f"UPDATE {table} SET seal = {seal_expression(table)}")  # noqa: S608 - names of our own


@migrations()
def m005_german(db: Database) -> None:
    """Make the German index, with what is in the archive already."""
    make_german_tables(db.conn)
    rebuild_german(db.conn)


@migrations()
def m006_segments(db: Database) -> None:
    """Let both indexes hold more in memory, and merge more at once."""
    set_segments(db.conn)


@migrations()
def m007_compact_words(db: Database) -> None:
    """Keep what is known of a form in one row, and in fewer letters."""
    compact_words(db.conn)


@migrations()
def m008_repaired(db: Database) -> None:
    """Make the index of repaired texts, with what is in the archive already."""
    make_repaired_table(db.conn)
    rebuild_repaired(db.conn)


@migrations()
def m009_unknown_nouns(db: Database) -> None:
    """Make the German index anew: lemmas of unknown nouns and of compared adjectives are told otherwise now."""
    rebuild_german(db.conn)


@migrations()
def m010_study(db: Database) -> None:
    """Make the tables of what people make of an archive; they hang on keys, which a new ingest gives again."""
    tables: dict[str, tuple[dict[str, type], str | tuple[str, ...]]] = {
        "tags": ({"article_key": str, "tag": str, "made": str}, ("article_key", "tag")),
        "remarks": ({"article_key": str, "text": str, "made": str}, "article_key"),
        "saved_queries": ({"name": str, "query": str, "made": str, "seen_id": int}, "name"),
        "frozen_sets": (
            {"name": str, "query": str, "read_as": str, "articles": int, "program": str, "made": str},
            "name",
        ),
        "frozen_members": (
            {"name": str, "article_key": str, "sha256": str, "parser_version": str},
            ("name", "article_key"),
        ),
        "accepted": ({"article_key": str, "certainty": float, "made": str}, "article_key"),
        "correction_history": (
            {
                "id": int,
                "made": str,
                "article_key": str,
                "field": str,
                "had": int,
                "before": str,
                "after": str,
            },
            "id",
        ),
        "codings": (
            {"article_key": str, "coder": str, "variable": str, "value": str, "made": str},
            ("article_key", "coder", "variable"),
        ),
        "searches": ({"id": int, "made": str, "query": str, "hits": int, "program": str}, "id"),
        "settings": ({"name": str, "value": str}, "name"),
    }
    for name, (columns, key) in tables.items():
        db.table(name).create(columns, pk=key, not_null=set(columns) - {"before", "after"})
    db.table("tags").create_index(["tag"])


@migrations()
def m011_stories(db: Database) -> None:
    """Make the tables of stories; what is in the archive already waits to be settled."""
    make_story_tables(db.conn)
    make_decision_table(db.conn)
    queue_all(db.conn)


@migrations()
def m012_edition_and_page(db: Database) -> None:
    """Keep which issue or edition of a paper an article is from, and on which page it stood."""
    db.table("articles").add_column("edition", str)
    db.table("articles").add_column("page", str)


@migrations()
def m013_composed(_db: Database) -> None:
    """Make nothing: compounds are cut elsewhere, for which the last step makes the German index anew."""


@migrations()
def m014_quotations(db: Database) -> None:
    """Make the table of who said what, and that of which names mean one person; ``reparse`` fills the first for older articles."""
    db.table("quotations").create(
        {"article_id": int, "position": int, "kind": str, "words": str, "speaker": str, "person": str, "function": str, "party": str,
         "cue": str, "date": str, "nested": int, "confidence": float, "spans": str, "speaker_spans": str},
        pk=("article_id", "position"),
        foreign_keys=[("article_id", "articles", "id")],
    )  # fmt: skip
    db.table("quotations").create_index(["person"])
    db.table("person_names").create(
        {"name": str, "person": str, "made": str}, pk="name", not_null={"name", "person", "made"}
    )


@migrations()
def m015_bin(db: Database) -> None:
    """Make the bin, in which removed articles lie until they are put back."""
    db.table("removed").create(
        {"key": str, "sha256": str, "size": int, "raw": bytes, "added": str, "format": str, "headline": str, "paths": str,
         "corrections": str, "made": str, "seal": int},
        pk="key",
        not_null={"sha256", "size", "raw", "added", "format", "paths", "corrections", "made"},
    )  # fmt: skip
    db.table("removed").create_index(["sha256"], unique=True)


@migrations()
def m016_spelt(db: Database) -> None:
    """Make the index of repaired texts anew: more spellings are read as meant. The German one is made anew by the last step."""
    rebuild_repaired(db.conn)


@migrations()
def m017_dictionaries(db: Database) -> None:
    """Make the table of what originals are packed with, and let other tools find and list the indexes."""
    db.table("dictionaries").create(
        {"id": int, "made": str, "raw": bytes, "raw_seal": int, "spare": bytes, "spare_seal": int},
        pk="id",
        not_null={"made", "raw", "raw_seal", "spare", "spare_seal"},
    )
    open_to_tools(db.conn)


@migrations()
def m018_german(_db: Database) -> None:
    """Make nothing: compounds were cut elsewhere, and more forms met, for which the last step makes the German index anew."""


@migrations()
def m019_variables(db: Database) -> None:
    """Make the table of what coders fill in, and remember when a saved query was last looked through."""
    db.table("variables").create(
        {"name": str, "position": int, "level": str, "allowed": str, "question": str, "made": str},
        pk="name",
        not_null={"position", "level", "allowed", "question", "made"},
    )
    db.table("saved_queries").add_column("seen_added", str)


@migrations()
def m020_dismissed(db: Database) -> None:
    """Remember which failures a person dismissed, and the SHA-256 that their file had then."""
    for column in ("dismissed", "sha256"):
        db.table("failures").add_column(column, str)


@migrations()
def m021_addresses(db: Database) -> None:
    """Index the addresses of articles, by which versions of a page find one another."""
    db.table("articles").create_index(["url"])


@migrations()
def m022_versions(db: Database) -> None:
    """Make the table of which articles are versions of a page, and find all stories anew: more forms are told apart."""
    make_version_table(db.conn)
    queue_all(db.conn)


@migrations()
def m023_places(db: Database) -> None:
    """Make the German index anew: names of places have no parts, and ``neu`` is no ``neun``."""
    rebuild_german(db.conn)
