"""Reading of a record of our own -> its article: the values that the record states, each text at its place in the reading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsarchive.parser.build import BODY, SINGLE, fold, read_field
from newsarchive.types.article import BodyPart
from newsarchive.types.pieces import Label, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.article import Article, Source
    from newsarchive.types.reading import Reading

__all__ = ["recorded_article", "recorded_pieces"]

RECORD = "record"
"""The rule of a piece that a record states."""
ELSEWHERE = ("published", "updated")
"""Fields that have no words in the reading of a record."""


def recorded_pieces(reading: Reading) -> tuple[Piece, ...]:
    """Return a piece for each block, which the record has labelled."""
    return tuple(
        Piece(start=block.start, end=block.end, label=Label(block.hint), rule=RECORD, confidence=1.0)
        for block in reading.blocks
    )


def recorded_article(reading: Reading, stated: Article, pieces: Sequence[Piece], source: Source) -> Article:
    """Return the article that ``stated`` is, with the texts of ``pieces``, which corrections may have cut anew."""
    text = reading.text
    by_label: dict[Label, list[Piece]] = {}
    for piece in pieces:
        by_label.setdefault(piece.label, []).append(piece)
    places = {field: place for field, place in stated.places.items() if field not in {"published", "updated"}}
    fields: dict[str, Any] = {
        field: getattr(stated, field) if field in places and label not in by_label else read_field(text, by_label.get(label, ()))
        for field, label in SINGLE.items()
    }  # fmt: skip
    for field in ELSEWHERE:
        if getattr(stated, field) is not None:
            places[field] = stated.places.get(field, f"json:{field}")
    return replace(
        stated,
        **fields,
        text=text,
        source=source,
        pieces=tuple(pieces),
        places=places,
        body=tuple(BodyPart(BODY[p.label], fold(text[p.start : p.end])) for p in pieces if p.label in BODY),
        furniture=tuple(fold(text[p.start : p.end]) for p in by_label.get(Label.FURNITURE, ())),
    )
