"""The table of rules: small named recognisers of the forms German press text takes.

A rule looks at what is left of one block and returns the pieces it claims; what it leaves over goes to the next.
All rules are pure, share one signature, and are named for what they see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsarchive.article import Label, Piece
from newsarchive.reading import Block, Reading

__all__ = ["Claims", "Rule", "Seen"]

Claims = Sequence[Piece]
"""Pieces in text order, inside the block, not overlapping; empty when the rule does not see its form."""


@dataclass(slots=True)
class Seen:
    """What a rule may know besides its block: the whole reading, where we are, and what was labelled so far."""

    reading: Reading
    index: int
    pieces: list[Piece]

    def has(self, label: Label) -> bool:
        """Tell whether a piece before this block carries ``label``."""
        return any(piece.label is label for piece in self.pieces)


class Rule(NamedTuple):
    """A named recogniser. The name is what ``explain`` prints, and the name of the function that decides."""

    name: str
    see: Callable[[Block, Seen], Claims]
