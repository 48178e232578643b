"""Pieces of an article -> how sure its body is: what is left of a page among the text, and how ragged the text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.types.pieces import BodyKind, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.pieces import Piece

__all__ = ["order_of"]

BODY = frozenset(Label(kind.value) for kind in BodyKind)
ENDS = '.!?“”"»«)…:'
SHORT, LINE = 60, 40
"""A paragraph of fewer characters is probably none; a line of more characters would end in a mark if it were a paragraph."""
FREE = 2
"""Pieces of furniture outside of the body that every article may have."""
MOST_RAGGED = 4
SURE = (0.97, 0.93, 0.85, 0.75, 0.65)
"""How sure a body is with no, one, two … signs of disorder; ``UNSURE`` with more."""
UNSURE = 0.3


def order_of(text: str, pieces: Sequence[Piece]) -> float:
    """Return how sure (0 to 1) the body in ``pieces`` of ``text`` is, by what stands in and around it.

    Furniture between its paragraphs, more than two pieces of it elsewhere, and list items each count one; paragraphs that are
    short or end in no mark, as lines of a menu do, half.
    """
    body = [piece for piece in pieces if piece.label in BODY]
    if not body:
        return SURE[0]
    first, last = body[0].start, body[-1].start
    furniture = [piece.start for piece in pieces if piece.label is Label.FURNITURE]
    inner = sum(first < start < last for start in furniture)
    items = sum(piece.label is Label.LIST_ITEM for piece in body)
    sizes = [
        (piece.end - piece.start, text[piece.end - 1]) for piece in body if piece.label is not Label.CROSSHEAD
    ]
    ragged = sum((size < SHORT) + (size >= LINE and end not in ENDS) for size, end in sizes)
    signs = inner + items + max(0, len(furniture) - inner - FREE) + min(ragged, MOST_RAGGED) // 2
    return SURE[signs] if signs < len(SURE) else UNSURE
