"""Article -> the rows that keep it. A pure function, so that other processes can do it; the writer only inserts.

``articles_fts`` gets its texts here too: they are those of the view ``article_texts``, which a test checks.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.store.packing.originals import PLAIN, Packer
from newsarchive.store.packing.reading_texts import pack_confidence, pack_pieces
from newsarchive.types.certainty import certainty
from newsarchive.types.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsarchive.german.entry import GermanEntry
    from newsarchive.types.article import Article
    from newsarchive.types.quotation import Quotation

__all__ = [
    "ARTICLE_COLUMNS",
    "FTS_COLUMNS",
    "QUOTATION_COLUMNS",
    "Entry",
    "article_rows",
    "pack_text",
    "read_quotation",
    "texts_of",
    "unpack_text",
]

Row = tuple[Any, ...]

ARTICLE_COLUMNS = (
    "key", "section", "kicker", "headline", "subheadline", "teaser", "byline", "dateline", "dateline_date", "signature",
    "published", "updated", "edition", "page", "format", "encoding", "publisher", "url", "language", "parser_version",
    "certainty",
)  # fmt: skip
FTS_COLUMNS = (
    "section", "kicker", "headline", "subheadline", "teaser", "byline", "dateline", "body", "captions", "credits",
)  # fmt: skip
"""Columns of the full-text index and of the view ``article_texts``, in the order that ``bm25`` weights go by."""
QUOTATION_COLUMNS = (
    "kind", "words", "speaker", "person", "function", "party", "cue", "date", "nested", "confidence", "spans", "speaker_spans",
)  # fmt: skip
COMPRESSION = 6
"""zlib's level for texts that are no originals."""


class Entry(NamedTuple):
    """All rows of one article, without the ids that the archive gives: parts begin with their position.

    ``people`` and ``agencies`` are (role, photo, position, name); ``texts`` is the row of the full-text index,
    ``german`` the entry of the German one, ``sketch`` that of the stories (None: the writer makes them);
    ``repaired`` is the row of that of repaired texts, made with the German one.
    """

    sha256: str
    size: int
    raw: bytes
    article: Row
    parts: Mapping[str, Sequence[Row]]
    people: Sequence[tuple[str, int, int, str]]
    agencies: Sequence[tuple[str, int, int, str]]
    reading: Row
    texts: Row
    german: GermanEntry | None = None
    sketch: bytes | None = None
    repaired: Sequence[str | None] | None = None


def article_rows(article: Article, raw: bytes, packer: Packer = PLAIN) -> Entry:
    """Return the rows of ``article``, which was read from the bytes ``raw``; these are kept as ``packer`` packs them."""
    source, dateline = article.source, article.dateline
    header = header_of(article)
    row = (
        article.key, *header, dateline.date if dateline else None, article.signature, article.published, article.updated,
        article.edition, article.page,
        source.format, source.encoding, source.publisher, source.url, source.language, __version__,
        certainty(article),
    )  # fmt: skip
    parts: dict[str, list[Row]] = {
        "paragraphs": numbered((part.kind.value, part.text) for part in article.body),
        "photos": numbered((photo.caption, photo.credit, photo.kind) for photo in article.photos),
        "places": numbered((place,) for place in (dateline.places if dateline else ())),
        "notes": numbered(tuple(note) for note in article.notes),
        "furniture": numbered((text,) for text in article.furniture),
        "quotations": numbered(map(quotation_row, article.quotations)),
    }
    reading = (
        None if source.format == "text" else pack_text(article.text),
        pack_pieces(article.pieces),
        pack_confidence(article.confidence),
        json.dumps(dict(article.places)) if article.places else None,
    )
    return Entry(
        sha256=source.sha256, size=len(raw), raw=packer.pack(raw), article=row, parts=parts, people=list(people(article)), agencies=list(agencies(article)), reading=reading, texts=texts_of(article)
    )  # fmt: skip


def header_of(article: Article) -> Row:
    """Return the texts of an article of which it has one each."""
    byline_text = article.byline.text if article.byline else None
    dateline_text = article.dateline.text if article.dateline else None
    return (
        article.section, article.kicker, article.headline, article.subheadline, article.teaser, byline_text, dateline_text,
    )  # fmt: skip


def texts_of(article: Article) -> Row:
    """Return the columns of the full-text index (``FTS_COLUMNS``)."""
    return (
        *header_of(article),
        joined(part.text for part in article.body),
        joined(photo.caption for photo in article.photos),
        joined(photo.credit for photo in article.photos),
    )


def quotation_row(quotation: Quotation) -> Row:
    """Return the columns of a quotation."""
    person = quotation.person
    return (
        quotation.kind, quotation.words, quotation.speaker, *((person.name, person.function, person.party) if person else (None, None, None)),
        quotation.cue, quotation.date, quotation.nested, quotation.confidence, json.dumps(quotation.spans), json.dumps(quotation.speaker_spans),
    )  # fmt: skip


def read_quotation(row: Row) -> Quotation:
    """Return the quotation of ``quotation_row``."""
    from newsarchive.types.quotation import Person, Quotation  # noqa: PLC0415 - few readers ask for it

    kind, words, speaker, name, function, party, cue, date, nested, sure, spans, speaker_spans = row
    return Quotation(
        kind=kind, words=words, spans=tuple(map(tuple, json.loads(spans))), speaker=speaker, speaker_spans=tuple(map(tuple, json.loads(speaker_spans))),
        person=Person(name, function, party) if name is not None else None, cue=cue, date=date, nested=bool(nested), confidence=sure,
    )  # fmt: skip


def numbered(rows: Iterable[Row]) -> list[Row]:
    """Return ``rows`` with their positions, from 0, in front."""
    return [(position, *row) for position, row in enumerate(rows)]


def joined(texts: Iterable[str | None]) -> str | None:
    """Return what SQLite's ``group_concat(text, char(10))`` makes of ``texts``."""
    present = [text for text in texts if text is not None]
    return "\n".join(present) if present else None


def people(article: Article) -> Iterator[tuple[str, int, int, str]]:
    """Yield who wrote the article and who took its pictures."""
    if article.byline:
        for position, name in enumerate(article.byline.authors):
            yield "author", -1, position, name
    for number, photo in enumerate(article.photos):
        for position, name in enumerate(photo.photographers):
            yield "photographer", number, position, name


def agencies(article: Article) -> Iterator[tuple[str, int, int, str]]:
    """Yield the agencies that the article, its byline, its dateline and its pictures name."""
    for position, name in enumerate(article.agencies):
        yield "article", -1, position, name
    for position, name in enumerate(article.byline.agencies if article.byline else ()):
        yield "byline", -1, position, name
    for position, name in enumerate(article.dateline.agencies if article.dateline else ()):
        yield "dateline", -1, position, name
    for number, photo in enumerate(article.photos):
        for position, name in enumerate(photo.agencies):
            yield "photo", number, position, name


def pack_text(text: str) -> bytes:
    """Return ``text`` compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), COMPRESSION)


def unpack_text(packed: bytes) -> str:
    """Return the text of ``pack_text``."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
