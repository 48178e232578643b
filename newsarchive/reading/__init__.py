"""Bytes of one document -> ``Reading``: the text to read, in blocks, with what the markup said about them.

One format a module. Every format ends in the same ``Block``s, so that every rule serves it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsarchive.article import Note

__all__ = ["Block", "Fact", "Reading", "read"]


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
    """A document made readable: its text, the blocks of it in reading order, and the facts stated elsewhere."""

    text: str
    blocks: tuple[Block, ...]
    format: str
    encoding: str
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = field(default=())


def read(raw: bytes, name: str | None = None, stated: str | None = None) -> Reading:
    """Read ``raw`` as the text of one article. Never raises.

    ``name``, a path or URL, helps to tell its format; ``stated`` is the format that its container says it has.
    """
    from newsarchive.reading.formats import reader_of  # noqa: PLC0415 - the readers import this module

    return reader_of(raw, name, stated)(raw)
