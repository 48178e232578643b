"""Query text -> hits: read, found and ranked by ``newsarchive.query``, and shown with what the tables hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.inflect import spellings
from newsarchive.hits import Hit, Results
from newsarchive.query.fields import FIELDS
from newsarchive.query.nodes import And, Field, Word
from newsarchive.query.parse import parse_query
from newsarchive.query.plan import word_plan
from newsarchive.query.search import find
from newsarchive.query.snippet import Marker, snippet
from newsarchive.query.sql import ArchiveWords, marks_match
from newsarchive.store.ids import paths_of

if TYPE_CHECKING:
    import sqlite3

    from newsarchive.query.kwic import Line
    from newsarchive.query.nodes import Query

__all__ = ["kwic", "read_query", "search"]

READ = ("headline", "subheadline", "teaser", "body", "captions")
"""What a concordance goes through, in reading order."""
HEADER = ("section", "kicker", "headline", "subheadline", "teaser", "byline", "published")
"""What a hit carries, in the order of ``Hit``."""
SHOWN = (
    "teaser",
    "body",
    "headline",
    "captions",
    "kicker",
    "subheadline",
    "credits",
    "byline",
    "dateline",
    "section",
)
"""Where a snippet is taken from; the headline is shown beside it anyway."""


def search(  # noqa: PLR0913 - the options of a search
    connection: sqlite3.Connection,
    query: str,
    *,
    limit: int = 10,
    offset: int = 0,
    sort: str = "score",
    mode: str | None = None,
) -> Results:
    """Return the hits of ``query`` from number ``offset`` on. Raises QuerySyntaxError."""
    parsed = parse_query(query)
    words = ArchiveWords(connection)
    found = find(connection, parsed, words, limit=limit, offset=offset, sort=sort, mode=mode)
    marker = Marker(parsed, words)
    paths = paths_of(connection, found.ids) if found.ids else {}
    hits = []
    for number in found.ids:
        key, *row = connection.execute(
            f"SELECT key, {', '.join('articles.' + column for column in HEADER)}, "  # noqa: S608
            f"{', '.join('article_texts.' + column for column in SHOWN)} "
            "FROM articles JOIN article_texts USING (id) WHERE articles.id = ?",
            (number,),
        ).fetchone()
        header = dict(zip(HEADER, row, strict=False))
        hits.append(
            Hit(
                id=number,
                key=key,
                score=found.scores[number],
                **header,
                paths=tuple(paths[number]),
                snippet=snippet(row[len(HEADER) :], marker),
                missing=found.missing.get(number, ()),
            )
        )
    return Results(tuple(hits), found.total, meant(connection, parsed, found.total))


def kwic(  # noqa: PLR0913 - the options of a search
    connection: sqlite3.Connection,
    query: str,
    words_around: int,
    *,
    limit: int,
    offset: int,
    sort: str,
    mode: str | None,
) -> list[Line]:
    """Return the matches in the articles of one page of ``query``, each with the words around it."""
    from newsarchive.query.kwic import concordance  # noqa: PLC0415 - a plain search does without

    parsed = parse_query(query)
    words = ArchiveWords(connection)
    found = find(connection, parsed, words, limit=limit, offset=offset, sort=sort, mode=mode)
    marker = Marker(parsed, words)
    lines: list[Line] = []
    for number in found.ids:
        texts = connection.execute(
            f"SELECT {', '.join(READ)} FROM article_texts WHERE id = ?",  # noqa: S608 - names from above
            (number,),
        ).fetchone()
        lines += concordance(number, texts, marker, words_around)
    return lines


def read_query(connection: sqlite3.Connection, query: str) -> tuple[Query, ArchiveWords]:
    """Return what ``query`` asks for, and the archive's words to look it up by. Raises QuerySyntaxError."""
    return parse_query(query), ArchiveWords(connection)


def meant(connection: sqlite3.Connection, query: Query, total: int) -> str | None:
    """Return the query with a word that the archive knows in place of each that it does not; None where it knows all."""
    parts = query.parts if isinstance(query, And) and not query.strict else (query,)
    if total and len(parts) > 3:
        return None
    better = [known_part(connection, part) for part in parts]
    return " ".join(map(str, better)) if better != list(parts) else None


def known_part(connection: sqlite3.Connection, part: Query) -> Query:
    """Return a word, or the word of a field, as ``known_word`` does; another part as it is."""
    if isinstance(part, Word):
        return known_word(connection, part)
    if isinstance(part, Field) and isinstance(part.part, Word) and FIELDS[part.name].inflected:
        return Field(part.name, known_word(connection, part.part))
    return part


def known_word(connection: sqlite3.Connection, word: Word) -> Word:
    """Return ``word``, or the one that was probably meant where the archive does not know it."""
    if word.exact or word.prefix:
        return word
    expression = marks_match(word_plan(word, ArchiveWords(connection), ""))
    known = "SELECT 1 FROM german_fts WHERE german_fts MATCH ? LIMIT 1"
    if expression is None or connection.execute(known, (expression,)).fetchone():
        return word
    from newsarchive.query.suggest import as_printed, suggest  # noqa: PLC0415 - only for unknown words

    for form in spellings(word.text):
        if other := suggest(connection, form):
            return Word(as_printed(connection, other, word.text))
    return word
