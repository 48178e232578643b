"""The blocks at the top of a text that no rule has claimed by its form, with what the rules found between them."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.article import Label
from newsarchive.rules.dateline import is_place_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.article import Piece
    from newsarchive.reading import Block

__all__ = ["BY", "DATES", "PICTURE", "SENTENCE", "STOPS", "Features", "Zone", "bin_of", "read_zone", "top_of"]

WIDTH = 16
"""Blocks from the top that may be a header's."""
DEEPEST = 120
"""Blocks from the top among which a menu may stand above a marked headline."""
ABOVE_TITLE = 3
"""Blocks above a marked headline that may be its kicker or section."""
SENTENCE = re.compile(r"[.!?](?<=[a-zäöüß0-9)“\"»].)[“\"»]? +(?=[A-ZÄÖÜ„\"»«])")
STOPS = '.!?“"»«”)'
EDGES = (0, 12, 25, 45, 80, 120, 180, 260, 360, 520)
"""Characters: sizes of blocks that mean different things in a header."""
BY = frozenset([Label.BYLINE])
DATES = frozenset([Label.PUBLISHED, Label.UPDATED])
PICTURE = frozenset([Label.CAPTION, Label.CREDIT])
Features = dict[str, float]


class Zone(NamedTuple):
    """The first blocks that no rule has claimed, and what the rules found between each and the next.

    ``marks[i]`` holds the labels of the pieces between block ``i - 1`` and block ``i``; the last, those after the last block.
    """

    blocks: Sequence[Block]
    marks: Sequence[frozenset[Label]]


def top_of(blocks: Sequence[Block]) -> int:
    """Return where the zone begins: at the first block, or a little above the one heading of the first order, as in Markdown."""
    titles = [index for index, block in enumerate(blocks[:DEEPEST]) if block.hint == "h1"]
    return max(titles[0] - ABOVE_TITLE, 0) if len(titles) == 1 else 0


def read_zone(blocks: Sequence[Block], pieces: Sequence[Piece]) -> Zone:
    """Return the zone at the top of a text; ``pieces`` are in text order. A place in a line of its own is left out."""
    places = [block.start for block in blocks[:WIDTH] if is_place_line(block)]
    top = [block for block in blocks[:WIDTH] if block.start not in places]
    marks: list[frozenset[Label]] = []
    at, count = 0, len(pieces)
    for block in top:
        found = set()
        while at < count and pieces[at].start < block.start:
            found.add(pieces[at].label)
            at += 1
        if places and places[0] < block.start:
            found.add(Label.DATELINE)
            places = places[1:]
        marks.append(frozenset(found))
    limit = blocks[WIDTH].start if len(blocks) > WIDTH else math.inf
    marks.append(frozenset(piece.label for piece in pieces[at : at + 12] if piece.start < limit))
    return Zone(top, marks)


def bin_of(text: str) -> int:
    """Return a number for the size of ``text``, 0 where there is none."""
    return bisect_left(EDGES, len(text))
