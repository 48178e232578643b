"""Reading -> pieces: the tables of rules, and the two rounds in which they are asked.

The first round takes what its own form gives away, wherever it stands. The second goes through what is left in
reading order and decides by place. First match wins: the order of each table is the house style.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import is_normalized

from newsarchive.parser.composed import composed, in_original, with_plain_blanks
from newsarchive.rules.forms.page_break import PAGE_BREAKS, across_pages
from newsarchive.rules.layout.choice import arrange
from newsarchive.rules.layout.described import DESCRIPTION
from newsarchive.rules.order import BY_FORM, BY_PLACE, FLAT, MARKED
from newsarchive.rules.seen import Seen
from newsarchive.types.pieces import Label, Piece
from newsarchive.types.reading import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.rules.table import Rule, Table
    from newsarchive.types.reading import Reading

__all__ = ["label_blocks"]


def label_blocks(reading: Reading) -> tuple[Piece, ...]:
    """Return the pieces of ``reading`` in text order; they tile its non-blank code points.

    The rules see composed letters and plain blanks; the spans point into the text as it came.
    """
    if is_normalized("NFC", reading.text):
        return label_composed(with_plain_blanks(reading))
    whole, origins = composed(reading)
    return in_original(label_composed(with_plain_blanks(whole)), origins)


def label_composed(reading: Reading) -> tuple[Piece, ...]:
    """Return the pieces of a reading whose letters are composed."""
    pieces: list[Piece] = []
    blocks = ask(MARKED, reading.blocks, reading, pieces) if reading.format not in FLAT else reading.blocks
    described = [block for block in blocks[:16] if block.hint == DESCRIPTION]
    left = ask(BY_FORM, [block for block in blocks if block not in described], reading, pieces)
    ask(BY_PLACE, [*described, *left], reading, pieces)
    pieces.sort()
    if any(piece.rule in PAGE_BREAKS for piece in pieces):
        pieces = across_pages(reading.text, pieces)
    return tuple(with_marks(reading.text, pieces))


def ask(table: Table, blocks: Sequence[Block], reading: Reading, pieces: list[Piece]) -> list[Block]:
    """Ask the rules of ``table`` about each block; add what they claim to ``pieces`` and return what is left."""
    left: list[Block] = []
    labels = {piece.label for piece in pieces}
    seen = Seen(reading=reading, index=0, pieces=pieces, parts=list(blocks), labels=labels)
    if table is BY_PLACE and blocks:
        others = [piece for piece in pieces if piece.rule not in PAGE_BREAKS]
        seen.plan = arrange(blocks, others, titled=Label.HEADLINE in labels)
        seen.formed = sorted(pieces)
    state, count = table.state(labels), len(labels)
    for index, block in enumerate(blocks):
        seen.index = index
        for place, rule in table.likely(block, state):
            claims = rule.see(block, seen)
            if claims:
                take(claims, seen)
                left += ask_on(table.rules[place + 1 :], unclaimed(block, claims, reading.text), seen)
                break
        else:
            left.append(block)
        if len(labels) > count:
            state, count = table.state(labels), len(labels)
    return left


def ask_on(rules: Sequence[Rule], parts: list[Block], seen: Seen) -> list[Block]:
    """Ask the rest of a table about the parts of a block that an earlier rule has left over; return what is left of them."""
    todo = parts
    for rule in rules:
        if not todo or max(len(part.text) for part in todo) > rule.longest:
            continue
        rest: list[Block] = []
        for part in todo:
            claims = rule.see(part, seen)
            if claims:
                take(claims, seen)
                rest += unclaimed(part, claims, seen.reading.text)
            else:
                rest.append(part)
        todo = rest
    return todo


def take(claims: Sequence[Piece], seen: Seen) -> None:
    """Add what a rule claims to what was seen."""
    seen.pieces.extend(claims)
    seen.labels.update([piece.label for piece in claims])


def unclaimed(block: Block, claims: Sequence[Piece], whole: str) -> list[Block]:
    """Return the parts of ``block`` of the text ``whole`` between and around ``claims`` that are not blank."""
    if len(claims) == 1 and claims[0].start == block.start and claims[0].end == block.end:
        return []
    rest: list[Block] = []
    at = block.start
    for end, resume in [*((piece.start, piece.end) for piece in claims), (block.end, block.end)]:
        text = block.text[at - block.start : end - block.start]
        if bare := text.strip():
            start = at + len(text) - len(text.lstrip())
            line = block.line + whole.count("\n", block.start, start)
            rest.append(
                Block(
                    start=start,
                    end=start + len(bare),
                    text=bare,
                    line=line,
                    gap=0 if start > block.start else block.gap,
                    hint=block.hint,
                )
            )
        at = resume
    return rest


def with_marks(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Fill the holes between ``pieces`` that hold a reader's or a tool's marks (``#``, ``*``, ``---``)."""
    whole: list[Piece] = []
    at = 0
    for piece in [*pieces, None]:
        stop = len(text) if piece is None else piece.start
        hole = text[at:stop]
        if bare := hole.strip():
            start = at + len(hole) - len(hole.lstrip())
            whole.append(
                Piece(
                    start=start, end=start + len(bare), label=Label.SEPARATOR, rule="marks", confidence=0.99
                )
            )
        if piece is not None:
            whole.append(piece)
            at = piece.end
    return whole
