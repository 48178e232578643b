"""Bytes of a text file -> ``Reading``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.blocks import split_blocks
from newsarchive.reading import Reading

if TYPE_CHECKING:
    from newsarchive.article import Note

__all__ = ["read_text"]


def read_text(raw: bytes) -> Reading:
    """Decode ``raw`` and cut it into blocks. Never raises: any bytes are some text."""
    text, encoding, notes = decode_text(raw)
    return Reading(text, split_blocks(text), "text", encoding, notes=notes)


def decode_text(raw: bytes) -> tuple[str, str, tuple[Note, ...]]:
    """Return the text, the name of its encoding, and what was repaired."""
    try:
        from newsarchive.decode import decode  # noqa: PLC0415 - its libraries are slow to import
    except ModuleNotFoundError:
        try:
            return raw.decode("utf-8-sig"), "utf-8", ()
        except UnicodeDecodeError:
            return raw.decode("cp1252", "replace"), "windows-1252", ()
    found = decode(raw)
    return found.text, found.encoding, found.notes
