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
    Rule("dateline_part", markup.dateline_part),
    Rule("advert", furniture.advert, 24),
    Rule("copyright_line", furniture.copyright_line, 200),
    Rule("tool_row", furniture.tool_row),
    Rule("read_also", furniture.read_also, 300),
    Rule("service_line", furniture.service_line, 250),
    Rule("crosshead_part", markup.crosshead_part),
    Rule("closing_code", byline.closing_code),
    Rule("question", body.question, 500),
    Rule("speaker", body.speaker),
    Rule("body_part", markup.body_part),
)
"""What is asked about the blocks of a page, whose hints leave little to the other tables."""
BY_FORM = (
    Rule("fact_line", header.fact_line),
    Rule("mark_line", furniture.mark_line, 40),
    Rule("advert", furniture.advert, 24),
    Rule("copyright_line", furniture.copyright_line, 200),
    Rule("date_line", dates.date_line, 160),
    Rule("tool_row", furniture.tool_row),
    Rule("von_links", byline.von_links, 600),
    Rule("von_alone", byline.von_alone, 40),
    Rule("names_under", byline.names_under, 160),
    Rule("von_name", byline.von_name, 220),
    Rule("source_line", byline.source_line, 90),
    Rule("name_known_place", byline.name_known_place, 90),
    Rule("role_names", byline.role_names, 220),
    Rule("read_also", furniture.read_also, 300),
    Rule("service_line", furniture.service_line, 250),
    Rule("credit_first", photo.credit_first, 600),
    Rule("credit_colon", photo.credit_colon, 600),
    Rule("credit_sign", photo.credit_sign, 600),
    Rule("agency_credit", photo.agency_credit, 90),
    Rule("legend", photo.legend, 600),
    Rule("after_tools", photo.after_tools, 600),
    Rule("closing_code", byline.closing_code),
    Rule("agency_line", byline.agency_line, 120),
    Rule("page_word", furniture.page_word, 60),
)
BY_PLACE = (
    Rule("section_line", header.section_line, 60),
    Rule("menu_line", header.menu_line),
    Rule("kicker_line", header.kicker_line),
    Rule("headline_line", header.headline_line, 140),
    Rule("header_line", header.header_line),
    Rule("repeated_line", furniture.repeated_line, 200),
    Rule("place_line", dateline.place_line, 50),
    Rule("marked_heading", body.marked_heading, 200),
    Rule("name_place", byline.name_place, 90),
    Rule("names_alone", byline.names_alone, 120),
    Rule("picture_words", photo.picture_words, 220),
    Rule("above_credit", photo.above_credit, 350),
    Rule("teaser_line", header.teaser_line),
    Rule("picture_line", header.picture_line, 300),
    Rule("dateline", dateline.dateline),
    Rule("list_item", body.list_item),
    Rule("question", body.question, 500),
    Rule("speaker", body.speaker),
    Rule("box", body.box),
    Rule("tail_line", furniture.tail_line, 130),
    Rule("crosshead", body.crosshead, 110),
    Rule("anything", body.anything),
)

FLAT = {"text", "docx", "rtf"}
"""Formats whose blocks carry no hints."""


def label_blocks(reading: Reading) -> tuple[Piece, ...]:
    """Return the pieces of ``reading`` in text order; they tile its non-blank code points."""
    pieces: list[Piece] = []
    blocks = ask(MARKED, reading.blocks, reading, pieces) if reading.format not in FLAT else reading.blocks
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
    quick = [(rule.longest, rule.see) for rule in table]
    for index, block in enumerate(blocks):
        seen.index = index
        todo = [block]
        size = len(block.text)
        for longest, see in quick:
            if size > longest:
                continue
            rest: list[Block] = []
            claimed = False
            for part in todo:
                claims = see(part, seen)
                if claims:
                    claimed = True
                    pieces.extend(claims)
                    seen.labels.update(piece.label for piece in claims)
                    rest.extend(unclaimed(part, claims))
                else:
                    rest.append(part)
            if claimed:
                todo = rest
                if not todo:
                    break
                size = max(len(part.text) for part in todo)
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
