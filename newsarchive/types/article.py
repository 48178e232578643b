"""An article and its parts as frozen values, and the record that they make up.

The record is described field by field in ``docs/fields.md``; ``Article.to_dict`` makes it, ``from_dict`` reads it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.types.fields import FIELD_LABELS
from newsarchive.types.pictures import photo_pairs
from newsarchive.types.pieces import CONTINUED, BodyKind, Label, Piece
from newsarchive.types.quotation import Quotation, quotation_dict, quotation_from

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = [
    "SCHEMA",
    "Agency",
    "Article",
    "BodyPart",
    "Byline",
    "Coded",
    "Confidence",
    "Dateline",
    "Note",
    "Photo",
    "Source",
    "from_dict",
    "record_of",
]

SCHEMA = 1
"""Version of the record. A field may be added within a version; a changed meaning is a new one."""

Agency = str
"""A news or photo agency's usual short name: ``dpa``, ``AFP``, ``Keystone-SDA``, ``Getty Images``."""


class Confidence(NamedTuple):
    """How sure a field is (0 to 1, the share of such readings that are right) and the rule that decided it."""

    value: float
    rule: str


class Note(NamedTuple):
    """What a person should know about a record; ``code`` is listed in ``docs/fields.md``."""

    code: str
    field: str | None
    message: str


class Coded(NamedTuple):
    """What a coder said of an article."""

    variable: str
    coder: str
    value: str


