"""The table of rules: small named recognisers of the forms German press text takes.

A rule looks at what is left of one block and returns the pieces it claims; what it leaves over goes to the next.
All rules are pure, share one signature, and are named for what they see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsarchive.article import Label, Piece

if TYPE_CHECKING:
    from newsarchive.reading import Block, Reading
    from newsarchive.rules.layout import Plan

__all__ = ["Claims", "Seen", "claim"]

Claims = Sequence[Piece]
"""Pieces in text order, inside the block, not overlapping; empty when the rule does not see its form."""


@dataclass(slots=True)
class Seen:
    """What a rule may know besides its block: the whole reading, where we are, and what was labelled so far.

    ``plan`` is what the arrangement of the first blocks says they are, ``formed`` what the rounds before have found, in text
    order; only the second round has them.
    ``parts`` is what the table's rules are asked about in this round, in reading order, and ``index`` the place in it.
    """

    reading: Reading
    index: int
    pieces: list[Piece]
    parts: list[Block] = field(default_factory=list)
    labels: set[Label] = field(default_factory=set)
    plan: Plan | None = None
    formed: list[Piece] = field(default_factory=list)

    def has(self, label: Label) -> bool:
        """Tell whether a piece found so far carries ``label``."""
        return label in self.labels

    def part(self, offset: int) -> Block | None:
        """Return the part ``offset`` places after the one in hand (before it when negative), if there is one."""
        at = self.index + offset
        return self.parts[at] if 0 <= at < len(self.parts) else None


def claim(  # noqa: PLR0913, PLR0917 - the fields of a piece, and the block it is cut from
    block: Block, start: int, end: int, label: Label, rule: str, confidence: float
) -> tuple[Piece, ...]:
    """Return the piece ``block.text[start:end]`` without blanks around it, or nothing where only blanks are."""
    printed = block.text[start:end]
    bare = printed.strip()
    if not bare:
        return ()
    first = block.start + start
    if len(bare) < len(printed):
        first += len(printed) - len(printed.lstrip())
    return (Piece(first, first + len(bare), label, rule, confidence),)
