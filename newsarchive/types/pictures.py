"""Pieces -> pictures: each caption with the credit that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.types.pieces import Label, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["photo_pairs"]
PICTURE = {Label.CAPTION, Label.CREDIT}


class Pair(NamedTuple):
    """A caption piece and a credit piece of the same picture; one of the two may be missing."""

    caption: Piece | None
    credit: Piece | None


def photo_pairs(pieces: Sequence[Piece]) -> list[Pair]:
    """Pair each caption with the credit behind it, or before it where credits come first; only marks may stand between."""
    pairs: list[Pair] = []
    run: list[Piece] = []
    for piece in (*pieces, None):
        if piece is not None and piece.label in PICTURE:
            run.append(piece)
        elif run and (piece is None or piece.label is not Label.SEPARATOR):
            pairs += run_pairs(run)
            run = []
    return pairs


def run_pairs(run: Sequence[Piece]) -> list[Pair]:
    """Return the pairs in captions and credits that follow each other."""
    credits_first = run[0].label is Label.CREDIT and run[-1].label is Label.CAPTION
    first = Label.CREDIT if credits_first else Label.CAPTION
    pairs: list[Pair] = []
    for piece in run:
        before = pairs[-1] if pairs else None
        half = before is not None and (before.caption is None or before.credit is None)
        if piece.label is Label.CAPTION:
            if before is not None and half and before.caption is None and first is Label.CREDIT:
                pairs[-1] = Pair(piece, before.credit)
            else:
                pairs.append(Pair(piece, None))
        elif before is not None and half and before.credit is None and first is Label.CAPTION:
            pairs[-1] = Pair(before.caption, piece)
        else:
            pairs.append(Pair(None, piece))
    return pairs
