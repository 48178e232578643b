"""Article <-> the record of ``docs/fields.md`` as plain JSON types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.article import (
    SCHEMA,
    Article,
    BodyKind,
    BodyPart,
    Byline,
    Confidence,
    Dateline,
    Label,
    Note,
    Photo,
    Piece,
    Source,
)
from newsarchive.build import photo_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FIELD_LABELS", "from_dict", "to_dict"]

BODY_LABELS = tuple(Label(kind.value) for kind in BodyKind)
FIELD_LABELS: Mapping[str, tuple[Label, ...]] = {
    "section": (Label.SECTION,),
    "kicker": (Label.KICKER,),
    "headline": (Label.HEADLINE,),
    "subheadline": (Label.SUBHEADLINE,),
    "teaser": (Label.TEASER,),
    "byline": (Label.BYLINE,),
    "dateline": (Label.DATELINE,),
    "published": (Label.PUBLISHED,),
    "updated": (Label.UPDATED,),
    "photos": (Label.CAPTION, Label.CREDIT),
    "body": BODY_LABELS,
    "signature": (Label.SIGNATURE,),
    "furniture": (Label.FURNITURE,),
}


def to_dict(article: Article) -> dict[str, Any]:
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
        "photos": [photo_dict(photo) for photo in article.photos],
        "body": [{"kind": part.kind.value, "text": part.text} for part in article.body],
        "signature": article.signature,
        "furniture": list(article.furniture),
        "source": source_dict(article.source),
        "notes": [{"code": n.code, "field": n.field, "message": n.message} for n in article.notes],
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
    for field, labels in FIELD_LABELS.items():
        if field != "photos":
            own = [[piece.start, piece.end] for piece in article.pieces if piece.label in labels]
            if own:
                found[field] = own
    for number, pair in enumerate(photo_pairs(article.pieces)):
        for part, piece in zip(("caption", "credit"), pair, strict=True):
            if piece is not None:
                found[f"photos[{number}].{part}"] = [[piece.start, piece.end]]
    separators = [[piece.start, piece.end] for piece in article.pieces if piece.label is Label.SEPARATOR]
    if separators:
        found["separator"] = separators
    for field, place in article.places.items():
        found.setdefault(field, []).append(place)
    return found


def from_dict(record: Mapping[str, Any], *, text: str = "", pieces: tuple[Piece, ...] = ()) -> Article:
    """Return the article of a record; its ``text`` and ``pieces`` are not part of the record.

    Raises KeyError where a key of the record is missing.
    """
    byline, dateline, source = record["byline"], record["dateline"], record["source"]
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
        byline=Byline(byline["text"], tuple(byline["authors"]), tuple(byline["agencies"]))
        if byline
        else None,
        agencies=tuple(record["agencies"]),
        dateline=Dateline(
            dateline["text"], tuple(dateline["places"]), tuple(dateline["agencies"]), dateline["date"]
        )
        if dateline
        else None,
        published=record["published"],
        updated=record["updated"],
        photos=tuple(
            Photo(p["caption"], p["credit"], tuple(p["photographers"]), tuple(p["agencies"]), p["kind"])
            for p in record["photos"]
        ),
        body=tuple(BodyPart(BodyKind(part["kind"]), part["text"]) for part in record["body"]),
        signature=record["signature"],
        furniture=tuple(record["furniture"]),
        notes=tuple(Note(note["code"], note["field"], note["message"]) for note in record["notes"]),
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
