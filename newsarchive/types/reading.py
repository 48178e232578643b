"""A document made readable: its text, its blocks in reading order, and the facts stated outside of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.types.pieces import Label, Piece

if TYPE_CHECKING:
    from newsarchive.types.article import Article, Note

__all__ = ["Block", "Fact", "Reading", "Text", "claim"]


class Text(NamedTuple):
    """Decoded text, without a byte order mark and otherwise as it came; the encoding it was read in; what was odd.

    ``utf-8+windows-1252`` is UTF-8 that was read as Windows-1252 and saved again, which was undone.
    """

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


class Block(NamedTuple):
    """A run of lines that belong together, with its place in the text.

    ``text`` is ``reading.text[start:end]``, unfolded, so that match positions are positions in the text; in flat text a line
    end between its lines is a blank, for a column or a tool put it there.
    ``line`` counts from 1; ``gap`` is the number of blank lines before the block (0: one line end only).
    ``hint`` is what markup said the block is: the value of a ``Label`` when that is certain (``headline``, ``caption``),
    or a weaker tag name (``h1``, ``h2``, ``p``, ``li``, ``blockquote``, ``strong``, ``aside``); empty for plain text.
    """

    start: int
    end: int
    text: str
    line: int
    gap: int = 1
    hint: str = ""


class Fact(NamedTuple):
    """A field that the document states outside of its text, and the place where: ``json-ld:datePublished``.

    ``field`` is a key of the record (``headline``, ``published``, ``authors``, ``url``, ``publisher`` …).
    """

    field: str
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document made readable: its text, the blocks of it in reading order, and the facts stated elsewhere.

    ``record`` is the article that a record of our own states whole; the hint of each block is then its label.
    """

    text: str
    blocks: tuple[Block, ...]
    format: str
    encoding: str
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = field(default=())
    record: Article | None = None


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
    return (Piece(start=first, end=first + len(bare), label=label, rule=rule, confidence=confidence),)
