"""Reading -> pieces: the tables of rules, and the two rounds in which they are asked.

The first round takes what its own form gives away, wherever it stands. The second goes through what is left in
reading order and decides by place. First match wins: the order of each table is the house style.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.article import Label, Piece
from newsarchive.reading import Block
from newsarchive.rules import Rule, Seen, body, byline, dateline, dates, furniture, header, markup, photo
from newsarchive.rules.layout import arrange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.reading import Reading

__all__ = ["BY_FORM", "BY_PLACE", "MARKED", "label_blocks"]

MARKED = (
    Rule("head_part", markup.head_part),
    Rule("picture_part", markup.picture_part),
    Rule("byline_part", markup.byline_part),
    Rule("date_part", markup.date_part),
    Rule("advert", furniture.advert),
    Rule("copyright_line", furniture.copyright_line),
    Rule("tool_row", furniture.tool_row),
    Rule("read_also", furniture.read_also),
    Rule("service_line", furniture.service_line),
    Rule("crosshead_part", markup.crosshead_part),
    Rule("closing_code", byline.closing_code),
    Rule("question", body.question),
    Rule("speaker", body.speaker),
    Rule("body_part", markup.body_part),
)
"""What is asked about the blocks of a page, whose hints leave little to the other tables."""
BY_FORM = (
    Rule("fact_line", header.fact_line),
    Rule("mark_line", furniture.mark_line),
    Rule("advert", furniture.advert),
    Rule("copyright_line", furniture.copyright_line),
    Rule("tool_row", furniture.tool_row),
    Rule("date_line", dates.date_line),
    Rule("von_alone", byline.von_alone),
    Rule("names_under", byline.names_under),
    Rule("von_name", byline.von_name),
    Rule("source_line", byline.source_line),
    Rule("name_known_place", byline.name_known_place),
    Rule("role_names", byline.role_names),
    Rule("read_also", furniture.read_also),
    Rule("service_line", furniture.service_line),
    Rule("credit_first", photo.credit_first),
    Rule("credit_colon", photo.credit_colon),
    Rule("credit_sign", photo.credit_sign),
    Rule("agency_credit", photo.agency_credit),
    Rule("legend", photo.legend),
    Rule("after_tools", photo.after_tools),
    Rule("closing_code", byline.closing_code),
    Rule("agency_line", byline.agency_line),
    Rule("page_word", furniture.page_word),
)
BY_PLACE = (
    Rule("section_line", header.section_line),
    Rule("menu_line", header.menu_line),
    Rule("kicker_line", header.kicker_line),
    Rule("headline_line", header.headline_line),
    Rule("header_line", header.header_line),
    Rule("repeated_line", furniture.repeated_line),
    Rule("place_line", dateline.place_line),
    Rule("marked_heading", body.marked_heading),
    Rule("name_place", byline.name_place),
    Rule("names_alone", byline.names_alone),
    Rule("picture_words", photo.picture_words),
    Rule("above_credit", photo.above_credit),
    Rule("teaser_line", header.teaser_line),
    Rule("picture_line", header.picture_line),
    Rule("dateline", dateline.dateline),
    Rule("list_item", body.list_item),
    Rule("question", body.question),
    Rule("speaker", body.speaker),
    Rule("box", body.box),
    Rule("tail_line", furniture.tail_line),
    Rule("crosshead", body.crosshead),
    Rule("anything", body.anything),
)


def label_blocks(reading: Reading) -> tuple[Piece, ...]:
    """Return the pieces of ``reading`` in text order; they tile its non-blank code points."""
    pieces: list[Piece] = []
    blocks = ask(MARKED, reading.blocks, reading, pieces) if reading.format == "html" else reading.blocks
    left = ask(BY_FORM, blocks, reading, pieces)
    ask(BY_PLACE, left, reading, pieces)
    pieces.sort()
    return tuple(with_marks(reading.text, pieces))


def ask(table: Sequence[Rule], blocks: Sequence[Block], reading: Reading, pieces: list[Piece]) -> list[Block]:
    """Ask each rule of ``table`` about each block; add what they claim to ``pieces`` and return what is left."""
    left: list[Block] = []
    labels = {piece.label for piece in pieces}
    seen = Seen(reading, 0, pieces, list(blocks), labels)
    if table is BY_PLACE and blocks:
        seen.plan = arrange(blocks, pieces, titled=Label.HEADLINE in labels)
    for index, block in enumerate(blocks):
        seen.index = index
        todo = [block]
        for rule in table:
            rest: list[Block] = []
            for part in todo:
                claims = rule.see(part, seen)
                pieces.extend(claims)
                seen.labels.update(piece.label for piece in claims)
                rest.extend(unclaimed(part, claims) if claims else (part,))
            todo = rest
            if not todo:
                break
        left.extend(todo)
    return left


def unclaimed(block: Block, claims: Sequence[Piece]) -> list[Block]:
    """Return the parts of ``block`` between and around ``claims`` that are not blank."""
    rest: list[Block] = []
    at = block.start
    for end, resume in [*((piece.start, piece.end) for piece in claims), (block.end, block.end)]:
        text = block.text[at - block.start : end - block.start]
        if bare := text.strip():
            start = at + len(text) - len(text.lstrip())
            line = block.line + block.text.count("\n", 0, start - block.start)
            rest.append(
                Block(
                    start, start + len(bare), bare, line, 0 if start > block.start else block.gap, block.hint
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
            whole.append(Piece(start, start + len(bare), Label.SEPARATOR, "marks", 0.99))
        if piece is not None:
            whole.append(piece)
            at = piece.end
    return whole
