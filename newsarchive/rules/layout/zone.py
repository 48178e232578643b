"""The blocks at the top of a text that no rule has claimed by its form, with what the rules found between them."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from newsarchive.rules.lexicon.datelines import is_place_line
from newsarchive.rules.seen import Zone
from newsarchive.types.pieces import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.pieces import Piece
    from newsarchive.types.reading import Block

__all__ = [
    "BY",
    "DATES",
    "PICTURE",
    "SENTENCE",
    "STOPS",
    "bin_of",
    "is_long",
    "read_zone",
    "text_start",
    "top_of",
]

WIDTH = 16
"""Blocks from the top that may be a header's."""
DEEPEST = 600
"""Blocks from the top among which a menu may stand above the headline."""
LOWEST_TEXT = 11
"""Blocks above the first long one that a header may have without a menu."""
ABOVE_TEXT = 11
"""Blocks above the first long one among which the headline is looked for below a menu."""
APART = 8
"""Blocks without a long one between them that make two clusters of long ones."""
LONG = 120
ABOVE_TITLE = 3
"""Blocks above a marked headline that may be its kicker or section."""
SENTENCE = re.compile(r"(?<!^\d)(?<!^\d\d)[.!?](?<=[a-zäöüß0-9)“\"»].)[“\"»]? +(?=[A-ZÄÖÜ„\"»«])")
"""Where a sentence ends and another begins; ``1. FC Musterau`` and ``3. Liga`` begin with a number, not with a sentence."""
PAGE_RULES = frozenset({"path_step", "count_line", "page_word"})
STOPS = '.!?“"»«”)'
EDGES = (0, 12, 25, 45, 80, 120, 180, 260, 360, 520)
"""Characters: sizes of blocks that mean different things in a header."""
BY = frozenset([Label.BYLINE])
DATES = frozenset([Label.PUBLISHED, Label.UPDATED])
PICTURE = frozenset([Label.CAPTION, Label.CREDIT])


def top_of(blocks: Sequence[Block]) -> int:
    """Return where the zone begins: at the first block, or below a page's menu, a little above its headline.

    That is the heading of the first order, as in Markdown, or stands above the first of the long blocks.
    """
    text = text_start(blocks)
    titles = [index for index, block in enumerate(blocks[:DEEPEST]) if block.hint == "h1"]
    if len(titles) > 1:
        titles = [index for index in titles if index <= text][-1:]
    if len(titles) == 1:
        return max(titles[0] - ABOVE_TITLE, 0)
    return max(text - ABOVE_TEXT, 0) if text > LOWEST_TEXT else 0


def text_start(blocks: Sequence[Block]) -> int:
    """Return the number of the first long block of the text itself: of the first cluster of long blocks that weighs enough."""
    first = next((index for index, block in enumerate(blocks[: LOWEST_TEXT + 1]) if is_long(block)), None)
    if first is not None and any(is_long(block) for block in blocks[first + 1 : first + APART]):
        return first
    starts: list[int] = []
    weights: list[int] = []
    last = -APART - 1
    for index, block in enumerate(blocks[:DEEPEST]):
        if not is_long(block):
            continue
        if index - last > APART:
            starts.append(index)
            weights.append(0)
        weights[-1] += len(block.text)
        last = index
    enough = max(weights, default=0) / 2
    return next((start for start, weight in zip(starts, weights, strict=True) if weight >= enough), 0)


def is_long(block: Block) -> bool:
    """Tell whether a block is text: long, and closed like a sentence or made of several."""
    size = len(block.text)
    return size > LONG and (
        block.text[-1] in STOPS or size > 2 * LONG or SENTENCE.search(block.text) is not None
    )


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
    return Zone(top, marks, is_page(top, marks, pieces))


def is_page(top: Sequence[Block], marks: Sequence[frozenset[Label]], pieces: Sequence[Piece]) -> bool:
    """Tell whether a zone has the traces of a web page: marks of headings or lists, or page parts in more places than one."""
    if any(block.hint for block in top):
        return True
    return sum(Label.FURNITURE in mark for mark in marks) > 1 or any(
        piece.rule in PAGE_RULES for piece in pieces
    )


def bin_of(text: str) -> int:
    """Return a number for the size of ``text``, 0 where there is none."""
    return bisect_left(EDGES, len(text))
