"""Bytes of a text file -> ``Reading``."""

from __future__ import annotations

from newsarchive.blocks import split_blocks
from newsarchive.decode import decode
from newsarchive.reading import Reading
from newsarchive.reading.unknown_export import unknown_export

__all__ = ["read_text"]


def read_text(raw: bytes) -> Reading:
    """Decode ``raw`` and cut it into blocks. Never raises: any bytes are some text."""
    found = decode(raw)
    odd = unknown_export(found.text)
    notes = (*found.notes, odd) if odd else found.notes
    return Reading(found.text, split_blocks(found.text), "text", found.encoding, notes=notes)
