"""What a rule is given and what it returns: what was seen so far, and the pieces it claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.types.pieces import Label, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.types.reading import Block, Reading

__all__ = ["Choice", "Claims", "Features", "Plan", "Seen", "Zone"]

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


class Choice(NamedTuple):
    """The offset where the chosen block starts, -1 where there is none, and how likely the choice is right."""

    start: int
    sure: float


@dataclass(frozen=True)
class Plan:
    """What the first blocks are: those above the headline and between it and the teaser by their offsets, and the two choices.

    ``headline.start`` is -1 where the headline is stated elsewhere. ``teaser.start`` is -1 where there is no teaser in a
    block of its own: it may stand in the headline's line. ``tail`` is the offset below which a page has only its foot, or -1.
    """

    zone: Zone
    headline: Choice
    teaser: Choice
    above: Mapping[int, Label]
    between: Mapping[int, Label]
    tail: int = -1


Features = dict[str, float]


class Zone(NamedTuple):
    """The first blocks that no rule has claimed, and what the rules found between each and the next.

    ``page`` says that it has the traces of a web page, which sets menus above a headline, and byline, date and picture above
    the teaser as well as below. ``marks[i]`` holds the labels of the pieces between block ``i - 1`` and block ``i``; the last, those after the last block.
    """

    blocks: Sequence[Block]
    marks: Sequence[frozenset[Label]]
    page: bool = False

    def known(self, signs: Features) -> Features:
        """Return ``signs`` as the weights know them: on a page each counts for something else as well."""
        if self.page:
            signs.update({f"page_{name}": value for name, value in signs.items()})
        return signs
