"""Rows -> articles, originals and paths. Standard library only: this is the path that must start fast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.errors import ArchiveError, NoSuchArticle
from newsarchive.store.ids import paths_of
from newsarchive.store.packing.originals import unpack_original
from newsarchive.store.packing.reading_texts import unpack_confidence, unpack_pieces
from newsarchive.store.rows import ARTICLE_COLUMNS, QUOTATION_COLUMNS, read_quotation, unpack_text
from newsarchive.types.article import Article, BodyPart, Byline, Coded, Dateline, Note, Photo, Source
from newsarchive.types.messages import _
from newsarchive.types.pieces import BodyKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

__all__ = ["read_article", "read_raw"]


def read_raw(connection: sqlite3.Connection, number: int, archive: str) -> bytes:
    """Return the original bytes of article ``number``, exactly as they came in.

    Raises ArchiveError where they cannot be unpacked any more.
    """
    (packed,) = connection.execute(
        "SELECT raw FROM sources WHERE id = (SELECT source_id FROM articles WHERE id = ?)", (number,)
    ).fetchone()
    try:
        return unpack_original(connection, packed)
    except ValueError as error:
        raise ArchiveError(
            archive,
            _(
                "the original of article {number} is damaged ({error}); 'newsarchive verify' tells more",
                number=str(number),
                error=error,
            ),
        ) from error


def read_article(connection: sqlite3.Connection, number: int, archive: str) -> Article:
    """Return article ``number`` as it was parsed. Raises NoSuchArticle."""
    columns = ", ".join(ARTICLE_COLUMNS)
    values = connection.execute(
        f"SELECT {columns}, (SELECT sha256 FROM sources WHERE id = source_id) FROM articles WHERE id = ?",  # noqa: S608
        (number,),
    ).fetchone()
    if values is None:
        raise NoSuchArticle(archive, str(number))
    row: dict[str, Any] = dict(zip((*ARTICLE_COLUMNS, "sha256"), values, strict=True))
    packed, pieces, confidence, origins = connection.execute(
        "SELECT text, pieces, confidence, origins FROM readings WHERE article_id = ?", (number,)
    ).fetchone()
    people = names(connection, number, "article_people", "people", "person_id")
    agencies = names(connection, number, "article_agencies", "agencies", "agency_id")
    return Article(
        id=number,
        key=row["key"],
        source=read_source(connection, number, row),
        text=unpack_text(packed) if packed is not None else decoded(connection, number, archive),
        **{field: row[field] for field in ("section", "kicker", "headline", "subheadline", "teaser")},
        byline=Byline(row["byline"], people.get(("author", -1), ()), agencies.get(("byline", -1), ()))
        if row["byline"] is not None
        else None,
        agencies=agencies.get(("article", -1), ()),
        dateline=read_dateline(connection, number, row, agencies.get(("dateline", -1), ())),
        published=row["published"],
        updated=row["updated"],
        edition=row["edition"],
        page=row["page"],
        photos=read_photos(connection, number, people, agencies),
        body=tuple(
            BodyPart(BodyKind(kind), text)
            for kind, text in parts(connection, number, "paragraphs", "kind, text")
        ),
        signature=row["signature"],
        quotations=tuple(
            read_quotation(row)
            for row in parts(connection, number, "quotations", ", ".join(QUOTATION_COLUMNS))
        ),
        furniture=tuple(text for (text,) in parts(connection, number, "furniture", "text")),
        notes=tuple(Note(*note) for note in parts(connection, number, "notes", "code, field, message")),
        **read_labels(connection, row["key"]),
        pieces=unpack_pieces(pieces),
        places=load_origins(origins),
        confidence=unpack_confidence(confidence),
    )


def read_photos(
    connection: sqlite3.Connection,
    number: int,
    people: Mapping[tuple[str, int], tuple[str, ...]],
    agencies: Mapping[tuple[str, int], tuple[str, ...]],
) -> tuple[Photo, ...]:
    """Return the pictures of article ``number``; who took them stands in ``people`` and ``agencies``, by role and position."""
    return tuple(
        Photo(
            caption=caption,
            credit=credit,
            photographers=people.get(("photographer", position), ()),
            agencies=agencies.get(("photo", position), ()),
            kind=kind,
        )
        for position, caption, credit, kind in parts(
            connection, number, "photos", "position, caption, credit, kind"
        )
    )


def read_source(connection: sqlite3.Connection, number: int, row: dict[str, Any]) -> Source:
    """Return where article ``number`` comes from."""
    return Source(
        sha256=row["sha256"],
        paths=tuple(paths_of(connection, [number])[number]),
        **{field: row[field] for field in ("format", "encoding", "publisher", "url", "language")},
    )


def read_labels(connection: sqlite3.Connection, key: str) -> dict[str, Any]:
    """Return what people said of an article: its tags in order, a note on it, what was coded."""
    tags = connection.execute("SELECT tag FROM tags WHERE article_key = ? ORDER BY tag", (key,))
    remark = connection.execute("SELECT text FROM remarks WHERE article_key = ?", (key,)).fetchone()
    codes = connection.execute(
        "SELECT variable, coder, value FROM codings WHERE article_key = ? ORDER BY variable, coder", (key,)
    )
    return {
        "tags": tuple(tag for (tag,) in tags),
        "remark": remark[0] if remark else None,
        "codes": tuple(Coded(*row) for row in codes),
    }


def read_dateline(
    connection: sqlite3.Connection, number: int, row: dict[str, Any], agencies: tuple[str, ...]
) -> Dateline | None:
    """Return the dateline of article ``number``."""
    if row["dateline"] is None:
        return None
    places = tuple(place for (place,) in parts(connection, number, "places", "place"))
    return Dateline(row["dateline"], places, agencies, row["dateline_date"])


def parts(connection: sqlite3.Connection, number: int, table: str, columns: str) -> list[tuple[Any, ...]]:
    """Return the rows of an article in ``table``, in order; the names are this module's own."""
    return connection.execute(
        f"SELECT {columns} FROM {table} WHERE article_id = ? ORDER BY position",  # noqa: S608
        (number,),
    ).fetchall()


def names(
    connection: sqlite3.Connection, number: int, links: str, table: str, column: str
) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return the names that ``links`` has for article ``number``, by role and picture."""
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for role, photo, name in connection.execute(
        f"SELECT role, photo, name FROM {links} JOIN {table} ON {table}.id = {column} "  # noqa: S608
        "WHERE article_id = ? ORDER BY role, photo, position",
        (number,),
    ):
        found[role, photo] = (*found.get((role, photo), ()), name)
    return found


def load_origins(packed: str | None) -> dict[str, str]:
    """Return where fields came from that are not in the text."""
    import json  # noqa: PLC0415 - few articles need it, and every search would pay for it

    origins: dict[str, str] = json.loads(packed) if packed else {}
    return origins


def decoded(connection: sqlite3.Connection, number: int, archive: str) -> str:
    """Return the text of a plain text source, which is kept as its original bytes only."""
    from newsarchive.decoding.decode import decode  # noqa: PLC0415 - only a text's spans need it

    return decode(read_raw(connection, number, archive)).text