@dataclass(frozen=True, slots=True)
class Byline:
    """``text`` as printed; ``authors`` are persons without "Von", titles and functions."""

    text: str
    authors: tuple[str, ...] = ()
    agencies: tuple[Agency, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, and through whom, a report was filed: ``Berlin/Moskau (dpa/AFP)``. ``date`` is ISO 8601."""

    text: str
    places: tuple[str, ...] = ()
    agencies: tuple[Agency, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture's ``caption`` and ``credit`` (as printed, without "Foto:"); ``kind`` names what it is.

    ``kind`` is one of photo, graphic, symbol, archive, video.
    """

    caption: str | None = None
    credit: str | None = None
    photographers: tuple[str, ...] = ()
    agencies: tuple[Agency, ...] = ()
    kind: str = "photo"


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One part of the body in reading order."""

    kind: BodyKind
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record comes from. ``sha256`` is the hex digest of the original bytes."""

    sha256: str
    paths: tuple[str, ...] = ()
    format: str = "text"
    encoding: str = "utf-8"
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a structured record.

    ``text`` is the reading text that ``pieces`` and spans point into: the decoded text of a text file, or the
    text that the reader of a marked-up format made.
    ``places`` names where a field came from when it is not in that text: ``{"published": "json-ld:datePublished"}``.
    ``confidence`` holds every field of the record, also those that are null: then it is how sure the absence is.
    ``tags``, ``remark`` and ``codes`` are what a person said of an archived article; no parser fills them.
    """

    key: str
    source: Source
    text: str = field(repr=False)
    id: int | None = None
    section: str | None = None
    kicker: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    teaser: str | None = None
    byline: Byline | None = None
    agencies: tuple[Agency, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None
    updated: str | None = None
    edition: str | None = None
    page: str | None = None
    photos: tuple[Photo, ...] = ()
    body: tuple[BodyPart, ...] = ()
    signature: str | None = None
    quotations: tuple[Quotation, ...] = ()
    furniture: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    tags: tuple[str, ...] = ()
    remark: str | None = None
    codes: tuple[Coded, ...] = ()
    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    places: Mapping[str, str] = field(default_factory=dict, repr=False)
    confidence: Mapping[str, Confidence] = field(default_factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the record of ``docs/fields.md`` as plain JSON types, every key present."""
        return record_of(self)


def record_of(article: Article) -> dict[str, Any]:
    """Return the record, every key present, in the order of ``docs/fields.md``."""
    return {
        "schema": SCHEMA,
        "id": article.id,
        "key": article.key,
        "section": article.section,
        "kicker": article.kicker,
        "headline": article.headline,
        "subheadline": article.subheadline,
        "teaser": article.teaser,
        "byline": byline_dict(article.byline),
        "agencies": list(article.agencies),
        "dateline": dateline_dict(article.dateline),
        "published": article.published,
        "updated": article.updated,
        "edition": article.edition,
        "page": article.page,
        "photos": [photo_dict(photo) for photo in article.photos],
        "body": [{"kind": part.kind.value, "text": part.text} for part in article.body],
        "signature": article.signature,
        "quotations": [quotation_dict(quotation) for quotation in article.quotations],
        "furniture": list(article.furniture),
        "source": source_dict(article.source),
        "notes": [{"code": n.code, "field": n.field, "message": n.message} for n in article.notes],
        "tags": list(article.tags),
        "remark": article.remark,
        "codes": [coded._asdict() for coded in article.codes],
        "spans": spans(article),
        "confidence": {
            field: {"value": sure.value, "rule": sure.rule} for field, sure in article.confidence.items()
        },
    }


def byline_dict(byline: Byline | None) -> dict[str, Any] | None:
    """Return a byline as JSON types."""
    if byline is None:
        return None
    return {"text": byline.text, "authors": list(byline.authors), "agencies": list(byline.agencies)}


def dateline_dict(dateline: Dateline | None) -> dict[str, Any] | None:
    """Return a dateline as JSON types."""
    if dateline is None:
        return None
    return {
        "text": dateline.text,
        "places": list(dateline.places),
        "agencies": list(dateline.agencies),
        "date": dateline.date,
    }


def photo_dict(photo: Photo) -> dict[str, Any]:
    """Return a picture as JSON types."""
    return {
        "caption": photo.caption,
        "credit": photo.credit,
        "photographers": list(photo.photographers),
        "agencies": list(photo.agencies),
        "kind": photo.kind,
    }


def source_dict(source: Source) -> dict[str, Any]:
    """Return a source as JSON types."""
    return {
        "paths": list(source.paths),
        "sha256": source.sha256,
        "format": source.format,
        "encoding": source.encoding,
        "publisher": source.publisher,
        "url": source.url,
        "language": source.language,
    }


def spans(article: Article) -> dict[str, list[Any]]:
    """Return the spans of each field that was found; a field from elsewhere has its place instead of a span.

    ``body`` and ``furniture`` are parallel to the items; pictures have a key for each caption and credit.
    """
    found: dict[str, list[Any]] = {}
    for name, labels in FIELD_LABELS.items():
        if name != "photos":
            own = spans_of(article.pieces, labels)
            if own:
                found[name] = own
    for number, pair in enumerate(photo_pairs(article.pieces)):
        for part, piece in zip(("caption", "credit"), pair, strict=True):
            if piece is not None:
                found[f"photos[{number}].{part}"] = [[piece.start, piece.end]]
    separators = [[piece.start, piece.end] for piece in article.pieces if piece.label is Label.SEPARATOR]
    if separators:
        found["separator"] = separators
    for name, place in article.places.items():
        found.setdefault(name, []).append(place)
    return found


def spans_of(pieces: Iterable[Piece], labels: Collection[Label]) -> list[list[int]]:
    """Return the spans of the pieces with one of ``labels``; a paragraph on two pages has four numbers in one."""
    found: list[list[int]] = []
    for piece in pieces:
        if piece.label in labels:
            if piece.rule == CONTINUED and found:
                found[-1] += [piece.start, piece.end]
            else:
                found.append([piece.start, piece.end])
    return found


def byline_from(record: Mapping[str, Any] | None) -> Byline | None:
    """Return the byline of a record."""
    if not record:
        return None
    return Byline(record["text"], tuple(record["authors"]), tuple(record["agencies"]))


def dateline_from(record: Mapping[str, Any] | None) -> Dateline | None:
    """Return the dateline of a record."""
    if not record:
        return None
    return Dateline(record["text"], tuple(record["places"]), tuple(record["agencies"]), record["date"])


def photo_from(record: Mapping[str, Any]) -> Photo:
    """Return a picture of a record."""
    return Photo(
        caption=record["caption"],
        credit=record["credit"],
        photographers=tuple(record["photographers"]),
        agencies=tuple(record["agencies"]),
        kind=record["kind"],
    )


def from_dict(record: Mapping[str, Any], *, text: str = "", pieces: tuple[Piece, ...] = ()) -> Article:
    """Return the article of a record; its ``text`` and ``pieces`` are not part of the record.

    Raises KeyError where a key of the record is missing.
    """
    source = record["source"]
    return Article(
        key=record["key"],
        source=Source(**{**source, "paths": tuple(source["paths"])}),
        text=text,
        id=record["id"],
        section=record["section"],
        kicker=record["kicker"],
        headline=record["headline"],
        subheadline=record["subheadline"],
        teaser=record["teaser"],
        byline=byline_from(record["byline"]),
        agencies=tuple(record["agencies"]),
        dateline=dateline_from(record["dateline"]),
        published=record["published"],
        updated=record["updated"],
        edition=record.get("edition"),  # records of earlier versions have neither
        page=record.get("page"),
        photos=tuple(map(photo_from, record["photos"])),
        body=tuple(BodyPart(BodyKind(part["kind"]), part["text"]) for part in record["body"]),
        signature=record["signature"],
        quotations=tuple(map(quotation_from, record.get("quotations", ()))),  # as above
        furniture=tuple(record["furniture"]),
        notes=tuple(Note(note["code"], note["field"], note["message"]) for note in record["notes"]),
        tags=tuple(record.get("tags", ())),
        remark=record.get("remark"),
        codes=tuple(Coded(**coded) for coded in record.get("codes", ())),
        pieces=pieces,
        places={
            field: place
            for field, items in record["spans"].items()
            for place in items
            if isinstance(place, str)
        },
        confidence={
            field: Confidence(sure["value"], sure["rule"]) for field, sure in record["confidence"].items()
        },
    )
