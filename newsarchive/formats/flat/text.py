"""Bytes of a text file -> ``Reading``."""

from __future__ import annotations

from unicodedata import is_normalized

from newsarchive.decoding.compose import compose
from newsarchive.decoding.decode import decode
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.flat.unknown_export import unknown_export
from newsarchive.formats.format import Format
from newsarchive.types.reading import Block, Reading

__all__ = ["FORMAT", "read_text"]


def read_text(raw: bytes, format_: str = "text") -> Reading:
    """Decode ``raw`` and cut it into blocks. Never raises: any bytes are some text."""
    found = decode(raw)
    odd = unknown_export(found.text)
    notes = (*found.notes, odd) if odd else found.notes
    return Reading(found.text, blocks_of(found.text), format_, found.encoding, notes=notes)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of ``text``, whose lines are measured with composed letters; their places are those in ``text``."""
    if is_normalized("NFC", text):
        return split_blocks(text)
    whole, origins = compose(text)
    return tuple(
        block._replace(start=origins[block.start], end=origins[block.end]) for block in split_blocks(whole)
    )


FORMAT = Format("text", lambda head: True, reads=read_text, vague=True)  # noqa: ARG005 - the last row: any bytes are some text
