"""Pieces of the text -> the quotations in teaser and body, their spans in the whole text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsarchive.quotations.find import find_quotations
from newsarchive.types.pieces import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsarchive.types.pieces import Piece
    from newsarchive.types.quotation import Quotation

__all__ = ["quotations_of"]

READ = frozenset(
    (Label.TEASER, Label.PARAGRAPH, Label.LIST_ITEM, Label.QUOTE, Label.ANSWER, Label.BOX, Label.QUESTION)
)
LONGEST = 400_000
"""A longer text is no article; what is said in it is not looked for."""


def quotations_of(text: str, pieces: Sequence[Piece], fold: Callable[[str], str]) -> tuple[Quotation, ...]:
    """Return who says what in the parts that a reader reads as text.

    All else is blanked out by line ends, as many as it has letters, so that the places found are those of ``text``; a line end
    within a paragraph is none of its sentences' ends. ``fold`` makes words of a field of what is printed.
    """
    read = sorted((piece.start, piece.end) for piece in pieces if piece.label in READ)
    if not read or len(text) > LONGEST:
        return ()
    shown: list[str] = []
    at = 0
    for start, end in read:
        if start >= at:
            shown += ["\n" * (start - at), text[start:end].replace("\n", " ").replace("\r", " ")]
            at = end
    return tuple(
        replace(one, words=" … ".join(fold(text[start:end]) for start, end in one.spans))
        for one in find_quotations("".join(shown))
    )
