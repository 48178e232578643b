"""Blocks -> where the tail of a page begins: what stands apart below the article's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_list
from newsarchive.rules.layout.zone import STOPS, is_long, text_start
from newsarchive.types.pieces import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.pieces import Piece
    from newsarchive.types.reading import Block

__all__ = ["tail_start"]

APART = 10
"""Short blocks between two long ones that end a text,"""
RESUMES = 0.35
"""unless what follows has at least this share of the text's length before another such gap."""
LEAST_TAIL = 3
LEAST_TEXT = 400
"""Characters of a text that is long enough for its end to be seen."""
LEAST_SENTENCE = 40
COMMENTS = re.compile(rf"{one_of(word_list(__file__, 'tail'))}\b.{{0,40}}$")


def tail_start(blocks: Sequence[Block], pieces: Sequence[Piece]) -> int:
    """Return the offset where the tail of a page begins below its text; -1 where there is none to be seen.

    ``pieces`` are those that the rules by form have found: a page's parts among them tell its foot too.
    """
    start = text_start(blocks)
    last, weight = start, 0
    for index in range(start, len(blocks)):
        block = blocks[index]
        if weight > LEAST_TEXT and COMMENTS.match(block.text):
            break
        if not is_long(block):
            continue
        if index - last > APART:
            ahead = sum(len(other.text) for other in blocks[index : index + APART] if is_long(other))
            if ahead < RESUMES * weight:
                break
        weight += len(block.text)
        last = index
    if weight < LEAST_TEXT:
        return -1
    at = last + 1
    while at < len(blocks) and belongs(blocks[at]):
        at += 1
    if at == len(blocks):
        return -1
    known = sum(piece.label is Label.FURNITURE and piece.start > blocks[last].start for piece in pieces)
    return blocks[at].start if len(blocks) - at + known >= LEAST_TAIL else -1


def belongs(block: Block) -> bool:
    """Tell whether a short block below the last long one is the text's own: a sentence, an item of a list, a closing code."""
    text = block.text
    if text[0] in "(„»«" and text[-1] in ")“«»":
        return True
    return (len(text) > LEAST_SENTENCE and text[-1] in STOPS) or (
        block.hint == "li" and len(text) > LEAST_SENTENCE
    )
