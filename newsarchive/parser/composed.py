"""Reading -> the same with composed letters, and where each of its code points stood before.

A Mac writes ``ü`` as two code points, ``u`` and its marks. The rules know it as one; spans must point into the text as it came.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from newsarchive.decoding.compose import compose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.pieces import Piece
    from newsarchive.types.reading import Reading

__all__ = ["composed", "in_original", "with_plain_blanks"]

OTHER = "\u00a0\u2002\u2003\u2009\u202f"
BLANKS = str.maketrans(dict.fromkeys(OTHER, " "))
"""Blanks that do not break or have a width of their own, as word processors set them between names and in dates."""


def with_plain_blanks(reading: Reading) -> Reading:
    """Return ``reading`` with a plain blank for each that is none; every offset stays."""
    if not any(blank in reading.text for blank in OTHER):
        return reading
    blocks = tuple(block._replace(text=block.text.translate(BLANKS)) for block in reading.blocks)
    return replace(reading, text=reading.text.translate(BLANKS), blocks=blocks)


def composed(reading: Reading) -> tuple[Reading, Sequence[int]]:
    """Return ``reading`` with composed letters, and the offset in its own text of each code point of that, and of its end."""
    text, origins = compose(reading.text)
    blocks = tuple(
        block._replace(
            start=bisect_left(origins, block.start),
            end=bisect_left(origins, block.end),
            text=compose(block.text)[0],
        )
        for block in reading.blocks
    )
    return replace(reading, text=text, blocks=blocks), origins


def in_original(pieces: Sequence[Piece], origins: Sequence[int]) -> tuple[Piece, ...]:
    """Return ``pieces`` of a composed text as pieces of the text it was made from."""
    return tuple(piece._replace(start=origins[piece.start], end=origins[piece.end]) for piece in pieces)
